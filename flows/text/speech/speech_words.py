"""The verbs of saying: their forms, and what they may say it with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from flows.text.reference import rows
from flows.text.speech.speech_text import C, O, P, Q


def any_of(kind: str, either_case: bool = False) -> str:
    """A pattern of all words of one kind in the list of speakers' words; `either_case`: with or without a capital."""
    words = sorted((row["word"] for row in rows("speaker_words") if row["kind"] == kind), key=len, reverse=True)
    if not either_case:
        return f"(?:{'|'.join(map(re.escape, words))})"
    return f"(?:{'|'.join(f'[{word[0].upper()}{word[0].lower()}]{re.escape(word[1:])}' for word in words)})"


PAST, THIRD, PARTICIPLE, BASE = "past", "third", "participle", "base"
ADVERBS = (
    r"(?:also|further|furthermore|again|once again|then|likewise|similarly|strongly|firmly|fully|clearly|repeatedly|"
    r"consistently|rightly|recently|previously|today|notably|subsequently|later|particularly|specifically|especially|"
    r"long|always|often|just|still|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"finally|lastly|explicitly|publicly|jointly|unanimously|[a-z]{4,12}ly)"
)
_HAVE = r"(?:has|have|had)"
_BE = r"(?:is|was|are|were)"
# Tokens, so that nothing in it can be tried twice.
_BEFORE_FINITE = re.compile(rf"(?:,? {ADVERBS},?){{0,3}}(?: {_HAVE}(?: {ADVERBS}){{0,2}})?$")
_BEFORE_PARTICIPLE = re.compile(rf" {_BE}(?: {ADVERBS}){{0,2}}$")
_REACH = 60
_ADVERBIAL = ("out", "on")
_INSERTED = re.compile(
    r",? \(?(?:inter alia|as well|too|however|for example|for instance|in particular|moreover|once again|again|"
    r"therefore|furthermore|also|in turn|among other things|for (?:his|her|its|their) part)\)?,(?= )"
)
_ASIDE = re.compile(
    r", (?:in|on|at|during|speaking|quoting|citing|with|to|as|for|through|via) [^,;.:]{1,90},(?= that )"
)
_LATER_ADVERB = re.compile(
    r" (?:in (?:the )?(?:strongest|strong|clearest|clear|no uncertain|general)(?: possible)? terms|"
    r"with (?:(?:deep|great|grave) )?(?:concern|appreciation|satisfaction|regret|interest)|"
    rf"again|once again|also|further|today|{ADVERBS})(?= )"
)
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WHEN = (
    rf"(?: (?:late |early |earlier )?(?:on )?(?:late |early )?{_DAYS}(?: (?:morning|afternoon|evening|night))?"
    r"| (?:today|yesterday|tonight)| earlier(?: (?:today|on|(?:this|in the) (?:year|month|week|day)))?"
    r"| (?:this|last) (?:year|month|week|morning|afternoon|evening))(?![\w’'-])"
)
_DATED = re.compile(rf"{WHEN}(?:,(?= that )|(?=[ .;,]|$))")
_THAT_ONE = re.compile(r"(?:of|country|State|nation|region|organ|body|group|agency|Government|Organization)\b")
_QUALITY = r"[a-z]{3,}(?:ic|ical|able|ible|ous|ive)\b[.,;]?"
_NAMES_IT = re.compile(rf" (?:it|this|that|them|the(?: [^\s,.;:]{{1,40}}){{1,5}}) (?:an? |the |{Q}|{_QUALITY})")
_WHERE = re.compile(
    r" (?:in|on|at|during|to|after|before|through|via|from|today|yesterday|by)(?: [^\s,.;:]{1,40}){1,10}?,? that(?= )"
)
# "highlighted in the first session the importance of"
_SETTING = re.compile(
    r" (?:in|at|during) (?:the|his|her|its|their)(?: (?!(?:of|in|on|for|to|and|by|with|from|at) )[^\s,.;:]{1,40}){1,4}"
    rf" (?=(?:the|an?|his|her|its|their) |[{C}{O}]+[’']s? )"
)
_WHOM = re.compile(r"(?: [^\s,.;:]{1,300}){1,25}?,? that(?= )")
_WHOM_ALONE = re.compile(
    rf" (?:reporters|journalists|lawmakers|delegates|participants|(?:the )?(?:{O}+|Council|Assembly|Committee))"
    r" (?=(?P<word>[^\s,.;:]+))"
)
# A headline has "Terrorism Spreading" for "terrorism is spreading".
_TOLD = re.compile(rf"\b{any_of('finite')}\b| [A-Z][a-z]+ing\b")
_TO_DO = re.compile(r"(?: [^\s.;:]{1,60}){1,30}? (?:not )?to [a-z]")
_WH = re.compile(r" (?:how|why|what|whether|when|where|who)(?= )")
# To welcome guests is no statement.
_GUESTS = re.compile(
    rf" (?:(?:the|all|all the|its|their|his|her) )?(?:new )?(?:{any_of('guest')}|{P}+)"
    r"(?= (?:and|to|from|at|of|in)\b|[.,;]|$)"
)
_NO_OBJECT = frozenset(row["word"] for row in rows("speaker_words") if row["kind"] == "no_object")
_NEXT = re.compile(r" (?P<word>[^\s,.;:!?]+)")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying.

    `takes` holds letters: T "that ...", B a clause without "that", N a noun phrase, I somebody "to do", O somebody
    "that ...", W "how ...", K "it a ...", Q a quotation. What it says may also follow one of `prepositions`.
    """

    base: str
    takes: str
    particle: str
    prepositions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A form of a verb of saying in a text, `kinds` what it may be; `particle` is the length of " out" behind it."""

    start: int
    end: int
    form: str
    kinds: frozenset[str]
    verbs: tuple[Verb, ...]
    particle: int = 0

    @property
    def quotes(self) -> bool:
        """Whether it may go with a quotation."""
        return any("Q" in verb.takes and (self.particle or not verb.particle) for verb in self.verbs)


