"""What a project asks of its articles: attrib.toml, or [tool.attrib] in pyproject.toml, found upwards from a file.

Of all that lie on the way up the nearest holds, alone. Names of files in it are relative to it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from attrib.projects import PYPROJECT, candidates
from attrib.report.model import Level
from attrib.rules import House, RuleSet, load_house, load_rules, shipped, shipped_houses
from attrib.rules.toml_files import Written, as_record, read_table
from attrib.standards.choosing import Choice, chosen
from attrib.standards.suppressing import Entry, Suppression, stated

TABLE = ("tool", "attrib")
"""Where the configuration stands in pyproject.toml."""

AnalyzeFormat = Literal["terminal", "json", "jsonl", "html", "csv", "markdown", "webannotation", "parquet"]
CheckFormat = Literal["terminal", "concise", "json", "sarif", "github", "markdown", "html"]


class Formats(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the commands write what they find, unless told."""

    analyze: AnalyzeFormat | None = None
    check: CheckFormat | None = None


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a configuration may state."""

    rules: str | None = None
    """The rule set: a name, or a file."""
    houses: tuple[str, ...] = ()
    """Whose standards: names, or files."""
    select: tuple[str, ...] = ()
    """Rules of houses that are looked at, by id, pattern ("*/no-reason") or house; all where none are given."""
    ignore: tuple[str, ...] = ()
    """Rules of houses that are left out, likewise."""
    levels: dict[str, Level] = {}
    """How grave the findings of rules are, by id or pattern; the last that fits decides."""
    fail_on: Level | None = None
    """How grave a finding must be for the exit status to tell."""
    formats: Formats = Formats()
    suppress: tuple[Entry, ...] = ()
    """What may pass in every article."""


CHOICES = {"levels": Level, "fail_on": Level, "analyze": AnalyzeFormat, "check": CheckFormat}


class Configuration(NamedTuple):
    """The configuration that holds for a file, and where it was written."""

    settings: Settings
    """With the names of files as they can be opened from the working directory."""
    written: Written
    suppressions: tuple[Suppression, ...]

    @property
    def choice(self) -> Choice:
        """Which rules of its houses it chooses."""
        return Choice(self.settings.select, self.settings.ignore, self.settings.levels)

    @property
    def path(self) -> str:
        """Its file, as messages call it."""
        return self.written.shown

    def place(self, *where: str | int) -> str:
        """Give file and line of what stands at a path in it."""
        line = self.written.line(*where)
        return f"{self.path}:{line}" if line else self.path


class HeldTo(NamedTuple):
    """What an article is judged by and held to."""

    rules: RuleSet
    houses: tuple[House, ...]
    suppressions: tuple[Suppression, ...]


def find_configuration(start: str | Path) -> Configuration | None:
    """Give the configuration that holds for a file or in a folder; None where there is none. Raises RuleSetError."""
    for path in candidates(start):
        found = read_configuration(path)
        if found is not None:
            return found
    return None


def read_configuration(path: Path) -> Configuration | None:
    """Read a configuration; None for a pyproject.toml that has none. Raises RuleSetError."""
    within = TABLE if path.name == PYPROJECT else ()
    shown, text, data = read_table(path)
    table = _table(data, within)
    if table is None:
        return None
    written = Written(shown, text, within)
    settings = as_record(table, Settings, written, CHOICES)
    suppressions = stated(settings.suppress, written, standing=True)
    rules = settings.rules and _from(path.parent, settings.rules, shipped())
    houses = tuple(_from(path.parent, house, shipped_houses()) for house in settings.houses)
    return Configuration(replace(settings, rules=rules, houses=houses), written, suppressions)


def held_to(configuration: Configuration | None) -> HeldTo:
    """Load what a configuration names: the rule set, and its houses with the rules that it chooses of them.

    Raises RuleSetError, with the place in the configuration where that names what there is not.
    """
    if configuration is None:
        return HeldTo(load_rules("newsroom"), (), ())
    settings = configuration.settings
    houses = tuple(load_house(name) for name in dict.fromkeys(settings.houses))
    check_choice(configuration, houses)
    rules = load_rules(settings.rules or "newsroom")
    return HeldTo(rules, chosen(houses, configuration.choice), configuration.suppressions)


def check_choice(configuration: Configuration, houses: tuple[House, ...]) -> None:
    """See that each rule that a configuration chooses is one of its houses. Raises RuleSetError."""
    for key, name, reason in configuration.choice.missing(houses) if houses else ():
        given = getattr(configuration.settings, key)
        where = name if isinstance(given, dict) else given.index(name)
        configuration.written.fail(f"“{key}”: {reason}", key, where)


def _table(data: dict[str, Any], within: tuple[str, ...]) -> object:
    table: object = data
    for name in within:
        table = table.get(name) if isinstance(table, dict) else None
    return table


def _from(folder: Path, name: str, known: tuple[str, ...]) -> str:
    """Give the name of a rule set or house as it is, and that of a file as it can be opened from here."""
    return name if name in known or not name.endswith(".toml") else str(folder / name)
