"""Within what range the share that a careful reader would find lies, for nine of ten articles.

The share falls where words that were judged unnamed are not, and rises where words that were judged named are
unnamed. How far to each side is the root of a sum of squares, each a share of the attributed words: what rests on a
source, times the chance that its kind is misjudged; a claim, times the chance that it is misread; and what may have
been missed, less the more claims there are. The weights and the factor are in calibration.json.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil, floor, sqrt
from typing import NamedTuple

from msgspec import UNSET

from attrib.report.calibration import Calibration, calibration
from attrib.report.model import UNNAMED, Claim

Weighed = tuple[Claim, int]
"""A claim, and its words that no longer claim has."""
Range = tuple[float, float]
LEAST = 0.02
"""What a misread claim moves the share by, squared, at least: its words may be somebody else's, not only nobody's."""


class Side(NamedTuple):
    """What may move the share to one side, in the three parts that `Spread` weighs."""

    misjudged: float = 0.0
    misread: float = 0.0
    missed: float = 0.0


def likely_range(weighed: Iterable[Weighed], measured: Calibration | None = None) -> Range | None:
    """Give the range to two decimals, the share inside it; None where nothing is attributed."""
    measured = measured or calibration()
    attributed = [each for each in weighed if each[0].verdict != "unattributed"]
    sides = risks(attributed, measured)
    if sides is None:
        return None
    share, low, high = share_of(attributed), *(reach(side, measured) for side in sides)
    return _rounded(max(0.0, share - low), floor), _rounded(min(1.0, share + high), ceil)


def share_of(attributed: Sequence[Weighed]) -> float:
    """Give the share of the words of attributed claims that rest on unnamed sources."""
    return sum(words for claim, words in attributed if claim.verdict in UNNAMED) / sum(words for _, words in attributed)


def reach(side: Side, measured: Calibration) -> float:
    """Give how far the range reaches to one side."""
    spread = measured.spread
    weights = (spread.misjudged, spread.misread, spread.missed)
    return spread.factor * sqrt(sum(weight * part for weight, part in zip(weights, side, strict=True)))


def risks(attributed: Sequence[Weighed], measured: Calibration) -> tuple[Side, Side] | None:
    """Give what may lower the share and what may raise it; None without words, or where no claim says how sure it is.

    A claim that reviewers have decided is sure.
    """
    total = sum(words for _, words in attributed)
    if not total or any(claim.sureness is None for claim, _ in attributed):
        return None
    share = share_of(attributed)
    unnamed, named = (
        _side([each for each in attributed if (each[0].verdict in UNNAMED) == wanted], total, measured)
        for wanted in (True, False)
    )
    few = 1 / len(attributed)
    return (
        Side(unnamed.misjudged, unnamed.misread * max((1 - share) ** 2, LEAST), few * share**2),
        Side(named.misjudged, named.misread * max(share**2, LEAST), few * (1 - share) ** 2),
    )


def _side(weighed: Sequence[Weighed], total: int, measured: Calibration) -> Side:
    """Add up what may be wrong with the claims of one side, as squared shares of all attributed words."""
    of_source: dict[str, int] = {}
    chance: dict[str, float] = {}
    misread = 0.0
    for claim, words in weighed:
        if claim.decided is not UNSET:
            continue
        voice = claim.source_id or claim.id
        of_source[voice] = of_source.get(voice, 0) + words
        chance[voice] = measured.misjudged.get(claim.kind, measured.misjudged[""])
        misread += words * words * (1 - (claim.sureness or 0.0))
    misjudged = sum(words * words * chance[voice] for voice, words in of_source.items())
    return Side(misjudged / total**2, misread / total**2)


def _rounded(share: float, to: Callable[[float], int]) -> float:
    return to(round(100 * share, 6)) / 100
