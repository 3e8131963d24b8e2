"""Tables against texts marked by hand: what is right, what is too much, what is missing, table by table."""

import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import polars as pl

from flows.text.fold import fold, words
from tests.text.names.marked import document

KINDS = ("organization", "person", "country", "place", "group")


@dataclass
class Score:
    right: int = 0
    extra: list = field(default_factory=list)
    missed: list = field(default_factory=list)

    def __add__(self, other):
        return Score(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self):
        return self.right / max(1, self.right + len(self.extra))

    @property
    def recall(self):
        return self.right / max(1, self.right + len(self.missed))

    def compare(self, found, wanted, note=""):
        """Count two multisets of values."""
        both = Counter(found) & Counter(wanted)
        self.right += both.total()
        self.extra += [(note, each) for each in (Counter(found) - both).elements()]
        self.missed += [(note, each) for each in (Counter(wanted) - both).elements()]


class Gold:
    """One document's annotation, beside the rows that were read from it."""

    def __init__(self, folder, tables):
        self.folder, self.tables = folder, tables
        marked = (folder / "marked.txt").read_text("utf-8")
        self.numbers = [int(line.split("\t", 1)[0]) for line in marked.splitlines()]
        self.parts, self.marks = document(marked)
        texts = {part.text for part in self.parts}
        held = tables["passages"].filter(pl.col("text").is_in(list(texts)))
        self.document_id = Counter(held["document_id"].to_list()).most_common(1)[0][0]
        own = tables["passages"].filter(pl.col("document_id") == self.document_id, "in_canonical").sort("passage_no")
        self.passage_of = dict(own.select("text", "passage_id").iter_rows())
        self.names = dict(tables["entities"].select("entity_id", "name").iter_rows())

    def rows(self, table):
        return self.tables[table].filter(pl.col("document_id") == self.document_id).to_dicts()

    def read(self, name):
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def passage(self, number):
        """The passage of a line of the annotation; None where only a losing copy has it."""
        return self.passage_of.get(self.parts[self.numbers.index(int(number))].text)

    def place(self, number, surface):
        """Passage, start and end of words that stand in a line."""
        text = self.parts[self.numbers.index(int(number))].text
        start = text.find(surface)
        return self.passage(number), start, start + len(surface)


def plain(name):
    return " ".join(words(name.removeprefix("the ")))


def mentions(gold):
    """A Score for each kind of mention (passage, characters), and one for who is meant where the place is right."""
    found = {(row["passage_id"], row["char_start"], row["char_end"]): row for row in gold.rows("mentions")}
    wanted = {}
    for mark in gold.marks:
        passage = gold.passage_of.get(gold.parts[mark.place.part].text)
        if passage is not None:
            wanted[passage, mark.place.start, mark.place.end] = mark
    scores = {kind: Score() for kind in KINDS}
    for kind in KINDS:
        ours = {(place, row["surface"]) for place, row in found.items() if row["entity_kind"] == kind}
        theirs = {(place, mark.surface) for place, mark in wanted.items() if mark.entity.kind == kind}
        scores[kind].compare(ours, theirs, gold.folder.name)
    meant = defaultdict(Counter)
    for place in found.keys() & wanted.keys():
        meant[plain(wanted[place].entity.name)][found[place]["entity_id"]] += 1
    scores["who"] = Score()
    for name, ids in meant.items():
        most = ids.most_common(1)[0]
        scores["who"].right += most[1]
        scores["who"].extra += [(gold.folder.name, (name, other, n)) for other, n in ids.items() if other != most[0]]
    return scores, {name: ids.most_common(1)[0][0] for name, ids in meant.items()}


def events(gold, meant):
    """Scores of events, of their fields and of their participants."""
    told = gold.tables["evidence"].filter(pl.col("table") == "events", pl.col("document_id") == gold.document_id)
    ids = set(told["key"].to_list())
    ours = [row for row in gold.tables["events"].to_dicts() if row["event_id"] in ids]
    spans = defaultdict(list)
    for key, passage, start, end in told.select("key", "passage_id", "char_start", "char_end").iter_rows():
        spans[key].append((passage, start, end))
    wanted = [row for row in gold.read("events") if gold.passage(row["passage_no"]) is not None]
    pairs = _pairs(gold, wanted, ours, spans)
    score, fields = Score(), Score()
    score.right = len(pairs)
    score.missed = [(gold.folder.name, row["name"]) for n, row in enumerate(wanted) if n not in pairs]
    taken = set(pairs.values())
    score.extra = [(gold.folder.name, row["name"], row["kind"]) for n, row in enumerate(ours) if n not in taken]
    number_of = {ours[mine]["event_id"]: wanted[theirs]["event_no"] for theirs, mine in pairs.items()}
    for theirs, mine in pairs.items():
        fields.compare(*_fields(wanted[theirs], ours[mine], number_of), (gold.folder.name, wanted[theirs]["name"][:40]))
    return score, fields, _participants(gold, meant, number_of), number_of


