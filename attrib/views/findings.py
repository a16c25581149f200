"""Findings for the terminal, as a linter prints them: where, how grave, what, and who asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.standards.checked import LEVELS, Tally, asked_by
from attrib.text.shortening import shortened
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row
from attrib.views.marks import Marks, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.report.model import Finding, Passage, Report
    from attrib.standards import House

BEFORE, AFTER = 24, 40
"""Characters of the article around the words in question, at most."""
LONGEST_WORDS = 120
"""Characters of the words in question that are shown."""


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The findings of one article, under its name."""

    report: Report

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        yield Text(one_line(wording.place(self.report.article)), "bold")
        for together in _by_place(self.report.findings):
            yield from _place(together, self.report, signs)
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


def _by_place(findings: Sequence[Finding]) -> Iterator[Sequence[Finding]]:
    """Put together what different standards have to say of the same words, in the order of the text."""
    grouped: dict[object, list[Finding]] = {}
    for finding in findings:
        words = finding.words
        grouped.setdefault(None if words is None else (words.start, words.end), []).append(finding)
    yield from grouped.values()


def _place(together: Sequence[Finding], report: Report, signs: Marks) -> Iterator[RenderableType]:
    """Give the words in question once, and under them each finding about them."""
    first = together[0]
    if first.words is not None and report.text is not None:
        where = f"{signs.paragraph}{first.paragraph}" if first.paragraph else ""
        excerpt = Cell(_excerpt(first.words, report.text, signs), 1.0, fold=True)
        yield row(Cell(Text(where, "bold"), 4, "right"), excerpt, indent=1)
    for finding in together:
        yield from _finding(finding, signs)


def _finding(finding: Finding, signs: Marks) -> Iterator[RenderableType]:
    sign, style = ("-", "dim") if finding.suppressed is not None else signs.levels[finding.level]
    level = "suppressed" if finding.suppressed is not None else finding.level
    message = Text.assemble((level, style), ": ", one_line(finding.message), (f"  {one_line(finding.rule)}", "dim"))
    yield row(Cell(Text(sign, style), 1), Cell(message, 1.0, fold=True), indent=7)
    if finding.suppressed is not None:
        yield row(Cell(Text(f"because {one_line(finding.suppressed)}", "dim"), 1.0, fold=True), indent=10)


def _excerpt(words: Passage, text: str, signs: Marks) -> Text:
    """Give the words in question between those around them in their paragraph, cut where words end."""
    before = text[max(0, words.start - BEFORE) : words.start].rpartition("\n")[2]
    after = text[words.end : words.end + AFTER].partition("\n")[0]
    lead, trail = "", ""
    if len(before) == min(BEFORE, words.start):
        lead, before = (f"{signs.ellipsis} ", before.partition(" ")[2]) if words.start > BEFORE else ("", before)
    if len(after) == AFTER:
        trail, after = signs.ellipsis, after.rpartition(" ")[0]
    spaced = (one_line(before) + " " * before.endswith(" "), " " * after.startswith(" ") + one_line(after))
    said = shortened(one_line(words.text), LONGEST_WORDS)
    return Text.assemble((lead + spaced[0], "dim"), (said, "bold"), (spaced[1] + trail, "dim"))
