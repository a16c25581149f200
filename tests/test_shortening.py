"""Long text made short: never longer than asked, whole words where that leaves enough, and a sign of the cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.text.shortening import shortened


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        ("the old bridge", 14, "the old bridge"),
        (" the  old\nbridge ", 14, "the old bridge"),
        ("the old bridge", 13, "the old…"),
        ("the old bridge", 8, "the old…"),
        ("a new old bridge", 9, "a new…"),
        ("a hospital for 1,240 beds", 18, "a hospital for…"),
        ("an incomprehensibility", 12, "an incompre…"),
        ("incomprehensibility", 6, "incom…"),
        ("bridge" + " " * 100, 10, "bridge…"),
        ("", 5, ""),
    ],
)
def test_text_is_cut_where_a_word_ends(text: str, longest: int, short: str) -> None:
    assert shortened(text, longest) == short


@given(st.text("ab \n…", max_size=40), st.integers(1, 12))
def test_what_is_shown_is_no_longer_than_asked_and_begins_alike(text: str, longest: int) -> None:
    short = shortened(text, longest)
    words = " ".join(text.split())
    assert len(short) <= longest
    assert short == words or words.startswith(short.removesuffix("…"))
