"""Putting suppressions into the file beside an article, of which nothing else changes."""

from __future__ import annotations

import contextlib
import json
import os
import re
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

from attrib.report.model import Finding
from attrib.rules import RuleSetError
from attrib.rules.toml_files import CONTROL, printable
from attrib.standards.suppressing import Entry, beside, read_suppressions
from attrib.text.shortening import shortened

LONGEST_WORDS = 120
"""Characters of the words in question by which a suppression knows its finding."""
_UNPLAIN = re.compile(rf"(?:{CONTROL.pattern}|[\ud800-\udfff])+")


def suppression_for(finding: Finding, reason: str) -> Entry | None:
    """Give the suppression of a finding; None where its words hold nothing that a file can name."""
    if finding.words is None:
        return Entry(rule=finding.rule, reason=_one_line(reason))
    words = _nameable(finding.words.text)
    return Entry(rule=finding.rule, words=words, reason=_one_line(reason)) if words else None


def write_suppressions(article: str | Path, entries: Iterable[Entry]) -> Path:
    """Add suppressions to the file beside an article, which is made where there is none; give its path.

    What stands there stays as it is, to the byte. Raises RuleSetError where the file is broken, or cannot be written.
    """
    path = beside(article)
    read_suppressions(article)
    try:
        before = path.read_bytes().decode("utf-8") if path.exists() else ""
        after = with_suppressions(before, entries)
        _check(path, before, after)
        _put(path, after)
    except OSError as error:
        raise RuleSetError(printable(str(path), 300), None, f"cannot be written: {error.strerror or error}") from None
    return path


def with_suppressions(text: str, entries: Iterable[Entry]) -> str:
    """Give the text of a file of suppressions with more of them at its end."""
    end = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith("\n"):
        text += end
    for entry in dict.fromkeys(entries):
        stated = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in _values(entry)]
        text += end.join([*([""] if text else []), "[[suppress]]", *stated, ""])
    return text


def _values(entry: Entry) -> Iterable[tuple[str, str]]:
    return ((key, value) for key in ("rule", "words", "reason") if (value := getattr(entry, key)) is not None)


def _check(path: Path, before: str, after: str) -> None:
    """See that the file still holds what it held. Raises RuleSetError."""
    try:
        held, holds = (_suppressed(text) for text in (before, after))
    except tomllib.TOMLDecodeError:
        held, holds = [{}], []
    if holds[: len(held)] != held:
        reason = "its suppressions stand in one list: write each as a table of its own, under [[suppress]]"
        raise RuleSetError(printable(str(path), 300), None, reason)


def _suppressed(text: str) -> list[object]:
    found = tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n")).get("suppress", [])
    return list(found)


def _put(path: Path, text: str) -> None:
    """Write a file whole, in the place of the one that was there."""
    end = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=f".{end.name[:100]}.", dir=end.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        Path(name).chmod(end.stat().st_mode & 0o777 if end.exists() else 0o644)
        Path(name).replace(end)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def _nameable(words: str) -> str:
    """Give the words, or the longest stretch of them, that a file may hold; cut where a word ends."""
    longest = max(_UNPLAIN.split(" ".join(words.split())), key=len).strip()
    return shortened(longest, LONGEST_WORDS).removesuffix("…").rstrip()


def _one_line(reason: str) -> str:
    return " ".join(_UNPLAIN.sub(" ", reason).split())
