"""`attrib archive build`: each article once, whatever happens; what has changed is done again, and nothing else."""

from __future__ import annotations

import csv
import io
import os
import re
import signal
import sqlite3
import subprocess
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from archives import asked, corpus, held, inline, record, text
from story_packed import warc_record
from test_cli import LAST_RESORT, finished, run, started

from attrib import load_rules
from attrib.archive import building
from attrib.archive.analysing import LONGEST
from attrib.archive.building import Count, Plan, build
from attrib.archive.columns import LEFT_OUT, columns_of
from attrib.archive.metadata import Metadata, authors_of
from attrib.archive.schema import ArchiveError, open_to_write
from attrib.archive.taking import Source, Task
from attrib.archive.workers import Work, Workers
from attrib.cli.archive import progress as archive_progress
from attrib.pool import ENDED
from attrib.readers.content import USUAL
from attrib.readers.gathering import each_item
from attrib.readers.reading import Reading
from attrib.views.rows import ROWS
from attrib.views.tables import TABLES

RULES = """
name = "mine"
version = "1"
description = "A rule set of a test."
extends = "newsroom"
"""

__all__ = ["inline"]
pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(outcome: object) -> str:
    return getattr(outcome, "stderr", "")


def stories(folder: Path, numbers: range) -> Path:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(text(number), encoding="utf-8")
    return folder


