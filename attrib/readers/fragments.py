"""HTML that stands in a field of another format, and plain text that does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrib.lines.setting import set_anew
from attrib.readers.elements import TooDeepError, pieces_of
from attrib.readers.html_parsing import parse_html
from attrib.readers.opening import find_opening
from attrib.readers.reading import Piece, Reading, UnreadableError, text_and_parts

if TYPE_CHECKING:
    from attrib.readers.content import Content

HEADING = re.compile(r"/h1(?:\[\d+\])?\Z")
MARKUP = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|section|body|html|table|span|a|em|strong)\b[^<>]*>", re.I
)


def text_pieces(text: str, place: str) -> list[Piece]:
    """Give the paragraphs of plain text, as its layout shows them."""
    return [Piece(words, place) for words in set_anew(text)]


def html_pieces(markup: str, place: str, name: str) -> list[Piece]:
    """Give the paragraphs of a stretch of HTML; all come from `place`.

    Raises UnreadableError where it is nested too deeply.
    """
    found = _pieces(f"<html><body>{markup}</body></html>", name, "a body of HTML")
    return [piece._replace(origin=place) for piece in found]


def read_fragment(content: Content) -> Reading:
    """Read HTML that is the body of an article, and nothing around it.

    Raises UnreadableError where it is nested too deeply or has no text.
    """
    text, notes = content.decoded
    return reading_of(_pieces(text, content.name, "HTML"), content.name, notes)


def _pieces(markup: str, name: str, what: str) -> list[Piece]:
    body = parse_html(markup, name, what).find("body")
    try:
        return [] if body is None else pieces_of(body, "")
    except TooDeepError:
        raise UnreadableError(name, f"{what} nested too deeply") from None


def reading_of(pieces: list[Piece], name: str, notes: tuple[str, ...] = ()) -> Reading:
    """Give the article that pieces of HTML are, with the headline and byline that they open with.

    Raises UnreadableError where there are none.
    """
    if not pieces:
        raise UnreadableError(name, "HTML without a text in it")
    if pieces[0].role == "subhead":
        pieces = [pieces[0]._replace(role=None), *pieces[1:]]
    text, parts = text_and_parts(pieces)
    opening = find_opening(text)
    title = pieces[0].text if HEADING.search(pieces[0].origin or "") else opening.title
    return Reading(text=text, title=title, byline=opening.byline, format="html", parts=parts, notes=notes)
