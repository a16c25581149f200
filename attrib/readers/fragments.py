"""HTML that stands in a field of another format, and plain text that does."""

from __future__ import annotations

import re

from attrib.readers.elements import TooDeepError, pieces_of
from attrib.readers.html_parsing import parse_html
from attrib.readers.reading import Piece, UnreadableError

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
    root = parse_html(f"<html><body>{markup}</body></html>", name, "a body of HTML")
    try:
        found = pieces_of(root, place)
    except TooDeepError:
        raise UnreadableError(name, "a body of HTML nested too deeply") from None
    return [piece._replace(origin=place) for piece in found]
