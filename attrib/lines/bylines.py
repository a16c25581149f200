"""Bylines: lines that say who wrote the article.

A byline is told from a headline or a sentence by its words: names in capitals, then papers, places, roles or
dates, and nothing else. "WASHINGTON (AP) —" is a dateline and not a byline.
"""

from __future__ import annotations

import re

from attrib.lines.dates import MONTH, WEEKDAY, is_date

LONGEST = 150
BY = re.compile(r"(?:byline:|(?:(?:written|reported|story|words|text) )?by:?)\s+(?=\S)", re.IGNORECASE)
ADDRESS = re.compile(r"\s*[(<]?[\w.+-]*@[\w.-]+[)>]?")
PARTS = re.compile(
    r"\s*[,|;·•–—/]\s*|\s+-\s+|\s+(?:and|&|with|in|at|of|for|special to|updated|published|posted)\s+",
    re.IGNORECASE,
)
PARTICLE = re.compile(
    r"(?:the|of|our|van|von|der?|den|dell?a?|d[aiou]|dos|l[ae]|[ae]l|bin|ibn|ben|y|e|st)\Z", re.IGNORECASE
)
NO_NAME = re.compile(rf"(?:{WEEKDAY}|{MONTH}|all|then|now|the|this|that|his|her|its|their|my|law)\Z", re.IGNORECASE)
PRESS = re.compile(
    r"\b(?:associated press|ap|afp|agence france-presse|reuters|upi|bloomberg|press association|pa|cnn|bbc"
    r"|npr|abc|cbs|nbc|news|times|post|tribune|herald|journal|gazette|guardian|telegraph|chronicle|globe|press|today"
    r"|daily|weekly|staff|writers?|reporters?|correspondents?|editors?|columnist|bureau|contributor)\b",
    re.IGNORECASE,
)
"""Words of a newspaper's name or of a journalist's role."""
SENTENCE = re.compile(r"[.!?]\s+[a-z“\"]|[:?!]\Z")


def byline_of(line: str, following: str = "", *, below_title: bool) -> str | None:
    """Give what a byline says, without "By"; None where the line is none.

    The line alone, "JANE ROE, Associated Press", or with the one right under it, "Jane Roe" over "Staff
    writer". Below a title more is taken for a byline than before it: a single name, a name in small letters.
    """
    if len(line) > LONGEST:
        return None
    by = BY.match(line)
    said = ADDRESS.sub("", line[by.end() :] if by else line).rstrip("., ")
    first, *others = PARTS.split(said)
    if not _is_name(first) or SENTENCE.search(said):
        return None
    if not by and not others and " " in first and _is_role(following):
        return f"{said}, {following}"
    if not all(map(_may_follow, others)):
        return None
    in_full = " " in first or PRESS.search(first) is not None
    if by:
        return said if in_full or (below_title and all(map(_is_name, others))) else None
    of_the_press = 1 <= len(others) <= 2 and "/" not in said and PRESS.search(others[0]) is not None
    return said if of_the_press and in_full and (below_title or first.isupper()) else None


def _is_name(phrase: str) -> bool:
    """Tell whether a phrase is written as a name: up to eight words, all with a capital except particles."""
    words = phrase.split()
    if not 1 <= len(words) <= 8 or NO_NAME.match(phrase) or not words[-1][0].isupper():
        return False
    return all(PARTICLE.match(word) or _is_proper(word) for word in words)


def _is_proper(word: str) -> bool:
    return word[0].isupper() and all(mark.isalpha() or mark in ".'’-" for mark in word)


def _may_follow(part: str) -> bool:
    return _is_name(part) or PRESS.search(part) is not None or is_date(part) or any(map(str.isdigit, part))


def _is_role(line: str) -> bool:
    """Tell whether a line is a role or a paper and nothing else: "Chief political correspondent"."""
    return len(line.split()) <= 5 and any(match.end() == len(line) for match in PRESS.finditer(line))
