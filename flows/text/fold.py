"""The one way text is made fit to publish, and the harder one by which copies are compared."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
# Marks that copies of one text set differently; they must not tell two wordings apart.
_TYPOGRAPHY = str.maketrans({"\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None, "’": "'", "‘": "'"})


def fold(text: str) -> str:
    """NFC, with each run of white space (no-break spaces too) as one space and none at the ends."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def fold_map(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters and its end, the index in `text` it comes from."""
    folded: list[str] = []
    origin: list[int] = []
    end = len(text.rstrip())
    index = len(text) - len(text.lstrip())
    while index < end:
        stop = index + 1
        if text[index].isspace():
            while text[stop].isspace():
                stop += 1
            piece = " "
        else:
            while stop < end and _joins(text[index:stop], text[stop]):
                stop += 1
            piece = unicodedata.normalize("NFC", text[index:stop])
        folded.append(piece)
        origin.extend([index] * len(piece))
        index = stop
    return "".join(folded), [*origin, end]


def _joins(cluster: str, char: str) -> bool:
    """Whether a character may be composed with those before it: a mark, or the rest of a Hangul syllable."""
    if char.isascii():
        return False
    if unicodedata.combining(char):
        return True
    apart = len(unicodedata.normalize("NFC", cluster)) + len(unicodedata.normalize("NFC", char))
    return len(unicodedata.normalize("NFC", cluster + char)) < apart


def words(text: str) -> list[str]:
    """The words by which copies are compared: compatibility forms, case and punctuation do not count."""
    return _WORD.findall(unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY)).casefold())


def sameness(text: str) -> str:
    """A key that is equal for two wordings that differ in typography only."""
    return " ".join(words(text))
