"""Trying rules on their own examples: each must hold for what it shows, and not for what it disowns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Any, NamedTuple

from attrib.rules.book import RuleBook
from attrib.rules.errors import RuleSetError
from attrib.rules.rule import Stated

_MARK = re.compile(r"\[([^\[\]]*)\]")


Decided = tuple[str, Sequence[tuple[int, int]]]
"""A claim or a finding: id of its rule, and where it stands (a claim: its source or, if it has none, its content)."""

Decide = Callable[[str, str], Iterable[Decided]]
"""Gives what rules make of a text; of a rule by the given id at least."""


class Failure(NamedTuple):
    """An example that did not come out as its rule says."""

    rule: str
    path: str
    line: int | None
    example: str
    reason: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.rule}: {self.reason}: {self.example}"


def try_examples(rules: RuleBook[Any], decide: Decide, *, inherited: bool = True) -> Iterator[Failure]:
    """Run the examples of a rule set or house, or of its own file only, and give those that fail, in order.

    A rule of the own file may overrule the example of an inherited one.
    """
    own = {rule.id for rule in rules.own_rules()}
    for rule in rules.rules if inherited else rules.own_rules():
        allowed = {rule.id} if rule.id in own else {rule.id, *own}
        for key, number, example in _examples(rule):
            reason = try_example(rule.id, example, decide, counter=key == "counterexamples", allowed=allowed)
            if reason:
                yield Failure(rule.id, *rules.place(rule.id, key, number), example, reason)


def check_examples(rules: RuleBook[Any], decide: Decide) -> None:
    """Run the examples of the own file. Raises RuleSetError for the first that fails."""
    for failure in try_examples(rules, decide, inherited=False):
        reason = f"{failure.rule}: {failure.reason}: {failure.example}"
        raise RuleSetError(failure.path, failure.line, reason)


def try_example(
    rule_id: str, example: str, decide: Decide, *, counter: bool = False, allowed: Set[str] = frozenset()
) -> str | None:
    """Run one example; give None where it comes out right, or in plain words what came out instead.

    `allowed` are rules that may decide the example in the place of the one that shows it.
    """
    text, start, end = unmark(example)
    decided = [
        rule for rule, spans in decide(text, rule_id) if any(first < end and start < stop for first, stop in spans)
    ]
    if counter:
        return f"{rule_id} decided a counterexample" if rule_id in decided else None
    if not decided:
        return "nothing was found at the brackets"
    return None if {rule_id, *allowed} & {*decided} else f"{' and '.join(dict.fromkeys(decided))} decided instead"


def unmark(example: str) -> tuple[str, int, int]:
    """Give the example without its brackets, and where what they marked begins and ends."""
    mark = _MARK.search(example)
    if mark is None:
        return example, 0, len(example)
    return example[: mark.start()] + mark.group(1) + example[mark.end() :], mark.start(), mark.end() - 2


def _examples(rule: Stated) -> Iterator[tuple[str, int, str]]:
    for key in ("examples", "counterexamples"):
        for number, example in enumerate(getattr(rule, key)):
            yield key, number, example
