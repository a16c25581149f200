"""Is a text English? The rules are, so a report must say when the article is not."""

from __future__ import annotations

import re
from itertools import islice

WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
"""A word; in scripts that set no spaces between words, a letter."""
FUNCTION_WORD = re.compile(
    r"the|of|and|to|that|with|its?|for|by|from|at|this|which|were|are|been?|being|ha[sd]|have|not|but|or|the[yn]"
    r"|their|them|there|s?he|his|hers?|we|ours?|your?|my|who[ms]?e?|what|when|where|while|[cw]ould|should|will"
    r"|can|may|might|did|does|than|these|those|about|after|before|into|because|during|through|against|between"
    r"|any|some|such|only|also|more|most|other|if|how|why|both|each|until|within|without|however|since|sa(?:id|ys)",
    re.IGNORECASE,
)
"""Frequent words of English that carry no content, without those that are as frequent in a neighbouring
language: "in", "a", "is", "was", "on", "an", "as", "no", "all", "over", "under", "me", "so"."""
MEASURED = 2_000
"""Words from the beginning that are looked at."""
FEWEST = 20
"""Words below which nothing can be said: a brief or a headline may have no function word at all."""
THRESHOLD = 0.09
"""Share of function words below which a text is foreign: English news has 13% at the very least and 35% as a
rule, seventeen other languages at most 6% (Danish), most of them none."""


def looks_english(text: str) -> bool:
    """Tell whether a text is English; one of fewer than 20 words is never called foreign."""
    return len(_words(text)) < FEWEST or function_word_share(text) >= THRESHOLD


def function_word_share(text: str) -> float:
    """Give the share of English function words in the first 2,000 words, 0 to 1; 0 where there are none."""
    words = _words(text)
    return sum(FUNCTION_WORD.fullmatch(word) is not None for word in words) / len(words) if words else 0.0


def _words(text: str) -> list[str]:
    return [match.group() for match in islice(WORD.finditer(text), MEASURED)]
