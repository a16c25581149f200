"""The example articles give the reports that are kept beside them, to the letter."""

from __future__ import annotations

import json
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
    differences,
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


def test_what_changes_in_a_report_is_told_by_the_claim() -> None:
    def report(*claims: dict[str, object]) -> str:
        return json.dumps({"claims": claims})

    leaks = {"id": "c1", "verdict": "named", "source": {"text": "Roe"}, "content": [{"text": "it leaks"}]}
    closed = {"id": "c2", "verdict": "unattributed", "source": None, "content": [{"text": "it"}, {"text": "shut"}]}
    unnamed = {**leaks, "verdict": "anonymous_other", "source": {"text": "an aide"}}
    assert [*differences(report(leaks), report(leaks))] == []
    assert [*differences(report(leaks), report(closed))] == [
        "lost     named by Roe: it leaks",
        "found    unattributed by nobody: it … shut",
    ]
    assert [*differences(report(leaks), report(unnamed))] == ["verdict  named -> anonymous_other by an aide: it leaks"]
    assert [*differences(report(leaks), report({**leaks, "cue": "said"}))] == ["details  named by Roe: it leaks (cue)"]
