"""Furniture: lines that assert nothing, such as bylines, credits, captions, dates and links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import lru_cache

from attrib.english import Words
from attrib.lines.bylines import says_by
from attrib.lines.dates import is_date
from attrib.lines.forms import CAPITAL, Form, by_first_word, compiled, first_word, has_any
from attrib.lines.notices import SENTENCES, is_notice, reports

SMALL = r"(?:\L<byline_particles>|\L<byline_joints>|\L<desk_words>)"
WRITER = rf"(?:(?-i:[^\sa-zµß-öø-ÿ])\S*+|[^\s@]++@\S++|{SMALL}(?![^\s,;.:)\]])[^\s\w]*+)"
DESK_WORK = rf"\L<desk_work>\ (?:by|from):?(?>(?:\ {WRITER})+)"
FORMS = {
    "Click here": r"\L<page_lines>",
    "Related: Talks fail": (
        r"\L<page_openings>(?:\ \L<page_links>\b.*+|(?:\ \L<page_sequels>)?\ ?[:|–—-].*+|\ \L<page_sequels>)?"
    ),
    "Photo by: Jane Roe": r"\L<picture_words>(?:\ \L<picture_links>)?\ ?[:/|].*+",
    "AP Photo/Jane Roe": r"\L<photo_agencies>\ ?(?:photo.*+|/.*+)?",
    "Follow Jane Roe on Twitter": r"follow\ .{1,60}\bon\ \L<social_networks>\b.*+",
    "Additional reporting by Jane Roe, Oslo": DESK_WORK,
    "3 min read": r"\d++\ \L<page_counts>",
}
"""The forms of whole lines, apart from marks around them, by an example. Each opens with a list, a word or a digit."""
MARKED = re.compile(
    r"[^\w\[]*+\[[\w /-]+\]\W*+\Z|[^\w@]*+@\w++\W*+\Z|[\W_]++\Z|\W*+(?:(?i:https?://|www\.)\S++|[\w.+-]++@\S++)\W*+\Z"
)
"""Lines told by their marks: "[ad_2]", "@janeroe", "* * *", "www.example.org", "jroe@example.org"."""
NAME = rf"(?:{CAPITAL}|[@©])[\w.'-]*+"
NAMED = rf"{NAME}(?:[ /,&|]{{1,3}}(?:{NAME}|\L<byline_particles>|\L<byline_joints>)){{0,9}}"
CREDITS = {
    "Ann Poe leaves court. Photograph: Tom Hale/Agency": (
        rf"(?:[.!?'\"”]|\ \()\ ?\(?\L<picture_words>(?:\ \L<picture_links>)?\ ?[:/|]\ ?{NAMED}"
    ),
    "A house in the village. Photo by Jane Roe": rf"[.!?'\"”]\ \(?\L<picture_words>\ (?:by|via)\ {NAMED}",
    "Crowds gather in Leeds. (Jane Roe/Reuters)": rf"\({NAMED}/\ ?\L<photo_agencies>(?:\ \w++)?",
    "Crowds in Leeds [Jane Roe/Courier]": rf"\[{NAME}(?:\ {NAME})+/{NAMED}\]",
    "The bridge at dusk (Courtesy of Jane Roe)": rf"\((?:\L<picture_words>\ )?courtesy(?:\ of|:)?\ {NAMED}\)",
    "The bridge on Monday (AP Photo/Jane Roe)": rf"\(\L<photo_agencies>(?:\ \w++)?/{NAMED}",
}
"""The ends of captions that name who took a picture, by an example."""
WRITERS_FORMS = {
    "Jane Roe contributed to this report": rf"\L<writers_deeds>(?:\ from\ {CAPITAL}.{{0,60}})?",
    "John Doe reported from Oslo": rf"reported\ from\ {CAPITAL}.{{0,60}}",
    "Jane Roe is a reporter for The Courier": (
        r"(?:is|are)\ (?:a|an|the)\ [\w\s'-]{0,60}\b\L<writers>\ (?:for|at|with|based)\b.{0,60}"
    ),
}
"""The ends of notes on who wrote the article, by an example."""
LONGEST = 300
"""Longer paragraphs are prose, whatever they begin with, unless they are notices."""
LONGEST_OPENING = 120
"""Characters in which the first sentence of a note of several ends."""
LONGEST_SUBHEAD = 60
STOPS = ".?!:;,\"”’'…"
LONGEST_CREDIT = 100
ENDS = ". ", "! ", "? ", "… "
"""One of these stands between any two sentences."""
CREDIT_JOINTS = ":", "/", "|", " by ", "courtesy"
"""What joins a picture and who took it."""
COURTESY = frozenset(["courtesy"])
REPORTED = frozenset(["reported"])
SHORTEST_NAME = 3


def is_furniture(line: str, present: Set[str], words: Words) -> bool:
    """Tell whether a whole paragraph, set on one line with single spaces, asserts nothing.

    `present` are its words, as `words_in` gives them.
    """
    if len(line) > LONGEST:
        return is_notice(line, present, words)
    if _is_line(line, present, words):
        return True
    may_have_several = any(map(line[:LONGEST_OPENING].__contains__, ENDS))
    end = SENTENCES.search(line, 0, LONGEST_OPENING) if may_have_several else None
    if end is None or not _is_line(line[: end.start()], present, words):
        return False
    return all(_is_line(sentence, present, words) for sentence in SENTENCES.split(line[end.end() :]))


def _is_line(line: str, present: Set[str], words: Words) -> bool:
    """Tell whether a line, which has some of these words, is of one of the forms of furniture as a whole."""
    plain = line.replace("’", "'")
    forms = _forms(words).get(first_word(plain), ())
    if any(form.fits(plain) for form in forms) or MARKED.match(plain) or is_notice(line, present, words):
        return True
    if is_date(plain.strip("()[] ")) or says_by(line):
        return True
    return _is_caption(plain, present, words) or _is_on_writers(plain, present, words)


def closing_length(paragraph: str, present: Set[str], words: Words) -> int:
    """Count the characters of the note in brackets, or by the desk, that a paragraph of prose ends with."""
    if paragraph[-1] in ")]":
        begin = max(paragraph.rfind("("), paragraph.rfind("["))
        return len(paragraph) - begin if begin > 0 and is_furniture(paragraph[begin:], present, words) else 0
    tail = max(0, len(paragraph) - LONGEST)
    may_be = "by" in present and has_any(present, words.desk_work) and " by " in paragraph[tail:]
    found = _closing(words).search(paragraph, tail) if may_be else None
    return len(paragraph) - found.start() if found else 0


def is_subhead(line: str) -> bool:
    """Tell whether a paragraph is a short line without a full stop or quotation, as a subhead is set."""
    return len(line) <= LONGEST_SUBHEAD and line[-1] not in STOPS and not any(mark in line for mark in '"“”')


def is_shouted(line: str) -> bool:
    """Tell whether a line is in capitals and no sentence, as headlines of other articles are set in a story."""
    return LONGEST_SUBHEAD < len(line) <= LONGEST and line.isupper() and line[-1] not in STOPS


@lru_cache(maxsize=8)
def _forms(words: Words) -> Mapping[str, list[Form]]:
    return by_first_word(Form(pattern, words) for pattern in FORMS.values())


def _is_caption(line: str, present: Set[str], words: Words) -> bool:
    """Tell whether a line ends by naming who took a picture."""
    if not ("[" in line or has_any(present, words.picture_words, words.photo_agencies, COURTESY)):
        return False
    begin = max(0, len(line) - LONGEST_CREDIT)
    joined = any(map(line[begin:].lower().__contains__, CREDIT_JOINTS))
    return joined and _credits(words).search(line, begin) is not None


@lru_cache(maxsize=8)
def _credits(words: Words) -> re.Pattern[str]:
    return compiled(rf"(?:{'|'.join(CREDITS.values())}) \W*+ \Z", words)


def _is_on_writers(line: str, present: Set[str], words: Words) -> bool:
    """Tell whether a line says of names at its beginning that they wrote the article, or what they are."""
    may_be = has_any(present, words.writers_deeds, words.writers, REPORTED)
    return may_be and bool(_notes(words).search(line, SHORTEST_NAME)) and not reports(line.lower(), words)


@lru_cache(maxsize=8)
def _notes(words: Words) -> re.Pattern[str]:
    return compiled(rf"\b (?:{'|'.join(WRITERS_FORMS.values())}) \W*+ \Z", words)


@lru_cache(maxsize=8)
def _closing(words: Words) -> re.Pattern[str]:
    return compiled(rf"(?<=[.!?\"”]\ )(?:{DESK_WORK})\W*+\Z", words)
