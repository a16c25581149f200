"""Words before a number that are part of how many: "[more than a] dozen aides", "[at least] six nurses"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrib.english import Words
from attrib.text.tags import DETERMINER, JOINING, NUMBER, PAUSES, QUOTES, SENTENCE_PARTS

COUNT = re.compile(f"(?:{DETERMINER}(?<!{NUMBER}{DETERMINER}){NUMBER}|{NUMBER}(?<!{NUMBER}{NUMBER}))(?!\\Z)")
"""A number with what stands before it. (What begins with a letter is found faster than what looks behind first.)"""
OPENS_COUNT = SENTENCE_PARTS + PAUSES + JOINING + QUOTES
"""After one of these "about 20 nurses" are so many nurses, and not what somebody talks about."""
LONGEST = 3
"""Tokens of the longest of such words: "as many as"."""


def tag_quantities(tags: list[str], lower: Sequence[str], words: Words) -> None:
    """Tag, in place, what stands before a number and tells how exact it is as numbers, so that the phrase is one."""
    for match in COUNT.finditer("".join(tags)):
        begin, number = match.start(), match.end() - 1
        if begin < number and lower[begin] not in words.indefinite_determiners:
            continue
        first = _first(lower, begin, words)
        if first == begin and lower[begin - 1] in words.rough_prepositions and words.can_speak(lower[number + 1]):
            first -= tags[begin - 2] in OPENS_COUNT
        if first < begin and not _measures(lower, number, words):
            tags[first:number] = [NUMBER] * (number - first)


def _first(lower: Sequence[str], begin: int, words: Words) -> int:
    """Give the first of the words before token `begin` that tell how exact a number there is."""
    for length in range(LONGEST, 0, -1):
        first = begin - length
        if first >= 0 and " ".join(lower[first:begin]) in words.before_counts:
            return first
    return begin


def _measures(lower: Sequence[str], number: int, words: Words) -> bool:
    """Tell whether what is counted is time or money, of which nobody speaks: "for more than 20 years"."""
    counted = lower[number + 1]
    return counted in words.time_nouns or counted in words.number_words or counted in {"percent", "%", "per"}
