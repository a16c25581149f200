"""Whom a source phrase names: by name, by a description between commas after a name, or by words traced before."""

from __future__ import annotations

from msgspec.structs import replace

from attrib.english import singular
from attrib.grammar import Phrase
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.mentions import read_mention
from attrib.speakers.short_names import words_of
from attrib.speakers.source import Source
from attrib.speakers.tracing import NOBODY, Answer, ByName, How, Known
from attrib.text import Document
from attrib.text.tags import DETERMINER, LINKING, NAME, OPENS_BARE_NAME, PAUSES, RELATIVE, VERBS


def apposed(known: Knowledge, source: Source) -> Answer:
    """Find the person whose description between commas a source is: "Jane Roe, a lawyer at the firm, told"."""
    doc, phrase, first = known.doc, source.phrase, source.phrase.first
    tags = doc.tags
    if first < 2 or tags[first] not in OPENS_BARE_NAME or tags[first - 1] not in PAUSES:
        return NOBODY
    if doc.tags[phrase.stop] not in PAUSES and RELATIVE not in tags[first : phrase.stop]:
        return NOBODY
    if tags[first] != DETERMINER and not _is_one_person(known, phrase):
        return NOBODY
    person = known.names.person_at(first - 2)
    before = before_name(doc, first - 1)
    led = before >= 0 and tags[before] in LINKING + VERBS and doc.tokens.lower[before] != "as"
    return NOBODY if led or person is None else Answer("apposition", ByName(person, phrase))


def named(known: Knowledge, source: Source) -> Answer:
    """Find the person whom a source names, or the body that it is the name of."""
    part = next((part for part in source.parts if part.form == "person"), source.parts[0])
    if part.form != "person" and (len(source.parts) > 1 or part.form != "organization"):
        return NOBODY
    names = known.names
    index = next((index for index in names.of(source.phrase) if names.named[index].name == part.name), None)
    if index is None:
        return NOBODY
    return Answer(_naming(known, index, source.phrase), ByName(index, source.phrase, (part,)))


def given_in_part(known: Knowledge, source: Source) -> Answer:
    """Find the person of whom a description gives part of the name: "a driver who gave his name only as Tex"."""
    if source.description is None or singular(source.description.noun) not in known.doc.words.human_nouns:
        return NOBODY
    for index in known.names.of(source.phrase):
        partial = known.names.named[index].partial
        if partial is not None and source.phrase.first <= partial.first < source.phrase.stop:
            return Answer("full name", ByName(index, source.phrase, (replace(source.description, form="person"),)))
    return NOBODY


def same_phrase(known: Knowledge, source: Source) -> Answer:
    """Find whom a description stands for that begins where another phrase does that was traced already."""
    owner = known.by_first.get(source.phrase.first)
    if owner is None or source.parts[0].form != "description":
        return NOBODY
    return Answer("same phrase", Known(owner))


def before_name(doc: Document, stop: int) -> int:
    """Give the token before the capitalised words that end at `stop`; -1 where there is none."""
    at = stop - 1
    while at >= 0 and doc.tags[at] == NAME:
        at -= 1
    return at


def _is_one_person(known: Knowledge, source: Phrase) -> bool:
    """Tell whether a phrase without an article describes one person: "communications director of the group"."""
    noun = read_mention(known.doc, known.names, source).noun
    return noun in known.doc.words.human_nouns and noun == singular(noun)


def _naming(known: Knowledge, index: int, source: Phrase) -> How:
    """Tell by how much of a name a source phrase names somebody."""
    name = words_of(known.names.named[index].name)
    words = known.doc.tokens.lower[slice(*source)]
    if all(word in words for word in name):
        return "full name"
    return "surname" if name[-1] in words else "short name"
