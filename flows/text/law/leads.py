"""The lead phrase of a paragraph of a resolution ("Recalling", "Further requests") and the action verbs in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from flows.text.reference import rows

PREAMBULAR, OPERATIVE = "preambular", "operative"
_WORD = re.compile(r"[A-Za-zÀ-ɏЀ-ӿ](?:[A-Za-zÀ-ɏЀ-ӿ’'-]*[A-Za-zÀ-ɏЀ-ӿ])?")
_FIRST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)(?: ([a-z]+))?")
_MOST_LOOKED_AT = 11  # words: the longest lead phrase and what follows it
_MOST_SKIPPED = 5
_MOST_WORDS = 3  # of a phrase; the UN seldom sets more in italics
_LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХаеорсухі", "ABEKMHOPCTXaeopcyxi")


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead phrase: `text[:end]`, what part of a resolution its form belongs to, and what its first verb does."""

    end: int
    phrase: str
    part: str
    verb: str
    force: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A form's verb, with the words that must follow it, of which the first `shown` belong to the phrase."""

    verb: str
    force: str
    part: str
    tail: tuple[str, ...]
    shown: int
    is_adjective: bool


class Word(NamedTuple):
    """A word in small letters and without hyphens, with its place."""

    text: str
    start: int
    end: int


def listed(*kinds: str) -> frozenset[str]:
    """The words of these kinds in the reference list."""
    return frozenset(row["word"] for row in rows("lead_words") if row["kind"] in kinds)


ADVERBS = listed("adverb", "while")
_DEGREES = listed("degree")
_FILLERS = listed("adverb", "possessive", "grade", "degree")
_AFTER = frozenset({"also", "further", "again", "once again", "strongly", "in particular"})
NOUNS = listed("noun")
_AFTER_NOUN, _AFTER_ADJECTIVE = listed("after_noun"), listed("after_adjective")
_DETERMINERS = listed("determiner")


def _verbs() -> dict[str, tuple[Verb, ...]]:
    found: dict[str, list[Verb]] = defaultdict(list)
    for row in rows("action_verbs"):
        for column in ("finite", "participle", "adjective"):
            part = OPERATIVE if column == "finite" else PREAMBULAR
            for form in filter(None, row[column].split("|")):
                for tail in row["tail"].split("|"):
                    shown = len(tail.partition("+")[0].split())
                    words = tuple(tail.replace("+", " ").split())
                    verb = Verb(row["verb"], row["force"], part, words, shown, column == "adjective")
                    found[form.replace("-", "")].append(verb)
    return {form: tuple(sorted(verbs, key=lambda verb: -len(verb.tail))) for form, verbs in found.items()}


VERBS = _verbs()
# The nouns of these stay upright more often than not ("Reiterates its call upon").
_SAID_AGAIN = frozenset(
    {"reiterates", "reiterating", "reaffirms", "reaffirming", "renews", "repeats", "repeating"},
)
_STARTS = frozenset(VERBS) | ADVERBS


def _shorter(word: str) -> Iterator[str]:
    """The word without each of its letters in turn."""
    return (word[:index] + word[index + 1 :] for index in range(len(word)))


_ORDINARY = listed("ordinary")
_REPAIRABLE = listed("repairable")
_SHORTENED = {short: word for word in _REPAIRABLE for short in _shorter(word)}
_HEADLESS = {word[1:]: word for word in _REPAIRABLE if word[1:] not in _ORDINARY}
_ENDS = frozenset(end for word in _REPAIRABLE for end in (word[:3], word[-3:]))
_LED_BY = {"upon": ("calls", "calling"), "note": ("takes", "taking"), "considered": ("having",), "heard": ("having",)}


def _repaired(word: str) -> str | None:
    """The verb that a damaged word was, with one letter lost, added or misread."""
    if not 6 <= len(word) <= 16 or word in _ORDINARY or _ENDS.isdisjoint((word[:3], word[-3:])):
        return None
    if word in _SHORTENED:
        return _SHORTENED[word]
    for short in _shorter(word):
        if short in _REPAIRABLE:
            return short
        whole = _SHORTENED.get(short)
        if whole is not None and len(whole) == len(word):
            return whole
    return None


def _mended(first: re.Match[str]) -> str | None:
    """The word that a damaged beginning stands for, by itself or by what follows ("Tuking note", "R ecalling")."""
    word = first[1] if first[1].isascii() else first[1].translate(_LOOK_ALIKES)
    word = word.replace("-", "").lower()
    if word in VERBS:
        return word
    following = first[2] or ""
    if len(word) <= 2 and word + following in VERBS:
        return word + following
    for whole in _LED_BY.get(following, ()):
        if len(word) == len(whole) and sum(a != b for a, b in zip(word, whole, strict=True)) == 1:
            return whole
    return _repaired(word)


