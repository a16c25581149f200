"""For whom a lawyer speaks: "Jane Roe, who represents Hale", "Jane Roe, representing Hale"."""

from __future__ import annotations

from attrib.grammar import Phrase
from attrib.text import Document
from attrib.text.tags import AUXILIARY, COMMA, DETERMINER, ENDS_APPOSITION, NAME, OBJECT_PRONOUN, RELATIVE

FAMILY = "family"


def client_of(doc: Document, name: Phrase) -> Phrase | None:
    """Give the words for whomever the person with a name represents, up to the next mark or verb."""
    tags, words, at = doc.tags, doc.words, name.stop
    at += doc.tags[at] == COMMA
    while doc.tags[at] in RELATIVE + AUXILIARY and at - name.stop <= len(RELATIVE + AUXILIARY) + 1:
        at += 1
    if at >= len(tags) - 1 or doc.tokens.lower[at] not in words.forms(words.representing_verbs):
        return None
    first = stop = at + 1
    while stop < len(tags) and (stop == first or tags[stop] not in ENDS_APPOSITION):
        stop += 1
    return Phrase(first, stop)


def is_lawyer(doc: Document, name: Phrase) -> bool:
    """Tell whether the person with a name represents people: a member of parliament represents a place."""
    client = client_of(doc, name)
    if client is None:
        return False
    lower, words = doc.tokens.lower[slice(*client)], doc.words
    opening = doc.tags[client.first]
    if opening == DETERMINER:
        return FAMILY in lower or not words.human_nouns.isdisjoint(lower)
    return opening in OBJECT_PRONOUN + NAME


def seat_of(doc: Document, who: int) -> str | None:
    """Give what somebody is who "sits on" or "chairs" something, as the clause tells that "who" at a token opens."""
    lower = doc.tokens.lower
    taken = lower[who + 2] == "on" or doc.tags[who + 2] == DETERMINER
    return doc.words.seats.get(lower[who + 1]) if taken else None
