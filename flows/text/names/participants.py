"""Who took part in the events of a document, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from flows.text.names.event_phrases import Phrase, Setting
from flows.text.names.event_register import Known, Register
from flows.text.names.event_series import Series
from flows.text.names.event_words import GATHERINGS
from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, PERSON, Mention, Participant
from flows.text.names.participant_lists import cues, listed_ahead, listed_behind, role_of, within

Named = Mapping[int, list[tuple[Phrase, Known]]]
Pair = tuple[Phrase, Known]

_PLURAL = re.compile(r"\b(?:events|side[-‑]events|meetings|workshops|conferences|seminars|briefings|visits|sessions|trainings|courses|webinars)\b[^,;.]{0,30}$", re.I)
_BE = re.compile(r"^(?:,?\s(?:which|that))?(?:\s(?:was|is|were|are|has been|had been|will be|being|to be))?(?:\s(?:also|jointly|successfully|generously|virtually|officially|held|and|co-?))*[,\s(]*$")
_SPEECH = re.compile(
    r"\b(?:deliver(?:ed|ing|s)|gave|gives|made|makes|giving)\s(?:(?:a|an|the|his|her|their|some|brief|short|also)\s)*(?:[\w‑-]+\s){0,3}?"
    r"(?:statements?|remarks|presentations?|speech|keynote|addresses|address|lecture|intervention|briefing)\b"
)
_TO_ALL = re.compile(r"\b(?:briefed|addressed|told|urged)\s(?:the\s)?(?:participants|delegates|attendees|audience)\b")
_WHILE = re.compile(r"\s*(?:Presenting|Speaking|Addressing|Opening|Chairing|Closing|Moderating|Delivering|Briefing|In (?:his|her) (?:opening|closing|keynote|introductory)? ?(?:remarks|address|statement|speech))\b(?P<rest>[^,;.]{0,200}),\s")
_VOICE = re.compile(r"\b(?:The|the)\s(?:representative|delegate|Permanent Representative|ambassador|speaker)\s(?:of|from|for)\s(?:the\s)?$")
_VOICED = re.compile(r"[’']s?\s(?:representative|delegate|speaker|Permanent Representative|Ambassador|Minister|Foreign Minister)\b")
_HEAD_OF = re.compile(r"\b(?:President|Chair\w*|Head|Director|Secretary|Secretary-General|Chief|Coordinator)\sof\s(?:the\s)?$")
_OBJECT = re.compile(r"(?:\s(?:the|a|an|this|that|its|their|his|her|several|in|at|during|on|first|second|also|virtually|opening|closing|plenary|session|panel|of|sessions?|ceremony|on the|margins))*\s?[’']?s?\s?$")


def participants(register: Register, settings: Sequence[Setting], named: Named, lists: Sequence[tuple[Series, list[Known]]]) -> None:
    """Give each event those who took part in it, each once in each role."""
    reader = _Reader(register)
    for each, known in lists:
        reader.series(each, known)
    for setting in settings:
        if setting.part.kind != "credit":
            reader.part(setting, named.get(setting.number, []))
    reader.voices(settings, named)
    for known in register.known:
        _even(known)


class _Reader:
    def __init__(self, register: Register) -> None:
        self.register = register

    def add(self, known: Known, mentions: Sequence[Mention], role: str) -> None:
        """Take them down, but nobody twice in one role, and no place."""
        held = {(party.entity.entity_id, party.role) for party in known.event.participants}
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
            common = listed_ahead(setting, each.lead[0], _verb_start(setting.text, lead.start())) or listed_behind(setting, lead.end(), each.lead[1])[0]
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
        for start, end in setting.sentences:
            here = [(phrase, known) for phrase, known in plain if start <= phrase.head_at < end]
            earlier = [(phrase, known) for phrase, known in plain if phrase.head_at < start]
            self._behind(setting, start, end, here, earlier)
            self._ahead(setting, start, end, here)
            self._speech(setting, start, end, here, earlier)
            for phrase, known in here:
                self._own(phrase, known)

    def _in_hand(self, setting: Setting, cue: re.Match[str], start: int, here: Sequence[Pair], earlier: Sequence[Pair]) -> Known | None:
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
            known = _owner(setting, cue.start(), here, anchor, start) or self._in_hand(setting, cue, start, here, earlier)
            if known is None:
                continue
            found, stop = listed_behind(setting, cue.end(), end)
            role = "participant" if known.kind == "visit" else role_of("behind", cue[0])
            if "auspices" in cue[0]:
                found = [mention for mention in found if mention.entity.kind == ORGANIZATION]
            if found:
                anchor = max(anchor, stop)
                self.add(known, found, role)

    def _ahead(self, setting: Setting, start: int, end: int, here: Sequence[Pair]) -> None:
        pattern, _ = cues("ahead")
        for cue in pattern.finditer(setting.text, start, end):
            following = next(((phrase, known) for phrase, known in here if phrase.begin >= cue.end() or phrase.start <= cue.start() < phrase.end), None)
            role = role_of("ahead", cue[0])
            if following is None or setting.text[cue.end() : cue.end() + 4] == " by ":
                continue
            gap = setting.text[cue.end() : following[0].begin]
            is_near = _OBJECT.fullmatch(gap) is not None if role != "participant" else len(gap) < 60 and re.search(r"[,;:]", gap) is None
            if not is_near or following[1].kind not in (*GATHERINGS, "launch", "visit"):
                continue
            found = listed_ahead(setting, start, cue.start())
            if role == "visit" and following[1].kind != "visit":
                continue
            role = "participant" if following[1].kind == "visit" else role
            if role in ("organizer", "co_organizer") and any(mention.entity.kind == PERSON for mention in found):
                role = "participant" if cue[0].casefold() in ("held", "holds") else role
            self.add(following[1], found, role)

    def _speech(self, setting: Setting, start: int, end: int, here: Sequence[Pair], earlier: Sequence[Pair]) -> None:
        main = self.register.main()
        for cue in (*_SPEECH.finditer(setting.text, start, end), *_TO_ALL.finditer(setting.text, start, end)):
            behind = [known for phrase, known in here if phrase.end >= cue.end() and known.kind in GATHERINGS]
            known = behind[0] if behind else here[-1][1] if here else earlier[-1][1] if earlier else None
            if known is None and _TO_ALL.match(cue[0]) is not None:
                known = main
            if known is not None and known.kind in GATHERINGS and setting.is_rule is False:
                found = listed_ahead(setting, start, _verb_start(setting.text, cue.start()))
                self.add(known, [mention for mention in found if not _is_headed(setting, mention)], "speaker")
        found = _WHILE.match(setting.text, start, end)
        inside = [known for phrase, known in here if found is not None and phrase.head_at < found.end()]
        if found is not None and not inside and setting.text[start : found.end()].lstrip().startswith("In h") and main is not None:
            inside = [main]
        if found is not None and inside:
            known = inside[0]
            role = "chair" if setting.text[start : found.end()].lstrip().startswith(("Chairing", "Moderating")) else "speaker"
            speaker = within(setting, found.end(), min(end, found.end() + 90))[:3]
            persons = [mention for mention in speaker if mention.entity.kind == PERSON][:1]
            if known.kind in GATHERINGS:
                self.add(known, persons, role)

    def _own(self, phrase: Phrase, known: Known) -> None:
        """Those in the name of a meeting, its owner, and the organ that adopts."""
        setting = phrase.setting
        if known.kind == "adoption":
            self._adopting(phrase, known)
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
            found = listed_behind(setting, phrase.start + setting.text[phrase.start :].index("with") + 5, phrase.sentence[1])[0]
            self.add(known, [*listed_ahead(setting, phrase.sentence[0], phrase.start), *_first_person(found)], "participant")
        elif tail is not None and known.kind in ("meeting", "briefing"):
            found = listed_behind(setting, tail.end(), phrase.sentence[1])[0]
            self.add(known, _first_person(found) if "with" in tail[0] else found, "participant")
        elif of is not None and known.kind == "meeting" and any(mention.place.start == of.end() for mention in setting.mentions):
            self.add(known, _members(setting, of.end(), phrase), "participant")

    def _hyphened(self, phrase: Phrase, known: Known) -> None:
        """The body of "an OSCE-organized workshop"."""
        for mention in within(phrase.setting, phrase.begin, phrase.head_at):
            told = re.compile(r"[-‑](organi[sz]ed|convened|hosted|funded)\b").match(phrase.setting.text, mention.place.end)
            if told is not None and known.kind in GATHERINGS:
                self.add(known, [mention], {"h": "host", "f": "sponsor"}.get(told[1][0], "organizer"))

    def _adopting(self, phrase: Phrase, known: Known) -> None:
        setting = phrase.setting
        by = re.compile(r",?\s(?:by\s)?the\s(?:[A-Z]\w+\s)?").match(setting.text, phrase.end)
        inside = [mention for mention in within(setting, phrase.start, phrase.end) if mention.entity.kind == ORGANIZATION]
        if phrase.title is not None and "dopted" in setting.text[phrase.start : phrase.start + 20] and " by " in setting.text[phrase.start : phrase.end]:
            self.add(known, inside[:1], "participant")
        elif by is not None and (organ := [mention for mention in within(setting, by.start(), by.end() + 1) if mention.entity.kind == ORGANIZATION]):
            self.add(known, organ[:1], "participant")
        elif phrase.title is not None and "dopted" in setting.text[phrase.start : phrase.end]:
            self.add(known, listed_ahead(setting, phrase.sentence[0], phrase.start)[-1:], "participant")

    def voices(self, settings: Sequence[Setting], named: Named) -> None:
        """The States whose representatives speak after a vote, or at the meeting that a press release covers."""
        known = next((known for known in self.register.known if known.phrases[0].determiner == "sitting"), None)
        known = known or next((known for known in self.register.known if _is_vote(known.phrases[0])), None)
        if known is None:
            return
        for setting in settings:
            if setting.is_rule or setting.part.kind != "paragraph":
                continue
            self.add(known, [*_voices(setting)], "speaker")


def _is_headed(setting: Setting, mention: Mention) -> bool:
    """Whether a body is named only as that of which somebody is the head."""
    before = setting.text[max(0, mention.place.start - 40) : mention.place.start]
    return mention.entity.kind == ORGANIZATION and _HEAD_OF.search(before) is not None


def _is_vote(phrase: Phrase) -> bool:
    return phrase.title is not None and phrase.name.startswith("adoption of resolution") and not phrase.setting.is_rule


def _voices(setting: Setting) -> Iterator[Mention]:
    for mention in setting.mentions:
        if mention.entity.kind != COUNTRY:
            continue
        at, end = mention.place.start, mention.place.end
        if setting.sentence(at)[0] == at and _VOICED.match(setting.text, end) is not None:
            yield mention
        before = setting.text[max(0, at - 50) : at]
        if _VOICE.search(before) is not None and setting.sentence(at)[0] >= at - 50:
            yield mention


def _owner(setting: Setting, at: int, here: Sequence[Pair], anchor: int, start: int) -> Known | None:
    """The event that "organized by" is about: the one before it, else the one that the sentence goes on with."""
    text = setting.text
    before = [(phrase, known) for phrase, known in here if phrase.start < at]
    if _PLURAL.search(text, max(start, at - 60), at) is not None:
        return None
    if not before:
        ahead = [(phrase, known) for phrase, known in here if phrase.start > at]
        if ahead and re.fullmatch(r"\s*(?:Jointly\s|Co-)?", text[start:at]) is not None or (ahead and re.match(r"\s*(?:Held|Organi[sz]ed|Hosted|Implemented|Conducted|Delivered|Convened|Supported)\b", text[start:at])):
            return ahead[0][1]
        return None
    phrase, known = before[-1]
    if known.kind not in (*GATHERINGS, "launch", "visit"):
        return None
    begin = max(phrase.end, anchor) if anchor > phrase.end else phrase.end
    gap = text[begin:at] if begin < at else ""
    if re.fullmatch(r"(?:\s\([^()]{1,40}\)|[”\"]?\))?,\s(?:a|an|the)\s(?:\w+\s){0,2}", gap) and text.startswith("gathering of", at):
        return known
    if _BE.match(gap) is not None or re.fullmatch(r"\)?,?\s(?:and\s)?|,?\s(?:\w+\s)?", gap):
        return known
    if text[start : phrase.begin].strip() == "" and re.fullmatch(r",\s(?:which|that)\b[^;:]{3,300},\s(?:was|were|is)\s(?:also\s|jointly\s)?", gap):
        return known
    return known if _is_light(setting, begin, at) else None


def _is_light(setting: Setting, start: int, end: int) -> bool:
    """Whether only places, dates and verbs of holding stand between an event and "organized by"."""
    text = setting.text
    left, position = [], start
    stretches = [(mention.place.start, mention.place.end) for mention in within(setting, start, end) if mention.entity.kind not in (ORGANIZATION, PERSON)]
    stretches += [(dated.start, dated.end) for dated in setting.dates if start <= dated.start < end]
    for begin, stop in sorted(stretches):
        left.append(text[position:begin])
        position = max(position, stop)
    left.append(text[position:end])
    rest = re.sub(r"\([^()]{1,20}\)", " ", " ".join(left))
    light = r"for|held|took|place|convened|organi[sz]ed|hosted|conducted|launched|in|on|at|from|to|and|the|was|is|were|which|that|has|been|will|be|jointly|also|concluded|opened|this|week|today|yesterday|virtually|online|year|of|event|by|co"
    return re.fullmatch(rf"(?:(?:{light})\b|[\s,()‑-])*", rest) is not None


def _members(setting: Setting, start: int, phrase: Phrase) -> list[Mention]:
    """Those whose meeting it is; beyond its name only where "and" closes their list."""
    found, _ = listed_behind(setting, start, phrase.sentence[1])
    inside = [mention for mention in found if mention.place.start < phrase.end]
    if len(found) > len(inside) + 1 and " and " in setting.text[found[-2].place.end : found[-1].place.start]:
        return found
    return inside


def _first_person(found: Sequence[Mention]) -> Sequence[Mention]:
    """The person of "the Secretary-General of the X, Mr. Y"; all where several or none are."""
    persons = [mention for mention in found if mention.entity.kind == PERSON]
    return persons if len(persons) == 1 and found and found.index(persons[0]) == len(found) - 1 and len(found) <= 3 else found


def _verb_start(text: str, at: int) -> int:
    """Before the auxiliary of a verb."""
    found = re.compile(r"(?:,?\s?who\s)?\s?(?:was|is|also|has|had|will|were|are|then|later)?\s?(?:also|a|been)?\s?$").search(text, max(0, at - 24), at)
    return at if found is None else found.start()


def _even(known: Known) -> None:
    """Where several organized an event, each of them is a co-organizer."""
    parties = known.event.participants
    several = [party for party in parties if party.role in ("organizer", "co_organizer")]
    if len({party.entity.entity_id for party in several}) < 2:
        return
    done = set()
    result = []
    for party in parties:
        role = "co_organizer" if party.role == "organizer" else party.role
        if (party.entity.entity_id, role) not in done:
            done.add((party.entity.entity_id, role))
            result.append(Participant(party.entity, role, party.place))
    known.event.participants[:] = result
