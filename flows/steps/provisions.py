"""Passages of a resolution to its paragraphs: preambular, operative, and what stands inside them.

Told from the words alone, so that one reader serves plain text, mark-up and quotations in a press release.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flows.text.actions import actions
from flows.text.leads import OPERATIVE, Lead, lead
from flows.text.paragraphs import FORMULA, QUOTE, REISSUED, number_at

_NO_PROVISION = frozenset({"title", "subtitle", "caption", "credit", "footnote"})
# A clause before the lead phrase ("Consistent with paragraph 2 above, requests ...") is no longer than this.
_CLAUSE = 400


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


def structure(passages: Iterable[Passage]) -> Structure:
    """The paragraphs of a resolution whose passages these are, from its formula to its annexes."""
    from flows.steps.provision_reader import Reader

    waiting = [
        each for each in passages if each.kind not in _NO_PROVISION and REISSUED.match(each.text.lstrip()) is None
    ]
    has_formula = any(formula_end(each.text) is not None for each in waiting)
    is_quoted = bool(waiting) and QUOTE.match(waiting[0].text) is not None
    reader = Reader(first_number(waiting), is_quoted, is_open=not has_formula)
    for each in waiting:
        if not reader.take(each):
            break
    return reader.found


def formula_end(text: str) -> int | None:
    """Where the enacting formula ("The Security Council,") ends that a passage begins with, or None."""
    found = FORMULA.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    return found.end() if not rest or lead(rest) is not None or found[0].rstrip()[-1] in ",:" else None


def first_number(passages: Sequence[Passage]) -> str | None:
    """The passage that the Council numbers 1: what stands before it is preamble, whatever its verb."""
    for each in passages:
        found = number_at(each.text, quote_end(each.text, 0))
        if found is not None and found.value == 1 and lead(each.text[found.end :].lstrip()) is not None:
            return each.passage_id
    return None


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


def closing_quote(passages: Sequence[Passage], start: int) -> int:
    """The number of the passage behind a quotation that begins at `start` and opens each paragraph with a mark."""
    if QUOTE.match(passages[start].text) is None:
        return len(passages)
    for number in range(start, len(passages)):
        text, kind = passages[number].text, passages[number].kind
        if number > start and QUOTE.match(text) is None and kind != "heading":
            return number
        after = passages[number + 1] if number + 1 < len(passages) else None
        if re.search(r"[”\"»]\s*$", text) and (after is None or QUOTE.match(after.text) is None):
            return number + 1
    return len(passages)
