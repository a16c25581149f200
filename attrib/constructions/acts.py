"""What is done rather than said: blows, claims to what may be had, acts that go with words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.grammar import Phrase, walk_right
from attrib.text.tags import (
    ADJECTIVE,
    AUXILIARY,
    FINITE,
    GERUND,
    NAME,
    NOUN,
    NOUNS,
    NUMBER,
    PAST,
    RELATIVES,
    SUBORDINATOR,
)

if TYPE_CHECKING:
    from attrib.constructions.site import Site
    from attrib.english import Cue
    from attrib.text import Document

LONGEST_RIGHT = 5
"""Tokens from a verb to after what is claimed with it: "claimed state housing benefit"."""
BEFORE_RIGHT = ADJECTIVE + NUMBER + NOUN + GERUND
LONGEST_BLOW = 15
"""Tokens from a blow to what it is struck with."""


def claims_a_right(site: Site, cues: tuple[Cue, ...]) -> str | None:
    """Say that a verb claims what somebody may have, "claimed compensation"; None where it may state something."""
    claims = cues[0].lemma == "claim" and _may_be_had(site)
    return "something is claimed that one may have, not that is so" if claims else None


def _may_be_had(site: Site) -> bool:
    """Tell what somebody claims to have from what somebody says: "claimed housing benefit", not "claimed aid fell"."""
    tags, at = site.tags, site.at
    after = walk_right(site.doc, BEFORE_RIGHT, at + 1, min(site.sentence.stop, at + LONGEST_RIGHT))
    if site.lower[after - 1] not in site.words.claimed_rights:
        return False
    describes = tags[at - 1] in NOUNS or tags[at - 1] in RELATIVES
    return site.doc.tags[after] not in FINITE or (describes and tags[at] != PAST and tags[at - 1] != NAME)


def is_fought(site: Site, subject: Phrase) -> bool:
    """Tell blows from words: "troops were blasting it", "the crew were hailing a ship with flags"."""
    if site.tags[site.at - 1] != AUXILIARY:
        return False
    fighting = site.words.fighting_nouns
    return not fighting.isdisjoint(site.lower[slice(*subject)]) or "with" in site.lower[site.at : site.sentence.stop]


def is_armed(site: Site) -> bool:
    """Tell whether a verb has arms after "with" in its clause: "blasted the city with heavy artillery"."""
    lower, stop = site.lower, min(site.sentence.stop, site.at + LONGEST_BLOW)
    withs = (at for at in range(site.at, stop) if lower[at] == "with")
    return any(not site.words.arms.isdisjoint(lower[at + 1 : at + 4]) for at in withs)


def speaks_meanwhile(doc: Document, at: int) -> bool:
    """Tell whether words follow that an act is done with: "defended the record [while promising to do better]"."""
    follows = doc.tags[at] == SUBORDINATOR and doc.tags[at + 1] == GERUND
    return follows and doc.tokens.lower[at + 1] in doc.words.cues
