"""Mail that quotes: the marks before its lines are no part of what they say."""

from __future__ import annotations

import re

from attrib.lines.paragraphs import QUOTE_MARK

QUOTED_LINES = re.compile(r"^[ \t]*>[^\n]*(?:\n[ \t]*>[^\n]*){2,}+", re.MULTILINE)
"""So many lines with a mark before them are quoted; a single one may be set so for show."""
MARKS = re.compile(r"^[ \t]*>(?:[ \t]?>)*+[ \t]?", re.MULTILINE)


def without_quote_marks(text: str) -> str:
    """Set white space in place of the marks before the lines of quoted mail; nothing moves."""
    return QUOTED_LINES.sub(_unmarked, text) if ">" in text else text


def _unmarked(lines: re.Match[str]) -> str:
    return MARKS.sub(lambda mark: QUOTE_MARK * len(mark[0]), lines[0])
