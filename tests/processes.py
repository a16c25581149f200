"""Processes of tests: whether they are there, and to wait until something is so."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 600.0
"""Seconds after which a test gives up: far longer than anything takes on a busy machine."""


def until(is_so: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it never was so"
        time.sleep(0.05)


def gone(process: int) -> bool:
    """Tell whether a process has ended, be it that nobody has asked for its status yet."""
    return _state(process) in {None, "Z"}


def waits(process: int) -> bool:
    """Tell whether a process waits for something, as for input; where the system does not tell, it is taken to."""
    return not Path("/proc/self/stat").exists() or _state(process) == "S"


def _state(process: int) -> str | None:
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return None
    return status.rpartition(")")[2].split()[0]
