"""Small numbers as these texts print them, in figures or as words."""

from __future__ import annotations

import re

_FIRST = """
no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
"""
_WORDS = {word: number for number, word in enumerate(_FIRST.split())} | {"none": 0, "nil": 0}
# Longer runs are no numbers, and Python refuses to read the longest ones.
_FIGURES = r"(?<![0-9])[0-9]{1,18}(?![0-9])"
COUNT = rf"(?:[0-9]{{1,2}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"


def counted(text: str) -> int | None:
    """The number that a text is, in figures or as a word ("none" is 0), or None."""
    text = text.strip().casefold()
    return int(text) if re.fullmatch(_FIGURES, text) else _WORDS.get(text)


def figures(text: str) -> list[int]:
    """All runs of digits in a text, as numbers; one too long to be a number of anything is left out."""
    return [int(each) for each in re.findall(_FIGURES, text)]
