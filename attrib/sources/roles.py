"""What somebody is and to which body they belong, read out of a noun phrase: "a spokesman for the ministry"."""

from __future__ import annotations

from typing import NamedTuple

from attrib.grammar import Phrase
from attrib.sources.bodies import body_of, body_stop, body_within, is_body, sounds_like_body
from attrib.sources.kinds import Site
from attrib.sources.nouns import CORE, after_quantity, core_stop, head_of
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    DETERMINER,
    DETERMINERS,
    LINKING,
    NAME,
    NOUNS,
    NUMBER,
    PARTICIPLES,
    PAST,
    POSSESSIVE,
    SUBJECT_PRONOUN,
)

MOST_PARTS = 4
"""Prepositional phrases that are read after a noun."""
LONGEST_ROLE = 14


class Role(NamedTuple):
    """Where a phrase says what somebody is and to which body they belong; None where it does not."""

    title: Phrase | None = None
    organization: Phrase | None = None
    head: int = -1
    """Token of the noun that says what the source is; -1 where there is none."""
    bare: bool = True
    """Whether the noun stands without anything that narrows it: "officials", "a source"."""


NO_ROLE = Role()


class _Core(NamedTuple):
    """The words of a noun phrase from the first that describes somebody to the noun itself."""

    begin: int
    owner: int
    """Token of the 's of who owns them; less than `begin` where nobody does."""
    first: int
    """First token after the owner and determiners."""
    head: int


def read_role(site: Site, phrase: Phrase) -> Role:
    """Read a noun phrase from its first token on, no further than it reaches."""
    core = _core(site, phrase)
    if core is None:
        return NO_ROLE
    begin, _, first, head = core
    if head == first and _is_quantity(site, head):
        return Role(head=head)
    if is_body(site, head):
        return Role(None, Phrase(begin, body_stop(site, head + 1, phrase.stop)), head)
    owning, of_person = _owner(site, core)
    within = owning or body_within(site, Phrase(first, head), site.lower[head]) or _party(site, head)
    title_stop, beyond = after_core(site, head, phrase.stop, known=within is not None)
    title = Phrase(begin if of_person else first, max(head + 1, title_stop))
    if not _tells_role(site, head, first):
        return Role(None, within or beyond, head, _is_bare(site, phrase, core))
    bare = title.stop == head + 1 and _is_bare(site, phrase, core)
    return Role(title, within or beyond, head, bare)


def _is_quantity(site: Site, head: int) -> bool:
    """Tell whether a noun says no more than how many: "dozens", "most"."""
    return site.lower[head] in site.kinds.quantities or site.lower[head] in site.kinds.quantifiers


def _owner(site: Site, core: _Core) -> tuple[Phrase | None, bool]:
    """Give the body whose somebody is, "the [ministry]'s clerk", and whether a person owns them, "Jane Roe's aides"."""
    if core.owner <= core.begin:
        return None, False
    owner = Phrase(core.begin, core.owner)
    body = body_of(site, owner, state=True)
    if site.lower[core.head] not in site.kinds.followers:
        return body, False
    surname = body is not None and _may_be_person(site, body)
    return None if surname else body, surname or _is_person(site, owner)


def _party(site: Site, head: int) -> Phrase | None:
    """Give the party that a noun for its members names: "a senior [Democrat]"."""
    member = site.lower[head] in site.kinds.party_members and site.doc.tokens.forms[head][0].isupper()
    return Phrase(head, head + 1) if member else None


def _is_bare(site: Site, phrase: Phrase, core: _Core) -> bool:
    """Tell whether nothing before a noun narrows it: "officials", "his aides"."""
    owned_by = site.tags[phrase.first : core.owner] if core.owner >= 0 else ""
    return core.head == core.first and not owned_by.strip(DETERMINER + SUBJECT_PRONOUN)


def _core(site: Site, phrase: Phrase) -> _Core | None:
    """Find the words that describe somebody in a noun phrase; None where it has none."""
    begin = after_quantity(site, phrase)
    first = begin + (site.doc.tags[begin] == ADVERB and site.doc.tags[begin + 1] in PARTICIPLES)
    if first >= phrase.stop or site.tags[first] not in CORE or site.lower[first] in site.words.knowing_adjectives:
        return None
    stop = core_stop(site, first, phrase.stop)
    owner = site.tags.rfind(POSSESSIVE, first, stop)
    if owner > first:
        first = owner + 1
    while first < stop and (site.tags[first] in DETERMINERS + ADVERB or site.lower[first] == "own"):
        first += 1
    return _Core(begin, owner, first, head_of(site, first, stop)) if first < stop else None


