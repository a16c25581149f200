"""Capitalised words that say what somebody is, and are no name: "one Tory MP", "the Prime Minister"."""

from __future__ import annotations

from functools import lru_cache

from attrib.english import Words, singular
from attrib.grammar import Phrase
from attrib.grammar.finder import finder
from attrib.speakers.runs import in_heading
from attrib.text import Document
from attrib.text.tags import BODY_GOES_ON, COLON, COMMA, DESCRIBERS, NAME, NOUN, NUMBER, POSSESSIVE

MOST_REMEMBERED = 4096
"""Words of which it is kept in mind whether they may describe somebody."""
FARTHEST = 4
"""Among so many tokens before capitalised words stands what opens their phrase."""
BODY_LINKS = frozenset(["of", "for"])
BODY_NAME = BODY_GOES_ON + COMMA
"""What the name of a body holds after "of": "Housing, Communities and Local Government"."""


def describes(doc: Document, first: int, stop: int) -> bool:
    """Tell whether capitalised words only say what somebody is: one of several, or the holder of an office."""
    words, lower, last = doc.words, doc.tokens.lower, doc.tokens.lower[stop - 1]
    describing = _may_describe(words, last)
    if not describing and lower[first] not in words.withholding:
        return False
    begin = first
    while begin and first - begin < FARTHEST and doc.tags[begin - 1] in DESCRIBERS:
        begin -= 1
    if finder(words.withheld_names).longest(lower, begin, len(lower)):
        return True
    if not describing:
        return False
    if _is_unnamed_voice(doc, begin, stop):
        return True
    if doc.tags[stop] == NAME or lower[first] in words.given_names or lower[first] in words.honorifics:
        return False
    return _opens_as_described(doc, first, stop)


def _opens_as_described(doc: Document, first: int, stop: int) -> bool:
    """Tell whether what stands before capitalised words shows them to describe: "two", "the", nothing."""
    words, last = doc.words, doc.tokens.lower[stop - 1]
    opening = _opening(doc, first)
    if opening is None and doc.tokens.forms[stop - 1].isupper() and stop - first > 1:
        return singular(last) in words.human_nouns
    if opening is None:
        return last.endswith("s") and (last in words.capital_nouns or _is_told_in_capitals(doc, first, stop))
    word = doc.tokens.lower[opening]
    if doc.tags[opening] == NUMBER or word in words.introducing_determiners or word in words.plural_determiners:
        return singular(last) in words.human_nouns
    if NOUN in doc.tags[opening:first] or not (last in words.office_titles or last in words.unique_roles):
        return False
    return word == "the" or doc.tags[opening] == POSSESSIVE or word in words.possessives


def _is_told_in_capitals(doc: Document, first: int, stop: int) -> bool:
    """Tell whether words are in capitals like all around them: "PALACE INSIDERS", "White House Aides" in a headline."""
    told = singular(doc.tokens.lower[stop - 1]) in doc.words.told_nouns
    return told and (doc.tokens.forms[stop - 1].isupper() or in_heading(doc, Phrase(first, stop)))


def _is_unnamed_voice(doc: Document, begin: int, stop: int) -> bool:
    """Tell whether words stand for somebody unknown: "UNIDENTIFIED WOMAN", "MALE VOICE:"."""
    words, opening, last = doc.words, doc.tokens.lower[begin], doc.tokens.lower[stop - 1]
    if last not in words.voice_words and singular(last) not in words.human_nouns:
        return False
    if opening in words.unidentified:
        return True
    if doc.tags[stop] != COLON or not doc.tokens.forms[begin].isupper():
        return False
    described = stop - begin > 1 or doc.tokens.forms[begin - 1 : begin] == ["THE"]
    return described and not any(opening in each for each in (words.given_names, words.honorifics, words.person_titles))


@lru_cache(maxsize=MOST_REMEMBERED)
def _may_describe(words: Words, noun: str) -> bool:
    """Tell whether a noun, in lower case, may say what somebody is."""
    office = noun in words.office_titles or noun in words.unique_roles
    voice = noun in words.voice_words or singular(noun) in words.human_nouns
    return office or voice or noun in words.capital_nouns


def _opening(doc: Document, first: int) -> int | None:
    """Give the token that opens the phrase of capitalised words: a determiner, a number or an owner's mark."""
    for at in range(first - 1, max(-1, first - FARTHEST), -1):
        if doc.tags[at] == NUMBER or doc.tags[at] == POSSESSIVE or doc.tokens.lower[at] in doc.words.determiners:
            return at
        if doc.tags[at] not in DESCRIBERS:
            return None
    return None


def after_body(doc: Document, of: int, stop: int) -> int:
    """Give the token after the noun for a person, and their name, that follow the name of a body.

    So "spokesman" in "a Ministry of Defence spokesman". It is `of` itself where there is no such name or noun.
    """
    tags, words = doc.tags, doc.words
    around = doc.tokens.forms[of - 1][0].isupper() and doc.tags[of + 1] == NAME
    if doc.tokens.lower[of] not in BODY_LINKS or not around or singular(doc.tokens.lower[of - 1]) in words.human_nouns:
        return of
    at = of + 1
    while at < stop and tags[at] in BODY_NAME:
        at += 1
    begin = at
    while at < stop and tags[at] in DESCRIBERS:
        at += 1
    if at == begin or singular(doc.tokens.lower[at - 1]) not in words.human_nouns:
        return of
    while at < stop and tags[at] == NAME:
        at += 1
    return at
