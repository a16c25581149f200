"""By what beside it a name is introduced: "Mayor Jane Roe", "Jane Roe, a teacher", "Jane Roe, who represents Hale"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from attrib.english import Words
from attrib.grammar import Phrase
from attrib.speakers.personhood import Gender
from attrib.text import Document
from attrib.text.tags import (
    AUXILIARY,
    COMMA,
    DESCRIBERS_OR_NAME,
    DETERMINER,
    ENDS_APPOSITION,
    NAME,
    OBJECT_PRONOUN,
    OF,
    POSSESSIVE,
    RELATIVE,
)

FORMER = "former"
FAMILY = "family"
IS_OR_WAS = frozenset(["is", "was"])
LONGEST_OFFICE = 8
LONGEST_DESCRIPTION = 6
LONGEST_APPOSITION = 14
ENDS_DESCRIPTION = re.compile(f"[{re.escape(ENDS_APPOSITION)}]")


def roles_of(doc: Document, phrase: Phrase, begin: int) -> Iterator[str]:
    """Give the nouns by which a mention is introduced; titles before the name begin at token `begin`."""
    words, lower = doc.words, doc.tokens.lower
    for at in range(begin, phrase.first):
        yield from _role(words, lower, at)
    for at in _beside(doc, begin, phrase):
        if (lower[at] in words.human_nouns or lower[at] == FORMER) and doc.tags[at + 1] != POSSESSIVE:
            yield from _role(words, lower, at)


def gender_by_roles(words: Words, roles: Set[str]) -> Gender | None:
    """Give the gender that nouns beside a name show: "his wife", "a congressman"."""
    female, male = (not nouns.isdisjoint(roles) for nouns in (words.female_nouns, words.male_nouns))
    return None if female == male else "f" if female else "m"


def _role(words: Words, lower: Sequence[str], at: int) -> list[str]:
    """Give the title at a token, what it may be short for, and the title of two words that it ends."""
    word = lower[at].rstrip(".")
    pair = f"{lower[at - 1]} {word}"
    if word in words.lawyer_nouns:
        public = lower[at - 1] in words.public_attorneys or lower[at + 1 : at + 2] == ["general"]
        return [word, pair] if public else [*words.lawyer_nouns]
    known = pair in words.office_titles or lower[at - 1] in words.offices
    return [word, *words.full_titles.get(word, ()), *([pair] if known else [])]


def _beside(doc: Document, begin: int, phrase: Phrase) -> Sequence[int]:
    """Give the tokens before and after a name that may say what the person is: "Jane Roe, 45, a teacher"."""
    tags, at = doc.tags, phrase.stop
    found: list[int] = []
    if tags[begin - 1] == COMMA:
        found.append(_office_before(doc, begin, phrase))
    before = begin - 1
    while tags[before] in DESCRIBERS_OR_NAME and begin - before < LONGEST_DESCRIPTION:
        found.append(before)
        before -= 1
    if found and tags[before] == COMMA and doc.tokens.lower[before - 2] in doc.words.introducing_possessives:
        found.append(before - 1)
    if tags[at] == COMMA or doc.tokens.lower[at] in IS_OR_WAS:
        end = ENDS_DESCRIPTION.search(tags, at + 1, at + LONGEST_APPOSITION)
        found += range(at + 1, end.start() if end else at + LONGEST_APPOSITION)
    return found


def _office_before(doc: Document, begin: int, phrase: Phrase) -> int:
    """Give the noun before a comma and a name, or before "of" and a body: "the Bishop of Tarn, Jane Roe,"."""
    tags, at = doc.tags, begin - 2
    while at > 0 and begin - at < LONGEST_OFFICE and tags[at] == NAME and tags[at - 1] != OF:
        at -= 1
    of_body = at > 1 and tags[at - 1] == OF and tags[at] == NAME and doc.tags[phrase.stop] in ENDS_APPOSITION
    return at - 2 if of_body else begin - 2


def client_of(doc: Document, name: Phrase) -> Phrase | None:
    """Give the words for whomever the person with a name represents, up to the next mark or verb."""
    tags, words, at = doc.tags, doc.words, name.stop
    at += doc.tags[at] == COMMA
    while doc.tags[at] in RELATIVE + AUXILIARY and at - name.stop <= len(RELATIVE + AUXILIARY) + 1:
        at += 1
    if at >= len(tags) - 1 or doc.tokens.lower[at] not in words.forms(words.representing_verbs):
        return None
    first = stop = at + 1
    while stop < len(tags) and (stop == first or tags[stop] not in ENDS_APPOSITION):
        stop += 1
    return Phrase(first, stop)


def is_lawyer(doc: Document, name: Phrase) -> bool:
    """Tell whether the person with a name represents people: a member of parliament represents a place."""
    client = client_of(doc, name)
    if client is None:
        return False
    lower, words = doc.tokens.lower[slice(*client)], doc.words
    opening = doc.tags[client.first]
    if opening == DETERMINER:
        return FAMILY in lower or not words.human_nouns.isdisjoint(lower)
    return opening in OBJECT_PRONOUN + NAME


def seat_of(doc: Document, who: int) -> str | None:
    """Give what somebody is who "sits on" or "chairs" something, as the clause tells that "who" at a token opens."""
    lower = doc.tokens.lower
    taken = lower[who + 2] == "on" or doc.tags[who + 2] == DETERMINER
    return doc.words.seats.get(lower[who + 1]) if taken else None
