"""Who took part in the events of a document, and as what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from flows.text.names.event_phrases import Phrase
from flows.text.names.event_register import Known, Register
from flows.text.names.event_series import Series
from flows.text.names.event_settings import Setting
from flows.text.names.event_words import GATHERINGS
from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, PERSON, Mention, Participant
from flows.text.names.participant_events import (
    even,
    first_person,
    is_headed,
    is_light,
    is_vote,
    list_limit,
    members,
    owner,
    verb_start,
    voices,
)
from flows.text.names.participant_lists import cues, listed_ahead, listed_behind, role_of, within

Named = Mapping[int, list[tuple[Phrase, Known]]]
Pair = tuple[Phrase, Known]

_SPEECH = re.compile(
    r"\b(?:deliver(?:ed|ing|s)|gave|gives|made|makes|giving)\s(?:(?:a|an|the|his|her|their|some|brief|"
    r"short|also)\s)*(?:[\w‑-]+\s){0,3}?"
    r"(?:statements?|remarks|presentations?|speech|keynote|addresses|address|lecture|intervention|briefing)\b"
)
_TO_ALL = re.compile(r"\b(?:briefed|addressed|told|urged)\s(?:the\s)?(?:participants|delegates|attendees|audience)\b")
_WHILE = re.compile(
    r"\s*(?:Presenting|Speaking|Addressing|Opening|Chairing|Closing|Moderating|Delivering|Briefing|"
    r"(?P<own>(?:In|During) (?:his|her) (?:(?:opening|closing|keynote|introductory|welcome|welcoming) )?"
    r"(?:remarks|address|statement|speech)))\b[^,;.]{0,200},\s"
)
_ALONE = re.compile(r"\b(?:attended|participated|took part)(?=[.,;]|\s(?:and|as well|online|in person|virtually)\b)")
_OBJECT = re.compile(
    r"(?:\s(?:the|a|an|this|that|its|their|his|her|several|in|at|during|on|first|second|also|virtually|"
    r"opening|closing|plenary|session|panel|of|sessions?|ceremony|on the|margins))*\s?[’']?s?\s?$"
)


def participants(
    register: Register, settings: Sequence[Setting], named: Named, lists: Sequence[tuple[Series, list[Known]]]
) -> None:
    """Give each event those who took part in it, each once in each role."""
    reader = _Reader(register)
    for each, known in lists:
        reader.series(each, known)
    for setting in settings:
        if setting.part.kind != "credit":
            reader.part(setting, named.get(setting.number, []))
    reader.voices(settings, named)
    for event in register.known:
        even(event)


class _Reader:
    def __init__(self, register: Register) -> None:
        self.register = register
        self.held: dict[int, set[tuple[str, str]]] = {}

    def add(self, known: Known, mentions: Sequence[Mention], role: str) -> None:
        """Take them down, but nobody twice in one role, and no place."""
        held = self.held.setdefault(id(known), set())
        for mention in mentions:
            key = (mention.entity.entity_id, role)
            if key not in held and mention.entity.kind in (ORGANIZATION, PERSON, COUNTRY, GROUP):
                held.add(key)
                known.event.participants.append(Participant(mention.entity, role, mention.place))

    def series(self, each: Series, events: Sequence[Known]) -> None:
        """The parties of side events in a list: those of its lead, and those in the brackets of each."""
        setting = each.setting
        lead = re.compile(r"\bco[-‑]?(?:organi[sz]|host|sponsor)\w*").search(setting.text, *each.lead)
        common = []
        if lead is not None:
            common = (
                listed_ahead(setting, each.lead[0], verb_start(setting.text, lead.start()))
                or listed_behind(setting, lead.end(), each.lead[1])[0]
            )
        for item, known in zip(each.items, events, strict=False):
            self.add(known, common, "co_organizer")
            self._bracket(setting, item, known)

    def _bracket(self, setting: Setting, item: Phrase, known: Known) -> None:
        end = item.until or item.end
        start = re.compile(r"[”\"]?,?[”\"]?\s?\(").match(setting.text, item.end)
        if start is None:
            return
        cue = re.compile(r"(?:together\s|jointly\s|in\s\w+\s)?with\s").match(setting.text, start.end())
        if cue is not None:
            self.add(known, listed_behind(setting, cue.end(), end)[0], "co_organizer")
        pattern, _ = cues("behind")
        own = pattern.match(setting.text, start.end())
        if own is not None and cue is None:
            self.add(known, listed_behind(setting, own.end(), end)[0], role_of("behind", own[0]))

    def part(self, setting: Setting, named: Sequence[Pair]) -> None:
        """The parties of the events that a part names."""
        plain = [(phrase, known) for phrase, known in named if phrase.until is None]
        at = [phrase.head_at for phrase, _ in plain]
        for start, end in setting.sentences:
            low = bisect_left(at, start)
            here = plain[low : bisect_left(at, end)]
            earlier = plain[max(0, low - 1) : low]
            self._behind(setting, start, end, here, earlier)
            self._ahead(setting, start, end, here)
            self._alone(setting, start, end, here, earlier)
            self._speech(setting, start, end, here, earlier)
            for phrase, known in here:
                self._own(phrase, known)

    def _in_hand(
        self, setting: Setting, cue: re.Match[str], start: int, here: Sequence[Pair], earlier: Sequence[Pair]
    ) -> Known | None:
        """The event that "It was attended by" or "Participants included" is about, in a sentence that names none."""
        if here:
            return None
        last = earlier[-1][1] if earlier else None
        before = setting.text[start : cue.start()]
        if cue[0].casefold().startswith("participants") and not before.strip():
            return last or self.register.main()
        is_pronoun = re.fullmatch(r"\s*It (?:was|is|has been) (?:also )?", before) is not None
        return last if is_pronoun and last is not None and last.kind in (*GATHERINGS, "visit") else None

    def _behind(self, setting: Setting, start: int, end: int, here: Sequence[Pair], earlier: Sequence[Pair]) -> None:
        pattern, _ = cues("behind")
        anchor = start
        for cue in pattern.finditer(setting.text, start, end):
            known = owner(setting, cue.start(), here, anchor, start) or self._in_hand(
                setting, cue, start, here, earlier
            )
            if known is None:
                continue
            found, stop = listed_behind(setting, cue.end(), list_limit(setting.text, cue.end(), end, here, known))
            role = "participant" if known.kind == "visit" else role_of("behind", cue[0])
            if "auspices" in cue[0]:
                found = [mention for mention in found if mention.entity.kind == ORGANIZATION]
            if found:
                anchor = max(anchor, stop)
                self.add(known, found, role)

    def _ahead(self, setting: Setting, start: int, end: int, here: Sequence[Pair]) -> None:
        pattern, _ = cues("ahead")
        starts = [phrase.start for phrase, _ in here]
        for cue in pattern.finditer(setting.text, start, end):
            at = max(0, bisect_left(starts, cue.start()) - 1)
            following = next(
                (pair for pair in here[at : at + 3] if pair[0].begin >= cue.end() or _holds(pair[0], cue.start())), None
            )
            role = role_of("ahead", cue[0])
            if following is None or setting.text[cue.end() : cue.end() + 4] == " by ":
                continue
            gap = setting.text[cue.end() : following[0].begin]
            is_near = (
                _OBJECT.fullmatch(gap) is not None
                if role != "participant"
                else len(gap) < 60 and re.search(r"[,;:]", gap) is None
            )
            if not is_near or following[1].kind not in (*GATHERINGS, "launch", "visit"):
                continue
            found = listed_ahead(setting, start, cue.start())
            if role == "visit" and following[1].kind != "visit":
                continue
            role = "participant" if following[1].kind == "visit" else role
            if role in ("organizer", "co_organizer") and any(mention.entity.kind == PERSON for mention in found):
                role = "participant" if cue[0].casefold() in ("held", "holds") else role
            self.add(following[1], found, role)
            joint = re.compile(r"[^.;]{0,60}?\swith\s(?:the\s)?").match(setting.text, following[0].end, end)
            if (
                joint is not None
                and cue[0].casefold().startswith(("co-", "jointly"))
                and is_light(setting, following[0].end, joint.end())
            ):
                self.add(following[1], listed_behind(setting, joint.end(), end)[0], role)

    def _alone(self, setting: Setting, start: int, end: int, here: Sequence[Pair], earlier: Sequence[Pair]) -> None:
        """Those who "also attended", in a sentence that does not say what."""
        for cue in _ALONE.finditer(setting.text, start, end):
            if not here and earlier and earlier[-1][1].kind in GATHERINGS:
                self.add(
                    earlier[-1][1], listed_ahead(setting, start, verb_start(setting.text, cue.start())), "participant"
                )

    def _speech(self, setting: Setting, start: int, end: int, here: Sequence[Pair], earlier: Sequence[Pair]) -> None:
        main = self.register.main()
        for cue in (*_SPEECH.finditer(setting.text, start, end), *_TO_ALL.finditer(setting.text, start, end)):
            behind = [known for phrase, known in here if phrase.end >= cue.end() and known.kind in GATHERINGS]
            known = behind[0] if behind else here[-1][1] if here else earlier[-1][1] if earlier else None
            if known is None and _TO_ALL.match(cue[0]) is not None:
                known = main
            if known is not None and known.kind in GATHERINGS and setting.is_rule is False:
                found = listed_ahead(setting, start, verb_start(setting.text, cue.start()))
                self.add(known, [mention for mention in found if not is_headed(setting, mention)], "speaker")
        self._while(setting, start, end, here)

    def _while(self, setting: Setting, start: int, end: int, here: Sequence[Pair]) -> None:
        """The person of "Opening the meeting, Mr. X said" and "In his opening remarks, Mr. X said"."""
        found = _WHILE.match(setting.text, start, end)
        if found is None:
            return
        inside = [known for phrase, known in here if phrase.head_at < found.end()]
        main = self.register.main()
        known = inside[0] if inside else main if found["own"] else None
        role = "chair" if found[0].lstrip().startswith(("Chairing", "Moderating")) else "speaker"
        behind = within(setting, found.end(), min(end, found.end() + 90))[:3]
        if known is not None and known.kind in GATHERINGS:
            self.add(known, [mention for mention in behind if mention.entity.kind == PERSON][:1], role)

    def _own(self, phrase: Phrase, known: Known) -> None:
        """Those in the name of a meeting, its owner, and the organ that adopts."""
        setting = phrase.setting
        if known.kind == "adoption":
            self._adopting(phrase, known)
        elif known.kind == "launch":
            if setting.text.startswith("launched", phrase.start):
                self.add(known, listed_ahead(setting, phrase.sentence[0], phrase.start), "organizer")
        elif known.kind == "visit":
            if phrase.owner is not None:
                self.add(known, [phrase.owner], "participant")
            elif phrase.title is not None:
                self.add(known, listed_ahead(setting, phrase.sentence[0], phrase.start), "participant")
        elif phrase.owner is not None and known.kind in GATHERINGS and not phrase.is_governed and phrase.modifiers:
            self.add(known, [phrase.owner], "organizer")
        self._hyphened(phrase, known)
        head_end = phrase.head_at + len(phrase.head)
        tail = re.compile(r"\s(?:with|between|among)\s").match(setting.text, head_end, phrase.end)
        of = re.compile(r"\sof\s(?:the\s)?").match(setting.text, head_end, phrase.end)
        if phrase.title is not None and phrase.name.startswith("meeting with"):
            found = listed_behind(setting, phrase.start + 4, phrase.sentence[1])[0]
            found = listed_behind(
                setting, phrase.start + setting.text[phrase.start :].index("with") + 5, phrase.sentence[1]
            )[0]
            self.add(
                known, [*listed_ahead(setting, phrase.sentence[0], phrase.start), *first_person(found)], "participant"
            )
        elif tail is not None and known.kind in ("meeting", "briefing"):
            found = listed_behind(setting, tail.end(), phrase.sentence[1])[0]
            self.add(known, first_person(found) if "with" in tail[0] else found, "participant")
        elif of is not None and known.kind == "meeting" and setting.within(of.end(), of.end() + 1):
            self.add(known, members(setting, of.end(), phrase), "participant")

    def _hyphened(self, phrase: Phrase, known: Known) -> None:
        """The body of "an OSCE-organized workshop"."""
        for mention in within(phrase.setting, phrase.begin, phrase.head_at):
            told = re.compile(r"[-‑](organi[sz]ed|convened|hosted|funded)\b").match(
                phrase.setting.text, mention.place.end
            )
            if told is not None and known.kind in GATHERINGS:
                self.add(known, [mention], {"h": "host", "f": "sponsor"}.get(told[1][0], "organizer"))

    def _adopting(self, phrase: Phrase, known: Known) -> None:
        setting = phrase.setting
        by = re.compile(r",?\s(?:by\s)?the\s(?:[A-Z]\w+\s)?").match(setting.text, phrase.end)
        inside = [
            mention for mention in within(setting, phrase.start, phrase.end) if mention.entity.kind == ORGANIZATION
        ]
        if (
            phrase.title is not None
            and "dopted" in setting.text[phrase.start : phrase.start + 20]
            and " by " in setting.text[phrase.start : phrase.end]
        ):
            self.add(known, inside[:1], "participant")
        elif by is not None and (
            organ := [
                mention for mention in within(setting, by.start(), by.end() + 1) if mention.entity.kind == ORGANIZATION
            ]
        ):
            self.add(known, organ[:1], "participant")
        elif phrase.title is not None and "dopted" in setting.text[phrase.start : phrase.end]:
            self.add(known, listed_ahead(setting, phrase.sentence[0], phrase.start)[-1:], "participant")

    def voices(self, settings: Sequence[Setting], named: Named) -> None:
        """The States whose representatives speak after a vote, or at the meeting that a press release covers."""
        known = next((known for known in self.register.known if known.phrases[0].determiner == "sitting"), None)
        known = known or next((known for known in self.register.known if is_vote(known.phrases[0])), None)
        if known is None:
            return
        for setting in settings:
            if setting.is_rule or setting.part.kind != "paragraph":
                continue
            self.add(known, [*voices(setting)], "speaker")


def _holds(phrase: Phrase, position: int) -> bool:
    """Whether the verb is a part of the phrase, as in "launched the Programme"."""
    return phrase.start <= position < phrase.end
