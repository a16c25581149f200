"""Subjects that a clause describes: "[a man who tried to buy the club] said", "[a lawyer hired to defend him] said"."""

from __future__ import annotations

from attrib.grammar.noun_phrases import phrase_start
from attrib.grammar.stretches import Phrase
from attrib.grammar.walks import walk_left
from attrib.text import Document
from attrib.text.plurals import is_plural
from attrib.text.tags import (
    ADVERB,
    ENDS_ANTECEDENT,
    FINITE,
    GERUND,
    LINKING,
    MARKS,
    NAME,
    NOMINAL,
    NOUNS,
    PARTICIPLES,
    PAST,
    PREPOSITION,
    PREPOSITIONS,
    TO,
    VERB_GROUP,
    VERBS,
)

LONGEST_CLAUSE = 24
"""Tokens of a clause between a subject and its verb."""


def described_by_clause(doc: Document, verb: int, first: int, at: int, low: int) -> Phrase | None:
    """Find the noun phrase that a clause describes which ends with the noun phrase from token `first`.

    "[A man who tried to buy the club] {said}", "[A lawyer hired to defend him] {said}".
    """
    tags, before = doc.tags, first - 1
    if doc.tokens.lower[before] == "whose" and not set(tags[first:at]).isdisjoint(FINITE):
        return Phrase(phrase_start(doc, before - 1, low), at + 1)
    if tags[before] in VERBS and (owner := _whose(doc, before, low)) is not None:
        return Phrase(phrase_start(doc, owner - 1, low), at + 1)
    if tags[first] == NAME and (called := _called(doc, before, low)) is not None:
        return Phrase(phrase_start(doc, called, low), at + 1)
    to = _infinitive_to(doc, before, low)
    if tags[before] not in PREPOSITIONS + GERUND and to is None:
        return None
    whole = past_relative_clause(doc, at, low)
    return _past_purpose(doc, verb, to, at, low) if whole is None and to is not None else whole


def _called(doc: Document, before: int, low: int) -> int | None:
    """Find the noun that a name is given to which stands after a token: "[a man] named Ali Roe", "… known as Tex"."""
    lower = doc.tokens.lower
    participle = before - (lower[before] == "as")
    named = lower[participle] in doc.words.naming_participles
    return participle - 1 if named and participle - 1 >= low and doc.tags[participle - 1] in NOUNS else None


def _infinitive_to(doc: Document, at: int, low: int) -> int | None:
    """Find the "to" of an infinitive before its object: "hired [to] defend him", "trying [to] win back the marsh"."""
    tags = doc.tags
    goes_on = tags[at] in ADVERB + LINKING and doc.tokens.lower[at] not in doc.words.circumstance_prepositions
    verb = at - goes_on
    return verb - 1 if verb - 1 > low and tags[verb] in VERBS and tags[verb - 1] == TO else None


def _whose(doc: Document, verb: int, low: int) -> int | None:
    """Find "whose" before the subject of a verb: "[whose] elder sister runs"."""
    at = walk_left(doc, NOMINAL, verb - 1, low)
    return at if doc.tokens.lower[at] == "whose" else None


def _past_purpose(doc: Document, verb: int, to: int, at: int, low: int) -> Phrase | None:
    """Find the noun phrase before a participle with an infinitive: "[a lawyer hired to defend him] said"."""
    tags, lower = doc.tags, doc.tokens.lower
    participle = walk_left(doc, PREPOSITION + ADVERB, to - 1, low)
    noun = participle - 1
    if noun < low or tags[participle] not in PARTICIPLES or tags[noun] not in NOUNS:
        return None
    agrees = tags[verb] == PAST or (lower[verb][-1] == "s") != is_plural(lower[noun], doc.words)
    return Phrase(phrase_start(doc, noun, low), at + 1) if agrees else None


def past_relative_clause(doc: Document, at: int, low: int) -> Phrase | None:
    """Find the noun phrase whose relative clause ends with token `at`, however long: "a nurse who asked not to"."""
    tags, lower = doc.tags, doc.tokens.lower
    for who in range(at - 1, max(low, at - LONGEST_CLAUSE), -1):
        if tags[who] in MARKS:
            return None
        if lower[who] in {"who", "whose"} and tags[who - 1] in ENDS_ANTECEDENT:
            heads = VERB_GROUP if lower[who] == "who" else NOUNS
            headed = who + 1 < at and tags[who + 1] in heads
            return Phrase(phrase_start(doc, who - 1, low), at + 1) if headed else None
    return None
