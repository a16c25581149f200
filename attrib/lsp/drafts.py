"""A draft as an editor has it: its text, and places in it as the protocol counts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from lsprotocol.types import (
    Position,
    PositionEncodingKind,
    Range,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
)

LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line for the protocol, and nothing else does: no form feed, no separator of Unicode."""


@dataclass(frozen=True)
class Draft:
    """A text at one time. Positions are lines and, within them, units of the encoding that was agreed on."""

    text: str
    version: int | None = None
    encoding: PositionEncodingKind | str | None = PositionEncodingKind.Utf16

    def changed(self, changes: Iterable[TextDocumentContentChangeEvent], version: int | None) -> Draft:
        """Give the draft after changes, each of which counts in what the one before has left."""
        draft = self
        for change in changes:
            text = change.text
            if isinstance(change, TextDocumentContentChangePartial):
                start, end = draft.offset(change.range.start), draft.offset(change.range.end)
                text = draft.text[:start] + change.text + draft.text[max(start, end) :]
            draft = Draft(text, version, self.encoding)
        return draft

    def offset(self, position: Position) -> int:
        """Give which character stands at a position; one beyond the end of its line is that end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        ending = LINE_END.search(self.text, start)
        line = self.text[start : ending.start() if ending else len(self.text)]
        return start + self._characters(line, position.character)

    def position(self, offset: int) -> Position:
        """Give the position of a character."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self.text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> Range:
        """Give the range of characters `start` up to `end`."""
        return Range(self.position(start), self.position(end))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(ending.end() for ending in LINE_END.finditer(self.text))]

    def _units(self, text: str) -> int:
        if text.isascii() or self.encoding == PositionEncodingKind.Utf32:
            return len(text)
        if self.encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(character > "\uffff" for character in text)

    def _characters(self, line: str, units: int) -> int:
        """Give how many characters stand before so many units; what lies within a character is before it."""
        if line.isascii() or self.encoding == PositionEncodingKind.Utf32:
            return min(units, len(line))
        for at, character in enumerate(line):
            units -= self._units(character)
            if units < 0:
                return at
        return len(line)
