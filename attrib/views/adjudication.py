"""What reviewers decided of a report, for the terminal: how much, the figures before and after, and claim by claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import UNSET
from rich.text import Text

from attrib.report.backing import called
from attrib.report.model import Passage
from attrib.views import wording
from attrib.views.claim_rows import LONGEST, ClaimRows, names_of
from attrib.views.comparison import figures, heading
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row
from attrib.views.marks import Marks, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.report.decision import Decision, Ruling
    from attrib.report.model import Adjudication, Before, Claim, Lost, Report
    from attrib.views.claim_rows import Numbered


@dataclass(frozen=True, slots=True)
class AdjudicationPage:
    """An adjudicated report for the terminal; with `ids` claims stand with theirs."""

    report: Report
    ids: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        report, review = self.report, self.report.review
        yield paragraph(Text(one_line(wording.title(report.article), LONGEST), "bold"))
        if review is UNSET:
            yield paragraph(Text("Nothing was decided."))
            return
        yield paragraph(Text(_about(report, review, signs), "dim"))
        yield Text()
        yield paragraph(Text(wording.decided(review), "bold"))
        yield Text()
        yield from figures(review.before, report.summary, signs, ("before", "after"))
        decided = [(at, claim) for at, claim in enumerate(report.claims, 1) if claim.decided is not UNSET]
        changed = [each for each in decided if _changed(each[1])]
        rejected = [(_number(claim), claim) for claim in review.rejected]
        rows = ClaimRows(signs, names_of([*decided, *rejected], ids=self.ids), 0.32)
        yield from self._claims("Claims corrected", changed, rows)
        missed = [each for each in decided if _before(each[1]) is None]
        yield from self._claims("Claims that the report had missed", missed, rows)
        yield from self._claims("Claims rejected", rejected, rows)
        yield from _lost(review.lost, ids=self.ids)

    def _claims(self, title: str, claims: Sequence[Numbered], rows: ClaimRows) -> Iterator[RenderableType]:
        if not claims:
            return
        yield from heading(title, len(claims))
        sources = {source.id: source for source in self.report.sources}
        names = {source.id: called(source) for source in self.report.sources}
        for number, claim in claims:
            yield row(*rows.of_report(number, claim, sources))
            for note in _notes(claim, names, rows.signs):
                yield row(Cell(Text(note, "dim"), 1.0, fold=True), indent=rows.indent)


def signed(decision: Decision) -> str:
    """Say who decided when, and with what note."""
    note = one_line(decision.note, LONGEST)
    return f"{one_line(decision.by) or 'a reviewer'}, {one_line(decision.at)}{f': {note}' if note else ''}"


def _about(report: Report, review: Adjudication, signs: Marks) -> str:
    by = ", ".join(review.reviewers)
    parts = (
        report.article.path if report.article.title else None,
        by and f"decided by {by}",
        f"rules: {report.rules.name}",
    )
    return f" {signs.dot} ".join(one_line(part, LONGEST) for part in parts if part)


def _before(claim: Claim) -> Before | None:
    return claim.decided.before if claim.decided is not UNSET else None


def _changed(claim: Claim) -> bool:
    before = _before(claim)
    return before is not None and (before.content is not UNSET or _judged_otherwise(claim, before))


def _judged_otherwise(claim: Claim, before: Before) -> bool:
    stood = (before.verdict, before.stance, before.source_id, before.source)
    return stood != (claim.verdict, claim.stance, claim.source_id, claim.source)


def _number(claim: Claim) -> int:
    before = _before(claim)
    return before.number if before else 0


def _notes(claim: Claim, sources: dict[str, str], signs: Marks) -> Iterator[str]:
    """Say what a claim was before, and who decided what."""
    if claim.decided is UNSET:
        return
    before = claim.decided.before
    if before is not None and before.content is not UNSET:
        yield one_line(f"read as “{' … '.join(part.text for part in before.content)}”", LONGEST)
    if before is not None and _judged_otherwise(claim, before):
        look = signs.verdicts[before.verdict]
        stood = sources.get(before.source_id or "") or _words(before.source)
        stance = f", {before.stance}" if before.stance != claim.stance else ""
        yield one_line(f"was {look.sign} {look.label}{f': {stood}' if stood else ''}{stance}", LONGEST)
    first, *others = claim.decided.rulings
    yield signed(first)
    yield from (f"also {_verdict(ruling, signs)} by {signed(ruling)}" for ruling in others)


def _verdict(ruling: Ruling, signs: Marks) -> str:
    return signs.verdicts[ruling.verdict].label if ruling.verdict else "rejected"


def _words(passage: Passage | None) -> str:
    return passage.text if passage is not None else ""


def _lost(lost: Sequence[Lost], *, ids: bool) -> Iterator[RenderableType]:
    if not lost:
        return
    yield from heading("Decisions that lost their claim", len(lost))
    for each in lost:
        words = " … ".join(part.exact for part in each.ruling.content)
        called = f"{each.ruling.claim} " if ids and each.ruling.claim else ""
        yield paragraph(Text(one_line(f"{called}({each.ruling.decision}) {words}", LONGEST)))
        yield paragraph(Text(one_line(f"{each.why} {signed(each.ruling)}", LONGEST), "dim"), indent=2)
