"""Findings for the terminal: where, how grave, what, and beside each other what each house asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.report.model import LEVELS
from attrib.standards.checked import Tally, asked_by
from attrib.standards.problems import Problem, Spot, by_place
from attrib.views import wording
from attrib.views.excerpts import excerpt
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row
from attrib.views.marks import Marks, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.report.model import Report
    from attrib.standards import House


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The findings of one article, under its name."""

    report: Report

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        yield Text(one_line(wording.place_and_name(self.report.article)), "bold")
        for spot in by_place(self.report.findings):
            yield from _spot(spot, self.report, signs)
        yield Text()


@dataclass(frozen=True, slots=True)
class FindingsEnd:
    """What a run comes to: where its rules come from, by which configuration, and how many findings there are."""

    tally: Tally
    houses: Sequence[House]
    """Those whose rules are to be given with where they come from."""
    configurations: Sequence[str] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from self._rules()
        if self.configurations:
            yield paragraph(Text(f"by {', '.join(map(one_line, self.configurations))}", "dim"))
        yield paragraph(Text(self._summary(), "bold"))

    def _rules(self) -> Iterator[RenderableType]:
        sources = {rule: source for rule in sorted(self.tally.rules) if (source := asked_by(rule, self.houses))}
        width = max(map(len, sources), default=0)
        if sources:
            yield Text("Asked for by", "bold")
        for rule, source in sources.items():
            yield row(Cell(Text(rule), width), Cell(Text(one_line(source), "dim"), 1.0, fold=True), indent=2)
        if sources:
            yield Text()

    def _summary(self) -> str:
        tally = self.tally
        articles = wording.counted(tally.articles, "article")
        found = ", ".join(wording.counted(tally.levels[level], level) for level in LEVELS if tally.levels[level])
        others = ((tally.suppressed, "suppressed"), (tally.known, "known before"))
        return "; ".join(
            [f"{articles}: {found or 'nothing found'}", *(f"{count:,} {what}" for count, what in others if count)]
        )


def _spot(spot: Spot, report: Report, signs: Marks) -> Iterator[RenderableType]:
    """Give the words in question once, and under them each problem with them."""
    if spot.words is not None and report.text is not None:
        where = f"{signs.paragraph}{spot.paragraph}" if spot.paragraph else ""
        shown = excerpt(spot.words, report.text, signs.ellipsis)
        around = Text.assemble((shown.before, "dim"), (shown.words, "bold"), (shown.after, "dim"))
        yield row(Cell(Text(where, "bold"), 4, "right"), Cell(around, 1.0, fold=True), indent=1)
    for problem in spot.problems:
        yield from _problem(problem, signs)


def _problem(problem: Problem, signs: Marks) -> Iterator[RenderableType]:
    passed, level = problem.gravest.suppressed, problem.gravest.level
    sign, style = ("-", "dim") if passed is not None else signs.levels[level]
    told = Text.assemble(("suppressed" if passed is not None else level, style))
    if problem.shared:
        told.append(f": {one_line(problem.shared)}")
    asked = problem.asked
    told.append(f"  {one_line(problem.name if asked else problem.rules)}", "dim")
    yield row(Cell(Text(sign, style), 1), Cell(told, 1.0, fold=True), indent=7)
    if asked:
        beside = [Text.assemble((f"{', '.join(it.houses)}: ", "bold"), one_line(it.text)) for it in asked]
        yield paragraph(Text(" ").join(beside), indent=10)
    if passed is not None:
        yield paragraph(Text(f"because {one_line(passed)}", "dim"), indent=10)
