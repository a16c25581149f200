"""What an archive calls its files and articles: the same wherever the command is run."""

from __future__ import annotations

import os
import re
from pathlib import Path

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:\S", re.IGNORECASE)
"""How addresses and other names begin that are the same everywhere: "https:", "urn:", "tag:"."""


def file_name(name: str, folder: Path) -> str:
    """Give what an archive in a folder calls a file.

    One below the folder is called by its path from there, so that both can be moved together; any other by its whole
    path. What is no file keeps its name.
    """
    if ADDRESS.match(name) or not name:
        return sound(name)
    path = Path(os.path.abspath(name))  # noqa: PTH100 - links stay what they are
    home = Path(os.path.abspath(folder))  # noqa: PTH100
    own = (path.relative_to(home) if path.is_relative_to(home) else path).as_posix()
    return own.encode("utf-8", "backslashreplace").decode()


def article_name(file: str, number: int | None, identity: str | None) -> str:
    """Give what an archive calls an article: its file, or of several its address, or "archive.csv#17"."""
    if number is None:
        return file
    if identity and ADDRESS.match(identity):
        return sound(identity)
    return sound(f"{file}#{identity or number}")


def sound(text: str) -> str:
    """Give a text that any program can read: "?" stands for halves of characters (lone surrogates)."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
