"""Places in a text at which a construction may be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from attrib.constructions.construction import Attempt, Attempts, Attribution, Outcome
from attrib.grammar import (
    Phrase,
    Stretch,
    after_adverbials,
    clause_stop,
    object_stop,
    phrase_after,
    quotation_at,
    subject_before,
)
from attrib.text.tags import FULL_STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.english import Cue, Words
    from attrib.text import Document


class Site(msgspec.Struct, frozen=True):
    """A token of a sentence that may be a cue.

    Tokens are counted through the document; a `stop` is the token after the last. The sentence may have been cut to
    the clause that the cue stands in.
    """

    doc: Document
    sentence: Stretch
    at: int
    speaking: Attribution | None
    """Who spoke last in the sentence."""
    attempts: Attempts | None
    words: Words
    """The words that the document was read with."""
    tags: str
    """The tags of the document's tokens."""
    lower: Sequence[str]
    """The document's tokens in lower case."""

    @classmethod
    def of(
        cls, doc: Document, sentence: Stretch, at: int, speaking: Attribution | None, attempts: Attempts | None
    ) -> Site:
        """Give the site of a token."""
        return cls(doc, sentence, at, speaking, attempts, doc.words, doc.tags, doc.tokens.lower)

    def within(self, clause: Stretch) -> Site:
        """Give the same token as one of a clause."""
        return self if clause is self.sentence else replace(self, sentence=clause)

    def tag(self, token: int) -> str:
        """Give the tag of a token of the sentence; a full stop where it has ended."""
        return self.doc.tags[token] if token < self.sentence.stop else FULL_STOP

    def subject_before(self, verb: int) -> tuple[Phrase, int] | None:
        """Find the subject of a verb, and the first token of the verb group."""
        return subject_before(self.doc, verb, self.sentence.first)

    def phrase_at(self, token: int) -> Phrase | None:
        """Find the noun phrase that begins at a token."""
        return phrase_after(self.doc, token, self.sentence.stop)

    def clause_from(self, token: int) -> Phrase:
        """Give the clause that begins at a token."""
        return Phrase(token, clause_stop(self.doc, token, self.sentence))

    def object_from(self, token: int) -> Phrase:
        """Give the object of a cue that begins at a token."""
        return Phrase(token, object_stop(self.doc, token, self.sentence))

    def after_adverbials(self, token: int) -> int:
        """Step over times, places and occasions that begin at a token."""
        return after_adverbials(self.doc, token, self.sentence.stop)

    def quotation_at(self, token: int) -> Phrase | None:
        """Give the quotation that a token stands in."""
        return quotation_at(self.doc, token)

    def noted(self, step: str, outcome: Outcome) -> Attribution | None:
        """Give what a step of reading gives, and note what it lacks if it gives nothing."""
        if not isinstance(outcome, str):
            return outcome
        if self.attempts is not None:
            self.attempts.append(Attempt(self.at, step, outcome))
        return None

    def opens(self) -> bool:
        """Tell whether the token begins its sentence."""
        return self.at == self.sentence.first


class Verb(msgspec.Struct, frozen=True):
    """A cue verb at its site: the cues that it may be, and, where one was found, its subject.

    `group` is the first token of the verb group.
    """

    site: Site
    cues: tuple[Cue, ...]
    subject: Phrase | None = None
    group: int = -1
