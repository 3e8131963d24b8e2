"""How far the name of an event runs behind its noun: "... of Heads of Agencies", "... on Countering terrorism"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from flows.text.happenings.event_dates import Dated
from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, PERSON, PLACE, Mention

_WORD = r"[A-ZÀ-Þ][\w’'‑/&-]*"
_RUN = rf"{_WORD}(?:\s{_WORD})*"
_CAPITALS = re.compile(
    rf"\s(?P<link>of|on|for|to|against|and|with|in|"
    rf"&)\s(?:the\s)?(?P<first>{_RUN})(?:\s\([A-Z][\w‑-]{{1,9}}\)(?=\s(?:of|on|for|to|and|in)\s))?"
    rf"|(?P<comma>,)\s(?P<listed>{_RUN})(?=,?\s(?:and|&)\s(?:the\s)?[A-Z]|,\s{_RUN},?\s(?:and|&)\s)"
    rf"|(?P<last>,\sand\s)(?P<end>{_RUN})"
)
_SMALL = re.compile(
    r"\s(?P<link>of|between|among|with|on(?!\s(?:the\s)?(?:margins?|sidelines?|fringes|occasion|eve|"
    r"behalf)\b)|regarding|concerning|to\s(?:commemorate|mark|discuss|celebrate|"
    r"launch|review|assess)|"
    r"at\s(?:the\s)?(?:ministerial|level|highest|expert|senior|summit))\b"
)
# Where the subject of a gathering ends.
_STOP = re.compile(
    r"[.;:()“”\"\n]|\s[–—-]\s|,\s|\s(?:held|hosted|organi[sz]ed|co[-‑]?organi[sz]ed|jointly|convened|"
    r"chaired|co[-‑]?chaired|which|that|who|whose|where|"
    r"beginning|starting|aimed|aiming|focusing|designed|dedicated|entitled|titled|took|taking|takes|was|"
    r"were|is|are|has|had|have|will|would|can|may|shall|should|concluded|concludes|opened|opens|began|"
    r"begins|started|ended|"
    r"attended|conducted|scheduled|following|during|by|at|from|as|under|including|focused|brought|"
    r"gathered|said|stressed|"
    r"and\s(?:[a-z]+ly\s)?[a-z]+s\s(?:the|that|its|all|on|to|for|a|upon|with|both)|and\s(?:stressing|"
    r"reaffirming|welcoming|urging|calling|encouraging|noting|recalling|expressing)|"
    r"and\sthe\s(?:Statement|Declaration|Communiqu|Agreement|outcome|report)|of\sits\scommitment|last|"
    r"next|this|today|yesterday|since|before|after|until|while|when)\b"
)
# "... on the overarching theme of “...”": the title follows.
_THEME = re.compile(r"(?:\s|^)(?:on\s)?the\s(?:\w+\s)?(?:theme|topic|subject|title)(?:\sof)?\s?$")
# "on Women, Peace and Security".
_TOPICS = re.compile(r"\s?(?:the\s)?[A-Z][a-z]+(?:,\s[A-Z][a-z]+){1,3},?\sand\s[A-Z][a-z]+\b")
_REGION = re.compile(r"\s(?:Region|Basin|Province|Peninsula|Islands?|City|State)\b")
_LISTED = re.compile(r"(?:,\s|\s)(?P<last>and\s)?(?:the\s)?")
# A verb and no further word of a name: "the Conference on Counter-Terrorism decided ...".
_VERB = re.compile(r"\s[a-z]+(?:ed|es)\b")
_BRACKET = re.compile(r"\((?:[A-Z][\w‑-]{1,9}|[12][0-9]{3})\)")
_VISITED = re.compile(r"\sto\s(?:the\s)?")
_GOING = ("visit", "trip", "mission")
_MAX = 260


def tail_end(
    text: str, end: int, mentions: Sequence[Mention], dated: Sequence[Dated], is_capital: bool, head: str = ""
) -> int:
    """The character behind the last one of the name."""
    limit = min(len(text), end + _MAX)
    tail = _Tail(text, mentions, dated)
    if is_capital:
        stop = tail.capitals(end, limit)
        if stop > end:
            return stop
    if head == "briefing" and (whom := _VISITED.match(text, end)) is not None:
        return tail.small(tail.led_to(whom.end(), end, (ORGANIZATION,)), limit)
    if head in _GOING and (where := _VISITED.match(text, end)) is not None:
        return tail.led_to(where.end(), end, (COUNTRY, PLACE))
    return tail.small(end, limit)


class _Tail:
    def __init__(self, text: str, mentions: Sequence[Mention], dated: Sequence[Dated]) -> None:
        self.text, self.mentions, self.dated = text, mentions, dated

    def capitals(self, end: int, limit: int) -> int:
        """Behind a name of capitalised words and what links them."""
        position, inside = end, False
        while (found := _CAPITALS.match(self.text, position, limit)) is not None:
            link = found["link"]
            begin = found.start("first") if link else found.start("listed") if found["comma"] else found.start("end")
            if not link and not inside:
                break
            if self._is_date(begin) or self._breaks(link or ",", begin, inside):
                break
            inside = inside or link in ("of", "on", "for", "against")
            position = found.end()
            if link in ("on", "for", "of", "to", "against") and (more := self._rest(position, limit)) > position:
                return more
        return position

    def led_to(self, start: int, end: int, kinds: Sequence[str]) -> int:
        """Behind the State or place that a visit led to, or the body that a briefing was for."""
        mention = next(iter(self._between(start, start + 1)), None)
        if mention is None or mention.entity.kind not in kinds:
            return end
        more = _REGION.match(self.text, mention.place.end)
        return mention.place.end if more is None else more.end()

    def small(self, end: int, limit: int) -> int:
        """Behind what follows a noun in small letters: whose it is, with whom, on what."""
        position = end
        while (found := _SMALL.match(self.text, position, limit)) is not None:
            if found["link"] == "on" and not self.text[found.end() :][:2].strip():
                break
            stop = self._clause(found.end(), limit, found["link"])
            if found["link"] == "between" and " and " not in self.text[found.end() : stop]:
                stop = self._listed(stop)
            if stop <= found.end() + 1:
                break
            position = stop
        return position

    def _listed(self, position: int) -> int:
        """Behind the parties of a meeting that a comma divides ("between A, B and C"); 0 where no last one follows."""
        for _ in range(12):
            link = _LISTED.match(self.text, position)
            if link is None:
                return 0
            mention = next(iter(self._between(link.end(), link.end() + 1)), None)
            if mention is None:
                return 0
            position = mention.place.end
            if link["last"]:
                return position
        return 0

    def _rest(self, position: int, limit: int) -> int:
        """The rest of a subject of which only the first word has a capital: "on Countering terrorism and ..."."""
        if (
            re.match(r"\s(?!of\b|on\b|for\b|in\b|and\b|to\b|against\b|with\b)[a-z]", self.text[position : position + 3])
            is None
            or _VERB.match(self.text, position) is not None
        ):
            return position
        return self._clause(position, limit, "on")

    def _clause(self, start: int, limit: int, link: str) -> int:
        """Where the words that a preposition governs end."""
        stop = limit
        found = _STOP.search(self.text, start, limit)
        listed = _TOPICS.match(self.text, start, limit) if link == "on" else None
        is_list = listed is not None and found is not None and start < found.start() and found[0] == ", "
        if listed is not None and is_list and not self._between(start, listed.end()):
            return listed.end()
        if found is not None:
            stop = found.start()
            if found[0] == "(" and (acronym := _BRACKET.match(self.text, stop)):
                stop = self._clause(acronym.end(), limit, link)
                return acronym.end() if stop <= acronym.end() else stop
        for dated in self.dated:
            if start <= dated.start < stop:
                before = re.search(r"\s+(?:(?:on|in|of|from|between)\s+)?(?:the\s+)?$", self.text[start : dated.start])
                stop = dated.start - (len(before[0]) if before else 0)
        for mention in self._between(start, stop):
            at = mention.place.start
            before = re.search(r"\s+(?:held\s+)?in\s+(?:the\s+)?$", self.text[start:at])
            if before is not None and mention.entity.kind in (PLACE, COUNTRY) and link != "to":
                stop = start + before.start()
                break
        theme = _THEME.search(self.text, max(start - 4, 0), stop)
        if theme is not None:
            stop = theme.start()
        while stop > start and self.text[stop - 1] in " ,":
            stop -= 1
        return max(stop, start)

    def _between(self, start: int, stop: int) -> list[Mention]:
        at = bisect_left(self.mentions, start, key=lambda mention: mention.place.start)
        found = []
        for mention in self.mentions[at:]:
            if mention.place.start >= stop:
                break
            found.append(mention)
        return found

    def _breaks(self, link: str, begin: int, inside: bool) -> bool:
        """Whether what is linked is another party or the place of it, and not a part of the name."""
        mention = next((mention for mention in self._between(begin, begin + 1)), None)
        if link == "in":
            return mention is None or not self.text[:begin].endswith("the ")
        if mention is None:
            return link == "with"
        kind = mention.entity.kind
        if link in ("and", "&", ",", "with"):
            return kind in (ORGANIZATION, PERSON, COUNTRY, GROUP, PLACE) and not (inside and kind == PLACE)
        return kind == PERSON

    def _is_date(self, begin: int) -> bool:
        return any(dated.start <= begin < dated.end for dated in self.dated) or self.text.startswith(
            ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), begin
        )
