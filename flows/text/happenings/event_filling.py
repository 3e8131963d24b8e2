"""What is known of each event at the end, put into it: days, status, city and State."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from flows.text.dates import WEEKDAYS
from flows.text.happenings.event_dates import Dated, day_of
from flows.text.happenings.event_days import begun
from flows.text.happenings.event_links import with_year
from flows.text.happenings.event_phrases import Phrase, premodifier_year
from flows.text.happenings.event_places import Location
from flows.text.happenings.event_register import Known, Register
from flows.text.happenings.event_settings import Setting
from flows.text.names.model import COUNTRY, Mention

_TAKEN = re.compile(r"\b(?:taken|made|undertaken|adopted)\sby\s(?:the\s)?(?:Government\sof\s)?(?:the\s)?$")
_FROM_VISIT = re.compile(
    r"\s(?:to|in)\s(?:implement(?:ing)?|address(?:ing)?|follow(?:ing)?\sup\son)\s[^.;,]{0,60}?recommendations\s(?:\w+\s)?"
    r"(?:from|of|during|following|after)\s(?:the\s)?"
)


def fill(register: Register, settings: Sequence[Setting], published_on: date | None) -> None:
    """Fill in all events; the document's own day tells what is still to come."""
    for known in register.known:
        _Filling(register, settings, published_on).fill(known)


class _Filling:
    def __init__(self, register: Register, settings: Sequence[Setting], published_on: date | None) -> None:
        self.register, self.settings, self.published_on = register, settings, published_on

    def fill(self, known: Known) -> None:
        """Fill in one."""
        event = known.event
        dated = known.dated or self._year_of(known)
        if dated is not None:
            self._date(known, dated)
        if event.status != "cancelled" and self.published_on is not None:
            last = event.ends_on or event.starts_on
            if last is not None and last < self.published_on:
                event.status = "held"
            elif event.starts_on is not None and event.starts_on > self.published_on:
                event.status = "planned"
        city, country = known.location.city, known.location.country
        if city is not None:
            event.city, event.city_place, event.place = city.surface, city.place, city.entity
        elif (town := known.location.town) is not None:
            event.city, event.city_place = self.settings[town.part].text[town.start : town.end], town
        elif known.location.venue is not None:
            event.place = known.location.venue.entity
        if city is None and country is None and known.kind == "visit" and known.phrases[0].is_short:
            country = self._visited_before(known)
        if known.kind == "adoption" and known.dated is None and known.location == Location():
            city, country = self._there(known)
            if city is not None:
                event.city, event.city_place, event.place = city.surface, city.place, city.entity
        if country is None and city is None and known.kind == "visit":
            country = next((state for phrase in known.phrases if (state := self._assessed(phrase)) is not None), None)
        if country is not None and country.entity.kind == COUNTRY:
            event.country, event.country_place = country.entity, country.place

    def _there(self, known: Known) -> tuple[Mention | None, Mention | None]:
        """City and State of the gathering at which a text was adopted."""
        whole = next((other for other in self.register.known if other.event is known.event.parent), None)
        return (None, None) if whole is None else (whole.location.city, whole.location.country)

    def _assessed(self, phrase: Phrase) -> Mention | None:
        """The State that acts on what a visit recommended ("steps taken by Kenya to implement the recommendations")."""
        start = phrase.sentence[0]
        for state in reversed(phrase.setting.within(max(start, phrase.begin - 160), phrase.begin)):
            if state.entity.kind == COUNTRY:
                lead = phrase.setting.text[max(start, state.place.start - 60) : state.place.start]
                behind = phrase.setting.text[state.place.end : phrase.begin]
                is_its = _TAKEN.search(lead) is not None and _FROM_VISIT.fullmatch(behind) is not None
                return state if is_its else None
        return None

    def _visited_before(self, known: Known) -> Mention | None:
        """The State of the visit told of just before ("..., following a first visit in 2014")."""
        number, start = known.phrases[0].setting.number, known.phrases[0].start
        visits = [
            other for other in self.register.known if other.kind == "visit" and other.location.country is not None
        ]
        here = [other for other in visits if any(
            phrase.setting.number == number and phrase.start < start for phrase in other.phrases
        )]  # fmt: skip
        found = here or visits
        return found[-1].location.country if here or len(found) == 1 else None

    def _date(self, known: Known, dated: Dated) -> None:
        event = known.event
        if (dated.starts_on is None) != (dated.ends_on is None):
            dated = begun(known, dated)
        if dated.starts_on is None and event.parent is not None:
            dated = self._of_parent(known, dated)
        dated = self._coming(known, dated)
        event.starts_on, event.ends_on = dated.starts_on, dated.ends_on
        event.date_precision = dated.precision if dated.starts_on or dated.ends_on else None

    def _coming(self, known: Known, dated: Dated) -> Dated:
        """A bare weekday of something still to come is the next one, and so is a day without a year."""
        day, place = self.published_on, known.event.date_place
        if known.event.status != "planned" or day is None or place is None:
            return dated
        if dated.yearless is not None and dated.starts_on is None:
            year = day.year + ((dated.yearless[0], dated.yearless[1]) < (day.month, day.day))
            return with_year(dated, year)
        if dated.starts_on is None or dated.ends_on is None or dated.starts_on >= day:
            return dated
        if place.slice([setting.part for setting in self.settings]) not in WEEKDAYS:
            return dated
        return replace(dated, starts_on=dated.starts_on + timedelta(days=7), ends_on=dated.ends_on + timedelta(days=7))

    def _year_of(self, known: Known) -> Dated | None:
        """The year that stands in a name ("the 2023 Counter-Terrorism Week")."""
        for phrase in known.phrases:
            place = premodifier_year(phrase)
            if place is not None:
                year = int(phrase.setting.text[slice(*place)])
                known.event.date_place = phrase.setting.place(*place)
                return Dated(*place, day_of(year, 1, 1), day_of(year, 12, 31), "year")
        return None

    def _of_parent(self, known: Known, dated: Dated) -> Dated:
        parent = next((other for other in self.register.known if other.event is known.event.parent), None)
        own = None if parent is None else parent.dated or self._year_of(parent)
        if own is None or own.starts_on is None or own.ends_on is None or own.starts_on.year != own.ends_on.year:
            return dated
        return with_year(dated, own.starts_on.year)
