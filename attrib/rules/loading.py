"""Rule sets and houses by their names or files. What reads files is imported where there is a file to be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

from attrib.kept import kept
from attrib.rules.book import House
from attrib.rules.errors import RuleSetError
from attrib.rules.rule_set import RuleSet
from attrib.rules.stated import SHIPPED, Stated


def shipped() -> tuple[str, ...]:
    """Give the names of the rule sets that come with the program, the default first."""
    return SHIPPED


def shipped_houses() -> tuple[str, ...]:
    """Give the names of the houses that come with the program."""
    from attrib.rules.files import HOUSES  # noqa: PLC0415

    return HOUSES.names


def load_rules(name_or_path: str | Path) -> RuleSet:
    """Load a shipped rule set by name, or one from a file. Raises RuleSetError."""
    if isinstance(name_or_path, str) and name_or_path in SHIPPED:
        return _shipped_rules(name_or_path)
    from attrib.rules.files import read_rules  # noqa: PLC0415

    return read_rules(name_or_path, _shipped_rules("newsroom"))


def load_house(name_or_path: str | Path) -> House:
    """Load a shipped house by name, or one from a file. Raises RuleSetError."""
    from attrib.rules.files import read_house  # noqa: PLC0415

    return read_house(name_or_path, _shipped_rules("newsroom"))


def load_houses(names: str | Sequence[str]) -> tuple[House, ...]:
    """Load several houses, by names or paths; in a string these have commas between. Raises RuleSetError."""
    given = names.split(",") if isinstance(names, str) else names
    wanted = dict.fromkeys(name.strip() for name in given if name.strip())
    if not wanted:
        raise RuleSetError("--house", None, f"names no house; there are {', '.join(shipped_houses())}")
    return tuple(load_house(name) for name in wanted)


def names_house(name_or_path: str) -> bool:
    """Tell whether a name or a file is that of a house, and not of a rule set. Raises RuleSetError."""
    if name_or_path in SHIPPED:
        return False
    from attrib.rules.files import is_house  # noqa: PLC0415

    return name_or_path in shipped_houses() or is_house(Path(name_or_path))


def starter_house() -> str:
    """Give the text of a new house that extends "ap", with comments to start from."""
    return (Path(__file__).parent / "sets" / "starter-house.toml").read_text(encoding="utf-8")


def starter() -> str:
    """Give the text of a new rule set that extends "newsroom", with comments to start from."""
    return (Path(__file__).parent / "sets" / "starter.toml").read_text(encoding="utf-8")


@lru_cache(maxsize=len(SHIPPED))
def _shipped_rules(name: str) -> RuleSet:
    return kept(name, Stated, partial(_stated, name)).rule_set(name)


def _stated(name: str) -> Stated:
    from attrib.rules.files import shipped_rules  # noqa: PLC0415

    return shipped_rules(name)
