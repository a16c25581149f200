"""Rows go into the archive: each batch in one transaction, in which an article's old rows go and its new ones come."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from attrib._version import __version__
from attrib.archive.columns import names_of
from attrib.archive.metadata import NOTHING, Given, authors_of
from attrib.archive.schema import SEARCHED
from attrib.archive.taking import StoredText
from attrib.views.rows import ArticleRow, Table

if TYPE_CHECKING:
    from attrib.archive.analysing import Analysed
    from attrib.archive.metadata import Metadata
    from attrib.archive.taking import Task
    from attrib.rules import RuleSet

OF_ARTICLES = names_of("articles")
_PLACES = [ArticleRow._fields.index(name) for name in OF_ARTICLES]
_INDEXED = ", ".join(SEARCHED)


class Entry(NamedTuple):
    """A task that is done: its articles, and what the table of metadata says of each."""

    task: Task
    articles: Sequence[Analysed]
    given: Sequence[Given | None]


class Known(NamedTuple):
    """What an archive has under a name."""

    article: str
    input: bytes
    run: int
    given: bytes
    failed: bool


def run_of(archive: sqlite3.Connection, rules: RuleSet) -> int:
    """Give the number of the run that this attrib with these rules is; it is told in the archive."""
    values = (__version__, rules.name, rules.version, rules.sha256, datetime.now(UTC).isoformat(timespec="seconds"))
    columns = "attrib, rules, rules_version, rules_sha256, started"
    archive.execute(f"INSERT OR IGNORE INTO runs ({columns}) VALUES (?, ?, ?, ?, ?)", values)
    where = "attrib = ? AND rules_sha256 = ?"
    number: int = archive.execute(f"SELECT id FROM runs WHERE {where}", (__version__, rules.sha256)).fetchone()[0]
    return number


def known_of(archive: sqlite3.Connection, task: Task) -> list[Known]:
    """Give what the archive has of a task: its article, or all of its file."""
    column, name = ("file", task.file) if task.article is None else ("article", task.article)
    what = "article, input, run, given, error IS NOT NULL"
    return [Known(*row) for row in archive.execute(f"SELECT {what} FROM articles WHERE {column} = ?", (name,))]


def has_of(archive: sqlite3.Connection, file: str) -> bool:
    """Tell whether an archive has anything of a file but why it could not be read."""
    where = "file = ? AND NOT (article = file AND error IS NOT NULL)"
    return archive.execute(f"SELECT 1 FROM articles WHERE {where} LIMIT 1", (file,)).fetchone() is not None


def given_to(task: Task, article: str, metadata: Metadata) -> Given | None:
    """Give what a table of metadata says of an article of a task."""
    names = [article, getattr(task.portion, "id", None)]
    if article.startswith(task.file):
        names += [f"{other}{article.removeprefix(task.file)}" for other in task.others]
    return metadata.of(names)


def fingerprint(task: Task, given: Given | None) -> bytes:
    """Give what changes when the metadata of an article does."""
    if given is None:
        return task.portion.given if isinstance(task.portion, StoredText) else NOTHING
    return given.fingerprint


def write(archive: sqlite3.Connection, run: int, entries: Iterable[Entry]) -> None:
    """Write what is done, all or nothing. Raises sqlite3.Error."""
    archive.execute("BEGIN IMMEDIATE")
    try:
        entries = list(entries)
        keys = [_forget(archive, entry) for entry in entries]
        last = archive.execute("SELECT coalesce(max(id), 0) FROM claims").fetchone()[0]
        for entry, old in zip(entries, keys, strict=True):
            for analysed, given in zip(entry.articles, entry.given, strict=True):
                _write_article(archive, run, entry.task, _told(analysed, given), (given, old))
        archive.execute(
            f"INSERT INTO claims_fts (rowid, {_INDEXED}) SELECT id, {_INDEXED} FROM claims WHERE id > ?", (last,)
        )
        archive.execute("COMMIT")
    except BaseException:
        if archive.in_transaction:
            archive.execute("ROLLBACK")
        raise


def _forget(archive: sqlite3.Connection, entry: Entry) -> dict[str, int]:
    """Take out what the archive has of the articles; give the keys that these had."""
    names = {each.figures.article for each in entry.articles}
    if entry.task.article is not None:
        names |= {entry.task.article, entry.task.file}
    found = [_found(archive, "article", name) for name in names]
    if entry.task.article is None:
        found.append(_found(archive, "file", entry.task.file))
    old = {article: key for rows in found for article, key in rows}
    for key in old.values():
        archive.execute(
            f"INSERT INTO claims_fts (claims_fts, rowid, {_INDEXED})"
            f" SELECT 'delete', id, {_INDEXED} FROM claims WHERE article = ?",
            (key,),
        )
        archive.execute("DELETE FROM articles WHERE key = ?", (key,))
    return old


def _found(archive: sqlite3.Connection, column: str, value: str) -> list[tuple[str, int]]:
    return archive.execute(f"SELECT article, key FROM articles WHERE {column} = ?", (value,)).fetchall()


def _told(analysed: Analysed, given: Given | None) -> Analysed:
    """Give an article with what the table of metadata says of it, which counts for more than its file."""
    if given is None:
        return analysed
    return analysed._replace(
        figures=analysed.figures._replace(**given.said), others={**analysed.others, **given.others}
    )


def _write_article(
    archive: sqlite3.Connection, run: int, task: Task, analysed: Analysed, about: tuple[Given | None, dict[str, int]]
) -> None:
    given, old = about
    figures = analysed.figures
    more = msgspec.json.encode(analysed.others).decode() if analysed.others else None
    values = {
        "key": old.get(figures.article),
        "article": figures.article,
        **dict(zip(OF_ARTICLES, [figures[place] for place in _PLACES], strict=True)),
        "language": analysed.language,
        "more": more,
        "error": analysed.error,
        "file": task.file,
        "run": run,
        "input": task.portion.fingerprint(),
        "given": fingerprint(task, given),
    }
    key = _insert(archive, "articles", [tuple(values.values())], tuple(values))
    _insert(archive, "authors", [(key, author) for author in authors_of(figures.byline)], ("article", "author"))
    if analysed.text is not None:
        _insert(archive, "texts", [(key, *analysed.text)], ("article", "text", "roles", "format"))
    tables: dict[Table, Any] = {
        "sources": analysed.sources,
        "claims": analysed.claims,
        "findings": analysed.findings,
    }
    for table, rows in tables.items():
        _insert(archive, table, [(key, *row) for row in rows], ("article", *names_of(table)))


def _insert(
    archive: sqlite3.Connection, table: str, rows: Sequence[tuple[Any, ...]], columns: Sequence[str]
) -> int | None:
    """Insert rows; give the key of a single one."""
    names = ", ".join(f'"{name}"' for name in columns)
    statement = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    if len(rows) == 1:
        return archive.execute(statement, rows[0]).lastrowid
    archive.executemany(statement, rows)
    return None
