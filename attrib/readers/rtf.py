"""RTF, by striprtf: the words, a line a paragraph; styles, and what was deleted in tracked changes, cannot be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrib.readers.opening import find_opening
from attrib.readers.reading import MissingExtraError, Piece, Reading, UnreadableError, text_and_parts

if TYPE_CHECKING:
    from attrib.readers.content import Content

WHAT = "an RTF document"
PICTURE = re.compile(rb"(?:[0-9a-fA-F]{64,}\s*)+")
DELETED = re.compile(rb"\\deleted\b(?!0)")
NOTE = (
    "The document has deleted text in tracked changes, which RTF's reader cannot tell from the rest: it was read too."
)


def read_rtf(content: Content) -> Reading:
    """Read RTF. Raises UnreadableError where it is broken or has no text."""
    try:
        from striprtf.striprtf import rtf_to_text  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(content.name, WHAT, "rtf") from None
    markup = PICTURE.sub(b"", content.whole).decode("latin-1")
    try:
        lines = rtf_to_text(markup, errors="replace").replace("\x00", "").split("\n")
    except Exception as error:
        raise UnreadableError(content.name, f"{WHAT} that is broken ({type(error).__name__})") from error
    pieces = [Piece(words, f"line {n}") for n, line in enumerate(lines, 1) if (words := " ".join(line.split()))]
    if not pieces:
        raise UnreadableError(content.name, f"{WHAT} without text")
    text, parts = text_and_parts(pieces)
    opening = find_opening(text)
    notes = (NOTE,) if DELETED.search(content.whole) else ()
    return Reading(text=text, title=opening.title, byline=opening.byline, format="rtf", parts=parts, notes=notes)
