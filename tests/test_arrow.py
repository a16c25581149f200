"""Batches of Arrow: the rows of the Parquet files, all columns kept, and no text that ends or holds up its engine."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from archives import record
from processes import gone, until
from test_cli import run

from attrib._version import __version__
from attrib.arrow import analyze_batch, apart
from attrib.arrow.batches import AT_ONCE, analyzed
from attrib.arrow.work import WorkError, work_of
from attrib.readers import Fields
from attrib.rules import RuleSetError

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

DEADLY = "This text ends whoever reads it, officials said."
ENDLESS = "This text is read for ever, officials said."
FRAGILE = "This text ends one process and no other, officials said."
HARM = f"""
import os, sys
if "attrib.arrow.reader" in sys.orig_argv[-1]:
    from attrib.readers import records

    def harmed(text, title, name, body=records._body):
        if text == {DEADLY!r}:
            os._exit(1)
        while text == {ENDLESS!r}:
            pass
        if text == {FRAGILE!r} and not os.path.exists("/tmp/x"):
            os.mkdir("/tmp/x")
            os._exit(1)
        return body(text, title, name)

    records._body = harmed
"""
"""What Python runs as it starts, so that texts do harm where they are read."""


def table(numbers: Any) -> Any:
    return arrow.Table.from_pylist([record(number) for number in numbers])


def texts(*given: str | None) -> Any:
    return arrow.table({"url": [f"https://example.org/{n}" for n, _ in enumerate(given)], "text": list(given)})


def errors(analysed: Any) -> list[str | None]:
    return [row["error"] for row in analysed["article"].to_pylist()]


def process() -> int:
    return int(apart._own.apart._process.pid)


@pytest.fixture
def harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let texts do harm, in the process that reads them alone."""
    (tmp_path / "sitecustomize.py").write_text(HARM.replace("/tmp/x", str(tmp_path / "x")), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(apart, "_own", threading.local())


class TestRows:
    def test_they_are_those_of_the_parquet_files(self, tmp_path: Path) -> None:
        given = table(range(AT_ONCE + 3))
        parquet.write_table(given, tmp_path / "in.parquet")
        run("analyze", tmp_path / "in.parquet", "--format", "parquet", "--output", tmp_path / "out.parquet")
        wanted = parquet.read_table(tmp_path / "out.parquet")
        made = analyze_batch(given)
        kept = [name for name in given.schema.names if name != "text"]
        assert made.schema.names == [*kept, *wanted.schema.names]
        assert made.select(kept) == given.select(kept)
        assert made.select(wanted.schema.names).cast(wanted.schema).drop("article") == wanted.drop("article")
        for one, other in zip(made["article"].to_pylist(), wanted["article"].to_pylist(), strict=True):
            assert other["article"].startswith(f"{tmp_path}/in.parquet#")
            assert one == {**other, "article": one["id"]}

    def test_a_record_batch_gives_one_and_a_stream_smaller_ones(self) -> None:
        (batch,) = table(range(2 * AT_ONCE + 1)).combine_chunks().to_batches()
        made = analyze_batch(batch)
        assert isinstance(made, arrow.RecordBatch)
        parts = list(analyzed([batch], work_of("text", "newsroom", Fields())))
        assert [part.num_rows for part in parts] == [AT_ONCE, AT_ONCE, 1]
        assert arrow.Table.from_batches(parts) == arrow.Table.from_batches([made])
        assert analyze_batch(batch.slice(0, 0)).schema == made.schema

    def test_columns_of_any_kind_go_on_as_they_are(self) -> None:
        columns = {
            "when": arrow.array([datetime.datetime(2024, 3, 5, tzinfo=datetime.UTC)], arrow.timestamp("us", "UTC")),
            "page": arrow.array([b"\xff"], arrow.binary()),
            "tags": arrow.array([["a", None]], arrow.list_(arrow.string())),
            "body": arrow.array(["The pier will close, a senior official said."], arrow.large_string()),
            "desk": arrow.array(["Harbour"]).dictionary_encode(),
        }
        made = analyze_batch(arrow.table(columns), text="body", fields=Fields(date="when"))
        for name in ("when", "page", "tags", "desk"):
            assert made[name].chunk(0) == columns[name]
        (article,) = made["article"].to_pylist()
        assert (article["article"], article["date"], article["section"]) == (
            None,
            "2024-03-05T00:00:00+00:00",
            "Harbour",
        )
        assert made["sources"].to_pylist()[0][0]["description"] == "a senior official"

    def test_an_article_that_cannot_be_analysed_is_a_row_with_its_error(self) -> None:
        german = "Der alte Hafen soll im Herbst wieder öffnen, sagte ein Sprecher der Stadt am Montag. " * 4
        given = texts(None, "", "Police said so.", german, "said. " * 200_000)
        made = analyze_batch(given)
        assert errors(made) == [
            "no text in it",
            "no text in it",
            None,
            None,
            "a text of more than 1,000,000 characters",
        ]
        assert [row["language"] for row in made["article"].to_pylist()] == [None, None, "en", "other", None]
        assert [row["article"] for row in made["article"].to_pylist()] == given["url"].to_pylist()
        assert [len(claims) for claims in made["claims"].to_pylist()] == [0, 0, 1, 0, 0]

    def test_other_rules(self, tmp_path: Path) -> None:
        own = tmp_path / "own.toml"
        own.write_text('name = "own"\nversion = "1"\ndescription = "Own."\nextends = "newsroom"\n', encoding="utf-8")
        made = analyze_batch(texts("Police said so."), rules=str(own))
        assert made["article"].to_pylist()[0]["rules"] == "own"


class TestRefusals:
    @pytest.mark.parametrize(
        ("names", "reason"),
        [
            (["url", "body"], "no column “text”; there are url, body"),
            (["Sources", "text"], "the result has a column “sources” of its own; give yours another name"),
        ],
    )
    def test_columns_that_do_not_suit(self, names: list[str], reason: str) -> None:
        with pytest.raises(ValueError, match=reason):
            analyze_batch(arrow.table({name: ["x"] for name in names}))

    def test_rules_that_there_are_not(self) -> None:
        with pytest.raises(RuleSetError, match="nonesuch"):
            analyze_batch(texts("x"), rules="nonesuch")

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ({"sha256": "0"}, "newsroom: not the rule set here that it is where the job was started"),
            ({"version": "0"}, f"attrib {__version__} is installed here, and 0 where the job was started"),
        ],
    )
    def test_another_attrib_or_rule_set_than_where_the_job_began(self, change: dict[str, str], reason: str) -> None:
        work = work_of("text", "newsroom", Fields())._replace(**change)
        with pytest.raises(WorkError, match=reason):
            list(analyzed(texts("x").to_batches(), work))

    def test_an_attrib_that_does_not_start(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "msgspec.py").write_text("raise SystemExit(7)", encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setattr(apart, "_own", threading.local())
        with pytest.raises(WorkError, match=r"attrib could not be started \(exit status 7\)"):
            analyze_batch(texts("x"))


@pytest.mark.usefixtures("harm")
class TestHarm:
    def test_a_text_that_ends_its_process_has_an_error_and_no_other_has(self) -> None:
        made = analyze_batch(texts("Police said so.", DEADLY, "Police said so.", DEADLY))
        assert errors(made) == [None, "ended the process that read it", None, "ended the process that read it"]

    def test_a_text_that_takes_too_long_is_given_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(apart, "SECONDS", 0.5)
        made = analyze_batch(texts(ENDLESS, "Police said so."))
        assert errors(made) == ["took more than 0.5 seconds of processor time", None]

    def test_a_process_that_ends_once_is_no_fault_of_the_text(self) -> None:
        assert errors(analyze_batch(texts(FRAGILE))) == [None]

    def test_an_interrupt_leaves_no_answer_for_the_next_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        analyze_batch(texts("Police said so."))
        load = apart.pickle.load

        def interrupted(stream: Any) -> Any:
            monkeypatch.setattr(apart.pickle, "load", load)
            raise KeyboardInterrupt

        monkeypatch.setattr(apart.pickle, "load", interrupted)
        with pytest.raises(KeyboardInterrupt):
            analyze_batch(texts("Police said so."))
        assert analyze_batch(texts("The pier stands."))["claims"].to_pylist()[0][0]["verdict"] == "unattributed"


class TestProcesses:
    def test_it_stays_from_batch_to_batch_and_goes_with_its_thread(self) -> None:
        found: list[int] = []

        def work() -> None:
            for _ in range(2):
                analyze_batch(texts("Police said so."))
                found.append(process())

        analyze_batch(texts("Police said so."))
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert found[0] == found[1] != process()
        until(lambda: gone(found[0]))
        assert not gone(process())

    def test_it_goes_with_whoever_started_it(self) -> None:
        code = (
            "import pyarrow, time\nfrom attrib.arrow import analyze_batch, apart\n"
            "analyze_batch(pyarrow.table({'text': ['Police said so.']}))\n"
            "print(apart._own.apart._process.pid, flush=True)\ntime.sleep(600)"
        )
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as started:
            assert started.stdout is not None
            reader = int(started.stdout.readline())
            started.kill()
        until(lambda: gone(reader))

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks here")
    @pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
    def test_a_copy_of_the_process_has_its_own(self) -> None:
        analyze_batch(texts("Police said so."))
        before = process()

        def copied() -> int:
            made = analyze_batch(texts("Police said so."))
            return int(errors(made) != [None] or process() == before)

        assert forked(copied) == 0
        assert not gone(before)
        assert errors(analyze_batch(texts("Police said so."))) == [None]


def forked(use: Callable[[], int]) -> int:
    """Run something in a copy of this process; give its exit status."""
    child = os.fork()
    if not child:
        status = 3
        try:
            status = use()
        finally:
            apart._own.apart = None
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
