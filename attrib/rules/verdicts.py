"""What rules are asked and what they answer, and the words of their own in which they do."""

from __future__ import annotations

from typing import Literal

import msgspec

Verdict = Literal["named", "anonymous_official", "anonymous_other", "unattributed"]
VERDICTS: tuple[Verdict, ...] = ("named", "anonymous_official", "anonymous_other", "unattributed")
Form = Literal["person", "partial", "organization", "description", "pronoun", "none"]
Number = Literal["one", "many"]
Determiner = Literal["definite", "indefinite", "bare"]

Speech = Literal["direct", "indirect", "mixed", "none"]
Level = Literal["error", "warning", "note"]
About = Literal["claim", "source", "article"]
Place = Literal["headline", "first_paragraph", "first_quotation"]
Evidence = Literal["strong", "fair", "weak"]
UnnamedPart = Literal["confidential", "institutional", "collective", "unresolved", "other"]
"""Whose voice an unnamed source is: particular people, the mouth of a body, a crowd, nobody knows, another."""
FORMS: tuple[Form, ...] = ("person", "partial", "organization", "description", "pronoun", "none")


class Voice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the rules look at: one mention of a source, or one part of "officials and aides".

    A claim without a source is a voice too: its form is "none", and only `cue` and `context` count.
    """

    form: Form
    """person or organization: identified by name, here or elsewhere in the article; partial: a person of whose name
    the article keeps part back; description: a common noun phrase; pronoun: one that could not be resolved; none:
    no source."""
    phrase: str = ""
    """The source as the text has it: "a senior US official at the Pentagon"."""
    head: str = ""
    """Its head noun, as the text has it: "official"."""
    number: Number = "one"
    determiner: Determiner = "bare"
    """definite: "the", "this", a possessive; indefinite: "a", "another", "some", a number; bare: none."""
    context: str = ""
    """The sentence in which the claim stands."""
    opening: str = ""
    """The article's headline and first paragraphs, which say what it is about."""
    cue: str = ""
    """The cue as the text has it: "said", "reportedly"; empty where there is none."""
    name: str | None = None
    """The name by which the article identifies the source."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Which rule decided, and what it says."""

    verdict: Verdict
    kind: str
    rule: str
    because: str
    words: tuple[str, ...]
    """The words of the text that made the rule hold."""


class Consideration(msgspec.Struct, frozen=True, kw_only=True):
    """How near one rule came to deciding."""

    rule: str
    held: bool
    failed: str | None
    """The first condition that did not hold, in plain words; null where all did."""
    words: tuple[str, ...]
    """The words of the text that met the conditions up to there."""
    met: int
    """How many conditions held before one failed: higher is closer."""
