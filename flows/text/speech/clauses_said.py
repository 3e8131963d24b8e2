"""The clauses of a sentence in which somebody says something."""

from __future__ import annotations

import re
from itertools import islice

from flows.text.speech.clause_ends import ended
from flows.text.speech.headlines_said import attributed
from flows.text.speech.relative_clauses import has_relative, relative_clause, told_of
from flows.text.speech.said_clause import Clause, tail_end
from flows.text.speech.speech_text import O, P, Q
from flows.text.speech.speech_words import (
    ADVERBS,
    BASE,
    PARTICIPLE,
    PAST,
    THIRD,
    Said,
    before_verb,
    content_start,
    is_past,
    verbs_of_saying,
)
from flows.text.speech.subject_search import participle_subject, starts_of_clauses, subject_before
from flows.text.speech.subjects import Subject, past_office, subject_at, unknown_at

_PLURAL = ("people", "group", "several")
_SPEAKERS = ("person", "office", "people", "body", "state", "group", "pronoun", "several", "unknown")
_REACH = 80
_JOINED = re.compile(rf"(?P<joint>,? (?:and|but|while)|,)(?: then)?(?:,? {ADVERBS},?){{0,2}} $")
_PARTICIPLE_LEAD = re.compile(
    rf"(?:^|(?P<joint>,(?: and| while| also| by)?|{Q},?| while| by) )"
    rf"(?:{ADVERBS} |[A-Z][a-z]{{3,14}}ly )?(?:{ADVERBS} )?$"
)
# No sentence of a writer is longer or has more verbs of saying.
_LONGEST = 4_000
_MOST_VERBS = 24
_COORDINATE = re.compile(r"(?:,? and|,? but|;|,? while|—|, as) $")
_STRONG = re.compile(r"(?:;|,? while|, as) $")
_WHILE = re.compile(r"[^,] while $")
_PLUPERFECT = re.compile(r" had\b")
_GOING = re.compile(
    r" (?:went on|goes on|took the (?:floor|opportunity)|takes the (?:floor|opportunity)|wished|wishes|wanted|sought)"
    r"(?: also)? to $"
)
_CITES = ("cited", "quoted", "citing", "quoting")
_CITED = re.compile(rf" (?:the )?(?P<who>{O}+|{P}+|[^,.;:{Q}]{{2,80}})(?: \([^()]{{1,60}}\))?: (?=[^ {Q}])")
_LISTED = re.compile(r",? and (?:[a-z]+ly |also |further )?(?P<word>[a-z]+)\b")
_SLIP = re.compile(r" (?:it|him|her) to ")
_FOR_IT_TO = re.compile(r"\bfor (?:the |its |his |her )?[^\s,.;:]{1,60} to (?=[a-z])")
_TOKENS = rf"(?: (?!that |and |but )[^\s.;:{Q}]{{1,60}}){{1,12}}"
_TO_QUOTE = re.compile(
    rf"(?:[,:]?(?: that)?| (?:in|at|on|to|during|via|through|today|yesterday){_TOKENS}?[,:]) (?={Q})"
)
_TO_WHOM = re.compile(rf"{_TOKENS}?[,:]?(?: that)? (?={Q})")
_ENDS = re.compile(r"[,.;:!?]|$| (?:in|on|at|to|during|as|while|who|when|after|before|and|by|through|via|today)\b")
_COLON = re.compile(r"(?: (?:in|at|on|to|during)[^.;:]{0,80})?: (?=[^\s])")
_MAIN_VERB = re.compile(
    r"(?: \([^()]{1,90}\))?(?: (?:of|from) [^a-z ][^,;]{1,80}(?=,))?(?:,? who [^;]{1,300},|, [^;]{1,300},|,)? [a-z]"
)
_FOLLOWING = re.compile(r" (?:(?:and|or|for|to|in|on) |of (?=[a-z]))")
_LEAD_IN = re.compile(r"[A-Z][\w’'‑-]*")


