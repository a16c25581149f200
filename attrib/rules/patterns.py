"""The pattern language of rule sets: phrases, not regular expressions, so that no pattern can run away.

    senior official         these words, one after the other; upper and lower case, hyphens and a possessive
                            "'s" make no difference
    {official_nouns}        any entry of that word list
    (said|made clear)       one or the other
    [very] senior           an optional part; [very|more] senior likewise
    aide * senator          up to four words between; never first or last, at most three in a pattern
    <name>                  one or more capitalised words that are no nationality, party, month or weekday,
                            and not capitalised merely because they come first
    <word>                  any one word
    @bare_source            all patterns of that name, in the place of a whole pattern

Brackets nest at most two deep, and a pattern has at most six optional parts. A pattern is matched by carrying
a set of positions from part to part over the words of a text, never by trying one way after another, so the
work from one word on is bounded by the length of the pattern times the few words that it can span. Against
thousands of patterns made to be slow there is a limit of time besides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice
from time import process_time
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from attrib.english import Words

LONGEST_PATTERN = 200
MOST_GAPS = 3
DEEPEST_NESTING = 2
MOST_OPTIONS = 6
WIDEST_GAP = 4
LONGEST_NAME = 8
LONGEST_HEAD = 6
"""Words that a pattern for a head noun may take in: "former deputy district attorney"."""
LONGEST_TEXT = 2000
"""Characters of a text that patterns look at: far more than any published sentence holds."""
MOST_REMEMBERED = 64
"""Texts whose words are kept."""

_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*|[%$&]")
_PART = re.compile(r"\s*(?:([\[\](){}|*])|<(\w*)>|([^\s\[\](){}|*<>]+))")
_NOT_NAMES = "ordinary_capitals"


Side = Literal["first", "last"]
Stretch = tuple[int, int]
"""The first of some words, and the one after the last."""


class PatternError(ValueError):
    """A pattern that is no pattern; the message says why."""


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
    small = tuple((word[:-2] if word[-2:] == "'s" else word).lower() for word in words)
    return small, frozenset(small)


def _bare(word: str) -> str:
    """Take the possessive "'s" off a word."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


class _Part(Protocol):
    def ends(self, text: Text, at: int) -> Iterable[int]:
        """Give every position at which a match that begins at word `at` may end."""

    def edge(self, side: Side, /) -> Iterable[str] | None:
        """Give the words that a match may begin or end with; None where any word may."""

    def pivots(self) -> Set[str] | None:
        """Give words of which every match holds at least one; None where it need hold none of them."""

    def may_be_empty(self) -> bool:
        """Tell whether the part may match no word at all."""


