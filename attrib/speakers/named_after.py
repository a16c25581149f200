"""Whom or what the lede quotes without a name, and who speaks by name in the next paragraph.

"A surgeon has warned of delays." "Anders Lund, who runs the ward, said three had died."
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from attrib.english import singular
from attrib.grammar import Phrase
from attrib.speakers.introductions import FORMER
from attrib.speakers.kinds_of_bodies import kinds_of
from attrib.speakers.mentions import Mention, read_mention
from attrib.speakers.names import Names
from attrib.speakers.short_names import words_of
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import CONJUNCTION, NAME, OF, POSSESSIVE, PREPOSITIONS

INDEFINITE = frozenset(["a", "an"])


class Quoted(NamedTuple):
    """The first source of the lede, one person or body that it describes and does not name."""

    phrase: Phrase
    mention: Mention
    lede: Sentence

    @property
    def noun(self) -> str:
        """What it is called."""
        return singular(self.mention.noun)


def quoted_in(doc: Document, names: Names, lede: Sentence, sources: Sequence[Phrase]) -> Quoted | None:
    """Find whom the lede quotes, where it brings them in: "a surgeon", "the widow of a man", "Norland's tax chief"."""
    phrase = _first_source(lede, sources)
    mention = read_mention(doc, names, phrase) if phrase else None
    if phrase is None or mention is None or mention.form != "description" or mention.number == "many":
        return None
    return Quoted(phrase, mention, lede) if _brings_in(doc, phrase) else None


def _first_source(sentence: Sentence, sources: Sequence[Phrase]) -> Phrase | None:
    at = bisect_left(sources, Phrase(sentence.first, 0))
    return sources[at] if at < len(sources) and sources[at].first < sentence.stop else None


def _brings_in(doc: Document, phrase: Phrase) -> bool:
    """Tell whether words bring in one who was not spoken of before."""
    lower, tags = doc.tokens.lower[slice(*phrase)], doc.tags[slice(*phrase)]
    if lower[0] in INDEFINITE or tags.startswith(NAME + POSSESSIVE):
        return True
    of = tags.find(OF)
    return lower[0] == "the" and 0 < of < len(lower) - 1 and lower[of + 1] in INDEFINITE


def name_of_quoted(
    doc: Document, names: Names, quoted: Quoted, after: Sentence, sources: Sequence[Phrase]
) -> int | None:
    """Find the name of whom the lede quotes: of who speaks first in the sentence after it, where nothing parts them."""
    phrase = _first_source(after, sources)
    if phrase is None or _is_contrasted(doc, after):
        return None
    if quoted.noun not in doc.words.human_nouns:
        named = names.of(Phrase(after.first, after.stop))
        return next((index for index in named if _may_be_body(doc, names, quoted, index)), None)
    person = names.person_at(phrase.first)
    alone = not doc.tags[slice(*phrase)].lstrip(NAME).startswith(tuple(PREPOSITIONS))
    return person if person is not None and alone and _may_be_person(doc, names, quoted, person) else None


def _is_contrasted(doc: Document, after: Sentence) -> bool:
    """Tell whether a sentence sets somebody else against whom the lede quotes: "But Roe said", "Poe denied it"."""
    words, lower = doc.words, doc.tokens.lower[after.first : after.stop]
    parted = not words.contrasting.isdisjoint(lower) or not words.forms(words.denying_verbs).isdisjoint(lower)
    return parted or doc.tags[after.first] == CONJUNCTION


def _may_be_person(doc: Document, names: Names, quoted: Quoted, person: int) -> bool:
    """Tell whether a person may be whom the lede describes: nothing but the name tells who it is."""
    words, noun, named = doc.words, quoted.noun, names.named[person]
    if named.mentions[0].first < quoted.phrase.stop or not named.roles <= frozenset([noun]):
        return False
    left = FORMER in quoted.mention.head.lower().split() and noun in words.titled_roles
    if not left and (noun in words.generic_roles or noun in words.titled_roles):
        return False
    other = {"m": words.female_nouns, "f": words.male_nouns}.get(named.gender or "", frozenset())
    return noun not in other


def _may_be_body(doc: Document, names: Names, quoted: Quoted, body: int) -> bool:
    """Tell whether a name is that of a body of the lede's kind: "Association of Pilots" for "a union"."""
    words, named = doc.words, names.named[body]
    fields = words.fields_of_bodies
    told = fields.get(quoted.noun, frozenset())
    if named.person or not told or named.last_mention(quoted.lede.stop) >= quoted.lede.first:
        return False
    kinds = kinds_of(doc, named)
    if not kinds:
        last = words_of(named.name)[-1]
        return "trade" in told and (last in words.firm_words or last in words.legal_forms)
    return quoted.noun in kinds or any(told & fields.get(each, frozenset()) for each in kinds)
