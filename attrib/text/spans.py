"""Half-open stretches of the text as read."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of the text as read."""

    start: int
    end: int
