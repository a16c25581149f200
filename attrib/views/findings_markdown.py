"""Findings in Markdown, to tick off in a ticket or a comment on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.standards.problems import Problem, by_place
from attrib.views import wording
from attrib.views.excerpts import excerpt
from attrib.views.markdown import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.report.model import Report
    from attrib.standards.problems import Spot


def to_findings_markdown(report: Report) -> str:
    """Give the findings of an article as a section under a heading of the second level; nothing where none are."""
    if not report.findings:
        return ""
    lines = [f"## {text(wording.place_and_name(report.article))}", ""]
    for spot in by_place(report.findings):
        lines += _spot(spot, report)
    return "\n".join(lines) + "\n\n"


def _spot(spot: Spot, report: Report) -> Iterator[str]:
    yield f"- {_where(spot, report)}"
    yield from map(_problem, spot.problems)


def _where(spot: Spot, report: Report) -> str:
    if spot.words is None or report.text is None:
        return "The whole article"
    shown = excerpt(spot.words, report.text)
    after = " " * shown.after.startswith(" ") + text(shown.after)
    before = text(shown.before) + " " * shown.before.endswith(" ")
    return f"¶{spot.paragraph} {before}**{text(shown.words)}**{after}"


def _problem(problem: Problem) -> str:
    passed = problem.gravest.suppressed
    asked = " ".join(f"*{', '.join(it.houses)}:* {text(it.text)}" for it in problem.asked)
    said = " ".join(filter(None, (text(problem.shared), asked)))
    let_pass = f" — let pass: {text(passed)}" if passed is not None else ""
    box = " " if passed is None else "x"
    return f"  - [{box}] {problem.gravest.level}: {said} — {text(problem.rules)}{let_pass}"
