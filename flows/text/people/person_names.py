"""Where a person's name begins and ends, how it is compared and how it is written out."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from flows.text.names.model import COUNTRY, PLACE
from flows.text.people.name_words import (
    PARTICLES,
    is_common,
    is_doubtful,
    is_function,
    is_institution,
    is_letters,
    is_name_word,
    is_particle,
    is_suffix,
    title_at,
)
from flows.text.people.person_words import person_words
from flows.text.people.word_lines import Line, Word, folded

_LONGEST = 9  # words: Sheikh Tamim bin Hamad bin Khalifa Al Thani has seven
# What stands before a name at the beginning of a sentence and could be one.
_LEADING = frozenset({"may", "june", "april", "august", "said", "will", "long", "best", "so", "an", "mine", "case"})
_NOT_BEFORE = frozenset({"in", "at", "near", "the", "a", "an", "across", "throughout", "around", "outside"})
_INNER = frozenset({"sheikh", "shaikh", "sheik", "amir", "emir", "sultan", "imam", "haji", "hajji", "malik", "mullah"})
_PLACES = person_words("place as first name")
_AFTER = re.compile(r" ?(?:[,.;:()”\"]|[—–] |\Z)")
_PIECE = re.compile(r"[^\W_]+")


class Run(NamedTuple):
    """The words of a name: from one up to before another."""

    first: int
    last: int


def name_at(line: Line, first: int, is_titled: bool = False, is_lenient: bool = False) -> Run | None:
    """The name that begins with a word. After "Mr." it may be a word of the language, if lenient its last word may."""
    last, index = first, first
    while index < min(len(line.words), first + _LONGEST):
        word = line.words[index]
        if index > first and not _joins(line, index):
            break
        if is_particle(word):
            index += 1
            continue
        if not _is_part(line, index, first, is_titled, is_lenient):
            break
        index += 1
        if not word.is_initial:
            last = index
        if word.is_possessive or is_suffix(word):
            break
    run = Run(first, last)
    if last == first or all(word.mention is not None for word in line.words[first:last]):
        return None
    if not is_titled and last - first == 1 and line.words[first].is_capitals:
        return None
    return run


def _joins(line: Line, index: int) -> bool:
    gap = line.gap(index)
    return gap == " " or (line.words[index - 1].is_initial and gap in ("", ". "))


def _is_part(line: Line, index: int, first: int, is_titled: bool, is_lenient: bool) -> bool:
    word = line.words[index]
    if word.mention is not None and not (is_titled and _is_inside(word)):
        return index == first and _is_first_name(line, index)
    if not is_name_word(word) or is_letters(word) or (index == first and is_suffix(word)):
        return False
    if index == first:
        if title_at(line, index) is not None:
            return False
        if word.is_initial and word.text.endswith("."):
            return True
        return not is_function(word) and (is_titled or not is_common(line, word))
    if is_suffix(word) or word.is_initial:
        return True
    if not is_titled and line.words[first].is_capitals and not word.is_capitals:
        return False
    if is_common(line, word):
        is_verb = word.key.endswith("s") and index - first > 1  # "Rep. Jane Doe Calls for"
        return (is_titled or is_lenient) and not is_verb and _is_last_name(line, index)
    return is_doubtful(word) or title_at(line, index) is None or _is_inner(line, index)


def _is_inner(line: Line, index: int) -> bool:
    """Whether a form of address is part of a name: Hassan Sheikh Mohamud."""
    if line.words[index].key not in _INNER or index + 1 >= len(line.words) or line.gap(index + 1) != " ":
        return False
    after = line.words[index + 1]
    is_name = after.mention is None and after.is_upper and is_name_word(after) and title_at(line, index + 1) is None
    return is_name and not is_common(line, after) and not line.words[index - 1].is_possessive


def _is_last_name(line: Line, index: int) -> bool:
    """Whether a word of the language is a surname: Nathan Sales said; but not in headlines nor in "Fahd University"."""
    word = line.words[index]
    if line.kind in ("title", "subtitle", "heading") or is_function(word) or is_institution(word) or word.is_capitals:
        return False
    if title_at(line, index) is not None or line.words[index - 1].is_initial:
        return False
    follows = index + 1 < len(line.words) and line.gap(index + 1) in (" ", "-") and line.words[index + 1].is_upper
    return not follows


def _is_inside(word: Word) -> bool:
    """Whether a country or city of one word may be part of the name of Mr. Michael Jordan."""
    mention = word.mention
    return (
        mention is not None
        and mention.entity.kind in (COUNTRY, PLACE)
        and (mention.place.start, mention.place.end) == (word.start, word.end)
    )


def _is_first_name(line: Line, index: int) -> bool:
    """Whether a country or city is a given name: "Georgia Whitcombe-Adeyemi"."""
    word = line.words[index]
    if word.key not in _PLACES or not _is_inside(word) or index + 1 >= len(line.words) or line.gap(index + 1) != " ":
        return False
    after = line.words[index + 1]
    is_name = after.mention is None and after.is_upper and is_name_word(after) and not is_common(line, after)
    return is_name and not is_institution(after) and title_at(line, index + 1) is None


def name_before(line: Line, last: int) -> Run | None:
    """The name of at least two words that ends before a word, by what it is written like alone."""
    first = last
    while first > max(0, last - _LONGEST):
        word = line.words[first - 1]
        if first < last and (word.is_possessive or not _joins(line, first)):
            break
        if not is_particle(word) and not _could_end(line, first - 1):
            break
        first -= 1
    while first < last and (is_particle(line.words[first]) or line.words[first].key in _LEADING):
        first += 1
    if first > 0 and line.gap(first) == " " and _is_of_place(line, first - 1):
        return None
    if n_letters(line, Run(first, last)) < 2 or (n_names(line, Run(first, last)) < 2 and not line.opens(first)):
        return None
    if name_at(line, first) != Run(first, last):
        return None
    return Run(first, last)


def name_around(line: Line, index: int) -> Run | None:
    """The name that has a word in it."""
    first = index
    while first > max(0, index - _LONGEST) and _could_end(line, first - 1) and not line.words[first - 1].is_possessive:
        first -= 1
        if line.gap(first) != " " or line.opens(first):
            break
    while first < index and line.words[first].key in _LEADING:
        first += 1
    run = name_at(line, first) if first < index else None
    return run if run is not None and run.last > index + 1 else None


def _is_of_place(line: Line, index: int) -> bool:
    """Whether what follows a word is as a rule a place: "in", "Government of"."""
    word = line.words[index]
    return word.key in _NOT_BEFORE or (word.key == "of" and index > 0 and line.words[index - 1].is_upper)


def _could_end(line: Line, index: int) -> bool:
    word = line.words[index]
    if word.mention is not None:
        return _is_first_name(line, index)
    if not is_name_word(word) or is_letters(word):
        return False
    return is_suffix(word) or word.is_initial or not is_common(line, word)


def n_names(line: Line, run: Run) -> int:
    """How many of its words are names, and neither initials nor particles."""
    return sum(not word.is_initial and not is_particle(word) for word in line.words[run.first : run.last])


def n_letters(line: Line, run: Run) -> int:
    """How many words and initials a name has, without particles."""
    return sum(not is_particle(word) for word in line.words[run.first : run.last])


def is_whole(line: Line, run: Run) -> bool:
    """False where the words around make it a piece of a longer name ("the Kofi Annan Foundation")."""
    return starts_whole(line, run) and ends_whole(line, run)


def starts_whole(line: Line, run: Run) -> bool:
    """False where the word before a name makes it a piece of a longer one."""
    if run.first > 0 and line.gap(run.first) == " ":
        before = line.words[run.first - 1]
        return before.is_possessive or before.text[0].islower() or not _is_more(line, run.first - 1)
    return True


def ends_whole(line: Line, run: Run) -> bool:
    """False where the word after a name makes it a piece of a longer one."""
    if run.last < len(line.words) and line.gap(run.last) in (" ", "-", "‑", "- "):
        return not is_institution(line.words[run.last]) and not _is_more(line, run.last)
    return True


def ends_well(line: Line, run: Run) -> bool:
    """Whether a mark, "and" or "who" ends a name in apposition."""
    if run.last >= len(line.words) or line.words[run.last - 1].is_possessive:
        return run.last >= len(line.words)
    after = line.words[run.last]
    is_marked = _AFTER.match(line.text, line.words[run.last - 1].stop) is not None
    return is_marked or after.key in ("and", "who") or "\u2e80" <= after.text <= "\u9fff"  # in place of a dash


def _is_more(line: Line, index: int) -> bool:
    word = line.words[index]
    return (
        word.mention is None
        and is_name_word(word)
        and not is_letters(word)
        and not is_common(line, word)
        and title_at(line, index) is None
        and not (index > 0 and word.is_initial and word.text == "I")
    )


def keys(line: Line, run: Run) -> tuple[str, ...]:
    """The folded words of a name, without initials where there are names enough."""
    return words_of([word.text for word in line.words[run.first : run.last]])


def words_of(words: list[str]) -> tuple[str, ...]:
    """Folded words, without suffixes, and without initials where two names are left."""
    folded_words = [(folded(word), word) for word in words]
    plain = [key for key, word in folded_words if not (word.isupper() and (len(word) == 1 or "." in word))]
    plain = [key for key in plain if key not in ("jr", "sr")]
    return tuple(plain) if len(plain) > 1 else tuple(key for key, _ in folded_words)


def surnames(name: tuple[str, ...]) -> list[str]:
    """What a person may be called by: the last word, and with the particles before it."""
    first = len(name) - 1
    while first > 1 and name[first - 1] in PARTICLES:
        first -= 1
    return ["".join(name[first:])] if first == len(name) - 1 else ["".join(name[first:]), name[-1]]


def written_out(name: str) -> str:
    """The name in ordinary letters, where the text has it, or its surname, in capitals."""
    return " ".join(_lowered(word, number) for number, word in enumerate(name.split()))


def _lowered(word: str, number: int) -> str:
    letters = [char for char in word if char.isalpha()]
    if len(letters) < 2 or "." in word or not all(char.isupper() for char in letters) or word in ("II", "III", "IV"):
        return word
    if number > 0 and folded(word) in PARTICLES - {"al", "el", "abu"}:
        return word.lower()
    if re.match(r"MC[A-Z]{3}", word):
        return f"Mc{word[2:].capitalize()}"
    return _PIECE.sub(lambda piece: _capitalized(word, piece), word)


def _capitalized(word: str, piece: re.Match[str]) -> str:
    before = word[max(0, piece.start() - 2) : piece.start()]
    inside = before[-1:] in ("’", "'", "ʼ", "‘") and len(before) > 1 and piece.start() > 2  # Ja’afari, but O’Brien
    return piece[0].lower() if inside else piece[0].capitalize()


def slug(name: str) -> str:
    """The name in ASCII for an identifier; letters of other scripts stay."""
    plain = unicodedata.normalize("NFC", " ".join(folded(word) for word in re.split(r"[\s‐‑–-]+", name)))
    return "-".join(plain.split())
