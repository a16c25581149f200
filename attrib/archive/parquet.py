"""Rows for Parquet: one an article, with its sources, claims and findings in it, so that it is there whole or not.

The figures stand in a field of their own, `article`, since some have the names of what is listed beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from attrib.archive.analysing import ENGLISH, OTHER_LANGUAGE, TOLD
from attrib.archive.columns import Column, columns_of
from attrib.archive.naming import sound
from attrib.archive.schema import ArchiveError
from attrib.extras import install
from attrib.views.rows import Table, rows_of

if TYPE_CHECKING:
    from attrib.readers.reading import Reading
    from attrib.report.model import Report

Row = dict[str, Any]
Taken = TypeVar("Taken")
AT_ONCE = 1_000
"""Articles of a group of rows, which are held in memory until it is written, as columns."""
PIECE = 100
"""Those of them whose rows are held as Python's objects, which take much more."""
PARTS: tuple[Table, ...] = ("sources", "claims", "findings")
OWN = (Column("language", str), Column("more", str), Column("error", str))
"""Columns of articles in archives that reports have not."""
OF_REPORTS = tuple(column for column in OWN if column.name != "more")
"""Those of them that rows of reports have too."""


def nested(article: str | None, report: Report) -> Row:
    """Give a report as one row."""
    (figures,) = rows_of("articles", "", report)
    row: Row = {"article": _sound({**figures._asdict(), "article": article, "language": ENGLISH})}
    for table in PARTS:
        row[table] = [_without_article(_sound(each._asdict())) for each in rows_of(table, "", report)]
    return row


def _sound(row: Row) -> Row:
    return {name: sound(value) if isinstance(value, str) else value for name, value in row.items()}


def foreign(article: str | None, reading: Reading) -> Row:
    """Give a row for an article in another language, which is not judged: what is told of it."""
    told = {name: getattr(reading, name) for name in TOLD}
    return _bare({"article": article, **told, "language": OTHER_LANGUAGE})


def failed(article: str | None, reason: str) -> Row:
    """Give a row for an article of which nothing is known but why."""
    return _bare({"article": article, "error": reason})


def _bare(article: Row) -> Row:
    return {"article": _sound(article), **{str(table): [] for table in PARTS}}


def _without_article(row: Row) -> Row:
    del row["article"]
    return row


def article_columns(*, archived: bool) -> tuple[Column, ...]:
    """Give the columns of articles: of reports or, where they are `archived`, of what archives have."""
    return (Column("article", str), *columns_of("articles", archived=False), *(OWN if archived else OF_REPORTS))


def schema_of(*, archived: bool) -> Any:
    """Give the schema of rows: of reports or, where they are `archived`, of what archives have. Needs pyarrow."""
    import pyarrow as arrow  # noqa: PLC0415

    types = {str: arrow.string(), int: arrow.int64(), float: arrow.float64()}

    def struct(columns: Iterable[Column]) -> Any:
        return arrow.struct([arrow.field(column.name, types[column.type]) for column in columns])

    parts = [arrow.field(table, arrow.list_(struct(columns_of(table, archived=archived)))) for table in PARTS]
    return arrow.schema([arrow.field("article", struct(article_columns(archived=archived))), *parts])


def write(path: Path, rows: Iterable[Row], *, archived: bool, told: dict[str, str] | None = None) -> int:
    """Write rows to a file, some at a time, with what is `told` of them all; give how many there are.

    Raises ArchiveError where pyarrow is not installed, OSError where the file cannot be written.
    """
    parquet = needed()
    import pyarrow as arrow  # noqa: PLC0415

    schema = schema_of(archived=archived).with_metadata(told or {})
    number = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        pieces = (arrow.Table.from_pylist(piece, schema) for piece in _taken(rows, PIECE))
        for group in _taken(pieces, AT_ONCE // PIECE):
            table = arrow.concat_tables(group)
            number += table.num_rows
            writer.write_table(table)
    return number


def told_in(path: Path) -> dict[str, str]:
    """Give what a file tells of all its rows; nothing where it is none, or not whole."""
    try:
        found = needed().read_schema(path).metadata or {}
    except (OSError, ValueError):
        return {}
    return {name.decode(): value.decode("utf-8", "replace") for name, value in found.items()}


def needed() -> Any:
    """Give the library for Parquet. Raises ArchiveError where it is not installed."""
    try:
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise ArchiveError(f"to write Parquet: {install('parquet')}") from None
    return parquet


def _taken(things: Iterable[Taken], number: int) -> Iterator[list[Taken]]:
    """Give things, so many at a time."""
    each = iter(things)
    while some := list(islice(each, number)):
        yield some
