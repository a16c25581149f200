"""WARC, as Common Crawl and web archives keep pages: every page in it that holds an article, by warcio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from attrib.readers.dated import date_of
from attrib.readers.reading import (
    LARGEST,
    Articles,
    MissingExtraError,
    NotAnArticleError,
    Reading,
    UnreadableError,
)

if TYPE_CHECKING:
    from attrib.readers.content import Content

OF_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(content: Content) -> Articles:
    """Give the articles of the pages in a WARC. Raises MissingExtraError."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(content.name, "a WARC archive of pages", "warc") from None
    return _articles(ArchiveIterator(content.stream()), content.name)


def _articles(records: Any, name: str) -> Articles:
    number = 0
    try:
        for number, record in enumerate(records, 1):
            if record.rec_type in {"response", "resource"}:
                yield _article(record, number, f"{name}#{number}")
    except UnreadableError:
        raise
    except Exception as error:
        reason = f"a WARC archive that is broken from here on ({type(error).__name__})"
        yield UnreadableError(f"{name}#{number + 1}", reason)


def _article(record: Any, number: int, name: str) -> Reading | UnreadableError:
    from attrib.readers.web import read_page_bytes  # noqa: PLC0415

    kind = record.http_headers or record.rec_headers
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200" or not str(kind.get_header("Content-Type", "")).lower().startswith(OF_PAGES):
        return NotAnArticleError(name, "no page")
    page = record.content_stream().read(LARGEST + 1)
    if len(page) > LARGEST:
        return UnreadableError(name, f"a page of more than {LARGEST // 1_000_000} MB")
    try:
        reading = read_page_bytes(page, name)
    except UnreadableError as error:
        return error
    address = record.rec_headers.get_header("WARC-Target-URI")
    crawled = date_of(record.rec_headers.get_header("WARC-Date"))
    note = (f"The page was crawled on {crawled[:10]}.",) if crawled else ()
    return replace(reading, number=number, id=address, format="warc", notes=(*reading.notes, *note))
