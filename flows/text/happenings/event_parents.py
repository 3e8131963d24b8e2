"""Which event was a part of which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_register import Known, Register
from flows.text.happenings.event_settings import Setting

Named = Mapping[int, list[tuple[Phrase, Known]]]

_WITHIN = re.compile(
    r"\b(?:(?:on|in|at) the (?:margins?|sidelines?|fringes|occasion) of|as (?:a )?part of|within the "
    r"framework of|in the framework of|adopted(?: by \w+)? at(?: the end of)?|back[- ]to[- ]back with|"
    r"(?:was|is|were|are|marks|marked|formed) (?:the |a )?(?:\w+ )?part of|(?:the )?(?:first|second|third|"
    r"last|final) part of|side[-‑ ]events? (?:to|at|of|during|on the margins of))\s(?:the\s|a\s|an\s)?$",
    re.I,
)
_ENDS_WITH = re.compile(
    r"\b(?:conclude|end|open|begin|start|close|culminate)(?:s|d|ed)?\s(?:with|in)\s(?:the\s|a\s|an\s)?$"
)
# "The meeting was held in the margins of ...": the one told of before.
_AGAIN = re.compile(r"(?:The|This)\s(?:meeting|event|briefing|gathering)\s(?:was|is|took)\b")
_WHOLE = re.compile(r"The\s(?:[a-z-]+\s){0,3}?(meeting|conference|summit|forum|workshop)\b[^.;,]{0,160}$")
_LINKED = re.compile(r"[^.;]*\b(?:following|preceded by|followed by|and|after)\s(?:the\s|a\s|an\s)?$")
_BETWEEN = re.compile(r"\s*(?:Between (?:the |its )?sessions|(?:On|In|At) (?:the |its )?(?:sidelines?|margins?))\b")
_SIDE = re.compile(r"\bside[-‑ ]events?\b[^.;]{0,80}\b(?:on|in|at) the (?:margins?|sidelines?) of (?:the |a )?$", re.I)

# So many events before and after one are looked at.
_NEAR = 8


def parents(register: Register, settings: Sequence[Setting], named: Named) -> None:
    """Set the parents of events; no event becomes its own ancestor."""
    main = register.main()
    for setting in settings:
        for child, parent in _told(setting, named.get(setting.number, []), main):
            _join(child, parent)
    whole = next((known for setting in settings for known in _of_side_events(named.get(setting.number, []))), None)
    for known in register.known:
        if known.event.parent is None and known.kind == "side_event":
            is_listed = known.phrases[0].until is not None
            _join(known, whole or (main if is_listed or (main and main.kind == "conference") else None))
        if known.event.parent is None and main is not None and _is_within(known, main):
            _join(known, main)
        if known.event.parent is None and _is_pictured(known) and main is not None and main.kind == "conference":
            _join(known, main)


def _told(setting: Setting, named: Sequence[tuple[Phrase, Known]], main: Known | None) -> Iterator[tuple[Known, Known]]:
    """Child and parent where a sentence says so."""
    for number, (phrase, known) in enumerate(named):
        start = phrase.sentence[0]
        before = setting.text[max(start, phrase.begin - 80) : phrase.begin] + _article(phrase)
        if _WITHIN.search(before) is None and _ENDS_WITH.search(before) is None:
            continue
        near = named[max(0, number - _NEAR) : number + _NEAR]
        here = [(other, its) for other, its in near if other.sentence == phrase.sentence and its is not known]
        if _WITHIN.search(before) is not None:
            earlier = [its for other, its in here if other.end <= phrase.begin]
            later = [its for other, its in here if other.start >= phrase.end]
            if earlier or later:
                yield (earlier[-1] if earlier else later[0]), known
            elif (last := [its for other, its in near if other.end <= start and its is not known]) and _AGAIN.match(
                setting.text, start
            ):
                yield last[-1], known
        if _ENDS_WITH.search(before) is not None and _is_of_main(phrase, main) and main is not None:
            yield known, main
        elif _ENDS_WITH.search(before) is not None and (
            whole := [its for other, its in here if other.end <= phrase.begin]
        ):
            yield known, whole[0]
            for other, its in here:
                if other.start >= phrase.end and _LINKED.fullmatch(setting.text[phrase.end : other.start]) is not None:
                    yield its, whole[0]


def _is_of_main(phrase: Phrase, main: Known | None) -> bool:
    """Whether a sentence ("The two-day meeting on ... concluded with the adoption of ...") is about the main one."""
    found = _WHOLE.match(phrase.setting.text, phrase.sentence[0], phrase.begin)
    return main is not None and found is not None and main.kind != "adoption" and found[1] in main.heads


def _article(phrase: Phrase) -> str:
    return phrase.setting.text[phrase.begin : phrase.start] if phrase.determiner in ("the", "a", "an") else ""


def _of_side_events(named: Sequence[tuple[Phrase, Known]]) -> Iterator[Known]:
    for phrase, known in named:
        before = phrase.setting.text[max(phrase.sentence[0], phrase.begin - 160) : phrase.begin] + _article(phrase)
        if _SIDE.search(before) is not None:
            yield known


def _is_within(known: Known, main: Known) -> bool:
    """Whether people met, a document was adopted or a training given while the main gathering lasted."""
    if known is main or main.kind not in ("conference", "meeting"):
        return False
    phrase, mine, its = known.phrases[0], known.dated, main.dated
    lead = phrase.setting.text[phrase.sentence[0] : phrase.begin]
    if _BETWEEN.match(lead) is not None:
        return True
    is_own = phrase.title is not None and (
        (known.kind == "meeting" and phrase.name.casefold().startswith("meeting with"))
        or (known.kind == "adoption" and phrase.determiner == "the" and "resolution" not in phrase.name)
    )
    if not is_own:
        return False
    if mine is None or mine.starts_on is None:
        return mine is None and known.kind == "meeting"
    return (
        its is not None
        and its.starts_on is not None
        and its.ends_on is not None
        and (its.starts_on <= mine.starts_on <= its.ends_on)
    )


def _is_pictured(known: Known) -> bool:
    return known.kind in ("meeting", "briefing") and all(
        phrase.setting.part.kind == "caption" for phrase in known.phrases
    )


def _join(child: Known, parent: Known | None) -> None:
    above = None if parent is None else parent.event
    while above is not None:
        if above is child.event:
            return
        above = above.parent
    if parent is not None and child.event.parent is None:
        child.event.parent = parent.event
