"""What is wrong with JSON that should be a record, in words for people who write such JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

AT = re.compile(r" - at `\$(.*)`$", re.DOTALL)
STEP = re.compile(r"([^.\[\]]+)((?:\[\d+\])*)")
INDEX = re.compile(r"\d+")
QUOTED = re.compile(r"[`']([^`']*)[`']")
KINDS = {
    "str": "a string",
    "array": "a list",
    "object": "an object",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "null",
}
ALONE = "the whole"


def in_words(message: str, choices: Mapping[str, Sequence[str]] | None = None) -> str:
    """Say what a message of msgspec's means; `choices` are the values that a field may have, by its name."""
    at = AT.search(message)
    place, reason = _place(at[1] if at else ""), message[: at.start()] if at else message
    if reason.startswith("Invalid enum value"):
        value = QUOTED.findall(reason)[:1]
        allowed = (choices or {}).get(place.split(" ")[0], ())
        return f"{place}: “{''.join(value)}” is none of {', '.join(allowed)}" if allowed else f"{place}: {reason}"
    if reason.startswith("Object missing required field"):
        return f"{place}: “{QUOTED.findall(reason)[0]}” is missing"
    if reason.startswith("Object contains unknown field"):
        return f"{place}: “{QUOTED.findall(reason)[0]}” is no part of it"
    if reason.startswith("Expected"):
        wanted, _, got = reason.removeprefix("Expected ").partition(", got ")
        but = f", not {_kinds(got)}" if got else ""
        return f"{place} must be {_kinds(wanted)}{but}"
    return f"{place}: {reason}"


def _place(path: str) -> str:
    """Give a path such as .attributions[0].cue as "cue of attribution 1"."""
    steps = []
    for name, indexes in STEP.findall(path):
        numbers = [str(int(index) + 1) for index in INDEX.findall(indexes)]
        steps.append(" ".join([name.removesuffix("s"), ", ".join(numbers)]) if numbers else name)
    return " of ".join(reversed(steps)) or ALONE


def _kinds(types: str) -> str:
    length = re.search(r"of length (\d+)", types)
    named = [KINDS.get(kind, kind) for part in QUOTED.findall(types) for kind in part.split(" | ")]
    return (" or ".join(named) or types) + (f" of {length[1]}" if length else "")
