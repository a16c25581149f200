"""How well attrib does on the articles in tests/gold. Floors only rise.

python tests/scoring.py        prints today's figures
"""

from __future__ import annotations

import pytest
from gold_corpus import load
from scoring import figures, score_attrib

FLOORS = {
    "content": 0.0,
    "found": 0.0,
    "sourced": 0.0,
    "speech": 0.0,
    "named": 0.0,
    "anonymous_official": 0.0,
    "anonymous_other": 0.0,
    "unattributed": 0.0,
    "right": 0.0,
    "share": 0.0,
}


@pytest.fixture(scope="module")
def today() -> dict[str, float]:
    return figures(score_attrib(load()))


@pytest.mark.parametrize("figure", FLOORS)
def test_no_figure_falls_below_its_floor(today: dict[str, float], figure: str) -> None:
    assert today[figure] >= FLOORS[figure]


def test_every_figure_has_a_floor(today: dict[str, float]) -> None:
    assert set(today) == set(FLOORS)


def test_the_corpus_is_large_enough() -> None:
    assert len(load()) >= 30
