"""Spark: the same rows as on one machine, also where a worker is lost; and the guide's recipe, run as it stands."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as arrow
import pytest
from archives import inline, record
from documents import block
from golden import ROOT, articles
from processes import gone, until
from pyarrow import parquet
from spark_cluster import bare_python, cluster, environment
from test_arrow import DEADLY, HARM
from test_cli import run
from test_formats import told_with_licences

import attrib.spark
from attrib.arrow import analyze_batch, work
from attrib.readers import Fields
from attrib.rules import RuleSetError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, Row, SparkSession

NEEDED = "runs in .ci/run, or after pip install 'attrib[spark]' where there is a Java"
sql = pytest.importorskip("pyspark.sql", reason=NEEDED)
errors = pytest.importorskip("pyspark.errors", reason=NEEDED)

__all__ = ["inline"]
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason=NEEDED),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]
GUIDE = "clusters"
OWN = 'name = "own"\nversion = "1"\ndescription = "Own."\nextends = "newsroom"\n'
FILES = 24
EACH = 10
"""Articles of a file."""


def many() -> arrow.Table:
    """Give the examples again and again, each with an end of its own, and one that ends its reader among them."""
    texts = [path.read_text(encoding="utf-8") for path in articles()]
    rows = [
        {"id": number, "desk": f"desk {number % 7}", "text": f"{texts[number % len(texts)]}\n\nNumber {number} ends.\n"}
        for number in range(FILES * EACH)
    ]
    rows[EACH + 7]["text"] = DEADLY
    return arrow.Table.from_pylist(rows)


def url(row: dict[str, Any]) -> str:
    return str(row["url"])


def plain(rows: list[Row]) -> list[dict[str, Any]]:
    return [row.asDict(recursive=True) for row in rows]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment().items():
            patch.setenv(name, value)
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        quiet = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        session = quiet.config("spark.ui.showConsoleProgress", "false").getOrCreate()
        yield session
        session.stop()


@pytest.mark.filterwarnings("ignore::ResourceWarning")
class TestLocal:
    @pytest.mark.usefixtures("inline")
    def test_all_engines_give_the_same_rows(self, spark: SparkSession, tmp_path: Path) -> None:
        given = arrow.Table.from_pylist(
            [record(number) for number in range(30)]
            + [{**record(n), "text": path.read_text(encoding="utf-8")} for n, path in enumerate(articles(), 30)]
            + [{**record(99), "text": ""}]
        )
        parquet.write_table(given, tmp_path / "in.parquet")
        made = analyze_batch(given).to_pylist()
        assert plain(self.analyzed(spark, tmp_path).orderBy("url").collect()) == sorted(
            made, key=lambda row: row["url"]
        )

        run("archive", "build", tmp_path / "a.attrib", tmp_path / "in.parquet")
        run("archive", "export", tmp_path / "a.attrib", "--format", "jsonl", "--output", tmp_path)
        archived = [json.loads(line) for line in (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
        for one, other in zip(archived, made, strict=True):
            for table in ("sources", "claims", "findings"):
                told = [row for row in other[table] if table != "claims" or row["kind"] != "none"]
                assert one[table] == [{name: row[name] for name in one[table][0]} for row in told]
            of_the_run = {"rules", "rules_version", "rules_sha256", "attrib_version"} if one["article"]["error"] else {}
            assert {name: one["article"][name] for name in other["article"] if name not in of_the_run} == {
                name: value for name, value in other["article"].items() if name not in of_the_run
            }

    def analyzed(self, spark: SparkSession, folder: Path) -> DataFrame:
        return attrib.spark.analyze(spark.read.parquet(str(folder / "in.parquet")).repartition(3))

    def test_order_and_columns_of_any_kind_stay(self, spark: SparkSession) -> None:
        told = (
            "number int, day date, at timestamp, price decimal(9,2), tags array<string>, more map<string,int>, b binary"
        )
        day = datetime.date(2024, 3, 5)
        rows = [
            (
                n,
                day,
                datetime.datetime(2024, 3, 5, n % 24),
                Decimal("1.50"),
                ["a", None],
                {"k": n},
                b"\xff",
                "He said so.",
            )
            for n in range(250)
        ]
        given = spark.createDataFrame(rows, f"{told}, body string").coalesce(1)
        made = attrib.spark.analyze(given, text="body", fields=Fields(date="at"))
        assert made.columns == [*given.columns[:-1], "article", "sources", "claims", "findings"]
        found = made.collect()
        assert [tuple(row)[:7] for row in found] == [row[:7] for row in rows]
        assert {row.article.claims for row in found} == {1}

    def test_what_is_wrong_with_the_call_is_told_at_once(self, spark: SparkSession) -> None:
        given = spark.createDataFrame([("x",)], "body string")
        with pytest.raises(ValueError, match="no column “text”; there are body"):
            attrib.spark.analyze(given)
        with pytest.raises(RuleSetError, match="nonesuch"):
            attrib.spark.analyze(given, text="body", rules="nonesuch")

    def test_another_attrib_on_the_executors_is_told(
        self, spark: SparkSession, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(work, "__version__", "0")
        made = attrib.spark.analyze(spark.createDataFrame([("x",)], "text string"))
        with pytest.raises(errors.PythonException, match="is installed here, and 0 where the job was started"):
            made.collect()


# ---------------------------------------------------------------------- a cluster, by the guide's recipe


def prepared(folder: Path) -> Path:
    """Lay out what a job needs, as the guide says, and pack attrib for its executors; give the Python of these."""
    (folder / "in").mkdir()
    for number in range(FILES):
        parquet.write_table(many().slice(number * EACH, EACH), folder / f"in/{number:02}.parquet")
    (folder / "conf").mkdir()
    settings = "spark.ui.enabled false\nspark.sql.files.minPartitionNum 24\nspark.files own.toml\n"
    (folder / "conf/spark-defaults.conf").write_text(settings, encoding="utf-8")
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    job = block(GUIDE, "# job.py").replace('text="text"', 'text="text", rules="own.toml"')
    (folder / "job.py").write_text(job, encoding="utf-8")

    pack, tar = block(GUIDE, "pip install").splitlines()
    local = pack.replace(" attrib", f" '{ROOT}'")
    assert local != pack
    bash(local, folder)
    (folder / "deps/sitecustomize.py").write_text(HARM, encoding="utf-8")
    bash(tar, folder)
    python = bare_python(folder / "bare")
    assert subprocess.run([python, "-P", "-c", "import attrib"], capture_output=True, check=False).returncode == 1
    return python


def bash(command: str, folder: Path) -> None:
    subprocess.run(["bash", "-euc", command], cwd=folder, env=environment(), check=True)


def test_the_guide_names_it_with_its_licence() -> None:
    told_with_licences(["spark"])


def test_a_worker_and_its_executor_are_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "job.log"
    python = prepared(tmp_path)
    with cluster(tmp_path) as started, told.open("wb") as log:
        command = block(GUIDE, "PYTHONPATH=deps").replace("spark://MASTER:7077", started.address)
        assert started.address in command
        where = {"SPARK_HOME": str(started.home), "SPARK_CONF_DIR": "conf", "PYSPARK_PYTHON": str(python)}
        environs = environment() | where
        job = subprocess.Popen(["bash", "-euc", command], cwd=tmp_path, env=environs, stdout=log, stderr=log)
        until(lambda: job.poll() is not None or len(list(tmp_path.glob("out/_temporary/0/task_*"))) >= 4)
        assert job.poll() is None, told.read_text("utf-8")
        killed = started.kill_a_worker()
        until(lambda: job.poll() is not None)
        assert job.returncode == 0, told.read_text("utf-8")
        until(lambda: all(map(gone, killed)))
    assert "Lost executor" in told.read_text("utf-8")

    (tmp_path / "here").mkdir()
    (tmp_path / "here/sitecustomize.py").write_text(HARM, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "here")
    made = sorted(parquet.read_table(tmp_path / "out").to_pylist(), key=lambda row: row["id"])
    assert made == analyze_batch(many(), rules=str(tmp_path / "own.toml")).to_pylist()
    failed = [(row["id"], row["article"]["error"]) for row in made if row["article"]["error"]]
    assert failed == [(EACH + 7, "ended the process that read it")]
