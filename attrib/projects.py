"""Where the configuration of a project may lie: in attrib.toml or pyproject.toml, upwards from a file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

NAME = "attrib.toml"
PYPROJECT = "pyproject.toml"


def candidates(start: str | Path) -> Iterator[Path]:
    """Give the files that may be the configuration for a file or folder, those that are there, the nearest first."""
    place = Path(os.path.normpath(Path(start).absolute()))
    for folder in (place, *place.parents):
        for name in (NAME, PYPROJECT):
            path = folder / name
            if _is_file(path) and (name == NAME or _mentions_attrib(path)):
                yield _near(path)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _mentions_attrib(path: Path) -> bool:
    """Tell whether a file may have a table for attrib, so that others, broken or not, are left alone."""
    try:
        return re.search(rb"\battrib\b", path.read_bytes()) is not None
    except OSError:
        return False


def _near(path: Path) -> Path:
    """Give a path from the working directory, where it lies below that."""
    try:
        return path.relative_to(Path.cwd())
    except (OSError, ValueError):
        return path
