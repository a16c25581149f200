"""Is a text English? The rules are, so a report must say when the article is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
"""A word; in scripts that set no spaces between words, a letter."""
FUNCTION_WORDS = frozenset(
    """the of and to that with it its for by from at this which were are been be being has had have not but or they then
    their them there she he his her hers we our ours you your my who whom whose what when where while would could should
    will can may might did does than these those about after before into because during through against between any
    some such only also more most other if how why both each until within without however since said says""".split()
)
"""Frequent words of English that carry no content, without those that are as frequent in a neighbouring
language: "in", "a", "is", "was", "on", "an", "as", "no", "all", "over", "under", "me", "so"."""
MEASURED = 500
"""Words from the beginning that are looked at."""
FEWEST = 20
"""Words below which nothing can be said: a brief or a headline may have no function word at all."""
THRESHOLD = 0.09
"""Share of function words below which a text is foreign: English news has 13% at the very least and 35% as a
rule, seventeen other languages at most 6% (Danish), most of them none."""


def looks_english(text: str) -> bool:
    """Tell whether a text is English; one of fewer than 20 words is never called foreign."""
    count = found = 0
    enough = THRESHOLD * MEASURED
    for word in _words(text):
        count += 1
        if word in FUNCTION_WORDS:
            found += 1
            if found >= enough:
                return True
    return count < FEWEST or found >= THRESHOLD * count


def function_word_share(text: str) -> float:
    """Give the share of English function words in the first 500 words, 0 to 1; 0 where there are none."""
    words = list(_words(text))
    return sum(word in FUNCTION_WORDS for word in words) / len(words) if words else 0.0


def _words(text: str) -> Iterator[str]:
    return (match.group().lower() for match in islice(WORD.finditer(text), MEASURED))
