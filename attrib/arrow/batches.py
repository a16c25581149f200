"""A batch of articles becomes a batch of rows: its columns less the text, and what was found out.

What was found out has the columns of the Parquet files: `article` with the figures, and lists of `sources`, `claims`
and `findings`. A row is an article, in the order of the batch; one that could not be analysed has `article.error`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from attrib.archive.parquet import PARTS, schema_of
from attrib.arrow.apart import apart
from attrib.arrow.work import Work, work_of
from attrib.readers.content import USUAL, Fields
from attrib.readers.records import is_about

if TYPE_CHECKING:
    import pyarrow as arrow

    Batch: TypeAlias = arrow.RecordBatch | arrow.Table

AT_ONCE = 100
"""Articles whose rows are held as Python's objects at a time."""
MADE = ("article", *PARTS)


def analyze_batch(batch: Batch, text: str = "text", rules: str = "newsroom", fields: Fields = USUAL) -> Batch:
    """Find every claim of the articles of a record batch or table of Arrow, and judge who stands behind it.

    `text` is the column that holds them; it goes, and all others stay. `fields` names the columns that hold title,
    author, date, outlet, section and id where they have no usual names. `rules` is the name of a shipped rule set or
    the path of a rule file.

    The articles are read in a process of their own, one for each thread: a text that ends it has an error as any other
    that cannot be read. Raises ValueError where the columns do not suit, RuleSetError where the rule set is broken.
    """
    check_columns(batch.schema.names, text)
    return _analyzed(batch, work_of(text, rules, fields))


def analyzed(batches: Iterable[arrow.RecordBatch], work: Work) -> Iterator[arrow.RecordBatch]:
    """Analyse batches, in smaller ones. Raises WorkError where the work cannot be done here as it was asked for."""
    for batch in batches:
        for start in range(0, batch.num_rows, AT_ONCE):
            yield _analyzed(batch.slice(start, AT_ONCE), work)


def check_columns(names: Iterable[str], text: str) -> None:
    """Fail where there is no column of texts, or one is called as what is found out. Raises ValueError."""
    names = list(names)
    if text not in names:
        raise ValueError(f"no column “{text}”; there are {', '.join(names)}")
    taken = [name for name in names if name.lower() in MADE and name != text]
    if taken:
        raise ValueError(f"the result has a column “{taken[0].lower()}” of its own; give yours another name")


def _analyzed(batch: Batch, work: Work) -> Batch:
    import pyarrow as arrow  # noqa: PLC0415

    schema = schema_of(archived=False)
    parts = [
        arrow.RecordBatch.from_pylist(_rows(batch.slice(start, AT_ONCE), work), schema)
        for start in range(0, batch.num_rows, AT_ONCE)
    ]
    made = arrow.Table.from_batches(parts, schema).combine_chunks()
    kept = [field for field in batch.schema if field.name != work.fields.text]
    columns: list[Any] = [batch.column(field.name) for field in kept]
    if isinstance(batch, arrow.RecordBatch):
        columns += [column.combine_chunks() for column in made.columns]
    else:
        columns += made.columns
    return type(batch).from_arrays(columns, schema=arrow.schema([*kept, *schema]))


def _rows(batch: Batch, work: Work) -> list[dict[str, Any]]:
    names = [name for name in batch.schema.names if name == work.fields.text or is_about(name, work.fields)]
    reader = apart(work)
    return [reader.row_of(record) for record in batch.select(names).to_pylist()]
