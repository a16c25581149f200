"""Cues: the verbs and nouns by which somebody is said to say something."""

from __future__ import annotations

from typing import Literal

import msgspec

from attrib.english.inflection import Inflection

CueKind = Literal["statement", "question", "belief", "judgement", "request", "promise", "finding", "hedge"]
"""What somebody does who uses a cue; a hedge is a cue that nobody uses: "it emerged that"."""
Takes = Literal[
    "quotation", "clause", "that", "object", "name", "as", "of", "with", "like", "at", "on", "to", "state", "finding",
    "claim",
    "person", "person to", "person about"
]  # fmt: skip
"""What may be the content of a cue, or lead to it: a quotation; a clause with or without "that", or only with it; an
object ("praised the plan"); what it is called or seen as ("called it a sham", "described it as a sham"); what follows
a preposition ("accused her of lying"); what is to be done ("vowed to leave", "urged him to leave"); a state ("pleaded
guilty"); what was found ("found a crack"); what somebody else
claims ("quashed rumours that it fell"). "person" is an addressee before the content."""


class Cue(msgspec.Struct, frozen=True):
    """One way to use a verb or noun as a cue: "said", "pointed to", "made clear".

    `takes` names what may be its content, or lead to it.
    """

    lemma: str
    particles: tuple[str, ...]
    kind: CueKind
    takes: frozenset[Takes]


class VerbGroup(msgspec.Struct, frozen=True):
    """Cue verbs that behave alike, as a rule set states them: base forms, with particles where they need some."""

    kind: CueKind
    takes: frozenset[Takes]
    words: tuple[str, ...]


class CueForm(msgspec.Struct, frozen=True):
    """An inflected form of a cue's first word, and the cues it may begin."""

    inflections: frozenset[Inflection]
    cues: tuple[Cue, ...]
