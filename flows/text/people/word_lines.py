"""A passage as words that can be compared, each with what was found there before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.text.names.model import Mention, Part
from flows.text.people.person_words import person_words

_LETTERS = r"[^\W\d_][\w\u0300-\u036f]*"
_WORD = re.compile(rf"(?P<initials>[^\W\d_](?:\.[-‑]?[^\W\d_])*\.)|{_LETTERS}(?:[’'ʼ‘`\-‐‑–]{_LETTERS})*")
_POSSESSIVE = re.compile(r"[’'ʼ‘][sS]\Z")
_ABBREVIATION = person_words("abbreviation")
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"})
_FOLDED = 60  # no name has a longer word


@dataclass(frozen=True, slots=True)
class Word:
    """A word without what makes it possessive. `stop` is where that, or an abbreviation's dot, ends."""

    text: str
    start: int
    end: int
    stop: int
    key: str
    mention: Mention | None

    @property
    def is_upper(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_capitals(self) -> bool:
        """Whether it has more than one letter, all capitals."""
        return len(self.key) > 1 and self.text.isupper() and not self.is_initial

    @property
    def is_initial(self) -> bool:
        """Whether it is an initial or several ("R.", "J.-P.", "R")."""
        return self.text.isupper() and (len(self.text) == 1 or "." in self.text)

    @property
    def is_possessive(self) -> bool:
        """Whether an apostrophe made it a genitive."""
        return self.stop > self.end and self.key not in _ABBREVIATION

    @property
    def is_dotted(self) -> bool:
        """Whether it is an abbreviation with its dot."""
        return "." in self.text or (self.stop > self.end and self.key in _ABBREVIATION)


@dataclass(frozen=True, slots=True)
class Line:
    """A passage's words. `common` are the keys that the document also prints in lower case."""

    part: int
    kind: str
    text: str
    words: list[Word]
    common: frozenset[str]

    def gap(self, index: int) -> str:
        """What stands between the word before and this one; before the first one, what the line begins with."""
        start = self.words[index - 1].stop if index > 0 else 0
        return self.text[start : self.words[index].start if index < len(self.words) else len(self.text)]

    def opens(self, index: int) -> bool:
        """Whether a sentence or a quotation begins with the word."""
        return index == 0 or any(mark in self.gap(index) for mark in '.!?:“"”;•')


def lines(parts: Sequence[Part], known: Sequence[Mention]) -> list[Line]:
    """Each part as a line; a word that shares a character with a known mention carries it."""
    by_part: dict[int, list[Mention]] = {}
    for mention in known:
        by_part.setdefault(mention.place.part, []).append(mention)
    words = [_words(part.text, by_part.get(number, [])) for number, part in enumerate(parts)]
    common = frozenset(word.key for line in words for word in line if word.text.islower())
    return [Line(number, part.kind, part.text, words[number], common) for number, part in enumerate(parts)]


def _words(text: str, known: list[Mention]) -> list[Word]:
    known = sorted(known, key=lambda mention: mention.place)
    found: list[Word] = []
    at = 0
    for match in _WORD.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        stop = end
        if match["initials"] is None:
            if _POSSESSIVE.search(word[-2:]) and len(word) > 2:
                end -= 2
            key = folded(text[start:end])
            if (stop == end and text[end : end + 1] in ("’", "'") and text[end - 1] in "sxzSXZ") or (
                text[end : end + 1] == "." and key in _ABBREVIATION
            ):
                stop += 1
        else:
            key = folded(word)
        while at < len(known) and known[at].place.end <= start:
            at += 1
        covered = at < len(known) and known[at].place.start < end
        if covered and (not found or found[-1].mention is not known[at]):
            start = max(min(start, known[at].place.start), found[-1].stop if found else 0)  # 1267 Committee
        found.append(Word(word[: end - match.start()], start, end, stop, key, known[at] if covered else None))
    return found


@lru_cache(maxsize=1 << 15)
def folded(text: str) -> str:
    """The letters and digits alone, without accents, case and hyphens: what two ways of writing a name share."""
    letters = unicodedata.normalize("NFKD", text[:_FOLDED].casefold().translate(_PLAIN))
    return "".join(char for char in letters if char.isalnum())
