"""Known names in a text: all at once, the longest first, on whole words, whatever hyphens and accents are printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ahocorasick_rs import AhoCorasick

# How a name may be set: exactly, with its capitals (or all in capitals), or in any case.
EXACT = "exact"
CAPITALS = "capitals"
ANY_CASE = "any_case"
_WORD = re.compile(r"[0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A way in which something is named; `meaning` is the reader's own key for what is named."""

    text: str
    meaning: str
    case: str = CAPITALS


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found, as characters of the text."""

    start: int
    end: int
    name: Name


class Gazetteer:
    """Finds names; made once from all of them. Time is linear in the text."""

    def __init__(self, names: Iterable[Name]) -> None:
        exact: dict[str, list[Name]] = {}
        loose: dict[str, list[Name]] = {}
        for name in names:
            even = leveled(name.text)
            if name.case == EXACT:
                exact.setdefault(even, []).append(name)
            elif even.strip():
                loose.setdefault(_small(even), []).append(name)
        # Apart, because acronyms in small letters ("un", "is") stand inside most words.
        self.exact, self.loose = _Search(exact), _Search(loose)

    def hits(self, text: str) -> list[Hit]:
        """All names on whole words, overlapping ones too; of several meanings of the same words the first."""
        even = leveled(text)
        return [*self.exact.hits(even, even), *self.loose.hits(even, _small(even))]


class _Search:
    """One automaton over the names of one kind."""

    def __init__(self, names: dict[str, list[Name]]) -> None:
        self.names = list(names.values())
        self.automaton = AhoCorasick(list(names))

    def hits(self, even: str, searched: str) -> Iterator[Hit]:
        for number, start, end in self.automaton.find_matches_as_indexes(searched, overlapping=True):
            if _is_whole(even, start, end):
                name = next((each for each in self.names[number] if _fits(even[start:end], each)), None)
                if name is not None:
                    yield Hit(start, end, name)


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """Those hits that no longer one overlaps, in the order of the text."""
    ordered = sorted(hits, key=lambda each: each.start)
    if all(one.end <= other.start for one, other in pairwise(ordered)):
        return ordered
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda each: (each.start - each.end, each.start)):
        if hit.start not in taken and hit.end - 1 not in taken:
            taken.update(range(hit.start, hit.end))
            kept.append(hit)
    return sorted(kept, key=lambda each: each.start)


def leveled(text: str) -> str:
    """The text with plain hyphens, apostrophes and letters: as many characters, each at its place."""
    return text if text.isascii() else text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """Each character to its plain one, made when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(chr(code))
        return self[code]


def _plain(char: str) -> str:
    if char in "‐‑‒–−\u00ad":
        return "-"
    if char in "’‘ʼʹ´`¯":
        return "'"
    if char.isspace():
        return " "
    base = unicodedata.normalize("NFKD", _LETTERS.get(char, char))[:1]
    return base if base.isascii() else char


_PLAIN = _Plain()
# Letters that no decomposition takes to a plain one.
_LETTERS = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "s"}


def _small(even: str) -> str:
    small = even.lower()
    return small if len(small) == len(even) else "".join(char.lower()[:1] for char in even)


def _is_whole(even: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends with a word: no letter goes on, nor a hyphen with a letter behind it."""
    if start and (even[start - 1].isalnum() or (" " not in even[start:end] and _hyphenated(even, start - 1))):
        return False
    return end == len(even) or not (even[end].isalnum() or even[end] == "_")


def _hyphenated(even: str, hyphen: int) -> bool:
    """Whether a name goes on before a hyphen: "Guinea-Bissau" is no Bissau, but "non-UN" and "CTED-UNODC" hold one."""
    if even[hyphen] != "-":
        return False
    low = hyphen - 1
    while low >= 0 and even[low].isalpha():
        low -= 1
    word = even[low + 1 : hyphen]
    return word[:1].isupper() and not (len(word) > 1 and word.isupper())


def _fits(printed: str, name: Name) -> bool:
    if name.case == ANY_CASE:
        return True
    wanted = leveled(name.text)
    if name.case == EXACT:
        return printed == wanted
    return _has_capitals(printed, wanted) or (printed.isupper() and len(_WORD.findall(printed)[0]) > 1)


def _has_capitals(printed: str, wanted: str) -> bool:
    """Whether each word that has a capital in the name has one in print, an acronym all of them.

    A part behind a hyphen need not: "Counter-terrorism Committee".
    """
    for word in _WORD.finditer(wanted):
        start, end = word.span()
        if len(word[0]) > 1 and word[0].isupper() and printed[start:end] != word[0]:
            return False
        if wanted[start].isupper() and not printed[start].isupper() and wanted[start - 1 : start] != "-":
            return False
    return True
