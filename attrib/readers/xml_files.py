"""XML is read without entities of its own, without a DTD from elsewhere, and without the network."""

from __future__ import annotations

import html.entities
from typing import TYPE_CHECKING, NamedTuple

from attrib.readers import metadata
from attrib.readers.elements import children_of, name_of, words_of
from attrib.readers.reading import MissingExtraError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


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


def parse_xml(data: bytes, name: str, what: str) -> Element:
    """Parse XML, `what` it is for messages ("NITF"); HTML's names for characters are known.

    Raises UnreadableError where it is broken, or declares entities.
    """
    try:
        from defusedxml import DefusedXmlException  # noqa: PLC0415
        from defusedxml.ElementTree import DefusedXMLParser, ParseError  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(name, what, "xml") from None
    parser = DefusedXMLParser(forbid_dtd=False, forbid_entities=True, forbid_external=True)
    parser.entity.update(html.entities.entitydefs)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException:
        raise UnreadableError(name, f"{what} that declares entities, which are never read") from None
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableError(name, f"{what} that is not well-formed XML ({_told(error)})") from None
    return root


def _told(error: Exception) -> str:
    return str(error).partition("\n")[0][:100]
