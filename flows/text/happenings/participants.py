"""Who took part in the events of a document, and as what."""

from __future__ import annotations

from collections.abc import Sequence

from flows.text.happenings.event_phrases import Phrase
from flows.text.happenings.event_register import Known, Register
from flows.text.happenings.event_series import Series
from flows.text.happenings.event_settings import Setting
from flows.text.happenings.participant_acts import bracketed, has_bracket, listed, own
from flows.text.happenings.participant_ahead import ahead
from flows.text.happenings.participant_behind import behind, passive
from flows.text.happenings.participant_events import Named, Stage, sentences
from flows.text.happenings.participant_others import others
from flows.text.happenings.participant_speakers import speakers
from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, PERSON, Mention, Participant


def participants(
    register: Register, settings: Sequence[Setting], named: Named, lists: Sequence[tuple[Series, list[Known]]]
) -> None:
    """Give each event those who took part in it, each once in each role."""
    if not register.known:
        return
    named = {number: sorted(pairs, key=lambda pair: pair[0].head_at) for number, pairs in named.items()}
    reader = _Reader(Stage(register, settings, named))
    for each, known in lists:
        for item, its in zip(each.items, known, strict=False):
            for mention, role in listed(each, item):
                reader.add(its, mention, role)
    for setting in settings:
        if setting.part.kind != "credit":
            reader.part(setting, named.get(setting.number, []))
    for event, mention, role in speakers(reader.stage, reader.told):
        reader.add(event, mention, role)
    for event in register.known:
        _even(event)


def _even(known: Known) -> None:
    """Where several organized an event, each of them is a co-organizer; who has a role is not only there."""
    parties = known.event.participants
    if known.kind == "visit":
        makers = {party.entity.entity_id for party in parties if party.role == "organizer"}
        parties[:] = [each for each in parties if each.role != "participant" or each.entity.entity_id not in makers]
    several = {party.entity.entity_id for party in parties if party.role in ("organizer", "co_organizer")}
    done: set[tuple[str, str]] = set()
    result = []
    for party in parties:
        role = "co_organizer" if party.role == "organizer" and len(several) > 1 else party.role
        if (party.entity.entity_id, role) not in done:
            done.add((party.entity.entity_id, role))
            result.append(Participant(party.entity, role, party.place))
    known.event.participants[:] = result


class _Reader:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.held: dict[int, set[tuple[str, str]]] = {}
        self.told: set[int] = set()
        """The events of which it is told who spoke."""

    def add(self, known: Known, mention: Mention, role: str) -> None:
        """Take somebody down, but nobody twice in one role, and no place."""
        held = self.held.setdefault(id(known), set())
        key = (mention.entity.entity_id, role)
        if key in held or mention.entity.kind not in (ORGANIZATION, PERSON, COUNTRY, GROUP):
            return
        held.add(key)
        known.event.participants.append(Participant(mention.entity, role, mention.place))
        if role == "speaker":
            self.told.add(id(known))

    def part(self, setting: Setting, named: Sequence[tuple[Phrase, Known]]) -> None:
        """The parties of the events that a part names."""
        plain = [(phrase, known) for phrase, known in named if phrase.until is None or not has_bracket(phrase)]
        readers = (passive, ahead, behind) if setting.is_rule else (passive, ahead, behind, others)
        for sentence in sentences(setting, plain):
            for read in readers:
                for known, mention, role in read(sentence, self.stage):
                    self.add(known, mention, role)
        for phrase, known in named:
            for mention, role in (*own(phrase, known), *bracketed(phrase, known)):
                self.add(known, mention, role)
