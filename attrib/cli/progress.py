"""How far the work has come, on standard error, for what takes longer than a moment."""

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from attrib.cli import output

if TYPE_CHECKING:
    from rich.progress import Progress

MOMENT = 0.7
"""Seconds before the bar appears."""
EVERY = 20
"""Seconds between two lines where standard error is no terminal."""


class Advance:
    """Is called after each article, and ended before the output of all of them."""

    def __call__(self) -> None:
        """Take note that one more is done."""

    def end(self) -> None:
        """Show no more."""


@contextlib.contextmanager
def progress(total: int, *, wanted: bool, clock: Callable[[], float] = time.monotonic) -> Iterator[Advance]:
    """Show how many of `total` articles are done, 0 where that is not known.

    Gives what to call after each; the last call ends the bar, where there may be more the end does. Where standard
    error is no terminal, a line comes now and then. Nothing is shown, nor imported, where it is not `wanted`, or
    where all is done in a moment.
    """
    if not wanted or sys.stderr is None:
        yield Advance()
        return
    if not sys.stderr.isatty():
        yield _Lines(total, clock)
        return
    bar = _Bar(total)
    timer = threading.Timer(MOMENT, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield bar
    finally:
        timer.cancel()
        bar.end()


class _Lines(Advance):
    """A line now and then, for logs."""

    def __init__(self, total: int, clock: Callable[[], float]) -> None:
        self._total = total
        self._clock = clock
        self._done = 0
        self._told = clock()

    def __call__(self) -> None:
        self._done += 1
        if self._clock() - self._told >= EVERY:
            self._told = self._clock()
            total = f" of {self._total:,}" if self._done <= self._total else ""
            output.complain(f"{self._done:,}{total} done")


class _Bar(Advance):
    """How far the work has come, and the bar once there is one."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._bar: Progress | None = None
        self._over = False
        self._lock = threading.Lock()

    def show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = [TextColumn("Analysing"), BarColumn(30)]
        if self._total != 1:
            columns += [MofNCompleteColumn(), TimeRemainingColumn()]
        with self._lock:
            if self._over:
                return
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.add_task("", total=self._total if self._total > 1 else None, completed=self._done)
            self._bar.start()

    def __call__(self) -> None:
        with self._lock:
            self._done += 1
            if self._bar is not None:
                self._bar.advance(self._bar.task_ids[0])
                if self._done > self._total:
                    self._bar.update(self._bar.task_ids[0], total=None)
        if self._done == self._total:
            self.end()

    def end(self) -> None:
        with self._lock:
            self._over = True
            if self._bar is not None:
                self._bar.stop()
