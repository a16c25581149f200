"""Findings in words, and what rests on unnamed sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.report.model import LEVELS
from attrib.standards.problems import problems_of
from attrib.views.page.known import Known, fact
from attrib.views.page.markup import Markup, element, isolated, joined
from attrib.views.reliance import reliance_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrib.report.model import Finding, Report
    from attrib.standards.problems import Problem


def findings_list(report: Report) -> Markup:
    """Give what is found, the gravest first and what is let pass last, each with its claims; empty for nothing."""
    if not report.findings:
        return Markup()
    known = Known.of(report)
    ranked = sorted(problems_of(report.findings), key=_rank)
    return element("ul", *(_in_list(problem, known) for problem in ranked), class_="findings")


def findings_of_claim(findings: Sequence[Finding]) -> Markup:
    """Give what there is to say of one claim; empty for nothing."""
    found = sorted(problems_of(findings), key=_rank)
    items = (element("li", *_told(problem), class_=_class(problem)) for problem in found)
    return element("ul", *items, class_="found") if found else Markup()


def _rank(problem: Problem) -> tuple[bool, int]:
    """Give what problems are ordered by: the gravest first, what is let pass last."""
    return problem.gravest.suppressed is not None, LEVELS.index(problem.gravest.level)


def _class(problem: Problem) -> str:
    return problem.gravest.level if problem.gravest.suppressed is None else "passed"


def _told(problem: Problem) -> Iterator[Markup]:
    """Say how grave a problem is, or why it is let pass; what is amiss; and what each house asks for."""
    passed = problem.gravest.suppressed
    yield element("strong", problem.gravest.level.capitalize() if passed is None else "Let pass")
    yield joined(" ", isolated(problem.shared) if problem.shared else None)
    for asked in problem.asked:
        yield joined(" ", element("b", ", ".join(asked.houses), ": "), isolated(asked.text))
    if passed:
        yield joined(" ", element("span", "Reason: ", isolated(passed), class_="passed"))
    yield joined(" ", element("code", problem.name if problem.asked else problem.rules))


def reliance_list(report: Report) -> Markup:
    """Give what can be said of the unnamed sources together; empty where there are none."""
    known = Known.of(report)
    lines = [fact(line.label, joined(line.text, *known.links(line.claims))) for line in reliance_lines(report)]
    return element("dl", *lines) if lines else Markup()


def _in_list(problem: Problem, known: Known) -> Markup:
    """Give a problem with links to the claims that it concerns."""
    links = joined(*known.links(dict.fromkeys(claim for finding in problem.findings for claim in finding.claims)))
    number = problem.gravest.paragraph
    place = f" (paragraph {number})" if number is not None and not links else None
    return element("li", *_told(problem), " claim" if links else None, links, place, class_=_class(problem))
