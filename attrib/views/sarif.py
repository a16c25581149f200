"""Findings in SARIF 2.1.0, the form that code hosts and editors take from linters."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from attrib._version import __version__
from attrib.views.serial import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrib.report.model import Finding
    from attrib.rules import House, Standard
    from attrib.standards.checked import CheckedArticle

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_pieces(
    articles: Iterable[CheckedArticle], houses: Sequence[House], faults: Sequence[str] = ()
) -> Iterator[str]:
    """Give the text of a log of one run piece by piece, so that no finding is kept once it is written.

    `faults` say of what could not be read or checked; they are looked at after the last article.
    """
    known = {standard.id: _descriptor(standard) for house in houses for standard in house.rules}
    order = {identity: number for number, identity in enumerate(known)}
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    before = "\n"
    for checked in articles:
        for finding in checked.report.findings:
            known.setdefault(finding.rule, {"id": finding.rule})
            order.setdefault(finding.rule, len(order))
            yield before + _json(_result(finding, checked, order))
            before = ",\n"
    notifications = [{"level": "error", "message": {"text": fault}} for fault in faults]
    invocation = {"executionSuccessful": not faults, "toolExecutionNotifications": notifications}
    driver = {"name": "attrib", "version": __version__, "rules": list(known.values())}
    yield f'\n], "invocations": [{_json(invocation)}],\n"tool": {{"driver": {_json(driver)}}}}}]}}\n'


def _json(value: dict[str, Any]) -> str:
    return escaped(json.dumps(value, ensure_ascii=False))


def _descriptor(standard: Standard) -> dict[str, Any]:
    said = " ".join(filter(None, (standard.what, standard.why))) or standard.message
    address = next((word.rstrip(";,.") for word in standard.source.split() if word.startswith("http")), None)
    return {
        "id": standard.id,
        "shortDescription": {"text": standard.what or standard.message},
        "fullDescription": {"text": said},
        "help": {"text": f"{said} Asked for by: {standard.source}"},
        "defaultConfiguration": {"level": standard.level},
        **({"helpUri": address} if address else {}),
    }


def _result(finding: Finding, checked: CheckedArticle, order: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": finding.level,
        "message": {"text": finding.message},
    }
    location = _location(finding, checked)
    if location:
        result["locations"] = [location]
    if finding.suppressed is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.suppressed}]
    return result


def _location(finding: Finding, checked: CheckedArticle) -> dict[str, Any]:
    location: dict[str, Any] = {}
    place = checked.place(finding)
    if checked.report.article.path is not None:
        physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(checked.report.article.path)}}
        if place is not None and finding.words is not None:
            physical["region"] = {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
                "snippet": {"text": finding.words.text},
            }
        location["physicalLocation"] = physical
    if finding.paragraph is not None:
        location["logicalLocations"] = [{"name": f"paragraph {finding.paragraph}"}]
    return location


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
