"""For which body that the article names "the institute" or "the group" stands."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import chain

from attrib.english import singular
from attrib.grammar import Phrase, main_subject
from attrib.speakers.fields import are_apart
from attrib.speakers.kinds_of_bodies import kinds_of
from attrib.speakers.knowledge import LOOK_BACK, Knowledge
from attrib.speakers.people_before import joined, sentences_before
from attrib.speakers.short_names import words_of
from attrib.speakers.source import Source
from attrib.speakers.tracing import NOBODY, Answer, ByName
from attrib.text.tags import COMMA, CONJUNCTION, DESCRIBERS, DETERMINER, NAME, NOUN, POSSESSIVE

FIRST_PLACES = 5
"""Among so many first places of "council" one may show that the article speaks of a council without a name."""
SENTENCES_AFTER = 3
"""So many sentences after a body spoke "the group" may still stand for it by that alone."""


def of_kind(known: Knowledge, source: Source) -> Answer:
    """Find the last body that is called so, in its name or beside it: "the institute" after "Northgate Institute"."""
    if not _points_to_body(known, source, known.doc.words.group_nouns):
        return NOBODY
    at, names, municipal = source.phrase.first, known.names.named, known.doc.words.municipal_kinds
    capitals = _capitals(known, source.phrase)
    kinds = municipal if source.role in municipal else [source.role]
    bodies = [
        index
        for kind in kinds
        for index in known.bodies_by_kind.get(kind, ())[:LOOK_BACK]
        if _is_body(known, index) and capitals.issubset(words_of(names[index].name))
    ]
    last, body = max(((names[index].last_mention(at), index) for index in bodies), default=(-1, -1))
    return Answer("kind", ByName(body, names[body].mentions[0]), last) if last >= 0 else NOBODY


def spoken_of(known: Knowledge, source: Source) -> Answer:
    """Find the body that the sentences right before "the company" are about, or that spoke last."""
    if not _points_to_body(known, source, known.doc.words.kinds_of_bodies):
        return NOBODY
    if _capitals(known, source.phrase):
        return NOBODY
    first, alone = source.phrase.first, source.description is not None and " " not in source.description.head
    named = chain(
        _only_body(known, _opening(known, first)) if alone else (),
        _bodies_before(known, first),
        _only_body(known, _sentence_before(known, first)) if alone else (),
    )
    for body, at in named:
        if _may_be(known, body, source.role) and not _is_older(known, source.role, body):
            return Answer("kind", ByName(body, known.names.named[body].mentions[0]), at)
    return NOBODY


def several(known: Knowledge, source: Source) -> Answer:
    """Find the bodies or countries that "the companies" and "both banks" count: those named together right before."""
    number = _number_of_bodies(known, source)
    if not number:
        return NOBODY
    doc, country = known.doc, singular(source.parts[0].noun) in COUNTRIES
    for sentence in sentences_before(doc, source.phrase.first, paragraphs=1):
        named = known.names.named
        bodies = [
            named[index].mention_at(named[index].last_mention(sentence.stop))
            for index in known.names.of(Phrase(sentence.first, sentence.stop))
            if (named[index].name.lower() in doc.words.countries if country else _is_body(known, index))
        ]
        if len(bodies) == number or (number == ANY and len(bodies) > 1):
            together = Phrase(min(bodies).first, max(each.stop for each in bodies))
            return Answer("subject before", together if {*doc.tags[slice(*together)]} <= LISTED else None)
    return NOBODY


def _number_of_bodies(known: Knowledge, source: Source) -> int:
    """Give how many bodies "the two banks" and "both banks" are, `ANY` of "the banks"; 0 for any other phrase."""
    words, said = known.doc.words, known.doc.tokens.lower[slice(*source.phrase)]
    kind = singular(said[-1]) if said else ""
    if len(said) < 2 or said[-1] == kind or said[-1] in words.plural_heads:
        return 0
    if kind not in words.kinds_of_bodies and kind not in COUNTRIES:
        return 0
    if len(said) == 2:
        return {"both": 2, "the": ANY}.get(said[0], 0)
    return words.numbers.get(said[1], 0) if len(said) == 3 and said[0] in {"the", "all"} else 0


PLACING = frozenset(["in", "into", "near", "inside", "outside"])
"""Words after which a name is that of a place."""
ANY = -1
COUNTRIES = frozenset(["country", "nation"])
LISTED = frozenset(NAME + COMMA + CONJUNCTION + DETERMINER)
"""What stands in a list of names."""


def _points_to_body(known: Knowledge, source: Source, kinds: Set[str]) -> bool:
    """Tell whether a source is "the" and a noun for a body of some kinds, which it does not tell of anybody's."""
    doc = known.doc
    definite = doc.tokens.lower[source.phrase.first] in doc.words.definite_determiners
    owned = POSSESSIVE in doc.tags[slice(*source.phrase)]
    return definite and not owned and source.role in kinds


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
            first = known.names.of(subject)[:1]
            yield from ((index, subject.first) for index in first if not _describes_or_places(known, index, at))
    for place, _, speaker in known.last_spoken(1):
        near = known.sentences_between(place, at) <= SENTENCES_AFTER
        if speaker.named is not None and speaker.parts[0].form == "organization" and near:
            yield speaker.named, place


