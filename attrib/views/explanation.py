"""One claim explained: in its paragraph, with the rule that decided and the rules that came close."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.report.backing import behind, called
from attrib.report.evidence import Point
from attrib.report.model import UNNAMED
from attrib.report.unresolved import PREFIX
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row
from attrib.views.marked_text import marked, paragraphs
from attrib.views.marks import Marks, marks_on
from attrib.views.tracing import refused, traced
from attrib.views.voices import described

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.analysis import Resolved
    from attrib.report.evidence import Grade
    from attrib.report.model import Claim, Passage, Report, Source
    from attrib.rules import Consideration

RUNNERS_UP = 5
"""Rules that are named besides the one that decided."""
MEASURE = 100
"""Cells at most for a line of running text."""


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All that can be said of one claim of a report.

    `considered` is what each rule of the set made of the claim, in the order of the set; `resolved` tells why its
    sources are who they are; `grade` is the sum by which it is strong, fair or weak.
    """

    report: Report
    claim: Claim
    considered: Sequence[Consideration]
    resolved: Sequence[Resolved] = ()
    grade: Grade | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks_on(console, options)
        claim = self.claim
        look = signs.verdicts[claim.verdict]
        number = self.report.claims.index(claim) + 1
        about = ("", one_line(claim.kind), f"claim {number:,} of {len(self.report.claims):,}")
        yield paragraph(
            Text.assemble(
                (one_line(claim.id), "bold"), "  ", (look.sign, look.style), " ", (look.label, "bold"),
                (f" {signs.dot} ".join(about), "dim"),
            )
        )  # fmt: skip
        yield Text()
        yield from _context(self.report, number, signs, min(options.max_width - 2, MEASURE))
        for name, value in _facts(self.report, claim, self.resolved):
            yield _fact(name, Text(value))
        if self.grade is not None and self.grade.points:
            yield Text()
            yield from _sum(self.grade)
        yield Text()
        yield _fact("why", Text(one_line(claim.because), "bold"))
        yield _fact("rule", Text(one_line(claim.rule)))
        decided = next((each for each in self.considered if each.rule == claim.rule), None)
        if decided is not None and decided.words:
            yield _fact("matched", Text(", ".join(f"“{one_line(word)}”" for word in decided.words)))
        for finding in self.report.findings:
            if claim.id in finding.claims and finding.rule.startswith(PREFIX):
                yield _fact("unclear", Text(one_line(finding.message)))
        yield from _runners_up(claim, self.considered)
        yield Text()
        yield paragraph(Text(f"The rule and its examples: attrib rules show {one_line(claim.rule)}", "dim"))


def find_claims(report: Report, wanted: str) -> list[Claim]:
    """Find a claim by its id or number ("4", "c4"), or else all claims whose ids begin with `wanted`."""
    wanted = wanted.strip().lower()
    exact = [claim for claim in report.claims if claim.id == wanted]
    if exact:
        return exact
    number = wanted.removeprefix("c")
    if number.isascii() and number.isdigit():
        return [claim for at, claim in enumerate(report.claims, 1) if str(at) == number.lstrip("0")]
    return [claim for claim in report.claims if claim.id.startswith(wanted)] if wanted.startswith("c") else []


def _context(report: Report, number: int, signs: Marks, width: int) -> Iterator[RenderableType]:
    """Give the paragraphs that the claim, its source and its cue stand in."""
    text = report.text or ""
    claim = report.claims[number - 1]
    parts: list[Passage] = [*claim.content, *(part for part in (claim.source, claim.cue) if part is not None)]
    blocks = [
        (start, end) for start, end in paragraphs(text) if any(part.start < end and part.end > start for part in parts)
    ]
    for block in marked(text, [(number, claim)], blocks, signs):
        yield row(Cell(block, width, fold=True), indent=2)
        yield Text()


def _sum(grade: Grade) -> Iterator[RenderableType]:
    """Give the points of a claim, and what they are for; what has none is left out."""
    parts = [*(point for point in grade.points if point.points), Point((), grade.base, "What every claim has.")]
    yield _fact("points", Text(f"{grade.sum}: of 100 claims with so many {100 * grade.sureness:.0f} are read right"))
    for point in sorted(parts, key=lambda point: -abs(point.points)):
        yield row(Cell(Text(f"{point.points:+}"), 8, "right"), Cell(Text(point.says, "dim"), 1.0, fold=True))


