"""Processes that analyse, and what becomes of the work of one that ends under it.

A text that ends its worker fails everything that is under way, so nobody knows which it was. All that was under way
is then done again, one by one in a process of its own: whatever ends that one is the culprit.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import NamedTuple

from attrib.archive.analysing import Analysed, Analyst, failed
from attrib.archive.schema import ArchiveError
from attrib.archive.taking import Task

UNDER_WAY = 2
"""Batches that each process has before it."""
ENDED = "ended the process that read it"
NOT_BEGUN = "the processes that analyse end as they begin; in Python, build under “if __name__ == '__main__':”"

Batch = Sequence[Task]
Done = list[list[Analysed]]
"""For each task of a batch its articles."""


class Work(NamedTuple):
    """How workers work."""

    rules: str
    """Name or file of the rule set; rule sets themselves do not go from process to process."""
    sha256: str
    texts: bool
    jobs: int


class Workers:
    """A pool of processes."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._pool = self._started(work.jobs)

    def done(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Done]]:
        """Give batches with what became of them, in their order; no more is taken of them than is under way.

        Raises ArchiveError where no process can begin.
        """
        waiting: deque[tuple[Batch, Future[Done]]] = deque()
        for batch in batches:
            waiting.append((batch, self._submitted(batch)))
            while len(waiting) > UNDER_WAY * self._work.jobs:
                yield from self._first(waiting)
        while waiting:
            yield from self._first(waiting)

    def end(self) -> None:
        """End the processes, once each has done the batch that it is at."""
        self._pool.shutdown(cancel_futures=True)

    def _first(self, waiting: deque[tuple[Batch, Future[Done]]]) -> Iterator[tuple[Batch, Done]]:
        batch, future = waiting.popleft()
        try:
            yield batch, future.result()
        except BrokenProcessPool:
            suspects = [batch, *(each for each, _ in waiting)]
            waiting.clear()
            self.end()
            for each in suspects:
                yield each, self._one_by_one(each)
            self._pool = self._started(self._work.jobs)

    def _one_by_one(self, batch: Batch) -> Done:
        done: Done = []
        alone = self._alone()
        for task in batch:
            try:
                done += alone.submit(analyse, [task]).result()
            except BrokenProcessPool:
                done.append([failed(task.article or task.file, ENDED)])
                alone.shutdown()
                alone = self._alone()
        alone.shutdown()
        return done

    def _alone(self) -> ProcessPoolExecutor:
        """Start a pool of one process, which has begun. Raises ArchiveError where it ends before any work."""
        pool = self._started(1)
        try:
            pool.submit(int).result()
        except BrokenProcessPool as error:
            raise ArchiveError(NOT_BEGUN) from error
        return pool

    def _submitted(self, batch: Batch) -> Future[Done]:
        try:
            return self._pool.submit(analyse, batch)
        except BrokenProcessPool as error:
            future: Future[Done] = Future()
            future.set_exception(error)
            return future

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), begin, (self._work,))


# ---------------------------------------------------------------------- in the worker

_analyst: Analyst | None = None


def begin(work: Work) -> None:
    """Make a process ready. It ends when its parent does, however that ends, and leaves interrupts to it."""
    global _analyst  # noqa: PLW0603 - the state of a process
    from attrib.rules import load_rules  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    rules = load_rules(work.rules)
    if rules.sha256 == work.sha256:
        _analyst = Analyst(rules, work.texts)


def analyse(batch: Batch) -> Done:
    """Analyse a batch. Raises ArchiveError where the rule set has changed since the build began."""
    if _analyst is None:
        raise ArchiveError("the rule set has changed while the archive was built; run it again")
    return [_analyst.articles_of(task) for task in batch]


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
