"""The language of a text, by a library; None where the text is too short or the library is not sure."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Below this many words a text of names and numbers is often taken for another language.
_FEWEST_WORDS = 20
_SURE = 0.99
_ENOUGH = 4_000  # characters; more of a text does not tell more


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language that a text is in."""
    if len(text.split()) < _FEWEST_WORDS:
        return None
    code, probability = _identifier().classify(text[:_ENOUGH])
    return str(code) if probability >= _SURE and len(code) == 2 else None
