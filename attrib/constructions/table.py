"""All constructions, in the order in which they are tried at a word, a paragraph or a quotation."""

from __future__ import annotations

from attrib.constructions.according import ACCORDING, IN_THE_WORDS_OF
from attrib.constructions.agents import AS_REPORTED_BY, PASSIVE_BY
from attrib.constructions.apart import ANNOUNCED, INVERTED
from attrib.constructions.as_said import AS_ADDED, AS_REPORTED
from attrib.constructions.construction import Construction
from attrib.constructions.gaps import GAP_OF_WHAT
from attrib.constructions.going_on import UNCUED
from attrib.constructions.hearsay import HAS_IT
from attrib.constructions.layout import LABELS
from attrib.constructions.nouns import NOUNS_FOR_CUES
from attrib.constructions.passives import ASKED_PASSIVE, HAPPENING, IMPERSONAL, IMPERSONAL_APART, PASSIVE
from attrib.constructions.quotations import INVERTED_QUOTATION
from attrib.constructions.spoken import SPOKEN
from attrib.constructions.standpoints import STANDPOINTS, TO_SOMEBODY
from attrib.constructions.states import ADJECTIVE_FOR_CUE, ADVERB_FOR_CUE
from attrib.constructions.told import TOLD
from attrib.constructions.verb import COMPLEMENTS

TABLE: tuple[Construction, ...] = (
    TOLD,
    INVERTED_QUOTATION,
    ANNOUNCED,
    INVERTED,
    AS_REPORTED,
    AS_ADDED,
    *COMPLEMENTS,
    GAP_OF_WHAT,
    AS_REPORTED_BY,
    ASKED_PASSIVE,
    IMPERSONAL,
    IMPERSONAL_APART,
    PASSIVE_BY,
    PASSIVE,
    HAPPENING,
    *NOUNS_FOR_CUES,
    HAS_IT,
    *STANDPOINTS,
    TO_SOMEBODY,
    *ACCORDING,
    IN_THE_WORDS_OF,
    ADVERB_FOR_CUE,
    ADJECTIVE_FOR_CUE,
    *SPOKEN,
    *LABELS,
    *UNCUED,
)
"""First what a cue verb may be read as, then other cues, then layout, then quotations that no cue claims."""


BY_NAME = {each.name: each for each in TABLE}
