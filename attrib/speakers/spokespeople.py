"""Which spokesperson an article names on going on: "A spokesman said it was safe. “It is new,” said Jane Roe"."""

from __future__ import annotations

from bisect import bisect_left

from attrib.speakers.knowledge import Knowledge
from attrib.speakers.source import Source
from attrib.speakers.tracing import NOBODY, Answer, ByName
from attrib.text.tags import CLOSING_QUOTE, OPENING_QUOTE


def named_going_on(known: Knowledge, source: Source) -> Answer:
    """Find who is quoted next, where a name is all that is told of them: they must have been described before."""
    told, doc = source.description, known.doc
    if told is None or told.number == "many" or told.noun not in doc.words.spokesperson_nouns:
        return NOBODY
    after = bisect_left(known.sources_in_order, source.phrase) + 1
    if after >= len(known.sources_in_order):
        return NOBODY
    first, stop = known.sources_in_order[after]
    index, sentence = known.names.person_at(first), doc.sentence_at(first)
    if index is None or sentence is None or known.sentences_between(source.phrase.first, first) != 1:
        return NOBODY
    named, quoted = known.names.named[index], doc.tags[sentence.first : first]
    bare = stop - first > 1 and named.mentions[0] == (first, stop) and not named.roles
    goes_on = quoted.startswith(OPENING_QUOTE) and CLOSING_QUOTE in quoted
    return Answer("named later", ByName(index, source.phrase)) if bare and goes_on else NOBODY
