"""Files of rules that extend one another, read one by one into layers, the base first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Generic, NoReturn, TypeVar

import msgspec

from attrib.english import CueKind, Entries, Takes
from attrib.rules.errors import RuleSetError
from attrib.rules.locating import line_of
from attrib.rules.rule import KindByNumber, Rule, Standard
from attrib.rules.toml_files import printable, read_toml
from attrib.rules.verdicts import Level

LONGEST_CHAIN = 8
"""Files from outside that may extend one another."""
LONGEST_NAME = 60
ENGLISH = "english"
"""What a rule set extends that brings its own rules, and wants the words of English only."""


class VerbTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cue verbs that a file adds, removes, or narrows to some of what they take."""

    words: Entries | None = None
    kind: CueKind | None = None
    takes: tuple[Takes, ...] = ()
    remove: Entries | None = None
    """Verbs that are cues no more."""
    narrow: Entries | None = None
    """Verbs that take only what `takes` says, of all that they took."""


class File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every file of rules may state."""

    version: str
    description: str
    extends: str | None = None
    lists: dict[str, Entries | dict[str, Entries]] = {}
    phrases: dict[str, tuple[str, ...]] = {}


class RuleFile(File, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule set."""

    name: str
    remove: tuple[str, ...] = ()
    """Rules that it inherits and does without, by id, pattern or family: "official/*"."""
    verbs: tuple[VerbTable, ...] = ()
    kinds: dict[str, str | KindByNumber] = {}
    rules: tuple[Rule, ...] = ()


class HouseFile(File, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The standards of a house."""

    house: str
    title: str
    ignore: tuple[str, ...] = ()
    """Rules that it inherits and does without, by id, pattern or house: "*/one-source"."""
    levels: dict[str, Level] = {}
    """How grave the findings of rules that it inherits are, likewise; the last that fits decides."""
    rules: tuple[Standard, ...] = ()

    @property
    def name(self) -> str:
        """The name of the house."""
        return self.house


AnyFile = TypeVar("AnyFile", RuleFile, HouseFile)


@dataclass(frozen=True, slots=True)
class Layer(Generic[AnyFile]):
    """One file of a chain of files that extend one another."""

    path: str
    text: str
    file: AnyFile
    trusted: bool
    """Whether it comes with the program."""

    def fail(self, reason: str, *where: str | int) -> NoReturn:
        """Raise RuleSetError with the line of what stands at a path in the file."""
        raise RuleSetError(self.path, line_of(self.text, where) if where else None, reason)


AnyLayer = Layer[RuleFile] | Layer[HouseFile]


@dataclass(frozen=True, slots=True)
class Shelf(Generic[AnyFile]):
    """The files of one sort that come with the program."""

    sort: str
    file: type[AnyFile]
    folder: Path
    names: tuple[str, ...]
    foundations: tuple[str, ...] = ()
    """Names of files that may be extended too, but are of no use by themselves."""
    root: str | None = None
    """What may be extended and is no file of this sort."""

    def path(self, name: str) -> Path:
        """Give where the file of that name lies."""
        return self.folder / f"{name}.toml"


def near(name: str, known: Iterable[str]) -> str:
    """Give a hint for an error about an unknown name: the known names that it may be a misspelling of."""
    found = get_close_matches(name, list(known), n=2, cutoff=0.75)
    return f"; did you mean {' or '.join(found)}?" if found else ""


def find_file(shelf: Shelf[AnyFile], name_or_path: str | Path) -> Path | None:
    """Give the path that a name or path stands for, or None for what is shipped under that name.

    Raises RuleSetError where there is neither.
    """
    named = isinstance(name_or_path, str)
    if named and name_or_path in shelf.names:
        return None
    path = Path(name_or_path)
    if named and path.suffix != ".toml" and not path.exists():
        reason = f"no {shelf.sort} of that name, and no such file; there are {', '.join(shelf.names)}"
        raise RuleSetError(printable(str(name_or_path)), None, reason)
    return path


def read_layers(shelf: Shelf[AnyFile], path: Path, *, trusted: bool = False) -> list[Layer[AnyFile]]:
    """Read a file and those that it extends, the base first. Raises RuleSetError.

    A file is trusted that comes with the program.
    """
    layers: list[Layer[AnyFile]] = []
    seen: set[Path] = set()
    while True:
        layer: Layer[AnyFile] = Layer(*read_toml(path, shelf.file, trusted=trusted), trusted)
        seen.add(path.resolve())
        layers.insert(0, layer)
        extends = layer.file.extends
        if extends in (None, shelf.root):
            return layers
        if len(layers) == LONGEST_CHAIN and not trusted:
            layer.fail(f"more than {LONGEST_CHAIN} {shelf.sort}s extend one another", "extends")
        path, trusted = _extended(shelf, layer, extends)
        if path.resolve() in seen:
            layer.fail(f"“{printable(extends)}” extends this {shelf.sort} in turn", "extends")


def _extended(shelf: Shelf[AnyFile], layer: Layer[AnyFile], extends: str) -> tuple[Path, bool]:
    if extends in (*shelf.names, *shelf.foundations):
        return shelf.path(extends), True
    if not extends.endswith(".toml") or "\0" in extends:
        names = ", ".join(shelf.names)
        layer.fail(f"can extend {names} or a .toml file, not “{printable(extends)}”", "extends")
    if Path(extends).is_absolute():
        layer.fail(f"can extend a file by a path relative to this one, not “{printable(extends)}”", "extends")
    path = Path(layer.path).parent / extends
    if not path.is_file():
        layer.fail(f"there is no file “{printable(extends)}” to extend", "extends")
    return path, False
