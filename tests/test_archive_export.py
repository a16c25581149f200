"""Parquet and exports: one definition of the columns, files whole or not at all, and any text at all."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from archives import asked, corpus, held, inline, record, text
from story_packed import warc_record
from test_cli import run

from attrib.archive import parquet
from attrib.archive.asking import Selection
from attrib.archive.columns import LEFT_OUT
from attrib.archive.exporting import flat
from attrib.archive.parquet import OF_REPORTS, OWN, schema_of
from attrib.archive.schema import open_to_read
from attrib.cli import parquet_files
from attrib.extras import install
from attrib.views.rows import ROWS, Table
from attrib.views.tables import header

arrow_parquet = pytest.importorskip("pyarrow.parquet")

__all__ = ["inline"]
pytestmark = pytest.mark.usefixtures("inline", "folder")
TABLES: tuple[Table, ...] = ("articles", "sources", "claims", "findings")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows_in(path: str) -> list[dict[str, Any]]:
    return arrow_parquet.read_table(path).to_pylist()


def analyzed(*arguments: object) -> Any:
    return run("analyze", *arguments, "--format", "parquet", "--output", "out")


class TestParquetOfReports:
    def test_a_row_an_article_with_all_that_the_tables_have(self) -> None:
        corpus(Path("c.jsonl"), range(3))
        done = analyzed("c.jsonl")
        assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
        rows = rows_in("out/c.jsonl.parquet")
        run("analyze", "c.jsonl", "--format", "csv", "--output", "tables")
        for table in ("articles", "sources", "claims"):
            wanted = list(csv.DictReader(io.StringIO(Path(f"tables/{table}.csv").read_text(encoding="utf-8"))))
            found = [
                {"article": row["article"]["article"], **each}
                for row in rows
                for each in ([row["article"]] if table == "articles" else row[table])
            ]
            plain = [{name: "" if each[name] is None else str(each[name]) for name in wanted[0]} for each in found]
            assert plain == [{name: value.removeprefix("'") for name, value in each.items()} for each in wanted]

    @pytest.mark.parametrize("table", TABLES)
    def test_one_definition_of_the_columns(self, table: Table) -> None:
        def names(archived: bool) -> list[str]:
            if table == "articles":
                return [field.name for field in schema_of(archived=archived).field("article").type]
            return [field.name for field in schema_of(archived=archived).field(table).type.value_type]

        listed = header(table).strip().split(",") if table == "articles" else header(table).strip().split(",")[1:]
        own, of_reports = ([column.name for column in columns] for columns in (OWN, OF_REPORTS))
        assert names(False) == [*listed, *(of_reports if table == "articles" else [])]
        left_out = frozenset() if table == "articles" else LEFT_OUT[table]
        kept = [name for name in listed if name not in left_out]
        assert names(True) == [*kept, *(own if table == "articles" else [])]
        assert set(listed) <= set(ROWS[table]._fields)

    def test_what_is_made_of_the_same_input_by_the_same_rules_is_left(self) -> None:
        corpus(Path("c.jsonl"), range(2))
        corpus(Path("d.jsonl"), range(2))
        analyzed("c.jsonl")
        before = Path("out/c.jsonl.parquet").stat().st_ino
        left = "attrib: 1 of 2 made before, and left; --force makes them anew\n"
        assert analyzed("c.jsonl", "d.jsonl").stderr == left
        assert Path("out/c.jsonl.parquet").stat().st_ino == before
        corpus(Path("c.jsonl"), range(3))
        assert analyzed("c.jsonl", "d.jsonl").stderr == left
        assert len(rows_in("out/c.jsonl.parquet")) == 3
        assert analyzed("c.jsonl", "--rules", "strict").stderr == ""
        assert analyzed("c.jsonl", "--rules", "strict", "--force").stderr == ""

    def test_a_bad_row_is_told_and_stands_in_the_file(self) -> None:
        good = [json.dumps(record(number)) for number in range(2)]
        Path("c.jsonl").write_text("\n".join(['{"url": "x"}', *good, "nonsense", ""]), encoding="utf-8")
        done = analyzed("c.jsonl")
        assert (done.exit_code, done.stderr.count("\n")) == (3, 2)
        assert [(row["article"]["article"], row["article"]["error"]) for row in rows_in("out/c.jsonl.parquet")] == [
            ("c.jsonl#1", "no field that holds a text"),
            ("c.jsonl#2", None),
            ("c.jsonl#3", None),
            ("c.jsonl#4", "not JSON (JSON is malformed: invalid character)"),
        ]

    def test_an_article_in_another_language_is_not_judged(self) -> None:
        german = "Der alte Hafen soll im Herbst wieder öffnen, sagte ein Sprecher der Stadt am Montag. " * 4
        Path("c.jsonl").write_text("\n".join(map(json.dumps, [{"text": german}, record(1)])), encoding="utf-8")
        done = analyzed("c.jsonl")
        assert (done.exit_code, done.stderr) == (0, "")
        other, english = rows_in("out/c.jsonl.parquet")
        assert (other["article"]["language"], english["article"]["language"]) == ("other", "en")
        assert (other["article"]["article"], other["article"]["claims"], other["claims"]) == ("c.jsonl#1", None, [])

    def test_pages_of_a_warc_have_their_address_and_host(self) -> None:
        pytest.importorskip("warcio")
        page = f"<html><body><article><h1>Pier</h1><p>{text(1)}</p></article></body></html>"
        Path("c.warc").write_bytes(warc_record("text/html", page.encode(), "https://www.kestrel.example/a"))
        assert analyzed("c.warc").exit_code == 0
        told = rows_in("out/c.warc.parquet")[0]["article"]
        assert (told["id"], told["outlet"]) == ("https://www.kestrel.example/a", "kestrel.example")

    def test_of_what_has_no_article_there_is_no_file(self) -> None:
        Path("c.jsonl").write_text('{"url": "x"}\n' * 2, encoding="utf-8")
        assert analyzed("c.jsonl").exit_code == 3
        assert not Path("out").exists()

    def test_a_file_is_whole_or_not_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        corpus(Path("c.jsonl"), range(4))
        analyzed("c.jsonl")
        before = Path("out/c.jsonl.parquet").read_bytes()

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(parquet, "_taken", full)
        done = analyzed("c.jsonl", "--force")
        assert (done.exit_code, done.stderr) == (
            2,
            "attrib: out/c.jsonl.parquet: cannot be written: No space left on device\n",
        )
        assert [path.name for path in Path("out").iterdir()] == ["c.jsonl.parquet"]
        assert Path("out/c.jsonl.parquet").read_bytes() == before

    def test_folders_are_kept_and_two_files_never_become_one(self) -> None:
        for name in ("s/a/1.txt", "s/b/1.txt"):
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text(1), encoding="utf-8")
        assert analyzed("s").exit_code == 0
        assert sorted(map(str, Path("out").rglob("*.parquet"))) == ["out/a/1.txt.parquet", "out/b/1.txt.parquet"]
        done = analyzed("s/a/1.txt", "s/b/1.txt")
        assert (done.exit_code, done.stderr) == (
            2,
            "attrib: s/b/1.txt: would be out/1.txt.parquet, as s/a/1.txt is; give it another folder for --output\n",
        )

    def test_where_it_cannot_be_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        corpus(Path("c.jsonl"), range(1))
        assert run("analyze", "c.jsonl", "--format", "parquet").stderr == (
            "attrib: --format parquet needs --output: a folder, in which each input file gets one\n"
        )
        assert run("analyze", "c.jsonl", "--format", "parquet", "-o", "one.parquet").exit_code == 0
        assert len(rows_in("one.parquet")) == 1
        assert run("analyze", "c.jsonl", "c.jsonl", "--format", "parquet", "-o", "one.parquet").exit_code == 2
        monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
        assert analyzed("c.jsonl").stderr == (f"attrib: --format parquet: to write Parquet: {install('parquet')}\n")

    def test_own_files_are_no_articles(self) -> None:
        corpus(Path("c.jsonl"), range(2))
        analyzed("c.jsonl")
        assert "a report or another record of attrib's own" in run("analyze", "out/c.jsonl.parquet").stderr
        assert parquet_files.ENDING == ".parquet"


class TestExport:
    def test_parquet_and_json_lines_are_the_same(self) -> None:
        run("archive", "build", "a.attrib", corpus(Path("c.jsonl"), range(6)))
        for form in ("parquet", "jsonl"):
            assert run("archive", "export", "a.attrib", "--format", form, "--output", "out").exit_code == 0
        lines = Path("out/articles.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in lines] == rows_in("out/articles.parquet")
        assert len(lines) == 6

    def test_it_has_what_analyze_has(self) -> None:
        corpus(Path("c.jsonl"), range(4))
        run("archive", "build", "a.attrib", "c.jsonl", "--columns", "id=nothing")
        run("archive", "export", "a.attrib", "--format", "parquet", "--output", "exported")
        run("analyze", "c.jsonl", "--id-field", "nothing", "--format", "parquet", "--output", "out")
        exported, made = rows_in("exported/articles.parquet"), rows_in("out/c.jsonl.parquet")
        for one, other in zip(exported, made, strict=True):
            assert {name: one["article"][name] for name in other["article"]} == other["article"]
            assert [each["source"] for each in one["sources"]] == [each["source"] for each in other["sources"]]
            said = [each["content"] for each in other["claims"] if each["kind"] != "none"]
            assert [each["content"] for each in one["claims"]] == said

    def test_tables_and_conditions(self) -> None:
        run("archive", "build", "a.attrib", corpus(Path("c.jsonl"), range(9)))
        conditions = ("--since", "2021", "--outlet", "The Tidewater Post")
        run("archive", "export", "a.attrib", "--format", "csv", "--output", "out", *conditions)
        texts = {path.stem: path.read_text(encoding="utf-8") for path in Path("out").iterdir()}
        tables = {name: list(csv.DictReader(io.StringIO(found))) for name, found in texts.items()}
        assert set(tables) == set(TABLES)
        assert {row["article"] for row in tables["articles"]} == {f"https://example.org/{n}" for n in (2, 8)}
        assert {row["article"] for row in tables["claims"]} == {row["article"] for row in tables["articles"]}
        assert {row["rules"] for row in tables["articles"]} == {"newsroom"}


def test_halves_of_characters_do_no_harm() -> None:
    broken = {**record(1), "title": "\ud800 title", "beat": "\udfff", "text": f"\ud83d {text(1)}"}
    Path("c.json").write_text(json.dumps([broken, record(2)]), encoding="utf-8")
    assert run("archive", "build", "a.attrib", "c.json").exit_code == 0
    assert asked(Path("a.attrib"), "SELECT title, more FROM articles WHERE article LIKE '%1'") == [
        ("? title", '{"edition":"late","beat":"?"}')
    ]
    held(Path("a.attrib"))
    assert analyzed("c.json").exit_code == 0
    assert rows_in("out/c.json.parquet")[0]["article"]["title"] == "? title"


def test_a_name_that_is_no_text() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        Path(name).write_text(text(1), encoding="utf-8")
    except OSError:
        pytest.skip("the file system knows no such names")
    assert run("archive", "build", "a.attrib", ".").exit_code == 0
    assert asked(Path("a.attrib"), "SELECT article FROM articles") == [("caf\\udce9.txt",)]
    assert run("archive", "build", "a.attrib", ".").stderr.startswith("attrib: 1 unchanged")


# --- many --------------------------------------------------------------------------------------------------


def test_rows_for_parquet_are_held_as_objects_by_the_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    class Article(dict[str, Any]):
        """A row that can be watched."""

    monkeypatch.setattr(parquet, "PIECE", 3)
    monkeypatch.setattr(parquet, "AT_ONCE", 9)
    held: list[int] = []
    made: list[ref[Article]] = []

    def rows() -> Iterator[Article]:
        for number in range(20):
            row = Article(parquet.failed(str(number), "empty"))
            made.append(ref(row))
            held.append(sum(each() is not None for each in made))
            yield row
            del row

    assert parquet.write(Path("a.parquet"), rows(), archived=True) == 20
    assert max(held) <= 7
    file = arrow_parquet.ParquetFile("a.parquet")
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [9, 9, 2]
    assert [row["article"]["article"] for row in rows_in("a.parquet")] == [str(number) for number in range(20)]


@pytest.mark.parametrize("table", ["sources", "claims"])
def test_the_first_row_of_a_table_comes_before_all_are_sorted(table: Table) -> None:
    def steps(articles: int) -> int:
        """Count how often SQLite has made ten steps before it gives the first row."""
        run("archive", "build", f"{articles}.attrib", corpus(Path(f"{articles}.jsonl"), range(articles)), "--jobs", 1)
        made: list[None] = []
        with closing(open_to_read(Path(f"{articles}.attrib"))) as archive:
            archive.set_progress_handler(lambda: made.append(None), 10)
            rows = flat(archive, table, Selection()).rows
            next(rows, None)
        return len(made)

    assert steps(40) <= steps(10) + 2
