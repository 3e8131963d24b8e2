"""Others of a series of events that are named by their number alone: "the next is expected in 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.text.happenings.event_left import ORDINALS
from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_register import Known
from flows.text.happenings.event_settings import Setting
from flows.text.happenings.event_words import folded

_COUNT = "|".join((*ORDINALS, "next", "previous", "last"))
_OTHER = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?)\s(?P<which>(?:{_COUNT})(?:\s(?:such\s)?one|\sedition)?|(?:[a-z-]+\s){{0,2}}edition)(?=\s(?:is|was|"
    r"will|took|had|has|in\s(?:19|20)[0-9]{2}|on\s[0-9])\b)"
)
_SERIAL = frozenset({"conference", "meeting", "workshop"})
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:st|nd|rd|th)|[IVXLC]{1,7}|(?:19|20)[0-9]{2})$")


def others(setting: Setting, main: Known | None, here: list[Known]) -> Iterator[Phrase]:
    """The phrases that name another event of the series of the one named last, else of the `main` one."""
    if setting.is_rule:
        return
    for found in _OTHER.finditer(setting.text):
        before = [known for known in here if known.last_in.get(setting.number, -1) < found.start()]
        one = max(before, key=lambda known: known.last_in[setting.number], default=main)
        _, high = setting.sentence(found.start())
        if one is None or one.kind not in _SERIAL or not setting.dated(found.end(), high):
            continue
        which = re.sub(r"\s(?:such\s)?one$", "", found["which"])
        named = one.phrases[0]
        if main is not None and (named.head == main.phrases[0].head or one is main):
            one = main  # "the first such week ... and the next"
        title = (
            f"{which} of the {_base(one.event.name)}"
            if which.endswith("edition")
            else f"{which} {_base(one.event.name)}"
        )
        at = found.start("which")
        yield Phrase(setting, found.start(), at, found.end(), at, named.head, "the", (which,), False, title=title)


def _base(name: str) -> str:
    """A name without its number."""
    name = re.sub(r"^(\w+\s)?such\s", "", name)
    first, _, rest = name.partition(" ")
    return rest if rest and (folded(first) in (*ORDINALS, "next", "last") or _NUMBER.match(first)) else name
