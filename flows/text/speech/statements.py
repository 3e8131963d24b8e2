"""What was said: quotations with their speakers, and reported speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.text.names.model import Entity, Mention, Part, Place, Position, Statement
from flows.text.speech.clauses_said import clauses, main_subject
from flows.text.speech.quoted import Quoted
from flows.text.speech.quotes import documents
from flows.text.speech.said_clause import Clause
from flows.text.speech.speakers import Speaker, Speakers
from flows.text.speech.speech_text import Q, masked, sentences
from flows.text.speech.speech_words import PAST, any_of, is_verb, verbs_of_saying
from flows.text.speech.subjects import Subject, past_office, subject_at

_HEADLINES = ("title", "subtitle", "heading")
_SILENT = ("credit",)
_SHORT_QUOTE = 6
_FINITE = re.compile(rf"\b{any_of('finite')}\b|n[’']t\b|[’'](?:re|ve|ll|m)\b|\b(?:it|that|there|he|she)[’']s\b", re.I)
# "...”, said the Minister, a friend of peace, “..."
_GOES_ON = re.compile(rf"(?:,? [^,;.{Q}]{{1,120}})?, (?P<quote>{Q}+)")
_ACCORDING = re.compile(rf"(?P<start>According to |In the words of (?=[^;:]{{1,120}}, {Q}))|, according to ")
_IN_WORDS_OF = re.compile(rf"[, ]*in the words of (?P<who>[^,;:{Q}]{{2,120}}), (?={Q})")
_LEADING_QUOTE = re.compile(rf"(?P<quote>{Q}+),? (?=[^{Q}])")
# "VIENNA, 20 April 2021 — We must unite, said participants"
_DATELINE = re.compile(r"(?:[A-ZÀ-Þ]{3}[^.;:]{0,60}?|[A-ZÀ-Þ][^.;:]{0,50}? [0-9]{4})(?: ?--| [–—-]) (?=[^ ])")
_LAST_QUOTE = re.compile(rf": (?P<quote>{Q}+)[.]?$")
_FAR = 3_000
_NEAR = 120
_FEWEST = 4
_LEAD_TO_QUOTE = re.compile(rf"(?:{any_of('opener')}|{any_of('short_lead')}), (?={Q}+[ ,.]*$)")
_LEADS = re.compile(rf"{any_of('opener')} ")
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
        self.quoted = Quoted(parts)
        named: dict[int, list[Mention]] = {}
        for mention in mentions:
            if parts[mention.place.part].kind in _HEADLINES and is_verb(mention.surface):
                continue  # "Secretary-General Tells Conference": read as his name
            named.setdefault(mention.place.part, []).append(mention)
        self.masks = [
            masked(part.text, named.get(number, ()), self.quoted.stretches.get(number, ()))
            for number, part in enumerate(parts)
        ]
        self.speakers = Speakers(parts, self.masks, mentions, positions)
        self.found: list[Statement] = []
        self.sentence = 0
        self.last: tuple[int, Speaker] | None = None
        self.stage: tuple[int, Speaker] | None = None
        self.joins = False

    def read(self, part: int) -> None:
        text, mask = self.parts[part].text, self.masks[part]
        self.joins = False
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
            self._take(part, clause, speaker, start, stop, end)
        self._unnamed(part, start, end)

    def _unnamed(self, part: int, start: int, end: int) -> None:
        """A quotation before a verb of saying whose subject is nothing known: "...,” a survivor told the Assembly"."""
        mask = self.masks[part]
        last = _LAST_QUOTE.search(mask, max(start, end - _FAR), end)
        numbers = [] if last is None else self.quoted.free(part, *last.span("quote"))
        if last is not None and numbers and self._says(part, max(start, last.start() - _NEAR), last.start()):
            self.found.append(Statement(self.quoted.words(numbers, None), None, None, True))
        lead = _LEADING_QUOTE.match(mask, start, end)
        numbers = self.quoted.free(part, start, start + 1)
        if lead is None or not numbers:
            return
        if "," not in lead[0] and self.parts[part].text[lead.end("quote") - 2] not in ",?!":
            return
        verb = next(verbs_of_saying(mask, lead.end("quote"), min(end, lead.end("quote") + _NEAR)), None)
        if verb is None or not verb.quotes or PAST not in verb.kinds or "." in mask[lead.end("quote") : verb.start]:
            return
        again = _GOES_ON.match(mask, verb.end, end)
        numbers += [] if again is None else self.quoted.free(part, *again.span("quote"))
        self.found.append(Statement(self.quoted.words(numbers, None), None, None, True))
        self.joins = Q not in mask[verb.end : end]

    def _says(self, part: int, start: int, end: int) -> bool:
        """Whether a verb of saying stands at the end of a stretch."""
        found = list(verbs_of_saying(self.masks[part], start, end))
        return bool(found) and found[-1].quotes and PAST in found[-1].kinds and end - found[-1].end < _FEWEST * 4

    def _on_stage(self, part: int, main: Subject) -> tuple[int, Speaker] | None:
        """The person whom a sentence is about, who may be quoted in the next one."""
        if main.kind not in ("person", "office") and main.words(self.masks[part]).casefold() not in ("he", "she"):
            return None
        speaker = self.speakers.resolve(part, main, self.sentence)
        return None if speaker is None or speaker.entity is None else (part, speaker)

    def _take(self, part: int, clause: Clause, speaker: Speaker, start: int, stop: int, end: int) -> None:
        """The statement of one clause."""
        if clause.how == "plain":
            return
        if clause.content is not None:
            quoted = _IN_WORDS_OF.match(self.masks[part], clause.content, stop)
            if quoted is not None:
                self._said(part, [(quoted.end(), stop)], self._author(part, *quoted.span("who")))
                return
            if clause.how == "participle" and clause.subject.begin > clause.content:
                stop = min(stop, self._before(part, clause.subject.begin))
            self._said(part, [(clause.content, stop)], speaker)
            return
        self._around(part, clause, speaker, start, stop, end)

    def _author(self, part: int, start: int, end: int) -> Speaker:
        """Who a speaker quotes "in the words of"."""
        author = subject_at(self.masks[part], start, end)
        speaker = None
        if author is not None and author.end == end:
            speaker = self.speakers.resolve(part, author, self.sentence)
        return Speaker(None, Place(part, start, end), "people") if speaker is None else speaker

    def _around(self, part: int, clause: Clause, speaker: Speaker, start: int, stop: int, end: int) -> None:
        """The statement of an inserted clause: the words before it, and those behind it."""
        mask = self.masks[part]
        dateline = _DATELINE.match(self.parts[part].text, start, clause.cut) if start == 0 else None
        before = self._trimmed(part, start if dateline is None else dateline.end(), clause.cut)
        lead = _LEAD_TO_QUOTE.match(mask, *before)
        before = before if lead is None else (lead.end(), before[1])
        after = self._trimmed(part, clause.end, stop)
        is_quote = self._is_quote(part, *before)
        again = _GOES_ON.match(mask, clause.end, stop) if is_quote else None
        if again is not None:
            after = again.span("quote")
        if is_quote and not self._is_quote(part, *after):
            # "...”, he said at the opening. “...": one quotation, if nothing else is told between.
            self.joins = Q not in mask[after[0] : after[1]] and stop == end
            after = (after[1], after[1])
        if (
            not is_quote
            and after[1] > after[0]
            and (mask[clause.end : clause.end + 1] != "," or (clause.has_tail and self._stands(part, *before)))
        ):
            after = (after[1], after[1])
        if not is_quote and after[1] == after[0] and clause.has_tail and not self._stands(part, *before):
            return
        if not is_quote and after[1] > after[0] and _SHORT_LEAD.match(mask, *before) is not None:
            before = (before[1], before[1])
        self._said(part, [each for each in (before, after) if each[1] > each[0]], speaker, True)

    def _stands(self, part: int, start: int, end: int) -> bool:
        """Whether words are a sentence of their own, not only the beginning of one."""
        stretch = self.masks[part][start:end]
        return len(self.parts[part].text[start:end].split()) >= _FEWEST and (
            _LEADS.match(stretch) is None or "," in stretch
        )

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
            numbers = [number for each in stretches for number in self.quoted.free(part, *each)]
            for number in numbers:
                self._give(self.quoted.earlier(number), speaker.entity)
            places = list(self.quoted.words(numbers, speaker.entity))
        else:
            places = [Place(part, *each) for each in stretches]
        if places:
            self.found.append(Statement(tuple(places), speaker.entity, speaker.place, is_direct))
            self.last = (part, speaker)

    def _give(self, numbers: Sequence[int], entity: Entity | None) -> None:
        """A statement for each of some quotations that are paragraphs without words that name the speaker."""
        for number in numbers:
            self.found.append(Statement(self.quoted.words([number], entity), entity, None, True))

    def _alone(self, part: int, start: int, end: int) -> None:
        """A quotation that is a sentence of its own: its speaker is who has just spoken."""
        for number in self.quoted.free(part, start, end):
            before = number - 1
            if self.joins and self.found and self.found[-1].is_direct_quote:
                last = self.found[-1]
                places = self.quoted.words([number], last.speaker, last.places)
                self.found[-1] = Statement(places, last.speaker, last.speaker_place, True)
            elif self.quoted.quotes[number].follows and before in self.quoted.voices:
                self._give([number], self.quoted.voices[before])
            elif not self.quoted.goes_on(number):
                self._whole(part, [*self.quoted.earlier(number), number])

    def _whole(self, part: int, numbers: Sequence[int]) -> None:
        """Unattributed quotations of one speech, where somebody has just spoken and they are sentences."""
        first = self.quoted.quotes[numbers[0]]
        words = first.inner.slice(self.parts)
        at = first.outer.part
        last = self.last if self.last is not None and self.last[0] == at else self.stage or self.last
        if last is None or not words[:1].isupper() or _FINITE.search(words) is None or len(words.split()) < 4:
            return
        spoke, speaker = last
        if spoke != at and (spoke != at - 1 or first.outer.start > 0):
            return
        self._give(numbers, speaker.entity)
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
        behind = past_office(mask, subject, end)
        if found["start"] is not None and mask.startswith(", ", behind):
            self._said(part, [(behind + 2, end)], speaker)
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
