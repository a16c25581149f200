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
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from attrib.rules.searching import Patterns, Text, union

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from attrib.english import Words
    from attrib.rules.searching import Part, Side

LONGEST_PATTERN = 200
"""Characters of a pattern."""
MOST_GAPS = 3
DEEPEST_NESTING = 2
MOST_OPTIONS = 6
WIDEST_GAP = 4
"""Words that "*" may stand for."""
LONGEST_NAME = 8
"""Words that "<name>" may stand for."""

_PIECE = re.compile(r"\s*(?:([\[\](){}|*])|<(\w*)>|([^\s\[\](){}|*<>]+))")
_NOT_NAMES = "ordinary_capitals"
"""The list of the words that are written with a capital and are no names."""


class PatternError(ValueError):
    """A pattern that is no pattern; the message says why."""


class Lexicon(msgspec.Struct, frozen=True):
    """Compiles patterns against the word lists and phrases of one rule set; remembers what it has looked at."""

    words: Words
    phrases: Mapping[str, Sequence[str]] = msgspec.field(default_factory=dict)
    """Patterns by name: "@name" stands for all of them."""
    _listed: dict[str, _Listed] = msgspec.field(default_factory=dict)
    _compiled: dict[tuple[str, ...], Patterns] = msgspec.field(default_factory=dict)

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

    def listed(self, name: str) -> _Listed:
        """Give the part that matches the entries of a list. Raises PatternError where there is no such list."""
        if name not in self._listed:
            if name not in self.words.lists:
                raise PatternError(f"there is no word list {{{name}}}")
            entries = self.words.lists[name]
            single = frozenset([entry for entry in entries if entry.isalpha() and entry.islower()])
            self._listed[name] = _Listed(single, tuple(filter(None, map(_words_of, entries - single))))
        return self._listed[name]

    def name(self) -> _Name:
        """Give the part that matches names."""
        return _Name(
            frozenset(self.listed(_NOT_NAMES).edge("first")) if _NOT_NAMES in self.words.lists else frozenset()
        )


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
        parts: list[Part] = []
        while self.at < len(self.pieces) and self.pieces[self.at] not in ("]", ")", "|", "}"):
            piece = self.pieces[self.at]
            self.at += 1
            parts.extend(self.parts(piece, depth))
        if not parts:
            raise PatternError("a part of the pattern is empty")
        if isinstance(parts[0], _Gap) or isinstance(parts[-1], _Gap):
            raise PatternError("“*” needs words before and after it")
        return _Row(tuple(parts))

    def parts(self, piece: str, depth: int) -> Iterable[Part]:
        match piece:
            case "[" | "(":
                return (self.bracket(piece, depth + 1),)
            case "{":
                return (self.listed(),)
            case "*":
                return (self.gap(),)
            case "<name>":
                return (self.lexicon.name(),)
            case "<word>":
                return (_AnyWord(),)
        if piece.startswith("<"):
            raise PatternError(f"“{piece}” is unknown; there are <name> and <word>")
        words = _words_of(piece)
        if not words:
            raise PatternError(f"“{piece}” holds no word")
        return [_Word(word) for word in words]

    def bracket(self, opened: str, depth: int) -> Part:
        if depth > DEEPEST_NESTING:
            raise PatternError(f"brackets nest more than {DEEPEST_NESTING} deep")
        options = [self.row(depth)]
        while self.at < len(self.pieces) and self.pieces[self.at] == "|":
            self.at += 1
            options.append(self.row(depth))
        choice = _Row((_Choice(tuple(options)),)) if len(options) > 1 else options[0]
        if opened == "(":
            self.close(")", opened)
            return choice
        self.close("]", opened)
        self.options += 1
        if self.options > MOST_OPTIONS:
            raise PatternError(f"more than {MOST_OPTIONS} optional parts")
        return _Maybe(choice)

    def listed(self) -> Part:
        name = self.pieces[self.at] if self.at < len(self.pieces) else ""
        self.at += 1
        self.close("}", "{")
        return self.lexicon.listed(name)

    def gap(self) -> Part:
        self.gaps += 1
        if self.gaps > MOST_GAPS:
            raise PatternError(f"more than {MOST_GAPS} gaps “*”")
        return _Gap()

    def close(self, bracket: str, opened: str) -> None:
        if self.at >= len(self.pieces) or self.pieces[self.at] != bracket:
            raise PatternError(f"“{opened}” is not closed by “{bracket}”")
        self.at += 1


def _words_of(text: str) -> tuple[str, ...]:
    """Give the words of an entry or a piece; those of letters alone, which most are, without a search for them."""
    words = tuple(text.split())
    return words if all(word.isalpha() and word.islower() for word in words) else tuple(Text(text).words)