@pytest.mark.usefixtures("inline")
class TestWhatIsTaken:
    def test_records_with_their_metadata(self) -> None:
        done = run("archive", "build", "a.attrib", corpus(Path("c.jsonl"), range(4)))
        assert (done.exit_code, done.stdout, told(done)) == (0, "", "attrib: 4 analysed\n")
        columns = "article, outlet, section, byline, date, more, language, error"
        assert asked(Path("a.attrib"), f"SELECT {columns} FROM articles ORDER BY key")[1] == (
            "https://example.org/1",
            "Kestrel Daily",
            "Council",
            "Ann Lee and TOM HALL, Staff Writers",
            "2020-02-02",
            '{"edition":"late"}',
            "en",
            None,
        )
        assert asked(Path("a.attrib"), "SELECT author, count(*) FROM authors GROUP BY 1") == [
            ("Ann Lee", 4),
            ("Tom Hall", 2),
        ]

    def test_figures_claims_and_sources_are_those_of_the_tables(self) -> None:
        stories(Path("s"), range(1))
        run("archive", "build", "a.attrib", "s")
        run("analyze", "s/0.txt", "--format", "csv", "--output", "tables")
        for table, counted in (("claims", "kind <> 'none'"), ("sources", "1"), ("articles", "1")):
            rows = (Path("tables") / f"{table}.csv").read_text(encoding="utf-8").splitlines()[1:]
            rows = [row for row in rows if ",unattributed,none," not in row]
            assert asked(Path("a.attrib"), f"SELECT count(*) FROM {table} WHERE {counted}") == [(len(rows),)]
        words = asked(Path("a.attrib"), "SELECT claimed_words, anonymous_official_words, claims FROM articles")
        assert words == [(27, 8, 4)]

    def test_files_folders_and_zips_are_called_by_their_path_from_the_archive_on(self) -> None:
        stories(Path("s"), range(2))
        with zipfile.ZipFile("z.zip", "w") as packed:
            packed.writestr("in/7.txt", text(7))
        Path("home").mkdir()
        run("archive", "build", "home/a.attrib", "s", "z.zip")
        run("archive", "build", "b.attrib", "s", "z.zip")
        named = [name for (name,) in asked(Path("b.attrib"), "SELECT article FROM articles ORDER BY 1")]
        assert named == ["s/0.txt", "s/1.txt", "z.zip/in/7.txt"]
        outside = [name for (name,) in asked(Path("home/a.attrib"), "SELECT article FROM articles ORDER BY 1")]
        assert outside == [str(Path.cwd() / name) for name in named]

    def test_from_another_folder_the_names_are_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stories(Path("s"), range(2))
        run("archive", "build", "a.attrib", "s")
        monkeypatch.chdir("s")
        assert told(run("archive", "build", "../a.attrib", ".")) == "attrib: 2 unchanged\n"

    def test_ids_that_are_no_addresses_belong_to_their_file(self) -> None:
        for name in ("x.jsonl", "y.jsonl"):
            corpus(Path(name), range(2), lambda each: each.update(url=each["url"][-1]))
        run("archive", "build", "a.attrib", "x.jsonl", "y.jsonl")
        named = asked(Path("a.attrib"), "SELECT article FROM articles ORDER BY 1")
        assert named == [("x.jsonl#0",), ("x.jsonl#1",), ("y.jsonl#0",), ("y.jsonl#1",)]

    def test_of_one_name_the_first_stands_and_the_other_is_told(self) -> None:
        corpus(Path("c.jsonl"), [1, 2, 1])
        assert told(run("archive", "build", "a.attrib", "c.jsonl")) == (
            "attrib: 2 analysed, 1 of the same name as one before, and left out\n"
        )
        assert "2 unchanged, 1 of the same name" in told(run("archive", "build", "a.attrib", "c.jsonl"))

    def test_a_table_of_metadata_counts_for_more_than_the_file(self) -> None:
        stories(Path("s"), range(2))
        corpus(Path("c.jsonl"), range(2))
        Path("m.csv").write_text(
            "article,section,date,mood\ns/0.txt,Sports,5 March 2018,calm\n1.txt,Arts,,\nhttps://example.org/1,World,,\n",
            encoding="utf-8",
        )
        run("archive", "build", "a.attrib", "s", "c.jsonl", "--metadata", "m.csv")
        rows = asked(Path("a.attrib"), "SELECT article, section, date, more FROM articles ORDER BY 1")
        assert rows == [
            ("https://example.org/0", "Harbour", "2019-01-01", '{"edition":"early"}'),
            ("https://example.org/1", "World", "2020-02-02", '{"edition":"late"}'),
            ("s/0.txt", "Sports", "2018-03-05", '{"mood":"calm"}'),
            ("s/1.txt", "Arts", None, None),
        ]

    def test_a_table_of_metadata_tells_analyze_the_same(self) -> None:
        stories(Path("s"), range(2))
        corpus(Path("c.jsonl"), range(2))
        Path("m.csv").write_text(
            "article,section,date\ns/0.txt,Sports,5 March 2018\n1.txt,Arts,\nhttps://example.org/1,World,\n"
            "c.jsonl#1,First,\n",
            encoding="utf-8",
        )
        printed = run("analyze", "s", "c.jsonl", "--metadata", "m.csv", "--format", "csv", "--table", "articles").stdout
        rows = [(row["article"], row["section"], row["date"]) for row in csv.DictReader(io.StringIO(printed))]
        assert rows == [
            ("s/0.txt", "Sports", "2018-03-05"),
            ("s/1.txt", "Arts", ""),
            ("c.jsonl#1", "First", "2019-01-01"),
            ("c.jsonl#2", "World", "2020-02-02"),
        ]
        broken = run("analyze", "s", "--metadata", "c.jsonl")
        assert (broken.exit_code, broken.stderr.count("\n")) == (2, 1)
        assert "its first column is not “article”" in broken.stderr

    def test_named_columns(self) -> None:
        Path("c.csv").write_text(f'nr,prose,paper\n5,"{text(5)}",Kestrel\n', encoding="utf-8")
        run("archive", "build", "a.attrib", "c.csv", "--columns", "text=prose,id=nr,outlet=paper")
        assert asked(Path("a.attrib"), "SELECT article, outlet, error FROM articles") == [("c.csv#5", "Kestrel", None)]

    def test_a_field_longer_than_csv_allows_by_itself(self) -> None:
        Path("c.csv").write_text(f'text\n"{text(1) * 1500}"\n', encoding="utf-8")
        run("archive", "build", "a.attrib", "c.csv")
        assert asked(Path("a.attrib"), "SELECT characters > 131072, error FROM articles") == [(1, None)]

    def test_pages_of_a_warc_by_address_and_host(self) -> None:
        pytest.importorskip("warcio")
        page = "<html><body><article><h1>Pier</h1><p>{}</p></article></body></html>"
        packed = [
            warc_record("text/html", page.format(text(number)).encode(), f"https://www.kestrel.example/{name}")
            for name, number in (("a", 1), ("b", 2), ("a", 3))
        ]
        Path("c.warc").write_bytes(b"".join([*packed, warc_record("image/png", b"\x89PNG")]))
        assert "1 of the same name as one before" in told(run("archive", "build", "a.attrib", "c.warc"))
        rows = asked(Path("a.attrib"), "SELECT article, outlet, more, error FROM articles ORDER BY 1")
        assert [(row[0], row[1], row[3]) for row in rows] == [
            (f"https://www.kestrel.example/{name}", "kestrel.example", None) for name in ("a", "b")
        ]
        assert rows[0][2].startswith('{"crawled":"2026-03-09T01:02:03')

    def test_another_language_is_counted_and_not_judged(self) -> None:
        Path("d.txt").write_text("Der Hafen bleibt im Winter zu, sagte ein Beamter. " * 5, encoding="utf-8")
        assert "1 of these not in English" in told(run("archive", "build", "a.attrib", "d.txt"))
        assert asked(Path("a.attrib"), "SELECT language, claims, error FROM articles") == [("other", None, None)]

    @pytest.mark.parametrize(
        ("byline", "authors"),
        [
            ("JANE ROE and JOHN DOE, Staff Writers", ["Jane Roe", "John Doe"]),
            ("Jane Roe; John Doe", ["Jane Roe", "John Doe"]),
            ("Jane Roe, Kestrel News Agency", ["Jane Roe"]),
            ("Kestrel", []),
            (None, []),
        ],
    )
    def test_authors(self, byline: str | None, authors: list[str]) -> None:
        assert authors_of(byline) == authors


