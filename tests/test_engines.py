"""The recipes of `attrib guide clusters` for other engines, run as they stand where these are installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from archives import text
from documents import block
from golden import ROOT
from test_arrow import DEADLY, HARM

from attrib.arrow import analyze_batch

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

ENDED = "ended the process that read it"
BEFORE = {"ray": "import ray\nray.init(_node_ip_address='127.0.0.1', include_dashboard=False)\n"}
"""Lest an engine is heard beyond this machine."""


@pytest.mark.parametrize(("engine", "result"), [("ray", "out"), ("dask", "out"), ("duckdb", "out.parquet")])
def test_the_rows_are_the_same_and_no_text_ends_the_job(engine: str, result: str, tmp_path: Path) -> None:
    pytest.importorskip({"dask": "distributed"}.get(engine, engine), reason="runs in .ci/run, or where it is installed")
    given = arrow.table({"id": list(range(40)), "text": [DEADLY, *map(text, range(39))]})
    (tmp_path / "in").mkdir()
    for number in range(2):
        parquet.write_table(given.slice(20 * number, 20), tmp_path / f"in/{number}.parquet")
    (tmp_path / "sitecustomize.py").write_text(HARM, encoding="utf-8")
    (tmp_path / "job.py").write_text(BEFORE.get(engine, "") + block("clusters", f"# on_{engine}.py"), encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "job.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path, "RAY_USAGE_STATS_ENABLED": "0"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, Any]] = sorted(parquet.read_table(tmp_path / result).to_pylist(), key=lambda row: row["id"])
    assert rows[0]["article"]["error"] == ENDED
    assert rows[1:] == analyze_batch(given.slice(1)).to_pylist()
