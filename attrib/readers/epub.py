"""EPUB: each document of its spine that has an article's length is an article, as in issues of magazines."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from urllib.parse import unquote

from msgspec.structs import replace

from attrib.readers import metadata
from attrib.readers.archives import Parts
from attrib.readers.content import Content
from attrib.readers.dated import date_of
from attrib.readers.elements import name_of
from attrib.readers.fragments import read_fragment
from attrib.readers.reading import Articles, NotAnArticleError, Reading, UnreadableError, numbered
from attrib.readers.xml_files import Node, parse_xml, told_of

WHAT = "an EPUB book"
CONTAINER = "META-INF/container.xml"
FEWEST_WORDS = 40
"""Words of the shortest article: title pages and lists of contents have fewer."""


class _Book(NamedTuple):
    title: str | None
    byline: str | None
    date: str | None
    outlet: str | None
    documents: tuple[str, ...]
    """The parts that are read one after the other."""


def read_epub(content: Content) -> Reading | Articles:
    """Read the articles of an EPUB. Raises UnreadableError where it is broken, protected, or has no article."""
    parts = Parts(content, WHAT)
    if parts.read("META-INF/encryption.xml") is not None and parts.read("META-INF/rights.xml") is not None:
        raise UnreadableError(content.name, f"{WHAT} that is protected against copying")
    with told_of(WHAT, content.name):
        book = _book(parts, content.name)
    found = [reading for path in book.documents if (reading := _document(path, parts, content.name)) is not None]
    if not found:
        raise NotAnArticleError(content.name, f"{WHAT} without an article in it")
    alone = len(found) == 1
    told = [
        replace(
            reading,
            title=(book.title if alone else None) or reading.title or book.title,
            byline=reading.byline or book.byline,
            date=book.date,
            outlet=book.outlet or (None if alone else book.title),
            format="epub",
        )
        for reading in found
    ]
    return told[0] if alone else numbered(told)


def _book(parts: Parts, name: str) -> _Book:
    container = _parsed(parts, CONTAINER, name)
    rootfile = next(container.within("rootfile"), None)
    path = rootfile.element.get("full-path", "") if rootfile else ""
    package = _parsed(parts, path, name)
    facts = package.first("metadata") or package
    manifest = {item.element.get("id"): item.element for found in package.all("manifest") for item in found.all("item")}
    spine = [ref.element.get("idref") for found in package.all("spine") for ref in found.all("itemref")]
    items = [manifest[each] for each in spine if each in manifest]
    return _Book(
        title=facts.said("title"),
        byline=metadata.byline(", ".join(filter(None, (each.words() for each in facts.all("creator"))))),
        date=date_of(facts.said("date")),
        outlet=facts.said("publisher"),
        documents=tuple(
            posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(each.get("href", ""))))
            for each in items
            if "nav" not in each.get("properties", "") and "html" in each.get("media-type", "")
        ),
    )


def _parsed(parts: Parts, path: str, name: str) -> Node:
    data = parts.read(path)
    if data is None:
        raise UnreadableError(name, f"{WHAT} that is broken (no {path or 'package'})")
    root = parse_xml(data, name, WHAT)
    return Node(root, f"/{name_of(root)}")


def _document(path: str, parts: Parts, name: str) -> Reading | None:
    """Read a document of the spine; None where it is no article."""
    data = parts.read(path)
    if not data:
        return None
    try:
        reading = read_fragment(Content.of(data, name))
    except NotAnArticleError:
        return None
    except UnreadableError as error:
        if "without a text" in error.reason:
            return None
        raise
    if len(reading.text.split()) < FEWEST_WORDS:
        return None
    moved = tuple(part._replace(origin=f"{path}{part.origin}") for part in reading.parts)
    return replace(reading, parts=moved)
