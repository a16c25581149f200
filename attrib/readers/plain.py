"""Plain text and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.readers.markdown import NotMarkdownError, looks_like_markdown, read_markdown
from attrib.readers.opening import find_opening
from attrib.readers.reading import Reading, UnreadableError
from attrib.readers.repair import repaired

if TYPE_CHECKING:
    from attrib.readers.content import Content

MARKDOWN_SUFFIXES = frozenset([".md", ".markdown", ".mdown", ".mkd"])
MARKDOWN_BY_CONTENT = "The text was read as Markdown: offsets count its characters without the markup."


def read_prose(content: Content) -> Reading:
    """Read what is plain text, repaired where it is spoilt, or Markdown."""
    text, notes = content.decoded
    named = content.suffix in MARKDOWN_SUFFIXES
    if named or looks_like_markdown(text):
        try:
            return _markdown(text, notes if named else (*notes, MARKDOWN_BY_CONTENT), content.name)
        except NotMarkdownError as error:
            notes = (*notes, f"The text looks like Markdown but was read as plain text: {error}.")
    sound, repairs = repaired(text)
    return replace(plain(sound, (*notes, *repairs)), repaired=sound != text)


def plain(text: str, notes: tuple[str, ...] = ()) -> Reading:
    """Read plain text; nothing is converted, so offsets count its own characters."""
    opening = find_opening(text)
    return Reading(text=text, title=opening.title, byline=opening.byline, notes=notes)


def _markdown(text: str, notes: tuple[str, ...], name: str) -> Reading:
    article = read_markdown(text)
    if not article.text.strip():
        raise UnreadableError(name, "empty (nothing but code, images, comments or front matter)")
    opening = find_opening(article.text)
    return Reading(
        text=article.text,
        title=article.title or opening.title,
        byline=article.byline or opening.byline,
        date=article.date,
        format="markdown",
        notes=notes,
    )