def lead(text: str) -> Lead | None:
    """The lead phrase at the start of the text, or None where it begins otherwise."""
    words, head = beginning(text)
    found = read(text, words, head, _MOST_WORDS)
    if found is None:
        return None
    verb, last = found
    if last == head == 0 and len(words) > 2 and words[1].text == "and":
        other = read(text, words, 2, _MOST_WORDS, verb.part)
        last = 2 if other is not None and other[1] == 2 else last
    end = words[last].end
    return Lead(end, text[:end], verb.part, verb.verb, verb.force)


def beginning(text: str) -> tuple[list[Word], int]:
    """The first words of a text that may begin with a verb, mended, and which of them is the verb; else none."""
    first = _FIRST.match(text)
    if first is None:
        return [], 0
    word = first[1].lower()
    mended: str | None = word
    if not text[0].isupper():
        mended = _HEADLESS.get(word)  # a small letter is right only where the first one is lost
    elif word not in _STARTS:
        mended = _mended(first)
    if mended is None:
        return [], 0
    words = words_of(text, 0, len(text), _MOST_LOOKED_AT)
    if words[0].text != mended:
        n_joined = 2 if words[0].text + (first[2] or "") == mended else 1
        words[:n_joined] = [Word(mended, 0, words[n_joined - 1].end)]
    head = 0
    while head < len(words) and words[head].text in ADVERBS and words[head].text not in VERBS:
        head += 1
    return words, head


def words_of(text: str, start: int, end: int, most: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, or the first of them."""
    matches = islice(_WORD.finditer(text, start, end), most)
    return [Word(m[0].lower().replace("-", ""), m.start(), m.end()) for m in matches]


def read(text: str, words: Sequence[Word], head: int, most: int, part: str | None = None) -> tuple[Verb, int] | None:
    """The verb whose form stands at `head`, and the last word of its phrase."""
    if head >= len(words):
        return None
    best: Verb | None = None
    near = {word.text for word in words[head + 1 : head + 2 + _MOST_SKIPPED]}
    for verb in VERBS.get(words[head].text, ()):
        if (part is not None and verb.part != part) or (verb.tail and verb.tail[0] not in near):
            continue
        last = _tail(words, head, verb)
        if last is None or (not verb.tail and not _may_follow(text, words, head, verb)):
            continue
        best = best or verb
        if last > head and _fits(words, head, last, most):
            return best, last
    return None if best is None else (best, head + _n_adverbs(text, words, head))


def _tail(words: Sequence[Word], head: int, verb: Verb) -> int | None:
    """The last word of the verb's phrase, where the words that it needs follow; some may stand between them."""
    at = last = head
    skipped = 0
    for index, wanted in enumerate(verb.tail):
        at += 1
        while at < len(words) and words[at].text != wanted:
            skipped += 1
            if skipped > _MOST_SKIPPED or words[at].text not in _FILLERS:
                return None
            at += 1
        if at >= len(words):
            return None
        if index < verb.shown:
            last = at
    return last


def _fits(words: Sequence[Word], head: int, last: int, most: int) -> bool:
    """Whether a phrase is short enough: one word more with "deep" or "grave", which the UN's italics take in."""
    length = last - head + 1
    if length <= most:
        return True
    between = {word.text for word in words[head + 1 : last]}
    return length == most + 1 and between.isdisjoint(_DEGREES) and words[head].text not in _SAID_AGAIN


def _n_adverbs(text: str, words: Sequence[Word], head: int) -> int:
    """How many of the words behind a verb are adverbs of it: "Decides further that", but "Encourages further steps"."""
    for length in (2, 1):
        following = words[head + 1 : head + 1 + length]
        if len(following) < length or text[words[head].end : following[-1].end][1:].lower() not in _AFTER:
            continue
        if following[-1].text != "further" or _opens(text, words, head + length):
            return length
    return 0


def _opens(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether something new begins behind a word."""
    if at + 1 >= len(words):
        return True
    gap = text[words[at].end : words[at + 1].start]
    return not gap.isspace() or words[at + 1].text in _DETERMINERS or words[at + 1].text in VERBS


def _may_follow(text: str, words: Sequence[Word], head: int, verb: Verb) -> bool:
    """Whether what stands behind a form lets it be a verb (or adjective) here."""
    if head + 1 >= len(words):
        return not verb.is_adjective
    following = words[head + 1].text
    gap = text[words[head].end : words[head + 1].start]
    if verb.is_adjective:
        return "," in gap or following in _AFTER_ADJECTIVE
    if "," in gap or verb.part == PREAMBULAR:
        return True
    if following in ("and", "or"):
        return head + 2 < len(words) and words[head + 2].text in _STARTS
    return words[head].text not in NOUNS or following not in _AFTER_NOUN
