"""Where output goes and how: consoles, files written whole or not at all, lines on standard error."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

import typer

from attrib.cli import read_files

if TYPE_CHECKING:
    from rich.console import Console

DONE = 0
FOUND = 1
WRONG_USAGE = 2
INCOMPLETE = 3
INTERRUPTED = 130
UNREAD = 141
"""As a shell has it for a program whose reader went away: 128 + SIGPIPE."""

WIDEST = 120
"""Cells that a report takes of a wider terminal, unless told."""
NARROWEST = 40
PLAIN_WIDTH = 80
"""Cells of a report that goes to a file or a pipe, unless told."""


def complain(line: str) -> None:
    """Print one line on standard error."""
    from attrib.views.inert import one_line

    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(f"attrib: {one_line(line)}", file=sys.stderr, flush=True)


def fail(line: str, status: int = WRONG_USAGE) -> NoReturn:
    """Print one line on standard error and end the command with `status`."""
    complain(line)
    raise typer.Exit(status)


def fault(error: BaseException) -> str:
    """Say that an error is a fault of the program, and what to do about it."""
    return (
        f"a fault of attrib ({type(error).__name__}): please report it; ATTRIB_DEBUG=1 in the environment shows where"
    )


def nobody_reads() -> int:
    """Turn standard output to nowhere, for nobody reads it any more; return the exit status for that."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNREAD


def console(stream: TextIO, *, width: int | None, color: bool | None) -> "Console":
    """Give a console that prints to `stream`, `width` cells wide; where width or color is None the terminal decides."""
    from rich.console import Console

    class _Console(Console):
        def on_broken_pipe(self) -> None:
            """Leave it to `opened` instead of exiting with 1."""
            raise BrokenPipeError

    return _Console(
        file=stream,
        width=width or _width(stream),
        force_terminal=color,
        no_color=None if color is None else not color,
        color_system={None: "auto", True: "standard", False: None}[color],
        force_jupyter=False,
        highlight=False,
        markup=False,
        emoji=False,
    )


def on_screen() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def rows(stream: TextIO) -> int | None:
    """Give the height of the terminal that `stream` is, or None where it is none."""
    import shutil

    return shutil.get_terminal_size().lines if stream.isatty() else None


def _width(stream: TextIO) -> int:
    import shutil

    if stream.isatty() or os.environ.get("COLUMNS"):
        return min(max(shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns, NARROWEST), WIDEST)
    return PLAIN_WIDTH


def check_not_input(path: Path | None) -> None:
    """Fail where a file that is to be written is one that was opened for reading, by whatever name."""
    if path is not None and path.is_file() and read_files.is_read(path):
        fail(f"{path}: is an input, and stays as it is; choose another file for --output")


@contextlib.contextmanager
def opened(path: Path | None = None, *, utf8: bool = False) -> Iterator[TextIO]:
    """Open `path`, or else standard output, for writing text; the command fails where that cannot be done.

    A file appears when all is written, or not at all, and never in the place of one that was read. With `utf8`
    standard output is UTF-8 whatever the locale says, with line ends as they are written; what the encoding lacks
    is printed as "?".
    """
    if path is None:
        with _output_errors("standard output"), _standard_output(utf8=utf8) as stream:
            yield stream
            stream.flush()
    else:
        with _output_errors(str(path)), _whole_files([path]) as (stream,):
            yield stream


@contextlib.contextmanager
def opened_together(folder: Path, names: Sequence[str]) -> Iterator[list[TextIO]]:
    """Open files in a folder, which is made where there is none, as `opened` does: they appear all or none."""
    with _output_errors(str(folder)):
        folder.mkdir(exist_ok=True)
        with _whole_files([folder / name for name in names]) as streams:
            yield streams


@contextlib.contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """Give the name of a file to write, beside `path`, which takes its place when all is written, or not at all.

    Folders are made where there are none; the command fails where it cannot be written.
    """
    with _output_errors(str(path)):
        check_not_input(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with _part(path) as (_, part):
            yield part or path
            if part is not None:
                part.chmod(_mode(path))
                part.replace(path)


@contextlib.contextmanager
def _output_errors(name: str) -> Iterator[None]:
    """Tell in one line that an output cannot be written."""
    try:
        yield
    except BrokenPipeError:
        raise typer.Exit(nobody_reads()) from None
    except OSError as error:
        if name == "standard output":
            nobody_reads()
        fail(f"{name}: cannot be written: {error.strerror or error}")


@contextlib.contextmanager
def _standard_output(*, utf8: bool) -> Iterator[TextIO]:
    if sys.stdout is None:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            yield nowhere
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        if utf8:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        sys.stdout.reconfigure(errors="replace")
    yield sys.stdout


@contextlib.contextmanager
def _whole_files(paths: Sequence[Path]) -> Iterator[list[TextIO]]:
    for path in paths:
        check_not_input(path)
    ends = [Path(os.path.realpath(path)) for path in paths]
    with contextlib.ExitStack() as stack:
        parts = [stack.enter_context(_part(end)) for end in ends]
        yield [stream for stream, _ in parts]
        for stream, _ in parts:
            stream.close()
        for path in paths:
            check_not_input(path)
        for (_, part), end in zip(parts, ends, strict=True):
            if part is not None:
                part.chmod(_mode(end))
                part.replace(end)


@contextlib.contextmanager
def _part(path: Path) -> Iterator[tuple[TextIO, Path | None]]:
    """Open a temporary file beside `path`, which is deleted afterwards unless it was renamed; or a device itself."""
    import tempfile

    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors="replace") as device:
            yield device, None
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream, Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Give the permissions that a file has, or that a new one would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