def _only_body(known: Knowledge, sentence: Phrase | None) -> Iterator[tuple[int, int]]:
    """Give the one body that a sentence, or what stands of it before a token, names: "It was published by El Faro"."""
    if sentence is None:
        return
    at = sentence.stop
    bodies = [
        index
        for index in known.names.of(sentence)
        if _is_body(known, index) and not _describes_or_places(known, index, at)
    ]
    surely = [index for index in bodies if not known.names.named[index].person]
    own = [index for index in surely if not _is_outlet(known, index)]
    if len(found := own or surely or bodies) == 1:
        yield found[0], known.names.named[found[0]].last_mention(at)


def _sentence_before(known: Knowledge, at: int) -> Phrase | None:
    """Give the sentence right before that of a token."""
    before = next(sentences_before(known.doc, at, paragraphs=1), None)
    return Phrase(before.first, before.stop) if before else None


def _opening(known: Knowledge, at: int) -> Phrase | None:
    """Give what stands before a token in its sentence."""
    sentence = known.doc.sentence_at(at)
    return Phrase(sentence.first, at) if sentence else None


def _is_outlet(known: Knowledge, index: int) -> bool:
    """Tell whether a name is that of a paper, by its last word: "The Courier"."""
    return words_of(known.names.named[index].name)[-1] in known.doc.words.publication_words


def _describes_or_places(known: Knowledge, index: int, before: int) -> bool:
    """Tell whether a name only describes what follows at its last mention, "a Norvik ship", or a place, "in Orne"."""
    named, doc = known.names.named[index], known.doc
    mention = named.mention_at(named.last_mention(before))
    thing = doc.tags[mention.first - 2] == NOUN and doc.tokens.lower[mention.first - 2] not in doc.words.human_nouns
    link = doc.tokens.lower[mention.first - 1]
    held = doc.tokens.lower[mention.first - 2] in doc.words.holdings
    return doc.tags[mention.stop] in DESCRIBERS or (link in PLACING and not held) or (link == "at" and thing)


def _may_be(known: Knowledge, body: int, kind: str) -> bool:
    """Tell whether a body may be of a kind: nothing shows it to be of another."""
    words = known.doc.words
    if _is_outlet(known, body) and kind not in words.publication_nouns:
        return False
    venue = words_of(known.names.named[body].name)[-1] in words.venues
    if venue or not _is_body(known, body):
        return False
    return not are_apart(words.fields_of_bodies, kinds_of(known.doc, known.names.named[body]), kind)


def _is_older(known: Knowledge, kind: str, body: int) -> bool:
    """Tell whether the article spoke of "the council" before it named a body, so that it is another."""
    places, lower = known.places_of(kind), known.doc.tokens.lower
    first = known.names.named[body].mentions[0].first
    return any(at < first and lower[at - 1] == "the" for at in places[:FIRST_PLACES])


def _is_body(known: Knowledge, index: int) -> bool:
    """Tell whether a name is surely no person's and no country's, state's or city's."""
    named, words = known.names.named[index], known.doc.words
    name = named.name.lower()
    if name in words.blocs:
        return True
    return not (named.sure or name in words.countries or name in words.major_cities or name in words.us_states)
