"""Is a text English? The rules are, so a report must say when the article is not."""

from __future__ import annotations

import re
from itertools import islice

from attrib.english import Words

WORD = (
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
"""A word; in scripts that set no spaces between words, a letter."""
MEASURED = 500
"""Words from the beginning that are looked at."""
OPENING = 1_500
"""Characters from the beginning that have so many function words in most English texts."""
FEWEST = 20
"""Words below which nothing can be said: a brief or a headline may have no function word at all."""
THRESHOLD = 0.09
"""Share of function words below which a text is foreign: English news has 13% at the very least and 35% as a
rule, seventeen other languages at most 6% (Danish), most of them none."""


def looks_english(text: str, words: Words) -> bool:
    """Tell whether a text is English; one of fewer than 20 words is never called foreign."""
    enough = THRESHOLD * MEASURED
    opening = text[:OPENING].lower().split()
    if sum(map(words.function_words.__contains__, opening)) >= enough:
        return True
    count = found = 0
    for match in islice(re.finditer(WORD, text), MEASURED):
        count += 1
        if match.group().lower() in words.function_words:
            found += 1
            if found >= enough:
                return True
    return count < FEWEST or found >= THRESHOLD * count
