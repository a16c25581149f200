"""Bios: lines at the end of an article that tell who its writer is."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from attrib.english import Words
from attrib.lines.forms import CAPITAL, SMALL, compiled, has_any, plain
from attrib.lines.notices import reports

NAME = rf"{CAPITAL}[\w.'-]*+"
BIO = rf"""(?P<name>The\ (?:author|writer|columnist)|
    {NAME}(?>(?:\ (?:{NAME}|\L<byline_particles>)){{1,4}}))(?!\w) (?:,[^,.]{{1,80}},)?
    (?:\ (?:is|was)\ [^.]{{0,120}}?\b\L<bio_nouns>\b(?!\ of\ the\ {SMALL})
    | \ \L<bio_verbs>\b[^.]{{0,80}}?\b(?:at|for|in)\ (?:the\ )?{CAPITAL})"""
EXAMPLES = ("Jane Roe is the author of “Bridges”.", "Jane Roe covers the harbor for The Courier.")
LONGEST = 600


def named_in_bio(line: str, present: Set[str], words: Words) -> str | None:
    """Give the last word of the name of whom a line tells what a writer is or writes; None where it tells no such.

    `present` are the words of the line.
    """
    may_be = len(line) <= LONGEST and line[:1].isupper() and has_any(present, words.bio_nouns, words.bio_verbs)
    bio = _bio(words).match(plain(line)) if may_be and not reports(line.lower(), words) else None
    return line[slice(*bio.span("name"))].rsplit(maxsplit=1)[-1] if bio else None


@lru_cache(maxsize=8)
def _bio(words: Words) -> re.Pattern[str]:
    return compiled(BIO, words)
