"""Files, streams, bytes and strings become readings."""

from __future__ import annotations

import os
import select
import stat
from pathlib import Path, PurePath
from typing import BinaryIO

from msgspec.structs import replace

from attrib.readers.decoding import decode
from attrib.readers.kinds import NEWS_XML, is_page, is_word, root_name
from attrib.readers.markdown import NotMarkdownError, looks_like_markdown, read_markdown
from attrib.readers.opening import find_opening
from attrib.readers.reading import LARGEST, Reading, UnreadableError

MARKDOWN_SUFFIXES = frozenset([".md", ".markdown", ".mdown", ".mkd"])
MARKDOWN_BY_CONTENT = "The text was read as Markdown: offsets count its characters without the markup."
WRITER_PATIENCE = 2.0
"""Seconds to wait until somebody opens the other end of a named pipe."""


def read(path: str | Path) -> Reading:
    """Read the article in a file: text, Markdown, a web page, Word, ninjs, NITF or NewsML-G2, as its content shows.

    Gives its text, with headline, byline and date where it has them, for `attrib.analyze`. Raises UnreadableError,
    whose message is one line that names the file, where it is missing, a folder or a device, may not be read, is
    empty, larger than 20 MB, broken or no article, and where what reads its format is not installed.
    """
    return replace(read_bytes(load_file(path), str(path)), path=str(path))


def load_file(path: str | Path) -> bytes:
    """Give the bytes of a file or a pipe, of one larger than LARGEST so many and one more.

    Raises UnreadableError where it is missing, a directory or a device, or may not be read.
    """
    name = str(path)
    try:
        with _opened(Path(path), name) as stream:
            return load_stream(stream)
    except FileNotFoundError:
        reason = "no such file"
    except PermissionError:
        reason = "may not be read (permission denied)"
    except OSError as error:
        reason = f"cannot be read ({error.strerror or type(error).__name__})"
    except ValueError:
        reason = "not a possible file name"
    raise UnreadableError(name, reason)


def load_stream(stream: BinaryIO) -> bytes:
    """Give the bytes of an open stream, such as standard input, to its end or to just above LARGEST.

    Raises OSError where the stream itself fails.
    """
    return stream.read(LARGEST + 1)


def read_bytes(data: bytes, name: str) -> Reading:
    """Read the bytes of a file, as what they are; `name` is for messages, and its ending may tell Markdown.

    Raises UnreadableError where the bytes are empty, more than LARGEST, no article, or one that is broken, and
    where what reads their format is not installed.
    """
    if is_word(data):
        from attrib.readers.word import read_word  # noqa: PLC0415

        return read_word(data, name)
    text, notes = decode(data, name)
    root = root_name(text)
    if root in NEWS_XML:
        from attrib.readers.news_xml import read_news_xml  # noqa: PLC0415

        return read_news_xml(data, name, NEWS_XML[root])
    if is_page(text, root):
        from attrib.readers.web import declared, read_page  # noqa: PLC0415

        by_declaration = declared(data) if notes else None
        return read_page(text, name, notes) if by_declaration is None else read_page(by_declaration, name)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        from attrib.readers.ninjs import news_item, read_ninjs  # noqa: PLC0415

        item = news_item(text)
        if item is not None:
            return read_ninjs(item, name)
    return _text(text, notes, name)


def _text(text: str, notes: tuple[str, ...], name: str) -> Reading:
    """Read what is plain text or Markdown."""
    named = PurePath(name).suffix.lower() in MARKDOWN_SUFFIXES
    if not (named or looks_like_markdown(text)):
        return _plain(text, notes)
    try:
        return _markdown(text, notes if named else (*notes, MARKDOWN_BY_CONTENT), name)
    except NotMarkdownError as error:
        return _plain(text, (*notes, f"The text looks like Markdown but was read as plain text: {error}."))


def read_text(text: str) -> Reading:
    """Read a string that is an article already; nothing is converted, so offsets count its own characters."""
    return _plain(text, ())


def _plain(text: str, notes: tuple[str, ...]) -> Reading:
    opening = find_opening(text)
    return Reading(text=text, title=opening.title, byline=opening.byline, notes=notes)


def _markdown(text: str, notes: tuple[str, ...], name: str) -> Reading:
    article = read_markdown(text)
    if not article.text.strip():
        raise UnreadableError(name, "empty (nothing but code, images, comments or front matter)")
    opening = find_opening(article.text)
    return Reading(
        text=article.text,
        title=article.title or opening.title,
        byline=article.byline or opening.byline,
        format="markdown",
        notes=notes,
    )


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
