"""Quotations: what stands between quotation marks, over several paragraphs where each opens with a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.text.names.model import Part, Place
from flows.text.reference import rows
from flows.text.speech.speech_words import is_past

_OPENING = {"“": "”", "«": "»", "„": "“"}
_BEFORE_OPENING = frozenset(" \u00a0([—–-/“\"‘'")
_MARKS = frozenset((*_OPENING, '"', "‘", "'", "°"))
_ANY_DOUBLE = re.compile('[“”"]')
_BEFORE_SENTENCE = re.compile(r"[:,.!?] $")
_STRAIGHT_CLOSING = re.compile(r"(?<=[\w.,!?…)])\"(?!\w)")
_CURLY_CLOSING = re.compile(r"(?<=[\w.,!?…)])”(?!\w)")
_INNER_END = re.compile(r"(?<=[,!?])[’'](?= (?P<word>[a-z]{3,14}) [A-Z])")
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
    """One quotation of a paragraph: `outer` with its marks, `inner` without.

    `follows` says that it goes on with the one before, whose paragraph ended without a closing mark.
    """

    outer: Place
    inner: Place
    follows: bool


def quotations(parts: Sequence[Part]) -> list[Quotation]:
    """The outermost quotations of all parts, in order, one a paragraph."""
    found: list[Quotation] = []
    is_open = False
    for number, part in enumerate(parts):
        following = parts[number + 1].text if number + 1 < len(parts) else ""
        goes_on = following[:1] in (*_OPENING, '"') or _closes_first(following) is not None
        stretches = _marked(part.text, goes_on, is_open)
        for start, end, is_closed in stretches:
            follows = is_open and start == 0
            inner = Place(number, start + (part.text[start] in _MARKS), end - 1 if is_closed else end)
            outer = Place(number, *_with_damage(part.text, start, end))
            found.append(Quotation(outer, inner, follows))
            is_open = False
        is_open = bool(stretches) and not stretches[-1][2] and stretches[-1][1] == len(part.text)
    return found


def _with_damage(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds with the first halves of damaged marks."""
    return start - (text[start - 1 : start + 1] == "¡°"), end + (text[end - 1 : end + 1] == "¡±")


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


def _is_closed(text: str) -> bool:
    first = next(iter(_marked(text, goes_on=True, is_open=False)), None)
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


def _marked(text: str, goes_on: bool, is_open: bool) -> list[tuple[int, int, bool]]:
    """Start, end and whether it is closed, of each outermost stretch between marks.

    One that is not closed runs to the end, where it opens the paragraph or a sentence or the next paragraph goes on;
    else its mark is a slip and counts for nothing. `is_open`: the paragraph before ended inside of a quotation.
    """
    found: list[tuple[int, int, bool]] = []
    position, slips = 0, 0
    barren = {"‘": 0, "'": 0}
    text = _repaired(text)
    closing = _closes_first(text) if is_open else None
    if closing is not None:
        found.append((0, closing, True))
        position = closing
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
            end = _closed_otherwise(text, position) if end is None else end
            if end is None and char != '"' and (cut := _cut_short(text, position)) is not None:
                found.append((position, cut, False))
                position, slips = cut, slips + 1
                continue
            if end is None and (position == 0 or goes_on or _opens_sentence(text, position)):
                return [*found, (position, len(text), False)]
            slips += end is None
        if end is not None:
            found.append((position, end, True))
        position = position + 1 if end is None else end
    return found


def _cut_short(text: str, position: int) -> int | None:
    """The end of a quotation whose own mark was forgotten behind that of an inner one: "“No ‘jihad,’ said X"."""
    found = _INNER_END.search(text, position, position + _SINGLE_REACH)
    return found.end() if found is not None and is_past(found["word"]) else None


def _repaired(text: str) -> str:
    """The text with marks that were read in a wrong encoding ("¡°", "¡±"); its length stays."""
    return text.replace("¡°", "¡“").replace("¡±", "”¡") if "¡" in text else text


def _closes_first(text: str) -> int | None:
    """Behind the first mark of a paragraph, if it closes what an earlier one opened."""
    first = _ANY_DOUBLE.search(text)
    if first is None or first.start() == 0:
        return None
    closes = first[0] == "”" or (first[0] == '"' and not _opens(text, first.start()))
    return first.end() if closes and not text[first.start() - 1].isspace() else None


def _opens_sentence(text: str, position: int) -> bool:
    return _BEFORE_SENTENCE.search(text, max(0, position - 4), position) is not None and text[position + 1].isupper()


def _closed_otherwise(text: str, position: int) -> int | None:
    """The end of a quotation that is closed with a mark of the other kind, curly or straight."""
    if text[position] not in '“"':
        return None
    found = (_STRAIGHT_CLOSING if text[position] == "“" else _CURLY_CLOSING).search(text, position + 1)
    return None if found is None else found.end()


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
