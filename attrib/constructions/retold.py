"""What somebody is quoted as telling of another: "“The mayor said it was shut,” Roe told the court"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.grammar import Phrase, trimmed
from attrib.text.tags import (
    AUXILIARY,
    CLOSING_QUOTE,
    DETERMINER,
    GERUND,
    NAME,
    NOUN,
    OBJECT_PRONOUN,
    PAST,
    POSSESSIVE,
    PRESENT,
    STRAY_QUOTE,
    SUBJECT_PRONOUN,
)
from attrib.text.tokens import QUOTES, SINGLES

if TYPE_CHECKING:
    from attrib.constructions.construction import Attribution
    from attrib.constructions.site import Site
    from attrib.text import Document

LONGEST_INNER = 80
"""Tokens of a quotation inside a quotation."""
SHORTEST = 3
"""Tokens of what is retold; fewer only point at it: "he said so"."""
ARTICLES = frozenset(["a", "an"])


def retold(site: Site, found: Attribution) -> Attribution | None:
    """Give what another really said, as a quotation tells; None for what anybody may say or the speaker says."""
    if found.source is None or found.cue is None or found.kind not in {"statement", "finding"}:
        return None
    inner = inner_quotation_at(site.doc, found.content[0].first) is not None
    told = (inner and site.tags[found.source.first] == SUBJECT_PRONOUN) or _is_particular(site, found.source)
    if found.construction.weak_inside or not (told and _was_said(site, found)):
        return None
    quotation = site.doc.quotations[site.doc.quoted[site.at]]
    end = quotation.stop - (site.tags[quotation.stop - 1] == CLOSING_QUOTE)
    parts = [Phrase(first, trimmed(site.doc, first, min(stop, end))) for first, stop in found.content]
    long = sum(stop - first for first, stop in parts) >= SHORTEST
    return replace(found, content=tuple(parts), quoted=True) if long else None


def _is_particular(site: Site, source: Phrase) -> bool:
    """Tell whether a source is somebody in particular: "the mayor", "she", "Roe", not "I", "it" or "a minister"."""
    tag, word, words, past = site.tags[source.first], site.lower[source.first], site.words, site.tags[site.at] == PAST
    if tag == SUBJECT_PRONOUN and site.tag(site.at + 1) == OBJECT_PRONOUN:
        return word in words.he_pronouns or word in words.she_pronouns or word in words.they_pronouns
    if tag == SUBJECT_PRONOUN:
        first = max(site.doc.quotations[site.doc.quoted[site.at]].first, source.first - LONGEST_INNER)
        alone = word in words.he_pronouns or word in words.she_pronouns
        return alone and NAME in site.tags[first : source.first]
    if tag == DETERMINER:
        return word == "the" or word in words.possessives or (word in ARTICLES and past)
    return tag == NAME or (tag == NOUN and past)


def _was_said(site: Site, found: Attribution) -> bool:
    """Tell whether a cue tells what was said: not "when he says", nor "saying that"."""
    if found.cue is None or found.source is None or site.tags[site.at] == GERUND:
        return False
    before = site.lower[max(0, found.source.first - 1)]
    if before in site.words.supposing_links:
        return False
    perfect = site.tags[found.cue.first] == AUXILIARY and site.lower[found.cue.first] in site.words.perfect_auxiliaries
    return site.tags[site.at] in PAST + PRESENT and (perfect or site.tags[found.cue.first] != AUXILIARY)


def inner_quotation_at(doc: Document, at: int) -> Phrase | None:
    """Give the quotation that opens at a mark inside a quotation: "“He said [‘Put it down’] and left”"."""
    outer, forms, tags = doc.quoted[at], doc.tokens.forms, doc.tags
    if outer < 0 or tags[at] != STRAY_QUOTE:
        return None
    single = forms[at] in SINGLES
    if single == (forms[doc.quotations[outer].first] in SINGLES):
        return None
    closing, may_close = (SINGLES, STRAY_QUOTE + POSSESSIVE) if single else (QUOTES, STRAY_QUOTE)
    for end in range(at + 2, min(doc.quotations[outer].stop, at + LONGEST_INNER)):
        if forms[end] in closing and tags[end] in may_close:
            return Phrase(at, end + 1)
    return None
