"""Who is named in a stretch of text as somebody who can act: single names and lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.text.law.duty_words import words_for

Place = tuple[int, int]

_ACTORS, _BARE = words_for("actor"), words_for("bare")
_COUNTRIES, _COUNTRY_ACRONYMS = words_for("country"), words_for("country_acronym")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What may follow "and" inside of a name ("Human Rights", "Peacebuilding Affairs").
_SECOND = (
    "Affairs|Agriculture|Armed Conflict|Northern Ireland|Scientific|Assistance|Cooperation|Co-operation|Crime|Cultural|"
    "Development|Eritrea|Grenadines|Herzegovina|Human|Integration|Investigative|Monitoring|Montenegro|Nevis|Peacebuilding|"
    "Principe|Reconciliation|Reconstruction|Reintegration|Security|Social|Stabili[sz]ation|Support|Tobago|Trade|Verification"
)
_DETERMINER = (
    r"(?:(?:[Tt]he|all|its|his|her|their|both|other|any|each|every|such|these|those|this|that|relevant|concerned|"
    r"a|an)\s+)"
)
_NAME = r"(?:[A-ZÀ-Þ][\w’'./‑&-]*)"
_LINK = (
    r"(?:of|for|in|(?<!Council )(?<!General )(?<!Assembly )on|to(?=\s+the\s+(?:African|United))|against|de|du|"
    rf"and(?=\s+(?:{_SECOND})\b))"
)
_NAMES = rf"(?:[\d/]+\s+)?{_NAME}(?:\s+(?:{_LINK}\s+(?:the\s+)?)?{_NAME})*"
_NOUN = "|".join(sorted((re.escape(word) for word in _ACTORS if len(word) > 4), key=len, reverse=True))
_NOUN = rf"(?:{_NOUN})\b(?!-)(?:\s+(?:{_NOUN})\b(?!-))*"
_LOWER = (
    r"(?!(?:on|in|of|to|by|for|with|and|or|as|from|at|through|every|the|a|an|no|within|before|after|under|that|which|who|"
    r"its|their|any|when|also|not|between|is|are)\b)[a-z][\w‑-]*"
)
_ESTABLISHED = (
    r"(?:\s+(?:established|created) (?:pursuant to|by|under|in) (?:paragraph \d+ (?:\([a-z]\) )?of )?"
    r"resolutions? \d+(?: \(\d{4}\))?(?:(?:, | and |, and )\d+(?: \(\d{4}\))?)*)?"
)
_PHRASE = re.compile(
    rf"(?:(?:him|them|it)\b|{_DETERMINER}*(?:(?:{_LOWER}(?:,|,? and)?\s+){{0,6}}?{_NOUN}"
    rf"|{_NAMES}(?:(?:\s+{_LOWER}){{0,3}}?\s+{_NOUN})?)"
    rf"(?:\s+(?:of|in|(?<=parties )to)\s+(?:the\s+)?(?:region\b|conflict\b|(?!{_MONTHS}|\d){_NAMES}))?"
    rf"(?:\s+\([^()]{{2,60}}\))?{_ESTABLISHED})"
)
_NEXT = re.compile(r",? (?:and|as well as) |, (?=(?:the|its|all|other|relevant) |[A-Z])")
_GERUND = re.compile(
    r"(?!neighbouring|contributing|participating|remaining|existing|occupying|supporting|importing|exporting|supplying)"
    r"[a-z]+ing\b"
)
_OWNER = re.compile(r"\s(?:of|in)\s(?:the\s)?[^\s]+[’']s?$")
_PREPOSITION = re.compile(
    r"\s+(?:by|between|among|established|created|responsible|of|in|on|for|to|from|with|who|that|which|under|at|against|"
    r"operating|(?<!troop )(?<!police )contributing|listed|authori[sz]ed|receiving|deployed|participating|engaged|"
    r"present|able|willing|wishing|working|living|as|referred|named|designated|within|outside|beyond|across)\s"
)
_NOT_ACTORS = re.compile(
    r"(?:Agreements?|Accords?|Convention|Protocol|Charter|Framework|Plan|Statute|Strategy|Roadmap|Mandate|Articles?|Annex|"
    r"Resolution|Chapter|Declaration|Communiqu\w+|Principles|Regulations|Line|Area|Zone|List|Code|Report|Rules?|"
    rf"Arrangements?|Guidelines|{_MONTHS})$|^\d+$"
)
_SPLIT = re.compile(r",?\s+(?:and|or)\s+(?:also\s+|on\s+|upon\s+)?|,?\s+as well as\s+|,\s+|;\s+")
_TRIM = re.compile(
    r"(?:\s+|,\s*)(?:fully|not|immediately|urgently|also|further|then|therefore|now|again|(?!only|early|family)[a-z]+ly)$"
)
_ADJECTIVE = re.compile(
    r"(?:ese|ish|li|qi|ni|ean|lian|gian|rian|nian|bian|tian|khaz|ivoirian|cypriot|ench|ghan|kan|atari|Arab)$"
)
_PLURAL_OF = re.compile(
    r"\b(?:[Gg]overnments|authorities|leaders|Presidents|States|countries|peoples?|Heads of State|Ministers|members|"
    r"parties|(?:armed )?forces)\s+(?:of|in|from)\s"
)
_IDLE = frozenset({"concerned", "involved", "alike", "there", "also"})


def head(phrase: str) -> str:
    """The noun that a phrase is about: its last word before any preposition."""
    first = _PREPOSITION.split(re.sub(r"^(?:all|any|both|those) of ", "", phrase), maxsplit=1)[0]
    words = [word for word in first.split() if word.lower() not in _IDLE and not word.startswith("(")]
    return words[-1].rstrip(",;’'") if words else ""


def is_party(phrase: str) -> bool:
    """Whether a phrase names somebody who can act."""
    noun = head(phrase)
    if phrase.startswith(("of ", "for ", "by ")):
        return False
    if noun in ("programme", "programmes", "programs", "fund", "funds"):
        return re.search(r"[A-Z]|agencies", phrase) is not None
    if noun in ("operation", "operations"):
        return re.search(r"(?:peace\w*|support|this|Union|Nations) operations?\b", phrase) is not None
    if noun.lower() in _ACTORS:
        return True
    return noun[:1].isupper() and not noun.endswith(("’s", "'s")) and _NOT_ACTORS.search(noun) is None


def named(text: str, position: int, end: int) -> Place | None:
    """The name of somebody that stands at a position."""
    found = _PHRASE.match(text, position, end)
    if found is None or not is_party(found[0]) or _GERUND.match(found[0]):
        return None
    owner = _OWNER.search(found[0])
    return _trimmed(text, position, found.end() if owner is None else position + owner.start())


def all_named(text: str, position: int, end: int) -> list[Place]:
    """The name at a position and those that commas and "and" join to it."""
    found: list[Place] = []
    while (place := named(text, position, end)) is not None:
        found.append(place)
        joint = _NEXT.match(text, place[1], end)
        if joint is None:
            break
        position = joint.end()
    return found


def listed(text: str, start: int, end: int) -> list[Place]:
    """Those named in a stretch that holds nothing but a list of names; none where its first piece names nobody."""
    found: list[Place] = []
    for place in groups(text, start, end):
        if is_party(text[slice(*place)]) or (found and re.compile(r"the\s+[A-Z]").match(text, *place)):
            found.append(place)
        elif not found:
            return []
        elif text[found[-1][1] : place[0]] in (" and ", " or "):
            found[-1] = (found[-1][0], place[1])  # "States in the region and beyond"
    return found


def groups(text: str, start: int, end: int) -> Iterator[Place]:
    """The pieces that commas and "and" join, an unfinished one ("bilateral, regional and ...") with what ends it."""
    begin, stop = start, start
    for piece_start, piece_end in _pieces(text, start, end):
        if (
            stop > begin
            and _is_complete(text[begin:stop])
            and not _attaches(text[begin:stop], text[piece_start:piece_end])
        ):
            yield _trimmed(text, begin, stop)
            begin = piece_start
        stop = piece_end
    if stop > begin:
        yield _trimmed(text, begin, stop)


def _pieces(text: str, start: int, end: int) -> Iterator[Place]:
    at = start
    for found in _SPLIT.finditer(text, start, end):
        if found.start() > at:
            yield at, found.start()
        at = found.end()
    if at < end:
        yield at, end


def _trimmed(text: str, start: int, end: int) -> Place:
    """The place without adverbs and marks at its end, and without blanks before it."""
    while True:
        while end > start and (text[end - 1] in " ,;:’" or text.endswith((" and", " or"), start, end)):
            end = text.rfind(" ", start, end) if text[end - 1] in "dr" else end - 1
        found = _TRIM.search(text, max(start, end - 30), end)
        if found is None or found.start() <= start:
            break
        end = found.start()
    while start < end and text[start] == " ":
        start += 1
    return start, end


def _is_complete(phrase: str) -> bool:
    noun = head(phrase)
    if noun.lower() in _ACTORS or len(phrase.split()) > 8:
        return True
    if not noun[:1].isupper() or noun.endswith(("’s", "'s", "-")):
        return False
    if noun[1:2].isupper() or _PREPOSITION.search(phrase) is not None:
        return True
    if re.match(r"(?:(?:the|both|all)\s+)+\S+$", phrase):
        return noun in _COUNTRIES
    return noun in _COUNTRIES or _ADJECTIVE.search(noun) is None


def _attaches(before: str, piece: str) -> bool:
    """Whether a piece goes on with the name before it: "Governments of Uganda | Rwanda", "agencies | funds"."""
    if piece in _BARE or re.match(rf"beyond\b|(?:sub)?regional$|(?:{_SECOND})\b", piece):
        return True
    if _PLURAL_OF.search(before) is None:
        return False
    name = piece.removeprefix("the ")
    is_place = name in _COUNTRY_ACRONYMS or not name[1:3].isupper()
    return name[:1].isupper() and head(name).lower() not in _ACTORS and is_place
