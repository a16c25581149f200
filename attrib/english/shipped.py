"""The words of English as they come with the program: what every rule set starts from.

They are here for what reads an article or compares reports and has no rule set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from attrib.english.inflection import third_person
from attrib.english.lookup import Words
from attrib.kept import kept

FOLDER = Path(__file__).parent / "words"

Entries = str | list[str]
"""A word list as files write it: a string with commas, or a list."""


class Shipped(msgspec.Struct, frozen=True):
    """What the files of words hold: word lists by name, and cue verbs as tables that nobody has looked into."""

    lists: Mapping[str, frozenset[str]]
    verbs: Sequence[Mapping[str, Any]]


@lru_cache(maxsize=1)
def shipped_files() -> Shipped:
    """Give what the files of words hold."""
    return kept("english", Shipped, _read)


def shipped_texts() -> tuple[str, ...]:
    """Give the files of words as they are written."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml")))


def _read() -> Shipped:
    import tomllib  # noqa: PLC0415

    entries = {name: value for text in shipped_texts() for name, value in tomllib.loads(text).items()}
    verbs = entries.pop("verbs")
    return Shipped({name: word_list(name, value) for name, value in entries.items()}, verbs)


@lru_cache(maxsize=1)
def shipped_words() -> Words:
    """Give the words of English by themselves: none of those that rule sets add, and no cue verbs."""
    return Words(shipped_files().lists)


def word_list(name: str, value: Entries) -> frozenset[str]:
    """Give the words of a list by that name; a list of nouns has their regular plurals too."""
    entries = entries_of(value)
    return frozenset(entries).union(map(third_person, entries) if name.endswith("_nouns") else ())


def entries_of(value: Entries) -> list[str]:
    """Give the entries of a list as files write them: lower case, with single spaces."""
    if isinstance(value, list):
        return [" ".join(words) for entry in value if (words := entry.lower().split())]
    text = value.lower().replace(",\n", ",").replace("\n", ",").replace(", ", ",").strip(",")
    entries = text.split(",")
    if " ," in text or ",," in text or "  " in text or "\t" in text:
        return entries_of(entries)
    return entries if text else []
