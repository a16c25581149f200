"""The bytes of a file as they come, and what shows of them: its beginning, its text, its JSON."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePath
from typing import Any, BinaryIO, NamedTuple, TextIO

import msgspec

from attrib.readers.decoding import MARKS, Decoded, decode
from attrib.readers.kinds import is_word, root_name
from attrib.readers.reading import LARGEST, UnreadableError

HEAD = 131_072
"""Bytes by which it is told what a file is."""
SPACE = "\ufeff \t\r\n"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")


class Fields(NamedTuple):
    """Which fields of a record hold what; where none is named, those with the usual names."""

    text: str | None = None
    id: str | None = None
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    author: str | None = None
    section: str | None = None


USUAL = Fields()


class Content:
    """A file that has been opened. No more of it is held than its beginning, until its `data` are asked for."""

    def __init__(self, stream: BinaryIO, name: str, fields: Fields = USUAL) -> None:
        self.name = name
        self.fields = fields
        self._stream = stream
        self.head = stream.read(HEAD)

    @classmethod
    def of(cls, data: bytes, name: str) -> Content:
        """Give what is all there already."""
        return cls(io.BytesIO(data), name)

    @cached_property
    def data(self) -> bytes:
        """All bytes, of a larger file LARGEST and one more."""
        return self.head + self._stream.read(LARGEST + 1 - len(self.head))

    @property
    def whole(self) -> bytes:
        """All bytes. Raises UnreadableError where they are more than LARGEST."""
        if len(self.data) > LARGEST:
            limit = f"{LARGEST // 1_000_000} MB, the most that attrib reads as one article"
            raise UnreadableError(self.name, f"larger than {limit}")
        return self.data

    def stream(self) -> BinaryIO:
        """Give the bytes from the first on, as they come; for files of any size, and once."""
        beginning = self.__dict__.get("data", self.head)
        return io.BufferedReader(_Rewound(beginning, self._stream))

    def seekable(self) -> BinaryIO:
        """Give the bytes, of any place first; they are all held where the file itself cannot be read so."""
        if isinstance(self._stream, io.BufferedReader) and self._stream.seekable():
            return self._stream
        return io.BytesIO(self.whole)

    def characters(self) -> TextIO:
        """Give the text from the first character on, as it comes; line ends stay as they are."""
        return io.TextIOWrapper(self.stream(), self.encoding, "replace", newline="")

    def lines(self) -> Iterator[str | UnreadableError]:
        """Give the lines as they come, with their ends; for one that is longer than LARGEST, what is wrong."""
        characters = self.characters()
        number = 0
        while line := characters.readline(LARGEST):
            number += 1
            if len(line) < LARGEST or line.endswith("\n"):
                yield line
                continue
            while rest := characters.readline(LARGEST):
                if rest.endswith("\n"):
                    break
            limit = f"{LARGEST // 1_000_000} million characters"
            yield UnreadableError(f"{self.name}#{number}", f"a line of more than {limit}")

    @cached_property
    def decoded(self) -> Decoded:
        """The text, and what must be said of how it was decoded. Raises UnreadableError where it is none."""
        return decode(self.data, self.name)

    @property
    def text(self) -> str:
        """The text. Raises UnreadableError where it is none."""
        return self.decoded.text

    @cached_property
    def encoding(self) -> str:
        """The encoding that a mark at the beginning names, or else UTF-8, or Windows-1252 for what cannot be that."""
        marked = next((name for mark, name in MARKS if self.head.startswith(mark)), None)
        if marked:
            return "utf-8-sig" if marked == "utf-8" else marked[:6].rstrip("-")
        try:
            self.head[: self.head.rfind(b"\n") + 1 or None].decode("utf-8")
        except UnicodeDecodeError as error:
            return "utf-8" if error.end >= len(self.head) else "cp1252"
        return "utf-8"

    @cached_property
    def opening(self) -> str:
        """The beginning of the text, without white space before it; what stands for no character is replaced."""
        return self.head.decode(self.encoding, "replace").lstrip(SPACE)

    @cached_property
    def root(self) -> str | None:
        """The name of the first element, for markup."""
        return root_name(self.opening)

    @cached_property
    def json(self) -> Any:
        """What the text means as JSON; None for what is none."""
        if self.opening[:1] not in {"{", "["}:
            return None
        try:
            return msgspec.json.decode(self.text.lstrip("\ufeff"))
        except (msgspec.DecodeError, RecursionError, ValueError):
            return None

    @property
    def is_zip(self) -> bool:
        """Whether the file is packed as a zip archive, as documents of Word are."""
        return self.head.startswith(ZIP)

    @cached_property
    def mimetype(self) -> bytes:
        """What a packed document says that it is, as OpenDocument and EPUB do; nothing for what does not."""
        if not self.is_zip or b"mimetype" not in self.head[:100]:
            return b""
        import zipfile  # noqa: PLC0415

        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive, archive.open("mimetype") as part:
                return part.read(100).strip()
        except Exception:
            return self.head[:100]

    @property
    def is_word(self) -> bool:
        """Whether this is a Word document."""
        return self.is_zip and is_word(self.data)

    @property
    def suffix(self) -> str:
        """The ending of the name, in small letters, without one that says that it is packed."""
        return PurePath(re.sub(r"\.gz\Z", "", self.name.lower())).suffix


class _Rewound(io.RawIOBase):
    """A stream of which the beginning was read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._head:
            given = self._rest.read(len(buffer))
        else:
            given, self._head = bytes(self._head[: len(buffer)]), self._head[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)
