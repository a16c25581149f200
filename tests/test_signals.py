"""Interrupts that come at any moment of the work, and none that is lost."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from types import FrameType

import pytest

from attrib.cli.signals import until_interrupted


class Work:
    """Work without end that counts how often it was asked for more since an interrupt."""

    def __init__(self) -> None:
        self.interrupted = False
        self.asked_after = 0

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        self.asked_after += self.interrupted
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

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for _ in until_interrupted(iter(work), lambda: told.append("stopped")):
            assert lines < 100, "it goes on for ever"
    finally:
        sys.settrace(before)
    assert told == ["stopped"]
    assert work.asked_after == 0
