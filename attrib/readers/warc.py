"""WARC, as Common Crawl and web archives keep pages: every page in it that holds an article, by warcio."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

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


class Page(NamedTuple):
    """A page as it stands in a WARC, not read yet."""

    name: str
    number: int
    address: str | None
    crawled: str | None
    """ISO 8601 date."""
    data: bytes

    def read(self) -> Reading:
        """Read its article. Where it does not say who published it, its host does. Raises UnreadableError."""
        from attrib.readers.web import read_page_bytes  # noqa: PLC0415

        reading = read_page_bytes(self.data, self.name)
        note = (f"The page was crawled on {self.crawled[:10]}.",) if self.crawled else ()
        return replace(
            reading,
            outlet=reading.outlet or _host(self.address),
            number=self.number,
            id=self.address,
            format="warc",
            notes=(*reading.notes, *note),
        )


def _host(address: str | None) -> str | None:
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def read_warc(content: Content) -> Articles:
    """Give the articles of the pages in a WARC. Raises MissingExtraError."""
    return map(_article, pages(content))


def pages(content: Content) -> Iterator[Page | UnreadableError]:
    """Give the pages in a WARC, and what is wrong with its other records. Raises MissingExtraError."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(content.name, "a WARC archive of pages", "warc") from None
    return _pages(ArchiveIterator(content.stream()), content.name)


def _pages(records: Any, name: str) -> Iterator[Page | UnreadableError]:
    number = 0
    try:
        for number, record in enumerate(records, 1):
            if record.rec_type in {"response", "resource"}:
                yield _page(record, number, f"{name}#{number}")
    except UnreadableError:
        raise
    except Exception as error:
        reason = f"a WARC archive that is broken from here on ({type(error).__name__})"
        yield UnreadableError(f"{name}#{number + 1}", reason)


def _page(record: Any, number: int, name: str) -> Page | UnreadableError:
    kind = record.http_headers or record.rec_headers
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200" or not str(kind.get_header("Content-Type", "")).lower().startswith(OF_PAGES):
        return NotAnArticleError(name, "no page")
    data = record.content_stream().read(LARGEST + 1)
    if len(data) > LARGEST:
        return UnreadableError(name, f"a page of more than {LARGEST // 1_000_000} MB")
    headers = record.rec_headers
    return Page(name, number, headers.get_header("WARC-Target-URI"), date_of(headers.get_header("WARC-Date")), data)


def _article(page: Page | UnreadableError) -> Reading | UnreadableError:
    try:
        return page.read() if isinstance(page, Page) else page
    except UnreadableError as error:
        return error
