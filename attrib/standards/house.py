"""What a house asks for: its standards, each with its conditions, as the house's file has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from attrib.english import Words
from attrib.report.model import Level, Speech, Verdict
from attrib.rules.patterns import Lexicon, Patterns

About = Literal["claim", "source", "article"]
Place = Literal["headline", "first_paragraph", "first_quotation"]
Percent = Annotated[float, Meta(ge=0, le=100)]
Count = Annotated[int, Meta(ge=0)]

PATTERN_KEYS = (
    "whole",
    "begins",
    "phrase",
    "not_phrase",
    "cue",
    "context",
    "not_context",
    "not_before",
    "content",
    "not_content",
)
ARTICLE_KEYS = ("alone", "byline", "unnamed_share_over", "unnamed_sources_over")
"""Conditions that hold for an article or do not, whatever the claim: a standard about articles has no others."""
FIELDS = ("words", "share", "sources")
"""What a message may hold in braces."""


class Conditions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The conditions of a standard; all must hold. The strings are patterns, see `attrib.rules.patterns`.

    A standard about sources holds where its conditions hold for some claim of the source.
    """

    verdict: tuple[Verdict, ...] = ()
    kind: tuple[str, ...] = ()
    speech: tuple[Speech, ...] = ()
    place: tuple[Place, ...] = ()
    not_place: tuple[Place, ...] = ()
    basis: bool | None = None
    """Whether the article tells how the source knows."""
    reason: bool | None = None
    """Whether the article tells why the source is not named, or at least that it asked for that."""
    second_reference: bool | None = None
    """Whether the source may be one that the article has described before: "sources", "one source"."""
    alone: bool | None = None
    """Whether the article has no other source."""
    byline: bool | None = None
    """Whether the article says who wrote it."""
    whole: tuple[str, ...] = ()
    """Any one must match all of what the article calls the source."""
    begins: tuple[str, ...] = ()
    """Any one must match the beginning of what the article calls the source."""
    phrase: tuple[str, ...] = ()
    """Any one must be found in what the article calls the source."""
    not_phrase: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    """Any one must be found in the sentence that names the source."""
    not_context: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    """None may be found in the lines before the source is spoken of."""
    content: tuple[str, ...] = ()
    """Any one must be found in what is claimed."""
    not_content: tuple[str, ...] = ()
    sentences_before_source: Count | None = None
    """So many sentences of what is claimed, or more, stand before the source does."""
    unnamed_share_over: Percent | None = None
    """More than so many percent of the attributed words rest on unnamed sources."""
    unnamed_sources_over: Count | None = None
    """The article has more unnamed sources than that."""


class Standard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that a house asks for. In examples, [brackets] mark the words that a finding must point at."""

    id: str
    about: About
    """Whether it has a finding for each claim, for each source, or one for the article."""
    level: Level
    message: str
    """One sentence for the reporter; may hold {words}, {share} and {sources}."""
    source: str
    """Where the house asks for it: document, clause and address."""
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    when: Conditions
    what: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class House:
    """The standards of one newsroom, ready to be used."""

    name: str
    title: str
    version: str
    description: str
    sha256: str
    path: str
    shipped: bool
    words: Words
    """The word lists that its patterns may use."""
    phrases: Mapping[str, tuple[str, ...]]
    """Patterns by name: "@name" in a condition stands for all of them."""
    standards: tuple[Standard, ...]
    text: str
    """The file, so that an error can name its line."""

    def standard(self, identity: str) -> Standard | None:
        """Give the standard with an id, or None where there is none."""
        return next((standard for standard in self.standards if standard.id == identity), None)

    @cached_property
    def patterns(self) -> Mapping[tuple[str, str], Patterns]:
        """The patterns of each standard, compiled, by id and key. Raises PatternError."""
        lexicon = Lexicon(self.words)
        return {
            (standard.id, key): lexicon.compile(self.spelled_out(given))
            for standard in self.standards
            for key in PATTERN_KEYS
            if (given := getattr(standard.when, key))
        }

    def spelled_out(self, patterns: tuple[str, ...]) -> list[str]:
        """Put patterns in the place of their names. Raises KeyError for a name that there is not."""
        return [
            meant
            for pattern in patterns
            for meant in (self.phrases[pattern[1:]] if pattern.startswith("@") else (pattern,))
        ]
