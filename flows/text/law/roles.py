"""The actors before a verb, those to whom it gives something, and the mission whose mandate is meant."""

from __future__ import annotations

import re

from flows.text.law.duty_words import VERBS, words_for
from flows.text.law.parties import Place, all_named, groups, head, is_party, listed, named

_TOLD, _GIVEN, _NOT_GIVEN, _READERS = (words_for(kind) for kind in ("told", "given", "not_given", "reader"))
_MANNER = "cooperation|coordination|consultation|collaboration|conjunction|partnership"
# What ends a list of actors: examples, partners, the manner and any insertion.
_CUT = re.compile(
    r",?\s+(?:and\s+)?\(?(?:including|inter alia|in particular|particularly|especially|notably|as appropriate|namely|"
    rf"in (?:(?:close|full|its|strict|further|active) )*(?:{_MANNER}|accordance|line|order|support|light|this|"
    r"the (?:context|framework|implementation))\b|with (?:the )?(?:support|assistance|help|a view|due|full)|through|"
    r"pursuant to (?:its|their)|consistent with|together with|acting|within (?:its|their|his|the|existing)|without|"
    r"taking|bearing|as (?:soon|set|necessary|part)|no later|jointly with|also|by \d|based)\b"
    r"|,\s+(?:(?:and|or)\s+)?(?:who|which|whose|that|in|with|as (?!well)|on|to|not|such|having|working|notwithstanding|"
    r"given|recognizing|noting|where|when|if|under|by|at|for|during|after|before|prior|until|from|within|through|upon|"
    r"pursuant|consistent|while|subject|following|acting|building|using|drawing|once|should|unless|throughout|via|inside|outside|led)\b"
    r"|\s*[:—–]|\s\((?:hereinafter|hereafter|“)"
)
_JOINTLY = re.compile(r"\bjointly with\s+")
_WITHIN = re.compile(r", (?:within|in accordance|in line|as appropriate|without)\b[^,]*,\s+(?!in |with )")
_ALSO = re.compile(r",? as well as (?:also )?|,? and (?=other |all other )")
_OPENING = re.compile(
    r"(?:\s|,|as a (?:consequence|result)|henceforth\b|specifically\b|and\s|[Tt]hat\b|also\b|further\b|therefore\b|"
    r"again\b|strongly\b|urgently\b|once again\b|then\b|upon\s|on\s|to\s(?=(?:the|all|any|its|both|those)\b|[A-Z])|"
    r"for\s(?!a |an |the purpose)|(?:in|to) (?:this|that) (?:regard|context|respect|connection|end|purpose|effect),?|"
    r"in particular,?|accordingly,?|as appropriate,?)+"
)
_ADVERBIAL = re.compile(
    r"(?:in|for|from|by|within|with|at|until|on|upon|subject|pursuant|no later|not later|during|after|before|prior|as|"
    r"acting|under|when|where|if|unless|without|notwithstanding|consistent|"
    r"to (?:facilitate|support|help|ensure|assist)|"
    r"through|following|beginning|effective|further to|except|taking|having|bearing)\b[^,]*,\s*"
)
_KEEP = re.compile(r" ([^,;]{2,80}?)\s+(?:(?:duly|well|also|[a-z]+ly)\s+)*(?:informed|updated|apprised|abreast)\b")
_DIRECTLY = re.compile(r"(?:,[^,]{2,80},)?\s+(?:(?:also|[a-z]+ly)\s+)*")
_WITH = re.compile(r"(?:,[^,]*,)?\s+with\b")
_PEOPLE = re.compile(r"\b(?:troops|police|personnel|staff)$")
_EXAMPLES = re.compile(r",? (?:including|especially|in particular|particularly|notably)\b")
_TO = re.compile(r"\b(?:to|before)\s+")
_ABOUT = re.compile(r"\b(?:on|about|regarding|concerning|whether|for|in)\s")
_S_MANDATE = re.compile(r"\b((?:the\s+)?[A-Z][\w./‑-]*(?:\s+[A-Z][\w./‑-]*)*)[’']s?\s+(?:[a-z]+\s+){0,2}mandate\b")
_MANDATE_OF = re.compile(r"\b(?:mandates?|tasks)\s+(?:(?:and|or) [a-z ]{2,40}? )?(?:of|for (?=the ))\s*")
_MANDATED_END = re.compile(
    r"[,;:(]|\s(?:until|as|for a|for an|under|pursuant|established|appointed|mandated|which|by|from|through|shall|will|"
    r"is|are|referred|contained|set|to)\b"
)
_ACRONYM = re.compile(r"(?:the )?[A-Z][A-Z‑-]{2,}\b")
_OTHER = re.compile(r"(?: \([^()]+\))?,? and (?:of|that of) ")
_MISSION = re.compile(r"\b[A-Z][A-Z‑-]{3,}\b|\b(?:Panel|Group|Team) of Experts\b|\bMonitoring (?:Team|Group)\b")


