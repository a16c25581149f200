"""What a body is, by its name and by what stands beside it: institute, firm."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache

from attrib.english import Words, singular
from attrib.grammar import Phrase
from attrib.speakers.names import Named
from attrib.speakers.short_names import words_of
from attrib.text import Document
from attrib.text.tags import APPOSED, COMMA, DETERMINER, NOUN

BLOC = "bloc"
MOST_REMEMBERED = 4096
"""Names of which it is kept in mind what they say."""


def kinds_of(doc: Document, body: Named) -> Set[str]:
    """Give what a body is by its name and by what stands beside it, wherever the article names it."""
    return _kinds_by_name(doc.words, body.name).union(*[_kinds_beside(doc, mention) for mention in body.mentions])


@lru_cache(MOST_REMEMBERED)
def _kinds_by_name(words: Words, name: str) -> frozenset[str]:
    """Give what a body is by its name: "Norvik Institute", "Institute of Norvik"."""
    own = words_of(name)
    heads = [own[-1], *(own[at - 1] for at in range(1, len(own)) if own[at] in words.body_name_links)]
    if " ".join(own) in words.blocs:
        heads.append(BLOC)
    return _kinds(words, heads)


def _kinds_beside(doc: Document, phrase: Phrase) -> frozenset[str]:
    """Give what a body is by what stands beside its name: "Norvik, a shipping firm,"."""
    lower, tags = doc.tokens.lower, doc.tags
    heads = [lower[phrase.first - 1]] if phrase.first and tags[phrase.first - 1] == NOUN else []
    at = phrase.stop + 1
    if (doc.tags[at - 1] == COMMA or lower[at - 1 : at] in (["is"], ["was"])) and doc.tags[at] == DETERMINER:
        described = APPOSED.match(doc.tags, at)
        heads += [lower[described.end(1) - 1]] if described else []
    return _kinds(doc.words, heads) if heads else frozenset()


def _kinds(words: Words, heads: Sequence[str]) -> frozenset[str]:
    """Give those of some nouns that tell what a body is."""
    return words.group_nouns.intersection([*heads, *map(singular, words.organization_words.intersection(heads))])
