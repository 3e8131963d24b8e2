"""Whether a phrase tells of one particular event, or of meetings in general, of wishes or of something else."""

from __future__ import annotations

import re
from datetime import date

from flows.text.happenings.event_dates import Dated
from flows.text.happenings.event_links import status_of
from flows.text.happenings.event_phrases import Phrase, premodifier_year
from flows.text.happenings.event_places import Location
from flows.text.happenings.event_register import numbers
from flows.text.happenings.event_words import BRIEFING
from flows.text.names.model import COUNTRY, ORGANIZATION, PERSON

# Who did one of these with "a workshop on ..." did it once.
_DONE = re.compile(
    r"\b(?:held|hosted|co[-‑]?hosted|organi[sz]ed|co[-‑]?organi[sz]ed|convened|conducted|participated in|"
    r"attended|took part in|opened|addressed|heard|received|"
    r"chaired|gave|delivered|concluded|launched|joined)\s(?:the\s|a\s|an\s|its\s|their\s)?$"
)
# What an event does that the text is about.
ACTING = re.compile(
    r"\s(?:gathered|brought together|was (?:attended|organi[sz]ed|hosted|held|opened|chaired|convened|"
    r"co-organi[sz]ed)|took place|focused on|provided|convened)\b"
)
# "in the margins of the annual Security Council open debate on ...".
_MARGINS = re.compile(r"\b(?:margins?|sidelines?)\sof\s(?:the\s)?$")
# "... concluded with the adoption of the Declaration".
_ENDED_WITH = re.compile(r"\b(?:concluded|ended|closed|culminated)\s(?:with|in)\s(?:the\s)?$")
_DURING = re.compile(r"\b(?:during|at|in)\s(?:a\s|an\s)$")
_HOLDS = re.compile(
    r"\b(?:[Cc]oncludes|[Cc]onducts|[Hh]olds|[Hh]osts|[Oo]rgani[sz]es|[Cc]onvenes|[Cc]ompletes|[Cc]o[-‑]?(?:hosts|organi[sz]es)|"
    r"[Dd]elivers|[Uu]ndertakes|[Pp]articipates? in|[Aa]ttends)\s(?:(?:a|an|the|its|their)\s)?$"
)
_SPEAKING = re.compile(
    r"\b(?:[Ss]peaking|[Ss]poke|[Oo]pening|[Aa]ddressing|[Aa]ddressed|remarks|statement|keynote|presented|presentation)"
    r"(?: (?:today|yesterday|virtually|online))? (?:at |during |to )?(?:the |a |an |its |their )?$"
)
_BY = re.compile(
    r",?\s(?:(?:jointly|virtually)\s)?(?:co[-‑]?)?(?:sponsored|organi[sz]ed|hosted|convened|chaired|moderated)\s(?:\w+ly\s)?by\b"
)
_TAKEN_PLACE = re.compile(
    r"(?:\s(?:for|of|on)\s[^.;,]{2,80})?\s(?:was|were|had been|has been)\s(?:also\s|successfully\s|jointly\s)?"
    r"(?:delivered|held|organi[sz]ed|conducted|hosted|convened)\b"
)
_PARTIES = re.compile(r"\s(?:between|with)\s")
_AWAITED = re.compile(r"\b[Ll]ook(?:s|ing)? forward to\s(?:the\s|a\s|an\s)?$")
_WISHED = re.compile(
    r"\b(?:to (?:convene|hold|organi[sz]e|host|participate in|attend)|may|should|could|would|if|propos\w+|"
    r"possib\w+|invit\w+|need for|call\w* for)\b[^.;]{0,30}$"
)


def is_particular(
    phrase: Phrase, dated: Dated | None, location: Location, published_on: date | None, has_vote: bool
) -> bool:
    """Whether a phrase that names no known event is about one of its own."""
    if not phrase.kind or phrase.is_attribute or _is_other(phrase):
        return False
    if phrase.title is not None:
        return _is_act(phrase, dated, published_on, has_vote)
    before = phrase.setting.text[max(0, phrase.begin - 60) : phrase.begin + 4]
    text_before = phrase.setting.text[max(0, phrase.begin - 40) : phrase.start]
    if phrase.setting.is_rule:
        awaited = _AWAITED.search(text_before) is not None and not phrase.is_bare
        is_vague = phrase.determiner in ("a", "an") and dated is not None and dated.precision in ("month", "year")
        return awaited or (dated is not None and phrase.kind != "adoption" and not is_vague and _is_noun(phrase))
    if phrase.kind == "adoption":
        return (dated is not None and not phrase.is_bare) or (
            (status_of(phrase) == "planned" or _ENDED_WITH.search(text_before) is not None)
            and re.search(r"\sof\s.*[A-Z]", phrase.name) is not None
        )
    if not _is_noun(phrase):
        return False
    if phrase.head == "week" and not (phrase.is_proper or "such" in phrase.modifiers):
        return phrase.setting.text[phrase.head_at] == "W" and bool(phrase.modifiers) and dated is not None
    if phrase.determiner == "this" and dated is None:
        return False
    if phrase.head == "forum" and phrase.is_proper and dated is None and not _is_held_forum(phrase, text_before):
        return False
    if phrase.is_proper or dated is not None:
        return True
    if premodifier_year(phrase) is not None and phrase.determiner in ("the", "'s", "a"):
        return True
    if _WISHED.search(before) is not None:
        return False
    if location.city is not None or location.country is not None:
        return phrase.kind != "launch" or not phrase.is_bare
    return _is_told(phrase, text_before)


