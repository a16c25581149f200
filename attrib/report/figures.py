"""The figures of a report: words and claims by verdict, and how much rests on unnamed sources."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrib.report.likely import likely_range
from attrib.report.model import UNNAMED, VERDICTS, Claim, Passage, Report, Source
from attrib.report.totals import Part, SourceTally, Summary, Tally, Unnamed
from attrib.rules.verdicts import UnnamedPart
from attrib.text.spans import Span

WORD = re.compile(r"\w+")
PART_OF_KIND: dict[str, UnnamedPart] = {
    "official": "confidential",
    "insider": "confidential",
    "individual": "confidential",
    "spokesperson": "institutional",
    "authority": "institutional",
    "group": "collective",
    "unresolved": "unresolved",
}
"""The part of what is unnamed that a kind of source belongs to; other kinds belong to "other"."""


class WordCount:
    """Where the words of a text begin; a word is a run of word characters."""

    def __init__(self, text: str) -> None:
        self.starts = [*map(re.Match.start, WORD.finditer(text))]

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, passages: Iterable[Passage | Span]) -> set[int]:
        """Give the numbers of the words that begin inside any of the passages."""
        return {word for first, stop in self.ranges(passages) for word in range(first, stop)}

    def ranges(self, passages: Iterable[Passage | Span]) -> list[tuple[int, int]]:
        """Give, for each passage, the first of the words that begin inside it and the one after the last."""
        starts = self.starts
        return [(bisect_left(starts, passage.start), bisect_left(starts, passage.end)) for passage in passages]

    def count(self, passages: Iterable[Passage | Span]) -> int:
        """Count the words that begin inside any of the passages."""
        return _extent(self.ranges(passages))


def word_count(report: Report) -> WordCount:
    """Count the words of a report's text; where it has none, those of its claims."""
    if report.text is not None:
        return WordCount(report.text)
    shown = [" "] * report.article.characters
    for claim in report.claims:
        for part in claim.content:
            shown[part.start : part.end] = part.text
    return WordCount("".join(shown))


def summarise(claims: Sequence[Claim], sources: Sequence[Source], words: WordCount) -> Summary:
    """Add up the claims; a word in two nested claims counts for the outer one."""
    by_words: Counter[str] = Counter()
    words_of_parts: Counter[str] = Counter()
    verdicts = {source.id: source.verdict for source in sources}
    relayed = 0
    weighed = list(own_words(claims, words))
    for claim, own in weighed:
        by_words[claim.verdict] += own
        words_of_parts[part_of(claim) or claim.verdict] += own
        if claim.verdict == "named" and any(verdicts.get(source) in UNNAMED for source in claim.relays):
            relayed += own
    by_claims: Counter[str] = Counter(claim.verdict for claim in claims)
    claims_of_parts: Counter[str | None] = Counter(part_of(claim) for claim in claims)
    of_sources = Counter(source.verdict for source in sources)
    unnamed = sum(by_words[verdict] for verdict in UNNAMED)
    return Summary(
        claims=_tally(by_claims),
        words=_tally(by_words),
        unnamed_share_of_attributed=_share(unnamed, by_words["named"] + unnamed),
        unnamed_share_of_article=_share(unnamed, by_words.total()),
        sources=SourceTally(
            named=of_sources["named"],
            anonymous_official=of_sources["anonymous_official"],
            anonymous_other=of_sources["anonymous_other"],
        ),
        unnamed_share_range=likely_range(weighed),
        unnamed=Unnamed(
            **{
                part: Part(
                    words=words_of_parts[part],
                    claims=claims_of_parts[part],
                    share=_share(words_of_parts[part], by_words["named"] + unnamed),
                )
                for part in Unnamed.__struct_fields__
            }
        ),
        relayed_share=_share(relayed, by_words["named"]),
    )


def count_words(claims: Sequence[Claim], words: WordCount) -> Tally:
    """Count the words of claims by verdict; a word in two nested claims counts for the outer one."""
    counts: Counter[str] = Counter()
    for claim, own in own_words(claims, words):
        counts[claim.verdict] += own
    return _tally(counts)


def unnamed_share(words: Tally) -> float:
    """Give the share of unnamed sources in words that have a source."""
    unnamed = words.anonymous_official + words.anonymous_other
    return _share(unnamed, words.named + unnamed)


def own_words(claims: Sequence[Claim], words: WordCount) -> Iterator[tuple[Claim, int]]:
    """Give each claim with how many words it has that no longer claim has."""
    counted = bytearray(len(words))
    spread = [(words.ranges(claim.content), claim) for claim in claims]
    for ranges, claim in sorted(spread, key=lambda each: -_extent(each[0])):
        own = 0
        for first, stop in ranges:
            own += counted.count(0, first, stop)
            counted[first:stop] = b"\x01" * (stop - first)
        yield claim, own


def part_of(claim: Claim) -> UnnamedPart | None:
    """Give the part of what is unnamed that a claim belongs to; None where its source is named or it has none."""
    return PART_OF_KIND.get(claim.kind, "other") if claim.verdict in UNNAMED else None


def _extent(ranges: Sequence[tuple[int, int]]) -> int:
    """Count the words in any of several ranges."""
    found = reached = 0
    for first, stop in sorted(ranges):
        if stop > reached:
            found += stop - max(first, reached)
            reached = stop
    return found


def _tally(counts: Counter[str]) -> Tally:
    return Tally(total=counts.total(), **{verdict: counts[verdict] for verdict in VERDICTS})


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
