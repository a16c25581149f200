"""How many people a source is, as far as its description tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from attrib.english import Words

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
MOST_DIGITS = len("9,999,999,999")
MOST_PEOPLE = 10**10
"""No greater number counts people."""
YEARS = range(1900, 2100)
REACH = 6


class HeadCount(NamedTuple):
    """At least so many people; exactly so many where the article says so. `first` and `stop` are its words."""

    at_least: int
    exact: bool
    first: int = 0
    stop: int = 0


def count_people(lists: Words, words: Sequence[str], *, many: bool) -> HeadCount:
    """Count from the first words of a description, in lower case: "more than a dozen people".

    `many` says whether the description speaks of several.
    """
    words = [*words[:REACH], "", "", ""]
    begin = next(
        (at for at, word in enumerate(words) if word not in lists.possessives and word not in {"the", "what"}), 0
    )
    opening, following = words[begin], words[begin + 1]
    if (not lists.share_words.isdisjoint(words) and (opening, following) != ("half", "a")) or following == "in":
        return HeadCount(2, exact=False)
    amount = "of" in words and not lists.amount_words.isdisjoint(words[begin + 1 : begin + 3])
    if opening in {"a", "an", "another"} and not amount and following not in lists.amount_words:
        return HeadCount(1, exact=True)
    many = many or amount or opening in lists.several_words
    return _stated(lists, words, begin, many=many) or HeadCount(1 + many, exact=not many)


def _stated(lists: Words, words: Sequence[str], begin: int, *, many: bool) -> HeadCount | None:
    """Read the number that stands before what is counted, from a word on; None where none does."""
    for at in range(begin, len(words) - 2):
        word = words[at]
        if word in lists.count_ends and words[at + 1] != "least":
            return None
        if word in lists.minimums:
            return HeadCount(lists.minimums[word], exact=False, first=begin, stop=at + 1)
        number, stop = _number(lists, words, at)
        if number and (many or number == 1):
            before = words[begin:at]
            if not lists.more_than.isdisjoint(before):
                return HeadCount(number + ("least" not in before), exact=False, first=begin, stop=stop)
            if not lists.roughly.isdisjoint(before):
                return HeadCount(min(number, 2), exact=False, first=begin, stop=stop)
            return HeadCount(number, exact=True, first=begin, stop=stop)
    return None


def _number(lists: Words, words: Sequence[str], at: int) -> tuple[int, int]:
    """Give the number at a word, with the factors after it, and where it ends; 0 where none there counts people."""
    number = lists.numbers.get(words[at], 0)
    if len(words[at]) <= MOST_DIGITS and DIGITS.fullmatch(words[at]):
        number = int(words[at].replace(",", ""))
        number = 0 if number in YEARS else number
    if words[at] == "dozen" and words[at - 2 : at] == ["half", "a"]:
        number = 6
    stop = at + 1
    while words[stop] in lists.factors:
        number *= lists.factors[words[stop]]
        stop += 1
    return (number if number <= MOST_PEOPLE else 0), stop
