"""The words by which it is told who took part in an event and as what, as patterns."""

from __future__ import annotations

import re
from functools import cache

from flows.text.reference import rows

# What may stand within "with financial support from" and "in partnership with".
_BETWEEN = (
    r"(?:(?:the|a|an|generous|close|full|kind|active|strong|additional|further|valuable|wide|broad|direct|joint|partial|"
    r"significant|substantial|voluntary|virtual|in-person|important|invaluable|continued|high-level|technical\sand|"
    r"technical,|and|of)\s){0,4}?"
)
_JOINTLY = re.compile(r"\b(?:jointly|co-|together)", re.I)


@cache
def roles(side: str) -> dict[str, str]:
    """The role that each phrase of a side (`passive`, `behind` or `ahead`) gives."""
    return {row["phrase"]: row["role"] for row in rows("participant_words") if row["side"] == side}


@cache
def cues(side: str) -> re.Pattern[str]:
    """The phrases of a side as one pattern; those before whom they name may have an adjective inside."""
    found = sorted(roles(side), key=len, reverse=True)
    shape = {"behind": _loose, "ahead": _parted}.get(side, _plain)
    pattern = "|".join(shape(phrase) for phrase in found)
    if side == "passive":
        return re.compile(rf"(?<![\w‑-])(?P<cue>{pattern})(?P<mid>(?:[^,.;:“”()]{{0,70}}?))\sby(?=\s)", re.I)
    return re.compile(rf"(?<![\w‑-])(?P<cue>{pattern})(?![\w‑-])", re.I)


def role_of(side: str, words: str) -> str:
    """The role that such words give; empty for none."""
    told = re.sub(r"\s", " ", words.casefold().replace("‑", "-"))
    found = roles(side).get(told)
    return found or _loosely(side, told)


@cache
def _loosely(side: str, told: str) -> str:
    shape = _loose if side == "behind" else _parted
    return next((role for phrase, role in roles(side).items() if re.fullmatch(shape(phrase), told)), "")


def _parted(phrase: str) -> str:
    """ "participated on 16 October in": a date or a place may stand between verb and preposition."""
    verb, _, link = phrase.rpartition(" ")
    if link not in ("in", "at", "for") or not verb:
        return _plain(phrase)
    return rf"{_plain(verb)}(?:\s(?:on|from|in|today|virtually|yesterday|online)\b[^.,;:]{{0,40}}?)??\s{link}"


def _plain(phrase: str) -> str:
    return re.escape(phrase).replace("\\-", "[-‑]").replace("\\ ", "\\s")


def _loose(phrase: str) -> str:
    first, _, rest = phrase.partition(" ")
    return _plain(phrase) if not rest or first not in _OPEN else rf"{_plain(first)}\s{_BETWEEN}{_plain(rest)}"


_OPEN = frozenset({"with", "in", "through", "thanks", "under", "saw", "made", "heard", "opening", "closing", "keynote"})
