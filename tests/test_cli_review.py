"""`attrib review`: exit statuses, standard output and standard error, each on its own."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import msgspec
import pytest
from deciding import agreed, decide, missed, review_of
from golden import EXAMPLES
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from rich.cells import cell_len
from test_cli import finished, run
from test_terminal import assert_inert

from attrib import analyze
from attrib.report.model import Report
from attrib.review.agreement import Agreement
from attrib.review.decision_files import read_reviewed
from attrib.review.model import Review
from attrib.views.serial import as_json, schema, to_json

ARTICLE = EXAMPLES / "crime-brief.txt"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.json"
    assert run("analyze", ARTICLE, "--format", "json", "--output", path).exit_code == 0
    return path


@pytest.fixture
def report(story: Path) -> Report:
    return read_reviewed(story.read_bytes())


def saved(path: Path, review: Review) -> Path:
    path.write_text(as_json(review), encoding="utf-8")
    return path


@pytest.fixture
def jr(tmp_path: Path, report: Report) -> Path:
    """JR agrees to most, corrects, rejects and adds one claim each, and leaves the last alone."""
    first, second, *others = report.claims[:-1]
    return saved(
        tmp_path / "jr.json",
        review_of(
            report,
            decide(report, first, "reject", note="A headline."),
            decide(report, second, "correct", verdict="anonymous_other", note="Not the police."),
            *(decide(report, claim) for claim in others),
            missed(report, "nothing but harmonicas was taken", "named", "Carla Dunphy"),
        ),
    )


@pytest.fixture
def ab(tmp_path: Path, report: Report) -> Path:
    return saved(tmp_path / "ab.json", agreed(report, by="AB", at="2026-11-23T09:30:00Z"))


# --- apply -------------------------------------------------------------------------------------------------


def test_what_was_decided_in_the_terminal(story: Path, jr: Path) -> None:
    result = run("review", "apply", story, jr)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[0] == "Man held after break-in at Fenwick St. pawnshop"
    told = " ".join(lines[3:5])
    assert told == "Claims: 10 agreed to, 1 corrected, 1 missed by the report, 1 rejected, 1 not decided."
    for line in (
        "Figures before after change",
        "▲ anonymous other claims 2 3 +1",
        "◆ anonymous official claims 2 1 -1",
        "Claims corrected 1",
        "was ◆ anonymous official: police",
        "JR, 2026-11-22T09:30:00Z: Not the police.",
        "Claims that the report had missed 1",
        "Claims rejected 1",
        "JR, 2026-11-22T09:30:00Z: A headline.",
    ):
        assert line in lines, line


def test_the_report_as_decided(story: Path, jr: Path, tmp_path: Path) -> None:
    out = tmp_path / "reviewed.json"
    result = run("review", "apply", story, jr, "--format", "json", "--output", out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    contents = json.loads(out.read_text(encoding="utf-8"))
    Draft202012Validator(schema()).validate(contents)
    assert contents["review"]["counts"] == {
        "agree": 10,
        "correct": 1,
        "missed": 1,
        "reject": 1,
        "undecided": 1,
        "lost": 0,
    }
    decided = contents["claims"][0]
    assert (decided["verdict"], decided["decided"]["before"]["verdict"]) == ("anonymous_other", "anonymous_official")
    assert decided["decided"]["rulings"][0]["by"] == "JR"
    again = run("review", "apply", out, jr, "--format", "json").stdout
    assert again == out.read_text(encoding="utf-8")
    assert run("compare", story, out).exit_code == 0


@pytest.mark.parametrize("form", ["csv", "markdown", "webannotation", "jsonl"])
def test_every_form_takes_what_was_decided(story: Path, jr: Path, form: str) -> None:
    result = run("review", "apply", story, jr, "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "harmonicas" in result.stdout
    assert "Man held after break-in" not in [line.split(",")[0] for line in result.stdout.splitlines()]
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))
        assert [row["decision"] for row in rows].count("agree") == 10
        assert (rows[0]["decision"], rows[0]["decided_by"], rows[0]["verdict_before"]) == (
            "correct",
            "JR",
            "anonymous_official",
        )
        assert rows[-1]["decision"] == rows[-1]["decided_by"] == ""
    if form == "markdown":
        assert "\nReviewed by JR. Claims: 10 agreed to, 1 corrected, " in result.stdout


def test_tables_to_a_folder(story: Path, jr: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert run("review", "apply", story, jr, "--format", "csv", "--output", folder).exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["articles.csv", "claims.csv", "sources.csv"]


def test_people_who_decide_differently(story: Path, jr: Path, ab: Path, report: Report, tmp_path: Path) -> None:
    out = tmp_path / "reviewed.json"
    result = run("review", "apply", story, jr, ab, "--format", "json", "--output", out)
    assert (result.exit_code, result.stdout) == (3, "")
    first, second = report.claims[:2]
    assert result.stderr.splitlines() == [
        f"attrib: {first.id} “{first.content[0].text}”: JR rejected; AB unattributed",
        f"attrib: {second.id} “A 29-year-old man was arrested early Sunday after he became…”: "
        "JR anonymous other (police); AB anonymous official (police)",
        "attrib: people decided differently, so nothing is written; --prefer AB lets the decisions of AB stand",
    ]
    assert not out.exists()
    for initials, kept in (("JR", 13), ("AB", 14)):
        result = run("review", "apply", story, ab, jr, "--prefer", initials, "--format", "json")
        assert (result.exit_code, result.stderr) == (0, "")
        assert len(json.loads(result.stdout)["claims"]) == kept


def test_nobody_is_preferred_who_decided_nothing(story: Path, jr: Path, ab: Path) -> None:
    result = run("review", "apply", story, jr, ab, "--prefer", "ZZ")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "attrib: --prefer ZZ: decided nothing here; those who did are AB, JR\n"


def test_a_conflict_names_the_sources(tmp_path: Path, story: Path, report: Report) -> None:
    named = next(source for source in report.sources if source.id != report.claims[1].source_id)
    given = decide(report, report.claims[1], "correct", source_id=named.id, source=None)
    other = decide(report, report.claims[1], by="AB")
    paths = [saved(tmp_path / f"{each.by}.json", review_of(report, each)) for each in (given, other)]
    result = run("review", "apply", story, *paths)
    assert result.exit_code == 3
    assert f"JR anonymous official ({named.name or named.description})" in result.stderr


def test_many_conflicts_are_cut(tmp_path: Path) -> None:
    text = "".join(f"The mayor said that bridge {number} would close.\n\n" for number in range(30))
    report = analyze(text)
    story = tmp_path / "story.json"
    story.write_text(to_json(report), encoding="utf-8")
    jr = saved(tmp_path / "jr.json", agreed(report))
    ab = saved(
        tmp_path / "ab.json", review_of(report, *(decide(report, each, "reject", by="AB") for each in report.claims))
    )
    lines = run("review", "apply", story, jr, ab).stderr.splitlines()
    assert len(lines) == 22
    assert lines[20] == f"attrib: and {len(report.claims) - 20} more like these"


def test_decisions_on_another_article(story: Path, jr: Path, tmp_path: Path) -> None:
    other = analyze("The talks had failed, a senior official said. Nobody knew why.")
    path = saved(tmp_path / "other.json", agreed(other))
    alone = run("review", "apply", story, path)
    reason = f"attrib: {path}: about another article: none of its decisions has its claim in this report\n"
    assert (alone.exit_code, alone.stdout, alone.stderr) == (3, "", reason)
    both = run("review", "apply", story, path, jr)
    assert (both.exit_code, both.stderr) == (3, reason)
    assert both.stdout == run("review", "apply", story, jr).stdout


def test_decisions_on_an_earlier_version(jr: Path, tmp_path: Path) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    edited, story = tmp_path / "edited.txt", tmp_path / "edited.json"
    edited.write_text(f"{text.replace('50 minutes', 'an hour')}\nUpdated at noon.", encoding="utf-8")
    run("analyze", edited, "--format", "json", "--output", story)
    result = run("review", "apply", story, jr)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Decisions that lost their claim  1\n" in result.stdout
    assert "Firefighters needed 50 minutes to free him." in result.stdout


def test_a_report_without_the_text(jr: Path, tmp_path: Path) -> None:
    story = tmp_path / "bare.json"
    run("analyze", ARTICLE, "--format", "json", "--no-text", "--output", story)
    result = run("review", "apply", story, jr)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 missed by the report" in " ".join(result.stdout.split())
    reviewed = run("review", "apply", story, jr, "--format", "json", "--output", tmp_path / "reviewed.json")
    assert reviewed.exit_code == 0
    gold = run("review", "gold", tmp_path / "reviewed.json")
    assert (gold.exit_code, gold.stdout) == (3, "")
    assert gold.stderr == f"attrib: {tmp_path}/reviewed.json: made without the article's text, which gold needs\n"


DEEP = b'{"schema": "attrib.review/1", "decisions": ' + b"[" * 100_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"not json", "not JSON (JSON is malformed: invalid character (byte "),
        (b"\x00\xff", "not JSON ("),
        (DEEP, "not JSON: nested too deeply"),
        (b'{"schema": "attrib.comparison/1"}', "attrib.comparison/1, not attrib.review/1"),
        (b'{"schema": "attrib.review/1"}', "not attrib.review/1: the whole: “article” is missing"),
        (b'{"schema": "attrib.review/2\\n\\u001b[31m"}', "attrib.review/2 ␛[31m, not attrib.review/1"),
        (b" " * 50_000_000, "larger than 20 MB"),
    ],
    ids=["empty", "text", "bytes", "deep", "other", "part", "escapes", "large"],
)
def test_files_that_are_no_decisions(story: Path, jr: Path, tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(data if data.strip() or not data else data[:-1] + b"x")
    for command in (("apply", story, path), ("merge", path, jr)):
        result = run("review", *command)
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith(f"attrib: {path}: {reason}")
        assert result.stderr.count("\n") == 1
        assert "\x1b" not in result.stderr


def test_reports_that_are_none(story: Path, jr: Path, tmp_path: Path) -> None:
    for name, reason in (
        (ARTICLE, "not a report; attrib analyze --format json writes one"),
        (jr, "attrib.review/1, not attrib.report/1"),
        (tmp_path / "missing", "no such file"),
        (tmp_path, "a directory, not a file"),
    ):
        result = run("review", "apply", name, jr)
        assert (result.exit_code, result.stdout, result.stderr) == (3, "", f"attrib: {name}: {reason}\n")
        result = run("review", "gold", name)
        assert (result.exit_code, result.stdout, result.stderr) == (3, "", f"attrib: {name}: {reason}\n")


def test_nothing_is_written_over_what_is_read(story: Path, jr: Path, ab: Path) -> None:
    before = {path: path.read_bytes() for path in (story, jr, ab)}
    for command in (
        ("apply", story, jr, "--output", story),
        ("apply", story, jr, "--format", "json", "--output", jr),
        ("merge", jr, ab, "--output", ab),
        ("gold", story, "--output", story),
    ):
        result = run("review", *command)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "is an input, and stays as it is" in result.stderr
    assert before == {path: path.read_bytes() for path in before}


def test_what_was_written_stays_where_nothing_can_be_applied(story: Path, jr: Path, ab: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("earlier", encoding="utf-8")
    assert run("review", "apply", story, jr, ab, "--output", out).exit_code == 3
    assert run("review", "apply", story, tmp_path / "missing", "--output", out).exit_code == 3
    assert run("review", "merge", jr, tmp_path / "missing", "--output", out).exit_code == 3
    assert run("review", "gold", story, "--output", out).exit_code == 3
    assert out.read_text(encoding="utf-8") == "earlier"


def test_wrong_usage(story: Path, jr: Path) -> None:
    for command in (
        ("apply", story),
        ("apply", "-", "-"),
        ("apply", story, jr, "--table", "claims"),
        ("merge", jr),
        ("merge", "-", "-"),
        ("gold",),
        ("gold", "-", "-"),
        ("undo", story),
    ):
        result = run("review", *command)
        assert (result.exit_code, result.stdout) == (2, ""), command
        assert result.stderr.count("\n") == 1


def test_standard_input(story: Path, jr: Path) -> None:
    expected = run("review", "apply", story, jr).stdout
    assert run("review", "apply", story, "-", stdin=jr.read_bytes()).stdout == expected
    assert run("review", "apply", "-", jr, stdin=story.read_bytes()).stdout == expected


@pytest.mark.parametrize("width", [40, 80])
def test_hostile_text_is_shown_inert(tmp_path: Path, width: int) -> None:
    story = tmp_path / "story.json"
    run("analyze", EXAMPLES / "machine-mangled.txt", "--format", "json", "--output", story)
    report = read_reviewed(story.read_bytes())
    evil = "\x1b[31m\u202e\r\nJR\t"
    first, *others = report.claims
    corrected = [decide(report, claim, "correct", verdict="named", note=evil, by=evil) for claim in others]
    rejected = decide(report, first, "reject", note=evil, by=evil)
    gone = replace(
        rejected,
        decision="agree",
        verdict="named",
        claim=evil,
        content=(replace(rejected.content[0], start=3, end=8, exact=evil[:5]),),
    )
    jr = saved(tmp_path / "jr.json", review_of(report, rejected, gone, *corrected))
    ab = saved(tmp_path / "ab.json", agreed(report, by="AB"))
    for command in (("apply", story, jr), ("merge", jr, ab)):
        result = run("review", *command, "--width", width)
        assert (result.exit_code, result.stderr) == (0, ""), result.stderr
        assert_inert(result.stdout, width)


def test_every_line_fits(story: Path, jr: Path, ab: Path) -> None:
    for width in (40, 60, 100):
        for command in (("apply", story, jr), ("merge", jr, ab)):
            lines = run("review", *command, "--width", width).stdout.splitlines()
            assert all(cell_len(line) <= width and line == line.rstrip() for line in lines)


# --- merge -------------------------------------------------------------------------------------------------


def test_agreement_in_the_terminal(jr: Path, ab: Path) -> None:
    result = run("review", "merge", jr, ab)
    assert (result.exit_code, result.stderr) == (0, "")
    flat = " ".join(result.stdout.split())
    assert "Of 12 claims that both decided, the same verdict on 10 (83.3%, Cohen's kappa 0.76)" in flat
    assert "Where they differ 2" in flat
    assert "first ▲ anonymous other: police JR, 2026-11-22T09:30:00Z: Not the police." in flat
    assert "second ◆ anonymous official: police AB, 2026-11-23T09:30:00Z" in flat
    assert f"{jr} · JR · 13 claims decided, 1 alone".replace(" ", "") in flat.replace(" ", "")


def test_agreement_as_json_and_the_joint_file(story: Path, jr: Path, ab: Path, tmp_path: Path) -> None:
    out = tmp_path / "both.json"
    result = run("review", "merge", jr, ab, "--format", "json", "--output", out)
    assert (result.exit_code, result.stderr) == (0, "")
    Draft202012Validator(schema(Agreement)).validate(json.loads(result.stdout))
    found = msgspec.json.decode(result.stdout, type=Agreement)
    assert (found.both, found.same_verdict, found.same_source) == (12, 10, 10)
    joint = json.loads(out.read_text(encoding="utf-8"))
    Draft202012Validator(schema(Review)).validate(joint)
    assert len(joint["decisions"]) == 13 + 13
    for options in ((), ("--prefer", "AB")):
        apart, together = (run("review", "apply", story, *files, *options) for files in ((jr, ab), (out,)))
        assert (apart.exit_code, apart.stdout) == (together.exit_code, together.stdout)


def test_nothing_to_compare(jr: Path, report: Report, tmp_path: Path) -> None:
    none = saved(tmp_path / "none.json", review_of(report))
    result = run("review", "merge", jr, none)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Cohen's kappa is undefined: there is no claim that both decided.\n" in result.stdout
    other = saved(tmp_path / "other.json", agreed(analyze("The talks had failed, a senior official said.")))
    result = run("review", "merge", jr, other)
    assert (result.exit_code, result.stdout, result.stderr) == (
        3,
        "",
        f"attrib: {other}: about another text than {jr}\n",
    )


# --- gold --------------------------------------------------------------------------------------------------


def test_gold_of_what_all_agree_to_scores_a_hundred(story: Path, ab: Path, tmp_path: Path) -> None:
    reviewed, gold = tmp_path / "reviewed.json", tmp_path / "gold.jsonl"
    run("review", "apply", story, ab, "--format", "json", "--output", reviewed)
    result = run("review", "gold", reviewed, "--output", gold)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    scored = run("evaluate", gold, "--format", "json")
    assert (scored.exit_code, scored.stderr) == (0, "")
    figures = json.loads(scored.stdout)["figures"]
    assert figures["sourced"] == {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert figures["verdict_accuracy_when_found"] == 100.0


def test_partly_reviewed_articles_are_named_and_left_out(story: Path, jr: Path, ab: Path, tmp_path: Path) -> None:
    partly, whole = tmp_path / "partly.json", tmp_path / "whole.json"
    run("review", "apply", story, jr, "--format", "json", "--output", partly)
    run("review", "apply", story, ab, "--format", "json", "--output", whole)
    result = run("review", "gold", partly, whole, story)
    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        f"attrib: {partly}: 1 of 13 claims not decided, so left out; --partial takes the others",
        f"attrib: {story}: not reviewed; attrib review apply applies decisions to it",
    ]
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["id"] == str(ARTICLE)
    taken = run("review", "gold", partly, whole, "--partial")
    assert (taken.exit_code, taken.stderr) == (0, "")
    first, _ = taken.stdout.splitlines()
    labels = [each["label"] for each in json.loads(first)["attributions"]]
    assert labels.count("anonymous_other") == 3


# --- the contract ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["review", "agreement"])
def test_schemas(form: str) -> None:
    result = run("schema", form)
    assert (result.exit_code, result.stderr) == (0, "")
    contents = json.loads(result.stdout)
    assert contents["title"] == f"attrib.{form}/1"
    Draft202012Validator.check_schema(contents)


def test_help_says_how_kappa_is_made() -> None:
    help_text = run("review", "merge", "--help").stdout
    assert "(p_o - p_e) / (1 - p_e)" in help_text
    assert re.search(r"Cohen's kappa \(1960\)", help_text)


def test_a_broken_pipe_is_quiet(story: Path, jr: Path) -> None:
    assert finished("review", "apply", story, jr)[::2] == (0, "")
