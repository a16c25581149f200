"""Documents that are packed as zip archives of parts, unpacked within limits."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from attrib.readers.reading import UnreadableError

if TYPE_CHECKING:
    from attrib.readers.content import Content

UNPACKED_LARGEST = 100_000_000
"""Bytes (100 MB) that all parts of a document may have unpacked."""
MOST_TAGS = 1_000_000
"""Tags in all parts of a document, far more than a book has; what has more packs to next to nothing."""


class Parts:
    """The parts of a document, by their names."""

    def __init__(self, content: Content, what: str) -> None:
        """Open a document, `what` it is for messages. Raises UnreadableError."""
        self._name = content.name
        self._what = what
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content.whole))
            unpacked = sum(part.file_size for part in self._archive.infolist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableError(content.name, f"{what} that is broken (not a whole zip archive)") from error
        if unpacked > UNPACKED_LARGEST:
            raise UnreadableError(content.name, f"{what} that unpacks to more than {UNPACKED_LARGEST // 1_000_000} MB")
        self._tags = MOST_TAGS

    def read(self, part: str) -> bytes | None:
        """Give a part; None where there is none. Raises UnreadableError where it is broken or too large."""
        try:
            data = self._archive.read(part)
        except KeyError:
            return None
        except Exception as error:
            reason = f"{self._what} that is broken ({type(error).__name__})"
            raise UnreadableError(self._name, reason) from error
        self._tags -= data.count(b"<")
        if self._tags < 0:
            raise UnreadableError(self._name, f"{self._what} of more than {MOST_TAGS:,} tags")
        return data
