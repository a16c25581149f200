"""Whose spokesman or lawyer a named person is: "her spokesman" is not "Tom Pike, a spokesman for the port"."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.english import singular
from attrib.grammar import Phrase
from attrib.speakers.individuals import Wanted, last_individual
from attrib.speakers.introductions import client_of
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.owners import subjects_before
from attrib.speakers.source import Source
from attrib.speakers.tracing import ByName
from attrib.text.tags import DESCRIBERS_OR_NAME, DETERMINER, ENDS_APPOSITION, LINKING, NAME, NOUN, POSSESSIVE

NEAR = 10
"""So many tokens from a name a noun may tell what the person is, and from that noun whose."""
FIRST_MENTIONS = 5
"""Among so many first mentions of a person one may tell whose they are."""
HUMAN = frozenset(["his", "her"])
OWNING = HUMAN | {"its"}
SOMETHING = -1
"""Stands for an owner that is no person and has no name: "the company"."""


def is_of_another(known: Knowledge, source: Source, person: int) -> bool:
    """Tell whether "her spokesman" speaks of somebody else's than the person does who has that role."""
    lawyers = known.doc.words.lawyer_nouns
    if source.role in lawyers and source.word in HUMAN and not lawyers <= known.names.named[person].roles:
        return True
    if _has_other_clients(known, source, person):
        return True
    return _differs(known, source, _roles_beside(known, source.role, person), person)


def voice_is_of_another(known: Knowledge, source: Source, voice: Phrase) -> bool:
    """Tell whether "her spokesman" speaks of somebody else's than a phrase that brought in a voice without a name."""
    lower = known.doc.tokens.lower
    return _differs(known, source, (at for at in range(*voice) if lower[at] == source.role), None)


def _differs(known: Knowledge, source: Source, nouns: Iterator[int], person: int | None) -> bool:
    """Tell whether a source is described as somebody else's than the nouns tell that stand for a person or voice."""
    lower, phrase = known.doc.tokens.lower, source.phrase
    wanted = _owner_before(known, next((at for at in range(*phrase) if lower[at] == source.role), phrase.first))
    pronoun = source.word if source.word in OWNING else ""
    if not pronoun and wanted is None:
        return False
    told = {owner for noun in nouns for owner in _owners(known, noun)}
    clients = _clients(known, person) if person is not None else ()
    told.update(owner for client in clients for owner in known.names.of(client))
    if not told or wanted in told:
        return False
    if wanted is not None and wanted != person:
        return SOMETHING not in told or known.names.named[wanted].sure
    return bool(pronoun) and not any(_may_be(known, owner, pronoun) for owner in told)


def _may_be(known: Knowledge, owner: int, pronoun: str) -> bool:
    """Tell whether "his", "her" or "its" may stand for an owner; a bare "Vell" may be anybody."""
    if owner == SOMETHING:
        return pronoun == "its"
    named = known.names.named[owner]
    if pronoun == "its":
        return not named.sure
    bare = " " not in named.name
    return (named.person or bare) and named.gender in (None, "m" if pronoun == "his" else "f")


def _roles_beside(known: Knowledge, role: str, person: int) -> Iterator[int]:
    """Give where the article calls a person by a role, right beside the name."""
    doc, lawyers = known.doc, known.doc.words.lawyer_nouns
    nouns = lawyers if role in lawyers else {role}
    for mention in known.names.named[person].mentions[:FIRST_MENTIONS]:
        sentence = doc.sentence_at(mention.first)
        if sentence is not None:
            first, stop = max(sentence.first, mention.first - NEAR), min(sentence.stop, mention.stop + NEAR)
            yield from (at for at in range(first, stop) if doc.tokens.lower[at] in nouns)


def _clients(known: Knowledge, person: int) -> Iterator[Phrase]:
    """Give the words for whom the article says that a person represents: "Jane Roe, who represents the parents"."""
    for mention in known.names.named[person].mentions[:FIRST_MENTIONS]:
        client = client_of(known.doc, mention)
        if client is not None:
            yield client


def _has_other_clients(known: Knowledge, source: Source, person: int) -> bool:
    """Tell whether a person represents others than those whose lawyer a source is: "the school's lawyer"."""
    tags, lower = known.doc.tags, known.doc.tokens.lower
    mark = tags.find(POSSESSIVE, *source.phrase)
    clients = [*_clients(known, person)] if mark > source.phrase.first and tags[mark - 1] == NOUN else []
    return bool(clients) and all(lower[mark - 1] not in lower[slice(*client)] for client in clients)


def _owners(known: Knowledge, noun: int) -> Iterator[int]:
    """Give whose somebody is by the words before and after a noun: "Roe's lawyer", "a lawyer for Roe"."""
    before = _owner_before(known, noun)
    if before is not None:
        yield before
    elif known.doc.tags[noun + 1] in LINKING:
        yield from _owners_after(known, noun + 2)


def _owner_before(known: Knowledge, noun: int) -> int | None:
    """Give whom "Roe's" or "his" before a noun stands for; None where nobody is told."""
    doc, at = known.doc, noun - 1
    while at > 0 and noun - at < NEAR and doc.tags[at] in DESCRIBERS_OR_NAME:
        at -= 1
    if at > 0 and doc.tags[at] == POSSESSIVE:
        return known.names.at.get(at - 1)
    word = doc.tokens.lower[at] if at >= 0 and doc.tags[at] == DETERMINER else ""
    return _owner_meant(known, at, word) if word in OWNING else None


def _owner_meant(known: Knowledge, at: int, pronoun: str) -> int | None:
    """Give for whom "his", "her" or "its" at a token stands, where that has a name."""
    if pronoun == "its":
        body = next(subjects_before(known, at), None)
        named = known.names.of(body) if body else []
        return named[0] if len(named) == 1 and not known.names.named[named[0]].sure else None
    who = last_individual(known, Wanted(at, "m" if pronoun == "his" else "f"), "possessive").who
    return who.name if isinstance(who, ByName) else None


def _owners_after(known: Knowledge, first: int) -> Iterator[int]:
    """Give who is named, or called by a role, after "a spokesman for"."""
    doc, stop = known.doc, first
    while stop < first + NEAR and doc.tags[stop] not in ENDS_APPOSITION:
        stop += 1
    named = known.names.of(Phrase(first, stop))
    yield from named
    noun = singular(doc.tokens.lower[stop - 1]) if stop > first and doc.tags[stop - 1] != NAME else ""
    if noun and not named:
        called = known.people.by_role.get(noun, ())
        yield from called
        if not called and noun not in known.doc.words.human_nouns:
            yield SOMETHING