def is_headline(phrase: Phrase) -> bool:
    """Whether a title tells that somebody held an event, or is nothing but its name."""
    if phrase.setting.part.kind != "title" or not phrase.kind or phrase.is_attribute or _is_other(phrase):
        return False
    has_tail = not phrase.is_short
    if phrase.begin == 0 and phrase.end == len(phrase.setting.text.rstrip()):
        return has_tail and (phrase.is_proper or bool(phrase.modifiers))
    before = phrase.setting.text[max(0, phrase.begin - 40) : phrase.start]
    return (has_tail or bool(phrase.modifiers)) and _HOLDS.search(before) is not None


def _is_told(phrase: Phrase, before: str) -> bool:
    """Whether a phrase without date, place or proper name is about one particular event."""
    has_tail = phrase.end > phrase.head_at + len(phrase.head)
    if phrase.is_governed:
        return False
    if phrase.determiner == "the" and numbers(phrase.modifiers[:1]) and _is_of_body(phrase):
        return True
    if (phrase.modifiers or has_tail or phrase.kind == "side_event") and _SPEAKING.search(before) is not None:
        return True
    if phrase.determiner in ("a", "an") and (phrase.modifiers or has_tail):
        if _BY.match(phrase.setting.text, phrase.end) is not None:
            return True
        if _TAKEN_PLACE.match(phrase.setting.text, phrase.end) is not None:
            return True
    if phrase.determiner == "" and phrase.setting.sentence(phrase.start)[0] == phrase.start:
        return phrase.setting.part.kind == "caption" and has_tail and phrase.kind == "meeting"
    if phrase.determiner in ("a", "an") and _DURING.search(before) is not None:
        return _PARTIES.match(phrase.setting.text, phrase.head_at + len(phrase.head)) is not None and _names_party(
            phrase
        )
    if phrase.determiner in ("a", "an"):
        return (has_tail or bool(phrase.modifiers)) and _DONE.search(before) is not None
    if (
        phrase.determiner == "the"
        and phrase.modifiers
        and phrase.sentence[0] == phrase.begin
        and not phrase.is_attribute
    ):
        return ACTING.match(phrase.setting.text, phrase.end) is not None
    return (
        phrase.determiner in ("the", "'s")
        and has_tail
        and bool(phrase.modifiers)
        and (_DONE.search(before) is not None or _MARGINS.search(before) is not None)
    )


def _is_held_forum(phrase: Phrase, before: str) -> bool:
    """Whether a forum by name is a gathering and no body of that name."""
    if numbers(phrase.name.split()) or _DONE.search(before) is not None:
        return True
    return ACTING.match(phrase.setting.text, phrase.end) is not None or bool(
        re.match(r",?\s(?:held|hosted|convened)\b", phrase.setting.text[phrase.end : phrase.end + 12])
    )


def _is_act(phrase: Phrase, dated: Dated | None, published_on: date | None, has_vote: bool) -> bool:
    if phrase.head in ("side event", "side-event", "signing ceremony"):
        return True
    if phrase.determiner == "sitting":
        return has_vote
    if phrase.determiner == "vote" or phrase.head == BRIEFING:
        return True
    if phrase.head == "adoption" and phrase.name.startswith("adoption of resolution") and dated is None:
        is_lead = "dopting" in phrase.setting.text[phrase.start : phrase.end]
        return is_lead or published_on is not None
    return dated is not None or phrase.is_proper


def _is_of_body(phrase: Phrase) -> bool:
    """Whether a body by name is the one that met ("the 6th meeting of the Committee")."""
    of = re.compile(r"\sof\s(?:the\s)?").match(phrase.setting.text, phrase.head_end, phrase.end)
    inside = [] if of is None else phrase.setting.within(of.end(), of.end() + 1)
    return any(mention.entity.kind == ORGANIZATION for mention in inside)


def _names_party(phrase: Phrase) -> bool:
    """Whether somebody by name is the other side of a meeting."""
    inside = phrase.setting.within(phrase.head_at, phrase.end)
    return any(mention.entity.kind in (PERSON, COUNTRY, ORGANIZATION) for mention in inside)


def _is_other(phrase: Phrase) -> bool:
    """Whether the word means something else: a parliament, a government taking office, a mission."""
    text = phrase.setting.text
    if phrase.head == "congress":
        return phrase.end == phrase.head_at + len(phrase.head) and len(phrase.modifiers) < 2
    if phrase.head == "inauguration":
        return re.search(r"\b(?:[Gg]overnment|[Pp]resident|[Pp]arliament|[Aa]ssembly)\b", phrase.name) is not None
    if phrase.head in ("consultation", "consultations"):
        return text.endswith((" in ", " In ", " under "), 0, phrase.begin) or "popular" in phrase.name.split()[0]
    if phrase.head == "course":
        if re.search(r"\b(?:of|in due|the|in)\s$", text[max(0, phrase.begin - 8) : phrase.head_at]) and phrase.is_bare:
            return True
        return text.startswith((" of ", " for the future"), phrase.head_at + len(phrase.head))
    if phrase.head == "training":
        return re.match(r"\s[A-Z]", text[phrase.end : phrase.end + 2]) is not None
    return False


def _is_noun(phrase: Phrase) -> bool:
    """Whether the word is a noun here and not a verb: "to visit", "meeting challenges", "training of"."""
    if phrase.head == "briefing" and not phrase.determiner and not phrase.modifiers:
        behind = phrase.setting.text[phrase.head_end : phrase.head_end + 14]
        return re.match(r"\s(?:the|members|participants|reporters|delegates|States)\b", behind) is None
    if phrase.head in (
        "visit",
        "launch",
        "meeting",
        "training",
        "trip",
        "debate",
        "course",
        "consultation",
        "opening",
        "dialogue",
        "talks",
    ):
        return bool(
            phrase.determiner
            or phrase.modifiers
            or (phrase.end > phrase.head_at + len(phrase.head) and phrase.name[0].isupper())
        )
    return True
