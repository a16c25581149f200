"""Phrases of several word lists together, found among the tokens of a stretch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrib.attributions import Phrase


class Finder:
    """Looks for the phrases of word lists among tokens, and tells at once where none can stand."""

    def __init__(self, entries: frozenset[str]) -> None:
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            words = tuple(entry.replace("’", "'").replace("'s", " 's").split())
            if words:
                self.by_first.setdefault(words[0], []).append(words)
        for rows in self.by_first.values():
            rows.sort(key=len, reverse=True)
        self.pivots = frozenset(max(row, key=len) for rows in self.by_first.values() for row in rows)

    def all(self, lower: Sequence[str], first: int, stop: int) -> Iterator[Phrase]:
        """Give every phrase between two tokens, the longest of those that begin together."""
        window = lower[first:stop]
        if self.pivots.isdisjoint(window):
            return
        for at, word in enumerate(window):
            for row in self.by_first.get(word, ()):
                if at + len(row) <= len(window) and tuple(window[at : at + len(row)]) == row:
                    yield Phrase(first + at, first + at + len(row))
                    break

    def found(self, lower: Sequence[str], first: int, stop: int) -> Phrase | None:
        """Give the first of them."""
        return next(self.all(lower, first, stop), None)


@lru_cache(maxsize=64)
def finder(*phrases: frozenset[str]) -> Finder:
    """Give the finder for word lists of a rule set, made once."""
    return Finder(frozenset().union(*phrases))
