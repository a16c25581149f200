"""What an editor shows of a checked draft: diagnostics where something is amiss, and under the pointer the why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Hover,
    Location,
    MarkupContent,
    MarkupKind,
)

from attrib.lsp.checking import Checked
from attrib.lsp.drafts import Draft
from attrib.report.backing import called
from attrib.report.model import UNNAMED, Claim, Finding, Level, Passage, Report, Source
from attrib.standards.checked import asked_by
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.marks import UNICODE
from attrib.views.page.naming import of_claim

NAME = "attrib"
ABOUT_READING = "reading/"
"""Findings of which begin with it tell how a file was read, which nobody asks of a draft."""
UNNAMED_SOURCE = "unnamed-source"
PEOPLE = "confidential"
"""The part of what is unnamed that unnamed people are."""
LONGEST = 160
"""Characters of words of the draft that a message gives."""
MOST_RELATED = 20
"""Statements of a source that a diagnostic leads on to."""
SEVERITIES: dict[Level, DiagnosticSeverity] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "note": DiagnosticSeverity.Information,
}
ADDRESS = re.compile(r"https?://\S+")


def diagnostics(checked: Checked, draft: Draft, uri: str, *, unnamed: bool) -> list[Diagnostic]:
    """Give all that is to be shown in a draft: faults, findings and, where `unnamed`, the sources without a name."""
    shown = [_about_all(draft, fault, DiagnosticSeverity.Warning) for fault in checked.faults]
    if checked.report is not None:
        shown += (_of_finding(checked, draft, finding) for finding in standing(checked.report))
        if unnamed:
            shown += _unnamed_sources(checked, draft, uri)
    return shown


def standing(report: Report) -> Iterator[Finding]:
    """Give the findings that no suppression lets pass."""
    for finding in report.findings:
        if finding.suppressed is None and not finding.rule.startswith(ABOUT_READING):
            yield finding


def hover(checked: Checked, draft: Draft, offset: int) -> Hover | None:
    """Say who stands behind the words at a place, and why; None where nothing is claimed there."""
    if checked.report is None:
        return None
    around = [
        (end - start, start, end, claim)
        for claim in checked.report.claims
        for passage in _passages(claim)
        if (found := checked.stretch(passage)) and (start := found[0]) <= offset < (end := found[1])
    ]
    if not around:
        return None
    _, start, end, claim = min(around, key=lambda each: each[0])
    told = "\n\n".join(_why(claim, checked.report))
    return Hover(MarkupContent(MarkupKind.PlainText, told), draft.range(start, end))


def _passages(claim: Claim) -> list[Passage]:
    return [*claim.content, *(passage for passage in (claim.source, claim.cue) if passage is not None)]


def _why(claim: Claim, report: Report) -> Iterator[str]:
    look = UNICODE.verdicts[claim.verdict]
    who = of_claim(claim, {source.id: source for source in report.sources})
    yield f"{look.sign} {look.label}{f': {who}' if who else ''}"
    if claim.stance != "asserts":
        yield f"The source {claim.stance} it: {wording.STANCES[claim.stance]}."
    yield one_line(claim.because)
    source = report.source_of(claim)
    if source is not None and source.verdict in UNNAMED and (described := _described(source)):
        yield described
    yield f"How sure this is: {wording.EVIDENCE[claim.evidence]}. {one_line(claim.grounds)}"


def _unnamed_sources(checked: Checked, draft: Draft, uri: str) -> Iterator[Diagnostic]:
    """Give the unnamed people, officials among them; spokespeople, authorities and crowds need no name."""
    claims = {claim.id: claim for claim in checked.report.claims} if checked.report else {}
    for source in checked.report.sources if checked.report else ():
        found = _where(checked, source)
        if source.verdict in UNNAMED and wording.part(source) == PEOPLE and found is not None:
            said = [claims[each] for each in source.claims if each in claims]
            told = f"{wording.counted(len(said), 'statement')}, {wording.counted(source.words, 'word')}"
            yield Diagnostic(
                range=draft.range(*found),
                severity=DiagnosticSeverity.Information,
                code=UNNAMED_SOURCE,
                source=NAME,
                message=f"Unnamed source, {one_line(called(source), LONGEST)}: {told}. {_described(source)}",
                related_information=[*_related(said[:MOST_RELATED], checked, draft, uri)],
            )


def _where(checked: Checked, source: Source) -> tuple[int, int] | None:
    """Give where a source is told of first, or else where it is mentioned first."""
    about = source.introduced
    if about is not None and checked.report is not None and checked.report.text is not None:
        words = checked.report.text[about.start : about.end]
        found = checked.stretch(Passage(start=about.start, end=about.end, text=words))
        if found:
            return found
    return next(filter(None, map(checked.stretch, source.mentions)), None)


def _described(source: Source) -> str:
    """Say how an unnamed source is described and, where that is told or it is somebody who needs one, the reason."""
    told = [f"Described by: {wording.LADDER[source.specificity]}."] if source.specificity is not None else []
    if source.reason or wording.part(source) == PEOPLE:
        told.append(f"Why it is not named: {one_line(wording.why_unnamed(source))}.")
    return " ".join(told)


def _related(said: list[Claim], checked: Checked, draft: Draft, uri: str) -> Iterator[DiagnosticRelatedInformation]:
    for claim in said:
        found = checked.stretch(claim.content[0]) if claim.content else None
        if found:
            words = f"{wording.stance(claim)}{one_line(claim.text, LONGEST)}"
            yield DiagnosticRelatedInformation(Location(uri, draft.range(*found)), words)


def _of_finding(checked: Checked, draft: Draft, finding: Finding) -> Diagnostic:
    found = checked.stretch(finding.words) if finding.words else None
    asked = ADDRESS.search(asked_by(finding.rule, checked.houses) or "")
    message, severity = one_line(finding.message), SEVERITIES[finding.level]
    shown = _about_all(draft, message, severity)
    return Diagnostic(
        range=draft.range(*found) if found else shown.range,
        severity=severity,
        code=finding.rule,
        code_description=CodeDescription(asked[0]) if asked else None,
        source=NAME,
        message=message,
    )


def _about_all(draft: Draft, message: str, severity: DiagnosticSeverity) -> Diagnostic:
    """Give what is said of the whole draft: it stands at its first line."""
    first = len(draft.text.split("\n", 1)[0].rstrip("\r"))
    return Diagnostic(range=draft.range(0, first), severity=severity, source=NAME, message=one_line(message))
