"""`attrib compare`: exit statuses, standard output and standard error, each on its own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
from golden import VERSIONS
from jsonschema import Draft202012Validator
from reports import harbour
from rich.cells import cell_len
from test_cli import finished, run
from test_terminal import assert_inert, hostile_report

import attrib
from attrib import Comparison
from attrib.views.serial import schema, to_json, to_json_line

OLD, NEW = VERSIONS / "pump-house-1.txt", VERSIONS / "pump-house-2.txt"


def saved(version: Path, path: Path, *options: str) -> Path:
    assert run("analyze", version, "--format", "json", "--output", path, *options).exit_code == 0
    return path


def test_what_changed_in_the_terminal() -> None:
    result = run("compare", OLD, NEW)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[0] == "Pump House Ran Without Its Alarm for Months, Engineer Says"
    assert lines[1].startswith("old ")
    for line in (
        "● named claims 2 5 +3",
        "unnamed, of all it asserts 72.5% 24.8% -47.7",
        "Sources that gained a name 2",
        "new ● Maren Toft, the drainage board's chief engineer 4 claims",
        "Sources that lost their name 1",
        "“said” became “claimed”",
        "Claims added 1",
        "Claims dropped 1",
        "moved from paragraph 7 to 6",
    ):
        assert line in lines, line
    assert "\x1b" not in result.stdout


def test_ids_stand_where_they_are_asked_for() -> None:
    lines = run("compare", OLD, NEW, "--ids").stdout.splitlines()
    assert re.match(r" 5  c\w{5}  ●   Maren Toft", lines[lines.index("Claims added  1") + 1])


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_line_fits(width: int) -> None:
    lines = run("compare", OLD, NEW, "--width", width).stdout.splitlines()
    assert all(cell_len(line) <= width and line == line.rstrip() for line in lines)
    heading = lines.index("Claims added  1")
    assert re.match(r" 5  ●   Maren", lines[heading + 1])


def test_no_colour_carries_a_meaning_of_its_own() -> None:
    coloured = run("compare", OLD, NEW, "--color").stdout
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == run("compare", OLD, NEW).stdout


def test_ascii_terminals_get_letters() -> None:
    status, out, err = finished("compare", OLD, NEW, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (status, err) == (0, "")
    assert "N named claims" in out
    assert not re.search("[●◆▲○—·]", out)


def test_a_version_compared_with_itself() -> None:
    result = run("compare", OLD, OLD)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "No claim changed.\n" in result.stdout
    assert result.stdout.rstrip().splitlines()[-1].startswith("unnamed sources")


def test_versions_without_claims() -> None:
    result = run("compare", OLD, "-", stdin=b"Yes.\n")
    assert "12 dropped" in " ".join(result.stdout.split())


def test_neither_version_has_a_claim(tmp_path: Path) -> None:
    path = tmp_path / "yes.txt"
    path.write_text("Yes.", encoding="utf-8")
    assert "Neither version has a claim.\n" in run("compare", path, path).stdout


def test_json() -> None:
    result = run("compare", OLD, NEW, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    contents = json.loads(result.stdout)
    Draft202012Validator(schema(Comparison)).validate(contents)
    comparison = msgspec.json.decode(result.stdout, type=Comparison)
    texts = (path.read_text(encoding="utf-8") for path in (OLD, NEW))
    assert comparison.counts == attrib.compare(*texts).counts
    assert comparison.old.article.path == str(OLD)


def test_a_version_from_standard_input() -> None:
    piped = run("compare", "-", NEW, stdin=OLD.read_bytes())
    assert (piped.exit_code, piped.stderr) == (0, "")
    assert piped.stdout.partition("\nClaims:")[2] == run("compare", OLD, NEW).stdout.partition("\nClaims:")[2]


def test_standard_input_only_once() -> None:
    result = run("compare", "-", "-", stdin=b"x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == 'attrib: "-" can be read only once\n'


@pytest.mark.parametrize("options", [(), ("--no-text",)])
def test_reports_saved_as_json_are_as_good_as_the_articles(tmp_path: Path, options: tuple[str, ...]) -> None:
    old, new = saved(OLD, tmp_path / "old.json", *options), saved(NEW, tmp_path / "new.json", *options)
    expected = run("compare", OLD, NEW).stdout
    assert run("compare", old, new).stdout == expected
    assert run("compare", old, NEW).stdout == expected
    assert run("compare", OLD, "-", stdin=b"\xef\xbb\xbf\n" + new.read_bytes()).stdout == expected


def test_saved_reports_keep_the_verdicts_they_were_given(tmp_path: Path) -> None:
    strict = saved(OLD, tmp_path / "strict.json", "--rules", "strict")
    result = run("compare", OLD, strict)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Different rules judged the two versions" in result.stdout
    assert "rules: strict" in " ".join(result.stdout.split())


def test_reports_that_are_no_report(tmp_path: Path) -> None:
    line = to_json_line(harbour())
    cases = {
        f"[{line}, {line}]": "several reports, where one is wanted",
        f"{line}\n{line}\n": "several reports, where one is wanted",
        line.replace("attrib.report/1", "attrib.report/2"): "attrib.report/2, not attrib.report/1",
        line.replace('"claims":', '"clams":'): "not a whole attrib.report/1: ",
        line.replace(
            '"speech":"', '"speech":"\\ud800'
        ): "not a whole attrib.report/1: speech of claim 1: “?indirect” cannot stand there",
        line.replace('"claims":', '"\\ud800":1,"claims":'): "not a whole attrib.report/1: summary: “?” is no part",
    }
    for contents, reason in cases.items():
        path = tmp_path / "report.json"
        path.write_text(contents, encoding="utf-8")
        result = run("compare", path, NEW)
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith(f"attrib: {path}: {reason}")
        assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("text", ["{It} was over, police said.", "[Update] It was over, police said.", "{" * 9999])
def test_articles_that_begin_like_json(tmp_path: Path, text: str) -> None:
    path = tmp_path / "story.txt"
    path.write_text(text, encoding="utf-8")
    result = run("compare", path, path)
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_cannot_be_read_is_all_told(tmp_path: Path) -> None:
    result = run("compare", tmp_path / "one", tmp_path / "two")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"attrib: {tmp_path}/one: no such file\nattrib: {tmp_path}/two: no such file\n"
    assert run("compare", OLD, tmp_path).exit_code == 3
    assert run("compare", OLD, "-", stdin=b"").stderr.startswith("attrib: standard input: empty")


def test_wrong_usage() -> None:
    assert run("compare", OLD).exit_code == 2
    assert run("compare", OLD, NEW, NEW).exit_code == 2
    result = run("compare", OLD, NEW, "--rules", "none")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("width", [40, 80])
def test_hostile_text_is_shown_inert(tmp_path: Path, width: int) -> None:
    hostile, plain = tmp_path / "hostile.json", tmp_path / "plain.json"
    hostile.write_text(to_json(hostile_report()), encoding="utf-8")
    plain.write_text(to_json(harbour()), encoding="utf-8")
    for versions in ((hostile, plain), (plain, hostile)):
        result = run("compare", *versions, "--width", width)
        assert (result.exit_code, result.stderr) == (0, "")
        assert_inert(result.stdout, width)
    assert json.loads(run("compare", hostile, plain, "--format", "json").stdout)["counts"]["unchanged"] == 0


def test_comparisons_do_not_hang_on_the_order_of_sets() -> None:
    one = finished("compare", OLD, NEW, "--format", "json", env={"PYTHONHASHSEED": "1"})
    another = finished("compare", OLD, NEW, "--format", "json", env={"PYTHONHASHSEED": "2"})
    assert one == another
    assert one[0] == 0


@pytest.mark.parametrize("form", ["report", "comparison"])
def test_schemas(form: str) -> None:
    result = run("schema", form)
    assert (result.exit_code, result.stderr) == (0, "")
    contents = json.loads(result.stdout)
    assert contents["title"] == f"attrib.{form}/1"
    Draft202012Validator.check_schema(contents)
