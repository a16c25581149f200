r"""The forms of lines, told by word lists: in a pattern, `\L<name>` stands for any word of the list of that name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import cached_property, lru_cache

from attrib.english import Words

CAPITAL = r"(?-i:[^\W\d_a-zµß-öø-ÿ])"
"""A letter that is no small one of Western Europe."""
SMALL = r"(?-i:[a-zµß-öø-ÿ])"
NOTHING = "(?!)"
ACCENTS = re.compile(r"[\u0300-\u036f]")
NAMED = re.compile(r"\\L<(\w+)>")
OWN_WORD = re.compile(r"\A[a-z]+")
WORD = re.compile(r"(\S++)\s*+")
FIRST_WORD = re.compile(r"\W*+([^\W\d_]*+)")
MARKS = re.compile(r"\A\W++")
LETTERS = re.compile(r"[^\W\d_]+")


def compiled(pattern: str, words: Words) -> re.Pattern[str]:
    """Compile a pattern: small letters and capitals are alike, white space counts only where it is escaped."""
    spelled_out = NAMED.sub(lambda name: _any_of(getattr(words, name[1])), pattern)
    return re.compile(spelled_out, re.IGNORECASE | re.VERBOSE)


def _any_of(entries: frozenset[str]) -> str:
    """Give a pattern of the longest entry of a list that stands there."""
    longest_first = sorted(entries, key=len, reverse=True)
    return f"(?>{'|'.join(map(re.escape, longest_first)) or NOTHING})"


def plain(line: str) -> str:
    """Give a line, as long as it was, with straight apostrophes, and a letter for an accent that is a character."""
    return ACCENTS.sub("º", line.replace("’", "'"))


def first_word(line: str) -> str:
    """Give the letters that a line opens with, after any marks, in lower case; none before a digit."""
    found = FIRST_WORD.match(line)
    return found[1].lower() if found else ""


@lru_cache(maxsize=64)
def openers(entries: frozenset[str]) -> frozenset[str]:
    """Give the first words of the entries of a list."""
    return frozenset(map(first_word, entries))


def words_in(line: str) -> Set[str]:
    """Give the words of a line, in lower case and of letters alone, and none, for what has no letters."""
    return {"", *LETTERS.findall(line.lower())}


@lru_cache(maxsize=64)
def tellers(entries: frozenset[str]) -> frozenset[str]:
    """Give the longest word of each entry of a list, which stands in fewer lines than the others."""
    return frozenset(max(LETTERS.findall(entry.lower())[::-1], key=len, default="") for entry in entries)


def has_any(present: Set[str], *lists: frozenset[str]) -> bool:
    """Tell whether the words of a line have one without which none of the entries of some lists is in it.

    That is asked before a pattern of these entries, since making the pattern takes longer than reading an article.
    """
    return not all(map(present.isdisjoint, map(tellers, lists)))


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

    @cached_property
    def openings(self) -> tuple[str, ...]:
        """What such a line may open with: an entry of the list, or the word, that the pattern opens with."""
        named = NAMED.match(self._pattern)
        return tuple(getattr(self._words, named[1]) if named else OWN_WORD.findall(self._pattern) or [""])

    def fits(self, line: str) -> bool:
        """Tell whether a line is of this form, apart from marks around it."""
        opens = MARKS.sub("", line).lower().startswith(self.openings)
        return opens and self._whole.match(line) is not None

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return compiled(rf"\W*+ (?:{self._pattern}) \W*+ \Z", self._words)


def by_first_word(forms: Iterable[Form]) -> Mapping[str, list[Form]]:
    """Give the forms that a line may be of, by the word that it opens with."""
    found: dict[str, list[Form]] = {}
    for form in forms:
        for word in {*map(first_word, form.openings)}:
            found.setdefault(word, []).append(form)
    return found
