"""Bylines: lines that say who wrote the article.

A byline is told from a headline or a sentence by its words: names in capitals, then papers, places, roles or
dates, and nothing else. "WASHINGTON (AP) —" is a dateline and not a byline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attrib.english import shipped_words
from attrib.lines.dates import is_date
from attrib.lines.forms import compiled, has_any, words_in

LONGEST = 150
ADDRESS = re.compile(r"\s*[(<]?[\w.+-]*@[\w.-]+[)>]?")
SENTENCE = re.compile(r"[.!?]\s+[a-z“\"]|[:?!]\Z|[):]:?\s+\S+ [a-z]")
BY = r"(?:byline:|(?:\L<byline_openings>\ )?by:?)\s+(?=\S)"
PARTS = r"\s*[,|;·•–—/]\s*|\s+-\s+|\s+(?:&|\L<byline_joints>)\s+"
PRESS = r"\b\L<press_words>\b"
ROLE = r"(?>(?:\s\L<press_words>)+)\Z"

LEFTOVER = r"""(?:\A|[\s,|·•–—;-]+)(?:\L<byline_leftovers>|\L<weekdays>|\L<month_names>\.?|\d[\d:/.,-]*+(?:[ap]\.?m\.?)?
    |[ap]\.?m\.?|[\w.+-]*+@[\w.-]++)[\s,|·•–—;]*\Z"""
INITIALS = re.compile(r"[a-z]{1,4}(?:/[a-z]{1,4})*\Z")
PARTED = re.compile(r",\s*")
SHORTEST_SENTENCE = 6


@lru_cache(maxsize=8)
def _form(pattern: str) -> re.Pattern[str]:
    return compiled(pattern, shipped_words())


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    """Give what may stand in names in small letters."""
    return shipped_words().name_particles | shipped_words().byline_particles


def without_by(line: str) -> str:
    """Give what follows "By", or "Byline:", or the whole line."""
    by = _form(BY).match(line)
    return line[by.end() :] if by else line


def byline_of(line: str, following: str = "", *, below_title: bool) -> str | None:
    """Give what a byline says, without "By"; None where the line is none.

    The line alone, "JANE ROE, Associated Press", or with the one right under it, "Jane Roe" over "Staff
    writer". Below a title more is taken for a byline than before it: a single name, a name in small letters.
    """
    if len(line) > LONGEST:
        return None
    line = line.lstrip("^").rstrip("=< ")
    by = _form(BY).match(line)
    said = line[by.end() :] if by else line
    if _opens_small(said):
        return None
    said = ADDRESS.sub("", said).rstrip("., ")
    first, *others = _form(PARTS).split(said)
    if not _is_name(first) or SENTENCE.search(said) or (not by and "/" in said):
        return None
    if not by and not others and " " in first and _is_role(following):
        return f"{said}, {following}"
    signs = (
        _follows_by(first, others, below_title=below_title) if by else _signs(first, others, below_title=below_title)
    )
    return said if signs and all(map(_may_follow, others)) else None


def _opens_small(said: str) -> bool:
    """Tell whether the first word or the second is in small letters as in no name: "The mayor said"."""
    first, second, *_ = [*said.split(maxsplit=2), "", ""]
    return _is_small(first) or (first.isalpha() and _is_small(second))


def _is_small(word: str) -> bool:
    joins = word in _particles() or word in shipped_words().byline_joints
    return word.isalpha() and word.islower() and not joins


def _follows_by(first: str, others: list[str], *, below_title: bool) -> bool:
    """Tell whether who wrote an article follows "By": a whole name or, below a title, names alone."""
    return _is_in_full(first) or (below_title and all(map(_is_name, others)))


def _signs(first: str, others: list[str], *, below_title: bool) -> bool:
    """Tell whether a line without "By" tells who wrote an article, and for whom: "JANE ROE, Associated Press"."""
    of_the_press = 1 <= len(others) <= 2 and _names_press(others[0])
    return of_the_press and _is_in_full(first) and (below_title or first.isupper())


def _names_press(text: str) -> bool:
    """Tell whether a text has the name of a paper or an agency, or of who works there."""
    return has_any(words_in(text), shipped_words().press_words) and _form(PRESS).search(text) is not None


def _is_in_full(name: str) -> bool:
    """Tell whether a name is more than a word, or that of a paper or an agency."""
    return " " in name or _names_press(name)


def names_alone(said: str) -> str | None:
    """Give a byline without what pages set beside the names of writers, dates, links and slugs; None for no byline."""
    parts = _each_once(PARTED.split(said))
    said = said if len(parts) == len(PARTED.split(said)) else ", ".join(parts)
    while (end := _form(LEFTOVER).search(said)) and not _is_surname(said, end):
        said = said[: end.start()]
    return None if not said or _is_code(said) or _is_sentence(said) else said


def _each_once(parts: Sequence[str]) -> list[str]:
    """Give the parts of a byline, without addresses and slugs: "Jane Roe, Jane-Roe" is one name."""
    found: dict[str, str] = {}
    for part in parts:
        letters = "".join(filter(str.isalpha, part.lower()))
        if not part.startswith(("http://", "https://", "www.")) and " " not in found.get(letters, ""):
            found[letters] = part
    return [*found.values()]


def _is_surname(said: str, end: re.Match[str]) -> bool:
    """Tell whether a month that ends a byline is the surname of whoever has one name before it: "Theresa May"."""
    month = end[0].strip(" .,").lower() in shipped_words().months_as_names
    return month and len(said[: end.start()].split()) == 1


def _is_code(said: str) -> bool:
    """Tell whether a byline is the initials of whoever handled the story: "gr/bp"."""
    return INITIALS.match(said) is not None and said not in shipped_words().news_agencies_and_broadcasters


def _is_sentence(said: str) -> bool:
    """Tell whether something else stands in the place of a byline: most of its words are in small letters."""
    words = said.split()
    small = sum(map(str.islower, words))
    return len(words) >= SHORTEST_SENTENCE and 2 * small > len(words) and not _names_press(said)


def says_by(line: str) -> bool:
    """Tell whether a line is a byline that begins with "By", wherever it stands; a role may end it without a comma."""
    if line[:1] not in "Bb" or without_by(line) == line:
        return False
    forms = (line, _form(ROLE).sub("", line)) if has_any(words_in(line), shipped_words().press_words) else (line,)
    return any(byline_of(form, below_title=False) is not None for form in forms)


def _is_name(phrase: str) -> bool:
    """Tell whether a phrase is written as a name: up to eight words, all with a capital except particles."""
    words = phrase.split()
    if not 1 <= len(words) <= 8 or _is_no_name(phrase.lower()) or not words[-1][0].isupper():
        return False
    particles = _particles()
    return all(word.lower() in particles or _is_proper(word) for word in words)


def _is_no_name(phrase: str) -> bool:
    """Tell whether a phrase in lower case is a day, a month or what else stands in the place of a name."""
    words = shipped_words()
    return phrase in words.weekdays or phrase.removesuffix(".") in words.month_names or phrase in words.no_byline


def _is_proper(word: str) -> bool:
    return word[0].isupper() and all(mark.isalpha() or mark in ".'’-" for mark in word)


def _may_follow(part: str) -> bool:
    return _is_name(part) or _names_press(part) or is_date(part) or any(map(str.isdigit, part))


def _is_role(line: str) -> bool:
    """Tell whether a line is a role or a paper and nothing else: "Chief political correspondent"."""
    few = len(line.split()) <= 5 and has_any(words_in(line), shipped_words().press_words)
    return few and any(match.end() == len(line) for match in _form(PRESS).finditer(line))
