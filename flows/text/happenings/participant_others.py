"""Those of whom sentences tell in other ways: "also attended", "thanked for hosting", "the delegation included"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.text.happenings.event_words import GATHERINGS
from flows.text.happenings.participant_events import (
    A_NOUN,
    OCCASIONS,
    Sentence,
    Stage,
    Told,
    owner,
    parties,
    persons,
    verb_start,
)
from flows.text.happenings.participant_lists import behind_mention, listed_ahead, listed_behind, subject_of
from flows.text.names.model import COUNTRY, ORGANIZATION

_ALONE = re.compile(
    r"\b(?P<verb>attended|participated|took part|(?:are|were) taking part|were present|was present|were represented)"
    r"(?=[.,;]|\s(?:and|as well|online|in person|virtually|for the|remotely)\b)"
    r"(?P<more>,?\s(?:including|among them)\s)?"
)
_THANKS = re.compile(
    r"\b(?:thank\w*|appreciat\w+|commend\w*|congratulat\w+|gratitude|grateful|prais\w+|tribute|applaud\w*)\b"
    r"(?P<whom>[^.;:“”]{3,220}?)\sfor\s(?:its\s|their\s|his\s|her\s|generously\s|kindly\s|successfully\s)?"
    r"(?P<act>co-?hosting|hosting|holding|convening|organi[sz]ing|co-?organi[sz]ing|funding|chairing)\b"
)
_ACTS = {"c": "organizer", "o": "organizer", "f": "sponsor"}
_SIGNED = re.compile(r"\b(?:signed|signs?|sign|co-signed)\s(?:a|an|the)\s")
_WITH_PRESENT = re.compile(r"\bwith\s(?=[^.;]{3,240}?\s(?:also\s)?(?:present|in attendance|attending|participating)\b)")
_THOSE = re.compile(
    r"\b(?:(?P<who>[Pp]articipants|[Aa]ttendees|[Dd]elegates|[Ss]peakers|[Pp]anell?ists|[Pp]resenters)\s(?:at|in)\s[^.;:“”]{3,80}?"
    r"\s(?:included|came\sfrom)|(?P<speech>[Ss]peech(?:es)?|[Ss]tatements?|[Rr]emarks|[Pp]resentations?|[Aa]ddress(?:es)?|"
    r"[Bb]riefings?|[Ii]nterventions?|[Ll]ectures?)\s(?:was|were)\s(?:also\s)?(?:delivered|given|made|provided)\sby)\s"
)
_PICTURE = re.compile(r"\(?(?:[Ff]rom )?(?:[Ll]eft to [Rr]ight|[Ll]eft)\b\)?|\((?:right|centre|center)\)")
_PICTURED = re.compile(r"\s(?:at|during)\s(?:the\s|a\s|an\s)?$")
_TO_OFFICERS = re.compile(
    r"\s(?:in\s\w+\s)?(?:to|for)\s(?:[\w,’-]+\s){0,6}?(?:officers|officials|participants|experts|practitioners|prosecutors|"
    r"judges|investigators|representatives|parliamentarians|professionals|delegates)\sfrom\s"
)
_DELEGATION = re.compile(
    r"(?:The|Its|CTED[’']s|A|Our)\s(?:visiting\s|joint\s|expert\s|assessment\s|visit\s)?(?:delegation|team|mission|group|visit)\b"
    r"(?P<other>,?\s(?:which\s)?(?:also\s)?(?:(?:was|were)\s)?(?:led|headed)\sby\s)?"
)
_INCLUDED = re.compile(
    r"\b(?:(?:and\s)?(?:also\s)?(?:included|comprised|consisted\sof|was\scomposed\sof|was\smade\sup\sof|"
    r"was\s(?:joined|accompanied|supported)\sby)|including|accompanied\sby|together\swith)\s"
)
_MET = re.compile(r"\b(?:met|meetings?|discussions?|consultations?|exchanges?)\s(?:also\s|separately\s)?(?:with\s)?")
_AT_MEETING = re.compile(
    r"\b(?:will\s(?:also\s|next\s)?)?(?:discuss|consider|review|examine|take\sup|adopt|hear|meet)(?:ed|s)?\b[^.;:]{0,110}?\sat\s"
    r"(?:a|its|an|the)\s(?:[a-z-]+\s){0,2}$"
)
_HELD_WITH = re.compile(
    r"\b(?:was|were)\s(?:also\s)?(?:held|organi[sz]ed|conducted|delivered|convened)\b(?P<gap>[^;:“”]{0,90}?)\swith\s(?:the\s)?"
)

_CONVENED = re.compile(
    r"\b(?:convened|met)\s(?:today\s|yesterday\s)?to\s(?:mark|commemorate|discuss|consider|hear|review|examine)\b"
)


def others(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """All that a sentence tells in such ways."""
    for read in (_alone, _thanks, _signed, _those, _delegation, _trained, _held_with, _present, _convened):
        yield from read(sentence, stage)


def _alone(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """Those who "also attended", in a sentence that does not say what."""
    for cue in _ALONE.finditer(sentence.text, sentence.start, sentence.end):
        known = sentence.here[-1][1] if sentence.here else stage.hand(sentence)
        if known is None or known.kind not in (*GATHERINGS, "launch"):
            continue
        start = verb_start(sentence.text, cue.start("verb"))
        relative = re.search(r",\s(?:which|who)\s?$", sentence.text[max(sentence.start, start - 8) : start])
        one = behind_mention(sentence.setting, start - len(relative[0])) if relative is not None else None
        found = [one] if one is not None else listed_ahead(sentence.setting, max(sentence.start, start - 900), start)
        yield from parties(known, found, "participant")
        if cue["more"]:
            yield from parties(known, listed_behind(sentence.setting, cue.end(), sentence.end)[0], "participant")


def _thanks(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """Whom somebody thanks for hosting an event."""
    for cue in _THANKS.finditer(sentence.text, sentence.start, sentence.end):
        known = next((known for phrase, known in sentence.behind(cue.end()) if phrase.begin >= cue.end()), None)
        noun = A_NOUN.match(sentence.text, cue.end(), sentence.end)
        known = known or (stage.told(noun[0], sentence) if noun is not None else None)
        whom = listed_ahead(sentence.setting, cue.start("whom"), cue.end("whom"))
        if known is not None and known.kind in OCCASIONS and whom:
            act = cue["act"].replace("-", "")
            is_state = all(mention.entity.kind == COUNTRY for mention in whom)
            role = "chair" if act == "chairing" else "host" if "host" in act else _ACTS.get(act[0], "organizer")
            yield from parties(known, whom, "host" if act == "holding" and is_state else role)


def _convened(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """The organ of "The Committee convened to mark ...", with which the report on its meeting begins."""
    main = stage.main
    if sentence.here or sentence.earlier or main is None or main.kind not in ("meeting", "briefing"):
        return
    if sentence.setting.number not in stage.lead or main.phrases[0].setting.number != sentence.setting.number:
        return
    for cue in _CONVENED.finditer(sentence.text, sentence.start, sentence.end):
        found = subject_of(sentence.setting, sentence.start, verb_start(sentence.text, cue.start()))
        is_organ = (
            len(found) == 1 and re.search(r"\b(?:Council|Assembly|Committee)\b", found[0].entity.name) is not None
        )
        yield from parties(main, found if is_organ else [], "organizer")


def _signed(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """Those who signed, where the event is a signing."""
    setting, text = sentence.setting, sentence.text
    main = stage.main
    for cue in _SIGNED.finditer(text, sentence.start, sentence.end):
        is_signing = main is not None and "signing" in main.event.name
        if main is not None and is_signing:
            yield from parties(
                main, persons(listed_ahead(setting, sentence.start, verb_start(text, cue.start()))), "participant"
            )


def _present(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """Those who were "also present", who are pictured, and the body that will discuss something at its meeting."""
    setting, text = sentence.setting, sentence.text
    told = next((known for _, known in sentence.here if known.kind in OCCASIONS), None)
    if told is None:
        return
    present = _WITH_PRESENT.search(text, sentence.start, sentence.end)
    if present is not None:
        yield from parties(told, listed_behind(setting, present.end(), sentence.end)[0], "participant")
    is_picture = setting.part.kind == "caption" or _PICTURE.search(text, sentence.start, sentence.end) is not None
    for phrase, known in sentence.here:
        before = _PICTURED.search(text, max(sentence.start, phrase.start - 14), phrase.start)
        is_free = not any(party.role == "speaker" for party in known.event.participants)
        if is_picture and is_free and before is not None and known.kind in (*GATHERINGS, "launch"):
            yield from parties(known, persons(listed_ahead(setting, sentence.start, before.start())), "participant")
        at = _AT_MEETING.search(text, max(sentence.start, phrase.start - 170), phrase.start)
        if at is not None and known.kind == "meeting":
            yield from parties(known, subject_of(setting, sentence.start, verb_start(text, at.start())), "participant")


def _held_with(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """The partner of "was held online with the Forum"."""
    for cue in _HELD_WITH.finditer(sentence.text, sentence.start, sentence.end):
        known = owner(sentence, stage, cue.end("gap"), "with")
        found, _ = listed_behind(sentence.setting, cue.end(), sentence.end)
        if known is not None and known.kind in GATHERINGS and sentence.setting.within(cue.end(), cue.end() + 1):
            yield from parties(
                known, [each for each in found if each.entity.kind in (ORGANIZATION, COUNTRY)], "co_organizer"
            )


def _delegation(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """Who belonged to a visiting delegation, and whom it met."""
    text, setting = sentence.text, sentence.setting
    lead = _DELEGATION.match(text, sentence.start, sentence.end)
    visits = stage.visits
    if lead is None or not visits:
        return
    main = stage.main
    if stage.briefings and re.search(r"\bintroduced\sby\b", text[lead.end() : sentence.end]) is not None:
        return  # the delegation of those who brief
    known = main if main is not None and main.kind == "visit" else visits[0]
    if lead["other"]:
        yield from parties(known, listed_behind(setting, lead.end(), sentence.end)[0], "participant")
    for cue in (
        *_INCLUDED.finditer(text, lead.end(), sentence.end),
        *_MET.finditer(text, lead.end(), sentence.end),
    ):
        yield from parties(known, listed_behind(setting, cue.end(), sentence.end)[0], "participant")


def _trained(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """Those of "delivered a course to 18 officials from ..."."""
    ends = [(phrase.end, known) for phrase, known in sentence.here]
    for noun in [] if ends else A_NOUN.finditer(sentence.text, sentence.start, sentence.end):
        told = stage.told(noun[0], sentence)
        ends += [(noun.end(), told)] if told is not None else []
    for end, known in ends:
        course = _TO_OFFICERS.match(sentence.text, end, sentence.end)
        if course is not None and known.kind in GATHERINGS:
            yield from parties(known, listed_behind(sentence.setting, course.end(), sentence.end)[0], "participant")


def _those(sentence: Sentence, stage: Stage) -> Iterator[Told]:
    """Those of "Participants at the workshop included ..." and "Statements were also made by ..."."""
    for cue in _THOSE.finditer(sentence.text, sentence.start, sentence.end):
        known = next((known for phrase, known in sentence.behind(cue.start()) if phrase.start < cue.end()), None)
        known = known or stage.hand(sentence)
        found, _ = listed_behind(sentence.setting, cue.end(), sentence.end)
        if known is not None and known.kind in (*GATHERINGS, "launch"):
            is_speech = cue["speech"] is not None or cue["who"].casefold().startswith(("speak", "panel", "present"))
            yield from parties(known, found, "speaker" if is_speech else "participant")
