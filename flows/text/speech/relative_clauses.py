"""Who says something in a relative clause: "met Ms. Coninsx, who stressed ..."."""

from __future__ import annotations

import re

from flows.text.speech.said_clause import Clause
from flows.text.speech.speech_text import C, O, P, Q
from flows.text.speech.speech_words import ADVERBS, PAST, THIRD, Said, content_start
from flows.text.speech.subject_search import antecedent
from flows.text.speech.subjects import Subject

_REACH = 160
_PERSON_BEFORE = re.compile(
    rf"(?P<who>{P}+)(?: [A-Z]{{2,5}})?(?: of (?:the )?(?:{C}+|{O}+))?(?: \([^()]{{1,60}}\))?(?:, [^,;{P}]{{1,120}})?$"
)
_WHO_SAID = re.compile(rf" who(?:, [^,;]{{1,80}},)?(?: {ADVERBS}){{0,2}} $")
_TO_QUOTE = re.compile(rf"[,:]?(?: that)? (?={Q})")
_FAR = 400
_WHICH_SAID = re.compile(rf"(?P<who>{O}+)(?: \([^()]{{1,60}}\))?, which(?: {ADVERBS}){{0,2}} $")
_OF = re.compile(r"\b(?:of|in|under|from)(?: the)? $")


def relative_clause(mask: str, start: int, end: int, said: Said, main: Subject | None) -> Clause | None:
    """The clause with "who" or "which" that a verb belongs to, in a sentence whose subject is `main`."""
    content = _content(mask, said, end) if said.kinds & {PAST, THIRD} else None
    if content is None:
        return None
    if _WHO_SAID.search(mask[max(start, said.start - _REACH) : said.start]) is None:
        return _of_body(mask, start, said, content)
    subject = told_of(mask, start, said.start)
    if subject is None:
        return None
    if main is not None and main.who == subject.who and ", " in mask[content:end]:
        return None  # "Mr. Doe, who said ..., left": its end can not be told
    return Clause(subject.end, said, subject, "relative", content, said.end)


def _content(mask: str, said: Said, end: int) -> int | None:
    quote = _TO_QUOTE.match(mask, said.end, end) if said.quotes else None
    return content_start(mask, said, end) if quote is None else quote.end()


def _of_body(mask: str, start: int, said: Said, content: int) -> Clause | None:
    """ "joined by CTED, which stressed": said of the body before."""
    reach = max(start, said.start - 2 * _REACH)
    found = _WHICH_SAID.search(mask[reach : said.start])
    if found is None or PAST not in said.kinds:
        return None
    who = (reach + found.start("who"), reach + found.end("who"))
    if _OF.search(mask[max(start, who[0] - 12) : who[0]]) is not None:
        return None
    return Clause(who[1], said, Subject("body", *who, who, who[0]), "relative", content, said.end)


def told_of(mask: str, start: int, end: int) -> Subject | None:
    """Of whom the last relative clause before a place tells: "opened by Ms. Coninsx, who thanked X and ..."."""
    reach = max(start, end - _FAR)
    at = max(mask.rfind(" who,", reach, end), mask.rfind(" who ", reach, end))
    if at < 0:
        return None
    at -= mask[at - 1 : at] == ","
    begin = max(reach, at - _REACH)
    found = _PERSON_BEFORE.search(mask[begin:at])
    if found is not None:
        who = (begin + found.start("who"), begin + found.end("who"))
        return Subject("person", *who, who, who[0])
    return antecedent(mask, reach, at)


def has_relative(mask: str, start: int, end: int, main: Subject | None) -> bool:
    """Whether a relative clause stands between the subject of the sentence and a place."""
    begin = start if main is None else main.end
    return mask.find(" who ", max(begin, end - _FAR), end) >= 0
