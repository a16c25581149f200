"""A rule as its file has it: one that gives a verdict, or one that a house holds articles to."""

from __future__ import annotations

import msgspec

from attrib.rules.conditions import When
from attrib.rules.verdicts import About, Level, Number, Verdict


class KindByNumber(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind that is called otherwise for one than for many: individual and group."""

    one: str
    many: str


class Stated(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every rule states, whatever it is for."""

    id: str
    source: str
    """Who asks for this or measures it so, with an address; or "attrib design"."""
    examples: tuple[str, ...]
    """Text in which the rule holds for what stands in [brackets]."""
    counterexamples: tuple[str, ...]
    """Text in which it does not."""
    when: When
    what: str = ""
    """What the rule catches, for its page."""
    why: str = ""
    """Why it does so, for its page."""
    before: str | None = None
    """In a file that extends another: the id of the rule before which this one goes."""


class Rule(Stated, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A verdict rule. In examples, [brackets] mark the source (or, where there is none, the content) of a claim."""

    verdict: Verdict
    kind: str | KindByNumber
    because: str
    """One sentence for the reader of a report; may hold {words}, {source} and {name}."""

    def kind_for(self, number: Number) -> str:
        """Give what this rule calls a source of that number."""
        if isinstance(self.kind, str):
            return self.kind
        return self.kind.one if number == "one" else self.kind.many

    def kinds(self) -> tuple[str, ...]:
        """Give all that this rule may call a source."""
        return tuple(dict.fromkeys((self.kind_for("one"), self.kind_for("many"))))


class Standard(Stated, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that a house asks for. In examples, [brackets] mark the words that a finding must point at."""

    about: About
    """Whether it has a finding for each claim, for each source, or one for the article.

    One about sources holds where its conditions hold for some claim of the source, and "not_" for all of them.
    """
    level: Level
    message: str
    """One sentence for the reporter; may hold {words}, {share} and {sources}."""
