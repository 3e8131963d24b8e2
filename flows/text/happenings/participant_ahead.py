"""Those named before a verb of which an event is the object: "hosted the conference", "took part in the workshop"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.text.happenings.event_register import Known
from flows.text.happenings.participant_events import (
    A_NOUN,
    NOUN,
    OCCASIONS,
    PART,
    Sentence,
    Stage,
    Told,
    parties,
    persons,
    verb_start,
)
from flows.text.happenings.participant_lists import behind_mention, subject_of
from flows.text.happenings.participant_words import cues, role_of
from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, Mention

_OBJECT = re.compile(
    r"(?:[\s,]+(?:titled|entitled|called|on|the|a|an|this|that|its|their|his|her|several|in|at|during|on|first|second|third|fourth|final|last|also|"
    r"virtually|opening|closing|plenary|session|panel|of|sessions?|segment|ceremony|margins|jointly|annual|new|fifth|and|"
    r"special|high-level|second|regional|national|informal|formal|follow-up|day|days?|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|participants|delegates|attendees|meeting|to|successfully|today|online|virtual|three-week|two-week|"
    r"[a-z]+-day|[a-z]+-week|participating|official|officially))*[\s,]*[’']?s?\s?[“\"]?"
)
_PART_OBJECT = re.compile(rf"\s(?:at\s|in\s)?(?:the|a|an|its|this|that|one|another)\s(?:[\w’-]+\s){{0,3}}?{PART}\b")
_IN_TITLE = re.compile(rf"\s(?:[\w’-]+\s){{0,3}}?{NOUN}\b")
_OPENS = re.compile(r"(?:has |is |are )?(?:launch|inaugurat|open|unveil)", re.I)
_ORGAN = re.compile(r"\bthe\s[0-9]+[-‑](?:member|nation)\s(?:organ|body)\s?$")
_UNTELLING = (
    "launch",
    "inauguration",
    "opening",
    "united",
    "nations",
    "terrorism",
    "counter",
    "counter-terrorism",
    "programme",
    "responsible",
    "recommended",
    "practices",
    "sharing",
    "against",
    "official",
    "virtual",
)


def ahead(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """Those before "hosted the conference"."""
    for cue in cues("ahead").finditer(sentence.text, sentence.start, sentence.end):
        before = sentence.text[max(sentence.start, cue.start() - 30) : cue.start()]
        role = role_of("ahead", cue["cue"])
        if re.search(r"\b(?:was|is|were|are|be|been|being)\s(?:\w+ly\s)?$", before) and role != "participant":
            continue
        if sentence.text.startswith((" by ", " and hosted by"), cue.end()):
            continue
        known = _object(sentence, stage, cue, role)
        if known is not None:
            yield from _subject(sentence, cue, role, known)


def _object(sentence: Sentence, stage: Stage, cue: re.Match[str], role: str) -> Known | None:
    """The event that is the object of a verb."""
    text = sentence.text
    for phrase, known in sentence.behind(cue.start()):
        holds = phrase.start <= cue.start() < phrase.end
        if known.kind not in OCCASIONS or (phrase.begin < cue.end() and not holds):
            continue
        gap = text[cue.end() : phrase.begin]
        if holds or _OBJECT.fullmatch(gap) is not None:
            return known
        if role == "participant" and len(gap) < 60 and re.search(r"[,;:“]", gap) is None:
            return known
        break
    of_part = _PART_OBJECT.match(text, cue.end(), sentence.end)
    if role in ("chair", "speaker", "participant") and of_part is not None:
        return stage.told(of_part[0], sentence)
    noun = A_NOUN.match(text, cue.end(), min(sentence.end, cue.end() + 90))
    if noun is None and sentence.setting.part.kind == "title":
        noun = _IN_TITLE.match(text, cue.end(), min(sentence.end, cue.end() + 60))
    told = stage.told(noun[0], sentence) if noun is not None and not sentence.here else None
    return told or launching(stage, text[cue.end() : min(sentence.end, cue.end() + 110)], cue["cue"])


def launching(stage: Stage, words: str, verb: str) -> Known | None:
    """The launch that "inaugurated a multimedia exhibit" tells of, by what was launched."""
    if _OPENS.match(verb) is None:
        return None
    found = [known for known in stage.launches if any(word in words.casefold() for word in _telling(known.event.name))]
    return found[0] if len(found) == 1 else None


def _telling(name: str) -> list[str]:
    """The words of a launch's name that tell what was launched."""
    return [word for word in re.findall(r"[\w-]{5,}", name.casefold()) if word not in _UNTELLING]


def _subject(sentence: Sentence, cue: re.Match[str], role: str, known: Known) -> Iterator[Told]:
    """Take down the subject of a verb whose object is an event."""
    word = cue["cue"].casefold()
    start = verb_start(sentence.text, cue.start())
    relative = re.search(r",\s(?:which|who)\s?$", sentence.text[max(sentence.start, start - 8) : start])
    if relative is not None:
        one = behind_mention(sentence.setting, start - len(relative[0]))
        found = [] if one is None else [one]
    else:
        found = subject_of(sentence.setting, sentence.start, start) or _organ(sentence, start)
    if role == "launch" and known.kind != "launch":
        return
    if role == "launch":
        role = "organizer"
    if role == "visit" and known.kind != "visit":
        return
    if known.kind == "visit":
        if role not in ("visit", "organizer", "participant", "co_organizer", "host"):
            return
        for mention in found:
            is_body = mention.entity.kind in (ORGANIZATION, COUNTRY) and role in ("visit", "organizer")
            is_host = role == "host"
            yield from parties(known, [mention], "host" if is_host else "organizer" if is_body else "participant")
    elif role in ("organizer", "co_organizer"):
        yield from _organized(known, found, role, word)
    elif (word in ("heard", "hear", "hears") and known.kind != "briefing") or (
        role == "speaker" and known.kind == "launch" and not persons(found)
    ):
        return
    else:
        yield from parties(known, found, role)
    if found and role != "participant":
        sentence.about.append((cue.start(), cue.end(), known))


def _organ(sentence: Sentence, position: int) -> list[Mention]:
    """The body that "the 15-member organ" means."""
    if _ORGAN.search(sentence.text, max(sentence.start, position - 40), position) is None:
        return []
    bodies = [each for each in sentence.setting.within(0, position) if each.entity.kind == ORGANIZATION]
    return bodies[-1:]


def _organized(known: Known, found: Sequence[Mention], role: str, word: str) -> Iterator[Told]:
    if word in ("inaugurated", "opened") and persons(found):
        role = "speaker"
    elif word in ("held", "holds", "hold", "concluded", "completed") and persons(found):
        role = "participant"
    if role != "speaker" and word.startswith(("concluded", "completed", "kicked")):
        found = [mention for mention in found if mention.entity.kind == ORGANIZATION]
    yield from parties(
        known, [mention for mention in found if mention.entity.kind != GROUP or role == "participant"], role
    )
