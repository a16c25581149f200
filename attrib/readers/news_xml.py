"""NITF and NewsML-G2: stories as news agencies send them in XML.

Of NITF the headline (hl1) and the body's content are kept, of NewsML-G2 the headline and the first content that is
NITF, XHTML or plain text. Abstracts, secondary headlines, notes to editors and other metadata are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.readers import metadata
from attrib.readers.elements import name_of, pieces_of, words_of
from attrib.readers.fragments import MARKUP, html_pieces, text_pieces
from attrib.readers.opening import find_opening
from attrib.readers.reading import (
    Articles,
    NotAnArticleError,
    Piece,
    Reading,
    UnreadableError,
    numbered,
    text_and_parts,
)
from attrib.readers.xml_files import Node, told_of, top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.readers.content import Content


HEADLINES = ("hl1", "hl2")
SPACED = re.compile(r" (?=[,.;])")


def read_nitf(content: Content) -> Reading:
    """Read NITF. Raises UnreadableError where it is broken, declares entities, is nested too deeply or has no text."""
    with told_of("NITF", content.name):
        reading = _nitf(top(content, "NITF"))
    if reading is None:
        raise UnreadableError(content.name, "NITF without a text in its body")
    return reading


def read_newsml_g2(content: Content) -> Reading | Articles:
    """Read the texts of NewsML-G2: an item, or those of a message.

    Raises UnreadableError where it is broken, declares entities, is nested too deeply or has no text.
    """
    with told_of("NewsML-G2", content.name):
        found = _newsml(top(content, "NewsML-G2"), content.name)
    if not found:
        raise UnreadableError(content.name, "NewsML-G2 without a text in its body")
    return found[0] if len(found) == 1 else numbered(found)


def _nitf(root: Node, told: Node | None = None) -> Reading | None:
    """Read a story; what is told of it elsewhere is its headline where it has none itself."""
    places = (*(("body", "body.head", "hedline", name) for name in HEADLINES), ("head", "title"))
    own, *others = (found if (found := root.first(*place)) and found.words() else None for place in places)
    headline = own or told or next(filter(None, others), None)
    content = root.first("body", "body.content")
    body = pieces_of(*content, of_an_agency=True) if content else []
    if not body:
        return None
    issued = root.first("head", "docdata", "date.issue")
    written = root.first("body", "body.head", "dateline", "story.date")
    dates = (metadata.iso_date(found.element.get("norm")) for found in (issued, written) if found)
    reading = as_reading(headline, body)
    return replace(
        reading,
        byline=_byline(root.first("body", "body.head", "byline")) or reading.byline,
        date=next(filter(None, dates), None),
        outlet=_published_by(root),
        section=_attribute(root.first("head", "pubdata"), "position.section"),
        id=_attribute(root.first("head", "docdata", "doc-id"), "id-string"),
        format="nitf",
    )


def _published_by(root: Node) -> str | None:
    paper = _attribute(root.first("head", "pubdata"), "name")
    return paper or _attribute(root.first("head", "docdata", "doc.copyright"), "holder")


def _attribute(found: Node | None, name: str) -> str | None:
    return metadata.plain(found.element.get(name)) if found else None


def _byline(found: Node | None) -> str | None:
    """Give the writer and, after a comma, the title or paper that has an element of its own."""
    if found is None:
        return None
    titles = [words_of(each.element) for each in found.all("byttl")]
    said = SPACED.sub("", " ".join(" ".join(found.element.itertext()).split()))
    writer = said.removesuffix(" ".join(titles)).rstrip(" ,;")
    return metadata.byline(", ".join(filter(None, [writer, *titles])))


def _newsml(root: Node, name: str) -> list[Reading]:
    if name_of(root.element) == "newsItem":
        items = [root]
    else:
        items = [item for item_set in root.all("itemSet") for item in item_set.all("newsItem")]
    kinds = {_kind(item) for item in items}
    if not kinds & {None, "text", "composite"}:
        raise NotAnArticleError(name, "NewsML-G2 of something else than a text")
    return [reading for item in items if (reading := _news_item(item, name)) is not None]


def _kind(item: Node) -> str | None:
    found = item.first("itemMeta", "itemClass")
    return (found.element.get("qcode") or "").rpartition(":")[2] or None if found else None


def _news_item(item: Node, name: str) -> Reading | None:
    """Read a news item; None where it holds no text."""
    headline = item.first("contentMeta", "headline") or item.first("itemMeta", "title")
    reading = next(filter(None, (content_of(found, headline, name) for found in _contents(item))), None)
    if reading is None:
        return None
    when = item.said("itemMeta", "versionCreated") or item.said("contentMeta", "contentCreated")
    return replace(
        reading,
        title=reading.title or (headline.words() if headline else None),
        byline=reading.byline or metadata.byline(item.said("contentMeta", "by")),
        date=metadata.iso_date(when) or reading.date,
        outlet=_provider(item) or reading.outlet,
        id=item.element.get("guid"),
        format="newsml-g2",
    )


def _provider(item: Node) -> str | None:
    """Give who provides an item: by its name, or else by the end of its code."""
    found = item.first("itemMeta", "provider") or item.first("contentMeta", "infoSource")
    if found is None:
        return None
    code = found.element.get("qcode", "").rpartition(":")[2]
    return found.said("name") or metadata.plain(found.element.get("literal")) or code or None


def _contents(item: Node) -> Iterator[Node]:
    """Give the parts that may hold the text: XML first, since plain text beside it is often the same text again."""
    content_set = item.first("contentSet")
    if content_set is not None:
        yield from content_set.all("inlineXML")
        yield from content_set.all("inlineData")


def content_of(found: Node, headline: Node | None, name: str) -> Reading | None:
    """Read an element whose content is an article: as NITF, XHTML, or text that may have markup of HTML in it."""
    if len(found.element) == 0:
        text = found.element.text or ""
        body = html_pieces(text, found.path, name) if MARKUP.search(text) else text_pieces(text, found.path)
    elif (nitf := found.first("nitf")) is not None:
        return _nitf(nitf, headline)
    else:
        body = pieces_of(*(found.first("html", "body") or found.first("body") or found), of_an_agency=True)
    return as_reading(headline, body) if body else None


def as_reading(headline: Node | None, body: list[Piece]) -> Reading:
    """Set the headline over the body, unless that begins with it."""
    title = headline.words() if headline else None
    if headline and title and body[0].text == title:
        body = body[1:]
    head = [Piece(title, headline.path)] if headline and title else []
    text, parts = text_and_parts([*head, *body])
    return Reading(text=text, title=title, byline=find_opening(text).byline, parts=parts)
