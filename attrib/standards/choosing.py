"""Which rules of houses are looked at, and how grave what they find is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace as with_rules
from typing import NamedTuple

from msgspec.structs import replace

from attrib.report.model import Level
from attrib.rules import House, Standard
from attrib.rules.layers import near
from attrib.rules.merging import is_meant
from attrib.rules.toml_files import printable


class Choice(NamedTuple):
    """Rules by id, pattern or house: "ap/no-reason", "*/no-reason", "ap"."""

    select: Sequence[str] = ()
    """All where none are given."""
    ignore: Sequence[str] = ()
    levels: Mapping[str, Level] = {}
    """The last that fits decides."""

    def missing(self, houses: Sequence[House]) -> Iterator[tuple[str, str, str]]:
        """Give what is no rule of these houses: under which key, its name, and a phrase that says so."""
        known = [rule.id for house in houses for rule in house.rules]
        for key, names in (("select", self.select), ("ignore", self.ignore), ("levels", self.levels)):
            for name in names:
                if not any(is_meant(name, identity) for identity in known):
                    yield key, name, f"no rule {printable(name)} in {_named(houses)}{near(name, known)}"


def chosen(houses: Sequence[House], choice: Choice) -> tuple[House, ...]:
    """Give houses with the rules that are chosen of them, at the levels that are chosen."""
    return tuple(with_rules(house, rules=tuple(_rules(house.rules, choice))) for house in houses)


def _rules(rules: Iterable[Standard], choice: Choice) -> Iterator[Standard]:
    for rule in rules:
        if (not choice.select or _fits(rule.id, choice.select)) and not _fits(rule.id, choice.ignore):
            levels = [level for name, level in choice.levels.items() if is_meant(name, rule.id)]
            yield replace(rule, level=levels[-1]) if levels else rule


def _fits(identity: str, names: Iterable[str]) -> bool:
    return any(is_meant(name, identity) for name in names)


def _named(houses: Iterable[House]) -> str:
    return ", ".join(house.name for house in houses)
