"""What the nouns of a rule set mean in a source's description, and the article in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from attrib.english import Words
from attrib.speakers import Names
from attrib.text import Document


class Kinds(msgspec.Struct, frozen=True):
    """What nouns of a rule set mean in a source's description."""

    bodies: frozenset[str]
    """Common nouns for bodies: "company", "ministry"."""
    named_bodies: frozenset[str]
    """Words that make a name a body's: "Department"."""
    human: frozenset[str]
    titles: frozenset[str]
    papers: frozenset[str]
    """Documents and studies, which have no role."""
    adjectives: frozenset[str]
    parties: frozenset[str]
    """Adjectives of parties: "Republican lawmakers"."""
    party_members: frozenset[str]
    states: frozenset[str]
    """Countries and their adjectives: "Russian officials" speak for a state."""
    speakers_for_states: frozenset[str]
    places: frozenset[str]
    quantities: frozenset[str]
    vague: frozenset[str]
    place_nouns: frozenset[str]
    followers: frozenset[str]
    """Those who stand by a person rather than a body: aides, critics."""
    public_bodies: frozenset[str]
    roleless: frozenset[str]
    groups: frozenset[str]
    """Nouns for several people at once: "family", "police"."""
    quantifiers: frozenset[str]


@lru_cache(maxsize=8)
def kinds_of(words: Words) -> Kinds:
    """Look up once what describing asks of a rule set's word lists."""
    quantifiers = words.quantifiers | words.number_words | words.phrase_openers | words.vague_pronouns
    return Kinds(
        bodies=(words.organization_nouns | words.public_body_nouns | words.publication_nouns | words.body_nouns)
        - words.vague_body_nouns,
        named_bodies=words.organization_words,
        human=words.human_nouns,
        titles=words.person_titles | words.post_nouns | words.office_nouns | words.party_nouns,
        papers=words.document_nouns | words.study_nouns,
        adjectives=words.adjectives_common,
        parties=words.party_adjectives,
        party_members=words.party_nouns,
        states=(words.countries | words.country_adjectives | words.us_states | words.unions_of_states)
        - words.vague_body_nouns
        - words.adjectives_common,
        speakers_for_states=words.official_nouns
        | words.authority_nouns
        | words.spokesperson_nouns
        | words.source_nouns
        | words.office_nouns
        | words.leading_nouns,
        places=words.countries | words.us_states | words.major_cities | words.continents_regions,
        quantities=words.quantity_nouns,
        vague=words.vague_body_nouns,
        place_nouns=words.place_nouns,
        followers=words.aide_nouns | words.critic_nouns,
        public_bodies=words.public_bodies,
        roleless=words.roleless_nouns | words.source_nouns,
        groups=words.collective_nouns | words.group_nouns,
        quantifiers=quantifiers,
    )


class Site(msgspec.Struct, frozen=True):
    """An article in which noun phrases are read for what they say of a source."""

    doc: Document
    words: Words
    kinds: Kinds
    names: Names
    tags: str
    """The tags of its tokens."""
    lower: Sequence[str]
    """Its tokens, in lower case."""


def site_of(doc: Document, names: Names) -> Site:
    """Give the article as a site, with the names that stand in it."""
    return Site(doc, doc.words, kinds_of(doc.words), names, doc.tags, doc.tokens.lower)
