"""The events of one document while it is read: which phrase names which of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from flows.text.names.event_dates import Dated
from flows.text.names.event_links import Location
from flows.text.names.event_phrases import ORDINALS, Phrase
from flows.text.names.event_words import GATHERINGS, folded, words
from flows.text.names.model import Event

_IDLE = frozenset("the a an of on for and to in at with by from its united nations un".split())
_NUMERAL = re.compile(r"(?:[0-9]+(?:st|nd|rd|th)?|[ivxlc]+)$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(slots=True, eq=False)
class Known:
    """An event with the phrases that name it."""

    event: Event
    phrases: list[Phrase] = field(default_factory=list)
    dated: Dated | None = None
    location: Location = field(default_factory=Location)

    @property
    def kind(self) -> str:
        """What it is."""
        return self.event.kind

    @property
    def told(self) -> frozenset[str]:
        """All words of its names."""
        return frozenset(word for phrase in self.phrases for word in telling(phrase.name))

    def names(self, phrase: Phrase, dated: Dated | None, location: Location) -> bool:
        """Whether a phrase may be about it."""
        if phrase.alias is not None and any(phrase.alias == own.alias for own in self.phrases):
            return True
        if any(own.alias is not None and folded(own.alias) == folded(phrase.name) for own in self.phrases):
            return True
        if not self._same_head(phrase) or self._other_day(dated) or self._other_place(location):
            return False
        mine, other = numbers(word for own in self.phrases for word in own.name.split()), numbers(phrase.name.split())
        if mine and other and not mine & other:
            return False
        own = telling(phrase.name) - {folded(phrase.head).replace("-", "")}
        if phrase.is_proper and self._is_proper():
            known = self.told
            return own <= known or any(telling(each.name) - {each.head} <= own for each in self.phrases if each.is_proper)
        if other and not mine and phrase.is_proper:
            return False
        loose = {word for word in own if not re.match(r"(?:two|three|four|five|one|half)-?day", word)}
        return loose <= self.told or (phrase.setting.part.kind == "title" and self.told - {phrase.head} <= own)

    def _same_head(self, phrase: Phrase) -> bool:
        if phrase.head in ("event", "gathering", "occasion"):
            return self.kind in GATHERINGS
        if phrase.head == "forum" and not phrase.is_proper:
            return self.kind in ("conference", "meeting")
        if phrase.is_bare and phrase.kind == self.kind == "workshop":
            return True  # "the training"
        if phrase.head == "course":
            return self.kind == "workshop" and not phrase.setting.text.startswith(" of", phrase.end)
        return any(phrase.head == own.head for own in self.phrases)

    def _is_proper(self) -> bool:
        return any(phrase.is_proper for phrase in self.phrases)

    def _other_day(self, dated: Dated | None) -> bool:
        mine = self.dated
        if dated is None or mine is None or dated.starts_on is None or dated.ends_on is None:
            return False
        if mine.starts_on is None or mine.ends_on is None:
            return False
        return dated.ends_on < mine.starts_on or mine.ends_on < dated.starts_on

    def _other_place(self, location: Location) -> bool:
        mine, other = self.location.city, location.city
        return mine is not None and other is not None and mine.entity.entity_id != other.entity.entity_id


class Register:
    """All events of a document in the order in which they are first named."""

    def __init__(self) -> None:
        self.known: list[Known] = []
        self.last: Known | None = None

    def add(self, event: Event, phrase: Phrase) -> Known:
        """A new event."""
        known = Known(event, [phrase])
        self.known.append(known)
        self.last = known
        return known

    def find(self, phrase: Phrase, dated: Dated | None, location: Location) -> Known | None:
        """The event that a phrase names again, the one in hand first, else the one named most often."""
        found = [known for known in self.known if known.names(phrase, dated, location)]
        if not found:
            return None
        here = [known for known in found if any(own.setting is phrase.setting for own in known.phrases)]
        if here:
            return max(here, key=lambda known: max(own.start for own in known.phrases if own.setting is phrase.setting))
        if phrase.head in ("event", "gathering", "occasion") and (main := self.main()) in found:
            return main
        return max(found, key=lambda known: len(known.phrases))

    def main(self) -> Known | None:
        """The gathering that the document is about: the one named most often."""
        gatherings = [known for known in self.known if known.kind in ("conference", "meeting", "workshop")]
        return max(gatherings, key=lambda known: len(known.phrases), default=None)


def telling(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, hyphens aside."""
    plain = (folded(word.strip("()“”\"',.:;")) for word in name.replace("(", " ").split())
    return frozenset(word.replace("-", "") for word in plain if word and word not in _IDLE)


def numbers(name: Iterable[str]) -> frozenset[int]:
    """The ordinals, Roman numerals and years in a name."""
    found = set()
    for word in name:
        small = folded(word)
        if small in ORDINALS:
            found.add(ORDINALS[small])
        elif _NUMERAL.match(small) and (small[0].isdigit() or word.isupper()):
            found.add(int(re.sub(r"[a-z]", "", small)) if small[0].isdigit() else _roman(small))
    return frozenset(found)


def _roman(word: str) -> int:
    values = [_ROMAN[letter] for letter in word]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))


def best_name(phrases: list[Phrase]) -> Phrase:
    """The phrase that names it in full: a proper name before others, one in the text before one in a title."""
    body = [phrase for phrase in phrases if phrase.setting.part.kind != "title"] or phrases
    proper = [phrase for phrase in body if phrase.is_proper and phrase.head not in words("again")]
    if proper:
        return max(proper, key=lambda phrase: len(phrase.name))
    named = [phrase for phrase in phrases if phrase.kind and (phrase in body or not phrase.is_proper)] or phrases
    return max(named, key=lambda phrase: (len(telling(phrase.name)), -phrases.index(phrase)))


def best_place(known: Known, named: Phrase) -> Phrase:
    """The phrase that tells of it best: the one with its full name, but none in a title."""
    if named.setting.part.kind != "title":
        return named
    body = [phrase for phrase in known.phrases if phrase.setting.part.kind != "title"] or known.phrases
    day = known.event.date_place
    dated = [phrase for phrase in body if day is not None and phrase.setting.number == day.part]
    return dated[0] if dated else max(body, key=lambda phrase: len(phrase.name))
