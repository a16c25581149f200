"""Looking for patterns in the words of a text.

A position in a text is a number of words: 0 stands before the first word, n after the nth. Whatever matches gives,
for the position at which a match may begin, all positions at which it may end.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import islice
from time import process_time
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

LONGEST_HEAD = 6
"""Words that a pattern for a head noun may take in: "former deputy district attorney"."""
LONGEST_TEXT = 2000
"""Characters of a text that patterns look at: far more than any published sentence holds."""
MOST_REMEMBERED = 64
"""Texts whose words are kept."""
MOST_WORDS = 4096
"""Words of which patterns keep those that begin with them."""

_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*|[%$&]")

Side = Literal["first", "last"]
Stretch = tuple[int, int]
"""The first of some words, and the one after the last."""


class TooSlowError(Exception):
    """A text was not searched in the time that it had."""


class Text:
    """The words of a text: as compared, and where they stand.

    `until` is the processor time by which searching it must be done; None for no limit.
    """

    def __init__(self, text: str, until: float | None = None) -> None:
        self.until = until
        self.text = text[:LONGEST_TEXT]
        self.words, self.vocabulary = _words_of(self.text)
        self.head = len(self.words)
        """How many words there are up to the head noun, with it."""

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in the text, without a possessive "'s"."""
        found = [match.span() for match in _WORD.finditer(self.text)]
        return [(start, start + len(_bare(self.text[start:end]))) for start, end in found]

    def cut(self, first: int, stop: int) -> str:
        """Give the text from word `first` up to word `stop`, with single spaces."""
        found = [*islice(_WORD.finditer(self.text), first, stop)]
        end = found[-1].start() + len(_bare(found[-1].group()))
        return " ".join(self.text[found[0].start() : end].split())

    def capitalised(self, at: int) -> bool:
        """Tell whether word `at` looks like part of a name: the first word does only as an acronym."""
        start, end = self.spans[at]
        word = self.text[start:end]
        return word[0].isupper() and (at > 0 or (len(word) > 1 and word.isupper()))


@lru_cache(maxsize=MOST_REMEMBERED)
def _words_of(text: str) -> tuple[Sequence[str], Set[str]]:
    """Give the words of a text in small letters, in order and each once; several voices speak in one sentence."""
    words = _WORD.findall(text.replace("’", "'"))
    small = tuple([(word[:-2] if word[-2:] == "'s" else word).lower() for word in words])
    return small, frozenset(small)


def _bare(word: str) -> str:
    """Take the possessive "'s" off a word."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


class Part(Protocol):
    """Something that matches some words, one after the other: a word, a choice, a whole pattern."""

    def ends(self, text: Text, at: int) -> Iterable[int]:
        """Give every position at which a match that begins at position `at` may end."""

    def edge(self, side: Side, /) -> Set[str] | None:
        """Give the words that a match may begin or end with; None where any word may."""

    def pivots(self) -> Set[str] | None:
        """Give words of which every match has at least one; None where there are no such words."""

    def may_be_empty(self) -> bool:
        """Tell whether the part may match no word at all."""


def union(several: Iterable[Set[str] | None]) -> Set[str] | None:
    """Join sets of words; None, which stands for all words, where one of them is None."""
    found: list[Set[str]] = []
    for words in several:
        if words is None:
            return None
        found.append(words)
    return found[0] if len(found) == 1 else frozenset().union(*found)


class _Pattern(NamedTuple):
    """A whole pattern. It matches only texts that have one of its `pivots`, or any text where these are None."""

    row: Part
    pivots: Set[str] | None

    def ends(self, text: Text, at: int) -> Iterable[int]:
        """Give every position at which a match that begins at position `at` may end."""
        if self.pivots is not None and self.pivots.isdisjoint(text.vocabulary):
            return ()
        return self.row.ends(text, at)


class Patterns:
    """Several patterns of which any may match, indexed by the word that a match begins with."""

    def __init__(self, rows: Iterable[Part]) -> None:
        self._rows = tuple(rows)
        self._found: dict[str, Sequence[_Pattern]] = {}

    @cached_property
    def _patterns(self) -> tuple[_Pattern, ...]:
        return tuple(_Pattern(row, row.pivots()) for row in self._rows)

    @cached_property
    def _by_first(self) -> tuple[tuple[Set[str] | None, _Pattern], ...]:
        """The patterns, each with the words that a match may begin with; None where any word may."""
        return tuple((pattern.row.edge("first"), pattern) for pattern in self._patterns)

    @cached_property
    def _firsts(self) -> Set[str] | None:
        """The words that a match of any pattern may begin with; None where any word may."""
        return union(words for words, _ in self._by_first)

    def _beginning_with(self, word: str) -> Sequence[_Pattern]:
        """Give the patterns of which a match may begin with a word."""
        if self._firsts is not None and word not in self._firsts:
            return ()
        if word not in self._found:
            if len(self._found) >= MOST_WORDS:
                self._found.clear()
            self._found[word] = [pattern for words, pattern in self._by_first if words is None or word in words]
        return self._found[word]

    def find(self, text: Text) -> str | None:
        """Give the first stretch of `text` that a pattern matches, the longest of those that begin there.

        Raises TooSlowError where the text's time is up.
        """
        found = self.locate(text)
        return None if found is None else text.cut(*found)

    def locate(self, text: Text) -> Stretch | None:
        """Give the first word of what `find` gives, and the one after its last. Raises as it does."""
        if self.pivots is not None and self.pivots.isdisjoint(text.vocabulary):
            return None
        for at, word in enumerate(text.words):
            patterns = self._beginning_with(word)
            ends = [end for pattern in patterns for end in pattern.ends(text, at)]
            if ends:
                return at, max(ends)
            if patterns and text.until is not None and process_time() > text.until:
                raise TooSlowError
        return None

    def locate_all(self, text: Text) -> Stretch | None:
        """Give all words of `text` where a pattern matches exactly these."""
        return (0, len(text.words)) if len(text.words) in self._ends_of_first(text) else None

    def locate_start(self, text: Text) -> Stretch | None:
        """Give the longest stretch that a pattern matches and that begins with the first word of `text`."""
        ends = self._ends_of_first(text)
        return (0, max(ends)) if ends else None

    def locate_head(self, text: Text) -> Stretch | None:
        """Give the longest stretch that a pattern matches and that ends with the head noun of `text`."""
        stop = text.head
        for at in range(max(0, stop - LONGEST_HEAD), stop):
            if any(stop in pattern.ends(text, at) for pattern in self._beginning_with(text.words[at])):
                return at, stop
        return None

    def _ends_of_first(self, text: Text) -> set[int]:
        if not text.words:
            return set()
        return {end for pattern in self._beginning_with(text.words[0]) for end in pattern.ends(text, 0)}

    @cached_property
    def pivots(self) -> Set[str] | None:
        """Words of which a text must have at least one for any pattern to match; None where there are no such words."""
        return union(pattern.pivots for pattern in self._patterns)

    @cached_property
    def lasts(self) -> frozenset[str] | None:
        """The words that a match may end with; None where any word may."""
        words = union(row.edge("last") for row in self._rows)
        return None if words is None else frozenset(words)
