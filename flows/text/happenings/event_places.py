"""In which city and State an event was that is named in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.text.happenings.event_links import HELD, HELD_FIRST, is_open, main_gap
from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_settings import Setting
from flows.text.happenings.event_words import LAUNCH
from flows.text.names.model import COUNTRY, PLACE, Mention, Place

_IN_CITY = re.compile(r"(?:\sin\s|,\s)([A-Z][\w .’'-]*)$")
_REPORTED = re.compile(r"[;:]|\b(?:said|who|before|after|where|signed|adopted|opened|launched)\b")
# "thanked Kenya for hosting the ...".
_HOST = re.compile(r"\sfor\s(?:hosting|holding)\s(?:(?:a|an|the|this|its)\s)?$")
_IN_TOWN = re.compile(r"\sin\s([A-ZÀ-Þ][\w’'‑-]+(?:\s[A-ZÀ-Þ][\w’'‑-]+){0,2}),\s(?:the\s)?$")
# "with the Training Centre in Rabat": where the centre is.
_OF_SEAT = re.compile(
    r"\b(?:with|by|from|and)\s[^.;]*(?:Centre|Center|Office|Academy|Mission|University|Institute|Embassy|Bureau)\s(?:in|at)\s$"
)
# "10 July 2019, Nairobi – The Conference ... started today".
_DATELINE = re.compile(
    r"(?:[0-9]{1,2}\s[A-Z][a-z]+\s[0-9]{4},\s)?([A-Z][^–—.;,0-9]{2,30})(?:,\s[^–—.;]{2,40})?\s[–—-]\s"
)
_STARTED = re.compile(r"\b(?:started|opened|began|concluded|ended|kicked off|convened|was held|took place)\s$")
_MET_IN = re.compile(r"\b(?:met|gathered|convened|assembled|came together|joined)(?: \w+)? in (?:the )?$")
_FOR = re.compile(r"^[^;.]{2,80}\s(?:for|to attend|to open|at)\s(?:(?:a|an|the|its)\s)?$")
_REGION = re.compile(
    r"\b(?:Asia|Africa|Sahel|Europe|America|Americas|Caribbean|Pacific|Maghreb|Levant|Balkans|Region|Sea|"
    r"Basin|Gulf|East|West|South|North|Horn|River|"
    r"Lakes?|Hall|Building|Headquarters|Palais|Palace|Hotel|Peninsula|Strait|Ocean|Mediterranean|Middle)\b"
)


@dataclass(frozen=True, slots=True)
class Location:
    """Where an event was: the city and the State, as far as they are named."""

    city: Mention | None = None
    country: Mention | None = None
    venue: Mention | None = None
    """The building, where no city is named with it."""
    town: Place | None = None
    """A city that only its place before the State tells of ("in Vitoria-Gasteiz, Spain")."""


def location_of(phrase: Phrase, others: Sequence[Phrase]) -> Location:
    """City and State of an event, out of the sentence that names it."""
    setting, (start, end) = phrase.setting, phrase.sentence
    end = phrase.until or end
    low, high = max(start, phrase.begin - 500), min(end, phrase.end + 500)
    named = [mention for mention in setting.within(low, high) if mention.entity.kind in (PLACE, COUNTRY)]
    for mention in named:
        at = mention.place.start
        if phrase.start <= at < phrase.head_at and is_city(mention):
            return Location(mention)
        if _is_inside_act(phrase, mention):
            return _located(setting, mention)
        if (
            at >= phrase.end
            and _is_at(setting, at, _is_city_or_building(mention))
            and _is_place(phrase, mention, others)
        ):
            return _located(setting, mention)
        if at >= phrase.end and mention.entity.kind == COUNTRY and phrase.kind == "visit":
            break
        town = _town(setting, at) if at >= phrase.end and mention.entity.kind == COUNTRY else None
        if town is not None and is_open(phrase, main_gap(phrase, town.start), phrase.end, town.start, others):
            return Location(None, mention, town=town)
    if phrase.head in ("visit", "trip", "mission"):
        inside = next((mention for mention in named if phrase.head_at < mention.place.start < phrase.end), None)
        return Location() if inside is None else _located(setting, inside)
    if phrase.is_governed:
        return Location()
    for mention in named:
        at = mention.place.start
        if at < phrase.begin and _is_at(setting, at, True) and is_place_before(phrase, start, at, others):
            return _located(setting, mention)
    if (line := _in_dateline(phrase, named, others)) is not None:
        return _located(setting, line)
    found = _at_end(phrase, named, end, others)
    return found if found.city is not None else _hosted(phrase, start)


def _in_dateline(phrase: Phrase, named: Sequence[Mention], others: Sequence[Phrase]) -> Mention | None:
    """The city of a dateline, where the event behind it opened or closed "today"."""
    text = phrase.setting.text
    found = _DATELINE.match(text)
    if found is None or found.end() < phrase.begin - 4 or phrase.begin < found.end() or phrase.determiner != "the":
        return None
    day = next((each for each in phrase.setting.dated(phrase.end, phrase.end + 300) if each.is_today), None)
    is_held = day is not None and _STARTED.search(text, phrase.end, day.start) is not None
    line = next((each for each in named if found.start(1) == each.place.start), None)
    if day is None or not is_held or any(phrase.end < each.start < day.start and each.kind for each in others):
        return None
    return line if line is not None and is_city(line) else None


def _hosted(phrase: Phrase, start: int) -> Location:
    """The State that is thanked for holding it."""
    setting = phrase.setting
    thanked = _HOST.search(setting.text, max(start, phrase.begin - 40), phrase.begin)
    for mention in [] if thanked is None else setting.within(max(start, thanked.start() - 90), thanked.start()):
        if thanked is not None and mention.place.end == thanked.start() and mention.entity.kind == COUNTRY:
            return Location(None, mention)
    return Location()


def _is_inside_act(phrase: Phrase, mention: Mention) -> bool:
    """Whether the words that tell of a launch name its city themselves ("a centre in Conakry would open")."""
    at = mention.place.start
    if phrase.kind != LAUNCH or phrase.title is None or not phrase.start < at < phrase.end or not is_city(mention):
        return False
    return phrase.setting.text.endswith((" in ", " in the "), 0, at)


def _at_end(phrase: Phrase, named: Sequence[Mention], end: int, others: Sequence[Phrase]) -> Location:
    """The city that a long sentence about one event ends with ("..., gathering 23 participants, in Rabat.")."""
    setting = phrase.setting
    if any(phrase.sentence[0] <= other.start < end and other.kind and other.end > phrase.end for other in others):
        return Location()
    for mention in named:
        at, stop = mention.place.start, mention.place.end
        if at < phrase.end or not is_city(mention) or not re.search(r",\sin\s$", setting.text[at - 6 : at]):
            continue
        if re.fullmatch(r"(?:,\s[A-Z][\w ]{2,40})?\.\s*", setting.text[stop:end]) and not _REPORTED.search(
            setting.text[phrase.end : at]
        ):
            return _located(setting, mention)
    return Location()


def _town(setting: Setting, at: int) -> Place | None:
    found = _IN_TOWN.search(setting.text, max(0, at - 60), at)
    if found is None or setting.within(found.start(1), found.end(1)):
        return None
    return setting.place(*found.span(1))


def _is_place(phrase: Phrase, mention: Mention, others: Sequence[Phrase]) -> bool:
    at = mention.place.start
    gap = main_gap(phrase, at)
    if not is_open(phrase, gap, phrase.end, at, others) or _OF_SEAT.search(gap) is not None:
        return False
    if phrase.is_governed and re.search(rf"\b(?:{HELD})\b", gap) is None:
        return False
    # "... of the Government in Kabul, situation in Libya": only what stands near or behind a verb of holding.
    is_near = re.fullmatch(r",?\s(?:held\s)?(?:in|at)\s(?:the\s)?(?:city of\s)?", gap) is not None
    return is_near or _is_city_or_building(mention) or re.search(rf"\b(?:{HELD})\b[^;]{{0,40}}$", gap) is not None


def is_place_before(phrase: Phrase, start: int, at: int, others: Sequence[Phrase]) -> bool:
    """Whether a place at the head of the sentence is that of its first event ("Held in Dushanbe, the conference")."""
    before = phrase.setting.text[start:at]
    behind = phrase.setting.text[at : phrase.begin]
    if len(behind) < 90 and _MET_IN.search(before) is not None and _FOR.search(behind) is not None:
        return True
    if any(other.end <= phrase.begin and other.kind for other in others if start <= other.begin):
        return False
    return HELD_FIRST.match(before) is not None or re.fullmatch(r"\s*(?:In|At)\s(?:the\s)?", before) is not None


def _is_at(setting: Setting, at: int, is_city_named: bool) -> bool:
    found = re.search(
        r"(?:^|[\s(])(in|at)\s(?:the\s)?(?:city\sof\s|capital,?\s)?$", setting.text[max(0, at - 24) : at], re.I
    )
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
        state = next((other for other in setting.within(at, at + 1) if other.entity.kind == COUNTRY), None)
        # "in Vienna, Austria and Germany agreed" is rare, but "in Geneva, the United Kingdom said" is not.
        if (
            state is not None
            and re.match(
                r"\s(?:said|stressed|noted|and|told|announced|expressed|called)\b", setting.text[state.place.end :][:12]
            )
            is None
        ):
            return Location(mention, state)
    return Location(mention)


def _is_city_or_building(mention: Mention) -> bool:
    return is_city(mention) or mention.entity.detail == "building"


def is_city(mention: Mention) -> bool:
    """Whether a place is a city, as far as the reference or its name tells."""
    if mention.entity.kind != PLACE:
        return False
    return mention.entity.detail == "city" or (
        mention.entity.detail is None and _REGION.search(mention.surface) is None
    )
