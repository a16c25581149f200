"""Whether the share that people find in an article lies in the range that its report gives."""

from __future__ import annotations

from collections import Counter

from attrib.evaluation.matching import Match, Words
from attrib.report.model import UNNAMED

ROUNDING = 0.005
"""A range is of whole percents."""


def gold_share(article: Match) -> float:
    """Give the share of the attributed words in the gold that rest on unnamed sources.

    A word in two nested attributions counts for the longer one, as in a report's summary.
    """
    counts: Counter[bool] = Counter()
    seen = Words()
    for index in sorted(range(len(article.truths)), key=lambda index: -len(article.truths[index].content)):
        verdict, own = article.verdict(index), article.truths[index].content - seen
        seen |= own
        if verdict not in {None, "unattributed"}:
            counts[verdict in UNNAMED] += len(own)
    return counts[True] / counts.total() if counts else 0.0


def holds(article: Match) -> bool:
    """Tell whether the share in the gold lies in the range that the report gives."""
    low, high = article.likely or (0.0, 0.0)
    return low - ROUNDING <= gold_share(article) <= high + ROUNDING
