"""For which body that the article names "the institute" or "the group" stands."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.grammar import Phrase, main_subject
from attrib.speakers.knowledge import LOOK_BACK, Knowledge
from attrib.speakers.names import words_of
from attrib.speakers.people_before import joined, sentences_before
from attrib.speakers.source import Source
from attrib.speakers.tracing import NOBODY, Answer, ByName
from attrib.text.tags import NAME, POSSESSIVE

SENTENCES_AFTER = 3
"""So many sentences after a body spoke "the group" may still stand for it by that alone."""


def of_kind(known: Knowledge, source: Source) -> Answer:
    """Find the last body that is called so, in its name or beside it: "the institute" after "Northgate Institute"."""
    if not _points_to_body(known, source):
        return NOBODY
    at, names = source.phrase.first, known.names.named
    capitals = _capitals(known, source.phrase)
    bodies = [
        index
        for index in known.bodies_by_kind.get(source.role, ())[:LOOK_BACK]
        if _is_body(known, index) and capitals.issubset(words_of(names[index].name))
    ]
    last, body = max(((names[index].last_mention(at), index) for index in bodies), default=(-1, -1))
    return Answer("kind", ByName(body, names[body].mentions[0]), last) if last >= 0 else NOBODY


def spoken_of(known: Knowledge, source: Source) -> Answer:
    """Find the body that the sentences right before "the company" are about, or that spoke last."""
    if not _points_to_body(known, source) or source.role not in known.doc.words.kinds_of_bodies:
        return NOBODY
    if _capitals(known, source.phrase):
        return NOBODY
    for body, at in _bodies_before(known, source.phrase.first):
        if _may_be(known, body, source.role):
            return Answer("kind", ByName(body, known.names.named[body].mentions[0]), at)
    return NOBODY


def _points_to_body(known: Knowledge, source: Source) -> bool:
    """Tell whether a source is "the" and a noun for a body, which it does not tell of anybody's."""
    doc = known.doc
    definite = doc.tokens.lower[source.phrase.first] in doc.words.definite_determiners
    owned = POSSESSIVE in doc.tags[slice(*source.phrase)]
    return definite and not owned and source.role in doc.words.group_nouns


def _capitals(known: Knowledge, phrase: Phrase) -> set[str]:
    """Give the names in a phrase: "the Texas court"."""
    doc = known.doc
    return {doc.tokens.lower[at] for at in range(*phrase) if doc.tags[at] == NAME}


def _bodies_before(known: Knowledge, at: int) -> Iterator[tuple[int, int]]:
    """Give the bodies that the sentences before a token are about, the nearest first, and then the one that spoke."""
    doc, this = known.doc, known.doc.sentence_at(at)
    for sentence in [*([this] if this else []), *sentences_before(doc, at, paragraphs=1)]:
        subject = main_subject(doc, sentence, min(sentence.stop, at))
        parts = joined(known, subject) if subject and subject.stop <= at else ()
        if subject and len(parts) == 1 and parts[0].form == "organization":
            yield from ((index, subject.first) for index in known.names.of(subject)[:1])
    for place, _, speaker in known.last_spoken(1):
        if speaker.named is not None and known.sentences_between(place, at) <= SENTENCES_AFTER:
            yield speaker.named, place


def _may_be(known: Knowledge, body: int, kind: str) -> bool:
    """Tell whether a body may be of a kind: nothing shows it to be of another."""
    words = known.doc.words
    vague = kind in {"group", "organization", "organisation", "body"}
    return _is_body(known, body) and (vague or known.names.named[body].roles.isdisjoint(words.kinds_of_bodies))


def _is_body(known: Knowledge, index: int) -> bool:
    """Tell whether a name is no person's and no country's, state's or city's."""
    named, words = known.names.named[index], known.doc.words
    name = named.name.lower()
    return not (named.person or name in words.countries or name in words.major_cities or name in words.us_states)
