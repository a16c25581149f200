"""Many articles on all cores: the same bytes in the same order, whatever one of them does."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from test_cli import LAST_RESORT, run, started

from attrib.cli import cores, inputs
from attrib.cli.reading import Found, InputError
from attrib.pool import ENDED, Lost, Pool
from attrib.report.model import Report
from attrib.rules import RuleSet

STORY = "“It was so,” said Jane Roe of group {n}. Officials denied that bridge {n} had closed.\n"


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of stories, one of which cannot be read."""
    monkeypatch.setattr(cores, "FEWEST", 5)
    monkeypatch.setattr(cores, "AT_ONCE", 3)
    folder = tmp_path / "stories"
    folder.mkdir()
    for n in range(20):
        (folder / f"{n:02}.txt").write_text(STORY.format(n=n))
    (folder / "07.txt").write_bytes(b"")
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ("analyze", "--format", "jsonl"),
        ("analyze", "--format", "json", "--fail-over", "10"),
        ("analyze", "--format", "csv"),
        ("analyze", "--format", "terminal"),
        ("check", "--house", "ap", "--format", "json"),
        ("check", "--house", "ap,nyt", "--format", "sarif"),
    ],
    ids=" ".join,
)
def test_several_processes_write_what_one_writes(stories: Path, command: tuple[str, ...]) -> None:
    one, two = (run(*command, stories, "--jobs", jobs) for jobs in ("1", "2"))
    assert (two.exit_code, two.stdout, two.stderr) == (one.exit_code, one.stdout, one.stderr)
    assert "07.txt: empty" in one.stderr


