"""`attrib evaluate`: exit statuses, standard output and standard error, each on its own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
from golden import EXAMPLES
from test_cli import run
from test_gold_reading import OFFICIALS, ROE, brat, row, written

import attrib
from attrib.evaluation import Evaluation

ANNOTATED = [EXAMPLES / "crime-brief.ann", EXAMPLES / "ferry-contract.ann"]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return written(tmp_path / "gold.jsonl", row(ROE, OFFICIALS))


def test_the_figures_in_the_terminal(gold: Path) -> None:
    result = run("evaluate", gold)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 article · 2 attributions in the gold · 2 found" in result.stdout
    assert re.search(r"^found +by half of their content +100\.0 +100\.0 +100\.0$", result.stdout, re.MULTILINE)
    assert re.search(r"^● named +1 in the gold +100\.0 +100\.0 +100\.0$", result.stdout, re.MULTILINE)
    assert re.search(r"^◆ anonymous official +0 +1 +0 +0 +0$", result.stdout, re.MULTILINE)
    assert "\x1b" not in result.stdout


@pytest.fixture
def graded(tmp_path: Path) -> Path:
    """Give gold of a claim on strong evidence and one on fair evidence."""
    text = "“It is safe,” Jane Roe said.\n\nTom Field criticized the plan for a new bridge.\n"
    field = {"source": [[30, 39]], "cue": [[40, 50]], "content": [[51, 76]], "label": "NP"}
    return written(tmp_path / "graded.jsonl", row(ROE, field, text=text))


def test_the_figures_on_evidence_in_the_terminal(graded: Path) -> None:
    shown = run("evaluate", graded).stdout
    assert re.search(r"^Evidence +claims +found +sourced$", shown, re.MULTILINE)
    assert re.search(r"^strong .* 1 +100\.0 +100\.0$", shown, re.MULTILINE)
    assert re.search(r"^fair .* 1 +100\.0 +100\.0$", shown, re.MULTILINE)
    assert re.search(r"^weak .* 0$", shown, re.MULTILINE), "no share of no claims"


def test_the_figures_on_sources_and_stances_in_the_terminal(tmp_path: Path) -> None:
    known = {**ROE, "who": "Jane Roe", "stance": "denies"}
    path = written(tmp_path / "gold.jsonl", row(known, {**OFFICIALS, "who": "Officials"}))
    shown = run("evaluate", path).stdout
    assert re.search(r"^unnamed +resting on unnamed sources +100\.0 +100\.0 +100\.0$", shown, re.MULTILINE)
    assert re.search(r"^voices +one voice's claims together +100\.0 +100\.0 +100\.0$", shown, re.MULTILINE)
    assert re.search(r"^whom +right, of 1 named sources? +100\.0$", shown, re.MULTILINE)
    assert re.search(r"^denies +1 in the gold +0\.0 +0\.0 +0\.0$", shown, re.MULTILINE)
    narrow = run("evaluate", path, "--width", "40").stdout
    assert all(len(line) <= 40 for line in narrow.splitlines())
    assert re.search(r"^whom +100\.0$", narrow, re.MULTILINE)
    earlier = tmp_path / "before.json"
    run("evaluate", path, "--format", "json", "--output", earlier)
    compared = run("evaluate", path, "--baseline", earlier).stdout
    assert re.search(r"^whom .* 100\.0 +—$", compared, re.MULTILINE)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_line_fits(width: int) -> None:
    result = run("evaluate", *ANNOTATED, "--errors", "--width", width)
    assert result.exit_code == 0
    assert all(len(line) <= width for line in result.stdout.splitlines())


def test_no_colour_carries_a_meaning_of_its_own(gold: Path) -> None:
    coloured = run("evaluate", gold, "--color", "--errors").stdout
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == run("evaluate", gold, "--errors").stdout


def test_without_labels_nothing_is_said_of_verdicts(tmp_path: Path) -> None:
    result = run("evaluate", written(tmp_path / "gold.jsonl", row({**ROE, "label": None})))
    assert "found" in result.stdout
    assert "Verdicts" not in result.stdout
    assert "Given" not in result.stdout


def test_json(gold: Path) -> None:
    result = run("evaluate", gold, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    evaluation = msgspec.json.decode(result.stdout, type=Evaluation)
    assert evaluation.causes == ()
    assert evaluation.figures == attrib.evaluate(gold).figures
    assert set(json.loads(result.stdout)) == {"schema", "tool", "rules", "figures", "causes"}


def test_errors_in_json() -> None:
    result = run("evaluate", *ANNOTATED, "--rules", "strict", "--format", "json", "--errors", "--examples", "1")
    causes = json.loads(result.stdout)["causes"]
    assert causes
    assert all(len(each["examples"]) == 1 for each in causes)
    assert any(each["count"] > 1 for each in causes)


def test_errors_by_cause(tmp_path: Path) -> None:
    text = "Jane Roe mulled a longer bridge. Officials in the town kvetched that it was old.\n"
    missed = [
        {"source": [[0, 8]], "cue": [[9, 15]], "content": [[16, 31]]},
        {"source": [[33, 42]], "cue": [[55, 63]], "content": [[64, 79]]},
    ]
    path = written(tmp_path / "gold.jsonl", row(*missed, text=text))
    shown = run("evaluate", path, "--errors").stdout
    assert "Missed  2\n    2  a cue that the rule set does not have\n       mull 1, kvetch 1\n" in shown
    assert "gold   Jane Roe | mulled | a longer bridge" in shown
    one = run("evaluate", path, "--errors", "--examples", "1").stdout
    assert "Jane Roe |" in one
    assert "Officials |" not in one
    assert "Jane Roe |" not in run("evaluate", path, "--errors", "--examples", "0").stdout


def test_a_wrong_verdict_names_the_rule_that_decided(tmp_path: Path) -> None:
    said = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 25]], "label": "AX"}
    path = written(tmp_path / "gold.jsonl", row(said, text="The mayor said it was old.\n"))
    result = run("evaluate", path, "--errors", "--width", "120")
    assert re.search(
        r"1  ▲ anonymous other, given as ◆ anonymous official: official/role$", result.stdout, re.MULTILINE
    )


def test_several_are_taken_together(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "brat").mkdir()
    brat(tmp_path / "brat", "T1\tContent 0 13\t“It is safe,”\n")
    result = run("evaluate", gold, tmp_path / "brat", "-", stdin=json.dumps(row()).encode())
    assert (result.exit_code, result.stderr) == (0, "")
    assert "3 articles · 3 attributions in the gold" in result.stdout


def test_rules(gold: Path, tmp_path: Path) -> None:
    assert "Rule set strict" in run("evaluate", gold, "--rules", "strict").stdout
    broken = tmp_path / "broken.toml"
    broken.write_text('name = "broken"\nnonsense = 1\n')
    result = run("evaluate", gold, "--rules", broken)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"attrib: {broken}:")
    assert result.stderr.count("\n") == 1


def test_gold_that_cannot_be_read(tmp_path: Path) -> None:
    result = run("evaluate", tmp_path / "none.jsonl")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"attrib: {tmp_path}/none.jsonl: no such file or folder\n"


def test_what_cannot_be_read_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    path = written(tmp_path / "gold.jsonl", row(ROE), row({**ROE, "content": [[0, 999]]}))
    result = run("evaluate", path)
    assert result.exit_code == 3
    assert result.stderr == (
        f"attrib: {path}:2: article bridge: content of attribution 1: "
        "0 to 999 lies outside the text, which has 75 characters\n"
    )
    assert "1 article ·" in result.stdout


def test_many_faults_are_told_in_few_lines(tmp_path: Path) -> None:
    path = written(tmp_path / "gold.jsonl", *({"id": "a"} for _ in range(300)))
    result = run("evaluate", path)
    assert (result.exit_code, result.stdout) == (3, "")
    lines = result.stderr.splitlines()
    assert len(lines) == 11
    assert lines[-1] == f"attrib: {path}: and 290 more like these"


@pytest.mark.parametrize("data", [b"Officials said so.\n" * 300, bytes(range(256)) * 30])
def test_what_is_no_gold_is_told_once(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    result = run("evaluate", path)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        f"attrib: {path}: not gold: neither JSON lines (on each line an object) nor brat standoff (.ann)\n"
    )


def test_an_article_whose_annotation_is_beside_it() -> None:
    result = run("evaluate", EXAMPLES / "crime-brief.txt")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        f"attrib: {EXAMPLES}/crime-brief.txt: an article; its annotation is {EXAMPLES}/crime-brief.ann\n"
    )


def test_of_a_folder_the_annotated_texts_are_scored(tmp_path: Path) -> None:
    brat(tmp_path, "T1\tContent 0 13\t“It is safe,”\n")
    (tmp_path / "reports").mkdir()
    for name in ("plain.txt", "reports/bridge.txt"):
        (tmp_path / name).write_text("Officials said so.\n")
    result = run("evaluate", tmp_path)
    assert result.exit_code == 0
    assert result.stderr == f"attrib: note: {tmp_path}: 2 texts without an annotation (.ann) left out\n"
    assert "1 article ·" in result.stdout


def test_a_note_is_no_failure(tmp_path: Path) -> None:
    brat(tmp_path, "T1\tContent 0 13\t“It is safe,”\nT2\tPlace 0 13\t“It is safe,”\n")
    result = run("evaluate", tmp_path)
    assert result.exit_code == 0
    assert result.stderr == (
        f"attrib: note: {tmp_path}: annotations that belong to no attribution were left out: 1 Place\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-", "-"], '"-" can be read only once'),
        (["gold", "--examples", "3"], "--examples goes with --errors"),
        (["gold", "--baseline", "old.json", "--format", "json"], "--baseline is for the terminal"),
    ],
)
def test_wrong_usage(arguments: list[str], told: str) -> None:
    result = run("evaluate", *arguments, stdin=b"")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"attrib: {told}\n"


def test_a_baseline(tmp_path: Path) -> None:
    before = tmp_path / "before.json"
    assert run("evaluate", *ANNOTATED, "--format", "json", "--output", before).exit_code == 0
    same = run("evaluate", *ANNOTATED, "--baseline", before)
    assert (same.exit_code, same.stderr) == (0, "")
    assert re.search(r"^found .* —$", same.stdout, re.MULTILINE)
    strict = run("evaluate", *ANNOTATED, "--baseline", before, "--rules", "strict")
    assert re.search(r"^found .* —$", strict.stdout, re.MULTILINE)
    assert re.search(r"^● named .* -\d+\.\d$", strict.stdout, re.MULTILINE)
    other = run("evaluate", ANNOTATED[0], "--baseline", before)
    assert other.exit_code == 0
    assert other.stderr == f"attrib: note: {before} was made with other gold: 38 attributions in 2 articles\n"


def test_a_baseline_of_evidence(graded: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.json"
    assert run("evaluate", graded, "--format", "json", "--output", before).exit_code == 0
    contents = json.loads(before.read_text(encoding="utf-8"))
    assert contents["figures"]["evidence"]["strong"] == {"n": 1, "found": 100.0, "sourced": 100.0}
    contents["figures"]["evidence"]["strong"]["sourced"] = 87.5
    before.write_text(json.dumps(contents), encoding="utf-8")
    now = run("evaluate", graded, "--baseline", before).stdout
    assert re.search(r"^strong .* 100\.0 +\+12\.5$", now, re.MULTILINE)
    assert re.search(r"^fair .* 100\.0 +—$", now, re.MULTILINE)
    del contents["figures"]["evidence"]
    before.write_text(json.dumps(contents), encoding="utf-8")
    without = run("evaluate", graded, "--baseline", before)
    assert (without.exit_code, without.stderr) == (0, "")
    assert re.search(r"^strong .* 100\.0$", without.stdout, re.MULTILINE)


def test_a_baseline_that_is_none(gold: Path, tmp_path: Path) -> None:
    missing = run("evaluate", gold, "--baseline", tmp_path / "none.json")
    assert (missing.exit_code, missing.stdout) == (3, "")
    assert missing.stderr == f"attrib: {tmp_path}/none.json: cannot be read (No such file or directory)\n"
    wrong = run("evaluate", gold, "--baseline", gold)
    assert (wrong.exit_code, wrong.stdout) == (3, "")
    assert wrong.stderr == f"attrib: {gold}: not an evaluation as attrib evaluate --format json writes it\n"


def test_text_that_would_act_on_a_terminal(tmp_path: Path) -> None:
    text = "Jane \x1b[31mRoe\x1b[0m kvetched that it was old.\n"
    missed = {"source": [[0, 17]], "cue": [[18, 26]], "content": [[27, 42]]}
    result = run("evaluate", written(tmp_path / "gold.jsonl", row(missed, text=text)), "--errors")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout


def test_neither_gold_nor_a_baseline_is_overwritten(tmp_path: Path, gold: Path) -> None:
    before = tmp_path / "before.json"
    assert run("evaluate", gold, "--format", "json", "--output", before).exit_code == 0
    for destination in (gold, before):
        kept = destination.read_bytes()
        result = run("evaluate", gold, "--baseline", before, "--output", destination)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{destination}: is an input" in result.stderr
        assert destination.read_bytes() == kept


@pytest.mark.parametrize("named", ["", "bridge.ann"])
@pytest.mark.parametrize("ending", ["ann", "txt"])
def test_nor_is_brat_standoff(tmp_path: Path, named: str, ending: str) -> None:
    brat(tmp_path, "T1\tContent 0 13\t“It is safe,”\n")
    destination = tmp_path / f"bridge.{ending}"
    kept = destination.read_bytes()
    result = run("evaluate", tmp_path / named, "--output", destination)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{destination}: is an input" in result.stderr
    assert destination.read_bytes() == kept


def test_that_there_are_no_errors_is_said(tmp_path: Path, gold: Path) -> None:
    result = run("evaluate", gold, "--errors")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("\nNo errors: nothing was missed, and nothing was wrong.\n")


def test_articles_of_one_id_are_noted(tmp_path: Path) -> None:
    path = written(tmp_path / "gold.jsonl", row(ROE), row(ROE))
    result = run("evaluate", path)
    assert result.exit_code == 0
    assert result.stderr == f"attrib: note: {path}: several articles have the same id, and all are scored: bridge\n"
