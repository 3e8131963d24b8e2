"""Those named behind "organized by", "in partnership with" and "brought together"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.text.happenings.event_register import Known
from flows.text.happenings.event_words import GATHERINGS
from flows.text.happenings.participant_ahead import launching
from flows.text.happenings.participant_events import Sentence, Stage, Told, clause_of, owner, parties, persons
from flows.text.happenings.participant_lists import listed_behind
from flows.text.happenings.participant_words import cues, role_of
from flows.text.names.model import GROUP, ORGANIZATION, PERSON

_LED_BY = re.compile(
    r"\s(?:[a-z]+\s){0,2}(?:trainers|instructors|facilitators|experts|lecturers|speakers)\s(?:from|of)\s(?:the\s)?"
)


def passive(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """Those of "organized by ..."."""
    text = sentence.text
    for cue in cues("passive").finditer(text, sentence.start, sentence.end):
        if any(mention.entity.kind == PERSON for mention in sentence.setting.within(*cue.span("mid"))):
            continue
        known = owner(sentence, stage, cue.start(), cue[0]) or _again(sentence, cue.start())
        lead = text[max(sentence.start, cue.start() - 400) : cue.start()]
        known = known or launching(stage, lead, cue["cue"])
        if known is None:
            continue
        role = role_of("passive", cue["cue"])
        if role == "organizer" and re.search(
            r"\bjointly\s?$", text[max(sentence.start, cue.start() - 12) : cue.start()] + cue["mid"]
        ):
            role = "co_organizer"
        found, stop = listed_behind(sentence.setting, cue.end(), _limit(sentence, cue.end()))
        if "facilitated" in cue["cue"].casefold() and not persons(found):
            if _LED_BY.match(text, cue.end()) is None:
                continue
            role = "speaker"
        if cue["cue"].casefold() == "led":
            role = "participant" if known.kind == "visit" else role
            role = "speaker" if _LED_BY.match(text, cue.end()) is not None else role
        elif known.kind == "visit" and role == "speaker":
            continue
        if role == "speaker":
            found = [mention for mention in found if mention.entity.kind != GROUP]
        if role in ("organizer", "co_organizer") and found and found[0].entity.kind == ORGANIZATION:
            # "At a briefing organized by the Directorate, Mr. Kumar spoke": the sentence goes on with him.
            found = [mention for mention in found if mention.entity.kind != PERSON]
        if found:
            sentence.about.append((cue.start(), stop, known))
            yield from parties(known, found, role)


def _again(sentence: Sentence, at: int) -> Known | None:
    """The event of the cue before, where "and" or a comma goes on to this one."""
    last = sentence.about[-1] if sentence.about else None
    if last is None or last[1] > at:
        return None
    return (
        last[2]
        if re.fullmatch(r"\)?,?\s?(?:and\s)?(?:was\s|were\s|also\s|is\s)*", sentence.text[last[1] : at])
        else None
    )


def behind(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """Those of "in partnership with ..." and "brought together ..."."""
    for cue in cues("behind").finditer(sentence.text, sentence.start, sentence.end):
        known = (
            owner(sentence, stage, cue.start(), cue[0])
            or _again(sentence, cue.start())
            or clause_of(sentence, cue.start())
            or _bare_list(sentence, stage, cue)
        )
        role = role_of("behind", cue["cue"])
        if known is None or (known.kind == "visit" and role not in ("participant", "co_organizer", "sponsor")):
            continue
        found, stop = listed_behind(sentence.setting, cue.end(), _limit(sentence, cue.end()))
        if role == "fund":
            found = [mention for mention in found if re.search(r"\b[Ff]und\b", mention.entity.name)]
            role = "sponsor"
        if "auspices" in cue[0]:
            found = [mention for mention in found if mention.entity.kind == ORGANIZATION]
        if role == "speaker" and len(found) == 1:
            found = [mention for mention in found if mention.entity.kind != GROUP]
        if found:
            sentence.about.append((cue.start(), stop, known))
            yield from parties(known, found, role)


def _bare_list(sentence: Sentence, stage: Stage, cue: re.Match[str]) -> Known | None:
    """The event of "with opening remarks by ..." in a sentence on one event alone."""
    words = cue[0].casefold()
    told = {id(known): known for _, known in sentence.here[:9] if known.kind in GATHERINGS or known.kind == "launch"}
    is_speech = role_of("behind", cue["cue"]) == "speaker" and re.search(r"\b(?:by|from)$", words) is not None
    lead = sentence.text[max(sentence.start, cue.start() - 30) : cue.start()]
    if is_speech and re.search(
        r"\b(?:with|featur\w+|includ\w+|follow\w+ by|after|began|opened|heard|and|,)\s(?:\w+\s)?$", lead
    ):
        return next(iter(told.values())) if len(told) == 1 else stage.hand(sentence) if not told else None
    if words.startswith(
        ("bringing together", "gathering", "with particip", "with the particip", "in the presence", "with attend")
    ):
        return next(iter(told.values())) if len(told) == 1 else None
    return None


def _limit(sentence: Sentence, position: int) -> int:
    """Where a list must end: at the next event, at the latest."""
    return next((phrase.begin for phrase, _ in sentence.behind(position) if phrase.begin > position), sentence.end)
