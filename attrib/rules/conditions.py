"""The conditions of rules: one vocabulary for the rules that give verdicts and for the standards of houses.

A rule holds where all of its conditions do. A verdict rule looks at a voice: one mention of a source, in its
sentence. A standard looks at a claim of a report, whose source and verdict are known. What both have, both may
ask for, under the same name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta

from attrib.constructions.construction import Stance
from attrib.rules.searching import Patterns
from attrib.rules.verdicts import Determiner, Evidence, Form, Number, Place, Speech, UnnamedPart, Verdict
from attrib.sources import ReasonClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.rules.patterns import Lexicon
    from attrib.rules.searching import Stretch, Text

Percent = Annotated[float, Meta(ge=0, le=100)]
Count = Annotated[int, Meta(ge=0)]
Asker = Literal["verdict", "house"]
"""The two sorts of rules."""


class When(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The conditions of a rule, all of which must hold. A list of patterns holds where any of them matches."""

    # --- for all rules
    number: Number | None = None
    """Whether the source is one or many. A standard asks how many people it is, and holds for no document."""
    whole: tuple[str, ...] = ()
    """All that the article calls the source."""
    not_whole: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    """The beginning of what the article calls the source."""
    not_begins: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    """Anywhere in what the article calls the source."""
    not_phrase: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    """In the cue: “said”, “according to”."""
    not_cue: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    """In the sentence that speaks of the source."""
    not_context: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    """In the article's headline or first paragraphs."""
    not_opening: tuple[str, ...] = ()

    # --- for verdict rules
    form: tuple[Form, ...] = ()
    """What the source is called by: a person's or a body's name, a part of a name, a description, a pronoun that
    stands for nobody known; or that there is no source."""
    determiner: tuple[Determiner, ...] = ()
    """What stands before the noun: “the”, “her” (definite), “a”, “some”, “two” (indefinite), nothing (bare)."""
    head: tuple[str, ...] = ()
    """The head noun, with words right before it or without: “press secretary”."""
    not_head: tuple[str, ...] = ()

    # --- for standards, of a claim and its source
    before: tuple[str, ...] = ()
    """In the lines before the source is spoken of."""
    not_before: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    """In what is claimed."""
    not_content: tuple[str, ...] = ()
    pathway: tuple[str, ...] = ()
    """In what the article says of the way by which the source spoke: “in a statement”, “told the Herald”."""
    not_pathway: tuple[str, ...] = ()
    verdict: tuple[Verdict, ...] = ()
    """What the claim was judged."""
    kind: tuple[str, ...] = ()
    """What the rule set calls the source, finer than the verdict: `person`, `official`, `spokesperson`, `insider`."""
    speech: tuple[Speech, ...] = ()
    """How the claim is quoted: word for word, in part, or not at all."""
    stance: tuple[Stance, ...] = ()
    """What the source does with the content."""
    part: tuple[UnnamedPart, ...] = ()
    """Whose voice an unnamed source is: particular people, the mouth of a body, a crowd."""
    evidence: tuple[Evidence, ...] = ()
    """How sure it is that the claim was read right. Weak claims of unnamed sources are never looked at."""
    reason_class: tuple[ReasonClass, ...] = ()
    """What the reason for not naming the source is worth: one that is real, that it may not speak, a formula."""
    place: tuple[Place, ...] = ()
    """Where the source is spoken of."""
    not_place: tuple[Place, ...] = ()
    basis: bool | None = None
    """Whether the article tells how the source knows."""
    reason: bool | None = None
    """Whether the article tells why the source is not named, or at least that it asked for that."""
    unexplained: bool | None = None
    """Whether the source is one of those people of whom a report says “no reason given”."""
    relayed: bool | None = None
    """Whether the source has the claim from somebody unnamed whom it cites or quotes."""
    partly_named: bool | None = None
    """Whether the article gives a part of the source's name only: a first name, initials, a pseudonym."""
    single: bool | None = None
    """Whether the claim rests on one unnamed person alone: nobody else in the article makes it."""
    supported: bool | None = None
    """Whether a named source makes the claim of an unnamed one too, by the words that they share."""
    specificity_under: Count | None = None
    """The article tells less than that of an unnamed source, from 0 (nothing) to 4 (role, body and basis)."""
    uses_over: Count | None = None
    """The article has used the same words for an unnamed source more often than that, this time included."""
    said_by: tuple[Verdict, ...] = ()
    """Somebody else in the article says the same, by the words that they share, and only sources of these verdicts."""
    second_reference: bool | None = None
    """Whether the source may be one that the article has described before: “sources”, “one source”."""
    sentences_before_source: Count | None = None
    """So many sentences of what is claimed, or more, stand before the source does."""

    # --- for standards, of the article
    alone: bool | None = None
    """Whether the article has no other source."""
    byline: bool | None = None
    """Whether the article says who wrote it."""
    unnamed_share_over: Percent | None = None
    """More than so many percent of the attributed words rest on unnamed sources."""
    unnamed_sources_over: Count | None = None
    """The article has more unnamed sources than that."""

    def given(self) -> list[str]:
        """Give the names of the conditions that there are."""
        return [key for key, value in msgspec.structs.asdict(self).items() if value not in ((), None)]


