"""Where objects of cues end: before an occasion, or a clause that "and" joins to that of the cue."""

from __future__ import annotations

from functools import lru_cache

from attrib.english import Words
from attrib.grammar.adverbials import occasion_stop
from attrib.grammar.boundaries import clause_stop
from attrib.grammar.stretches import Stretch, trimmed
from attrib.grammar.walks import walk_left, walk_right
from attrib.text import Document
from attrib.text.tags import (
    ADVERB,
    ADVERBIAL,
    AFTER_ALONE,
    AFTER_JOINED_VERB,
    AUXILIARY_OR_PRESENT,
    BEFORE_WEEKDAY,
    CLAUSE_WITHIN,
    COMMA,
    CONJUNCTION,
    FINITE,
    GERUND,
    JOINING,
    LIST_GOES_ON,
    NOUNS,
    NUMBER,
    OF,
    OPENS_COMPLEMENT,
    PARTICIPLES,
    PAST,
    PHRASE,
    PHRASE_ENDS,
    PHRASE_WITH_OF,
    PREPOSITION,
    SUBJECT_OR_AUXILIARY,
    SUBJECT_PRONOUN,
)


def object_stop(doc: Document, first: int, stretch: Stretch) -> int:
    """Find where the object of a cue ends: before a time, an occasion or another clause, else with the clause."""
    stop = clause_stop(doc, first, stretch)
    lesser = CLAUSE_WITHIN.search(doc.tags, first, stop)
    whole = lesser.start() if lesser else stop
    tags, lower, may_end = doc.tags, doc.tokens.lower, _ends(doc.words)
    for at in range(first + 1, stop):
        if doc.quoted[at] >= 0:
            continue
        ends = lower[at] in may_end and _ends_object(doc, at, stop)
        if ends or (tags[at] in JOINING and at < whole and _joins(doc, first, at, stop)):
            return trimmed(doc, first, walk_left(doc, JOINING, at - 1, first) + 1)
    return stop


@lru_cache(maxsize=8)
def _ends(words: Words) -> frozenset[str]:
    """Give the words before which an object may end: "Tuesday", "because", "in"."""
    return words.weekdays | words.object_ends | words.ground_links | words.adverbial_prepositions


def _joins(doc: Document, first: int, at: int, stop: int) -> bool:
    """Tell whether an object ends at a token with which another act of the same clause begins, or another clause."""
    return _joins_clause(doc, first, at, stop) or _lists_act(doc, first, at, stop)


def _joins_clause(doc: Document, first: int, at: int, stop: int) -> bool:
    """Tell whether "and" joins a clause to that of the cue: "praised Roe | [and] called her fair", "[and] she left"."""
    tags = doc.tags
    if tags[at] != CONJUNCTION:
        return False
    if tags[at + 1] == GERUND:
        return tags[first - 1] == GERUND and tags[at + 2] in AFTER_JOINED_VERB and GERUND not in tags[first:at]
    if tags[at + 1] == SUBJECT_PRONOUN:
        return tags[walk_right(doc, ADVERB, at + 2, stop)] in FINITE
    if tags[at + 1] in PHRASE:
        verb = walk_right(doc, PHRASE_WITH_OF, at + 1, stop)
        acts = tags[verb] == PAST and tags[verb + 1] in OPENS_COMPLEMENT
        return tags[verb - 1] in NOUNS + NUMBER and (acts or tags[verb] in AUXILIARY_OR_PRESENT)
    verb = walk_right(doc, ADVERBIAL, at + 1, stop)
    if tags[verb] != PAST:
        return tags[verb] in AUXILIARY_OR_PRESENT
    if tags[first - 1] == GERUND and tags[at - 1] == COMMA:
        return True
    return tags[verb + 1] in AFTER_JOINED_VERB or (tags[verb + 1] in AFTER_ALONE and _goes_on_acting(doc, first, at))


def _goes_on_acting(doc: Document, first: int, at: int) -> bool:
    """Tell whether a past that "and" joins can be no participle: "defended the plan | [and] walked off"."""
    cue = doc.tags[first - 1 - (doc.tags[first - 1] in PREPOSITION)]
    return cue == PAST and doc.tags[at - 1] in PHRASE_ENDS and not {*PARTICIPLES}.intersection(doc.tags[first:at])


def _lists_act(doc: Document, first: int, at: int, stop: int) -> bool:
    """Tell whether a comma joins the next of several acts: "praised the plan | [,] recited it and left"."""
    tags = doc.tags
    if tags[at : at + 2] != COMMA + PAST or tags[at + 2] not in AFTER_JOINED_VERB:
        return False
    return _goes_on_acting(doc, first, at) and LIST_GOES_ON.match(tags, at + 2, stop) is not None


def _ends_object(doc: Document, at: int, stop: int) -> bool:
    """Tell whether an object ends before token `at`: "praised the plan | [after] the vote", "| [on] Tuesday"."""
    word, words = doc.tokens.lower[at], doc.words
    if word in words.weekdays:
        return at + 1 == stop and doc.tags[at - 1] in BEFORE_WEEKDAY
    if word in words.object_ends and (word != "as" or doc.tags[at + 1] in SUBJECT_OR_AUXILIARY):
        return True
    if word in words.ground_links:
        return doc.tags[at - 1] == COMMA or doc.tags[at + 1] == OF
    return word in words.adverbial_prepositions and occasion_stop(doc, at, stop) is not None
