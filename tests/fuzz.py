"""Random texts and files that must not break attrib.

    python tests/fuzz.py texts 200000 [--seed 1] [--jobs 1]
    python tests/fuzz.py files 20000

A text may raise nothing and take no time out of all proportion, and every passage of its report must stand where it
says; a file may raise nothing but UnreadableError. Prints how many inputs broke that, by their causes, each with the
first of them made as short as it stays broken, and the slowest. Exits with 1 where anything was broken. An input is
made of the seed and its number alone, in whatever number of processes. Needs the timers of Linux or macOS.
"""

from __future__ import annotations

import argparse
import heapq
import logging
import multiprocessing
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from counted import TooMuchWork
from fuzz_inputs import Input, random_file, random_text
from golden import articles

from attrib import analyze
from attrib.readers import UnreadableError, read_bytes
from attrib.report.model import Passage, Report

MARGIN = 100
"""Times the time of news that an input may take, and `GRACE` seconds besides."""
GRACE = {"texts": 1.0, "files": 10.0}
MOST_TRIES = 300
"""Runs that making one input shorter may take."""
SHORTEST_TIMED = 500
"""Characters of the shortest input among the slowest."""
SLOWEST = 10
LONGEST_SHOWN = 600
"""Characters of a broken input that are printed."""
HANG = "took too long"
MAKERS: dict[str, Callable[[Random], Input]] = {"texts": random_text, "files": random_file}

Limit = Callable[[Callable[[], object], int], object]
"""Does some work on so many characters, and raises TooMuchWork where it takes too long."""


class MisplacedError(Exception):
    """A passage of a report is not the text at its offsets."""


class Outcome(NamedTuple):
    """What came of one input: the cause where it was broken, and the processor time that it took."""

    number: int
    size: int
    seconds: float
    made: str
    cause: str | None


def made(kind: str, seed: int, number: int) -> Input:
    """Make the input of that number."""
    return MAKERS[kind](Random(f"{seed} {number}"))


def check(given: str | bytes) -> None:
    """Read and analyse an input. Raises whatever is raised, but UnreadableError of a file, and MisplacedError."""
    if isinstance(given, str):
        _check_report(analyze(given), given)
        return
    try:
        reading = read_bytes(given, "a.md" if given[:1] == b"#" else "a")
    except UnreadableError:
        return
    _check_report(analyze(reading), reading.text)


def _check_report(report: Report, text: str) -> None:
    for passage in _passages(report):
        start, end = passage.start, passage.end
        if not (0 <= start < end <= len(text) and text[start:end] == passage.text and passage.text.strip()):
            raise MisplacedError(f"{passage} is not {text[start:end]!r}")


def _passages(report: Report) -> Iterator[Passage]:
    for claim in report.claims:
        yield from (*claim.content, *filter(None, (claim.cue, claim.source)))
    for source in report.sources:
        yield from (*source.mentions, *source.facts.values())
    yield from (finding.words for finding in report.findings if finding.words)


def cause_of(given: str | bytes, limit: Limit) -> str | None:
    """Say what is wrong with an input: the exception and where it was raised; None where nothing is."""
    try:
        limit(lambda: check(given), len(given))
    except TooMuchWork:
        return HANG
    except Exception as error:
        return f"{type(error).__name__} in {_place(error)}"
    return None


def _place(error: Exception) -> str:
    """Give the function of attrib in which an exception was raised or passed last."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "attrib" in Path(frame.filename).parts] or frames
    return f"{Path(own[-1].filename).name}, {own[-1].name}"


def shorter(given: str | bytes, cause: str, limit: Limit) -> str | bytes:
    """Take out of an input all that can go while it stays broken by the same cause."""
    tries = 0
    size = len(given) // 2
    while size and tries < MOST_TRIES:
        at, before = 0, len(given)
        while at < len(given) and tries < MOST_TRIES:
            without = given[:at] + given[at + size :]
            tries += 1
            if cause_of(without, limit) == cause:
                given = without
            else:
                at += size
        size = size if len(given) < before else size // 2
    return given


def within_time(pace: float, grace: float, work: Callable[[], object], size: int) -> None:
    """Do some work, and raise TooMuchWork where it takes more processor time than an input of its size may."""

    def stop(*_: object) -> None:
        raise TooMuchWork

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, grace + MARGIN * pace * size)
    try:
        work()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def outcome(number: int, *, kind: str, seed: int, limit: Limit) -> Outcome:
    """Make the input of that number and see what comes of it."""
    one = made(kind, seed, number)
    begin = time.process_time()
    cause = cause_of(one.given, limit)
    return Outcome(number, len(one.given), time.process_time() - begin, one.made, cause)


def outcomes(kind: str, count: int, seed: int, jobs: int, limit: Limit) -> Iterable[Outcome]:
    """Give what comes of so many inputs."""
    one = partial(outcome, kind=kind, seed=seed, limit=limit)
    if jobs == 1:
        yield from map(one, range(count))
        return
    with multiprocessing.Pool(jobs) as pool:
        yield from pool.imap_unordered(one, range(count), chunksize=50)


def pace_of_news() -> float:
    """Give the processor time that the example articles take for a character, in seconds."""
    texts = [path.read_text(encoding="utf-8") for path in articles()]
    rounds = []
    for _ in range(3):
        begin = time.process_time()
        for text in texts:
            analyze(text)
        rounds.append(time.process_time() - begin)
    return min(rounds) / sum(map(len, texts))


def tell(kind: str, seed: int, found: Iterable[Outcome], limit: Limit, pace: float) -> bool:
    """Print what came of the inputs; tell whether none was broken."""
    causes: Counter[str] = Counter()
    first: dict[str, int] = {}
    slowest: list[tuple[float, str]] = []
    inputs = characters = 0
    seconds = 0.0
    for each in found:
        inputs, characters, seconds = inputs + 1, characters + each.size, seconds + each.seconds
        if each.cause is not None:
            causes[each.cause] += 1
            first[each.cause] = min(each.number, first.get(each.cause, each.number))
        elif each.size >= SHORTEST_TIMED:
            slowest = heapq.nlargest(SLOWEST, [*slowest, (each.seconds / each.size / pace, each.made)])
    print(f"{kind}        {inputs:,} inputs of {characters:,} characters, {seconds:,.0f} s of processor time")
    print(f"broken       {causes.total():,} inputs, {len(causes)} causes")
    for cause, times in causes.most_common():
        one = made(kind, seed, first[cause])
        print(f"  {times:,} x {cause}; the first is number {first[cause]}, {one.made}")
        if cause != HANG:
            print(f"    {shorter(one.given, cause, limit)[:LONGEST_SHOWN]!r}")
    for times_news, how in slowest:
        print(f"slowest      {times_news:6.1f} times news a character: {how}")
    return not causes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=MAKERS)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    logging.disable()
    pace = pace_of_news()
    limit = partial(within_time, pace, GRACE[asked.kind])
    found = outcomes(asked.kind, asked.count, asked.seed, asked.jobs, limit)
    sys.exit(0 if tell(asked.kind, asked.seed, found, limit, pace) else 1)


if __name__ == "__main__":
    main()
