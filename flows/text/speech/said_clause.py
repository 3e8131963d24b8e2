"""A clause of saying, and the words that may stand behind its verb without being said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.text.speech.speech_text import Q
from flows.text.speech.speech_words import WHEN, Said
from flows.text.speech.subjects import Subject

_WORD = rf" [^\s,.;:{Q}]{{1,300}}"
_DAY = re.compile(rf"{WHEN}(?:{_WORD}){{0,14}}")
_TO = r"to(?= (?:the |an? |[^a-z]|reporters|journalists|media))"
_WHERE = re.compile(rf" (?:in|on|at|during|{_TO}|via|through|from|after|before|following|ahead|as)(?:{_WORD}){{1,16}}")
_WHOM = re.compile(rf"(?:{_WORD}){{1,16}}")
_ENDS = re.compile(rf"[,.;—]|$| (?:[—–-]|{Q})")


@dataclass(slots=True)
class Clause:
    """Somebody says something: the clause begins at `cut` with its conjunction; `content` is where what is said begins.

    It ends at `stop`, else with the next clause or the sentence. An inserted one ("States, she said, must ...") has no
    content: what is said stands before it, and behind `end`.
    """

    cut: int
    said: Said
    subject: Subject
    how: str
    content: int | None
    end: int
    stop: int | None = None

    @property
    def has_tail(self) -> bool:
        """Whether an inserted clause tells also when, where or to whom: "he told the Council today"."""
        return self.end > self.said.end + self.said.particle


def tail_end(mask: str, said: Said, end: int) -> int | None:
    """Where an inserted clause ends behind its verb and the words that tell to whom, when and where it was said."""
    position = said.end + said.particle
    patterns = [_DAY, _WHERE]
    if any("O" in verb.takes for verb in said.verbs):
        patterns.append(_WHOM)
    if _ENDS.match(mask, position, end) is not None:
        return position
    if said.particle:
        return None
    for pattern in patterns:
        found = pattern.match(mask, position, end)
        if found is not None and _ENDS.match(mask, found.end(), end) is not None:
            return found.end()
    return None
