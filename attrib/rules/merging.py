"""Putting layers together: words, phrases and rules of a file on top of those that it inherits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.english import VerbGroup, entries_of, word_list
from attrib.rules.layers import LONGEST_NAME, AnyLayer, HouseFile, Layer, RuleFile, VerbTable, near
from attrib.rules.toml_files import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrib.rules.book import AnyRule
    from attrib.rules.rule import Rule, Standard

_LIST_NAME = re.compile(r"[a-z][a-z0-9_]*")

Lists = dict[str, frozenset[str]]
Phrases = dict[str, tuple[str, ...]]


# --- words -------------------------------------------------------------------------------------------------


def merge_lists(lists: Lists, layer: AnyLayer) -> None:
    """Put a file's word lists into those that it inherits. Raises RuleSetError."""
    for name, value in layer.file.lists.items():
        _check_name(layer, "a word list", "lists", name)
        if not isinstance(value, dict):
            if name in ("add", "remove"):
                layer.fail(f"“lists.{name}” must be a table", "lists", name)
            lists[name] = word_list(name, entries_of(value))
        elif name not in ("add", "remove"):
            layer.fail(f"the word list “{name}” must be a string or a list", "lists", name)
    for change in ("add", "remove"):
        tables = layer.file.lists.get(change, {})
        for name, value in tables.items() if isinstance(tables, Mapping) else ():
            if name not in lists:
                reason = f"there is no word list “{printable(name)}” to change{near(name, lists)}"
                layer.fail(reason, "lists", change, name)
            given = entries_of(value)
            if change == "add":
                lists[name] |= word_list(name, given)
                continue
            for entry in given:
                if entry not in lists[name]:
                    layer.fail(f"“{printable(entry)}” is not in the word list {name}", "lists", change, name)
            lists[name] -= word_list(name, given)


def _check_name(layer: AnyLayer, sort: str, key: str, name: str) -> None:
    if not _LIST_NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        layer.fail(f"{sort} cannot be called “{printable(name)}”", key, name)


def merge_phrases(phrases: Phrases, layer: AnyLayer) -> None:
    """Put a file's named patterns into those that it inherits. Raises RuleSetError."""
    for name, patterns in layer.file.phrases.items():
        _check_name(layer, "phrases", "phrases", name)
        if not patterns:
            layer.fail(f"there are no phrases in “{name}”", "phrases", name)
        phrases[name] = patterns


# --- cue verbs ---------------------------------------------------------------------------------------------


def merge_verbs(groups: list[VerbGroup], lists: Lists, layer: Layer[RuleFile]) -> None:
    """Add a file's cue verbs to those that it inherits, remove some, or narrow what they take. Raises RuleSetError.

    What is removed is a verb still, only no cue.
    """
    for index, table in enumerate(layer.file.verbs):
        _check_verbs(layer, index, table)
        if table.kind is not None:
            groups.append(VerbGroup(table.kind, frozenset(table.takes), tuple(entries_of(table.words or ""))))
            continue
        change = "narrow" if table.remove is None else "remove"
        words = entries_of(table.narrow or table.remove or "")
        for word in words:
            taken = frozenset[str]().union(*(group.takes for group in groups if word in group.words))
            if not taken:
                layer.fail(f"“{printable(word)}” is no cue verb to {change}", "verbs", index, change)
            for takes in table.takes:
                if takes not in taken:
                    reason = f"“{printable(word)}” takes no “{takes}”; it takes {', '.join(sorted(taken))}"
                    layer.fail(reason, "verbs", index, "takes")
        groups[:] = _narrowed(groups, frozenset(words), table)
        if change == "remove":
            lists["verbs_regular"] = lists.get("verbs_regular", frozenset()) | {word.split()[0] for word in words}


def _check_verbs(layer: Layer[RuleFile], index: int, table: VerbTable) -> None:
    given = [key for key in ("words", "remove", "narrow") if getattr(table, key) is not None]
    if len(given) != 1:
        layer.fail("a table of verbs has either “words”, “remove” or “narrow”", "verbs", index)
    for key, wanted in (("kind", given == ["words"]), ("takes", given != ["remove"])):
        if wanted and not getattr(table, key):
            layer.fail(f"the key “{key}” is missing", "verbs", index)
        if not wanted and getattr(table, key):
            layer.fail(f"“{key}” does not go with “{given[0]}”", "verbs", index, key)


def _narrowed(groups: Iterable[VerbGroup], words: frozenset[str], table: VerbTable) -> Iterator[VerbGroup]:
    """Take verbs out of their groups. Those only narrowed get a group right after theirs, with what they keep."""
    for group in groups:
        found = tuple(word for word in group.words if word in words)
        if found:
            yield VerbGroup(group.kind, group.takes, tuple(word for word in group.words if word not in words))
            left = group.takes & frozenset(table.takes)
            if left:
                yield VerbGroup(group.kind, left, found)
        else:
            yield group


# --- rules -------------------------------------------------------------------------------------------------


def remove_rules(rules: list[AnyRule], names: Sequence[str], layer: AnyLayer, key: str) -> None:
    """Take away the inherited rules that a file does without, which stand under that key. Raises RuleSetError."""
    for index, name in enumerate(names):
        if not any(is_meant(name, rule.id) for rule in rules):
            reason = f"there is no inherited rule “{printable(name)}” to {key}{near(name, [rule.id for rule in rules])}"
            layer.fail(reason, key, index)
        rules[:] = [rule for rule in rules if not is_meant(name, rule.id)]


def set_levels(standards: list[Standard], layer: Layer[HouseFile]) -> None:
    """Give inherited standards the levels that a house has for them. Raises RuleSetError."""
    for name, level in layer.file.levels.items():
        if not any(is_meant(name, standard.id) for standard in standards):
            reason = f"there is no inherited rule “{printable(name)}” to give a level"
            layer.fail(f"{reason}{near(name, [standard.id for standard in standards])}", "levels", name)
        standards[:] = [replace(it, level=level) if is_meant(name, it.id) else it for it in standards]


def rename_kinds(rules: list[Rule], layer: Layer[RuleFile]) -> None:
    """Give inherited rules the kinds that a file has for them. Raises RuleSetError."""
    for name, kind in layer.file.kinds.items():
        if not any(is_meant(name, rule.id) for rule in rules):
            layer.fail(f"there is no inherited rule “{printable(name)}” to give a kind", "kinds", name)
        rules[:] = [replace(rule, kind=kind) if is_meant(name, rule.id) else rule for rule in rules]


def add_rules(rules: list[AnyRule], stated: Iterable[AnyRule], layer: AnyLayer) -> None:
    """Put a file's rules into those that it inherits: in place, before a given one, or before all."""
    inherited = bool(rules)
    front = 0
    for index, rule in enumerate(stated):
        place = _rank(rules, rule.id)
        if rule.before is None and place is not None:
            rules[place] = rule
            continue
        if place is not None:
            del rules[place]
            front -= place < front
        place = front if inherited else len(rules)
        if rule.before is not None:
            found = _rank(rules, rule.before)
            if found is None:
                reason = f"there is no rule “{printable(rule.before)}” to stand before"
                layer.fail(reason, "rules", index, "before")
            place = found
        rules.insert(place, rule)
        front += place <= front


def _rank(rules: Sequence[AnyRule], rule_id: str) -> int | None:
    return next((at for at, known in enumerate(rules) if known.id == rule_id), None)


def is_meant(name: str, rule_id: str) -> bool:
    """Tell whether a rule's id fits a name: itself, a pattern ("*/no-reason"), or the family or house that it is of."""
    return fnmatchcase(rule_id, name if "/" in name else f"{name}/*")
