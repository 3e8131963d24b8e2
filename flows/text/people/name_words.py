"""Which words can be part of a person's name, and which are titles."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from flows.text.people.person_words import person_words
from flows.text.people.word_lines import Line, Word, folded
from flows.text.reference import rows

HONORIFIC, RANK, OFFICE = "honorific", "rank", "office"
_MALE = person_words("male")
_FEMALE = person_words("female")
PARTICLES = person_words("particle")
RETIRED = person_words("retired")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Letters after a name that are none of it.
_LETTERS = person_words("letters")
# Words of the language that are names too: after a title they are read as such.
_BOTH = person_words("also a name")
_FUNCTION = person_words("function")
_INSTITUTIONS = person_words("institution")
_NOUN_ENDING = re.compile(r"\w{3}(?:tions?|ments?|ism|isms|ness|olog(?:y|ies)|ational|abilit(?:y|ies))\Z")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly")
_LONGEST = 9  # words of a title
_SPACES = frozenset({" ", "", "-", "- ", " -", "‑", "‑ "})


class Title(NamedTuple):
    """A title from one word up to before another."""

    kind: str
    first: int
    last: int
    is_plural: bool


@cache
def _titles() -> tuple[dict[str, tuple[str, bool]], frozenset[str]]:
    """Folded titles with their kind and whether they need their dot, and all that they can begin with."""
    found: dict[str, tuple[str, bool]] = dict.fromkeys(("amb", "sen", "rep", "gov"), (RANK, True))
    for row in rows("titles"):
        key, dotted = folded(row["title"]), row["title"].endswith(".") and " " not in row["title"]
        if key in ("m", "esq"):  # an initial as a rule; stands after names
            continue
        if key in found:
            dotted = dotted and found[key][1]
        found.setdefault(key, (row["kind"], dotted))
        found[key] = (found[key][0], dotted)
    return found, frozenset(key[:end] for key in found for end in range(1, len(key) + 1))


@cache
def _first_words() -> frozenset[str]:
    """What the first word of a title may be, however much of it is written as one word, also in the plural."""
    found = {"amb", "sen", "rep", "gov"}
    for row in rows("titles"):
        found.update(folded(row["title"][: end.start()]) for end in re.finditer(r"\b", row["title"]))
        found.add(folded(row["title"]))
    return frozenset(found | {f"{key}s" for key in found})


@cache
def _common() -> frozenset[str]:
    verbs = {folded(row[form]) for row in rows("speech_verbs") for form in ("base", "third")}
    return (frozenset(row["word"] for row in rows("common_words")) | verbs) - _BOTH


@cache
def gender(key: str) -> str | None:
    """ "m" or "f", where an honorific tells."""
    return "m" if key in _MALE else "f" if key in _FEMALE else None


def title_at(line: Line, first: int) -> Title | None:
    """The longest title that begins with a word."""
    if first < len(line.words) and line.words[first].key not in _first_words():  # nearly every word
        return None
    titles, beginnings = _titles()
    key, found = "", None
    for index in range(first, min(first + _LONGEST, len(line.words))):
        word = line.words[index]
        if word.mention is not None or (index > first and line.gap(index) not in _SPACES):
            break
        key += word.key
        if key not in beginnings and (index > first or key.removesuffix("s") not in titles):
            break
        plural = key not in titles and key.endswith("s") and key[:-1] in titles
        kind, dotted = titles.get(key[:-1] if plural else key, ("", False))
        if kind and (word.is_dotted or not dotted) and _is_printed(line, first, index, kind, key):
            found = Title(kind, first, index + 1, plural)
        if word.is_possessive:
            break
    return found


def _is_printed(line: Line, first: int, last: int, kind: str, key: str) -> bool:
    word = line.words[first]
    if kind == OFFICE:
        return key not in ("usg", "asg", "srsg", "dsrsg", "ceo") or word.text.isupper()
    if key == "he":  # not the pronoun
        return "." in word.text or (word.text == "HE" and last + 1 < len(line.words) and line.words[last + 1].is_upper)
    return word.is_upper


def is_common(line: Line, word: Word) -> bool:
    """Whether a capitalised word is one of the language and no name: also in parts ("Counter-Terrorism")."""
    if word.key in _FUNCTION:
        return True
    if word.key in _BOTH:
        return False
    if word.key in line.common and word.key not in PARTICLES:
        return True
    parts = re.split(r"[-‐‑–]", word.text)
    return _is_told(word.key) or (len(parts) > 1 and all(_is_told(folded(part)) for part in parts))


@cache
def _is_told(key: str) -> bool:
    common = _common()
    if key in common or key in _FUNCTION or _NOUN_ENDING.search(key) is not None:
        return True
    stems = [key.removesuffix(ending) for ending in _ENDINGS if key.endswith(ending)]
    return any(len(stem) > 2 and stem in common for stem in stems) or (key.endswith("ing") and f"{key[:-3]}e" in common)


def is_doubtful(word: Word) -> bool:
    """Whether a name alone could as well be a word of the language."""
    return word.key in _BOTH or word.key in PARTICLES or len(word.key) < 2


def is_month(word: Word) -> bool:
    """Whether a name is also a month's."""
    return word.key in ("may", "june", "april", "august")


def is_institution(word: Word) -> bool:
    """Whether a capitalised word after a name makes it the name of something else."""
    return word.is_upper and word.key in _INSTITUTIONS


def is_function(word: Word) -> bool:
    """Whether a word is one of grammar or of the calendar."""
    return word.key in _FUNCTION


def is_particle(word: Word) -> bool:
    """Whether a word is one of those in lower case that stand inside a name."""
    return word.text[0].islower() and word.key in PARTICLES and word.mention is None


def is_suffix(word: Word) -> bool:
    """Whether a word is one of those that end a name ("Jr.", "III")."""
    return word.is_upper and word.key in _SUFFIXES


def is_letters(word: Word) -> bool:
    """Whether a word is an abbreviation that follows names ("MP", "USG")."""
    return word.is_capitals and word.key in _LETTERS


def is_name_word(word: Word) -> bool:
    """Whether a word is written like a name: "Coninsx", "al-Baghdadi", "d’Estaing", "R."."""
    if word.is_upper:
        return not word.text[-1].isdigit()
    head, *rest = re.split(r"[’'‘ʼ`\-‐‑–]", word.text)
    return bool(rest) and rest[-1][:1].isupper() and len(head) < 4
