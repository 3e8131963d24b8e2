"""The action verbs of a paragraph of a resolution ("further requests", "calls upon"), each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.text.law.leads import ADVERBS, NOUNS, VERBS, Word, beginning, listed, read, words_of

_MOST_WORDS = 5  # of a phrase: "expresses its continued deep concern"
_BEHIND = 32  # characters before a verb that are looked at
_AHEAD = 7  # words from a verb on
_MARKS = ",;:.()"


def _forms(part: str) -> frozenset[str]:
    """The forms by which a verb of a part is found, as they are printed."""
    forms = {form for form, verbs in VERBS.items() if any(verb.part == part for verb in verbs)}
    forms |= {f"re-{form[2:]}" for form in forms if form.startswith("re")}
    return frozenset(forms | {form.capitalize() for form in forms})


_OF_PART = {part: _forms(part) for part in ("preambular", "operative")}
_GERUNDS, _ING_NOUNS = listed("gerund"), listed("ing_noun")
_JOINS = frozenset({"and", "but"})
_ASIDES = frozenset(
    {
        *(("in", which, what) for which in ("this", "that") for what in ("regard", "context", "connection", "respect")),
        ("to", "this", "end"),
        ("to", "that", "end"),
        ("the", "same", "time"),
        ("and", "in", "particular"),
    }
)
_JOINED_ASIDES = frozenset({"particular", "time"})  # they bring an "and" of their own
_STRANDED = frozenset({"on", "with", "of", "by", "for", "to", "from", "that", "which", "who"})


@dataclass(frozen=True, slots=True)
class Action:
    """An action verb with its adverbs: `text[start:end]`."""

    start: int
    end: int
    phrase: str
    verb: str
    force: str


def actions(text: str, part: str) -> list[Action]:
    """Each action verb of a paragraph of that part with its adverbs: the lead's and those that continue the list."""
    found: list[Action] = []
    words, head = beginning(text)
    first = _action(text, words, 0, head)
    if first is not None:
        found.append(first)
    for place in sorted(_places(text, _OF_PART[part])):
        taken = found[-1].end if found else 0
        action = _action_at(text, part, place, taken) if place >= taken else None
        if action is not None:
            found.append(action)
    return found


def _places(text: str, forms: frozenset[str]) -> Iterator[int]:
    """Where the text holds one of the forms as a whole word."""
    plain = text
    for mark in _MARKS:
        plain = plain.replace(mark, " ")
    for form in forms.intersection(plain.split()):
        place = text.find(form)
        while place >= 0:
            yield place
            place = text.find(form, place + len(form))


def _action_at(text: str, part: str, place: int, taken: int) -> Action | None:
    """The action whose verb begins at a place; the one before it ends at `taken`."""
    if text[max(0, place - 1) : place].isalpha():
        return None  # part of a longer word
    behind = words_of(text, max(0, place - _BEHIND), place)
    words = behind + words_of(text, place, len(text), _AHEAD)
    head = len(behind)
    if words[head].text not in VERBS:
        return None
    first = _first(text, words, head)
    return _action(text, words, first, head, part) if _continues(text, words, first, taken) else None


def _action(text: str, words: Sequence[Word], first: int, head: int, part: str | None = None) -> Action | None:
    found = read(text, words, head, _MOST_WORDS, part)
    if found is None:
        return None
    verb, last = found
    start, end = words[first].start, words[last].end
    return Action(start, end, text[start:end], verb.verb, verb.force)


def _first(text: str, words: Sequence[Word], head: int) -> int:
    """The first of the adverbs before a verb."""
    while head and words[head - 1].text in ADVERBS and text[words[head - 1].end : words[head].start].isspace():
        head -= 1
    return head


def _continues(text: str, words: Sequence[Word], first: int, taken: int) -> bool:
    """Whether a verb at this word goes on with the Council's own sentence; `taken` is where the last action ends."""
    if first == 0:
        return True
    before = words[first - 1]
    gap = text[before.end : words[first].start]
    if ";" in gap or ":" in gap:
        return True
    if gap.strip() == ")" and text[before.start - 1] == "(" and len(before.text) <= 4:
        return True  # "(a) Requests"
    if "," in gap:
        return _may_precede(text, words, first, first - 1, taken)
    if text[words[first].start].isupper():
        return False
    if tuple(word.text for word in words[max(0, first - 3) : first]) in _ASIDES:
        return first == 3 or before.text in _JOINED_ASIDES or _is_joined(text, words, first - 3)
    return before.text in _JOINS and (first == 1 or _may_precede(text, words, first, first - 2, taken))


def _is_joined(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a comma, a semicolon or "and" stands before a word."""
    gap = text[words[at - 1].end : words[at].start]
    return not gap.isspace() or words[at - 1].text in _JOINS


def _may_precede(text: str, words: Sequence[Word], first: int, at: int, taken: int) -> bool:
    """False where the word before the comma or "and" makes the verb somebody else's ("condemns and deplores")."""
    before, gap = words[at].text, text[words[at].end : words[at + 1].start]
    if words[at].end == taken or gap.strip(" ,"):
        return True
    if before in _STRANDED or (gap == " " and before in VERBS and before not in NOUNS):
        return False
    is_gerund = gap == " " or (before.endswith("ing") and before not in _ING_NOUNS)
    return words[first].text not in _GERUNDS or not is_gerund


def governing(found: Sequence[Action], position: int) -> Action | None:
    """The last action that starts before a position of the paragraph."""
    return next((action for action in reversed(found) if action.start < position), None)
