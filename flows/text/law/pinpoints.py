"""Where in a cited document: "paragraph 7 of resolution ...", "..., annex II", and which citations that governs."""

from __future__ import annotations

import re
from typing import NamedTuple

_UNIT = (
    r"(?:(?:(?:operative |preambular |sub-?)?[Pp]aragraphs?|[Pp]aras?\.?|\bO\.?P\.?s?|\bPPs?|[Ss]ections?|[Ss]ect\."
    r"|\b[Pp]arts?|[Cc]hap(?:ters?|\.)|[Aa]ppendix|[Aa]nnex(?:es)?)(?: |(?=[0-9])))"
)
# The same behind a first letter, so that the machine may scan for it; none of this begins within a word.
_FIRST = (
    r"[AaCcOoPpSs](?<!\w.)(?:(?<=[Pp])(?:reambular paragraphs?|aragraphs?|aras?\.?|arts?|Ps?)"
    r"|(?<=[Oo])(?:perative paragraphs?|\.?P\.?s?)|(?<=[Ss])(?:ub-?paragraphs?|ections?|ect\.)"
    r"|(?<=[Cc])hap(?:ters?|\.)|(?<=[Aa])(?:ppendix|nnex(?:es)?))(?: |(?=[0-9]))"
)
_ITEM = (
    r"(?:[0-9]{1,3}(?![0-9/])(?:[-–][a-z](?![a-z]))?(?: ?\([a-z0-9]{1,4}(?:[-–][a-z0-9]{1,4})?\))*+"
    r"|\([a-z0-9]{1,4}\)|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?![a-z])|[IVX]{1,5}(?![A-Za-z])|[A-Z](?![A-Za-z]))"
)
_ITEMS = rf"{_ITEM}(?:(?: ?, (?:and |or )?| and | or | to | through | ?[-–] ?| & ){_ITEM}){{0,40}}+"
_PIN = rf"(?:{_UNIT}{_ITEMS}|[Aa]nnex(?:es)?(?![a-z]))"
# Few, lest a text of nothing but pinpoints is read again from each of them.
_MORE = rf"(?: of (?:the )?{_PIN})?(?:(?:, |,? and (?:of |in )?|,? or )(?:the )?{_PIN}){{0,8}}+"
_SKIPPED = (
    "the|its|their|his|Security|Council['’]?s?|General|Assembly['’]?s?|UN|SC|UNSC|Economic|and|Social|Human|Rights|United|"
    "Nations|previous|earlier|aforementioned|above-mentioned|same|relevant|document|draft"
)
_REPORT = (
    r"(?:the |his |its |that )?(?:[A-Z][\w'’-]+ (?:of (?=[A-Z]))?)*+(?:report|letter|note|statement|document)s?\b"
    r"[^.;()]{0,100}\((?:document )?"
)
_BEFORE = re.compile(
    rf"(?P<pin>(?:{_FIRST}{_ITEMS}|[Aa]nnex(?:es)?(?![a-z])){_MORE}) (?:of|to|in|from) "
    rf"(?:(?:(?:{_SKIPPED}) )*+(?:[Rr]esolution(?P<many>s)? (?:No\. )?)?\(?(?=[A-Z0-9])(?![A-Z][a-z])"
    rf"|{_REPORT}(?=[SAE]/))"
)
_AFTER = re.compile(
    rf"(?:,? \(?|\(|, in (?:its )?)(?P<pin>{_PIN}{_MORE})(?!(?:,? (?:of|to|in|above|below|from)\b)| and resol)"
)
_WORDS = (
    "aragraph",
    "ara.",
    "aras.",
    "OP",
    "PP",
    "nnex",
    " section ",
    "Section ",
    " part ",
    "Part ",
    "hapter",
    "ppendix",
)


class Pinpoint(NamedTuple):
    """A pinpoint as printed; `governs_list` where the citations it precedes stand behind "resolutions"."""

    text: str
    governs_list: bool


def pinpoints_before(text: str) -> dict[int, Pinpoint]:
    """The pinpoints that precede what they are in, by the place where the number or symbol begins."""
    if not any(word in text for word in _WORDS):
        return {}
    return {found.end(): Pinpoint(found["pin"], found["many"] is not None) for found in _BEFORE.finditer(text)}


def pinpoint_after(text: str, end: int) -> tuple[str, int] | None:
    """The pinpoint behind a citation that ends at `end` ("1373 (2001), paragraph 2 (c)"), and its own end."""
    found = _AFTER.match(text, end)
    return None if found is None else (found["pin"], found.end())


def respectively(pin: str, count: int) -> list[str] | None:
    """One pinpoint each for `count` citations: "paragraphs 4 and 5" of two resolutions, respectively."""
    unit, _, items = pin.partition(" ")
    each = re.split(r", and |, | and ", items)
    return [f"{unit.removesuffix('s')} {item}" for item in each] if len(each) == count else None