def _pieces(pattern: str) -> list[str]:
    pieces, at, pattern = [], 0, pattern.strip()
    while at < len(pattern):
        match = _PIECE.match(pattern, at)
        if not match:
            raise PatternError(f"cannot read “{pattern[at : at + 20].strip()}”")
        bracket, special, word = match.groups()
        pieces.append(bracket or word or f"<{special}>")
        at = match.end()
    return pieces


# ---------------------------------------------------------------------- the parts of a pattern


class _Word(msgspec.Struct, frozen=True):
    word: str

    def ends(self, text: Text, at: int) -> Iterable[int]:
        return (at + 1,) if at < len(text.words) and text.words[at] == self.word else ()

    def edge(self, _side: Side, /) -> Set[str]:
        return {self.word}

    def pivots(self) -> Set[str]:
        return {self.word}

    def may_be_empty(self) -> bool:
        return False


class _Listed(msgspec.Struct, frozen=True, dict=True):
    single: frozenset[str]
    """Entries of one word."""
    several: tuple[tuple[str, ...], ...]
    """The words of each of the others."""

    def ends(self, text: Text, at: int) -> Iterable[int]:
        words = text.words
        if at >= len(words):
            return ()
        found = self._by_first.get(words[at], ())
        ends = [at + len(entry) for entry in found if tuple(words[at : at + len(entry)]) == entry]
        return [at + 1, *ends] if words[at] in self.single else ends

    def edge(self, side: Side, /) -> Set[str]:
        return self._firsts if side == "first" else self._lasts

    def pivots(self) -> Set[str]:
        return self._pivots

    @cached_property
    def _by_first(self) -> Mapping[str, list[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = {}
        for entry in self.several:
            found.setdefault(entry[0], []).append(entry)
        return found

    @cached_property
    def _firsts(self) -> Set[str]:
        return self.single.union(self._by_first)

    @cached_property
    def _lasts(self) -> Set[str]:
        return self.single.union(entry[-1] for entry in self.several)

    @cached_property
    def _pivots(self) -> Set[str]:
        return self.single.union(max(entry, key=len) for entry in self.several)

    def may_be_empty(self) -> bool:
        return False


class _Choice(msgspec.Struct, frozen=True):
    options: tuple[_Row, ...]

    def ends(self, text: Text, at: int) -> Iterable[int]:
        return {end for option in self.options for end in option.ends(text, at)}

    def edge(self, side: Side, /) -> Set[str] | None:
        return union(option.edge(side) for option in self.options)

    def pivots(self) -> Set[str] | None:
        return union(option.pivots() for option in self.options)

    def may_be_empty(self) -> bool:
        return any(option.may_be_empty() for option in self.options)


class _Maybe(msgspec.Struct, frozen=True):
    inner: _Row

    def ends(self, text: Text, at: int) -> Iterable[int]:
        return {at, *self.inner.ends(text, at)}

    def edge(self, side: Side, /) -> Set[str] | None:
        return self.inner.edge(side)

    def pivots(self) -> None:
        return None

    def may_be_empty(self) -> bool:
        return True


class _Unknown(msgspec.Struct, frozen=True):
    """A part that stands for one or more words, and no word must be among them."""

    def edge(self, _side: Side, /) -> None:
        return None

    def pivots(self) -> None:
        return None

    def may_be_empty(self) -> bool:
        return False


class _Gap(_Unknown, frozen=True):
    def ends(self, text: Text, at: int) -> Iterable[int]:
        return range(at, min(at + WIDEST_GAP, len(text.words)) + 1)

    def may_be_empty(self) -> bool:
        return True


class _AnyWord(_Unknown, frozen=True):
    def ends(self, text: Text, at: int) -> Iterable[int]:
        return (at + 1,) if at < len(text.words) else ()


class _Name(_Unknown, frozen=True):
    ordinary: frozenset[str]

    def ends(self, text: Text, at: int) -> Iterator[int]:
        stop = min(at + LONGEST_NAME, len(text.words))
        while at < stop and text.capitalised(at) and text.words[at] not in self.ordinary:
            at += 1
            yield at


class _Row(msgspec.Struct, frozen=True):
    parts: tuple[Part, ...]

    def ends(self, text: Text, at: int) -> Iterable[int]:
        positions: Iterable[int] = (at,)
        for part in self.parts:
            positions = {end for position in positions for end in part.ends(text, position)}
            if not positions:
                break
        return positions

    def edge(self, side: Side, /) -> Set[str] | None:
        outer = []
        for part in self.parts if side == "first" else reversed(self.parts):
            outer.append(part.edge(side))
            if not part.may_be_empty():
                break
        return union(outer)

    def pivots(self) -> Set[str] | None:
        return min(filter(None, (part.pivots() for part in self.parts)), key=len, default=None)

    def may_be_empty(self) -> bool:
        return all(part.may_be_empty() for part in self.parts)
