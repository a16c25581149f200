"""Tables: CSV, with commas or whatever parts its cells, and Parquet. A row is an article, read as it comes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrib.readers.reading import LARGEST, MissingExtraError, NotAnArticleError, UnreadableError
from attrib.readers.records import Row, Rows, Sort
from attrib.readers.shapes import table_of

if TYPE_CHECKING:
    from attrib.readers.content import Content

TABLE = Sort("a table (CSV)", "csv")
PARQUET = Sort("a Parquet file", "parquet")
ROWS_AT_ONCE = 64


def rows_of_table(content: Content) -> Rows:
    """Give the rows of a table in text, whose first row has the names of its columns."""
    return Rows(_rows(content), TABLE)


def _rows(content: Content) -> Iterator[tuple[int, Row]]:
    table = table_of(content.opening, named=True)
    if table is None:
        raise NotAnArticleError(content.name, "a table with nothing in it")
    csv.field_size_limit(LARGEST)
    number = 0
    try:
        for number, cells in enumerate(csv.reader(_whole_lines(content), delimiter=table.delimiter)):
            if number and cells:
                yield number, _row(table.columns, cells, f"{content.name}#{number}")
    except csv.Error as error:
        yield number + 1, UnreadableError(f"{content.name}#{number + 1}", f"CSV that is broken from here on ({error})")


def _row(columns: tuple[str, ...], cells: list[str], name: str) -> Row:
    if len(cells) != len(columns):
        return UnreadableError(name, f"{len(cells)} cells, where the table has {len(columns)} columns")
    return dict(zip(columns, cells, strict=True))


def _whole_lines(content: Content) -> Iterator[str]:
    for line in content.lines():
        if isinstance(line, UnreadableError):
            raise csv.Error("a line of more than 20 MB")
        yield line


def rows_of_parquet(content: Content) -> Rows:
    """Give the rows of a Parquet file. Raises UnreadableError where it is broken."""
    try:
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(content.name, "a Parquet file", "parquet") from None
    try:
        file = parquet.ParquetFile(content.seekable())
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(content.name, f"a broken Parquet file ({type(error).__name__})") from error
    return Rows(_records(file, content.name), PARQUET)


def _records(file: Any, name: str) -> Iterator[tuple[int, Row]]:
    number = 0
    try:
        for batch in file.iter_batches(batch_size=ROWS_AT_ONCE):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except UnreadableError:
        raise
    except Exception as error:
        reason = f"a Parquet file that is broken from here on ({type(error).__name__})"
        yield number + 1, UnreadableError(f"{name}#{number + 1}", reason)
