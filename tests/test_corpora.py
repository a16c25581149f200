"""Corpora: records of which each holds an article, in JSON, tables and Parquet."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import story
from pyarrow import parquet
from typer.testing import CliRunner, Result

from attrib import analyze
from attrib.cli import app
from attrib.readers import Fields, Reading, UnreadableError, content, read_all
from attrib.readers.files import articles_of, open_content

SENTENCE = "The talks on the bridge had failed after three days, a senior official said on Friday."
STORY = story.as_text().decode()
CLAIMS = len(analyze(STORY).claims)
USUAL = Fields()
ROWS: list[dict[str, Any]] = [
    {
        "id": f"a{n}",
        "title": story.HEADLINE,
        "text": STORY,
        "published": "2026-03-06T14:30:00Z",
        "source": story.OUTLET,
        "author": story.BYLINE,
    }
    for n in (1, 2, 3)
]


def as_lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_list(rows: list[dict[str, Any]]) -> bytes:
    return json.dumps(rows, indent=1).encode()


def within(rows: list[dict[str, Any]]) -> bytes:
    return json.dumps({"status": "ok", "totalResults": len(rows), "articles": rows}).encode()


def as_hits(rows: list[dict[str, Any]]) -> bytes:
    return json.dumps({"took": 3, "hits": {"hits": [{"_index": "news", "_source": row} for row in rows]}}).encode()


def as_table(rows: list[dict[str, Any]], delimiter: str = ",") -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def with_tabs(rows: list[dict[str, Any]]) -> bytes:
    return as_table(rows, "\t")


def with_semicolons(rows: list[dict[str, Any]]) -> bytes:
    return as_table(rows, ";")


def as_parquet(rows: list[dict[str, Any]]) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), stream)
    return stream.getvalue()


EVERY: list[Callable[[list[dict[str, Any]]], bytes]] = [
    as_lines, as_list, within, as_hits, as_table, with_tabs, with_semicolons, as_parquet,
]  # fmt: skip


def found_in(data: bytes, name: str = "corpus", fields: Fields = USUAL) -> list[Reading | UnreadableError]:
    return list(articles_of(open_content(io.BytesIO(data), name, fields)))


def run(*arguments: object, given: bytes = b"") -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments], input=given)


@pytest.mark.parametrize("form", EVERY)
class TestEveryForm:
    def test_a_report_for_every_row(self, form: Callable[..., bytes]) -> None:
        readings = found_in(form(ROWS))
        assert len(readings) == 3
        for number, reading in enumerate(readings, 1):
            assert isinstance(reading, Reading)
            assert reading.number == number
            assert reading.text.replace("\r\n", "\n") == STORY
            report = analyze(reading)
            assert report.article.id == f"a{number}"
            assert report.article.title == story.HEADLINE
            assert report.article.date == story.DATE
            assert (report.article.outlet, report.article.byline) == (story.OUTLET, story.BYLINE)
            assert len(report.claims) == CLAIMS

    def test_named_fields(self, form: Callable[..., bytes]) -> None:
        rows = [
            {"nr": 7, "h": "Talks", "raw": SENTENCE, "text": "No.", "when": "6 March 2026", "who": "Jane Roe", "o": "B"}
        ] * 2  # fmt: skip
        fields = Fields(text="raw", id="nr", title="h", date="when", outlet="o", author="who")
        first = found_in(form(rows), fields=fields)[0]
        assert isinstance(first, Reading)
        assert (first.text, first.id, first.title) == (f"Talks\n\n{SENTENCE}", "7", "Talks")
        assert (first.date, first.outlet, first.byline) == ("2026-03-06", "B", "Jane Roe")

    def test_no_field_of_texts(self, form: Callable[..., bytes]) -> None:
        rows = [{"nr": n, "raw": SENTENCE, "place": "Port Ansel"} for n in range(3)]
        if form in {within, as_hits}:
            return
        with pytest.raises(UnreadableError) as caught:
            found_in(form(rows))
        assert caught.value.reason.endswith(
            " without a field of texts that is known by its name (it has nr, raw, place); --text-field names it"
        )
        with pytest.raises(UnreadableError, match="without a field “story”"):
            found_in(form(rows), fields=Fields(text="story"))

    def test_an_empty_row_is_told_and_the_rest_is_read(self, form: Callable[..., bytes], tmp_path: Path) -> None:
        path = tmp_path / "corpus.tst"
        path.write_bytes(form([ROWS[0], {**ROWS[1], "text": " "}, ROWS[2]]))
        for arguments in (["analyze", path], ["check", path, "--house", "ap"]):
            ran = run(*arguments, "--format", "json")
            assert ran.exit_code == 3
            assert ran.stderr == f"attrib: {path}#2: no text in it\n"
            reports = json.loads(ran.stdout)
            assert [report["article"]["path"] for report in reports] == [f"{path}#1", f"{path}#3"]
            assert [report["article"]["id"] for report in reports] == ["a1", "a3"]

    def test_standard_input_folders_and_archives(self, form: Callable[..., bytes], tmp_path: Path) -> None:
        data = form(ROWS[:2])
        ran = run("analyze", "-", "-f", "json", given=data)
        assert [report["article"]["path"] for report in json.loads(ran.stdout)] == ["-#1", "-#2"]
        (tmp_path / "copy").mkdir()
        (tmp_path / "copy" / "corpus.json").write_bytes(data)
        with zipfile.ZipFile(tmp_path / "copy.zip", "w") as archive:
            archive.writestr("corpus.csv", data)
        for name in ("copy", "copy.zip"):
            ran = run("analyze", tmp_path / name, "-f", "jsonl")
            assert (ran.exit_code, ran.stderr, ran.stdout.count("\n")) == (0, "", 2)

    def test_one_row_of_it(self, form: Callable[..., bytes], tmp_path: Path) -> None:
        path = tmp_path / "corpus#1"
        path.write_bytes(form(ROWS))
        for wanted in ("2", "a2"):
            assert "officials" in run("explain", f"{path}#{wanted}", "2").stdout
            report = json.loads(run("analyze", f"{path}#{wanted}", "-f", "json").stdout)[0]
            assert report["article"]["path"] == f"{path}#2"
            assert "No claim changed." in " ".join(run("compare", f"{path}#1", f"{path}#{wanted}").stdout.split())
        assert run("explain", path, "2").stderr == f"attrib: {path}: several articles; name one, as {path}#2\n"
        assert run("explain", f"{path}#9", "2").stderr == f"attrib: {path}: no article 9 in it\n"


def test_broken_lines_are_told() -> None:
    data = as_lines(ROWS[:1]) + b'{"text": \n[1]\n\n{"id": 5}\n' + as_lines(ROWS[2:])
    found = found_in(data)
    assert [each.number if isinstance(each, Reading) else each.name for each in found] == [
        1, "corpus#2", "corpus#3", "corpus#5", 6,
    ]  # fmt: skip
    assert [each.reason for each in found if isinstance(each, UnreadableError)] == [
        "not JSON (Input data was truncated)",
        "no record, but another JSON value",
        "no field that holds a text",
    ]


def test_rows_that_do_not_fit_are_told() -> None:
    found = found_in(as_table(ROWS[:1]) + b"a2,cut off\r\n" + as_table(ROWS[2:]).partition(b"\n")[2])
    assert [each.number if isinstance(each, Reading) else each.reason for each in found] == [
        1, "2 cells, where the table has 6 columns", 3,
    ]  # fmt: skip


def test_a_list_that_is_cut_off_gives_what_is_whole() -> None:
    found = found_in(as_list(ROWS)[:-400])
    assert [each.number if isinstance(each, Reading) else str(each) for each in found] == [
        1, 2, "corpus#3: JSON that is broken or cut off from here on",
    ]  # fmt: skip


def test_one_record_is_an_article() -> None:
    (reading,) = found_in(json.dumps(ROWS[0], indent=2).encode())
    assert isinstance(reading, Reading)
    assert (reading.number, reading.id, reading.format) == (None, "a1", "json")


def test_html_in_a_field() -> None:
    rows = [{"id": 1, "text": f"<p>{SENTENCE}</p><p>He <b>left</b> then.</p>"}]
    (reading,) = found_in(as_lines(rows * 2))[:1]
    assert isinstance(reading, Reading)
    assert reading.text == f"{SENTENCE}\n\nHe left then.\n"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-03-06", "2026-03-06"),
        ("2026-03-06 14:30:00", "2026-03-06T14:30:00"),
        ("Fri, 06 Mar 2026 14:30:00 GMT", "2026-03-06T14:30:00+00:00"),
        ("March 6, 2026 Friday", "2026-03-06"),
        ("Friday, March 6, 2026", "2026-03-06"),
        ("6 March 2026", "2026-03-06"),
        ("06-MAR-1987 14:30:00.12", "1987-03-06T14:30:00"),
        ("06Mar 2026", None),
        ("20260306", "2026-03-06"),
        (20260306, "2026-03-06"),
        (1772807400, "2026-03-06T14:30:00+00:00"),
        (1772807400000, "2026-03-06T14:30:00+00:00"),
        ("March of last year", None),
        ("03/06/26", None),
        (True, None),
        (7, None),
        (10**30, None),
        ("2026-13-45", None),
        ("x" * 10_000, None),
    ],
)
def test_dates(written: Any, date: str | None) -> None:
    (reading,) = found_in(as_lines([{"text": SENTENCE, "date": written}] * 2))[:1]
    assert isinstance(reading, Reading)
    assert reading.date == date


def test_authors_and_outlets_that_are_records() -> None:
    row = {"content": SENTENCE, "author": [{"name": "Jane Roe"}, "John Doe"], "source": {"id": None, "name": "Bugle"}}
    (reading,) = found_in(as_list([row, row]))[:1]
    assert isinstance(reading, Reading)
    assert (reading.byline, reading.outlet) == ("Jane Roe, John Doe", "Bugle")


def test_no_more_than_one_row_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counted(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert 0 <= size < 2_000_000
            Counted.most += size
            return super().read(size)

    rows = as_lines([{"id": n, "text": SENTENCE * 20} for n in range(3_000)])
    for data in (rows, b"[" + b",".join(rows.splitlines()) + b"]"):
        Counted.most = 0
        found = articles_of(open_content(Counted(data), "corpus"))
        for _ in range(51):
            next(found)
        assert Counted.most < len(data) / 2
        assert sum(1 for _ in found) == 2_949


class TestHostile:
    def test_a_line_without_an_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(content, "LARGEST", 5_000)
        data = as_lines(ROWS[:1]) + b'{"text": "' + b"x" * 50_000 + b'"}\n' + as_lines(ROWS[2:])
        found = found_in(data)
        assert [each.number if isinstance(each, Reading) else each.name for each in found] == [1, "corpus#2", 3]

    @pytest.mark.parametrize(
        "data",
        [
            b'[{"a":' * 100_000,
            b'{"text": ' * 100_000,
            b'[{"text": "a", "b": ' + b"[" * 200_000 + b"]" * 200_000 + b"}]",
            b'id,text\n1,"' + b"x" * 200_000,
            b"id,text\n" + b"," * 200_000,
            b"PAR1" + b"\0" * 1000 + b"PAR1",
            b"PAR1",
            as_parquet(ROWS)[:900],
            as_parquet(ROWS)[:4] + b"\xff" * 500 + as_parquet(ROWS)[504:],
        ],
    )  # fmt: skip
    def test_one_line_and_no_traceback(self, data: bytes) -> None:
        ran = run("analyze", "-", "-f", "jsonl", given=data)
        assert ran.stderr.count("\n") == (1 if ran.exit_code else 0)
        assert ran.exit_code in {0, 3}
        assert "fault of attrib" not in ran.stderr

    def test_own_tables_and_reports_are_no_articles(self, tmp_path: Path) -> None:
        path = tmp_path / "story.txt"
        path.write_bytes(story.as_text())
        for form in ("csv", "jsonl", "json"):
            made = run("analyze", path, "-f", form).stdout.encode()
            ran = run("analyze", "-", given=made * 2 if form == "jsonl" else made)
            assert ran.exit_code == 3
            assert "a report or another record of attrib's own" in ran.stderr


def test_from_python(tmp_path: Path) -> None:
    path = tmp_path / "corpus.csv"
    path.write_bytes(as_table(ROWS))
    readings = [each for each in read_all(path) if isinstance(each, Reading)]
    assert [reading.path for reading in readings] == [f"{path}#{n}" for n in (1, 2, 3)]


def test_one_page_for_one_article(tmp_path: Path) -> None:
    path = tmp_path / "corpus.csv"
    path.write_bytes(as_table(ROWS))
    ran = run("analyze", path, "--format", "html")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert (
        ran.stderr
        == "attrib: --format html is one page for one article: name a folder for several, as --output pages/\n"
    )
    ran = run("explain", "-", "2", given=as_table(ROWS))
    assert ran.stderr == "attrib: standard input: several articles, where one is wanted\n"


def test_tables_of_a_corpus_have_its_ids_dates_and_outlets(tmp_path: Path) -> None:
    path, tables = tmp_path / "corpus.csv", tmp_path / "tables"
    path.write_bytes(as_table(ROWS))
    assert run("analyze", path, "--format", "csv", "-o", tables).exit_code == 0
    rows = list(csv.DictReader(io.StringIO((tables / "articles.csv").read_text())))
    assert [(row["article"], row["id"]) for row in rows] == [(f"{path}#{n}", f"a{n}") for n in (1, 2, 3)]
    assert {(row["date"], row["outlet"]) for row in rows} == {(story.DATE, story.OUTLET)}


def test_findings_say_in_which_row_they_are(tmp_path: Path) -> None:
    path = tmp_path / "corpus.csv"
    path.write_bytes(as_table(ROWS))
    ran = run("check", path, "--house", "ap", "--format", "github")
    assert f"file={path}#2" in ran.stdout


def test_records_within_records() -> None:
    item = {"uri": "x", "type": "text", "headline": "Talks", "body_nitf": f"<p>{SENTENCE}</p><p>He left.</p>"}
    data = json.dumps({"api_version": 1, "data": {"items": [{"meta": {}, "item": item}] * 2}}).encode()
    first = found_in(data)[0]
    assert isinstance(first, Reading)
    assert first.text == f"Talks\n\n{SENTENCE}\n\nHe left.\n"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("The", f"The\n\n{SENTENCE}"),
        ("Bridge to close", f"Bridge to close\n\n{SENTENCE}"),
        ("The talks on the bridge had failed", SENTENCE),
    ],
)
def test_a_headline_stands_over_the_text_once(title: str, text: str) -> None:
    whole = {"title": title, "text": text if text.startswith("Bridge") else SENTENCE}
    (first, _) = found_in(as_lines([whole, whole]))
    assert isinstance(first, Reading)
    assert first.text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_of_tables(encoding: str, delimiter: str) -> None:
    rows = [{"Nr": 1, "Full Text": f"“Café” was named. {SENTENCE}"}] * 2
    (first, _) = found_in(as_table(rows, delimiter).decode().encode(encoding))
    assert isinstance(first, Reading)
    assert first.text == rows[0]["Full Text"]
