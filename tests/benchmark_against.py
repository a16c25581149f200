"""How much faster attrib is than it was: `python tests/benchmark.py --against [COMMIT]` prints it.

Both are run here in turn, and the least processor time of each counts:

    cold          `attrib analyze` of the longest article, all that is kept from one command to the next being there
    folder        `attrib analyze FOLDER --format jsonl` of all articles, on one core
    terminal      the same with a report on each in the terminal

Without COMMIT it is the last release or, as long as there is none, the state before all that was done for speed.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from golden import ROOT

BEFORE = "ecb6bc9"
ROUNDS = 5
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""How an archive is unpacked; early versions of Python 3.11 know no filters."""
FEWEST = 99
"""Files of the folder, which are more than the articles; with more than these, all cores would be used."""
COMMANDS = {
    "cold": ("analyze", "story.txt", "--format", "json"),
    "folder": ("analyze", "folder", "--format", "jsonl"),
    "terminal": ("analyze", "folder", "--show", "claims"),
}


def base() -> str:
    """Give the last release, or else the commit that stands for it."""
    found = subprocess.run(
        ["git", "describe", "--tags", "--abbrev=0"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or BEFORE


def against(texts: list[str], commit: str) -> None:
    """Measure and print all."""
    packed = subprocess.run(["git", "archive", commit, "attrib"], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        print(f"against      {commit} is not in this clone: git fetch --unshallow --tags")
        return
    with TemporaryDirectory() as name:
        place = Path(name)
        with tarfile.open(fileobj=BytesIO(packed.stdout)) as tree:
            tree.extractall(place / "before", **SAFELY)
        (place / "story.txt").write_text(max(texts, key=len), encoding="utf-8")
        (place / "folder").mkdir()
        for number in range(FEWEST):
            (place / "folder" / f"{number}.txt").write_text(texts[number % len(texts)], encoding="utf-8")
        for what, command in COMMANDS.items():
            before, now = _least(place, command)
            print(f"{what:12} {before / now:6.2f}   times as fast as {commit}: {1000 * before:.0f} ms, then ", end="")
            print(f"{1000 * now:.0f} ms: attrib {' '.join(command)}", flush=True)


def _least(place: Path, command: tuple[str, ...]) -> tuple[float, float]:
    """Give the least processor time of a command as it was, and as it is."""
    trees = (place / "before", ROOT)
    taken: dict[Path, list[float]] = {tree: [] for tree in trees}
    for number in range(ROUNDS + 1):
        for tree in trees:
            seconds = _seconds(place, tree, command)
            taken[tree] += [seconds] if number else []
    before, now = (min(taken[tree]) for tree in trees)
    return before, now


def _seconds(place: Path, tree: Path, command: tuple[str, ...]) -> float:
    kept = {"PYTHONPATH": str(tree), "XDG_CACHE_HOME": str(place / "kept"), "PYTHONPYCACHEPREFIX": str(place / "pyc")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "attrib", *command],
        cwd=place,
        env={**os.environ, **kept, "PYTHONDONTWRITEBYTECODE": ""},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
