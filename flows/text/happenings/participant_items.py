"""Those named in a stretch: each person with his office, each body with its acronym, as one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.text.happenings.event_settings import Setting
from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, PERSON, PLACE, Mention

_BODIES = (ORGANIZATION, COUNTRY, PLACE)

TITLE = (
    r"(?:(?:Vice|Deputy|Under|Co|Director|Secretary|Brigadier|Major|Lieutenant)[-‑])?(?:Director|Head|Chair|Chairman|"
    r"Chairperson|Chairwoman|President|Minister|Secretary|Secretary[-‑ ]General|Representative|Coordinator|Officer|"
    r"Ambassador|Envoy|Adviser|Advisor|Chief|Commissioner|Deputy|Governor|Judge|Professor|USG|ASG|Special|Executive|"
    r"Prime|Assistant|Under[-‑ ]?[Ss]ecretary|Under[-‑ ]?[Ss]ecretary[-‑ ]?[Gg]eneral|UnderSecretary-General|"
    r"Undersecretary|Spokesperson|Prosecutor|General|Permanent|Senior|Legal|Attorney|Foreign|Vice|Acting|Regional|"
    r"Resident|Programme|Program|King|Queen|Rector|Dean|Observer|Manager|Expert|Rapporteur|Administrator|Captain|"
    r"Colonel|Major|Brigadier|Member|Fellow|Counsellor|Consul|Founder|CEO|Justice|Lead|Lord|Speaker|Senator)"
)

_SMALL_TITLE = (
    r"(?:director|head|chair|president|minister|secretary|representative|coordinator|officer|ambassador|envoy|adviser|"
    r"advisor|chief|commissioner|deputy|delegate|speaker|observer|member|expert|professor|fellow|lawyer|prosecutor|"
    r"judge|founder|analyst|manager|researcher)"
)

ANY_TITLE = rf"\b(?:{TITLE}|{_SMALL_TITLE})\b"

HONORIFIC = r"(?:H\.\s?E\.|His Excellency|Her Excellency|Mrs?\.?|Ms\.?|Dr\.?|Prof\.?|Gen\.?|Lord|Sir|Dame)"

ABBREVIATED = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|H\.\s?E|Prof|Gen|Col|Lt|Brig|St)\.")

VERB = (
    r"(?:was|were|is|are|be|been|will|would|has|had|have|said|told|gave|made|met|held|led|took|spoke|brought|brings?|"
    r"bringing|ran|sought|underscor\w+|stress\w*|not(?:ed|es|ing)|focus\w*|aim\w*|discuss\w*|"
    r"(?!(?:established|related|selected|affected|specialized|specialised|concerned|interested|invited|armed|advanced|"
    r"affiliated|associated|accredited|based|shared|unified|retired|appointed|elected|allied)\b)[a-z]{2,}ed)"
)

# Between a person and the body of his office.
_OFFICE_OF = re.compile(
    rf"(?:,\s|\s\(|\s(?={TITLE}\b))(?!and\b)(?:(?!,\sand\b|;|\band\sthe\b|“|”|\b{VERB}\s)[^.])"
    rf"{{0,110}}?{ANY_TITLE}(?:(?!,\sand\b|;|\band\sthe\b|“|”)[^.]){{0,110}}"
)

_OF_BODY = re.compile(r",?\s(?:of|from|at|representing)\s(?:the\s)?")

# "a survivor from Yemen"
_BY_TRADE = re.compile(r",\s(?:an?|the)\s[a-z](?:(?!\sand\s)[\w\s-]){2,50}\s(?:from|of|at|in|with)\s(?:the\s)?")

_TRADE_BEFORE = re.compile(r"\ban?\s[a-z](?:(?!\sand\s)[\w\s-]){2,50}\s(?:from|of|at|in|with)\s(?:the\s)?$")
_FURTHER = re.compile(r"[’']?s?\)?,?\s(?:[\w’'-]+\s){0,5}?(?:of|to|at|in|within|for|on behalf of)\s(?:the\s)?|[’']s\s")

# Between two bodies of which the second is that of the first.
_BELONGS = re.compile(r"\)?\s(?:of|at|in|within)\s(?:the\s)?")

_TO_UN = re.compile(r"[’']?\)?\sto\s(?:the\s)?")

MISSIONS_TO = re.compile(r"\b(?:[Mm]issions?|[Rr]epresentatives?|[Oo]bservers?|[Aa]mbassadors?)\sto\s(?:the\s)?$")

_BEFORE_NAME = re.compile(rf"\)?,\s(?:(?:{HONORIFIC}|{TITLE}|the|of|Royal|Highness)[\s/]*){{0,7}}")

_TITLE_BEFORE = re.compile(
    rf"{ANY_TITLE}[^,;]{{0,90}}$|{ANY_TITLE}[^,;]{{0,60}},\s[^,;]{{0,60}}\b(?:of|for|and)\s[^,;]{{0,60}}$"
)

_OWN_TITLE = re.compile(
    rf"(?:[’']s?)?\s(?:[\w-]+\s){{0,4}}{ANY_TITLE}[^.;:]{{0,80}},\s(?:{HONORIFIC}\s|{TITLE}\s){{0,4}}"
)

FARTHEST = 120


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list: `start` and `end` run over what belongs to it, as the body of a person's office."""

    mention: Mention
    start: int
    end: int


