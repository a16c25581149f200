"""Phrases of a word list, looked up where they begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache


class Listed:
    """The entries of a word list by their first words."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._phrases: dict[str, list[list[str]]] = {}
        for entry in sorted(entries, key=lambda entry: (-len(entry), entry)):
            words = entry.split()
            self._phrases.setdefault(words[0], []).append(words)

    def __bool__(self) -> bool:
        return bool(self._phrases)

    def stop(self, lower: Sequence[str], first: int) -> int:
        """Give where the longest entry that begins at token `first` stops; `first` itself where none does.

        `lower` are the tokens of a text, in lower case.
        """
        phrases = self._phrases.get(lower[first], ())
        return next((first + len(it) for it in phrases if lower[first : first + len(it)] == it), first)


@lru_cache(maxsize=64)
def listed(entries: frozenset[str]) -> Listed:
    """Make the entries of a word list ready to be looked up, once for each list."""
    return Listed(entries)
