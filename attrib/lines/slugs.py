"""Slugs: lines that agencies and press offices set over a story for whoever handles it."""

from __future__ import annotations

import re
from functools import lru_cache

from attrib.english import shipped_words
from attrib.lines.forms import CAPITAL, SMALL, compiled, opens_with_any

OPENED = r"\W*+\L<slug_openings>(?!\w).*+\Z"
CODED = re.compile(rf"(?:{SMALL} {SMALL} )?\^?(?:AM|PM|BC|AP)-{{1,2}}{CAPITAL}\S*.*\Z")
NUMBERED = re.compile(rf"(?=\S*\d)[a-zA-Z]{{1,4}}\d{{2,6}}{SMALL}*+\Z")
SOURCE = re.compile(rf"Source:(?: {CAPITAL}[\w.&’'-]*+){{1,4}}\Z")
"""A line that may be a headline, too: it is one where none follows."""


def is_slug(line: str) -> bool:
    """Tell whether a line is a slug: "BC-Bridge", "W2870asian", "FOR IMMEDIATE RELEASE"."""
    opened = opens_with_any(line, shipped_words().slug_openings) and _opened().match(line)
    if opened or CODED.match(line):
        return True
    first, *others = line.split()
    numbers = sum(any(map(str.isdigit, word)) for word in line.split())
    return NUMBERED.match(first) is not None and (not others or others == ["----"] or 2 * numbers > 1 + len(others))


@lru_cache(maxsize=1)
def _opened() -> re.Pattern[str]:
    return compiled(OPENED, shipped_words())
