"""Answers to the question whom a mention stands for: who, by what that was found, and who else was considered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from attrib.grammar import Phrase
from attrib.speakers.mentions import Mention
from attrib.speakers.people_before import Several
from attrib.speakers.personhood import Gender

How = Literal[
    "full name",
    "surname",
    "short name",
    "apposition",
    "relative",
    "possessive",
    "pronoun",
    "nearest name",
    "oneself",
    "introduced",
    "subject before",
    "role",
    "kind",
    "description",
    "same noun",
    "same words",
    "same phrase",
    "named later",
    "headline",
    "pointer",
    "issuer",
    "group",
    "new",
    "untraced",
]
"""By what a mention was traced to its speaker.

full name, surname, short name    it names the speaker: "Jane Roe", "Roe", "Jane" or "FBI"
apposition    it describes, between commas, who is named before it
relative      "who" after whom it is about
possessive    "his" after whose it is
pronoun       "she", "they", "it" after the likeliest who fits
nearest name  "she" after a name, where nobody fits better
introduced    "he" after somebody whom the sentence before introduces without a name
subject before  "they" or "it" after whom the clause or a sentence right before is about
role          "the senator" for a person who is given that role
kind          "the institute" for a body that is one
description   "the 40-year-old" for the likeliest person before it
same noun     "the officials" after other words with that noun
same words    the words were used before
same phrase   the words are part of a source that was traced already
named later   "a judge" in a headline or lede, whom the article then names
headline      "two city officials" in the lede, who are the headline's "officials"
pointer       "this person" after the last unnamed voice
issuer        "the statement" for who issued it
group         one or some of a group: "one of the officials", "another"
new           nobody before it: a voice of its own
untraced      a pronoun for which nobody fits
"""

Refusal = Literal[
    "perhaps no person",
    "another role",
    "same sentence",
    "another paragraph",
    "another gender",
    "told of",
    "quoted",
    "tells of another",
    "less likely",
    "several",
    "one alone",
    "no person",
    "no body",
]
"""Why a mention does not stand for somebody before it.

perhaps no person  nothing shows that the name is a person's
another role       is known by another role, of which there is one
same sentence      is named in the same sentence, where nobody is called by a role as well
another paragraph  is only "one" or "another", and its paragraph has ended
another gender     "he" for a woman
told of            is the subject of what "he" says
quoted             is named in what somebody else says
tells of another   is quoted with the words in which "he" stands
less likely        fits, but stands farther off or is no subject
several, one alone, no person, no body    is not of the kind that the words are for
"""


class Considered(NamedTuple):
    """Somebody before a mention for whom it does not stand."""

    at: int
    """Token at which they are spoken of."""
    who: str
    why: Refusal


class Known(NamedTuple):
    """A speaker that there is already."""

    speaker: int
    told: Mention | None = None
    """What the mention tells of them that is worth keeping."""
    introduction: Phrase | None = None
    """The mention, where it tells more than the one that they were introduced by, and what it tells comes first."""


class ByName(NamedTuple):
    """A person or body that the article names, whether it has spoken before or not."""

    name: int
    """Index among the article's names."""
    mention: Phrase
    """Where they are named or described."""
    parts: tuple[Mention, ...] = ()
    """What the mention tells of them; of a person where the words show that the name is one's."""
    gender: Gender | None = None
    """What "he" or "she" shows, where it stands for them."""


class New(NamedTuple):
    """A voice of which nothing was heard before."""

    mention: Phrase
    parts: tuple[Mention, ...]
    like: int | None = None
    """Index of the group that it is judged by, as a member of it."""
    group: int | None = None
    """The same, where the mention says more than "another"."""
    among: Several | None = None
    """The group, where it has not spoken itself."""


Who = Known | ByName | New


class Answer(NamedTuple):
    """What one sieve finds: somebody, another phrase that stands for the same, or nobody."""

    how: How
    who: Who | Phrase | None = None
    at: int | None = None
    """Token at which the one is spoken of to whom a pronoun or description points back; None otherwise."""
    considered: tuple[Considered, ...] = ()
    """Who does not fit, those found being among them or not, in no order."""


NOBODY = Answer("untraced")


class Trace(NamedTuple):
    """Whom a mention stands for, by the first sieve that found somebody, with all who were considered on the way."""

    how: How
    who: Who
    at: int | None
    considered: tuple[Considered, ...]
    through: tuple[Phrase, ...] = ()
    """Other phrases that stand for the same, where it was found through them."""


class Resolution(NamedTuple):
    """Why a mention stands for its speaker."""

    mention: Phrase
    speaker: int
    how: How
    at: int | None
    """Token at which the speaker is spoken of whom a pronoun or description points back to; null otherwise."""
    others: Sequence[Considered] = ()
    """Who else was considered, each once, farther ones first."""

    @property
    def is_last(self) -> bool:
        """Whether nobody else who fits is spoken of later, before the mention."""
        return not any(each.why == "less likely" and each.at > (self.at or 0) for each in self.others)