def actors(text: str, start: int, end: int) -> list[Place]:
    """Those named in `text[start:end]` as the ones to act, without names that are only examples or partners."""
    start = _skip(text, start, end)
    cut = _CUT.search(text, start, end)
    stop = cut.start() if cut is not None else end
    found = listed(text, start, stop)
    if not found or cut is None:
        return found
    joint = _JOINTLY.search(text, stop, end)
    return found + (all_named(text, joint.end(), end) if joint is not None else _behind(text, stop, end))


def _skip(text: str, start: int, end: int) -> int:
    """Where the first name may begin: behind adverbs and a clause that stands before it."""
    for _ in range(6):
        before = start
        for pattern in (_OPENING, _ADVERBIAL):
            found = pattern.match(text, start, end)
            start = found.end() if found is not None else start
        if start == before:
            break
    return start


def _behind(text: str, start: int, end: int) -> list[Place]:
    """The names of a list that goes on behind an insertion ("UNDOF, within its resources, and relevant parties")."""
    if _EXAMPLES.match(text, start, end):
        also = _ALSO.search(text, start, end)
        place = named(text, also.end(), end) if also is not None else None
        return [place] if place is not None and end - place[1] < 3 else []
    aside = _WITHIN.match(text, start, end)
    if aside is None or " and " not in text[aside.end() - 1 : end]:
        return []
    found = list(groups(text, aside.end(), end))
    return found if all(is_party(text[slice(*place)]) for place in found) else []


def recipients(text: str, verb: str, start: int, end: int) -> list[Place]:
    """Those to whom the verb whose word ends at `start` reports or gives something."""
    kept = _KEEP.match(text, start, end) if verb == "keep" else None
    if kept is not None:
        return all_named(text, kept.start(1), kept.end(1))
    directly = _DIRECTLY.match(text, start, end) if verb in _TOLD else None
    if directly is not None:
        found = all_named(text, directly.end(), end)
        is_with = verb not in ("provide", "furnish") or bool(found and _WITH.match(text, found[-1][1], end))
        if found and is_with and _PEOPLE.search(text, *found[-1]) is None:
            return found
    return _given_to(text, start, end) if verb in _GIVEN else []


def _given_to(text: str, start: int, end: int) -> list[Place]:
    examples = _EXAMPLES.search(text, start, end)
    end = examples.start() if examples is not None else end
    for to in _TO.finditer(text, start, end):
        follows = re.compile(r"[a-z]+").match(text, to.end(), end)
        last = text[start : to.start()].rstrip().rpartition(" ")[2]
        if last in _NOT_GIVEN or (follows is not None and follows[0] in VERBS):
            continue
        found = all_named(text, to.end(), end)
        is_reader = bool(found) and head(text[slice(*found[0])]).rpartition("-")[2] in _READERS
        if found and (is_reader or _ABOUT.search(text, start, to.start()) is None):
            return found
    return []


def mandated(text: str, start: int, end: int) -> list[Place]:
    """The bodies whose mandate `text[start:end]` speaks of."""
    if "andate" not in text[start:end] and "tasks" not in text[start:end]:
        return []
    first = _mandated(text, start, end)
    if first is None:
        return []
    other = _OTHER.match(text, first[1], end)
    second = named(text, other.end(), end) if other is not None else None
    return [first] if second is None else [first, second]


def _mandated(text: str, start: int, end: int) -> Place | None:
    found = _S_MANDATE.search(text, start, end)
    if found is not None and found[1] not in ("Its", "The"):
        return found.span(1)
    found = _MANDATE_OF.search(text, start, end)
    if found is None:
        return None
    acronym = _ACRONYM.match(text, found.end(), end)
    if acronym is not None:
        return acronym.span()
    cut = _MANDATED_END.search(text, found.end(), end)
    stop = cut.start() if cut is not None else end
    return next(groups(text, found.end(), stop), None) if stop > found.end() else None


def mission_before(text: str, position: int) -> Place | None:
    """The last mission or panel named in the text before a position."""
    last = None
    for found in _MISSION.finditer(text, 0, position):
        last = found.span()
    return last
