"""The noun phrases that may name an event: "the two-day conference", "XVI Meeting of Heads of Services"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

from flows.text.names.event_dates import Dated
from flows.text.names.event_settings import Setting
from flows.text.names.event_tails import tail_end
from flows.text.names.event_words import folded, heads, words
from flows.text.names.model import ORGANIZATION, PERSON, Mention, Place

_ORDINAL = re.compile(r"(?:[0-9]{1,5}(?:st|nd|rd|th)|[IVXLC]{1,7}|(?:19|20)[0-9]{2})$")
_OWNED = re.compile(r"(?:[’']s|s[’'])$")
_LOOSE = re.compile(r"(?:ed|ing|ly|[^su]s)$")
_ALIAS = re.compile(r"\s\((?:the\s+)?[“\"]?([A-Z][^()“”\"]{1,40})[”\"]?\)")
_GOVERNED = re.compile(r"(\w+)\s(?:document\s)?(?:of|from|for|to|on)\s$")
_MAX_MODIFIERS = 9
_GOING = ("visit", "trip", "mission")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One such phrase. `start` and `end` run over the name, `begin` is where its article or owner begins."""

    setting: Setting = field(repr=False)
    begin: int
    start: int
    end: int
    head_at: int
    head: str
    determiner: str
    modifiers: tuple[str, ...]
    is_proper: bool
    owner: Mention | None = None
    dated: Dated | None = None
    alias: str | None = None
    is_governed: bool = False
    is_attribute: bool = False
    title: str | None = None
    """Its name where that is not the words themselves."""
    until: int | None = None
    """Where what is said about it ends, if not with the sentence."""

    @property
    def kind(self) -> str:
        """The kind of event; empty for words that only name one again."""
        return heads().get(self.head, "")

    @property
    def name(self) -> str:
        """Its title, else its words without article and owner."""
        return self.title or self.setting.text[self.start : self.end]

    @property
    def place(self) -> Place:
        """Where the name stands."""
        return self.setting.place(self.start, self.end)

    @property
    def sentence(self) -> tuple[int, int]:
        """The sentence that it stands in."""
        return self.setting.sentence(self.head_at)

    @property
    def is_bare(self) -> bool:
        """Whether nothing follows or stands before the noun that tells it from others."""
        return not self.modifiers and self.end <= self.head_at + len(self.head)


@cache
def _noun() -> re.Pattern[str]:
    nouns = sorted((*heads(), *words("again"), *words("part")), key=len, reverse=True)
    return re.compile(
        rf"(?<![\w’'‑-])(?!plenary\s(?:session|"
        rf"meeting))(?:{'|'.join(re.escape(noun).replace('-', '[-‑]') for noun in nouns)})(?![\w‑-])",
        re.I,
    )


def phrases(setting: Setting) -> list[Phrase]:
    """The phrases of a part in its order; none begins within another."""
    found: list[Phrase] = []
    for noun in _noun().finditer(setting.text):
        if (found and noun.start() < found[-1].end) or _noun().match(setting.text, noun.end() + 1):
            continue
        phrase = _phrase(setting, noun.start(), noun.end())
        if phrase is not None and (not found or phrase.start >= found[-1].end):
            found.append(phrase)
    return found


def _phrase(setting: Setting, at: int, end: int) -> Phrase | None:
    text = setting.text
    if any(
        mention.place.start <= at < mention.place.end for mention in _near(setting, at) if _is_body(mention, at, end)
    ):
        return None
    left = _Left(setting, at)
    proper = _is_name(left, text[at:end])
    start = left.proper_start() if proper else left.start
    head = folded(text[at:end])
    is_capital = proper or text[at].isupper()
    is_named = head in heads()
    stop = (
        tail_end(
            setting.text, end, setting.within(end, end + 300), setting.dated(end, end + 300), is_capital, head in _GOING
        )
        if is_named
        else end
    )
    if head == "mission" and (stop == end or text[at] == "M" or not text.startswith(" to ", end)):
        return None
    if head == "week" and not proper and not (text[at] == "W" and left.determiner == "the" and left.start == at):
        return None
    proper = proper or (
        text[at].isupper()
        and stop > end
        and re.match(r"\s(?:on|of|for|in)\s(?:the\s)?[A-Z]", text[end:stop]) is not None
        and at > 0
        and left.determiner in ("the", "a", "an", "its", "")
    )
    alias = _ALIAS.match(text, stop)
    before = _GOVERNED.search(text, max(0, left.begin - 40), left.begin)
    after = re.match(r"\s([a-zA-Zé]+)", text[end : end + 40])
    return Phrase(
        setting,
        left.begin,
        start,
        stop,
        at,
        head,
        left.determiner,
        tuple(folded(word) for word in text[start:at].split()),
        proper,
        left.owner,
        left.dated,
        alias[1] if alias else None,
        before is not None and folded(before[1]) in words("document"),
        after is not None and stop == end and folded(after[1]) in words("tail"),
    )


def _is_body(mention: Mention, at: int, end: int) -> bool:
    return mention.entity.kind in (ORGANIZATION, PERSON) and mention.place.end >= end


