"""Work grows with the length of a text and no faster, also where one thing comes again and again."""

from __future__ import annotations

import pytest
from benchmark import RUNS, repeated
from counted import lines_run
from golden import articles

from attrib import analyze

LENGTH = 12_000
"""Characters: more than any look back reaches."""
MOST = 2.15
"""Times the work for twice the text; a step that looks at all that came before takes nearer to four."""


def articles_in_a_row() -> str:
    return repeated([path.read_text(encoding="utf-8") for path in articles()], 2 * LENGTH)


@pytest.mark.parametrize("unit", [*RUNS, None], ids=[*map(repr, RUNS), "articles"])
def test_twice_the_text_is_twice_the_work(unit: str | None) -> None:
    text = unit * (2 * LENGTH // len(unit)) if unit else articles_in_a_row()
    analyze(text)
    assert lines_run(lambda: analyze(text)) <= MOST * lines_run(lambda: analyze(text[:LENGTH]))