def _facts(report: Report, claim: Claim, resolved: Sequence[Resolved]) -> Iterator[tuple[str, str]]:
    """Give what is known of a claim and of its source, each fact under a short name."""
    if claim.source is not None:
        yield "source", one_line(claim.source.text)
    if claim.cue is not None:
        yield "cue", one_line(claim.cue.text)
    if claim.stance != "asserts":
        yield "stance", f"{claim.stance}: {wording.STANCES[claim.stance]}"
    if claim.origin is not None:
        yield "stands", one_line(claim.origin)
    yield "speech", claim.speech if claim.speech != "none" else "in the article's own voice"
    yield "evidence", f"{wording.EVIDENCE[claim.evidence]}. {one_line(claim.grounds)}"
    sources = {source.id: source for source in report.sources}
    for identity in behind(claim):
        if identity in sources:
            yield from _of_source(sources[identity], claim, [each for each in resolved if identity in each.sources])
    if said_by := _said_by(report, claim):
        yield "said by", said_by


def _of_source(source: Source, claim: Claim, resolved: Sequence[Resolved]) -> Iterator[tuple[str, str]]:
    """Tell who a source of a claim is, where the article introduces it, and how much rests on it."""
    who = described(source).plain
    phrase = one_line(claim.source.text) if claim.source is not None else ""
    if source.id in claim.relays:
        yield "citing", who
    elif len(claim.sources) > 1:
        yield "who" if source.id == claim.source_id else "with", who
    elif who != phrase:
        yield "who", who
    for each in resolved:
        if told := traced(each.why, each.words, called(source)):
            yield "traced", told
        if others := refused(each.why):
            yield "but not", others
    if source.introduced is not None and source.introduced.paragraph != claim.paragraph:
        yield "first", f"introduced in paragraph {source.introduced.paragraph}, this claim is in {claim.paragraph}"
    if source.pathway:
        yield "spoke", one_line(source.pathway)
    yield "total", f"{wording.counted(len(source.claims), 'claim')}, {wording.counted(source.words, 'word')}"
    if source.verdict in UNNAMED:
        yield from _of_unnamed(source)


def _of_unnamed(source: Source) -> Iterator[tuple[str, str]]:
    """Tell what the article says of an unnamed source, and what it does not."""
    if source.number is not None:
        yield "people", wording.people(source.number)
    if source.specificity is not None:
        yield "told", f"{wording.LADDER[source.specificity]} ({source.specificity} of 4)"
    yield "basis", one_line(source.basis or "the article does not say how they know")
    yield "reason", one_line(wording.why_unnamed(source))


def _said_by(report: Report, claim: Claim) -> str | None:
    """Tell whether anybody else in the article makes a claim that rests on unnamed people."""
    if report.reliance is None:
        return None
    numbers = {each.id: str(number) for number, each in enumerate(report.claims, 1)}
    for supported in report.reliance.supported:
        if supported.claim == claim.id:
            return f"a named source too: claim {', '.join(numbers[other] for other in supported.by)}"
    return "nobody else: it rests on a single unnamed person" if claim.id in report.reliance.single else None


def _runners_up(claim: Claim, considered: Sequence[Consideration]) -> Iterator[RenderableType]:
    """Name the rules that held too but come later, and then those that met some words of the text."""
    others = [each for each in considered if each.rule != claim.rule and (each.held or each.words)]
    nearest = sorted(others, key=lambda each: (not each.held, -each.met, -len(each.words)))[:RUNNERS_UP]
    if not nearest:
        return
    yield Text()
    yield Text("Rules that came close", "bold")
    for each in nearest:
        reason = "would hold too, but comes later" if each.held else one_line(each.failed or "")
        yield row(Cell(Text(one_line(each.rule)), 0.35), Cell(Text(reason, "dim"), 0.65, fold=True))


def _fact(name: str, value: Text) -> RenderableType:
    return row(Cell(Text(name, "dim"), 8), Cell(value, 1.0, fold=True))
