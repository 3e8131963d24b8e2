"""Who a subject is: names, offices and pronouns to the person, body or State meant, never by guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.text.names.model import COUNTRY, ORGANIZATION, PERSON, Entity, Mention, Part, Place, Position
from flows.text.speech.speech_text import C, G, O
from flows.text.speech.subjects import Subject

_GENDERS = {"mr": "he", "sir": "he", "lord": "he", "messrs": "he", "mrs": "she", "ms": "she", "miss": "she"} | {
    "madam": "she",
    "dame": "she",
    "lady": "she",
    "king": "he",
    "queen": "she",
    "prince": "he",
    "princess": "she",
}
_HONORIFIC = re.compile(r"(?<!\w)(?P<word>[A-Za-z]+)\.? (?:[A-Z][\w’'‑-]* ){0,3}$")
_FARTHEST = 3
_SPEAKS_FOR = re.compile(r"spokes|representative|delegate|delegation|observer$", re.I)
_INDEFINITE = re.compile(r"(?:an?|one|another) ", re.I)
_HEADS = re.compile(r"(?:head|chief)")
_HEAD_TITLE = re.compile(
    r"(?:executive director|director|director-general|secretary-general|executive secretary|chair|chairman|chairwoman"
    r"|chairperson|president|head|chief|coordinator|high commissioner|administrator|commissioner-general)(?: of.*)?$",
    re.I,
)
_REPRESENTATIVES = re.compile(rf"(?:[Tt]he )?(?P<who>{O}+)(?:[’']s?)? (?:representatives|spokes[a-z]+)")
_MEMBERS = re.compile(rf"(?:(?:[Tt]he )?[Mm]embers of (?:the )?(?P<who>{O}+)|(?:[Tt]he )?(?P<body>{O}+) [Mm]embers)")
_HAS_MEMBERS = re.compile(r"(?:Committee|Council|Commission|Board|Assembly|Team)\b")
_UNTOLD = re.compile(r",? (?:[A-Z][a-z’'.-]*\.? )?[A-ZÀ-Þ][\w’'‑-]+ (?:[a-z]{2,4}[ -])?[A-ZÀ-Þ][\w’'‑-]+")
_STRANGER = re.compile(
    r"(?:[a-z] |, )[A-Z][a-z]+(?: [a-z]{2,3})? [A-Z][\w’'‑-]*[a-z], "
    r"(?:who|whose|an? (?:former|senior|young|survivor|victim)) "
)
# Who reads out another's words is not the one whom they are told of.
_READ_BY = re.compile(r"\b(?:delivered|read(?: out)?) by (?:(?:the|his|her) )?(?:[A-Z][\w.‑-]* |for |of |the )*\Z")
_THE_COUNTRY = re.compile(r"[Tt]he (?:country|State|nation)[’']s ")
_NAMED = re.compile(f"{C}+|{O}+")
_PLURAL_WORD = re.compile(
    r"(?:representatives|delegates|officials|experts|ministers|ambassadors|envoys|speakers|leaders|officers|heads|"
    r"delegations|missions|governments|observers)\b",
    re.I,
)
_REPRESENTS = re.compile(
    r"representative|delegat|counterpart|minister|ministry|ambassador|envoy|official|government|mission|president|spokes|secretary|observer|"
    r"speaker|leader|head|commissioner|attorney|governor|chief",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the entity where it is known, the words naming it, and what kind of subject they were."""

    entity: Entity | None
    place: Place
    kind: str


@dataclass(slots=True)
class _Heard:
    """A subject that stood in the text, for the pronouns behind it."""

    entity: Entity | None
    kind: str
    part: int
    start: int
    sentence: int
    gender: str | None


