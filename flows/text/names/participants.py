"""Who took part in the events of a document, and as what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.text.names.event_phrases import Phrase
from flows.text.names.event_register import Known, Register
from flows.text.names.event_series import Series
from flows.text.names.event_settings import Setting
from flows.text.names.event_words import GATHERINGS
from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, PERSON, Mention, Participant
from flows.text.names.participant_acts import bracketed, has_bracket, listed, own
from flows.text.names.participant_events import (
    A_NOUN,
    NOUN,
    OCCASIONS,
    PART,
    Named,
    Sentence,
    Stage,
    clause_of,
    even,
    owner,
    persons,
    sentences,
    verb_start,
)
from flows.text.names.participant_lists import behind_mention, listed_ahead, listed_behind, subject_of
from flows.text.names.participant_speakers import speakers
from flows.text.names.participant_words import cues, role_of

_OBJECT = re.compile(
    r"(?:[\s,]+(?:titled|entitled|called|on|the|a|an|this|that|its|their|his|her|several|in|at|during|on|first|second|third|fourth|final|last|also|"
    r"virtually|opening|closing|plenary|session|panel|of|sessions?|segment|ceremony|margins|jointly|annual|new|fifth|and|"
    r"special|high-level|second|regional|national|informal|formal|follow-up|day|days?|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|participants|delegates|attendees|meeting|to|successfully|today|online|virtual|three-week|two-week|"
    r"[a-z]+-day|[a-z]+-week|participating|official|officially))*[\s,]*[’']?s?\s?[“\"]?"
)
_PART_OBJECT = re.compile(rf"\s(?:at\s|in\s)?(?:the|a|an|its|this|that|one|another)\s(?:[\w’-]+\s){{0,3}}?{PART}\b")
_LED_BY = re.compile(
    r"\s(?:[a-z]+\s){0,2}(?:trainers|instructors|facilitators|experts|lecturers|speakers)\s(?:from|of)\s(?:the\s)?"
)
_ALONE = re.compile(
    r"\b(?P<verb>attended|participated|took part|were present|was present|were represented)"
    r"(?=[.,;]|\s(?:and|as well|online|in person|virtually|for the|remotely)\b)(?P<more>,?\s(?:including|among them)\s)?"
)
_THANKS = re.compile(
    r"\b(?:thank\w*|appreciat\w+|commend\w*|congratulat\w+|gratitude|grateful|prais\w+|tribute|applaud\w*)\b"
    r"(?P<whom>[^.;:“”]{3,220}?)\sfor\s(?:its\s|their\s|his\s|her\s|generously\s|kindly\s|successfully\s)?"
    r"(?P<act>co-?hosting|hosting|holding|convening|organi[sz]ing|co-?organi[sz]ing|funding|chairing)\b"
)
_ACTS = {"c": "organizer", "o": "organizer", "f": "sponsor"}
_SIGNED = re.compile(r"\b(?:signed|signs?|sign|co-signed)\s(?:a|an|the)\s")
_WITH_PRESENT = re.compile(r"\bwith\s(?=[^.;]{3,240}?\s(?:also\s)?(?:present|in attendance|attending|participating)\b)")
_IN_TITLE = re.compile(rf"\s(?:[\w’-]+\s){{0,3}}?{NOUN}\b")
_PICTURE = re.compile(r"\(?(?:[Ff]rom )?(?:[Ll]eft to [Rr]ight|[Ll]eft)\b\)?|\((?:right|centre|center)\)")
_PICTURED = re.compile(r"\s(?:at|during)\s(?:the\s|a\s|an\s)?$")
_TO_OFFICERS = re.compile(
    r"\s(?:in\s\w+\s)?(?:to|for)\s(?:[\w,’-]+\s){0,6}?(?:officers|officials|participants|experts|practitioners|prosecutors|"
    r"judges|investigators|representatives|parliamentarians|professionals|delegates)\sfrom\s"
)
_OPENS = re.compile(r"(?:has |is |are )?(?:launch|inaugurat|open|unveil)", re.I)
_DELEGATION = re.compile(
    r"(?:The|Its|CTED[’']s|A|Our)\s(?:visiting\s|joint\s|expert\s|assessment\s|visit\s)?(?:delegation|team|mission|group|visit)\b"
    r"(?P<other>,?\s(?:which\s)?(?:also\s)?(?:was|were)\s(?:led|headed)\sby\s)?"
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
_ORGAN = re.compile(r"\bthe\s[0-9]+[-‑]member\s(?:organ|body)\s?$")


_UNTELLING = (
    "launch",
    "inauguration",
    "opening",
    "united",
    "nations",
    "terrorism",
    "counter",
    "counter-terrorism",
    "programme",
    "responsible",
    "recommended",
    "practices",
    "sharing",
    "against",
    "official",
    "virtual",
)


def _telling(name: str) -> list[str]:
    """The words of a launch's name that tell what was launched."""
    return [word for word in re.findall(r"[\w-]{5,}", name.casefold()) if word not in _UNTELLING]


