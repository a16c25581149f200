"""How far two reviewers agree, for the terminal: the figures, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from attrib.views import wording
from attrib.views.adjudication import signed
from attrib.views.claim_rows import LONGEST
from attrib.views.comparison import heading
from attrib.views.inert import one_line
from attrib.views.layout import Cell, paragraph, row
from attrib.views.marks import Marks, marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from attrib.report.decision import Decision
    from attrib.review.agreement import Agreement, Difference, Reviewer

NAME, SIGN = 6, 1


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """The agreement of two reviewers for the terminal; with `ids` claims stand with theirs."""

    agreement: Agreement
    ids: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = marks(ascii_only=options.ascii_only)
        found = self.agreement
        title = found.article.title or found.article.path or "Untitled article"
        yield paragraph(Text(one_line(title, LONGEST), "bold"))
        for name, reviewer in (("first", found.first), ("second", found.second)):
            yield row(Cell(Text(name, "dim"), NAME), Cell(Text(_about(reviewer, signs), "dim"), 1.0, fold=True))
        yield Text()
        yield paragraph(Text(_told(found), "bold"))
        if found.undefined:
            yield paragraph(Text(f"Cohen's kappa is undefined: {found.undefined}."))
        if found.differences:
            yield from heading("Where they differ", len(found.differences))
        for difference in found.differences:
            yield from _difference(difference, signs, ids=self.ids)


def _about(reviewer: Reviewer, signs: Marks) -> str:
    parts = (
        reviewer.path,
        ", ".join(reviewer.by),
        f"{wording.counted(reviewer.decided, 'claim')} decided, {reviewer.alone:,} alone",
    )
    return f" {signs.dot} ".join(one_line(part, LONGEST) for part in parts if part)


def _told(found: Agreement) -> str:
    if found.agreement is None:
        return "There is no claim that both decided."
    kappa = f", Cohen's kappa {found.kappa:.2f}" if found.kappa is not None else ""
    return (
        f"Of {wording.counted(found.both, 'claim')} that both decided, the same verdict on {found.same_verdict:,} "
        f"({100 * found.agreement:.1f}%{kappa}), and on {found.same_source:,} the same source too."
    )


def _difference(difference: Difference, signs: Marks, *, ids: bool) -> Iterator[RenderableType]:
    words = one_line(difference.words, LONGEST)
    called = f"{one_line(difference.claim)}  " if ids and difference.claim else "" if difference.claim else "missed  "
    yield paragraph(Text.assemble((called, "dim"), words))
    for name, decision in (("first", difference.first), ("second", difference.second)):
        look = signs.verdicts[decision.verdict] if decision.verdict and decision.decision != "reject" else None
        yield row(
            Cell(Text(name, "dim"), NAME),
            Cell(Text(look.sign if look else signs.dash, look.style if look else "dim"), SIGN),
            Cell(Text.assemble(_decided(decision, signs), (f"  {signed(decision)}", "dim")), 1.0, fold=True),
            indent=2,
        )


def _decided(decision: Decision, signs: Marks) -> str:
    """Give the verdict that somebody decided on, the words for the source, the stance, and corrected words."""
    if decision.verdict is None or decision.decision == "reject":
        return "rejected"
    source = one_line(decision.source.exact if decision.source else decision.source_id or "", LONGEST)
    stance = f", {decision.stance}" if decision.stance else ""
    claimed = one_line(" … ".join(part.exact for part in decision.claimed), LONGEST)
    corrected = f", “{claimed}”" if decision.claimed != decision.content else ""
    return f"{signs.verdicts[decision.verdict].label}{f': {source}' if source else ''}{stance}{corrected}"
