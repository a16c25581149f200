"""Letters: the lines that open and close them: "To the Editor:", "Dear Mayor Roe,", "Yours faithfully,", a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from attrib.english import Words
from attrib.lines.forms import CAPITAL, compiled, opens_with_any, plain

HEAD = 80
"""Characters in which a salutation must end."""
LONGEST_SIGNATURE = 200
PROPER = rf"{CAPITAL}(?>(?:[^\W\d_]|[.'-])*)"
SALUTATION = rf"""\W*+(?:
    (?:to|dear)\s++(?:the\s++)?\L<editors>\b[^.:,–—]{{0,40}}[:,–—]
    |\L<editors>,\s++[^.:,]{{1,40}}[:,]
    |(?-i:Dear|DEAR)\s++(?:{CAPITAL}[^.:;]{{1,60}}[:,–—]|[^.:;]{{1,60}}[:,–—]\s*\Z)
    |(?-i:Sirs?|SIRS?|Madam|MADAM)\s*+[:,–—]
    )\s*"""
GREETINGS = frozenset(["to", "dear", "sir", "sirs", "madam"])
"""What a salutation opens with where it does not open with an editor."""
ADDRESSEE = rf"\W*+{PROPER}(?:\s++{PROPER}){{1,4}}[:,]\s*\Z"
CLOSING = r"\W*+\L<letter_closings>\b[\w\s]{0,20}[,.]?\s*\Z"
PART = rf"(?:{PROPER}|\L<byline_particles>|\L<name_particles>)"
NAME = rf"""[\s•*—–-]*+(?:\({PROPER}\)\s++)?(?P<name>{PROPER}(?>(?:\s++{PART}){{1,6}}))
    (?:\s++\([\w.\s]{{1,20}}\))?(?:,[\s\S]*)?\Z"""
WITHHELD = r"\W*+(?P<name>\L<withheld_names>)\b[\s\S]*\Z"
JOINED = re.compile(r"\s+and\s", re.IGNORECASE)


class Name(NamedTuple):
    """Characters of a line that give who signs; none where the name is withheld."""

    start: int
    end: int
    withheld: bool


def salutation_length(paragraph: str, words: Words) -> int:
    """Count the characters of the salutation that a paragraph opens with; 0 without one."""
    head = paragraph[:HEAD]
    if not opens_with_any(head, words.editors, GREETINGS) or not any(map(head.__contains__, ":,–—")):
        return 0
    found = _form(SALUTATION, words).match(head)
    return found.end() if found else 0


def is_addressee(paragraph: str, words: Words) -> bool:
    """Tell whether a paragraph is a title and name alone, as a letter may open: "Director Keller:"."""
    may_be = len(paragraph) <= HEAD and paragraph.rstrip().endswith((":", ","))
    return may_be and _form(ADDRESSEE, words).match(plain(paragraph)) is not None


def opens_letter(paragraph: str, words: Words) -> bool:
    """Tell whether a paragraph opens with a salutation, or is whom a letter is to."""
    return salutation_length(paragraph, words) > 0 or is_addressee(paragraph, words)


def closes_letter(paragraph: str, words: Words) -> bool:
    """Tell whether a paragraph is what stands over a signature: "Yours faithfully,"."""
    may_be = len(paragraph) <= HEAD and opens_with_any(paragraph, words.letter_closings)
    return may_be and _form(CLOSING, words).match(paragraph) is not None


def may_sign(paragraph: str) -> bool:
    """Tell whether a paragraph may be a signature by its length and end."""
    line = paragraph.rstrip()
    return len(line) <= LONGEST_SIGNATURE and not line.endswith((".", "?", "!", ":"))


def signature_in(paragraph: str, words: Words) -> Name | None:
    """Give the name that signs in a paragraph; None where it is no signature."""
    if not may_sign(paragraph):
        return None
    line = paragraph.rstrip()
    withheld = opens_with_any(line, words.withheld_names) and _form(WITHHELD, words).match(line)
    if withheld:
        start = withheld.start("name")
        return Name(start, start + len(JOINED.split(withheld["name"])[0]), withheld=True)
    found = _form(NAME, words).match(plain(line))
    return Name(*found.span("name"), withheld=False) if found else None


@lru_cache(maxsize=32)
def _form(pattern: str, words: Words) -> re.Pattern[str]:
    return compiled(pattern, words)
