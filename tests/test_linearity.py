"""Work grows with the length of a text and no faster, also where one thing comes again and again.

What is counted are the lines of Python that run, which are the same each time, and not seconds.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from benchmark import RUNS, repeated
from golden import articles

from attrib import analyze

LENGTH = 12_000
"""Characters: more than any look back reaches."""
MOST = 2.15
"""Times the work for twice the text; a step that looks at all that came before takes nearer to four."""


def lines_run(text: str) -> int:
    """Count the lines of Python that run while a text is analysed."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        analyze(text)
    finally:
        sys.settrace(before)
    return count


def articles_in_a_row() -> str:
    return repeated([path.read_text(encoding="utf-8") for path in articles()], 2 * LENGTH)


@pytest.mark.parametrize("unit", [*RUNS, None], ids=[*map(repr, RUNS), "articles"])
def test_twice_the_text_is_twice_the_work(unit: str | None) -> None:
    text = unit * (2 * LENGTH // len(unit)) if unit else articles_in_a_row()
    analyze(text)
    assert lines_run(text) <= MOST * lines_run(text[:LENGTH])
