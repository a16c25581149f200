"""Lines that give the date of an article and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from attrib.english import shipped_words
from attrib.lines.forms import compiled, first_word

LONGEST = 100
DATE = r"""(?:\L<date_openings>\b:?\ (?:at\ )?\d{1,2}[:.]\d\d(?:[\W\d]|[ap]\.?m\b|(?-i:[A-Z]{2,4})\b)*\Z|
    (?:\L<date_openings>\b:?\ *(?:on\ )?)?(?:\L<weekdays>\b\W*+\Z|(?:\L<weekdays>\b[,.]?\ *)?
    (?:\d{1,2}\ \L<month_names>\b\.?|\L<month_names>\b\.?\ \d{1,2}(?:st|nd|rd|th)?
    |\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4})
    (?:[\W\d]|at\b|[ap]\.?m\b|\L<date_openings>\b|min(?:utes?)?\b|read\b|(?-i:[A-Z]{2,4})\b|T(?=\d))*\Z))"""


def is_date(line: str) -> bool:
    """Tell whether a line is a date, with a time of day perhaps: "Updated May 7, 2015 at 5 p.m. EDT"."""
    return len(line) <= LONGEST and first_word(line) in _openers() and _date().match(line) is not None


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """Give the words that a date opens with, and none, for digits."""
    words = shipped_words()
    return frozenset(map(first_word, words.date_openings | words.weekdays | words.month_names | {"1"}))


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    return compiled(DATE, shipped_words())
