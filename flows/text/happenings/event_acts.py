"""Events that verbs tell of: resolutions adopted, plans launched, States visited, people met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from flows.text.happenings.event_openings import openings
from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_settings import Setting
from flows.text.happenings.event_talks import talks
from flows.text.happenings.event_words import ADOPTION, LAUNCH, VISIT, words
from flows.text.names.model import COUNTRY, PLACE

_RESOLUTION = r"[Rr]esolution\s(?:S/RES/)?[0-9]{1,4}(?:/[0-9]{1,4})?(?:\s\([0-9]{4}\))?"
_ADOPTING = re.compile(
    rf"(?:\b[Uu]nanimously\s)?\b[Aa]dopt(?P<form>ing|ed)\s(?:unanimously\s)?(?:its\s)?(?P<name>{_RESOLUTION})"
)
_ADOPTED_BY = re.compile(
    r"\b(?:[Aa]dopted|ADOPTED)\s(?:unanimously\s)?by\sthe\s(?P<organ>[A-Z][A-Za-z ]{4,60}?)\s"
    r"(?P<at>at\sits\s(?P<number>[0-9]{1,5}(?:st|nd|rd|th))"
    r"(?:\s\(\w+\))?(?:\splenary)?\smeeting)(?=,?\s?(?:held\s)?on\s)"
)
_SYMBOL = re.compile(r"(?:RESOLUTION|[Rr]esolution)\s(?P<number>[0-9]{1,4}(?:/[0-9]{1,4})?(?:\s\([0-9]{4}\))?)")
_LAUNCHED = re.compile(
    r"(?P<who>,?\s(?:which|that))?(?P<aux>\s(?:was|were|has been|had been))?\s(?:(?:officially|formally|jointly|"
    r"also)\s){0,2}launched\b"
)
_REVIEW = re.compile(
    r"\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|"
    r"[Tt]enth)\s(?:biennial\s|Biennial\s)?[Rr]eview\sof\sthe\s"
    r"(?P<name>[A-Z][\w‑-]*(?:\s[A-Z][\w‑-]*){1,7})(?:\s\([^()]{2,40}\)){0,3},?\s(?:of|on|adopted\son)\s"
)
_ITS_ADOPTION = re.compile(
    r"\b(?P<words>its\sadoption)\s(?:in|on)\s(?P<date>[0-9A-Z][\w ]{3,20}),\s(?:the|"
    r"this)\s(?P<name>[A-Z][\w‑-]*(?:\s[A-Z][\w‑-]*){0,8})"
)
# "In 2015, the Committee adopted the Madrid Guiding Principles": a document by name, the date first.
_ADOPTED_TEXT = re.compile(
    r"\badopted\s(?:the\s)(?P<name>(?:[A-Z][\w‑-]*\s){1,6}(?:Principles|Declaration|Strategy|Convention|Protocol|"
    r"Guidelines|Plan\sof\sAction|Action\sPlan|Roadmap|Memorandum))\b"
)
_SIGNED_AT = re.compile(r"\bsigned,?\s(?:in|at|during)\sa\s(?P<words>(?:[a-z-]+\s){0,2}ceremony)\b")
_OF_WHAT = re.compile(
    r"\s(?:on|in|today)\b[^.,;:]{0,40}?\sof\s(?P<what>(?:the\s|a\s|an\s|its\s)?(?:[A-Z][\w‑-]*)(?:\s(?:of|"
    r"on|for|and|the|to|[A-Z][\w‑-]*)){0,12}(?<=\w))"
)
_LAUNCHES = re.compile(
    r"\blaunched\s(?P<article>the\s|its\s|a\s|an\s)(?P<what>(?:new\s|joint\s|global\s|"
    r"regional\s){0,2}[A-Z][\w‑-]*(?:\s(?:of|on|for|and|the|to|against|[A-Z][\w‑-]*)){0,12}(?<=[A-Za-z0-9]{3}))"
    r"(?=\s(?:on|in|at|today|during|under)\b|[.,])(?<!\sthe)(?<!\sand)"
)
_VISITED = re.compile(r"\b(?:visited|travelled\sto|traveled\sto)\s(?:the\s)?")
# A place that is not known as one: "the Gush Etzion settlement bloc".
_NAMED = re.compile(
    r"(?:[A-Z][\w‑-]*\s){1,4}(?:[a-z]+\s){0,2}(?:bloc|camp|region|province|district|settlement|settlements|base|port|"
    r"border|airport|islands?|valley|crossing|city|town|village)\b"
)
_BEGAN = re.compile(
    r"\bThe (?P<noun>meeting) (?:began|was called to order|opened) at "
    r"[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:[ap]\.m\.|[ap]m|noon)[^.]{0,60}"
)
_HOSTILE = re.compile(
    r"\b(?:offensive|attacks?|operations?|missiles?|strikes?|investigations?|raids?|rockets?|war|inquiry)\b", re.I
)


def acts(setting: Setting, heading: str) -> list[Phrase]:
    """The phrases of a part that tell of an act; a resolution's number may stand in the `heading` before it."""
    found = [*_adoptions(setting, heading)]
    if not setting.is_rule:
        found += [*_adopting(setting), *_sittings(setting), *talks(setting), *openings(setting)]
        found += [*_own_adoptions(setting), *_adopted_texts(setting), *_signed(setting)]
    found += [*_reviews(setting), *_launches(setting), *_launching(setting), *_visits(setting)]
    return sorted(found, key=lambda phrase: phrase.start)


