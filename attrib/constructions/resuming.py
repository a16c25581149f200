"""How what is said goes on after its source and cue: "it was shut, she said, because it leaked", "…, killing two"."""

from __future__ import annotations

from attrib.grammar import occasion_stop
from attrib.text import Document
from attrib.text.tags import (
    AUXILIARY_OR_PRESENT,
    COMMA,
    CONJUNCTION,
    FINITE,
    GERUND,
    NEGATION,
    NOUN_OR_PRONOUN,
    NUMBER,
    OF,
    OPENS_SUBJECT,
    PARTICIPLES,
    PHRASE_WITH_OF,
    PREMODIFIERS,
    PREPOSITION,
    RELATIVES,
    RESUMES_AFTER_AND,
    SUBORDINATOR,
    THAT,
    TO,
)

GOES_ON = OPENS_SUBJECT + PREMODIFIERS + AUXILIARY_OR_PRESENT + TO + OF + THAT + SUBORDINATOR + NEGATION
"""After a cue between commas what is said goes on with these: "it was shut, she said, because it leaked"."""
LONGEST_GESTURE = 5
"""Tokens of what whoever speaks does meanwhile: "with a broad smile"."""


def goes_on(doc: Document, comma: int, high: int) -> bool:
    """Tell whether what is said goes on after a cue between commas: "it shut, she said, and had been empty"."""
    tags = doc.tags
    return (
        comma + 2 < high
        and tags[comma] == COMMA
        and (tags[comma + 1] in GOES_ON or (tags[comma + 1] == CONJUNCTION and tags[comma + 2] in RESUMES_AFTER_AND))
    )


def goes_on_without_subject(doc: Document, comma: int, high: int) -> bool:
    """Tell whether the clause itself goes on: "it sank, according to police, and had been old", "…, when it broke"."""
    tags, first = doc.tags, comma + 1
    if first + 1 >= high or tags[comma] != COMMA:
        return False
    if tags[first] == SUBORDINATOR:
        return doc.tokens.lower[first] not in doc.words.conceding
    return tags[first] == CONJUNCTION and tags[first + 1] in FINITE


def adds_to_clause(doc: Document, comma: int, high: int) -> bool:
    """Tell whether what follows a cue and a comma adds to what is said: "it broke, she said, after years of rust"."""
    first = comma + 1
    if first + 1 >= high or doc.tags[comma] != COMMA:
        return False
    tag, word, words = doc.tags[first], doc.tokens.lower[first], doc.words
    if tag == GERUND:
        return word in words.forms(words.outcome_verbs)
    if word in words.plural_quantifiers or word in words.counting_words:
        return doc.tags[first + 1] in RELATIVES + OF
    if word in words.narrowing:
        return doc.tags[first + 1] in PREPOSITION + SUBORDINATOR
    return tag == PREPOSITION and _is_no_aside(doc, first, high)


def _is_no_aside(doc: Document, first: int, high: int) -> bool:
    """Tell whether a prepositional phrase tells nothing of the saying: not "in a statement", "with a smile"."""
    lower, words = doc.tokens.lower, doc.words
    if lower[first] == "with":
        return _accompanies(doc, first, high)
    if lower[first] == "as":
        return lower[first + 1] == "it"
    if _is_act_of_speaker(doc, first + 1):
        return False
    if lower[first] in words.telling_prepositions:
        return True
    aside = lower[first + 1] == "condition" or occasion_stop(doc, first, high) is not None
    return lower[first] in words.aside_prepositions and not aside


def _is_act_of_speaker(doc: Document, gerund: int) -> bool:
    """Tell whether whoever speaks does something: "before adding", "before walking off", not "before spreading"."""
    word, words = doc.tokens.lower[gerund], doc.words
    return word in words.cues or word in words.forms(words.gesture_verbs)


def _accompanies(doc: Document, first: int, high: int) -> bool:
    """Tell whether "with" opens what happens beside what is said: "it failed, he said, with rust eating the bolts"."""
    tags, at = doc.tags, first + 1
    if not doc.words.forms(doc.words.gesture_verbs).isdisjoint(doc.tokens.lower[at : at + LONGEST_GESTURE]):
        return False
    while at < high and tags[at] in PHRASE_WITH_OF + PARTICIPLES:
        if tags[at] == NUMBER:
            return True
        if tags[at] in PARTICIPLES and tags[at - 1] in NOUN_OR_PRONOUN:
            return True
        at += 1
    return False
