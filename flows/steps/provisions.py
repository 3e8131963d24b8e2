"""Passages of a resolution to its paragraphs: preambular, operative, and what stands inside them.

Told from the words alone, so that one reader serves plain text, mark-up and quotations in a press release.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.steps.provision_model import Passage, Structure, closing_mark, formula_end, is_annex, quote_end
from flows.steps.provision_reader import Reader
from flows.text.law.leads import lead
from flows.text.law.paragraphs import ITEM, QUOTE, REISSUED, number_at

__all__ = ["Passage", "Structure", "closing_quote", "structure"]

_NO_PROVISION = frozenset({"title", "subtitle", "caption", "credit", "footnote"})


def structure(passages: Iterable[Passage]) -> Structure:
    """The paragraphs of a resolution whose passages these are, from its formula to its annexes."""
    waiting = [
        each for each in passages if each.kind not in _NO_PROVISION and REISSUED.match(each.text.lstrip()) is None
    ]
    has_formula = any(formula_end(each.text) is not None for each in waiting)
    is_quoted = bool(waiting) and QUOTE.match(waiting[0].text) is not None
    reader = Reader(numbered(waiting), is_quoted, is_open=not has_formula)
    for each in waiting:
        if not reader.take(each):
            break
    return reader.found


def numbered(passages: Sequence[Passage]) -> list[tuple[str, int]]:
    """The passages before any annex that begin with a number and a lead phrase, each with its number.

    The enacting formula counts as 0: what stands between it and a 1 is preamble, whatever its verb.
    """
    found = []
    is_open = all(formula_end(each.text) is None for each in passages)
    for each in passages:
        if formula_end(each.text) is not None:
            found.append((each.passage_id, 0))
            is_open = True
        begin = quote_end(each.text, 0)
        if is_open and is_annex(each, begin):
            break
        number = number_at(each.text, begin)
        if number is not None and lead(each.text[number.end :].lstrip()) is not None:
            found.append((each.passage_id, number.value))
    return found


def closing_quote(passages: Sequence[Passage], start: int) -> int:
    """The number of the passage behind a quotation that begins at `start`.

    Each paragraph opens with a mark, or one pair of marks holds them all; items of lists may have none.
    """
    if not _opens(passages[start]):
        return len(passages)
    unmarked = None
    for number in range(start, len(passages)):
        each = passages[number]
        is_free = number == start or each.kind == "heading" or ITEM.match(each.text) is not None
        if unmarked is None and not is_free and not _opens(each):
            unmarked = number
            if any(_opens(before) for before in passages[start + 1 : number]):
                return number
        after = passages[number + 1] if number + 1 < len(passages) else None
        if closing_mark(each.text, quote_end(each.text, 0)) is not None and (after is None or not _opens(after)):
            return number + 1
    return len(passages) if unmarked is None else unmarked


def _opens(passage: Passage) -> bool:
    return QUOTE.match(passage.text) is not None
