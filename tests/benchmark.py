"""How fast attrib is, and how much memory it takes.

    python tests/benchmark.py [--folders | --against [COMMIT] | --archives] [PATH ...]

PATH is an article, a folder of articles (.txt, .md) or a file of JSON lines with a "text"; without one, the
example articles. Prints, for one core:

    throughput    characters a second, the best of three rounds over all articles
    linearity     seconds for n and for 2n characters, of articles one after the other and of runs of one thing
    memory        the peak of a fresh process that analyses one article of the named length
    start         `attrib --help`, and beside it importing Typer and analysing a sentence
    cold          `attrib analyze` of the longest article: processor time with all that goes before and after
    peers         characters a second of other programs that are installed, on the same articles in the same run

In its place --folders prints what many files take (jobs, rendering, memory), --against how much faster attrib is than
it was, and --archives what archives cost; see benchmark_folders.py, benchmark_against.py and benchmark_archives.py.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmark_against import against, base
from benchmark_archives import archives
from benchmark_folders import folders
from golden import articles

from attrib import analyze, load_rules

ROUNDS = 3
STARTS = 7
PEER_MODEL = "en_core_web_sm"
LENGTHS = (250_000, 1_000_000, 2_500_000)
RUN_LENGTH = 50_000
RUNS = (
    "He said ",
    "the senator said it. ",
    "according to ",
    "reportedly ",
    "“No,” he said. ",
    "Jane Roe, ",
    '" ',
)
MEASURED_MEMORY = r"""
import re, resource, sys
from pathlib import Path
from attrib import analyze
text = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
if text:
    analyze(text)
status = Path("/proc/self/status")
if status.exists():
    print(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1])
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1))
"""
"""Prints kilobytes. On Linux `getrusage` would count what the parent took before the child began."""


def texts_in(paths: Iterable[Path]) -> Iterator[str]:
    """Give the texts of articles, folders and files of JSON lines."""
    for path in paths:
        if path.is_dir():
            yield from texts_in(each for each in sorted(path.iterdir()) if each.suffix in {".txt", ".md"})
        elif path.suffix == ".jsonl":
            with path.open(encoding="utf-8") as lines:
                yield from (json.loads(line)["text"] for line in lines if line.strip())
        else:
            yield path.read_text(encoding="utf-8", errors="replace")


def seconds(work: Callable[[], object]) -> float:
    """Give the processor time that some work takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def repeated(texts: list[str], length: int) -> str:
    """Give exactly so many characters of articles one after the other."""
    text = "\n\n".join(texts)
    return (text + "\n\n") * (length // (len(text) + 2)) + text[: length % (len(text) + 2)]


def throughput(texts: list[str]) -> None:
    characters = sum(map(len, texts))
    best = min(seconds(lambda: [analyze(text) for text in texts]) for _ in range(ROUNDS))
    print(f"throughput   {characters / best / 1e6:6.2f} M characters/s", end="")
    print(f"   {len(texts)} articles, {characters:,} characters, {1000 * best / len(texts):.1f} ms each")


def linearity(texts: list[str]) -> None:
    shapes = [("articles", repeated(texts, 2 * length), length) for length in LENGTHS]
    shapes += [(repr(unit), unit * (2 * RUN_LENGTH // len(unit)), RUN_LENGTH) for unit in RUNS]
    for name, text, length in shapes:
        once, twice = (seconds(lambda part=part: analyze(part)) for part in (text[:length], text))
        print(f"linearity    {twice / once:6.2f} times for twice the length", end="")
        print(f"   {length:,} characters of {name}: {once:.2f} s, then {twice:.2f} s", flush=True)


def memory(texts: list[str]) -> None:
    longest = max(texts, key=len)
    for text in ("", longest, repeated(texts, 1_000_000)):
        command = [sys.executable, "-c", MEASURED_MEMORY]
        done = subprocess.run(command, input=text.encode("utf-8", "surrogatepass"), stdout=subprocess.PIPE, check=True)
        what = f"an article of {len(text):,} characters" if text else "nothing analysed"
        print(f"memory       {int(done.stdout) / 1024:6.1f} MB   {what}")


def start() -> None:
    for name, command in {
        "python -c 'import typer'": ["-c", "import typer"],
        "attrib --help": ["-m", "attrib", "--help"],
        "python -c 'import attrib; attrib.analyze(…)'": [
            "-c",
            "import attrib; attrib.analyze('He said so.')",
        ],
    }.items():
        print(f"start        {1000 * statistics.median(islice(_starts(command), STARTS)):6.0f} ms   {name}")


def _starts(command: list[str]) -> Iterator[float]:
    while True:
        begin = time.perf_counter()
        subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, check=True)
        yield time.perf_counter() - begin


def cold(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        story = Path(folder, "story.txt")
        story.write_text(max(texts, key=len), encoding="utf-8")
        for form in ("terminal", "json"):
            command = [sys.executable, "-m", "attrib", "analyze", str(story), "--format", form]
            took = min(_processor_time(command) for _ in range(STARTS))
            print(f"cold         {1000 * took:6.0f} ms   attrib analyze {story.name} --format {form}")


def _processor_time(command: list[str]) -> float:
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def peers(texts: list[str]) -> None:
    """Print how fast the quotations of textacy are found, which needs a model of spaCy."""
    try:
        import spacy
        from textacy.extract import direct_quotations

        model = spacy.load(PEER_MODEL)
    except (ImportError, OSError):
        print(f"peers             –   neither textacy nor its model are installed: textacy, {PEER_MODEL}")
        return
    own = seconds(lambda: [analyze(text) for text in texts])
    other = seconds(lambda: [_quotations(direct_quotations, model(text)) for text in texts])
    characters = sum(map(len, texts))
    print(f"peers        {other / own:6.1f} times as fast as the quotations of textacy with {PEER_MODEL}", end="")
    print(f"   {characters / own / 1e6:.3f} and {characters / other / 1e6:.3f} M characters/s")


def _quotations(find: Callable[[Any], Iterable[object]], document: object) -> list[object]:
    """Give the quotations of an article; none where their marks are uneven, which raises."""
    try:
        return list(find(document))
    except ValueError:
        return []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--archives", action="store_true", help="what archives cost")
    what.add_argument("--folders", action="store_true", help="what many files take")
    what.add_argument("--against", nargs="?", const="", metavar="COMMIT", help="how much faster it is than it was")
    parser.add_argument("--few", type=int, default=500, help="files, for --folders")
    parser.add_argument("--many", type=int, default=5_000)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    given = parser.parse_args()
    texts = list(texts_in(given.paths or articles()))
    load_rules("newsroom")
    analyze(texts[0])
    if given.archives:
        archives(texts)
    elif given.folders:
        folders(texts, given.few, given.many)
    elif given.against is not None:
        against(texts, given.against or base())
    else:
        alone(texts)


def alone(texts: list[str]) -> None:
    """Print what one core does with one article after the other."""
    throughput(texts)
    linearity(texts)
    memory(texts)
    start()
    cold(texts)
    peers(texts)


if __name__ == "__main__":
    main()
