"""Findings in a line each, as compilers and linters write them: editors take these lines for places to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.views import wording
from attrib.views.inert import one_line

if TYPE_CHECKING:
    from attrib.report.model import Finding
    from attrib.standards.checked import CheckedArticle


def to_concise(checked: CheckedArticle) -> str:
    """Give `path:line:column: level rule message` for each finding of an article that is not suppressed.

    What is said of the whole article stands at its first line. Where the file has no lines, as a Word document, or
    the words stand in it otherwise, the paragraph stands in their place: `path:¶4: …`.
    """
    return "".join(_line(finding, checked) for finding in checked.report.findings if finding.suppressed is None)


def _line(finding: Finding, checked: CheckedArticle) -> str:
    name = one_line(wording.place(checked.report.article))
    return f"{name}:{_place(finding, checked)}: {finding.level} {finding.rule} {one_line(finding.message)}\n"


def _place(finding: Finding, checked: CheckedArticle) -> str:
    if finding.words is None:
        return "1:1"
    place = checked.place(finding)
    return f"{place.line}:{place.column}" if place is not None else f"¶{finding.paragraph}"