class Speakers:
    """Resolves subjects in the order of the text and remembers them."""

    def __init__(
        self, parts: Sequence[Part], masks: Sequence[str], mentions: Iterable[Mention], positions: Sequence[Position]
    ) -> None:
        self.parts, self.masks, self.positions = parts, masks, positions
        self.mentions: dict[tuple[int, int], Mention] = {}
        self.genders: dict[str, str] = {}
        self.heard: list[_Heard] = []
        for mention in mentions:
            self.mentions[mention.place.part, mention.place.start] = mention
            if mention.entity.kind == PERSON:
                self._note_gender(mention)
        self.titled = {position.person.entity_id for position in positions}

    def resolve(self, part: int, subject: Subject, sentence: int) -> Speaker | None:
        """Who a subject is; None where a pronoun may stand for something that does not speak."""
        place = Place(part, subject.start, subject.end)
        if subject.kind == "pronoun":
            return self._pronoun(place, subject.words(self.masks[part]).casefold(), sentence)
        if subject.kind == "office":
            return Speaker(self._holder(place, subject), place, "office")
        if subject.kind in ("person", "body", "state", "group"):
            mention = self.mentions.get((part, subject.who[0]))
            return Speaker(None if mention is None else mention.entity, place, subject.kind)
        plural = _REPRESENTATIVES.fullmatch(subject.words(self.masks[part])) if subject.kind == "people" else None
        if plural is not None:
            mention = self.mentions.get((part, subject.start + plural.start("who")))
            return Speaker(None if mention is None else mention.entity, place, "people")
        return Speaker(self._of_members(part, subject), place, subject.kind)

    def _of_members(self, part: int, subject: Subject) -> Entity | None:
        """The committee or council whose members speak."""
        found = _MEMBERS.fullmatch(self.masks[part], subject.start, subject.end) if subject.kind == "people" else None
        if found is None:
            return None
        mention = self.mentions.get((part, max(found.start("who"), found.start("body"))))
        return mention.entity if mention is not None and _HAS_MEMBERS.search(mention.entity.name) else None

    def remember(self, speaker: Speaker, sentence: int) -> None:
        """Keep a speaker for the pronouns that follow."""
        gender = None if speaker.entity is None else self.genders.get(speaker.entity.entity_id)
        last = self.heard[-1] if self.heard else None
        if last is not None and last.entity == speaker.entity and last.kind == _role(speaker) and gender is None:
            gender = last.gender
        if speaker.kind in ("he", "she"):
            gender = speaker.kind
        self.heard.append(
            _Heard(speaker.entity, _role(speaker), speaker.place.part, speaker.place.start, sentence, gender)
        )

    def _pronoun(self, place: Place, word: str, sentence: int) -> Speaker | None:
        if word in ("he", "she"):
            return Speaker(self._one(place, word), place, word)
        last = self.heard[-1] if self.heard else None
        if last is None or last.sentence < sentence - 1 or last.part < place.part - 1:
            return Speaker(None, place, word) if word == "they" else None
        if word == "they":
            is_one = last.kind == "body" and self._is_group_since(last, place)  # "The Assembly called on States to"
            return Speaker(last.entity if last.kind in ("people", "body") and not is_one else None, place, word)
        return Speaker(last.entity, place, word) if last.kind == "body" and last.entity is not None else None

    def _one(self, place: Place, word: str) -> Entity | None:
        """The last subject that "he" or "she" may be."""
        for heard in reversed(self.heard):
            if heard.part < place.part - _FARTHEST:
                break
            if heard.kind == "one" and heard.gender in (None, word):
                if heard.gender is None and self._is_rivalled(heard, place, word):
                    return None
                if self._is_stranger_since(heard, place):
                    return None
                heard.gender = word
                return heard.entity
        return self._only_one(place, word)

    def _is_rivalled(self, heard: _Heard, place: Place, word: str) -> bool:
        """Whether another person, named since, may be meant as well."""
        return any(
            mention.entity.kind == PERSON
            and mention.entity != heard.entity
            and (heard.part, heard.start) <= (mention.place.part, mention.place.start) < (place.part, place.start)
            and self.genders.get(mention.entity.entity_id) in (None, word)
            and _READ_BY.search(self._before(mention)) is None
            for mention in self.mentions.values()
        )

    def _before(self, mention: Mention) -> str:
        return self.parts[mention.place.part].text[max(0, mention.place.start - 80) : mention.place.start]

    def _is_group_since(self, heard: _Heard, place: Place) -> bool:
        """Whether a group, which "they" may be as well, was named since."""
        start = heard.start if heard.part == place.part else 0
        return G in self.masks[place.part][start : place.start]

    def _is_stranger_since(self, heard: _Heard, place: Place) -> bool:
        """Whether somebody whom nobody knows was introduced since: "heard from Fawzia Koofi, who said"."""
        for part in range(heard.part, place.part + 1):
            start = heard.start if part == heard.part else 0
            end = place.start if part == place.part else len(self.masks[part])
            if _STRANGER.search(self.masks[part], start, end) is not None:
                return True
        return False

    def _only_one(self, place: Place, word: str) -> Entity | None:
        """The only person named shortly before, as no subject, whose honorific agrees with the pronoun."""
        fitting = {
            mention.entity
            for mention in self.mentions.values()
            if mention.entity.kind == PERSON
            and place.part - 1 <= mention.place.part
            and (mention.place.part, mention.place.start) < (place.part, place.start)
            and self.genders.get(mention.entity.entity_id) == word
        }
        return fitting.pop() if len(fitting) == 1 else None

    def _holder(self, place: Place, subject: Subject) -> Entity | None:
        """The person who holds an office in this document, or the State that is spoken for."""
        words = place.slice(self.parts)
        named = self._named_in(place)
        is_headline = self.parts[place.part].kind in ("title", "subtitle", "heading")
        if not is_headline and _UNTOLD.match(self.masks[place.part], place.end) is not None:
            return None  # "Mexico’s representative, Pilar Ochoa,": a person whom nobody knows
        matching = self._matching(words, named)
        if len(matching) == 1:
            return matching[0]
        countries = {entity for entity in named if entity.kind == COUNTRY}
        office = self.parts[place.part].text[subject.who[0] : subject.who[1]]
        is_plural = _PLURAL_WORD.search(words) is not None
        if len(countries) == 1 and _REPRESENTS.search(office) is not None and not is_plural:
            return next(iter(countries))
        bodies = {entity.entity_id: entity for entity in named if entity.kind == ORGANIZATION}
        if len(bodies) > 1:
            bodies.pop("org-united-nations", None)
        if len(bodies) == 1 and not countries and not matching:
            body = next(iter(bodies.values()))
            return body if _SPEAKS_FOR.match(office) is not None and not is_plural else self._head(words, office, body)
        if matching or named or len(words.split()) > 3 or _INDEFINITE.match(words) is not None:
            return None
        last = self.heard[-1] if self.heard else None
        if last is not None and _THE_COUNTRY.match(words) is not None:
            return last.entity if last.entity is not None and last.entity.kind == COUNTRY else None
        if (
            last is None
            or last.kind != "one"
            or last.entity is None
            or last.part != place.part
            or last.entity.kind != PERSON
        ):
            return None
        return None if last.entity.entity_id in self.titled else last.entity

    def _head(self, words: str, office: str, body: Entity) -> Entity | None:
        """The one person with an office of a body's head, where a phrase says "the head of" it."""
        if _HEADS.fullmatch(office.casefold()) is None or re.search(r"deputy|acting|former|section", words, re.I):
            return None
        found = {
            position.person.entity_id: position.person
            for position in self.positions
            if position.organization is not None
            and position.organization.entity_id == body.entity_id
            and _HEAD_TITLE.match(position.title) is not None
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _matching(self, words: str, named: list[Entity]) -> list[Entity]:
        """The persons whose office a phrase names."""
        bodies = {entity.entity_id for entity in named if entity.kind in (ORGANIZATION, COUNTRY)}
        exact: dict[str, Entity] = {}
        starting: dict[str, Entity] = {}
        phrase = _letters(_bare(words, named))
        for position in self.positions:
            if bodies and (position.organization is None or position.organization.entity_id not in bodies):
                continue
            title = _letters(position.title)
            if title == phrase:
                exact[position.person.entity_id] = position.person
            elif len(phrase) > 4 and title.startswith((f"{phrase}for", f"{phrase}of")):
                starting[position.person.entity_id] = position.person
        return list((exact or starting).values())

    def _named_in(self, place: Place) -> list[Entity]:
        mask = self.masks[place.part]
        found = (
            self.mentions.get((place.part, each.start())) for each in _NAMED.finditer(mask, place.start, place.end)
        )
        return [mention.entity for mention in found if mention is not None]

    def _note_gender(self, mention: Mention) -> None:
        before = self.parts[mention.place.part].text[max(0, mention.place.start - 50) : mention.place.start]
        found = _HONORIFIC.search(before)
        for word in re.findall(r"[A-Za-z]+", found[0]) if found is not None else ():
            gender = _GENDERS.get(word.casefold())
            if gender is not None:
                self.genders.setdefault(mention.entity.entity_id, gender)


def _role(speaker: Speaker) -> str:
    """Which pronouns a speaker may have: "one", "body" or "people"."""
    kind = speaker.entity.kind if speaker.entity is not None else None
    if speaker.kind in ("he", "she", "person", "office"):
        return "one"
    if speaker.kind in ("body", "state") or (speaker.kind == "it" and kind is not None):
        return "body"
    return "people"


def _letters(words: str) -> str:
    return re.sub(r"[^a-z]", "", words.casefold())


def _bare(words: str, named: list[Entity]) -> str:
    """A phrase without article and the words for whose office it is."""
    words = re.sub(r"^(?:the|a|an|his|her|its|their) ", "", words, flags=re.I)
    if named:
        words = re.split(r" (?:of|to|at|in|from) (?=the [A-Z]|[A-Z])", words, maxsplit=1)[0]
        office = re.search(r"(?:[A-Z][\w‑-]* )?[A-Z][\w‑-]*$", words)
        return words if office is None else office[0]
    return words
