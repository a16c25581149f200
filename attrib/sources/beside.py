"""What stands beside a person's name: the title before it, or the apposition after it."""

from __future__ import annotations

from attrib.grammar import Phrase
from attrib.sources.bodies import is_place
from attrib.sources.kinds import Site
from attrib.sources.nouns import LONGEST_CORE, head_of
from attrib.sources.roles import LONGEST_ROLE, NO_ROLE, Role, after_core, read_role
from attrib.text.tags import (
    ADJECTIVE,
    BEFORE_DESCRIPTION,
    CLOSING_BRACKET,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    ENDS_ROLE,
    FINITE,
    JOINS_TITLE,
    NAME,
    NOUN,
    NOUNS,
    NUMBER,
    OPENING_BRACKET,
    OPENS_APPOSITION,
    PHRASE_WITH_OF,
    POSSESSIVE,
    PREPOSITIONS,
    RELATIVE,
    TITLE_WORDS,
)


def role_beside(site: Site, name: Phrase) -> Role:
    """Read what stands beside a person's name: "Mayor Jane Roe", "Jane Roe, a teacher at the school,"."""
    after = _after(site, name)
    if after is not None and after.title is not None and site.lower[after.head] not in site.kinds.party_members:
        return after
    before = _before(site, name)
    if before is None:
        return after or NO_ROLE
    if after is None or after.title is not None or before.organization:
        return before
    return before._replace(organization=after.organization)


def _after(site: Site, name: Phrase) -> Role | None:
    """Read what is told after a name: "Jane Roe, 45, a teacher at the school,", "Jane Roe of the Harbor Trust"."""
    if site.tags[name.stop] not in BEFORE_DESCRIPTION:
        return None
    at = _past_bracket(site, name.stop)
    if site.tags[at] in PREPOSITIONS:
        body = _body_after(site, at)
        return Role(None, body) if body else None
    apposition = _apposition_after(site, _past_age(site, at))
    return _role_apposed(site, apposition) if apposition else None


def _past_bracket(site: Site, at: int) -> int:
    """Step over a bracket: "Jane Roe[ (R-Ohio)]"."""
    closing = site.tags.find(CLOSING_BRACKET, at, at + 8) if site.tags[at] == OPENING_BRACKET else -1
    return max(at, closing + 1)


def _past_age(site: Site, at: int) -> int:
    """Step over an age: "Jane Roe[, 45], a teacher"."""
    aged = site.tags[at : at + 3] in (COMMA + NUMBER + COMMA, COMMA + NUMBER + DASH)
    return at + 2 * aged


def _apposition_after(site: Site, comma: int) -> Phrase | None:
    """Give what a comma sets off beside a name: ", [a teacher at the school],"; None where a clause begins."""
    tags = site.tags
    if tags[comma] != COMMA or tags[comma + 1] not in OPENS_APPOSITION:
        return None
    limit = comma + LONGEST_ROLE + 10
    stop = next((at for at in range(comma + 1, limit) if tags[at] in ENDS_ROLE), limit)
    is_clause = tags[stop] in FINITE and RELATIVE not in tags[comma:stop]
    return None if is_clause else Phrase(comma + 1, stop)


def _role_apposed(site: Site, apposition: Phrase) -> Role | None:
    """Read a title beside a name, or two that are joined: "a teacher at the school and union clerk"."""
    role = read_role(site, apposition)
    if role.title is None or not _is_title(site, role.title) or site.lower[role.head] in site.kinds.roleless:
        return None
    joint = role.title.stop
    second = read_role(site, Phrase(joint + 1, apposition.stop)) if site.tags[joint] == CONJUNCTION else NO_ROLE
    if second.title is None or not _is_title(site, second.title):
        return role
    return Role(Phrase(role.title.first, second.title.stop), role.organization or second.organization, role.head)


