"""The words by which a task and those named in it are told, and the base forms of verbs."""

from __future__ import annotations

import re

from flows.text.reference import rows


def words_for(*kinds: str) -> frozenset[str]:
    """The words of these kinds in the reference list."""
    return frozenset(row["word"] for row in rows("duty_words") if row["kind"] in kinds)


def _bases(kind: str) -> dict[str, str]:
    return {row["word"]: row["base"] for row in rows("duty_words") if row["kind"] == kind}


VERBS, AMBIGUOUS, REPORTS = words_for("verb"), words_for("ambiguous"), words_for("reports")
AFTER_VERB = words_for("after_verb")
TELLS = REPORTS | {"provide", "keep", "make"}
_ADVERBS, _ADJECTIVES = words_for("adverb"), words_for("adjective")
_PARTICIPLES, _NOUNS = _bases("participle"), _bases("task_noun")
_KEEP_E = ("ate", "ize", "ise", "ce", "ge", "ve", "ne")
_NOUN_ENDS = (
    *(("ation", more) for more in ("e", "ate", "")),
    *(("ion", more) for more in ("", "e")),
    *(("ment", ""), ("al", "e"), ("al", ""), ("ance", ""), ("sion", "d")),
)


def is_adverb(word: str) -> bool:
    """Whether a word in small letters may stand between "to" or "shall" and its verb."""
    return word in _ADVERBS or (word.endswith("ly") and word.islower() and word not in VERBS)


def base_of(participle: str) -> str:
    """The base verb of a past participle ("submitted", "held"), or none."""
    if participle in _PARTICIPLES:
        return _PARTICIPLES[participle]
    if not participle.endswith("ed"):
        return ""
    stem = participle.removesuffix("d")
    tries = (stem, stem.removesuffix("e"), re.sub(r"(.)\1e$", r"\1", stem), re.sub(r"ie$", "y", stem))
    known = next((each for each in tries if each in VERBS), "")
    return known or (stem if stem.endswith(_KEEP_E) else stem.removesuffix("e"))


def base_of_ing(form: str) -> str:
    """The base verb of a form with "-ing" ("implementing"), or none."""
    stem = form.removesuffix("ing")
    tries = (stem, stem + "e", re.sub(r"(.)\1$", r"\1", stem), re.sub(r"y$", "ie", stem))
    return next((each for each in tries if each in VERBS), "") if stem != form else ""


def base_of_noun(noun: str) -> str:
    """The verb that a noun is made of ("investigation", "deployment", "convening"), or none."""
    for form in (noun, noun.removesuffix("s")):
        known = _NOUNS.get(form) or base_of_ing(form) or (form if form in VERBS - _ADJECTIVES else "")
        tries = (form.removesuffix(end) + more for end, more in _NOUN_ENDS if form.endswith(end))
        found = known or next((each for each in tries if each in VERBS), "")
        if found:
            return found
    return ""
