"""Whom the lede speaks of and the next paragraph names: "A nurse was dismissed on Friday.", "Jane Roe, 34, worked"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attrib.english import singular
from attrib.grammar import Phrase
from attrib.speakers.fields import works_elsewhere
from attrib.speakers.mentions import read_mention
from attrib.speakers.named_after import name_of_quoted, quoted_in
from attrib.speakers.names import Named, Names
from attrib.speakers.runs import has_age
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import NAME, PHRASE, POSSESSIVE

OWNER = NAME + POSSESSIVE


class PersonOfLede(NamedTuple):
    """Somebody, or a body, whom the lede describes and does not name."""

    subject: Phrase
    noun: str
    name: int
    """Index among the article's names."""


def person_of_lede(doc: Document, names: Names, sources: Sequence[Phrase]) -> PersonOfLede | None:
    """Find whom the lede describes and does not name, and the next paragraph names.

    Either the lede begins with them, "a nurse", and the next paragraph with their name and age; or the lede quotes
    them, and the name is that of who speaks next.
    """
    opening = list(_first_sentences(doc))
    if len(opening) < 2:
        return None
    lede, after = opening
    return _named_with_their_age(doc, names, lede, after) or _quoted_by_lede(doc, names, opening, sources)


def _quoted_by_lede(
    doc: Document, names: Names, opening: Sequence[Sentence], sources: Sequence[Phrase]
) -> PersonOfLede | None:
    lede, after = opening
    quoted = quoted_in(doc, names, lede, sources)
    name = name_of_quoted(doc, names, quoted, after, sources) if quoted else None
    return PersonOfLede(quoted.phrase, quoted.noun, name) if quoted and name is not None else None


def _named_with_their_age(doc: Document, names: Names, lede: Sentence, after: Sentence) -> PersonOfLede | None:
    subject = _opening(doc, lede)
    mention = read_mention(doc, names, subject)
    index = _named_with_age(doc, names, after)
    if index is None or mention.form != "description" or mention.number == "many":
        return None
    named, noun = names.named[index], singular(mention.noun)
    told = _describes_one(doc, subject) and _may_be(doc, named, noun)
    return PersonOfLede(subject, noun, index) if told and named.last_mention(after.first) <= lede.first else None


def _describes_one(doc: Document, subject: Phrase) -> bool:
    """Tell whether words bring somebody in, "a nurse", or say whose office they hold: "Norland's tax chief"."""
    indefinite = doc.tokens.lower[subject.first] in {"a", "an"}
    return indefinite or doc.tags[subject.first : subject.stop].startswith(OWNER)


def _named_with_age(doc: Document, names: Names, sentence: Sentence) -> int | None:
    """Give the person whose name and age open a sentence."""
    index = names.person_at(sentence.first)
    if index is None or not names.named[index].begins_at(sentence.first):
        return None
    return index if has_age(doc, names.named[index].mention_at(sentence.first)) else None


def _first_sentences(doc: Document) -> Iterator[Sentence]:
    """Give the first sentences of the first two paragraphs below the headline."""
    last = 0
    for sentence in doc.sentences:
        paragraph = doc.paragraphs[sentence.paragraph]
        if sentence.paragraph > last and not paragraph.subhead and not paragraph.furniture:
            yield sentence
            if last:
                return
            last = sentence.paragraph


def _opening(doc: Document, sentence: Sentence) -> Phrase:
    """Give the words that a sentence opens with, up to the noun."""
    stop = next((at for at in range(sentence.first, sentence.stop) if doc.tags[at] not in PHRASE), sentence.stop)
    return Phrase(sentence.first, stop)


def _may_be(doc: Document, named: Named, noun: str) -> bool:
    """Tell whether a person may be described by a noun."""
    words = doc.words
    other = {"m": words.female_nouns, "f": words.male_nouns}.get(named.gender or "", frozenset())
    return noun in words.human_nouns and noun not in other and not works_elsewhere(words, named.roles, noun)
