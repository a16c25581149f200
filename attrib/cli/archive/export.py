"""`attrib archive export`: what an archive holds, for other programs."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attrib.cli import output
from attrib.cli.archive import asked

if TYPE_CHECKING:
    import sqlite3

    from attrib.archive.asking import Selection
    from attrib.views.rows import Table

EXPORT = """\
\b
Formats:
  parquet  articles.parquet, a row an article with its sources, claims and
           findings in it; DuckDB, pandas, R and Spark read it (extra parquet)
  jsonl    articles.jsonl, the same as a JSON object a line
  csv      articles.csv, sources.csv, claims.csv, findings.csv, joined by article

\b
Examples:
  attrib archive export news.attrib --format parquet --output out/
  attrib archive export news.attrib --format csv --output out/ --since 2019
"""


class Form(StrEnum):
    """How it is written."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"


Folder = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="FOLDER", show_default=False, help="Where files are written."),
]


def export(
    path: asked.Archive,
    *,
    form: Annotated[Form, typer.Option("--format", "-f", show_default=False, help="How to write it; see below.")],
    folder: Folder,
    outlet: asked.Outlet = None,
    since: asked.Since = None,
    until: asked.Until = None,
) -> None:
    """Write what an archive holds to files for other programs."""
    chosen = asked.selection(None, None, since, until, outlet)
    with asked.opened(path) as archive:
        if form is Form.PARQUET:
            _parquet(archive, chosen, folder)
        elif form is Form.CSV:
            _tables(archive, chosen, folder)
        else:
            _json_lines(archive, chosen, folder)


def _parquet(archive: "sqlite3.Connection", chosen: "Selection", folder: Path) -> None:
    from attrib.archive.exporting import nested_rows
    from attrib.archive.parquet import needed, write

    needed()
    with output.part_of(folder / "articles.parquet") as part:
        write(part, nested_rows(archive, chosen), archived=True)


def _json_lines(archive: "sqlite3.Connection", chosen: "Selection", folder: Path) -> None:
    from attrib.archive.exporting import nested_rows

    with output.opened_together(folder, ["articles.jsonl"]) as (stream,):
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in nested_rows(archive, chosen))


def _tables(archive: "sqlite3.Connection", chosen: "Selection", folder: Path) -> None:
    from attrib.archive.exporting import flat
    from attrib.views.tables import line

    tables: tuple[Table, ...] = ("articles", "sources", "claims", "findings")
    with output.opened_together(folder, [f"{table}.csv" for table in tables]) as streams:
        for table, stream in zip(tables, streams, strict=True):
            found = flat(archive, table, chosen)
            stream.write(line(found.columns))
            stream.writelines(map(line, found.rows))
