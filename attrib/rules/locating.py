"""Where in a TOML text a value stands, so that an error can name its line.

Works on text that may not be valid TOML, and never fails: at worst it names the line of the table around it.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r'#[^\n]*|"""(?:[^"\\]|\\.|"(?!""))*(?:"""|\Z)|\'\'\'(?:[^\']|\'(?!\'\'))*(?:\'\'\'|\Z)'
    r'|"(?:[^"\\\n]|\\.)*"?|\'[^\'\n]*\'?|[\[\]{}\n]',
    re.S,
)
_NAME = r"(?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[\w-]+)"
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_NAMES})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_NAMES})[ \t]*=")


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """Give the line, from 1, of the value at `path`, such as ``("rules", 3, "when", "head")``.

    None where nothing of the path is found.
    """
    places = _places(text)
    known = next((length for length in range(len(path), 0, -1) if tuple(path[:length]) in places), None)
    if known is None:
        return None
    start, end = places[tuple(path[:known])]
    for part in path[known:]:
        start = _inside(text, start, end, part)
    return text.count("\n", 0, start) + 1


@lru_cache(maxsize=8)
def _places(text: str) -> dict[tuple[str | int, ...], tuple[int, int]]:
    """Give where every table and key begins and where the next one does; of two alike, the first."""
    found: dict[tuple[str | int, ...], tuple[int, int]] = {}
    for place, start, end in _statements(text):
        found.setdefault(place, (start, end))
    return found


def _statements(text: str) -> Iterator[tuple[tuple[str | int, ...], int, int]]:
    """Yield every table header and key with its full path, where it begins and where the next one does."""
    starts = _starts(text)
    table: tuple[str | int, ...] = ()
    counts: dict[tuple[str | int, ...], int] = {}
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        header = _HEADER.match(text, start, end)
        if header:
            names = _split(header.group(2))
            table = ()
            for name in names[:-1]:
                table = (*table, name)
                if table in counts:
                    table = (*table, counts[table])
            table = (*table, names[-1])
            if header.group(1) == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield table, start, end
            continue
        key = _KEY.match(text, start, end)
        if key:
            yield (*table, *_split(key.group(1))), start, end


def _split(names: str) -> list[str]:
    """Give the parts of a dotted key, without quotation marks."""
    return [_unquoted(name.group()) for name in re.finditer(_NAME, names)]


def _unquoted(name: str) -> str:
    if name[0] == '"':
        try:
            return str(json.loads(name))
        except ValueError:
            return name[1:-1]
    return name.strip("'")


def _starts(text: str) -> list[int]:
    """Give the offsets of the lines that begin a statement, not those inside a longer value."""
    starts, depth, header = [0], 0, False
    for token in _TOKEN.finditer(text):
        found = token.group()
        if found in ("[", "{"):
            header = header or (depth == 0 and not text[starts[-1] : token.start()].strip())
            depth += 1
        elif found in ("]", "}"):
            depth = max(0, depth - 1)
        elif found == "\n":
            if header:
                depth, header = 0, False
            if depth == 0:
                starts.append(token.end())
    return starts


def _inside(text: str, start: int, end: int, part: str | int) -> int:
    """Find where a key, or the string of index `part`, begins between two offsets; `start` if it is not there."""
    if isinstance(part, str):
        key = re.compile(rf"(?<![\w-])[\"']?{re.escape(part)}[\"']?\s*=").search(text, start, end)
        return key.start() if key else start
    strings = _strings(text, max(text.find("=", start, end), start), end)
    return strings[part] if part < len(strings) else start


@lru_cache(maxsize=8)
def _strings(text: str, start: int, end: int) -> list[int]:
    """Give the offsets (characters) at which the strings from `start` up to `end` begin."""
    return [token.start() for token in _TOKEN.finditer(text, start, end) if token.group()[0] in "\"'"]
