"""The particular events that a document tells of, each once, with date, place, parent and who took part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from flows.text.happenings.event_acts import acts, launched
from flows.text.happenings.event_dates import Dated
from flows.text.happenings.event_days import day_before, joined
from flows.text.happenings.event_filling import fill
from flows.text.happenings.event_links import date_of, status_of
from flows.text.happenings.event_others import others
from flows.text.happenings.event_parents import parents
from flows.text.happenings.event_phrases import Phrase, phrases
from flows.text.happenings.event_places import Location, location_of
from flows.text.happenings.event_register import Known, Register, best_name, best_place
from flows.text.happenings.event_series import Series, series, titled
from flows.text.happenings.event_settings import Setting, settings
from flows.text.happenings.event_talks import briefed, given, heard
from flows.text.happenings.event_tests import is_headline, is_particular
from flows.text.happenings.event_words import words
from flows.text.happenings.participants import participants
from flows.text.names.model import Event, Mention, Part

_TITLES = ("title", "subtitle", "heading")
_SKIPPED = ("credit",)
# So many paragraphs tell what a document is about.
_LEAD = 4
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
            if setting.part.kind not in (*_TITLES, *_SKIPPED, "caption"):
                self._read(setting, heading)
            heading = setting.text[:200]
        for setting in self.settings:
            if setting.part.kind == "caption":
                self._read(setting, "")
        self._others()
        self._briefed()
        for setting in self.settings:
            if setting.part.kind in _TITLES:
                self._title(setting)
        for known in self.register.known:
            self._name(known)
        self._sitting()
        parents(self.register, self.settings, self.named)
        fill(self.register, self.settings, self.published_on)
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

    def _others(self) -> None:
        main = self.register.main()
        for setting in self.settings:
            if setting.part.kind == "paragraph":
                here = [known for known in self.register.known if setting.number in known.last_in]
                for phrase in others(setting, main, here):
                    if not any(other.start < phrase.end and phrase.start < other.end for other in self._in(setting)):
                        self._take(phrase, self._in(setting))

    def _in(self, setting: Setting) -> list[Phrase]:
        return [phrase for phrase, _ in self.named.get(setting.number, [])]

    def _briefed(self) -> None:
        """A briefing that only a verb tells of, where no meeting is told of that it was a part of."""
        body = [setting for setting in self.settings if setting.part.kind == "paragraph"][:_LEAD]
        led = {setting.number for setting in body[:2]}
        told = next((phrase for setting in body[:1] for phrase in heard(setting)), None)
        if told is not None and not any(self._is_it(known, led) for known in self.register.known):
            self._take(told, self._in(told.setting))
            return
        if any(
            known.kind != "visit" and (known.kind == "briefing" or led & set(known.last_in))
            for known in self.register.known
        ):
            return
        phrase = next((phrase for tell in (briefed, given) for setting in body for phrase in tell(setting)), None)
        if phrase is None or any(known.kind == "adoption" and known.dated is None for known in self.register.known):
            return
        self._take(phrase, self._in(phrase.setting))

    def _is_it(self, known: Known, led: set[int]) -> bool:
        """Whether an event may be the one at which a first sentence says that a body was briefed."""
        first = known.phrases[0]
        if known.kind in ("visit", "adoption") or (known.dated is None and first.determiner in ("a", "an")):
            return False
        return known.kind == "briefing" or bool(led & set(known.last_in))

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
            return self.register.titled(phrase, dated)
        if phrase.determiner in ("a", "an") and not phrase.is_proper:
            return self.register.headed(phrase, dated, location)
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
        known.location = Location(city, country, mine.venue or location.venue, mine.town or location.town)

    def _title(self, setting: Setting) -> None:
        for phrase in phrases(setting):
            if phrase.head in words("part") or phrase.determiner in words("vague"):
                continue
            known = self.register.find(phrase, None, Location())
            if known is None and not self.register.known and is_headline(phrase):
                known = self.register.add(Event(phrase.name, phrase.kind, []), phrase)
                self._learn(known, phrase, None, location_of(phrase, []))
                self._lead(known)
            elif known is not None:
                known.take(phrase)
                self._learn(known, phrase, None, Location())

    def _lead(self, known: Known) -> None:
        """The day that the first paragraph begins with, for an event that only the title names."""
        setting = next((each for each in self.settings if each.part.kind == "paragraph"), None)
        dated = None if setting is None else next(iter(setting.dated(0, 40)), None)
        if (
            setting is None
            or dated is None
            or re.fullmatch(r"(?:On|From|In|Between)\s", setting.text[: dated.start]) is None
        ):
            return
        known.dated = dated
        known.event.date_place = setting.place(dated.start, dated.end)

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
            and (
                known.phrases[0].determiner == "vote"
                or (known.phrases[0].determiner == "the" and known.phrases[0].name.startswith("adoption of resolution"))
            )
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