def _near(setting: Setting, at: int) -> list[Mention]:
    found = bisect_right(setting.mentions, at, key=lambda mention: mention.place.start)
    return setting.mentions[max(0, found - 1) : found]


class _Left:
    """What stands before the noun: modifiers back to an article, an owner or the end of the phrase."""

    def __init__(self, setting: Setting, at: int) -> None:
        self.setting, self.text, self.at = setting, setting.text, at
        self.start = self.begin = at
        self.determiner = ""
        self.owner: Mention | None = None
        self.dated: Dated | None = None
        self.capitals: list[int] = []  # where capitalised modifiers begin, from right to left
        self.known = at  # the phrase begins here where it has no article
        self.loose = False
        for _ in range(_MAX_MODIFIERS):
            if not self._step():
                break
        if self.determiner == "" and self.loose:
            self.start = self.begin = self.known
        self.capitals = [start for start in self.capitals if start >= self.start]

    def proper_start(self) -> int:
        """Where the capitalised part of it begins."""
        return min(self.capitals, default=self.start)

    def _step(self) -> bool:
        """Take one more word; False at the end of the phrase."""
        stop = self.start - 1
        if stop <= 0 or not self.text[stop].isspace():
            return False
        mention = self._mention_at(stop)
        if mention is not None and mention.entity.kind != PERSON:
            return self._take(mention.place.start, self.text[mention.place.start].isupper())
        dated = next(
            (
                dated
                for dated in self.setting.dated(max(0, stop - 80), stop)
                if dated.end == stop and dated.precision != "year"
            ),
            None,
        )
        if dated is not None and dated.start < dated.end:
            self.dated, self.start, self.begin = dated, self.start, dated.start
            self._article(dated.start)
            return False
        start = max(self.text.rfind(mark, max(0, stop - 60), stop) for mark in ' \n\t(“"/—–') + 1
        word = self.text[start:stop]
        if not word or word[-1] in ',.;:)!?”"(/':
            return False
        return self._word(word, start, stop)

    def _word(self, word: str, start: int, stop: int) -> bool:
        small = folded(word)
        if _OWNED.search(word) is not None:
            self.determiner, self.begin = "'s", start
            self.owner = self._mention_at(stop - 2) or self._mention_at(stop - 1) or self._bracketed(stop - 2)
            return False
        if small in words("modifier") or small in heads() or _ORDINAL.match(word):
            return self._take(start, word[0].isupper() or word[0].isdigit())
        if small in words("determiner") or small in words("vague"):
            self.determiner, self.begin = small, start
            return False
        if word.isdigit():
            self.determiner, self.begin = "number", start
            return False
        if small in words("stop") or not (word[0].isalpha()):
            return False
        if word[0].isupper():
            return self._take(start, True)
        if _LOOSE.search(word) is not None:
            return False
        self.loose = True
        self.start = self.begin = start
        return True

    def _take(self, start: int, is_capital: bool) -> bool:
        self.start = self.begin = start
        if is_capital:
            self.capitals.append(start)
        if not self.loose:
            self.known = start
        return True

    def _article(self, at: int) -> None:
        found = re.search(r"\b(the|a|an|its|their)\s$", self.text[max(0, at - 8) : at], re.I)
        if found is not None:
            self.determiner, self.begin = folded(found[1]), at - len(found[0])

    def _mention_at(self, end: int) -> Mention | None:
        return next((mention for mention in _near(self.setting, end - 1) if mention.place.end == end), None)

    def _bracketed(self, end: int) -> Mention | None:
        """The body whose acronym stands in brackets before the apostrophe."""
        return self._mention_at(end - 1) if self.text[end - 1 : end] == ")" else None


def _is_name(left: _Left, noun: str) -> bool:
    """Whether the capitals make it a proper name: an ordinal or a word that no other gathering need have."""
    own = [start for start in left.capitals if not _is_first(left, start)]
    telling = [
        start
        for start in own
        if folded(left.text[start : left.at].split(" ", 1)[0]) not in words("modifier") or _ordinal(left, start)
    ]
    return bool(telling) and (noun[0].isupper() or len(own) > 1)


def _is_first(left: _Left, start: int) -> bool:
    """Whether a word has its capital only as the first of a sentence."""
    first = left.setting.sentence(start)[0] == start
    return first and left.text[start : left.at].split(" ", 1)[0][1:].islower() and len(left.capitals) == 1


def _ordinal(left: _Left, start: int) -> bool:
    word = left.text[start : left.at].split(" ", 1)[0]
    return folded(word) in ORDINALS or _ORDINAL.match(word) is not None


_COUNT = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
ORDINALS = {word: number for number, word in enumerate(_COUNT, 1)}


def premodifier_year(phrase: Phrase) -> tuple[int, int] | None:
    """Where the year stands that is a part of a name ("the 2023 Conference")."""
    found = re.compile(r"(?:19|20)[0-9]{2}(?=\s)").match(phrase.setting.text, phrase.start, phrase.head_at)
    return None if found is None else found.span()
