"""XML is read without entities of its own, without a DTD from elsewhere, and without the network."""

from __future__ import annotations

import html.entities
from typing import TYPE_CHECKING

from attrib.readers.reading import MissingExtraError, UnreadableError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


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
