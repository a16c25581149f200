"""What is asked of an archive: which of its articles, and in what groups and periods."""

from __future__ import annotations

import re
import sqlite3
from typing import Any, Literal, NamedTuple, get_args

from attrib.archive.schema import ArchiveError

Per = Literal["month", "quarter", "year"]
PERS: tuple[Per, ...] = get_args(Per)
PERIODS: dict[Per, str] = {
    "month": "substr(articles.date, 1, 7)",
    "quarter": "substr(articles.date, 1, 4) || '-Q' || ((substr(articles.date, 6, 2) + 2) / 3)",
    "year": "substr(articles.date, 1, 4)",
}
OWN_COLUMNS = ("outlet", "section")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
NOBODY = "?"
"""The group of articles that do not say of which they are."""


class MixedError(ArchiveError):
    """Some articles of an archive were judged by other rules than the rest, or by another attrib."""


class Selection(NamedTuple):
    """Which articles, and how they are parted."""

    by: str | None = None
    """outlet, section, author, or a column of the user's own."""
    per: Per | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    once: bool = False
    """Whether of several articles with the same text only one counts."""


class Sql(NamedTuple):
    """A piece of SQL, and the values in it."""

    text: str
    values: tuple[Any, ...] = ()


class Judged(NamedTuple):
    """By what the articles of an archive were judged."""

    rules: str
    rules_version: str
    attrib: str


def judged(archive: sqlite3.Connection, name: str) -> Judged | None:
    """Give by what all articles were judged; None where there are none. Raises MixedError."""
    first, last = archive.execute("SELECT min(run), max(run) FROM articles WHERE error IS NULL").fetchone()
    if first is None:
        return None
    if first != last:
        counted = "SELECT sum(run <> ?), count(*) FROM articles WHERE error IS NULL"
        others, total = archive.execute(counted, (last,)).fetchone()
        raise MixedError(
            f"{name}: {others:,} of {total:,} articles are of other rules or another attrib: run"
            f" attrib archive build {name} {name}"
        )
    found = archive.execute("SELECT rules, rules_version, attrib FROM runs WHERE id = ?", (last,)).fetchone()
    return Judged(*found)


def group_of(archive: sqlite3.Connection, by: str | None) -> Sql:
    """Give what articles are grouped by. Raises ArchiveError where no article has it."""
    if by is None:
        return Sql("NULL")
    if by in OWN_COLUMNS:
        return Sql(f"coalesce(articles.{by}, '{NOBODY}')")
    if by == "author":
        return Sql(f"coalesce(authors.author, '{NOBODY}')")
    known = columns_of_users(archive)
    if by not in known or '"' in by:
        more = f", {', '.join(known)}" if known else ""
        raise ArchiveError(f"--by {by}: no article has that; there are outlet, section, author{more}")
    return Sql(f"coalesce(json_extract(articles.more, ?), '{NOBODY}')", (f'$."{by}"',))


def joins_of(by: str | None) -> str:
    """Give the tables to join to articles for their groups."""
    return "LEFT JOIN authors ON authors.article = articles.key" if by == "author" else ""


def columns_of_users(archive: sqlite3.Connection) -> list[str]:
    """Give the names of the columns that the first articles have beyond those of attrib."""
    rows = archive.execute(
        "SELECT DISTINCT each.key FROM (SELECT more FROM articles WHERE more IS NOT NULL LIMIT 10000), json_each(more)"
        " AS each ORDER BY 1"
    )
    return [name for (name,) in rows]


def period_of(per: Per | None) -> str:
    """Give the period of an article, as SQL."""
    return PERIODS[per] if per else "NULL"


def where(selection: Selection, *, all_articles: bool = False) -> Sql:
    """Give the condition that articles have to meet, as SQL; of `all_articles`, or of those that were judged."""
    conditions = ["1"] if all_articles else ["articles.error IS NULL", "articles.language = 'en'"]
    values: list[Any] = []
    for date, sign in ((selection.since, ">="), (selection.until, "<=")):
        if date is not None:
            conditions.append(f"substr(articles.date, 1, {len(date)}) {sign} ?")
            values.append(date)
    if selection.outlet is not None:
        conditions.append("articles.outlet = ? COLLATE NOCASE")
        values.append(selection.outlet)
    if selection.once:
        conditions.append("articles.key IN (SELECT min(key) FROM articles GROUP BY sha256)")
    return Sql(" AND ".join(conditions), tuple(values))
