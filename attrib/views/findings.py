"""Findings for the terminal, as a linter prints them: where, how grave, what, and who asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.standards.checked import LEVELS, Tally, asked_by
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row
from attrib.views.marks import Marks, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.report.model import Finding, Report
    from attrib.standards import House

BEFORE, AFTER = 24, 60
"""Characters of the article around the words in question."""


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The findings of one article, under its name."""

    report: Report

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        yield Text(one_line(wording.place(self.report.article)), "bold")
        for finding in self.report.findings:
            yield from _finding(finding, self.report, signs)
        yield Text()


@dataclass(frozen=True, slots=True)
class FindingsEnd:
    """What a run comes to: the rules behind its findings, and how many of them there are."""

    tally: Tally
    houses: Sequence[House]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from self._rules()
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
        counts, suppressed = self.tally.levels, self.tally.suppressed
        articles = wording.counted(self.tally.articles, "article")
        found = ", ".join(wording.counted(counts[level], level) for level in LEVELS if counts[level])
        return f"{articles}: {found or 'nothing found'}{f'; {suppressed:,} suppressed' if suppressed else ''}"


def _finding(finding: Finding, report: Report, signs: Marks) -> Iterator[RenderableType]:
    sign, style = ("-", "dim") if finding.suppressed is not None else signs.levels[finding.level]
    level = "suppressed" if finding.suppressed is not None else finding.level
    message = Text.assemble((level, style), ": ", one_line(finding.message), (f"  {one_line(finding.rule)}", "dim"))
    where = f"{signs.paragraph}{finding.paragraph}" if finding.paragraph else ""
    yield row(Cell(Text(sign, style), 1), Cell(Text(where), 4, "right"), Cell(message, 1.0, fold=True), indent=1)
    if finding.words is not None and report.text is not None:
        yield row(Cell(_excerpt(finding, report.text, signs), 1.0), indent=10)
    if finding.suppressed is not None:
        yield row(Cell(Text(f"because {one_line(finding.suppressed)}", "dim"), 1.0, fold=True), indent=10)


def _excerpt(finding: Finding, text: str, signs: Marks) -> Text:
    """Give the words in question between those around them in their paragraph."""
    words = finding.words
    if words is None:
        return Text()
    before = text[max(0, words.start - BEFORE) : words.start].rpartition("\n")[2]
    after = text[words.end : words.end + AFTER].partition("\n")[0]
    cut = before.partition(" ")[2] if len(before) == BEFORE else before
    lead = f"{signs.ellipsis} " if cut != before else ""
    spaced = (one_line(cut) + " " * cut.endswith(" "), " " * after.startswith(" ") + one_line(after))
    return Text.assemble((lead + spaced[0], "dim"), one_line(words.text), (spaced[1], "dim"))
