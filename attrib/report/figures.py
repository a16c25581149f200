"""The figures of a report: words and claims by verdict, and how much rests on unnamed sources."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from attrib.report.model import UNNAMED, VERDICTS, Claim, Passage, Source, SourceTally, Summary, Tally
from attrib.text.spans import Span

WORD = re.compile(r"\w+")


class WordCount:
    """Where the words of a text begin; a word is a run of word characters."""

    def __init__(self, text: str) -> None:
        self.starts = [match.start() for match in WORD.finditer(text)]

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, passages: Iterable[Passage | Span]) -> set[int]:
        """Give the numbers of the words that begin inside any of the passages."""
        found: set[int] = set()
        for passage in passages:
            found.update(range(bisect_left(self.starts, passage.start), bisect_left(self.starts, passage.end)))
        return found


def summarise(claims: Sequence[Claim], sources: Sequence[Source], words: WordCount) -> Summary:
    """Add up the claims; a word in two nested claims counts for the outer one."""
    by_words: Counter[str] = Counter()
    counted: set[int] = set()
    contents = [(words.within(claim.content), claim.verdict) for claim in claims]
    for content, verdict in sorted(contents, key=lambda each: -len(each[0])):
        by_words[verdict] += len(content - counted)
        counted |= content
    by_claims: Counter[str] = Counter(claim.verdict for claim in claims)
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
    )


def _tally(counts: Counter[str]) -> Tally:
    return Tally(total=counts.total(), **{verdict: counts[verdict] for verdict in VERDICTS})


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
