"""A progress bar on standard error, for what takes longer than a moment."""

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

MOMENT = 0.7
"""Seconds before the bar appears."""


@contextlib.contextmanager
def progress(total: int, *, wanted: bool) -> Iterator[Callable[[], None]]:
    """Show how many of `total` articles are done, 0 where that is not known.

    Gives a function to call after each; the last call ends the bar, where there may be more the end does.
    Nothing is shown, nor imported, where it is not `wanted`, where standard error is no terminal, or where
    all is done in a moment.
    """
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    state = _State(total)
    timer = threading.Timer(MOMENT, state.show)
    timer.daemon = True
    timer.start()
    try:
        yield state.advance
    finally:
        timer.cancel()
        state.hide()


class _State:
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

    def advance(self) -> None:
        with self._lock:
            self._done += 1
            if self._bar is not None:
                self._bar.advance(self._bar.task_ids[0])
                if self._done > self._total:
                    self._bar.update(self._bar.task_ids[0], total=None)
        if self._done == self._total:
            self.hide()

    def hide(self) -> None:
        with self._lock:
            self._over = True
            if self._bar is not None:
                self._bar.stop()
