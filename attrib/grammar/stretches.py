"""Stretches of a document: a phrase, and a sentence or clause in which contents may break off."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import CLAUSE_ENDS, FINITE_VERB, NAME, NUMBER, OWNED, PAST, STOPS

QUOTED_NAMES = NAME, NAME * 2
LONGEST_WALK = 90
"""No subject of a published sentence is longer; keeps the cost of a cue bounded on endless sentences."""


class Phrase(NamedTuple):
    """Tokens `first` up to `stop`."""

    first: int
    stop: int


class Stretch(msgspec.Struct, frozen=True):
    """A sentence, or the clause of one: tokens `first` up to `stop`."""

    first: int
    stop: int
    paragraph: int
    whole: Sentence
    """The sentence."""

    @classmethod
    def of(cls, sentence: Sentence) -> Stretch:
        """Give all of a sentence."""
        return cls(sentence.first, sentence.stop, sentence.paragraph, sentence)


def trimmed(doc: Document, first: int, stop: int) -> int:
    """Leave out marks at the end of a stretch, save those of a quotation."""
    while stop > first and doc.tags[stop - 1] in CLAUSE_ENDS and doc.tokens.forms[stop - 1] not in "…":
        stop -= 1
    return stop


def has_verb(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a stretch holds a finite verb, so that it can be a clause."""
    return first_verb(doc, first, stop) < stop


def first_verb(doc: Document, first: int, stop: int) -> int:
    """Find the first finite verb of a stretch, where a past that opens it is a participle; `stop` without one."""
    opens = first + (doc.tags[first] == PAST)
    found = FINITE_VERB.search(doc.tags, opens, stop)
    return found.start() if found else stop


def is_quoted_name(doc: Document, closing: int) -> bool:
    """Tell whether a token closes a quotation that is no more than a name: "“Mark” told them", "“Tex,” he said" not."""
    index = doc.quoted[closing]
    if index < 0 or doc.quotations[index].stop != closing + 1:
        return False
    inside = doc.tags[doc.quotations[index].first + 1 : closing]
    return inside in QUOTED_NAMES


def is_title(doc: Document, at: int) -> bool:
    """Tell whether a token is quoted as what a paper is called: "a letter, marked “private”, said"."""
    index = doc.quoted[at]
    return index >= 0 and doc.tokens.lower[doc.quotations[index].first - 1] in doc.words.titling_participles


def quoted_describer(doc: Document, closing: int, low: int) -> int:
    """Find where a quotation that is part of a noun phrase begins: "the “No” campaign", "a “source”"; -1 for none."""
    index = doc.quoted[closing]
    if index < 0 or doc.quotations[index].stop != closing + 1 or doc.tags[closing - 1] in STOPS:
        return -1
    opening = doc.quotations[index].first
    within = low < opening and doc.tags[opening - 1] in OWNED + NUMBER
    return opening if within else -1


def quotation_at(doc: Document, token: int) -> Phrase | None:
    """Give the quotation that the token stands in, as a stretch."""
    index = doc.quoted[token]
    if index < 0:
        return None
    quotation = doc.quotations[index]
    return Phrase(quotation.first, quotation.stop)
