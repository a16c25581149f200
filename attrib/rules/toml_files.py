"""TOML files that may come from anyone, read strictly into records: whatever is wrong is an error with its place.

Reading opens only regular files, looks at no more than `LARGEST_FILE` bytes of each, and allows no unknown key.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar, get_args

import msgspec

from attrib.constructions.construction import Stance
from attrib.english import CueKind, Takes
from attrib.rules import verdicts
from attrib.rules.errors import RuleSetError
from attrib.rules.locating import line_of
from attrib.sources import ReasonClass
from attrib.text.misfits import KINDS, Misfit, kinds, taken_apart
from attrib.text.shortening import shortened

LARGEST_FILE = 1_000_000
LONGEST_LINE = 10_000
HOUSE = "house"
"""The key by which a file says that it is a house, and its name."""

CHOICES = {
    "verdict": verdicts.Verdict,
    "form": verdicts.Form,
    "number": verdicts.Number,
    "determiner": verdicts.Determiner,
    "speech": verdicts.Speech,
    "stance": Stance,
    "part": verdicts.UnnamedPart,
    "evidence": verdicts.Evidence,
    "reason_class": ReasonClass,
    "said_by": verdicts.Verdict,
    "level": verdicts.Level,
    "levels": verdicts.Level,
    "about": verdicts.About,
    "place": verdicts.Place,
    "not_place": verdicts.Place,
    "kind": CueKind,
    "takes": Takes,
}
"""What may stand under these keys of a file of rules."""
Choices = Mapping[str, Any]
Where = tuple[str | int, ...]
File = TypeVar("File", bound=msgspec.Struct)

_PLACE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")
_DEEP = re.compile(r"^[ \t\[]*(?:[\"'\w-]+[ \t]*\.[ \t]*){50}", re.M)
CONTROL = re.compile(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that no text of a rule may hold."""


def read_toml(path: Path, kind: type[File], *, trusted: bool) -> tuple[str, str, File]:
    """Read a file; give what to call it, its text, and the record. Raises RuleSetError."""
    shown, text, data = read_table(path, trusted=trusted)
    return shown, text, as_record(data, kind, Written(shown, text))


def read_table(path: Path, *, trusted: bool = False) -> tuple[str, str, dict[str, Any]]:
    """Read a file; give what to call it, its text, and what it states, unchecked. Raises RuleSetError."""
    shown = path.name if trusted else printable(str(path), 300)
    text = _text(path, shown)
    if not trusted:
        _check_lines(text, shown)
    try:
        return shown, text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        line = int(found.group(1)) if found and found.group(1) else text.count("\n") + 1
        reason = printable(_PLACE.sub("", str(error)))
        raise RuleSetError(shown, line, f"not valid TOML: {reason}") from None
    except RecursionError:
        raise RuleSetError(shown, None, "not valid TOML: nested too deeply") from None
    except ValueError:
        raise RuleSetError(shown, None, "not valid TOML: a number has too many digits") from None


def printable(text: str, longest: int = 80) -> str:
    """Make text from a rule file safe to print: control characters escaped, at most `longest` characters."""
    text = CONTROL.sub(lambda char: f"\\x{ord(char.group()):02x}", text.replace("\n", " "))
    return shortened(text.encode("utf-8", "backslashreplace").decode(), longest)


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _text(path: Path, shown: str) -> str:
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
        data = _beginning(path) if regular else b""
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise RuleSetError(shown, None, f"cannot be read: {reason}") from None
    if not regular:
        raise RuleSetError(shown, None, "not a regular file")
    if len(data) > LARGEST_FILE:
        raise RuleSetError(shown, None, f"larger than {LARGEST_FILE // 1_000_000} MB")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise RuleSetError(shown, data.count(b"\n", 0, error.start) + 1, "not UTF-8") from None
    return text


def _check_lines(text: str, shown: str) -> None:
    """Refuse what would take the TOML reader long. Raises RuleSetError."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            raise RuleSetError(shown, number, f"a line is longer than {LONGEST_LINE} characters")
    deep = _DEEP.search(text)
    if deep:
        raise RuleSetError(shown, text.count("\n", 0, deep.end()) + 1, "a key has too many dots")


_KINDS = {**KINDS, "object": "a table", "int": "a number", "null": ""}


class Written(NamedTuple):
    """Where data were written: what the file is called, its text, and the path of their table in it."""

    shown: str
    text: str
    within: Where = ()

    def line(self, *where: str | int) -> int | None:
        """Give the line of what stands at a path in the data; None where that cannot be told."""
        return line_of(self.text, (*self.within, *where))

    def fail(self, reason: str, *where: str | int) -> NoReturn:
        """Raise RuleSetError with the line of what stands at a path in the data."""
        raise RuleSetError(self.shown, self.line(*where) if where else None, reason)


def as_record(data: object, kind: type[File], written: Written, choices: Choices = CHOICES) -> File:
    """Give data as a record; `choices` are what may stand under its keys. Raises RuleSetError."""
    try:
        return msgspec.convert(data, kind)
    except RecursionError:
        raise RuleSetError(written.shown, None, "nested too deeply") from None
    except msgspec.ValidationError as error:
        message = str(error)
    misfit = taken_apart(message)
    where = (*misfit.where, misfit.value) if misfit.problem == "unknown" else misfit.where
    line = written.line(*[part for part in where if part != "..."])
    raise RuleSetError(written.shown, line, _in_words(misfit, choices))


def _in_words(misfit: Misfit, choices: Choices) -> str:
    key = printable(misfit.key or "the file")
    if misfit.problem == "unknown" and misfit.value == HOUSE and not misfit.where and choices is CHOICES:
        return "it is a house, not a rule set: name it after --house"
    if misfit.problem == "unknown":
        return f"unknown key “{printable(misfit.value)}”"
    if misfit.problem == "missing":
        return f"the key “{misfit.value}” is missing"
    if misfit.problem == "choice":
        allowed = f"; it can be {', '.join(get_args(choices[key]))}" if key in choices else ""
        return f"“{key}” cannot be '{printable(misfit.value)}'{allowed}"
    if misfit.problem != "kind":
        return misfit.value
    if not misfit.got:
        return f"“{key}” must be {printable(misfit.wanted.rpartition('` ')[2])}"
    in_list = "..." in misfit.where or (bool(misfit.where) and misfit.where[-1] != misfit.key)
    entry = "an entry of " if in_list else ""
    return f"{entry}“{key}” must be {kinds(misfit.wanted, _KINDS)}, not {kinds(misfit.got, _KINDS)}"
