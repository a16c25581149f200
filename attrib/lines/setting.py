"""Plain text set anew: each paragraph on one line, without marks of layout."""

from __future__ import annotations

from attrib.english import shipped_words
from attrib.lines.hyphens import NOTHING, without_breaks
from attrib.lines.paragraphs import split_paragraphs
from attrib.lines.quoting import without_line_marks


def set_anew(text: str) -> list[str]:
    """Give the words of each paragraph, with single blanks."""
    text = without_line_marks(text)
    paragraphs = split_paragraphs(text, shipped_words())
    text = without_breaks(text, paragraphs, shipped_words())
    said = (" ".join(text[start:end].replace(NOTHING, "").split()) for start, end in paragraphs)
    return [*filter(None, said)]
