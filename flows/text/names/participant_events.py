"""Of which event "organized by" tells, and who of those named belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.text.names.event_phrases import Phrase
from flows.text.names.event_register import Known
from flows.text.names.event_settings import Setting
from flows.text.names.event_words import GATHERINGS
from flows.text.names.model import COUNTRY, ORGANIZATION, PERSON, Mention, Participant
from flows.text.names.participant_lists import listed_behind, within

Pair = tuple[Phrase, Known]

_PLURAL = re.compile(
    r"\b(?:events|side[-‑]events|meetings|workshops|conferences|seminars|briefings|visits|sessions|"
    r"trainings|courses|webinars)\b[^,;.]{0,30}$",
    re.I,
)
_BE = re.compile(
    r"^(?:,?\s(?:which|that))?(?:\s(?:was|is|were|are|has been|had been|will be|being|to "
    r"be))?(?:\s(?:also|jointly|successfully|generously|virtually|officially|held|and|co-?))*[,\s(]*$"
)
_VOICE = re.compile(
    r"\b(?:The|the)\s(?:representative|delegate|Permanent Representative|ambassador|speaker)\s(?:of|from|"
    r"for)\s(?:the\s)?$"
)
_VOICED = re.compile(
    r"[’']s?\s(?:representative|delegate|speaker|Permanent Representative|Ambassador|Minister|Foreign Minister)\b"
)
_HEAD_OF = re.compile(
    r"\b(?:President|Chair\w*|Head|Director|Secretary|Secretary-General|Chief|Coordinator)\sof\s(?:the\s)?$"
)
_HELD = (
    r"for|with|held|took|place|convened|organi[sz]ed|hosted|conducted|launched|in|on|at|from|to|and|the|"
    r"was|is|were|which|"
    r"that|has|been|will|be|jointly|also|concluded|opened|this|week|today|yesterday|virtually|online|year|"
    r"of|event|by|co"
)
_ORGANIZING = re.compile(r"\b(?:co[-‑]?)?(?:organi[sz]ed|held|hosted|convened|conducted|launched|delivered)\b")


def is_headed(setting: Setting, mention: Mention) -> bool:
    """Whether a body is named only as that of which somebody is the head."""
    before = setting.text[max(0, mention.place.start - 40) : mention.place.start]
    return mention.entity.kind == ORGANIZATION and _HEAD_OF.search(before) is not None


def is_vote(phrase: Phrase) -> bool:
    """Whether a press release tells of the vote on a resolution."""
    return phrase.title is not None and phrase.name.startswith("adoption of resolution") and not phrase.setting.is_rule


def voices(setting: Setting) -> Iterator[Mention]:
    """The States whose representatives begin a sentence ("The representative of ...")."""
    for mention in setting.mentions:
        if mention.entity.kind != COUNTRY:
            continue
        at, end = mention.place.start, mention.place.end
        if setting.sentence(at)[0] == at and _VOICED.match(setting.text, end) is not None:
            yield mention
        before = setting.text[max(0, at - 50) : at]
        if _VOICE.search(before) is not None and setting.sentence(at)[0] >= at - 50:
            yield mention


def owner(setting: Setting, at: int, here: Sequence[Pair], anchor: int, start: int) -> Known | None:
    """The event that "organized by" is about: the one before it, else the one that the sentence goes on with."""
    text = setting.text
    before = [(phrase, known) for phrase, known in here if phrase.start < at]
    if _PLURAL.search(text, max(start, at - 60), at) is not None:
        return None
    if not before:
        ahead = [(phrase, known) for phrase, known in here if phrase.start > at]
        if (ahead and re.fullmatch(r"\s*(?:Jointly\s|Co-)?", text[start:at]) is not None) or (
            ahead
            and re.match(
                r"\s*(?:Held|Organi[sz]ed|Hosted|Implemented|Conducted|Delivered|Convened|Supported)\b",
                text[start:at],
            )
        ):
            return ahead[0][1]
        if (
            ahead
            and re.search(r"(?:,|\band)\s$", text[start:at])
            and _ORGANIZING.search(text, at, ahead[0][0].begin) is not None
        ):
            return ahead[0][1]
        return None
    phrase, known = before[-1]
    if known.kind not in (*GATHERINGS, "launch", "visit"):
        return None
    begin = max(phrase.end, anchor) if anchor > phrase.end else phrase.end
    gap = text[begin:at] if begin < at else ""
    if re.fullmatch(r"(?:\s\([^()]{1,40}\)|[”\"]?\))?,\s(?:a|an|the)\s(?:\w+\s){0,2}", gap) and text.startswith(
        "gathering of", at
    ):
        return known
    if _BE.match(gap) is not None or re.fullmatch(r"\)?,?\s(?:and\s)?|,?\s(?:\w+\s)?", gap):
        return known
    if text[start : phrase.begin].strip() == "" and re.fullmatch(
        r",\s(?:which|that)\b[^;:]{3,300},\s(?:was|were|is)\s(?:also\s|jointly\s)?", gap
    ):
        return known
    return known if is_light(setting, begin, at) else None


def list_limit(text: str, start: int, end: int, here: Sequence[Pair], known: Known) -> int:
    """Where a list before the event must end: at the comma before who organizes it ("With funding from X, Y held")."""
    ahead = next((phrase for phrase, its in here if its is known and phrase.begin > start), None)
    verb = (
        None
        if ahead is None or any(phrase.begin < start for phrase, _ in here)
        else _ORGANIZING.search(text, start, ahead.begin)
    )
    if verb is None:
        return end
    comma = text.rfind(",", start, verb.start())
    return end if comma < 0 else comma


def is_light(setting: Setting, start: int, end: int) -> bool:
    """Whether only places, dates and verbs of holding stand between an event and "organized by"."""
    text = setting.text
    left, position = [], start
    stretches = [
        (mention.place.start, mention.place.end)
        for mention in within(setting, start, end)
        if mention.entity.kind not in (ORGANIZATION, PERSON)
    ]
    stretches += [(dated.start, dated.end) for dated in setting.dated(start, end)]
    for begin, stop in sorted(stretches):
        left.append(text[position:begin])
        position = max(position, stop)
    left.append(text[position:end])
    rest = re.sub(r"\([^()]{1,20}\)", " ", " ".join(left))
    return re.fullmatch(rf"(?:(?:{_HELD})\b|[\s,()‑-])*", rest) is not None


def members(setting: Setting, start: int, phrase: Phrase) -> list[Mention]:
    """Those whose meeting it is; beyond its name only where "and" closes their list."""
    found, _ = listed_behind(setting, start, phrase.sentence[1])
    inside = [mention for mention in found if mention.place.start < phrase.end]
    if len(found) > len(inside) + 1 and " and " in setting.text[found[-2].place.end : found[-1].place.start]:
        return found
    return inside


def first_person(found: Sequence[Mention]) -> Sequence[Mention]:
    """The person of "the Secretary-General of the X, Mr. Y"; all where several or none are."""
    persons = [mention for mention in found if mention.entity.kind == PERSON]
    return (
        persons
        if len(persons) == 1 and found and found.index(persons[0]) == len(found) - 1 and len(found) <= 3
        else found
    )


def verb_start(text: str, at: int) -> int:
    """Before the auxiliary of a verb."""
    found = re.compile(
        r"(?:,?\s?who\s)?\s?(?:was|is|also|has|had|will|were|are|then|later)?\s?(?:also|a|been)?\s?$"
    ).search(text, max(0, at - 24), at)
    return at if found is None else found.start()


def even(known: Known) -> None:
    """Where several organized an event, each of them is a co-organizer."""
    parties = known.event.participants
    several = [party for party in parties if party.role in ("organizer", "co_organizer")]
    if len({party.entity.entity_id for party in several}) < 2:
        return
    done = set()
    result = []
    for party in parties:
        role = "co_organizer" if party.role == "organizer" else party.role
        if (party.entity.entity_id, role) not in done:
            done.add((party.entity.entity_id, role))
            result.append(Participant(party.entity, role, party.place))
    known.event.participants[:] = result
