"""CSV tables: every text comes back from them, none is a formula, and they join."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from golden import EXAMPLES, articles
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from reports import HARBOUR, harbour
from test_cli import finished, run
from test_terminal import hostile_report

from attrib.report.model import Report
from attrib.views.tables import TABLES, cell, header, lines, with_keys

FORMULAS = (
    "=+-@\t\r\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table, newline=""), strict=True))


def read(contents: str) -> str:
    """Undo what is done to a text against formulas, as the documentation says how."""
    return contents.removeprefix("'")


def table(name: str, *reports: Report) -> str:
    return header(name) + "".join(line for each, report in with_keys(reports) for line in lines(name, each, report))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from(FORMULAS + "'\" ,;\n")))
@example("=HYPERLINK(1)")
@example("'=1")
@example("''")
@example(" \N{FULLWIDTH COMMERCIAL AT}SUM(1)")
@example('"\r\n=1,2\n"')
def test_every_text_comes_back_and_is_no_formula(text: str) -> None:
    if UNPRINTABLE.search(text):
        return
    claim = replace(harbour().claims[0], because=text, grounds=text)
    report = replace(harbour(), claims=(claim,))
    (found,) = rows(table("claims", report))
    assert read(found["because"]) == read(found["grounds"]) == text
    assert not found["because"].lstrip().startswith(tuple("=+-@＝＋－＠"))
    assert not found["because"].startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹦﹢﹣﹫")
@pytest.mark.parametrize(
    "before", ["", " ", *"\xa0\xad\u034f\u061c\u115f\u200b\u2060\u2062\ufe0f\ufeff\U000e0020", "\u200b \xad"]
)
def test_no_sign_of_a_formula_hides(before: str, sign: str) -> None:
    assert cell(f"{before}{sign}1") == f"'{before}{sign}1"


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2028", "\ud800"])
def test_what_cannot_be_shown_is_one_other_character(character: str) -> None:
    shown = cell(f"a{character}b")
    assert re.fullmatch(r"a[␀␛\N{REPLACEMENT CHARACTER}]b", shown)


@pytest.mark.parametrize("name", TABLES)
def test_every_line_has_every_column(name: str) -> None:
    for report in (harbour(), hostile_report(), *(harbour(),) * 2):
        printed = table(name, report)
        parsed = list(csv.reader(io.StringIO(printed, newline=""), strict=True))
        assert len({len(each) for each in parsed}) == 1
        assert parsed[0] == header(name).strip().split(",")
        assert printed.endswith("\r\n")
        assert not re.search("[\x00-\x08\x1b\x7f-\x9f\u202e\ud800-\udfff]", printed)


def test_tables_join(tmp_path: Path) -> None:
    files = [*articles(), articles()[0]]
    result = run("analyze", *files, "--format", "csv", "--output", tmp_path / "tables")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    claims, sources, figures = (
        rows((tmp_path / "tables" / f"{name}.csv").read_bytes().decode()) for name in ("claims", "sources", "articles")
    )
    assert len(figures) == len({each["article"] for each in figures}) == len(files)
    assert figures[-1]["article"] == f"{files[0]} (2)"
    keys = [(each["article"], each["source"]) for each in sources]
    assert len(keys) == len(set(keys))
    assert len({(each["article"], each["claim"]) for each in claims}) == len(claims)
    behind = {
        (each["article"], source)
        for each in claims
        for ids in (each["sources"], each["relays"])
        for source in (ids or "").split()
    }
    assert behind == set(keys)
    assert all(each["source"] == (each["sources"] or "").partition(" ")[0] for each in claims)
    for each in figures:
        own = [claim for claim in claims if claim["article"] == each["article"]]
        assert len(own) == int(each["claims"])
        assert sum(claim["verdict"] == "anonymous_other" for claim in own) == int(each["anonymous_other_claims"])
    for source in sources:
        own = [
            claim
            for claim in claims
            if claim["article"] == source["article"]
            and source["source"] in f"{claim['sources']} {claim['relays']}".split()
        ]
        assert len(own) == int(source["claims"])


def test_spans_slice_back() -> None:
    for path in articles():
        report = json.loads(run("analyze", path, "--format", "json").stdout)
        for each in rows(run("analyze", path, "--format", "csv").stdout_bytes.decode()):
            for spans, words in (("content_spans", "content"), ("cue_spans", "cue"), ("source_spans", "source_words")):
                parts = [report["text"][start:end] for start, end in json.loads(each[spans] or "[]")]
                assert each[words] == cell(" … ".join(parts))


def test_one_table_at_a_time(tmp_path: Path) -> None:
    story = EXAMPLES / "crime-brief.txt"
    folder = tmp_path / "tables"
    run("analyze", story, "--format", "csv", "--output", folder)
    for name in TABLES:
        printed = run("analyze", story, "--format", "csv", "--table", name).stdout_bytes
        assert printed == (folder / f"{name}.csv").read_bytes()
    one = tmp_path / "one.csv"
    assert run("analyze", story, "--format", "csv", "--table", "sources", "--output", one).exit_code == 0
    assert one.read_bytes() == (folder / "sources.csv").read_bytes()
    assert run("analyze", story, "--format", "csv").stdout_bytes == (folder / "claims.csv").read_bytes()


def test_wrong_usage(tmp_path: Path) -> None:
    story = EXAMPLES / "crime-brief.txt"
    result = run("analyze", story, "--table", "sources")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", "attrib: --table goes with --format csv\n")
    result = run("analyze", story, "--format", "csv", "--table", "sources", "--output", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"attrib: {tmp_path}: a folder, which gets all tables, where --table asks for one\n"
    result = run("analyze", story, "--format", "csv", "--output", tmp_path / "no" / "folder")
    assert (result.exit_code, result.stderr) == (
        2,
        f"attrib: {tmp_path}/no/folder: cannot be written: No such file or directory\n",
    )


def test_tables_spare_the_articles_and_what_was_written(tmp_path: Path) -> None:
    article = tmp_path / "claims.csv"
    article.write_text(HARBOUR, encoding="utf-8")
    result = run("analyze", article, "--format", "csv", "--output", tmp_path)
    assert result.exit_code == 2
    assert result.stderr.endswith("is an input, and stays as it is; choose another file for --output\n")
    assert article.read_text(encoding="utf-8") == HARBOUR
    (tmp_path / "sources.csv").write_text("earlier", encoding="utf-8")
    result = run("analyze", tmp_path / "missing", "--format", "csv", "--output", tmp_path)
    assert result.exit_code == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.csv", "sources.csv"]
    assert (tmp_path / "sources.csv").read_text(encoding="utf-8") == "earlier"


def test_articles_that_cannot_be_read_are_told_and_the_rest_is_done(tmp_path: Path) -> None:
    story = EXAMPLES / "crime-brief.txt"
    result = run("analyze", tmp_path / "missing", story, "--format", "csv")
    assert result.exit_code == 3
    assert {each["article"] for each in rows(result.stdout_bytes.decode())} == {str(story)}


def test_csv_is_the_same_whatever_the_locale() -> None:
    story = EXAMPLES / "crime-brief.txt"
    status, out, _ = finished("analyze", story, "--format", "csv", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert status == 0
    assert "St. Brannock’s" in out


# --- older tables ------------------------------------------------------------------------------------------


SHORT, OTHER = EXAMPLES / "crime-brief.txt", EXAMPLES / "library-roof.txt"


def tables(folder: Path, *articles: Path, options: tuple[str, ...] = ()):
    return run("analyze", *articles, "--format", "csv", "--output", folder, *options)


def test_tables_of_the_same_articles_are_replaced(tmp_path: Path) -> None:
    assert tables(tmp_path / "all", SHORT).exit_code == 0
    for again in ([SHORT], [SHORT, OTHER], [OTHER, SHORT]):
        assert tables(tmp_path / "all", *again).exit_code == 0


def test_tables_of_other_articles_are_replaced_by_force_only(tmp_path: Path) -> None:
    folder = tmp_path / "all"
    tables(folder, SHORT, OTHER)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    result = tables(folder, SHORT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"attrib: {folder}/claims.csv: has 1 article that is not among these, and stays as it is; "
        "--force replaces the tables\n"
    )
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert tables(folder, SHORT, options=("--force",)).exit_code == 0
    assert len(rows((folder / "articles.csv").read_bytes().decode())) == 1


@pytest.mark.parametrize("content", ["who,what\nJane,said\n", "", "caf\udce9", "article\n\n"])
def test_a_table_of_one_s_own_is_replaced_by_force_only(content: str, tmp_path: Path) -> None:
    own = tmp_path / "sources.csv"
    own.write_text(content, encoding="utf-8", errors="surrogateescape")
    result = tables(tmp_path, SHORT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"attrib: {own}: no table of attrib's, and stays as it is; --force replaces it\n"
    assert [path.name for path in tmp_path.iterdir()] == ["sources.csv"]
    assert tables(tmp_path, SHORT, options=("--force",)).exit_code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("full", [TABLES, ["articles"]])
def test_a_full_disk_is_one_line_and_no_table(full: Sequence[str], tmp_path: Path) -> None:
    for name in full:
        (tmp_path / f"{name}.csv").symlink_to("/dev/full")
    result = tables(tmp_path, SHORT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"attrib: {tmp_path}: cannot be written: No space left on device\n"
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(full)
