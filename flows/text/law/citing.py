"""Every mention of another United Nations document in a paragraph of folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.text.law import citing_forms as forms
from flows.text.law import symbols
from flows.text.law.citing_words import function, lost_numbers
from flows.text.law.pinpoints import Pinpoint, pinpoint_after, pinpoints_before, respectively
from flows.text.law.symbols import COUNCIL, Organ, Symbol

__all__ = ["Mention", "function", "lost_numbers", "mentions"]

_LISTED = ("ga_resolution", "hrc_resolution", "ecosoc_resolution", "other_document")
# A bare number with another year than the list's is a slip of the pen up to here, and something else above.
_SLIP = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: `text[start:end]` is the number or symbol, without the word "resolution" or its organ."""

    start: int
    end: int
    cited_symbol: str
    resolved_symbol: str | None
    cited_kind: str
    is_yearless: bool
    is_wrong_year: bool
    pinpoint: str | None


def mentions(text: str) -> list[Mention]:
    """The mentions in the order of the text; their slices never overlap."""
    if not _worth(text):
        return []
    reader = _Reader(text)
    for found in forms.CANDIDATE.finditer(text):
        reader.take(found)
    return reader.mentions


def _worth(text: str) -> bool:
    return (
        "olution" in text
        or "/" in text
        or "(" in text
        or "ommittee" in text
        or "SCR" in text
        or "RESOLUTION" in text
        or "Res." in text
        or " OP" in text
        or "anctions" in text
    )


