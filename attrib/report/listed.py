"""Phrases of a word list, looked up where they begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache


class Listed:
    """The entries of a word list by their first words."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._phrases: dict[str, list[list[str]]] = {}
        for entry in sorted(entries, key=lambda entry: (-len(entry), entry)):
            words = entry.split()
            self._phrases.setdefault(words[0], []).append(words)

    def find(self, lower: Sequence[str], tokens: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Give where the entries stand that begin at one of the tokens, the longest at each: first token, and stop.

        `lower` are the tokens of a text, in lower case.
        """
        known = self._phrases
        for first in tokens:
            if lower[first] in known:
                phrases = known[lower[first]]
                stop = next((first + len(it) for it in phrases if lower[first : first + len(it)] == it), first)
                if stop > first:
                    yield first, stop


@lru_cache(maxsize=64)
def listed(entries: frozenset[str]) -> Listed:
    """Make the entries of a word list ready to be looked up, once for each list."""
    return Listed(entries)
