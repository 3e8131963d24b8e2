"""The words around time limits and recurrences: where one begins, how it may go on, and how often something is due."""

from __future__ import annotations

import re

from flows.text.dates import MONTHS, WEEKDAYS
from flows.text.law.deadline_forms import ADOPTED, COUNTED, NUMBER, UNIT, stretch_at
from flows.text.reference import rows

_DURATIONS = {row["word"]: row["duration"] or None for row in rows("recurrences")}
_USES = {row["word"]: row["use"] for row in rows("recurrences")}
_WORDS = "|".join(sorted(_DURATIONS, key=len, reverse=True))
_ALONE = "|".join(sorted((word for word, use in _USES.items() if use != "basis"), key=len, reverse=True))
_TIMES = r"once|twice|(?:two|three|four|six) times"
LEAST = r"(?:at least|at a minimum|at the minimum|no less than|not less than)"
# What a recurrence may begin with.
OFTEN = rf"every|each|{_TIMES}|on an? |at (?!least |a minimum |the minimum )|(?:{_ALONE})\b"
_LONG = rf"{NUMBER}[ -](?:calendar |working )?{UNIT}"
_RATE = re.compile(
    rf"(?:{LEAST} )?(?:every (?:(?P<every>{_LONG})|(?P<other>other |second )?(?P<unit>week|month|quarter|year)\b)"
    r"|each (?P<each>month|quarter|week|(?:calendar )?year)\b"
    rf"|(?P<times>{_TIMES}) (?:(?:a|per|every|each|an|in (?:a|every|each)) "
    rf"(?:(?P<span>{_LONG})|(?P<per>day|week|month|quarter|(?:calendar )?year|annum)\b)"
    r"|(?P<rate>annually|yearly|monthly|weekly|daily)\b)"
    rf"|on an? (?:[a-z]+,? (?:and |but )?){{0,2}}?(?P<basis>{_WORDS}|{_LONG}) basis\b"
    rf"|at (?:[a-z]+ )?(?P<interval>{_WORDS}|{_LONG}) intervals\b"
    rf"|at intervals of (?:no more than |not more than )?(?P<intervals>{_LONG})"
    rf"|(?P<word>{_ALONE})\b)"
)
_SINCE = re.compile(
    rf" (?:(?:starting|beginning|as) )?(?:after|following|from|of) {ADOPTED}|,? (?:and )?thereafter\b|,? after that\b"
)
_EXACTLY = re.compile(
    r",? (?:and |but |i\.e\.,? |that is,? |preferably )?(?=(?:at least|at a minimum|no less than|every|twice|once) )"
)
_REPORTS = (
    "report|review|brief|update|assessment|account|statement|meeting|consultation|list|forecast|debate|information"
    "|evaluation|summar|survey|audit|visit|dialogue|discussion|exchange|inspection|submission|notification"
)
_REPORT = re.compile(
    rf"[ -](?:(?!and\b|or\b)[a-z-]+ ){{0,3}}?(?:{_REPORTS})"
    r"(?:(?P<many>(?:ie)?s|ings|(?<=report)ing)|ing|y)?\b"
)
_ONE_OF = re.compile(
    r"\b(?:an?|each|every|any)(?: [a-z-]+){0,2} \Z|\bcontinu(?:e|ing)(?: with)? (?:its|his|their|the) \Z"
)
_PLAIN = r"(?!(?:of|to|in|for|with|and|on|by)\b)[\w’'-]+"
_KNOWN = re.compile(
    r"\b(?:the|this|that|such|last|latest|previous|next|first|second|third|initial|these|those|more effective)"
    rf"(?: {_PLAIN}){{0,2}} \Z",
    re.I,
)
_OWN = re.compile(r"(?:\b(?:its|his|their|her)|[’']s?)(?: [a-z-]+){0,2} \Z")
_ADVERB = re.compile(
    r"[,.;:)]|$| (?:to|on|in|and|through|with|from|until|by|for|or|at|as|the|of|via|thereafter|during|including|after"
    r"|following)\b"
)
_UNITS = {"day": "P1D", "week": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y", "annum": "P1Y"}
_COUNTS = {"once": 1, "twice": 2, "two times": 2, "three times": 3, "four times": 4, "six times": 6}
_RATES = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
_NONE = ""

_LIMIT = (
    r"by,? (?:no|not) later tha[nt]|(?:no|not) later tha[nt]|at the latest,? (?:by|on)|(?:on|by) or before"
    r"|by(?:,? at the latest,?)?|before|prior to|in advance of|ahead of|up until|until|up to(?: and including)?|through"
    r"|till"
)
_DUE = (
    rf"(?:the )?(?:[0-9]|{NUMBER}|an? |[{''.join(sorted({name[0] for name in (*MONTHS, *WEEKDAYS)}))}]|mid|noon|close"
    r"|early|late|start|beginn|end|expir|termin|complet|conclu|its |their )"
)
_NEXT = r"(?:the |this |that |a )(?:(?:next|following|coming|first|initial|final|same|said|above-mentioned) )?"
# The first letters only: most words are passed over by these.
_FIRST = (
    r"by|before |no[t ]|at (?:the [elm]|(?!the )[a-z0-9])|on (?:or |an? |(?:the )?[0-9JFMASOND])|prior|ahead |up |until"
    r"|in (?:th[aei]|adv|[ato0-9fsenJFMASOND])|through|till|within|for [a-z0-9]|to [0-9JFMASOND]|every |each |once"
    r"|twice|[0-9]|a hundred|"
)
_FIRST += "|".join(sorted({word[:3] for word in (*COUNTED, *(word for word, use in _USES.items() if use != "basis"))}))
# One pass finds where something may begin, by the space before it for which the machine scans fast.
START = re.compile(
    rf" [(“]?(?={_FIRST})(?:(?P<limit>{_LIMIT})(?: (?={_DUE})|(?=[0-9]))"
    rf"|(?P<within>within|in|at the end of) (?:a period of |{_NEXT})?(?={NUMBER}|an? )"
    rf"|(?P<period>for) (?=an? |the |another |its |one |up to |no |period|term|{NUMBER})"
    r"|(?P<on>on (?=(?:the )?[0-9JFMASOND])|in (?=[JFMASOND]))"
    r"|(?P<to>to) (?=[0-9JFMASOND])"
    rf"|(?P<often>(?:{LEAST} )?(?:{OFTEN}))"
    rf"|(?P<number>(?:{LEAST} )?{NUMBER})(?=[ -]+(?:to |or |[dwmyhcb])))"
)
NAMED = re.compile(r"(?:the|this|that) (?!next|following|coming)")
AT_LEAST = re.compile(rf"{LEAST} ")
AHEAD = re.compile(r" (?:before|prior to|in advance of|ahead of|preceding) ")
AFTER = re.compile(r",? (?:(?:starting|beginning|counting|as) )?(?:after|from|following|of|beyond) ")
STARTS = re.compile(
    r",? (?:(?:starting|beginning|commencing|effective|with effect|as)(?: from| on| with| of| at| upon)?"
    r"|from|after|following|beyond) "
)
LINK = re.compile(
    r"(?:,? (?:and|or)(?: again)?,?|,|;? and again) "
    r"(?:(?P<limit>by|no later than|not later than|on|before|prior to) )?"
)
# Of an event only this one bounds many reports: "before the end of the mandate period".
MANDATE_ENDS = re.compile(
    r"(?:the )?(?:end|expiry|expiration|termination|completion|conclusion) of "
    r"(?:(?:its|the|this|that|their|his|[A-Z]+[’']s?)(?: (?!and\b|or\b|to\b)[a-z-]+){0,2}? (?:mandate|term)(?: period)?"
    r"|(?:the|this|that)(?: (?:new|initial|above-mentioned|said|present|current|same))?"
    r"(?: [0-9a-z]+-(?:day|week|month|year))? period)\b"
    r"|its (?:expiration|expiry)\b|(?:its|the|their)(?: current)? mandate(?: period)? expires?\b"
)
PERIOD_WORD = re.compile(r"[ -](?:period|term|interval|time ?frame)s?\b")
PERIOD = re.compile(
    r"for (?:an? |the |another |its |one )?"
    r"(?:(?!past|last|previous|preceding|recent|[a-z-]+-(?:day|week|month|year) )[a-z-]+,? ){0,3}?"
    r"(?:period|term|duration)s?(?: of(?: time of)?)?(?: office)?"
    r"(?: (?:no (?:more|longer) than|not more than|up to|not exceeding|approximately|a maximum of))?,? ?"
)
FURTHER = re.compile(
    r"(?:up to|no (?:more|longer) than|one more"
    r"|(?:the|an?|another)(?: (?:further|additional|next|initial|final|new|more|following))?) "
)
UNTIL_DAY = re.compile(
    r"[,.]? ?\(?(?:(?:that [i1l]s|i\.e\.|namely|thus|and),? )?(?:to say,? )?"
    r"(?:(?:from|beginning|starting|commencing|with effect|effective|as of|as from)(?: on| from)? [^,;.:]{3,60}?,? )?"
    r"(?:and )?(?:u ?ntil|ending|expiring|terminating|to end|to expire|to|through|up to"
    r"|(?:which|that) (?:shall|will) (?:end|expire))(?: (?:on|at|until|by))* "
)
GRANTED = re.compile(r"\b(?:has|have|had|was|were) (?:been )?[a-z]+ed \Z")
# "For six months" alone is a mandate's, or that of measures, only beside such words.
GRANTS = re.compile(
    r"\b(?:[Ee]xten|[Rr]enew|[Pp]rolong|[Aa]uthori|[Ee]stablish|mandate|[Mm]aintain|[Dd]eploy|[Aa]ppoint|[Ss]uspen"
    r"|[Ll]ift|[Ii]mpose|apply|continu|[Dd]ecid|measures|remain|exempt|force)"
)
EXTENDS = re.compile(r"\b(?:[Ee]xten(?:d|sion)|[Rr]enew)[^.;]*\Z")
# "The military status quo which existed there prior to 30 June 2000".
HAPPENED = re.compile(
    r"\b(?:existed|existing|(?<!be )held|prevailing|occupied|committed|occurred|was|were|had|since)(?: [a-z]+){0,2} \Z"
)
# A date within a condition, a relative clause or a measured period is no limit of what is asked.
ASIDE = re.compile(
    r", (?:if|unless) (?!necess|requir|need|possib|approp|request|warrant|so )[^,;]*\Z"
    r"|, (?:[a-z]+ )?(?:which|who|whose) (?!(?:should|shall|is to|are to|must|will) be )[^,;]*\Z"
    r"|\bany period of(?: [a-z]+)? ?\Z|\bthe period of \Z"
)
BEGINS = re.compile(
    r"\b(?:start|begin|commenc)[a-z]*(?: (?!and\b)[a-z-]+){0,6} \Z"
    r"|(?:into force|take effect|effective|sooner than|earlier than|not before|from)(?: on)? \Z"
)
# Each of these has a clock of its own, which the sentence need not name.
ANSWERS = re.compile(r"\b(?:respond|repl(?:y|ies)|decide|object|objections?|decisions?)s? \Z")
CONDITION = re.compile(
    r"(?:\b(?<![Cc]all )(?<![Cc]alls )(?<!called )(?<![Cc]alling )(?<!based )(?<!agreed )upon"
    r"|\bafter(?! (?:consult|discuss|coordinat|dialogue|close|having consult))"
    r"|\bfollowing(?= (?:the|its|their|such|this|that|receipt|notif|each|any)\b)|\bonce|\bwhenever"
    r"|\bwhen(?! (?:appropriate|necessary|needed))|\bin the event (?:of|that)"
    r"|\bif(?! (?:appropriate|necessary|needed|possible|any|so)\b)) "
)
_ASKS = re.compile(
    r"\b(?:to|shall|should|will|and|or) (?:[a-z]+ly )?"
    r"(?:report|brief|submit|provide|present|update|inform|deliver|review|conduct)\b[^;:]{0,110}\Z"
)
_PAST = re.compile(
    r"(?:[a-z]+ed|held|elections?|meeting|conference|agreement|signed|summit|place|letter|communiqué) \Z"
)


def alike(text: str) -> str:
    """The text with one kind of hyphen and space and a small first letter, as long as before, so that slices fit."""
    text = text.replace("\u2010", "-").replace("\u2011", "-").replace("\u2012", "-").replace("\u00a0", " ")
    return text[:1].lower() + text[1:] if text[:1].isascii() else text


def asks_report(before: str) -> bool:
    """Whether a date after these words is the day on which a report is due."""
    return _ASKS.search(before) is not None and _PAST.search(before) is None


def often_at(text: str, start: int, before: str) -> tuple[int, str | None] | None:
    """Where a recurrence that begins here ends and its duration, null where it is words only; or None.

    `before` are the words before it: "its annual report" names a report that there is, "an annual report" asks for one.
    """
    found = _RATE.match(text, start)
    if found is None:
        return None
    if found["word"]:
        return _by_word(text, found, before)
    recurrence = _duration(found)
    if recurrence is None and (more := _EXACTLY.match(text, found.end())) is not None:
        exact = _RATE.match(text, more.end())
        if exact is not None and not exact["word"] and _duration(exact):
            found, recurrence = exact, _duration(exact)
    return None if recurrence == _NONE else (_end(text, found.end()), recurrence)


def report_at(text: str, start: int, before: str) -> int | None:
    """Where the name of reports that recur ends, after their interval ("90-day reports", "each 90-day report")."""
    report = _REPORT.match(text, start)
    return report.end() if report is not None and (report["many"] or _ONE_OF.search(before)) else None


def _end(text: str, at: int) -> int:
    since = _SINCE.match(text, at)
    return since.end() if since is not None else at


def _duration(found: re.Match[str]) -> str | None:
    """The duration, null for a recurrence in words only, empty for none."""
    long = found["every"] or found["intervals"]
    named = found["basis"] or found["interval"]
    if named in _DURATIONS:
        return _DURATIONS[named]
    if long or named:
        return _iso(long or named)
    if found["times"]:
        return _rate(_COUNTS[found["times"]], found)
    unit = _UNITS[(found["unit"] or found["each"]).removeprefix("calendar ")]
    return f"P{2 * int(unit[1])}{unit[2]}" if found["other"] else unit


def _rate(times: int, found: re.Match[str]) -> str:
    """The duration between so many times in a year, or in a month for two; else none."""
    unit = _RATES.get(found["rate"] or "") or (found["per"] or "").removeprefix("calendar ")
    if times == 1:
        return _iso(found["span"]) if found["span"] else _UNITS[unit]
    if unit in ("year", "annum") and 12 % times == 0:
        return f"P{12 // times}M"
    return "P2W" if (times, unit) == (2, "month") else _NONE


def _iso(words: str) -> str:
    stretch = stretch_at(words, 0)
    return _NONE if stretch is None else stretch.iso


def _by_word(text: str, found: re.Match[str], before: str) -> tuple[int, str | None] | None:
    """A recurrence by an adverb ("annually"), or by the adjective of what is asked for ("an annual review")."""
    word = found["word"]
    if _USES[word] == "adverb" or (_USES[word] == "both" and _ADVERB.match(text, found.end())):
        return _end(text, found.end()), _DURATIONS[word]
    report = _REPORT.match(text, found.end())
    if report is None:
        return None
    is_known = _KNOWN.search(before) or (_OWN.search(before) and not report["many"])
    return None if is_known and not _ONE_OF.search(before) else (report.end(), _DURATIONS[word])
