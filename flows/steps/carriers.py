"""Which documents carry which resolutions: as their own text, quoted in full, or reported."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flows.steps.assemble import Document
from flows.steps.provision_model import Passage, Structure, formula_end
from flows.steps.provisions import closing_quote, structure
from flows.text.law.leads import lead

_ROLES = ("full_text", "quoted_full_text", "report")
_SYMBOL = re.compile(r"S/RES/(?P<number>[0-9]+) \((?P<year>[0-9]{4})\)")
_NAMED = r"(?:[Rr]esolution\s+(?:S/RES/)?|S/RES/)(?P<number>[0-9]{1,4})\s*\((?P<year>[0-9]{4})\)"
_QUOTES = re.compile(rf"[Ff]ull text of (?:the )?(?:Security Council )?(?:{_NAMED}|resolution\b(?!.*\bdraft\b))")
_DRAFT = re.compile(r"full text of (?:the )?(?:failed |rejected )?(?:draft|vetoed)\b", re.IGNORECASE)
_ADOPTS = re.compile(rf"\b[Aa]dopt(?:s|ed|ing)\b.{{0,80}}?\b{_NAMED}")


@dataclass(slots=True)
class Carrier:
    """A document that carries a resolution; `told` is the slice of a passage that says so, where one does."""

    document: Document
    role: str
    structure: Structure
    told: tuple[str, int, int] | None = None  # passage_id, first character, character after the last

    @property
    def rank(self) -> tuple[int, int, str]:
        """The order in which carriers are believed: the resolution itself, the longest reading, the least id."""
        return _ROLES.index(self.role), -len(self.structure.provisions), self.document.document_id


@dataclass(slots=True)
class Resolution:
    """A resolution with all its carriers, the canonical one first."""

    symbol: str
    number: int
    year: int
    carriers: list[Carrier] = field(default_factory=list)

    @property
    def canonical(self) -> Carrier:
        """The carrier from which the paragraphs are read."""
        return self.carriers[0]


def resolutions(documents: Sequence[Document]) -> list[Resolution]:
    """All resolutions whose text a document carries, in order of their numbers."""
    found: dict[str, list[Carrier]] = defaultdict(list)
    reports: list[tuple[str, Carrier]] = []
    for document in documents:
        for symbol, carrier in _carried(document):
            if carrier.role == "report":
                reports.append((symbol, carrier))
            else:
                found[symbol].append(carrier)
    for symbol, carrier in reports:
        if symbol in found and all(each.document is not carrier.document for each in found[symbol]):
            found[symbol].append(carrier)
    made = [_resolution(symbol, sorted(carriers, key=lambda each: each.rank)) for symbol, carriers in found.items()]
    return sorted(made, key=lambda each: (each.number, each.year))


def _resolution(symbol: str, carriers: list[Carrier]) -> Resolution:
    named = _SYMBOL.fullmatch(symbol)
    assert named is not None  # `_carried` hands on nothing else
    return Resolution(symbol, int(named["number"]), int(named["year"]), carriers)


def read_passages(document: Document) -> list[Passage]:
    """The passages from which facts are read: the canonical copy's that no later version dropped."""
    return [
        Passage(passage_id, row.lead.kind, row.lead.text)
        for row, passage_id in zip(document.rows, document.passage_ids, strict=True)
        if document.in_canonical(row) and not row.is_superseded
    ]


def _carried(document: Document) -> Iterator[tuple[str, Carrier]]:
    kind = document.cluster.canonical.kind
    if kind == "resolution":
        winner = document.winners("symbol")
        symbol = None if winner is None else str(winner[1][0].value)
        symbol = None if symbol is None else _known(symbol)
        if symbol is not None:
            yield symbol, Carrier(document, "full_text", structure(read_passages(document)))
    elif kind == "press_release":
        yield from _quoted(document)


def _quoted(document: Document) -> Iterator[tuple[str, Carrier]]:
    """The resolutions that a press release quotes in full, or whose adoption its headline reports."""
    passages = read_passages(document)
    seen: set[str] = set()
    for number in range(len(passages)):
        symbol, told = _announced(document, passages, number)
        if symbol is None or symbol in seen:
            continue
        start = _quotation(passages, number)
        if start is None:
            continue
        read = structure(passages[start : closing_quote(passages, start)])
        if read.provisions:
            seen.add(symbol)
            yield symbol, Carrier(document, "quoted_full_text", read, told)
    for passage in passages[:3]:
        found = _ADOPTS.search(passage.text) if passage.kind in ("title", "subtitle") else None
        symbol = None if found is None else _symbol(found)
        if found is not None and symbol is not None and symbol not in seen:
            seen.add(symbol)
            yield symbol, Carrier(document, "report", Structure(), (passage.passage_id, *found.span()))


def _quotation(passages: Sequence[Passage], number: int) -> int | None:
    """The passage with which the Council begins to speak, shortly behind the one that announces it."""
    for place in range(number + 1, min(number + 4, len(passages))):
        if _speaks(passages[place]):
            return place
        if _QUOTES.search(passages[place].text) is not None:
            return None  # what follows is another resolution
    return None


def _symbol(named: re.Match[str]) -> str | None:
    """The symbol of a named resolution; None where a digit was misread, as there can be no such one."""
    number, year = int(named["number"]), int(named["year"])
    return f"S/RES/{number} ({year})" if number >= 1 and year >= 1946 else None


def _known(symbol: str) -> str | None:
    """The symbol, if it is one of a resolution of the Council."""
    named = _SYMBOL.fullmatch(symbol)
    return None if named is None else _symbol(named)


def _speaks(passage: Passage) -> bool:
    return formula_end(passage.text) is not None or lead(passage.text.lstrip('“"« ')) is not None


def _announced(
    document: Document, passages: Sequence[Passage], number: int
) -> tuple[str | None, tuple[str, int, int] | None]:
    """The resolution whose text follows a passage ("The full text of resolution 2395 (2017) reads as follows:")."""
    passage = passages[number]
    found = _QUOTES.search(passage.text)
    if found is None or _DRAFT.search(passage.text):
        return None, None
    told = (passage.passage_id, *found.span())
    if found["number"] is not None:
        return _symbol(found), told
    curated = document.winners("resolution")
    if curated is not None:
        return _known(str(curated[1][0].value)), told
    for each in passages[:3]:  # the headline names it
        headline = _ADOPTS.search(each.text)
        if headline is not None:
            return _symbol(headline), (each.passage_id, *headline.span())
    return None, None
