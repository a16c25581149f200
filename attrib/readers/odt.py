"""OpenDocument texts (.odt): the text as it reads once all tracked changes are accepted, as of Word documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from attrib.readers.archives import Parts
from attrib.readers.elements import CELL_BAR, DEEPEST, LONGEST_CELL, TooDeepError, name_of
from attrib.readers.office import Line, article_of
from attrib.readers.reading import Reading, UnreadableError
from attrib.readers.xml_files import parse_xml, told_of

if TYPE_CHECKING:
    from attrib.readers.content import Content

WHAT = "an OpenDocument text"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
GONE = frozenset(
    "tracked-changes annotation annotation-end note bibliography-mark table-of-content hidden-text hidden-paragraph"
    " ruby-text sequence-decls variable-decls forms".split()
)
"""Elements whose text is not there to be read; deleted text stands in the first."""
MARKS = {"s": " ", "tab": " ", "line-break": "\n", "soft-page-break": ""}


def read_odt(content: Content) -> Reading:
    """Read an OpenDocument text. Raises UnreadableError where it is broken, too large, or has no text."""
    parts = Parts(content, WHAT)
    data = parts.read("content.xml")
    if data is None:
        raise UnreadableError(content.name, f"{WHAT} that is broken (no content.xml)")
    with told_of(WHAT, content.name):
        root = parse_xml(data, content.name, WHAT)
        shared = parts.read("styles.xml")
        styles = _styles(root) | (_styles(parse_xml(shared, content.name, WHAT)) if shared else {})
        body = next((each for each in root.iter() if name_of(each) == "text" and not _is_style(each)), None)
        lines = [] if body is None else list(_lines(body, styles))
        told = parts.read("meta.xml")
        facts = _facts(parse_xml(told, content.name, WHAT)) if told else {}
    reading = article_of(lines, facts.get("initial-creator") or facts.get("creator"), "odt", content.name)
    return replace(reading, title=reading.title or facts.get("title"))


def _is_style(element: Element) -> bool:
    return element.tag.startswith(STYLE)


def _facts(meta: Element) -> dict[str, str]:
    return {name_of(each): " ".join((each.text or "").split()) for each in meta.iter() if each.text}


def _styles(root: Element) -> dict[str, str]:
    """Give what each style is based on."""
    found = (each for each in root.iter(f"{STYLE}style"))
    return {each.get(f"{STYLE}name", ""): each.get(f"{STYLE}parent-style-name", "") for each in found}


def _named(style: str, styles: Mapping[str, str]) -> tuple[str, ...]:
    """Give the names of a style and of those that it is based on, in small letters."""
    names: list[str] = []
    while style and len(names) < 20:
        names.append(style.replace("_20_", " ").lower())
        style = styles.get(style, "")
    return tuple(names)


def _lines(body: Element, styles: Mapping[str, str]) -> Iterator[Line]:
    paragraphs, tables = count(1), count(1)
    for block in _blocks(body, 0):
        if name_of(block) == "table":
            table = next(tables)
            for row, cells in enumerate(_rows(block), 1):
                yield Line(CELL_BAR.join(filter(None, cells)), f"table {table}, row {row}", in_table=True)
            continue
        number = next(paragraphs)
        names = _named(block.get(f"{TEXT}style-name", ""), styles)
        level = block.get(f"{TEXT}outline-level")
        names = (*names, f"heading {level}") if level and name_of(block) == "h" else names
        for line in "".join(_words(block, 0)).split("\n"):
            if words := " ".join(line.split()):
                yield Line(words, f"paragraph {number}", names)


def _blocks(element: Element, depth: int) -> Iterator[Element]:
    """Give paragraphs, and tables of figures; what only wraps or arranges paragraphs is opened."""
    if depth > DEEPEST:
        raise TooDeepError
    for child in element:
        name = name_of(child)
        if name in {"p", "h"} or (name == "table" and any(map(any, _rows(child)))):
            yield child
        elif name not in GONE and name != "frame":
            yield from _blocks(child, depth + 1)


def _rows(table: Element) -> list[list[str]]:
    """Give the cells of a table of figures; nothing for a table that arranges paragraphs."""
    rows = [
        [" ".join("".join(_words(cell, 0)).split()) for cell in row if name_of(cell) == "table-cell"]
        for row in table.iter()
        if name_of(row) == "table-row"
    ]
    if max(map(len, rows), default=0) < 2 or max((len(cell) for row in rows for cell in row), default=0) > LONGEST_CELL:
        return []
    return rows


def _words(element: Element, depth: int) -> Iterator[str]:
    """Give the text within an element that is there to be read."""
    if depth > DEEPEST:
        raise TooDeepError
    yield element.text or ""
    for child in element:
        name = name_of(child)
        if name in MARKS:
            yield MARKS[name]
        elif name not in GONE and name != "frame":
            yield from _words(child, depth + 1)
            yield " " if name == "p" else ""
        yield child.tail or ""
