"""Acronyms that a text defines, "Name (ACR)", and the words in front that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The acronym in brackets, in quotation marks or not, "hereafter" before it or not.
_BRACKET = re.compile(
    r"\((?:hereafter |hereinafter |the |also known as |or )*[“\"'‘]?(?P<acronym>[A-Z][A-Za-z0-9&/‑-]{1,15})[”\"'’]?\)"
)
_BEFORE = re.compile(r"(?:[’'”\"]+s?)?\s*\Z")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    [
        "of",
        "for",
        "the",
        "and",
        "on",
        "in",
        "to",
        "at",
        "by",
        "de",
        "des",
        "du",
        "et",
        "la",
        "le",
        "del",
        "y",
        "from",
        "against",
        "with",
    ]
)
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym as defined: where it stands, and where the text ends that it stands for."""

    acronym: str
    start: int
    end: int
    name_end: int


def definitions(text: str) -> Iterator[Definition]:
    """The acronyms in brackets: at least two capitals, and no plural of things ("FTFs")."""
    for found in _BRACKET.finditer(text):
        acronym = found["acronym"]
        if sum(char.isupper() for char in acronym) < 2:
            continue
        opening = found.start()
        space = _BEFORE.search(text, max(0, opening - 4), opening)
        yield Definition(acronym, *found.span("acronym"), space.start() if space else opening)


def spelled_out(text: str, end: int, acronym: str) -> int | None:
    """Where the words begin whose initials the acronym gives, read backwards from `end`; None if they do not."""
    words = list(_WORD.finditer(text, max(0, end - 240), end))[-_MOST_WORDS:]
    letters = [char.casefold() for char in acronym if char.isalnum()]
    position = len(words)
    while letters and position:
        position -= 1
        word = words[position][0]
        if word[0].casefold() == letters[-1]:
            letters.pop()
        elif word.casefold() not in _SMALL and not _holds(word, letters):
            return None
    return words[position].start() if not letters and words[position][0][0].isupper() else None


def _holds(word: str, letters: list[str]) -> bool:
    """Whether a word gives several letters ("INTERPOL", "Counterterrorism" for CT): takes them off."""
    small = word.casefold()
    for size in range(min(len(letters), 4), 1, -1):
        tail = letters[-size:]
        if small[0] == tail[0] and _in_order(tail, small):
            del letters[-size:]
            return True
    return False


def _in_order(letters: list[str], word: str) -> bool:
    position = -1
    for letter in letters:
        position = word.find(letter, position + 1)
        if position < 0:
            return False
    return True