@pytest.mark.usefixtures("inline")
class TestWhatIsDoneAgain:
    def built(self, *options: str) -> str:
        return told(run("archive", "build", "a.attrib", "c.jsonl", *options)).removeprefix("attrib: ").strip()

    def test_one_text_one_date_one_rule_and_nothing_else(self) -> None:
        corpus(Path("c.jsonl"), range(6))
        Path("mine.toml").write_text(RULES, encoding="utf-8")
        assert self.built() == "6 analysed"
        assert self.built() == "6 unchanged"
        keys = asked(Path("a.attrib"), "SELECT article, key FROM articles ORDER BY 1")

        def change(each: dict[str, str]) -> None:
            if each["url"].endswith("2"):
                each["text"] = "The lock of the canal is broken, a minister said.\n"
            if each["url"].endswith("3"):
                each["date"] = "2024-05-05"

        corpus(Path("c.jsonl"), range(6), change)
        assert self.built() == "2 analysed, 4 unchanged"
        assert asked(Path("a.attrib"), "SELECT article, key FROM articles ORDER BY 1") == keys
        assert asked(Path("a.attrib"), "SELECT count(*) FROM claims_fts WHERE claims_fts MATCH 'canal'") == [(1,)]
        held(Path("a.attrib"))
        assert self.built("--rules", "mine.toml") == "6 analysed"
        assert asked(Path("a.attrib"), "SELECT count(*), count(DISTINCT run), max(run) FROM articles") == [(6, 1, 2)]

    def test_one_line_of_the_metadata(self) -> None:
        corpus(Path("c.jsonl"), range(3))
        Path("m.csv").write_text("article,section\nhttps://example.org/1,Arts\n", encoding="utf-8")
        assert self.built() == "3 analysed"
        assert self.built("--metadata", "m.csv") == "1 analysed, 2 unchanged"
        assert self.built("--metadata", "m.csv") == "3 unchanged"
        assert self.built() == "3 unchanged"

    def test_an_archive_is_a_source_and_gives_the_same(self) -> None:
        corpus(Path("c.jsonl"), range(5))
        Path("page.html").write_text(
            f"<html><body><article><h1>Pier to close</h1><p>{text(3)}</p></article></body></html>", encoding="utf-8"
        )
        run("archive", "build", "a.attrib", "c.jsonl", "page.html")
        assert told(run("archive", "build", "b.attrib", "a.attrib")) == "attrib: 6 analysed\n"
        assert held(Path("b.attrib")) == held(Path("a.attrib"))
        assert told(run("archive", "build", "b.attrib", "c.jsonl", "page.html")) == "attrib: 6 unchanged\n"
        assert told(run("archive", "build", "a.attrib", "a.attrib", "--rules", "strict")) == "attrib: 6 analysed\n"
        assert held(Path("a.attrib"))["texts"] == held(Path("b.attrib"))["texts"]

    def test_without_its_texts_it_is_none(self) -> None:
        corpus(Path("c.jsonl"), range(1))
        run("archive", "build", "a.attrib", "c.jsonl", "--no-text")
        done = run("archive", "build", "b.attrib", "a.attrib")
        assert (done.exit_code, told(done)) == (
            2,
            "attrib: a.attrib: keeps no texts; build from the files themselves\n",
        )

    def test_an_archive_in_a_folder_is_passed_over(self) -> None:
        stories(Path("s"), range(2))
        assert told(run("archive", "build", "s/a.attrib", "s")) == ("attrib: 2 analysed, 1 skipped, not articles\n")


