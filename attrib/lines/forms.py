r"""The forms of lines, told by word lists: in a pattern, `\L<name>` stands for any word of the list of that name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any

import regex

from attrib.english import Words

NONE = frozenset(["\0"])
"""What an empty list stands for in a pattern: nothing that a line has."""
NAMED = re.compile(r"\\L<(\w+)>")
OWN_WORD = re.compile(r"\A[a-z]+")
WORD = re.compile(r"(\S++)\s*+")
FIRST_WORD = re.compile(r"\W*+([^\W\d_]*+)")
MARKS = re.compile(r"\A\W++")
LETTERS = re.compile(r"[^\W\d_]+")


def compiled(pattern: str, words: Words) -> regex.Pattern[str]:
    """Compile a pattern: small letters and capitals are alike, white space counts only where it is escaped."""
    lists: dict[str, Any] = {name: getattr(words, name) or NONE for name in NAMED.findall(pattern)}
    return regex.compile(pattern, regex.IGNORECASE | regex.VERBOSE, **lists)


def first_word(line: str) -> str:
    """Give the letters that a line opens with, after any marks, in lower case; none before a digit."""
    found = FIRST_WORD.match(line)
    return found[1].lower() if found else ""


@lru_cache(maxsize=64)
def openers(entries: frozenset[str]) -> frozenset[str]:
    """Give the first words of the entries of a list."""
    return frozenset(map(first_word, entries))


def has_any(line: str, *lists: frozenset[str]) -> bool:
    """Tell whether a line has a word that entries of some lists open with: without one, none of them is in it.

    That is asked before a pattern of these entries, since making the pattern takes longer than reading an article.
    """
    found = {"", *LETTERS.findall(line.lower())}
    return any(not openers(entries).isdisjoint(found) for entries in lists)


def opens_with_any(line: str, *lists: frozenset[str]) -> bool:
    """Tell whether a line opens, after any marks, with a word that entries of some lists open with."""
    opening = first_word(line)
    return any(opening in openers(entries) for entries in lists)


def spread(paragraph: str, length: int) -> int:
    """Count the characters of a paragraph that hold the first ones of the same with single blanks between its words."""
    at = 0
    for word in WORD.finditer(paragraph):
        if length <= at + len(word[1]):
            return word.start() + length - at
        at += len(word[1]) + 1
    return len(paragraph)


class Form:
    """A form of whole lines, with the words that it is told by."""

    def __init__(self, pattern: str, words: Words) -> None:
        self._pattern = pattern
        self._words = words

    @property
    def first_words(self) -> frozenset[str]:
        """The words that such a line may open with: of the list that the pattern opens with, or the pattern's own."""
        named = NAMED.match(self._pattern)
        own = OWN_WORD.findall(self._pattern) or [""]
        return frozenset(map(first_word, getattr(self._words, named[1]))) if named else frozenset(own)

    def fits(self, line: str) -> bool:
        """Tell whether a line is of this form, apart from marks around it."""
        return self._may_open(line) and self._whole.match(line) is not None

    def _may_open(self, line: str) -> bool:
        """Tell whether a line opens with an entry of the list that the pattern opens with, if it opens with one."""
        named = NAMED.match(self._pattern)
        return named is None or MARKS.sub("", line).lower().startswith(tuple(getattr(self._words, named[1])))

    @cached_property
    def _whole(self) -> regex.Pattern[str]:
        return compiled(rf"\W*+ (?:{self._pattern}) \W*+ \Z", self._words)


def by_first_word(forms: Iterable[Form]) -> Mapping[str, list[Form]]:
    """Give the forms that a line may be of, by the word that it opens with."""
    found: dict[str, list[Form]] = {}
    for form in forms:
        for word in form.first_words:
            found.setdefault(word, []).append(form)
    return found
