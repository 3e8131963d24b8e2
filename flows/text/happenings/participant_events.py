"""Of which event "organized by" tells, and which one a document is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_register import Known, Register
from flows.text.happenings.event_settings import Setting
from flows.text.happenings.event_words import GATHERINGS, heads
from flows.text.names.model import COUNTRY, ORGANIZATION, PERSON, PLACE, Mention

Pair = tuple[Phrase, Known]
Named = Mapping[int, list[Pair]]
Told = tuple[Known, Mention, str]
OCCASIONS = frozenset({*GATHERINGS, "launch", "visit"})

PART = (
    r"(?:sessions?|panels?|ceremony|plenary|segment|discussions?|simulation|exercises?|opening|closing|round[- ]?table|"
    r"panel\sdiscussion|programme|debate|talks|activity|activities|proceedings)"
)
_PLURAL = re.compile(
    r"\b(?:events|side[-‑]events|meetings|workshops|conferences|seminars|briefings|visits|sessions|"
    r"trainings|courses|webinars|summits|forums|consultations\sthat)\b[^,;.]{0,30}$",
    re.I,
)
_LIGHT = re.compile(
    r"(?:(?:for|with|held|took|taken|takes|place|convened|organi[sz]ed|hosted|conducted|launched|delivered|in|on|at|from|"
    r"to|and|the|a|an|was|is|were|are|be|being|which|that|has|been|had|will|jointly|also|concluded|opened|ended|closed|"
    r"began|this|week|today|yesterday|virtually|online|year|of|event|by|co|attended|successfully|generously|officially|"
    r"chaired|moderated|addressed|opened|inaugurated|funded|sponsored|person|format|hybrid|hotel|city|capital|"
    r"headquarters|earlier|last|next|month|entitled|titled|called|days|two|three|four|five|six|day|nearly|some|about|"
    r"over|more|than|around|up|[0-9]+|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|supported|made|possible|"
    r"it|its|their|same|second|first|third|livestreamed|benefited|benefiting|received|through|organising|organizing|hosting|part|initiative|project|under)\b|"
    r"[\s,()“”\"’—–-])*"
)
_FOR_SOME = re.compile(
    r"\s(?:for|to)\s(?:[\w,’-]+\s){0,5}?(?:officers|officials|participants|experts|people|delegates|"
    r"practitioners|professionals|prosecutors|judges|investigators|representatives|states|countries|partners|agencies)\b"
)
_RELATIVE = re.compile(
    r"[”\"]?\)?(?:\s(?:of|on|from|in|held|at)\s[^;:“”,]{2,70}?)?(?:,\s(?:which|that|the\s\w+|a\s\w+|aim\w+|design\w+|titled|entitled|organi\w+|held|dedicated|focus\w+|"
    r"part\sof|delayed|initially|made|attended)\b[^;:]{3,300},\s(?:(?:was|were|is)\s(?:also\s|jointly\s|co-?)?)?|"
    r"\s(?!that\b|said\b)[^;:“”]{3,260}?\sand\s(?:it\s)?(?:(?:was|were|is)\s(?:also\s|jointly\s|co-?)?)?)"
)
_FRONTED = re.compile(r"\s*(?:Jointly\s|Co-|[A-Z]\w+ed(?:\s(?:in|on|at)\s[^,]{2,60})?(?:\sand)?\s?|Made\s)?$")
_ITSELF = re.compile(r"\s*(?:It|This|They|Also|These)\s(?:(?:was|is|were|has been|will be)\s)?(?:\w+ly\s|also\s)?$")
NOUN = (
    r"(?:event|gathering|forum|meeting|conference|workshop|seminar|course|training|exhibit|exhibition|summit|briefing|"
    r"launch|symposium|webinar|dialogue|consultations?)"
)
A_NOUN = re.compile(rf"\s(?:the|a|an|its|their|this|that)\s(?:[\w’-]+\s){{0,5}}?{NOUN}\b")
_HE = re.compile(r"\s*(?:He|She|They|The\s[\w -]{3,60})\s(?:(?:was|were)\s)?(?:also\s)?")
_OF_PART = re.compile(
    rf"\s*(?:[A-Z]\w+ly,\s)?(?:The|Its|This|Each)\s(?:[\w’-]+\s){{0,4}}?(?:{PART}|{NOUN})\b"
    r"(?:,\s(?:which|that|held)\b[^.;:]{3,300},)?[^.;:,]{0,60}$|\s*(?:A\ssession|Panel\s[0-9IVX]+)\b[^.;:,]{0,60}$"
)
_OF_ITSELF = (
    "participants",
    "attendees",
    "delegates",
    "speakers",
    "other speakers",
    "panel",
    "other panel",
    "also ",
    "those att",
    "presenters",
    "briefers",
    "briefings were",
    "heard",
    "attendance",
    "in attendance",
    "statements were",
    "remarks were",
    "presentations were",
    "opening remarks were",
    "speaking were",
)


_LONGEST = 1500
_MOST = 60


@dataclass(slots=True)
class Sentence:
    """A sentence with the events named in it, and those named before it in its part."""

    setting: Setting
    start: int
    end: int
    here: Sequence[Pair]
    earlier: Sequence[Pair]
    heads: Sequence[int]
    """Where the nouns of those events stand."""
    about: list[tuple[int, int, Known]] = field(default_factory=list)
    """The stretches that were read already, and of which event they tell."""

    @property
    def text(self) -> str:
        """The words of its part."""
        return self.setting.text

    def before(self, at: int) -> Sequence[Pair]:
        """The last events named before a place."""
        found = self.here[: bisect_left(self.heads, at)][-4:]
        late = [pair for pair in self.here[len(found) :][:1] if pair[0].start < at] if len(self.here) < 9 else []
        return [*found, *(pair for pair in late if pair not in found)]

    def behind(self, at: int) -> Sequence[Pair]:
        """The next events named behind a place, or at it."""
        low = bisect_left(self.heads, at)
        return self.here[max(0, low - 1) : low + 4]


class Stage:
    """The one event that a document is about, if it is about one."""

    def __init__(self, register: Register, settings: Sequence[Setting], named: Named) -> None:
        self.register, self.settings, self.named = register, settings, named

    @cached_property
    def main(self) -> Known | None:
        """The event that title, first paragraph and most of the mentions are about."""
        found = [
            known for known in self.register.known if known.kind in OCCASIONS and known.event.status != "cancelled"
        ]
        return max(found, key=self._weight, default=None)

    @cached_property
    def side_events(self) -> list[Known]:
        """The side events."""
        return [known for known in self.register.known if known.kind == "side_event"]

    @cached_property
    def launches(self) -> list[Known]:
        """The launches that were not called off."""
        found = [known for known in self.register.known if known.kind == "launch" and known.event.status != "cancelled"]
        return found[:_MOST]

    @cached_property
    def visits(self) -> list[Known]:
        """The visits that took place."""
        return [known for known in self.register.known if known.kind == "visit" and known.event.status == "held"]

    @cached_property
    def briefings(self) -> list[Known]:
        """The briefings that took place."""
        return [known for known in self.register.known if known.kind == "briefing" and known.event.status == "held"]

    @cached_property
    def lead(self) -> set[int]:
        """The numbers of the first two paragraphs: the headline may stand as one."""
        return {each.number for each in [each for each in self.settings if each.part.kind == "paragraph"][:2]}

    def _weight(self, known: Known) -> int:
        is_first = any(phrase.setting.number in self.lead for phrase in known.phrases)
        return (
            3 * self.in_title(known) + 3 * is_first + min(len(known.phrases), 4) - 3 * (known.event.status == "planned")
        )

    def in_title(self, known: Known) -> bool:
        """Whether a title names an event."""
        return any(phrase.setting.part.kind in ("title", "subtitle") for phrase in known.phrases)

    def hand(self, sentence: Sentence) -> Known | None:
        """The event in hand: the last one named before in the same part, else the one that the document is about."""
        last = [known for _, known in sentence.earlier[-1:] if known.kind in OCCASIONS]
        return last[0] if last else self.main

    def told(self, words: str, sentence: Sentence) -> Known | None:
        """The event that words without a name ("the session", "a three-week course") are about, if that is clear."""
        if re.search(r"\bside[- ‑]events?\b", words) is not None:
            return self.side_events[0] if len(self.side_events) == 1 else None
        noun = re.search(rf"\b{NOUN}\b", words)
        if noun is not None:
            main = self.main
            is_main = main is not None and (
                noun[0] in main.heads
                or noun[0] in ("event", "gathering", "occasion")
                or heads().get(noun[0]) == main.kind
            )
            return main if is_main else None
        known = self.hand(sentence)
        return self.main if known is not None and known.kind == "side_event" else known


def sentences(setting: Setting, named: Sequence[Pair]) -> list[Sentence]:
    """The sentences of a part, with the events named in each."""
    at = [phrase.head_at for phrase, _ in named]
    found = []
    for start, end in setting.sentences:
        low = bisect_left(at, start)
        high = bisect_left(at, end)
        found.append(Sentence(setting, start, end, named[low:high], named[max(0, low - 1) : low], at[low:high]))
    return found


def owner(sentence: Sentence, stage: Stage, at: int, cue: str) -> Known | None:
    """The event that a cue ("organized by") is about: the one before it, else the one the sentence goes on with."""
    text, start = sentence.text, sentence.start
    before = sentence.before(at)
    if _PLURAL.search(text, max(start, at - 60), at) is not None:
        return None
    if not before:
        if at - start > 500:
            return None
        lead = text[start:at]
        ahead = [known for phrase, known in sentence.behind(at) if phrase.start > at and known.kind in OCCASIONS]
        if _FRONTED.fullmatch(lead) is not None and ahead and not cue.casefold().startswith(_OF_ITSELF):
            return ahead[0]
        is_own = cue.casefold().startswith(_OF_ITSELF) and (lead.strip() == "" or cue.startswith("heard"))
        if _HE.fullmatch(lead) is not None and cue.casefold().startswith(("accompanied", "was joined")):
            return stage.main if stage.main is not None and stage.main.kind == "visit" else None
        if is_own or _ITSELF.fullmatch(lead) is not None:
            return stage.hand(sentence) if not ahead or is_own else ahead[0]
        if _OF_PART.fullmatch(lead) is not None:
            return stage.told(lead, sentence) if not ahead else ahead[0]
        return None
    phrase, known = before[-1]
    if known.kind not in OCCASIONS or at - phrase.end > _LONGEST:
        return None
    if phrase.end >= at:
        return known
    gap = _bare(sentence, phrase.end, at)
    if _LIGHT.fullmatch(gap) is not None:
        return known
    if cue.casefold().startswith("gathering of") and re.search(r",\s(?:a|an|the)\s(?:\w+\s){0,3}$", gap) is not None:
        return known
    is_subject = (
        text[start : phrase.begin].strip(' “"') == "" or text[max(start, phrase.begin - 2) : phrase.begin] == ", "
    )
    if is_subject and _RELATIVE.fullmatch(text, phrase.end, at) is not None:
        return known
    return None


def clause_of(sentence: Sentence, at: int) -> Known | None:
    """The event of the clause that a cue ("with funding from") stands in, where another cue told it."""
    told = [known for start, end, known in sentence.about[-9:] if at - end < 600]
    if not told or any(known is not told[0] for known in told):
        return None
    between = [
        known
        for phrase, known in sentence.before(at)
        if phrase.end <= at and known is not told[0] and known.kind in OCCASIONS
    ]
    return None if between and between[-1] is not told[0] else told[0]


def _bare(sentence: Sentence, start: int, end: int) -> str:
    """What stands between two places without places, dates, what is in brackets, and what was read already."""
    text = sentence.text
    left, position = [], start
    stretches = [
        (mention.place.start, mention.place.end)
        for mention in sentence.setting.within(start, end)
        if mention.entity.kind in (PLACE, COUNTRY) or _is_venue(text, mention)
    ]
    stretches += [(dated.start, dated.end) for dated in sentence.setting.dated(start, end)]
    stretches += [(begin, stop) for begin, stop, _ in sentence.about[-9:] if start <= begin < end]
    for begin, stop in sorted(stretches):
        left.append(text[position : max(position, begin)])
        position = max(position, min(stop, end))
    left.append(text[position:end])
    rest = re.sub(r"\([^()]{1,60}\)|“[^“”]{1,200}”", " ", " ".join(left))
    return _FOR_SOME.sub(" ", rest)


def _is_venue(text: str, mention: Mention) -> bool:
    return (
        mention.entity.kind == ORGANIZATION
        and re.search(r"\b(?:at|in)\s(?:the\s)?$", text[max(0, mention.place.start - 8) : mention.place.start])
        is not None
    )


def verb_start(text: str, at: int) -> int:
    """Before the auxiliary and the adverbs of a verb."""
    found = re.compile(
        r"(?:,?\s?who\s)?(?:\s?(?:was|is|also|has|had|have|will|were|are|then|later|recently|together|jointly|both|all|"
        r"been|for\sthe\sfirst\stime|today|yesterday|personally|meanwhile|formally|officially|[a-z]+ly|decided\sto))*\s?$"
    ).search(text, max(0, at - 60), at)
    return at if found is None else found.start()


def persons(found: Sequence[Mention]) -> list[Mention]:
    """Those of them who are persons."""
    return [mention for mention in found if mention.entity.kind == PERSON]


def parties(known: Known, found: Sequence[Mention], role: str) -> Iterator[Told]:
    """Each of them as taking part in an event in a role."""
    yield from ((known, mention, role) for mention in found)
