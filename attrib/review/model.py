"""Decisions of a reviewer, as the JSON contract ``attrib.review/1`` has them.

A decision holds on to its claim by the claim's id and, where the article has changed, by the words it quotes with
those around them, as the W3C Web Annotation Data Model selects text (TextQuoteSelector and TextPositionSelector).
"""

from __future__ import annotations

from typing import Literal

from attrib.report.model import Count, Record, Verdict

SCHEMA = "attrib.review/1"

Choice = Literal["agree", "correct", "missed", "reject"]
"""What a reviewer may decide: the claim is right as it stands; its verdict or its source is another; the article makes
a claim that the report has not; the report's claim is none."""


class Quotation(Record, frozen=True, kw_only=True):
    """Words of the article, with up to 32 characters before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: Count
    """Offset in characters (code points, not UTF-16 units) into the text of the report; `end` is exclusive."""
    end: Count


class Decision(Record, frozen=True, kw_only=True):
    """What one reviewer decided of one claim."""

    claim: str | None
    """Id of the claim; null for a missed one."""
    decision: Choice
    content: tuple[Quotation, ...]
    """What is claimed, each part of it."""
    verdict: Verdict | None
    """The verdict decided on; for "agree" the report's own, for "reject" null."""
    source_id: str | None = None
    """Which source of the report stands behind the claim, where it is one of them."""
    source: Quotation | None = None
    """The words of the article that name who stands behind the claim; null where nobody does."""
    note: str = ""
    by: str
    """Initials of the reviewer."""
    at: str
    """When, as ISO 8601 in UTC: "2026-11-22T09:30:00Z"."""


class Reviewed(Record, frozen=True, kw_only=True):
    """Which report the decisions are about."""

    sha256: str
    """Of the article's text, as in the report."""
    title: str | None
    path: str | None
    claims: Count
    """How many claims the report has."""


class Review(Record, frozen=True, kw_only=True):
    """All decisions of one sitting."""

    schema: Literal["attrib.review/1"] = "attrib.review/1"
    article: Reviewed
    decisions: tuple[Decision, ...]
