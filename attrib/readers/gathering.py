"""What one name stands for: a file, a folder of them, or a zip archive, of which nothing is written to disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from attrib.readers.content import ZIP, Content
from attrib.readers.files import open_file
from attrib.readers.kinds import A_ZIP, binary_kind
from attrib.readers.reading import Reading, UnreadableError

if TYPE_CHECKING:
    import zipfile

MOST_MEMBERS = 10_000
UNPACKED_LARGEST = 500_000_000
"""Bytes (500 MB) that are unpacked of one archive; what comes after them is not read."""
HIGHEST_RATIO = 200
"""How many times its packed size a member may have unpacked, if it is larger than RATIO_COUNTS; text packs to a
third or a tenth."""
RATIO_COUNTS = 1_000_000
ENCRYPTED = 0x1
OF_DOCUMENTS = frozenset(["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "Index/Document.iwa"])
"""Names of parts by which an archive is a document or a program: Office, OpenDocument and EPUB, Java, Apple's."""
OF_SYSTEMS = ("__MACOSX", "Thumbs.db", "desktop.ini")
OUR_OWN = "attrib.toml"
"""How names of attrib's own files end, which lie among articles."""
NO_ARTICLES = frozenset(
    ".ann .cfg .conf .css .csv .ini .js .json .jsonl .log .py .rss .sh .sql .svg .toml .tsv .xml .yaml .yml".split()
)
"""Endings of data and programs: what has one is passed over, in a folder or archive, unless its content shows a
format of articles."""


class Item(NamedTuple):
    """Something to be read as an article."""

    name: str
    open: Callable[[], BinaryIO]
    """Opens it; raises UnreadableError."""
    within: str | None = None
    """The folder or archive that it was found in."""
    picked: str | None = None
    """The number or id of the one article that is wanted of it."""


def gather(name: str) -> list[Item]:
    """Give what is to be read under a name, as `each_item` does, at once."""
    return list(each_item(name))


def each_item(name: str) -> Iterator[Item]:
    """Give what is to be read under a name: itself, or the files in a folder or a zip archive, in order of names.

    Hidden files, and those that systems or attrib itself put beside others, are left out. Raises UnreadableError
    where an archive is broken or has too many members.
    """
    path = Path(name)
    try:
        if path.is_dir():
            return _in_folder(path, name)
        return iter(_in_archive(path, name) if _is_archive(path) else [one_file(name)])
    except (OSError, ValueError):
        return iter([one_file(name)])


def one_file(name: str) -> Item:
    """Give what is to be read as one file: "archive.csv", or of such a file one article, "archive.csv#17"."""
    if "#" in name and not _is_there(name):
        ends = [at for at, mark in enumerate(name) if mark == "#"]
        for at in ends:
            if _is_there(name[:at]):
                return Item(name[:at], partial(open_file, name[:at]), picked=name[at + 1 :])
    return Item(name, partial(open_file, name))


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def is_article(reading: Reading, name: str) -> bool:
    """Tell whether what was found in a folder or archive is an article by its content, or may be one by its name."""
    return reading.format != "text" or PurePosixPath(name).suffix.lower() not in NO_ARTICLES


def _in_folder(folder: Path, name: str) -> Iterator[Item]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not _is_hidden(each))
        for file in sorted(files):
            path = Path(place, file)
            if _is_hidden(file) or not path.is_file():
                continue
            shown = str(path)
            if not _is_archive(path):
                yield Item(shown, partial(open_file, shown), name)
                continue
            try:
                yield from (item._replace(within=name) for item in _in_archive(path, shown))
            except UnreadableError as error:
                yield Item(shown, partial(_refuse, shown, error.reason), name)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name in OF_SYSTEMS or name == OUR_OWN or name.endswith(f".{OUR_OWN}")


def _is_archive(path: Path) -> bool:
    """Tell whether a file is a zip archive of files, and no document that is packed as one."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as stream:
            return stream.read(4).startswith(ZIP) and _is_of_files(path)
    except OSError:
        return False


def _is_of_files(path: Path) -> bool:
    import zipfile  # noqa: PLC0415

    try:
        with zipfile.ZipFile(path) as archive:
            return OF_DOCUMENTS.isdisjoint(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return True


def _in_archive(path: Path, name: str) -> list[Item]:
    import zipfile  # noqa: PLC0415

    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableError(name, "a broken zip archive") from error
    members = sorted((each for each in archive.infolist() if _may_be_read(each)), key=lambda each: each.filename)
    if len(members) > MOST_MEMBERS:
        raise UnreadableError(name, f"a zip archive of more than {MOST_MEMBERS:,} files")
    unpacked = accumulate(member.file_size for member in members)
    return [
        Item(f"{name}/{member.filename}", partial(_member, archive, member, f"{name}/{member.filename}", so_far), name)
        for member, so_far in zip(members, unpacked, strict=True)
    ]


def _may_be_read(member: zipfile.ZipInfo) -> bool:
    return not member.is_dir() and not any(map(_is_hidden, PurePosixPath(member.filename.replace("..", "__")).parts))


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, so_far: int) -> BinaryIO:
    """Open a member, never beyond the size that the archive gives for it; `so_far` counts those before it too."""
    from attrib.readers.packed import unpacked  # noqa: PLC0415

    if member.flag_bits & ENCRYPTED:
        raise UnreadableError(name, "encrypted")
    if so_far > UNPACKED_LARGEST:
        raise UnreadableError(name, f"not read: its archive unpacks to more than {UNPACKED_LARGEST // 1_000_000} MB")
    if member.file_size > RATIO_COUNTS and member.file_size > HIGHEST_RATIO * member.compress_size:
        raise UnreadableError(name, f"not read: unpacks to more than {HIGHEST_RATIO} times its size")
    try:
        stream = unpacked(cast("BinaryIO", archive.open(member)), name)
    except Exception as error:
        raise UnreadableError(name, f"broken in its archive ({type(error).__name__})") from error
    content = Content(stream, name)
    if content.is_zip and binary_kind(content.data) == A_ZIP and not content.is_word:
        raise UnreadableError(name, "an archive within an archive, which is not read")
    return content.stream()


def _refuse(name: str, reason: str) -> BinaryIO:
    raise UnreadableError(name, reason)