def _body_after(site: Site, preposition: int) -> Phrase | None:
    """Give the body after a name: "Jane Roe of the Harbor Trust"."""
    if site.lower[preposition] not in site.words.belonging_prepositions:
        return None
    body = after_core(site, preposition - 1, preposition + 8, known=False)[1]
    first = stop = preposition + 1
    while site.tags[stop] == NAME:
        stop += 1
    named = stop - first > 1 and not is_place(site, Phrase(first, stop))
    return body or (Phrase(first, stop) if named and site.doc.tags[stop] != COMMA else None)


def _before(site: Site, name: Phrase) -> Role | None:
    """Read the title before a name: "White House press secretary Jane Roe", "the mayor, Jane Roe,"."""
    stop = name.first
    comma = stop > 1 and site.tags[stop - 1] == COMMA
    stop -= comma
    first = _apposition_start(site, stop) if comma else _title_start(site, stop, site.names.at.get(name.first))
    while first < stop and (site.tags[first] == POSSESSIVE or site.lower[first] in site.kinds.quantifiers):
        first += 1
    phrase = Phrase(first, stop)
    if first >= stop or not _is_title(site, phrase):
        return None
    if all(site.lower[i].rstrip(".") in site.words.mere_honorifics for i in range(first, stop)):
        return None
    role = read_role(site, phrase)
    if comma:
        return role if role.title is not None and _is_title(site, role.title) else None
    owner = site.tags.rfind(POSSESSIVE, first, stop)
    title = Phrase(owner + 1, stop) if first < owner < stop - 1 else phrase
    return Role(title, role.organization, stop - 1, False)


def _apposition_start(site: Site, stop: int) -> int:
    """Give where "the mayor of Orne" begins in "the mayor of Orne, Jane Roe,"; `stop` where it is none."""
    first = stop
    while first > 0 and stop - first <= LONGEST_CORE and site.tags[first - 1] in PHRASE_WITH_OF:
        first -= 1
    while first < stop and site.tags[first] not in NOUNS + DETERMINER + ADJECTIVE:
        first += 1
    return first if first < stop and (site.tags[first] == DETERMINER or POSSESSIVE in site.tags[first:stop]) else stop


def _title_start(site: Site, stop: int, own: int | None) -> int:
    """Walk back over the title right before a name, within its sentence and not into another name."""
    tags, lower = site.tags, site.lower
    if tags[stop - 1] not in TITLE_WORDS + JOINS_TITLE:
        return stop
    sentence = site.doc.sentence_at(stop)
    low = max(sentence.first if sentence else 0, stop - LONGEST_CORE)
    at = stop
    while at > low:
        tag = tags[at - 1]
        linked = (
            tag in JOINS_TITLE
            and lower[at - 1] in site.words.title_links
            and tags[at] == NAME
            and tags[at - 2 : at - 1] in tuple(NOUNS)
        )
        if not (tag in TITLE_WORDS or linked) or lower[at - 1] in {"a.m.", "p.m."}:
            break
        other = site.names.at.get(at - 1)
        another = other is not None and other != own and site.names.named[other].person
        if another and tag == NAME and tags[at] != POSSESSIVE and not _possessed(site, at):
            break
        at -= 1
    return at


def _possessed(site: Site, at: int) -> bool:
    """Tell whether the name before `at` owns or heads a body: "Roe's aide", "Roe campaign manager"."""
    return site.doc.tags[at] == NOUN and site.lower[at] in site.kinds.bodies


def _is_title(site: Site, phrase: Phrase) -> bool:
    """Tell whether the noun of a phrase says what a person is: "chief of staff", "Sen."."""
    kinds, stop = site.kinds, phrase.stop
    for at in range(phrase.first + 1, phrase.stop):
        if site.tags[at] in PREPOSITIONS:
            stop = at
            break
    word = site.lower[head_of(site, phrase.first, stop)]
    return word in kinds.human or word in kinds.titles or word.rstrip(".") in kinds.titles
