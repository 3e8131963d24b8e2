"""Layer 3: the law. Resolutions, their paragraphs, what these do, and what they cite."""

from __future__ import annotations

import polars as pl

import schemas.base as col
from schemas.base import Table

ORGANS = ("security_council", "general_assembly")
CARRIER_ROLES = ("full_text", "quoted_full_text", "report")
PARTS = ("preambular", "operative")
DEADLINE_KINDS = ("by", "before", "until", "within", "recurring")
PARTY_ROLES = ("actor", "recipient")
DURATION = r"^P(?:[0-9]+[YMWD]|T[0-9]+[HM])+$"
CITED_KINDS = (
    "sc_resolution",
    "ga_resolution",
    "ecosoc_resolution",
    "hrc_resolution",
    "trusteeship_resolution",
    "ga_decision",
    "hrc_decision",
    "presidential_statement",
    "meeting_record",
    "press_release",
    "sc_document",
    "ga_document",
    "ecosoc_document",
    "hrc_document",
    "secretariat_document",
    "other_document",
)


# What an action verb does, from what binds most to what binds nobody (`rank` in flows/reference/action_verbs.csv).
FORCES = (
    "decides",
    "demands",
    "directs",
    "requests",
    "calls_upon",
    "urges",
    "appeals",
    "recommends",
    "encourages",
    "invites",
    "authorizes",
    "expresses_intention",
    "reminds",
    "warns",
    "acts_under",
    "affirms",
    "approves",
    "commends",
    "condemns",
    "considers",
    "declares",
    "deplores",
    "determines",
    "endorses",
    "expresses",
    "expresses_appreciation",
    "expresses_concern",
    "expresses_hope",
    "notes",
    "reaffirms",
    "recalls",
    "recognizes",
    "regrets",
    "reiterates",
    "rejects",
    "remains_seized",
    "stresses",
    "supports",
    "welcomes",
)
# What a citing text does with a citation, told by the words before it; else it is the force of the governing verb.
CUED_FUNCTIONS = (
    "adopted_in",
    "adopts",
    "affirmed_in",
    "approved_by",
    "authorized_by",
    "contained_in",
    "decided_in",
    "endorsed_by",
    "established_by",
    "expressed_in",
    "extended_by",
    "extends",
    "further_to",
    "guided_by",
    "implements",
    "imposed_by",
    "in_accordance_with",
    "in_addition_to",
    "in_response_to",
    "in_violation_of",
    "lifted_by",
    "mandated_by",
    "modified_by",
    "modifies",
    "names_body",
    "notwithstanding",
    "permitted_by",
    "prohibited_by",
    "provided_for_in",
    "pursuant_to",
    "recommended_in",
    "referred_to_in",
    "refers_to",
    "requested_in",
    "required_by",
    "set_out_in",
    "subject_to",
    "under",
    "without_prejudice_to",
)


class Resolutions(Table):
    """One resolution of which a document carries the text."""

    resolution_id: str = col.key("The resolution's symbol, as in `S/RES/2395 (2017)`.")
    organ: str = col.choice(ORGANS, "The organ that adopted it.")
    number: int = col.whole("Number of the resolution.", at_least=1)
    year: int = col.whole("Year of its symbol.", at_least=1946)
    title: str = col.text(
        "Title, as the library gives it, else the name in the masthead or, where only quoted, in the text.",
        null=True,
        proved=True,
    )
    adopted_on: pl.Date = col.day("Day of the adoption.", null=True, proved=True)
    meeting_symbol: str = col.text("Symbol of the record of the meeting, as in `S/PV.8146`.", null=True, proved=True)
    draft_symbol: str = col.text("Symbol of the draft that was put to the vote.", null=True, proved=True)
    press_symbol: str = col.text("Symbol of the press release on the adoption.", null=True, proved=True)
    is_unanimous: bool = col.flag("Whether it was adopted unanimously.", null=True, proved=True)
    votes_for: int = col.whole("Votes in favour.", null=True, unit="votes", proved=True)
    votes_against: int = col.whole("Votes against.", null=True, unit="votes", proved=True)
    abstentions: int = col.whole("Abstentions.", null=True, unit="votes", proved=True)
    n_preambular: int = col.whole("Number of preambular paragraphs.", unit="paragraphs")
    n_operative: int = col.whole("Number of operative paragraphs, without sub-paragraphs.", unit="paragraphs")


