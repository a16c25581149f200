"""What an archive holds, as rows for other programs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from attrib.archive.asking import Selection, where
from attrib.archive.columns import names_of
from attrib.archive.parquet import PARTS, article_columns
from attrib.views.rows import Table

AT_ONCE = 500
OF_RUNS = {name: name for name in ("rules", "rules_version", "rules_sha256")} | {"attrib_version": "attrib"}
"""Columns of articles that stand in the table of runs, by their names."""

COLUMNS = tuple(column.name for column in article_columns(archived=True))
"""Of articles."""


class Flat(NamedTuple):
    """A table as CSV has it."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def nested_rows(archive: sqlite3.Connection, selection: Selection) -> Iterator[dict[str, Any]]:
    """Give a row for each article, with its sources, claims and findings in it."""
    for key, article in _articles(archive, selection):
        yield {"article": article, **{str(table): list(_of_article(archive, table, key)) for table in PARTS}}


def flat(archive: sqlite3.Connection, table: Table, selection: Selection) -> Flat:
    """Give a table with the names of its articles."""
    if table == "articles":
        return Flat(COLUMNS, (tuple(row.values()) for _, row in _articles(archive, selection)))
    names = names_of(table)
    listed = ", ".join(f'{table}."{name}"' for name in names)
    chosen = where(selection, all_articles=True)
    rows = archive.execute(  # article by article, so that no more than one's are sorted at a time
        f"SELECT articles.article, {listed} FROM articles CROSS JOIN {table} ON {table}.article = articles.key"
        f" WHERE {chosen.text} ORDER BY articles.key, {table}.{'source' if table == 'sources' else 'number'}",
        chosen.values,
    )
    return Flat(("article", *names), rows)


def _articles(archive: sqlite3.Connection, selection: Selection) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give articles with their keys; some at a time, so that others may write meanwhile."""
    listed = ", ".join(f"runs.{OF_RUNS[name]}" if name in OF_RUNS else f'articles."{name}"' for name in COLUMNS)
    chosen = where(selection, all_articles=True)
    statement = (
        f"SELECT articles.key, {listed} FROM articles JOIN runs ON runs.id = articles.run"
        f" WHERE articles.key > ? AND {chosen.text} ORDER BY articles.key LIMIT {AT_ONCE}"
    )
    last = 0
    while rows := archive.execute(statement, (last, *chosen.values)).fetchall():
        for key, *values in rows:
            yield key, dict(zip(COLUMNS, values, strict=True))
        last = rows[-1][0]


def _of_article(archive: sqlite3.Connection, table: Table, key: int) -> Iterator[dict[str, Any]]:
    names = names_of(table)
    listed = ", ".join(f'"{name}"' for name in names)
    order = "length(source), source" if table == "sources" else "number"
    rows = archive.execute(f"SELECT {listed} FROM {table} WHERE article = ? ORDER BY {order}", (key,))
    return (dict(zip(names, row, strict=True)) for row in rows)
