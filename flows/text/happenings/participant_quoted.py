"""Who spoke at the meeting that a press release covers, or is quoted in the report on an event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator

from flows.text.happenings.event_register import Known
from flows.text.happenings.event_settings import Setting
from flows.text.happenings.event_words import GATHERINGS
from flows.text.happenings.participant_events import PART, Stage, Told
from flows.text.names.model import COUNTRY, ORGANIZATION, PERSON, Entity, Event, Mention, Part, Statement
from flows.text.speech.statements import statements

_LONGEST = 1500

_UNTOLD = Known(Event("", "", []))

_OWN_SPEECH = re.compile(
    r"\b(?:in|during) (?:his|her|their)\s(?:[a-z]+\s){0,3}(?:remarks|address|statement|speech|presentation|"
    rf"intervention)\b|\bat the (?:[\w-]+\s){{0,2}}{PART}\b|\bopened the\b|\bin the presence of\b|"
    r"\b(?:[Ss]peaking|[Oo]pening|[Cc]losing) (?:at|during|the)\b",
    re.I,
)

_AT = re.compile(
    r"\b(?:[Aa]t|[Dd]uring|[Ii]n|told|tells|addressing|[Oo]pening|[Cc]losing|[Aa]ddressing|attending|[Bb]riefing)\s"
    r"(?:the\s|a\s|an\s|this\s|their\s|its\s|his\s|her\s)?(?:(?:opening|closing|launch|margins|end|beginning|start|first|second|third|final|last|session)"
    r"(?:\sday)?\s(?:session\s)?of\s(?:the\s|a\s)?)?$"
)

ELSEWHERE = re.compile(
    r"\b(?:told (?:reporters|journalists|the (?:press|media)|[A-Z]\w+ News)|reporters|in an? (?:interview|email|"
    r"press release|statement|message|letter|tweet)|according to|wrote|tweeted|posted|announced|press conference|"
    r"spokes\w+|declined to comment|in its report|in his report|in her report|in the report)\b",
    re.I,
)

_IN_DEBATE = re.compile(
    r"\s*(?:In|During|At)\s(?:the|its|their|this)\s(?:[\w’-]+\s){0,4}?(?:debate|discussions?|meeting|briefing|session|plenary)"
    r"(?:\sthat\sfollowed)?,\s(?:the\s|many\s|several\s|some\s)?$"
)

_TOLD = re.compile(r"\b(?:told|tells|informed)\s")

_INTERVIEW = re.compile(r"\b(?:[Ii]n an? (?:exclusive )?interview|told KUNA|interviewed)\b")

_REPRESENTS = (
    r"(?:representative|delegate|permanent representative|ambassador|speaker|observer|envoy|minister|foreign minister|"
    r"delegation|head of state|president|prime minister|counterpart)"
)

_VOICE_OF = re.compile(
    rf"(?:^|[,—–]\s|\b(?:and|while)\s)[Tt]he\s(?:[\w-]+\s){{0,2}}?{_REPRESENTS}\s(?:of|from|for)\s(?:the\s)?$", re.I
)

_VOICE = re.compile(rf"[’']s?\s(?:[\w-]+\s){{0,3}}?{_REPRESENTS}\b", re.I)


class Quoted:
    """Those whom the text quotes, where it reports on one event."""

    def __init__(self, stage: Stage, told: Collection[int]) -> None:
        self.stage, self.told = stage, told
        self.parts = [Part("" if setting.is_rule else setting.text, setting.part.kind) for setting in stage.settings]
        self.mentions = [mention for setting in stage.settings if not setting.is_rule for mention in setting.mentions]
        self.where: tuple[int, str, Known | None] = (-1, "", None)
        self.last: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            self.last.setdefault(mention.entity.entity_id, []).append(mention)

    def read(self) -> Iterator[Told]:
        """Who spoke at which event."""
        if not self.stage.register.known or not any(part.text for part in self.parts):
            return
        voiced = [(setting, mention) for setting in self.stage.settings for mention in _voices(setting)]
        covered = self._covered(len(voiced))
        if covered is not None:
            for _, mention in voiced:
                yield covered, mention, "speaker"
        is_report = covered is not None or self._is_report()
        for said in statements(self.parts, self.mentions, ()):
            if said.speaker is None:
                continue
            if said.speaker.kind == PERSON or (is_report and self._is_in_debate(said)):
                yield from self._said(said, said.speaker, covered, is_report)

    def _is_in_debate(self, said: Statement) -> bool:
        """Whether a sentence begins with "In the debate, "; what a body said elsewhere is none of its speeches."""
        place = said.speaker_place or said.places[0]
        setting = self.stage.settings[place.part]
        return _IN_DEBATE.match(setting.text, setting.sentence(place.start)[0], place.start) is not None

    def _covered(self, voices: int) -> Known | None:
        """The meeting that a press release covers."""
        known = self.stage.register.known
        sitting = [each for each in known if each.phrases[0].determiner == "sitting"]
        vote = [each for each in known if each.kind == "adoption" and _is_vote(each)]
        if sitting or vote:
            return (sitting or vote)[0]
        main = self.stage.main
        is_meeting = main is not None and main.kind in ("meeting", "briefing", "conference")
        return main if is_meeting and voices else None

    def _is_report(self) -> bool:
        """Whether the text reports on one event: its title names it, or it tells of the speeches there."""
        main = self.stage.main
        if main is None or main.kind not in (*GATHERINGS, "launch") or main.event.status != "held":
            return False
        texts = [part.text for part in self.parts if part.kind != "credit"]
        if main.phrases[0].head == "week" or any(_INTERVIEW.search(text) for text in texts):
            return False
        is_named = self.stage.in_title(main) and main.kind != "launch"
        return is_named or id(main) in self.told or any(_OWN_SPEECH.search(text) for text in texts)

    def _said(self, said: Statement, speaker: Entity, covered: Known | None, is_report: bool) -> Iterator[Told]:
        place = said.speaker_place or said.places[0]
        setting = self.stage.settings[place.part]
        if setting.part.kind in ("title", "subtitle", "credit"):
            return
        start, end = setting.sentence(place.start)
        start, end = max(start, place.start - _LONGEST), min(end, place.end + _LONGEST)
        mention = self._naming(speaker, place.part, end if said.speaker_place is None else said.speaker_place.end)
        if (
            mention is None
            or _told_press(setting, start, end)
            or ELSEWHERE.search(_unquoted(setting, start, end, said)) is not None
        ):
            return
        known = self._at(said, place.part, start, end)
        if known is None and self.where[:2] == (place.part, speaker.entity_id):
            known = self.where[2]  # goes on to speak there
        self.where = (place.part, speaker.entity_id, known)
        if known is _UNTOLD:
            return
        if known is None:
            known = covered or (self.stage.main if is_report else None)
            if known is not None and known.kind == "launch" and not _is_there(known, speaker):
                known = None
        if known is not None:
            yield known, mention, "speaker"

    def _at(self, said: Statement, part: int, start: int, end: int) -> Known | None:
        """The event at which a sentence says that somebody spoke; `_UNTOLD` where it is none of those known."""
        setting = self.stage.settings[part]
        named = self.stage.named.get(part, [])
        low = bisect_left(named, start, key=lambda pair: pair[0].head_at)
        for phrase, known in named[low : low + 9]:
            inside = any(each.part == part and each.start <= phrase.start < each.end for each in said.places)
            if not start <= phrase.head_at < end or inside or known.kind not in (*GATHERINGS, "launch", "visit"):
                continue
            if _AT.search(setting.text, max(start, phrase.begin - 60), phrase.start) is not None:
                return known
        outside = _unquoted(setting, start, end, said)
        if re.match(
            r"\s*(?:At|During) (?:the|a|an|one) (?:[\w-]+ )?(?:side[- ‑]event|event|meeting) "
            r"(?:on|titled|entitled|about)",
            outside,
        ):
            return _UNTOLD
        if re.search(rf"\b(?:at|during) the (?:[\w-]+\s){{0,2}}{PART}\b", outside):
            main = self.stage.main
            earlier = [known for _, known in named[max(0, low - 1) : low]]
            return earlier[-1] if earlier and earlier[-1].kind in GATHERINGS else main
        return None

    def _naming(self, speaker: Entity, part: int, end: int) -> Mention | None:
        """The last words before a place that name somebody."""
        mentions = self.last.get(speaker.entity_id, [])
        at = bisect_left(mentions, (part, end), key=lambda each: (each.place.part, each.place.start))
        return mentions[at - 1] if at else mentions[0] if mentions else None


def _is_there(known: Known, speaker: Entity) -> bool:
    """Whether somebody is known to have taken part."""
    return any(party.entity.entity_id == speaker.entity_id for party in known.event.participants)


def _told_press(setting: Setting, start: int, end: int) -> bool:
    """Whether somebody "told Reuters": a body without article, as no organ is."""
    for told in _TOLD.finditer(setting.text, start, end):
        if any(each.entity.kind == ORGANIZATION for each in setting.within(told.end(), told.end() + 1)):
            return True
    return False


def _unquoted(setting: Setting, start: int, end: int, said: Statement) -> str:
    """A sentence without what is said in it."""
    left, position = [], start
    for place in sorted(said.places):
        if place.part == setting.number and place.end > start and place.start < end:
            left.append(setting.text[position : max(position, place.start)])
            position = max(position, place.end)
    return " ".join([*left, setting.text[position:end]])


def _is_vote(known: Known) -> bool:
    phrase = known.phrases[0]
    return phrase.title is not None and phrase.name.startswith("adoption of resolution") and not phrase.setting.is_rule


def _voices(setting: Setting) -> Iterator[Mention]:
    """The States whose representatives are the subject of a sentence ("The representative of ...")."""
    if setting.is_rule or setting.part.kind != "paragraph":
        return
    for mention in setting.mentions:
        if mention.entity.kind != COUNTRY:
            continue
        at, end = mention.place.start, mention.place.end
        start, stop = setting.sentence(at)
        lead = setting.text[max(start, at - 140) : at]
        behind = _VOICE.match(setting.text, end, stop)
        is_own = behind is not None and re.fullmatch(r"(?:[^.;:“”]{0,110},\s)?(?:The\s|the\s)?", lead) is not None
        is_voice = is_own or (_VOICE_OF.search(lead) is not None and "“" not in lead)
        after = behind.end() if behind is not None and is_own else end
        if is_voice and not _names_person(setting, after, stop):
            yield mention


def _names_person(setting: Setting, position: int, stop: int) -> bool:
    """Whether the representative is named: then he is the speaker."""
    return any(
        mention.entity.kind == PERSON
        and re.fullmatch(r"[^.;:“”]{0,60},\s(?:[A-Z][\w.’]*\s){0,4}", setting.text[position : mention.place.start])
        for mention in setting.within(position, min(stop, position + 110))
    )
