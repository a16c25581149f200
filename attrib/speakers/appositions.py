"""What stands beside a voice between commas: its own name, what it is, or the name of somebody else."""

from __future__ import annotations

from attrib.english import singular
from attrib.grammar import Phrase
from attrib.speakers.mentions import Mention
from attrib.speakers.names import Names
from attrib.text import Document
from attrib.text.tags import COMMA, CONJUNCTION, DETERMINER, LINKING, NAME

WHERE = frozenset(["in", "from", "at", "near"])
LONGEST_PAIR = 2
"""A voice and what stands beside it."""
REACH = 4
"""Tokens among which "in the northern district" ends."""


def called_in(doc: Document, piece: Phrase) -> Phrase:
    """Give the name that an apposition ends with, "a guard named [Ola Berg]"; the apposition where it has none."""
    name = piece.stop - 1
    while name > piece.first and doc.tags[name] == NAME:
        name -= 1
    told = doc.tokens.lower[name] in doc.words.calling_participles and name > piece.first
    return Phrase(name + 1, piece.stop) if told and name + 1 < piece.stop else piece


def names_person(doc: Document, names: Names, piece: Phrase, beside: Mention, described: Mention) -> bool:
    """Tell whether an apposition such as "Morag" in "her niece, Morag" is the name of the person before it."""
    if beside.form != "organization" or piece.stop - 1 not in names.at:
        return False
    one = described.form == "description" and described.number == "one"
    human = singular(described.noun) in doc.words.human_nouns
    return one and human and all_names(doc, piece) and not _is_of_body(doc, piece)


def names_another(doc: Document, names: Names, piece: Phrase, pieces: list[Phrase], mention: Mention) -> bool:
    """Tell whether a name is that of whom or where the words before it speak, not of the voice.

    "[Relatives of the driver], Jo Berg," are several people, and "in the capital, Oran Bay," is a place.
    """
    if mention.form != "description" or not all_names(doc, piece) or piece not in pieces[1:2]:
        return False
    if mention.number == "many":
        goes_on = doc.tags[piece.stop] == CONJUNCTION or doc.tags[piece.stop : piece.stop + 2] == COMMA + NAME
        listed = goes_on or len(pieces) > LONGEST_PAIR
        tells_more = not {*LINKING}.isdisjoint(doc.tags[slice(*pieces[0])])
        return tells_more and not listed and names.person_at(piece.stop - 1) is not None
    index = names.person_at(piece.stop - 1)
    return _ends_in_place(doc, pieces[0]) and (index is None or not names.named[index].sure)


def _ends_in_place(doc: Document, phrase: Phrase) -> bool:
    """Tell whether a phrase ends with the place where somebody is: "a diplomat in [the capital]"."""
    lower, near = doc.tokens.lower, range(max(phrase.first, phrase.stop - REACH), phrase.stop - 1)
    return lower[phrase.stop - 1] in doc.words.kinds_of_places and any(lower[at] in WHERE for at in near)


def names_body(doc: Document, piece: Phrase, beside: Mention, described: Mention) -> bool:
    """Tell whether an apposition is the name of a body: "the consultants, Larkin Partners"."""
    if beside.form != "organization" or described.form != "description" or described.determiner != "definite":
        return False
    noun, words = described.noun, doc.words
    body = described.number == "one" and (noun in words.group_nouns or noun in words.kinds_of_bodies)
    name = Phrase(piece.first + (body and doc.tokens.lower[piece.first] == "the"), piece.stop)
    return (body or name.stop - name.first > 1) and all_names(doc, name)


def _is_of_body(doc: Document, piece: Phrase) -> bool:
    """Tell whether a name is an acronym or has a word of those of bodies: "Larkin & Sons", not "Jane Tribe"."""
    name, words = doc.tokens.lower[slice(*piece)], doc.words
    if name[0] in words.given_names:
        return False
    if len(name) == 1 and len(name[0]) > 1 and doc.tokens.forms[piece.first].isupper():
        return True
    return any(word in words.body_name_links or word in words.organization_words for word in name)


def tells_role(doc: Document, piece: Phrase, beside: Mention, mention: Mention) -> bool:
    """Tell whether a piece says what somebody is of whom nothing is said before: "the source, [a senior officer]"."""
    words = doc.words
    told = singular(mention.noun) in words.source_nouns or mention.noun in words.roleless_nouns
    bare = told and len(mention.head.split()) == 1
    return bare and doc.tags[piece.first] == DETERMINER and singular(beside.noun) in words.human_nouns


def all_names(doc: Document, piece: Phrase) -> bool:
    """Tell whether a piece has no other words than those of names."""
    return set(doc.tags[slice(*piece)]) == {NAME}
