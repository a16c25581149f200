"""Findings as workflow commands, which GitHub Actions turns into annotations of the changed files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.views import wording
from attrib.views.inert import one_line

if TYPE_CHECKING:
    from attrib.report.model import Finding, Level
    from attrib.standards.checked import CheckedArticle

COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def to_github(checked: CheckedArticle) -> str:
    """Give one line for each finding of an article that is not suppressed."""
    return "".join(_command(finding, checked) for finding in checked.report.findings if finding.suppressed is None)


def _command(finding: Finding, checked: CheckedArticle) -> str:
    place = checked.place(finding)
    properties = {"title": finding.rule}
    if checked.report.article.path is not None:
        properties = {"file": checked.report.article.path, **properties}
    if place is not None:
        properties |= {"line": str(place.line), "endLine": str(place.end_line)}
        if place.line == place.end_line:
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    where = f"paragraph {finding.paragraph}: " if finding.paragraph and place is None else ""
    unnamed = "" if checked.report.article.path else f"{wording.place(checked.report.article)}: "
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[finding.level]} {listed}::{_data(unnamed + where + finding.message)}\n"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C")
