"""In which fields people work and bodies are, as the nouns tell by which they are called."""

from __future__ import annotations

from collections.abc import Mapping, Set

from attrib.english import Words


def works_elsewhere(words: Words, roles: Set[str], role: str) -> bool:
    """Tell whether who is called by some nouns does other work than a noun tells: a nurse is not "the driver"."""
    return are_apart(words.fields_of_work, roles, role)


def are_apart(fields: Mapping[str, frozenset[str]], nouns: Set[str], noun: str) -> bool:
    """Tell whether a noun has fields, and some nouns have others only."""
    told = fields.get(noun, frozenset())
    others = frozenset[str]().union(*(fields.get(each, frozenset()) for each in nouns))
    return bool(told and others) and told.isdisjoint(others)
