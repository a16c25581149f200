"""HTML that stands in a field of another format, and plain text that does."""

from __future__ import annotations

import re

from attrib.readers.markup import TooDeepError, pieces_of
from attrib.readers.reading import MissingExtraError, Piece, UnreadableError

BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
MARKUP = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|section|body|html|table|span|a|em|strong)\b[^<>]*>", re.I
)


def text_pieces(text: str, place: str) -> list[Piece]:
    """Give the paragraphs of plain text: what stands between blank lines, or on lines of their own."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    paragraphs = BLANK_LINE.split(text) if BLANK_LINE.search(text) else text.split("\n")
    return [Piece(words, place) for each in paragraphs if (words := " ".join(each.split()))]


def html_pieces(markup: str, place: str, name: str) -> list[Piece]:
    """Give the paragraphs of a stretch of HTML; all come from `place`.

    Raises UnreadableError where it is nested too deeply.
    """
    try:
        from lxml import etree, html  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(name, "HTML within a news item", "html") from None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(f"<html><body>{markup}</body></html>".encode("utf-8", "replace"), parser=parser)
        found = pieces_of(root, place)
    except (etree.LxmlError, ValueError) as error:
        reason = "nested too deeply" if isinstance(error, TooDeepError) else "broken"
        raise UnreadableError(name, f"a body of HTML that is {reason}") from None
    if too_deep(parser):
        raise UnreadableError(name, "a body of HTML that is nested too deeply")
    return [piece._replace(origin=place) for piece in found]


def too_deep(parser: object) -> bool:
    """Tell whether a parser of lxml's gave up on elements within elements."""
    return any("depth" in entry.message for entry in parser.error_log)  # type: ignore[attr-defined]
