"""Lines and columns of the terminal views: no boxes, and nothing in one cell can move another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text

from attrib.views.inert import holds_direction
from attrib.views.wrapping import cut, is_narrow, lines_of, part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

    from attrib.views.wrapping import Piece, Words

    Line = list[Piece]

GAP = 2
"""Cells between two columns."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row.

    `width` is a number of cells or, where it is a float, a share of what the other columns leave.
    """

    text: Words
    width: int | float
    align: Literal["left", "right"] = "left"
    fold: bool = False
    """Whether what does not fit goes on in the next line instead of being cut with "…"."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side, `indent` cells from the left."""

    cells: tuple[Cell, ...]
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from printed(self.lines(console, options.max_width), console)

    def lines(self, console: Console, available: int) -> list[Line]:
        """Give the row as lines of at most `available` cells."""
        widths = self._widths(available)
        columns = [_column(cell, width, console) for cell, width in zip(self.cells, widths, strict=True)]
        found = []
        for number in range(max(map(len, columns))):
            line: Line = [(" " * self.indent, "")] if self.indent else []
            space = 0
            for cell, lines, width in zip(self.cells, columns, widths, strict=True):
                pieces, taken = lines[number] if number < len(lines) else ([], 0)
                left = width - taken if cell.align == "right" else 0
                if pieces:
                    line.append((" " * (space + left), ""))
                    line += pieces
                    space = width - taken - left + GAP
                else:
                    space += width + GAP
            found.append(line)
        return found

    def _widths(self, available: int) -> list[int]:
        wanted = [cell.width for cell in self.cells]
        fixed = sum(width for width in wanted if isinstance(width, int))
        left = available - self.indent - fixed - GAP * (len(wanted) - 1)
        return [width if isinstance(width, int) else max(1, int(width * left)) for width in wanted]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of segments, each `(amount, fill, style)`; over the whole width."""

    segments: tuple[tuple[int, str, str], ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from printed(self.lines(console, options.max_width), console)

    def lines(self, _: Console, available: int) -> list[Line]:
        """Give the bar as one line of `available` cells."""
        cells = portions([amount for amount, _, _ in self.segments], available)
        return [[(fill * count, style) for count, (_, fill, style) in zip(cells, self.segments, strict=True) if count]]


Block = Row | Bar


def portions(amounts: Sequence[int], cells: int) -> list[int]:
    """Share `cells` out in proportion to `amounts`; an amount above zero gets one cell at least."""
    total = sum(amounts)
    if total <= 0:
        return [0] * len(amounts)
    exact = [amount * cells / total for amount in amounts]
    shares = [max(int(part), 1) if part else 0 for part in exact]
    by_remainder = sorted(range(len(amounts)), key=lambda at: shares[at] - exact[at])
    for at in by_remainder:
        if sum(shares) < cells and exact[at]:
            shares[at] += 1
    while sum(shares) > cells and max(shares) > 1:
        shares[shares.index(max(shares))] -= 1
    return shares


def row(*cells: Cell, indent: int = 0) -> Row:
    """Put cells side by side, `indent` cells of the terminal from the left."""
    return Row(cells, indent)


def paragraph(text: Words, *, indent: int = 0, fold: bool = True) -> Row:
    """Give running text over the width of the page, folded or cut, `indent` cells of the terminal from the left."""
    return Row((Cell(text, 1.0, fold=fold),), indent)


def joined(parts: Iterable[Text | str], separator: str) -> Text:
    """Join what is not empty."""
    return Text(separator).join(Text(part) if isinstance(part, str) else part for part in parts if part)


def printed(lines: Iterable[Line], console: Console) -> Iterator[Segment]:
    """Give lines as a console prints them."""
    end = Segment.line()
    for line in lines:
        for text, style in line:
            yield Segment(text, console.get_style(style) if style else None)
        yield end


def _column(cell: Cell, width: int, console: Console) -> list[tuple[Line, int]]:
    """Give the lines of a cell, each with how many cells it takes, and what closes right-to-left letters in it."""
    lines = lines_of(cell.text, width, console) if cell.fold else [cut(cell.text, width)]
    return [_closed(line) for line in lines]


def _closed(line: Line) -> tuple[Line, int]:
    plain = "".join([text for text, _ in line])
    if is_narrow(plain):
        length = len(plain.rstrip(" "))
        return (line if length == len(plain) else part(line, 0, length)) if length else [], length
    kept = plain.rstrip()
    mark = holds_direction(kept)
    return [*part(line, 0, len(kept)), *([(mark, "")] if mark else [])] if kept else [], cell_len(kept)