@pytest.mark.usefixtures("inline")
class TestWhatIsWrong:
    def test_a_bad_article_is_a_row_with_its_error(self) -> None:
        path = corpus(Path("c.jsonl"), range(3))
        path.write_text(
            path.read_text(encoding="utf-8") + '{"url": "https://example.org/9"}\nnonsense\n', encoding="utf-8"
        )
        done = run("archive", "build", "a.attrib", "c.jsonl", "gone.txt")
        assert done.exit_code == 3
        assert told(done) == (
            "attrib: https://example.org/9: no field that holds a text\n"
            "attrib: c.jsonl#5: not JSON (JSON is malformed: invalid character)\n"
            "attrib: gone.txt: no such file\n"
            "attrib: 3 analysed, 3 not read or analysed\n"
        )
        assert asked(Path("a.attrib"), "SELECT count(*) FROM articles WHERE error IS NOT NULL AND claims IS NULL") == [
            (3,)
        ]
        again = run("archive", "build", "a.attrib", "c.jsonl", "gone.txt")
        assert (again.exit_code, told(again)) == (
            0,
            "attrib: 3 unchanged, 3 could not be read before; --retry tries again\n",
        )
        assert run("archive", "build", "a.attrib", "c.jsonl", "--retry").exit_code == 3

    def test_what_was_missing_is_found_and_what_is_lost_stays(self) -> None:
        assert run("archive", "build", "a.attrib", "c.jsonl").exit_code == 3
        corpus(Path("c.jsonl"), range(2))
        assert told(run("archive", "build", "a.attrib", "c.jsonl")) == "attrib: 2 analysed\n"
        assert asked(Path("a.attrib"), "SELECT count(*) FROM articles") == [(2,)]
        Path("c.jsonl").unlink()
        lost = run("archive", "build", "a.attrib", "c.jsonl")
        assert (lost.exit_code, asked(Path("a.attrib"), "SELECT count(*) FROM articles")) == (3, [(2,)])

    def test_a_text_too_long(self) -> None:
        Path("long.txt").write_text("He said so. " * (LONGEST // 10), encoding="utf-8")
        assert "a text of more than 1,000,000 characters" in told(run("archive", "build", "a.attrib", "long.txt"))

    def test_many_errors_are_told_shortly(self) -> None:
        good = corpus(Path("c.jsonl"), range(1)).read_text(encoding="utf-8")
        Path("c.jsonl").write_text(good + "nonsense\n" * 30, encoding="utf-8")
        lines = told(run("archive", "build", "a.attrib", "c.jsonl")).splitlines()
        assert len(lines) == 22
        assert lines[20] == "attrib: further errors are in the archive, in the column “error” of its articles"

    def test_a_full_disk_is_one_line_and_the_rest_is_done_later(self, monkeypatch: pytest.MonkeyPatch) -> None:
        corpus(Path("c.jsonl"), range(200))

        def small(path: Path) -> sqlite3.Connection:
            archive = open_to_write(path)
            archive.execute("PRAGMA max_page_count = 30")
            return archive

        with monkeypatch.context() as patched:
            patched.setattr(building, "open_to_write", small)
            full = run("archive", "build", "a.attrib", "c.jsonl")
        assert (full.exit_code, told(full)) == (2, "attrib: a.attrib: database or disk is full\n")
        kept = asked(Path("a.attrib"), "SELECT count(*) FROM articles")[0][0]
        assert 0 < kept < 200
        held(Path("a.attrib"))
        assert told(run("archive", "build", "a.attrib", "c.jsonl")) == (
            f"attrib: {200 - kept} analysed, {kept} unchanged\n"
        )

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"no database", "no archive of attrib's, and stays as it is"),
            (None, "no archive of attrib's, and stays as it is"),
        ],
    )
    def test_what_is_no_archive_stays_as_it_is(self, content: bytes | None, said: str) -> None:
        if content is None:
            with closing(sqlite3.connect("a.attrib")) as other:
                other.execute("CREATE TABLE mine (x)")
        else:
            Path("a.attrib").write_bytes(content)
        before = Path("a.attrib").read_bytes()
        done = run("archive", "build", "a.attrib", corpus(Path("c.jsonl"), range(1)))
        assert (done.exit_code, told(done)) == (2, f"attrib: a.attrib: {said}\n")
        assert Path("a.attrib").read_bytes() == before

    @pytest.mark.parametrize(("version", "said"), [(0, "made by an older attrib"), (2, "made by a newer attrib")])
    def test_archives_of_other_forms(self, version: int, said: str) -> None:
        run("archive", "build", "a.attrib", corpus(Path("c.jsonl"), range(2)))
        with closing(sqlite3.connect("a.attrib")) as archive:
            archive.execute(f"PRAGMA user_version = {version}")
        done = run("archive", "build", "a.attrib", "c.jsonl")
        assert (done.exit_code, told(done).count("\n"), said in told(done)) == (2, 1, True)
        migrated = run("archive", "build", "b.attrib", "a.attrib")
        assert migrated.exit_code == (0 if version == 0 else 2)

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["nowhere/a.attrib", "c.jsonl"], "nowhere/a.attrib: unable to open database file"),
            (
                ["a.attrib", "c.jsonl", "--columns", "colour=x"],
                "--columns colour=x: should be WHAT=NAME",
            ),
            (["a.attrib", "c.jsonl", "--metadata", "c.jsonl"], "c.jsonl: no table of metadata"),
            (["a.attrib", "c.jsonl", "--metadata", "none.csv"], "none.csv: cannot be read (No such file or directory)"),
        ],
    )
    def test_wrong_usage_is_one_line(self, arguments: list[str], said: str) -> None:
        corpus(Path("c.jsonl"), range(1))
        done = run("archive", "build", *arguments)
        assert (done.exit_code, told(done).count("\n")) == (2, 1)
        assert told(done).startswith(f"attrib: {said}")


