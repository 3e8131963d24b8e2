"""The noun phrase behind a number: what it counts."""

from __future__ import annotations

import re
from functools import cache

from flows.text.dates import MONTHS
from flows.text.reference import rows

_WORD = re.compile(r"[^\W\d_]\w*(?:[-‑–’'&.](?=\w)\w+)*")
_ADJECTIVE = re.compile(r"[a-z][\w‑-]*(?:al|ic|ive|ed|ary|ous|ian|ing|ble|ful|less|ent|ant|ern|an|ese|ish|ile)$")
_OFFICES = re.compile(r"[\w‑-]+s[-‑](?:General|at[-‑]Arms|in[-‑]Chief|Designate)$")
_POSSESSIVE = re.compile(r"[’'](?!\w)")
_MOST = 8
_DROPPED = re.compile(r"(?:more|such|further) ")
_PART = re.compile(r" of (?:its|their|the|these|those|our|his|her)(?= (?![0-9]))")
_SECOND = re.compile(r" and (?P<noun>[a-z][\w‑-]*)(?![\w’'])(?= (?P<next>[^\W\d_]+)|[.,;:)]|$)")
_ITEM = r"(?:[a-z][\w‑-]* ){0,2}[a-z][\w‑-]*"
_OTHERS = re.compile(rf"(?:, {_ITEM}){{1,6}},? (?:and|or) (?P<last>[a-z])")
# "a dozen mayors and representatives of some 25 organizations": the second noun has a number of its own.
_NUMBER_AHEAD = re.compile(
    r" (?:of|representing)(?: [a-z]+){0,2} (?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten)\b"
)
_DEMONYM = re.compile(r"[A-Z][a-z]{3,}is")
_NOT_PAIRED = frozenset(
    ("states", "countries", "nations", "organizations", "organisations", "governments", "institutions")
)
_NOT_PARTED = re.compile(r",| and | or |\bmost\b|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b")
_FALSE_ENDS = ("ss", "us", "is", "’s", "'s")


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind in the list."""
    return frozenset(row["word"] for row in rows("quantity_words") if row["kind"] == kind)


def unit_after(text: str, position: int, owned: bool, has_parts: bool) -> tuple[int, int] | None:
    """The place of the counted noun phrase behind a number's end; `owned`: "the two countries’ leaders" counts.
    `has_parts`: so does "four of its pillars".

    None where what follows is no phrase that ends in a plural noun.
    """
    part = _PART.match(text, position) if has_parts else None
    begin = position if part is None else part.end()
    if not text.startswith((" ", "\u00a0"), begin):
        return None
    begin += 1
    end = _head_end(text, begin)
    if end is None:
        return None
    if _POSSESSIVE.match(text, end) is not None and not owned:
        return None
    end = _with_others(text, begin, end) or _with_second(text, begin, end)
    dropped = _DROPPED.match(text, begin)
    begin = begin if dropped is None else dropped.end()
    if begin >= end or not _counts(text[begin:end]):
        return None
    if part is not None and _NOT_PARTED.search(text, begin, end) is not None:
        return None
    return begin, end


def _with_others(text: str, begin: int, end: int) -> int | None:
    """Where a list ends that is counted as one: "40 judges, prosecutors and police officers"."""
    head = re.split(r"[ ,]", text[begin:end])[-1].casefold()
    found = _OTHERS.match(text, end)
    if found is None or head in _NOT_PAIRED:
        return None
    stop = _head_end(text, found.start("last"))
    if stop is None or _NUMBER_AHEAD.match(text, stop) is not None:
        return None
    following = text[stop:].split(maxsplit=1)[:1] if text.startswith(" ", stop) else []
    if following and not _is_function(following[0]):
        return None
    phrases = [phrase.split() for phrase in re.split(r", (?:and |or )?| and | or ", text[end:stop]) if phrase]
    is_list = all(is_plural(each[-1]) and not each[0].endswith("ed") and _counts(each[-1]) for each in phrases)
    return stop if is_list and not any(_is_function(word) for each in phrases for word in each) else None


def _with_second(text: str, begin: int, end: int) -> int:
    """Where a pair ends that is counted as one: "five conclusions and recommendations", "10 women and children"."""
    found = _SECOND.match(text, end)
    head = re.split(r"[ ,]", text[begin:end])[-1].casefold()
    if found is None or head in _NOT_PAIRED or not is_plural(found["noun"]):
        return end
    if _NUMBER_AHEAD.match(text, found.end()) is not None:
        return end
    following = found["next"]
    return end if following is not None and not _is_function(following) else found.end()


def is_plural(word: str) -> bool:
    """Whether a word looks like a noun in the plural."""
    lower = word.casefold()
    if lower in words("plural") or lower.rpartition("-")[2] in words("plural"):
        return True
    if _OFFICES.match(word) is not None:
        return True
    if not word.endswith("s") or len(word) < 4 or lower in words("unplural"):
        return False
    return not lower.endswith(_FALSE_ENDS) or _DEMONYM.fullmatch(word) is not None


def _head_end(text: str, position: int) -> int | None:
    """Where the phrase ends: with its first plural, or a later one that stands directly behind it."""
    end = None
    before, is_open = "", False
    for number in range(_MOST):
        found = _WORD.match(text, position)
        if found is None:
            return end
        word = found[0]
        if number == 0 and not _may_begin(word):
            return None
        if _is_function(word):
            return end
        if is_plural(word) and not (word == "Nations" and before == "United"):
            # What stands as a modifier only ("rights") ends no phrase, and "police" may ("police unit personnel").
            end = None if word.casefold() in words("modifier") else found.end()
            is_open = word.casefold() in words("collective")
        elif end is not None and not is_open:
            return end
        before = word
        position = _next(text, found.end(), word, end is not None)
        if position < 0:
            return end
    return end


def _next(text: str, end: int, word: str, has_plural: bool) -> int:
    """Where the phrase may go on, or -1."""
    if not has_plural:
        for joint in (" and ", " or ", ", and "):
            if text.startswith(joint, end):
                return end + len(joint)
        if text.startswith(", ", end) and _ADJECTIVE.match(word) is not None:
            return end + 2
    return end + 1 if text.startswith((" ", "\u00a0"), end) else -1


def _may_begin(word: str) -> bool:
    first = re.split(r"[-‑.]", word, maxsplit=1)[0]
    return word not in MONTHS and first not in ("a", "p", "am", "pm", "GMT", "EST")


def _is_function(word: str) -> bool:
    lower = word.casefold()
    return lower in words("stop") or lower in ("and", "or")


def _counts(phrase: str) -> bool:
    """Whether a phrase is about things, not about time, money, measures or figures of speech."""
    each = [word.casefold() for word in re.split(r"[ ,]+", phrase)]
    head = each[-1]
    if head in words("span") or head in words("uncounted"):
        return False
    return not any(word in words("measure") for word in each)
