"""Who is named in a list behind "organized by" or before "took part in"."""

from __future__ import annotations

import re

from flows.text.happenings.event_settings import Setting
from flows.text.happenings.participant_items import ABBREVIATED, ANY_TITLE, FARTHEST, MISSIONS_TO, VERB, Item, items
from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, PERSON, PLACE, Mention

# What cannot stand between two members of one list.
_STOP = re.compile(
    rf"[.:“”\n]|[–—]\s|\b(?:in|on|at|with|which|that|who|whose|under|during|while|where|when|for|by|behalf|through|"
    rf"following|after|before|since|but|between|against|within|if|because|until|about|over|into|as(?!\swell\sas)|"
    rf"{VERB})\b|\bto\b(?!\s(?:the\s)?$)"
)

# What cannot stand in the title before a person.
_NO_TITLE = re.compile(rf"[:“”\n]|[–—]\s|\b(?:which|that|who|whose|{VERB})\b")

_GLUE = re.compile(r"[,;(&]|\b(?:and|or|including|included|from|among|plus|along|alongside|but also)\b|\bas well as\b")

_CLOSING = re.compile(r"(?:\band\b|&|\bas well as\b|\bbut also\b|\balong(?:side)?\b|\btogether\b|\bplus\b)")

_ASIDE = re.compile(
    r",\s(?:also\s)?(?:with\s(?:the\s)?(?=[A-Z])|(?:acting\s|working\s|speaking\s)?(?:also\s)?on\sbehalf\sof|in\s(?:close\s|strong\s)?(?:partnership|"
    r"co-?operation|collaboration|coordination|conjunction|association)\swith|(?:together|jointly|along)\swith|"
    r"with\s(?:the\s)?(?:generous\s|financial\s)?(?:support|funding|assistance|participation|help)\s(?:of|from|by)|"
    r"(?:supported|funded|represented|led|headed|assisted|accompanied|joined|chaired|tabled)\sby|"
    r"(?:which|who|whose|where)\b|(?:a\s|all\s|both\s)?members?\sof|in\s(?:his|her|its|their)\s(?:capacity|role)\b|"
    r"through\s(?:its|the|their)\b|speaking\b|reading\b|noting\b|representing\b|participating\b|acting\b|"
    r"under\s(?:the|its)\b)"
)

# The same without commas, up to the verb: "UNCCT (UNCCT) in partnership with Kenya held".
_WITH_PARTNER = re.compile(
    r"\s(?:in\s(?:close\s|strong\s)?(?:partnership|co-?operation|collaboration|coordination|conjunction|association)|"
    r"together|jointly)\swith\s[^,;:“”]{3,200}$"
)

_ADVERBIAL = re.compile(
    r"\s*[“\"]?(?:On|In|At|During|From|Under(?![-‑])|Following|After|As|With|Acting|For|Since|Through|Within|Prior|Ahead|"
    r"Organi[sz]ed|Held|Speaking|Before|Between|By|To|Hosted|Building|Over|Upon|Addressing|Opening|Noting|Recalling|"
    r"Thanks|Based|Together|Alongside|Earlier|Against|Per)\b"
)

_OFFICERS = re.compile(
    r"[’']?s?\s(?:[\w’-]+\s){0,5}?(?:officers?|officials?|representatives?|delegat\w+|experts?|entities|bodies|agencies|"
    r"offices|teams?|staff|institutions|organi[sz]ations|missions?|members?|authorities|governments?|parliamentarians|"
    r"prosecutors|judges|practitioners|participants|Officers?|Representatives?|Government|Mission|Delegation|Programme|"
    r"Program|Project|Initiative|Unit|Branch|Section|Team|Division|Office)\b",
)

_OF_HEAD = re.compile(
    r"\b(?:President|Chair\w*|Head|Director|Secretary|Secretary-General|Chief|Coordinator|Rapporteur)\s(?:of|for)\s"
    r"(?:the\s)?(?:[A-Z]{2,6}\s)?$"
)

_COUNTRIES_OF = re.compile(
    r"\b(?:(?:countries|nations|territories)|(?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten|all|several|some)\s"
    r"(?:of\sthe\s)?(?:[a-z]+\s)?members?(?:\s[Ss]tates)?)\s(?:of|in)\s(?:the\s)?$"
)

