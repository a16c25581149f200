"""The example articles give the reports that are kept beside them, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden import (
    COMPARED,
    EXAMPLES,
    FORMS,
    OTHER_FORMS,
    REPORTS,
    VIEWS,
    articles,
    compared,
    golden,
    golden_comparison,
    printed,
    stories,
    viewed,
)


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.stem)
@pytest.mark.parametrize("form", FORMS)
def test_reports_are_as_they_were(article: Path, form: str) -> None:
    path = golden(article, form)
    assert path.exists(), "python tests/golden.py writes it"
    assert printed(article, form) == path.read_text(encoding="utf-8"), (
        "if it is meant to change: python tests/golden.py"
    )


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.stem)
@pytest.mark.parametrize("form", COMPARED)
def test_comparisons_are_as_they_were(story: Path, form: str) -> None:
    path = golden_comparison(story, form)
    assert path.exists(), "python tests/golden.py writes it"
    assert compared(story, form) == path.read_text(encoding="utf-8"), "if it is meant to change: python tests/golden.py"


@pytest.mark.parametrize("name", OTHER_FORMS)
def test_views_are_as_they_were(name: str) -> None:
    path = VIEWS / name
    assert path.exists(), "python tests/golden.py writes it"
    assert viewed(name).encode() == path.read_bytes(), "if it is meant to change: python tests/golden.py"


def test_every_report_has_its_article() -> None:
    assert {*REPORTS.iterdir()} == {golden(article, form) for article in articles() for form in FORMS}


def test_the_guide_names_every_article() -> None:
    guide = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"({article.name})" in guide for article in articles())
    assert all(f"(versions/{story.name})" in guide for story in stories())
