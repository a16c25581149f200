"""How many people a source is, as far as its description tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

NUMBERS: Mapping[str, int] = MappingProxyType({
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(), 1
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
     "both": 2, "pair": 2, "duo": 2, "trio": 3, "dozen": 12})  # fmt: skip
FACTORS = MappingProxyType({"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 10**9})
AT_LEAST = MappingProxyType({
    "several": 3, "handful": 3, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000,
    "couple": 2, "few": 2,
})  # fmt: skip
MORE = frozenset(["more", "over", "least"])
ROUGHLY = frozenset("nearly almost about around roughly approximately some up fewer less under perhaps".split())
SHARES = frozenset("percent % per third quarter half fifth two-thirds three-quarters majority minority".split())
SEVERAL = frozenset("some many most few several others all both those these multiple numerous various".split())
DEFINITE = frozenset("what the his her its their our my your".split())
AMOUNTS = frozenset(
    "number group couple pair dozen handful few lot series bunch trio duo half hundred thousand million team "
    "chorus array variety range string crowd host bulk handful lot group".split()
)
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
MOST_DIGITS = len("9,999,999,999")
MOST_PEOPLE = 10**10
"""No greater number counts people."""
YEARS = range(1900, 2100)
STOPS = frozenset("of who with at for in on to by from".split())
REACH = 6


class HeadCount(NamedTuple):
    """At least so many people; exactly so many where the article says so. `first` and `stop` are its words."""

    at_least: int
    exact: bool
    first: int = 0
    stop: int = 0


def count_people(words: Sequence[str], *, many: bool) -> HeadCount:
    """Count from the first words of a description, in lower case: "more than a dozen people"."""
    words = [*words[:REACH], "", "", ""]
    begin = next((at for at, word in enumerate(words) if word not in DEFINITE), 0)
    opening, following = words[begin], words[begin + 1]
    if (SHARES & set(words) and (opening, following) != ("half", "a")) or following == "in":
        return HeadCount(2, exact=False)
    amount = "of" in words and not AMOUNTS.isdisjoint(words[begin + 1 : begin + 3])
    if opening in {"a", "an", "another"} and not amount and following not in AMOUNTS:
        return HeadCount(1, exact=True)
    many = many or amount or opening in SEVERAL
    for at in range(begin, len(words) - 2):
        word = words[at]
        if word in STOPS and words[at + 1] != "least":
            break
        if word in AT_LEAST:
            return HeadCount(AT_LEAST[word], exact=False, first=begin, stop=at + 1)
        number, stop = _number(words, at)
        if number and (many or number == 1):
            before = words[begin:at]
            if MORE & set(before):
                return HeadCount(number + ("least" not in before), exact=False, first=begin, stop=stop)
            if ROUGHLY & set(before):
                return HeadCount(min(number, 2), exact=False, first=begin, stop=stop)
            return HeadCount(number, exact=True, first=begin, stop=stop)
    return HeadCount(2, exact=False) if many else HeadCount(1, exact=True)


def _number(words: Sequence[str], at: int) -> tuple[int, int]:
    """Give the number at a word, with the factors after it, and where it ends; 0 where none there counts people."""
    number = NUMBERS.get(words[at], 0)
    if len(words[at]) <= MOST_DIGITS and DIGITS.fullmatch(words[at]):
        number = int(words[at].replace(",", ""))
        number = 0 if number in YEARS else number
    if words[at] == "dozen" and words[at - 2 : at] == ["half", "a"]:
        number = 6
    stop = at + 1
    while words[stop] in FACTORS:
        number *= FACTORS[words[stop]]
        stop += 1
    return (number if number <= MOST_PEOPLE else 0), stop
