"""Words that were broken at the ends of lines, and marks inside words that nobody sees.

Each is set in place of by soft hyphens, which stand for nothing: what stands in the text stays where it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set

from attrib.english import Words

NOTHING = "\N{SOFT HYPHEN}"
"""What stands for nothing between two letters."""
UNSEEN = "\u200b\u200c\u200d\u2060"
HYPHENS = ("-", "‐", NOTHING)
BLANKS = " \t\r"
BROKEN = re.compile(r"(?<=[\w.])[-‐\u00ad][ \t\r]*\n\s*+(?=\w)")
LETTERS_BEFORE = re.compile(r"[^\W\d_]+\Z")
LETTERS = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?>(?:[-‐][^\W\d_]+)*)")
LONGEST_WORD = 40
FEWEST_BROKEN = 0.03
"""Share of lines that end in a hyphen above which a text breaks words; fewer end in hyphens of their own."""


def without_breaks(text: str, paragraphs: Sequence[tuple[int, int]], words: Words) -> str:
    """Set what stands for nothing in place of hyphens and line ends that break a word, and of unseen marks."""
    for mark in UNSEEN:
        text = text.replace(mark, NOTHING)
    if not any(line.rstrip(BLANKS).endswith(HYPHENS) for line in text.split("\n")):
        return text
    breaks = [match.span() for match in BROKEN.finditer(text)]
    written = {match.group() for match in WORD.finditer(text.lower())}
    breaks_words = len(breaks) >= FEWEST_BROKEN * text.count("\n")
    starts = [start for start, _ in paragraphs]
    pieces, at = [], 0
    for start, end in breaks:
        paragraph = bisect_right(starts, start) - 1
        if paragraph < 0 or end > paragraphs[paragraph][1]:
            continue
        gone = start if _is_broken(text, (start, end), written, words, breaks_words=breaks_words) else start + 1
        pieces += [text[at:gone], NOTHING * (end - gone)]
        at = end
    return "".join([*pieces, text[at:]])


def _is_broken(text: str, between: tuple[int, int], written: Set[str], words: Words, *, breaks_words: bool) -> bool:
    """Tell whether the hyphen between two lines is none of the word's own; `written` are the words of the text."""
    start, end = between
    first, second = LETTERS_BEFORE.search(text[max(0, start - LONGEST_WORD) : start]), LETTERS.match(text, end)
    if first is None or second is None or not text[end].islower():
        return text[start] == NOTHING
    before, after = first[0].lower(), second[0].lower()
    if text[start] == NOTHING or before + after in written:
        return True
    return breaks_words and f"{before}-{after}" not in written and before not in words.compound_openings
