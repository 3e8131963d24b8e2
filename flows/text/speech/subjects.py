"""The subjects of verbs of saying, in masked text: pronouns, people, bodies, States, offices, participants."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.text.speech.speech_text import C, G, L, O, P, Q
from flows.text.speech.speech_words import any_of

_CAPITAL = rf"(?:[A-ZÀ-Þ][\w’'./‑-]*|(?:{O}+|{C}+|{L}+)(?:[’']s?)?)"
_SMALL = any_of("title")
# "Palestinian chief negotiator": what somebody is by profession.
_ROLE = r"[a-z]{2,14}(?:er|or|ar|ist|ian|man|woman|ant|ent|mat|ive|al|ief|eer)"
HONORIFIC = (
    r"(?:(?:H\. ?E|Mr|Ms|Mrs|Mx|Dr|Prof|Amb|Gen|Col)\.?|Ambassador|Professor|General|Colonel|Sir|Dame|Lord|Lady)"
)
_NOT_FIRST = rf"(?!(?:{any_of('opener')}|and|of|for|to|on|against) )"
# "The spokesperson for Ms. Coninsx" is not she.
_OF_ANOTHER = re.compile(r" (?:of|for|to|and|on|against)(?: the)?(?: (?:Mr|Ms|Mrs|Dr)\.)? $")
_BRACKETS = r"(?: \([^()]{1,90}\))?"
_DETERMINER = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)"
OFFICE_NOUN = (
    rf"(?:[\w‑-]*(?:[Ss]ecretary[‑-]?[Gg]eneral|Secretary)|(?:[A-Za-z]+[‑-])?{any_of('office', either_case=True)})"
)
_TAIL = rf"(?: (?:of|for|to|at|in|from|on|and|the|against|{_CAPITAL}|\([^()]{{1,60}}\))){{0,16}}"
_LONG_TAIL = rf" (?:of|for|on|in|to) [^,.;:{P}{Q}]{{1,120}}"
_PEOPLE = any_of("people", either_case=True)
_MEETING = r"(?:[Mm]eeting|[Cc]onference|[Ss]ummit|[Ff]orum|[Ss]ymposium|[Ww]orkshop)"
_QUALIFIER = (
    rf"(?:(?!{any_of('link')}\b)(?:[a-z][\w‑-]*(?:[’']s)?|[A-Z][\w’'‑-]*|[0-9,]+|(?:{O}+|{C}+|{L}+|{G}+)(?:[’']s?)?) )"
)

_PATTERNS = (
    ("pronoun", r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)(?![\w’'])"),
    (
        "person",
        rf"{_NOT_FIRST}(?:(?:[Tt]he )?(?:{_CAPITAL}|{_SMALL}) )?(?:(?:{_CAPITAL}|{_SMALL}|{_ROLE}) ){{0,14}}?"
        rf"(?P<who>{P}+)(?: [A-Z]{{2,5}}(?![\w]))?{_BRACKETS}",
    ),
    (
        "titled",
        rf"(?:{_DETERMINER} |(?=[{C}{O}])){_QUALIFIER}{{0,6}}?{OFFICE_NOUN}(?!\w)[’']?(?:{_TAIL}|{_LONG_TAIL}),? "
        rf"(?:(?:{_CAPITAL}|{_SMALL}) ){{0,5}}?(?P<who>{P}+)"
        rf"(?: of (?:the )?{C}+)?{_BRACKETS}",
    ),
    (
        "titled",
        rf"{_NOT_FIRST}(?:(?:{_CAPITAL}|{_SMALL}) ){{0,8}}?{OFFICE_NOUN}(?!\w)"
        rf"(?: (?:in|at|{_CAPITAL}|{_SMALL})){{0,12}}, (?:{HONORIFIC} ){{0,4}}"
        rf"(?P<who>{P}+)(?: of (?:the )?{C}+)?{_BRACKETS}",
    ),
    (
        "office",
        rf"(?:{_DETERMINER} |(?=[{C}{O}])){_QUALIFIER}{{0,6}}?(?:[a-z‑-]+ and [a-z‑-]+ )?(?P<who>{OFFICE_NOUN})"
        rf"(?!\w)[’']?{_TAIL}",
    ),
    (
        "people",
        rf"{_NOT_FIRST}(?:[Tt]he )?{_QUALIFIER}{{0,5}}?(?P<who>{_PEOPLE}|{P}+ and {P}+)(?![\w’'])"
        rf"(?: (?:of|from|in|at|on|to|representing|attending|across) [^,.;:{Q}]{{1,120}})?",
    ),
    ("people", r"(?P<who>[Oo]thers|[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost)(?: of them)?(?![\w’])"),
    ("group", rf"(?:(?:[Aa]ll|[Mm]any|[Ss]everal|[Ss]ome|[Mm]ost|[Tt]he|[Oo]ther) ){{0,2}}(?P<who>{G}+)"),
    ("body", rf"(?:(?:[Tt]he|[Ii]ts|[Tt]heir) (?:[0-9a-z]+[-‑][a-z]+ )?)?(?P<who>{O}+){_BRACKETS}"),
    ("state", rf"(?:[Tt]he )?(?P<who>{C}+){_BRACKETS}"),
    ("meeting", rf"(?:[Tt]he|[Tt]his) {_QUALIFIER}{{0,6}}?(?P<who>{_MEETING})(?!\w)"),
)
_ALTERNATIVES = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_BETWEEN_BRACKETS = re.compile(r" \([^()]{1,90}\)")
_OFFICE = re.compile(rf"{_DETERMINER} {_QUALIFIER}{{0,6}}?(?P<who>{OFFICE_NOUN})(?!\w)")
_LONG_TAIL_ALONE = re.compile(_LONG_TAIL)
# Signs of a verb: what holds one is no noun phrase.
_CLAUSE = re.compile(
    r"(?<![\w‑-])(?:[a-z]+ed|those|these|his|her|its|their|that(?! (?:country|State|region|nation|body|organ)\b)|which"
    r"|was|were|is|are|has|have|had)(?![\w‑-])"
)
_JOINT = re.compile(r",? (?:and|as well as|together with|along with) |, ")
_OPEN_APPOSITION = re.compile(
    rf",? (?:the |an? )?(?=[A-Z{C}{O}a-z])(?P<text>[^,;:{Q}{P}]{{2,160}})(?:, (?:{O}+|{C}+|{L}+))?,?"
)
_OFFICE_BEHIND = re.compile(rf", (?:the )?(?=(?P<text>[A-Z]))[^,;:.{Q}{P}]{{2,160}}(?=,)")
_OF_STATE = re.compile(rf" (?:of|from) (?:the )?{C}+(?=, )")
_AN_OFFICE = re.compile(rf"(?<!\w){OFFICE_NOUN}(?!\w)")
_FURTHER = re.compile(rf" and (?:the |{O}|{C}|{P})")
_OF_SOME_BODY = re.compile(
    rf" (?:of|from|at|with) (?:the )?(?:[A-Z{O}{C}{L}][^ ,.;:]*(?: (?=[A-Z{O}{C}{L}])|$)){{1,6}}"
)
_DASHED = re.compile(r" (?P<dash>[—–-]) [^—–]{1,200} (?P=dash)")
_AT_BODY = re.compile(
    rf" (?:of|from|at|with) (?:the )?(?:{O}+|{C}+|{L}+)(?: [A-Z{C}{O}{L}][^ ,.;:]*){{0,4}}{_BRACKETS}"
)
_NAME = rf"(?:[A-ZÀ-Þ][^\W\d_][\w’'‑-]*|{C}+|{L}+)"
# A name that nobody knows: at least two words, none of them the first of a phrase ("In London").
_UNKNOWN = re.compile(
    rf"{_NOT_FIRST}(?!(?:The|A|An|This|These|Those|All|Both|Many|Its|His|Her|Their|Our) )"
    rf"{_NAME}(?: (?:(?:al|bin|ibn|de|da|del|van|von|der|la)[ ‑-])*{_NAME}){{1,3}}"
)
_DOES = re.compile(rf"(?:[Tt]he )?(?:{O}+|{C}+|{P}+|{G}+) (?:also )?(?:[a-z]{{3,}}ed|met|told|held|gave|led|brought) ")
_ENDS_IN_NAME = re.compile(rf"(?:^| )(?:[A-Z{C}{O}{L}][^ ]*|\([^()]*\))$")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a verb is said of: `start:end` are the words naming it, `who` the decisive part of them."""

    kind: str
    start: int
    end: int
    who: tuple[int, int]
    begin: int

    def words(self, text: str) -> str:
        """Its words."""
        return text[self.start : self.end]


