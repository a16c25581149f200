"""How a source knows, in the article's own words: "who attended the meeting"."""

from __future__ import annotations

from attrib.english import is_negated
from attrib.grammar import Phrase
from attrib.grammar.finder import finder
from attrib.grammar.grounds import LONGEST_GROUND, clause_end
from attrib.sources.pathways import LONGEST_LISTENER, listener_stop
from attrib.text import Document
from attrib.text.tags import ADVERB, AUXILIARY, PAUSES, RELATIVE


def find_basis(doc: Document, mention: Phrase) -> Phrase | None:
    """Find how a source knows in a mention of it, or in what follows it directly: "…, who attended the meeting,"."""
    lower = doc.tokens.lower
    stop = _with_relative(doc, mention)
    for found in finder(doc.words.knowledge_phrases, doc.words.witness_phrases).all(lower, mention.first, stop):
        first = found.first
        while first > mention.first and (lower[first - 1] in doc.words.before_knowing or doc.tags[first - 1] == ADVERB):
            first -= 1
        if is_negated(doc.words, lower[max(mention.first, first - 2) : found.first]):
            continue
        while lower[first] == "and":
            first += 1
        if (
            doc.tags[first] == AUXILIARY
            or listener_stop(doc, found.stop, min(stop, found.stop + LONGEST_LISTENER)) > found.stop
        ):
            continue
        end = clause_end(doc, found.stop, min(stop, found.first + LONGEST_GROUND))
        if lower[end] == "as" and lower[found.stop - 1] in doc.words.forms(doc.words.regarding_verbs):
            continue
        if end > found.stop or lower[found.stop - 1] not in doc.words.prepositions:
            return Phrase(first, end)
    return None


def _with_relative(doc: Document, mention: Phrase) -> int:
    """Give how far a mention reaches with a relative clause after it."""
    at = mention.stop
    if doc.tags[at] in PAUSES:
        at += 1
    if doc.tags[at] != RELATIVE or at == mention.first:
        return mention.stop
    sentence = doc.sentence_at(mention.first)
    return sentence.stop if sentence else mention.stop
