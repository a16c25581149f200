"""From what the user named to tasks: portions of files, each with the name that the archive has for it."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TypeAlias

import msgspec

from attrib.archive.metadata import names_of_file
from attrib.archive.naming import article_name, file_name
from attrib.archive.schema import ArchiveError, is_archive, open_to_read
from attrib.readers.content import Fields
from attrib.readers.files import open_content
from attrib.readers.portions import Portion, portions_of
from attrib.readers.reading import NotAnArticleError, Part, Reading, UnreadableError

if TYPE_CHECKING:
    from attrib.readers.gathering import Item
    from attrib.readers.reading import Articles, Format

AT_ONCE = 200
"""Texts that are taken from an archive in one go, so that whoever writes to it need not wait."""


class Source(NamedTuple):
    """Something that the user named, and what is to be read under that name."""

    name: str
    items: Iterable[Item]


class StoredText(NamedTuple):
    """An article that an archive has."""

    name: str
    file: str
    input: bytes
    given: bytes
    about: Mapping[str, Any]
    """What is told of it, by the fields of readings."""
    more: str | None
    text: bytes
    roles: str | None
    format: Format
    number: int = 0

    def fingerprint(self) -> bytes:
        """Give what changes when its file does."""
        return self.input

    def others(self) -> dict[str, str | int | float]:
        """Give what else is told of it."""
        return msgspec.json.decode(self.more, type=dict[str, str | int | float]) if self.more else {}

    def articles(self) -> Articles:
        """Read it."""
        roles = msgspec.json.decode(self.roles or "[]", type=list[Part])
        text = zlib.decompress(self.text).decode("utf-8", "surrogatepass")
        yield Reading(text=text, format=self.format, parts=tuple(roles), path=self.name, **self.about)


class Unread(NamedTuple):
    """What could not even be taken."""

    name: str
    reason: str

    def fingerprint(self) -> bytes:
        """Give what changes when something else is wrong."""
        return hashlib.sha256(self.reason.encode("utf-8", "replace")).digest()


Taken: TypeAlias = Portion | StoredText | Unread


class Task(NamedTuple):
    """A portion on its way into the archive."""

    portion: Taken
    file: str
    """What the archive calls its file."""
    article: str | None
    """What the archive calls its article; null where there may be several."""
    others: tuple[str, ...]
    """What the user may call its file in a table of metadata."""
    read: int
    """How many bytes of files are read then."""


def tasks_of(sources: Iterable[Source], fields: Fields, home: Path) -> Iterator[Task | NotAnArticleError]:
    """Give what is to be read of sources, for an archive in the folder `home`. Raises ArchiveError."""
    before = 0
    for source in sources:
        for item in source.items:
            others = names_of_file(item.name, source.name)
            file = file_name(item.name, home)
            read = 0
            try:
                for portion, read in _portions(item, fields):
                    yield _task(portion, file, others, before + read)
            except UnreadableError as error:
                if isinstance(error, NotAnArticleError) and item.within is not None:
                    yield error
                    continue
                yield Task(Unread(file, error.reason), file, file, others, before + read)
            before += read


def _task(portion: Taken, file: str, others: tuple[str, ...], read: int) -> Task:
    if isinstance(portion, StoredText):
        return Task(portion, portion.file, portion.name, (), read)
    if isinstance(portion, Unread):
        return Task(portion, file, f"{file}#{portion.name.rpartition('#')[2]}", others, read)
    name = None if portion.number is None else article_name(file, portion.number, portion.id)
    return Task(portion, file, name, others, read)


def _portions(item: Item, fields: Fields) -> Iterator[tuple[Taken, int]]:
    """Give the portions of a file, each with the bytes that are read then."""
    with closing(item.open()) as stream:
        content = open_content(stream, item.name, fields)
        if is_archive(content.head):
            if item.within is not None:
                raise NotAnArticleError(item.name, "an archive; it is taken where it is named itself")
            yield from stored_texts(Path(item.name))
            return
        if item.picked is not None:
            raise UnreadableError(item.name, "an archive takes all articles of a file; name it without #")
        for portion in portions_of(content, found=item.within is not None):
            if isinstance(portion, NotAnArticleError):
                continue
            yield (
                (Unread(portion.name, portion.reason) if isinstance(portion, UnreadableError) else portion),
                _at(stream),
            )


def stored_texts(path: Path) -> Iterator[tuple[StoredText, int]]:
    """Give the articles of an archive whose texts are kept. Raises ArchiveError where there is none."""
    with closing(open_to_read(path, old=True)) as archive:
        archive.row_factory = sqlite3.Row
        last, total = 0, archive.execute("SELECT max(article) FROM texts").fetchone()[0] or 0
        if not total:
            raise ArchiveError(f"{path}: keeps no texts; build from the files themselves")
        size = path.stat().st_size
        while rows := archive.execute(STORED, (last, AT_ONCE)).fetchall():
            yield from ((stored(row), size * row["key"] // total) for row in rows)
            last = rows[-1]["key"]


STORED = """
SELECT articles.*, texts.text AS stored_text, roles, format FROM texts JOIN articles ON key = texts.article
WHERE key > ? ORDER BY key LIMIT ?"""


def stored(row: sqlite3.Row) -> StoredText:
    """Give an article of an archive from its row."""
    about = {name: row[name] for name in ("title", "byline", "date", "outlet", "section", "id")}
    return StoredText(
        name=row["article"],
        file=row["file"],
        input=row["input"],
        given=row["given"],
        about=about,
        more=row["more"],
        text=row["stored_text"],
        roles=row["roles"],
        format=row["format"],
    )


def _at(stream: BinaryIO) -> int:
    """Give how far a file is read; 0 where that cannot be told."""
    try:
        return stream.tell()
    except (OSError, ValueError):
        return 0
