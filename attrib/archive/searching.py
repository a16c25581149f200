"""Words are searched in the claims of an archive and in who makes them: the claims, or how many there are when."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from attrib.archive.asking import Selection, Sql, group_of, joins_of, period_of, where
from attrib.archive.schema import ArchiveError

TERM = re.compile(r'"[^"]*"\*?|\S+')
OPERATORS = frozenset(["AND", "OR", "NOT"])
PLACES = {"claims": "content", "sources": "{source_words source_name}"}


class Query(NamedTuple):
    """What is searched."""

    words: str
    within: str | None = None
    """claims or sources alone."""
    verdicts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    selection: Selection = Selection()


class Hit(NamedTuple):
    """A claim in which the words are."""

    article: str
    title: str | None
    outlet: str | None
    section: str | None
    date: str | None
    claim: str
    verdict: str
    kind: str
    stance: str
    source_name: str | None
    source_words: str | None
    cue: str | None
    content: str


class Total(NamedTuple):
    """How many claims of a group and period have the words, and in how many articles, of how many."""

    group: str | None
    period: str | None
    claims: int
    articles: int
    of_articles: int


def search(archive: sqlite3.Connection, query: Query, limit: int | None) -> Iterator[Hit]:
    """Give the claims that are found, the newest article's first. Raises ArchiveError."""
    columns = ", ".join(
        f"articles.{name}" if name in {"article", "title", "outlet", "section", "date"} else f"claims.{name}"
        for name in Hit._fields
    )
    found = _found(query)
    rows = _asked(
        archive,
        f"SELECT {columns} FROM (SELECT claims.id AS hit {found.text}"
        " ORDER BY articles.date DESC, claims.id LIMIT ?)"
        " JOIN claims ON claims.id = hit JOIN articles ON articles.key = claims.article"
        " ORDER BY articles.date DESC, claims.id",
        (*found.values, -1 if limit is None else limit),
    )
    return (Hit(*row) for row in rows)


def count(archive: sqlite3.Connection, query: Query) -> tuple[int, int]:
    """Give how many claims are found, and in how many articles. Raises ArchiveError."""
    found = _found(query)
    counted = _asked(archive, f"SELECT count(*), count(DISTINCT claims.article) {found.text}", found.values)
    claims, articles = next(counted)
    return claims, articles


def totals(archive: sqlite3.Connection, query: Query) -> list[Total]:
    """Give how many claims are found in each group and period, in order. Raises ArchiveError."""
    selection = query.selection
    group, period, joins = group_of(archive, selection.by), period_of(selection.per), joins_of(selection.by)
    found = _found(query)
    hits = _asked(
        archive,
        f"SELECT {group.text}, {period}, count(*), count(DISTINCT claims.article)"
        f" {found.text.replace(' WHERE ', f' {joins} WHERE ', 1)} GROUP BY 1, 2",
        (*group.values, *found.values),
    )
    counted = {(whose, when): (claims, articles) for whose, when, claims, articles in hits}
    chosen = where(selection)
    grouped = f"SELECT {group.text}, {period}, count(*) FROM articles {joins} WHERE {chosen.text} GROUP BY 1, 2"
    all_articles = archive.execute(f"{grouped} ORDER BY 1, 2", (*group.values, *chosen.values))
    return [Total(whose, when, *counted.get((whose, when), (0, 0)), of) for whose, when, of in all_articles]


def terms(words: str) -> str:
    """Give words as a query of FTS5: all of them, "phrases", beginnings*, with AND, OR, NOT; all else is plain text."""
    found = TERM.findall(words)
    return " ".join(each if each in OPERATORS else _term(each) for each in found)


def _term(word: str) -> str:
    open_ended = word.endswith("*") and len(word) > 1
    plain = word.removesuffix("*").strip('"').replace('"', '""')
    return f'"{plain}"{"*" if open_ended else ""}'


def _found(query: Query) -> Sql:
    """Give the claims that are found, from "FROM" on. Words come first, whatever else has an index."""
    words = terms(query.words)
    if query.within is not None:
        words = f"{PLACES[query.within]} : ({words})"
    chosen = where(query.selection)
    conditions, values = ["claims_fts MATCH ?", chosen.text], [words, *chosen.values]
    for column, wanted in (("verdict", query.verdicts), ("kind", query.kinds)):
        if wanted:
            conditions.append(f"claims.{column} IN ({', '.join('?' * len(wanted))})")
            values += wanted
    text = (
        "FROM claims_fts CROSS JOIN claims ON claims.id = claims_fts.rowid"
        f" CROSS JOIN articles ON articles.key = claims.article WHERE {' AND '.join(conditions)}"
    )
    return Sql(text, tuple(values))


def _asked(archive: sqlite3.Connection, statement: str, values: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    try:
        yield from iter(archive.execute(statement, values).fetchone, None)  # a cursor left open may outlive its archive
    except sqlite3.OperationalError as error:
        if "fts5" in str(error) or "unterminated" in str(error):
            raise ArchiveError("the words to search are put together in a way that means nothing") from error
        raise ArchiveError(str(error)) from error
