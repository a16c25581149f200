"""Signals that end a command: it cleans up first, as after an interrupt."""

import signal
from types import FrameType

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