def _tells_role(site: Site, head: int, first: int) -> bool:
    """Tell whether a noun says what somebody is: not "memo", a bare "source" or a mere name."""
    noun, kinds = site.lower[head], site.kinds
    return not (
        noun in kinds.papers
        or (noun in kinds.roleless and head == first)
        or site.tags[head] in NUMBER + PAST
        or _is_mere_name(site, head, first)
    )


def _is_person(site: Site, phrase: Phrase) -> bool:
    """Tell whether a phrase ends in the name of a person: the principal of "Jane Roe's aides"."""
    index = site.names.at.get(phrase.stop - 1)
    return index is not None and site.names.named[index].person


def _may_be_person(site: Site, phrase: Phrase) -> bool:
    """Tell whether a single capitalised word may be a surname: "Roe's aides"."""
    form = site.doc.tokens.forms[phrase.first]
    return (
        phrase.stop - phrase.first == 1
        and form[0].isupper()
        and not form.isupper()
        and not sounds_like_body(site, phrase)
    )


def _is_mere_name(site: Site, head: int, first: int) -> bool:
    """Tell whether a capitalised word is a name that says nothing of a role."""
    word, kinds = site.lower[head], site.kinds
    opens = site.doc.sentence_at(head)
    return (
        site.tags[head] == NAME
        and head == first
        and not any(word in known for known in (kinds.human, kinds.titles, kinds.states, kinds.roleless, kinds.groups))
        and not word.endswith("s")
        and not (opens is not None and opens.first == head and head not in site.names.at)
    )


class _Part(NamedTuple):
    """A prepositional phrase after a noun: "of the union in Leeds"."""

    preposition: str
    first: int
    """First token after determiners and quantifiers."""
    stop: int
    several: bool
    """Whether it speaks of several: "of two unions"."""


def after_core(site: Site, head: int, high: int, *, known: bool) -> tuple[int, Phrase | None]:
    """Read the phrases after a noun: how far the title reaches, and which body they name.

    No body is given where one is `known` already.
    """
    at = title_stop = head + 1
    for _ in range(MOST_PARTS):
        part = _part(site, at, high)
        if part is None:
            break
        field = site.lower[head] in site.words.portfolio_nouns and part.preposition in {"of", "for"}
        body = None if field else _body_in(site, head, part)
        if body is not None:
            return title_stop, None if known else body
        named = field or part.preposition in {"of", "to"}
        if named and title_stop == at and part.stop - part.first <= LONGEST_ROLE:
            title_stop = part.stop - (site.tags[part.stop - 1] == POSSESSIVE)
        at = part.stop
    return title_stop, None


def _part(site: Site, at: int, high: int) -> _Part | None:
    """Read the prepositional phrase that begins at a token; None where none does."""
    tags, lower, quantifiers = site.tags, site.lower, site.kinds.quantifiers
    if at + 1 >= high or tags[at] not in LINKING or lower[at] not in site.words.body_prepositions:
        return None
    first = at + 1
    while first < high and (
        tags[first] in DETERMINER + ADVERB or (tags[first] != NAME and lower[first] in quantifiers)
    ):
        first += 1
    if first >= high or tags[first] not in NOUNS + NUMBER + ADJECTIVE:
        return None
    stop = body_stop(site, core_stop(site, first, high), high)
    several = any(word in quantifiers and word not in site.words.phrase_openers for word in lower[at + 1 : first])
    return _Part(lower[at], first, stop, several)


def _body_in(site: Site, head: int, part: _Part) -> Phrase | None:
    """Give the body for which the noun at `head` speaks, of a phrase after it; None where it names a place."""
    if part.several:
        return None
    places = part.preposition in site.words.placing_prepositions
    state = site.lower[head] in site.kinds.speakers_for_states and not places
    body = body_of(site, Phrase(part.first, part.stop), state=state)
    if body is None or (places and not sounds_like_body(site, body)):
        return None
    elsewhere = (
        part.preposition in site.words.where_prepositions and site.lower[body.stop - 1] in site.kinds.place_nouns
    )
    return None if elsewhere else body
