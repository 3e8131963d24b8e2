"""Where what is said in the clauses of a sentence ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.text.speech.said_clause import Clause
from flows.text.speech.speech_text import O, Q
from flows.text.speech.speech_words import ADVERBS, any_of

_DONE = re.compile(rf"(?:,|(?<!ed)) and(?: {ADVERBS})? {any_of('deed')}(?! by)(?= )")
_WARNED = re.compile(
    r",? with (?:the|an?) (?:[a-z]+ )?(?:warning|message|hope|reminder|assurance|pledge|promise|words) that (?=[^ ])"
)
_BODY = rf"(?:{O}+|[0-9]+[-‑][a-z]+ [a-z]+|[Cc]ouncil|[Cc]ommittee|members|delegates|speakers)"
_THEY = rf"(?:(?:the |its )?{_BODY}|it|he|she|they)"
_THOUGHT = r"(?:would|could|should|must|might|may|can|will)"
# "..., as the Council held a debate" is told by the writer.
_BRACKETS = r"(?: \([^()]{1,60}\))?"
_BEGUN = r"(?:began|continued|took up|opened|concluded|wrapped up|held|met|considered|resumed)"
_MEANWHILE = re.compile(
    rf", as {_THEY}{_BRACKETS}(?: [a-z]+ly)? (?!{_THOUGHT})(?:[a-z]+ed|held|met|heard|began|took|gave|spoke)\b"
    rf"| as the {_BODY}{_BRACKETS} {_BEGUN}\b"
)
# What a clause of the speaker's own does, not what is said.
_ASIDE = re.compile(r", (?:recogni[sz]ing|crediting|thanking) (?:it|him|her|them) for ")
_HEADLINE_STOP = re.compile(
    r", (?:[Ii]n|[Aa]s|[Aa]t|[Dd]uring|[Aa]mid|[Aa]head of|[Aa]fter|[Bb]efore|(?:[Uu]nanimously )?[Aa]dopting) "
)
_QUOTE_BEHIND = re.compile(rf": (?={Q}+[.,]?$)")


def ended(mask: str, clauses: Sequence[Clause], end: int, is_headline: bool) -> list[Clause]:
    """The clauses of a sentence with their stops, and those of a quotation or a warning in them told apart.

    What is asked for ends where the sentence goes on to what was done: "urged States to ... and decided ...".
    """
    found = _split(mask, clauses, end)
    for number, clause in enumerate(found, 1):
        if clause.content is None or clause.stop is not None:
            continue
        stop = found[number].cut if number < len(found) else end
        meanwhile = _MEANWHILE.search(mask, clause.content, stop)
        clause.stop = stop if meanwhile is None else meanwhile.start()
        aside = _ASIDE.search(mask, clause.content, clause.stop)
        clause.stop = clause.stop if aside is None else aside.start()
        if clause.how == "relative" or mask.endswith("that ", 0, clause.content):
            continue
        done = (_HEADLINE_STOP if is_headline else _DONE).search(mask, clause.content, clause.stop)
        clause.stop = clause.stop if done is None else done.start()
    return found


def _split(mask: str, clauses: Sequence[Clause], end: int) -> list[Clause]:
    """Tell what is said from a quotation or a warning that follows it: "praised the event: “...”"."""
    found: list[Clause] = []
    for number, clause in enumerate(clauses, 1):
        found.append(clause)
        if clause.content is None or mask[clause.content] == Q:
            continue
        stop = clauses[number].cut if number < len(clauses) else end
        again = _QUOTE_BEHIND.search(mask, clause.content, stop) or _WARNED.search(mask, clause.content, stop)
        if again is not None:
            found.append(Clause(again.start(), clause.said, clause.subject, clause.how, again.end(), clause.end))
    return found
