"""Openings of offices, centres and exhibits, and launches of what has its title in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_settings import Setting
from flows.text.happenings.event_words import LAUNCH, folded, words

_ARTICLE = r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[A-Z][\w‑-]*[’']s?)\s"
_LAUNCHING = re.compile(
    r"\b(?P<verb>(?:is|are)\s(?:jointly\s|also\s)?launching|will\s(?:\w+ly\s)?launch|(?:has\s|have\s)?launched)\s"
    r"(?P<what>(?:the\s|its\s|their\s|a\s|an\s)?(?:[a-z]+\s){0,3}[“\"][^“”\"]{4,220}[”\"])"
)
_SUBJECT = (
    r"(?:\s(?:for|on|of|against)\s(?:the\s)?[A-Z][\w‑-]*"
    r"(?:\s(?:(?:and|to|the|of|on|for|in\sthe)\s){0,2}[A-Z][\w‑-]*){0,8})?"
)
_BY = re.compile(r"\s(?:by|in the presence of)\s(?:[A-Z]|the\s|H\.E)")


@cache
def _facility() -> str:
    nouns = "|".join(sorted(words("facility"), key=len, reverse=True))
    return rf"(?:[A-Za-zÀ-ÿ][\w’‑-]*\s){{0,6}}?(?P<noun>{nouns}|{nouns.title()})\b"


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    what = rf"(?P<article>{_ARTICLE})(?P<what>{_facility()}{_SUBJECT})"
    return (
        ("active", re.compile(rf"\b(?P<verb>inaugurated|(?:\w+ly\s)?opened)\s{what}")),
        (
            "passive",
            re.compile(
                rf"\b{what}(?P<rest>\s(?:in|at)\s[A-Z][\w‑-]*(?:\s[A-Z][\w‑-]*){{0,3}})?,?\s(?:which\s)?"
                r"(?P<verb>(?:was|were|has been|had been|will(?:\sinstead|\salso)?\sbe|would be|is to be|"
                r"to be)\s(?:\w+ly\s)?(?:opened|inaugurated))\b"
            ),
        ),
        (
            "coming",
            re.compile(
                rf"\b{what}(?P<rest>\s(?:in|at)\s[A-Z][\w‑-]*(?:\s[A-Z][\w‑-]*){{0,3}})?\s"
                r"(?P<verb>(?:will|would|is to|is due to|is set to|is expected to|is scheduled to)\sopen)\b"
            ),
        ),
        ("noun", re.compile(rf"\b(?P<verb>(?:official\s|formal\s)?opening|inauguration)(?:\sceremony)?\sof\s{what}")),
    )


def openings(setting: Setting) -> list[Phrase]:
    """The openings and launches that a part tells of."""
    if setting.is_rule:
        return []
    found = [*_launchings(setting)]
    for form, pattern in _forms():
        for match in pattern.finditer(setting.text):
            phrase = _opening(setting, form, match)
            if phrase is not None and not any(other.start < phrase.end and phrase.start < other.end for other in found):
                found.append(phrase)
    return found


def _opening(setting: Setting, form: str, match: re.Match[str]) -> Phrase | None:
    start, end = match.span()
    low, high = setting.sentence(start)
    dated = bool(setting.dated(low, high))
    if not dated and not (form == "passive" and _BY.match(setting.text, end)):
        return None
    article = "a " if folded(match["article"].strip()) in ("a", "an") else "the "
    if article == "a " and match["what"][0] in "aeiouAEIO":
        article = "an "
    rest = (match.groupdict().get("rest") or "") if form in ("passive", "coming") else ""
    act = "inauguration" if "inaugurat" in match["verb"] else "opening"
    title = f"{act} of {article}{match['what']}{rest}"
    is_told = form == "passive" and _BY.match(setting.text, end) is not None
    return Phrase(setting, start, start, end, start, LAUNCH, "the", (), is_told, title=title)


def _launchings(setting: Setting) -> Iterator[Phrase]:
    for match in _LAUNCHING.finditer(setting.text):
        dated = bool(setting.dated(*setting.sentence(match.start())))
        if not dated and match["verb"].endswith("launched"):
            continue
        what = re.sub(r"^(?:its|their)\s", "the ", match["what"])
        phrase = Phrase(setting, *(match.start(),) * 2, match.end(), match.start(), LAUNCH, "the", (), False)
        yield replace(phrase, title=f"launch of {what}", is_proper=not match["verb"].endswith("launched"))


def facility(title: str) -> str:
    """The noun for what was opened ("exhibit"), if it is one."""
    found = re.search(rf"\sof\s{_ARTICLE}{_facility()}", title)
    return "" if found is None else folded(found["noun"])
