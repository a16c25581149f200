"""JSON of other kinds than ninjs: an article as a record, lists of them, and JSON Lines, read as they come."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TextIO

import msgspec

from attrib.readers.reading import LARGEST, Articles, NotAnArticleError, Reading, UnreadableError
from attrib.readers.records import Row, Rows, Sort, articles_of_rows, holds_text, read_record

if TYPE_CHECKING:
    from attrib.readers.content import Content

LIST = Sort("a list in JSON", "json")
LINES = Sort("JSON Lines", "json")
DEEPEST = 3
"""Lists of articles stand no deeper than so in a record."""
CHUNK = 200_000
BETWEEN = re.compile(r"[\s,]*")


def rows_of_json_lines(content: Content) -> Rows:
    """Give the records of JSON Lines, one on each line."""
    return Rows(_lines(content), LINES)


def rows_of_json_list(content: Content) -> Rows:
    """Give the records of a list, of which not more is held at a time than one."""
    return Rows(_elements(content), LIST)


def read_json(content: Content) -> Reading | Articles:
    """Read a record that is an article, or that holds a list of them. Raises NotAnArticleError for any other JSON."""
    found = content.json
    if isinstance(found, Mapping) and not str(found.get("schema", "")).startswith("attrib."):
        if holds_text(found, content.fields):
            return read_record(found, content.name, content.fields, "json")
        for records in _lists(found, DEEPEST):
            if any(holds_text(record, content.fields) for record in records[:5]):
                return articles_of_rows(Rows(enumerate(map(_as_row, records), 1), LIST), content)
    raise NotAnArticleError(content.name, f"{_kind(found)}, not an article in a format that attrib reads")


def _kind(found: Any) -> str:
    """Name what JSON is."""
    if found is None:
        return "JSON that is broken or nested too deeply"
    if isinstance(found, dict) and str(found.get("schema", "")).startswith("attrib."):
        return "a report or another record of attrib's own"
    if isinstance(found, dict) and "doc_id" in found:
        return "a link to a Google document, not its text"
    return "JSON"


def _lists(record: Mapping[str, Any], deepest: int) -> Iterator[list[Any]]:
    """Give the lists of records within a record, those less deep first."""
    yield from (each for each in record.values() if isinstance(each, list) and each and isinstance(each[0], dict))
    if deepest > 1:
        for each in record.values():
            if isinstance(each, dict):
                yield from _lists(each, deepest - 1)


def _as_row(element: Any) -> Row:
    return element if isinstance(element, Mapping) else {}


def _lines(content: Content) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(content.lines(), 1):
        if not isinstance(line, str):
            yield number, line
        elif line.strip():
            yield number, _record(line, f"{content.name}#{number}")


def _record(line: str, name: str) -> Row:
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        return UnreadableError(name, f"not JSON ({str(error).partition(' (')[0]})")
    return found if isinstance(found, dict) else UnreadableError(name, "no record, but another JSON value")


def _elements(content: Content) -> Iterator[tuple[int, Row]]:
    stream, number = content.characters(), 0
    try:
        for number, element in enumerate(elements(stream), 1):
            yield number, _as_row(element)
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else "broken or cut off"
        yield number + 1, UnreadableError(f"{content.name}#{number + 1}", f"JSON that is {reason} from here on")


def elements(stream: TextIO, largest: int = LARGEST) -> Iterator[Any]:
    """Give the elements of a list as they come, none of more than so many characters.

    Raises ValueError where it is broken, and RecursionError.
    """
    decoder = json.JSONDecoder()
    buffer = stream.read(CHUNK)
    at = buffer.index("[") + 1
    while True:
        at = BETWEEN.match(buffer, at).end()  # type: ignore[union-attr]
        if buffer.startswith("]", at):
            return
        try:
            element, end = decoder.raw_decode(buffer, at)
        except ValueError:
            more = stream.read(max(CHUNK, len(buffer) - at)) if len(buffer) - at <= largest else ""
            if not more:
                raise
            buffer, at = buffer[at:] + more, 0
            continue
        yield element
        at = end
