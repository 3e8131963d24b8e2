"""Reads the passages of a resolution one by one: knows the part, the last number and the open lists."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Sequence

from flows.steps.provision_model import (
    Passage,
    Provision,
    Stretch,
    Structure,
    closing_mark,
    formula_end,
    is_annex,
    lead_of,
    quote_end,
)
from flows.text.law.leads import OPERATIVE, PREAMBULAR, Lead, lead
from flows.text.law.paragraphs import ITEM, Number, number_at

_CLOSED = re.compile(r"[.;,:!?][\"'”’»)\]]*(?:\s?(?:\(?[0-9]{1,3}\)?|\*+))?$")
_ROMAN = re.compile(r"[ivxIVX]+$")
_SECTION = re.compile(r"[A-Z]|[IVX]+")
_HEADING_LENGTH = 90
# A number may skip what a scan lost, and no more.
_SKIPS = 40


class Reader:
    """Takes passages in order; `found` is what was read of them."""

    def __init__(self, numbered: Sequence[tuple[str, int]], is_quoted: bool, is_open: bool) -> None:
        self.found = Structure()
        self.coming = deque(numbered)  # the formulas (as 0) and numbered passages, until they come
        self.is_quoted = is_quoted
        self.is_open = is_open  # whether the Council speaks
        self.part = PREAMBULAR
        self.top: Provision | None = None
        self.path: list[tuple[str, Provision]] = []  # the open sub-paragraphs, each with its label's style
        self.counts = {PREAMBULAR: 0, OPERATIVE: 0}
        self.n_items: Counter[str] = Counter()  # of the lists in each paragraph, by its name
        self.heading = ""
        self.section = ""
        self.n_sections = 1
        self.names: set[str] = set()
        self.is_numbered = False

    def take(self, passage: Passage) -> bool:
        """Read a passage; False where the resolution has ended and annexes begin."""
        while self.coming and self.coming[0][0] == passage.passage_id:
            self.coming.popleft()
        start = formula_end(passage.text)
        if self.is_open and start is not None and passage.text[start:].lstrip()[:1].islower():
            start = None  # "The Security Council, in its resolution ...": spoken of, not speaking
        if start is not None:
            self._open()
        if not self.is_open:
            return True
        begin = quote_end(passage.text, start or 0)
        if is_annex(passage, begin):
            return False
        if passage.kind == "heading":
            self.heading = passage.text[begin:].strip(" .")
        elif passage.text[begin:]:
            self._paragraph(passage, begin)
        return True

    def _open(self) -> None:
        """The Council begins to speak; where it does so again, the text has sections with counts of their own."""
        if self.counts[OPERATIVE]:
            self.n_sections += 1
            self.section = f"{self.heading if _SECTION.fullmatch(self.heading) else self.n_sections}/"
            self.counts = {PREAMBULAR: 0, OPERATIVE: 0}
        self.is_open, self.part, self.top, self.path, self.is_numbered = True, PREAMBULAR, None, [], False

    def _paragraph(self, passage: Passage, begin: int) -> None:
        text = passage.text
        number = number_at(text, begin)
        if number is not None and self._lists(text, number):
            self._item(passage, number.label, number.end)
            return
        if number is not None and self._counts(text, number):
            self._numbered(passage, number)
            return
        item = ITEM.match(text, begin)
        is_heading = item is not None and item[0][1:] == "." and item[0][0].isupper() and self._is_heading(text[begin:])
        if item is not None and not is_heading and self.top is not None and quote_end(text, item.end()) < len(text):
            self._item(passage, item[0], item.end())
            return
        found = lead(text[begin:])
        if found is None and self._is_heading(text[begin:]):
            self.heading = text[begin:].strip(" .")
        elif self._begins(text[begin:], found):
            if found is not None and found.part == OPERATIVE and not self._awaits_first():
                self._turn()
            self._new(passage, begin, None, None, found or lead_of(text[begin:], self.part))
        else:
            self._continue(passage, begin)

    def _lists(self, text: str, number: Number) -> bool:
        """Whether a number counts the items of a list in the paragraph in hand ("Resolves: 1. To request ...")."""
        if self.top is None or not number.has_dot or lead(text[number.end :].lstrip()) is not None:
            return False
        value = number.value
        if self.path and self.path[0][0] == "number":
            label = re.match(r"[0-9]+", self.path[0][1].label or "")
            return label is not None and value == int(label[0]) + 1
        return value == 1 and self._expects_more()

    def _counts(self, text: str, number: Number) -> bool:
        """Whether a number counts a paragraph of the resolution."""
        value = number.value
        rest = text[number.end :].lstrip()
        if quote_end(text, number.end) == len(text) or not (number.has_dot or lead(rest) is not None):
            return False
        if self.part == PREAMBULAR:
            return value <= 3 or lead(rest) is not None
        last = self.counts[OPERATIVE]
        return lead(rest) is not None or last < value <= last + 2

    def _turn(self) -> None:
        """The operative part begins, if it has not yet."""
        if self.part == PREAMBULAR:
            self.part, self.path = OPERATIVE, []

    def _numbered(self, passage: Passage, number: Number) -> None:
        self._turn()
        self.is_numbered = True
        text = passage.text
        start = quote_end(text, number.end)
        item = ITEM.match(text, start)
        is_list = item is not None and item[0].startswith("(") and quote_end(text, item.end()) < len(text)
        words = text[start:] if item is None or not is_list else text[item.end() :].lstrip()
        found = lead_of(words, self.part, is_numbered=True)
        top = self._new(passage, start, number.value, number.label, found)
        if item is not None and is_list:  # "58. (a) Requests ..."
            top.own.clear()
            top.whole.clear()
            self._item(passage, item[0], item.end())

    def _awaits_first(self) -> bool:
        """Whether the paragraph that the Council numbers 1 is still to come, before it speaks anew."""
        return next((number for _, number in self.coming if number <= 1), 0) == 1

    def _begins(self, text: str, found: Lead | None) -> bool:
        """Whether a passage without a label is a paragraph of its own."""
        if self.top is None:
            return True
        if found is None:
            # A preambular paragraph whose words the list does not know; one that goes on has no capital.
            closed = _CLOSED.search(self.top.whole[-1].text) is not None
            return self.part == PREAMBULAR and closed and text[:1].isupper() and not self._expects_more()
        if self.part == PREAMBULAR:
            return True
        return found.part == OPERATIVE and text[:1].isupper() and not (self._expects_more() and self.is_numbered)

    def _expects_more(self) -> bool:
        return self.top is not None and self.top.whole[-1].text.rstrip().endswith(":")

    def _is_heading(self, text: str) -> bool:
        """A short line without a stop behind a closed paragraph: a heading that nothing marks as one."""
        if self.top is None or len(text) > _HEADING_LENGTH or not text[:1].isupper():
            return False
        stop = r"[.;]\W*$" if self.part == OPERATIVE else r"[.;,]\W*$"
        return re.search(stop, self.top.whole[-1].text) is not None and _CLOSED.search(text) is None

    def _new(
        self, passage: Passage, start: int, number: int | None, label: str | None, found: Lead | None
    ) -> Provision:
        """A paragraph of the first level."""
        last = self.counts[self.part]
        value = last + 1 if number is None or not last < number <= last + _SKIPS else number
        if number is not None and number <= last and self.coming and self.coming[0][1] == last + 1:
            value = number  # printed twice; where the next one is not the next in the count, this one is misprinted
        self.counts[self.part] = max(value, last)
        name = self._free(f"{self.section}{'PP' if self.part == PREAMBULAR else 'OP'}{value}")
        self.top = Provision(self.part, name, value, label, None, found)
        self.path = []
        self.found.provisions.append(self.top)
        if number is not None and number != last + 1:
            self.found.out_of_order.append(self.top)
        self._add(self.top, passage, start)
        return self.top

    def _free(self, name: str) -> str:
        """The name, with a mark where another paragraph has it already."""
        free, times = name, 1
        while free in self.names:
            times += 1
            free = f"{name}#{times}"
        self.names.add(free)
        return free

    def _item(self, passage: Passage, label: str, end: int) -> None:
        """A sub-paragraph; its label's style tells the level."""
        assert self.top is not None
        style = self._style(label)
        shown = self._next_letter() if style == "letter" and _plain(label).isdigit() else _plain(label)
        known = [place for place, (each, _) in enumerate(self.path) if each == style]
        self.path = self.path[: known[0]] if known else self.path
        parent = self.path[-1][1] if self.path else self.top
        self.n_items[parent.name] += 1
        name = self._free(f"{parent.name}({shown or self.n_items[parent.name]})")
        start = quote_end(passage.text, end)
        item = Provision(self.part, name, None, label.strip(), parent, lead(passage.text[start:]))
        self.found.provisions.append(item)
        self.path.append((style, item))
        inside = ITEM.match(passage.text, start)
        is_list = inside is not None and quote_end(passage.text, inside.end()) < len(passage.text)
        if inside is not None and is_list and all(each != self._style(inside[0]) for each, _ in self.path):
            # "(a) (i) To protect ..."
            self._item(passage, inside[0], inside.end())
        else:
            self._add(item, passage, start)

    def _style(self, label: str) -> str:
        """bullet, number, letter, capital, numeral or digit; "(i)" after "(h)" is a letter, elsewhere a numeral."""
        inner = _plain(label)
        if not inner:
            return "dash" if label.strip() in "–—-" else "bullet"
        if inner.isdigit():
            if "(" not in label:
                return "number"
            # Scans read "(b)" as "(5)": a digit among letters is one of them, unless it begins a list of its own.
            is_letter = len(inner) == 1 and all(style != "digit" for style, _ in self.path)
            letter = self._next_letter()
            return "letter" if letter and is_letter and (inner != "1" or letter in "il") else "digit"
        if _ROMAN.match(inner) and not self._follows_letter(inner):
            return "numeral" if inner.islower() else "capital_numeral"
        return "letter" if inner.islower() else "capital"

    def _next_letter(self) -> str:
        """The letter that the next item of the list in hand has, or ""."""
        last = next((item.name for style, item in reversed(self.path) if style == "letter"), "")
        letter = last.rpartition("(")[2][:1]
        return chr(ord(letter) + 1) if "a" <= letter < "z" else ""

    def _follows_letter(self, inner: str) -> bool:
        """Whether a letter that could be a numeral follows the letter before it, which announces no list of its own."""
        last = next((item for style, item in reversed(self.path) if style in ("letter", "capital")), None)
        if last is None or not last.whole or self._expects_more():
            return False
        before = _plain(last.label or "")
        return len(inner) == 1 and len(before) == 1 and ord(inner) == ord(before) + 1

    def _continue(self, passage: Passage, begin: int) -> None:
        """More words of the paragraph in hand: after its list, or on a line of their own."""
        if self.top is None:
            return
        inner = self.path[-1][1] if self.path else self.top
        text = passage.text
        if self.path and (_CLOSED.search(inner.whole[-1].text) or (text[begin].isupper() and not text.endswith(":"))):
            self.path, inner = [], self.top  # words after a list belong to what the list is in
        self._add(inner, passage, begin)

    def _add(self, provision: Provision, passage: Passage, start: int) -> None:
        """Add the rest of a passage to a provision, and with its label to all that it is in."""
        text = passage.text
        closing = closing_mark(text, start) if self.is_quoted else None
        end = closing or len(text)  # the mark belongs to who quotes
        if end <= start:
            end = len(text)
        provision.own.append(Stretch(passage.passage_id, start, end, text[start:end]))
        provision.whole.append(provision.own[-1])
        first = start
        inner, outer = provision, provision.parent
        while outer is not None:
            if len(inner.whole) == 1 and inner.label is not None:
                first = max(text.rfind(inner.label.rstrip(".)"), 0, first), 0)
            outer.whole.append(Stretch(passage.passage_id, first, end, text[first:end]))
            inner, outer = outer, outer.parent


def _plain(label: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", label)
