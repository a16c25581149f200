"""The core of a noun phrase: where the words that describe somebody begin, and where they end."""

from __future__ import annotations

from attrib.grammar import Phrase
from attrib.sources.kinds import Site
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    CONJUNCTION,
    DESCRIBERS,
    DESCRIBERS_OR_NAME,
    DETERMINER,
    DETERMINERS,
    NOMINAL,
    NOUN,
    NOUNS,
    NUMBER,
    NUMBERED,
    OF,
    PARTICIPLES,
    PAST,
    PREMODIFIERS,
    QUANTITY_OPENS,
    QUANTITY_WORDS,
)

CORE = NOMINAL + PARTICIPLES
LONGEST_CORE = 12


def after_quantity(site: Site, phrase: Phrase) -> int:
    """Walk over "two of the", "more than a dozen", "a number of" to the first word that describes."""
    tags, lower, kinds = site.tags, site.lower, site.kinds
    at, stop = phrase
    while at < stop:
        quantity = _of_quantity(site, at, stop)
        if quantity:
            at = quantity
        elif (
            tags[at] in QUANTITY_OPENS and (not lower[at].endswith("-old") or site.doc.tags[at + 1] in DESCRIBERS)
        ) or (lower[at] in kinds.quantifiers and at + 1 < stop and tags[at + 1] in PREMODIFIERS + NOUNS + PARTICIPLES):
            at += 1
        elif " ".join(lower[at : at + 2]) in site.words.number_comparisons:
            at += 2
        elif lower[at] in site.words.before_numbers and site.doc.tags[at + 1] in NUMBERED:
            at += 1
        else:
            break
    return at


def _of_quantity(site: Site, at: int, stop: int) -> int:
    """Give where the noun begins that "of" ties to a quantity at `at`; 0 where there is none."""
    for end in range(at, min(at + 4, stop - 1)):
        if site.tags[end] == OF:
            before = site.lower[end - 1]
            counted = (
                before in site.kinds.quantities or before in site.kinds.quantifiers or site.tags[end - 1] == NUMBER
            )
            return end + 1 if end > at and counted else 0
        if site.tags[end] not in QUANTITY_WORDS:
            return 0
    return 0


def core_stop(site: Site, first: int, high: int) -> int:
    """Give where the core that begins at a token ends: after its noun, at the latest at `high`."""
    tags, at = site.tags, first
    high = min(high, first + LONGEST_CORE)
    while at < high and _goes_on(site, at, first, high):
        at += 1
    while (
        at > first + 1 and tags[at - 1] in NUMBER + ADJECTIVE + ADVERB + PAST and set(tags[first : at - 1]) & set(NOUNS)
    ):
        at -= 1
    return max(at, min(first + 1, high))


def _goes_on(site: Site, at: int, first: int, high: int) -> bool:
    """Tell whether the core that begins at `first` goes on with a token."""
    tags = site.tags
    if at == first:
        return tags[at] in CORE
    if tags[at] not in CORE:
        owned = tags[at] in DETERMINER + ADVERB and tags[at - 1] in DETERMINERS
        return owned or _joins(site, at, first, high)
    if tags[at] in PARTICIPLES and site.doc.tags[at + 1] not in DESCRIBERS_OR_NAME:
        return False
    return not (tags[at - 1] in NOUNS and (tags[at] == PAST or site.lower[at] in site.words.describing_participles))


def _joins(site: Site, at: int, first: int, high: int) -> bool:
    """Tell whether "and" joins two words before a noun: "current and former officials"."""
    tags = site.tags
    if tags[at] != CONJUNCTION or at == first or at + 2 >= high:
        return False
    if tags[at - 1] == ADJECTIVE and tags[at + 1] == ADJECTIVE:
        return True
    return tags[at - 1 : at + 3] == NOUN + CONJUNCTION + NOUN + NOUN and site.lower[at - 1] not in site.kinds.human


def head_of(site: Site, first: int, stop: int) -> int:
    """Give the last noun of a core."""
    for at in range(stop - 1, first - 1, -1):
        if site.tags[at] in NOUNS:
            return at
    return stop - 1
