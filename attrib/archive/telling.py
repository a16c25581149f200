"""What is asked of an archive, in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.archive import wording
from attrib.archive.sparks import shares_over_time, spark, top_of
from attrib.archive.trends import PARTS, Part
from attrib.views.inert import one_line
from attrib.views.layout import Cell, Row, paragraph, row
from attrib.views.marks import marks
from attrib.views.wording import counted, percent

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    from attrib.archive.searching import Hit, Total
    from attrib.archive.trends import Group, Trends

NAME = 20
"""Cells for the name of a group, at most."""
FIXED = 8 + 7 + 7 + 7 + 8
"""Cells of the columns with figures."""
SPARK = 24
BAR = 24
LOOKS: dict[Part, tuple[str, str, str]] = {
    "confidential": ("█", "#", "red"),
    "institutional": ("▓", "=", "magenta"),
    "collective": ("▒", "+", "yellow"),
    "unresolved": ("░", ".", "dim"),
    "other_unnamed": ("░", ".", "dim"),
}
"""Fill, fill in ASCII, and style."""


@dataclass(frozen=True)
class TrendsPage:
    """How the use of unnamed sources changes."""

    trends: Trends

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        trends, plain = self.trends, options.ascii_only
        yield Text(wording.TITLE, "bold")
        yield Text(one_line(wording.about(trends)), "dim")
        for line in (
            wording.counted_parts(trends),
            wording.left_out(trends),
            wording.undated(trends),
            wording.repeated(trends),
        ):
            if line:
                yield paragraph(Text(line, "dim"))
        if not trends.groups[-1].whole.articles:
            yield Text("No article to count.")
            return
        yield Text()
        yield from self._table(options.max_width, plain)
        yield Text()
        yield from self._parts(plain)
        yield from self._lists()
        yield Text()
        for note in wording.NOTES:
            yield paragraph(Text(note, "dim"))

    def _table(self, width: int, plain: bool) -> RenderResult:
        groups, periods = self.trends.groups, self.trends.periods
        name = min(NAME, max(len(one_line(group.name)) for group in groups), max(6, width - FIXED - 20))
        cells = max(4, min(SPARK, len(periods), width - name - FIXED - 12))
        drawn = [shares_over_time([group.periods.get(when) for when in periods], cells) for group in groups]
        top = top_of([share for shares in drawn for share in shares])
        over = f"to {percent(top)}" if periods else ""
        heads = ("articles", "unnamed", "chance", "as read", over, "with any")
        widths = (8, 7, 7, 7, max(cells, len(over)) if periods else 0, 8)
        by = Text(self.trends.selection.by or "", "bold")
        yield _figures(by, [Text(head, "bold") for head in heads], name, widths)
        for group, shares in zip(groups, drawn, strict=True):
            figure = group.whole
            told = (
                f"{figure.articles:,}",
                wording.share(figure.share),
                wording.between(figure.low, figure.high),
                wording.between(figure.read_low, figure.read_high),
                spark(shares, top, ascii_only=plain),
                wording.whole(figure.with_any),
            )
            style = "bold" if group is groups[-1] else ""
            yield _figures(Text(one_line(group.name), style), [Text(each) for each in told], name, widths)
        more = wording.left_groups(self.trends)
        if more:
            yield Text(more, "dim")
        if periods:
            too_few = "." if plain else "·"
            yield Text(f"by {self.trends.selection.per}, {periods[0]} to {periods[-1]}; {too_few} too few", "dim")

    def _parts(self, plain: bool) -> RenderResult:
        groups = [group for group in self.trends.groups if group.whole.parts]
        shown = [part for part in PARTS if any(group.whole.parts[part] for group in groups)]
        if not shown:
            return
        yield Text("Who is not named, of what is attributed", "bold")
        key = Text()
        for part in shown:
            fill, ascii_fill, style = LOOKS[part]
            key.append(ascii_fill if plain else fill, style).append(f" {wording.PARTS[part]}   ")
        yield paragraph(key)
        top = max(sum(group.whole.parts.values()) for group in groups)
        name = min(NAME, max(len(one_line(group.name)) for group in groups))
        heads = [Cell(Text(wording.SHORT[part], "bold"), 7, "right") for part in shown]
        yield row(Cell(Text(), name), Cell(Text(), BAR), *heads)
        for group in groups:
            shares = [Cell(Text(wording.share(group.whole.parts[part])), 7, "right") for part in shown]
            yield row(Cell(Text(one_line(group.name)), name), Cell(_bar(group, shown, top, plain), BAR), *shares)

    def _lists(self) -> RenderResult:
        if self.trends.described:
            yield Text()
            yield Text("How unnamed sources are described most", "bold")
            for each in self.trends.described:
                told = Text(one_line(each.description, 60))
                yield row(Cell(told, 1.0), Cell(Text(counted(each.articles, "article")), 15, "right"))
        if self.trends.runs:
            yield Text()
            yield Text("Longest runs of claims on unnamed sources alone", "bold")
            for run in self.trends.runs:
                about = " · ".join(filter(None, (run.date and run.date[:10], run.outlet, run.title)))
                yield row(
                    Cell(Text(f"{run.claims}"), 3, "right"),
                    Cell(Text(one_line(about or run.article, 200)), 0.6),
                    Cell(Text(f"{one_line(run.article, 200)}, from claim {run.first} on", "dim"), 0.4),
                )


def _bar(group: Group, shown: Sequence[Part], top: float, plain: bool) -> Text:
    bar = Text()
    for part in shown:
        fill, ascii_fill, style = LOOKS[part]
        bar.append((ascii_fill if plain else fill) * round(group.whole.parts[part] / top * BAR), style)
    return bar


def _figures(name: Text, figures: Sequence[Text], width: int, widths: Sequence[int]) -> Row:
    cells = [Cell(name, width)]
    for number, (figure, cells_wide) in enumerate(zip(figures, widths, strict=True)):
        if cells_wide:
            cells.append(Cell(figure, cells_wide, "left" if number == 4 else "right"))
    return row(*cells)


@dataclass(frozen=True)
class Hits:
    """Claims that were found."""

    claims: int
    articles: int
    hits: tuple[Hit, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        newest = f"; the {len(self.hits)} newest" if len(self.hits) < self.claims else ""
        yield Text(f"{counted(self.claims, 'claim')} in {counted(self.articles, 'article')}{newest}", "bold")
        for hit in self.hits:
            look = signs.verdicts[hit.verdict]  # type: ignore[index]
            stance = f"{hit.stance}: " if hit.stance != "asserts" else ""
            about = " · ".join(filter(None, (hit.date and hit.date[:10], hit.outlet, hit.section, hit.title)))
            named = one_line(hit.source_name or hit.source_words or look.label)
            who = Text.assemble((f"{look.sign} ", look.style), named)
            yield Text()
            yield paragraph(who + Text(f"  {one_line(about, 300)}", "dim"))
            yield paragraph(Text(stance + one_line(hit.content, 2000)), indent=2)
            yield paragraph(Text(f"{one_line(hit.article)}  {hit.claim}", "dim"), indent=2)


@dataclass(frozen=True)
class Totals:
    """How many claims were found in each group and period."""

    rows: tuple[Total, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self.rows:
            yield Text("No article to count.")
            return
        group = max(len(one_line(each.group or "")) for each in self.rows)
        period = max(len(each.period or "undated") for each in self.rows) if any(e.period for e in self.rows) else 0
        most = max(each.claims for each in self.rows) or 1
        heads = [Cell(Text(""), min(group, NAME))] if group else []
        heads += [Cell(Text(""), period)] if period else []
        yield row(*heads, Cell(Text("claims", "bold"), 7, "right"), Cell(Text("articles", "bold"), 19, "right"))
        for each in self.rows:
            cells = [Cell(Text(one_line(each.group or "")), min(group, NAME))] if group else []
            cells += [Cell(Text(each.period or "undated"), period)] if period else []
            share = percent(each.articles / each.of_articles) if each.of_articles else ""
            fill = ("#" if options.ascii_only else "█") * round(each.claims / most * 20)
            yield row(
                *cells,
                Cell(Text(f"{each.claims:,}"), 7, "right"),
                Cell(Text(f"{each.articles:,} of {each.of_articles:,}"), 19, "right"),
                Cell(Text(share), 8, "right"),
                Cell(Text(fill, "cyan"), 20),
            )