class ResolutionCarriers(Table):
    """One document that carries, quotes or reports a resolution."""

    resolution_id: str = col.key("The resolution.", references="resolutions.resolution_id")
    document_id: str = col.key("The document.", references="documents.document_id")
    role: str = col.choice(
        CARRIER_ROLES,
        "full_text: it is the resolution; quoted_full_text: it quotes all of it; report: it reports the adoption.",
    )
    is_canonical: bool = col.flag("Whether the paragraphs are read from this document.")


class Provisions(Table):
    """One preambular or operative paragraph, or sub-paragraph, of a resolution; `evidence` has all its stretches."""

    provision_id: str = col.key("Identifier: symbol, `PP` or `OP` with the number, then the sub-paragraph's letters.")
    resolution_id: str = col.ref("resolutions.resolution_id", "The resolution.")
    part: str = col.choice(PARTS, "Part of the resolution.")
    position: int = col.whole("Position in the resolution, sub-paragraphs included.", at_least=1)
    number: int = col.whole(
        "Number of the paragraph: as printed, else its position among its like; null in sub-paragraphs.",
        null=True,
        at_least=1,
    )
    label: str = col.text("Number or letter as printed, as in `9.` or `(a)`; null where none is.", null=True)
    parent_provision_id: str = col.ref("provisions.provision_id", "The paragraph that it is a part of.", null=True)
    lead_phrase: str = col.text("Words with which it begins to act, as in `Further encourages`.", null=True)
    text: str = col.text("Text of the paragraph with its sub-paragraphs, without its number.")
    document_id: str = col.ref("documents.document_id", "The document that it was read from.")
    passage_id: str = col.ref("passages.passage_id", "The passage in which it begins.")
    char_start: int = col.whole("First character in the passage.", unit="characters")
    char_end: int = col.whole("Character after the last one in that passage.", unit="characters")


class ProvisionVariants(Table):
    """One paragraph's wording in another document that carries the resolution, where it differs."""

    provision_id: str = col.key("The paragraph.", references="provisions.provision_id")
    document_id: str = col.key("The other document.", references="documents.document_id")
    text: str = col.text("Its wording there; null where that document has no such paragraph.", null=True)


class ProvisionActions(Table):
    """One action verb of a paragraph, with its adverbs. `phrase` is the slice of the passage."""

    provision_id: str = col.key("The paragraph.", references="provisions.provision_id")
    action_no: int = col.whole("Position in the paragraph.", at_least=1, is_key=True)
    phrase: str = col.text("The verb with its adverbs, as in `further decides`.")
    verb: str = col.text("Base form of the verb, as in `decide`.")
    force: str = col.choice(FORCES, "What the verb does; the values stand in the order of how much they bind.")
    document_id: str = col.ref("documents.document_id", "The document.")
    passage_id: str = col.ref("passages.passage_id", "The passage.")
    char_start: int = col.whole("First character in the passage.", unit="characters")
    char_end: int = col.whole("Character after the last one.", unit="characters")


