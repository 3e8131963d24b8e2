"""What a resolution's paragraphs are made of, and the small rules by which their beginnings and ends are told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.text.law.actions import actions
from flows.text.law.leads import OPERATIVE, Lead, lead
from flows.text.law.paragraphs import ANNEX, ANNEX_LINE, FORMULA, QUOTE

# A clause before the lead phrase ("Consistent with paragraph 2 above, requests ...") is no longer than this.
_CLAUSE = 400
_CLOSING_MARK = re.compile(r"\s*(?P<mark>[”\"»])\s*$")
_OPENS = {"”": "“", "»": "«"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a document, in reading order."""

    passage_id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a passage."""

    passage_id: str
    start: int
    end: int
    text: str


@dataclass(slots=True)
class Provision:
    """A paragraph or sub-paragraph; `own` are its stretches without its sub-paragraphs, `whole` all of them."""

    part: str
    name: str  # "PP1", "OP9", "OP9(a)"
    number: int | None
    label: str | None
    parent: Provision | None
    lead: Lead | None
    own: list[Stretch] = field(default_factory=list)
    whole: list[Stretch] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text with that of all sub-paragraphs."""
        return " ".join(stretch.text for stretch in self.whole)


@dataclass(slots=True)
class Structure:
    """The paragraphs of one resolution in order, and those whose numbers break the count."""

    provisions: list[Provision] = field(default_factory=list)
    out_of_order: list[Provision] = field(default_factory=list)

    def count(self, part: str) -> int:
        """Number of paragraphs of a part, without sub-paragraphs."""
        return sum(each.part == part and each.parent is None for each in self.provisions)


def formula_end(text: str) -> int | None:
    """Where the enacting formula ("The Security Council,") ends that a passage begins with, or None."""
    found = FORMULA.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    return found.end() if not rest or lead(rest) is not None or found[0].rstrip()[-1] in ",:" else None


def quote_end(text: str, start: int) -> int:
    """Where the text begins behind the opening quotation mark at `start`, if there is one, and white space."""
    quote = QUOTE.match(text, start)
    begin = start if quote is None else quote.end()
    return begin + len(text[begin:]) - len(text[begin:].lstrip())


def lead_of(text: str, part: str, is_numbered: bool = False) -> Lead | None:
    """The lead phrase, also behind a clause ("In this regard, calls upon") or, where numbered, without its ending."""
    found = lead(text)
    if found is None and is_numbered and part == OPERATIVE:
        found = _bare(text)
    if found is None:
        first = next(iter(actions(text[:_CLAUSE], part)), None)
        if first is not None and re.search(r",\s*$", text[: first.start]):
            return Lead(first.end, first.phrase, part, first.verb, first.force)
    return found


def _bare(text: str) -> Lead | None:
    """The lead phrase of a numbered paragraph that has the verb's plain form, as a slip ("Call on all parties")."""
    word = re.match(r"[A-Z][a-z]+", text)
    if word is None:
        return None
    for ending in ("s", "es"):
        found = lead(text[: word.end()] + ending + text[word.end() :])
        if found is not None and found.part == OPERATIVE and found.end >= word.end() + len(ending):
            end = found.end - len(ending)
            return Lead(end, text[:end], found.part, found.verb, found.force)
    return None


def closing_mark(text: str, start: int) -> int | None:
    """Where a closing quotation mark ends the text that no mark in `text[start:]` opens, with white space before it."""
    found = _CLOSING_MARK.search(text, start)
    if found is None:
        return None
    inner, mark = text[start : found.start()], found["mark"]
    is_paired = inner.count('"') % 2 if mark == '"' else inner.count(_OPENS[mark]) > inner.count(mark)
    return None if is_paired else found.start()


def is_annex(passage: Passage, begin: int) -> bool:
    """Whether a passage, from `begin` on, heads an annex."""
    if ANNEX_LINE.match(passage.text, begin) is not None:
        return True
    return passage.kind == "heading" and ANNEX.match(passage.text, begin) is not None
