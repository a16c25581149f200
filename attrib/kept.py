"""What takes long to make of the files of the program is made once, and kept in the user's folder for caches.

What is kept is data and never code: JSON that is read as the type that is wanted, or not at all. The name of a file
holds a digest of all that it was made of, the program among it, so that none is ever out of date; and no file is
believed that another user can write. Where there is no such folder, or it cannot be written, nothing is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from attrib._version import __version__

PACKAGE = Path(__file__).parent
ROOMS = ("english", "text", "rules")
"""What is kept is made of the files in these folders, by the code in them."""
MOST_KEPT = 4
"""Files of one name that are kept for as many states of the program; the others go when another is written."""
LARGEST = 20_000_000

Made = TypeVar("Made")


def kept(name: str, kind: type[Made], make: Callable[[], Made]) -> Made:
    """Give what `make` makes, as it was kept under this name when it was last made of the same files."""
    folder = cache_folder()
    if folder is None:
        return make()
    path = folder / f"{name}.{_digest()}.json"
    found = _read(path)
    if found is not None:
        with contextlib.suppress(msgspec.DecodeError, RecursionError):
            return msgspec.json.decode(found, type=kind)
    made = make()
    with contextlib.suppress(OSError):
        _write(path, msgspec.json.encode(made))
        _leave_newest(folder, name)
    return made


def cache_folder() -> Path | None:
    """Give the folder for what the program keeps, as the system has it; None where the user has no home."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    if Path(given).is_absolute():
        return Path(given) / "attrib"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return Path(local) / "attrib" / "Cache" if Path(local).is_dir() else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if not (home.is_absolute() and home.is_dir()):
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "attrib"


@lru_cache(maxsize=1)
def _digest() -> str:
    """Give a digest of the version and of every file that what is kept is made of, or by."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(path for room in ROOMS for path in _files(PACKAGE / room)):
        with open(path, "rb") as file:  # noqa: PTH123
            content = file.read()
        digest.update(f"{path[len(str(PACKAGE)) :]}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:32]


def _files(folder: Path) -> Iterator[str]:
    for where, _, names in os.walk(folder):
        yield from (os.path.join(where, name) for name in names if name.endswith((".py", ".toml")))  # noqa: PTH118


def _read(path: Path) -> bytes | None:
    """Give what a file holds that nobody else can have written; None where there is none."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with contextlib.suppress(OSError), os.fdopen(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        if stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST and _is_own(found):
            return file.read(LARGEST)
    return None


def _is_own(found: os.stat_result) -> bool:
    """Tell whether a file or folder belongs to the user, and only the user can write it."""
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)


def _write(path: Path, content: bytes) -> None:
    """Write a file under another name first, so that whoever reads at the same time has it whole or not at all."""
    import tempfile  # noqa: PLC0415

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_own(path.parent.stat()):
        return
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)


def _leave_newest(folder: Path, name: str) -> None:
    """Delete all but the newest files of a name."""
    files = sorted(folder.glob(f"{name}.*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[MOST_KEPT:]:
        path.unlink(missing_ok=True)
