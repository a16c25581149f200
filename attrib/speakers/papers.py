"""Who speaks in "the statement" and "a new study": whoever issued it, or the study by its title."""

from __future__ import annotations

from bisect import bisect_left

from attrib.english import singular
from attrib.grammar import Phrase, main_subject, phrase_after
from attrib.grammar.noun_phrases import core_start
from attrib.speakers.joined import read_parts
from attrib.speakers.knowledge import LEDE, Knowledge
from attrib.speakers.mentions import Mention
from attrib.speakers.source import Source
from attrib.speakers.tracing import NOBODY, Answer, ByName, Known
from attrib.text import Document
from attrib.text.tags import COMMA, DETERMINERS, NAME, POSSESSIVE, RELATIVE, VERBS

PLACES_BACK = 6
"""So many earlier mentions of "statement" are looked at."""
MOST_DESCRIBING = 5
"""Among so many tokens before "statement" stands its determiner."""


def titled(known: Knowledge, source: Source) -> Answer:
    """Find the study that has a title: "the results of the Holm Bone Study", "a new study" in the lede of its story."""
    told, doc = source.description, known.doc
    if told is None or singular(told.noun) not in doc.words.study_nouns:
        return NOBODY
    within = [index for index in known.names.of(source.phrase) if index in known.titled_studies.get("", ())]
    if within:
        return Answer("full name", ByName(within[-1], source.phrase))
    sentence = doc.sentence_at(source.phrase.first)
    called = known.titled_studies.get(told.noun, ())
    if len(called) != 1 or told.determiner == "definite" or sentence is None or sentence.paragraph > LEDE:
        return NOBODY
    return Answer("named later", ByName(called[0], known.names.named[called[0]].mentions[0]))


def issuer(known: Knowledge, source: Source) -> Answer:
    """Find who issued "the statement": who said something in it, whose it is, or whom the sentence is about."""
    role, first = source.role, source.phrase.first
    if role not in known.doc.words.spoken_texts or known.doc.tokens.lower[first] != "the":
        return NOBODY
    places = known.places_of(role)
    stop = bisect_left(places, first)
    for at in reversed(places[max(0, stop - PLACES_BACK) : stop]):
        opening = _opening(known.doc, at)
        if known.doc.quoted[at] >= 0 or known.doc.tokens.lower[opening] in known.doc.words.definite_determiners:
            continue
        return _issuer_of(known, opening, at)
    return NOBODY


def _opening(doc: Document, at: int) -> int:
    """Give the token that opens the phrase of the noun at a token: "a" of "a written statement"."""
    before = range(at - 1, max(-1, at - MOST_DESCRIBING), -1)
    return next((first for first in before if doc.tags[first] in DETERMINERS), max(0, at - 1))


def _issuer_of(known: Knowledge, opening: int, at: int) -> Answer:
    """Find who issued the text that the noun at a token brings in."""
    doc, words = known.doc, known.doc.words
    sentence = doc.sentence_at(at)
    if sentence is None:
        return NOBODY
    before = doc.tokens.lower[opening - 1] if opening > sentence.first else ""
    if doc.tags[opening] == POSSESSIVE:
        return _named_at(known, opening - 1)
    if before == "in":
        for place, index, speaker in known.last_spoken():
            if sentence.first <= place < sentence.stop and speaker.name is not None:
                return Answer("issuer", Known(index), place)
        return NOBODY
    if doc.tokens.lower[at + 1] in {"from", "by"}:
        return _named_at(known, at + 2 + (doc.tokens.lower[at + 2] == "the"))
    subject = main_subject(doc, sentence, opening)
    if subject is None or doc.tags[opening - 1] not in VERBS or before not in words.issuing_forms:
        return NOBODY
    parts = read_parts(doc, known.names, subject)
    return Answer("issuer", subject) if len(parts) == 1 and _may_issue(doc, parts[0]) else NOBODY


def _named_at(known: Knowledge, at: int) -> Answer:
    """Give the person or body whose name stands at a token."""
    named = known.names.at.get(at)
    return NOBODY if named is None else Answer("issuer", ByName(named, known.names.named[named].mentions[0]), at)


def _may_issue(doc: Document, part: Mention) -> bool:
    """Tell whether a text is somebody's who is named, or a body's."""
    return part.form in {"person", "organization"} or part.noun in doc.words.group_nouns


def brought_in(known: Knowledge, source: Source) -> Answer:
    """Find the paper that "the report" points back to, which the article has only told of: "A report by Roe is out"."""
    doc, words, role, first = known.doc, known.doc.words, source.role, source.phrase.first
    alone = source.phrase.stop == first + 2 or doc.tags[first + 2] in COMMA + RELATIVE
    if not alone or doc.tokens.lower[first] not in words.definite_determiners:
        return NOBODY
    if role not in words.studies_and_documents:
        return NOBODY
    places = known.places_of(role)
    stop = bisect_left(places, first)
    for at in reversed(places[max(0, stop - PLACES_BACK) : stop]):
        told = _introduction(known, at) if doc.quoted[at] < 0 and at not in known.sources else None
        if told is not None:
            return Answer("same noun", told, at)
    return NOBODY


def _introduction(known: Knowledge, at: int) -> Phrase | None:
    """Give the phrase of the noun at a token, where it tells which paper it is: "a letter", "a study by Roe"."""
    doc, sentence = known.doc, known.doc.sentence_at(at)
    if sentence is None:
        return None
    first = core_start(doc, at, sentence.first)
    phrase = phrase_after(doc, first, sentence.stop)
    if phrase is None or not first <= at < phrase.stop:
        return None
    new = doc.tokens.lower[first] in doc.words.introducing_determiners
    paper = new and singular(doc.tokens.lower[at]) not in doc.words.study_nouns
    return phrase if paper or NAME in doc.tags[slice(*phrase)] else None
