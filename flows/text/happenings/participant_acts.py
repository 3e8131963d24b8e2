"""Those whom the name of an event itself tells of: its owner, the organ that adopts, who met whom, who visited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_register import Known
from flows.text.happenings.event_series import Series
from flows.text.happenings.event_settings import Setting
from flows.text.happenings.event_words import GATHERINGS
from flows.text.happenings.participant_events import verb_start
from flows.text.happenings.participant_lists import listed_ahead, listed_behind, subject_of
from flows.text.happenings.participant_words import cues, role_of
from flows.text.names.model import ORGANIZATION, PERSON, Mention

Party = tuple[Mention, str]

_CO_ORGANIZED = re.compile(r"\bco[-‑]?(?:organi[sz]|host|sponsor|conven)\w*")
_INCLUDED = re.compile(r"\b(?:includ(?:ed|e|es|ing)|were|are|comprised)\s?:?\s(?=“)")
_OPENING = re.compile(r"[”\"]?,?[”\"]?\s?\(")
_WITH = re.compile(r"(?:together\s|jointly\s|in\s\w+\s|along\s)?with\s(?:the\s)?")
_THESE = re.compile(r"\s*(?:These|They|Those|The\sside\sevents|The\sevents|Among\sthem)\b")
_HYPHENED = re.compile(r"[-‑](organi[sz]ed|convened|hosted|funded|led|sponsored)\b")
_MET = re.compile(
    r"\b(?:met|meets|meeting)\b(?:\s(?:separately|also|bilaterally|briefly|today))?(?:\swith)?\s(?:the\s)?"
)
_MEETING_WITH = re.compile(r"\s(?:with|between|among)\s")
_MEETING_OF = re.compile(r"\sof\s(?:the\s)?")
_ITS_PEOPLE = re.compile(
    r"[’']|[-‑]|\s(?:\([^()]{1,40}\)\s)?(?:(?!(?:on|in|to|for|with|at|has|was|which|that)\b)[\w-]+\s){0,2}?(?:members?|ministers?|leaders?|heads?|experts?|officials?|chiefs?|states?|"
    r"representatives?|delegat\w+|partners?|officers?|entities|agencies|principals|directors?|ambassadors?|and|or)\b",
    re.I,
)
_BRIEFING_TO = re.compile(r"\s(?:to|for|before)\s(?:the\s)?(?:members\sof\sthe\s)?")
_VISIT_BY = re.compile(r"[^.;]{0,120}?\s(?P<by>by)\s(?:the\s|its\s|a\s)?")
_BY = re.compile(r",?\s(?:by\s)?the\s(?:[A-Z]\w+\s)?")


def own(phrase: Phrase, known: Known) -> list[Party]:
    """Those whom the words of an event's name tell of."""
    found: list[Party] = [*_hyphened(phrase, known)]
    if known.kind == "adoption":
        found += _adopting(phrase)
    elif known.kind == "visit":
        found += _visiting(phrase)
    elif phrase.owner is not None and known.kind in GATHERINGS and not phrase.is_governed and phrase.modifiers:
        found.append((phrase.owner, "organizer"))
    elif known.kind == "meeting" and phrase.owner is None and phrase.title is None:
        found += [(mention, "organizer") for mention in _sitting(phrase)]
    if known.kind in ("meeting", "briefing") or phrase.head in ("summit", "session", "assembly"):
        found += _meeting(phrase, known)
    return found


def _visiting(phrase: Phrase) -> Iterator[Party]:
    setting = phrase.setting
    inside = [each for each in setting.within(phrase.begin, phrase.head_at) if each.entity.kind == ORGANIZATION]
    if phrase.owner is not None:
        yield _visitor(phrase.owner)
    elif inside and phrase.title is None:
        yield _visitor(inside[-1])
    elif phrase.title is not None:
        for mention in listed_ahead(setting, phrase.sentence[0], verb_start(setting.text, phrase.start)):
            yield _visitor(mention)
    his = re.search(
        r"\b(?:during|on|after|before|in)\s(?:his|her)\s$", setting.text[max(0, phrase.start - 16) : phrase.start]
    )
    if his is not None:
        before = [each for each in setting.within(phrase.sentence[0], phrase.start) if each.entity.kind == PERSON]
        yield from ((mention, "participant") for mention in before[-1:])
    by = _VISIT_BY.match(setting.text, phrase.end, phrase.sentence[1])
    if by is not None and _is_plain(setting, phrase.end, by.start("by")):
        for mention in listed_behind(setting, by.end(), phrase.sentence[1])[0]:
            yield _visitor(mention)


