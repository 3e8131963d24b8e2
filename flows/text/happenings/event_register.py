"""The events of one document while it is read: which phrase names which of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from flows.text.happenings.event_dates import Dated
from flows.text.happenings.event_left import ORDINALS
from flows.text.happenings.event_openings import facility
from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_places import Location
from flows.text.happenings.event_words import ADOPTION, GATHERINGS, LAUNCH, folded, words
from flows.text.names.model import Event

_NUMERAL = re.compile(r"(?:[0-9]+(?:st|nd|rd|th)?|[ivxlc]+)$")
# So many events back a phrase may reach: no article has as many.
_MOST = 100
_WITH = re.compile(r"\s(?:with|between)\b")
_QUOTES = '“"¡'
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(slots=True, eq=False)
class Known:
    """An event with the phrases that name it."""

    event: Event
    phrases: list[Phrase] = field(default_factory=list)
    dated: Dated | None = None
    location: Location = field(default_factory=Location)
    told: set[str] = field(default_factory=set)
    """All words of its names."""
    heads: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    proper: set[frozenset[str]] = field(default_factory=set)
    """The telling words of each proper name."""
    last_in: dict[int, int] = field(default_factory=dict)
    """Where it was named last in each part."""

    @property
    def kind(self) -> str:
        """What it is."""
        return self.event.kind

    def take(self, phrase: Phrase) -> None:
        """Take down a phrase that names it."""
        self.phrases.append(phrase)
        self.last_in[phrase.setting.number] = phrase.start
        if len(self.phrases) > 1 and phrase.is_bare:
            return  # tells nothing new
        words_of = telling(phrase.name)
        self.told |= words_of
        self.heads.add(phrase.head)
        self.numbers |= numbers(phrase.name.split())
        if phrase.alias is not None:
            self.aliases.add(folded(phrase.alias))
        if phrase.is_proper:
            self.proper.add(words_of - telling(phrase.head))

    @property
    def facilities(self) -> set[str]:
        """What was opened, as the titles say."""
        return {facility(phrase.title) for phrase in self.phrases if phrase.title is not None} - {""}

    def opens(self, phrase: Phrase, dated: Dated | None) -> bool:
        """Whether it is the launch that other words tell of ("inaugurated a multimedia exhibit")."""
        if self.kind != LAUNCH or phrase.kind != LAUNCH or phrase.title is None or self._other_day(dated):
            return False
        noun = facility(phrase.title)
        return bool(noun) and (noun in self.facilities or (noun in self.told and "inauguration" in self.heads))

    def names(self, phrase: Phrase, dated: Dated | None, location: Location) -> bool:
        """Whether a phrase may be about it."""
        if self.aliases and (folded(phrase.name) in self.aliases or folded(phrase.alias or "") in self.aliases):
            return True
        if not self.may_be(phrase, dated, location):
            return False
        other = numbers(phrase.name.split())
        if self.numbers and other and not self.numbers & other:
            return False
        own = telling(phrase.name) - telling(phrase.head)
        if not self.proper and phrase.name[0] in _QUOTES and phrase.determiner == "the":
            return not other  # "a course ...", "the “Train the Trainer” course"
        if phrase.is_proper and self.proper:
            return own <= self.told or any(each <= own for each in self.proper)
        if other and not self.numbers and phrase.is_proper:
            return False
        loose = {word for word in own if not re.match(r"(?:two|three|four|five|one|half)-?day", word)}
        return loose <= self.told or (phrase.setting.part.kind == "title" and self.told - telling(phrase.head) <= own)

    def may_be(self, phrase: Phrase, dated: Dated | None, location: Location) -> bool:
        """Whether noun, day and place do not speak against it."""
        return self._same_head(phrase) and not self._other_day(dated) and not self._other_place(location)

    def _same_head(self, phrase: Phrase) -> bool:
        if phrase.head in ("event", "gathering", "occasion"):
            return self.kind in GATHERINGS
        if phrase.head == "forum" and not phrase.is_proper:
            return self.kind in ("conference", "meeting")
        if phrase.is_bare and phrase.kind == self.kind == "workshop":
            return True  # "the training"
        if phrase.head == "course":
            return self.kind == "workshop" and not phrase.setting.text.startswith(" of", phrase.end)
        return phrase.head in self.heads

    def _other_day(self, dated: Dated | None) -> bool:
        mine = self.dated
        if dated is not None and mine is not None and mine.is_today and mine.starts_on is None:
            return dated.starts_on is not None  # a text that says "today" prints no date for it
        if dated is None or mine is None:
            return False
        if dated.starts_on is None and mine.starts_on is None and dated.yearless and mine.yearless:
            return dated.yearless[0] > mine.yearless[2] or mine.yearless[0] > dated.yearless[2]  # other months
        if dated.starts_on is None or dated.ends_on is None:
            return False
        if mine.starts_on is None or mine.ends_on is None:
            return False
        return dated.ends_on < mine.starts_on or mine.ends_on < dated.starts_on

    def _other_place(self, location: Location) -> bool:
        mine, other = self.location.city, location.city
        country = self.location.country
        if mine is None and other is not None and other.entity.country is not None and country is not None:
            return country.entity.entity_id != f"country-{other.entity.country}"
        return mine is not None and other is not None and mine.entity.entity_id != other.entity.entity_id


class Register:
    """All events of a document in the order in which they are first named."""

    def __init__(self) -> None:
        self.known: list[Known] = []
        self.titles: dict[str, Known] = {}
        self.has_vote = False

    def add(self, event: Event, phrase: Phrase) -> Known:
        """A new event."""
        known = Known(event)
        known.take(phrase)
        self.known.append(known)
        self.has_vote = self.has_vote or event.kind == ADOPTION
        if phrase.title is not None:
            self.titles.setdefault(phrase.title, known)
        return known

    def titled(self, phrase: Phrase, dated: Dated | None) -> Known | None:
        """The event that was first named by such a title, or the opening of the same thing."""
        same = self.titles.get(phrase.title or "")
        if same is not None and same.dated is not None and not same.may_be(phrase, dated, Location()):
            return None
        return same or next((known for known in self.known[-_MOST:] if known.opens(phrase, dated)), None)

    def find(self, phrase: Phrase, dated: Dated | None, location: Location) -> Known | None:
        """The event that a phrase names again, the one in hand first, else the one named most often."""
        found = [known for known in self.known[-_MOST:] if known.names(phrase, dated, location)]
        if not found:
            return self._only(phrase, dated, location)
        here = [known for known in found if phrase.setting.number in known.last_in]
        if here:
            return max(here, key=lambda known: known.last_in[phrase.setting.number])
        if phrase.head in ("event", "gathering", "occasion") and (main := self.main()) in found:
            return main
        return max(found, key=lambda known: len(known.phrases))

    def headed(self, phrase: Phrase, dated: Dated | None, location: Location) -> Known | None:
        """The one event of that noun that so far stands in a line of its own, as in a caption, and nowhere else."""
        found = [known for known in self.known[:2] if known.may_be(phrase, dated, location)]
        is_line = len(found) == 1 and all(each.is_line for each in found[0].phrases)
        return found[0] if is_line and _WITH.match(phrase.setting.text, phrase.head_end) is None else None

    def _only(self, phrase: Phrase, dated: Dated | None, location: Location) -> Known | None:
        """The one event of that noun where "the high-level summit" only adds what any summit may be."""
        found = [known for known in self.known[-_MOST:] if known.may_be(phrase, dated, location)]
        if phrase.setting.part.kind == "caption" and _WITH.match(phrase.setting.text, phrase.head_end) is None:
            return found[0] if len(found) == 1 and not found[0].numbers else None
        is_plain = all(word in words("modifier") and word not in ORDINALS for word in phrase.modifiers)
        if (
            phrase.determiner not in ("the", "this")
            or phrase.is_proper
            or not is_plain
            or phrase.end > phrase.head_at + len(phrase.head)
        ):
            return None
        return found[0] if len(found) == 1 else None

    def main(self) -> Known | None:
        """The gathering that the document is about: the one named most often."""
        gatherings = [known for known in self.known if known.kind in ("conference", "meeting", "workshop")]
        return max(gatherings, key=lambda known: len(known.phrases), default=None)


def telling(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, hyphens aside."""
    plain = (folded(word.strip("()“”\"',.:;")) for word in name.replace("(", " ").split())
    return frozenset(word.replace("-", "") for word in plain if word and word not in words("idle"))


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
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def best_name(phrases: list[Phrase]) -> Phrase:
    """The phrase that names it in full: a proper name before others, one in the text before one in a title."""
    body = [phrase for phrase in phrases if phrase.setting.part.kind != "title"] or phrases
    proper = [phrase for phrase in body if phrase.is_proper and phrase.head not in words("again")]
    if proper:
        return max(proper, key=lambda phrase: len(phrase.name))
    named = [
        phrase for phrase in phrases if phrase.kind and (phrase.setting.part.kind != "title" or not phrase.is_proper)
    ] or phrases
    return max(named, key=lambda phrase: len(telling(phrase.name)))  # of several the first


def best_place(known: Known, named: Phrase) -> Phrase:
    """The phrase that tells of it best: the one with its full name, but none in a title."""
    if named.setting.part.kind != "title":
        return named
    body = [phrase for phrase in known.phrases if phrase.setting.part.kind != "title"] or known.phrases
    day = known.event.date_place
    dated = [phrase for phrase in body if day is not None and phrase.setting.number == day.part]
    return dated[0] if dated else max(body, key=lambda phrase: len(phrase.name))