def made(setting: Setting, start: int, end: int, head: str, title: str, determiner: str = "the") -> Phrase:
    """A phrase that is no noun phrase; `title` is the event's name."""
    return Phrase(setting, start, start, end, start, head, determiner, (), False, title=title)


def _adopting(setting: Setting) -> Iterator[Phrase]:
    for found in _ADOPTING.finditer(setting.text):
        start, end = setting.sentence(found.start())
        is_lead = found["form"] == "ing" and setting.text[start : found.start()].strip(' “"') == ""
        is_dated = bool(setting.dated(start, end))
        if is_lead or (found["form"] == "ed" and is_dated):
            yield made(setting, *found.span(), ADOPTION, f"adoption of {found['name']}")


def _adoptions(setting: Setting, heading: str) -> Iterator[Phrase]:
    for found in _ADOPTED_BY.finditer(setting.text):
        before = [*_SYMBOL.finditer(setting.text, max(0, found.start() - 60), found.start())] or [
            *_SYMBOL.finditer(heading)
        ]
        if before:
            name = f"adoption of resolution {before[-1]['number']}"
        else:
            name = f"adoption at the {found['number']} meeting of the {found['organ']}"
        yield made(setting, *found.span(), ADOPTION, name)


def _own_adoptions(setting: Setting) -> Iterator[Phrase]:
    """ "Since its adoption in 2006, the Strategy ...": named in full where the document has it in full."""
    for found in _ITS_ADOPTION.finditer(setting.text):
        if setting.dated(found.start("date"), found.start("date") + 1):
            yield made(setting, found.start("words"), found.end("words"), ADOPTION, f"adoption of the {found['name']}")


def _adopted_texts(setting: Setting) -> Iterator[Phrase]:
    """ "In 2015, the Committee adopted the Principles", where the sentence begins with the date."""
    for found in _ADOPTED_TEXT.finditer(setting.text):
        start = setting.sentence(found.start())[0]
        dated = next(iter(setting.dated(start, start + 20)), None)
        if dated is None or setting.text[start : dated.start] not in ("In ", "On "):
            continue
        gap = setting.text[dated.end : found.start()]
        if len(gap) < 120 and gap.startswith(", ") and gap.count(",") == 1:
            yield made(setting, *found.span(), ADOPTION, f"adoption of the {found['name']}")


def _signed(setting: Setting) -> Iterator[Phrase]:
    """The ceremony at which something was signed."""
    for found in _SIGNED_AT.finditer(setting.text):
        yield made(setting, *found.span("words"), "signing ceremony", found["words"])


