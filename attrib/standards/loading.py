"""Reading the standards of a house from its TOML file, as strictly as rule sets are read."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import msgspec

from attrib.english import Words, third_person
from attrib.rules import RuleSetError, load_rules
from attrib.rules.loading import (
    LONGEST_NAME,
    MOST_PATTERNS,
    MOST_RULES,
    RULE_ID,
    SETS,
    Entries,
    entries_of,
    list_name,
    marks_one,
)
from attrib.rules.locating import line_of
from attrib.rules.patterns import Lexicon, PatternError
from attrib.rules.toml_files import CONTROL, named_file, printable, read_toml
from attrib.standards.house import ARTICLE_KEYS, FIELDS, PATTERN_KEYS, House, Standard

FOLDER = SETS.parent / "houses"
SHIPPED = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_BRACES = re.compile(r"\{([^{}]*)\}")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lists: dict[str, Entries] = {}
    phrases: dict[str, tuple[str, ...]] = {}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    house: str
    title: str
    version: str
    description: str
    lists: dict[str, Entries] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    rules: tuple[Standard, ...] = ()


class _Read(NamedTuple):
    path: str
    text: str
    file: _File
    trusted: bool

    def fail(self, reason: str, *where: str | int) -> NoReturn:
        raise RuleSetError(self.path, line_of(self.text, where), reason)


def shipped_houses() -> tuple[str, ...]:
    """Give the names of the houses that come with the program."""
    return SHIPPED


def load_houses(names: str) -> tuple[House, ...]:
    """Load several houses, by names or paths with commas between. Raises RuleSetError."""
    wanted = dict.fromkeys(name.strip() for name in names.split(",") if name.strip())
    if not wanted:
        raise RuleSetError("--house", None, f"names no house; there are {', '.join(SHIPPED)}")
    return tuple(load_house(name) for name in wanted)


def load_house(name_or_path: str | Path) -> House:
    """Load a shipped house by name, or one from a file. Raises RuleSetError."""
    path = named_file(name_or_path, SHIPPED, "house")
    return _load_shipped(str(name_or_path)) if path is None else _load(path, trusted=False)


@lru_cache(maxsize=len(SHIPPED))
def _load_shipped(name: str) -> House:
    return _load(FOLDER / f"{name}.toml", trusted=True)


def _load(path: Path, *, trusted: bool) -> House:
    read = _Read(*read_toml(path, _File, trusted=trusted), trusted)
    file = read.file
    _check_head(read)
    shared = _shared()
    lists = {**shared.lists, **{name: _list(read, name, entries) for name, entries in file.lists.items()}}
    house = House(
        name=file.house,
        title=file.title,
        version=file.version,
        description=file.description,
        sha256=hashlib.sha256(read.text.encode("utf-8")).hexdigest(),
        path=read.path,
        shipped=trusted,
        words=Words(lists),
        phrases={**shared.phrases, **file.phrases},
        standards=file.rules,
        text=read.text,
    )
    if not trusted:
        for index, standard in enumerate(file.rules):
            _check_standard(read, index, standard)
        _check_patterns(read, house)
    return house


class _Shared(NamedTuple):
    """What every house may use: newsroom's word lists, and the lists and phrases for judging sources."""

    lists: dict[str, frozenset[str]]
    phrases: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _shared() -> _Shared:
    _, _, file = read_toml(SETS / "house-words.toml", _Words, trusted=True)
    own = {name: _with_plurals(name, entries) for name, entries in file.lists.items()}
    return _Shared({**load_rules("newsroom").words.lists, **own}, file.phrases)


def _with_plurals(name: str, entries: Entries) -> frozenset[str]:
    """Add the regular plurals to a list of nouns."""
    found = entries_of(entries)
    return frozenset(found).union(map(third_person, found) if name.endswith("_nouns") else ())


def _list(read: _Read, name: str, entries: Entries) -> frozenset[str]:
    if not list_name(name):
        read.fail(f"a word list cannot be called “{printable(name)}”", "lists", name)
    return _with_plurals(name, entries)


def _check_head(read: _Read) -> None:
    file = read.file
    if not _NAME.fullmatch(file.house) or len(file.house) > LONGEST_NAME:
        read.fail("“house” must be lower-case letters, digits and hyphens, at most 60", "house")
    for key in ("title", "version", "description"):
        if CONTROL.search(getattr(file, key)) or "\n" in getattr(file, key):
            read.fail(f"“{key}” must be one line of plain text", key)
    if not file.rules:
        read.fail("it has no rules")
    if len(file.rules) > MOST_RULES:
        read.fail(f"more than {MOST_RULES} rules", "rules", MOST_RULES)
    seen: set[str] = set()
    for index, standard in enumerate(file.rules):
        if standard.id in seen:
            read.fail(f"a second rule has the id “{printable(standard.id)}”", "rules", index, "id")
        seen.add(standard.id)


def _check_standard(read: _Read, index: int, standard: Standard) -> None:
    shown = printable(standard.id)
    if not RULE_ID.fullmatch(standard.id) or not standard.id.startswith(f"{read.file.house}/"):
        read.fail(f"the id “{shown}” is not of the form {read.file.house}/rule", "rules", index, "id")
    for key in ("message", "source"):
        if not getattr(standard, key).strip():
            read.fail(f"“{key}” of {shown} is empty", "rules", index, key)
    for key in ("message", "source", "what", "why"):
        if CONTROL.search(getattr(standard, key)):
            read.fail(f"“{key}” of {shown} holds control characters", "rules", index, key)
    for name in _BRACES.findall(standard.message):
        if name not in FIELDS:
            known = ", ".join(f"{{{field}}}" for field in FIELDS)
            read.fail(f"“message” holds {{{printable(name)}}}; there are {known}", "rules", index, "message")
    if not standard.examples:
        read.fail(f"{shown} has no examples", "rules", index, "examples")
    for key in ("examples", "counterexamples"):
        for number, example in enumerate(getattr(standard, key)):
            if not marks_one(example):
                reason = f"an example of {shown} must mark the words in question in [brackets]"
                read.fail(reason, "rules", index, key, number)
    given = [key for key, value in msgspec.structs.asdict(standard.when).items() if value not in ((), None)]
    if not given:
        read.fail(f"{shown} has no conditions, so would hold for everything", "rules", index, "when")
    other = next((key for key in given if key not in ARTICLE_KEYS), None)
    if standard.about == "article" and other is not None:
        read.fail(f"{shown} is about the article, so cannot ask for “{other}”", "rules", index, "when", other)


def _check_patterns(read: _Read, house: House) -> None:
    lexicon = Lexicon(house.words)
    left = MOST_PATTERNS
    named = [
        ("phrases", name, number, it) for name, them in read.file.phrases.items() for number, it in enumerate(them)
    ]
    given: list[tuple[Any, ...]] = [
        ("rules", index, "when", key, number, pattern)
        for index, standard in enumerate(house.standards)
        for key in PATTERN_KEYS
        for number, pattern in enumerate(getattr(standard.when, key))
    ]
    for *where, pattern in (*named, *given):
        if pattern.startswith("@"):
            if pattern[1:] not in house.phrases or where[0] == "phrases":
                read.fail(f"there are no phrases called “{printable(pattern)}”", *where)
            left -= len(house.phrases[pattern[1:]])
        else:
            left -= 1
        if left < 0:
            read.fail(f"more than {MOST_PATTERNS} patterns", *where)
        if not pattern.startswith("@"):
            try:
                lexicon.parse(pattern)
            except PatternError as error:
                read.fail(f"“{printable(pattern, 40)}”: {printable(str(error), 120)}", *where)
