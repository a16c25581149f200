"""A source phrase about which is asked whom it stands for, read once for all who answer."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from attrib.english import singular
from attrib.grammar import Phrase
from attrib.speakers.joined import read_parts
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.mentions import Mention, read_mention, read_pronoun
from attrib.speakers.principals import with_principal
from attrib.text import Document
from attrib.text.tags import PRONOUN_OR_POSSESSIVE, RELATIVES, SUBJECT_PRONOUN


class Source(NamedTuple):
    """A source phrase, and what it says."""

    phrase: Phrase
    word: str
    """Its first word, in lower case."""
    relative: bool
    """Whether it is "who" or the like, and nothing else."""
    pronoun: bool
    parts: tuple[Mention, ...]
    """What is joined in it, at least one."""
    description: Mention | None = None
    """What it says, where it is one description and no name."""
    brings_in: bool = False
    """Whether it describes somebody else than those who were spoken of, or somebody who is not to be named."""
    role: str = ""
    """The noun of "the senator": one person who was spoken of; empty where it is no such description."""

    @property
    def pointer(self) -> Mention | None:
        """The description, where it may point back."""
        told = self.description
        return None if told is None or self.brings_in or told.determiner == "indefinite" else told


def read_source(known: Knowledge, phrase: Phrase) -> Source:
    """Read a source phrase; a spokesperson or an aide is told with whom they work for."""
    doc, names = known.doc, known.names
    word = doc.tokens.lower[phrase.first]
    relative = phrase.stop - phrase.first == 1 and doc.tags[phrase.first] in RELATIVES
    if _is_pronoun(doc, phrase):
        return Source(phrase, word, relative, True, (read_pronoun(doc, phrase),))
    parts = read_parts(doc, names, phrase) or (read_mention(doc, names, phrase),)
    if len(parts) > 1 or parts[0].form != "description":
        return Source(phrase, word, relative, False, parts)
    told = replace(parts[0], phrase=with_principal(known, parts[0], phrase))
    brings_in = _brings_in(doc, phrase, told)
    return Source(phrase, word, relative, False, (told,), told, brings_in, "" if brings_in else _role(doc, told))


def _brings_in(doc: Document, phrase: Phrase, told: Mention) -> bool:
    """Tell whether a description is of somebody else, "a second official", or of somebody kept unnamed."""
    words = doc.words
    other = not words.other_words.isdisjoint(told.phrase.lower().split()[:3])
    return other or not words.unnaming.isdisjoint(doc.tokens.lower[slice(*phrase)])


def _role(doc: Document, told: Mention) -> str:
    """Give the noun of a description of one person who was spoken of."""
    if told.determiner != "definite" or told.number == "many":
        return ""
    before, of, after = told.phrase.lower().partition(" of ")
    title = f"{told.noun} of {after.split()[0]}" if after else ""
    counted = after.split()[-1:] and after.split()[-1] in doc.words.plural_determiners
    alone = not of or counted or (title in doc.words.person_titles and before.endswith(told.noun))
    return singular(told.noun) if alone else ""


def _is_pronoun(doc: Document, phrase: Phrase) -> bool:
    """Tell whether a phrase is a pronoun alone, or one of the third person with what follows it."""
    tag, word, words = doc.tags[phrase.first], doc.tokens.lower[phrase.first], doc.words
    if phrase.stop - phrase.first == 1:
        return tag in PRONOUN_OR_POSSESSIVE or word in words.they_pronouns
    return tag == SUBJECT_PRONOUN and (
        word in words.he_pronouns
        or word in words.she_pronouns
        or word in words.it_pronouns
        or word in words.they_pronouns
    )
