"""Side events and others that are named by a title in quotation marks, each with what is said about it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.text.names.event_acts import made
from flows.text.names.event_phrases import Phrase
from flows.text.names.event_settings import Setting

_SERIES = re.compile(
    r"\bside[-‑ ]events?\b[^.;“\"]{0,200}?(?:\b(?:includ(?:ed|e|es|ing)|were|are|comprised|on)\b|:)\s*:?\s*(?=[“\"])",
    re.I,
)
_TITLED = re.compile(
    r"\s(?:(?:was|were|is)\s)?(?:en)?titled\s|\s(?:called|named|on\sthe\stheme(?:\sof)?|on|"
    r"dubbed)\s(?=[“\"])|,?\s(?=[“\"])"
)
_QUOTED = re.compile(r"[“\"](?P<title>[^”\"“]{4,300})[,.]?[”\"]")
_NEXT = re.compile(r"\s*[;,]?\s*(?:and\s)?(?=[“\"])")


@dataclass(frozen=True, slots=True)
class Series:
    """A list of events: `lead` is where the words about all of them begin and end."""

    setting: Setting
    lead: tuple[int, int]
    items: tuple[Phrase, ...]


def series(setting: Setting) -> list[Series]:
    """The lists of titled side events in a part."""
    found = []
    for lead in _SERIES.finditer(setting.text):
        if re.match(r"side[-‑ ]event\b", lead[0], re.I) is not None and "side event" not in lead[0].casefold()[:10]:
            continue
        items = tuple(_items(setting, lead.end()))
        if items:
            sentence = setting.sentence(lead.start())
            found.append(Series(setting, (sentence[0], lead.end()), items))
    return found


def _items(setting: Setting, position: int) -> Iterator[Phrase]:
    text = setting.text
    for _ in range(60):
        quoted = _QUOTED.match(text, position)
        if quoted is None:
            return
        end = _bracket_end(text, quoted.end())
        start, stop = quoted.span("title")
        yield replace(made(setting, start, stop, "side event", quoted["title"].rstrip(",.")), until=end, is_proper=True)
        step = _NEXT.match(text, end)
        if step is None:
            return
        position = step.end()


def _bracket_end(text: str, position: int) -> int:
    """Behind the bracket that opens here, brackets inside of it included; the position itself where none opens."""
    opening = re.compile(r"\s?\(").match(text, position)
    if opening is None:
        return position
    depth = 0
    for at in range(opening.end() - 1, min(len(text), position + 1500)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at + 1
    return position


def titled(phrase: Phrase) -> Phrase:
    """The phrase with the quoted title that follows it ("a side event entitled “...”")."""
    text = phrase.setting.text
    link = _TITLED.match(text, phrase.end)
    if link is None or not phrase.kind or phrase.determiner == "number":
        return phrase
    quoted = _QUOTED.match(text, link.end())
    bare = link[0].strip() in ("", ",")
    if quoted is None or (bare and phrase.kind != "side_event") or len(quoted["title"].split()) < 2:
        return phrase
    if "theme" in link[0] and phrase.kind != "side_event":
        return phrase
    title = quoted["title"].rstrip(",.")
    return replace(phrase, title=title, end=quoted.end(), is_proper=True)
