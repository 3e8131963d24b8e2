"""How paragraphs of resolutions begin: numbers, letters, the enacting formula, annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.text.law.leads import OPERATIVE, lead

_NUMBER = re.compile(
    r"(?P<number>[0-9]{1,3}|[lIZSB](?= ?\.))(?P<dot> ?[.)]|(?P<comma>,)(?= [A-Z])|(?= ?[A-Z“\"]))(?=\s|$|[A-Z])"
)
# What scans make of a digit; taken for one only where a lead phrase follows ("l. Decides"), as is a comma for a dot.
_MISREAD = {"l": 1, "I": 1, "Z": 2, "S": 5, "B": 8}
# Scans read "(b)" as "(5)", too.
ITEM = re.compile(
    r"(?:[–—-] ?)?\((?:[a-z]{1,2}|[ivxIVXl]{1,6}|[A-Z0-9]{1,2})\)(?=\s|[A-Z])|"
    r"[•·▪●○◦]|[–—-](?=\s)|[a-zA-Z][.)](?=\s)"
)
QUOTE = re.compile(r"[“\"«]+\s*")
FORMULA = re.compile(
    r"[“\"]?The\s+(?:Security\s+Council|General\s+Assembly)\s*[,:;.]?\s*(?:[0-9]{1,2}|\*)?(?=\s|$)",
)
# What a page says at its foot about itself.
REISSUED = re.compile(
    r"\*+\s*(?:Re-?issued|Second reissue|Previously issued|Issued|Incorporating|Late submission)\b", re.I
)
# In a paragraph, "Annex" heads an annex only where it stands alone or before a mark.
ANNEX_LINE = re.compile(r"(?:ANNEX|Annex|APPENDIX|Appendix)(?: [A-Z0-9]{1,4})?\s*(?:[:–—]|$)")
ANNEX = re.compile(r"(?:Annex|Appendix|Enclosure|Attachment)(?:es)?\b(?! (?:to|of) (?:resolution|the))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number before a paragraph; `end` is the character behind it and its dot, which a scan may have lost."""

    value: int
    label: str
    has_dot: bool
    end: int


def number_at(text: str, start: int = 0) -> Number | None:
    """The number that stands at `start`, if one does."""
    found = _NUMBER.match(text, start)
    if found is None:
        return None
    printed = found["number"]
    if not printed.isdigit() or found["comma"]:
        follows = lead(text[found.end() : found.end() + 200].lstrip())
        if follows is None or follows.part != OPERATIVE:
            return None
    value = int(printed) if printed.isdigit() else _MISREAD[printed]
    return Number(value, found[0].replace(" ", ""), bool(found["dot"]), found.end())
