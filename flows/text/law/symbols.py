"""The grammar of United Nations document symbols: how one is printed, which organ a resolution is of."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from flows.text.dates import MONTHS
from flows.text.reference import rows


class Organ(NamedTuple):
    """A body that adopts resolutions; `stem` begins their symbols and is empty where they are not of the UN."""

    name: str
    stem: str
    kind: str


class Symbol(NamedTuple):
    """A symbol as printed, in the usual spelling; `resolved` is the true one where the printed one falls short."""

    cited: str
    kind: str
    resolved: str | None = None
    is_yearless: bool = False
    is_wrong_year: bool = False


COUNCIL = "S/RES/"
_MONTH = "|".join(MONTHS)
# "of 4 August 2009", "of 10 August", "(31 March 1998)", "adopted on September 28, 2001"
DATE = (
    rf"(?: ?,? ?(?:\(|of |dated |(?:adopted )?on )(?:[0-9]{{1,2}} )?(?:{_MONTH})(?: [0-9]{{1,2}}(?![0-9]))?"
    r"(?:,? ?[0-9]{4})?\)?)"
)
_BODY = r"(?:[A-Za-z0-9](?:[A-Za-z0-9]|(?!-[A-Z]{1,4}/)[.-](?=[A-Za-z0-9]))*+|\([0-9]{3,4}\)(?=/))"
# Behind its first letter. OCR and typists set a space beside a slash.
SYMBOL = rf"[A-Z]{{0,4}}(?:/| /(?=[0-9]{{2}}|[A-Z]{{2,5}}/)) ?{_BODY}(?:/{_BODY}|/ (?=Add|Corr|Rev){_BODY})*+"
_PART = r"(?: [A-Z](?![\w'’/-]|\.[A-Za-z]))?"
_OF_RESOLUTION = re.compile(
    rf"(?P<part>{_PART})(?: ?\( ?(?P<bracket>(?:19|2[01])[0-9]{{2}}|(?:E?S-)?[IVXL]+) ?\))?(?P<part2>{_PART})"
)
_RESUMED = re.compile(r"(?P<part>)(?: ?\((?P<bracket>Resumption ?[0-9]*)\))?(?P<part2>)")
_NO_SYMBOL = re.compile(r"[A-Za-z0-9]\Z|[0-9]+[A-Za-z]")  # "A/C", "S/4", "S/4HANA"
_NOTHING = re.compile(r"(?P<part>)(?P<bracket>)(?P<part2>)")
_TO_ORGAN = re.compile(rf"(?:[0-9/,()IVX-]|and|or| (?!of|adopted))*+{DATE}?,? (?:of|adopted by) (?:the )?")
# What may stand between an organ's name and the word "resolution": "'s relevant", ", in its", ...
_GAP = re.compile(r"(?:['’]s?)?(?:,? (?:in|by|through) (?:its|their))?(?: relevant| previous| earlier| own| new)*\Z")
_GAP_ENDS = ("its", "their", "relevant", "previous", "earlier", "own", "new", "'s", "’s", "s'", "s’")


@cache
def _grammar(role: str) -> tuple[Organ, ...]:
    """The rows of one role, the longest text first, so that a full name goes before its last word."""
    found = [
        Organ(row["text"], row["stem"], row["cited_kind"]) for row in rows("symbol_grammar") if row["role"] == role
    ]
    return tuple(sorted(found, key=lambda organ: -len(organ.name)))


@cache
def years() -> dict[str, str]:
    """Number to year of the Security Council's resolutions."""
    return {row["number"]: row["year"] for row in rows("sc_resolution_years")}


@cache
def _lengths() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, year in years().items():
        found.setdefault(year, set()).add(len(number))
    return found


@cache
def committees() -> frozenset[str]:
    """The numbers by which committees of the Security Council are called."""
    return frozenset(row.name for row in _grammar("committee"))


@cache
def _organs() -> tuple[Organ, ...]:
    return tuple(sorted(_grammar("organ") + _grammar("foreign"), key=lambda organ: -len(organ.name)))


@cache
def _organs_ending_in() -> dict[str, tuple[Organ, ...]]:
    last: dict[str, list[Organ]] = {}
    for organ in _organs():
        last.setdefault(organ.name.rsplit(" ", 1)[-1], []).append(organ)
    return {word: tuple(found) for word, found in last.items()}