def _is_plain(setting: Setting, start: int, end: int) -> bool:
    """Whether only dates, places and on whose behalf it is stand between a visit and who makes it."""
    text, left, position = setting.text, [], start
    stretches = [(each.place.start, each.place.end) for each in setting.within(start, end)]
    for begin, stop in sorted([*stretches, *((each.start, each.end) for each in setting.dated(start, end))]):
        left.append(text[position : max(position, begin)])
        position = max(position, stop)
    rest = " ".join([*left, text[position : max(end, position)]])
    return (
        re.fullmatch(r"(?:(?:on|in|to|from|behalf|of|the|conducted|undertaken|carried|out|was|and)\b|[\s,()’])*", rest)
        is not None
    )


def _visitor(mention: Mention) -> Party:
    return mention, "organizer" if mention.entity.kind == ORGANIZATION else "participant"


def _meeting(phrase: Phrase, known: Known) -> Iterator[Party]:
    """Both sides of a meeting, those of whom it is, and those who are briefed."""
    setting, stop = phrase.setting, phrase.sentence[1]
    head_end = phrase.head_at + len(phrase.head)
    met = _MET.match(setting.text, phrase.start) if phrase.title is not None else None
    if met is not None and setting.text.startswith(("met", "meets"), phrase.start):
        found = listed_behind(setting, met.end(), stop)[0]
        at = verb_start(setting.text, phrase.start)
        subject = subject_of(setting, phrase.sentence[0], at)
        if not subject and re.search(r"\b(?:[Hh]e|[Ss]he)\s?$", setting.text[max(0, at - 5) : at]):
            subject = [each for each in setting.within(0, phrase.start) if each.entity.kind == PERSON][-1:]
        yield from ((mention, "participant") for mention in (*subject, *found))
        return
    of = _MEETING_OF.match(setting.text, head_end, phrase.end)
    tail = _MEETING_WITH.match(setting.text, head_end, phrase.end)
    to = _BRIEFING_TO.match(setting.text, head_end, phrase.sentence[1])
    if tail is not None or (phrase.title or "").casefold().startswith("meeting with"):
        position = tail.end() if tail is not None else setting.text.find("with ", phrase.start, phrase.end) + 5
        if position >= 5:
            found = listed_behind(setting, position, stop)[0]
            yield from ((mention, "participant") for mention in found)
    elif to is not None and known.kind == "briefing":
        organ = listed_behind(setting, to.end(), stop)[0][:1]
        yield from ((mention, "participant") for mention in organ if mention.entity.kind == ORGANIZATION)
    elif of is not None and setting.within(of.end(), of.end() + 1):
        found = _members(setting, of.end(), phrase)
        if len(found) == 1 and _is_its_own(setting, found[0]):
            yield found[0], "organizer"
        elif known.kind == "meeting":
            yield from ((mention, "participant") for mention in found)


def _sitting(phrase: Phrase) -> Iterator[Mention]:
    """The organ of "the annual Security Council open debate"."""
    setting = phrase.setting
    for mention in setting.within(phrase.begin, phrase.head_at)[-1:]:
        gap = setting.text[mention.place.end : phrase.head_at]
        is_organ = re.search(r"\b(?:Council|Assembly|Committee|Commission)\b", mention.entity.name) is not None
        if mention.entity.kind == ORGANIZATION and is_organ and re.fullmatch(r"\s(?:[a-z-]+\s){0,2}", gap) is not None:
            yield mention


def _is_its_own(setting: Setting, mention: Mention) -> bool:
    """Whether a gathering is that of a body itself, not of its ministers or experts."""
    behind = _ITS_PEOPLE.match(setting.text, mention.place.end)
    return mention.entity.kind == ORGANIZATION and behind is None


def _members(setting: Setting, start: int, phrase: Phrase) -> list[Mention]:
    """Those whose meeting it is; beyond its name only where "and" closes their list."""
    found, _ = listed_behind(setting, start, phrase.sentence[1])
    inside = [mention for mention in found if mention.place.start < phrase.end]
    if len(found) > len(inside) + 1 and " and " in setting.text[found[-2].place.end : found[-1].place.start]:
        return found
    return inside


