"""What folders of many articles take: `python tests/benchmark.py --folders [--few 500] [--many 5000]` prints it.

    jobs          seconds by the clock with one job, to those with two
    rendering     processor time that a form takes beside analysing, in times of that
    memory        the peak with many articles, to that with few; see benchmark_memory.py

The files are copies of the articles, each with a last line of its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmark_memory import memory

FOR_JOBS, ROUNDS = 840, 3
RENDERED = {
    "analyze --each": (),
    "analyze --format jsonl": (),
    "analyze --format csv": (),
    "check --format terminal": ("--house", "ap"),
}
"""Commands, with what else they are told."""


def folders(texts: list[str], few: int, many: int) -> None:
    """Measure and print all."""
    with TemporaryDirectory() as name:
        jobs(_files(Path(name, "jobs"), texts, FOR_JOBS))
        rendering(_files(Path(name, "rendered"), texts, min(few, 200)))
        memory(texts, (few, many), Path(name, "memory"))


def jobs(folder: Path) -> None:
    walls: dict[str, list[float]] = {"1": [], "2": []}
    for _ in range(ROUNDS):
        for number, taken in walls.items():
            begin = time.perf_counter()
            _run("analyze", folder, "--format", "jsonl", "--jobs", number)
            taken.append(time.perf_counter() - begin)
    one, two = min(walls["1"]), min(walls["2"])
    print(f"jobs         {one / two:6.2f}   {FOR_JOBS} files: {one:.2f} s with one, {two:.2f} s with two", flush=True)


def rendering(folder: Path) -> None:
    analysing = _processor_time("analyze", folder, "--quiet", "--jobs", 1)
    for name, more in RENDERED.items():
        command, *options = name.split()
        taken = _processor_time(command, folder, *options, *more, "--jobs", 1)
        print(f"rendering    {(taken - analysing) / analysing:6.2f}   times analysing: {name}", flush=True)


def _files(folder: Path, texts: list[str], number: int) -> Path:
    folder.mkdir()
    for each in range(number):
        text = f"{texts[each % len(texts)]}\n\nEdition {each}.\n"
        Path(folder, f"{each:06}.txt").write_text(text, encoding="utf-8")
    return folder


def _run(*arguments: object) -> None:
    subprocess.run([sys.executable, "-m", "attrib", *map(str, arguments)], stdout=subprocess.DEVNULL, check=True)


def _processor_time(*arguments: object) -> float:
    def taken() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        _run(*arguments)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(taken() for _ in range(ROUNDS))
