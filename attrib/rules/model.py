"""What a rule set says, and what it is asked: the records that pass between a rule file and a verdict."""

from __future__ import annotations

from typing import Literal

import msgspec

Verdict = Literal["named", "anonymous_official", "anonymous_other", "unattributed"]
Form = Literal["person", "organization", "description", "pronoun", "none"]
Number = Literal["one", "many"]
Determiner = Literal["definite", "indefinite", "bare"]

CHOICES = {"verdict": Verdict, "form": Form, "number": Number, "determiner": Determiner}
"""What may stand under these keys of a rule file."""
FORMS: tuple[Form, ...] = ("person", "organization", "description", "pronoun", "none")


class RuleSetError(ValueError):
    """A rule set that cannot be used: which file, which line (where one is to blame) and why."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}" if self.line else f"{self.path}: {self.reason}"


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules look at: one mention of a source, or one part of "officials and aides".

    A claim without a source is a voice too: its form is "none", and only `cue` and `context` count.
    """

    form: Form
    """person or organization: identified by name, here or elsewhere in the article; description: a common
    noun phrase; pronoun: one that could not be resolved; none: no source."""
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


class When(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The conditions of a rule; all must hold. The strings are patterns, see `attrib.rules.patterns`."""

    form: tuple[Form, ...] = ()
    number: Number | None = None
    determiner: tuple[Determiner, ...] = ()
    head: tuple[str, ...] = ()
    """Any one must match the head noun, or the head noun with words right before it: "press secretary"."""
    not_head: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    """Any one must be found in the source phrase."""
    not_phrase: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    """Any one must be found in the cue."""
    context: tuple[str, ...] = ()
    """Any one must be found in the claim's sentence."""
    opening: tuple[str, ...] = ()
    """Any one must be found in the article's headline or first paragraphs."""


PATTERN_KEYS = ("head", "not_head", "phrase", "not_phrase", "cue", "context", "opening")


class KindByNumber(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind that is called otherwise for one than for many: individual and group."""

    one: str
    many: str


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One verdict rule, as the rule file has it.

    In examples, [brackets] mark the source (or, where the text gives none, the content) of the claim meant.
    """

    id: str
    verdict: Verdict
    kind: str | KindByNumber
    because: str
    """One sentence for the reader of a report; may hold {words}, {source} and {name}."""
    source: str
    """Who asks for this or measures it so, with an address; or "attrib design"."""
    examples: tuple[str, ...]
    """Text whose marked claim this rule decides."""
    counterexamples: tuple[str, ...]
    """Text whose marked claim this rule must leave to another."""
    when: When
    what: str = ""
    """What the rule catches, for its page."""
    why: str = ""
    """Why it judges so, for its page."""
    before: str | None = None
    """In a set that extends another: the id of the rule before which this one goes."""

    def kind_for(self, number: Number) -> str:
        """Give what this rule calls a source of that number."""
        if isinstance(self.kind, str):
            return self.kind
        return self.kind.one if number == "one" else self.kind.many

    def kinds(self) -> tuple[str, ...]:
        """Give all that this rule may call a source."""
        return tuple(dict.fromkeys((self.kind_for("one"), self.kind_for("many"))))
