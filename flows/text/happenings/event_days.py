"""The days of an event out of all that a document says about them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from flows.text.happenings.event_dates import Dated
from flows.text.happenings.event_links import days_of
from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_register import Known
from flows.text.happenings.event_tests import ACTING


def joined(first: Dated, second: Dated) -> Dated | None:
    """The days from one that tells of the opening to one that tells of the close."""
    if first.ends_on is None and second.starts_on is None and first.starts_on and second.ends_on:
        return replace(first, ends_on=second.ends_on) if first.starts_on <= second.ends_on else None
    if first.starts_on is None and second.ends_on is None and first.ends_on and second.starts_on:
        return replace(first, starts_on=second.starts_on) if second.starts_on <= first.ends_on else None
    return None


def begun(known: Known, dated: Dated) -> Dated:
    """The dates of an event of which the last day and, anywhere, the number of days is said."""
    days = next((days for phrase in known.phrases if (days := days_of(phrase)) is not None), None)
    if days is None:
        return dated
    if dated.starts_on is not None:
        return replace(dated, ends_on=dated.starts_on + timedelta(days=days - 1))
    if dated.ends_on is None:
        return dated
    return replace(dated, starts_on=dated.ends_on - timedelta(days=days - 1))


def day_before(phrase: Phrase) -> Dated | None:
    """The day of the sentence before: "On 5 May, the Committee convened to .... The open briefing gathered ..."."""
    if phrase.determiner != "the" or phrase.is_proper or ACTING.match(phrase.setting.text, phrase.end) is None:
        return None
    number = phrase.setting.sentences.index(phrase.sentence)
    if number == 0:
        return None
    start, end = phrase.setting.sentences[number - 1]
    here = phrase.setting.dated(start, end)
    opens = len(here) == 1 and re.fullmatch(r"(?:On|From|In)\s", phrase.setting.text[start : here[0].start]) is not None
    return (
        here[0]
        if opens
        and re.search(
            r"\b(?:convened|met|gathered|came together|(?:was|were) briefed)\b", phrase.setting.text[start:end]
        )
        else None
    )
