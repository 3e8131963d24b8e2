"""What was said: quotations with their speakers, and reported speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.text.names.clauses_said import Clause, clauses, main_subject
from flows.text.names.model import Mention, Part, Place, Position, Statement
from flows.text.names.quotes import Quotation, documents, quotations
from flows.text.names.speakers import Speaker, Speakers
from flows.text.names.speech_text import Q, masked, sentences
from flows.text.names.speech_words import any_of
from flows.text.names.subjects import Subject, subject_at

_HEADLINES = ("title", "subtitle", "heading")
_SILENT = ("credit",)
_SHORT_QUOTE = 6
_FINITE = re.compile(rf"\b{any_of('finite')}\b|n[’']t\b|[’'](?:re|ve|ll|m)\b|\b(?:it|that|there|he|she)[’']s\b", re.I)
_ACCORDING = re.compile(r"(?P<start>According to )|, according to ")
_SHORT_LEAD = re.compile(rf"{any_of('short_lead')}$")


def statements(parts: Sequence[Part], mentions: Sequence[Mention], positions: Sequence[Position]) -> list[Statement]:
    """The statements of all parts, in order."""
    reader = _Reader(parts, mentions, positions)
    silent = documents(parts)
    for number, part in enumerate(parts):
        if number not in silent and part.kind not in _SILENT:
            reader.read(number)
    return sorted(reader.found, key=lambda each: each.places[0])


class _Reader:
    """Reads part by part; keeps who spoke last and which quotations have their speaker."""

    def __init__(self, parts: Sequence[Part], mentions: Sequence[Mention], positions: Sequence[Position]) -> None:
        self.parts = parts
        self.quotes = quotations(parts)
        outer = [place for quote in self.quotes for place in quote.outer]
        self.masks = [
            masked(
                part.text,
                (mention for mention in mentions if mention.place.part == number),
                ((place.start, place.end) for place in outer if place.part == number),
            )
            for number, part in enumerate(parts)
        ]
        self.speakers = Speakers(parts, self.masks, mentions, positions)
        self.found: list[Statement] = []
        self.taken: set[int] = set()
        self.sentence = 0
        self.last: tuple[int, Speaker] | None = None
        self.stage: tuple[int, Speaker] | None = None
        self.joins = False

    def read(self, part: int) -> None:
        text, mask = self.parts[part].text, self.masks[part]
        is_headline = self.parts[part].kind in _HEADLINES
        for start, end in sentences(text, mask):
            self.sentence += 1
            if mask[start:end].strip(f" ,.!?:;{Q}") == "" and Q in mask[start:end]:
                self._alone(part, start, end)
                continue
            self.joins = False
            self._sentence(part, start, end, is_headline)

    def _sentence(self, part: int, start: int, end: int, is_headline: bool) -> None:
        mask = self.masks[part]
        if self._according(part, start, end):
            return
        found = clauses(mask, start, end, is_headline)
        main = main_subject(mask, start, end)
        if main is not None and (not found or main.begin < found[0].cut):
            speaker = self.speakers.resolve(part, main, self.sentence)
            if speaker is not None:
                self.speakers.remember(speaker, self.sentence)
        self.stage = None if main is None else self._on_stage(part, main)
        known: dict[int, Speaker | None] = {}
        for number, clause in enumerate(found):
            begin = clause.subject.begin
            if begin not in known:
                known[begin] = self.speakers.resolve(part, clause.subject, self.sentence)
            speaker = known[begin]
            if speaker is None:
                continue
            self.speakers.remember(speaker, self.sentence)
            stop = found[number + 1].cut if number + 1 < len(found) else end
            stop = stop if clause.stop is None else clause.stop
            self._take(part, clause, speaker, start, stop)

    def _on_stage(self, part: int, main: Subject) -> tuple[int, Speaker] | None:
        """The person whom a sentence is about, who may be quoted in the next one."""
        if main.kind not in ("person", "office") and main.words(self.masks[part]).casefold() not in ("he", "she"):
            return None
        speaker = self.speakers.resolve(part, main, self.sentence)
        return None if speaker is None or speaker.entity is None else (part, speaker)

    def _take(self, part: int, clause: Clause, speaker: Speaker, start: int, stop: int) -> None:
        """The statement of one clause."""
        if clause.how == "plain":
            return
        if clause.content is not None:
            if clause.how == "participle" and clause.subject.begin > clause.content:
                stop = min(stop, self._before(part, clause.subject.begin))
            self._said(part, [(clause.content, stop)], speaker)
            return
        self._around(part, clause, speaker, start, stop)

    def _around(self, part: int, clause: Clause, speaker: Speaker, start: int, stop: int) -> None:
        """The statement of an inserted clause: the words before it, and those behind it."""
        mask = self.masks[part]
        before = self._trimmed(part, start, clause.cut)
        after = self._trimmed(part, clause.end, stop)
        is_quote = self._is_quote(part, *before)
        if is_quote and not self._is_quote(part, *after):
            self.joins = mask[after[0] : after[1]] == ""
            after = (after[1], after[1])
        if not is_quote and after[1] > after[0] and mask[clause.end : clause.end + 1] != ",":
            after = (after[1], after[1])
        if not is_quote and after[1] > after[0] and _SHORT_LEAD.match(mask, *before) is not None:
            before = (before[1], before[1])
        self._said(part, [each for each in (before, after) if each[1] > each[0]], speaker, True)

    def _said(self, part: int, stretches: list[tuple[int, int]], speaker: Speaker, is_inserted: bool = False) -> None:
        places: list[Place] = []
        stretches = [self._trimmed(part, *each) for each in stretches]
        stretches = [each for each in stretches if each[1] > each[0]]
        if not stretches:
            return
        is_direct = all(
            self._is_quote(part, *each) and (is_inserted or self._is_long(part, *each)) for each in stretches
        )
        if is_direct:
            for start, end in stretches:
                places += self._inner(part, start, end)
        else:
            places = [Place(part, *each) for each in stretches]
        if places:
            self.found.append(Statement(tuple(places), speaker.entity, speaker.place, is_direct))
            self.last = (part, speaker)

    def _inner(self, part: int, start: int, end: int) -> list[Place]:
        """The places of the quotations in a stretch, without marks; those are taken then."""
        found: list[Place] = []
        for number, quote in enumerate(self.quotes):
            if number in self.taken or not any(p.part == part and start <= p.start < end for p in quote.outer):
                continue
            self.taken.add(number)
            found += quote.inner
        return self._without_stop(found)

    def _without_stop(self, places: Sequence[Place]) -> list[Place]:
        """The places without blanks and commas at their ends, and the last one without its full stop."""
        found = []
        for number, place in enumerate(places, 1):
            text = place.slice(self.parts)
            end = place.start + len(text.rstrip(" ,.;" if number == len(places) else " ,"))
            found.append(Place(place.part, place.start + len(text) - len(text.lstrip()), end))
        return found

    def _alone(self, part: int, start: int, end: int) -> None:
        """A quotation that is a sentence of its own: its speaker is who has just spoken."""
        for number, quote in enumerate(self.quotes):
            here = [place for place in quote.outer if place.part == part and start <= place.start < end]
            if number in self.taken or not here or quote.outer[-1].part != part:
                continue
            if self.joins and self.found and self.found[-1].is_direct_quote:
                self.taken.add(number)
                last = self.found[-1]
                places = tuple(self._without_stop([*last.places, *quote.inner]))
                self.found[-1] = Statement(places, last.speaker, last.speaker_place, True)
                continue
            self._whole(part, number, quote)

    def _whole(self, part: int, number: int, quote: Quotation) -> None:
        """An unattributed quotation, where somebody has just spoken and it is a sentence."""
        words = quote.inner[0].slice(self.parts)
        last = self.last if self.last is not None and self.last[0] == part else self.stage or self.last
        if last is None or not words[:1].isupper() or _FINITE.search(words) is None or len(words.split()) < 4:
            return
        spoke, speaker = last
        first = quote.outer[0]
        if spoke != first.part and (spoke != first.part - 1 or first.start > 0):
            return
        self.taken.add(number)
        places = tuple(self._without_stop(quote.inner))
        self.found.append(Statement(places, speaker.entity, None, True))
        self.last = (part, speaker)

    def _according(self, part: int, start: int, end: int) -> bool:
        """ "According to X, ..." and "..., according to X"."""
        mask = self.masks[part]
        found = _ACCORDING.search(mask, start, end)
        if found is None or (found["start"] is not None and found.start() != start):
            return False
        subject = subject_at(mask, found.end(), end)
        if subject is None or subject.kind in ("pronoun", "meeting"):
            return False
        speaker = self.speakers.resolve(part, subject, self.sentence)
        if speaker is None:
            return False
        if found["start"] is not None and mask.startswith(", ", subject.end):
            self._said(part, [(subject.end + 2, end)], speaker)
        elif found["start"] is None and mask[subject.end : end].strip(" .") == "":
            self._said(part, [(start, found.start())], speaker)
        else:
            return False
        self.speakers.remember(speaker, self.sentence)
        return True

    def _before(self, part: int, begin: int) -> int:
        """Where the words before a subject end, without "the" and title: at the comma."""
        comma = self.masks[part].rfind(",", 0, begin)
        return begin if comma < 0 else comma

    def _trimmed(self, part: int, start: int, end: int) -> tuple[int, int]:
        mask = self.masks[part]
        while start < end and mask[start] in " ,;:.":
            start += 1
        while end > start and mask[end - 1] in " ,;:.":
            end -= 1
        if mask.endswith((" and", " but"), start, end):
            end = mask.rindex(" ", start, end)
        return start, end

    def _is_quote(self, part: int, start: int, end: int) -> bool:
        stretch = self.masks[part][start:end].strip(" ,.")
        return stretch != "" and stretch.strip(f"{Q} ,.") == ""

    def _is_long(self, part: int, start: int, end: int) -> bool:
        """Whether a quotation is more than a fragment inside of reported speech."""
        if self.masks[part][max(0, start - 2) : start].strip() in (":", ","):
            return True
        words = self.parts[part].text[start:end].split()
        return len(words) >= _SHORT_QUOTE or _FINITE.search(" ".join(words)) is not None