def main_subject(mask: str, start: int, end: int) -> Subject | None:
    """The subject of a sentence, whatever its verb is."""
    for number, each in enumerate(starts_of_clauses(mask, start, end)):
        subject = subject_at(mask, each, end)
        if subject is not None and _MAIN_VERB.match(mask, subject.end, end) is not None:
            following = _FOLLOWING.match(mask, subject.end, end)
            if following is None:
                return subject
        if number == 0 and _LEAD_IN.match(mask, start, end) is None:
            return None
    return None


def clauses(mask: str, start: int, end: int, is_headline: bool = False) -> list[Clause]:
    """The clauses of saying of a sentence in a masked text, in order."""
    if end - start > _LONGEST:
        return []
    attribution = attributed(mask, start, end) if is_headline else None
    if attribution is not None:
        return [attribution, *_further(mask, attribution, end)]
    reader = _Sentence(mask, start, end, main_subject(mask, start, end), is_headline)
    for said in islice(verbs_of_saying(mask, start, end, is_headline), _MOST_VERBS):
        reader.take(said)
    return ended(mask, reader.found, end, is_headline)


def _further(mask: str, first: Clause, end: int) -> list[Clause]:
    """What else a headline says that somebody says: "..., Chief Warns, Urges States to Act"."""
    said = next(verbs_of_saying(mask, first.said.end, end, is_headline=True), None)
    if said is None or not said.kinds & first.said.kinds & {BASE, THIRD}:
        return []
    joint = mask[first.said.end : said.start]
    content = content_start(mask, said, end)
    if content is None or not joint.endswith((", ", " and ")) or "," in joint[:-2] or said.start < first.subject.end:
        return []
    return [Clause(said.start - 2, said, first.subject, "coordinate", content, said.end)]


