"""What folders of many articles take: `python tests/benchmark.py --folders [--few 500] [--many 5000]` prints it.

    jobs          seconds by the clock with one job, to those with two
    rendering     processor time that a form takes beside analysing, in times of that
    memory        the peak with many files, to that with few: of the first process, and of the largest other one

The files are copies of the articles, each with a last line of its own. Memory is told where there is /proc.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import NamedTuple

FOR_JOBS, ROUNDS = 840, 3
SHORTEST_SLEEP = 0.03
HOUSE = ("--house", "ap")
FORMS: dict[str, tuple[str, ...]] = {
    "analyze": (),
    "analyze --each": ("--each",),
    **{
        f"analyze --format {form}": ("--format", form) for form in ("json", "jsonl", "csv", "markdown", "webannotation")
    },
    **{
        f"analyze --format {form} to a folder": ("--format", form, "--output", "OUT/")
        for form in ("csv", "html", "parquet")
    },
    **{
        f"check --format {form}": (*HOUSE, "--format", form)
        for form in ("terminal", "concise", "json", "sarif", "github", "markdown")
    },
    "check --format html to a folder": (*HOUSE, "--format", "html", "--output", "OUT/"),
    "archive build": (),
    "evaluate": (),
}
RENDERED = ("analyze --each", "analyze --format jsonl", "analyze --format csv", "check --format terminal")


class Peaks(NamedTuple):
    """Megabytes: of the first process and, where there are others, of the largest of them."""

    first: float
    others: float


def folders(texts: list[str], few: int, many: int) -> None:
    """Measure and print all."""
    with TemporaryDirectory() as name:
        jobs(_files(Path(name, "jobs"), texts, FOR_JOBS))
        rendering(_files(Path(name, "rendered"), texts, min(few, 200)))
        memory(_files(Path(name, "few"), texts, few), _files(Path(name, "many"), texts, many))


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
    for name in RENDERED:
        command, *_ = name.split()
        taken = _processor_time(command, folder, *FORMS[name], "--jobs", 1)
        print(f"rendering    {(taken - analysing) / analysing:6.2f}   times analysing: {name}", flush=True)


def memory(few: Path, many: Path) -> None:
    for name, options in FORMS.items():
        less, more = (_peaks(_command(name, folder, options)) for folder in (few, many))
        others = f", others {less.others:.0f} and {more.others:.0f} MB: {_ratio(more.others, less.others)}"
        told = f"first process {less.first:.0f} and {more.first:.0f} MB{others if less.others else ''}"
        print(f"memory       {_ratio(more.first, less.first)}   {name}: {told}", flush=True)


def _ratio(more: float, less: float) -> str:
    return f"{more / less:6.2f}" if less else "     –"


def _files(folder: Path, texts: list[str], number: int) -> Path:
    folder.mkdir()
    for each in range(number):
        text = f"{texts[each % len(texts)]}\n\nEdition {each}.\n"
        Path(folder, f"{each:06}.txt").write_text(text, encoding="utf-8")
    return folder


def _command(name: str, folder: Path, options: tuple[str, ...]) -> list[str]:
    """Give the arguments of a command on a folder; to be evaluated, its articles get annotation in which nothing is."""
    out = mkdtemp(dir=folder.parent)
    first = name.split(maxsplit=1)[0]
    if first == "evaluate":
        for text in folder.glob("*.txt"):
            text.with_suffix(".ann").write_text("", encoding="utf-8")
    named = ["archive", "build", f"{out}/a.attrib", str(folder)] if first == "archive" else [first, str(folder)]
    return [*named, *(option.replace("OUT", out) for option in options), "--jobs", "2"]


def _run(*arguments: object) -> None:
    subprocess.run([sys.executable, "-m", "attrib", *map(str, arguments)], stdout=subprocess.DEVNULL, check=True)


def _processor_time(*arguments: object) -> float:
    def taken() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        _run(*arguments)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(taken() for _ in range(ROUNDS))


def _peaks(arguments: list[str]) -> Peaks:
    process = subprocess.Popen(
        [sys.executable, "-m", "attrib", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    first = 0.0
    others: dict[str, float] = {}
    while process.poll() is None:
        first = max(first, _peak(str(process.pid)))
        for child in _children(process.pid):
            others[child] = max(others.get(child, 0.0), _peak(child))
        time.sleep(SHORTEST_SLEEP)
    assert process.returncode == 0, arguments
    return Peaks(first, max(others.values(), default=0.0))


def _peak(process: str) -> float:
    try:
        found = re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{process}/status").read_text(encoding="utf-8"))
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def _children(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    except OSError:
        return []
