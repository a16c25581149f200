"""What stands between a cue and what is said: times, occasions, listeners."""

from __future__ import annotations

import re

from attrib.grammar.finder import finder
from attrib.grammar.modifiers import phrase_after
from attrib.text import Document
from attrib.text.tags import (
    ADVERB,
    AFTER_INFINITIVE_TO,
    BEFORE_THAT,
    COMMA,
    DESCRIBERS,
    DETERMINER,
    FINITE,
    GERUND,
    NAME,
    NOUN,
    NOUN_OR_OWNER,
    NUMBER,
    NUMBERED,
    OCCASION_WORDS,
    OF,
    OPENING_QUOTE,
    OPENS_CLAUSE,
    OPENS_CONTENT,
    OTHER_CLAUSE,
    PAST,
    PHRASE,
    POSSESSIVE,
    PREPOSITION,
    THAT,
    TO,
)

LONGEST_ADVERBIAL = 12
MAY_OPEN_CLAUSE = COMMA + TO
"""With these another clause begins where the word after them shows it."""
MARKS_AHEAD = re.compile(f"[{OPENS_CONTENT}{OTHER_CLAUSE}{MAY_OPEN_CLAUSE}]")
"""What is said begins with these, or something else that is not the cue's."""
LISTED_OR_CONTENT = OPENING_QUOTE + ADVERB + THAT + DESCRIBERS + NAME
"""After a comma what was begun goes on with these: "in a letter to authors, agents and readers that"."""
FIRST_TIME = ["for", "the", "first", "time"]


def after_adverbials(doc: Document, at: int, high: int) -> int:
    """Skip times, places and occasions between a cue and its content: "said in a statement on Tuesday that"."""
    at = _pointed_time_stop(doc, at)
    ahead = _marker_ahead(doc, at, high)
    if ahead is not None:
        return ahead
    while at < high and (stop := _one_adverbial_stop(doc, at, high)) is not None:
        at = stop
    return at


def _pointed_time_stop(doc: Document, at: int) -> int:
    """Give where a time ends that "that" points at: "said [that evening] that", "said [that same day] he"."""
    if doc.tags[at] != THAT:
        return at
    lower = doc.tokens.lower
    time = at + 1 + (lower[at + 1] == "same")
    is_time = doc.tags[time] == NOUN and lower[time] in doc.words.time_nouns and lower[time] != "time"
    return time + 1 if is_time and doc.tags[time + 1] in OPENS_CLAUSE else at


def _one_adverbial_stop(doc: Document, at: int, high: int) -> int | None:
    """Give where the adverb, time or occasion that begins at token `at` ends; None where none does."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    word = lower[at]
    if word in words.times:
        stop = _times_stop(doc, at, high)
        return None if tags[stop] == POSSESSIVE else stop
    counts = tags[at + 1] in NUMBERED and word in words.before_numbers
    if tags[at] == ADVERB and not counts and tags[at + 1] != OF and lower[at + 1] != "than":
        return at + 1
    if word in words.time_adjectives and lower[at + 1] in words.occasions:
        return at + 2
    if word not in words.adverbial_prepositions:
        return None
    return at + 4 if lower[at : at + 4] == FIRST_TIME else occasion_stop(doc, at, high)


def _times_stop(doc: Document, at: int, high: int) -> int:
    """Give where the words for a time that begin at a token end: "late Monday", "Jan. 14"."""
    lower, words = doc.tokens.lower, doc.words
    while at < high and (lower[at] in words.times or (doc.tags[at] == NUMBER and lower[at - 1] in words.months)):
        at += 1
    return at


def occasion_stop(doc: Document, at: int, high: int) -> int | None:
    """Give where a prepositional phrase ends that names an occasion to speak, a platform or a time; None for others.

    `at` is its preposition. An outlet is such an occasion only after "on": "on Fox News", not "by the Herald".
    """
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    ways = words.occasions, words.platforms
    listed = finder(*ways, words.news_agencies_and_broadcasters) if lower[at] == "on" else finder(*ways)
    stop = at + 1 if tags[at] != NUMBER else high
    while stop < min(high, at + LONGEST_ADVERBIAL):
        found = listed.longest(lower, stop, high)
        described = tags[stop] == PAST and tags[stop - 1] == DETERMINER
        if tags[stop] not in OCCASION_WORDS and not described:
            return None
        stop = found.stop if found else stop + 1
        if found and (tags[stop] not in NOUN_OR_OWNER and lower[stop] not in words.occasions):
            return _described_stop(doc, stop, high)
    return None


def _described_stop(doc: Document, at: int, high: int) -> int:
    """Give where what describes an occasion ends: "in a note [read out by the club]"; `at` where nothing does."""
    if doc.tags[at] != PAST:
        return at
    if doc.tokens.lower[at + 1] in doc.words.times:
        return _times_stop(doc, at + 1, high)
    particle = doc.tags[at + 1 : at + 3] in {PREPOSITION * 2, ADVERB + PREPOSITION}
    if doc.tags[at + 1 + particle] not in PREPOSITION:
        return at
    phrase = phrase_after(doc, at + 2 + particle, high)
    return phrase.stop if phrase else at


def _marker_ahead(doc: Document, at: int, high: int) -> int | None:
    """Find "that", a quotation or a colon close ahead, with no verb of another clause in between."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    if tags[at] == GERUND and lower[at] in words.cues:
        return None
    nominal = tags[at] in PHRASE and lower[at] not in words.time_adjectives and lower[at] not in words.times
    for found in MARKS_AHEAD.finditer(tags, at, min(high, at + 2 * LONGEST_ADVERBIAL)):
        i = found.start()
        if tags[i] == THAT:
            return i if _opens_what_is_said(doc, at, i) else None
        if tags[i] in OPENS_CONTENT:
            return None if nominal and tags[i] == OPENING_QUOTE and tags[i - 1] != COMMA else i
        if (nominal and _ends_object(doc, i)) or _opens_other_clause(doc, i, high):
            return None
    return None


def _opens_what_is_said(doc: Document, at: int, that: int) -> bool:
    """Tell whether "that" belongs to the cue before token `at`: "told reporters that", not "met a man that had"."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    if lower[that - 1] in words.thought_nouns:
        return False
    if that == at:
        return True
    if tags[at] == DETERMINER and at + 2 == that and lower[that - 1] in words.cue_noun_forms:
        return False
    if tags[that + 1] in FINITE:
        return False
    return (
        tags[that - 1] in BEFORE_THAT
        or tags[that - 2 : that] in (NAME + NUMBER, PREPOSITION + NUMBER)
        or lower[that - 1] in words.occasions_and_times
    )


def _ends_object(doc: Document, at: int) -> bool:
    """Tell whether a comma ends an object with nothing said after it: "praised the plan[,] and"."""
    return doc.tags[at] == COMMA and doc.tags[at + 1] != OPENING_QUOTE


def _opens_other_clause(doc: Document, at: int, high: int) -> bool:
    """Tell whether another clause begins at token `at`: "told aides [to] be", "told aides [who]", "said so[,] and"."""
    tags = doc.tags
    tag = tags[at]
    if tag in OTHER_CLAUSE:
        return doc.tokens.lower[at] not in doc.words.occasions_and_times
    if tag not in MAY_OPEN_CLAUSE:
        return False
    after = tags[at + 1]
    if tag == TO:
        return after in AFTER_INFINITIVE_TO
    return after not in LISTED_OR_CONTENT and not (after == PREPOSITION and occasion_stop(doc, at + 1, high))
