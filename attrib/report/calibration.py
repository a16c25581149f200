"""What was measured on annotated articles, read from calibration.json, which tests/calibrate.py writes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from attrib.report.record import Record, Share

FILE = Path(__file__).with_name("calibration.json")
Amount = Annotated[float, Meta(ge=0.0)]


class Spread(Record, frozen=True, kw_only=True):
    """How far an article's share may be off; see `attrib.report.likely`."""

    misjudged: Amount
    """Weight of a source that may be judged named or unnamed and is the other."""
    misread: Amount
    """Weight of a claim that may be none, or another's."""
    missed: Amount
    """Weight of what may have been missed."""
    factor: Amount
    """How many times that the range reaches to each side."""


class Calibration(Record, frozen=True, kw_only=True):
    """The card by which claims are graded, and how far shares are off."""

    base: int
    """Points of every claim before anything is known of it."""
    points: dict[str, dict[str, int]]
    """For each aspect of a claim, the points of its classes; a class that is not here has none."""
    own_voice: Share
    """How many of the sentences in an article's own voice rest on no source in the gold."""
    misjudged: dict[str, Share]
    """For each kind of source, how many are named in the gold and were judged unnamed, or the other way round; those
    of any other kind stand under ""."""
    spread: Spread


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """Read the file that comes with the program."""
    return msgspec.json.decode(FILE.read_bytes(), type=Calibration)