class Citations(Table):
    """One mention of another document. `surface` is the slice of the passage."""

    citation_id: str = col.key("Identifier of the citation.")
    document_id: str = col.ref("documents.document_id", "The citing document.")
    passage_id: str = col.ref("passages.passage_id", "The passage.")
    char_start: int = col.whole("First character in the passage.", unit="characters")
    char_end: int = col.whole("Character after the last one.", unit="characters")
    surface: str = col.text("The mention as printed.")
    provision_id: str = col.ref(
        "provisions.provision_id", "The paragraph of a resolution that it stands in.", null=True
    )
    is_canonical: bool = col.flag(
        "False where another carrier repeats what the document cites from which the paragraph is read."
    )
    cited_symbol: str = col.text("Symbol as printed, in its usual form; without a year where none is printed.")
    resolved_symbol: str = col.text(
        "For mentions without a year or with a wrong one: the symbol by the register; else null.",
        null=True,
        proved=True,
    )
    target_symbol: str = col.text("The document meant: `resolved_symbol`, else `cited_symbol`.")
    cited_kind: str = col.choice(CITED_KINDS, "Kind of the cited document.")
    is_yearless: bool = col.flag("Whether a resolution is cited without its year.")
    is_wrong_year: bool = col.flag("Whether the printed year is not the resolution's.")
    pinpoint: str = col.text("The paragraph or annex cited, as printed.", null=True)
    function: str = col.choice(
        (*FORCES, *CUED_FUNCTIONS),
        "What the citing text does with it: told by the words before it, else by a governing verb that obliges nobody.",
        null=True,
    )


class Obligations(Table):
    """One thing that somebody is asked, or has undertaken, to do in an operative paragraph. `task` is the slice."""

    obligation_id: str = col.key("Identifier of the obligation.")
    provision_id: str = col.ref("provisions.provision_id", "The paragraph or sub-paragraph in which the task stands.")
    document_id: str = col.ref("documents.document_id", "The document.")
    passage_id: str = col.ref("passages.passage_id", "The passage.")
    char_start: int = col.whole("First character of the task in the passage.", unit="characters")
    char_end: int = col.whole("Character after the last one of the task.", unit="characters")
    phrase: str = col.text("Words that oblige, as in `further requests`; they may stand above a list.", proved=True)
    force: str = col.choice(FORCES, "How much the words bind; the values stand in that order.")
    action: str = col.text("Base form of the verb of the task, as in `report`.", null=True)
    task: str = col.text("What is to be done, in the words of the paragraph.")
    deadline_text: str = col.text("Words of the deadline or recurrence.", null=True, proved=True)
    deadline_on: pl.Date = col.day("The day; null where the words name none with its year.", null=True, proved=True)
    deadline_kind: str = col.choice(DEADLINE_KINDS, "How the deadline is meant.", null=True)
    offset: str = col.text("Time after an event, as an ISO 8601 duration.", null=True, str_matches=DURATION)
    offset_from: str = col.text("The event that starts the time, in the words of the paragraph.", null=True)
    recurrence: str = col.text("Time from one time to the next, ISO 8601.", null=True, str_matches=DURATION)
    is_derived: bool = col.flag("Whether `deadline_on` was computed from the day of the adoption.")


class ObligationParties(Table):
    """One party of an obligation, as it is named for it. `surface` is the slice of the passage."""

    obligation_id: str = col.key("The obligation.", references="obligations.obligation_id")
    role: str = col.choice(PARTY_ROLES, "actor: who is to do it; recipient: to whom it is given.", is_key=True)
    party_no: int = col.whole("Position among those of its role.", at_least=1, is_key=True)
    surface: str = col.text("The party as named; the organ where it is implied.")
    is_implied: bool = col.flag("Whether it is implied, as the Council in its own decisions, and stands nowhere.")
    entity_id: str = col.text("The entity named; null until entities are part of the data.", null=True)
    document_id: str = col.ref("documents.document_id", "The document.")
    passage_id: str = col.ref("passages.passage_id", "The passage; null where the party is implied.", null=True)
    char_start: int = col.whole("First character in the passage.", null=True, unit="characters")
    char_end: int = col.whole("Character after the last one.", null=True, unit="characters")


LAYER = (
    Resolutions,
    ResolutionCarriers,
    Provisions,
    ProvisionVariants,
    ProvisionActions,
    Citations,
    Obligations,
    ObligationParties,
)

SLICES = {
    "provision_actions": "phrase",
    "citations": "surface",
    "obligations": "task",
    "obligation_parties": "surface",
}
"""Table name to the column that equals the slice of the passage named by the evidence columns."""
