"""Files, streams, bytes and strings become readings."""

from __future__ import annotations

import io
import os
import re
import select
import stat
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from attrib.readers.content import USUAL, Content, Fields
from attrib.readers.formats import format_of
from attrib.readers.plain import plain
from attrib.readers.reading import LARGEST, Articles, Reading, UnreadableError
from attrib.readers.repair import damage, repair

OF_EXPORT = re.compile(
    r"(?im)\bof \d{1,5} documents?[ \t\r]*$|^[ \t]*end of document[ \t\r]*$"
    r"|^document [a-z0-9]{2,10}0\d{10}[0-9a-z]{5,14}[ \t\r]*$|proquest document id"
)
"""Lines that an export of a database of newspapers has, and no article."""
LENGTHS = re.compile(r"(?im)^[ \t]*(?:length[ \t]*:|load-date[ \t]*:)")
"""Lines of which an article in a database has one each."""
GZIP = b"\x1f\x8b\x08"
UNNAMED = "bytes"
"""What bytes without a name are called where they cannot be read."""
SEVERAL = "several articles, not one; add # and the number of one"
WRITER_PATIENCE = 2.0
"""Seconds to wait until somebody opens the other end of a named pipe."""


def read(file: str | Path | bytes, name: str | None = None) -> Reading:
    """Read the article in a file, given by its path or as its bytes, whatever its format, as its content shows.

    Gives its text, with headline, byline, date and outlet where it has them, for `attrib.analyze`. `name` is what the
    report calls the file, and its ending may tell Markdown; by default the path. Raises UnreadableError, whose message
    is one line that names the file, where it is missing, a folder or a device, may not be read, is empty, larger than
    20 MB, broken, no article or several, and where what reads its format is not installed.
    """
    if isinstance(file, bytes):
        return replace(read_bytes(file, name or UNNAMED), path=name)
    called = name or str(file)
    with open_file(file) as stream:
        return replace(_only(articles_of(open_content(stream, called)), called), path=called)


def read_all(path: str | Path, fields: Fields = USUAL) -> Articles:
    """Give the articles in a file one by one: the rows of a table, the stories of a feed, or the one that it is.

    `fields` say which fields of records hold what. What cannot be read of several is given as an UnreadableError in
    its place; one is raised as by `read` where that is the whole file.
    """
    with open_file(path) as stream:
        for found in articles_of(open_content(stream, str(path), fields)):
            yield found if isinstance(found, UnreadableError) else replace(found, path=place(str(path), found))


def place(name: str, reading: Reading) -> str:
    """Give where an article stands: its file, and for one of several its number there, "archive.csv#17"."""
    return name if reading.number is None else f"{name}#{reading.number}"


def load_file(path: str | Path) -> bytes:
    """Give the bytes of a file or a pipe, of one larger than LARGEST so many and one more.

    Raises UnreadableError where it is missing, a directory or a device, or may not be read.
    """
    with open_file(path) as stream:
        try:
            return load_stream(stream)
        except OSError as error:
            raise UnreadableError(str(path), unread(error)) from error


def open_file(path: str | Path) -> BinaryIO:
    """Open a file or a pipe. Raises UnreadableError where it is missing, a directory or a device, or is forbidden."""
    name = str(path)
    try:
        return _opened(Path(path), name)
    except FileNotFoundError:
        reason = "no such file"
    except PermissionError:
        reason = "may not be read (permission denied)"
    except OSError as error:
        reason = unread(error)
    except ValueError:
        reason = "not a possible file name"
    raise UnreadableError(name, reason)


def unread(error: OSError) -> str:
    """Say why something could not be read."""
    return f"cannot be read ({error.strerror or type(error).__name__})"


def load_stream(stream: BinaryIO) -> bytes:
    """Give the bytes of an open stream, such as standard input, to its end or to just above LARGEST.

    Raises OSError where the stream itself fails.
    """
    return stream.read(LARGEST + 1)


def read_bytes(data: bytes, name: str) -> Reading:
    """Read the bytes of a file, as what they are; `name` is for messages, and its ending may tell Markdown.

    Raises UnreadableError where the bytes are empty, more than LARGEST, no article, one that is broken, or several,
    and where what reads their format is not installed.
    """
    return _only(articles_of(open_content(io.BytesIO(data), name)), name)


def open_content(stream: BinaryIO, name: str, fields: Fields = USUAL) -> Content:
    """Give what an open stream holds, unpacked where it is packed with gzip; `fields` say what records hold where.

    Raises UnreadableError where the stream fails.
    """
    try:
        content = Content(stream, name, fields)
        if not content.head.startswith(GZIP):
            return content
        from attrib.readers.packed import gunzipped  # noqa: PLC0415

        return Content(gunzipped(content.stream(), name), name, fields)
    except OSError as error:
        raise UnreadableError(name, unread(error)) from error


def articles_of(content: Content) -> Articles:
    """Give the articles of a file one by one, as they are read.

    Raises UnreadableError where the file cannot be read at all, or not further; what is wrong with one article of
    several is given in its place.
    """
    try:
        found = format_of(content).read(content)
        if isinstance(found, Reading):
            found = _divided(found, content.name)
        articles = (found,) if isinstance(found, Reading) else found
        yield from (repair(each) if isinstance(each, Reading) else each for each in articles)
    except OSError as error:
        raise UnreadableError(content.name, unread(error)) from error


def read_text(text: str) -> Reading:
    """Read a string that is an article already; nothing is converted, so offsets count its own characters."""
    return plain(text, damage(text))


def _only(articles: Articles, name: str) -> Reading:
    """Give the article of a file that has one."""
    first = next(articles, None)
    if isinstance(first, UnreadableError):
        raise first
    if first is None:
        raise UnreadableError(name, "no article in it")
    if next(articles, None) is not None:
        raise UnreadableError(name, SEVERAL)
    return first


def _opened(path: Path, name: str) -> BinaryIO:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableError(name, "a directory, not a file")
    if stat.S_ISFIFO(mode):
        return _opened_pipe(path)
    if not stat.S_ISREG(mode):
        raise UnreadableError(name, "a device or a socket, not a file")
    return path.open("rb")


def _opened_pipe(path: Path) -> BinaryIO:
    """Open a pipe without waiting for ever: one that nobody writes to reads as empty after a moment."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    select.select([descriptor], [], [], WRITER_PATIENCE)
    os.set_blocking(descriptor, True)
    return os.fdopen(descriptor, "rb")


def _divided(reading: Reading, name: str) -> Reading | Articles:
    """Give the articles of an export, `name` is its file; another article as it is, with a note where it is several."""
    if OF_EXPORT.search(reading.text) is not None:
        from attrib.readers.databases import articles_of_export  # noqa: PLC0415

        return articles_of_export(reading, name)
    lengths = len(LENGTHS.findall(reading.text)) // 2
    note = f"The file seems to hold {lengths} articles, in a form that attrib does not know; they were read as one."
    return replace(reading, notes=(*reading.notes, note)) if lengths > 1 else reading
