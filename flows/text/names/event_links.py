"""Which date, city and State belong to an event that is named in a sentence, and whether it is still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from flows.text.names.event_dates import Dated, day_of
from flows.text.names.event_phrases import Phrase, Setting
from flows.text.names.model import COUNTRY, PLACE, Mention

_MAX_GAP = 200
_HELD = r"held|took place|taken place|takes place|convened|hosted|organi[sz]ed|conducted|launched"
# Between an event and its date or place none of these may stand: what comes after them is about something else.
_BREAK = re.compile(
    r"[;:“”]|\b(?:that|who|after|before|where|because|reports?|resolutions?|declarations?|statements?|outcomes?|agreed|adopted|signed|"
    r"decided|decision|issued|established|published|released|since|until|pursuant|communiqu[eé]s?|agreements?|recommendations|"
    r"letters?|dated|elections?|mandates?|attacks?|endorsed|requested|welcomed|submitted|following|by which|expir\w+|later than|contained|"
    r"based|seeking|calling|noting|and (?:to|its|his|their|will)|as well as|further|ahead of|prior to|scheduled to)\b|\bwhich\b(?!,? (?:was|were|is|are|will|had|has|took|takes|being)\b)"
)
_VERB = re.compile(r"\b[a-z]+(?:ed|ing)\b")
_LIGHT = frozenset(
    "held hosted organized organised convened conducted including concerning regarding entitled attended chaired co-chaired scheduled postponed planned "
    "launched dedicated opened ended concluded meeting closed supported funded united opening closing working moderated co-hosted co-organized co-organised "
    "sponsored starting beginning being facilitated coordinated gathered started inaugurated led joined undertaken provided delivered counter-terrorism "
    "countering preventing commemorating marking focused focusing training building strengthening sharing combating addressing fighting screening "
    "initially cancelled canceled".split()
)
_DATE_LINK = re.compile(
    r"(?:[\s,(]|^)(?:(?:on|in|from|between|during|of|for|over|late|early|starting|beginning|concluded|concludes|ended|opened|began|begins|"
    r"opens|today|dated|this|place|held|scheduled for|postponed (?:to|until)|is|was|were|took|convened|later|and ended|closed|wrapped up)[\s,(]{1,3})(?:the\s)?(?:evening of\s)?$|^[\s,]{0,2}\(?$|,\s$|\s\($", re.I
)
_LEADING = re.compile(
    r"\s*[“\"]?(?:(?:On|In|During|From|Between|At|Earlier|Later|Then|Today|Yesterday|Last|This|Also|the|on|in|during|from|of|and|,|Over|over|"
    r"Additionally|Separately|Meanwhile|Held|Taking|Convened|Organized|Organised|Hosted|place|Starting|Beginning|Following|Released|As part)\b[\s,]*)*$"
)
_HELD_FIRST = re.compile(rf"\s*[“\"]?(?:{_HELD}|taking place)\b[^;:“]{{0,90}}$", re.I)
_TOOK_PLACE = re.compile(r"\s(?:concluded|was held|were held|took place|opened|began|ended|kicked off|closed)\s(?:[^,;.]{0,60}\s)?(?:on|from|in)?\s?$")
_ENDS = re.compile(r"\b(?:concluded|concludes|completed|ended|ends|closed|closes|wrapped up|came to an end)\b[^.;]{0,12}$")
_OPENS = re.compile(r"\b(?:opened|opens|began|begins|started|starts|kicked off|kicks off|got under way)\b[^.;]{0,12}$")
DAYS = {"two-day": 2, "three-day": 3, "four-day": 4, "five-day": 5}
_PLANNED = re.compile(
    r"\b(?:will|to be (?:held|convened|organi[sz]ed|hosted|launched)|shall (?:be held|take place)|(?:is|are|was) (?:due|set|planned|scheduled|expected) to|scheduled|"
    r"upcoming|forthcoming|look(?:s|ed|ing)? forward to|plans? to|planned for|ahead of|to take place)\b", re.I
)
_CANCELLED = re.compile(r"\b(?:cancel(?:l?ed|lation)|postpone(?:d|ment)|called off)\b", re.I)
_WAS_HELD = re.compile(r",?\s(?:(?:which|that)\s)?(?:was\s|were\s)?(?:held|hosted|convened|organi[sz]ed|took place|concluded|opened)\b(?![^;.]*\bwill be\b)")
_IN_CITY = re.compile(r"(?:\sin\s|,\s)([A-Z][\w .’'-]*)$")
_REGION = re.compile(
    r"\b(?:Asia|Africa|Sahel|Europe|America|Americas|Caribbean|Pacific|Maghreb|Levant|Balkans|Region|Sea|Basin|Gulf|East|West|South|North|Horn|River|"
    r"Lakes?|Hall|Building|Headquarters|Palais|Palace|Hotel|Peninsula|Strait|Ocean|Mediterranean|Middle)\b"
)


@dataclass(frozen=True, slots=True)
class Location:
    """Where an event was: the city and the State, as far as they are named."""

    city: Mention | None = None
    country: Mention | None = None
    venue: Mention | None = None
    """The building, where no city is named with it."""


def date_of(phrase: Phrase, others: Sequence[Phrase]) -> Dated | None:
    """The date of an event, out of the sentence that names it."""
    if phrase.dated is not None:
        return phrase.dated
    setting, (start, end) = phrase.setting, phrase.sentence
    end = phrase.until or end
    inside = [dated for dated in setting.dates if start <= dated.start and dated.end <= end]
    for dated in inside:
        if dated.start >= phrase.end and _follows(phrase, dated, others):
            return _shaped(phrase, dated)
        if phrase.start <= dated.start < phrase.end and dated.precision != "year":
            return dated
    if phrase.is_governed or phrase.title is not None and phrase.head == "side event":
        return None
    for dated in inside:
        if dated.end <= phrase.begin and _leads(phrase, dated, others, start, inside):
            return _shaped(phrase, dated)
    return None


def _follows(phrase: Phrase, dated: Dated, others: Sequence[Phrase]) -> bool:
    gap = phrase.setting.text[phrase.end : dated.start]
    if _is_subject(phrase, others) and len(gap) <= 400 and _TOOK_PLACE.search(gap) is not None and ";" not in gap:
        return True
    if not _is_open(phrase, gap, phrase.end, dated.start, others) or _DATE_LINK.search(gap) is None:
        return False
    if dated.precision == "relative" or re.search(r"\bof (?:the )?$", gap) is not None and len(gap) > 8 and ")" not in gap:
        return False
    return not phrase.is_governed or re.search(rf"\b(?:{_HELD})\b", gap) is not None


def _is_subject(phrase: Phrase, others: Sequence[Phrase]) -> bool:
    """Whether it opens its sentence and no other event stands in it."""
    start, end = phrase.sentence
    lead = phrase.setting.text[start : phrase.begin]
    return (len(lead) < 4 or lead.endswith("– ")) and not any(start <= other.start < end and other.kind and other is not phrase for other in others)


def _is_open(phrase: Phrase, gap: str, start: int, end: int, others: Sequence[Phrase]) -> bool:
    """Whether nothing between an event and its date or place is about something else."""
    if len(gap) > _MAX_GAP or _BREAK.search(gap) is not None:
        return False
    if any(word not in _LIGHT for word in _VERB.findall(gap)):
        return False
    return not any(start <= other.start < end and other.kind for other in others)


def _leads(phrase: Phrase, dated: Dated, others: Sequence[Phrase], start: int, inside: Sequence[Dated]) -> bool:
    text = phrase.setting.text
    if any(dated.end <= other.begin and other.end <= phrase.begin and other.kind for other in others if start <= other.begin):
        return False
    between = text[dated.end : phrase.begin]
    if any(dated.end <= other.start < phrase.begin for other in inside) or re.search(r"[;:]|\b(?:that|which|who|because)\b", between):
        return False
    if dated.precision == "day" and text[dated.start : dated.end].casefold() in ("today", "yesterday"):
        return True
    before = text[start : dated.start]
    for mention in reversed(phrase.setting.mentions):
        if start <= mention.place.start and mention.place.end <= dated.start and mention.entity.kind in (PLACE, COUNTRY):
            before = before[: mention.place.start - start] + before[mention.place.end - start :]
    before = before.replace("(", "").replace(")", "")
    return _LEADING.match(before) is not None or _HELD_FIRST.match(before) is not None


def _shaped(phrase: Phrase, dated: Dated) -> Dated:
    """A date of opening or closing made the dates of the whole, as far as its length is said."""
    before = phrase.setting.text[max(0, dated.start - 40) : dated.start]
    days = next((DAYS[word] for word in phrase.modifiers if word in DAYS), None)
    if dated.starts_on is None or dated.starts_on != dated.ends_on or phrase.head in ("adoption", "launch"):
        return dated
    if dated.end <= phrase.begin:
        before = phrase.setting.text[dated.end : phrase.begin] + " "
    if _ENDS.search(before) is not None:
        return replace(dated, starts_on=days and dated.starts_on - timedelta(days=days - 1), yearless=None)
    if _OPENS.search(before) is not None:
        return replace(dated, ends_on=days and dated.starts_on + timedelta(days=days - 1), yearless=None)
    return dated


def location_of(phrase: Phrase, others: Sequence[Phrase]) -> Location:
    """City and State of an event, out of the sentence that names it."""
    setting, (start, end) = phrase.setting, phrase.sentence
    end = phrase.until or end
    named = [mention for mention in setting.mentions if mention.entity.kind in (PLACE, COUNTRY) and start <= mention.place.start < end]
    for mention in named:
        at = mention.place.start
        if phrase.start <= at < phrase.head_at and is_city(mention):
            return Location(mention)
        if at >= phrase.end and _is_at(setting, at, _is_city_or_building(mention)) and _is_place(phrase, mention, others):
            return _located(setting, mention)
        if at >= phrase.end and mention.entity.kind == COUNTRY and phrase.kind == "visit":
            break
    if phrase.head in ("visit", "trip", "mission"):
        inside = next((mention for mention in named if phrase.head_at < mention.place.start < phrase.end), None)
        return Location() if inside is None else _located(setting, inside)
    if phrase.is_governed:
        return Location()
    for mention in named:
        at = mention.place.start
        if at < phrase.begin and _is_at(setting, at, True) and is_place_before(phrase, start, at, others):
            return _located(setting, mention)
    return Location()


def _is_place(phrase: Phrase, mention: Mention, others: Sequence[Phrase]) -> bool:
    at = mention.place.start
    gap = phrase.setting.text[phrase.end : at]
    if not _is_open(phrase, gap, phrase.end, at, others):
        return False
    if phrase.is_governed and re.search(rf"\b(?:{_HELD})\b", gap) is None:
        return False
    # "... of the Government in Kabul, situation in Libya": only what stands near or behind a verb of holding.
    is_near = re.fullmatch(r",?\s(?:held\s)?(?:in|at)\s(?:the\s)?(?:city of\s)?", gap) is not None
    return is_near or _is_city_or_building(mention) or re.search(rf"\b(?:{_HELD})\b[^;]{{0,40}}$", gap) is not None


def is_place_before(phrase: Phrase, start: int, at: int, others: Sequence[Phrase]) -> bool:
    """Whether a place at the head of the sentence is that of its first event ("Held in Dushanbe, the conference")."""
    before = phrase.setting.text[start:at]
    if any(other.end <= phrase.begin and other.kind for other in others if start <= other.begin):
        return False
    return _HELD_FIRST.match(before) is not None or re.fullmatch(r"\s*(?:In|At)\s(?:the\s)?", before) is not None


def _is_at(setting: Setting, at: int, is_city_named: bool) -> bool:
    found = re.search(r"(?:^|[\s(])(in|at)\s(?:the\s)?(?:city\sof\s|capital,?\s)?$", setting.text[max(0, at - 24) : at], re.I)
    if found is None and is_city_named:
        return re.search(r"\bat\s(?:the\s)?[A-Z][^,.;]{3,60},\s$", setting.text[max(0, at - 80) : at]) is not None
    return found is not None and (is_city_named or found[1].casefold() == "in")


def _located(setting: Setting, mention: Mention) -> Location:
    if mention.entity.kind == COUNTRY:
        return Location(None, mention)
    if not is_city(mention):
        inside = _IN_CITY.search(mention.surface)
        if inside is None:
            return Location(venue=mention) if mention.entity.detail == "building" else Location()
        place = setting.place(mention.place.start + inside.start(1), mention.place.end)
        mention = Mention(place, inside[1], mention.entity, mention.rule)
    behind = setting.text[mention.place.end : mention.place.end + 8]
    step = re.match(r",\s(?:the\s)?|\s\((?:the\s)?", behind)
    if step is not None:
        at = mention.place.end + step.end()
        state = next((other for other in setting.mentions if other.place.start == at and other.entity.kind == COUNTRY), None)
        # "in Vienna, Austria and Germany agreed" is rare, but "in Geneva, the United Kingdom said" is not.
        if state is not None and re.match(r"\s(?:said|stressed|noted|and|told|announced|expressed|called)\b", setting.text[state.place.end :][:12]) is None:
            return Location(mention, state)
    return Location(mention)


def _is_city_or_building(mention: Mention) -> bool:
    return is_city(mention) or mention.entity.detail == "building"


def is_city(mention: Mention) -> bool:
    """Whether a place is a city, as far as the reference or its name tells."""
    if mention.entity.kind != PLACE:
        return False
    return mention.entity.detail == "city" or (mention.entity.detail is None and _REGION.search(mention.surface) is None)


def status_of(phrase: Phrase) -> str:
    """`planned` or `cancelled` where the sentence says so, else `held`."""
    text, (start, end) = phrase.setting.text, phrase.sentence
    end = phrase.until or end
    before, behind = text[max(start, phrase.begin - 200) : phrase.begin], text[phrase.end : min(end, phrase.end + 120)]
    behind = re.split(r"[;:]|, (?:which|where|and)\b(?! will)", behind, maxsplit=1)[0]
    before = re.split(r"[;:]", before)[-1]
    if _CANCELLED.search(before[-60:]) is not None or _CANCELLED.search(behind) is not None:
        return "cancelled"
    if phrase.is_governed or _WAS_HELD.match(behind) is not None:
        return "held"
    if phrase.setting.is_rule:
        before, behind = before[-40:], behind[:60]
    words = text[phrase.start : phrase.end]
    if before.rstrip().endswith(" next"):
        return "planned"
    if _PLANNED.search(before) or _PLANNED.search(behind) or re.match(r"(?:upcoming|forthcoming)\b", words):
        return "planned"
    return "held"


def with_year(dated: Dated, year: int) -> Dated:
    """A date without a year in a year known from the event that it is a part of."""
    if dated.yearless is None or day_of(year, dated.yearless[0], dated.yearless[1]) is None:
        return dated
    return dated.of_year(year)