def organ_before(text: str, end: int) -> Organ | None:
    """The organ named right before `end`, where the word "resolution" begins; "Council" alone keeps that name."""
    window = text[max(0, end - 90) : end].rstrip()
    if window.endswith(_GAP_ENDS) and (gap := _GAP.search(window)) is not None:
        window = window[: gap.start()]
    word = window.rsplit(None, 1)[-1].lstrip("([“\"'") if window else ""
    for organ in _organs_ending_in().get(word, ()):
        if window.endswith(organ.name):
            return organ
    return Organ("Council", COUNCIL, "sc_resolution") if word == "Council" else None


def organ_after(text: str, start: int) -> Organ | None:
    """The organ in "7/8 and 8/2 of the Human Rights Council", from the first number on."""
    found = _TO_ORGAN.match(text, start)
    if found is None:
        return None
    return next((organ for organ in _organs() if text.startswith(organ.name, found.end())), None)


def council_resolution(number: str, year: str | None) -> Symbol:
    """A resolution of the Security Council, held against the list of all of them."""
    true = years().get(number)
    resolved = None if true is None else f"{COUNCIL}{number} ({true})"
    if year is None:
        return Symbol(COUNCIL + number, "sc_resolution", resolved, is_yearless=True)
    cited = f"{COUNCIL}{number} ({year})"
    # A number of another length than that year's is a damaged one ("20 (1982)" for 520), not one with a wrong year.
    wrong = resolved is not None and resolved != cited and len(number) in _lengths().get(year, (len(number),))
    return Symbol(cited, "sc_resolution", resolved if wrong else None, is_wrong_year=wrong)


def session_resolution(session: str, item: str, part: str, organ: Organ | None, of_human_rights: bool) -> Symbol | None:
    """A resolution printed as session and item ("71/291", "S-17/1", "2006/23") by the organ that adopts such ones.

    `of_human_rights` tells that the paragraph names the Human Rights Council.
    """
    if organ is not None and not organ.stem:
        return None
    if years().get(session) == item:  # "1373/2001"
        return council_resolution(session, item)
    if len(item) > 3:  # "15/2003" is how others number
        return None
    stem, kind = ("", "") if organ is None or organ.stem == COUNCIL else organ[1:]
    if not stem:
        stem, kind = _usual_organ(session, organ is not None and organ.name == "Council", of_human_rights)
    return Symbol(f"{stem}{session}/{item}{part}", kind) if stem else None


def _usual_organ(session: str, is_council: bool, of_human_rights: bool) -> tuple[str, str]:
    """Whose sessions have such a number: the Assembly's have it since the thirty-first, the ECOSOC takes the year."""
    human_rights = ("A/HRC/RES/", "hrc_resolution")
    if session.startswith("ES-") or (session.startswith("S-") and not is_council):
        return "A/RES/", "ga_resolution"
    if session.startswith("S-"):
        return human_rights
    if 1946 <= int(session) <= 2100:
        return "E/RES/", "ecosoc_resolution"
    if 31 <= int(session) <= 120 and not is_council:
        return "A/RES/", "ga_resolution"
    return human_rights if int(session) <= 120 and (is_council or of_human_rights) else ("", "")


def roman_resolution(number: str, part: str, session: str, organ: Organ | None) -> Symbol | None:
    """A resolution printed with a Roman session ("1514 (XV)", "377 A (V)"): the Assembly's unless another is named."""
    if organ is not None and not organ.stem:
        return None
    stem, kind = ("A/RES/", "ga_resolution") if organ is None or organ.stem == COUNCIL else organ[1:]
    return Symbol(f"{stem}{number}{part} ({session})", kind)


def printed_symbol(text: str, start: int, end: int) -> tuple[Symbol, int] | None:
    """The symbol at `start` in its usual spelling and where it ends, with its year or session.

    None where it begins as no symbol of the list does.
    """
    body = text[start:end].replace(" ", "")
    prefix = next((row for row in _grammar("prefix") if body.startswith(row.name)), None)
    if prefix is None or not any(char.isdigit() for char in body):
        return None
    rest = body[len(prefix.name) :]
    if prefix.name in ("S/", "A/", "E/") and _NO_SYMBOL.match(rest) is not None:
        return None
    tail = _OF_RESOLUTION if "RES/" in prefix.name else _RESUMED if "PV." in body else _NOTHING
    found = tail.match(text, end)
    assert found is not None  # each part of it may be missing
    if prefix.stem == COUNCIL and rest.isdigit():
        return council_resolution(rest, found["bracket"]), (
            text.index(")", found.end("bracket")) + 1 if found["bracket"] else end
        )
    bracket = f" ({found['bracket']})" if found["bracket"] else ""
    return Symbol(f"{prefix.stem}{rest}{found['part']}{bracket}{found['part2']}", prefix.kind), found.end()
