"""Headlines that end with who said it: "Sanctions Work, Speakers Stress in Council", "More to Come: Officials"."""

from __future__ import annotations

import re

from flows.text.speech.said_clause import Clause
from flows.text.speech.speech_text import C, G, L, O, P, Q
from flows.text.speech.speech_words import BASE, THIRD, Said, any_of, verbs_of_saying
from flows.text.speech.subjects import Subject, subject_between

_FEWEST_WORDS = 3
_NAMES = f"{O}{C}{P}{G}{L}"
_TITLE_WORD = rf"(?:[A-ZÀ-Þ][^\s,.;:{Q}]*|[{_NAMES}][^\s,.;:{Q}]*|of|for|the|and|to|on|in)"
_WHO = re.compile(rf"{_TITLE_WORD}(?: {_TITLE_WORD}){{0,11}}")
# What may follow the verb of a headline whose first words were said: to whom, where and when.
_FORUM = r"(?:Council|Committee|Conference|Meeting|Event|Forum|Summit|Assembly|Delegates|Members|Debate|Briefing|Press)"
_TO_WHOM = re.compile(
    rf"(?:$|[,;]| (?:[Ii]n|[Aa]t|[Oo]n|[Tt]o|[Dd]uring|[Aa]s|[Aa]head of|[Aa]fter|[Bb]efore|[Ff]ollowing) "
    rf"| (?:the )?(?:[{_NAMES}]|[Rr]eporters|[Jj]ournalists|(?i:[^,;:]{{0,60}}\b{_FORUM})\b))"
)
_OFFICE = re.compile(rf"(?<!\w)(?P<who>[\w‑-]*[Ss]ecretary[‑-][Gg]eneral|{any_of('office', either_case=True)})(?!\w)")
_PEOPLE = re.compile(rf"(?<!\w)(?P<who>{any_of('people', either_case=True)})(?!\w)")
_OF = re.compile(r" (?:of|for|at|on|to) ")
_COLON = re.compile(r": ")


def attributed(mask: str, start: int, end: int) -> Clause | None:
    """The clause at the end of a headline that says whose words come before it."""
    for said in verbs_of_saying(mask, start, end, is_headline=True):
        if not said.kinds & {THIRD, BASE} or not any(each in verb.takes for verb in said.verbs for each in "TQO"):
            continue
        found = _behind_verb(mask, start, said, end) or _before_verb(mask, start, said, end)
        if found is not None:
            return found
    return _behind_colon(mask, start, end)


def _before_verb(mask: str, start: int, said: Said, end: int) -> Clause | None:
    """ "..., Secretary-General Tells Conference"."""
    comma = mask.rfind(", ", start, said.start)
    if comma < 0 or _TO_WHOM.match(mask, said.end, end) is None:
        return None
    subject = _subject(mask, comma + 2, said.start - 1)
    if subject is None or not _is_sentence(mask[start:comma]):
        return None
    if (BASE in said.kinds) != (subject.kind in ("people", "group", "several")):
        return None
    return Clause(comma, said, subject, "inserted", None, end)


def _behind_verb(mask: str, start: int, said: Said, end: int) -> Clause | None:
    """ "..., Says Secretary-General"."""
    if not mask.endswith(", ", start, said.start):
        return None
    subject = subject_between(mask, said.end + 1, end) or _subject(mask, said.end + 1, end)
    if subject is None or subject.kind in ("pronoun", "meeting") or not _is_sentence(mask[start : said.start]):
        return None
    if (BASE in said.kinds) != (subject.kind in ("people", "group", "several")):
        return None
    return Clause(said.start - 2, said, subject, "inserted", None, end)


def _behind_colon(mask: str, start: int, end: int) -> Clause | None:
    """ "...: Officials"."""
    colons = [found.start() for found in _COLON.finditer(mask, start, end)]
    if len(colons) != 1 or not _is_sentence(mask[start : colons[0]]):
        return None
    subject = _subject(mask, colons[0] + 2, end)
    if subject is None or subject.kind == "state" or len(mask[colons[0] : end].split()) > 5:
        return None
    said = Said(colons[0], colons[0] + 1, ":", frozenset(), ())
    return Clause(colons[0], said, subject, "inserted", None, end)


def _is_sentence(words: str) -> bool:
    return len(words.split()) >= _FEWEST_WORDS


def _subject(mask: str, start: int, end: int) -> Subject | None:
    if start >= end or _WHO.fullmatch(mask, start, end) is None:
        return None
    subject = subject_between(mask, start, end)
    if subject is not None and subject.kind != "meeting":
        return subject if subject.kind != "pronoun" else None
    for kind, pattern in (("people", _PEOPLE), ("office", _OFFICE)):
        found = list(pattern.finditer(mask, start, end))
        if found and (found[-1].end() == end or _OF.match(mask, found[-1].end()) is not None):
            return Subject(kind, start, end, found[-1].span("who"), start)
    return None
