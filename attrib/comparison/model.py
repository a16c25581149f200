"""The comparison, as the JSON `attrib.comparison/1` has it. All offsets count characters of the version they are of."""

from __future__ import annotations

from typing import Literal

from attrib.report.model import Article, Claim, RuleSetUsed, Source, Tool
from attrib.report.record import Count, Record, Share
from attrib.report.totals import Summary

Change = Literal["added", "dropped", "other_stance", "other_source", "rejudged", "reworded", "moved"]
SourceChange = Literal["gained_name", "lost_name", "gained_reason", "lost_reason", "added", "dropped"]


class Version(Record, frozen=True, kw_only=True):
    """One version of the story: the article, the rule set that judged it, and its figures."""

    article: Article
    rules: RuleSetUsed
    summary: Summary


class ComparedClaim(Record, frozen=True, kw_only=True):
    """A claim and what became of it. Without changes it says the same, on the same source, in the same place."""

    changes: tuple[Change, ...]
    """`added` or `dropped` alone, or any of the others, the gravest first:
    `other_stance`: its source denied it and asserts it now, or the reverse, or doubts it, or asks;
    `other_source`: another voice stands behind it, or none does any more, or one does now, alone, beside others or
    as whom they have it from;
    `rejudged`: its verdict or kind is another;
    `reworded`: content, cue or the words for the source are others, or it is quoted now and was not, or the reverse;
    `moved`: it stands before or after other claims than it did; what is put in or taken out moves nothing."""
    similarity: Share
    """How much of the wording of its content is in both versions; 0 where it is in one only."""
    old: Claim | None
    old_number: Count | None
    """Which claim of the old version it is, from 1."""
    old_source: str | None
    """The name of its source there or else the description; null where it has none."""
    new: Claim | None
    new_number: Count | None
    new_source: str | None


class ComparedSource(Record, frozen=True, kw_only=True):
    """A source that gained or lost its name or the reason why it has none, or that only one version has."""

    change: SourceChange
    """`gained_name`: what rested on an unnamed source rests on a named one now; `lost_name`: the reverse;
    `gained_reason`: an unnamed source of which one had to ask why it is not named, and need not now; `lost_reason`:
    the reverse;
    `added`, `dropped`: nothing of what rests on it rests on anyone in the other version, who is not it by name."""
    old: Source | None
    new: Source | None
    claims: tuple[str, ...]
    """Ids of the claims that show it; in the new version, or of a dropped source in the old."""


class ChangeCounts(Record, frozen=True, kw_only=True):
    """How many claims there are of each change; one that has several counts for each."""

    unchanged: Count = 0
    added: Count = 0
    dropped: Count = 0
    other_stance: Count = 0
    other_source: Count = 0
    rejudged: Count = 0
    reworded: Count = 0
    moved: Count = 0


class Comparison(Record, frozen=True, kw_only=True):
    """All that differs between two versions of a story. Fields may be added; none may change its meaning."""

    schema: Literal["attrib.comparison/1"] = "attrib.comparison/1"
    tool: Tool
    old: Version
    new: Version
    counts: ChangeCounts
    claims: tuple[ComparedClaim, ...]
    """Those of the new version in its order, then the dropped ones in the order of the old."""
    sources: tuple[ComparedSource, ...]
