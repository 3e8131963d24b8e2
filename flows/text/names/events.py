"""The particular events that a document tells of, each once, with date, place, parent and who took part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from flows.text.dates import WEEKDAYS
from flows.text.names.event_acts import acts, launched
from flows.text.names.event_dates import Dated, day_of
from flows.text.names.event_days import begun, day_before, joined
from flows.text.names.event_links import date_of, status_of, with_year
from flows.text.names.event_parents import parents
from flows.text.names.event_phrases import Phrase, phrases, premodifier_year
from flows.text.names.event_places import Location, location_of
from flows.text.names.event_register import Known, Register, best_name, best_place
from flows.text.names.event_series import Series, series, titled
from flows.text.names.event_settings import Setting, settings
from flows.text.names.event_tests import is_particular
from flows.text.names.event_words import words
from flows.text.names.model import COUNTRY, Event, Mention, Part
from flows.text.names.participants import participants

_TITLES = ("title", "subtitle", "heading")
_SKIPPED = ("credit",)
# What stands further away is not looked at.
_NEAR = 700


def events(parts: Sequence[Part], mentions: Sequence[Mention], published_on: date | None) -> list[Event]:
    """The events of a document in the order in which they are first named.

    `mentions` are sorted and do not overlap; `published_on` is the document's own day, by which "today", a weekday
    and what is still to come are told.
    """
    reader = _Reader(settings(parts, mentions, published_on), published_on)
    return reader.events()


class _Reader:
    def __init__(self, read: list[Setting], published_on: date | None) -> None:
        self.settings, self.published_on = read, published_on
        self.register = Register()
        self.series: list[tuple[Series, list[Known]]] = []
        self.named: dict[int, list[tuple[Phrase, Known]]] = {}

    def events(self) -> list[Event]:
        """All of them, filled in."""
        heading = ""
        for setting in self.settings:
            if setting.part.kind not in (*_TITLES, *_SKIPPED):
                self._read(setting, heading)
            heading = setting.text[:200]
        for setting in self.settings:
            if setting.part.kind in _TITLES:
                self._title(setting)
        for known in self.register.known:
            self._name(known)
        self._sitting()
        parents(self.register, self.settings, self.named)
        for known in self.register.known:
            self._fill(known)
        participants(self.register, self.settings, self.named, self.series)
        return [known.event for known in self.register.known]

    def _read(self, setting: Setting, heading: str) -> None:
        told = acts(setting, heading)
        listed = series(setting)
        items = [item for each in listed for item in each.items]
        plain = [launched(titled(phrase)) for phrase in phrases(setting)]
        others = [*told, *items]
        covered = bytearray(len(setting.text) + 1)
        for other in others:
            stop = max(other.end, other.until or 0)
            covered[other.start : stop] = b"\1" * (stop - other.start)
        plain = [phrase for phrase in plain if not covered[phrase.head_at]]
        found = sorted([*others, *plain], key=lambda phrase: phrase.start)
        starts = [phrase.start for phrase in found]
        for phrase in found:
            low = bisect_left(starts, phrase.start - _NEAR)
            self._take(phrase, found[low : bisect_left(starts, phrase.start + _NEAR, low)])
        for each in listed:
            known = [
                known for item in each.items for phrase, known in self.named.get(setting.number, []) if phrase is item
            ]
            self.series.append((each, known))

    def _take(self, phrase: Phrase, others: Sequence[Phrase]) -> None:
        if phrase.head in words("part") or phrase.determiner in words("vague") or phrase.determiner == "number":
            return
        dated, location = date_of(phrase, others), location_of(phrase, others)
        known = self._in_brackets(phrase) or self._again(phrase, dated, location)
        if known is None:
            if not is_particular(phrase, dated, location, self.published_on, self.register.has_vote):
                return
            known = self.register.add(Event(phrase.name, phrase.kind, []), phrase)
            dated = dated or day_before(phrase)
        else:
            known.take(phrase if self._in_brackets(phrase) is None else replace(phrase, is_proper=False))
        self._learn(known, phrase, dated, location)

    def _in_brackets(self, phrase: Phrase) -> Known | None:
        """The event whose other name stands in brackets behind its first ("the Summit (8th International Meeting)")."""
        last = self.named.get(phrase.setting.number, [])[-1:]
        between = phrase.setting.text[last[0][0].end : phrase.begin] if last else ""
        return last[0][1] if between in (" (", " (“") else None

    def _again(self, phrase: Phrase, dated: Dated | None, location: Location) -> Known | None:
        if phrase.title is not None:
            return self.register.titled(phrase.title)
        if phrase.determiner in ("a", "an") and not phrase.is_proper:
            return None
        if phrase.determiner == "" and not phrase.is_proper and not phrase.is_attribute:
            is_first = phrase.sentence[0] == phrase.begin and phrase.setting.part.kind not in ("caption", "title")
            if is_first or not phrase.name[:1].isupper():
                return None
        known = self.register.find(phrase, dated, location)
        if known is not None and phrase.setting.is_rule and not phrase.is_proper:
            return known if phrase.setting.number in known.last_in and phrase.is_bare else None
        return known

    def _learn(self, known: Known, phrase: Phrase, dated: Dated | None, location: Location) -> None:
        self.named.setdefault(phrase.setting.number, []).append((phrase, known))
        known.event.places.append(phrase.place)
        whole = joined(known.dated, dated) if dated is not None and known.dated is not None else None
        if whole is not None:
            known.dated = whole  # the words stay those of the first
        elif dated is not None and (known.dated is None or (known.dated.starts_on is None and dated.starts_on)):
            known.dated = dated
            known.event.date_place = phrase.setting.place(dated.start, dated.end)
        mine = known.location
        city, country = mine.city or location.city, mine.country or location.country
        known.location = Location(city, country, mine.venue or location.venue)

    def _title(self, setting: Setting) -> None:
        for phrase in phrases(setting):
            if phrase.head in words("part") or phrase.determiner in words("vague"):
                continue
            known = self.register.find(phrase, None, Location())
            if known is not None:
                known.take(phrase)
                self._learn(known, phrase, None, Location())

    def _name(self, known: Known) -> None:
        best = best_name(known.phrases)
        known.event.name = self._in_full(best)
        best = best_place(known, best)
        if best.place in known.event.places:
            known.event.places.remove(best.place)
        known.event.places.insert(0, best.place)
        first = next((phrase for phrase in known.phrases if phrase.setting.part.kind not in _TITLES), known.phrases[0])
        known.event.status = status_of(first)

    def _in_full(self, phrase: Phrase) -> str:
        """The name; of "the Strategy" the longest name in the document that ends so."""
        if not phrase.name.startswith("adoption of the ") or phrase.title is None:
            return phrase.name
        short = phrase.name.removeprefix("adoption of the ")
        full = re.compile(rf"(?:[A-Z][\w‑-]*\s){{1,8}}{re.escape(short)}\b")
        found = [match[0].removeprefix("The ") for setting in self.settings for match in full.finditer(setting.text)]
        return "adoption of the " + max([short, *found], key=len)

    def _sitting(self) -> None:
        """Give a sitting and the vote taken in it the document's own day."""
        sitting = next((known for known in self.register.known if known.phrases[0].determiner == "sitting"), None)
        voted = [
            known
            for known in self.register.known
            if known.kind == "adoption"
            and known.phrases[0].determiner == "the"
            and known.phrases[0].name.startswith("adoption of resolution")
            and known.dated is None
        ]
        for known in voted:
            today = self._today()
            if today is not None:
                setting, known.dated = today
                known.event.date_place = setting.place(known.dated.start, known.dated.end)
            if sitting is not None:
                known.event.parent = sitting.event
        if sitting is not None and self.published_on is not None:
            sitting.event.starts_on = sitting.event.ends_on = self.published_on
            sitting.event.date_precision = "day"

    def _today(self) -> tuple[Setting, Dated] | None:
        for setting in self.settings[:6]:
            for dated in setting.dates:
                if setting.text[dated.start : dated.end] == "today":
                    return setting, dated
        return None

    def _fill(self, known: Known) -> None:
        event, dated = known.event, known.dated
        if dated is None:
            dated = self._year_of(known)
        if dated is not None:
            if (dated.starts_on is None) != (dated.ends_on is None):
                dated = begun(known, dated)
            if dated.starts_on is None and event.parent is not None:
                dated = self._of_parent(known, dated)
            dated = self._coming(event, dated)
            event.starts_on, event.ends_on = dated.starts_on, dated.ends_on
            event.date_precision = dated.precision if dated.starts_on or dated.ends_on else None
        if event.status != "cancelled" and self.published_on is not None:
            last = event.ends_on or event.starts_on
            if last is not None and last < self.published_on:
                event.status = "held"
            elif event.starts_on is not None and event.starts_on > self.published_on:
                event.status = "planned"
        city, country = known.location.city, known.location.country
        if city is not None:
            event.city, event.city_place, event.place = city.surface, city.place, city.entity
        elif known.location.venue is not None:
            event.place = known.location.venue.entity
        if country is not None and country.entity.kind == COUNTRY:
            event.country, event.country_place = country.entity, country.place

    def _coming(self, event: Event, dated: Dated) -> Dated:
        """A bare weekday of something still to come is the next one."""
        day, place = self.published_on, event.date_place
        if (
            event.status != "planned"
            or day is None
            or place is None
            or dated.starts_on is None
            or dated.ends_on is None
        ):
            return dated
        if place.slice([setting.part for setting in self.settings]) not in WEEKDAYS or dated.starts_on >= day:
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
