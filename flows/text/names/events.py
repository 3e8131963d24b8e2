"""The particular events that a document tells of, each once, with date, place, parent and who took part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from flows.text.names.event_acts import acts, launched
from flows.text.names.event_dates import Dated, day_of
from flows.text.names.event_links import DAYS, Location, date_of, location_of, status_of, with_year
from flows.text.names.event_parents import parents
from flows.text.names.event_phrases import Phrase, Setting, phrases, premodifier_year, settings
from flows.text.names.event_register import Known, Register, best_name, best_place
from flows.text.names.event_series import Series, series, titled
from flows.text.names.event_words import words
from flows.text.names.model import COUNTRY, Event, Mention, Part
from flows.text.names.participants import participants

_TITLES = ("title", "subtitle", "heading")
_SKIPPED = ("credit",)
# Who did one of these with "a workshop on ..." did it once.
_DONE = re.compile(
    r"\b(?:held|hosted|co[-‑]?hosted|organi[sz]ed|co[-‑]?organi[sz]ed|convened|conducted|participated in|attended|took part in|opened|addressed|"
    r"chaired|gave|delivered|concluded|launched|joined)\s(?:the\s|a\s|an\s|its\s|their\s)?$"
)
# What an event does that the text is about.
_ACTING = re.compile(r"\s(?:gathered|brought together|was (?:attended|organi[sz]ed|hosted|held|opened|chaired|convened|co-organi[sz]ed)|took place|focused on|provided|convened)\b")
_AWAITED = re.compile(r"\blook(?:s|ing)? forward to\s(?:the\s|a\s|an\s)?$")
_WISHED = re.compile(r"\b(?:to (?:convene|hold|organi[sz]e|host|participate in|attend)|may|should|could|would|if|propos\w+|possib\w+|invit\w+|need for|call\w* for)\b[^.;]{0,30}$")


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
        plain = [phrase for phrase in plain if not any(_covers(other, phrase) for other in others)]
        found = sorted([*others, *plain], key=lambda phrase: phrase.start)
        for phrase in found:
            self._take(phrase, found)
        for each in listed:
            known = [known for item in each.items for phrase, known in self.named.get(setting.number, []) if phrase is item]
            self.series.append((each, known))

    def _take(self, phrase: Phrase, others: Sequence[Phrase]) -> None:
        if phrase.head in words("part") or phrase.determiner in words("vague") or phrase.determiner == "number":
            return
        dated, location = date_of(phrase, others), location_of(phrase, others)
        known = self._again(phrase, dated, location)
        if known is None:
            if not self._is_particular(phrase, dated, location):
                return
            known = self.register.add(Event(phrase.name, phrase.kind, [phrase.place]), phrase)
            dated = dated or _day_before(phrase)
        else:
            known.phrases.append(phrase)
        self._learn(known, phrase, dated, location)

    def _again(self, phrase: Phrase, dated: Dated | None, location: Location) -> Known | None:
        if phrase.title is not None:
            return next((known for known in self.register.known if known.event.name == phrase.title), None)
        if phrase.determiner in ("a", "an") and not phrase.is_proper:
            return None
        if phrase.determiner == "" and not phrase.is_proper and not phrase.name[:1].isupper() and not phrase.is_attribute:
            return None
        known = self.register.find(phrase, dated, location)
        if known is not None and phrase.setting.is_rule and not phrase.is_proper:
            return known if any(own.setting is phrase.setting for own in known.phrases) and phrase.is_bare else None
        return known

    def _is_particular(self, phrase: Phrase, dated: Dated | None, location: Location) -> bool:
        if not phrase.kind or phrase.is_attribute or _is_other(phrase):
            return False
        if phrase.title is not None:
            return self._is_act(phrase, dated)
        before = phrase.setting.text[max(0, phrase.begin - 60) : phrase.begin + 4]
        text_before = phrase.setting.text[max(0, phrase.begin - 40) : phrase.start]
        if phrase.setting.is_rule:
            awaited = _AWAITED.search(text_before) is not None and not phrase.is_bare
            return awaited or (dated is not None and phrase.kind != "adoption" and _is_noun(phrase))
        if phrase.kind == "adoption":
            return (dated is not None and not phrase.is_bare) or (status_of(phrase) == "planned" and re.search(r"\sof\s.*[A-Z]", phrase.name) is not None)
        if not _is_noun(phrase):
            return False
        if phrase.head == "week" and not phrase.is_proper:
            return False
        if phrase.is_proper or dated is not None:
            return True
        if _WISHED.search(before) is not None:
            return False
        if location.city is not None or location.country is not None:
            return phrase.kind != "launch" or not phrase.is_bare
        return self._is_told(phrase, text_before)

    def _is_told(self, phrase: Phrase, before: str) -> bool:
        """Whether a phrase without date, place or proper name is about one particular event."""
        has_tail = phrase.end > phrase.head_at + len(phrase.head)
        if phrase.is_governed:
            return False
        if phrase.determiner == "" and phrase.setting.sentence(phrase.start)[0] == phrase.start:
            return phrase.setting.part.kind == "caption" and has_tail and phrase.kind == "meeting"
        if phrase.determiner in ("a", "an"):
            return has_tail and _DONE.search(before) is not None
        if phrase.determiner == "the" and phrase.modifiers and phrase.sentence[0] == phrase.begin and not phrase.is_attribute:
            return _ACTING.match(phrase.setting.text, phrase.end) is not None
        return phrase.determiner in ("the", "'s") and has_tail and bool(phrase.modifiers) and _DONE.search(before) is not None

    def _is_act(self, phrase: Phrase, dated: Dated | None) -> bool:
        if phrase.head in ("side event", "side-event"):
            return True
        if phrase.determiner == "sitting":
            return self.published_on is not None and any(known.kind == "adoption" for known in self.register.known)
        if phrase.head == "adoption" and phrase.name.startswith("adoption of resolution") and dated is None:
            return self.published_on is not None
        return dated is not None or phrase.is_proper

    def _learn(self, known: Known, phrase: Phrase, dated: Dated | None, location: Location) -> None:
        self.named.setdefault(phrase.setting.number, []).append((phrase, known))
        self.register.last = known
        if phrase.place not in known.event.places:
            known.event.places.append(phrase.place)
        if dated is not None and (known.dated is None or (known.dated.starts_on is None and dated.starts_on is not None)):
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
                known.phrases.append(phrase)
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
        voted = [known for known in self.register.known if known.kind == "adoption" and known.phrases[0].determiner == "the" and known.phrases[0].name.startswith("adoption of resolution") and known.dated is None]
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
            if dated.starts_on is None and dated.ends_on is not None:
                dated = _begun(known, dated)
            if dated.starts_on is None and event.parent is not None:
                dated = self._of_parent(known, dated)
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


def _begun(known: Known, dated: Dated) -> Dated:
    """The dates of an event of which the last day and, anywhere, the number of days is said."""
    days = next((DAYS[word] for phrase in known.phrases for word in phrase.modifiers if word in DAYS), None)
    if days is None or dated.ends_on is None:
        return dated
    return replace(dated, starts_on=dated.ends_on - timedelta(days=days - 1))


def _day_before(phrase: Phrase) -> Dated | None:
    """The day of the sentence before: "On 5 May, the Committee convened to .... The open briefing gathered ..."."""
    if phrase.determiner != "the" or phrase.is_proper or _ACTING.match(phrase.setting.text, phrase.end) is None:
        return None
    number = phrase.setting.sentences.index(phrase.sentence)
    if number == 0:
        return None
    start, end = phrase.setting.sentences[number - 1]
    here = [dated for dated in phrase.setting.dates if start <= dated.start < end]
    opens = len(here) == 1 and re.fullmatch(r"(?:On|From|In)\s", phrase.setting.text[start : here[0].start]) is not None
    return here[0] if opens and re.search(r"\b(?:convened|met|gathered|came together)\b", phrase.setting.text[start:end]) else None


def _is_other(phrase: Phrase) -> bool:
    """Whether the word means something else: a parliament, a government taking office, a mission."""
    text = phrase.setting.text
    if phrase.head == "congress":
        return phrase.end == phrase.head_at + len(phrase.head) and len(phrase.modifiers) < 2
    if phrase.head == "inauguration":
        return re.search(r"\b(?:[Gg]overnment|[Pp]resident|[Pp]arliament|[Aa]ssembly)\b", phrase.name) is not None
    if phrase.head in ("training", "course"):
        return re.match(r"\s[A-Z]", text[phrase.end : phrase.end + 2]) is not None
    return False


def _covers(other: Phrase, phrase: Phrase) -> bool:
    return other.start <= phrase.head_at < other.end or (other.until is not None and other.start <= phrase.head_at < other.until)


def _is_noun(phrase: Phrase) -> bool:
    """Whether the word is a noun here and not a verb: "to visit", "meeting challenges", "training of"."""
    if phrase.head in ("visit", "launch", "meeting", "training", "trip", "debate", "course", "opening", "dialogue", "talks"):
        return bool(phrase.determiner or phrase.modifiers or phrase.end > phrase.head_at + len(phrase.head) and phrase.name[0].isupper())
    return True

