"""Decisions of a reviewer, as the JSON contract ``attrib.review/1`` has them.

A decision holds on to its claim by the claim's id and, where the article has changed, by the words it quotes with
those around them, as the W3C Web Annotation Data Model selects text (TextQuoteSelector and TextPositionSelector).
"""

from __future__ import annotations

from typing import Literal

from attrib.report.decision import Choice, Decision, Quotation
from attrib.report.record import Count, Record

__all__ = ["SCHEMA", "Choice", "Decision", "Quotation", "Review", "Reviewed"]

SCHEMA = "attrib.review/1"


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
