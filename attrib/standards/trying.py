"""Trying a house on its own examples: each standard must find what it shows, and nothing where it disowns it."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.analysis import Analysis
from attrib.rules import RuleSetError
from attrib.rules.locating import line_of
from attrib.rules.trying import Failure, unmark
from attrib.standards.checking import find_by
from attrib.standards.house import House, Standard


def try_examples(house: House) -> Iterator[Failure]:
    """Run the examples of a house, one by one; give those that fail, in order."""
    for index, standard in enumerate(house.standards):
        for key in ("examples", "counterexamples"):
            for number, example in enumerate(getattr(standard, key)):
                reason = try_example(house, standard, example, counter=key == "counterexamples")
                if reason:
                    line = line_of(house.text, ("rules", index, key, number))
                    yield Failure(standard.id, house.path, line, example, reason)


def check_examples(house: House) -> None:
    """Run the examples of a house. Raises RuleSetError for the first that fails."""
    for failure in try_examples(house):
        reason = f"{failure.rule}: {failure.reason}: {failure.example}"
        raise RuleSetError(failure.path, failure.line, reason)


def try_example(house: House, standard: Standard, example: str, *, counter: bool = False) -> str | None:
    """Run one example; give None where it comes out right, or in plain words what came out instead."""
    text, start, end = unmark(example)
    words = [found.words for found in find_by(standard, house, Analysis.of_article(text))]
    hit = any(it is None or (it.start < end and start < it.end) for it in words)
    if counter:
        return "it finds something in a counterexample" if hit else None
    return None if hit else "it finds something else" if words else "it finds nothing"