class _Sentence:
    """Takes the verbs of saying in order and keeps the subject in hand."""

    def __init__(self, mask: str, start: int, end: int, main: Subject | None, is_headline: bool = False) -> None:
        self.mask, self.start, self.end, self.main, self.is_headline = mask, start, end, main, is_headline
        self.found: list[Clause] = []
        self.tense: str | None = None

    def take(self, said: Said) -> None:
        if self.found and said.start < self.found[-1].end:
            return
        clause = self._finite(said) or self._inverted(said)
        if clause is None and (
            self._open() is None or "which" in self.mask[max(self.start, said.start - 30) : said.start]
        ):
            clause = relative_clause(self.mask, self.start, self.end, said, self.main)
        clause = clause or self._participle(said) or self._coordinate(said)
        if clause is None:
            return
        if clause.how in ("finite", "coordinate", "relative"):
            self.tense = PAST if PAST in said.kinds or BASE in said.kinds else THIRD
        self.found.append(clause)

    def _open(self) -> Clause | None:
        """The clause whose content the reader is in."""
        return next((clause for clause in reversed(self.found) if clause.content is not None), None)

    def _finite(self, said: Said) -> Clause | None:
        kinds = [kind for kind in (PAST, THIRD, BASE, PARTICIPLE) if kind in said.kinds]
        for kind in kinds:
            before = before_verb(self.mask, said, self.start, PARTICIPLE if kind == PARTICIPLE else PAST)
            going = _GOING.search(self.mask[max(self.start, said.start - 40) : said.start]) if kind == BASE else None
            if going is not None:
                before = said.start - len(going[0])
            if before is None or before <= self.start:
                continue
            subject = subject_before(self.mask, self.start, before)
            if subject is not None and subject.kind == "unknown" and not (said.quotes and kind == PAST):
                continue
            if subject is None or (kind == BASE and going is None and not self._is_plural(subject)):
                continue
            if said.form.startswith("agree") and subject.kind in ("group", "state", "body"):
                continue  # States that agree have decided
            if not self._may_stand(subject, said):
                return self._behind_semicolon(said, subject)
            return self._with_content(said, subject, self._cut(subject.begin), "finite")
        return None

    def _is_plural(self, subject: Subject) -> bool:
        return subject.kind in _PLURAL or subject.words(self.mask).casefold() == "they"

    def _may_stand(self, subject: Subject, said: Said) -> bool:
        """Whether a new subject is one of the sentence, not of what somebody says in it."""
        last = self._open()
        if last is None or last.subject.begin >= last.end:
            return True
        before = self.mask[max(self.start, subject.begin - 10) : subject.begin]
        if subject.kind == "pronoun":
            return _COORDINATE.search(before) is not None
        if _WHILE.search(before) is not None and _PLUPERFECT.search(self.mask[subject.end : said.start]) is not None:
            return False
        return _STRONG.search(before) is not None

    def _behind_semicolon(self, said: Said, subject: Subject) -> Clause | None:
        """ "He said that ...; others were late, he added": the words between semicolon and comma."""
        last = self._open()
        comma = self.mask.endswith(", ", 0, subject.begin)
        if last is None or last.content is None or not comma or tail_end(self.mask, said, self.end) is None:
            return None
        semicolon = self.mask.rfind("; ", last.content, subject.begin - 2)
        if semicolon < 0 or not said.quotes:
            return None
        return Clause(semicolon, said, subject, "finite", semicolon + 2, said.end, subject.begin - 2)

    def _cut(self, begin: int) -> int:
        """Where the clause begins, with its conjunction or comma."""
        before = self.mask[max(self.start, begin - 10) : begin]
        found = re.compile(r"(?:,? (?:and|but|while)|, as|[,;:—]) $").search(before)
        return begin if found is None else begin - len(found[0])

    def _with_content(self, said: Said, subject: Subject, cut: int, how: str) -> Clause:
        """The clause with the place of what it says: a quotation, words behind the verb, or those around it."""
        is_behind_quote = self._is_quote(self.start, cut) and said.quotes
        cited = _CITED.match(self.mask, said.end, self.end) if said.form in _CITES else None
        if cited is not None:
            who = cited.span("who")
            kind = {P: "person", O: "body"}.get(self.mask[who[0]], "unknown")
            return Clause(cut, said, Subject(kind, *who, who, who[0]), how, cited.end(), cited.end())
        if not is_behind_quote:
            content = self._content(said)
            if content is None and said.quotes:
                colon = _COLON.match(self.mask, said.end, self.end)
                content = None if colon is None else colon.end()
            if content is not None:
                return Clause(cut, said, subject, how, content, said.end)
        if self.found and self.found[-1].how == "inserted" and not is_behind_quote:
            return Clause(cut, said, subject, "plain", None, said.end)
        tail = tail_end(self.mask, said, self.end)
        if is_behind_quote or (how == "finite" and cut > self.start and said.quotes and tail is not None):
            return Clause(cut, said, subject, "inserted", None, said.end + said.particle if tail is None else tail)
        return Clause(cut, said, subject, "plain", None, said.end)

    def _content(self, said: Said) -> int | None:
        """Where what a verb says begins: at a quotation or words behind it."""
        quote = _TO_QUOTE.match(self.mask, said.end + said.particle, self.end) if said.quotes else None
        if quote is None and said.quotes and any("O" in verb.takes for verb in said.verbs):
            quote = _TO_WHOM.match(self.mask, said.end, self.end)
        return content_start(self.mask, said, self.end) if quote is None else quote.end()

    def _is_quote(self, start: int, end: int) -> bool:
        stretch = self.mask[start:end].strip(" ,.")
        return stretch.endswith(Q) and (stretch.strip(Q) == "" or self._tail_is_quote(start, end))

    def _tail_is_quote(self, start: int, end: int) -> bool:
        """Whether the stretch ends in a quotation that an earlier insertion of the sentence belongs to."""
        return bool(self.found) and self.found[-1].how == "inserted" and start < end

    def _inverted(self, said: Said) -> Clause | None:
        """ "...”, said the Minister": the subject behind the verb."""
        before = self.mask[self.start : said.start].rstrip(" ")
        if not said.quotes or PARTICIPLE in said.kinds or not before.endswith((",", Q)) or self._open() is not None:
            return None
        subject = subject_at(self.mask, said.end + 1, self.end)
        if subject is None or _ENDS.match(self.mask, subject.end, self.end) is None:
            subject = unknown_at(self.mask, said.end + 1, self.end)
        if subject is None or _ENDS.match(self.mask, subject.end, self.end) is None:
            return None
        office = past_office(self.mask, subject, self.end)
        return Clause(self.start + len(before.rstrip(",")), said, subject, "inserted", None, office)

    def _participle(self, said: Said) -> Clause | None:
        if PARTICIPLE not in said.kinds:
            return None
        own = participle_subject(self.mask, self.start, said.start - 1)
        content = None if own is None else self._content(said)
        if own is not None and content is not None and (not self.found or self.found[-1].end < own.begin):
            return Clause(own.begin, said, own, "participle", content, said.end)
        reach = max(self.start, said.start - _REACH)
        lead = self.mask[reach : said.start]
        found = _PARTICIPLE_LEAD.search(lead)
        if found is None or (found["joint"] is None and reach > self.start):
            return None
        if found["joint"] == ", and" and not (self.found and self.found[-1].how == "participle"):
            return None
        subject = self.found[-1].subject if self.found else self.main
        content = self._content(said)
        if subject is None or content is None or subject.kind not in _SPEAKERS:
            return None
        if found["joint"] is None and subject.begin < said.end:
            return None
        return Clause(reach + found.start(), said, subject, "participle", content, said.end)

    def _coordinate(self, said: Said) -> Clause | None:
        """ "... and stressed that": the subject of the clause before goes on."""
        reach = max(self.start, said.start - _REACH)
        found = _JOINED.search(self.mask[reach : said.start])
        if found is None:
            return None
        subject = self.found[-1].subject if self.found else self.main
        if not self.found and has_relative(self.mask, self.start, said.start, self.main):
            subject = told_of(self.mask, self.start, said.start)
        if self.found and self.found[-1].how == "participle" and self.found[-1].subject.begin > said.end:
            return None  # "Pointing to a text which guides and outlines solutions, he": no verb of the subject to come
        if subject is None or subject.kind not in _SPEAKERS or not self._agrees(said, found["joint"]):
            return None
        content = self._content(said)
        if content is None or (found["joint"] == "," and not self._is_listed(said.end)):
            return None
        return Clause(reach + found.start(), said, subject, "coordinate", content, said.end)

    def _is_listed(self, end: int) -> bool:
        """Whether another verb with "and" follows: in "said that X, in a speech, noted ..." it is X who noted."""
        last = self._open()
        if last is None or last.content is None or last.how == "participle":
            return True
        if not self.mask.endswith("that ", 0, last.content):
            return True
        return any(is_past(found["word"]) for found in _LISTED.finditer(self.mask, end, self.end))

    def _agrees(self, said: Said, joint: str) -> bool:
        """Whether the form may go on with the clause before."""
        last = self._open()
        if self.is_headline and BASE in said.kinds and last is not None:
            return BASE in last.said.kinds  # "Speakers Warn of ..., Call for ..."
        if BASE in said.kinds and joint.endswith("and") and last is not None and last.content is not None:
            # "called for it to ... and encourage it to": nobody is called to encourage himself.
            is_infinitive = _FOR_IT_TO.search(self.mask, last.content, said.start) is not None
            return is_infinitive and _SLIP.match(self.mask, said.end, self.end) is not None
        if not self.found:
            return PAST in said.kinds and joint.endswith("and")
        kind = PAST if PAST in said.kinds else THIRD
        return kind in said.kinds and (self.tense is None or kind == self.tense)
