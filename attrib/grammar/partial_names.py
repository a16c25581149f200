"""Words that say that a name is given in part only: "declined to give her last name", "known only as Tex"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from attrib.english import Words, is_negated
from attrib.grammar.finder import Finder, finder
from attrib.grammar.stretches import Phrase
from attrib.grammar.walks import walk_right
from attrib.text import Document
from attrib.text.document import remembered
from attrib.text.tags import COMMA, NAME, NUMBER, OPENING_BRACKET, OPENING_QUOTE, SENTENCE_PARTS

REACH_BEFORE = 9
"""Tokens before "last name" among which it says what becomes of it."""
REACH_AFTER = 6
"""Tokens after it."""
NEAR_BEFORE = 4
"""Tokens before "surname" among which "only" says that no more is given."""
BEFORE_AS = 7
"""Tokens before "as Tex" among which it says that this is what somebody is called."""


class PartialName(NamedTuple):
    """Words that say that a name is given in part only."""

    words: Phrase
    given: Phrase | None
    """The part that is given, where these words are followed by it: "as [Tex]"."""
    false: bool
    """Whether it is a pseudonym, which may be a whole name."""


def may_hold(doc: Document, first: int, stop: int) -> bool:
    """Tell whether some of tokens `first` up to `stop` is a word of notices of anonymity or of names in part."""
    return not _marking(doc.words).isdisjoint(doc.tokens.lower[first:stop])


@remembered
def marked_sentences(doc: Document) -> Sequence[int]:
    """Give the numbers of the sentences that have such words, in order."""
    found = {bisect_right(doc.sentence_starts, at) - 1 for at in doc.tokens.places(_marking(doc.words))}
    return sorted(found - {-1})


@lru_cache(maxsize=8)
def _marking(words: Words) -> frozenset[str]:
    """Give the words of which a notice has one at least."""
    phrases = words.formula_phrases, words.circular_phrases, words.kept_names, words.real_names
    return (
        finder(*phrases, words.shown_names, words.false_names).pivots
        | words.calling_forms
        | words.outlet_naming
        | {"whose"}
    )


def find_partial_names(doc: Document, first: int, stop: int) -> Sequence[PartialName]:
    """Give such words among tokens `first` up to `stop` of a sentence, in order."""
    return _partial_names(doc, first, stop) if may_hold(doc, first, stop) else ()


@remembered
def _partial_names(doc: Document, first: int, stop: int) -> tuple[PartialName, ...]:
    return tuple(_look_for_names(doc, first, stop))


def _look_for_names(doc: Document, first: int, stop: int) -> Iterator[PartialName]:
    words, lower = doc.words, doc.tokens.lower
    for found in _parts(words).all(lower, first, stop):
        read = _read_part(doc, found, first, stop) if doc.quoted[found.first] < 0 else None
        if read is not None:
            yield read
    if not words.calling_forms.isdisjoint(lower[first:stop]):
        yield from _called(doc, first, stop)


def _parts(words: Words) -> Finder:
    """Give what finds what is said to be given or kept back: "last name", "nickname"."""
    return finder(words.kept_names, words.real_names, words.shown_names, words.false_names, words.single_names)


def _read_part(doc: Document, found: Phrase, first: int, stop: int) -> PartialName | None:
    """Read what is said of "last name" or "nickname": that it is kept back, or that no more is given."""
    words, part = doc.words, " ".join(doc.tokens.lower[slice(*found)])
    before = _before(doc, found.first, max(first, found.first - REACH_BEFORE))
    after = doc.tokens.lower[found.stop : min(stop, found.stop + REACH_AFTER)]
    near = (*before, *after)
    kept = part in words.single_names or not words.keeping_words.isdisjoint(near) or is_negated(words, near)
    only = part in words.kept_names and not words.sparing_words.isdisjoint(before[-NEAR_BEFORE:])
    shown = only or (part in words.shown_names and not words.showing_words.isdisjoint(near))
    false = part in words.false_names or (kept and part in words.real_names)
    if not (kept or shown or false):
        return None
    gives = only or part in words.shown_names or part in words.false_names
    given = _given(doc, found.stop, stop) if gives else None
    return PartialName(found, given, false)


def _before(doc: Document, at: int, low: int) -> Sequence[str]:
    """Give the words before a token down to another, or to the mark that parts them."""
    first = at
    while first > low and doc.tags[first - 1] not in SENTENCE_PARTS + OPENING_BRACKET:
        first -= 1
    return doc.tokens.lower[first:at]


def _called(doc: Document, first: int, stop: int) -> Iterator[PartialName]:
    """Find "gave his name only as Tex", "asked to be called Tex" and "goes by Tex"."""
    words, lower = doc.words, doc.tokens.lower
    for at in range(first, stop - 1):
        if lower[at] not in words.naming_words or doc.quoted[at] >= 0:
            continue
        before = lower[max(first, at - BEFORE_AS) : at + 1]
        given = _given(doc, at + 1, stop)
        if given is not None and given.stop - given.first == 1 and _is_what_one_is_called(words, before):
            yield PartialName(Phrase(at, at + 1), given, False)


def _is_what_one_is_called(words: Words, before: Sequence[str]) -> bool:
    """Tell whether the words up to one say that what follows is what somebody goes by."""
    own, last = set(before), before[-1]
    if last == "by":
        return not words.going_by.isdisjoint(before[-3:])
    named = not words.naming_verbs.isdisjoint(own)
    if "be" in own and not own.isdisjoint(words.asking_to_be):
        return last == "called" or (last == "as" and named)
    sparing = words.sparing_words | words.reflexive_pronouns | words.identity_words
    return last == "as" and named and not own.isdisjoint(sparing)


def _given(doc: Document, at: int, stop: int) -> Phrase | None:
    """Give the name that stands at a token, or after a mark that sets it off."""
    while at < stop and (doc.tags[at] in COMMA + OPENING_QUOTE or doc.tokens.lower[at] in doc.words.before_given):
        at += 1
    end = walk_right(doc, NAME, at, stop)
    return Phrase(at, end) if end > at and doc.tags[end] != NUMBER else None
