"""Whom "who", "which" and "that" stand for: "a judge who", "Jane Roe, a judge at the court, who"."""

from __future__ import annotations

from attrib.english import singular
from attrib.grammar import Phrase, phrase_start
from attrib.grammar import antecedent as before_relative
from attrib.speakers.knowledge import Knowledge, Speaker
from attrib.speakers.naming import before_name
from attrib.speakers.source import Source
from attrib.speakers.tracing import NOBODY, Answer, ByName, Known
from attrib.text import Document
from attrib.text.tags import (
    ASIDE_OPENS,
    BEFORE_RELATIVE,
    CLOSING_BRACKET,
    COMMA,
    CONJUNCTION,
    ENDS_ANTECEDENT,
    FINITE,
    NAME,
    PARTICIPLES,
    PREMODIFIERS,
    PREPOSITIONS,
    QUOTES,
    RELATIVES,
    SENTENCE_PARTS,
)

WHO = frozenset(["who", "whom"])
FARTHEST = 40
"""Tokens before "who" in which the one it stands for is looked for."""
NAMES_IN_LIST = NAME + COMMA + CONJUNCTION
LAST_SOURCES = 3
"""Among so many source phrases before it that one is looked for which "who" follows."""


def antecedent(known: Knowledge, source: Source) -> Answer:
    """Find whom a relative pronoun stands for."""
    relative, human = source.phrase.first, source.word in WHO
    phrase = _antecedent(known, relative, human) if source.relative and relative > 0 else None
    if phrase is None:
        return NOBODY
    person = _person(known, phrase, relative, human)
    if person is not None:
        return Answer("relative", ByName(person, phrase))
    if human and singular(known.doc.tokens.lower[phrase.stop - 1]) not in known.doc.words.human_nouns:
        speaker = _speaking_before(known, relative)
        if speaker is not None:
            return Answer("relative", Known(speaker))
    owner = known.by_first.get(phrase.first)
    return Answer("relative", phrase if owner is None else Known(owner))


def with_antecedent(doc: Document, source: Phrase, speaker: Speaker) -> Phrase:
    """Give a relative pronoun with the words before it that stand for its speaker: "its engineer, who"."""
    if source.stop - source.first > 1 or doc.tags[source.first] not in RELATIVES:
        return source
    sentence = doc.sentence_at(source.first)
    if sentence is None or speaker.parts[0].form == "pronoun":
        return source
    before = before_relative(doc, source.first, sentence.first)
    if before is None:
        return source
    introduced = speaker.introduced
    inside = before.first <= introduced.first < introduced.stop <= before.stop
    return Phrase(introduced.first if inside else before.first, source.stop)


def _person(known: Knowledge, phrase: Phrase, relative: int, human: bool) -> int | None:
    """Find the person named right before the antecedent, which describes them, or at the end of it."""
    names, tags = known.names, known.doc.tags
    person = _described(known, phrase.first - 2, human) if tags[phrase.first - 1] == COMMA else None
    if person is None and human and tags[relative - 1] in ASIDE_OPENS + CLOSING_BRACKET:
        return None if _says_where(known.doc, phrase.stop) else names.person_at(phrase.stop - 1)
    return person


def _described(known: Knowledge, at: int, human: bool) -> int | None:
    """Find whose name ends at a token, before what describes them: "Roe[, a judge]", not "In Norvik[, a union]"."""
    names, doc = known.names, known.doc
    before = before_name(doc, at + 1)
    belongs = before > 0 and doc.tokens.lower[before] in doc.words.belonging_prepositions
    at -= (at - before + 1) * (belongs and names.person_at(before - 1) is not None)
    index, sentence = names.at.get(at), doc.sentence_at(at)
    if index is None or names.named[index].person or human or sentence is None:
        return names.person_at(at)
    clause = doc.tags[sentence.first : at]
    return index if clause[:1] not in PREPOSITIONS or not set(clause).isdisjoint(FINITE) else None


def _says_where(doc: Document, stop: int) -> bool:
    """Tell whether the name that ends at `stop` says where: "Democrats on Capitol Hill"."""
    before = before_name(doc, stop)
    return before >= 0 and doc.tokens.lower[before] in doc.words.place_prepositions


def _speaking_before(known: Knowledge, relative: int) -> int | None:
    """Find the voice whose description a relative pronoun follows: "said an aide on the call, who added"."""
    for phrase, speaker in reversed(known.resolved[-LAST_SOURCES:]):
        if phrase.first < relative <= phrase.stop + 1 and known.doc.tags[phrase.first] not in RELATIVES:
            return speaker
    return None