_FURTHER_VERB = re.compile(r"(?:,|\band|\bas well as|\bto)\s?$")

_VERB_NEXT = re.compile(
    rf"\)?,?\s(?:also\s|will\s(?:next\s|also\s)?|then\s|[a-z]+ly\s)?(?:{VERB}|meets?|discuss|consider|hear|holds?)\b"
)

# A list of which the last member has no name: "..., UNODC and several experts".
_ENDED = re.compile(rf"\s*(?:[.;)”]|$)|(?:(?!\b{VERB}\b)[\w\s,’-]){{0,50}}?\s(?:and|as well as)\s")

_LONGEST = 2500


def listed_behind(setting: Setting, position: int, limit: int) -> tuple[list[Mention], int]:
    """Those listed from a position on, and where the list ends."""
    text = setting.text
    found: list[Item] = []
    at, is_closed, has_end = position, False, False
    its = items(setting, position, _surely_ended(setting, position, min(limit, position + _LONGEST)))
    for number, item in enumerate(its):
        gap = ABBREVIATED.sub("", text[at : item.start])
        if item.mention.entity.kind == PLACE and len(gap) < FARTHEST and number + 1 < len(its):
            continue
        if found and "on behalf of" in gap and len(gap) < FARTHEST:
            at = item.end
            continue
        is_resumed = (
            found and re.search(r"[,–—\w]\sas well as\s(?:the\s)?$", gap) is not None and len(gap) < 2 * FARTHEST
        )
        if not is_resumed and _breaks(gap, item):
            break
        if found and (_GLUE.search(gap) is None or (not found[1:] and re.match(r"\)?,?\s(?:the\s)?from\b", gap))):
            break
        is_last = _CLOSING.search(gap) is not None
        if is_closed and not is_last and re.search(r";|\b(?:including|among)\b", gap) is None:
            further = [text[one.end : two.start] for one, two in zip(its[number:], its[number + 1 :], strict=False)][:6]
            is_open = any(re.search(r"\s(?:and|as well as)\s", each) for each in further)
            if not is_open or text.startswith(("’s ", "'s "), item.end):
                break
        has_end = has_end or is_last or ";" in gap or "includ" in gap or "(" in gap
        is_closed = (is_closed or is_last) and "as well as" not in gap
        found.append(item)
        at = item.end
    if len(found) > 1 and not has_end and _ENDED.match(text, at, limit) is None:
        found, at = found[:1], found[0].end  # "with funding from the EU, UNODC held"
    return [item.mention for item in found if is_party(setting, item)], at


def _surely_ended(setting: Setting, position: int, limit: int) -> int:
    """Where a list has ended at the latest: before what somebody else did ("... and funded by Kenya")."""
    at = position
    for mention in setting.within(position, limit):
        gap = setting.text[at : mention.place.start]
        if at > position and (" by " in gap or len(gap) > 2 * FARTHEST):
            return mention.place.start
        at = mention.place.end
    return limit


def _breaks(gap: str, item: Item) -> bool:
    """Whether a list ends before an item; the title before a person may hold what else ends one."""
    if len(gap) > FARTHEST:
        return True
    if item.mention.entity.kind == PERSON and re.search(ANY_TITLE, gap) is not None:
        return _NO_TITLE.search(gap) is not None
    return _STOP.search(_plain(gap)) is not None


def _plain(gap: str) -> str:
    """A gap without what may stand between two members of a list, although its words could not stand alone."""
    return re.sub(
        r"\b(?:among (?:them|others|which)|such as|not only|but also(?: of)?|"
        r"more than|over (?=[0-9]|a\b|half\b)|at least|as well as)\b|\bto the (?:Minister|Government)\b",
        " ",
        gap,
    )


def is_party(setting: Setting, item: Item) -> bool:
    """Whether somebody listed is one who can take part: no place, no body of which only the head is meant."""
    kind = item.mention.entity.kind
    if kind not in (ORGANIZATION, PERSON, COUNTRY, GROUP):
        return False
    before = setting.text[max(0, item.start - 60) : item.start]
    if kind == ORGANIZATION and (MISSIONS_TO.search(before) or _OF_HEAD.search(before)):
        return False
    return kind in (GROUP, PERSON) or _COUNTRIES_OF.search(before) is None


