"""A cluster of Spark on this machine: one master and two workers, each a process, on the loopback address alone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from processes import gone, until

PACKAGES = ("numpy", "numpy.libs", "pandas", "pyarrow", "pyarrow.libs", "dateutil", "six.py", "pytz", "tzdata")
"""What executors have: what Spark itself needs for batches of Arrow, and nothing else."""


class Cluster:
    """A master and its workers."""

    def __init__(self, folder: Path) -> None:
        import pyspark

        self.home = Path(pyspark.__file__).parent
        self._folder = folder
        self._started: list[subprocess.Popen[bytes]] = []
        log = self._start("master", "master.Master", "--host", "127.0.0.1", "--port", "0")
        until(lambda: re.search(r"Starting Spark master at (spark://\S+)", _text(log)))
        found = re.search(r"Starting Spark master at (spark://\S+)", _text(log))
        assert found
        self.address = found[1]
        own = ("--host", "127.0.0.1", "--cores", "1", "--memory", "1g")
        logs = [self._start(f"worker-{n}", "worker.Worker", *own, "--work-dir", f"w{n}", self.address) for n in (1, 2)]
        until(lambda: all("Successfully registered with master" in _text(log) for log in logs))

    def _start(self, name: str, what: str, *arguments: str) -> Path:
        log = self._folder / f"{name}.log"
        with log.open("wb") as stream:
            started = subprocess.Popen(
                [self.home / "bin/spark-class", f"org.apache.spark.deploy.{what}", "--webui-port", "0", *arguments],
                stdout=stream,
                stderr=stream,
                cwd=self._folder,
                env=environment(),
            )
        self._started.append(started)
        return log

    def kill_a_worker(self) -> list[int]:
        """Kill a worker and its executor; give all processes that there were below it."""
        worker = self._started[-1].pid
        below = descendants(worker)
        executor = next(each for each in below if parent(each) == worker)
        os.kill(worker, signal.SIGKILL)
        os.kill(executor, signal.SIGKILL)
        return below

    def end(self) -> None:
        """End all its processes."""
        for each in reversed(self._started):
            each.terminate()
        for each in self._started:
            each.wait()


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Give a cluster while it is needed."""
    started = Cluster(folder)
    try:
        yield started
    finally:
        started.end()


def environment() -> dict[str, str]:
    """Give an environment in which Spark stays on this machine."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "SPARK_HOME"}}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return inherited | {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_HOSTNAME": "127.0.0.1", "PATH": path}


def bare_python(folder: Path) -> Path:
    """Make a Python that has what Spark needs and knows nothing of attrib."""
    import pyarrow

    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    for name in PACKAGES:
        there = Path(pyarrow.__file__).parent.parent / name
        if there.exists():
            (packages / name).symlink_to(there)
    return folder / "bin/python"


def parent(process: int) -> int:
    """Give the parent of a process; 0 where it has ended."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return 0
    return int(status.rpartition(")")[2].split()[1])


def descendants(process: int) -> list[int]:
    """Give the processes below one."""
    parents = {int(each.name): parent(int(each.name)) for each in Path("/proc").iterdir() if each.name.isdigit()}
    found = [process]
    for each in found:
        found += [child for child, its in parents.items() if its == each and not gone(child)]
    return found[1:]


def _text(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")
