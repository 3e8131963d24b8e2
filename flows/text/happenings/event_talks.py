"""Talks that verbs tell of: people met, councils briefed, texts adopted at a gathering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from flows.text.happenings.event_left import near
from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_settings import Setting
from flows.text.happenings.event_words import ADOPTION, BRIEFING, MEETING
from flows.text.names.model import COUNTRY, ORGANIZATION, PERSON, Mention

_MET = re.compile(r"\bmet\s(?:separately\s|also\s|bilaterally\s|again\s|virtually\s)?(?:with\s)?(?=[A-Za-z])")
_WHOM_ENDS = re.compile(
    r"[;:.](?=\s|$)|\s(?:to\s(?:discuss|exchange|review|explore|consider|share)|on|in|at|during|who|which|where|and\s"
    r"(?:[a-z]+ed|gave|held|took|spoke)|,\swhere)\b"
)
_SHORT = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Amb|H\.E|H|E|St|Sr|Jr|Sheikh)$")
_SEVERAL = re.compile(
    r"\b(?:officials|representatives|members|ministers|ambassadors|heads|authorities|leaders|delegations|delegates|experts|"
    r"others|senior|several|counterparts|participants|over\s[0-9]|[0-9]{2,}|judges|officers|survivors|victims)\b",
    re.I,
)
_STYLE = re.compile(
    r",?\s(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?|H\.\s?E\.?|His Excellency|Her Excellency|General|Colonel|Sheikh|Professor)"
    r"(?=\s|$)(?:\s(?:(?:Mr|Mrs|Ms|Dr)\.?))?\s?$|,\s$"
)
_SUBJECT = re.compile(
    r"\b(?:[Hh]e|[Ss]he|Mr\.|Ms\.|Mrs\.|Dr\.|Director|Secretary-General|Chair|Coordinator)\b[^.;]{0,60}$"
)
_BRIEFED = re.compile(
    r"\b(?:briefed|Briefing)\s(?:(?:the\s)?members\sof\s)?(?:the\s)?(?:[0-9]{1,2}[-‑]member\s)?(?=[A-Z])",
)
# "The Council was briefed by ...", and the formula of press releases: "..., the Council heard today, as ...".
_HEARD = re.compile(
    r"\s(?:was|were)\s(?:(?:also|today|yesterday)\s)?briefed\s(?:today\s|yesterday\s)?by\b|\s(?:heard|was\stold)\stoday\b(?=[,.])"
)
_GIVEN = re.compile(r"\bthe\s(?P<what>briefing\s(?:provided|given|delivered)\sby\s(?:the\s)?)")
_BODY = re.compile(r"(?:Council|Committee|Assembly|Commission)$")
_ADOPTING_TEXT = re.compile(
    r"\b(?:[Uu]nanimously\s)?[Aa]dopting\s(?P<what>the\s(?:text|draft|resolution|draft\sresolution))\b(?!\s[0-9])"
)
_DOCUMENT = (
    r"Document|Declaration|Communiqu[ée]|Statement|Plan\sof\sAction|Action\sPlan|Strategy|Convention|Protocol|Principles|"
    r"Framework|Roadmap|Agenda|Guidelines|Compact|Code|Conclusions|Programme\sof\sAction|Memorandum|Recommendations|Treaty"
)
_ADOPTED = re.compile(
    rf"\b(?:The|the)\s(?P<what>(?:[A-Z][\w’‑-]*\s){{0,5}}(?:{_DOCUMENT})(?:\s(?:of|on|for|against|to)\s(?:the\s)?[A-Z]"
    r"[\w’‑-]*(?:\s(?:and\s|of\s|the\s)?[A-Z][\w’‑-]*){0,6})?|(?:[A-Z][\w’‑-]*\s){0,3}resolution\s[0-9]{1,4}(?:/[0-9]{1,4})?"
    r"(?:\s\([0-9]{4}\))?|road[ ]?map)(?:\s\([A-Z]{2,8}\))?"
    r"(?:,?\s(?:which\s)?(?:was|were)\s(?:\w+ly\s)?adopted\b|\sadopted(?=\sin\s(?:[A-Z][a-z]+\s)?(?:19|20)[0-9]{2}\b))"
)


_AT_GATHERING = re.compile(
    r"\s(?:by\s\w+\s)?at\s(?:the|this)\s(?:end\sof\sthe\s)?(?:[\w‑-]+\s){0,3}(?:meeting|conference|summit|forum|session)\b",
    re.I,
)


def talks(setting: Setting) -> list[Phrase]:
    """The meetings, and the adoptions of texts that are no resolutions with a number, that a part tells of."""
    if setting.is_rule:
        return []
    return [*_meetings(setting), *_documents(setting), *_texts(setting)]


def briefed(setting: Setting) -> Iterator[Phrase]:
    """What is told as "briefed the Council": by itself no event where there was a meeting about it."""
    if setting.is_rule:
        return
    for found in _BRIEFED.finditer(setting.text):
        start, end = setting.sentence(found.start())
        is_dated = found.start() > start and bool(setting.dated(start, end))
        end = end if found.start() == start else found.start()
        body = next(iter(setting.within(found.end(), found.end() + 1)), None)
        who = [
            each
            for each in setting.within(start, end)
            if each.entity.kind == PERSON or (is_dated and each.entity.kind == COUNTRY)
        ]
        if body is None or body.entity.kind != ORGANIZATION or _BODY.search(body.surface) is None or not who:
            continue
        title = f"briefing to the {body.surface}"
        yield _made(setting, found.start(), body.place.end, BRIEFING, title)


def heard(setting: Setting) -> Iterator[Phrase]:
    """What a dated first sentence tells as "the Council was briefed by" or "the Council heard today"."""
    if setting.is_rule or not setting.sentences:
        return
    for found in _HEARD.finditer(setting.text, 0, setting.sentence(0)[1]):
        body = next(iter(near(setting, found.start())), None)
        if body is None or body.place.end != found.start() or body.entity.kind != ORGANIZATION:
            continue
        if _BODY.search(body.surface) is not None and setting.dated(*setting.sentence(0)):
            yield _made(setting, body.place.start, found.end(), BRIEFING, f"briefing to the {body.surface}")


def given(setting: Setting) -> Iterator[Phrase]:
    """The briefing of a State or body that is told of in passing: "welcomed the briefing provided by Greece"."""
    for found in [] if setting.is_rule else _GIVEN.finditer(setting.text):
        giver = next(iter(setting.within(found.end(), found.end() + 1)), None)
        if giver is not None and giver.entity.kind in (COUNTRY, ORGANIZATION, PERSON):
            start, end = found.start("what"), giver.place.end
            yield _made(setting, start, end, BRIEFING, setting.text[start:end])


def _made(setting: Setting, start: int, end: int, head: str, title: str, determiner: str = "the") -> Phrase:
    return Phrase(setting, start, start, end, start, head, determiner, (), False, title=title)


def _texts(setting: Setting) -> Iterator[Phrase]:
    for found in _ADOPTING_TEXT.finditer(setting.text):
        start, _ = setting.sentence(found.start())
        if setting.text[start : found.start()].strip(' “"') == "":
            yield _made(setting, *found.span(), ADOPTION, f"adoption of {found['what']}", "vote")


def _documents(setting: Setting) -> Iterator[Phrase]:
    for found in _ADOPTED.finditer(setting.text):
        _, end = setting.sentence(found.start())
        here = setting.dated(found.end(), min(end, found.end() + 100))
        between = setting.text[found.end() : here[0].start] if here else ";"
        is_there = _AT_GATHERING.match(setting.text, found.end()) is not None
        if not is_there and re.search(r"[;:]|\b(?:and|which|that)\b", between) is not None:
            continue
        article = "" if "resolution" in found["what"] else "the "
        phrase = _made(setting, *found.span(), ADOPTION, f"adoption of {article}{found['what']}")
        yield replace(phrase, is_proper=is_there)


def _meetings(setting: Setting) -> Iterator[Phrase]:
    for found in _MET.finditer(setting.text):
        low, high = setting.sentence(found.start())
        end = _whom_end(setting.text, found.end(), min(high, found.end() + 300))
        whom = setting.within(found.end(), end)
        people = [mention for mention in whom if mention.entity.kind == PERSON]
        text = setting.text[found.end() : end]
        if 0 < len(people) < 4 and _SEVERAL.search(text) is None:
            stop = _named_end(setting, found.end(), people)
            is_theirs = _by_person(setting, low, found.start())
        elif whom and whom[0].place.start - found.end() <= 4 and _is_whole(setting, whom[0]):
            stop, is_theirs = whom[0].place.end, False
        else:
            continue
        phrase = _made(setting, found.start(), stop, MEETING, f"meeting with {setting.text[found.end() : stop]}", "a")
        yield replace(phrase, is_proper=is_theirs)


def _whom_end(text: str, start: int, limit: int) -> int:
    for found in _WHOM_ENDS.finditer(text, start, limit):
        if found[0] != "." or _SHORT.search(text, max(start, found.start() - 8), found.start()) is None:
            return found.start()
    return limit


def _named_end(setting: Setting, start: int, people: list[Mention]) -> int:
    """Behind the office of the first of them, else behind the name."""
    at = people[0].place.start
    before = _STYLE.search(setting.text, start, at)
    if before is not None and before.start() > start + 8:
        return before.start()
    return people[0].place.end


def _by_person(setting: Setting, low: int, at: int) -> bool:
    """Whether one person met them, and no delegation on a visit."""
    who = [mention for mention in setting.within(low, at) if mention.entity.kind == PERSON]
    return bool(who) or _SUBJECT.search(setting.text, max(low, at - 90), at) is not None


def _is_whole(setting: Setting, mention: Mention) -> bool:
    """Whether a body or State itself was met, not somebody of it."""
    behind = setting.text[mention.place.end : mention.place.end + 10]
    return mention.entity.kind in (ORGANIZATION, COUNTRY) and (
        re.match(r"[.,;)]|\s(?:on|in|at|to|during|for|from|over)\b|$", behind) is not None
    )