def subject_at(mask: str, start: int, end: int) -> Subject | None:
    """The longest subject that begins at a place."""
    best: Subject | None = None
    for kind, pattern in _ALTERNATIVES:
        found = pattern.match(mask, start, end)
        if found is not None and (best is None or found.end() > best.end) and not _is_of_another(mask, kind, found):
            who = found.span("who") if "who" in pattern.groupindex else found.span()
            best = Subject("person" if kind == "titled" else kind, start, found.end(), who, start)
    return best


def past_office(mask: str, subject: Subject, end: int) -> int:
    """Where a person's office behind the name ends, up to a comma: "Jane Doe, Secretary-General of the Council,"."""
    found = _OFFICE_BEHIND.match(mask, subject.end, end) if subject.kind == "person" else None
    if found is None or _AN_OFFICE.match(mask, found.start("text"), end) is None:
        return subject.end
    return found.end()


def _is_of_another(mask: str, kind: str, found: re.Match[str]) -> bool:
    """Whether somebody is named only as whose spokesman or guest another is: "CTED briefed participants"."""
    if kind in ("people", "office"):
        return _DOES.match(mask, found.start(), found.end()) is not None
    if kind not in ("person", "titled"):
        return False
    return _OF_ANOTHER.search(mask[found.start() : found.start("who")]) is not None


