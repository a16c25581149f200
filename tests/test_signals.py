"""Interrupts that come at any moment of the work, and none that is lost."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from types import FrameType

import pytest

from attrib.cli.signals import until_interrupted

MOST = 100
"""Pieces of work after which an interrupt is taken to be lost."""


class Work:
    """Work that counts how often it was asked for more, and how often since an interrupt."""

    def __init__(self) -> None:
        self.interrupted = False
        self.asked = self.asked_after = 0

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        self.asked += 1
        self.asked_after += self.interrupted
        assert self.asked < MOST, "it goes on for ever"
        return 1


@pytest.mark.parametrize("moment", range(1, 40))
def test_an_interrupt_before_any_line_is_heeded(moment: int) -> None:
    work, told = Work(), []
    lines = 0

    def trace(frame: FrameType, event: str, _argument: object) -> object:
        nonlocal lines
        if frame.f_code.co_name != "through":
            return None
        lines += event == "line"
        if event == "line" and lines == moment:
            work.interrupted = True
            signal.raise_signal(signal.SIGINT)
        return trace

    before, handler = sys.gettrace(), signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.settrace(trace)
    try:
        for _ in until_interrupted(iter(work), lambda: told.append("stopped")):
            pass
    finally:
        sys.settrace(before)
        signal.signal(signal.SIGINT, handler)
    assert told == ["stopped"]
    assert work.asked_after == 0