@dataclass(frozen=True, slots=True)
class _Word:
    word: str

    def ends(self, text: Text, at: int) -> Iterable[int]:
        return (at + 1,) if at < len(text.words) and text.words[at] == self.word else ()

    def edge(self, _side: Side, /) -> Iterable[str]:
        return (self.word,)

    def pivots(self) -> Set[str]:
        return {self.word}

    def may_be_empty(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class _Listed:
    entries: dict[str, list[tuple[str, ...]]]

    def ends(self, text: Text, at: int) -> Iterable[int]:
        words = text.words
        if at >= len(words):
            return ()
        found = self.entries.get(words[at], ())
        return [at + len(entry) for entry in found if tuple(words[at : at + len(entry)]) == entry]

    def edge(self, side: Side, /) -> Iterable[str]:
        if side == "first":
            return self.entries
        return {entry[-1] for entries in self.entries.values() for entry in entries}

    def pivots(self) -> Set[str]:
        return {max(entry, key=len) for entries in self.entries.values() for entry in entries}

    def may_be_empty(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class _Choice:
    options: tuple[_Row, ...]

    def ends(self, text: Text, at: int) -> Iterable[int]:
        return {end for option in self.options for end in option.ends(text, at)}

    def edge(self, side: Side, /) -> Iterable[str] | None:
        return _union(option.edge(side) for option in self.options)

    def pivots(self) -> Set[str] | None:
        return _united(option.pivots() for option in self.options)

    def may_be_empty(self) -> bool:
        return any(option.may_be_empty() for option in self.options)


@dataclass(frozen=True, slots=True)
class _Maybe:
    inner: _Row

    def ends(self, text: Text, at: int) -> Iterable[int]:
        return {at, *self.inner.ends(text, at)}

    def edge(self, side: Side, /) -> Iterable[str] | None:
        return self.inner.edge(side)

    def pivots(self) -> None:
        return None

    def may_be_empty(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class _Gap:
    def ends(self, text: Text, at: int) -> Iterable[int]:
        return range(at, min(at + WIDEST_GAP, len(text.words)) + 1)

    def edge(self, _side: Side, /) -> None:
        return None

    def pivots(self) -> None:
        return None

    def may_be_empty(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class _AnyWord:
    def ends(self, text: Text, at: int) -> Iterable[int]:
        return (at + 1,) if at < len(text.words) else ()

    def edge(self, _side: Side, /) -> None:
        return None

    def pivots(self) -> None:
        return None

    def may_be_empty(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class _Name:
    ordinary: frozenset[str]

    def ends(self, text: Text, at: int) -> Iterator[int]:
        stop = min(at + LONGEST_NAME, len(text.words))
        while at < stop and text.capitalised(at) and text.words[at] not in self.ordinary:
            at += 1
            yield at

    def edge(self, _side: Side, /) -> None:
        return None

    def pivots(self) -> None:
        return None

    def may_be_empty(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class _Row:
    parts: tuple[_Part, ...]

    def ends(self, text: Text, at: int) -> Iterable[int]:
        positions: Iterable[int] = (at,)
        for part in self.parts:
            positions = {end for position in positions for end in part.ends(text, position)}
            if not positions:
                break
        return positions

    def edge(self, side: Side, /) -> Iterable[str] | None:
        outer = []
        for part in self.parts if side == "first" else reversed(self.parts):
            outer.append(part.edge(side))
            if not part.may_be_empty():
                break
        return _union(outer)

    def pivots(self) -> Set[str] | None:
        return min(filter(None, (part.pivots() for part in self.parts)), key=len, default=None)

    def may_be_empty(self) -> bool:
        return all(part.may_be_empty() for part in self.parts)


def _union(several: Iterable[Iterable[str] | None]) -> Iterable[str] | None:
    found: list[Iterable[str]] = []
    for words in several:
        if words is None:
            return None
        found.append(words)
    return found[0] if len(found) == 1 else {word for words in found for word in words}


def _united(several: Iterable[Set[str] | None]) -> Set[str] | None:
    found: set[str] = set()
    for words in several:
        if words is None:
            return None
        found |= words
    return found


class _Pattern(NamedTuple):
    """A whole pattern, and words of which a text must hold one for it to match; None where it need not."""

    row: _Row
    pivots: Set[str] | None

    def ends(self, text: Text, at: int) -> Iterable[int]:
        """Give every position at which a match that begins at word `at` may end."""
        if self.pivots is not None and self.pivots.isdisjoint(text.vocabulary):
            return ()
        return self.row.ends(text, at)


class Patterns:
    """Several patterns of which any may match, indexed by the word that a match begins with."""

    def __init__(self, rows: Iterable[_Row]) -> None:
        self._rows = tuple(rows)

    @cached_property
    def _patterns(self) -> tuple[_Pattern, ...]:
        return tuple(_Pattern(row, row.pivots()) for row in self._rows)

    @cached_property
    def _by_first(self) -> dict[str, list[_Pattern]]:
        """The patterns by the words that a match may begin with."""
        found: dict[str, list[_Pattern]] = {}
        for pattern in self._patterns:
            for word in pattern.row.edge("first") or ():
                found.setdefault(word, []).append(pattern)
        return found

    @cached_property
    def _anywhere(self) -> list[_Pattern]:
        """The patterns of which a match may begin with any word."""
        return [pattern for pattern in self._patterns if pattern.row.edge("first") is None]

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
            patterns = self._by_first.get(word)
            if patterns is None and not self._anywhere:
                continue
            ends = [end for pattern in (*(patterns or ()), *self._anywhere) for end in pattern.ends(text, at)]
            if ends:
                return at, max(ends)
            if text.until is not None and process_time() > text.until:
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
            patterns = (*self._by_first.get(text.words[at], ()), *self._anywhere)
            if any(stop in pattern.ends(text, at) for pattern in patterns):
                return at, stop
        return None

    def _ends_of_first(self, text: Text) -> set[int]:
        if not text.words:
            return set()
        patterns = (*self._by_first.get(text.words[0], ()), *self._anywhere)
        return {end for pattern in patterns for end in pattern.ends(text, 0)}

    @cached_property
    def pivots(self) -> Set[str] | None:
        """Words of which a text must hold one for anything to match; None where it need not."""
        return _united(pattern.pivots for pattern in self._patterns)

    @cached_property
    def lasts(self) -> frozenset[str] | None:
        """The words that a match may end with; None where any word may."""
        words = _union(row.edge("last") for row in self._rows)
        return None if words is None else frozenset(words)


@dataclass(frozen=True)
class Lexicon:
    """Compiles patterns against the word lists and phrases of one rule set; remembers what it has looked at."""

    words: Words
    phrases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Patterns by name: "@name" stands for all of them."""
    _entries: dict[str, dict[str, list[tuple[str, ...]]]] = field(default_factory=dict)
    _compiled: dict[tuple[str, ...], Patterns] = field(default_factory=dict)

    def compile(self, patterns: Sequence[str]) -> Patterns:
        """Compile patterns of which any may match. Raises PatternError."""
        key = tuple(patterns)
        if key not in self._compiled:
            self._compiled[key] = Patterns(self.parse(meant) for each in key for meant in self.spelled_out(each))
        return self._compiled[key]

    def spelled_out(self, pattern: str) -> Sequence[str]:
        """Give the patterns that a pattern stands for: itself, or those that "@name" names. Raises PatternError."""
        if not pattern.startswith("@"):
            return (pattern,)
        if pattern[1:] not in self.phrases:
            raise PatternError(f"there are no phrases called “{pattern}”")
        return self.phrases[pattern[1:]]

    def parse(self, pattern: str) -> _Row:
        """Compile one pattern. Raises PatternError."""
        if len(pattern) > LONGEST_PATTERN:
            raise PatternError(f"the pattern is longer than {LONGEST_PATTERN} characters")
        row = _Reader(pattern, self).whole()
        if row.may_be_empty():
            raise PatternError("the pattern can match nothing at all; one part must be required")
        return row

    def entries(self, name: str) -> dict[str, list[tuple[str, ...]]]:
        """Give the entries of a list by their first word. Raises PatternError where there is no such list."""
        if name not in self._entries:
            if name not in self.words.lists:
                raise PatternError(f"there is no word list {{{name}}}")
            found: dict[str, list[tuple[str, ...]]] = {}
            for entry in self.words.lists[name]:
                words = tuple(Text(entry).words)
                if words:
                    found.setdefault(words[0], []).append(words)
            self._entries[name] = found
        return self._entries[name]

    def name(self) -> _Name:
        """Give the part that matches names."""
        return _Name(frozenset(self.entries(_NOT_NAMES)) if _NOT_NAMES in self.words.lists else frozenset())


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str, lexicon: Lexicon) -> None:
        self.pieces = _pieces(pattern)
        self.at = 0
        self.gaps = 0
        self.options = 0
        self.lexicon = lexicon

    def whole(self) -> _Row:
        row = self.row(depth=0)
        if self.at < len(self.pieces):
            raise PatternError(f"“{self.pieces[self.at]}” has no opening bracket before it")
        return row

    def row(self, depth: int) -> _Row:
        parts: list[_Part] = []
        while self.at < len(self.pieces) and self.pieces[self.at] not in ("]", ")", "|", "}"):
            piece = self.pieces[self.at]
            self.at += 1
            parts.extend(self.parts(piece, depth))
        if not parts:
            raise PatternError("a part of the pattern is empty")
        if isinstance(parts[0], _Gap) or isinstance(parts[-1], _Gap):
            raise PatternError("“*” needs words before and after it")
        return _Row(tuple(parts))

    def parts(self, piece: str, depth: int) -> Iterable[_Part]:
        if piece in ("[", "(") and depth == DEEPEST_NESTING:
            raise PatternError(f"brackets nest more than {DEEPEST_NESTING} deep")
        if piece in ("[", "("):
            options = [self.row(depth + 1)]
            while self.at < len(self.pieces) and self.pieces[self.at] == "|":
                self.at += 1
                options.append(self.row(depth + 1))
            self.close("]" if piece == "[" else ")", piece)
            self.options += piece == "["
            if self.options > MOST_OPTIONS:
                raise PatternError(f"more than {MOST_OPTIONS} optional parts")
            choice = _Row((_Choice(tuple(options)),)) if len(options) > 1 else options[0]
            return (_Maybe(choice) if piece == "[" else choice,)
        if piece == "{":
            name = self.pieces[self.at] if self.at < len(self.pieces) else ""
            self.at += 1
            self.close("}", piece)
            return (_Listed(self.lexicon.entries(name)),)
        if piece == "*":
            self.gaps += 1
            if self.gaps > MOST_GAPS:
                raise PatternError(f"more than {MOST_GAPS} gaps “*”")
            return (_Gap(),)
        if piece == "<name>":
            return (self.lexicon.name(),)
        if piece == "<word>":
            return (_AnyWord(),)
        if piece.startswith("<"):
            raise PatternError(f"“{piece}” is unknown; there are <name> and <word>")
        words = Text(piece).words
        if not words:
            raise PatternError(f"“{piece}” holds no word")
        return [_Word(word) for word in words]

    def close(self, bracket: str, opened: str) -> None:
        if self.at >= len(self.pieces) or self.pieces[self.at] != bracket:
            raise PatternError(f"“{opened}” is not closed by “{bracket}”")
        self.at += 1


def _pieces(pattern: str) -> list[str]:
    pieces, at, pattern = [], 0, pattern.strip()
    while at < len(pattern):
        match = _PART.match(pattern, at)
        if not match:
            raise PatternError(f"cannot read “{pattern[at : at + 20].strip()}”")
        bracket, special, word = match.groups()
        pieces.append(bracket or word or f"<{special}>")
        at = match.end()
    return pieces
