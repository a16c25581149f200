"""Reports as CSV tables of claims, sources and articles, for spreadsheets and statistics.

The rows of many reports go into the same tables. `article` says of which a row is; with it, `source` and `claim`
join the tables: they are ids within one report. RFC 4180, in which lines end in CR LF.

Spreadsheets take a cell that begins with = + - or @ for a formula. A text that begins with one of these, with its
full-width or small form, or with an apostrophe, whatever white space or invisible characters stand before, and one
that begins with a tab or a line end, has an apostrophe put before it. So whatever begins with an apostrophe has one
too many. Control characters, and those that order text by direction, are shown by one other character each.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import chain, count
from typing import TYPE_CHECKING

from attrib.views import wording
from attrib.views.inert import REPLACEMENT
from attrib.views.rows import ROWS, Table, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrib.report.model import Report

    Value = str | int | float | None

TABLES: tuple[Table, ...] = ("claims", "sources", "articles")
"""Those that are written as CSV; findings stand in archives."""

_INVISIBLE = (
    r"\s\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""White space, and what Unicode calls ignorable (Default_Ignorable_Code_Point): no reader sees it before a sign."""
_TAKEN_FOR_MORE = re.compile(rf"[\t\r\n]|[{_INVISIBLE}]*['=+\-@＝＋－＠﹦﹢﹣﹫]")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def header(table: Table) -> str:
    """Give the first line of a table, with its line end."""
    return line(ROWS[table]._fields)


def lines(table: Table, article: str, report: Report) -> Iterator[str]:
    """Give a report's lines of a table, with their line ends; `article` is what its rows call it."""
    return map(line, rows_of(table, article, report))


def with_keys(reports: Iterable[Report]) -> Iterator[tuple[str, Report]]:
    """Give each report with a name for its article, which its rows carry; no two articles have the same."""
    taken: set[str] = set()
    for report in reports:
        name = wording.place(report.article)
        others = (f"{name} ({number})" for number in count(2))
        key = next(key for key in chain([name], others) if key not in taken)
        taken.add(key)
        yield key, report


def articles_of(table: Iterable[str]) -> set[str] | None:
    """Give the names of articles that a CSV table has; None for a file that is no table of these."""
    try:
        rows = csv.reader(table)
        return {row[0] for row in rows} if next(rows, [])[:1] == ["article"] else None
    except (UnicodeDecodeError, csv.Error, IndexError):
        return None


def cell(text: str) -> str:
    """Give a text as it stands in a cell: so that a spreadsheet takes it for text."""
    shown = _UNPRINTABLE.sub(_sign, text)
    return f"'{shown}" if _TAKEN_FOR_MORE.match(shown) else shown


def line(values: Iterable[Value]) -> str:
    """Give a row as a line, with its line end."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow(
        [cell(value) if isinstance(value, str) else value for value in values]
    )
    return written.getvalue()


def _sign(character: re.Match[str]) -> str:
    code = ord(character[0])
    return chr(0x2400 + code) if code < 0x20 else REPLACEMENT
