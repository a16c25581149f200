"""NITF and NewsML-G2: stories as news agencies send them in XML.

Of NITF the headline (hl1) and the body's content are kept, of NewsML-G2 the headline and the first content that is
NITF, XHTML or plain text. Abstracts, secondary headlines, notes to editors and other metadata are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from attrib.readers import metadata
from attrib.readers.elements import TooDeepError, children_of, name_of, pieces_of, words_of
from attrib.readers.fragments import MARKUP, html_pieces, text_pieces
from attrib.readers.reading import NotAnArticleError, Piece, Reading, UnreadableError, text_and_parts
from attrib.readers.xml_files import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


class _Node(NamedTuple):
    """An element, and its path."""

    element: Element
    path: str

    def words(self) -> str | None:
        return metadata.plain(words_of(self.element))

    def all(self, name: str) -> Iterator[_Node]:
        """Give the elements of that name right within it."""
        return (_Node(*each) for each in children_of(self.element, self.path) if name_of(each[0]) == name)

    def first(self, *names: str) -> _Node | None:
        """Give the first element that is reached by these names, one within the other."""
        found: _Node | None = self
        for name in names:
            found = next(found.all(name), None) if found else None
        return found

    def said(self, *names: str) -> str | None:
        """Give the words of the element that is reached by these names."""
        found = self.first(*names)
        return found.words() if found else None


def read_news_xml(data: bytes, name: str, what: str) -> Reading:
    """Read `what`, NITF or NewsML-G2.

    Raises UnreadableError where it is broken, declares entities, is nested too deeply or has no text.
    """
    root = parse_xml(data, name, what)
    top = _Node(root, f"/{name_of(root)}")
    try:
        reading = _nitf(top) if name_of(root) == "nitf" else _newsml(top, name)
    except (TooDeepError, RecursionError):
        raise UnreadableError(name, f"{what} nested too deeply") from None
    if reading is None:
        raise UnreadableError(name, f"{what} without a text in its body")
    return reading


def _nitf(root: _Node) -> Reading | None:
    headline = root.first("body", "body.head", "hedline", "hl1")
    content = root.first("body", "body.content")
    body = pieces_of(*content) if content else []
    if not body:
        return None
    issued = root.first("head", "docdata", "date.issue")
    written = root.first("body", "body.head", "dateline", "story.date")
    dates = (metadata.iso_date(found.element.get("norm")) for found in (issued, written) if found)
    return replace(
        _as_reading(headline, body),
        byline=_byline(root.first("body", "body.head", "byline")),
        date=next(filter(None, dates), None),
        format="nitf",
    )


def _byline(found: _Node | None) -> str | None:
    """Give the writer and, after a comma, the title or paper that has an element of its own."""
    if found is None:
        return None
    titles = [words_of(each.element) for each in found.all("byttl")]
    writer = (found.words() or "").removesuffix(" ".join(titles)).rstrip(" ,;")
    return metadata.byline(", ".join(filter(None, [writer, *titles])))


def _newsml(root: _Node, name: str) -> Reading | None:
    if name_of(root.element) == "newsItem":
        items = [root]
    else:
        items = [item for item_set in root.all("itemSet") for item in item_set.all("newsItem")]
    kinds = {_kind(item) for item in items}
    if not kinds & {None, "text", "composite"}:
        raise NotAnArticleError(name, "NewsML-G2 of something else than a text")
    found = [reading for item in items if (reading := _news_item(item, name)) is not None]
    if not found:
        return None
    note = f"The message holds {len(found)} texts; the first was read."
    return replace(found[0], notes=(note,)) if len(found) > 1 else found[0]


def _kind(item: _Node) -> str | None:
    found = item.first("itemMeta", "itemClass")
    return (found.element.get("qcode") or "").rpartition(":")[2] or None if found else None


def _news_item(item: _Node, name: str) -> Reading | None:
    """Read a news item; None where it holds no text."""
    headline = item.first("contentMeta", "headline") or item.first("itemMeta", "title")
    reading = next(filter(None, (_content(found, headline, name) for found in _contents(item))), None)
    if reading is None:
        return None
    when = item.said("itemMeta", "versionCreated") or item.said("contentMeta", "contentCreated")
    return replace(
        reading,
        title=reading.title or (headline.words() if headline else None),
        byline=reading.byline or metadata.byline(item.said("contentMeta", "by")),
        date=metadata.iso_date(when) or reading.date,
        format="newsml-g2",
    )


def _contents(item: _Node) -> Iterator[_Node]:
    """Give the parts that may hold the text: XML first, since plain text beside it is often the same text again."""
    content_set = item.first("contentSet")
    if content_set is not None:
        yield from content_set.all("inlineXML")
        yield from content_set.all("inlineData")


def _content(found: _Node, headline: _Node | None, name: str) -> Reading | None:
    if name_of(found.element) == "inlineData":
        text = found.element.text or ""
        body = html_pieces(text, found.path, name) if MARKUP.search(text) else text_pieces(text, found.path)
    elif (nitf := found.first("nitf")) is not None:
        return _nitf(nitf)
    else:
        body = pieces_of(*(found.first("html", "body") or found))
    return _as_reading(headline, body) if body else None


def _as_reading(headline: _Node | None, body: list[Piece]) -> Reading:
    """Set the headline over the body, unless that begins with it."""
    title = headline.words() if headline else None
    if headline and title and body[0].text == title:
        body = body[1:]
    head = [Piece(title, headline.path)] if headline and title else []
    text, parts = text_and_parts([*head, *body])
    return Reading(text=text, title=title, parts=parts)