def _reviews(setting: Setting) -> Iterator[Phrase]:
    for found in _REVIEW.finditer(setting.text):
        if any(dated.precision == "day" for dated in setting.dated(found.end(), found.end() + 1)):
            yield made(
                setting, found.start(), found.end("name"), ADOPTION, setting.text[found.start() : found.end("name")]
            )


def _launches(setting: Setting) -> Iterator[Phrase]:
    for found in _LAUNCHED.finditer(setting.text):
        if not found["aux"] and (
            found["who"] or not re.match(r"\s(?:by|on|in|at)\b", setting.text[found.end() : found.end() + 4])
        ):
            continue
        sentence = setting.sentence(found.start())
        start = _subject(setting.text, sentence[0], found.start())
        name = setting.text[start : found.start()]
        if not name or _HOSTILE.search(name) is not None or not re.search(r"[A-Z]", name):
            continue
        behind = setting.text[found.end() : found.end() + 120]
        date = next(iter(setting.dated(found.end(), found.end() + 120)), None)
        if date is None or re.search(r"[;:]|\b(?:and|which|that)\b", behind[: date.start - found.end()]) is not None:
            continue
        title = "launch of " + ("the " if _has_article(setting.text, start) else "") + name
        yield made(setting, start, found.end(), LAUNCH, title)


def _launching(setting: Setting) -> Iterator[Phrase]:
    """ "UNODC launched its Programme on 3 May": the verb with its object."""
    for found in _LAUNCHES.finditer(setting.text):
        sentence = setting.sentence(found.start())
        dated = bool(setting.dated(*sentence))
        if dated and _HOSTILE.search(found["what"]) is None:
            yield made(
                setting,
                *found.span(),
                LAUNCH,
                f"launch of {found['article']}{found['what']}".replace("launch of its ", "launch of the "),
            )


def _subject(text: str, floor: int, end: int) -> int:
    """Where the name that ends here begins: capitalised words, what links them, and nouns for plans."""
    start, position = end, end
    for _ in range(16):
        at = max(text.rfind(" ", floor, position), floor - 1) + 1
        word = text[at:position].strip('(),“”"')
        if not word or text[position - 1] in ".;:" or (text[position - 1] == "," and position < end):
            break
        is_name = word[0].isupper() or word in words("thing") or word in words("modifier") or word.isdigit()
        if not is_name and word not in words("link"):
            break
        if is_name and not (at == floor and word in ("The", "In", "On", "It", "They", "A", "This")):
            start = at
        position = at - 1
        if position <= floor:
            break
    return start


def _has_article(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].casefold() == "the "


def _visits(setting: Setting) -> Iterator[Phrase]:
    for found in _VISITED.finditer(setting.text):
        where = next(iter(setting.within(found.end(), found.end() + 1)), None)
        if where is None or where.entity.kind not in (COUNTRY, PLACE):
            named = _NAMED.match(setting.text, found.end())
            if named is not None and where is None and setting.dated(*setting.sentence(found.start())):
                whole = setting.text[found.end() : named.end()]
                title = f"visit to {_with_article(setting.text, found.end(), whole)}"
                yield made(setting, found.start(), named.end(), VISIT, title)
            continue
        behind = setting.text[where.place.end : where.place.end + 3]
        if not re.match(r", (?!on)| an", behind):
            yield made(
                setting,
                found.start(),
                where.place.end,
                VISIT,
                f"visit to {_with_article(setting.text, found.end(), where.surface)}",
            )


def _with_article(text: str, at: int, surface: str) -> str:
    return ("the " if text[:at].endswith("the ") else "") + surface


def _sittings(setting: Setting) -> Iterator[Phrase]:
    for found in _BEGAN.finditer(setting.text):
        yield made(setting, found.start("noun"), found.end("noun"), "meeting", "meeting", "sitting")


def launched(phrase: Phrase) -> Phrase:
    """The phrase with what was launched behind its date: "the launch in July 2006 of the Pact"."""
    if phrase.head not in ("launch", "official opening") or not phrase.is_bare:
        return phrase
    found = _OF_WHAT.match(phrase.setting.text, phrase.end)
    return phrase if found is None else replace(phrase, title=f"{phrase.name} of {found['what']}")