class Deadly(NamedTuple):
    """A portion that ends the process that reads it."""

    name: str
    number: int
    id: str
    deadly: bool

    def fingerprint(self) -> bytes:
        return self.name.encode()

    def others(self) -> dict[str, str | int | float]:
        return {}

    def articles(self) -> list[Reading]:
        if self.deadly:
            os._exit(9)
        return [Reading(text=text(self.number), number=self.number)]


def ending(_: Work) -> None:
    os._exit(1)


class TestProcesses:
    def test_of_all_under_way_only_the_culprit_is_marked(self) -> None:
        tasks = [Task(Deadly(f"t#{n}", n, str(n), n == 5), "t", f"t#{n}", (), 0) for n in range(12)]
        workers = Workers(Work("newsroom", load_rules("newsroom").sha256, True, 2))
        done = list(workers.done([tasks[at : at + 3] for at in range(0, 12, 3)]))
        workers.end()
        marked = {each[0].figures.article: each[0].error for _, batch in done for each in batch}
        assert marked == {f"t#{n}": ENDED if n == 5 else None for n in range(12)}

    def test_where_no_process_can_begin_no_article_is_blamed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        tasks = [Task(Deadly(f"t#{n}", n, str(n), False), "t", f"t#{n}", (), 0) for n in range(2)]
        workers = Workers(Work("gone.toml", "", True, 1))
        with pytest.raises(ArchiveError, match=r"gone\.toml: cannot be read"):
            list(workers.done([tasks]))
        workers.end()
        monkeypatch.setattr("attrib.archive.workers.analyst", ending)
        workers = Workers(Work("newsroom", "", True, 1))
        with pytest.raises(ArchiveError, match="end as they begin"):
            list(workers.done([tasks]))
        workers.end()

    def test_killed_at_any_moment_it_is_equal_in_the_end(self) -> None:
        corpus(Path("c.jsonl"), range(300))
        arguments = ("archive", "build", Path.cwd() / "a.attrib", Path.cwd() / "c.jsonl", "--jobs", "2")
        for enough, kill in ((1, os.kill), (65, os.killpg)):
            process = started(*arguments, start_new_session=True)
            wait_for(partial(has, enough, process))
            kill(process.pid, signal.SIGKILL)
            process.communicate(timeout=LAST_RESORT)
        assert finished(*arguments)[0] == 0
        finished("archive", "build", Path.cwd() / "b.attrib", Path.cwd() / "c.jsonl", "--jobs", "1")
        assert held(Path("a.attrib")) == held(Path("b.attrib"))
        assert articles(Path("a.attrib")) == 300

    @pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are told by /proc")
    def test_no_worker_outlives_the_command(self) -> None:
        corpus(Path("c.jsonl"), range(400))
        process = started("archive", "build", Path.cwd() / "a.attrib", Path.cwd() / "c.jsonl", "--jobs", "2")
        wait_for(lambda: articles(Path("a.attrib")) > 0)
        children = list(map(int, Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()))
        assert children
        process.kill()
        process.communicate(timeout=LAST_RESORT)
        wait_for(lambda: not any(map(runs, children)))

    def test_an_interrupt_finishes_what_is_under_way_and_says_how_far(self) -> None:
        corpus(Path("c.jsonl"), range(1500))
        process = started("archive", "build", Path.cwd() / "a.attrib", Path.cwd() / "c.jsonl", "--jobs", "1")
        wait_for(lambda: articles(Path("a.attrib")) > 0)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=LAST_RESORT)
        assert process.returncode == 130
        (count,) = re.findall(r"^attrib: stopped: (\d+) analysed; what is done is in the archive", err.decode(), re.M)
        assert 0 < int(count) == articles(Path("a.attrib")) < 1500

    def test_two_builds_at_once_and_somebody_who_reads(self) -> None:
        corpus(Path("c.jsonl"), range(150))
        arguments = ("archive", "build", Path.cwd() / "a.attrib", Path.cwd() / "c.jsonl", "--jobs", "1")
        both = [started(*arguments) for _ in range(2)]
        seen = set()
        while any(each.poll() is None for each in both):
            seen.add(articles(Path("a.attrib")))
        assert [each.communicate(timeout=LAST_RESORT) and each.returncode for each in both] == [0, 0]
        assert articles(Path("a.attrib")) == 150
        assert seen <= set(range(151))
        finished("archive", "build", Path.cwd() / "b.attrib", Path.cwd() / "c.jsonl")
        assert held(Path("a.attrib")) == held(Path("b.attrib"))


