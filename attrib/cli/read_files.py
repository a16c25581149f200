"""What a command has opened for reading, by whatever way it came to it, so that no output is written over it."""

import contextlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TextIO

_opened: set[Path] = set()


def begin() -> None:
    """Forget what was opened before, and note every file that is opened for reading from now on."""
    _opened.clear()
    _watch()


def is_read(path: Path) -> bool:
    """Tell whether a file was opened for reading, by this name or another, or is what standard input comes from."""
    try:
        own = path.stat()
    except (OSError, ValueError):
        return False
    return any(os.path.samestat(own, other) for other in _inputs())


@contextlib.contextmanager
def glance(path: Path) -> Iterator[TextIO]:
    """Open an older output to look at, which does not make it an input. Raises OSError."""
    before = set(_opened)
    with path.open(encoding="utf-8", newline="") as stream:
        _opened.intersection_update(before)
        yield stream


@cache
def _watch() -> None:
    sys.addaudithook(_note)


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "open":
        return
    path, _, flags = arguments
    if not isinstance(path, int) and not flags & (os.O_WRONLY | os.O_RDWR):
        _opened.add(Path(os.fsdecode(path)))


def _inputs() -> Iterator[os.stat_result]:
    """Give what is known of each input."""
    for path in tuple(_opened):
        try:
            yield path.stat()
        except (OSError, ValueError):
            continue
    try:
        yield os.fstat(sys.stdin.fileno())
    except (OSError, ValueError, AttributeError):
        return
