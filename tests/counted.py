"""Work counted by the lines of Python that run, which are the same each time, and not by seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


class TooMuchWork(BaseException):
    """More lines ran than may; not an Exception, so that no part of the work can catch it."""


def lines_run(work: Callable[[], object], most: int | None = None) -> int:
    """Count the lines of Python that run in `work`; raise TooMuchWork once there are more than `most`."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        if most is not None and count > most:
            raise TooMuchWork(f"more than {most:,} lines")
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
