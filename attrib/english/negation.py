"""What takes back what is said: "not", "never", "isn't", "without"."""

from __future__ import annotations

from collections.abc import Iterable

from attrib.english.lookup import Words


def negates(words: Words, word: str) -> bool:
    """Tell whether a word, in lower case, takes back what stands after it."""
    return word in words.negating or word.endswith("n't")


def is_negated(words: Words, group: Iterable[str]) -> bool:
    """Tell whether one of the words before something, or within a verb group, takes it back."""
    return any(negates(words, word) for word in group)
