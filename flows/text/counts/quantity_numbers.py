"""Numbers that may count something, in figures and as words, with the range and the comparison they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.text.dates import MONTHS

_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SMALL = {word: number for number, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
_DOZEN = 12

_HYPHEN = "[-‑]"
_WORD = (
    rf"(?:(?:{_TENS.replace(' ', '|')})(?:(?:{_HYPHEN}| )(?:{_ONES.replace(' ', '|')}))?"
    rf"|(?:{_TEENS.replace(' ', '|')}|{_ONES.replace(' ', '|')}))(?!\w)"
)
_WORDS = rf"(?:{_WORD}(?:[ ](?:{'|'.join(_SCALES)})(?!\w)(?:[ ]and[ ]{_WORD})?)*)"
_FIGURES = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,3}|[0-9]{1,9}(?:\.[0-9]{1,2})?)"
    rf"(?![0-9])(?:[ \u00a0](?:{'|'.join(_SCALES)})(?!\w))?"
)
_NUMBER = rf"(?:{_FIGURES}|(?i:{_WORDS}))"
_NUMERAL = re.compile(
    rf"(?<![\w.,:/$€£¥+#°§&’'‑–-])(?:(?P<dozen>(?i:half[ -]a|a[ ]half|an?|two|three|four)[ -]dozen)(?!\w)"
    rf"|(?P<number>{_NUMBER})(?:(?:(?P<joint>[-‑–]|[ ](?:to|or|and)[ ]))(?P<to>{_NUMBER}))?)(?![\w%°/])(?![.,:][0-9])"
)
_ALONE = re.compile(rf"(?:{_NUMBER})(?![\w%°/])(?![.,:][0-9])")

_JUST = r"(?:(?:well|far|just|slightly|a little) )?"
_EXTRA = r"(?:an additional |another |a total of )?"
_COMPARATORS = (
    ("le", r"(?:no|not) (?:more|greater) than|not exceeding|not to exceed|at most|up to|(?:a )?maximum of|as many as"),
    ("ge", r"(?:no|not) (?:fewer|less) than|at least|(?:a )?minimum of"),
    ("gt", rf"{_JUST}(?:more than|over)|in excess of|upwards of|greater than|exceeding"),
    ("lt", rf"{_JUST}(?:fewer than|less than|under)"),
    ("about", r"about|around|some|approximately|roughly|nearly|almost|close to|(?:an )?estimated|circa"),
)
_COMPARISON = re.compile(
    r"(?<!\w)(?i:" + "|".join(f"(?P<{name}>{words})" for name, words in _COMPARATORS) + rf") {_EXTRA}$"
)
_BETWEEN = re.compile(r"(?<!\w)(?:[Bb]etween|[Ff]rom) $")
# Words that are prepositions as often as comparisons: "concern over two incidents", "under 12 regimes".
_PREPOSITIONS = re.compile(r"(?:over|under|about|around)$", re.I)
_COMPARES_AFTER = re.compile(
    r"(?:^|[.!?;:(—“\"] ?|\b(?:of|by|with|to|from|for|and|or|in|include|includes|included|including|are|were|is|was|"
    r"has|have|had|by|attended|killed|injured|involving|brought|gathered|represents?|representing|trained|than|comprising))$"
)
_SURE = 20
_WIDEST = 20
_YEARS = (1900, 2100)
_WORD_FOLLOWS = re.compile(r"[ \u00a0‑-][^\W\d_]")
_OR_MORE = re.compile(r" or more(?= )")
_AGAIN = re.compile(r" \([0-9,]{1,9}\)(?= )")
_MONTH = "|".join((*MONTHS, "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"))
_AFTER_MONTH = re.compile(rf"\b(?:{_MONTH})\.? (?:[0-9]{{1,2}}(?:[-–]| to | and |, )){{0,3}}$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its comparison: `start` is where the comparison begins, `figure` where the number does."""

    start: int
    figure: int
    end: int
    value: float
    value_to: float | None
    comparator: str
    in_figures: bool

    @property
    def is_compared(self) -> bool:
        """Whether words of comparison stand with it."""
        return self.start < self.figure


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text, in order; dates' days and years may be among them."""
    position = 0
    while (found := _NUMERAL.search(text, position)) is not None:
        number, position = _read(text, found)
        if number is not None:
            yield number


