"""The figures of a report: claims and words by verdict, and how much rests on unnamed sources."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from attrib.report.record import Count, Record, Share


class Tally(Record, frozen=True, kw_only=True):
    """One count for each verdict, and their total."""

    total: Count = 0
    named: Count = 0
    anonymous_official: Count = 0
    anonymous_other: Count = 0
    unattributed: Count = 0


class SourceTally(Record, frozen=True, kw_only=True):
    """How many different sources there are of each verdict that has a source."""

    named: Count = 0
    anonymous_official: Count = 0
    anonymous_other: Count = 0


class Part(Record, frozen=True, kw_only=True):
    """A part of what rests on unnamed sources."""

    words: Count = 0
    claims: Count = 0
    share: Share = 0.0
    """Its words over the words resting on any source; 0 where there are none."""


class Unnamed(Record, frozen=True, kw_only=True):
    """What rests on unnamed sources, in parts by the kind of source, which add up to all of it."""

    confidential: Part = Part()
    """Particular people: official, insider, individual."""
    institutional: Part = Part()
    """Mouths of a body: spokesperson, authority."""
    collective: Part = Part()
    """Crowds, parties, critics: group."""
    unresolved: Part = Part()
    """Voices of which attrib could not tell whose they are: "he", "two" with nobody near."""
    other: Part = Part()
    """Kinds that only other rule sets have, and sources that a reviewer added."""


class Summary(Record, frozen=True, kw_only=True):
    """The article's figures."""

    claims: Tally
    words: Tally
    """Words of the claims' contents; a word in two nested claims counts for the outer one."""
    unnamed_share_of_attributed: Share
    """Words resting on unnamed sources over the words resting on any source; 0 where there are none."""
    unnamed_share_of_article: Share
    """Words resting on unnamed sources over the words of all claims; 0 where there are none."""
    sources: SourceTally
    unnamed_share_range: tuple[Share, Share] | None = None
    """Between which two fractions the share of attributed words lies that a careful reader would find, for nine of ten
    articles; see `attrib.report.likely`. Null where there are none, and in reports of versions of attrib before."""
    unnamed: Unnamed | UnsetType = UNSET
    """Not there in reports of versions of attrib before."""
    relayed_share: Share | UnsetType = UNSET
    """Words of named sources that have them from unnamed ones over all words of named sources; 0 where there are none.
    Not there in reports of versions of attrib before."""
