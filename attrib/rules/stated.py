"""What the files of a rule set state together: what a rule set is made of, and what is kept of it."""

from __future__ import annotations

from typing import TypedDict

import msgspec

from attrib.english import VerbGroup, Words, shipped_files
from attrib.rules.rule import Rule
from attrib.rules.rule_set import RuleSet

SHIPPED = ("newsroom", "strict", "markkula")
"""The rule sets that come with the program, the default first."""


class Origin(TypedDict):
    """What a rule set or house says of itself and of where it comes from."""

    name: str
    version: str
    description: str
    sha256: str
    path: str
    shipped: bool
    files: dict[str, str]
    origins: dict[str, tuple[str, int]]


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule set and those that it extends state together."""

    lists: dict[str, frozenset[str]]
    """Its word lists, but for those of English, where it extends that, that it leaves as they are."""
    extends_english: bool
    verbs: list[VerbGroup]
    phrases: dict[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    origin: Origin

    def rule_set(self, name: str | None = None) -> RuleSet:
        """Give the rule set, by its name where it came with the program."""
        lists = {**shipped_files().lists, **self.lists} if self.extends_english else self.lists
        words = Words(lists, self.verbs, name)
        return RuleSet(words=words, phrases=self.phrases, rules=self.rules, **self.origin)
