"""Reports that were written as JSON before, read again."""

from __future__ import annotations

import json

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from attrib.lines.paragraphs import split_paragraphs
from attrib.report.model import SCHEMA, Report
from attrib.rules import RuleSet, RuleSetError, load_rules
from attrib.text.misfits import in_words


class SavedReportError(Exception):
    """JSON of attrib's that is not one report; the message is a phrase without a full stop."""


def read_report(data: bytes) -> Report | None:
    """Read one report as JSON; None where the bytes are something else, such as an article.

    Raises SavedReportError where they are several reports, or JSON of attrib's that is no report it can read.
    """
    if not data.lstrip(b" \t\r\n\xef\xbb\xbf").startswith((b"{", b"[")):
        return None
    try:
        contents = json.loads(data)
    except (ValueError, RecursionError):
        if _is_ours(_first_line(data)):
            raise SavedReportError("several reports, where one is wanted") from None
        return None
    if isinstance(contents, list) and contents and _is_ours(contents[0]):
        raise SavedReportError("several reports, where one is wanted")
    if not _is_ours(contents):
        return None
    if contents["schema"] != SCHEMA:
        raise SavedReportError(f"{contents['schema']}, not {SCHEMA}")
    try:
        return _with_sources(_converted(contents))
    except msgspec.ValidationError as error:
        raise SavedReportError(f"not a whole {SCHEMA}: {in_words(str(error))}") from None


def rules_of(report: Report) -> tuple[RuleSet, str | None]:
    """Give the rule set that a report was made by.

    Where that is gone or has changed since, gives the nearest there is, and a phrase that says so.
    """
    used = report.rules
    name = used.name if used.path is UNSET else used.path
    try:
        rules = load_rules(name)
    except RuleSetError:
        return load_rules("newsroom"), f"its rule set is not here: {name}; newsroom is used instead"
    if rules.sha256 != used.sha256:
        return rules, f"its rule set has changed since: {name}; it is used as it is now"
    return rules, None


def paragraph_starts(report: Report) -> list[int]:
    """Give where the paragraphs of a report's text start, also of a report from before it told them."""
    if report.article.paragraphs is not UNSET:
        return [paragraph.start for paragraph in report.article.paragraphs]
    return [start for start, _ in split_paragraphs(report.text or "", rules_of(report)[0].words)]


def _converted(contents: object) -> Report:
    """Make a report of JSON. Raises msgspec.ValidationError, also where msgspec fails at half a surrogate pair."""
    try:
        return msgspec.convert(contents, Report)
    except UnicodeEncodeError:
        whole = json.dumps(contents, ensure_ascii=False).encode("utf-8", "replace")
        return msgspec.json.decode(whole, type=Report)


def _with_sources(report: Report) -> Report:
    """Name the source of a claim among all who say it, which reports from before they were told do not."""
    claims = tuple(
        replace(claim, sources=(claim.source_id,)) if claim.source_id is not None and not claim.sources else claim
        for claim in report.claims
    )
    return replace(report, claims=claims)


def _is_ours(contents: object) -> bool:
    return isinstance(contents, dict) and str(contents.get("schema", "")).startswith("attrib.")


def _first_line(data: bytes) -> object:
    try:
        return json.loads(data.partition(b"\n")[0])
    except (ValueError, RecursionError):
        return None
