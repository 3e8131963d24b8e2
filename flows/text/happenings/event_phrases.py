"""The noun phrases that may name an event: "the two-day conference", "XVI Meeting of Heads of Services"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from flows.text.happenings.event_dates import Dated
from flows.text.happenings.event_left import ORDINALS, Left, is_name, near
from flows.text.happenings.event_settings import Setting
from flows.text.happenings.event_tails import tail_end
from flows.text.happenings.event_words import MEETING, folded, heads, words
from flows.text.names.model import ORGANIZATION, PERSON, Mention, Place

_ALIAS = re.compile(r"\s\((?:the\s+)?[“\"]?([A-Z][^()“”\"]{1,40})[”\"]?\)")
_OF_THING = re.compile(r"\sof\sthe\s[a-z]")
_GOVERNED = re.compile(r"(\w+)\s(?:document\s)?(?:of|from|for|to|on)\s$")
# "event" itself names one only with its subject: "a high-level event on ...".
_ON_WHAT = re.compile(
    r"\s(?:on|of|to\s(?:mark|commemorate|celebrate|launch))\s(?!the\s(?:margins?|sidelines?|occasion|fringes|eve)\b|[0-9])"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One such phrase. `start` and `end` run over the name, `begin` is where its article or owner begins."""

    setting: Setting = field(repr=False)
    begin: int
    start: int
    end: int
    head_at: int
    head: str
    determiner: str
    modifiers: tuple[str, ...]
    is_proper: bool
    owner: Mention | None = None
    dated: Dated | None = None
    alias: str | None = None
    is_governed: bool = False
    is_attribute: bool = False
    title: str | None = None
    """Its name where that is not the words themselves."""
    until: int | None = None
    """Where what is said about it ends, if not with the sentence."""

    @property
    def kind(self) -> str:
        """The kind of event; empty for words that only name one again."""
        if self.head == "event" and self.modifiers and self.end > self.head_at + len(self.head):
            return MEETING
        return heads().get(self.head, "")

    @property
    def name(self) -> str:
        """Its title, else its words without article and owner."""
        return self.title or self.setting.text[self.start : self.end]

    @property
    def place(self) -> Place:
        """Where the name stands."""
        return self.setting.place(self.start, self.end)

    @property
    def sentence(self) -> tuple[int, int]:
        """The sentence that it stands in."""
        return self.setting.sentence(self.head_at)

    @property
    def is_bare(self) -> bool:
        """Whether nothing follows or stands before the noun that tells it from others."""
        return not self.modifiers and self.is_short

    @property
    def is_short(self) -> bool:
        """Whether nothing follows the noun."""
        return self.end <= self.head_end

    @property
    def is_line(self) -> bool:
        """Whether its passage is nothing but the phrase."""
        return self.begin == 0 and self.end >= len(self.setting.text.rstrip()) - 1

    @property
    def head_end(self) -> int:
        """Behind the noun."""
        return self.head_at + len(self.head)


@cache
def _noun() -> re.Pattern[str]:
    nouns = sorted((*heads(), *words("again"), *words("part")), key=len, reverse=True)
    return re.compile(
        rf"(?<![\w’'‑-])(?!plenary\s(?:session|"
        rf"meeting))(?:{'|'.join(re.escape(noun).replace('-', '[-‑]') for noun in nouns)})(?![\w‑-])",
        re.I,
    )


def phrases(setting: Setting) -> list[Phrase]:
    """The phrases of a part in its order; none begins within another."""
    found: list[Phrase] = []
    for noun in _noun().finditer(setting.text):
        if (found and noun.start() < found[-1].end) or _noun().match(setting.text, noun.end() + 1):
            continue
        phrase = _phrase(setting, noun.start(), noun.end())
        if phrase is not None and (not found or phrase.start >= found[-1].end):
            found.append(phrase)
    return found


def _phrase(setting: Setting, at: int, end: int) -> Phrase | None:
    text = setting.text
    if any(
        mention.place.start <= at < mention.place.end for mention in near(setting, at) if _is_body(mention, at, end)
    ):
        return None
    left = Left(setting, at)
    proper = is_name(left, text[at:end])
    start = left.proper_start() if proper else left.start
    head = folded(text[at:end])
    is_capital = proper or text[at].isupper() or (head == "event" and bool(left.capitals))
    is_named = head in heads() or (head == "event" and left.start < at and _ON_WHAT.match(text, end) is not None)
    stop = (
        tail_end(setting.text, end, setting.within(end, end + 300), setting.dated(end, end + 300), is_capital, head)
        if is_named
        else end
    )
    if left.dated is not None and head == "meeting" and not proper and _OF_THING.match(text, end) is not None:
        stop = end  # "acceptance at the 5 May JPSM meeting of the map"
    if head == "mission" and (stop == end or text[at] == "M" or not text.startswith(" to ", end)):
        return None
    if head == "week" and not proper and not _is_week(left, text[at]):
        return None
    proper = proper or (
        text[at].isupper()
        and stop > end
        and re.match(r"\s(?:on|of|for|in)\s(?:the\s)?[A-Z]", text[end:stop]) is not None
        and at > 0
        and left.determiner in ("the", "a", "an", "its", "")
    )
    alias = _ALIAS.match(text, stop)
    before = _GOVERNED.search(text, max(0, left.begin - 40), left.begin)
    after = re.match(r"\s([a-zA-Zé]+)", text[end : end + 40])
    return Phrase(
        setting,
        left.begin,
        start,
        stop,
        at,
        head,
        left.determiner,
        tuple(folded(word) for word in text[start:at].split()),
        proper,
        left.owner,
        left.dated,
        alias[1] if alias else None,
        before is not None and folded(before[1]) in words("document"),
        after is not None and stop == end and folded(after[1]) in words("tail"),
    )


def _is_week(left: Left, first: str) -> bool:
    """Whether it is a week of meetings and no week of the calendar."""
    own = left.text[left.start : left.at].split()
    if first == "W":
        return (
            (bool(own) and folded(own[0]) in ORDINALS)
            or (left.determiner == "the" and left.start == left.at)
            or bool(left.capitals)
        )
    return "such" in own


def _is_body(mention: Mention, at: int, end: int) -> bool:
    return mention.entity.kind in (ORGANIZATION, PERSON) and mention.place.end >= end


def premodifier_year(phrase: Phrase) -> tuple[int, int] | None:
    """Where the year stands that is a part of a name ("the 2023 Conference")."""
    found = re.compile(r"(?:19|20)[0-9]{2}(?=\s)").match(phrase.setting.text, phrase.start, phrase.head_at)
    return None if found is None else found.span()
