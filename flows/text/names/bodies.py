"""Bodies that no list has, told by the word for what they are: "Biometrics Institute", "Ministry of Justice"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from flows.text.reference import rows

_TOKEN = re.compile(r"[^\W_](?:[\w.&/‑-]|[’'](?=[^\W\d_])(?!s\b))*(?<![.])|&|[,;:.()“”\"–—]")
_LINKS = frozenset(["of", "for", "on", "and", "against", "&", "de", "des", "du", "la", "le", "da", "do"])
_BEHIND_LINKS = frozenset(["the", "of", "for"])
# Words with a capital that no name of a body begins with: they open sentences or name several bodies or an office.
_OPENERS = frozenset(
    [
        "The",
        "A",
        "An",
        "This",
        "That",
        "These",
        "Those",
        "Its",
        "Their",
        "His",
        "Her",
        "Our",
        "All",
        "Any",
        "Each",
        "Every",
        "Some",
        "Such",
        "Other",
        "Both",
        "No",
        "In",
        "On",
        "At",
        "By",
        "For",
        "From",
        "With",
        "Under",
        "As",
        "And",
        "Or",
        "But",
        "To",
        "Of",
        "When",
        "While",
        "After",
        "Before",
        "During",
        "Since",
        "Through",
        "Following",
        "Also",
        "Further",
        "Member",
        "Members",
        "Permanent",
        "Mission",
        "Missions",
        "Chair",
        "Chairman",
        "President",
        "Director",
        "Head",
        "Deputy",
        "Executive",
        "Mr",
        "Ms",
        "Mrs",
        "Dr",
        "Minister",
        "Secretary",
        "Representative",
        "Ambassador",
        "Related",
        "Read",
    ]
)
# Of these, words that may stand within one.
_WITHIN = frozenset(["Executive", "Permanent"])
# What may stand behind a body's name and is no part of it; any other word there makes it the name of something else.
_BEHIND = frozenset(
    [
        "Chair",
        "Chairman",
        "Chairperson",
        "Member",
        "Members",
        "President",
        "Director",
        "Directors",
        "Head",
        "Commissioner",
        "Chief",
        "Coordinator",
        "Secretary",
        "Executive",
        "Deputy",
        "Ambassador",
        "Spokesperson",
        "Spokesman",
        "Representative",
        "Minister",
        "General",
    ]
)
_MOST = 14
Taken = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class BodyFound:
    """A body's name in a text; `kind` is what its word says it is."""

    start: int
    end: int
    kind: str | None


@cache
def _heads() -> dict[str, str | None]:
    return {row["word"]: row["kind"] or None for row in rows("body_words")}


def bodies(text: str, taken: Taken = ()) -> Iterator[BodyFound]:
    """Names of bodies in a text: two or more words with capitals, one of which says that it is a body.

    `taken` are the names of bodies already known; a name may hold one, but never be told by a word of one.
    """
    heads = _heads()
    if not any(head in text for head in heads):
        return
    tokens = list(_TOKEN.finditer(text))
    known = {number for number, each in enumerate(tokens) if _is_in(each.start(), taken)}
    position = 0
    while position < len(tokens):
        if tokens[position][0] not in heads or position in known:
            position += 1
            continue
        reach = _Reach(text, tokens, known)
        last = reach.forward(position)
        if last is None:
            position += 1
            continue
        first = reach.backward(position)
        named = [number for number in range(first, last + 1) if _is_capitalised(tokens[number][0])]
        # "Centre of Mali" and "Secretariat for the Committee" name no body, but "Criminal Court of Mali" does.
        behind = {number for number in named if number > position}
        is_part = known.issuperset(behind) or all(tokens[number][0] in heads for number in behind)
        if len(named) >= 2 and not (first == position and is_part):
            yield BodyFound(tokens[first].start(), tokens[last].end(), heads[tokens[position][0]])
        position = last + 1


def names_body(name: str) -> bool:
    """Whether a word says that a name is a body's: its first or last one, or one before "of" and the like."""
    found = [each[0] for each in _TOKEN.finditer(name)]
    is_foreign = len(found) > 1 and found[0] in _heads() and found[1].islower()  # "Agence nationale ..."
    return is_foreign or any(
        word in _heads() and (behind is None or behind in _LINKS)
        for word, behind in zip(found, [*found[1:], None], strict=True)
    )


def _is_in(position: int, taken: Taken) -> bool:
    return any(start <= position < end for start, end in taken)


@dataclass(slots=True)
class _Reach:
    """How far a name goes around the word that says what it is."""

    text: str
    tokens: Sequence[re.Match[str]]
    known: set[int]

    def backward(self, head: int) -> int:
        first = head
        while first > 0 and head - first < _MOST and self._adjoins(first - 1):
            before = self.tokens[first - 1][0]
            if before in ("and", "&") and first < head and self._is_pair(first - 2):
                first = self._listed(first - 2)
                continue
            if not _is_capitalised(before) or (before in _OPENERS and before not in _WITHIN):
                break
            first -= 1
        while self.tokens[first][0] in _WITHIN:
            first += 1
        return first

    def _is_pair(self, number: int) -> bool:
        """Whether "X and Y Office" is one office: X opens the name, and is no other body's name."""
        if number < 0 or number in self.known or not self._adjoins(number):
            return False
        word = self.tokens[number][0]
        return _is_capitalised(word) and word not in _OPENERS and (word not in _heads() or word == "Services")

    def _listed(self, number: int) -> int:
        """Where "A, B and C Commission" begins: at A, if nothing but commas stands between the words."""
        while number > 2 and self.text[self.tokens[number - 1].end() : self.tokens[number].start()] == " ":
            comma, word = self.tokens[number - 1][0], self.tokens[number - 2]
            if comma != "," or not _is_capitalised(word[0]) or number - 2 in self.known or word[0] in _OPENERS:
                break
            number -= 2
        return number

    def forward(self, head: int) -> int | None:
        """The last word of the name; None where the words behind make it a name of something else."""
        last = head
        while last + 1 < len(self.tokens) and self._adjoins(last) and _is_capitalised(self.tokens[last + 1][0]):
            word = self.tokens[last + 1][0]
            if word in _BEHIND:
                return last
            if word not in _heads():
                return None
            last += 1
        while last - head < _MOST:
            ahead = self._linked(last, is_first=last == head)
            if ahead is None:
                return last
            last = ahead
        return last

    def _linked(self, last: int, *, is_first: bool) -> int | None:
        """The next word with a capital: at once within "of the Russian Federation", else over "of", "for", "and"."""
        number = last + 1
        links: list[str] = []
        while number < len(self.tokens) and self._adjoins(number - 1) and number - last <= 3:
            word = self.tokens[number][0]
            if _is_capitalised(word):
                if is_first and not links:
                    return None
                if "and" in links and (number in self.known or len(links) > 1):
                    return None
                # Several bodies at once, as in "Council on Human Rights Commissions": the name ends before them.
                return None if word in _OPENERS or word.removesuffix("s") in _heads().keys() - {word} else number
            if word not in _LINKS and not (links and word in _BEHIND_LINKS):
                return None
            if word in ("and", "&") and is_first:
                return None
            links.append(word)
            number += 1
        return None

    def _adjoins(self, left: int) -> bool:
        """Whether only a space stands between a word and the next one: no comma, no possessive."""
        one, other = self.tokens[left], self.tokens[left + 1]
        return self.text[one.end() : other.start()] == " " and other[0][0] not in ',;:.()“”"–—'


def _is_capitalised(word: str) -> bool:
    return word[0].isupper()
