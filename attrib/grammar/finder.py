"""Phrases of several word lists together, found among the tokens of a stretch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress

from attrib.grammar.stretches import Phrase


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

    def longest(self, lower: Sequence[str], first: int, stop: int) -> Phrase | None:
        """Give the longest phrase that begins at a token and ends before `stop`.

        `lower` are the tokens of a text, in lower case.
        """
        for row in self.by_first.get(lower[first], ()):
            end = first + len(row)
            if end <= stop and tuple(lower[first:end]) == row:
                return Phrase(first, end)
        return None

    def at(self, lower: Sequence[str], tokens: Iterable[int], stop: int | None = None) -> Iterator[Phrase]:
        """Give the phrases that begin at one of the tokens and end before `stop`, the longest at each."""
        stop = len(lower) if stop is None else stop
        if isinstance(tokens, range):
            tokens = compress(tokens, map(self.by_first.__contains__, lower[tokens.start : tokens.stop]))
        for first in tokens:
            if lower[first] in self.by_first and (phrase := self.longest(lower, first, stop)):
                yield phrase

    def all(self, lower: Sequence[str], first: int, stop: int) -> Iterator[Phrase]:
        """Give every phrase between two tokens, the longest of those that begin together."""
        if self.pivots.isdisjoint(lower[first:stop]):
            return iter(())
        return self.at(lower, range(first, min(stop, len(lower))), stop)

    def found(self, lower: Sequence[str], first: int, stop: int) -> Phrase | None:
        """Give the first of them."""
        return next(self.all(lower, first, stop), None)


@lru_cache(maxsize=64)
def finder(*phrases: frozenset[str]) -> Finder:
    """Give the finder for word lists of a rule set, made once."""
    return Finder(frozenset().union(*phrases))
