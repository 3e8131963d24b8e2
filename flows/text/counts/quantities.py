"""Counts of people, States, bodies, events and other things: "over 330 delegates", "15-member Council"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.text.counts.quantity_numbers import Number, after_month, numbers
from flows.text.counts.quantity_units import unit_after, words
from flows.text.names.model import Part, Place, Quantity

_HEADLINES = ("title", "subtitle", "heading")
_LIST = r"(?:[0-9][0-9.]{0,6}(?: ?\([^()]{1,12}\)){0,3}(?:, (?:and |or )?| (?:and|or|to|through|&) |[-–])){0,12}$"
_NAMING = re.compile(rf"(?<!\w)(?P<word>[^\W\d_]+)\.? ?(?:\([^()]{{1,12}}\) )?{_LIST}")
_MONEY = re.compile(r"(?:[$€£¥] ?|\b(?:USD|EUR|GBP|CHF|US|Rs\.?) )$")
_NAME_OF = re.compile(r"\b(?:Group|Committee|League|Council|Panel|Circle|Board|Gang|Front|Movement) of (?:the )?$")
_AGE = re.compile(r"\b(?:age of|ages of|aged|ages|age) (?:between |over |under |about )?$")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|of|from|during|before|after|early|late|mid|year|years|to|and|through|for)[ -]$", re.I
)
_CAPITAL = re.compile(r"(?:^|(?P<mark>[.!?:“\"] ?)|[^\W\d_]*[a-z0-9,)’'”] )(?P<word>[A-Z][\w’'-]*) $")
_OWNERS = re.compile(r"\b(?:the|these|those|all|both|our|their|its) $", re.I)
_PRONOUN = re.compile(r"\b(?:the|these|those|all) $", re.I)
_DEED = re.compile(
    r" (?:discussed|exchanged|agreed|expressed|signed|reaffirmed|stressed|reviewed|considered|pledged|welcomed|noted|"
    r"addressed|explored|shared|adopted|underlined|highlighted|examined|assessed|attacked|killed) "
)
_COMPOUND = re.compile(r"[-‑](?P<unit>[A-Za-z]+)(?![\w’'‑-])")
_SPANS = ("day", "week", "month")
_FEWEST = 2
_FEWEST_PARTED = 10
_FEWEST_FIRST = 10


def quantities(parts: Sequence[Part]) -> list[Quantity]:
    """The counts of all parts, in order."""
    return [each for number, part in enumerate(parts) for each in _of_part(number, part)]


def _of_part(part_no: int, part: Part) -> Iterator[Quantity]:
    text = part.text
    for number in numbers(text):
        compound = _compound(text, number)
        if compound is not None:
            if not _names_something(text, number, part.kind):
                place = Place(part_no, number.figure, compound.end())
                yield Quantity(place, number.value, None, "eq", compound["unit"])
            continue
        if number.value < _FEWEST:
            continue
        owned = _OWNERS.search(text, max(0, number.start - 8), number.start) is not None
        # "Annexes 1 and 2 of the Agreement" has figures, and low ones.
        has_parts = not number.in_figures or number.is_compared or number.value >= _FEWEST_PARTED
        found = unit_after(text, number.end, owned, has_parts)
        if found is not None and not _is_excluded(text, number, part.kind):
            place = Place(part_no, number.start, found[1])
            yield Quantity(place, number.value, number.value_to, number.comparator, text[slice(*found)])


# What the words of a foot-note begin with behind its number.
_NOTE = re.compile(r" (?:See|Ibid|Idem|Official Records|Resolutions and Decisions|Document|Adopted|Same as)\b")


def _compound(text: str, number: Number) -> re.Match[str] | None:
    """ "15-member" and "two-day event": what is counted stands behind a hyphen."""
    found = _COMPOUND.match(text, number.end)
    if found is None or number.value_to is not None:
        return None
    if found["unit"].casefold() in words("compound"):
        return found
    if found["unit"] not in _SPANS:
        return None
    following = re.finditer(r"[\w’'‑-]+|[.;:,(]", text[found.end() : found.end() + 80])
    for each, _ in zip(following, range(6), strict=False):
        if each[0] in ".;:(":
            return None
        if each[0].casefold() in words("event"):
            return found
        if each[0].casefold() in words("stop"):
            return None
    return None


def _is_excluded(text: str, number: Number, kind: str) -> bool:
    """Whether a number is the name, date, age, price or part of something."""
    return (
        _is_list_number(number)
        or (number.figure == 0 and (kind == "footnote" or _NOTE.match(text, number.end) is not None))
        or after_month(text, number.figure)
        or _names_something(text, number, kind)
        or _looks_like_year(text, number)
        or _AGE.search(text, max(0, number.start - 20), number.start) is not None
        or (
            _PRONOUN.search(text, max(0, number.start - 8), number.start) is not None
            and _DEED.match(text, number.end) is not None
        )
    )


def _names_something(text: str, number: Number, kind: str) -> bool:
    """Whether the words before a number make it the number of something ("resolution 1373", "Group of 77")."""
    before = text[max(0, number.start - 160) : number.start]
    if number.is_compared:
        return _MONEY.search(text, max(0, number.figure - 6), number.figure) is not None
    if _MONEY.search(before) is not None:
        return True
    if number.in_figures and _NAME_OF.search(before) is not None:
        return True
    naming = _NAMING.search(before)
    if naming is not None and number.in_figures and naming["word"].casefold() in words("identifier"):
        return True
    if kind in _HEADLINES:
        return False
    if not number.in_figures:
        return text[number.figure].isupper() and re.search(r"[\w,’'] $", before) is not None
    capital = _CAPITAL.search(before)
    if capital is not None and capital["word"].endswith(("’s", "'s", "s’")):
        return False
    return capital is not None and capital["mark"] is None and capital.start("word") > 0


def _looks_like_year(text: str, number: Number) -> bool:
    """Whether four figures without a comma are a year or a resolution: only round ones count without comparison."""
    figures = text[number.figure : number.end]
    if not (len(figures) == 4 and figures.isdigit()) or number.is_compared:
        return False
    before = text[max(0, number.start - 12) : number.start]
    return number.value % 100 != 0 or (1900 <= number.value <= 2100 and _YEAR_BEFORE.search(before) is not None)


def _is_list_number(number: Number) -> bool:
    """The number of a list or a foot-note before a sentence: "2 Member States shall ..."."""
    return number.figure == 0 and number.in_figures and number.value < _FEWEST_FIRST
