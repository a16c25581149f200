"""Word documents (.docx): the text as it reads once all tracked changes are accepted.

Kept are the paragraphs of the body in their order, inserted text with them. Left out are deleted and hidden text,
comments, footnotes and endnotes, headers, footers, text boxes and pictures. Headings are subheads, captions and the
rows of tables of figures furniture; tables that only arrange paragraphs are read through.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from itertools import count, islice
from typing import TYPE_CHECKING, Any

from attrib.readers.elements import CELL_BAR, LONGEST_CELL
from attrib.readers.office import Line, article_of
from attrib.readers.reading import (
    LARGEST,
    MissingExtraError,
    Reading,
    UnreadableError,
)

if TYPE_CHECKING:
    from attrib.readers.content import Content

UNPACKED_LARGEST = 100_000_000
"""Bytes (100 MB) that all parts of a document may have unpacked."""
MOST_TAGS = 1_000_000
"""Tags in all parts of a document, far more than a book has; what has more packs to next to nothing."""
STRICT = b"http://purl.oclc.org/ooxml/"
USUAL = b"http://schemas.openxmlformats.org/"
NAMES = (
    (STRICT + b"wordprocessingml/main", USUAL + b"wordprocessingml/2006/main"),
    (STRICT + b"officeDocument/relationships/metadata/", USUAL + b"package/2006/relationships/metadata/"),
    (STRICT + b"officeDocument/relationships", USUAL + b"officeDocument/2006/relationships"),
    (STRICT + b"officeDocument/", USUAL + b"officeDocument/2006/"),
    (STRICT + b"drawingml/main", USUAL + b"drawingml/2006/main"),
    (STRICT + b"drawingml/", USUAL + b"drawingml/2006/"),
)
"""Names of Strict Open XML (ISO/IEC 29500), and of the kind that all else is written in."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
GONE = frozenset([f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}pPr", FALLBACK])
MARKS = {f"{W}tab": " ", f"{W}noBreakHyphen": "‑", f"{W}cr": "\n", f"{W}br": "\n"}
WRAPPERS = frozenset(f"{W}{name}" for name in "tbl tr tc sdt sdtContent customXml smartTag ins moveTo".split())
MOST_STYLES = 20
"""Styles based on one another."""


def read_word(content: Content) -> Reading:
    """Read a Word document.

    Raises UnreadableError where it is broken, larger than LARGEST, too large unpacked, or has no text.
    """
    data, name = content.data, content.name
    try:
        import docx  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(name, "a Word document", "docx") from None
    if len(data) > LARGEST:
        raise UnreadableError(name, f"larger than {LARGEST // 1_000_000} MB, the most that attrib reads as one article")
    _check_size(data, name)
    try:
        _check_tags(data, name)
        document = docx.Document(io.BytesIO(_transitional(data)))
        names = _style_names(document.styles.element)
        lines = list(_lines(document.element.body, names))
        creator = document.core_properties.author
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(name, f"a broken Word document ({type(error).__name__})") from error
    return article_of(lines, creator, "docx", name)


def _check_size(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError(name, "a broken Word document (not a whole zip archive)") from error
    if unpacked > UNPACKED_LARGEST:
        limit = UNPACKED_LARGEST // 1_000_000
        raise UnreadableError(name, f"a Word document that unpacks to more than {limit} MB")


def _check_tags(data: bytes, name: str) -> None:
    left = MOST_TAGS
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            left -= archive.read(part).count(b"<")
            if left < 0:
                raise UnreadableError(name, f"a Word document of more than {MOST_TAGS:,} tags")


def _transitional(data: bytes) -> bytes:
    """Give a Strict Open XML document with the names of the usual kind, which differ in nothing else that is read."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if STRICT not in archive.read("word/document.xml") + archive.read("_rels/.rels"):
            return data
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as anew:
            for part in archive.infolist():
                contents = archive.read(part)
                if part.filename.endswith((".xml", ".rels")):
                    for strict, usual in NAMES:
                        contents = contents.replace(strict, usual)
                anew.writestr(part.filename, contents)
    return packed.getvalue()


def _style_names(styles: Any) -> dict[str, tuple[str, ...]]:
    """Give for each style's id its name and those of the styles that it is based on, in small letters."""
    named = {
        style.get(f"{W}styleId", ""): (_value(style, "name"), _value(style, "basedOn"))
        for style in styles.iterfind(f"{W}style")
    }
    return {each: tuple(islice(_chain(each, named), MOST_STYLES)) for each in named}


def _chain(style: str, named: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    while style in named:
        name, style = named[style]
        yield name.lower()


def _value(element: Any, child: str) -> str:
    found = element.find(f"{W}{child}")
    return "" if found is None else found.get(f"{W}val") or ""


def _lines(body: Any, names: Mapping[str, tuple[str, ...]]) -> Iterator[Line]:
    """Give the lines of text; a paragraph whose end was deleted runs on into the next."""
    paragraph_numbers, table_numbers = count(1), count(1)
    words: list[str] = []
    began = 0
    for block in _blocks(body):
        if block.tag == f"{W}tbl":
            table = next(table_numbers)
            for row, cells in enumerate(_rows(block), 1):
                yield Line(CELL_BAR.join(filter(None, cells)), f"table {table}, row {row}", in_table=True)
            continue
        number = next(paragraph_numbers)
        own: list[str] = []
        _gather(block, own)
        words += own
        began = began or (number if any(map(str.strip, own)) else 0)
        if block.find(f"{W}pPr/{W}rPr/{W}del") is None:
            yield from _split("".join(words), began, _styles_of(block, names))
            words, began = [], 0
    yield from _split("".join(words), began, ())


def _split(text: str, number: int, styles: tuple[str, ...]) -> Iterator[Line]:
    for line in text.split("\n"):
        words = " ".join(line.split())
        if words:
            yield Line(words, f"paragraph {number}", styles)


def _styles_of(paragraph: Any, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return names.get(style.get(f"{W}val"), ()) if style is not None else ()


def _blocks(container: Any) -> Iterator[Any]:
    """Give paragraphs, and tables of figures; what only wraps or arranges paragraphs is opened."""
    for child in container:
        if child.tag == f"{W}p" or (child.tag == f"{W}tbl" and any(map(any, _rows(child)))):
            yield child
        elif child.tag in WRAPPERS:
            yield from _blocks(child)


def _rows(table: Any) -> list[list[str]]:
    """Give the cells of a table of figures; nothing for a table that arranges paragraphs."""
    rows = [[_words(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    if max(map(len, rows), default=0) < 2 or max((len(cell) for row in rows for cell in row), default=0) > LONGEST_CELL:
        return []
    return rows


def _words(element: Any) -> str:
    words: list[str] = []
    for paragraph in element.iter(f"{W}p"):
        _gather(paragraph, words)
        words.append(" ")
    return " ".join("".join(words).split())


def _gather(element: Any, words: list[str]) -> None:
    """Gather the text within an element that is there to be read."""
    for child in element:
        if child.tag == f"{W}t":
            words.append(child.text or "")
        elif child.tag in MARKS:
            words.append(MARKS[child.tag])
        elif child.tag not in GONE and child.find(f"{W}rPr/{W}vanish") is None:
            _gather(child, words)
