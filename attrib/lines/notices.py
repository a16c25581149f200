"""Notices: what a page says to its readers of itself, such as pitches, rights, and how a story came about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import lru_cache

from attrib.english import Words
from attrib.lines.forms import CAPITAL, Form, by_first_word, compiled, first_word, has_any

VIEWS = r"\L<view_nouns>\ expressed\b.{0,80}\b(?:is|are|do|does|reflect)\b.{0,80}\b\L<view_owners>(?!\w).*+"
NOTICES = {
    "This story was first published in May": (
        r"this\ (?:(?:breaking|developing)\ )?(?:news\ )?\L<own_nouns>\ "
        r"(?:(?:has|is|was|will|may)\ )?\L<own_deeds>\b.*+"
    ),
    "This is a developing story": (
        r"this\ is\ an?\ (?>(?:(?:breaking|developing|live|ongoing)\ )+)(?:news\ )?\L<own_nouns>\b.*+"
    ),
    "Read the whole series here": r"\L<here_openings>\ .{1,80}\ here",
    "An earlier version of this story misspelled a name": (
        r"an\ (?:earlier|previous)\ version\ of\ this\ (?:report|\L<own_nouns>)\b.*+"
    ),
    "The views expressed are the author's own": rf"the\ {VIEWS}",
    "Opinions expressed are their own": VIEWS,
    "Copyright © 2026 The Courier": r"copyright\ (?:©\ ?|\(c\)\ ?)?(?:\d{4}|by)\b.*+",
    "Contact Jane Roe at jroe@example.org": r"\L<reaching_verbs>\ [^@]{0,60}(?:\S@|@\w|\d{3}[-.)\ ]{1,2}\d{3}).{0,60}",
    "Download The Courier app": r"download\ .{1,40}\ app\b.*+",
    "Also on courier.example: Bridge to close": r"also\ (?:on|in|from)\ [^:]{1,40}:\ .*+",
}
"""The forms of notices, apart from marks before and after them, by an example."""
MARKED_NOTICES = {
    "© 2026 The Courier": r"(?:©|\(c\))\ ?\d{4}\b.*+",
    "(Adds comment of the mayor)": r"\(\L<update_verbs>\b[^()]*+\)",
    "Jane Roe can be reached at 555-0134": (
        r".{1,60}\bcan\ be\ (?:reached|contacted|followed)\ (?:at|by|on|via)\b[^@\d]{0,60}(?:@\w|\d{3}[-.)\ ]).*+"
    ),
}
"""Those that are told by a mark before them, or by no opening, by an example."""
REACHED = frozenset(["reached", "contacted", "followed"])
"""One of these stands in every notice that is told by no opening."""
LONGEST = 600
"""Longer paragraphs are prose."""
LONGEST_SENTENCE = 200
SENTENCES = re.compile(rf"(?<=[.!?…])\ (?=[@©“\"(]|{CAPITAL})")
"""What parts the sentences of a note, each of which may be a notice or not."""
MARKS = "([{>*•-–— "
QUOTES = "\"“'‘"


def is_notice(line: str, present: Set[str], words: Words) -> bool:
    """Tell whether a line, or a sentence of it, is what a page says of itself; what somebody says is none.

    `present` are the words of the line.
    """
    if len(line) > LONGEST or line[:1] in QUOTES:
        return False
    plain = line.replace("’", "'")
    bare = plain.replace(",", "")
    first = first_word(plain)
    forms = _forms(words).get(first, ())
    found = _is_pitch(bare, first, words) or any(form.fits(bare) for form in forms)
    return (found or _is_marked(plain, present, words)) and not reports(plain.lower(), words)


def _is_pitch(line: str, first: str, words: Words) -> bool:
    """Tell whether a line, that opens with a word, begins as pitches do."""
    openings = _pitches(words).get(first, ())
    bare = line.lower().lstrip(MARKS) if openings else ""
    return any(bare.startswith(opening) and not bare[len(opening) :][:1].isalnum() for opening in openings)


def _is_marked(line: str, present: Set[str], words: Words) -> bool:
    """Tell whether a line is a notice by a mark that it opens with, or by a phrase in it."""
    if (line[:1] in "©(" or not REACHED.isdisjoint(present)) and _marked(words).match(line):
        return True
    if len(line) > LONGEST_SENTENCE or not has_any(present, words.page_phrases):
        return False
    return any(map(line.lower().__contains__, words.page_phrases)) and not SENTENCES.search(line)


def reports(line: str, words: Words) -> bool:
    """Tell whether a line, in lower case, has a verb of those that report what somebody said."""
    return not words.reporting_words.isdisjoint(word.strip('.,:;!?"”’)') for word in line.split())


@lru_cache(maxsize=8)
def _pitches(words: Words) -> Mapping[str, list[str]]:
    """Give the openings of pitches by their first words."""
    found: dict[str, list[str]] = {}
    for opening in words.page_pitches:
        found.setdefault(first_word(opening), []).append(opening)
    return found


@lru_cache(maxsize=8)
def _forms(words: Words) -> Mapping[str, list[Form]]:
    return by_first_word(Form(pattern, words) for pattern in NOTICES.values())


@lru_cache(maxsize=8)
def _marked(words: Words) -> re.Pattern[str]:
    return compiled(rf"(?:{'|'.join(MARKED_NOTICES.values())})\W*+\Z", words)
