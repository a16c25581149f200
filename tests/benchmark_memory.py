"""What memory many articles take, of every command and format that takes many: `python tests/benchmark.py --folders`.

For each of COMMANDS it prints megabytes at their peak with few and with many articles, and how many times the first
the second is: of the first process, and of the largest other one. A command's words in capitals stand for files and
folders that hold the articles (benchmark_articles.py), or for what an earlier command made of them.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from benchmark_articles import inputs
from editor import Editor
from serving import Serving

COMMANDS = """
analyze FILES --jobs 1
analyze FILES --jobs 2
analyze FILES --each
analyze FILES --show text
analyze FILES --fail-over 10 --quiet
analyze FILES --format json --jobs 1
analyze FILES --format json --jobs 2
analyze FILES --format jsonl --jobs 1
analyze FILES --format jsonl --jobs 2
analyze FILES --format jsonl --metadata DESKS
analyze FILES --format csv --jobs 1
analyze FILES --format csv --jobs 2
analyze FILES --format csv --output TABLES/
analyze FILES --format markdown
analyze FILES --format webannotation
analyze FILES --format html --output PAGES/
analyze FILES --format parquet --output ROWS/
analyze LINES --format parquet --output ROWS.parquet
analyze LINES --format jsonl
analyze - --format jsonl < LINES
analyze TABLE --format jsonl
analyze LIST --format jsonl
analyze PARQUET --format jsonl
analyze ZIP --format jsonl
analyze MAILBOX --format jsonl
analyze FEED --format jsonl
analyze EXPORT --format jsonl
check FILES --house ap --jobs 1
check FILES --house ap --jobs 2
check FILES --house ap --sources
check FILES --house ap --format concise
check FILES --house ap --format json --output KNOWN
check FILES --house ap --format sarif
check FILES --house ap --format github
check FILES --house ap --format markdown
check FILES --house ap --format html --output PAGES/
check FILES --house ap --baseline KNOWN
explain LINES#99 1
compare LINES#99 LINES#98
archive build FOLDER.attrib FILES --metadata DESKS
archive build ALONE.attrib LINES --jobs 1
archive build NEWS.attrib LINES
archive build NEWS.attrib LINES
archive build NEWS.attrib MORE
archive build OTHER.attrib NEWS.attrib --rules strict
archive search NEWS.attrib said
archive search NEWS.attrib said --limit 1000000
archive search NEWS.attrib said --format csv
archive search NEWS.attrib said --format jsonl
archive search NEWS.attrib said --by outlet --per month
archive trends NEWS.attrib
archive trends NEWS.attrib --by author --once
archive trends NEWS.attrib --by outlet --format html
archive trends NEWS.attrib --by outlet --format csv
archive trends NEWS.attrib --by outlet --format json
archive export NEWS.attrib --format parquet --output EXPORTED/
archive export NEWS.attrib --format csv --output EXPORTED/
archive export NEWS.attrib --format jsonl --output EXPORTED/
evaluate GOLD --jobs 1
evaluate GOLD --jobs 2
evaluate - < GOLD
evaluate BRAT
evaluate GOLD --errors
evaluate GOLD --format json
review gold REVIEWED/*
""".strip().splitlines()

PROGRAMS = {
    "attrib.analyze": "for line in open('LINES', encoding='utf-8'): attrib.analyze(json.loads(line)['text'])",
    "attrib.read_all": "for reading in attrib.read_all('TABLE'): attrib.Analysis(reading).report",
    "attrib.check": "for reading in attrib.read_all('LINES'): attrib.check(reading, 'ap,nyt')",
    "attrib.evaluate": "attrib.evaluate(attrib.read_gold('GOLD'))",
}
"""In Python, by what they use."""
RUN = """
import json, sys
from pathlib import Path
import attrib
from attrib.cli import main
try:
    exec(sys.argv.pop(1))
finally:
    print(Path("/proc/self/status").read_text(), file=sys.stderr)
"""
"""Runs a program, and tells at its end what the system counted."""
SHORTEST_SLEEP = 0.03


class Peaks(NamedTuple):
    """Megabytes: of the first process and, where there are others, of the largest of them."""

    first: float
    others: float = 0.0


def memory(texts: list[str], numbers: tuple[int, int], folder: Path) -> None:
    """Measure and print all."""
    few, many = (inputs(folder / str(number), texts, number) for number in numbers)
    for name in (*COMMANDS, *PROGRAMS, *SERVERS):
        less, more = (_peaks(name, place) for place in (few, many))
        others = f", others {less.others:.0f} and {more.others:.0f} MB: {_ratio(more.others, less.others)}"
        told = f"first process {less.first:.0f} and {more.first:.0f} MB{others if less.others else ''}"
        print(f"memory       {_ratio(more.first, less.first)}   {name}: {told}", flush=True)


def _ratio(more: float, less: float) -> str:
    return f"{more / less:6.2f}" if less else "     –"


def _peaks(name: str, folder: Path) -> Peaks:
    if name in SERVERS:
        return SERVERS[name](folder)
    if name in PROGRAMS:
        return _run([PROGRAMS[name]], folder)
    command, _, given = name.partition(" < ")
    words = [path for word in shlex.split(command) for path in _named(word, folder)]
    return _run(["main()", *words], folder, given)


def _named(word: str, folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.glob(word)) if "*" in word else [word]


def _run(arguments: list[str], folder: Path, given: str = "") -> Peaks:
    said = folder / "SAID"
    with (folder / given if given else Path(os.devnull)).open("rb") as stdin, said.open("wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, *arguments], cwd=folder, stdin=stdin, stdout=subprocess.DEVNULL, stderr=stderr
        )
        others: dict[str, float] = {}
        while process.poll() is None:
            for child in _children(process.pid):
                others[child] = _peak(child) or others.get(child, 0.0)
            time.sleep(SHORTEST_SLEEP)
    told = said.read_text(encoding="utf-8")
    assert process.returncode in {0, 1}, (arguments, told)
    return Peaks(_peak_in(told), max(others.values(), default=0.0))


def _serve(folder: Path) -> Peaks:
    with Serving(folder, "--jobs", "2") as server, (folder / "LINES").open("rb") as stories:
        for story in stories:
            text = json.loads(story)["text"]
            assert server.post("/check", {"text": text, "houses": ["ap"]}).status == 200
        return _peaks_of(server.process.pid)


def _edit(folder: Path) -> Peaks:
    with Editor(folder, "--house", "ap") as editor, (folder / "LINES").open("rb") as stories:
        editor.open("draft.txt", "")
        for version, story in enumerate(stories, 2):
            editor.type("draft.txt", version, {"text": json.loads(story)["text"]})
            editor.shown("draft.txt", version)
        return _peaks_of(editor.process.pid)


SERVERS = {"attrib serve": _serve, "attrib lsp": _edit}


def _peaks_of(process: int) -> Peaks:
    return Peaks(_peak(str(process)), max(map(_peak, _children(process)), default=0.0))


def _peak(process: str) -> float:
    try:
        return _peak_in(Path(f"/proc/{process}/status").read_text(encoding="utf-8"))
    except OSError:
        return 0.0


def _peak_in(status: str) -> float:
    found = re.findall(r"VmHWM:\s*(\d+)", status)
    return int(found[-1]) / 1024 if found else 0.0


def _children(process: int) -> list[str]:
    try:
        started = [each.read_text(encoding="utf-8") for each in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return []
    return " ".join(started).split()