def _antecedent(known: Knowledge, relative: int, human: bool) -> Phrase | None:
    """Find the noun phrase before a relative pronoun; for "who", the part of it that can be a person."""
    doc, words = known.doc, known.doc.words
    tags, lower = doc.tags, doc.tokens.lower
    at = relative - 1
    if tags[at] == CONJUNCTION:
        who = _who_before(doc, at) if human else None
        return _antecedent(known, who, human) if who is not None else None
    if lower[at] == "of":
        comma = _comma_before(doc, at)
        return _antecedent(known, comma, human) if comma is not None else None
    while at >= 0 and (tags[at] in BEFORE_RELATIVE or lower[at] in words.weekdays or lower[at] in words.months):
        at -= 1
    if at < 0 or tags[at] not in ENDS_ANTECEDENT:
        return None
    low = max(0, at - FARTHEST)
    opens = next((mark + 1 for mark in range(at, low, -1) if tags[mark] in SENTENCE_PARTS + QUOTES), low)
    phrase = _speaking_part(known, Phrase(phrase_start(doc, at, opens), at + 1), human)
    person = _person_before_place(doc, phrase, low) if human else None
    return phrase if person is None else Phrase(phrase_start(doc, person, low), at + 1)


def _person_before_place(doc: Document, place: Phrase, low: int) -> int | None:
    """Find of whom the places before "who" tell: "[workers] in Leeds, York and Hull who", "[a man] in York who"."""
    words, lower, tags = doc.words, doc.tokens.lower, doc.tags
    last = lower[place.stop - 1]
    if not (last in words.major_cities or last in words.us_states or last in words.countries):
        return None
    at = place.stop - 1
    while at > low and tags[at] in NAMES_IN_LIST:
        at -= 1
    located = tags[at] in PREPOSITIONS and singular(lower[at - 1]) in words.human_nouns
    return at - 1 if located else None


def _who_before(doc: Document, conjunction: int) -> int | None:
    """Step back from "and who" to the "who" before it in the sentence."""
    sentence = doc.sentence_at(conjunction)
    low = max(sentence.first if sentence else 0, conjunction - FARTHEST)
    return next((at for at in range(conjunction - 1, low, -1) if doc.tokens.lower[at] in WHO), None)


def _comma_before(doc: Document, of: int) -> int | None:
    """Step back from "most of whom" to the comma before "most"."""
    at = of
    while at > 0 and doc.tags[at] != COMMA and doc.tokens.lower[at] not in WHO:
        at -= 1
    return at if at > 0 and doc.tags[at] == COMMA else None


def _speaking_part(known: Knowledge, phrase: Phrase, human: bool) -> Phrase:
    """Leave out what comes before the first noun that can speak: "the ire of [lawmakers]"."""
    tags = known.doc.tags
    first = _after_by(known, phrase) if human else phrase.first
    which = known.doc.tokens.lower[phrase.stop : phrase.stop + 2][-1:] == ["which"]
    for at in range(first + 1, phrase.stop):
        reduced = human and tags[at] in PARTICIPLES and tags[at - 1] not in PREMODIFIERS
        if tags[at] in PREPOSITIONS or reduced:
            if _can_head(known, at - 1, human) and not (which and _is_human(known, at - 1)):
                break
            first = at + 1
    return Phrase(first, phrase.stop) if first < phrase.stop else phrase


def _after_by(known: Knowledge, phrase: Phrase) -> int:
    """Give where the people begin who did it, right before "who": "dragged from her Ford by [two men] who"."""
    doc = known.doc
    if doc.tags[phrase.stop] not in RELATIVES or not _is_human(known, phrase.stop - 1):
        return phrase.first
    did = (at + 1 for at in range(phrase.stop - 2, phrase.first, -1) if doc.tokens.lower[at] == "by")
    return next(did, phrase.first)


def _is_human(known: Knowledge, at: int) -> bool:
    """Tell whether the word at a token is for people, whom "which" never stands for."""
    return singular(known.doc.tokens.lower[at]) in known.doc.words.human_nouns


def _can_head(known: Knowledge, at: int, human: bool) -> bool:
    """Tell whether the word at a token may be the one for whom the relative pronoun stands."""
    noun, words = known.doc.tokens.lower[at], known.doc.words
    speakers = words.human_nouns if human else words.speaking_nouns
    return (
        noun in speakers
        or singular(noun) in speakers
        or noun in words.quantity_nouns
        or noun in words.plural_heads
        or noun in words.plural_determiners
        or noun in words.relative_heads
        or known.names.person_at(at) is not None
    )