def subject_between(mask: str, start: int, end: int) -> Subject | None:
    """The subject that fills a stretch, with what may stand between it and its verb; a list of several is "several"."""
    for kind, pattern in _ALTERNATIVES:
        found = pattern.match(mask, start, end)
        if found is None or _is_of_another(mask, kind, found):
            continue
        between = mask[found.end() : end]
        if not _may_stand_between(between) and not (kind in ("person", "titled") and _tells_who(between)):
            continue
        who = found.span("who") if "who" in pattern.groupindex else found.span()
        if kind in ("office", "people") and _CLAUSE.search(mask, who[1], found.end()) is not None:
            continue
        return Subject("person" if kind == "titled" else kind, start, found.end(), who, start)
    return _long_office(mask, start, end) or several(mask, start, end) or _unknown(mask, start, end)


def unknown_at(mask: str, start: int, end: int) -> Subject | None:
    """The words that look like a name at a place."""
    found = _UNKNOWN.match(mask, start, end)
    return None if found is None else Subject("unknown", start, found.end(), found.span(), start)


def _unknown(mask: str, start: int, end: int) -> Subject | None:
    """Words that look like a name: somebody said it, but it can not be told who."""
    found = _UNKNOWN.match(mask, start, end)
    if found is None or (_AN_OFFICE.search(found[0]) is not None and " " not in found[0]):
        return None
    between = mask[found.end() : end]
    if not _may_stand_between(between) and _OF_SOME_BODY.fullmatch(between) is None:
        return None
    return Subject("unknown", start, found.end(), found.span(), start)


def _long_office(mask: str, start: int, end: int) -> Subject | None:
    """An office with more words: "The Special Rapporteur on counter-terrorism and human rights"."""
    found = _OFFICE.match(mask, start, end)
    if (
        found is None
        or _LONG_TAIL_ALONE.fullmatch(mask, found.end(), end) is None
        or _CLAUSE.search(mask, found.end(), end)
    ):
        return None
    return Subject("office", start, end, found.span("who"), start)


def _may_stand_between(words: str) -> bool:
    """Whether words may stand between a name and its verb: brackets, an apposition in commas, a relative clause."""
    brackets = _BETWEEN_BRACKETS.match(words)
    words = words if brackets is None else words[brackets.end() :]
    state = _OF_STATE.match(words)
    words = words if state is None else words[state.end() :]
    if words in ("", ",") or (words.startswith(", ") and words.endswith(",")) or _DASHED.fullmatch(words):
        return True
    if words.startswith(" who ") and words.endswith(",") and words.count(",") == 1:
        return True
    if not words.startswith((", ", " who ")) or ", and " in words or words.endswith((" and", " but", ",")):
        return False
    return words.startswith(" who ") or ", who " in words


def _tells_who(words: str) -> bool:
    """Whether words behind a person tell his office or body, without commas on both sides: "Mr. Doe, Head of CTED"."""
    if _AT_BODY.fullmatch(words) is not None:
        return True
    found = _OPEN_APPOSITION.fullmatch(words)
    if found is None or _AN_OFFICE.search(found["text"]) is None or (words[0] == " " and not words[1].isupper()):
        return False
    if _ENDS_IN_NAME.search(words.rstrip(",")) is None:
        return False
    return _CLAUSE.search(found["text"]) is None and _FURTHER.search(found["text"]) is None


def several(mask: str, start: int, end: int) -> Subject | None:
    """A list of subjects: who of them said it can not be told."""
    pieces = []
    position = start
    joints = list(_JOINT.finditer(mask, start, end))
    if not joints or joints[-1][0] == ", ":
        return None
    for found in joints:
        pieces.append((position, found.start()))
        position = found.end()
    pieces.append((position, end))
    if not 2 <= len(pieces) <= 10:
        return None
    for piece in pieces:
        subject = subject_at(mask, *piece)
        if subject is None or subject.end != piece[1] or subject.kind == "pronoun":
            return None
    return Subject("several", start, end, (start, end), start)
