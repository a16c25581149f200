"""XML is read without entities of its own, without a DTD from elsewhere, and without the network."""

from __future__ import annotations

import html.entities
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from attrib.readers import metadata
from attrib.readers.elements import DEEPEST, TooDeepError, children_of, name_of, words_of
from attrib.readers.reading import MissingExtraError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from attrib.readers.content import Content

SAYS_LATIN = re.compile(rb"\s*<\?xml[^>]{0,60}encoding=[\"'](?:iso-8859-1|us-ascii|windows-1252)[\"']", re.I)


class Node(NamedTuple):
    """An element, and its path."""

    element: Element
    path: str

    def words(self) -> str | None:
        """Give the words within it."""
        return metadata.plain(words_of(self.element))

    def all(self, name: str) -> Iterator[Node]:
        """Give the elements of that name right within it."""
        return (Node(*each) for each in children_of(self.element, self.path) if name_of(each[0]) == name)

    def first(self, *names: str) -> Node | None:
        """Give the first element that is reached by these names, one within the other."""
        found: Node | None = self
        for name in names:
            found = next(found.all(name), None) if found else None
        return found

    def said(self, *names: str) -> str | None:
        """Give the words of the element that is reached by these names."""
        found = self.first(*names)
        return found.words() if found else None

    def within(self, name: str) -> Iterator[Node]:
        """Give the elements of that name within it, and none within one of them; those less deep first."""
        level, depth = [self], 0
        while level:
            if depth > DEEPEST:
                raise TooDeepError
            children = [Node(*found) for node in level for found in children_of(*node)]
            yield from (each for each in children if name_of(each.element) == name)
            level = [each for each in children if name_of(each.element) != name]
            depth += 1

    def attribute(self, *names: str) -> str | None:
        """Give an attribute, the last of the names, of the element that is reached by the others."""
        found = self.first(*names[:-1])
        return metadata.plain(found.element.get(names[-1])) if found else None


@contextmanager
def told_of(what: str, name: str) -> Iterator[None]:
    """Turn nesting that is too deep into an UnreadableError."""
    try:
        yield
    except (TooDeepError, RecursionError):
        raise UnreadableError(name, f"{what} nested too deeply") from None


def top(content: Content, what: str) -> Node:
    """Parse a file as XML, `what` it is for messages. Raises UnreadableError."""
    root = parse_xml(content.whole, content.name, what)
    return Node(root, f"/{name_of(root)}")


def parse_xml(data: bytes, name: str, what: str) -> Element:
    """Parse XML, `what` it is for messages ("NITF"); HTML's names for characters are known.

    Raises UnreadableError where it is broken, or declares entities.
    """
    try:
        from defusedxml import DefusedXmlException  # noqa: PLC0415
        from defusedxml.ElementTree import DefusedXMLParser, ParseError  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(name, what, "xml") from None
    encoding = "utf-8" if _is_utf8_all_the_same(data) else None
    parser = DefusedXMLParser(encoding=encoding, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    parser.entity.update(html.entities.entitydefs)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException:
        raise UnreadableError(name, f"{what} that declares entities, which are never read") from None
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableError(name, f"{what} that is not well-formed XML ({_told(error)})") from None
    return root


def _is_utf8_all_the_same(data: bytes) -> bool:
    """Tell whether XML that says it is Latin-1 is UTF-8: no other text has such bytes."""
    if data.isascii() or not SAYS_LATIN.match(data):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _told(error: Exception) -> str:
    return str(error).partition("\n")[0][:100]
