"""What a name that was found does not mean there: a language, a document, a word in a line of capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.text.names.committees import topic_end
from flows.text.names.gazetteer import EXACT, Hit
from flows.text.names.known import Known
from flows.text.names.model import COUNTRY, PLACE, Mention, Part

# Adjectives of States that are languages, too: "in French", "English and Arabic", "Russian-language".
_LANGUAGES = [
    "English",
    "French",
    "Spanish",
    "Chinese",
    "Russian",
    "German",
    "Portuguese",
    "Turkish",
    "Italian",
    "Dutch",
    "Japanese",
    "Ukrainian",
    "Uzbek",
    "Tajik",
    "Kazakh",
    "Kyrgyz",
    "Turkmen",
    "Somali",
    "Albanian",
    "Serbian",
    "Croatian",
    "Greek",
    "Polish",
    "Romanian",
    "Bulgarian",
    "Thai",
    "Indonesian",
    "Malay",
    "Arabic",
]
_INTO_LANGUAGE = re.compile(rf"(?:\b(?:[Ii]n|[Ii]nto|[Ff]rom|[Oo]riginal:|{'|'.join(_LANGUAGES)})(?:,| and| or)?) \Z")
_LANGUAGE = re.compile(r"(?:\Z|[.,;:)\]]| (?:and|or|to|for|language|version|translation|texts?|only)\b)")
_SPEAKING = re.compile(r"-(?:language|speaking)\b| (?:language|version|translation)s?\b")


# What makes a place's name that of a document or a process.
_DOCUMENT = re.compile(
    r" (?:(?i:declaration|guiding principles|principles|protocols?|agreements?|accords?|process|consensus|"
    r"communiqu[eé]|road ?map|guidelines)|Memorandum|Convention|Phase|Framework|Plan of Action|Outcome Document|"
    r"Treaty|Call|Statute)\b"
)


def names_document(text: str, end: int) -> bool:
    """Whether a place's name that ends there is the beginning of a document's or process's: "Delhi Declaration"."""
    return _DOCUMENT.match(text, end) is not None


def with_topic(text: str, hit: Hit, lists: Known) -> Hit:
    """A team of the Security Council with what its official name says it is concerned with."""
    entity = lists.entities.get(hit.name.meaning)
    if entity is None or entity.detail != "un_subsidiary" or not hit.name.text.endswith("Team"):
        return hit
    end = topic_end(text, hit.end)
    return Hit(hit.start, end, hit.name) if "entities" in text[hit.end : end] else hit


def is_language(text: str, hit: Hit) -> bool:
    """Whether the adjective of a State is a language there."""
    if text[hit.start : hit.end] not in _LANGUAGES:
        return False
    if _SPEAKING.match(text, hit.end) is not None:
        return True
    before = _INTO_LANGUAGE.search(text, max(0, hit.start - 20), hit.start)
    return before is not None and _LANGUAGE.match(text, hit.end) is not None


def is_word_in_capitals(text: str, hit: Hit) -> bool:
    """Whether an acronym stands in a line of capitals, where it may be a word ("WHO", "ILO")."""
    return (
        hit.name.case == EXACT
        and len(text) > 12
        and text.isupper()
        and hit.name.text.isalpha()
        and len(hit.name.text) < 4
    )


def is_first_name(mention: Mention, person: Mention, parts: Sequence[Part]) -> bool:
    """Whether a State's or place's name stands right before a bare surname: Ms. Georgia Smith is no other Smith."""
    end = mention.place.end
    return (
        mention.place.part == person.place.part
        and end + 1 == person.place.start
        and person.rule == "person surname"
        and mention.entity.kind in (COUNTRY, PLACE)
        and mention.surface.isalpha()
        and parts[mention.place.part].text[end] == " "
    )
