"""What a claim claims: the words as a reviewer corrected them, and as they were read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import UNSET
from msgspec.structs import replace

from attrib.report.model import Before, Claim, Passage, Report, Speech
from attrib.report.saved import paragraph_starts

OPENING = "“\"«„‘'`"
"""Marks that a quotation begins with; the first two hardly stand for anything else."""


def with_content(claim: Claim, content: tuple[Passage, ...], report: Report) -> Claim:
    """Give a decided claim other content, with its own on record; no content at all leaves it as it is."""
    decided = claim.decided
    if not content or content == claim.content or decided is UNSET or decided.before is None:
        return claim
    stood = replace(decided.before, content=claim.content, speech=claim.speech, paragraph=claim.paragraph)
    same_start = content[0].start == claim.content[0].start
    return replace(
        claim,
        content=content,
        speech=claim.speech if claim.speech == "none" else speech_of(content),
        paragraph=claim.paragraph if same_start else paragraph_at(content[0].start, report),
        decided=replace(decided, before=stood),
    )


def as_read(claim: Claim, before: Before) -> Claim:
    """Give a claim the content that it had before it was decided."""
    if before.content is UNSET or before.speech is UNSET or before.paragraph is UNSET:
        return claim
    return replace(claim, content=before.content, speech=before.speech, paragraph=before.paragraph)


def speech_of(content: Sequence[Passage]) -> Speech:
    """Tell by the quotation marks how a content is given."""
    if all(part.text.startswith(tuple(OPENING)) for part in content):
        return "direct"
    return "mixed" if any(mark in part.text for part in content for mark in OPENING[:2]) else "indirect"


def paragraph_at(at: int, report: Report) -> int:
    """Give the number of the paragraph of character `at`; where none is known, that of the claim before it."""
    if starts := paragraph_starts(report):
        return max(1, bisect_right(starts, at))
    return max((claim.paragraph for claim in report.claims if claim.content[0].start <= at), default=1)
