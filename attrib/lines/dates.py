"""Lines that give the date of an article and nothing else."""

from __future__ import annotations

import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
DATE = re.compile(
    rf"(?:(?:last\ |first\ )?(?:published|updated|posted)\b:?\ *(?:on\ )?)?"
    rf"(?:{WEEKDAY}\W*\Z|(?:{WEEKDAY}[,.]?\ *)?(?:\d{{1,2}}\ {MONTH}|{MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
    r"(?:[\W\d]|at\b|[ap]\.?m\b|updated\b|min(?:utes?)?\b|read\b|[A-Z]{2,4}\b|T(?=\d))*\Z)",
    re.IGNORECASE | re.VERBOSE,
)


def is_date(line: str) -> bool:
    """Tell whether a line is a date, with a time of day perhaps: "Updated May 7, 2015 at 5 p.m. EDT"."""
    return len(line) <= 100 and DATE.match(line) is not None
