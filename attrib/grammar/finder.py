"""Phrases of several word lists together, found among the tokens of a stretch."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from attrib.grammar.stretches import Phrase
from attrib.text import Document


class Finder:
    """Looks for the phrases of word lists among tokens, and tells at once where none can stand."""

    def __init__(self, entries: frozenset[str]) -> None:
        self.phrases = frozenset(filter(None, map(_tokens_of, entries)))
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for words in self.phrases:
            lengths[words[0]].add(len(words))
        self.lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        """How long the phrases are that begin with a word, the longest first."""

    @cached_property
    def pivots(self) -> frozenset[str]:
        """A word of each phrase, the longest, of several the last: the fewest stretches have such words by chance."""
        return frozenset(max(reversed(words), key=len) for words in self.phrases)

    def sentences(self, doc: Document) -> list[int]:
        """Give which sentences of a document may hold a phrase: those with one of the pivots, in order."""
        found = [bisect_right(doc.sentence_starts, at) - 1 for at in doc.tokens.places(self.pivots)]
        return [number for number in dict.fromkeys(found) if number >= 0]

    def longest(self, lower: Sequence[str], first: int, stop: int) -> Phrase | None:
        """Give the longest phrase that begins at a token and ends before `stop`.

        `lower` are the tokens of a text, in lower case.
        """
        for length in self.lengths.get(lower[first], ()):
            if first + length <= stop and tuple(lower[first : first + length]) in self.phrases:
                return Phrase(first, first + length)
        return None

    def at(self, lower: Sequence[str], tokens: Iterable[int], stop: int | None = None) -> Iterator[Phrase]:
        """Give the phrases that begin at one of the tokens and end before `stop`, the longest at each."""
        lengths, stop = self.lengths, len(lower) if stop is None else stop
        for first in [token for token in tokens if lower[token] in lengths]:
            if phrase := self.longest(lower, first, stop):
                yield phrase

    def all(self, lower: Sequence[str], first: int, stop: int) -> Iterator[Phrase]:
        """Give every phrase between two tokens, the longest of those that begin together."""
        if self.pivots.isdisjoint(lower[first:stop]):
            return iter(())
        return self.at(lower, range(first, min(stop, len(lower))), stop)

    def found(self, lower: Sequence[str], first: int, stop: int) -> Phrase | None:
        """Give the first of them."""
        return next(self.all(lower, first, stop), None)


def _tokens_of(entry: str) -> tuple[str, ...]:
    """Cut an entry of a list into tokens in lower case."""
    if "'" in entry or "’" in entry:
        entry = entry.replace("’", "'").replace("'s", " 's")
    return tuple(entry.split())


@lru_cache(maxsize=64)
def finder(*phrases: frozenset[str]) -> Finder:
    """Give the finder for word lists of a rule set, made once."""
    return Finder(frozenset().union(*phrases))
