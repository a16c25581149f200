"""What is told of articles outside of their files: a table whose first column says of which."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from attrib.archive.schema import ArchiveError
from attrib.readers.content import USUAL
from attrib.readers.reading import LARGEST
from attrib.readers.records import Told, others_of, told_of

NOTHING = b""
BETWEEN_AUTHORS = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*")
ROLE = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|editors?|staff|press|desk|agenc(?:y|ies)|news|reuters|columnists?)\b",
    re.IGNORECASE,
)
"""What is in a part of a byline that names no person."""


class Given(NamedTuple):
    """What the table says of one article."""

    told: Told
    others: dict[str, str | int | float]
    fingerprint: bytes

    @property
    def said(self) -> dict[str, Any]:
        """What it tells, by the names of `Told`, which counts for more than what the article's file says."""
        return {name: value for name, value in self.told._asdict().items() if value is not None}


class Metadata:
    """A table of metadata, by the names of its articles."""

    def __init__(self, rows: dict[str, Given]) -> None:
        self._rows = rows

    def __bool__(self) -> bool:
        """Tell whether there is a table."""
        return bool(self._rows)

    def of(self, names: Iterable[str | None]) -> Given | None:
        """Give what the table says of an article that goes by these names."""
        return next((self._rows[name] for name in names if name in self._rows), None) if self._rows else None


def names_of_file(name: str, source: str) -> tuple[str, str]:
    """Give the names that a table may have for a file of a folder or archive: as it was named, and from there on."""
    below = os.path.relpath(name, source) if name != source else Path(name).name
    return name, Path(below).as_posix()


def read_metadata(path: Path | None) -> Metadata:
    """Read a table of metadata. Raises ArchiveError where there is none."""
    if path is None:
        return Metadata({})
    csv.field_size_limit(LARGEST)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            table = csv.reader(stream)
            header = next(table, [])
            if header[:1] != ["article"] or len(header) < 2:
                raise ArchiveError(f"{path}: no table of metadata: its first column is not “article”")
            return Metadata({row[0]: _given(dict(zip(header[1:], row[1:], strict=False))) for row in table if row})
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ArchiveError(f"{path}: no table in CSV ({error})") from error


def _given(row: dict[str, str]) -> Given:
    fingerprint = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).digest()
    return Given(told_of(row, USUAL), others_of(row, USUAL), fingerprint)


def authors_of(byline: str | None) -> list[str]:
    """Give the people of a byline: "JANE ROE and JOHN DOE, Staff Writers" are Jane Roe and John Doe."""
    parts = BETWEEN_AUTHORS.split(byline or "")
    named = (_cased(part) for part in parts if " " in part and not ROLE.search(part))
    return list(dict.fromkeys(named))


def _cased(name: str) -> str:
    return " ".join(name.title().split()) if name.isupper() else " ".join(name.split())
