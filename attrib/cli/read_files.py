"""What a command has opened for reading, by whatever way it came to it, so that no output is written over it."""

import contextlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TextIO

_opened: set[str] = set()
"""By their names, until it is asked for them."""
_inputs: set[tuple[int, int]] = set()
"""The others, by what the system calls them."""
_glanced_at: set[str] = set()


def begin() -> None:
    """Forget what was opened before, and note every file that is opened for reading from now on."""
    _opened.clear()
    _inputs.clear()
    _watch()


def is_read(path: Path) -> bool:
    """Tell whether a file was opened for reading, by this name or another, or is what standard input comes from."""
    try:
        own = _called(path.stat())
    except (OSError, ValueError):
        return False
    _look_up()
    return own in _inputs or own == _standard_input()


@contextlib.contextmanager
def glance(path: Path) -> Iterator[TextIO]:
    """Open an older output to look at, which does not make it an input. Raises OSError."""
    _glanced_at.add(str(path))
    try:
        stream = path.open(encoding="utf-8", newline="")
    finally:
        _glanced_at.clear()
    with stream:
        yield stream


@cache
def _watch() -> None:
    sys.addaudithook(_note)


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "open":
        return
    path, _, flags = arguments
    if not isinstance(path, int) and not flags & (os.O_WRONLY | os.O_RDWR):
        name = os.fsdecode(path)
        if name not in _glanced_at:
            _opened.add(name)


def _look_up() -> None:
    """Take what was opened since this was asked last for what it is."""
    while _opened:
        with contextlib.suppress(OSError, ValueError):
            _inputs.add(_called(Path(_opened.pop()).stat()))


def _called(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _standard_input() -> tuple[int, int] | None:
    try:
        return _called(os.fstat(sys.stdin.fileno()))
    except (OSError, ValueError, AttributeError):
        return None
