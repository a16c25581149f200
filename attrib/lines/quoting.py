"""Marks around lines that are no part of what they say: those of quoted mail, and the controls of wires."""

from __future__ import annotations

import re

from attrib.lines.paragraphs import QUOTE_MARK

QUOTED_LINES = re.compile(r"^[ \t]*>[^\n]*(?>(?:\n[ \t]*>[^\n]*){2,})", re.MULTILINE)
"""So many lines with a mark before them are quoted; a single one may be set so for show."""
CONTROLS = "\x01\x02\x03\x04\x16"
OF_WIRES = str.maketrans(CONTROLS, "\n\n\n  ")
"""What begins a header, begins and ends a text, and ends and begins a transmission."""
MARKS = re.compile(r"^[ \t]*>(?>(?:[ \t]?>)*)[ \t]?", re.MULTILINE)


def without_line_marks(text: str) -> str:
    """Set white space in place of marks before the lines of quoted mail, and of a wire's controls; nothing moves."""
    if any(map(text.__contains__, CONTROLS)):
        text = text.translate(OF_WIRES)
    return QUOTED_LINES.sub(_unmarked, text) if ">" in text else text


def _unmarked(lines: re.Match[str]) -> str:
    return MARKS.sub(lambda mark: QUOTE_MARK * len(mark[0]), lines[0])