class _Reader:
    """Takes the candidates in order and keeps the list in hand ("resolutions 1373 (2001), 1624 (2005) and ...")."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pins: dict[int, Pinpoint] | None = None  # read when a mention is found
        self.mentions: list[Mention] = []
        self.of_assembly = "ssembly" in text
        self.of_human_rights = "Human Rights Council" in text
        self.end = 0  # of the last member of the list, with its pinpoint
        self.members = 0
        self.many = False
        self.organ: Organ | None = None
        self.pin: str | None = None  # governs each member
        self.direct = self.linked = False

    def take(self, found: re.Match[str]) -> None:
        if found["symbol"]:
            self._symbol(found.start(), found.end())
            return
        start = found.start()
        lead = forms.LEAD.search(self.text, max(0, start - 30), start)
        self.direct = lead is not None
        self.linked = lead is None and self.members > 0 and self._links(start)
        if lead is not None:
            self.organ = symbols.organ_before(self.text, lead.start()) or symbols.organ_after(self.text, start)
            self.members, self.many = 0, bool(lead["many"])
        elif not self.linked:
            self.organ, self.members = None, 0
        if found["body"] and self._committees(start, found.end(), found["unnamed"] is None):
            return
        symbol, end = self._read(found, lead)
        if symbol is not None:
            self._add(start, end, symbol)
        elif lead is not None:
            self.end, self.members = found.end(), 1  # so that the rest of another organ's list is known as such

    def _links(self, start: int) -> bool:
        return forms.LINK.fullmatch(self.text, self.end, start) is not None

    def _read(self, found: re.Match[str], lead: re.Match[str] | None) -> tuple[Symbol | None, int]:
        """What the number in hand is, if it is a resolution's, and where it ends."""
        listed = self.direct or self.linked
        start, end = found.span()
        if found["special"]:
            session = self.text[start] + found["special"]
            return self._session(session, found["special_item"], "") if listed else None, end
        if found["year"]:
            return self._dated(self.text[start : found.end("number")], found["year"], start), end
        if found["item"]:
            session = self.text[start : found.end("number")]
            return self._session(session, found["item"], found["letter"]) if listed else None, end
        if found["roman"]:
            number = self.text[start : found.end("number")]
            if not listed and (len(number) < 3 or not self.of_assembly):
                return None, end
            part = found["part"] or found["part2"]
            return symbols.roman_resolution(number, part, found["roman"], self.organ), end
        number = self.text[start:end]
        if found["body"]:
            number, *others = re.findall("[0-9]+", number)
            if len(others) == 1 and self.text[start + len(number)] == "/":
                return self._session(number, others[0], "") if listed else None, end
        return self._plain(number, start, start + len(number), lead)

    def _session(self, session: str, item: str, part: str) -> Symbol | None:
        return symbols.session_resolution(session, item, part, self.organ, self.of_human_rights)

    def _dated(self, number: str, year: str, start: int) -> Symbol | None:
        """A number with its year; one that agrees with the list is the Council's, whatever stands before it."""
        symbol = symbols.council_resolution(number, year)
        true = symbols.years().get(number)
        if true == year:
            bare = not (self.direct or self.linked)
            return None if bare and forms.OTHER_NUMBERS.search(self.text, max(0, start - 20), start) else symbol
        is_slip = true is not None and len(number) > 2 and abs(int(true) - int(year)) <= _SLIP
        if not (self.direct or self.linked):
            return symbol if is_slip and self._follows(start) else None
        if self.organ is None or self.organ.stem == COUNCIL or (self.linked and is_slip):
            return symbol
        return Symbol(f"{self.organ.stem}{number} ({year})", self.organ.kind) if self.organ.stem else None

    def _follows(self, start: int) -> bool:
        """Whether a resolution of the Council is named shortly before in the same sentence."""
        last = self.mentions[-1] if self.mentions else None
        if last is None or last.cited_kind != "sc_resolution" or start - last.end > 200:
            return False
        between = self.text[last.end : start]
        return ". " not in between and forms.OTHER_NUMBERS.search(between) is None

    def _plain(self, number: str, start: int, end: int, lead: re.Match[str] | None) -> tuple[Symbol | None, int]:
        """A number without year or session, and where it ends ("1373 of 2001" is one with a year)."""
        true = symbols.years().get(number)
        organ = self.organ
        if organ is not None and organ.stem != COUNCIL:
            goes_on = self.linked and self.mentions and self.mentions[-1].cited_symbol[len(organ.stem) :].isdigit()
            counts = organ.stem and len(number) > 2 and (self.direct or goes_on)
            return Symbol(organ.stem + number, organ.kind) if counts else None, end
        if true is None:
            return None, end
        if lead is not None and (
            forms.THIS.search(self.text, max(0, lead.start() - 9), lead.start()) or (len(number) < 3 and organ is None)
        ):
            return None, end
        if not (self.direct or self.text.startswith(" OP", end) or (self.linked and self._goes_on(number, end))):
            return None, end
        of_year = forms.OF_YEAR.match(self.text, end)
        if of_year is not None and of_year[1] == true:
            return symbols.council_resolution(number, true), of_year.end()
        return symbols.council_resolution(number, None), end

    def _goes_on(self, number: str, end: int) -> bool:
        """Whether a bare number is one more of a list of resolutions, not a count or the last one's year."""
        last = self.mentions[-1] if self.mentions else None
        if last is None or last.cited_kind != "sc_resolution" or forms.GOES_ON.match(self.text, end) is None:
            return False
        start = end - len(number)
        if forms.MONTH_BEFORE.search(self.text, max(0, start - 12), start) is not None:
            return False
        if not self.many and not self.text.endswith((" and ", " or ", " & "), 0, start):
            return False
        return (len(number) > 2 or last.is_yearless) and (last.resolved_symbol or "")[-5:-1] != number

    def _committees(self, start: int, end: int, is_named: bool) -> bool:
        """Whether the numbers are names of committees; if so they are taken ("the 1267/1989/2253 ... Committee")."""
        numbers = list(re.finditer("[0-9]+", self.text[start:end]))
        if not self._are_names([number[0] for number in numbers], end, is_named):
            return False
        for number in numbers:
            self._add(start + number.start(), start + number.end(), symbols.council_resolution(number[0], None))
        self.members = 0
        return True

    def _are_names(self, numbers: list[str], end: int, is_named: bool) -> bool:
        """Whether these are known names of committees, or one yet unknown ("the 2745 Committee"), and not years."""
        known = symbols.committees()
        all_years = all(1945 <= int(number) <= 2040 for number in numbers)
        if all(number in known for number in numbers):
            return is_named or not all_years
        names_one = self.text.startswith((" Committee", " Sanctions Committee"), end)
        return len(numbers) == 1 and not all_years and numbers[0] in symbols.years() and names_one

    def _symbol(self, start: int, end: int) -> None:
        printed = symbols.printed_symbol(self.text, start, end)
        if printed is None:
            return
        self.direct, self.linked = True, False
        self.organ, self.members = Organ("", COUNCIL, ""), 0
        symbol, end = printed
        if symbol.kind != "sc_resolution":
            self.organ = None
        self._add(start, end, symbol)
        while symbol.kind not in ("sc_resolution", *_LISTED) and (more := forms.ADDENDUM.match(self.text, end)):
            start, end = more.span("name")
            self._add(start, end, symbol._replace(cited=f"{symbol.cited}/{more['name']}"))

    def _add(self, start: int, end: int, symbol: Symbol) -> None:
        if self.pins is None:
            self.pins = pinpoints_before(self.text)
        before = self.pins.get(start)
        self.members += 1
        if self.members == 1:
            self.pin = before.text if before is not None and before.governs_list else None
        after = pinpoint_after(self.text, end)
        pin = before.text if before is not None else after[0] if after is not None else self.pin
        self.end = end if after is None else after[1]
        self.mentions.append(
            Mention(
                start, end, symbol.cited, symbol.resolved, symbol.kind, symbol.is_yearless, symbol.is_wrong_year, pin
            )
        )
        if self.pin is not None and self.members > 1:
            self._distribute()

    def _distribute(self) -> None:
        """Give each member its own pinpoint where the list ends in "respectively"."""
        if not self.text.startswith((", respectively", " respectively"), self.end):
            return
        each = respectively(self.pin or "", self.members)
        if each is not None:
            members = self.mentions[-self.members :]
            self.mentions[-self.members :] = [
                replace(mention, pinpoint=pin) for mention, pin in zip(members, each, strict=True)
            ]
