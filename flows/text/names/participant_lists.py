"""Who is named in a list behind "organized by" or before "took part in"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from flows.text.names.event_settings import Setting
from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, PERSON, PLACE, Mention
from flows.text.reference import rows

_KINDS = (ORGANIZATION, PERSON, COUNTRY, GROUP)
# What cannot stand between two members of one list.
_STOP = re.compile(
    r"[.;:“”\n]|\b(?:in|on|at|with|which|that|who|whose|was|were|is|are|will|would|has|had|have|under|"
    r"during|while|where|when|held|for|by|behalf|through|"
    r"following|after|before|since|said|stressed|noted|told|but|focus\w*|aim\w*|discuss\w*|between|against|within|"
    r"concluded|organi[sz]ed|hosted|chaired|funded|supported|attended|joined|made|gave|delivered)\b|"
    r"\bto\b(?!\s(?:the\s)?$)"
)
_TITLE_WORD = (
    r"(?:Director|Head|Chair|Chairman|Chairperson|Chairwoman|President|Minister|Secretary|"
    r"Secretary-General|Representative|Coordinator|"
    r"Officer|Ambassador|Envoy|Adviser|Advisor|Chief|Commissioner|Deputy|Governor|Judge|Professor|USG|ASG|"
    r"Special|Executive|Prime|Assistant|Under[-‑]?Secretary[-‑]?General|"
    r"UnderSecretary-General|Spokesperson|Prosecutor|General|Permanent|Senior|Legal|Attorney|Foreign|Vice|"
    r"Acting|Regional|Resident|Programme|King|Queen)"
)
_OFFICE = re.compile(rf"\s(?:{_TITLE_WORD}\b[\w‑-]*[^,;.]{{0,70}})$")
_APPOSED = re.compile(rf",\s(?:the\s|a\s)?(?:[\w‑-]+\s){{0,4}}(?:{_TITLE_WORD})\b[^;.]{{0,90}}$")
_HONORIFIC = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|H\.E|Prof|Gen)\.")
_ASIDE = re.compile(
    r",\s(?:acting\s|working\s)?(?:on\sbehalf\sof|in\s(?:close\s)?(?:partnership|co-?operation|"
    r"collaboration|coordination|conjunction|association)\swith|"
    r"with\s(?:the\s)?(?:generous\s|financial\s)?(?:support|funding|assistance|participation|help)\s(?:of|"
    r"from|by)|(?:supported|funded|represented|led|headed|assisted)\sby)\b"
)
_TO_UN = re.compile(r"\bto\s(?:the\s)?$")
_OFFICER_OF = re.compile(
    r"^[’']s?\s(?:[A-Z]\w+\s){0,4}(?:[Oo]fficers?|[Rr]epresentatives?|[Dd]elegat\w+|[Ee]xperts?|"
    r"[Mm]inisters?|[Aa]mbassador|[Pp]resident|Head|Chair|Director)\b"
)


@cache
def cues(side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The words of a side (`behind` or `ahead` of which the parties stand) as one pattern, and the role of each."""
    roles = {row["phrase"]: row["role"] for row in rows("participant_words") if row["side"] == side}
    found = sorted(roles, key=len, reverse=True)
    pattern = "|".join(re.escape(phrase).replace("\\-", "[-‑]").replace("\\ ", "\\s") for phrase in found)
    return re.compile(rf"(?<![\w‑-])(?:{pattern})(?![\w‑-])", re.I), roles


def role_of(side: str, words: str) -> str:
    """The role that such words give."""
    return cues(side)[1][re.sub(r"\s", " ", words.casefold().replace("‑", "-"))]


def listed_behind(setting: Setting, position: int, limit: int) -> tuple[list[Mention], int]:
    """Those listed from a position on, and where the list ends."""
    found: list[Mention] = []
    at = position
    for mention in within(setting, position, limit):
        gap = setting.text[at : mention.place.start]
        if mention.entity.kind in (PLACE, COUNTRY) and found and re.fullmatch(r"\sin\s(?:the\s)?", gap):
            at = mention.place.end
            continue
        if len(gap) > 110 or _ends(gap):
            break
        if mention.entity.kind == PLACE:
            at = mention.place.end
            continue
        if mention.entity.kind not in _KINDS:
            break
        at = mention.place.end
        if found and not re.search(r"[,(&]|\b(?:and|or|including|from|of|to)\b|\s$", gap):
            break
        found.append(mention)
    return _parties(setting, found), at


def listed_ahead(setting: Setting, floor: int, position: int) -> list[Mention]:
    """The subject of the verb that begins at a position: a person, or a list of bodies and States."""
    here = [mention for mention in within(setting, floor, position) if mention.entity.kind in _KINDS]
    here, position = _without_asides(setting.text, here, floor, position)
    if not here:
        return []
    persons = _persons(setting, here, floor, position)
    if persons is not None:
        return persons
    found: list[Mention] = []
    end = position
    for mention in reversed(here):
        gap = setting.text[mention.place.end : end]
        if len(gap) > 110 or (_ends(gap) and not (not found and _office(gap))):
            break
        found.append(mention)
        end = mention.place.start
    return _parties(setting, found[::-1])


