"""By which way a source spoke, in the article's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from attrib.constructions import Attribution
from attrib.grammar import Phrase
from attrib.grammar.finder import finder
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import LISTENER_WORDS, LONG_PHRASE, NAME, NOUN, NOUNS, OUTLET_WORDS

SPEECH_KINDS = frozenset(["statement", "question", "request", "promise", "judgement"])
CLAUSE_OPENS = re.compile("[KW;]")
"""Tags with which another clause begins."""
PATHWAY_REACH = 5
LONGEST_LISTENER = 6


class _Way(NamedTuple):
    """The noun of a way of speaking, and the phrase that it stands in: "interview" of "in an interview with CNN"."""

    noun: int
    phrase: Phrase


class Pathways:
    """By which way the sources of one article spoke."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._words = doc.words
        self._ways = _ways(doc)

    def find(self, attributions: Sequence[Attribution]) -> Phrase | None:
        """Find by which way a source spoke, in the sentences of its attributions: "in an interview", "told CNN"."""
        for attribution in attributions:
            if attribution.cue is not None and attribution.kind in SPEECH_KINDS:
                found = self._beside(attribution, attribution.cue)
                if found is not None:
                    return found
        return None

    def _beside(self, attribution: Attribution, cue: Phrase) -> Phrase | None:
        doc, word = self._doc, self._doc.tokens.lower[cue.first]
        if word in self._words.pathway_verbs:
            return Phrase(cue.first, cue.first + 1)
        sentence = doc.sentence_at(cue.first)
        if sentence is None:
            return None
        if word in self._words.telling_forms:
            stop = listener_stop(doc, cue.stop, sentence.stop)
            if stop > cue.stop:
                return Phrase(cue.first, stop)
        ways = self._ways.get(sentence.first)
        if ways is None:
            return None
        after, last = _clause_around(doc, cue, attribution.content, sentence)
        parts = (*attribution.content, *filter(None, (attribution.source,)))
        return next((way.phrase for way in ways if after < way.noun <= last and not _inside(way.noun, parts)), None)


def _ways(doc: Document) -> Mapping[int, Sequence[_Way]]:
    """Give the ways of speaking that are named outside quotations, by the first tokens of their sentences."""
    words, found = doc.words, {}
    ways = finder(words.pathway_nouns, words.platforms, words.news_agencies_and_broadcasters)
    for number in ways.sentences(doc):
        sentence = doc.sentences[number]
        nouns = ways.all(doc.tokens.lower, sentence.first, sentence.stop)
        if named := [way for noun in nouns if (way := _way(doc, sentence, noun)) is not None]:
            found[sentence.first] = named
    return found


def _way(doc: Document, sentence: Sentence, named: Phrase) -> _Way | None:
    noun = named.stop - 1
    if doc.quoted[noun] >= 0 or _goes_on(doc, named.stop):
        return None
    begin = _pathway_start(doc, named, max(sentence.first, noun - PATHWAY_REACH))
    return _Way(noun, Phrase(begin, _pathway_stop(doc, named.stop, sentence.stop))) if begin >= 0 else None


def _goes_on(doc: Document, at: int) -> bool:
    """Tell whether a noun is only part of a longer one: "a private email server"."""
    return doc.tags[at] == NOUN


def _clause_around(doc: Document, cue: Phrase, content: Sequence[Phrase], sentence: Sentence) -> tuple[int, int]:
    """Give the last token before a cue, and the first after it, with which another clause begins outside the content.

    Where one begins within the cue itself, nothing lies between the two.
    """
    found = (match.start() for match in CLAUSE_OPENS.finditer(doc.tags, sentence.first, sentence.stop))
    opens = [at for at in found if not _inside(at, content)]
    before = max((at for at in opens if at < cue.stop), default=sentence.first - 1)
    return before, min((at for at in opens if at >= cue.first), default=sentence.stop)


def _inside(at: int, parts: Iterable[Phrase]) -> bool:
    return any(part.first <= at < part.stop for part in parts)


def _pathway_start(doc: Document, way: Phrase, low: int) -> int:
    """Give the preposition of the phrase that a way of speaking ends; -1 where there is none."""
    for begin in range(way.first - 1, low - 1, -1):
        opening = doc.tokens.lower[begin]
        if opening in doc.words.pathway_prepositions:
            return begin if _fits(doc, opening, way) else -1
        if doc.tags[begin] not in LONG_PHRASE or doc.quoted[begin] >= 0:
            break
    return -1


def _fits(doc: Document, preposition: str, way: Phrase) -> bool:
    """Tell whether a way of speaking may follow a preposition: "by phone", "on CNN", not "on a statement"."""
    words, name = doc.words, " ".join(doc.tokens.lower[way.first : way.stop])
    if preposition == "on":
        return name not in words.pathway_nouns or name in words.pathways_on or doc.tags[way.first] == NAME
    if preposition == "by":
        return name in words.pathways_by
    return name in words.pathway_nouns or name in words.platforms


def listener_stop(doc: Document, at: int, high: int) -> int:
    """Give where a news outlet or reporters as those told end; `at` itself where none stands there."""
    tags, lower = doc.tags, doc.tokens.lower
    stop = at
    while stop < high and tags[stop] in LISTENER_WORDS and stop - at < LONGEST_LISTENER:
        stop += 1
    if stop == at:
        return at
    outlet = finder(doc.words.pathway_listeners, doc.words.news_agencies_and_broadcasters).found(lower, at, stop)
    if outlet is not None:
        end = outlet.stop
        while end < high and tags[end] in NOUNS and lower[end] not in doc.words.weekdays:
            end += 1
        return end
    last = stop - 1
    while last > at and tags[last] != NAME:
        last -= 1
    return last + 1 if tags[last] == NAME and lower[last] in doc.words.publication_words and last > at else at


def _pathway_stop(doc: Document, at: int, high: int) -> int:
    """Take in with whom an interview was: "in an interview [with CNN]"."""
    tags = doc.tags
    if at + 1 < high and doc.tokens.lower[at] in doc.words.pathway_with:
        stop = at + 1
        while stop < high and tags[stop] in OUTLET_WORDS:
            stop += 1
        if tags[stop - 1] == NAME:
            return stop
        if stop < high and doc.tokens.lower[stop] in {"reporters", "journalists"}:
            return stop + 1
    return at
