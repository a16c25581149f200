"""What a construction is, and what reading one gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from attrib.english import Takes
from attrib.grammar import Phrase

Stance = Literal["asserts", "denies", "doubts", "asks"]
"""What a source does with the content: says that it is so, says that it is not, leaves it open, or asks for it."""
Sureness = Literal["sure", "sure if named", "fair", "loose"]
"""How often what a construction gives is right: nearly always; so where the source has a name; mostly; or it leaves
open whose the content is, or where it begins and ends."""

NOTHING_FOLLOWS = "the sentence ends with the cue"
NO_OBJECT = "what follows cannot open an object"
NOTHING_STATED = "what follows is no clause"
OBJECT_FOR_CONTENT = "The verb takes an object (“criticized the plan”), not a “that” clause."


class Construction(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """One way in which English says who says what, with a sentence that shows it."""

    name: str
    what: str
    """What stands where, in words."""
    example: str
    """A sentence with its [source], its {cue} and its <content> marked. It is a test, as are all further ones."""
    sureness: Sureness
    grounds: str
    """Why it is so sure: a sentence, or its beginning where `sureness` is "sure if named"."""
    read: Callable[[Any], Outcome]
    """What reads it at a place where it may stand."""
    takes: frozenset[Takes] = frozenset()
    """What a cue verb must take to be read so, one of these at least; none where it does not matter."""
    followed_by: str = ""
    """The tags of which one must follow the cue, and whoever is told; none where it does not matter."""
    preceded: bool = False
    """Whether something must stand before source and cue."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    """Sentences that look like it, and in which it is not read."""
    spoken: bool = False
    """Whether the whole content is the source's own words."""
    trails: bool = False
    """Whether source and cue may stand after the content, and vouch for the whole sentence before them."""
    weak_inside: bool = False
    """Whether inside what somebody else says it is part of that saying rather than a claim of its own."""
    goes_on: bool = False
    """Whether a quotation after it, without a cue of its own, goes on in the same voice."""
    may_refuse: bool = False
    """Whether its content may be only about being named or commenting: "asked not to be identified"."""


class Attribution(msgspec.Struct, frozen=True):
    """What was found at one cue, in token ranges.

    `kind` is the kind of the cue. `source` is None for cues that nobody uses ("reportedly"); `cue` is None where
    layout stands for it, or a quotation goes on.
    """

    content: tuple[Phrase, ...]
    cue: Phrase | None
    source: Phrase | None
    construction: Construction
    kind: str = "statement"
    stance: Stance = "asserts"
    relayed: Phrase | None = None
    """Whom the source has it from: "citing three officials"."""
    quoted: bool = False
    """Whether source, cue and content stand in what somebody else is quoted as saying."""

    @property
    def anchor(self) -> Phrase:
        """Its cue or, for want of one, the first part of its content."""
        return self.cue or self.content[0]

    def has_cue_at(self, token: int) -> bool:
        """Tell whether a token is in its cue."""
        return self.cue is not None and self.cue.first <= token < self.cue.stop


Outcome = Attribution | str
"""What reading a construction gives: an attribution, or what it lacks, in words: "no comma ends the clause"."""


class Attempt(msgspec.Struct, frozen=True):
    """What was tried at a token, and what came of it."""

    at: int
    tried: str
    """The name of a construction, or what else was looked at: "the verb as a whole", "what was read"."""
    outcome: Outcome


Attempts = list[Attempt]


def first_read(
    constructions: Sequence[Construction], place: Any, at: int, attempts: Attempts | None
) -> Attribution | None:
    """Try constructions in their order at a place, and give what the first gives that can be read.

    `at` is the token of the cue. Each try is added to `attempts`, where there are any to be kept.
    """
    for construction in constructions:
        outcome = construction.read(place) if attempts is None else tried(construction, place, at, attempts)
        if not isinstance(outcome, str):
            return outcome
    return None


def tried(construction: Construction, place: Any, at: int, attempts: Attempts | None) -> Outcome:
    """Try one construction at a place, and give what comes of it; see `first_read`."""
    outcome = construction.read(place)
    if attempts is not None:
        attempts.append(Attempt(at, construction.name, outcome))
    return outcome
