"""How paragraphs of resolutions begin: numbers, letters, the enacting formula, annexes."""

from __future__ import annotations

import re

# Scans lose the dot behind a number and read "(b)" as "(5)".
NUMBER = re.compile(r"(?P<number>[0-9]{1,3})(?P<dot> ?[.)]|(?= ?[A-Z“\"]))(?=\s|$|[A-Z])")
ITEM = re.compile(
    r"(?:[•·▪●○◦]|[–—-](?=\s))|(?:[–—-] ?)?\((?:[a-z]{1,2}|[ivxIVXl]{1,6}|[A-Z0-9]{1,2})\)(?=\s|[A-Z])|"
    r"[a-zA-Z][.)](?=\s)"
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