def after_month(text: str, start: int) -> bool:
    """Whether the month of a date stands before the number ("September 11")."""
    return _AFTER_MONTH.search(text, max(0, start - 40), start) is not None


def _read(text: str, found: re.Match[str]) -> tuple[Number | None, int]:
    """The number found and where to look on."""
    start = found.start()
    before = text[max(0, start - 60) : start]
    if found["dozen"]:
        dozens = 0.5 if "half" in found["dozen"].casefold() else _SMALL.get(found["dozen"].split()[0].casefold(), 1)
        number = Number(start, start, found.end(), float(dozens * _DOZEN), None, "eq", False)
        return _compared(number, before, ""), found.end()
    first, end = found["number"], found.end()
    if len(first) > 1 and first[0] == "0" and first[1] != ".":
        return None, end
    to = found["to"]
    between = _BETWEEN.search(before)
    if to is not None and not _is_range(found["joint"], between is not None):
        alone = _ALONE.match(text, start, found.end("number") + 1)
        if alone is None:
            return None, end
        to, end = None, found.end("number")
    value = _value(first)
    value_to = None if to is None else _value(to)
    if value is None or (to is not None and value_to is None):
        return None, end
    if to is not None:
        value *= _shared_scale(first, to)
    if value_to is not None and not _is_sound_range(first, value, value_to, found["joint"]):
        return None, end
    in_figures = first[0].isdigit()
    if value_to is not None and between is not None:
        return Number(start - len(between[0]), start, end, value, value_to, "eq", in_figures), end
    end = _widened(text, end)
    if _WORD_FOLLOWS.match(text, end) is None:
        return None, end
    number = Number(start, start, end, value, value_to, "eq", in_figures)
    return _compared(number, before, text[end : end + 12]), end


def _is_range(joint: str, is_between: bool) -> bool:
    return joint != " and " or is_between


def _is_sound_range(first: str, value: float, value_to: float, joint: str) -> bool:
    """Not the number of a document ("07-51615") or a span of years."""
    if first.startswith("0") or value_to <= value or (len(joint) == 1 and value_to > _WIDEST * value):
        return False
    return not (_YEARS[0] <= value <= _YEARS[1] and _YEARS[0] <= value_to <= _YEARS[1] and "," not in first)


def _shared_scale(first: str, to: str) -> int:
    """What "2 to 3 million" multiplies its first number by."""
    scale = to.split()[-1].casefold()
    if scale not in _SCALES or first.split()[-1].casefold() in _SCALES or "," in first:
        return 1
    return _SCALES[scale]


def _compared(number: Number, before: str, after: str) -> Number:
    """The number with the words of comparison before or behind it."""
    more = _OR_MORE.match(after)
    if more is not None:
        return replace(number, end=number.end + more.end(), comparator="ge")
    found = _COMPARISON.search(before)
    if found is None or _is_preposition(before, found, number.value):
        return number
    comparator = next(name for name, words in found.groupdict().items() if words)
    return replace(number, start=number.figure - len(found[0]), comparator=comparator)


def _is_preposition(before: str, found: re.Match[str], value: float) -> bool:
    word = next(words for words in found.groupdict().values() if words)
    if _PREPOSITIONS.fullmatch(word) is None or value >= _SURE:
        return False
    if word.casefold() == "under":
        return True
    return _COMPARES_AFTER.search(before[: found.start()].rstrip()) is None


def _widened(text: str, end: int) -> int:
    """Past the figures that repeat a number in brackets: "ten (10) experts"."""
    again = _AGAIN.match(text, end)
    return end if again is None else again.end()


def _value(words: str) -> float | None:
    """The value of a number; None for one that is none ("two thousand million" is)."""
    if words[0].isdigit():
        figures, *scale = re.split(r"[ \u00a0](?=[a-z])", words)
        number = float(re.sub(r"[, \u00a0\u202f]", "", figures))
        if scale:
            return round(number * _SCALES[scale[0]], 2)
        return number if number.is_integer() and "." not in figures else None
    total, part = 0.0, 0.0
    for word in re.split(r"[ ‑-]", words.casefold()):
        if word == "and":
            continue
        if word in _SCALES:
            part *= _SCALES[word]
            if word != "hundred":
                total, part = total + part, 0.0
        else:
            part += _SMALL[word]
    return total + part
