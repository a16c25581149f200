"""What reviewers decide of the claims of a report; it stands here, before `attrib.review`, for a report holds it."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType

from attrib.constructions.construction import Stance
from attrib.report.record import Count, Record
from attrib.rules.verdicts import Verdict

Choice = Literal["agree", "correct", "missed", "reject"]
"""What a reviewer may decide: the claim is right as it stands; its verdict, source, stance or content is another; the
article makes a claim that the report has not; the report's claim is none."""


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
    """What is claimed, each part of it; by it the claim is found where its id is gone."""
    corrected_content: tuple[Quotation, ...] | UnsetType = UNSET
    """What is claimed, each part of it, where `content` is wrong; not there where it is right."""
    verdict: Verdict | None
    """The verdict decided on; for "agree" the report's own, for "reject" null."""
    stance: Stance | None = None
    """What the source does with the content; null where that is as the report has it, for a missed claim "asserts"."""
    source_id: str | None = None
    """Which source of the report stands behind the claim, where it is one of them."""
    source: Quotation | None = None
    """The words of the article that name who stands behind the claim; null where nobody does."""
    note: str = ""
    by: str
    """Initials of the reviewer."""
    at: str
    """When, as ISO 8601 in UTC: "2026-11-22T09:30:00Z"."""

    @property
    def claimed(self) -> tuple[Quotation, ...]:
        """What is claimed as it was decided."""
        return self.content if self.corrected_content is UNSET else self.corrected_content


class Ruling(Decision, frozen=True, kw_only=True):
    """A decision as it was given, with which report it was given on."""

    sha256: str
    """Of the text of that report."""
    claims: Count
    """How many claims that report has."""
