"""What is joined in a source phrase: "officials and aides", and what stands beside a name between commas."""

from __future__ import annotations

from msgspec.structs import replace

from attrib.english import singular
from attrib.grammar import Phrase
from attrib.speakers.mentions import Mention, read_mention
from attrib.speakers.names import Names
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ASIDE_OPENS,
    CONJUNCTION,
    DETERMINER,
    GERUND,
    GOES_ON_DESCRIBING,
    NAME,
    NOUNS,
    OF,
    OPENS_BARE_PHRASE,
    OPENS_NOUN_PHRASE,
    PAST,
    PREMODIFIERS,
    PREPOSITION,
    RELATIVE,
)


def read_parts(doc: Document, names: Names, source: Phrase) -> tuple[Mention, ...]:
    """Cut a source phrase into what is joined in it; an apposition with a name names the whole."""
    tags = doc.tags
    pieces = _pieces(doc, source)
    mentions: list[Mention] = []
    relative = False
    for number, piece in enumerate(pieces):
        beside = number > 0 and tags[piece.first - 1] != CONJUNCTION
        if beside and (relative or tags[piece.first] in GOES_ON_DESCRIBING):
            relative = True
            if mentions:
                mentions[-1] = replace(mentions[-1], phrase=f"{mentions[-1].phrase}, {doc.passage(*piece)}")
            continue
        mention = read_mention(doc, names, piece)
        if mention.form == "person" or (beside and _names_person(doc, names, piece, mention, mentions)):
            return (replace(mention, form="person", phrase=doc.passage(*source)),)
        if beside and _names_body(doc, piece, mention, mentions):
            return (replace(mention, phrase=doc.passage(*source)),)
        if not (beside and mentions):  # an apposition that names nobody describes what is already there
            mentions.append(mention)
    if len(pieces) > 1 and len(mentions) == 1:
        mentions[0] = replace(mentions[0], phrase=doc.passage(*source))
    return tuple(mentions)


def _pieces(doc: Document, source: Phrase) -> list[Phrase]:
    """Cut a phrase at its commas, and where "and" joins two voices."""
    pieces: list[Phrase] = []
    begin = source.first
    for at in range(source.first, source.stop):
        if doc.tags[at] in ASIDE_OPENS or (doc.tags[at] == CONJUNCTION and _splits(doc, source, begin, at)):
            if at > begin:
                pieces.append(Phrase(begin, at))
            begin = at + 1
    if begin < source.stop:
        pieces.append(Phrase(begin, source.stop))
    return pieces


def _splits(doc: Document, source: Phrase, begin: int, at: int) -> bool:
    """Tell whether "and" joins two voices here, not two words of one description."""
    tags = doc.tags
    if at == begin or at + 1 >= source.stop:
        return False
    seen = tags[begin:at]
    if RELATIVE in seen or PAST in seen or GERUND in seen or _is_one_person(doc, source, at):
        return False
    left, right = tags[at - 1], tags[at + 1]
    if left in NOUNS and right in OPENS_NOUN_PHRASE:
        if (OF in seen or PREPOSITION in seen) and right != DETERMINER:
            return right in OPENS_BARE_PHRASE and _heads_person(doc, Phrase(at + 1, source.stop))
        return left != ADJECTIVE
    return False


def _is_one_person(doc: Document, source: Phrase, at: int) -> bool:
    """Tell whether "and" joins two titles of one person: "the former first lady and senator"."""
    lower, human = doc.tokens.lower, doc.words.human_nouns
    return (
        lower[source.first] in doc.words.articles
        and doc.tags[at + 1] not in PREMODIFIERS
        and lower[at - 1] in human
        and lower[source.stop - 1] in human
    )


def _heads_person(doc: Document, phrase: Phrase) -> bool:
    """Tell whether one of the first words of a phrase is a noun for people."""
    first = doc.tokens.lower[phrase.first : min(phrase.first + 3, phrase.stop)]
    return any(singular(word) in doc.words.human_nouns or word == "people" for word in first)


def _names_person(doc: Document, names: Names, piece: Phrase, mention: Mention, before: list[Mention]) -> bool:
    """Tell whether an apposition such as "Morag" in "her niece, Morag" is the name of the person before it."""
    if mention.form != "organization" or piece.stop - 1 not in names.at or not before:
        return False
    described = before[0].form == "description" and before[0].number == "one"
    return described and _all_names(doc, piece) and singular(before[0].noun) in doc.words.human_nouns


def _names_body(doc: Document, piece: Phrase, mention: Mention, before: list[Mention]) -> bool:
    """Tell whether an apposition is the name of a body: "the consultants, Larkin Partners"."""
    return (
        mention.form == "organization"
        and len(before) == 1
        and before[0].form == "description"
        and before[0].determiner == "definite"
        and piece.stop - piece.first > 1
        and _all_names(doc, piece)
    )


def _all_names(doc: Document, piece: Phrase) -> bool:
    return set(doc.tags[slice(*piece)]) == {NAME}
