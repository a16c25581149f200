"""Reports in notebooks: what they show there, that it is inert, and all of it in a notebook that runs."""

from __future__ import annotations

import re

import nbformat
import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from nbclient import NotebookClient
from reports import harbour
from test_page import LOADING, Seen
from test_terminal import any_report, hostile_report, nested_report

import attrib
from attrib.report.model import Report
from attrib.views.notebook import LONGEST

CELLS = """\
import attrib
report = attrib.analyze("The talks had failed, a senior official said.", title="Talks fail", outlet="The Post")
report
---
print(repr(report))
---
report.to_frame()[["verdict", "content"]]
---
report.source_of(report.claims[0]).description, report.claims[0].text
---
from IPython.display import HTML
HTML(report.to_html())
---
import sys
sorted({"typer", "pygls", "starlette"} & {*sys.modules})
"""


def snippet(report: Report) -> Seen:
    """Give what a browser sees in a report as notebooks show it."""
    seen = Seen()
    seen.feed(report._repr_html_())
    seen.close()
    assert not seen.open
    return seen


def assert_inert(report: Report) -> None:
    seen = snippet(report)
    assert {tag for tag, _ in seen.tags} <= {"div", "style", "p", "b", "bdi", "span", "sup"}
    names = {name for _, attributes in seen.tags for name in attributes}
    assert names <= {"class", "dir", "title"}
    assert not names & LOADING
    assert [contents for tag, contents in seen.contents.items() if tag == "style"] == [[style()]]


def style() -> str:
    found = re.search("<style>(.*?)</style>", harbour()._repr_html_(), re.DOTALL)
    assert found
    return found[1]


def test_the_style_holds_for_nothing_else() -> None:
    rules = re.findall(r"^([^{]+)\{", style(), re.MULTILINE)
    assert rules
    assert all(selector.strip().startswith(".attrib-report") for rule in rules for selector in rule.split(","))
    assert "url(" not in style()
    assert "@import" not in style()


@pytest.mark.parametrize("report", [harbour(), hostile_report(), nested_report(), attrib.analyze("")])
def test_what_notebooks_show_can_do_nothing(report: Report) -> None:
    assert_inert(report)


@given(any_report())
@settings(max_examples=30)
def test_nor_can_any_other_report(report: Report) -> None:
    assert_inert(report)


def test_the_marked_article_says_who_and_why_and_leaves_out_no_word() -> None:
    shown = harbour()._repr_html_()
    assert "Of the attributed words" in shown
    assert 'title="two officials: The words of the article say so."' in shown
    text = re.sub(r"<style>.*?</style>|<sup.*?</sup>|<[^>]*>", "", shown, flags=re.DOTALL)
    assert text.endswith(harbour().text or "?")


def test_a_denial_is_shown_as_one() -> None:
    assert "▲1 denies: " in attrib.analyze("A person at the port denied that the quay had sunk.")._repr_html_()


def test_it_is_small_however_long_the_article() -> None:
    report = attrib.analyze("The quay had sunk, an official said on Monday.\n\n" * 3_000)
    shown = report._repr_html_()
    assert "characters more; report.to_html() has them all." in shown
    assert len(shown) < 20 * LONGEST


def test_a_report_without_its_text_shows_its_figures() -> None:
    shown = replace(harbour(), text=None)._repr_html_()
    assert "Of the attributed words" in shown
    assert "senior official" not in shown


def test_a_notebook_that_runs_shows_all_of_it() -> None:
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS.split("---\n")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    shown, printed, frame, source, page, imported = (cell.outputs[0] for cell in notebook.cells)
    assert shown.data["text/html"].startswith('<div class="attrib-report">')
    assert shown.data["text/plain"] == printed.text.strip()
    assert printed.text.startswith("<Report “Talks fail”: 100% of attributed words unnamed")
    assert "anonymous_official" in frame.data["text/html"]
    assert source.data["text/plain"] == "('a senior official', 'The talks had failed')"
    assert page.data["text/html"].startswith("<!doctype html>")
    assert imported.data["text/plain"] == "[]"
