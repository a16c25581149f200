"""Findings in words, and what rests on unnamed sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.report.model import LEVELS
from attrib.views.page.known import Known, fact
from attrib.views.page.markup import Markup, element, isolated, joined
from attrib.views.reliance import reliance_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.report.model import Finding, Report


def findings_list(report: Report) -> Markup:
    """Give the findings, the gravest first, each with links to the claims that it concerns; empty for none."""
    if not report.findings:
        return Markup()
    known = Known.of(report)
    ranked = sorted(report.findings, key=lambda finding: LEVELS.index(finding.level))
    return element("ul", *(_finding(finding, known) for finding in ranked), class_="findings")


def told_finding(finding: Finding) -> Iterator[Markup]:
    """Give a finding in words: how grave it is, what it says, why it is let pass, and whose rule says so."""
    yield element("strong", finding.level.capitalize())
    yield joined(" ", isolated(finding.message), " ")
    if finding.suppressed:
        yield element("span", "Let pass: ", isolated(finding.suppressed), " ", class_="passed")
    yield element("code", finding.rule)


def reliance_list(report: Report) -> Markup:
    """Give what can be said of the unnamed sources together; empty where there are none."""
    known = Known.of(report)
    lines = [fact(line.label, joined(line.text, *known.links(line.claims))) for line in reliance_lines(report)]
    return element("dl", *lines) if lines else Markup()


def _finding(finding: Finding, known: Known) -> Markup:
    links = joined(*known.links(finding.claims))
    place = f" (paragraph {finding.paragraph})" if finding.paragraph is not None and not links else None
    return element("li", *told_finding(finding), " claim" if links else None, links, place, class_=finding.level)
