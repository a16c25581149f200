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
LAST_LATIN = "\u024f"
MEASURED = 500
"""Words from the beginning that are looked at."""
OPENING = 1_500
"""Characters from the beginning that have so many function words in most English texts."""
FEWEST = 20
"""Words below which function words say nothing alone: a brief or a headline may have none at all."""
FOREIGN = 2
"""Words of other languages, and more than English ones, by which so short a text is foreign."""
THRESHOLD = 0.09
"""Share of function words below which a text is foreign: English news has 13% at the very least and 35% as a
rule, seventeen other languages at most 6% (Danish), most of them none."""


def looks_english(text: str, words: Words) -> bool:
    """Tell whether a text is English; one of fewer than 20 words is foreign only by words of other languages."""
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
    return found >= THRESHOLD * count if count >= FEWEST else not _is_foreign_brief(text, found, words)


def _is_foreign_brief(text: str, english: int, words: Words) -> bool:
    """Tell whether a text of few words, of which so many are of English, is of another language or script."""
    brief = re.findall(WORD, text)
    foreign = words.foreign_words.intersection(brief)
    return (
        len(foreign) >= max(FOREIGN, english + 1) or sum(_is_of_other_script(word) for word in brief) > len(brief) / 2
    )


def _is_of_other_script(word: str) -> bool:
    """Tell whether a word has none of the letters of European languages that are written in Latin ones."""
    return min(word) > LAST_LATIN