def listed_ahead(setting: Setting, floor: int, position: int) -> list[Mention]:
    """The subject of the verb that begins at a position: a person, or a list of persons, bodies and States."""
    floor = max(floor, position - 900)
    text = _without_asides(setting, floor, position)
    here = [item for item in items(setting, floor, position) if text[item.start - floor : item.end - floor].strip()]
    found: list[Item] = []
    end = position
    for item in reversed(here):
        gap = ABBREVIATED.sub("", text[max(0, item.end - floor) : end - floor])
        squeezed = re.sub(r"\s+", " ", gap)
        if not found:
            if not _may_precede_verb(squeezed):
                break
        elif (
            _breaks(squeezed, found[-1])
            or _GLUE.search(squeezed) is None
            or (len(found) == 1 and _CLOSING.search(squeezed) is None)
        ):
            break
        if found and _is_adverbial(text, item.start - floor):
            break
        found.append(item)
        end = item.start
    if found and _is_adverbial(text, found[-1].start - floor) and len(found) == 1:
        return []
    return [item.mention for item in found[::-1] if is_party(setting, item)]


def _may_precede_verb(gap: str) -> bool:
    """Whether between a subject and its verb stands nothing, or what its officers are."""
    if re.fullmatch(r"[\s,)”\"]*", gap) is not None:
        return True
    officers = _OFFICERS.match(gap)
    rest = gap if officers is None else gap[officers.end() :]
    return officers is not None and re.fullmatch(r"[\s,)]*", rest) is not None


def _is_adverbial(text: str, at: int) -> bool:
    """Whether something stands in the phrase with which the sentence begins ("On behalf of the Council, ...")."""
    comma = text.rfind(",", 0, at)
    return _ADVERBIAL.match(text, comma + 1 if comma >= 0 else 0) is not None and comma < 0


def _without_asides(setting: Setting, floor: int, position: int) -> str:
    """The words of a stretch with its asides ("in partnership with ...") blank."""
    text = re.sub(r"\((?:[a-z][^()]{0,28})\)", lambda each: " " * len(each[0]), setting.text[floor:position])
    aside = _ASIDE.search(text)
    for _ in range(8):
        if aside is None:
            break
        is_last = text.rstrip().endswith(",") and not _continues(text, aside.end())
        stop = len(text) if is_last else text.find(",", aside.end())
        if stop < 0:
            break
        text = text[: aside.start()] + " " * (stop - aside.start()) + text[stop:]
        aside = _ASIDE.search(text, stop)
    for bare in _WITH_PARTNER.finditer(text):
        at = floor + bare.start() - (text[bare.start() - 1 : bare.start()] == ")")
        if any(each.place.end == at and each.entity.kind == ORGANIZATION for each in setting.within(floor, at)):
            return text[: bare.start()] + " " * (len(text) - bare.start())
    return text


def _continues(text: str, position: int) -> bool:
    """Whether a list goes on behind the comma that closes an aside: ", members of the Forum, and UNODC, "."""
    comma = text.find(",", position)
    return comma >= 0 and re.match(r",\s(?:and|as well as)\s", text[comma : comma + 14]) is not None


def behind_mention(setting: Setting, position: int) -> Mention | None:
    """Who stands right before a position, as before ", which attended"."""
    here = items(setting, max(0, position - 300), position)
    if not here or re.fullmatch(r"[\s,)]*", setting.text[here[-1].end : position]) is None:
        return None
    return here[-1].mention if is_party(setting, here[-1]) else None


def subject_of(setting: Setting, floor: int, position: int) -> list[Mention]:
    """The subject of a verb; of the sentence, where the verb is a further one ("met with X and gave a briefing")."""
    text = setting.text
    found = listed_ahead(setting, max(floor, position - 900), position)
    if found or _FURTHER_VERB.search(text, max(floor, position - 20), position) is None:
        return found
    for item in items(setting, floor, min(position, floor + 400)):
        if _VERB_NEXT.match(text, item.end, position) is not None:
            return listed_ahead(setting, floor, item.end)
    return []
