"""Files in portions that can be read on their own, by other processes: a record, a page, or a whole file."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any, NamedTuple, TypeAlias

from msgspec.structs import replace

from attrib.readers.content import Content, Fields
from attrib.readers.files import articles_of, open_content, unread
from attrib.readers.formats import format_of
from attrib.readers.gathering import is_article
from attrib.readers.reading import Articles, Format, NotAnArticleError, UnreadableError
from attrib.readers.records import UNTIL, Rows, articles_of_rows, holds_text, id_of, others_of, read_record
from attrib.readers.warc import Page, pages


class WholeFile(NamedTuple):
    """A file that is read at once, be it one article or several."""

    name: str
    data: bytes
    fields: Fields
    found: bool = False
    """Whether it was found in a folder or archive, where not everything is meant for an article."""
    number: None = None
    id: None = None

    def fingerprint(self) -> bytes:
        """Give what changes when the file does."""
        return _hash(self.data, self.fields)

    def others(self) -> dict[str, str | int | float]:
        """Give what else is told of its articles."""
        return {}

    def articles(self) -> Articles:
        """Read its articles. Raises UnreadableError."""
        for found in articles_of(open_content(io.BytesIO(self.data), self.name, self.fields)):
            if self.found and not isinstance(found, UnreadableError) and not is_article(found, self.name):
                raise NotAnArticleError(self.name, "no article, by its name and content")
            yield found


class Record(NamedTuple):
    """A record of a table or list, in which an article is."""

    name: str
    number: int
    id: str | None
    record: Mapping[str, Any]
    fields: Fields
    format: Format

    def fingerprint(self) -> bytes:
        """Give what changes when the record does."""
        return _hash(json.dumps(self.record, default=str, sort_keys=True).encode(), self.fields)

    def others(self) -> dict[str, str | int | float]:
        """Give what else is told of its article: the fields that attrib knows nothing of."""
        return others_of(self.record, self.fields)

    def articles(self) -> Articles:
        """Read its article. Raises UnreadableError."""
        yield replace(read_record(self.record, self.name, self.fields, self.format), number=self.number)


class WebPage(NamedTuple):
    """A page of a WARC."""

    page: Page

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.page.name

    @property
    def number(self) -> int:
        """Which record of its file it is."""
        return self.page.number

    @property
    def id(self) -> str | None:
        """The address where it stood."""
        return self.page.address

    def fingerprint(self) -> bytes:
        """Give what changes when the page does."""
        return _hash(self.page.data, None)

    def others(self) -> dict[str, str | int | float]:
        """Give what else is told of its article."""
        return {"crawled": self.page.crawled} if self.page.crawled else {}

    def articles(self) -> Articles:
        """Read its article. Raises UnreadableError."""
        yield self.page.read()


Portion: TypeAlias = WholeFile | Record | WebPage


def portions_of(content: Content, *, found: bool = False) -> Iterator[Portion | UnreadableError]:
    """Give a file in portions, in their order, and what is wrong with single ones. Raises UnreadableError.

    `found` says that it was found in a folder or archive.
    """
    try:
        form = format_of(content)
        if form.rows is not None:
            yield from _records(form.records(content), content)
        elif form.reader == "warc.read_warc":
            yield from (WebPage(each) if isinstance(each, Page) else each for each in pages(content))
        else:
            yield WholeFile(content.name, content.whole, content.fields, found)
    except OSError as error:
        raise UnreadableError(content.name, unread(error)) from error


def _records(rows: Rows, content: Content) -> Iterator[Record | UnreadableError]:
    first = list(islice(rows.numbered, UNTIL))
    if not any(holds_text(row, content.fields) for _, row in first):
        list(articles_of_rows(rows._replace(numbered=iter(first)), content))
        raise NotAnArticleError(content.name, f"{rows.sort.name} in which no text was found")
    for number, row in chain(first, rows.numbered):
        if isinstance(row, UnreadableError):
            yield row
        else:
            name = f"{content.name}#{number}"
            yield Record(name, number, id_of(row, content.fields), row, content.fields, rows.sort.format)


def _hash(data: bytes, fields: Fields | None) -> bytes:
    return hashlib.sha256(data + repr(fields).encode()).digest()
