"""Signals that end a command: it cleans up first, as after an interrupt."""

import signal
from collections.abc import Callable, Iterator
from threading import current_thread, main_thread
from types import FrameType
from typing import TypeVar

Made = TypeVar("Made")

ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Those that ask a program to end, as far as the system has them."""


class Ended(BaseException):
    """A signal asked the command to end; `status` is the exit status that a shell gives it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


def take() -> None:
    """Raise Ended when a signal comes, unless it is to be ignored, as it is under nohup."""
    for number in ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> None:
    for each in ENDING:
        signal.signal(each, signal.SIG_IGN)
    raise Ended(number)


def until_interrupted(made: Iterator[Made], stopped: Callable[[], None]) -> Iterator[Made]:
    """Give what is made one by one until an interrupt comes, then call `stopped` and end.

    What is made when it comes is lost; what was given before is not, as an interrupt waits while that is used.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler or current_thread() is not main_thread():
        yield from made
        return
    state = _Interrupts()
    signal.signal(signal.SIGINT, state.come)
    try:
        yield from state.through(made)
    except KeyboardInterrupt:
        stopped()
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


class _Interrupts:
    """Whether an interrupt may end the work now, and whether one waits."""

    def __init__(self) -> None:
        self._open = self._waits = False

    def come(self, number: int, frame: FrameType | None) -> None:
        if self._open:
            signal.default_int_handler(number, frame)
        self._waits = True

    def through(self, made: Iterator[Made]) -> Iterator[Made]:
        """Give what is made; nothing more once an interrupt has come, at whatever moment."""
        while True:
            self._open = True
            try:
                if self._waits:
                    raise KeyboardInterrupt
                each = next(made)
            except StopIteration:
                return
            finally:
                self._open = False
            yield each
