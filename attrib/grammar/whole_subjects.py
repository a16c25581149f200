"""Subjects of which only the last noun stands beside the verb: "[A clerk hired after the fire] said".

Two noun phrases and one verb of a main clause: the verb belongs to the first where all between them describes it.
Each verb between must then have a word that gives it a clause of its own, "who" or "because", or be a participle.
"""

from __future__ import annotations

import re

from attrib.grammar.modifiers import before_adverbs, phrase_after
from attrib.grammar.stretches import Phrase
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY_OR_TO,
    CLOSING_BRACKET,
    CLOSING_QUOTE,
    COLON,
    CONJUNCTION,
    FINITE,
    FULL_STOP,
    NAME,
    NOUN,
    NOUNS,
    NUMBER,
    OPENING_BRACKET,
    OPENING_QUOTE,
    OPENS_NOUN_PHRASE,
    PAST,
    PAUSES,
    PREMODIFIERS,
    PREPOSITION,
    PREPOSITIONS,
    QUOTES,
    SEMICOLON,
    SUBJECT_PRONOUN,
    SUBORDINATING,
    TO,
)

LONGEST_SUBJECT = 36
"""Tokens of a subject with all that describes it."""
LONGEST_QUOTED = 6
"""Tokens of a quotation within what describes a subject: "marked “secret”"."""
STOPS = PAUSES + SEMICOLON + COLON + OPENING_BRACKET + CLOSING_BRACKET
"""Marks that a subject does not go over from the right."""
MARKS = re.compile(f"[{re.escape(STOPS + FULL_STOP + QUOTES)}]")
BEFORE_NO_VERB = AUXILIARY_OR_TO + PREMODIFIERS + PREPOSITIONS
"""What stands before a verb that is not the first of its group, or a word that is no verb: "the [wounded]"."""
AFTER_PARTICIPLE = PREPOSITIONS + ADVERB + ADJECTIVE + TO + NUMBER + NAME + OPENING_QUOTE
"""After a past these show that it describes the noun before it: "dated 4 May", "hired by", "posted to"."""


def whole_subject(doc: Document, nearest: Phrase | None, at: int, low: int) -> Phrase | None:
    """Find the subject of a verb in front of all that describes it, where `nearest` is within what describes it.

    `at` is the last token before the verb group; None where the nearest noun phrase is all of the subject.
    """
    if doc.tags[at] in TO + SUBORDINATING or doc.tokens.lower[at] in doc.words.circumstance_prepositions:
        return None
    if nearest is not None and not _may_be_within(doc, nearest):
        return None
    first = _opening(doc, at, low)
    if first >= at or (nearest is not None and nearest.first <= first) or doc.tags[first] not in OPENS_NOUN_PHRASE:
        return None
    opening = phrase_after(doc, first, at)
    head = _head(doc, first, at)
    if opening is None or head is None or not doc.words.can_speak(doc.tokens.lower[head]):
        return None
    return Phrase(first, at + 1) if _all_describes(doc, head + 1, at + 1) else None


def _opening(doc: Document, at: int, low: int) -> int:
    """Find where the clause of a verb begins after a mark, with what joins it to others left out."""
    tags = doc.tags
    first, furthest = at, max(low, at - LONGEST_SUBJECT)
    while first > furthest and tags[first - 1] not in STOPS:
        if tags[first - 1] == FULL_STOP and tags[first] not in NUMBER + NAME:
            break
        if tags[first - 1] == CLOSING_QUOTE:
            opening = tags.rfind(OPENING_QUOTE, max(furthest, first - LONGEST_QUOTED), first)
            if opening < 0 or tags[opening - 1] in STOPS:
                break
            first = opening
        elif tags[first - 1] == OPENING_QUOTE:
            break
        else:
            first -= len(MARKS.split(tags[furthest:first])[-1]) or 1
    if first == furthest > low:
        return at
    while first < at and tags[first] in CONJUNCTION + SUBORDINATING + ADVERB:
        first += 1
    when = tags[first] == PREPOSITION and doc.tokens.lower[first + 1] in doc.words.times
    return first + 2 * when


def _head(doc: Document, first: int, at: int) -> int | None:
    """Find the noun of the noun phrase that begins at a token."""
    tags = doc.tags
    noun = next((i for i in range(first, at) if tags[i] in NOUNS), None)
    while noun is not None and noun + 1 < at and tags[noun + 1] in NOUNS:
        noun += 1
    return noun if noun is not None and tags[noun] == NOUN else None


def _may_be_within(doc: Document, nearest: Phrase) -> bool:
    """Tell whether a noun phrase may belong to what describes another.

    Not "it shut after [the mayor] said", "a remark [the firm] denied".
    """
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    before, last = nearest.first - 1, nearest.stop - 1
    if tags[last] == PAST:
        return True
    if tags[before] in NOUNS + CONJUNCTION + SUBORDINATING or lower[before] in words.bare_clause_forms:
        return False
    if lower[before] in words.circumstance_prepositions:
        return tags[last] == NOUN and not words.can_speak(lower[last])
    return True


def _all_describes(doc: Document, first: int, stop: int) -> bool:
    """Tell whether each verb up to one has a clause of its own or is a participle, and each clause its verb."""
    tags, lower = doc.tags, doc.tokens.lower
    open_clauses, may_open, may_close = 0, 0, 0
    for at in range(first, stop):
        tag, before = tags[at], tags[at - 1]
        if tag in SUBORDINATING:
            open_clauses += 1
        elif tag == PREPOSITION and lower[at] in doc.words.circumstance_prepositions:
            may_open += 1
        elif tag == SUBJECT_PRONOUN and before in NOUNS and not open_clauses:
            open_clauses += 1
        elif tag in FINITE and tags[before_adverbs(doc, at, first)] not in BEFORE_NO_VERB:
            if _describes(doc, at) or before == CONJUNCTION:
                may_close += lower[at + 1] != "by"
            elif open_clauses:
                open_clauses -= 1
                may_open += lower[at] in doc.words.bare_clause_forms
            elif may_open:
                may_open -= 1
            elif tag != PAST or at + 1 < stop:
                return False
    return open_clauses <= may_close


def _describes(doc: Document, at: int) -> bool:
    """Tell whether a past is a participle that describes the noun before it: "hired by", "not cleared to"."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    noun = before_adverbs(doc, at, 0)
    if tags[at] != PAST or tags[noun] not in NOUNS or "participle" not in words.verb_forms.get(lower[at], ()):
        return False
    if lower[at] in words.bare_clause_forms:
        return lower[at + 1] == "by"
    return tags[at + 1] in AFTER_PARTICIPLE or lower[at + 1] in words.whereabouts