OF_SOURCE = ("form", "determiner", "head", "not_head")
OF_ARTICLE = ("alone", "byline", "unnamed_share_over", "unnamed_sources_over")
OF_CLAIM = (
    "before",
    "not_before",
    "content",
    "not_content",
    "pathway",
    "not_pathway",
    "verdict",
    "kind",
    "speech",
    "stance",
    "part",
    "evidence",
    "reason_class",
    "place",
    "not_place",
    "basis",
    "reason",
    "unexplained",
    "relayed",
    "partly_named",
    "single",
    "supported",
    "specificity_under",
    "uses_over",
    "said_by",
    "second_reference",
    "sentences_before_source",
)


def misplaced(when: When, asker: Asker) -> tuple[str, str] | None:
    """Give the first condition that a rule about such a thing cannot have, and why; None where all are in place."""
    barred = OF_SOURCE if asker == "house" else (*OF_CLAIM, *OF_ARTICLE)
    key = next((key for key in when.given() if key in barred), None)
    if key is None:
        return None
    return key, f"“{key}” is for verdict rules" if asker == "house" else f"“{key}” is for the standards of houses"


class Part(NamedTuple):
    """Something of what is judged in which patterns are looked for."""

    key: str
    """The condition; with "not_" before it, none of its patterns may be there."""
    text: str
    """Which text it is looked for in."""
    locate: Callable[[Patterns, Text], Stretch | None]
    is_said: str
    """The condition in words, for the page of a rule."""
    is_not_said: str


PARTS = (
    Part("head", "head", Patterns.locate_head, "its noun is", "its noun is not"),
    Part(
        "whole",
        "phrase",
        Patterns.locate_all,
        "all that the source is called is",
        "all that the source is called is not",
    ),
    Part(
        "begins",
        "phrase",
        Patterns.locate_start,
        "what the source is called begins with",
        "what the source is called does not begin with",
    ),
    Part("phrase", "phrase", Patterns.locate, "what the source is called has", "what the source is called has not"),
    Part("cue", "cue", Patterns.locate, "the cue is", "the cue is not"),
    Part("context", "context", Patterns.locate, "the sentence says", "the sentence does not say"),
    Part("opening", "opening", Patterns.locate, "the article opens with", "the article does not open with"),
    Part("before", "before", Patterns.locate, "the lines before say", "the lines before do not say"),
    Part("content", "content", Patterns.locate, "what is claimed says", "what is claimed does not say"),
    Part("pathway", "pathway", Patterns.locate, "the source spoke", "the source did not speak"),
)
PATTERN_KEYS = tuple(f"{no}{part.key}" for part in PARTS for no in ("", "not_"))


class Search(NamedTuple):
    """One condition of a rule that looks for patterns, ready to be asked."""

    key: str
    part: Part
    wanted: bool
    """Whether a pattern must be there, or must not."""
    patterns: Patterns

    def locate(self, text: Text) -> Stretch | None:
        """Give where in a text a pattern matches."""
        return self.part.locate(self.patterns, text)


def searches(when: When, lexicon: Lexicon) -> Iterator[Search]:
    """Make ready the conditions that look for patterns, in the order in which they are asked. Raises PatternError."""
    for part in PARTS:
        for key, wanted in ((part.key, True), (f"not_{part.key}", False)):
            if given := getattr(when, key):
                yield Search(key, part, wanted, lexicon.compile(given))
