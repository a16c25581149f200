"""Datelines: where, when and by which agency a report was written, before it begins."""

from __future__ import annotations

import re

DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][\w.'’-]*){0,6}(?:,? +(?:[A-Z][a-z]{2,4}\.?|\d{1,2}|[A-Z][a-z]+ \d{1,2}))?"
    r"|[A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]*){0,5})"
    r"(?: *\([A-Z][\w .,/&-]{1,40}\))? *(?:—|–|--|―) *(?=[^\sa-z])"
    r"|[A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]*){0,5} *\([A-Z][\w .,/&-]{1,40}\) *- *(?=\S)"
)
DATE_OPENING = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )(?:\d{1,2} )?(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December),? (?:\d{1,2}, )?\d{4} +(?=\S)"
)
HEAD = 120
"""Characters in which a dateline must end."""


def dateline_length(paragraph: str) -> int:
    """Count the characters of the dateline that a paragraph opens with; 0 where there is none."""
    match = DATELINE.match(paragraph[:HEAD]) or DATE_OPENING.match(paragraph[:HEAD])
    if match is None or match.end() >= len(paragraph):
        return 0
    return match.end()
