"""How far a build has come: on standard error, with its rate and the time that is left."""

import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from attrib.cli import output

if TYPE_CHECKING:
    from attrib.archive.building import Count

EVERY = 10_000
"""Articles after which a line is printed where standard error is no terminal."""
MOST_ERRORS = 20
"""Errors that are told one by one."""


class Progress:
    """One line that changes, in a terminal; elsewhere a line now and then."""

    def __init__(self, total: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._total = total
        self._clock = clock
        self._began = clock()
        self._told = 0
        self._errors = 0
        self._live = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._clear()

    def tell(self, count: "Count") -> None:
        """Tell how far the build has come, and what went wrong since."""
        self._clear()
        for line in count.errors:
            self._errors += 1
            if self._errors <= MOST_ERRORS:
                output.complain(line)
            elif self._errors == MOST_ERRORS + 1:
                output.complain("further errors are in the archive, in the column “error” of its articles")
        count.errors.clear()
        line = how_far(count, self._clock() - self._began, self._total)
        if self._live:
            sys.stderr.write(f"{line}\r")
            sys.stderr.flush()
        elif count.analysed // EVERY > self._told:
            self._told = count.analysed // EVERY
            output.complain(line)

    def _clear(self) -> None:
        if self._live:
            sys.stderr.write("\x1b[2K\r")


def how_far(count: "Count", seconds: float, total: int | None) -> str:
    """Say how far a build has come after so many seconds: "12,800 articles · 131/s · 62% · 4 min left"."""
    done = count.analysed + count.failed + count.unchanged
    parts = [f"{done:,} articles"]
    if count.analysed and seconds > 0:
        parts.append(f"{count.analysed / seconds:,.0f}/s")
    if total and count.read:
        share = min(1.0, count.read / total)
        parts.append(f"{share:.0%}")
        parts.append(f"{duration(seconds / share - seconds)} left")
    return " · ".join(parts)


def duration(seconds: float) -> str:
    """Give a time in its largest unit: "50 s", "4 min", "2.5 h"."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


def summary(count: "Count") -> str:
    """Say what a build has done."""
    parts = [
        (count.analysed, "analysed"),
        (count.foreign, "of these not in English, and not judged"),
        (count.unchanged - count.unchanged_failed, "unchanged"),
        (count.failed, "not read or analysed"),
        (count.unchanged_failed, "could not be read before; --retry tries again"),
        (count.repeated, "of the same name as one before, and left out"),
        (count.passed_over, "skipped, not articles"),
    ]
    said = ", ".join(f"{number:,} {what}" for number, what in parts if number) or "nothing to do"
    if count.stopped:
        return f"stopped: {said}; what is done is in the archive, and the same command does the rest"
    return said


def total_size(sources: Iterable[str]) -> int | None:
    """Give how many bytes there are to read; None where that cannot be told."""
    total = 0
    for name in sources:
        path = Path(name)
        if path.is_dir():
            total += sum(_size(Path(folder, file)) for folder, _, files in os.walk(path) for file in files)
        elif path.is_file() and path.suffix != ".zip":
            total += _size(path)
        else:
            return None
    return total


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
