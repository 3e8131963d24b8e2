"""What a clause behind an action asks: the verb of its task with the actors, or a noun that states the task."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from flows.text.law import parties, roles
from flows.text.law.clauses import Task, finites, infinitive
from flows.text.law.decided import decided, extended
from flows.text.law.duty_model import ACTOR, DECIDES, DEMANDS, Clause, Paragraph, Parties, council
from flows.text.law.duty_words import VERBS, base_of_noun, words_for

_STATIVE, _NO_DUTY = words_for("stative"), words_for("no_duty")
_NO_PASSIVE = words_for("no_passive") | _NO_DUTY
_SOMEBODY, _DOERS, _MEANS = words_for("actor"), words_for("doer_noun"), words_for("means_noun")
_THAT = re.compile(
    r"\s*(?:therefore|further|also|in this regard|,[^,;]{2,160},|(?:pursuant|in|with|for|under|by|on)\b[^,;]{2,120}?)?"
    r",?\s*(?:therefore |further |also )?,?\s*that\b(?! end| regard)"
)
_TOLD_THAT = re.compile(r"\s+to (?P<body>the [A-Z][A-Za-z ]{2,60}?) that\s")
_FOLLOWING = re.compile(
    r"\b(?:following|as follows|below|to|shall|should|must|will)\W*$|\bfollowing\b(?=.{0,140}$)|\bas follows\b",
    re.DOTALL,
)
_MEASURES = re.compile(
    r"\b(?:measures|authori[sz]ations?|arrangements|provisions|sanctions|embargo|restrictions|exemptions?|requirements?|"
    r"prohibitions?)\b"
)
_AGAIN = re.compile(r",? and (that|for|upon|on)[\s,](?!end)|,\s+and\s+(?=(?:the |all |foreign |other |its )[a-zA-Z])")
_TAIL_MODAL = re.compile(r"\b(?:shall|should|must|will)\b[^.;]{0,80}$|\bto\W*$")
_OWN_LIST = re.compile(r"\b(?:that|tasks|mandate)\b")
_NOUN_BEGINS = re.compile(r"[\s,]*(?:(?:that|for|to|upon|on)\s+)?")
_NOUN_ENDS = re.compile(
    r"\s(?:of|in|on|for|to|from|with|by|between|among|which|that|as|towards|at|into|within|including)\s|[;:(]"
)
_PURPOSE = re.compile(r"\s+to ([a-z]+)\b")
_OWNER = re.compile(r"([\w. -]{2,80}?)[’'](?:s|(?<=s[’']))\s")
_SAME = ("this ", "that ", "these ", "such ", "the initial ", "the framework ")
_BY = re.compile(r"(?<!ed )(?<!en )(?<!set out )(?<!made )(?<!held )(?<!led )\bby\s")
_BETWEEN, _OF, _FROM = (re.compile(rf"\b(?:{words})\s") for words in ("between|among", "of", "from"))
_STATES = (" all", " Member", " States")
_STOPS = ("cease", "end", "stop")


class Asked(NamedTuple):
    """A task with its actors; `is_own` if the Council itself is to do it."""

    task: Task | None
    actors: Parties = ()
    is_own: bool = False


def that_end(text: str, start: int, end: int) -> int | None:
    """Where the "that" ends which opens a clause."""
    found = _THAT.match(text, start, end)
    return None if found is None else found.end()


def asked(paragraph: Paragraph, clause: Clause) -> Asked:
    """The task of a clause, if it states one with a verb."""
    text = paragraph.text(clause.part)
    that = that_end(text, clause.start, clause.end)
    if that is not None:
        return finite(paragraph, clause, that)
    told = _TOLD_THAT.match(text, clause.start, clause.end)
    if told is not None:  # "Recommends to the General Assembly that X be admitted": it is the Assembly that admits
        verbs = finites(text, told.end(), clause.end)
        task = next((replace(each, start=told.end("body") + 1, is_passive=False) for each in verbs), None)
        return Asked(task, paragraph.named(ACTOR, clause.part, [told.span("body")]))
    if clause.force == DECIDES:
        own = decided(paragraph, clause)
        if own is not None:
            return Asked(own[0], own[1], is_own=True)
    else:
        found = infinitive(text, clause.start, clause.end)
        if found is not None:
            named = paragraph.actors(clause.part, clause.start, found.subject_end)
            if named or not text[clause.start : found.start].strip():
                return Asked(found, () if found.is_passive else named)
    bare = finite(paragraph, clause, clause.start)
    return bare if bare.actors else Asked(None)


def finite(paragraph: Paragraph, clause: Clause, start: int) -> Asked:
    """The verb of a clause with "that" and its subject, if that can act; a passive has no actor."""
    text = paragraph.text(clause.part)
    for task in finites(text, start, clause.end):
        if clause.force == DECIDES:
            special = _of_mandate(paragraph, clause, start, task)
            if special is not None:
                return special
        if task.is_passive:
            return Asked(None if task.verb in _NO_PASSIVE else task)
        if clause.force == DECIDES and text[start : task.subject_end].strip() == "it":
            return Asked(None if task.verb in _NO_DUTY | _STATIVE else task, council(clause.part), is_own=True)
        named = paragraph.actors(clause.part, start, task.subject_end)
        if not named and clause.force == DEMANDS and task.verb in _STOPS:
            return Asked(task)  # "that these acts cease immediately"
        if named and _is_subject(text, start, named, task, clause.force):
            is_state = clause.force == DECIDES and task.verb in _STATIVE
            return Asked(None if is_state else task, named)
    return Asked(None)


def _is_subject(text: str, start: int, named: Parties, task: Task, force: str) -> bool:
    """Whether a plain verb stands right behind those named, or behind an insertion between commas."""
    if not task.is_plain:
        return True
    if force == DECIDES and text[start : named[0].start].strip():
        return False
    gap = re.sub(r"\b(?:[a-z]+ly|and|also|further|not)\b", "", text[named[-1].end : task.start]).strip()
    return not gap or gap.endswith(",")


def _of_mandate(paragraph: Paragraph, clause: Clause, start: int, task: Task) -> Asked | None:
    """A decision whose subject is a mandate or measures: extended, renewed, or followed by a list."""
    text = paragraph.text(clause.part)
    is_renewed = task.is_passive and task.verb in ("extend", "renew", "prolong")
    bodies = paragraph.named(ACTOR, clause.part, roles.mandated(text, start, task.subject_end))
    if bodies:
        if task.is_passive and not is_renewed:
            return Asked(None if task.verb in _NO_PASSIVE else task)
        goes_on = is_renewed or _FOLLOWING.search(text, task.start, clause.end)
        return Asked(task if goes_on else None, bodies)
    is_of_states = text.startswith(_STATES, start)
    if is_of_states or _MEASURES.search(text, start, task.subject_end) is None:
        return None
    if not is_renewed and task.verb in ("remain", "continue", "apply"):
        is_renewed = any(each.kind == "until" for each in paragraph.deadlines(clause.part, task.start, clause.end))
    return Asked(task, council(clause.part)) if is_renewed else None


def asked_again(paragraph: Paragraph, clause: Clause, position: int) -> tuple[int, Asked] | None:
    """A second subject with its task under the same action, and where it begins ("and for CTED to report")."""
    text = paragraph.text(clause.part)
    for joint in _AGAIN.finditer(text, position, clause.end):
        if joint[1] == "that":
            again = finite(paragraph, clause, joint.end())
        elif joint[1] is None and _ends_list(text[position : joint.start()]):
            continue
        else:
            again = _named_next(paragraph, clause, joint.end())
        if again.task is not None and (again.actors or again.task.is_passive):
            return joint.start(), again
    return None


def _named_next(paragraph: Paragraph, clause: Clause, position: int) -> Asked:
    """The name at a position, if what it is to do follows at once."""
    text = paragraph.text(clause.part)
    place = parties.named(text, position, clause.end)
    task = infinitive(text, position, min(clause.end, place[1] + 40)) if place is not None else None
    if place is None or task is None or task.subject_end != place[1]:
        return Asked(None)
    return Asked(task, paragraph.actors(clause.part, *place))


def _ends_list(before: str) -> bool:
    """Whether the names of a list stand before a comma, so that "and" closes it."""
    piece = before.rpartition(",")[2].strip()
    is_name = piece[:1].isupper() or piece.startswith(("the ", "all "))
    return is_name and len(piece.split()) < 9 and parties.is_party(piece)


def asked_of_items(paragraph: Paragraph, clause: Clause, found: Asked) -> Parties:
    """Whom the items of a list are asked to act whose verbs stand in them ("Requests MINUSMA to:")."""
    text, part = paragraph.text(clause.part), clause.part
    if found.task is not None and found.task.verb == "establish":
        return extended(paragraph, part, found.task, clause.end) or found.actors
    if found.actors:
        return found.actors
    bodies = roles.mandated(text, clause.start, clause.end)
    if bodies:
        return paragraph.named(ACTOR, part, bodies)
    if clause.force == DECIDES and _OWN_LIST.search(text, clause.start, clause.end) is None:
        return council(part)
    tail = _TAIL_MODAL.search(text, clause.start, clause.end)
    start = that_end(text, clause.start, clause.end) or clause.start
    return paragraph.actors(part, start, clause.end if tail is None else tail.start())


def noun_task(paragraph: Paragraph, clause: Clause) -> Asked:
    """The task that a noun states ("Demands the withdrawal of"), with those who are to do it where it tells."""
    text = paragraph.text(clause.part)
    words = _NOUN_BEGINS.match(text, clause.start, clause.end)
    begin = clause.start if words is None else words.end()
    is_that = that_end(text, clause.start, clause.end) is not None
    if is_that or begin >= clause.end or not text[begin].isalpha() or _is_content(text, begin, clause):
        return Asked(None)
    phrase = _NOUN_ENDS.split(text[begin : clause.end], maxsplit=1)[0]
    noun = _noun_of(phrase)
    after = begin + phrase.lower().find(noun) + len(noun)
    named = paragraph.named(ACTOR, clause.part, _doers(text, noun, begin, after, clause.end)) if noun else ()
    purpose = _PURPOSE.match(text, after, clause.end)
    verb = purpose[1] if noun in _MEANS and purpose is not None and purpose[1] in VERBS else base_of_noun(noun)
    if noun in _SOMEBODY or not (verb or (noun and named)):
        return Asked(None)
    return Asked(Task(begin, begin, after, verb or noun), named)


def _is_content(text: str, begin: int, clause: Clause) -> bool:
    """Whether a request only says what something already asked for is to hold ("requests this report consider")."""
    return text.startswith(_SAME, begin) and clause.action.verb != "call for"


def _noun_of(phrase: str) -> str:
    """The first noun of a phrase that is made of a verb, else its last word before a comma."""
    words = re.findall(r"[a-z][\w-]*", phrase.lower())
    known = next((word for word in words if base_of_noun(word)), None)
    return known or next(iter(phrase.partition(",")[0].lower().split()[-1:]), "")


def _doers(text: str, noun: str, begin: int, after: int, end: int) -> list[parties.Place]:
    """Those who do what a noun says: "X’s return", "by X", "between X and Y", "the participation of X"."""
    owner = _OWNER.match(text, begin, after)
    if owner is not None and parties.is_party(owner[1]):
        return [owner.span(1)]
    patterns = [_BY, _BETWEEN]
    patterns += [_OF] if noun in _DOERS else []
    patterns += [_FROM] if noun in ("support", "assistance") else []
    for pattern in patterns:
        found = pattern.search(text, after, end)
        places = parties.all_named(text, found.end(), end) if found is not None else []
        if places:
            return places
    return []
