"""For whom a spokesperson or an aide works, where the article has said it."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.english import singular
from attrib.grammar import Phrase, main_subject, phrase_start
from attrib.speakers.individuals import Wanted, last_individual
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.mentions import Mention
from attrib.speakers.names import Named
from attrib.speakers.tracing import ByName
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import COMMA, NAME, NOUNS, OF

COLLEAGUES = frozenset(["colleague", "colleagues"])
SENTENCES_BACK = 3
"""Sentences before a bare "a spokesman" of which one may be about the body."""


def with_principal(known: Knowledge, mention: Mention, source: Phrase) -> str:
    """Say of a spokesperson or an aide for whom they work, and of everybody else what the mention says.

    That is the office of the person named with them or, for a bare "a spokesman", the body that the sentence
    before is about.
    """
    words = known.doc.words
    speaks = mention.noun in words.spokesperson_nouns
    if not speaks and singular(mention.noun) not in words.aide_nouns:
        return mention.phrase
    owner = _owner(known, source)
    whose = owner or _without_count(known, mention, source)
    principals = [known.names.named[index] for index in _principals(known, whose)]
    offices = sorted(office for named in principals for office in _offices(known.doc, named))
    if offices:
        return f"{mention.phrase}, {mention.noun} to the {offices[0]}"
    if owner is not None:
        return f"{mention.phrase} for {known.doc.passage(*owner)}"
    pointed_at = mention.determiner == "definite" and _has_spoken(known, mention)
    return _with_body_before(known, mention.phrase, source) if speaks and not pointed_at else mention.phrase


def _without_count(known: Knowledge, mention: Mention, source: Phrase) -> Phrase:
    """Give whose colleagues a few of them are: "two of [her colleagues]"."""
    of = source.first + 1
    counted = mention.noun in COLLEAGUES and of + 1 < source.stop and known.doc.tags[of] == OF
    return Phrase(of + 1, source.stop) if counted else source


def _owner(known: Knowledge, source: Phrase) -> Phrase | None:
    """Give the words for whom somebody works who is told of with "whose": "[the mayor], whose spokesman"."""
    doc, whose = known.doc, source.first - 1
    sentence = doc.sentence_at(source.first)
    if whose <= 0 or sentence is None or doc.tokens.lower[whose] != "whose":
        return None
    last = whose - 1 - (doc.tags[whose - 1] == COMMA)
    if last < sentence.first or doc.tags[last] not in NOUNS:
        return None
    return Phrase(phrase_start(doc, last, sentence.first), last + 1)


def _has_spoken(known: Knowledge, mention: Mention) -> bool:
    """Tell whether somebody has spoken who is called so: "a spokesman" of "the spokesman"."""
    return mention.noun in known.nouns and any(
        part.noun == mention.noun for _, _, speaker in known.last_spoken() for part in speaker.parts
    )


def _principals(known: Knowledge, source: Phrase) -> Sequence[int]:
    """Give the persons for whom "Roe's aides", "an aide to Roe" or "his aides" work."""
    opening = known.doc.tokens.lower[source.first]
    if opening not in {"his", "her"}:
        return known.names.of(source)
    found = last_individual(known, Wanted(source.first, "m" if opening == "his" else "f"), "possessive").who
    return [found.name] if isinstance(found, ByName) else []


def _offices(doc: Document, named: Named) -> frozenset[str]:
    """Give the public offices that a person holds; a candidate's aides work for a campaign."""
    office = named.roles.isdisjoint(doc.words.out_of_office_words)
    return named.roles & doc.words.office_titles if office else frozenset()


def _with_body_before(known: Knowledge, phrase: str, source: Phrase) -> str:
    """Add to a bare "a spokesman" the body that the sentence before is about; past its paragraph, one that spoke."""
    doc = known.doc
    sentence = doc.sentence_at(source.first)
    if len(phrase.split()) > 2 or sentence is None or sentence.first == 0:
        return phrase
    before, body = _subject_before(doc, sentence)
    if before is None or body is None or _speaks(doc, body) or not _is_body(doc, body):
        return phrase
    spoke = body.first in known.sources and doc.tokens.lower[body.stop - 1] in doc.words.public_body_nouns
    return f"{phrase} for {doc.passage(*body)}" if spoke or before.paragraph == sentence.paragraph else phrase


def _subject_before(doc: Document, sentence: Sentence) -> tuple[Sentence | None, Phrase | None]:
    """Give the sentence before one and what it is about; "it" and "the statement" point to those before them."""
    before, subject = sentence, None
    for _ in range(SENTENCES_BACK):
        if before.first == 0 or (further := doc.sentence_at(before.first - 1)) is None:
            break
        before, subject = further, main_subject(doc, further, further.stop)
        if subject is None or not _points_back(doc, subject):
            break
    return before, subject


def _points_back(doc: Document, subject: Phrase) -> bool:
    """Tell whether a subject is "it" or a paper that was spoken of: "the statement"."""
    lower, words = doc.tokens.lower, doc.words
    if subject.stop - subject.first == 1:
        return lower[subject.first] in words.it_pronouns
    return lower[subject.first] in words.definite_determiners and lower[subject.stop - 1] in words.document_nouns


def _is_body(doc: Document, subject: Phrase) -> bool:
    """Tell whether a subject may have a spokesperson: a name, "the ministry", "a firm"."""
    noun, words = singular(doc.tokens.lower[subject.stop - 1]), doc.words
    named = doc.tags[subject.stop - 1] == NAME
    return named or noun in words.public_body_nouns or noun in words.organization_nouns


def _speaks(doc: Document, subject: Phrase) -> bool:
    """Tell whether a subject is a spokesperson: "A spokesman for the port said no. The spokesman"."""
    return not doc.words.spokesperson_nouns.isdisjoint(doc.tokens.lower[slice(*subject)])