def items(setting: Setting, start: int, end: int) -> list[Item]:
    """Those named in a stretch, each person with his office, each body with its acronym, as one."""
    found: list[Item] = []
    for mention in setting.within(start, end):
        joined = _joined(setting, found[-1], mention) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(Item(mention, mention.place.start, mention.place.end))
    return found


def _joined(setting: Setting, last: Item, mention: Mention) -> Item | None:
    """The last item with a mention that belongs to it, or the mention with the last one as part of its title."""
    text, kind = setting.text, mention.entity.kind
    gap = text[last.end : mention.place.start]
    if len(gap) > 2 * FARTHEST or last.mention.entity.kind == GROUP:
        return None
    before = last.mention.entity.kind
    if MISSIONS_TO.search(text, max(0, last.start - 40), last.start) is not None:
        return None  # "the Permanent Missions to the United Nations of Kenya"
    wider = replace(last, end=mention.place.end + text.startswith(")", mention.place.end))
    if re.fullmatch(r"\s?\(", gap) and (
        mention.entity == last.mention.entity or (before != COUNTRY and text.startswith(")", mention.place.end))
    ):
        return wider
    if kind in _BODIES and before == PERSON:
        return wider if _is_office(setting, last, mention, ABBREVIATED.sub("", gap)) else None
    if kind in _BODIES and before == ORGANIZATION and _BELONGS.fullmatch(gap):
        return wider
    if kind == ORGANIZATION and before == COUNTRY and _TO_UN.fullmatch(gap):
        return wider
    if kind == ORGANIZATION and before == COUNTRY and gap in (" ", "’s ", "'s "):
        return Item(mention, last.start, mention.place.end)
    if kind == PERSON and before in _BODIES and _is_titled(setting, last, gap):
        return Item(mention, last.start, mention.place.end)
    return None


def _is_office(setting: Setting, last: Item, mention: Mention, gap: str) -> bool:
    """Whether a body is that of the office of the person before it."""
    if last.end > last.mention.place.end and _FURTHER.fullmatch(gap):
        return True
    if _OF_BODY.fullmatch(gap) or _BY_TRADE.fullmatch(gap):
        return True
    behind = setting.text[mention.place.end : mention.place.end + 60]
    if gap == ", " and (
        re.match(r"\s?(?:;|\)|$|,\swho\b)", behind) or re.match(rf"[’']?s?\)?\s(?:[\w-]+\s){{0,3}}?{ANY_TITLE}", behind)
    ):
        return True
    return _OFFICE_OF.fullmatch(gap) is not None and re.search(r"\b(?:said|who|which|told)\b", gap) is None


def _is_titled(setting: Setting, last: Item, gap: str) -> bool:
    """Whether a body belongs to the title of the person behind it."""
    plain = ABBREVIATED.sub("", gap)
    if re.search(r"[,;:()“”.–—]|\band\b", plain) is None and len(plain) < 90:
        return re.search(rf"\b{VERB}\b", plain) is None
    if _OWN_TITLE.fullmatch(gap):
        return True
    before = setting.text[max(0, last.start - 110) : last.start]
    is_titled = _TITLE_BEFORE.search(before) is not None or _TRADE_BEFORE.search(before) is not None
    return is_titled and _BEFORE_NAME.fullmatch(gap) is not None