def articles(path: Path) -> int:
    """Give how many articles an archive has; none where there is no archive yet."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=LAST_RESORT)) as archive:
            return int(archive.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def has(enough: int, process: subprocess.Popen[bytes]) -> bool:
    """Tell whether an archive has so many articles, or never will."""
    return articles(Path("a.attrib")) >= enough or process.poll() is not None


def runs(process: int) -> bool:
    """Tell whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    until = time.monotonic() + LAST_RESORT
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


# ---------------------------------------------------------------------- one definition


@pytest.mark.parametrize("table", ["articles", "sources", "claims", "findings"])
@pytest.mark.usefixtures("inline")
def test_the_columns_are_those_of_the_csv_tables(table: str) -> None:
    run("archive", "build", "a.attrib", corpus(Path("c.jsonl"), range(1)))
    stored = [name for _, name, *_ in asked(Path("a.attrib"), f"PRAGMA table_info({table})")]
    wanted = [name for name in ROWS[table]._fields if name != "article" and name not in LEFT_OUT[table]]
    assert [name for name in stored if name in wanted] == wanted == [each.name for each in columns_of(table)]
    assert set(TABLES) < set(ROWS)


@pytest.mark.usefixtures("inline")
def test_datasette_finds_the_index_and_the_foreign_keys() -> None:
    run("archive", "build", "a.attrib", corpus(Path("c.jsonl"), range(1)))
    declared = "\n".join(sql for (sql,) in asked(Path("a.attrib"), "SELECT sql FROM sqlite_master WHERE sql NOT NULL"))
    assert 'content="claims"' in declared
    assert set(re.findall(r"REFERENCES \w+(\(?)", declared)) == {"("}
    assert asked(Path("a.attrib"), "PRAGMA journal_mode") == [("delete",)]


