"""The library: what it takes for an article, and what it says of what is none."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import story
from msgspec.structs import replace
from reports import harbour
from test_cli import run

import attrib
from attrib.guides import guide
from attrib.views.rows import ROWS, Table, rows_of

TEXT = "The talks had failed, a senior official said.\n"
FORMS = {
    "story.txt": story.as_text(),
    "story.md": story.as_markdown(),
    "page": story.as_page(),
    "story.docx": story.as_word(),
    "story.json": story.as_ninjs_3(),
    "story.xml": story.as_nitf(),
}


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(TEXT, encoding="utf-8")
    return "story.txt"


def ways(article: object) -> list[Callable[[], object]]:
    """Give every way to have an article analysed."""
    return [
        lambda: attrib.analyze(article),
        lambda: attrib.Analysis.of_article(article),
        lambda: attrib.check(article, "ap"),
        lambda: attrib.compare(TEXT, article),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_read_as_the_command_reads_it(form: str, tmp_path: Path) -> None:
    path = tmp_path / form
    path.write_bytes(FORMS[form])
    printed = json.loads(run("analyze", path, "--format", "json").stdout)
    assert attrib.analyze(attrib.read(path)).to_dict() == printed
    assert attrib.analyze(attrib.read(str(path))).to_dict() == printed


def test_what_was_read_may_be_checked_and_compared(article: str) -> None:
    read = attrib.read(article)
    assert isinstance(read, attrib.Reading)
    assert attrib.check(read, "ap").findings == attrib.check(TEXT, "ap").findings
    assert attrib.check(TEXT, ["ap", "nyt"]) == attrib.check(TEXT, "ap,nyt")
    assert [claim.changes for claim in attrib.compare(read, TEXT).claims] == [()]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "no such file"),
        (".", None, "a directory, not a file"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0", "a PNG image, not an article"),
        ("empty.txt", b"", "empty"),
        ("story.docx", b"PK\x03\x04word/document.xml", None),
    ],
)
def test_what_cannot_be_read_is_one_error(article: str, name: str, content: bytes | None, reason: str | None) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    with pytest.raises(attrib.UnreadableError) as caught:
        attrib.read(name)
    assert str(caught.value).startswith(f"{name}: {reason or ''}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("given", [TEXT.encode(), None])
def test_what_is_no_text_is_a_type_error(article: str, given: object) -> None:
    for way in ways(given):
        with pytest.raises(TypeError, match=rf"attrib\.read\(path or bytes\) gives, not a {type(given).__name__}$"):
            way()


@pytest.mark.parametrize("form", FORMS)
def test_a_path_is_read(form: str, tmp_path: Path) -> None:
    path = tmp_path / form
    path.write_bytes(FORMS[form])
    read = attrib.read(path)
    assert attrib.analyze(path) == attrib.analyze(read)
    assert attrib.check(path, "ap") == attrib.check(read, "ap")
    assert not [claim for claim in attrib.compare(path, read).claims if claim.changes]


def test_a_path_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    for way in ways(tmp_path / "missing.txt"):
        with pytest.raises(attrib.UnreadableError, match=r"missing\.txt: no such file$"):
            way()


@pytest.mark.parametrize("form", FORMS)
def test_bytes_are_read_as_their_file_is(form: str, tmp_path: Path) -> None:
    path = tmp_path / form
    path.write_bytes(FORMS[form])
    assert attrib.read(FORMS[form], str(path)) == attrib.read(path)
    assert attrib.read(FORMS[form]).text == attrib.read(path).text


def test_bytes_have_no_path_where_they_have_no_name() -> None:
    assert attrib.read(TEXT.encode()).path is None
    with pytest.raises(attrib.UnreadableError, match=r"^bytes: empty$"):
        attrib.read(b"")
    with pytest.raises(attrib.UnreadableError, match=r"^photo: a PNG image, not an article"):
        attrib.read(b"\x89PNG\r\n\x1a\n\0", "photo")


def test_what_is_told_of_an_article_is_in_its_report(article: str) -> None:
    told = {"id": "17", "title": "Talks fail", "outlet": "The Post", "date": date(2026, 3, 1), "author": "By Jane Roe"}
    for report in (attrib.analyze(TEXT, **told), attrib.check(Path(article), "ap", **told)):
        about = report.article
        assert (about.id, about.title, about.outlet, about.date, about.byline) == (
            *("17", "Talks fail", "The Post"),
            *("2026-03-01", "Jane Roe"),
        )


def test_what_is_told_as_none_leaves_what_the_article_says(tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(FORMS["story.docx"])
    assert attrib.analyze(path, title=None, author=float("nan")) == attrib.analyze(path)
    assert attrib.analyze(path).article.title


@pytest.mark.parametrize(
    ("told", "error", "message"),
    [
        ({"tittle": "Talks"}, TypeError, "unexpected keyword argument 'tittle'; .*: id, title, outlet, date, author$"),
        ({"outlet": 7}, TypeError, "^outlet of an article is a str, not a int$"),
        ({"date": "yesterday"}, ValueError, "^date of an article is as in ISO 8601, 2026-11-30, not 'yesterday'$"),
    ],
)
def test_what_cannot_be_told_of_an_article_is_one_error(told: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        attrib.analyze(TEXT, **told)


def test_a_report_says_who_says_a_claim_and_what() -> None:
    report = harbour()
    split, silent = report.claims[1], report.claims[3]
    assert split.text == "“We listened to everyone who came to us with money,” … “Nothing was ever signed.”"
    source = report.source_of(split)
    assert source
    assert source.description == "a senior official"
    assert report.source_of(silent) is None


def test_a_report_is_a_line_where_it_is_printed() -> None:
    assert repr(harbour()) == (
        "<Report “Port Authority Weighed Selling the Old Harbour”: "
        f"{harbour().summary.unnamed_share_of_attributed:.0%} of attributed words unnamed; "
        "sources: 2 named, 4 unnamed>"
    )
    hostile = repr(attrib.analyze(TEXT, title="\x1b[31mRed\n" + "word " * 100))
    assert hostile.isprintable()
    assert len(hostile) < 200


def test_its_parts_are_lines_where_they_are_printed() -> None:
    report = harbour()
    assert repr(report.claims[0]) == (
        "<Claim c1, ¶3, anonymous_official, “two officials briefed on it”: "
        "“The port authority held secret talks about selling the old…”>"
    )
    assert repr(report.sources[0]) == "<Source s1, anonymous_official, “two officials”: 1 claim, 11 words>"
    hostile = attrib.analyze(TEXT.replace("ferry", "fer\x1b[31mry ") + " word" * 200, title="A\x1b[31m" + "b" * 200)
    for each in (*hostile.claims, *hostile.sources, *hostile.findings):
        assert repr(each).isprintable()
        assert len(repr(each)) < 300


def test_what_is_read_is_a_line_where_it_is_printed(article: str) -> None:
    assert repr(attrib.read(article)).startswith("<Reading '")
    assert len(repr(replace(attrib.read(article), title="\x1b[31m" * 99))) < 400
    assert repr(replace(attrib.read(article), title="\x1b[31m\n")).isprintable()


def test_the_name_of_a_file_is_no_article(article: str) -> None:
    for name in (article, str(Path(article).absolute())):
        for way in ways(name):
            with pytest.raises(ValueError, match=r"story\.txt' is the name of a file.*; attrib\.read gives that$"):
                way()


@pytest.mark.parametrize("text", ["story.text", "story.txt\n", "", ".", "a\0b", "\ud800", "a" * 300, "/" * 5000])
def test_other_text_is_an_article(article: str, text: str) -> None:
    assert attrib.analyze(text).text == text


def test_all_that_is_public_says_what_it_is() -> None:
    for name in set(attrib.__all__) - {"__version__"}:
        assert getattr(attrib, name).__doc__, name


# ---------------------------------------------------------------------- tables


@pytest.mark.parametrize("table", ROWS)
def test_tables_of_pandas_have_the_rows_and_columns_of_csv(table: Table) -> None:
    report = replace(harbour(), article=replace(harbour().article, path="harbour.txt"))
    frame = report.to_frame(table, every_column=True)
    rows = [*rows_of(table, "harbour.txt", report)]
    assert [*frame.columns] == [*ROWS[table]._fields]
    assert frame.astype(object).where(frame.notna(), None).values.tolist() == [*map(list, rows)]


@pytest.mark.parametrize("table", ROWS)
def test_tables_of_pandas_have_the_columns_that_are_asked_for_most(table: Table) -> None:
    usual, whole = harbour().to_frame(table), harbour().to_frame(table, every_column=True)
    assert [*usual.columns] == [name for name in whole.columns if name in set(usual.columns)]
    assert len(usual.columns) <= 15
    assert usual.equals(whole[[*usual.columns]])


def test_a_table_without_rows_has_its_columns() -> None:
    frame = attrib.analyze("").to_frame("sources")
    assert (len(frame), frame.columns[1]) == (0, "source")


def test_a_table_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match=r"^no table 'claim'; there are articles, sources, claims, findings$"):
        harbour().to_frame("claim")  # type: ignore[arg-type]


def test_without_pandas_a_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"^a table needs pandas; to have it: pip install pandas$"):
        harbour().to_frame()


def test_the_tables_of_many_articles_in_the_guide_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [("text", "title", "outlet", "date"), (TEXT, "Talks", "Post", "2026-03-01"), (TEXT, None, None, None)]
    with Path("stories.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    (shown,) = re.findall(r"^```python\n(.*?)^```$", guide("library"), re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    exec(shown, names)
    assert names["figures"].outlet.tolist()[0] == "Post"
    assert names["figures"].unnamed_share_of_attributed.tolist() == [1, 1]
