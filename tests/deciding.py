"""Decisions as a reviewer's page writes them, made by hand for tests."""

from __future__ import annotations

from msgspec.structs import replace

from attrib.report.decision import Decision, Quotation
from attrib.report.model import Claim, Passage, Report
from attrib.review.model import Review, Reviewed
from attrib.review.quoting import quote


def review_of(report: Report, *decisions: Decision) -> Review:
    about = report.article
    return Review(
        article=Reviewed(sha256=about.sha256, title=about.title, path=about.path, claims=len(report.claims)),
        decisions=decisions,
    )


def decide(report: Report, claim: Claim, choice: str = "agree", **changes: object) -> Decision:
    """Decide a claim as the report has it, but for `changes`."""
    made = Decision(
        claim=claim.id,
        decision=choice,  # type: ignore[arg-type]
        content=tuple(quoted(report, part) for part in claim.content),
        verdict=None if choice == "reject" else claim.verdict,
        source_id=claim.source_id,
        source=quoted(report, claim.source) if claim.source else None,
        by="JR",
        at="2026-11-22T09:30:00Z",
    )
    return replace(made, **changes)


def missed(
    report: Report, words: str, verdict: str = "named", source: str | None = None, **changes: object
) -> Decision:
    """Add a claim of these words of the report's text."""
    made = decide(report, replace(report.claims[0], content=(passage(report, words),)), "missed")
    voice = quoted(report, passage(report, source)) if source else None
    return replace(made, **{"claim": None, "verdict": verdict, "source_id": None, "source": voice, **changes})


def agreed(report: Report, **changes: object) -> Review:
    """Agree to every claim."""
    return review_of(report, *(decide(report, claim, **changes) for claim in report.claims))


def passage(report: Report, words: str) -> Passage:
    at = (report.text or "").index(words)
    return Passage(start=at, end=at + len(words), text=words)


def quoted(report: Report, part: Passage) -> Quotation:
    return quote(report.text or "", part)