def test_progress_tells_rate_and_time_left() -> None:
    count = Count(analysed=600, unchanged=200, read=250)
    assert archive_progress.how_far(count, 20.0, 1000) == "800 articles · 30/s · 25% · 60 s left"
    assert archive_progress.how_far(count, 20.0, None) == "800 articles · 30/s"
    assert [archive_progress.duration(each) for each in (99, 700, 90_000)] == ["99 s", "12 min", "25.0 h"]


@pytest.mark.usefixtures("inline")
def test_from_python() -> None:
    stories(Path("s"), range(3))
    plan = Plan(load_rules("newsroom"), "newsroom", USUAL, Metadata({}), 1)
    heard: list[int] = []
    count = build(Path("a.attrib"), [Source("s", each_item("s"))], plan, lambda each: heard.append(each.analysed))
    assert (count.analysed, heard) == (3, [3])
    assert record(1)["section"] == "Council"


def test_few_pages_are_held_while_a_new_archive_is_written() -> None:
    """What is more goes to the file before its transaction ends."""
    path = Path("a.attrib")
    with closing(open_to_write(path)) as archive:
        before = path.stat().st_size
        archive.execute("BEGIN")
        for key in range(600):
            archive.execute("INSERT INTO runs VALUES (?, '', '', '', ?, '')", (key, f"{key:10000}"))
        assert path.stat().st_size > before
        archive.execute("ROLLBACK")
