"""What is packed, unpacked as it is read."""

from __future__ import annotations

import gzip
import io
from typing import Any, BinaryIO, cast

from attrib.readers.reading import UnreadableError


def gunzipped(packed: BinaryIO, name: str) -> BinaryIO:
    """Unpack gzip as it is read. What is read of it raises UnreadableError where it is broken."""
    return unpacked(cast("BinaryIO", gzip.GzipFile(fileobj=packed)), name)


def unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    """Give a stream that is unpacked as it is read, which raises UnreadableError where that fails."""
    return io.BufferedReader(_Unpacked(stream, name))


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            given = self._stream.read(len(buffer))
        except Exception as error:
            raise UnreadableError(self._name, f"broken in its archive ({type(error).__name__})") from error
        buffer[: len(given)] = given
        return len(given)

    def close(self) -> None:
        self._stream.close()
        super().close()
