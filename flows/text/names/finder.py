"""All names of a document: who and what is named where, by the lists, by what the text defines, and by its form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.text.names.acronyms import Definition, definitions, spelled_out
from flows.text.names.bodies import bodies, names_body
from flows.text.names.buildings import buildings
from flows.text.names.cities import cities, goes_on
from flows.text.names.committees import numbered
from flows.text.names.damaged import mended, stand_ins
from flows.text.names.gazetteer import EXACT, Gazetteer, Hit, Name, longest
from flows.text.names.known import NOTHING, Known, known
from flows.text.names.model import COUNTRY, ORGANIZATION, PLACE, Doubt, Entity, Mention, Names, Part, Place
from flows.text.names.name_filters import is_first_name, is_language, is_word_in_capitals, names_document, with_topic
from flows.text.names.short_forms import short_forms
from flows.text.names.unknown import Unknown
from flows.text.people.people import people


def names(parts: Sequence[Part], scope: str = "") -> Names:
    """All mentions, positions and doubts of a document; `scope` tells its unnamed bodies from those of others."""
    finder = _Finder(parts, scope)
    finder.find_listed()
    finder.find_defined()
    finder.mend()
    finder.find_unknown()
    finder.find_acronyms()
    finder.find_buildings()
    finder.find_cities()
    finder.drop_documents()
    persons, positions = people(parts, finder.with_short_forms())
    finder.add_persons(persons)
    finder.add(short_forms(parts, finder.sorted(), finder.short_names()))
    return Names(finder.sorted(), positions, finder.doubts)


class _Finder:
    """Collects the mentions of a document, step by step."""

    def __init__(self, parts: Sequence[Part], scope: str) -> None:
        self.parts = parts
        self.lists: Known = known()
        self.unknown = Unknown(scope)
        self.found: dict[int, list[Mention]] = {number: [] for number in range(len(parts))}
        # Where an acronym is defined, and as what; None: the text uses the letters for something that is no body.
        self.learnt: dict[str, list[tuple[Place, Entity | None]]] = {}
        self.doubts: list[Doubt] = []

    def sorted(self) -> list[Mention]:
        return sorted((each for those in self.found.values() for each in those), key=lambda each: each.place)

    def short_names(self) -> dict[str, tuple[str, ...]]:
        """The short forms of listed bodies and of those found here."""
        found = dict(self.lists.short_names)
        for short, ids in self.unknown.short_names().items():
            found[short] = (*found.get(short, ()), *ids)
        return found

    def add(self, mentions: Iterable[Mention]) -> None:
        """Take mentions that overlap none that is there."""
        for mention in mentions:
            if not self._taken(mention.place):
                self.found[mention.place.part].append(mention)

    def with_short_forms(self) -> list[Mention]:
        """The mentions so far with those by short forms: "Chairman of the Committee"."""
        found = self.sorted()
        shorts = list(short_forms(self.parts, found, self.short_names()))
        return sorted([*found, *shorts], key=lambda each: each.place)

    def add_persons(self, persons: Iterable[Mention]) -> None:
        """Take persons; a country or place inside a name is none there: "Georgia Smith"."""
        for person in persons:
            first = next(
                (each for each in self.found[person.place.part] if is_first_name(each, person, self.parts)), None
            )
            if first is not None:  # another one of that name, whom the text names once
                self.found[person.place.part].remove(first)
                continue
            inside = [each for each in self._taken(person.place) if each.entity.kind in (COUNTRY, PLACE)]
            if all(person.place.start <= each.place.start and each.place.end <= person.place.end for each in inside):
                self.found[person.place.part] = [
                    each for each in self.found[person.place.part] if each not in inside or each.place == person.place
                ]
            self.add([person])

    def _taken(self, place: Place) -> list[Mention]:
        return [each for each in self.found[place.part] if each.place.overlaps(place)]

    def find_listed(self) -> None:
        """Names of the lists, and committees by the numbers of their resolutions."""
        for number, part in enumerate(self.parts):
            hits = self.lists.gazetteer.hits(part.text)
            hits += [
                Hit(each.start, each.end, Name("", self.unknown.committee(each.numbers, self.lists).entity_id))
                for each in numbered(part.text)
            ]
            hits = [with_topic(part.text, hit, self.lists) for hit in hits]
            for hit in longest([each for each in hits if not is_language(part.text, each)]):
                if hit.name.meaning != NOTHING and not is_word_in_capitals(part.text, hit):
                    self._take(number, hit)
            self._join(number)

    def _take(self, number: int, hit: Hit) -> None:
        entity = self.lists.entities.get(hit.name.meaning) or self.unknown.entities[hit.name.meaning]
        place = Place(number, hit.start, hit.end)
        surface = place.slice(self.parts)
        self.found[number].append(Mention(place, surface, entity, "reference"))
        if hit.name.text in self.lists.slips:
            self.doubts.append(Doubt("name_slip", place, f"'{surface}' is taken for {entity.name}."))

    def _join(self, number: int) -> None:
        """Make one mention of a body's name and that of the body it belongs to in front of it: "UN CTED"."""
        text, joined = self.parts[number].text, list[Mention]()
        for mention in self.found[number]:
            before = joined[-1] if joined else None
            if before is not None and self._owns(before.entity, mention.entity):
                place = Place(number, before.place.start, mention.place.end)
                if text[before.place.end : mention.place.start] == " ":
                    joined[-1] = Mention(place, place.slice(self.parts), mention.entity, "reference")
                    continue
            joined.append(mention)
        self.found[number] = joined

    def _owns(self, outer: Entity, inner: Entity) -> bool:
        """Whether a body is a part of another one, at any remove."""
        while inner.parent_id is not None and inner.parent_id in self.lists.entities:
            if inner.parent_id == outer.entity_id:
                return True
            inner = self.lists.entities[inner.parent_id]
        return False

    def find_defined(self) -> None:
        """What the acronyms stand for that the text defines."""
        for number, part in enumerate(self.parts):
            for each in definitions(part.text):
                place = Place(number, each.start, each.end)
                if any(one.place.start < each.start and one.place.end > each.end for one in self.found[number]):
                    continue  # in the middle of an official name
                ends = [one for one in self.found[number] if one.place.end == each.name_end]
                if ends and ends[0].entity.kind == ORGANIZATION:
                    entity: Entity | None = ends[0].entity
                else:
                    entity = self._defined(number, each) or self._listed_there(number, place, each)
                self.found[number] = [one for one in self.found[number] if not one.place.overlaps(place)]
                self._learn(each.acronym, entity, place)

    def _defined(self, number: int, each: Definition) -> Entity | None:
        """The body in front of an acronym; of one that is listed also where the words in front do not spell it."""
        text = self.parts[number].text
        begin = spelled_out(text, each.name_end, each.acronym)
        ahead = [one for one in bodies(text[: each.name_end]) if one.end == each.name_end]
        if begin is not None and (ahead or names_body(text[begin : each.name_end])):
            return self._body(number, begin, each.name_end, each.acronym)
        listed = self.lists.acronyms.get(each.acronym)
        if listed is None or begin is not None:
            return None
        for one in ahead:
            self._body(number, one.start, one.end, each.acronym)
        self._shortened(number, each.name_end, self.lists.entities[listed])
        return self.lists.entities[listed]

    def _listed_there(self, number: int, place: Place, each: Definition) -> Entity | None:
        """The listed body whose name stands in the brackets, where the words in front spell nothing out."""
        if spelled_out(self.parts[number].text, each.name_end, each.acronym) is not None:
            return None
        return next((one.entity for one in self.found[number] if one.place == place), None)

    def _shortened(self, number: int, end: int, entity: Entity) -> None:
        """Take the short form of a body in front of its acronym: "its Executive Directorate (CTED)"."""
        text = self.parts[number].text
        for short, ids in self.lists.short_names.items():
            if entity.entity_id in ids and text.endswith(f" {short}", 0, end):
                place = Place(number, end - len(short), end)
                self.add([Mention(place, short, entity, "short_form")])

    def _learn(self, acronym: str, entity: Entity | None, place: Place) -> None:
        self.learnt.setdefault(acronym, []).append((place, entity))
        listed = self.lists.acronyms.get(acronym)
        if entity is not None and listed is not None and listed != entity.entity_id:
            other = self.lists.entities[listed].name
            message = f"'{acronym}' stands for {entity.name} here, elsewhere for {other}."
            self.doubts.append(Doubt("acronym_used_otherwise", place, message))

    def _body(self, number: int, start: int, end: int, acronym: str | None) -> Entity | None:
        """A body that no list has: takes its mention, in place of those of names inside it."""
        place = Place(number, start, end)
        inside = self._taken(place)
        if any(each.place.start < start or each.place.end > end for each in inside):
            return None
        entity = self.unknown.body(place.slice(self.parts), acronym, self.lists)
        if entity is None:
            return None
        self.found[number] = [each for each in self.found[number] if each not in inside]
        self.found[number].append(Mention(place, place.slice(self.parts), entity, "form_of_name"))
        return entity

    def mend(self) -> None:
        """Take foreign strings in place of "United Nations" for it, and say so."""
        mentions = self.sorted()
        foreign = stand_ins(self.parts, mentions)
        if not foreign:
            return
        united_nations = self.lists.entities["org-united-nations"]
        self.found = {number: [] for number in self.found}
        self.add(mended(self.parts, mentions, foreign, united_nations))
        for mention in self.sorted():
            if mention.rule == "damaged_name":
                message = f"'{mention.surface}' is taken for {mention.entity.name}: the copy replaced its words."
                self.doubts.append(Doubt("name_damaged", mention.place, message))

    def find_unknown(self) -> None:
        """Bodies told by the words of their names; not in titles, where every word may have a capital."""
        for number, part in enumerate(self.parts):
            if part.kind in ("title", "heading") or part.text.isupper():
                continue
            taken = [(each.place.start, each.place.end) for each in self.found[number]]
            for each in list(bodies(part.text, taken)):
                if part.text[each.start : each.end] not in self.lists.short_names:
                    self._body(number, each.start, each.end, None)

    def find_acronyms(self) -> None:
        """The acronyms that the text defined, wherever they stand; those of no body are no mentions."""
        if not self.learnt:
            return
        gazetteer = Gazetteer(Name(each, each, EXACT) for each in self.learnt)
        for number, part in enumerate(self.parts):
            for hit in gazetteer.hits(part.text):
                place = Place(number, hit.start, hit.end)
                defined = self.learnt[hit.name.meaning]
                # As it was last defined, for a text may use the letters twice; before any definition, as in the first.
                entity = next((each for at, each in reversed(defined) if at <= place), defined[0][1])
                taken = self._taken(place)
                if any(each.place != place for each in taken):
                    continue
                self.found[number] = [each for each in self.found[number] if each not in taken]
                if entity is not None:
                    self.found[number].append(Mention(place, place.slice(self.parts), entity, "acronym"))

    def find_buildings(self) -> None:
        """Airports, ports, palaces and the like, by the words of their names."""
        for number, part in enumerate(self.parts):
            for start, end in buildings(part.text) if part.kind not in ("title", "heading") else ():
                place = Place(number, start, end)
                inside = self._taken(place)
                if all(each.place.start >= start and each.place.end <= end and each.place != place for each in inside):
                    self.found[number] = [each for each in self.found[number] if each not in inside]
                    building = self.unknown.building(place.slice(self.parts))
                    self.found[number].append(Mention(place, place.slice(self.parts), building, "form_of_name"))

    def find_cities(self) -> None:
        """Cities, by the list of cities and where they stand; then wherever the document names them again."""
        near = {
            mention.entity.country
            for mention in self.sorted()
            if mention.entity.kind == COUNTRY and mention.entity.country is not None
        }
        named: dict[str, Entity] = {}
        for number, part in enumerate(self.parts):
            for each in cities(part.text, self._states(number), near):
                place = Place(number, each.start, each.end)
                city = self.unknown.city(each.city)
                named.setdefault(place.slice(self.parts), city)
                self.add([Mention(place, place.slice(self.parts), city, "list_of_cities")])
        again = Gazetteer(Name(each, each) for each in named)
        for number, part in enumerate(self.parts if named else ()):
            for hit in longest(again.hits(part.text)):
                place = Place(number, hit.start, hit.end)
                if not goes_on(part.text, hit.end):
                    self.add([Mention(place, place.slice(self.parts), named[hit.name.meaning], "list_of_cities")])

    def drop_documents(self) -> None:
        """Drop places and States in names of documents and processes: "Delhi Declaration", "Dushanbe Process"."""
        for number, held in self.found.items():
            text = self.parts[number].text
            self.found[number] = [
                each
                for each in held
                if each.entity.kind not in (PLACE, COUNTRY) or not names_document(text, each.place.end)
            ]

    def _states(self, number: int) -> dict[int, str]:
        """The States named in a part, by the character where their names begin."""
        return {
            each.place.start: each.entity.country
            for each in self.found[number]
            if each.entity.kind == COUNTRY and each.entity.country is not None
        }
