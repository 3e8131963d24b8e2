"""Side events and others that are named by a title in quotation marks, each with what is said about it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.text.happenings.event_acts import made
from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_settings import Setting

_SERIES = re.compile(
    r"\bside[-‑ ]events?\b[^.;“\"]{0,200}?(?:\b(?:includ(?:ed|e|es|ing)|were|are|comprised|on)\b|:)\s*:?\s*(?=[“\"])",
    re.I,
)
# "... of eight side events. These included “...”", "... and four side events. “...” was organized by ..."
_NEXT_SENTENCE = re.compile(
    r"\bside[-‑ ]events\b[^.;“\"]{0,80}\.\s(?:(?:These|They|Among\s(?:these|them))\s(?:included?|were|are|"
    r"comprised)\s:?)?(?=[“\"])"
)
_PREDICATE = re.compile(
    r"\s(?:(?:was|were|is|will\sbe)\s(?:[a-z]+ly\s)?(?:co[-‑]?)?(?:organi[sz]ed|hosted|held|sponsored|convened|"
    r"chaired|moderated)|took\splace|focused|brought)\b[^;.“”]{0,400}"
)
_PANEL = re.compile(r"[^.;]{0,120}\b(?:co[-‑]?)?(?:organi[sz]ed|hosted|sponsored|moderated|convened)\b")
_TITLED = re.compile(
    r"\s(?:(?:was|were|is)\s)?(?:en)?titled\s|\s(?:called|named|on\sthe\stheme(?:\sof)?|on|"
    r"dubbed)\s(?=[“\"])|,?\s(?=[“\"])"
)
_QUOTED = re.compile(r"[“\"](?P<title>[^”\"“]{4,300})[,.]?[”\"]")
_NEXT = re.compile(r"\s*[;,.]?\s*(?:and\s|while\s)?(?=[“\"])")


@dataclass(frozen=True, slots=True)
class Series:
    """A list of events: `lead` is where the words about all of them begin and end."""

    setting: Setting
    lead: tuple[int, int]
    items: tuple[Phrase, ...]


def series(setting: Setting) -> list[Series]:
    """The lists of titled side events in a part."""
    found = []
    leads = [*_SERIES.finditer(setting.text), *_NEXT_SENTENCE.finditer(setting.text)]
    for lead in sorted(leads, key=lambda lead: lead.start()):
        if re.match(r"side[-‑ ]event\b", lead[0], re.I) is not None and "side event" not in lead[0].casefold()[:10]:
            continue
        items = tuple(_items(setting, lead.end(), lead.re is _NEXT_SENTENCE))
        if items:
            sentence = setting.sentence(lead.start())
            found.append(Series(setting, (sentence[0], lead.end()), items))
    return found


def _items(setting: Setting, position: int, is_told: bool) -> Iterator[Phrase]:
    """Each title with its bracket; `is_told` where each may have a sentence of its own."""
    text = setting.text
    for _ in range(60):
        quoted = _QUOTED.match(text, position)
        if quoted is None:
            return
        end = _bracket_end(text, quoted.end())
        if is_told and (told := _PREDICATE.match(text, end)) is not None:
            end = told.end()
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
    if phrase.head == "event" and phrase.is_short and text.startswith((" “", ' "'), phrase.end):
        return _called(phrase)
    link = _TITLED.match(text, phrase.end)
    is_panel = phrase.head == "panel" and _is_own_panel(phrase)
    if link is None or not (phrase.kind or is_panel) or phrase.determiner == "number":
        return phrase
    quoted = _QUOTED.match(text, link.end())
    if is_panel and quoted is not None and "titled" in link[0]:
        return replace(phrase, head="side event", title=quoted["title"].rstrip(",."), end=quoted.end(), is_proper=True)
    bare = link[0].strip() in ("", ",")
    if quoted is None or (bare and phrase.kind != "side_event") or len(quoted["title"].split()) < 2:
        return phrase
    if "theme" in link[0] and phrase.kind != "side_event":
        return phrase
    title = quoted["title"].rstrip(",.")
    return replace(phrase, title=title, end=quoted.end(), is_proper=True)


def _called(phrase: Phrase) -> Phrase:
    """ "The event “Voices of Victims” was held on 3 May": a meeting, as nothing tells what it was."""
    quoted = _QUOTED.match(phrase.setting.text, phrase.end + 1)
    if (
        quoted is None
        or len(quoted["title"].split()) < 2
        or _PREDICATE.match(phrase.setting.text, quoted.end()) is None
    ):
        return phrase
    return replace(phrase, head="meeting", title=quoted["title"].rstrip(",."), end=quoted.end())


def _is_own_panel(phrase: Phrase) -> bool:
    """Whether a panel had organizers or a moderator of its own."""
    start, end = phrase.sentence
    text = phrase.setting.text
    return _PANEL.match(text, max(start, phrase.begin - 120), phrase.begin) is not None or (
        _PANEL.match(text, phrase.end, min(end, phrase.end + 300)) is not None
    )