def test_several_processes_make_the_parquet_files_that_one_makes(stories: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (stories / "03.txt").write_text("Der Bürgermeister sagte, die Brücke sei zu. " * 20)
    table = stories / "dump.jsonl"
    table.write_text("".join(json.dumps({"id": n, "text": STORY.format(n=n)}) + "\n" for n in range(20)))
    made = {}
    for jobs in ("1", "2"):
        folder = stories.parent / jobs
        done = run("analyze", stories, "--format", "parquet", "--output", folder, "--jobs", jobs, "--fail-over", "40")
        rows = {path.name: parquet.read_table(path).to_pylist() for path in folder.iterdir()}
        made[jobs] = (done.exit_code, done.stderr.replace(str(folder), ""), rows)
    assert made["1"] == made["2"]
    assert len(made["1"][2]) == 20, "none of the file that is empty"
    assert made["1"][2]["03.txt.parquet"][0]["article"]["language"] == "other"
    assert len(made["1"][2]["dump.jsonl.parquet"]) == 20
    again = run("analyze", table, "--format", "parquet", "--output", stories.parent / "1", "--jobs", "2")
    assert "1 of 1 made before" in again.stderr


@pytest.fixture
def gold(stories: Path) -> Path:
    """Give twenty annotated articles, with errors in every second label."""
    lines = [
        {
            "id": f"a{n}",
            "text": STORY.format(n=n),
            "attributions": [{"content": [[0, 14]], "label": "AO" if n % 2 else "NP"}],
        }
        for n in range(20)
    ]
    path = stories.parent / "gold.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in lines))
    return path


@pytest.mark.parametrize("form", ["json", "terminal"])
def test_several_processes_score_as_one_does(gold: Path, form: str) -> None:
    one, two = (run("evaluate", gold, "--errors", "--format", form, "--jobs", jobs) for jobs in ("1", "2"))
    assert (two.exit_code, two.stdout, two.stderr) == (one.exit_code, one.stdout, one.stderr) == (0, one.stdout, "")
    assert "20" in one.stdout


def test_an_article_that_cannot_be_analysed_is_told_and_left_out_of_the_score(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report_on = inputs.report_on

    def failing(found: Found, rules: RuleSet) -> Report:
        if found.reading.path == "a3":
            raise InputError("a3: took longer than 300 seconds")
        return report_on(found, rules)

    monkeypatch.setattr(inputs, "report_on", failing)
    done = run("evaluate", gold, "--format", "json", "--jobs", "1")
    assert (done.exit_code, done.stderr) == (3, "attrib: a3: took longer than 300 seconds\n")
    assert json.loads(done.stdout)["figures"]["articles"] == 19


def test_the_articles_of_one_file_go_to_all_processes(stories: Path) -> None:
    table = stories.parent / "dump.jsonl"
    table.write_text("".join(json.dumps({"id": n, "text": STORY.format(n=n)}) + "\n" for n in range(20)))
    one, two = (run("analyze", table, "--format", "jsonl", "--jobs", jobs).stdout for jobs in ("1", "2"))
    assert one == two
    assert one.count("\n") == 20


def test_halves_of_characters_come_back(stories: Path) -> None:
    for n in range(20):
        (stories / f"{n:02}.json").write_text(json.dumps({"text": STORY.format(n=n) + "\ud800"}))
    one, two = (run("analyze", stories, "--format", "jsonl", "--jobs", jobs).stdout for jobs in ("1", "2"))
    assert one == two


def test_few_articles_start_no_process(stories: Path, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr("attrib.pool.ProcessPoolExecutor", never)
    few = sorted(stories.iterdir())[:4]
    assert run("analyze", *few, "--format", "jsonl", "--jobs", "2").exit_code == 0
    tables = ("--format", "parquet", "--output", stories.parent / "tables")
    for command in (("analyze", stories, "--format", "jsonl"), ("analyze", stories, *tables), ("evaluate", gold)):
        assert isinstance(run(*command, "--jobs", "2").exception, AssertionError)


@pytest.mark.parametrize(
    ("change", "told"), [("# changed\n", "has changed while it was used"), (None, "cannot be read")]
)
def test_rules_that_change_on_the_way_are_told(
    stories: Path, monkeypatch: pytest.MonkeyPatch, change: str | None, told: str
) -> None:
    own = stories.parent / "own.toml"
    own.write_text('name = "own"\nversion = "1"\ndescription = "Ours."\nextends = "newsroom"\n')
    load = inputs.rule_set

    def changing(name: str) -> RuleSet:
        rules = load(name)
        own.unlink() if change is None else own.write_text(own.read_text() + change)
        return rules

    monkeypatch.setattr(inputs, "rule_set", changing)
    done = run("analyze", stories, "--rules", own, "--format", "jsonl", "--jobs", "2")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert told in done.stderr


# ---------------------------------------------------------------------- a task that ends or holds its process


def doing() -> Callable[[int], int]:
    return do


def do(number: int) -> int:
    if number == 5:
        os._exit(9)
    while number == 8:
        pass
    return 2 * number


def refusing() -> Callable[[int], int]:
    raise ValueError("not ready")


def test_of_all_under_way_only_the_culprits_are_lost() -> None:
    pool: Pool[int, int] = Pool(2, doing, seconds=2)
    try:
        done = [made for _, several in pool.done([[n, n + 1, n + 2] for n in range(0, 12, 3)]) for made in several]
    finally:
        pool.stop()
    lost = {5: Lost(ENDED), 8: Lost("took longer than 2 seconds")}
    assert done == [lost.get(n, 2 * n) for n in range(12)]


def test_a_process_that_cannot_be_made_ready_says_why() -> None:
    pool: Pool[int, int] = Pool(1, refusing)
    try:
        with pytest.raises(ValueError, match="not ready"):
            list(pool.done([[1]]))
    finally:
        pool.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_ends_all_processes(tmp_path: Path, number: signal.Signals, status: int) -> None:
    for n in range(2_000):
        (tmp_path / f"{n}.txt").write_text(STORY.format(n=n) * 20)
    process = started("analyze", tmp_path, "--format", "jsonl", "--jobs", "2", start_new_session=True)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(number)
    process.communicate(timeout=LAST_RESORT)
    assert process.returncode == status
    for _ in range(1_000):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    raise AssertionError("a process is left")
