"""Mail: a message (.eml), a mailbox of several (mbox), and a page that a browser saved as one file (.mhtml)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from typing import TYPE_CHECKING, BinaryIO

from msgspec.structs import replace

from attrib.lines.bylines import byline_of
from attrib.readers import metadata
from attrib.readers.dated import date_of
from attrib.readers.decoding import decode, web_encoding
from attrib.readers.fragments import html_pieces, text_pieces
from attrib.readers.opening import find_opening
from attrib.readers.reading import (
    LARGEST,
    Articles,
    NotAnArticleError,
    Piece,
    Reading,
    UnreadableError,
    text_and_parts,
)

if TYPE_CHECKING:
    from attrib.readers.content import Content

FORWARDED = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
MOST_PARTS = 100
LONGEST_HEADER = 1_000
CHUNK = 1_000_000
WHOLE = 0.7
"""Share of the plain text's words that the HTML of a mail must have to be taken for the whole of it."""


def read_mail(content: Content) -> Reading:
    """Read a mail: its HTML, or else its plain text. Raises UnreadableError where it has no text."""
    return _read(content.whole, content.name)


def read_mailbox(content: Content) -> Articles:
    """Give the mails of an mbox."""
    for number, data in enumerate(_mails(content.stream()), 1):
        name = f"{content.name}#{number}"
        try:
            if len(data) > LARGEST:
                raise UnreadableError(name, f"a mail of more than {LARGEST // 1_000_000} MB")
            yield replace(_read(data, name), number=number)
        except UnreadableError as error:
            yield error


def read_saved_page(content: Content) -> Reading:
    """Read the page that a browser saved with all that belongs to it. Raises UnreadableError."""
    from attrib.readers.web import read_page_bytes  # noqa: PLC0415

    with _told(content.name):
        message = _parsed(content.whole, content.name)
        part = _part(message, "text/html")
    if part is None:
        raise NotAnArticleError(content.name, "a saved page (MHTML) without a page in it")
    reading = read_page_bytes(_bytes(part), content.name)
    return replace(reading, format="mhtml", id=metadata.plain(_header(message, "Snapshot-Content-Location")))


def _mails(stream: BinaryIO) -> Iterator[bytes]:
    """Give the mails of an mbox one by one, of one larger than LARGEST so much and a little more."""
    lines: list[bytes] = []
    size = 0
    after_blank = True
    while line := stream.readline(CHUNK):
        if line.startswith(b"From ") and after_blank:
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= LARGEST:
            lines.append(line)
            size += len(line)
        after_blank = not line.strip()
    if lines:
        yield b"".join(lines)


def _parsed(data: bytes, name: str) -> Message:
    """Parse a mail, whose parts are few enough to be one: the parser's time grows with their square."""
    if len(BOUNDARY.findall(data)) > MOST_PARTS:
        raise UnreadableError(name, f"a mail of more than {MOST_PARTS} parts within parts")
    return message_from_bytes(data)


def _read(data: bytes, name: str) -> Reading:
    with _told(name):
        return _message(_parsed(data, name), name)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn whatever the parser makes of broken mail into an UnreadableError."""
    try:
        yield
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError) as error:
        raise UnreadableError(name, f"a broken mail ({type(error).__name__})") from error


def _message(message: Message, name: str) -> Reading:
    body = _body(message, name)
    if not body:
        raise NotAnArticleError(name, "mail without a text in it")
    title = metadata.plain(FORWARDED.sub("", _header(message, "Subject"), count=1))
    if title and body[0].text == title:
        body = body[1:]
    text, parts = text_and_parts([*([Piece(title, "Subject")] if title else []), *body])
    sender = _header(message, "From").partition("<")[0].strip(' "')
    return Reading(
        text=text,
        title=title,
        byline=find_opening(text).byline or byline_of(f"By {sender}", below_title=False),
        date=date_of(_header(message, "Date")),
        outlet=metadata.plain(_header(message, "Organization")),
        id=metadata.plain(_header(message, "Message-ID")),
        format="mail",
        parts=parts,
    )


def _body(message: Message, name: str) -> list[Piece]:
    marked_up, plain = _part(message, "text/html"), _part(message, "text/plain")
    text = text_pieces(_text(plain, name), "text/plain") if plain is not None else []
    if marked_up is None:
        return text
    markup = html_pieces(_text(marked_up, name), "text/html", name)
    return markup if _words(markup) >= WHOLE * _words(text) else text


def _part(message: Message, kind: str) -> Message | None:
    """Give the first part of a kind that is no attachment."""
    return next(
        (
            each
            for each in message.walk()
            if each.get_content_type() == kind and each.get_content_disposition() != "attachment"
        ),
        None,
    )


def _words(pieces: list[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def _header(message: Message, name: str) -> str:
    """Give a header in one line, decoded; nothing where there is none."""
    written = str(message.get(name, ""))[:LONGEST_HEADER]
    try:
        said = str(make_header(decode_header(written)))
    except (ValueError, LookupError):
        said = written
    return " ".join(said.split())


def _text(part: Message, name: str) -> str:
    data = _bytes(part)
    return decode(data, name).text if data.strip() else ""


def _bytes(part: Message) -> bytes:
    """Give the bytes of a part, as UTF-8 with its mark where the mail says how they are encoded."""
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else b""
    charset = web_encoding(part.get_content_charset() or "")
    return raw if charset is None else codecs.BOM_UTF8 + raw.decode(charset, "replace").encode("utf-8")
