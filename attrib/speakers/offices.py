"""Who holds the office that a description tells: "the energy minister" is not the prime minister."""

from __future__ import annotations

from collections.abc import Sequence, Set

from attrib.english import Words
from attrib.speakers.fields import works_elsewhere
from attrib.speakers.knowledge import LOOK_BACK, Knowledge
from attrib.speakers.mentions import Mention
from attrib.text.tags import DESCRIBERS_OR_NAME

MEMBER = "member"
"""Who is told of as one of a committee holds no office that has one holder."""
FIRST_MENTIONS = 5
"""Among so many first mentions of a person one may tell of which country they are."""


def bearers(known: Knowledge, role: str, mention: Mention) -> Sequence[int]:
    """Give the persons who are given a role, but for those who hold another office or are of another country."""
    before = words_before(mention)
    named = known.people.by_role.get(role, ())[:LOOK_BACK]
    holders = [
        index for index in named if not holds_another(known.doc.words, known.names.named[index].roles, role, before)
    ]
    countries = known.doc.words.country_adjectives.intersection(before)
    if not countries:
        return holders
    own = {index: _countries(known, index) for index in holders}
    return [index for index in holders if own[index] & countries] or [index for index in holders if not own[index]]


def words_before(mention: Mention) -> tuple[str, ...]:
    """Give what stands before the noun of a description: "energy" of "the energy minister"."""
    return tuple(mention.head.lower().split()[:-1])


def holds_another(words: Words, roles: Set[str], role: str, before: Sequence[str]) -> bool:
    """Tell whether who has some roles holds another than the one told; a candidate may be anybody."""
    if role in words.out_of_office_words:
        return False
    if role not in roles:
        unique = role in words.unique_roles and (MEMBER in roles or not roles.isdisjoint(words.unique_roles))
        unique = unique or (role in words.heads and not roles <= words.generic_roles)
        return unique or works_elsewhere(words, roles, role)
    told = next((word for word in reversed(before) if word in words.offices), "")
    held = words.offices.intersection(each.removesuffix(f" {role}") for each in roles if each != role)
    if told:
        return told not in held and (bool(held) or told in words.lesser_offices)
    return bool(held) and held <= words.lesser_offices


def _countries(known: Knowledge, index: int) -> set[str]:
    """Give the countries that stand before a name: "French President Luc Morel"."""
    doc, found = known.doc, set[str]()
    for mention in known.names.named[index].mentions[:FIRST_MENTIONS]:
        at = mention.first - 1
        while at >= 0 and doc.tags[at] in DESCRIBERS_OR_NAME and mention.first - at < FIRST_MENTIONS:
            found |= {doc.tokens.lower[at]} & doc.words.country_adjectives
            at -= 1
    return found
