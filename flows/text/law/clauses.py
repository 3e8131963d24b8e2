"""The verb of a task behind an action ("to report", "shall take"), and the parts that "and" joins to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.text.law.duty_words import AFTER_VERB, AMBIGUOUS, TELLS, VERBS, base_of, base_of_ing, is_adverb, words_for

_GOVERNING, _NO_SUBJECT, _CHARGED = words_for("governing"), words_for("no_subject"), words_for("charged")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'‑-]*")
_TO = re.compile(r"\b[Tt]o(?=[ ,])")
_ITEM_TO = re.compile(r"[Tt]o\b:?")
_SIDE = re.compile(r", (?:when|if|where|who|which|whose|that|should|once|unless|until|as soon as)\b")
_BEFORE_TO = re.compile(r"\s*(?P<adverb>\b(?:not|also|further|[a-z]+ly(?: and [a-z]+ly)?)\s*)?$")
_INNER = re.compile(r"\b(?:whether|which|who|that)\b")
_MODAL = re.compile(r"\b(?:(?P<may>may|can|could|would|might)|shall|should|must|will|is to|are to)\b")
_AFTER_COMMA = re.compile(r", (?:(?:also|immediately|further|then|not|[a-z]+ly) )?([a-z][a-z-]+)")
_NO_VERB = re.compile(
    r"(?:ing|ed|ion|ment|ity|ness|al|ive|ous|ic|able|ible|ary|s|ance|ence|ism|er|or|ure|ian|ese)$"
    r"|^(?:those|which|other|both|what|whom|each|such|date|women|children)$"
)
_JOINT = re.compile(
    r"(?:[,;] (?:and |or |as well as )?| (?:and|as well as) )"
    r"(?:(?:also|further|then|thereafter|subsequently) |"
    r",? ?(?:in this (?:regard|context)|as appropriate|within \w+ [a-z]+),? )?"
    r"(?P<to>to )?(?P<rest>[a-z])"
)
_ITEM_CLAUSE = re.compile(
    r"(?:and |or )?(?:(?:In|Within|With|On|At|By|Upon|Through|Under|For|As|in|within|with)\b[^,;]{2,200}, )?"
)
_NOUN_FOLLOWS = frozenset({"of", "for", "in", "by", "from", "between", "on", "and", "to", ""})
_OPEN = (" with", " to", " on", " for", " in")  # "ways to work with and inform industry"
_MOST_READ = 500  # characters: a subject or an insertion is no longer


@dataclass(frozen=True, slots=True)
class Task:
    """A verb with its "to" or "shall": `text[start:end]`, behind a subject that ends at `subject_end`."""

    subject_end: int
    start: int
    end: int
    verb: str
    is_passive: bool = False
    is_plain: bool = False  # told by its form alone ("requests that the Panel report")


@dataclass(frozen=True, slots=True)
class _Verb:
    """A word that may be a verb, in small letters, with its place."""

    start: int
    end: int
    word: str


def verb_at(text: str, position: int, end: int) -> _Verb | None:
    """The first word at a position that is no adverb and in no insertion."""
    for _ in range(4):
        if text.startswith(",", position):
            return _behind_insert(text, position, end)
        word = _WORD.match(text, position + 1 if text.startswith(" ", position) else position, end)
        if word is None:
            return None
        if not is_adverb(word[0].lower()):
            return _Verb(word.start(), word.end(), word[0].lower())
        position = word.end()
        if text.startswith(" and ", position):
            position += 4  # "fully and immediately implement"
    return None


def _behind_insert(text: str, position: int, end: int) -> _Verb | None:
    """The verb behind an insertion between commas ("shall, no later than 30 days after the delivery, submit")."""
    for found in _AFTER_COMMA.finditer(text, position + 1, min(end, position + _MOST_READ)):
        if found[1] in VERBS and (found[1] not in AMBIGUOUS or _next_word(text, found.end(1)) in AFTER_VERB):
            return _Verb(found.start(1), found.end(1), found[1])
    return None


def _next_word(text: str, end: int) -> str:
    found = _WORD.match(text, end + 1)
    return "" if found is None else found[0]


def _is_verb(text: str, found: _Verb) -> bool:
    """Whether a word behind "to" is a verb: a known one, or one with an object that looks like nothing else."""
    if found.word in VERBS:
        return True
    if not text[found.start].islower() or found.word in AFTER_VERB or len(found.word) < 4:
        return False
    return _next_word(text, found.end) in AFTER_VERB and _NO_VERB.search(found.word) is None


def whole(text: str, subject_end: int, start: int, found: _Verb, end: int) -> Task:
    """The task with this verb: "continue to" and "be" stand for the verb behind them."""
    if found.word not in ("be", "continue", "continues"):
        return Task(subject_end, start, found.end, found.word)
    is_to = text.startswith(" to ", found.end)
    behind = verb_at(text, found.end + 3 if is_to else found.end, end)
    if behind is None:
        return Task(subject_end, start, found.end, found.word)
    if found.word != "be":
        base = behind.word if is_to else base_of_ing(behind.word)
        return Task(subject_end, start, *((behind.end, base) if base in VERBS else (found.end, found.word)))
    if behind.word in _CHARGED and text.startswith(" to ", behind.end):
        charged = verb_at(text, behind.end + 3, end)
        if charged is not None:
            return Task(subject_end, start, charged.end, charged.word)
    base = base_of(behind.word)
    return Task(subject_end, start, *((behind.end, base, True) if base else (found.end, found.word)))


def infinitive(text: str, start: int, end: int) -> Task | None:
    """The first "to" with a verb that a subject from `start` on is asked to do, not one that belongs to a noun."""
    first: Task | None = None
    for found in _infinitives(text, start, end):
        if first is None:
            first = found
            if _SIDE.search(text, start, found.subject_end) is None:
                return first
        elif text.endswith(",", start, found.subject_end):
            return found
    return first


def _infinitives(text: str, start: int, end: int) -> Iterator[Task]:
    for to in _TO.finditer(text, start, end):
        found = verb_at(text, to.end(), end)
        if found is None or not _is_verb(text, found):
            continue
        before = _BEFORE_TO.search(text, max(start, to.start() - 50), to.start())
        assert before is not None
        last = text[start : before.start()].rpartition(" ")[2]
        if last not in _GOVERNING:  # in small letters; capitals are of names: "the parties to the Agreement to"
            yield whole(text, before.start(), before.start("adverb") if before["adverb"] else to.start(), found, end)


def finites(text: str, start: int, end: int) -> Iterator[Task]:
    """The verbs that may be those of a clause with "that": with "shall" or "should", or in the plain form."""
    modal = _MODAL.search(text, start, end)
    yield from _plain(text, start, end if modal is None else modal.start(), end)
    for modal in _MODAL.finditer(text, start, end):
        if text[start : modal.start()].rstrip().endswith((" who", " which", " that")):
            continue
        if modal["may"]:
            return
        found = verb_at(text, modal.end(), end)
        if found is not None:
            yield whole(text, modal.start(), modal.start(), found, end)


def _plain(text: str, start: int, stop: int, end: int) -> Iterator[Task]:
    last, last_end, is_behind_adverb = "", start, False
    for word in _WORD.finditer(text, start, min(stop, start + _MOST_READ)):
        if is_behind_adverb and word[0] == "and":
            continue  # "immediately and permanently disband"
        verb = "" if text.endswith(" as ", start, word.start()) else _base_of_third(word[0])  # "as set out in"
        is_sure = is_behind_adverb or (last[:1].isupper() and verb not in AMBIGUOUS)
        if verb and last and last.lower() not in _NO_SUBJECT and (is_sure or _acts(text, word, verb)):
            found = _Verb(word.start(), word.end(), verb)
            yield replace(whole(text, last_end, word.start(), found, end), is_plain=True)
        is_behind_adverb = is_adverb(word[0])
        if not is_behind_adverb:
            last, last_end = word[0], word.end()


def _base_of_third(word: str) -> str:
    if word in VERBS or not word.endswith("s"):
        return word if word in VERBS else ""
    return next((each for each in (word[:-1], word[:-2]) if each in VERBS), "")


def _acts(text: str, word: re.Match[str], verb: str) -> bool:
    """Whether a word that may be a noun too has something behind it that only follows a verb."""
    follows = _next_word(text, word.end())
    return (verb not in AMBIGUOUS and verb == word[0]) or follows in AFTER_VERB or follows.endswith("ly")


def item_verb(text: str) -> Task | None:
    """The verb that an item of a list begins with ("To protect", "Support the"), also behind a clause."""
    clause = _ITEM_CLAUSE.match(text)
    assert clause is not None
    to = _ITEM_TO.match(text, clause.end())
    found = verb_at(text, to.end() if to is not None else clause.end(), len(text))
    if found is None or found.word not in VERBS:
        return None
    if to is None and found.word in AMBIGUOUS and not text.startswith(",", found.end):
        follows = _next_word(text, found.end)
        if follows in _NOUN_FOLLOWS and (found.word, follows) != ("report", "to"):
            return None
    return whole(text, 0, clause.end(), found, len(text))


def joined(text: str, task: Task, end: int) -> list[Task]:
    """The task and those that "and" or a comma joins to it, each with its verb."""
    found = [task]
    for joint in _JOINT.finditer(text, task.end, end):
        verb = verb_at(text, joint.start("rest"), end)
        if verb is None or verb.word not in VERBS or verb.word == "be":
            continue
        if text[found[-1].end : joint.start()].strip(" ,") and _is_joined(text, task, joint, verb):
            found.append(whole(text, joint.start(), joint.start("to" if joint["to"] else "rest"), verb, end))
    return found


def _is_joined(text: str, task: Task, joint: re.Match[str], verb: _Verb) -> bool:
    """Whether a verb behind "and" goes on with the list, and is neither a purpose nor part of an inner clause."""
    if joint["to"]:
        return not joint[0].startswith(", to") or verb.word in TELLS  # "a report on its tools, to improve their use"
    if (
        text.endswith(_OPEN, 0, joint.start())
        or verb.word not in TELLS
        or _INNER.search(text, task.end, joint.start()) is not None
    ):
        return False
    follows = _next_word(text, verb.end)
    return bool(follows) and (follows in AFTER_VERB or verb.word not in AMBIGUOUS)
