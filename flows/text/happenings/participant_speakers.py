"""Who spoke at an event: in so many words, at the meeting that a text covers, or in what a report quotes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from flows.text.happenings.event_register import Known
from flows.text.happenings.event_words import GATHERINGS
from flows.text.happenings.participant_events import Sentence, Stage, Told, persons, sentences, verb_start
from flows.text.happenings.participant_items import items
from flows.text.happenings.participant_lists import listed_ahead, listed_behind, subject_of
from flows.text.happenings.participant_quoted import ELSEWHERE, Quoted
from flows.text.names.model import ORGANIZATION, PERSON

_SPEECH = re.compile(
    r"\b(?:deliver(?:ed|ing|s)|gave|gives|made|makes|giving|provid(?:ed|es|ing))\s(?:(?:a|an|the|his|her|their|some|brief|"
    r"short|also)\s)*(?:[\w‑-]+\s){0,3}?"
    r"(?:statements?|remarks|presentations?|speech|keynote|addresses|address|lecture|intervention|briefings?|"
    r"overview\s(?=of\b|on\b))\b|"
    r"\bshared\s(?:his|her|its|their)\s(?:[\w‑-]+\s){0,2}?(?:experiences?|perspectives?|insights|expertise)\b"
)

_TO_ALL = re.compile(
    r"\b(?:briefed|addressed|told|urged|tells)\s(?:the\s)?(?:participants|delegates|attendees|audience|meeting|panel|"
    r"conference|workshop|event|forum|summit|seminar|gathering)\b"
)

_BRIEFED = re.compile(
    r"\b(?:brief(?:ed|s|ing)|discussed\swith)\s(?:the\s)?(?:[0-9]+[-‑](?:member|nation)\s)?"
    r"(?P<whom>members\b|delegates\b|(?:organ|body)\b)?"
)

_WAS_BRIEFED = re.compile(r"\b(?:was|were|has\sbeen)\s(?:also\s)?briefed\sby\b")

_TOLD_PRESS = re.compile(
    r"\b(?:told|briefed|informed)\s(?:the\s)?(?:correspondents|reporters|journalists|press|media)\b[^.;:“”]{0,40}?\sat\s"
)

_INTRODUCED = re.compile(r"The\sdelegation\b[^.;:“”]{0,60}?\swas\s(?:introduced|presented)\sby\s")

_AS_CHAIR = re.compile(r",?\sin\s(?:his|her)\scapacity\sas\s(?:the\s)?(?:Chair\w*|President)\sof\s(?:the\s)?")

_SPOKE = re.compile(
    r"\bspoke\b(?!\sto\s(?:reporters|journalists|the\spress|media))|\btook\sthe\sfloor\b|\bpresented\s(?!by\b)(?=the\b|a\b|an\b|its\b|their\b|key\b|on\b)"
)

_WHILE = re.compile(
    r"\s*(?P<verb>Presenting|Speaking|Addressing|Opening|Chairing|Closing|Moderating|Delivering|Briefing|"
    r"(?P<own>(?:In|During|Throughout) (?:his|her)\s(?:[a-z]+\s){0,3}(?:remarks|address|statement|speech|"
    r"presentation|intervention)))\b"
)


_WAS = re.compile(r"Representing\b[^.;]{3,200}?\s(?:was|were)\s")


def speakers(stage: Stage, told: Collection[int]) -> Iterator[Told]:
    """Those who spoke, and at which event."""
    spoken = set(told)
    found: list[Told] = []
    for setting in stage.settings:
        if setting.part.kind == "credit" or setting.is_rule:
            continue
        named = stage.named.get(setting.number, [])
        for sentence in sentences(setting, [pair for pair in named if pair[0].until is None]):
            found += _explicit(sentence, stage)
    spoken |= {id(known) for known, _, _ in found}
    yield from found
    yield from Quoted(stage, spoken).read()


def _explicit(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """Those of "delivered a statement", "briefed the Council" and "Opening the meeting, Mr. X said"."""
    text, setting = sentence.text, sentence.setting
    here = [known for _, known in sentence.here if known.kind in GATHERINGS]
    for cue in (
        *_SPEECH.finditer(text, sentence.start, sentence.end),
        *_TO_ALL.finditer(text, sentence.start, sentence.end),
    ):
        near = sentence.behind(cue.end())
        behind = [known for phrase, known in near if phrase.end >= cue.end() and known.kind in GATHERINGS]
        known = behind[0] if behind else here[-1] if here else stage.hand(sentence)
        if known is not None and known.kind in (*GATHERINGS, "launch"):
            for mention in subject_of(setting, sentence.start, verb_start(text, cue.start())):
                yield known, mention, "speaker"
    yield from _briefing(sentence, stage, here)
    yield from _briefed(sentence, stage, here)
    yield from _chairing(sentence, here)
    yield from _while(sentence, stage)
    for cue in _SPOKE.finditer(text, sentence.start, sentence.end):
        known = here[-1] if here else stage.hand(sentence)
        if known is not None and known.kind in GATHERINGS and ELSEWHERE.search(text, cue.end(), sentence.end) is None:
            found = listed_ahead(setting, max(sentence.start, cue.start() - 900), verb_start(text, cue.start()))
            for mention in found:
                if mention.entity.kind in (PERSON, ORGANIZATION) or "floor" in cue[0]:
                    yield known, mention, "speaker"
    was = _WAS.match(text, sentence.start, sentence.end)
    hand = stage.hand(sentence)
    if was is not None and hand is not None:
        for mention in persons(listed_behind(setting, was.end(), sentence.end)[0]):
            yield hand, mention, "participant"


def _briefing(sentence: Sentence, stage: Stage, here: Sequence[Known]) -> Iterator[Told]:
    """ "X briefed the Council": who spoke, and who heard it."""
    text, setting = sentence.text, sentence.setting
    for cue in _BRIEFED.finditer(text, sentence.start, sentence.end):
        organ = [each for each in setting.within(cue.end(), cue.end() + 1) if each.entity.kind == ORGANIZATION]
        if not organ and not cue["whom"]:
            continue
        briefings = [known for known in here if known.kind == "briefing"]
        known = briefings[0] if briefings else here[0] if here else stage.hand(sentence)
        if known is None or known.kind not in ("briefing", "meeting"):
            continue
        for mention in listed_ahead(setting, max(sentence.start, cue.start() - 900), verb_start(text, cue.start())):
            yield known, mention, "speaker"
        if known.kind == "briefing":
            for mention in organ:
                yield known, mention, "participant"


def _briefed(sentence: Sentence, stage: Stage, here: Sequence[Known]) -> Iterator[Told]:
    """The organ of "the Council was briefed by X", X, and who "told correspondents at a press conference"."""
    text, setting = sentence.text, sentence.setting
    briefings = [known for known in here[:9] if known.kind == "briefing"]
    introduced = _INTRODUCED.match(text, sentence.start, sentence.end)
    if introduced is not None and len(stage.briefings) == 1:
        for mention in persons(listed_behind(setting, introduced.end(), sentence.end)[0]):
            yield stage.briefings[0], mention, "speaker"
    if not briefings:
        return
    for cue in _WAS_BRIEFED.finditer(text, sentence.start, sentence.end):
        for mention in subject_of(setting, sentence.start, cue.start()):
            yield briefings[0], mention, "participant"
        for mention in persons(listed_behind(setting, cue.end(), sentence.end)[0]):
            yield briefings[0], mention, "speaker"
    for cue in _TOLD_PRESS.finditer(text, sentence.start, sentence.end):
        if re.search(r"\b(?:press|news)\s", text[cue.end() : cue.end() + 60]) is not None:
            for mention in persons(subject_of(setting, sentence.start, verb_start(text, cue.start()))):
                yield briefings[0], mention, "speaker"


def _chairing(sentence: Sentence, here: Sequence[Known]) -> Iterator[Told]:
    """Who is in a meeting "in his capacity as Chair" of the body whose meeting it is."""
    text, setting = sentence.text, sentence.setting
    for cue in _AS_CHAIR.finditer(text, sentence.start, sentence.end):
        organ = [each.entity.entity_id for each in setting.within(cue.end(), cue.end() + 1)]
        lead = persons(setting.within(max(sentence.start, cue.start() - 200), cue.start()))[-1:]
        for known in here[:9]:
            makers = {each.entity.entity_id for each in known.event.participants if each.role == "organizer"}
            if makers.intersection(organ):
                for mention in lead:
                    if (
                        re.search(r"[;:“”]|\b(?:said|speaking|acting|by)\b", text[mention.place.end : cue.start()])
                        is None
                    ):
                        yield known, mention, "chair"


def _while(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """The person of "Opening the meeting, Mr. X said" and "In his opening remarks, Mr. X said"."""
    text, setting = sentence.text, sentence.setting
    lead = _WHILE.match(text, sentence.start, sentence.end)
    if lead is None:
        return
    inside = [(phrase, known) for phrase, known in sentence.here[:3] if phrase.start < lead.end() + 120]
    known = (
        inside[0][1]
        if inside
        else stage.hand(sentence)
        if lead["own"] or "on behalf" in text[lead.end() :][:20]
        else None
    )
    if known is None or known.kind not in (*GATHERINGS, "launch"):
        return
    floor = max(lead.end(), inside[0][0].end) if inside else lead.end()
    first = persons([item.mention for item in items(setting, floor, min(sentence.end, floor + 400))])[:1]
    role = "chair" if lead["verb"].startswith(("Chairing", "Moderating")) else "speaker"
    for mention in first:
        between = text[floor : mention.place.start]
        if re.search(r"[;:“”]|\b(?:said|thanked|that|who)\b", between) is None:
            yield known, mention, role