def _pairs(gold, wanted, ours, spans):
    ranked = []
    for n, row in enumerate(wanted):
        place = gold.place(row["passage_no"], row["words"])
        for m, mine in enumerate(ours):
            near = any(_overlap(place, span) for span in spans[mine["event_id"]])
            a, b = set(words(row["name"])), set(words(mine["name"]))
            alike = len(a & b) / max(1, min(len(a), len(b)))
            if row["kind"] == mine["kind"] and (alike >= 0.5 or (near and alike > 0)):
                ranked.append((-alike - near - len(a & b) / max(1, len(a | b)), n, m))
    pairs = {}
    for _, n, m in sorted(ranked):
        if n not in pairs and m not in pairs.values():
            pairs[n] = m
    return pairs


def _overlap(a, b):
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def _fields(row, mine, number_of):
    theirs = {name: row[name] for name in ("starts_on", "ends_on", "date_precision", "status", "city", "country")}
    theirs["parent"] = row["parent_no"]
    ours = {name: str(mine[name] or "") for name in ("starts_on", "ends_on", "date_precision", "status", "city")}
    ours["country"] = (mine["country_id"] or "").removeprefix("country-")
    ours["parent"] = number_of.get(mine["parent_event_id"], "?" if mine["parent_event_id"] else "")
    return [(k, v) for k, v in ours.items() if v], [(k, v) for k, v in theirs.items() if v]


def _participants(gold, meant, number_of):
    score = Score()
    rows = gold.tables["event_participants"].to_dicts()
    found = [
        (number_of[row["event_id"]], row["entity_id"], row["role"]) for row in rows if row["event_id"] in number_of
    ]
    wanted = [
        (row["event_no"], meant.get(plain(row["entity"]), row["entity"]), row["role"])
        for row in gold.read("participants")
        if gold.passage(row["passage_no"]) is not None and row["event_no"] in number_of.values()
    ]
    score.compare(found, wanted, gold.folder.name)
    lost = [
        (row["event_no"], row["entity"], row["role"])
        for row in gold.read("participants")
        if row["event_no"] not in number_of.values() and gold.passage(row["passage_no"]) is not None
    ]
    score.missed += [(gold.folder.name, each) for each in lost]
    return score


def quantities(gold, number_of):
    """Scores of counts (surface, value, comparator, unit), and of the events that they are about."""
    score, about = Score(), Score()
    found = [_count(row) for row in gold.rows("quantities")]
    wanted = [row for row in gold.read("quantities") if gold.passage(row["passage_no"]) is not None]
    score.compare(found, [_wanted_count(row) for row in wanted], gold.folder.name)
    for row in gold.rows("quantities"):
        theirs = next((each for each in wanted if _wanted_count(each) == _count(row)), None)
        if theirs is not None:
            ours = number_of.get(row["event_id"], "?" if row["event_id"] else "")
            about.compare([ours] if ours else [], [theirs["event_no"]] if theirs["event_no"] else [], row["surface"])
    return score, about


def _count(row):
    return fold(row["surface"]), row["value"], row["value_to"], row["comparator"], row["unit"]


def _wanted_count(row):
    upper = float(row["value_to"]) if row["value_to"] else None
    return fold(row["surface"]), float(row["value"]), upper, row["comparator"], row["unit"]


def statements(gold, meant):
    """Scores of what was said (most of the words the same), and of who said it."""
    found, score, who = gold.rows("statements"), Score(), Score()
    for row in gold.read("statements"):
        if gold.passage(row["passage_no"]) is None:
            continue
        mine = next((each for each in found if _said(each, row)), None)
        if mine is None:
            score.missed.append((gold.folder.name, row["text"][:80]))
            continue
        found.remove(mine)
        score.right += 1
        wanted = meant.get(plain(row["speaker"]), row["speaker"]) if row["speaker"] else ""
        quote = row["is_direct_quote"].casefold() == "true"
        who.compare(
            [(mine["speaker_id"] or "", mine["is_direct_quote"])],
            [(wanted, quote)],
            (gold.folder.name, row["text"][:50]),
        )
    score.extra = [(gold.folder.name, row["text"][:80]) for row in found]
    return score, who


def _said(mine, row):
    a, b = re.sub(r"\W+", " ", mine["text"]).strip(), re.sub(r"\W+", " ", row["text"]).strip()
    return (a in b or b in a) and min(len(a), len(b)) >= 0.8 * max(len(a), len(b))


def positions(gold, meant):
    """Scores of offices: person, title and body."""
    score = Score()
    found = [(row["person_id"], plain(row["title"]), row["organization_id"] or "") for row in gold.rows("positions")]
    wanted = [
        (
            meant.get(plain(row["person"]), row["person"]),
            plain(row["title"]),
            meant.get(plain(row["organization"]), row["organization"]),
        )
        for row in gold.read("positions")
        if gold.passage(row["passage_no"]) is not None
    ]
    score.compare(found, wanted, gold.folder.name)
    return score


def scores(tables, folders):
    """All scores over several annotated documents, by name."""
    total = defaultdict(Score)
    for folder in folders:
        gold = Gold(folder, tables)
        by_kind, meant = mentions(gold)
        for kind, score in by_kind.items():
            total[f"mentions: {kind}"] += score
        event, fields, participants, number_of = events(gold, meant)
        total["events"] += event
        total["events: fields"] += fields
        total["event_participants"] += participants
        count, about = quantities(gold, number_of)
        total["quantities"] += count
        total["quantities: event"] += about
        said, who = statements(gold, meant)
        total["statements"] += said
        total["statements: speaker"] += who
        total["positions"] += positions(gold, meant)
    return dict(total)
