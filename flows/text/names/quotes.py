"""Quotations: what stands between quotation marks, over several paragraphs where each opens with a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.text.names.model import Part, Place
from flows.text.reference import rows

_OPENING = {"“": "”", "«": "»", "„": "“"}
_BEFORE_OPENING = frozenset(" \u00a0([—–-/“\"‘'")
_SINGLE_REACH = 1_500
_MOST_SLIPS = 16
_FOLLOWS = re.compile(r"(?:\bas follows|\breads?|\bfull text [^.]{1,80}|\btext of the [^.]{1,80})\s*:?$")
_NUMBERED = re.compile(r"[“\"]?(?P<number>[0-9]{1,3}\.|\([a-z]\)) ?(?P<word>[A-Z][a-z]+)")
_LEAD = re.compile(r"[“\"]?(?P<word>[A-Z][a-z]+)")
_ORGAN = re.compile(
    r"[“\"]The (?:Security Council|General Assembly|Human Rights Council|Economic and Social Council)\b"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: `outer` are its stretches with marks, `inner` without, one of each a paragraph."""

    outer: tuple[Place, ...]
    inner: tuple[Place, ...]


def quotations(parts: Sequence[Part]) -> list[Quotation]:
    """The outermost quotations of all parts, in order."""
    found: list[Quotation] = []
    chain: list[tuple[Place, Place]] = []
    for number, part in enumerate(parts):
        following = parts[number + 1].text if number + 1 < len(parts) else ""
        for start, end, is_closed in _marked(part.text, goes_on=following[:1] in (*_OPENING, '"')):
            outer = Place(number, start, end)
            inner = Place(number, start + 1, end - 1 if is_closed else end)
            if chain and start > 0:
                found += _single(chain)
                chain = []
            chain.append((outer, inner))
            if is_closed:
                found.append(Quotation(tuple(each[0] for each in chain), tuple(each[1] for each in chain)))
                chain = []
    return found + _single(chain)


def documents(parts: Sequence[Part]) -> frozenset[int]:
    """The numbers of the parts that are the text of a resolution or statement, not speech about it."""
    found: set[int] = set()
    is_inside = False
    for number, part in enumerate(parts):
        opens = part.text[:1] in (*_OPENING, '"')
        if is_inside and opens:
            found.add(number)
            is_inside = not _is_closed(part.text)
        else:
            is_inside = _FOLLOWS.search(part.text[-120:]) is not None
            if _is_provision(part.text):
                found.add(number)
    return frozenset(found)


def _single(chain: list[tuple[Place, Place]]) -> list[Quotation]:
    """Paragraphs that opened with a mark and were never closed, each by itself."""
    return [Quotation((outer,), (inner,)) for outer, inner in chain]


def _is_closed(text: str) -> bool:
    first = next(iter(_marked(text, goes_on=True)), None)
    return first is not None and first[2] and len(text) - first[1] < 3


def _is_provision(text: str) -> bool:
    """Whether a paragraph is one of a resolution: "“1. Reaffirms ...", "Recalling ...,"."""
    numbered = _NUMBERED.match(text)
    if numbered is not None:
        return numbered["word"].casefold() in _deeds("finite")
    if _ORGAN.match(text) is not None:
        return True
    lead = _LEAD.match(text)
    if lead is None or text.rstrip(' ”"')[-1:] not in (",", ";"):
        return False
    return lead["word"].casefold() in _deeds("participle") | _deeds("finite")


def _deeds(form: str) -> frozenset[str]:
    return frozenset(row[form].split()[0] for row in rows("action_verbs") if row[form])


def _marked(text: str, goes_on: bool) -> list[tuple[int, int, bool]]:
    """Start, end and whether it is closed, of each outermost stretch between marks.

    One that is not closed runs to the end, where it opens the paragraph or the next one goes on; else its mark is
    a slip and counts for nothing.
    """
    found: list[tuple[int, int, bool]] = []
    position, slips = 0, 0
    barren = {"‘": 0, "'": 0}
    while position < len(text) and slips < _MOST_SLIPS:
        char = text[position]
        end = None
        if char in barren:
            if position >= barren[char] and _opens(text, position):
                end = _single_end(text, position, "’" if char == "‘" else "'")
                # Where one is not closed, the next ones before its reach are not either: they are apostrophes.
                barren[char] = position + _SINGLE_REACH if end is None else 0
        elif char in _OPENING or (char == '"' and _opens(text, position)):
            end = _closed(text, position, char, _OPENING[char]) if char in _OPENING else _straight(text, position)
            if end is None and (position == 0 or goes_on):
                return [*found, (position, len(text), False)]
            slips += end is None
        if end is not None:
            found.append((position, end, True))
        position = position + 1 if end is None else end
    return found


def _opens(text: str, position: int) -> bool:
    following = text[position + 1 : position + 2]
    return (position == 0 or text[position - 1] in _BEFORE_OPENING) and following != "" and not following.isspace()


def _closed(text: str, position: int, opening: str, closing: str) -> int | None:
    depth = 0
    for found in re.compile(f"[{opening}{closing}]").finditer(text, position):
        depth += 1 if found[0] == opening else -1
        if depth == 0:
            return found.end()
    return None


def _straight(text: str, position: int) -> int | None:
    """The end of a quotation in straight marks: at the first mark that opens nothing."""
    depth = 1
    for found in re.compile('"').finditer(text, position + 1):
        depth += 1 if _opens(text, found.start()) and text[found.start() - 1] == " " else -1
        if depth == 0:
            return found.end()
    return None


def _single_end(text: str, position: int, closing: str) -> int | None:
    """The end of a quotation in single marks: behind a stop if there is one, for the mark is also an apostrophe."""
    window = text[position + 1 : position + _SINGLE_REACH]
    best = re.search(rf"[.,!?]{closing}(?!\w)", window)
    first = re.search(rf"(?<=[\w)]){closing}(?!\w)", window)
    if best is None or (first is not None and first.end() < best.start() and not _is_genitive(window, first.start())):
        best = first
    if best is None:
        return None
    return position + 1 + best.end()


def _is_genitive(window: str, position: int) -> bool:
    return window[position - 1] == "s" and window[position + 1 : position + 2] == " "
