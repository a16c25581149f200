"""Datelines: where, when and by which agency a report was written, before it begins."""

from __future__ import annotations

from functools import lru_cache

import regex

from attrib.english import Words
from attrib.lines.forms import compiled

REST = r"[\w.'’]*+(?:-[\w.'’]++)*+"
"""What goes on after the first letter of a name; two hyphens are a dash."""
CAPITALS = r"[\p{Lu}\p{M}.'’]"
IN_CAPITALS = rf"\p{{Lu}}{CAPITALS}++(?:-{CAPITALS}++)*+(?:[ ,]++\p{{Lu}}{REST}){{0,6}}+(?:,? +\d{{1,2}})?"
IN_SMALL = rf"\p{{Lu}}[\w.'’]{REST}(?:[ ,]++\p{{Lu}}{REST}){{0,5}}+"
AGENCY = r" *\(\p{Lu}[\w .,/&-]{1,40}\)"
DASH = r" *(?:—|–|--|―) *(?=[^\s\p{Ll}])"
HYPHEN = r" *- *(?=\S)"

PLACES = {
    "OSLO, Norway, May 4 (Reuters) — Talks": rf"{IN_CAPITALS}(?:{AGENCY})?{DASH}",
    "Oslo, Norway – Talks": rf"{IN_SMALL}(?:{AGENCY})?{DASH}",
    "Oslo (Reuters) - talks": rf"{IN_SMALL}{AGENCY}{HYPHEN}",
}
"""The forms of datelines that open with a place, each with the beginning of a report, by an example."""
DAYS = {
    "Monday, May 4, 2015 Talks": r"\L<weekdays>,\ (?:\d{1,2}\ )?\L<month_names>,?\ (?:\d{1,2},\ )?\d{4}\ +(?=\S)",
}
"""Those that open with a day of the week."""
HEAD = 120
"""Characters in which a dateline must end."""


def dateline_length(paragraph: str, words: Words) -> int:
    """Count the characters of the dateline that a paragraph opens with; 0 where there is none."""
    head = paragraph[:HEAD]
    match = _places().match(head) if _has_dash(head) else None
    if match is None and head.partition(",")[0].lower() in words.weekdays:
        match = _days(words).match(head)
    if match is None and ":" in head:
        return _city_length(head, words)
    return match.end() if match and match.end() < len(paragraph) else 0


def _city_length(head: str, words: Words) -> int:
    """Count the characters of a city with a colon: "KARACHI: Talks", "Oslo: Talks"."""
    place, colon, rest = head.partition(": ")
    return len(place + colon) if rest and place.partition(",")[0].lower() in words.major_cities else 0


def _has_dash(head: str) -> bool:
    """Tell whether the dash or hyphen after a place can be there; most paragraphs have none."""
    return "—" in head or "–" in head or "―" in head or "--" in head or ")" in head


@lru_cache(maxsize=1)
def _places() -> regex.Pattern[str]:
    return regex.compile("|".join(PLACES.values()))


@lru_cache(maxsize=8)
def _days(words: Words) -> regex.Pattern[str]:
    return compiled("|".join(DAYS.values()), words)
