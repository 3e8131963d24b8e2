"""What stands before the noun of an event: modifiers back to an article, an owner or the end of the phrase."""

from __future__ import annotations

import re
from bisect import bisect_right

from flows.text.happenings.event_dates import Dated
from flows.text.happenings.event_settings import Setting
from flows.text.happenings.event_words import folded, heads, words
from flows.text.names.model import PERSON, Mention

_ORDINAL = re.compile(r"(?:[0-9]{1,5}(?:st|nd|rd|th)|[IVXLC]{1,7}|(?:19|20)[0-9]{2})$")
_OWNED = re.compile(r"(?:[’']s|s[’'])$")
_LOOSE = re.compile(r"(?:ed|ing|ly|[^su]s)$")
_MAX_MODIFIERS = 9
_QUOTE = re.compile(r"(?:[“\"]|¡°)[^“”\"]{2,80}?(?:[”\"]|¡±)$")
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


def near(setting: Setting, at: int) -> list[Mention]:
    """The mention that begins at a position or before it."""
    found = bisect_right(setting.mentions, at, key=lambda mention: mention.place.start)
    return setting.mentions[max(0, found - 1) : found]


class Left:
    """The words before a noun, read from right to left."""

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
        mention = self._mention_at(stop) or self._before_brackets(stop)
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
        if self.start == self.at and (quoted := _QUOTE.search(self.text, max(0, stop - 90), stop)) is not None:
            return self._take(quoted.start(), True)
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
        if small == "and" and self._is_counted(start):
            return self._take(start, False)
        if small == "such" and self._is_counted(start):
            return self._take(start, False)
        if small == "so-called" or (small == "regular" and self.text[max(0, start - 4) : start].casefold() == "the "):
            self._article(start)
            return False
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

    def _is_counted(self, start: int) -> bool:
        """Whether an ordinal stands before: "the second such Conference", "the fifth and final workshop"."""
        before = self.text[max(0, start - 14) : start].split()
        return bool(before) and self.text[start - 1 : start] == " " and folded(before[-1]) in (*ORDINALS, "next")

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
        return next((mention for mention in near(self.setting, end - 1) if mention.place.end == end), None)

    def _bracketed(self, end: int) -> Mention | None:
        """The body whose acronym stands in brackets before the apostrophe."""
        return self._mention_at(end - 1) if self.text[end - 1 : end] == ")" else None

    def _before_brackets(self, end: int) -> Mention | None:
        """The body whose other name stands in brackets behind it ("its 7th Coordination Committee (CC) meeting")."""
        other = self._bracketed(end)
        if other is None or self.text[other.place.start - 2 : other.place.start] != " (":
            return None
        body = self._mention_at(other.place.start - 2)
        return body if body is not None and body.entity.entity_id == other.entity.entity_id else None


def is_name(left: Left, noun: str) -> bool:
    """Whether the capitals make it a proper name: an ordinal or a word that no other gathering need have."""
    own = [start for start in left.capitals if not _is_first(left, start)]
    telling = [
        start
        for start in own
        if folded(left.text[start : left.at].split(" ", 1)[0]) not in words("modifier") or _ordinal(left, start)
    ]
    return bool(telling) and (noun[0].isupper() or len(own) > 1)


def _is_first(left: Left, start: int) -> bool:
    """Whether a word has its capital only as the first of a sentence."""
    first = left.setting.sentence(start)[0] == start
    return first and left.text[start : left.at].split(" ", 1)[0][1:].islower() and len(left.capitals) == 1


def _ordinal(left: Left, start: int) -> bool:
    word = left.text[start : left.at].split(" ", 1)[0]
    return folded(word) in ORDINALS or _ORDINAL.match(word) is not None
