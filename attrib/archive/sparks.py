"""Shares over time as small pictures in one line: ▁▂▃▄▅▆▇█."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from attrib.archive.trends import FEWEST, Figure

BLOCKS = "▁▂▃▄▅▆▇█"
DIGITS = "12345678"
TOO_FEW = "·"


def shares_over_time(periods: Sequence[Figure | None], cells: int) -> list[float | None]:
    """Give shares for so many cells at most: of periods side by side where there are more; null for too few articles.

    Null in `periods` is a period without any.
    """
    if not periods:
        return []
    size = ceil(len(periods) / cells)
    return [_share(periods[at : at + size]) for at in range(0, len(periods), size)]


def _share(figures: Sequence[Figure | None]) -> float | None:
    there = [figure for figure in figures if figure is not None]
    words = sum(figure.attributed_words for figure in there)
    if not words or sum(figure.articles for figure in there) < FEWEST:
        return None
    return sum(figure.unnamed_words for figure in there) / words


def spark(shares: Sequence[float | None], top: float, *, ascii_only: bool = False) -> str:
    """Draw shares, of which the tallest block is `top`."""
    blocks, too_few = (DIGITS, ".") if ascii_only else (BLOCKS, TOO_FEW)
    return "".join(_block(share, top, blocks, too_few) for share in shares)


def _block(share: float | None, top: float, blocks: str, too_few: str) -> str:
    if share is None:
        return too_few
    return blocks[min(len(blocks) - 1, int(share / top * len(blocks)))] if top else blocks[0]


def top_of(shares: Sequence[float | None]) -> float:
    """Give a round share, five percent or a multiple, that no other is above."""
    highest = max((share for share in shares if share is not None), default=0.0)
    return max(0.05, ceil(highest * 20 - 1e-9) / 20)
