"""Which date belongs to an event that is named in a sentence, and whether it is still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from flows.text.dates import WEEKDAYS
from flows.text.happenings.event_dates import Dated, day_of
from flows.text.happenings.event_phrases import Phrase, premodifier_year
from flows.text.happenings.event_words import words
from flows.text.names.model import COUNTRY, PLACE

_MAX_GAP = 200
# Nothing further away than this is looked at.
_REACH = 500
HELD = r"held|took place|taken place|takes place|convened|hosted|organi[sz]ed|conducted|launched"
# Between an event and its date or place none of these may stand: what comes after them is about something else.
_BREAK = re.compile(
    r"[;:“”]|\b(?:that(?!\s(?:was|were|is|will|took|concluded|opened|began|ended|had)\b)|who|after|before|"
    r"where|because|reports?|resolutions?|declarations?|statements?|"
    r"outcomes?|agreed|adopted|signed|"
    r"decided|decision|issued|established|published|released|since|until|pursuant|communiqu[eé]s?|"
    r"agreements?|recommendations|"
    r"letters?|dated|elections?|mandates?|attacks?|endorsed|requested|welcomed|submitted|following|by "
    r"which|expir\w+|later than|contained|"
    r"based|seeking|calling|noting|and (?:to|its|his|their|will)|as well as|further|ahead of|prior to|"
    r"scheduled to)\b|\bwhich\b(?!,? (?:was|were|is|are|will|had|has|took|takes|being|ran|runs|lasted|brought|"
    r"gathered)\b)"
)
_VERB = re.compile(r"\b[a-z]+(?:ed|ing)\b")
_DATE_LINK = re.compile(
    r"(?:[\s,(]|^)(?:(?:on|in|from|between|during|of|for|over|late|early|starting|beginning|concluded|"
    r"concludes|ended|opened|began|begins|"
    r"opens|planned for|expected in|today|dated|this|place|held|scheduled for|postponed (?:to|until)|is|was|"
    r"were|took|convened|later|and ended|closed|wrapped up|ran|lasted|lasting|virtually|"
    r"online)[\s,(]{1,3})(?:the\s)?(?:evening of\s)?$|^[\s,]{0,2}\(?$|,\s$|\s\($",
    re.I,
)
_LEADING = re.compile(
    r"\s*[“\"]?(?:(?:On|In|During|From|Between|At|Earlier|Later|Then|Today|Yesterday|Last|This|Also|the|"
    r"on|in|during|from|of|and|,|Over|over|"
    r"Additionally|Separately|Meanwhile|Held|Taking|Convened|Organized|Organised|Hosted|place|Starting|"
    r"Beginning|Following|Released|As part)\b[\s,]*)*$"
)
HELD_FIRST = re.compile(rf"\s*[“\"]?(?:{HELD}|taking place)\b[^;:“]{{0,90}}$", re.I)
_SAID = re.compile(r"\b(?:said|told|announced|statements?|reported|stated)\b")
_DATELINE = re.compile(r",\s[A-Z][^–—.;]{2,40}\s[–—-]\s")
_TOOK_PLACE = re.compile(
    r"\s(?:concluded|was held|were held|took place|opened|began|started|ended|kicked off|"
    r"closed)\s(?:[^,;.]{0,60}\s)?(?:on|from|in)?\s?$"
)
_ENDS = re.compile(
    r"\b(?:concluded|concludes|completed|ended|ends|closed|closes|wrapped up|came to an end)\b[^.;]{0,30}$"
)
_OPENS = re.compile(
    r"\b(?:opened|opens|began|begins|beginning|started|starts|starting|kicked off|kicks off|got under "
    r"way)\b[^.;]{0,30}$"
)
_CONCLUDING = re.compile(r"\b(?:concluded|completed|ended)\s(?:(?:a|the|its|their)\s)?$")
_CLOSED = re.compile(r"(?:\sin\s(?:[A-Z][\w‑-]*\s?){1,3})?\s?(?:concluded|ended|closed|came to an end|wrapped up)\b")
DAYS = {"two-day": 2, "three-day": 3, "four-day": 4, "five-day": 5}
# "... told the Council today, as the 15-member organ held an open debate".
_AS_HELD = re.compile(
    r",?\s(?:as|when|during|at|in)\s(?:[^.;,]{2,60}\s(?:held|convened|met\sfor|began|opened|concluded|heard|took\sup)\s)?"
    r"(?:(?:a|an|the|its|their)\s)?"
)
_DID_ON = re.compile(
    r"\b(?:participated|took part|attended|spoke|delivered (?:a|an|the) \w+|met|meets?|gathered|convened?s?|held|"
    r"holds?|organi[sz]ed|hosted|co[-‑]?hosted|co[-‑]?organi[sz]ed|conducted|launched|concluded|completed|opened|"
    r"briefed|travelled|gave)(?: again)?(?: (?:virtually|online|jointly|today))?\s(?:(?:on|from|between|in)\s)?$"
)
_TO_EVENT = re.compile(
    r",?\s(?:(?:in|at|for|to (?:hear|hold|attend|open|discuss|receive))\s)?(?:(?:a|an|the|its|their)\s)?"
)
_DONE_ON = re.compile(
    r",?\s(?:(?:successfully|jointly|officially|also)\s)?(?:completed|concluded|organi[sz]ed|held|hosted|convened|"
    r"conducted|co[-‑]?organi[sz]ed|co[-‑]?hosted|delivered|opened|inaugurated|launched|attended|participated in|took "
    r"part in|chaired|addressed)\s(?:(?:a|an|the|its|their)\s)?"
)
# ", delayed by a year because of the pandemic, ended ...": what stands between subject and verb.
_INSERTED = re.compile(
    r",\s[^;:“”]{3,160}?,\s(?=(?:ended|concluded|was|were|is|will|took|opened|began|closed|had|has)\b)"
)
_PLANNED = re.compile(
    r"\b(?:will|to be (?:held|convened|organi[sz]ed|hosted|launched)|shall (?:be held|take place)|(?:is|"
    r"are|was) (?:due|set|planned|scheduled|expected) to|scheduled|"
    r"upcoming|forthcoming|look(?:s|ed|ing)? forward to|plans? to|planned for|ahead of|to take place)\b",
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:will|would|to be|is to|is due|is set|are launching|is launching|is expected|is scheduled)\b"
)
_PRESENT = re.compile(r"\b(?:is|are) (?:being )?[a-z]+(?:ing|ed)\b")
_WEEKDAY = re.compile(rf"\bon (?:{'|'.join(WEEKDAYS)})\b")
_CANCELLED = re.compile(r"\b(?:cancel(?:l?ed|lation)|postpone(?:d|ment)|called off)\b", re.I)
_IS_OFF = re.compile(r",?\s(?:was|were|is|has been|had been)\s(?:\w+\s)?(?:cancel|postpone|called off)")
_WAS_HELD = re.compile(
    r",?\s(?:(?:which|that)\s)?(?:was\s|were\s)?(?:held|hosted|convened|organi[sz]ed|took place|concluded|"
    r"opened)\b(?![^;.]*\bwill be\b)"
)


def date_of(phrase: Phrase, others: Sequence[Phrase]) -> Dated | None:
    """The date of an event, out of the sentence that names it."""
    if phrase.dated is not None:
        return phrase.dated
    setting, (start, end) = phrase.setting, phrase.sentence
    end = phrase.until or end
    low, high = max(start, phrase.begin - _REACH), min(end, phrase.end + _REACH)
    inside = [dated for dated in setting.dated(low, high) if dated.end <= end and not _is_other_year(phrase, dated)]
    for dated in inside:
        if dated.end <= phrase.begin and _is_between(phrase, dated):
            return _shaped(phrase, dated)
    for dated in inside:
        if dated.start >= phrase.end and _follows(phrase, dated, others):
            return _of_dateline(phrase, dated) or _shaped(phrase, dated)
        if phrase.start <= dated.start < phrase.end and dated.precision != "year":
            return dated
    if phrase.is_governed or (phrase.title is not None and phrase.head == "side event"):
        return None
    for dated in inside:
        if dated.end <= phrase.begin and _leads(phrase, dated, others, start, inside):
            return _shaped(phrase, dated)
    return None


def _of_dateline(phrase: Phrase, today: Dated) -> Dated | None:
    """The day that a dateline gives to the word "today" ("10 July 2019, Nairobi – The Conference started today")."""
    line = next(iter(phrase.setting.dates), None)
    if not today.is_today or today.starts_on is not None or line is None or line.start > 0 or line.precision != "day":
        return None
    if _DATELINE.match(phrase.setting.text, line.end) is None:
        return None
    shaped = _shaped(phrase, replace(today, starts_on=line.starts_on, ends_on=line.ends_on))
    return replace(shaped, start=line.start, end=line.end, is_today=False)


def _is_other_year(phrase: Phrase, dated: Dated) -> bool:
    """Whether a date cannot be that of "the 2018 visit"."""
    year = premodifier_year(phrase)
    if year is None or dated.starts_on is None:
        return year is not None and dated.yearless is None
    return str(dated.starts_on.year) != phrase.setting.text[slice(*year)]


def _is_between(phrase: Phrase, dated: Dated) -> bool:
    """Whether a date stands between a verb and the event: "took part on 3 May in the ...", "on 3 May completed its"."""
    text = phrase.setting.text
    gap = text[dated.end : phrase.begin]
    if len(gap) > 60:
        return False
    if _DONE_ON.fullmatch(gap) is not None:
        return True
    before = text[max(0, dated.start - 60) : dated.start]
    return _DID_ON.search(before) is not None and _TO_EVENT.fullmatch(gap) is not None


def _follows(phrase: Phrase, dated: Dated, others: Sequence[Phrase]) -> bool:
    gap = main_gap(phrase, dated.start)
    if _is_subject(phrase, others) and len(gap) <= 400 and _TOOK_PLACE.search(gap) is not None and ";" not in gap:
        return True
    is_linked = _DATE_LINK.search(gap) is not None or (_is_relative(phrase, dated) and len(gap) < 60 and "," not in gap)
    if not is_linked or not is_open(phrase, gap, phrase.end, dated.start, others):
        return False
    if re.search(r"\bof (?:the )?$", gap) is not None and len(gap) > 8 and ")" not in gap:
        return False
    return not phrase.is_governed or re.search(rf"\b(?:{HELD})\b", gap) is not None


def main_gap(phrase: Phrase, end: int) -> str:
    """What stands between an event and something behind it, without what is inserted before its verb."""
    text = phrase.setting.text
    inserted = _INSERTED.match(text, phrase.end, end)
    return text[phrase.end : end].lstrip('”"') if inserted is None else f" {text[inserted.end() : end]}"


def _is_relative(phrase: Phrase, dated: Dated) -> bool:
    return phrase.setting.text[dated.start : dated.end].casefold() in ("today", "yesterday")


def _is_subject(phrase: Phrase, others: Sequence[Phrase]) -> bool:
    """Whether it opens its sentence and no other event stands in it."""
    start, end = phrase.sentence
    lead = phrase.setting.text[start : phrase.begin]
    return (len(lead) < 4 or lead.endswith("– ")) and not any(
        start <= other.start < end and other.kind and other is not phrase for other in others
    )


def is_open(phrase: Phrase, gap: str, start: int, end: int, others: Sequence[Phrase]) -> bool:
    """Whether nothing between an event and its date or place is about something else."""
    if len(gap) > _MAX_GAP or _BREAK.search(gap) is not None:
        return False
    if any(word not in words("light") for word in _VERB.findall(gap)):
        return False
    return not any(start <= other.start < end and other.kind for other in others)


def _leads(phrase: Phrase, dated: Dated, others: Sequence[Phrase], start: int, inside: Sequence[Dated]) -> bool:
    text = phrase.setting.text
    if any(
        dated.end <= other.begin and other.end <= phrase.begin and other.kind
        for other in others
        if start <= other.begin
    ):
        return False
    between = text[dated.end : phrase.begin]
    if any(dated.end <= other.start < phrase.begin for other in inside) or re.search(
        r"[;:]|\b(?:that|which|who|because)\b", between
    ):
        return False
    before = text[start : dated.start]
    if _is_relative(phrase, dated) and _AS_HELD.fullmatch(between) is not None:
        return True
    if _is_relative(phrase, dated) and len(between) < 30 and "," not in between and _SAID.search(before) is None:
        return True
    if len(before) > _REACH:
        return False
    for mention in reversed(phrase.setting.within(start, dated.start)):
        if mention.place.end <= dated.start and mention.entity.kind in (PLACE, COUNTRY):
            before = before[: mention.place.start - start] + before[mention.place.end - start :]
    before = before.replace("(", "").replace(")", "")
    return _LEADING.match(before) is not None or HELD_FIRST.match(before) is not None


def _shaped(phrase: Phrase, dated: Dated) -> Dated:
    """A date of opening or closing made the dates of the whole, as far as its length is said."""
    floor = phrase.end if dated.start >= phrase.end else 0
    before = phrase.setting.text[max(floor, dated.start - 40) : dated.start]
    days = days_of(phrase)
    if (
        days
        and dated.start >= phrase.end
        and _CONCLUDING.search(phrase.setting.text, max(0, phrase.begin - 14), phrase.start)
    ):
        before = "concluded "
    if dated.starts_on is None or dated.starts_on != dated.ends_on or phrase.head in ("adoption", "launch"):
        return dated
    if dated.end <= phrase.begin:
        before = phrase.setting.text[dated.end : phrase.begin] + " "
        if _CLOSED.match(phrase.setting.text, phrase.end) is not None:
            before = "concluded "
    if _ENDS.search(before) is not None:
        return replace(dated, starts_on=_later(dated.starts_on, 1 - days) if days else None, yearless=None)
    if _OPENS.search(before) is not None:
        return replace(dated, ends_on=_later(dated.starts_on, days - 1) if days else None, yearless=None)
    return dated


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def days_of(phrase: Phrase) -> int | None:
    """How many days a phrase says that the event lasts."""
    words = phrase.setting.text[phrase.begin : phrase.head_at].replace("‑", "-").casefold().split()
    return next((DAYS[word] for word in words if word in DAYS), None)


def status_of(phrase: Phrase) -> str:
    """`planned` or `cancelled` where the sentence says so, else `held`."""
    text, (start, end) = phrase.setting.text, phrase.sentence
    end = phrase.until or end
    before, behind = text[max(start, phrase.begin - 200) : phrase.begin], text[phrase.end : min(end, phrase.end + 120)]
    behind = re.split(r"[;:]|, (?:which|where|and)\b(?! will)", behind, maxsplit=1)[0]
    before = re.split(r"[;:]", before)[-1]
    if _CANCELLED.search(before[-60:]) is not None or _CANCELLED.search(behind) is not None:
        return "cancelled"
    if _IS_OFF.match(main_gap(phrase, min(end, phrase.end + 260))) is not None:
        return "cancelled"
    if phrase.is_governed or _WAS_HELD.match(behind) is not None:
        return "held"
    if phrase.setting.is_rule:
        before, behind = before[-40:], behind[:60]
    words = text[phrase.start : phrase.end]
    if phrase.title is not None and _TO_COME.search(words) is not None:
        return "planned"
    if _PRESENT.search(before[-60:]) is not None and _WEEKDAY.search(behind) is not None:
        return "planned"
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
