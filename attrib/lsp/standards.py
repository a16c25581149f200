"""What drafts are held to: the project's configuration, unless the command that started the server says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from attrib.configuration import HeldTo, find_configuration, held_to
from attrib.rules import RuleSetError, load_houses, load_rules
from attrib.standards.choosing import Choice, chosen


class Wanted(NamedTuple):
    """What the command says."""

    houses: str | None = None
    """Names or files with commas between, in the place of those of the configuration."""
    rules: str | None = None
    unnamed: bool = True
    """Whether unnamed sources are shown, and not findings alone."""


class Held(NamedTuple):
    """What the drafts of a folder are held to, and what is wrong with that."""

    to: HeldTo
    fault: str | None = None


class Standards:
    """The standards of folders, each read once until files are saved."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._known: dict[Path, Held] = {}

    def of(self, folder: Path) -> Held:
        """Give what the drafts in a folder are held to; where that is broken, the usual rules and no house."""
        if folder not in self._known:
            self._known[folder] = self._read(folder)
        return self._known[folder]

    def forget(self) -> None:
        """Read everything afresh when it is next asked for."""
        self._known.clear()

    def _read(self, folder: Path) -> Held:
        try:
            configuration = find_configuration(folder)
            return Held(self._wanted(held_to(configuration), configuration.choice if configuration else Choice()))
        except RuleSetError as error:
            return Held(HeldTo(load_rules("newsroom"), (), ()), str(error))

    def _wanted(self, to: HeldTo, choice: Choice) -> HeldTo:
        if self.wanted.houses is not None:
            to = to._replace(houses=chosen(load_houses(self.wanted.houses), choice))
        return to if self.wanted.rules is None else to._replace(rules=load_rules(self.wanted.rules))
