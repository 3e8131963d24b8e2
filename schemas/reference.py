"""The curated lists of who and what is named: the same kind of schema as the tables, for files of flows/reference/.

Their cells are text; an empty one says nothing. Columns that hold several values separate them by `|`.
"""

from __future__ import annotations

import schemas.base as col
from schemas.base import Table
from schemas.names import ORGANIZATION_KINDS, PLACE_KINDS

_SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_ALPHA3 = r"^[A-Z]{3}$"
NAME_USES = ("name", "formal", "other", "former", "demonym", "slip")
TITLE_KINDS = ("honorific", "rank", "office")
DECISIONS = ("same_as", "new", "not_a_body")


class OrganizationList(Table):
    """One body met in this field."""

    key: str = col.text("Short name, the end of its identifier.", str_matches=_SLUG, unique=True)
    name: str = col.text("Official name in English.", unique=True)
    acronym: str = col.text("Usual acronym.", null=True)
    other_names: str = col.text("Further names that mean it anywhere.", null=True)
    short_names: str = col.text("Short forms that mean it where it was named before.", null=True)
    kind: str = col.choice(ORGANIZATION_KINDS, "What it is.")
    parent: str = col.text("Key of the body that it is a part of.", null=True, str_matches=_SLUG)
    source: str = col.text("Where the fact can be checked.")


class CountryNameList(Table):
    """One name of a State or territory, beside those of ISO 3166."""

    alpha3: str = col.text("ISO 3166 code, of a former State its last one.", str_matches=_ALPHA3)
    name: str = col.text("The name.", unique=True)
    use: str = col.choice(NAME_USES, "name: the short name in the United Nations; slip: a wrong name that means it.")
    source: str = col.text("Where the fact can be checked.")


class NotCountryList(Table):
    """Words that hold a State's name and do not mean it."""

    text: str = col.text("The words.", unique=True)
    why: str = col.text("What they mean.")
    source: str = col.text("Where the fact can be checked.")


class PlaceList(Table):
    """One place that is no State."""

    key: str = col.text("Short name, the end of its identifier.", str_matches=_SLUG, unique=True)
    name: str = col.text("Usual name.", unique=True)
    other_names: str = col.text("Further names.", null=True)
    kind: str = col.choice(PLACE_KINDS, "What it is.")
    country: str = col.text("ISO 3166 code of the State that it lies in.", null=True, str_matches=_ALPHA3)
    source: str = col.text("Where the fact can be checked.")


class TitleList(Table):
    """One form of address, rank or office."""

    title: str = col.text("The words.", unique=True)
    kind: str = col.choice(TITLE_KINDS, "What they are.")
    source: str = col.text("Where the fact can be checked.")


class PersonList(Table):
    """One office-holder met in this field."""

    key: str = col.text("Short name, the end of the identifier.", str_matches=_SLUG, unique=True)
    name: str = col.text("Usual name.", unique=True)
    other_names: str = col.text("Other spellings.", null=True)
    source: str = col.text("Where the fact can be checked.")


class GroupList(Table):
    """One collective party."""

    key: str = col.text("Short name, the end of the identifier.", str_matches=_SLUG, unique=True)
    name: str = col.text("Usual name.", unique=True)
    other_names: str = col.text("Other wordings.", null=True)
    source: str = col.text("Where the wording can be read.")


class BodyLookups(Table):
    """A curator's decision on one body of the review list."""

    text: str = col.text("The name as printed.", unique=True)
    decision: str = col.choice(DECISIONS, "same_as: the body of `key`; new: a body of its own; not_a_body: no body.")
    key: str = col.text("Key of the body meant, or to be.", null=True, str_matches=_SLUG)
    acronym: str = col.text("Acronym of a new body.", null=True)
    kind: str = col.choice(ORGANIZATION_KINDS, "What a new body is.", null=True)
    source: str = col.text("Who decided it, or where it can be checked.")


LISTS: dict[str, type[Table]] = {
    "organizations": OrganizationList,
    "country_names": CountryNameList,
    "not_countries": NotCountryList,
    "places": PlaceList,
    "titles": TitleList,
    "people": PersonList,
    "groups": GroupList,
    "body_lookups": BodyLookups,
}
"""File in flows/reference/, without its ending, to the schema of its rows."""
