"""Rules read from files, ready to be used: what rule sets and houses have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from attrib.english import Words
from attrib.rules.conditions import Search, searches
from attrib.rules.patterns import Lexicon
from attrib.rules.rule import Standard, Stated

AnyRule = TypeVar("AnyRule", bound=Stated)


@dataclass(kw_only=True, eq=False)
class RuleBook(Generic[AnyRule]):
    """The rules of a file and of those that it extends; does not change once made."""

    name: str
    version: str
    description: str
    sha256: str
    path: str
    shipped: bool
    words: Words
    """The word lists that patterns may use, and cue verbs."""
    phrases: Mapping[str, tuple[str, ...]]
    """Patterns by name: "@name" in a condition stands for all of them."""
    rules: tuple[AnyRule, ...]
    files: Mapping[str, str]
    """Text of each file that the rules were read from, by path: their own, and those that it extends."""
    origins: Mapping[str, tuple[str, int]]
    """For each rule id, the path of its file and which of that file's rules it is, from 0."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """What compiles the patterns of the rules."""
        return Lexicon(self.words, self.phrases)

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The place of each rule in the order of all, from 0, by id."""
        return {rule.id: rank for rank, rule in enumerate(self.rules)}

    def rule(self, rule_id: str) -> AnyRule | None:
        """Give the rule of that id, or None."""
        rank = self.ranks.get(rule_id)
        return None if rank is None else self.rules[rank]

    def own_rules(self) -> tuple[AnyRule, ...]:
        """Give the rules that the file itself states, without those that it inherits."""
        return tuple(rule for rule in self.rules if self.origins[rule.id][0] == self.path)

    def place(self, rule_id: str, *within: str | int) -> tuple[str, int | None]:
        """Give the file and the line of a rule, or of what stands at that path within it."""
        from attrib.rules.locating import line_of  # noqa: PLC0415

        path, index = self.origins[rule_id]
        return path, line_of(self.files[path], ("rules", index, *within))


@dataclass(kw_only=True, eq=False)
class House(RuleBook[Standard]):
    """The standards of one newsroom."""

    title: str

    @cached_property
    def searches(self) -> Mapping[str, tuple[Search, ...]]:
        """The conditions of each standard that look for patterns, by its id."""
        return {standard.id: tuple(searches(standard.when, self.lexicon)) for standard in self.rules}
