"""Several articles in the terminal: one line of figures for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.report.model import VERDICTS
from attrib.views import wording
from attrib.views.claim_rows import LONGEST
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row
from attrib.views.marks import marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.report.totals import Summary

ROOMY = 60
"""Cells that the figures of a verdict take on one line."""
WITH_RANGE, WITH_PARTS = 72, 92
"""Cells of the page from which the unnamed share of each of several articles stands with its range and its parts."""
RANGE = "likely"
PARTS = {"confidential": "people", "institutional": "bodies", "collective": "groups", "unresolved": "unclear"}


@dataclass(frozen=True, slots=True)
class Summaries:
    """One line of figures for each of several articles, by name."""

    articles: tuple[tuple[str, Summary], ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        parts = PARTS if options.max_width >= WITH_PARTS else {}
        columns = [("claimed", 7), *((signs.verdicts[verdict].sign, 4) for verdict in VERDICTS), ("unnamed", 7)]
        ranged = options.max_width >= WITH_RANGE
        columns += [(RANGE, 7)] * ranged + [(head, len(head)) for head in parts.values()]
        beside = options.max_width >= ROOMY
        names = [Text(one_line(name, LONGEST)) for name, _ in self.articles]
        heads = [Cell(Text(name, "dim"), width, "right") for name, width in columns]
        yield from _with_figures(
            Text.assemble(("Articles", "bold"), (f"  {len(self.articles)}", "dim")), heads, beside=beside
        )
        for name, (_, summary) in zip(names, self.articles, strict=True):
            total = summary.words.total
            amounts = [getattr(summary.words, verdict) for verdict in VERDICTS]
            shares = [f"{amount / total:.0%}" if total else "" for amount in amounts]
            of_parts = dict(wording.parts(summary))
            figures = [f"{total:,}", *shares, f"{summary.unnamed_share_of_attributed:.0%}"]
            figures += [wording.likely_range(summary)] * ranged
            figures += [f"{of_parts[part].share:.0%}" if part in of_parts else "" for part in parts]
            cells = [Cell(Text(figure), width, "right") for figure, (_, width) in zip(figures, columns, strict=True)]
            yield from _with_figures(name, cells, beside=beside)


def _with_figures(label: Text, figures: Sequence[Cell], *, beside: bool) -> Iterator[RenderableType]:
    """Give figures with their label before them or, where there is no room, on a line above."""
    if beside:
        yield row(Cell(label, 1.0), *figures)
    else:
        yield paragraph(label)
        yield row(*figures)
