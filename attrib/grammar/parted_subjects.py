"""Subjects that commas part from their verb: "Jane Roe, the mayor, who was there, [said]"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attrib.grammar.described_subjects import past_relative_clause
from attrib.grammar.modifiers import clause_verb, is_noun_phrase, is_surely_finite, modifies, opens_relative
from attrib.grammar.noun_phrases import phrase_start
from attrib.grammar.stretches import Phrase, has_verb, is_quoted_name, is_title
from attrib.grammar.verb_groups import before_times
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY_OR_PRESENT,
    CLOSING_BRACKET,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    GERUND,
    NAME,
    NEGATION,
    NOUN,
    NOUNS,
    OPENING_BRACKET,
    OPENS_MODIFIER,
    PARTICIPLES,
    PAST,
    PHRASE,
    PHRASE_ENDS,
    PHRASE_WITH_OF,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SEGMENT_ENDS,
    STOPS,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
)

SUBJECT_ENDS = PHRASE_ENDS + DETERMINER + GERUND + ADJECTIVE + POSSESSIVE
"""What a subject may end with."""
INTRODUCTION_OPENS = OPENS_MODIFIER + SUBORDINATOR + CONJUNCTION
"""What opens a part of the sentence before its subject: "In May, Jane Roe, …"."""
MOST_SEGMENTS = 7
"""Stretches between commas, from the verb to its subject."""
LONGEST_ASIDE = 5
BEFORE_QUOTED_WORDS = SUBORDINATOR + PREPOSITION + DETERMINER + ADJECTIVE + FINITE
"""After one of these a quotation is part of a clause."""
JOINTS = ("as", "well", "as"), ("along", "with"), ("together", "with")
"""Words that join who says something as "and" does."""
ENDS_JOINT = frozenset(words[-1] for words in JOINTS)


class Segment(NamedTuple):
    """A stretch between commas, tokens `first` up to `stop`; whether none stands before it."""

    first: int
    stop: int
    opens_sentence: bool


def may_end_subject(doc: Document, at: int) -> bool:
    """Tell whether a subject may end with token `at`: "the mayor", "the [poor]", "[Conservative]"."""
    tag = doc.tags[at]
    if tag == ADJECTIVE:
        return doc.tokens.forms[at][0].isupper() or doc.tags[at - 1] == DETERMINER
    return tag in SUBJECT_ENDS


def subject_before_comma(doc: Document, comma: int, low: int) -> Phrase | None:
    """Find a subject that is parted from its verb by appositions or relative clauses between commas.

    `comma` is the last of the commas. Segments are read from right to left, up to the one that the subject is in.
    """
    tags = doc.tags
    first: int | None = None
    for segment in _segments(doc, comma, low):
        if segment.first == segment.stop:
            return None
        opens = tags[segment.first]
        if opens == PREPOSITION and (relative := _relative_of_parted(doc, segment)) is not None:
            return Phrase(relative + 1, comma)
        if segment.opens_sentence:
            return _in_opening_segment(doc, segment, first, comma)
        if opens == CONJUNCTION and _joins_noun_phrase(doc, segment):
            first = segment.first + 1
        elif _is_contrast(doc, segment):
            continue
        elif first is not None and opens in PHRASE and _is_own_clause(doc, segment, comma):
            break
        elif opens in SUBORDINATOR + ADVERB and _is_aside(doc, segment):
            continue
        elif not _describes(doc, segment):
            first = first if first is not None else _start_at_end_of(doc, segment)
            break
        elif opens in PHRASE and not opens_relative(doc, *segment[:2]):
            first = segment.first
    return Phrase(first, comma) if first is not None else None


def _segments(doc: Document, comma: int, low: int) -> Iterator[Segment]:
    """Give the stretches between commas before the last of the commas, from right to left."""
    stop = comma
    for _ in range(MOST_SEGMENTS):
        first = segment_start(doc, stop, low)
        yield Segment(first, max(first, stop), doc.tags[first - 1] != COMMA)
        stop = first - 1
        if stop <= low:
            return


def segment_start(doc: Document, stop: int, low: int) -> int:
    """Find where the stretch between commas that ends before `stop` begins."""
    tags = doc.tags
    depth = 0
    for at in range(stop - 1, low - 1, -1):
        tag = tags[at]
        if tag == CLOSING_BRACKET:
            depth += 1
        elif tag == OPENING_BRACKET:
            if not depth:
                return at + 1
            depth -= 1
        elif depth <= 0 and tag in SEGMENT_ENDS and not _is_quoted_within(doc, at, Phrase(low, stop)):
            return at + 1
    return low


def _is_quoted_within(doc: Document, at: int, stretch: Phrase) -> bool:
    """Tell whether a mark closes or is inside a name, a title, or words quoted in an aside: "who was “fed up”,"."""
    if is_quoted_name(doc, at) or is_title(doc, at):
        return True
    if doc.quoted[at] < 0:
        return False
    first, stop = doc.quotations[doc.quoted[at]][:2]
    if first <= stretch.first or stop > stretch.stop or doc.tags[stop - 2] in STOPS:
        return False
    return doc.tags[first - 1] in BEFORE_QUOTED_WORDS or doc.tags[first + 1] == SUBORDINATOR


def with_listed_before(doc: Document, first: int, low: int) -> int:
    """Take in the first of those listed, if they open a sentence: "In May, [Ann Roe, two aides and a clerk] said"."""
    tags, at = doc.tags, first
    while at - 2 >= low and tags[at - 1] == COMMA:
        begin = segment_start(doc, at - 1, low)
        noun = next((i for i in range(begin, at - 1) if tags[i] in NOUNS), -1)
        voice = tags[noun] == NAME or doc.words.can_speak(doc.tokens.lower[noun])
        stop = tags.rfind(OPENING_BRACKET, begin, at - 1) if tags[at - 2] == CLOSING_BRACKET else at - 1
        bare = begin < stop and set(tags[begin:stop]) <= set(PHRASE_WITH_OF)
        if begin == low and bare and tags[begin] == PREPOSITION:
            return at
        if not voice or not bare or tags[begin] == PREPOSITION:
            return first
        at = begin
    return at if at == low else first


def with_joined_before(doc: Document, first: int, low: int) -> int:
    """Take in who is joined in another way: "[Clerks as well as] drivers", "[An aide, who was there, and] a clerk"."""
    tags, lower = doc.tags, doc.tokens.lower
    for words in JOINTS if lower[first - 1] in ENDS_JOINT else ():
        end = first - len(words) - 1
        if end + 1 >= low and tuple(lower[end + 1 : first]) == words:
            end -= tags[end] == COMMA
            return phrase_start(doc, end, low) if tags[end] in NOUNS else first
    if tags[first - 2 : first] == COMMA + CONJUNCTION:
        told = segment_start(doc, first - 2, low)
        parted = subject_before_comma(doc, first - 2, low) if lower[told] == "who" else None
        return parted.first if parted is not None else first
    return first


def _relative_of_parted(doc: Document, segment: Segment) -> int | None:
    """Find the relative pronoun of a clause of which the subject is parted: "in which Roe, the mayor, [said]"."""
    first, stop, _ = segment
    relative = doc.tags.find(RELATIVE, first, min(first + 4, stop))
    parted = 0 <= relative < stop - 1 and set(doc.tags[relative + 1 : stop]).isdisjoint(FINITE)
    return relative if parted else None


def _in_opening_segment(doc: Document, segment: Segment, first: int | None, comma: int) -> Phrase | None:
    """Find the subject where no comma stands before the segment: "[Jane Roe], the mayor, said"."""
    tags = doc.tags
    opens, stop, _ = segment
    opens += tags[opens] == ADVERB and doc.tokens.lower[opens] in doc.words.focusing
    if first is not None and tags[opens] in INTRODUCTION_OPENS:
        return Phrase(first, comma)
    if first is None and tags[stop - 1] == SUBJECT_PRONOUN:
        return Phrase(stop - 1, stop)
    if first is not None and _is_own_clause(doc, segment, comma):
        return Phrase(first, comma)
    if is_quoted_name(doc, stop - 1):
        return Phrase(opens, comma)
    last = before_times(doc, stop - 1, opens)
    last -= tags[last - 1] == NOUN and doc.tokens.lower[last] in doc.words.whereabouts
    if tags[last] == PAST and last - 1 > opens and tags[last - 1] in NOUNS:
        last -= 1
    whole = past_relative_clause(doc, last, opens)
    if whole is not None and whole.first == opens:
        return Phrase(opens, comma)
    if tags[last] in SUBJECT_ENDS:
        return Phrase(phrase_start(doc, last, opens), comma)
    return Phrase(first, comma) if first is not None else None


def _is_own_clause(doc: Document, segment: Segment, comma: int) -> bool:
    """Tell whether a segment is a clause before its speaker: "[Prices fell], Jane Roe, the mayor, said".

    It is none in "[a woman hurt in the crash], Jane Roe, said" and "[They say the mayor], Jane Roe, said it".
    """
    first, stop, _ = segment
    verb = clause_verb(doc, first, stop)
    if verb is None:
        return False
    form = doc.words.cues.get(doc.tokens.lower[verb])
    if form is not None and any("clause" in cue.takes for cue in form.cues):
        return phrase_start(doc, stop - 1, first) > verb + 1
    named_after = COMMA not in doc.tags[stop + 1 : comma]
    return is_surely_finite(doc, verb) or not (named_after and doc.words.can_speak(doc.tokens.lower[verb - 1]))


def _describes(doc: Document, segment: Segment) -> bool:
    """Tell whether a segment describes the noun before it: "who was there", "and who left", "where she works"."""
    first, stop, _ = segment
    if doc.tags[first] == CONJUNCTION:
        return doc.tags[first + 1] == RELATIVE
    lesser = doc.tags[first] == SUBORDINATOR
    return opens_relative(doc, first, stop) if lesser else modifies(doc, first, stop)


def _joins_noun_phrase(doc: Document, segment: Segment) -> bool:
    """Tell whether a segment is the last of listed subjects: "the mayor, her aides[, and the union,] said"."""
    at, stop = segment.first + 1, segment.stop
    return doc.tags[at] in NOUNS + DETERMINER and is_noun_phrase(doc, at, stop)


def _is_contrast(doc: Document, segment: Segment) -> bool:
    """Tell whether a segment says what is not so: "his first name[, but not his last,]", "Roe[, not Doe,]"."""
    opens = segment.first + (doc.tags[segment.first] == CONJUNCTION)
    return doc.tags[opens] == NEGATION and not has_verb(doc, segment.first, segment.stop)


def _is_aside(doc: Document, segment: Segment) -> bool:
    """Tell whether a segment is a clause cut short: "Roe[, when asked,] said", "Roe[, once a dancer,] said"."""
    first, stop, _ = segment
    verbless = doc.tags[first] == SUBORDINATOR and set(doc.tags[first:stop]).isdisjoint(FINITE)
    if verbless or (doc.tags[first + 1] in PARTICIPLES and doc.tags[first] in SUBORDINATOR + ADVERB):
        return True
    subjectless = set(doc.tags[first:stop]).isdisjoint(AUXILIARY_OR_PRESENT + SUBJECT_PRONOUN + DETERMINER + NOUN)
    return subjectless and first < stop <= first + LONGEST_ASIDE


def _start_at_end_of(doc: Document, segment: Segment) -> int | None:
    """Find where the subject begins that ends a segment which describes nothing: ", but [Roe], the mayor, said"."""
    last = segment.stop - 1
    return phrase_start(doc, last, segment.first) if doc.tags[last] in SUBJECT_ENDS else None
