"""Texts marked by hand, as ⟦surface¦kind¦Name⟧, to parts and mentions."""

import re

from flows.text.names.model import COUNTRY, GROUP, ORGANIZATION, PERSON, PLACE, Entity, Mention, Part, Place

MARK = re.compile(r"⟦(?P<surface>[^⟦⟧¦]+)¦(?P<kind>\w+)¦(?P<name>[^⟦⟧¦]+)⟧")
KINDS = {"org": ORGANIZATION, "person": PERSON, "country": COUNTRY, "place": PLACE, "group": GROUP}


def entity(kind: str, name: str) -> Entity:
    slug = re.sub(r"\W+", "-", name.casefold()).strip("-")
    return Entity(f"{'org' if kind == ORGANIZATION else kind}-{slug}", kind, name, True)


def unmarked(text: str, part: int = 0) -> tuple[str, list[Mention]]:
    """The text without its marks, and the mentions that they stand for."""
    plain, found, position = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[position : mark.start()]
        place = Place(part, len(plain), len(plain) + len(mark["surface"]))
        named = entity(KINDS[mark["kind"]], mark["name"])
        found.append(Mention(place, mark["surface"], named, "marked"))
        plain += mark["surface"]
        position = mark.end()
    return plain + text[position:], found


def parts(*texts: str) -> tuple[list[Part], list[Mention]]:
    """Marked passages, each `text` or `kind: text` with kind one of title, caption, credit."""
    all_parts, found = [], []
    for number, text in enumerate(texts):
        kind = re.match(r"(title|caption|credit|heading): ", text)
        text = text[kind.end() :] if kind else text
        plain, mentions = unmarked(text, number)
        all_parts.append(Part(plain, kind[1] if kind else "paragraph"))
        found += mentions
    return all_parts, found


def document(marked: str) -> tuple[list[Part], list[Mention]]:
    """A gold file: lines of passage number, kind and marked text, separated by tabs."""
    all_parts, found = [], []
    for number, line in enumerate(marked.splitlines()):
        _, kind, text = line.split("\t", 2)
        plain, mentions = unmarked(text, number)
        all_parts.append(Part(plain, kind))
        found += mentions
    return all_parts, found
