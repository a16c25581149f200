"""Articles in the documents of offices: lines of text with the styles in which they are set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attrib.lines import Role
from attrib.lines.bylines import byline_of
from attrib.readers.opening import find_opening
from attrib.readers.reading import Format, Piece, Reading, UnreadableError, text_and_parts

FURNITURE = ("caption", "toc", "byline", "credit", "header", "footer", "illustration", "figure")
"""Beginnings of the names of styles whose text asserts nothing."""
CALLED: dict[Format, str] = {"docx": "a Word document", "odt": "an OpenDocument text"}


class Line(NamedTuple):
    """A line of text."""

    text: str
    origin: str
    styles: tuple[str, ...] = ()
    """Names of the paragraph's style and of those that it is based on, in small letters."""
    in_table: bool = False

    @property
    def role(self) -> Role | None:
        """What the line is by its style."""
        if self.in_table or any(style.startswith(FURNITURE) for style in self.styles):
            return "furniture"
        return "subhead" if any(style.startswith("heading ") for style in self.styles) else None


def article_of(lines: Sequence[Line], creator: str | None, kind: Format, name: str) -> Reading:
    """Give the article that lines are; `creator` is who made the document, its writer where no byline says who.

    Raises UnreadableError where there are none.
    """
    if not lines:
        raise UnreadableError(name, f"{CALLED[kind]} without text outside boxes and notes")
    title = _title(lines)
    text, parts = text_and_parts(Piece(line.text, line.origin, None if line is title else line.role) for line in lines)
    opening = find_opening(text)
    return Reading(
        text=text,
        title=title.text if title else opening.title,
        byline=opening.byline or byline_of(f"By {creator}", below_title=False),
        format=kind,
        parts=parts,
    )


def _title(lines: Sequence[Line]) -> Line | None:
    """Give the line in the style of titles, or else the first heading of the first level."""
    return next(
        (line for style in ("title", "heading 1") for line in lines if style in line.styles and not line.in_table), None
    )
