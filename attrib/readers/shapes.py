"""Shapes of text that is data, told by how it begins."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*:[ \t]?[^\n]*(?:\n[ \t]+\S[^\n]*)*(?:\n|\Z)")
ENVELOPE = re.compile(r"From \S+ [^\n]*\d{4}[^\n]*\r?\n(?=[A-Za-z-]+:)")
"""The line that a mail of an mbox begins with."""
OF_MACHINES = frozenset("message-id received mime-version return-path delivered-to content-type x-mailer".split())
OF_PEOPLE = frozenset("from to subject date sender reply-to".split())
MOST_HEADERS = 200

JSON = re.compile(r"[\[{]\s*(?:[\[{]\s*){0,20}(?:\"(?:[^\"\\\n]|\\.){0,200}\"\s*[:,\]]|[\]}]\s*(?:,|\Z))")
"""How JSON begins, whole or broken."""
JSON_LIST = re.compile(r"\[\s*\{\s*[\"}]")
JSON_LINES = re.compile(r"\{[ \t]*\"[^\n]*\}[ \t\r]*\n\s*\{")
WARC = re.compile(r"WARC/\d\.\d\r?\n")
RCV1 = re.compile(r"(?:<\?[^<>]{0,200}\?>\s*)?(?:<!DOCTYPE[^<>]{0,200}>\s*)?<newsitem\b[^<>]{0,500}\bitemid=", re.I)
A_TIME = r"(?:\d+:)?\d\d:\d\d[,.]\d{3}"
SUBTITLES = re.compile(rf"(?:WEBVTT\b|(?:\d+\s*\n)?{A_TIME}\s*-->\s*{A_TIME})")
STUBS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"version https://git-lfs\.github\.com/spec/"), "a pointer to a file that Git LFS keeps elsewhere"),
    (re.compile(r"\[InternetShortcut\]", re.I), "a link to a page, not the page"),
    (re.compile(r"\[Desktop Entry\]"), "a link of the desktop"),
    (re.compile(r"BEGIN:(?:VCARD|VCALENDAR)\b"), "contacts or dates (vCard, iCalendar)"),
    (re.compile(r"%YAML\b|openapi:"), "YAML"),
    (re.compile(r"(?:%[^\n]*\n\s*){0,50}\\documentclass\b"), "a LaTeX document"),
    (SUBTITLES, "subtitles"),
    (re.compile(r"#!/\S"), "a program"),
    (re.compile(r"diff --git |--- a/\S+\n\+\+\+ b/"), "a patch"),
    (re.compile(r"-----BEGIN [A-Z ]+-----"), "a key or a signature"),
)
"""What begins like this, and what it is."""
DELIMITERS = (",", "\t", ";", "|")
ROWS = 20
"""Rows that show whether a text is a table."""
COLUMN = re.compile(r"\s*[\w#%&()/ .:-]{0,60}\s*\Z")
MOST_COLUMNS = 2_000
STAND_OFF = re.compile(r"[A-Z]\d+\t\w+ \d+ \d+(?:;\d+ \d+)*\t")


def is_mail(opening: str) -> bool:
    """Tell whether a text begins with the headers of a mail, or of what is packed like one."""
    names: set[str] = set()
    at = 0
    for _ in range(MOST_HEADERS):
        match = HEADER.match(opening, at)
        if match is None:
            break
        names.add(opening[at : opening.index(":", at)].lower())
        at = match.end()
    machines, people = len(names & OF_MACHINES), len(names & OF_PEOPLE)
    told = machines > 1 or (machines == 1 and people > 0) or ("from" in names and people > 1)
    return told and opening[at : at + 1] in {"", "\n", "\r"}


def is_saved_page(opening: str) -> bool:
    """Tell whether a mail is a page that a browser saved."""
    from email.parser import HeaderParser  # noqa: PLC0415

    headers = HeaderParser().parsestr(opening[:20_000], headersonly=True)
    return headers.get_content_type() == "multipart/related" and (
        "snapshot-content-location" in headers or "<saved by" in str(headers.get("from", "")).lower()
    )


def stub(opening: str) -> str | None:
    """Name what a text plainly is that is no article; None where nothing shows it."""
    return next((what for pattern, what in STUBS if pattern.match(opening)), None)


class Table(NamedTuple):
    """The form of a table in text."""

    delimiter: str
    columns: tuple[str, ...]


def table_of(opening: str, *, named: bool = False) -> Table | None:
    """Give the form of a table that a text begins with: a row of names, and rows with as many cells.

    `named` are those whose ending says that they are tables: these may have one row, and one column. Annotation in
    the stand-off format of brat is none.
    """
    if STAND_OFF.match(opening):
        return None
    for delimiter in DELIMITERS:
        rows = _rows(opening, delimiter)
        if rows and _is_table(rows, delimiter, opening):
            return Table(delimiter, tuple(cell.strip() for cell in rows[0]))
    if named and (rows := _rows(opening, ",")):
        return Table(",", tuple(cell.strip() for cell in rows[0]))
    return None


def _rows(opening: str, delimiter: str) -> list[list[str]]:
    """Give the first rows, without one that is not all there."""
    try:
        rows = list(islice(csv.reader(io.StringIO(opening, newline=""), delimiter=delimiter), ROWS + 1))
    except csv.Error:
        return []
    return rows[:-1] if len(rows) > 2 and not opening.endswith("\n") and len(rows) <= ROWS else rows[:ROWS]


def _is_table(rows: Sequence[Sequence[str]], delimiter: str, opening: str) -> bool:
    head = rows[0]
    if not 2 <= len(head) <= MOST_COLUMNS or not all(map(COLUMN.match, head)) or sum(map(bool, head)) < len(head) - 1:
        return False
    line = opening.partition("\n")[0]
    if delimiter != "\t" and f"{delimiter} " in line and '"' not in line:
        return False
    alike = sum(len(row) == len(head) for row in rows[1:])
    return alike > 0 and alike * 3 >= 2 * (len(rows) - 1)


def is_headless_table(opening: str) -> bool:
    """Tell whether a text is a table whose columns have no names: rows of as many cells, some of them in marks."""
    return any(_is_headless(_rows(opening, mark), mark, opening) for mark in ",\t;")


def _is_headless(rows: Sequence[Sequence[str]], mark: str, opening: str) -> bool:
    widths = {len(row) for row in rows}
    if len(rows) < 2 or len(widths) > 1 or min(widths) < 2 or any(cell[:1] == " " for row in rows for cell in row):
        return False
    return mark == "\t" or f'{mark}"' in opening