def participants(
    register: Register, settings: Sequence[Setting], named: Named, lists: Sequence[tuple[Series, list[Known]]]
) -> None:
    """Give each event those who took part in it, each once in each role."""
    named = {number: sorted(pairs, key=lambda pair: pair[0].head_at) for number, pairs in named.items()}
    reader = _Reader(Stage(register, settings, named))
    for each, known in lists:
        for item, its in zip(each.items, known, strict=False):
            for mention, role in listed(each, item):
                reader.add(its, [mention], role)
    for setting in settings:
        if setting.part.kind != "credit":
            reader.part(setting, named.get(setting.number, []))
    for event, mention, role in speakers(reader.stage, reader.told):
        reader.add(event, [mention], role)
    for event in register.known:
        even(event)


def _limit(sentence: Sentence, position: int) -> int:
    """Where a list must end: at the next event, at the latest."""
    return next((phrase.begin for phrase, _ in sentence.behind(position) if phrase.begin > position), sentence.end)


class _Reader:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.held: dict[int, set[tuple[str, str]]] = {}
        self.told: set[int] = set()
        """The events of which it is told who spoke."""

    def add(self, known: Known, mentions: Sequence[Mention], role: str) -> None:
        """Take them down, but nobody twice in one role, and no place."""
        held = self.held.setdefault(id(known), set())
        for mention in mentions:
            key = (mention.entity.entity_id, role)
            if key not in held and mention.entity.kind in (ORGANIZATION, PERSON, COUNTRY, GROUP):
                held.add(key)
                known.event.participants.append(Participant(mention.entity, role, mention.place))
                if role == "speaker":
                    self.told.add(id(known))

    def part(self, setting: Setting, named: Sequence[tuple[Phrase, Known]]) -> None:
        """The parties of the events that a part names."""
        plain = [(phrase, known) for phrase, known in named if phrase.until is None or not has_bracket(phrase)]
        for sentence in sentences(setting, plain):
            self._passive(sentence)
            self._ahead(sentence)
            self._behind(sentence)
            if not setting.is_rule:
                self._alone(sentence)
                self._thanks(sentence)
                self._others(sentence)
        for phrase, known in named:
            for mention, role in (*own(phrase, known), *bracketed(phrase, known)):
                self.add(known, [mention], role)

    def _passive(self, sentence: Sentence) -> None:
        """Those of "organized by ..."."""
        text = sentence.text
        for cue in cues("passive").finditer(text, sentence.start, sentence.end):
            if any(mention.entity.kind == PERSON for mention in sentence.setting.within(*cue.span("mid"))):
                continue
            known = owner(sentence, self.stage, cue.start(), cue[0]) or self._again(sentence, cue.start())
            lead = text[max(sentence.start, cue.start() - 400) : cue.start()]
            known = known or self._launching(sentence, lead, cue["cue"])
            if known is None:
                continue
            role = role_of("passive", cue["cue"])
            if role == "organizer" and re.search(
                r"\bjointly\s?$", text[max(sentence.start, cue.start() - 12) : cue.start()] + cue["mid"]
            ):
                role = "co_organizer"
            found, stop = listed_behind(sentence.setting, cue.end(), _limit(sentence, cue.end()))
            if cue["cue"].casefold() == "led":
                role = "participant" if known.kind == "visit" else role
                role = "speaker" if _LED_BY.match(text, cue.end()) is not None else role
            elif known.kind == "visit" and role == "speaker":
                continue
            if role == "speaker":
                found = [mention for mention in found if mention.entity.kind != GROUP]
            if found:
                sentence.about.append((cue.start(), stop, known))
                self.add(known, found, role)

    def _again(self, sentence: Sentence, at: int) -> Known | None:
        """The event of the cue before, where "and" or a comma goes on to this one."""
        last = sentence.about[-1] if sentence.about else None
        if last is None or last[1] > at:
            return None
        return (
            last[2]
            if re.fullmatch(r"\)?,?\s?(?:and\s)?(?:was\s|were\s|also\s|is\s)*", sentence.text[last[1] : at])
            else None
        )

    def _behind(self, sentence: Sentence) -> None:
        """Those of "in partnership with ..." and "brought together ..."."""
        for cue in cues("behind").finditer(sentence.text, sentence.start, sentence.end):
            known = (
                owner(sentence, self.stage, cue.start(), cue[0])
                or self._again(sentence, cue.start())
                or clause_of(sentence, cue.start())
                or self._bare_list(sentence, cue)
            )
            role = role_of("behind", cue["cue"])
            if known is None or (known.kind == "visit" and role not in ("participant", "co_organizer", "sponsor")):
                continue
            found, stop = listed_behind(sentence.setting, cue.end(), _limit(sentence, cue.end()))
            if role == "fund":
                found = [mention for mention in found if re.search(r"\b[Ff]und\b", mention.entity.name)]
                role = "sponsor"
            if "auspices" in cue[0]:
                found = [mention for mention in found if mention.entity.kind == ORGANIZATION]
            if role == "speaker" and len(found) == 1:
                found = [mention for mention in found if mention.entity.kind != GROUP]
            if found:
                sentence.about.append((cue.start(), stop, known))
                self.add(known, found, role)

    def _bare_list(self, sentence: Sentence, cue: re.Match[str]) -> Known | None:
        """The event of "with opening remarks by ..." in a sentence on one event alone."""
        words = cue[0].casefold()
        told = {
            id(known): known for _, known in sentence.here[:9] if known.kind in GATHERINGS or known.kind == "launch"
        }
        is_speech = role_of("behind", cue["cue"]) == "speaker" and re.search(r"\b(?:by|from)$", words) is not None
        lead = sentence.text[max(sentence.start, cue.start() - 30) : cue.start()]
        if is_speech and re.search(
            r"\b(?:with|featur\w+|includ\w+|follow\w+ by|after|began|opened|heard|and|,)\s(?:\w+\s)?$", lead
        ):
            return next(iter(told.values())) if len(told) == 1 else self.stage.hand(sentence) if not told else None
        if words.startswith(
            ("bringing together", "gathering", "with particip", "with the particip", "in the presence", "with attend")
        ):
            return next(iter(told.values())) if len(told) == 1 else None
        return None

    def _ahead(self, sentence: Sentence) -> None:
        """Those before "hosted the conference"."""
        for cue in cues("ahead").finditer(sentence.text, sentence.start, sentence.end):
            before = sentence.text[max(sentence.start, cue.start() - 30) : cue.start()]
            role = role_of("ahead", cue["cue"])
            if re.search(r"\b(?:was|is|were|are|be|been|being)\s(?:\w+ly\s)?$", before) and role != "participant":
                continue
            if sentence.text.startswith((" by ", " and hosted by"), cue.end()):
                continue
            known = self._object(sentence, cue, role)
            if known is not None:
                self._subject(sentence, cue, role, known)

    def _object(self, sentence: Sentence, cue: re.Match[str], role: str) -> Known | None:
        """The event that is the object of a verb."""
        text = sentence.text
        for phrase, known in sentence.behind(cue.start()):
            holds = phrase.start <= cue.start() < phrase.end
            if known.kind not in OCCASIONS or (phrase.begin < cue.end() and not holds):
                continue
            gap = text[cue.end() : phrase.begin]
            if holds or _OBJECT.fullmatch(gap) is not None:
                return known
            if role == "participant" and len(gap) < 60 and re.search(r"[,;:“]", gap) is None:
                return known
            break
        of_part = _PART_OBJECT.match(text, cue.end(), sentence.end)
        if role in ("chair", "speaker", "participant") and of_part is not None:
            return self.stage.told(of_part[0], sentence)
        noun = A_NOUN.match(text, cue.end(), min(sentence.end, cue.end() + 90))
        if noun is None and sentence.setting.part.kind == "title":
            noun = _IN_TITLE.match(text, cue.end(), min(sentence.end, cue.end() + 60))
        told = self.stage.told(noun[0], sentence) if noun is not None and not sentence.here else None
        return told or self._launching(sentence, text[cue.end() : min(sentence.end, cue.end() + 110)], cue["cue"])

    def _launching(self, sentence: Sentence, words: str, verb: str) -> Known | None:
        """The launch that "inaugurated a multimedia exhibit" tells of, by what was launched."""
        if _OPENS.match(verb) is None:
            return None
        found = [
            known
            for known in self.stage.launches
            if any(word in words.casefold() for word in _telling(known.event.name))
        ]
        return found[0] if len(found) == 1 else None

    def _subject(self, sentence: Sentence, cue: re.Match[str], role: str, known: Known) -> None:
        """Take down the subject of a verb whose object is an event."""
        word = cue["cue"].casefold()
        start = verb_start(sentence.text, cue.start())
        relative = re.search(r",\s(?:which|who)\s?$", sentence.text[max(sentence.start, start - 8) : start])
        if relative is not None:
            one = behind_mention(sentence.setting, start - len(relative[0]))
            found = [] if one is None else [one]
        else:
            found = subject_of(sentence.setting, sentence.start, start) or self._organ(sentence, start)
        if role == "launch" and known.kind != "launch":
            return
        if role == "launch":
            role = "organizer"
        if role == "visit" and known.kind != "visit":
            return
        if known.kind == "visit":
            if role not in ("visit", "organizer", "participant", "co_organizer", "host"):
                return
            for mention in found:
                is_body = mention.entity.kind in (ORGANIZATION, COUNTRY) and role in ("visit", "organizer")
                is_host = role == "host"
                self.add(known, [mention], "host" if is_host else "organizer" if is_body else "participant")
        elif role in ("organizer", "co_organizer"):
            self._organized(known, found, role, word)
        elif word in ("heard", "hear", "hears") and known.kind != "briefing":
            return
        elif role == "speaker" and known.kind == "launch" and not persons(found):
            return
        else:
            self.add(known, found, role)
        if found and role != "participant":
            sentence.about.append((cue.start(), cue.end(), known))

    def _organ(self, sentence: Sentence, position: int) -> list[Mention]:
        """The body that "the 15-member organ" means."""
        if _ORGAN.search(sentence.text, max(sentence.start, position - 40), position) is None:
            return []
        bodies = [each for each in sentence.setting.within(0, position) if each.entity.kind == ORGANIZATION]
        return bodies[-1:]

    def _organized(self, known: Known, found: Sequence[Mention], role: str, word: str) -> None:
        if word in ("inaugurated", "opened") and persons(found):
            role = "speaker"
        elif word in ("held", "holds", "hold", "concluded", "completed") and persons(found):
            role = "participant"
        if role != "speaker" and word.startswith(("concluded", "completed", "kicked")):
            found = [mention for mention in found if mention.entity.kind == ORGANIZATION]
        self.add(known, [mention for mention in found if mention.entity.kind != GROUP or role == "participant"], role)

    def _alone(self, sentence: Sentence) -> None:
        """Those who "also attended", in a sentence that does not say what."""
        for cue in _ALONE.finditer(sentence.text, sentence.start, sentence.end):
            known = sentence.here[-1][1] if sentence.here else self.stage.hand(sentence)
            if known is None or known.kind not in (*GATHERINGS, "launch"):
                continue
            start = verb_start(sentence.text, cue.start("verb"))
            relative = re.search(r",\s(?:which|who)\s?$", sentence.text[max(sentence.start, start - 8) : start])
            one = behind_mention(sentence.setting, start - len(relative[0])) if relative is not None else None
            found = (
                [one] if one is not None else listed_ahead(sentence.setting, max(sentence.start, start - 900), start)
            )
            self.add(known, found, "participant")
            if cue["more"]:
                self.add(known, listed_behind(sentence.setting, cue.end(), sentence.end)[0], "participant")

    def _thanks(self, sentence: Sentence) -> None:
        """Whom somebody thanks for hosting an event."""
        for cue in _THANKS.finditer(sentence.text, sentence.start, sentence.end):
            known = next((known for phrase, known in sentence.behind(cue.end()) if phrase.begin >= cue.end()), None)
            noun = A_NOUN.match(sentence.text, cue.end(), sentence.end)
            known = known or (self.stage.told(noun[0], sentence) if noun is not None else None)
            whom = listed_ahead(sentence.setting, cue.start("whom"), cue.end("whom"))
            if known is not None and known.kind in OCCASIONS and whom:
                act = cue["act"].replace("-", "")
                is_state = all(mention.entity.kind == COUNTRY for mention in whom)
                role = "chair" if act == "chairing" else "host" if "host" in act else _ACTS.get(act[0], "organizer")
                self.add(known, whom, "host" if act == "holding" and is_state else role)

    def _others(self, sentence: Sentence) -> None:
        """Those who signed at a signing, who were "also present", to whom a course was given, who are pictured."""
        setting, text = sentence.setting, sentence.text
        main = self.stage.main
        for cue in _SIGNED.finditer(text, sentence.start, sentence.end):
            is_signing = main is not None and "signing" in main.event.name
            if main is not None and is_signing:
                self.add(
                    main, persons(listed_ahead(setting, sentence.start, verb_start(text, cue.start()))), "participant"
                )
        self._delegation(sentence)
        self._trained(sentence)
        self._held_with(sentence)
        told = next((known for _, known in sentence.here if known.kind in OCCASIONS), None)
        if told is None:
            return
        present = _WITH_PRESENT.search(text, sentence.start, sentence.end)
        if present is not None:
            self.add(told, listed_behind(setting, present.end(), sentence.end)[0], "participant")
        for phrase, known in sentence.here:
            before = _PICTURED.search(text, max(sentence.start, phrase.start - 14), phrase.start)
            is_picture = (
                setting.part.kind == "caption" or _PICTURE.search(text, sentence.start, sentence.end) is not None
            )
            if is_picture and before is not None and known.kind in (*GATHERINGS, "launch"):
                if not any(party.role == "speaker" for party in known.event.participants):
                    self.add(known, persons(listed_ahead(setting, sentence.start, before.start())), "participant")
            at = _AT_MEETING.search(text, max(sentence.start, phrase.start - 170), phrase.start)
            if at is not None and known.kind == "meeting":
                self.add(known, subject_of(setting, sentence.start, verb_start(text, at.start())), "participant")

    def _held_with(self, sentence: Sentence) -> None:
        """The partner of "was held online with the Forum"."""
        for cue in _HELD_WITH.finditer(sentence.text, sentence.start, sentence.end):
            known = owner(sentence, self.stage, cue.end("gap"), "with")
            found, _ = listed_behind(sentence.setting, cue.end(), sentence.end)
            if known is not None and known.kind in GATHERINGS and sentence.setting.within(cue.end(), cue.end() + 1):
                self.add(known, [each for each in found if each.entity.kind in (ORGANIZATION, COUNTRY)], "co_organizer")

    def _delegation(self, sentence: Sentence) -> None:
        """Who belonged to a visiting delegation, and whom it met."""
        text, setting = sentence.text, sentence.setting
        lead = _DELEGATION.match(text, sentence.start, sentence.end)
        visits = self.stage.visits
        if lead is None or not visits:
            return
        main = self.stage.main
        known = main if main is not None and main.kind == "visit" else visits[0]
        if lead["other"]:
            self.add(known, listed_behind(setting, lead.end(), sentence.end)[0], "participant")
        for cue in (
            *_INCLUDED.finditer(text, lead.end(), sentence.end),
            *_MET.finditer(text, lead.end(), sentence.end),
        ):
            self.add(known, listed_behind(setting, cue.end(), sentence.end)[0], "participant")

    def _trained(self, sentence: Sentence) -> None:
        """Those of "delivered a course to 18 officials from ..."."""
        ends = [(phrase.end, known) for phrase, known in sentence.here]
        for noun in [] if ends else A_NOUN.finditer(sentence.text, sentence.start, sentence.end):
            told = self.stage.told(noun[0], sentence)
            ends += [(noun.end(), told)] if told is not None else []
        for end, known in ends:
            course = _TO_OFFICERS.match(sentence.text, end, sentence.end)
            if course is not None and known.kind in GATHERINGS:
                self.add(known, listed_behind(sentence.setting, course.end(), sentence.end)[0], "participant")