def _hyphened(phrase: Phrase, known: Known) -> Iterator[Party]:
    """The body of "an OSCE-organized workshop"."""
    for mention in phrase.setting.within(phrase.begin, phrase.head_at):
        told = _HYPHENED.match(phrase.setting.text, mention.place.end)
        if told is not None and known.kind in GATHERINGS:
            yield mention, {"h": "host", "f": "sponsor", "s": "sponsor"}.get(told[1][0], "organizer")


def _adopting(phrase: Phrase) -> list[Party]:
    setting = phrase.setting
    by = _BY.match(setting.text, phrase.end)
    inside = [each for each in setting.within(phrase.start, phrase.end) if each.entity.kind == ORGANIZATION]
    words = setting.text[phrase.start : phrase.end]
    organ: Sequence[Mention] = []
    if by is not None:
        behind = setting.within(by.start(), by.end() + 1)
        organ = [mention for mention in behind if mention.entity.kind == ORGANIZATION]
    if not organ and "dopting" in words[:22]:
        adopting = re.compile(r"[^.;:“”]{0,300}?,\sthe\s(?:[0-9]+[-‑]member\s)?$")
        behind = setting.within(phrase.end, phrase.sentence[1])
        organ = [each for each in behind if adopting.fullmatch(setting.text[phrase.end : each.place.start])]
    if phrase.title is not None and "dopted" in words[:20] and " by " in words:
        organ = inside
    elif not organ and phrase.title is not None and "dopted" in words:
        organ = listed_ahead(setting, phrase.sentence[0], verb_start(setting.text, phrase.start))[-1:]
    return [(mention, "participant") for mention in organ[:1]]


def listed(each: Series, item: Phrase) -> Iterator[Party]:
    """The parties of one of the side events in a list: those of its lead, and those in its brackets."""
    yield from _of_lead(each.setting, *each.lead)
    yield from _in_brackets(each.setting, item.end, item.until or item.end)


def _of_lead(setting: Setting, start: int, end: int) -> Iterator[Party]:
    """Those who co-organized all side events of a list."""
    lead = _CO_ORGANIZED.search(setting.text, start, end)
    if lead is None and _THESE.match(setting.text, start) is not None and start > 0:
        start, end = setting.sentence(start - 1)
        lead = _CO_ORGANIZED.search(setting.text, start, end)
    if lead is None:
        return
    verb = re.search(r"\b(?:was|is|were|are)\s(?:also\s)?(?:an?\s|the\s)?$", setting.text[start : lead.start()])
    at = start + verb.start() if verb is not None else verb_start(setting.text, lead.start())
    found = listed_ahead(setting, start, at) or listed_behind(setting, lead.end(), end)[0]
    yield from ((mention, "co_organizer") for mention in found)


def _in_brackets(setting: Setting, position: int, end: int) -> Iterator[Party]:
    start = _OPENING.match(setting.text, position)
    if start is None:
        return
    cue = _WITH.match(setting.text, start.end())
    told = cues("passive").match(setting.text, start.end()) or cues("behind").match(setting.text, start.end())
    if cue is not None:
        yield from ((mention, "co_organizer") for mention in listed_behind(setting, cue.end(), end)[0])
    elif told is not None:
        role = role_of("passive", told["cue"]) or role_of("behind", told["cue"])
        yield from ((mention, role) for mention in listed_behind(setting, told.end(), end)[0])


def bracketed(phrase: Phrase, known: Known) -> Iterator[Party]:
    """The same for a side event with a quoted title that no list was seen of."""
    setting = phrase.setting
    if known.kind != "side_event" or phrase.until is not None or phrase.title is None:
        return
    if not has_bracket(phrase):
        return
    yield from _in_brackets(setting, phrase.end, _closing(setting.text, phrase.end))
    leads = [*_INCLUDED.finditer(setting.text, max(0, phrase.start - 3000), phrase.start)]
    if leads:
        yield from _of_lead(setting, setting.sentence(leads[-1].start())[0], leads[-1].end())


def has_bracket(phrase: Phrase) -> bool:
    """Whether what is said of an event follows its title in brackets."""
    return _OPENING.match(phrase.setting.text, phrase.end) is not None


def _closing(text: str, position: int) -> int:
    depth, end = 0, min(len(text), position + 1500)
    for at in range(position, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0 and text[at] == ")":
            return at
    return end
