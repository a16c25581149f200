"""Lines and columns of the terminal views: no boxes, and nothing in one cell can move another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.segment import Segment
from rich.text import Text

from attrib.views.inert import holds_direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

GAP = 2
"""Cells between two columns."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row.

    `width` is a number of cells or, where it is a float, a share of what the other columns leave.
    """

    text: Text
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
        widths = self._widths(options.max_width)
        columns = [_lines(cell, width, console) for cell, width in zip(self.cells, widths, strict=True)]
        for number in range(max(map(len, columns))):
            line = Text(" " * self.indent)
            for lines, width in zip(columns, widths, strict=True):
                line.append_text(lines[number] if number < len(lines) else Text(" " * width))
                line.append(" " * GAP)
            line.rstrip()
            yield from line.render(console, end="\n")

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
        cells = portions([amount for amount, _, _ in self.segments], options.max_width)
        for count, (_, fill, style) in zip(cells, self.segments, strict=True):
            if count:
                yield Segment(fill * count, console.get_style(style))
        yield Segment.line()


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


def paragraph(text: Text, *, indent: int = 0) -> Row:
    """Give running text, folded to the width of the page, `indent` cells of the terminal from the left."""
    return Row((Cell(text, 1.0, fold=True),), indent)


def joined(parts: Iterable[Text | str], separator: str) -> Text:
    """Join what is not empty."""
    return Text(separator).join(Text(part) if isinstance(part, str) else part for part in parts if part)


def _lines(cell: Cell, width: int, console: Console) -> list[Text]:
    if cell.fold:
        lines = list(cell.text.wrap(console, width, overflow="fold"))
    else:
        lines = [cell.text.copy()]
        lines[0].truncate(width, overflow="ellipsis")
    for line in lines:
        line.rstrip()
        space = width - line.cell_len
        line.append(holds_direction(line.plain))
        if cell.align == "right":
            line.pad_left(space)
        else:
            line.pad_right(space)
    return lines