def _without_asides(text: str, here: list[Mention], floor: int, position: int) -> tuple[list[Mention], int]:
    """The mentions without those of asides ("in partnership with ..."), and where the subject ends."""
    aside = _ASIDE.search(text, floor, position)
    while aside is not None:
        is_last = text[:position].endswith(", ") or text[:position].endswith(",")
        end = position if is_last else text.find(",", aside.end(), position) + 1 or position
        kept = [mention for mention in here if not aside.start() <= mention.place.start < end]
        if not kept:
            break
        here, position = kept, aside.start() if end == position else position
        aside = _ASIDE.search(text, max(end, aside.end()), position)
    return here, position


def _persons(setting: Setting, here: Sequence[Mention], floor: int, position: int) -> list[Mention] | None:
    """The persons who are the subject, where the first named of it is one; None where none is."""
    first = next((mention for mention in here if mention.entity.kind == PERSON), None)
    if first is None:
        return None
    before = [mention for mention in here if mention.place.start < first.place.start]
    if any(not _is_attribute(setting, mention, first) for mention in before[-1:]) and not _is_clear(
        setting, before[-1].place.end, first
    ):
        return None
    between = _HONORIFIC.sub("", setting.text[first.place.end : position])
    if re.search(r"[.;:“”]|\b(?:said|stressed|which|that)\b", between) is not None or re.search(
        r"\b(?:by|auspices of)\s[^,]*$", setting.text[floor : first.place.start]
    ):
        return None
    found = [first]
    for mention in here:
        gap = setting.text[found[-1].place.end : mention.place.start]
        if (
            mention.entity.kind == PERSON
            and mention.place.start > first.place.start
            and re.search(r",?\sand\s|,\s", gap)
            and "behalf" not in gap
        ):
            found.append(mention)
    return found


def _is_clear(setting: Setting, end: int, first: Mention) -> bool:
    """Whether a comma parts what stands before from the person: "On the margins of ..., Ms. X held"."""
    return "," in setting.text[end : first.place.start]


def _is_attribute(setting: Setting, mention: Mention, person: Mention) -> bool:
    gap = setting.text[mention.place.end : person.place.start]
    return len(gap) < 90 and re.search(r"[.;,]", gap) is None


def _parties(setting: Setting, found: Sequence[Mention]) -> list[Mention]:
    """Without the trailing "to the United Nations", offices of persons named beside, and the same one again."""
    kept: list[Mention] = []
    for number, mention in enumerate(found):
        before = setting.text[max(0, mention.place.start - 12) : mention.place.start]
        following = found[number + 1] if number + 1 < len(found) else None
        if mention.entity.kind == ORGANIZATION and mention.entity.name == "United Nations" and _TO_UN.search(before):
            continue
        if following is not None and following.entity.kind == PERSON and mention.entity.kind in (ORGANIZATION, COUNTRY):
            gap = setting.text[mention.place.end : following.place.start]
            if re.search(r",|\band\b", gap) is None or _is_titled(setting, mention, gap):
                continue
        if number and mention.entity.kind in (ORGANIZATION, COUNTRY) and _is_apposed(setting, found, number):
            continue
        kept.append(mention)
    return kept


def _is_titled(setting: Setting, mention: Mention, gap: str) -> bool:
    """ "the Secretary-General of the X (ABC), Mr. Y": the body is a part of the title."""
    before = setting.text[max(0, mention.place.start - 90) : mention.place.start]
    title = re.search(rf"\b{_TITLE_WORD}\b[^,;.]{{0,60}}\b(?:of|for)\s(?:the\s)?(?:\([^)]*\)\s)?$|\($", before)
    return title is not None and re.fullmatch(r"\)?\s?(?:\([^)]*\))?,\s(?:[A-Z][\w.’-]*\s){0,3}", gap) is not None


def _is_apposed(setting: Setting, found: Sequence[Mention], number: int) -> bool:
    """Whether a body is a part of the title that follows a person's name."""
    person = next((mention for mention in reversed(found[:number]) if mention.entity.kind == PERSON), None)
    if person is None:
        return False
    mention = found[number]
    gap = setting.text[person.place.end : mention.place.start]
    behind = setting.text[mention.place.end : mention.place.end + 30]
    if re.search(r";|,\sand\s|\sand\sthe\s", gap) is not None:
        return False
    return _APPOSED.fullmatch(gap) is not None or re.match(rf"[’']?s?\s{_TITLE_WORD}", behind) is not None


def _ends(gap: str) -> bool:
    return _STOP.search(_HONORIFIC.sub("", gap)) is not None


def _office(gap: str) -> bool:
    return _OFFICER_OF.match(gap) is not None and _STOP.search(gap[3:]) is None


def within(setting: Setting, start: int, end: int) -> list[Mention]:
    """The mentions that begin in a stretch."""
    return setting.within(start, end)
