"""An archive is one SQLite file: its tables, and the ways to open it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Literal

from attrib.archive.columns import Column, columns_of

APPLICATION = 0x61747262
""""atrb", by which a file is known as an archive."""
VERSION = 1
MAGIC = b"SQLite format 3\0"
VERSION_AT, APPLICATION_AT = 60, 68
"""Where these numbers stand in the first 100 bytes of a file of SQLite."""
PATIENCE = 60.0
"""Seconds to wait while somebody else writes."""
PAGE = 16_384
"""Bytes of a page. Of SQLite's usual pages texts would leave a fifth empty."""
CACHE = -4_000
"""Kilobytes, as SQLite counts them, of pages that are held while an archive is written: more make nothing faster."""
SEARCHED = ("content", "source_words", "source_name")
"""Columns of claims in which words are searched."""


class ArchiveError(Exception):
    """An archive cannot be used as was asked; the message is one line that names it."""


def _listed(columns: tuple[Column, ...]) -> str:
    return ",\n  ".join(column.sql for column in columns)


TABLES = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
CREATE TABLE runs (id INTEGER PRIMARY KEY, attrib TEXT NOT NULL, rules TEXT NOT NULL, rules_version TEXT NOT NULL,
  rules_sha256 TEXT NOT NULL, started TEXT NOT NULL, UNIQUE (attrib, rules_sha256));
CREATE TABLE articles (key INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE,
  {_listed(columns_of("articles"))},
  language TEXT, more TEXT, error TEXT,
  file TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs(id), input BLOB NOT NULL, given BLOB NOT NULL);
CREATE INDEX articles_file ON articles(file);
CREATE INDEX articles_run ON articles(run) WHERE error IS NULL;
CREATE INDEX articles_outlet ON articles(outlet);
CREATE INDEX articles_section ON articles(section);
CREATE INDEX articles_date ON articles(date);
CREATE TABLE authors (article INTEGER NOT NULL REFERENCES articles(key) ON DELETE CASCADE, author TEXT NOT NULL,
  PRIMARY KEY (article, author)) WITHOUT ROWID;
CREATE INDEX authors_author ON authors(author);
CREATE TABLE texts (article INTEGER PRIMARY KEY REFERENCES articles(key) ON DELETE CASCADE,
  text BLOB NOT NULL, roles TEXT, format TEXT NOT NULL);
CREATE TABLE sources (article INTEGER NOT NULL REFERENCES articles(key) ON DELETE CASCADE,
  {_listed(columns_of("sources"))},
  PRIMARY KEY (article, source)) WITHOUT ROWID;
CREATE INDEX sources_verdict ON sources(verdict, kind);
CREATE TABLE claims (id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles(key) ON DELETE CASCADE,
  {_listed(columns_of("claims"))});
CREATE INDEX claims_article ON claims(article);
CREATE INDEX claims_verdict ON claims(verdict);
CREATE TABLE findings (article INTEGER NOT NULL REFERENCES articles(key) ON DELETE CASCADE,
  {_listed(columns_of("findings"))},
  PRIMARY KEY (article, number)) WITHOUT ROWID;
CREATE INDEX findings_rule ON findings(rule);
CREATE VIRTUAL TABLE claims_fts USING fts5({", ".join(SEARCHED)}, content="claims", content_rowid="id",
  columnsize=0, tokenize="porter unicode61");
"""
"""Datasette asks that foreign keys name their column, that the name of the indexed table stands in double quotes, and
that columns whose values it counts have an index.
No index of texts is kept by triggers: one statement a batch takes a third of the time. It keeps no lengths of texts,
which only ranking would need."""


def is_archive(head: bytes) -> bool:
    """Tell whether the first 100 bytes of a file are those of an archive."""
    return head.startswith(MAGIC) and _number(head, APPLICATION_AT) == APPLICATION


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open an archive, made where there is none. Raises ArchiveError."""
    new = not path.exists() or not path.stat().st_size
    if not new:
        _check(path)
    connection = _connected(path, "rwc")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        if new:
            _make(connection)
        connection.execute(f"PRAGMA cache_size = {CACHE}")  # reckoned in pages of the size that they have by now
    except sqlite3.Error as error:
        connection.close()
        raise told(path, error) from error
    return connection


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another process was first."""
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        for statement in TABLES.split(";\n"):
            connection.execute(statement)
    connection.execute("COMMIT")


def open_to_read(path: Path, *, old: bool = False) -> sqlite3.Connection:
    """Open an archive that stays as it is; with `old` one of an earlier version too. Raises ArchiveError."""
    _check(path, old=old)
    return _connected(path, "ro")


def is_of_today(path: Path) -> bool:
    """Tell whether a file is an archive of today's form."""
    try:
        _check(path)
    except ArchiveError:
        return False
    return True


def told(path: Path, error: sqlite3.Error) -> ArchiveError:
    """Say in one line what SQLite had to say."""
    return ArchiveError(f"{path}: {error}")


def _connected(path: Path, mode: Literal["ro", "rwc"]) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        connection = sqlite3.connect(address, timeout=PATIENCE, isolation_level=None, uri=True)
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        raise told(path, error) from error
    return connection


def _check(path: Path, *, old: bool = False) -> None:
    """Fail where a file is no archive of today's form. Raises ArchiveError."""
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
    except OSError as error:
        raise ArchiveError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from error
    if not is_archive(head):
        raise ArchiveError(f"{path}: no archive of attrib's, and stays as it is")
    version = _number(head, VERSION_AT)
    if version > VERSION:
        raise ArchiveError(f"{path}: made by a newer attrib (form {version} of archives; this one knows {VERSION})")
    if version < VERSION and not old:
        raise ArchiveError(f"{path}: made by an older attrib; attrib archive build NEW {path} makes today's of it")


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")
