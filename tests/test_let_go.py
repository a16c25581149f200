"""What is made of one article of many goes when it has been used, and nothing is held that grows with their number."""

from __future__ import annotations

import gc
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from counted import lines_run
from deciding import agreed
from rich.console import Console

from attrib import analyze, check, compare, load_rules
from attrib.cli import inputs, read_files, review
from attrib.evaluation import GoldArticle, gold_in_lines
from attrib.evaluation.matching import match
from attrib.readers.json_files import elements
from attrib.review.applying import apply
from attrib.rules import load_houses
from attrib.standards import baseline
from attrib.standards.checked import CheckedArticle
from attrib.views.annotations import to_github
from attrib.views.articles import AT_ONCE, Articles, print_articles
from attrib.views.concise import to_concise
from attrib.views.findings_markdown import to_findings_markdown
from attrib.views.markdown import to_markdown
from attrib.views.page import to_page
from attrib.views.page.index import Names, entry_of, index_page
from attrib.views.sarif import sarif_pieces
from attrib.views.serial import to_json, to_json_line
from attrib.views.web_annotation import to_web_annotation

STORY = """\
The ferry nobody wanted

“It leaks,” said Ada Oduya, who runs the harbour. A senior official who was not authorised to speak said it had cost
two million. Two people familiar with the sale denied that. He asked whether the roof would hold until spring.
"""
HOUSES = load_houses("ap,nyt")
REPORT = check(STORY, HOUSES)
USES: dict[str, Callable[[], object]] = {
    "analyze": lambda: analyze(STORY),
    "check": lambda: check(STORY, HOUSES),
    "compare": lambda: compare(REPORT, REPORT),
    "evaluate": lambda: match(GoldArticle("a", STORY, ()), REPORT.claims, REPORT.sources).owners,
    "json": lambda: to_json(REPORT),
    "html": lambda: to_page(REPORT),
    "markdown": lambda: to_markdown(REPORT),
    "webannotation": lambda: to_web_annotation(REPORT),
    "github": lambda: to_github(CheckedArticle(REPORT, STORY)),
    "concise": lambda: to_concise(CheckedArticle(REPORT, STORY)),
    "findings": lambda: to_findings_markdown(REPORT),
    "sarif": lambda: list(sarif_pieces([CheckedArticle(REPORT, STORY)], HOUSES, [])),
}


@pytest.mark.parametrize("name", USES)
def test_nothing_is_left_for_the_collector(name: str) -> None:
    for _ in range(2):
        USES[name]()
    gc.collect()
    gc.disable()
    try:
        USES[name]()
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_table_of_many_articles_is_printed_piece_by_piece() -> None:
    articles = Articles()
    for _ in range(3 * AT_ONCE):
        articles.add(REPORT)
    written: list[str] = []

    class Stream(io.StringIO):
        def write(self, text: str) -> int:
            written.append(text)
            return len(text)

    print_articles(articles, Console(file=Stream(), width=80, _environ={}))
    assert max(each.count("\n") for each in written) <= AT_ONCE
    assert "".join(written).count("\n") > 3 * AT_ONCE


def test_an_index_of_many_articles_comes_piece_by_piece() -> None:
    names = Names()
    pieces = list(index_page([entry_of(REPORT, names.of(REPORT)) for _ in range(100)]))
    assert len(pieces) > 100
    assert max(piece.count("<tr>") for piece in pieces) == 1


def test_gold_is_read_line_by_line() -> None:
    def lines() -> Iterator[bytes]:
        for number in range(2):
            yield json.dumps({"id": str(number), "text": STORY, "attributions": []}).encode() + b"\n"
        raise AssertionError("the third line was asked for")

    gold = gold_in_lines(lines(), "gold.jsonl")
    first = next(gold)
    assert isinstance(first, GoldArticle)
    assert first.id == "0"


def test_gold_of_standard_input_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pieces(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert size > 0, "all was asked for at once"
            return super().read(size)

    line = json.dumps({"id": "a", "text": STORY, "attributions": []}).encode() + b"\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Pieces(2 * line)))
    read = inputs.gold("-")
    for _ in range(2):
        assert [each.id for each in read() if isinstance(each, GoldArticle)] == ["a", "a"]


def test_gold_of_reviewed_reports_is_made_report_by_report(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(to_json(apply(REPORT, [agreed(REPORT)], None, load_rules("newsroom"))), encoding="utf-8")
    left_out: list[str] = []
    lines = review._gold_lines([str(path), "missing.json"], left_out, partial=False)
    assert json.loads(next(lines))["text"] == STORY
    assert not left_out
    assert not list(lines)
    assert left_out == ["missing.json"]


@pytest.mark.parametrize("between", [",\n", "\n"], ids=["a list", "one a line"])
def test_reports_of_a_baseline_go_one_after_the_other(
    between: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = to_json_line(REPORT)
    path = tmp_path / "known.json"
    path.write_text(f"[{report}, {report}, {report}]" if "," in between else f"{report}\n" * 3, encoding="utf-8")
    reports: list[ref[Any]] = []
    held: list[int] = []

    def traits(report: Any) -> list[Any]:
        reports.append(ref(report))
        held.append(sum(each() is not None for each in reports))
        return []

    monkeypatch.setattr(baseline, "_Report", type("_Report", (baseline._Report,), {}, weakref=True))
    monkeypatch.setattr(baseline, "_traits", traits)
    baseline.read_baseline(path)
    assert len(held) == 3
    assert max(held) <= 2


def test_a_list_in_json_is_read_in_small_pieces() -> None:
    class Pieces(io.StringIO):
        def read(self, size: int | None = -1) -> str:
            assert size is not None
            assert 0 < size <= 250_000
            return super().read(size)

    records = [{"text": STORY}] * 3_000
    assert list(elements(Pieces(json.dumps(records)))) == records


def test_twice_the_files_are_twice_the_work_to_keep_from_being_written_over(tmp_path: Path) -> None:
    def work(number: int) -> int:
        paths = [tmp_path / str(n) for n in range(number)]
        read_files.begin()
        for path in paths:
            path.touch()
            path.read_bytes()
        return lines_run(lambda: [read_files.is_read(path) for path in paths])

    assert work(200) <= 2.5 * work(100)
