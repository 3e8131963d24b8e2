"""What the words around a citation say: what it is cited for, and where a mirror lost its number."""

from __future__ import annotations

import re
from functools import cache

from flows.text.dates import MONTHS
from flows.text.law.citing_forms import NAMES_BODY
from flows.text.reference import rows

_REACH = 1500
# Words that may stand between a cue and the number it governs.
_CITING_WORDS = """
a all also alia and as both by dated earlier in including inter its his most notably of on or other our particular
particularly previous provision provisions recently relevant requirements subsequent terms text that the their this
those to with well
security council council's council’s general assembly assembly's assembly’s human rights economic social
united nations un unsc sc scr unscr unscrs resolution resolutions res. no. nos.
paragraph paragraphs para para. paras. subparagraph op ops operative preambular annex annexes section sections part
chapter document documents report reports letter letters note notes statement statements presidential president
secretary-general secretary-general's secretary-general’s
"""
_BETWEEN = frozenset(_CITING_WORDS.split()) | {month.lower() for month in MONTHS}
_NUMBER = re.compile(r"[(\[]*(?:[0-9][\w/().,’'-]*|\([a-z0-9–-]{1,5}\)|[A-Z]{1,3}(?:/[\w./()-]+)?|\(?[IVX]+\)?)[)\],]*")

_MONTH = "|".join(MONTHS)
_YEAR = r"\( ?(?:19|20)[0-9]{2} ?\)"
_DAY = rf"[0-9]{{1,2}} (?:{_MONTH})"
_LOST = re.compile(
    r"[Rr](?<!\w.)esolution(?:"
    # "Council resolutions , , and ": two separators with nothing between
    rf"s?(?: ?[,;]){{2,}}+(?: ?(?:and|or)\b)?|s , ?(?:and|or)(?= ?[.;)]| ?\Z| of {_DAY}| {_YEAR})"
    # "resolutions and of 24 September 2014", "resolutions and ."
    rf"|s?,? (?:and|or)(?= ?[.;)]| {_YEAR}| of(?: ?[,.;)]|\Z| {_DAY}))"
    # "resolution (2014)", "resolutions (2001), (2005) and (2014)"
    rf"|s? ?{_YEAR}(?:(?: ?, ?| and |, and ){_YEAR})*+)"
    rf"|S(?<![\w/].)/RES/ ?{_YEAR}"
)
# "pursuant to resolution .", "paragraph 7 of resolution , "
_BARE = re.compile(
    r"(?:\b(?:[Pp]ursuant to|[Ii]n accordance with|[Bb]y adopting|[Ii]mposed by|[Ee]stablished by|[Ss]et out in"
    r"|[Cc]ontained in|[Pp]aragraphs? [0-9]{1,3}(?: ?\([a-z]\))?(?:(?:, | and )[0-9]{1,3})*+ of)"
    r" (?:(?:Security Council|General Assembly|Council|Assembly|its) )?|Security Council |General Assembly )"
    r"(?P<lost>[Rr]esolutions?)(?= [,.;:)]| ?\Z)"
)


@cache
def _functions(kind: str) -> dict[str, str]:
    return {row["cue"].lower(): row["function"] for row in rows("citation_functions") if row["kind"] == kind}


def function(text: str, start: int, force: str | None) -> str | None:
    """What the paragraph does with the mention at `start`, in lower_snake; None where nothing says so.

    A cue directly before it ("pursuant to") wins over `force`, that of the governing action verb; a verb that asks or
    decides ("Requests X to implement ...") says what is to be done, not what the citation is for.
    """
    if text[start : start + 1].isdigit() and NAMES_BODY.match(text, start) is not None:
        return _functions("names_body")["committee"]
    return _cue(text, start) or (force if force in _speaks_of() else None)


@cache
def _speaks_of() -> frozenset[str]:
    """The forces of verbs that oblige nobody, which speak of what they name."""
    return frozenset(row["force"] for row in rows("action_verbs") if row["rank"] == "0") - {"acts_under"}


def _cue(text: str, end: int) -> str | None:
    """The function of the nearest cue before `end`, where only numbers and words of citing stand behind it."""
    cues = _cues()
    floor = max(0, end - _REACH)
    while end > floor:
        if text[end - 1] == " ":
            end -= 1
            continue
        start = text.rfind(" ", floor, end) + 1 or floor
        word = text[start:end].lower().lstrip('(“"')
        stop = end - 1 if word.endswith(",") else end  # "Recalling, in particular, resolution ..."
        for cue, found in cues.get(word.rstrip(","), ()):
            before = stop - len(cue)
            if text[max(0, before) : stop].lower() == cue and (before == 0 or not text[before - 1].isalnum()):
                return found
        bare = word.strip('()[],;”"')
        if not (not bare or bare[0].isdigit() or bare in _BETWEEN or _NUMBER.fullmatch(text, start, end)):
            return None
        end = start
    return None


@cache
def _cues() -> dict[str, list[tuple[str, str]]]:
    """The cues by their last word, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for cue, value in sorted(_functions("cue").items(), key=lambda item: -len(item[0])):
        found.setdefault(cue.rsplit(" ", 1)[-1], []).append((cue, value))
    return found


def lost_numbers(text: str) -> list[tuple[int, int]]:
    """The spans where the numbers of resolutions evidently stood ("resolutions , , and "), in order."""
    if "esolution" not in text and "S/RES/" not in text:
        return []
    spans = [found.span() for found in _LOST.finditer(text)]
    taken = {start for start, _ in spans}
    bare = (found.span("lost") for found in _BARE.finditer(text))
    return sorted([*spans, *(span for span in bare if span[0] not in taken)])
