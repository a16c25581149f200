"""Processes that work on all cores, and what becomes of the work of one that ends under it.

A task that ends its process fails everything that is under way, so nobody knows which it was. All that was under way
is then done again, one by one in a process of its own: whatever ends that one is the culprit. A task that takes too
long ends its process, too.
"""

from __future__ import annotations

import faulthandler
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from time import monotonic
from types import FrameType
from typing import Any, Generic, NamedTuple, TypeVar

UNDER_WAY = 2
"""Batches that each process has before it."""
SECONDS = 300.0
"""For a batch, and then for each task of one that took longer: the longest text that is read takes a minute."""
ENDED = "ended the process that read it"

Task = TypeVar("Task")
Made = TypeVar("Made")
Begin = Callable[[], Callable[[Task], Made]]
"""Makes a process ready, and gives what it does with each task."""


class NotBegunError(Exception):
    """Processes end as they begin, so that no task can be blamed."""


class Lost(NamedTuple):
    """What becomes of a task that ended its process."""

    reason: str


class Pool(Generic[Task, Made]):
    """A pool of processes."""

    def __init__(self, jobs: int, begin: Begin[Task, Made], seconds: float = SECONDS) -> None:
        self._jobs = jobs
        self._begin = begin
        self._seconds = seconds
        self._pool = self._started(jobs)

    def done(self, batches: Iterable[Sequence[Task]]) -> Iterator[tuple[Sequence[Task], list[Made | Lost]]]:
        """Give batches with what became of each task, in their order; no more is taken of them than is under way.

        Raises what a process raised, and NotBegunError where none can begin.
        """
        waiting: deque[tuple[Sequence[Task], Future[list[Made | Lost]]]] = deque()
        for batch in batches:
            waiting.append((batch, self._submitted(batch)))
            while len(waiting) > UNDER_WAY * self._jobs:
                yield from self._first(waiting)
        while waiting:
            yield from self._first(waiting)

    def end(self) -> None:
        """End the processes, once each has done the batch that it is at."""
        self._pool.shutdown(cancel_futures=True)

    def stop(self) -> None:
        """End the processes at once, whatever they are at; none with half a result sent, for which this would wait."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        if hasattr(signal, "pthread_kill"):
            for process in multiprocessing.active_children():
                process.terminate()
        self.end()

    def _first(
        self, waiting: deque[tuple[Sequence[Task], Future[list[Made | Lost]]]]
    ) -> Iterator[tuple[Sequence[Task], list[Made | Lost]]]:
        batch, future = waiting.popleft()
        try:
            yield batch, future.result()
        except BrokenProcessPool:
            suspects = [batch, *(each for each, _ in waiting)]
            waiting.clear()
            self.end()
            for each in suspects:
                yield each, self._one_by_one(each)
            self._pool = self._started(self._jobs)

    def _one_by_one(self, batch: Sequence[Task]) -> list[Made | Lost]:
        done: list[Made | Lost] = []
        alone = self._alone()
        for task in batch:
            begun = monotonic()
            try:
                done += alone.submit(work, [task]).result()
            except BrokenProcessPool:
                late = monotonic() - begun >= self._seconds
                done.append(Lost(f"took longer than {self._seconds:g} seconds" if late else ENDED))
                alone.shutdown()
                alone = self._alone()
        alone.shutdown()
        return done

    def _alone(self) -> ProcessPoolExecutor:
        """Start a pool of one process, which has begun. Raises NotBegunError where it ends before any work."""
        pool = self._started(1)
        try:
            pool.submit(int).result()
        except BrokenProcessPool as error:
            raise NotBegunError("the processes that analyse end as they begin") from error
        return pool

    def _submitted(self, batch: Sequence[Task]) -> Future[list[Made | Lost]]:
        try:
            return self._pool.submit(work, batch)
        except BrokenProcessPool as error:
            future: Future[list[Made | Lost]] = Future()
            future.set_exception(error)
            return future

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(jobs, context, make_ready, (self._begin, self._seconds, gc.get_threshold()))


# ---------------------------------------------------------------------- in the process


class _Ready(NamedTuple):
    """What a process has at hand."""

    do: Callable[[Any], Any] | Exception
    seconds: float
    nowhere: int
    """Where nobody reads what a process says that is ended."""


class Stopped(BaseException):
    """A process is to end."""


_ready: _Ready | None = None
_working = _stopped = False


def make_ready(begin: Begin[Any, Any], seconds: float, threshold: tuple[int, int, int]) -> None:
    """Make a process ready. It ends when its parent does, however that ends, and leaves interrupts to it.

    It looks for cycles of objects as often as its parent does.
    """
    global _ready  # noqa: PLW0603 - the state of a process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(*threshold)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        _ready = _Ready(begin(), seconds, nowhere)
    except Exception as error:
        _ready = _Ready(error, seconds, nowhere)


def work(batch: Sequence[Any]) -> list[Any]:
    """Do a batch. Raises what made the process not ready, and Stopped."""
    global _working  # noqa: PLW0603 - the state of a process
    if _stopped:
        raise Stopped
    assert _ready is not None
    if isinstance(_ready.do, Exception):
        raise _ready.do
    faulthandler.dump_traceback_later(_ready.seconds, exit=True, file=_ready.nowhere)
    _working = True
    try:
        return [_ready.do(task) for task in batch]
    finally:
        _working = False
        faulthandler.cancel_dump_traceback_later()


def _stop(_number: int, _frame: FrameType | None) -> None:
    """Leave the batch that is done, and do no other."""
    global _stopped  # noqa: PLW0603 - the state of a process
    _stopped = True
    if _working:
        raise Stopped


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