@cache
def _forms() -> dict[str, tuple[frozenset[str], tuple[Verb, ...]]]:
    forms: dict[str, tuple[set[str], list[Verb]]] = {}
    for row in rows("speech_verbs"):
        verb = Verb(row["base"], row["takes"], row["particle"], tuple(row["prepositions"].split()))
        for kind in (BASE, PAST, THIRD, PARTICIPLE):
            if row[kind]:
                kinds, verbs = forms.setdefault(row[kind], (set(), []))
                kinds.add(kind)
                verbs.append(verb)
    return {form: (frozenset(kinds), tuple(verbs)) for form, (kinds, verbs) in forms.items()}


@cache
def _pattern(is_headline: bool) -> re.Pattern[str]:
    forms = "|".join(sorted(_forms(), key=len, reverse=True))
    return re.compile(rf"(?<![\w’'‑-])(?:{forms})(?![\w’'‑-])", re.I if is_headline else 0)


def is_past(word: str) -> bool:
    """Whether a word is the past of a verb of saying."""
    return PAST in _forms().get(word, (frozenset(), ()))[0]


def is_verb(word: str) -> bool:
    """Whether a word is a form of a verb of saying in the third person."""
    return THIRD in _forms().get(word.casefold(), (frozenset(), ()))[0]


def verbs_of_saying(text: str, start: int, end: int, is_headline: bool = False) -> Iterator[Said]:
    """The forms of verbs of saying in a stretch, in order; a headline may have capitals."""
    opener = _pattern(True).match(text, start, end)
    if opener is not None and not is_headline and PARTICIPLE in (found_kinds := _forms()[opener[0].casefold()])[0]:
        yield _said(text, opener, *found_kinds)
    for found in _pattern(is_headline).finditer(text, start, end):
        if found[0] == "States":
            continue
        yield _said(text, found, *_forms()[found[0].casefold()])


def _said(text: str, found: re.Match[str], kinds: frozenset[str], verbs: tuple[Verb, ...]) -> Said:
    """The form, without the verbs whose particle ("went on") does not follow where each of them has one."""
    with_particle = [each for each in verbs if each.particle in _ADVERBIAL and "Q" in each.takes]
    here = [each for each in with_particle if text.startswith(f" {each.particle}", found.end())]
    particle = len(here[0].particle) + 1 if here else 0
    return Said(found.start(), found.end(), found[0], kinds, verbs, particle)


def before_verb(text: str, said: Said, start: int, kind: str) -> int | None:
    """Where the subject of a verb ends: before its adverbs and its "has"; None where it is no finite verb."""
    reach = max(start, said.start - _REACH)
    lead = text[reach : said.start].rstrip(" ")
    if kind == PARTICIPLE:
        found = _BEFORE_PARTICIPLE.search(lead)
        return None if found is None else reach + found.start()
    found = _BEFORE_FINITE.search(lead)
    return None if found is None else reach + found.start()


def content_start(text: str, said: Said, end: int) -> int | None:
    """Where what is said begins behind a verb; None where nothing of the kind follows."""
    position = _past_insertions(text, said.end, end)
    for verb in said.verbs:
        begin = position
        if verb.particle:
            if not text.startswith(f" {verb.particle} ", begin):
                continue
            begin = _past_insertions(text, begin + 1 + len(verb.particle), end)
        found = _content_of(text, verb, begin, end)
        if found is not None:
            return found
    return None


def _past_insertions(text: str, position: int, end: int) -> int:
    for pattern in (_ASIDE, _INSERTED, _DATED, _LATER_ADVERB):
        found = pattern.match(text, position, end)
        if found is not None:
            position = found.end()
    return position


def _content_of(text: str, verb: Verb, position: int, end: int) -> int | None:
    """The same for one verb."""
    following = _NEXT.match(text, position, end)
    if following is None:
        return None
    word = following["word"].casefold()
    if "T" in verb.takes and word == "that" and _THAT_ONE.match(text, following.end() + 1) is None:
        return following.end() + 1
    if word in verb.prepositions:
        return following.end() + 1
    for letter, pattern in (("T", _WHERE), ("O", _WHOM)):
        found = pattern.match(text, position, end) if letter in verb.takes else None
        if found is not None:
            return found.end() + 1
    whom = _WHOM_ALONE.match(text, position, end) if "O" in verb.takes else None
    if whom is not None and whom["word"].casefold() not in _NO_OBJECT and _TOLD.search(text, whom.end(), end):
        return whom.end()
    if "W" in verb.takes and _WH.match(text, position, end) is not None:
        return position + 1
    setting = _SETTING.match(text, position, end) if "N" in verb.takes else None
    if setting is not None:
        return setting.end()
    if word in _NO_OBJECT:
        return None
    if verb.base == "welcome" and _GUESTS.match(text, position, end) is not None:
        return None
    if "N" in verb.takes or "B" in verb.takes:
        return position + 1
    if "K" in verb.takes and _NAMES_IT.match(text, position, end) is not None:
        return position + 1
    return position + 1 if "I" in verb.takes and _TO_DO.match(text, position, end) is not None else None
