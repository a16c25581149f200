"""What is wrong with data that should be a record, in words for people who write such files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

AT = re.compile(r" - at `\$(.*)`$", re.DOTALL)
STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
QUOTED = re.compile(r"[`']([^`']*)[`']")
LENGTH = re.compile(r" of length \d+")
KINDS = {
    "str": "a string",
    "array": "a list",
    "object": "an object",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "null",
}
Problem = Literal["unknown", "missing", "choice", "kind", "other"]
OPENINGS: Mapping[str, Problem] = {
    "Object contains unknown field": "unknown",
    "Object missing required field": "missing",
    "Invalid enum value": "choice",
    "Expected": "kind",
}
ALONE = "the whole"


class Misfit(NamedTuple):
    """What msgspec says of data that fits no record, taken apart."""

    problem: Problem
    where: tuple[str | int, ...]
    """Keys and indexes, from 0, down to what does not fit; an index that is not told is "..."."""
    value: str
    """The key that is unknown or missing, or the value that may not be chosen, or all that is said."""
    wanted: str = ""
    got: str = ""

    @property
    def key(self) -> str | None:
        """The last key on the way there."""
        return next((part for part in reversed(self.where) if isinstance(part, str) and part != "..."), None)


def taken_apart(message: str) -> Misfit:
    """Take a message of msgspec's apart."""
    at = AT.search(message)
    steps = STEP.findall(at[1]) if at else ()
    where = tuple(name or (int(index) if index.isdigit() else index) for name, index in steps)
    reason = message[: at.start()] if at else message
    problem: Problem = next((OPENINGS[opening] for opening in OPENINGS if reason.startswith(opening)), "other")
    if problem in ("unknown", "missing", "choice"):
        return Misfit(problem, where, "".join(QUOTED.findall(reason)[:1]))
    wanted, _, got = reason.removeprefix("Expected ").partition(", got ")
    return Misfit(problem, where, reason, wanted, got)


def kinds(types: str, names: Mapping[str, str] = KINDS) -> str:
    """Give in words what a value may be: "a list of 2" for "`array` of length 2"."""
    found = [kind for part in QUOTED.findall(types) for kind in part.split(" | ")]
    named = dict.fromkeys(names.get(kind, kind) for kind in found)
    length = LENGTH.search(types)
    return (" or ".join(filter(None, named)) or types) + (length[0].replace("length ", "") if length else "")


def in_words(message: str, choices: Mapping[str, Sequence[str]] | None = None) -> str:
    """Say what a message of msgspec's means; `choices` are the values that a field may have, by its name."""
    misfit = taken_apart(message)
    place = _place(misfit.where)
    if misfit.problem == "choice":
        allowed = (choices or {}).get(misfit.key or "", ())
        rest = f"is none of {', '.join(allowed)}" if allowed else "cannot stand there"
        return f"{place}: “{misfit.value}” {rest}"
    if misfit.problem == "missing":
        return f"{place}: “{misfit.value}” is missing"
    if misfit.problem == "unknown":
        return f"{place}: “{misfit.value}” is no part of it"
    if misfit.problem == "kind":
        but = f", not {kinds(misfit.got)}" if misfit.got else ""
        return f"{place} must be {kinds(misfit.wanted)}{but}"
    return f"{place}: {misfit.value}"


def _place(where: Sequence[str | int]) -> str:
    """Give a path such as attributions, 0, cue as "cue of attribution 1"."""
    steps: list[str] = []
    for part in where:
        if isinstance(part, str):
            steps += [] if part == "..." else [part]
        elif steps:
            numbered = f"{steps[-1]}, " if steps[-1][-1:].isdigit() else f"{steps[-1].removesuffix('s')} "
            steps[-1] = f"{numbered}{part + 1}"
    return " of ".join(reversed(steps)) or ALONE
