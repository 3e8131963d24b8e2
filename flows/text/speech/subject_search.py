"""Where the subject of a verb stands in its sentence, in masked text."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.text.speech.speech_text import C, O, P, Q
from flows.text.speech.subjects import HONORIFIC, OFFICE_NOUN, Subject, several, subject_at, subject_between

_LOOSE_TAIL = re.compile(r" of [^.;:]{1,160}")
_START = re.compile(
    r"(?:^|(?<=[,;:—] )|(?<= and )|(?<= but )|(?<= while )|(?<=, as )|(?<=(?:in|at) which )|(?<=during which )"
    rf"|(?<={Q} ))(?=[^\s])|(?<= )(?={C}+[’']s (?:representative|delegate|observer|ambassador|envoy|speaker)\b)"
)
_SPLITS = re.compile(r"(?: and| but|, while|;| while) $")
_SPLITS_AFTER_COMMA = re.compile(r"(?:, and|, but|, while|;) $")
_IS_TOLD = re.compile(r"\b(?:[a-z]{3,}ed|met|was|were|had|has|have|is|are|said|held|took|spoke|led|left|went|began)\b")
_OF_WHOM = re.compile(r", (?:who|whom|whose|which|where) ")
# "Canada and Switzerland, ...": the second of two is no new subject.
_SECOND = re.compile(rf"(?:(?P<state>{C})|{O}|{P})(?:[’']s?)? and $")
_OFFICE_BEFORE = re.compile(rf"(?:^|[ /]){OFFICE_NOUN}, $")
_SPEAKING = re.compile(rf"(?:Speaking|Addressing|Talking) [^,.;:]{{3,90}}? (?={HONORIFIC} )")
_DATELINE = re.compile(r"[^.;:]{2,60}?(?:--| [–—-]) (?=[^ ])")
_WITH = re.compile(r"(?:, with | by )(?=[^ ])")
_REACH = 520
_MOST_STARTS = 14


def subject_before(mask: str, start: int, end: int) -> Subject | None:
    """The subject of the verb whose adverbs begin at `end`, in a sentence that begins at `start`."""
    reach = max(start, end - _REACH)
    starts = [found.end() for found in _START.finditer(mask[reach:end])]
    starts = [reach + each for each in starts if reach + each == start or each > 0][-_MOST_STARTS:]
    if reach == start and start not in starts:
        starts.insert(0, start)
    for pattern in (_SPEAKING, _DATELINE):
        lead = pattern.match(mask, start, end)
        if lead is not None:
            starts = sorted({*starts, lead.end()})
    first: Subject | None = None
    for each in starts:
        subject = subject_between(mask, each, end)
        if subject is None or _is_tail(mask, start, subject):
            continue
        if first is None:
            first = subject
        elif first.end < each and _goes_on_to(mask, first, each) and not _lists(mask, first, end):
            # "The Council met, and the Secretary-General, in his remarks, said": the nearer one.
            first = subject
    return first if first is not None else _loose(mask, start, end)


def _is_tail(mask: str, start: int, subject: Subject) -> bool:
    """Whether a name ends a list or the title before it: "Canada and Switzerland", "Director, UNOCT"."""
    before = mask[max(start, subject.start - 60) : subject.start]
    if subject.kind in ("body", "state") and subject.who[0] == subject.start and _OFFICE_BEFORE.search(before):
        return True
    second = _SECOND.search(before)
    return second is not None and second.start() > 0 and mask[subject.start] == before[second.start()]


def _goes_on_to(mask: str, first: Subject, each: int) -> bool:
    """Whether the sentence goes on to another subject: "The Council met, and the Secretary-General said"."""
    between = mask[first.end : each]
    if not between.startswith(","):
        return _SPLITS.search(between) is not None
    if _SPLITS_AFTER_COMMA.search(between) is None or _OF_WHOM.match(between) is not None:
        return False
    return _IS_TOLD.search(between) is not None


def participle_subject(mask: str, start: int, end: int) -> Subject | None:
    """Who says something in a phrase: "with the Minister warning of", "opened by the Chair calling for"."""
    for found in _WITH.finditer(mask, max(start, end - 160), end):
        subject = subject_between(mask, found.end(), end)
        is_agent = found[0] == " by "
        if subject is not None and (subject.kind in ("person", "office") or not is_agent):
            is_one = subject.kind not in ("pronoun", "meeting")
            return replace(subject, begin=found.start()) if is_one else None
    return None


def antecedent(mask: str, start: int, end: int) -> Subject | None:
    """Who a relative clause that begins at `end` tells of: the office or people named right before."""
    best: Subject | None = None
    for found in re.finditer(r"(?<= )(?:the|an?|several|many) ", mask[max(start, end - 120) : end]):
        begin = max(start, end - 120) + found.start()
        subject = subject_at(mask, begin, end)
        if subject is not None and subject.end == end and best is None:
            best = subject
    return best


def starts_of_clauses(mask: str, start: int, end: int) -> list[int]:
    """Where a clause may begin: at the start and behind its first commas."""
    found = [start]
    dateline = _DATELINE.match(mask, start, end)
    if dateline is not None:
        found.append(dateline.end())
    position = start
    while len(found) < 6:
        position = mask.find(", ", position, end)
        if position < 0:
            break
        position += 2
        found.append(position)
    return found


def _lists(mask: str, subject: Subject, end: int) -> bool:
    """Whether an apposition lists who the subject is: "The two experts, A and B, described"."""
    stop = end - 1 if mask[end - 1] == "," else end
    return subject.end + 2 < stop and several(mask, subject.end + 2, stop) is not None


def _loose(mask: str, start: int, end: int) -> Subject | None:
    """A meeting with all that it is of: "The XVI meeting of Heads of special services, ... and ... organizations"."""
    if end - start > 260:
        return None
    subject = subject_at(mask, start, end)
    if subject is None or subject.kind not in ("meeting", "people"):
        return None
    if _LOOSE_TAIL.fullmatch(mask, subject.end, end) is None:
        return None
    return Subject(subject.kind, start, end, subject.who, start)
