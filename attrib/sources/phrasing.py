"""How a source is described, in the article's words, without what is told of it in fields of its own."""

from __future__ import annotations

from collections.abc import Mapping

from attrib.english import Words, singular
from attrib.grammar import Phrase
from attrib.grammar.notices import clause_of, find_notices
from attrib.sources.basis import find_basis
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BEFORE_CUT,
    CLOSING_QUOTE,
    COMMA,
    DETERMINER,
    NAME,
    NOUNS,
    NUMBER,
    OF,
    PAUSES,
    RELATIVES,
    SUBJECT_PRONOUN,
)

LONGEST_PART = 4
"""Tokens of ", for their part"."""


class Phrasing:
    """Describes the sources of one article; `owners` are the words for its "its" and "his", by token."""

    def __init__(self, doc: Document, owners: Mapping[int, str]) -> None:
        self.doc = doc
        self.owners = owners
        self.forms = doc.tokens.vocabulary
        self.cues = doc.words.forms(doc.words.relative_cues)

    def text(self, phrase: Phrase) -> str:
        """Give the words of a phrase, with single spaces."""
        first, stop = phrase.first, self._trimmed(phrase.first, self._stop(phrase))
        if first >= stop:
            return ""
        said = self._with_owners(first, stop).lstrip(" ,.(—–-").rstrip(" ,(—–-")
        return said[:1].lower() + said[1:] if self._is_sentence_capital(first) else said

    def _with_owners(self, first: int, stop: int) -> str:
        """Give the words of some tokens, with those for whom "its" and "his" mean."""
        doc, said, at = self.doc, "", first
        for token in sorted(self.owners.keys() & range(first, stop)):
            said += f"{doc.passage(at, token) if token > at else ''} {self.owners[token]} "
            at = token + 1
        rest = doc.passage(at, stop) if at < stop else ""
        return " ".join(f"{said}{rest}".split()) if said else rest

    def _stop(self, phrase: Phrase) -> int:
        """Give where a description ends: before what is claimed, why it is not named, or a loose basis."""
        first, stop = phrase
        tags, lower = self.doc.tags, self.doc.tokens.lower
        for notice in find_notices(self.doc, first, stop):
            stop = min(stop, clause_of(self.doc, first, notice).first)
        basis = find_basis(self.doc, Phrase(first, stop)) if stop > first else None
        if basis is not None and first < basis.first < stop and tags[basis.first - 1] in PAUSES:
            stop = basis.first - 1
        for at in range(first + 1, stop):
            if tags[at] in RELATIVES:
                verb = at + 1
                while verb < stop and tags[verb] in ADVERB + AUXILIARY:
                    verb += 1
                if verb < stop and lower[verb] in self.cues:
                    return at
        return stop

    def _trimmed(self, first: int, stop: int) -> int:
        """Leave out what joins a description to a clause that was cut, and adverbs: ", most of", "and", ", however"."""
        if self.doc.tags[stop - 1] == OF:
            stop -= 2
        if stop - first > LONGEST_PART and self.doc.tokens.lower[stop - 1] == "part" and self._tells_whose_part(stop):
            stop -= LONGEST_PART
        while stop > first + 1 and self.doc.tags[stop - 1] in BEFORE_CUT + ADVERB:
            if self.doc.tags[stop - 1] == ADVERB and self.doc.tags[stop - 2] != COMMA:
                break
            stop -= 1
        return stop

    def _tells_whose_part(self, stop: int) -> bool:
        """Tell whether ", for their part" ends before a token."""
        comma, opening, whose, _ = self.doc.tokens.lower[stop - LONGEST_PART : stop]
        return comma == "," and opening == "for" and whose in self.doc.words.possessives

    def _is_sentence_capital(self, first: int) -> bool:
        """Tell whether a word has its capital only because it opens a sentence."""
        doc, words = self.doc, self.doc.words
        sentence, word, tag = doc.sentence_at(first), doc.tokens.lower[first], doc.tags[first]
        opens = sentence is not None and (sentence.first == first or doc.tags[first - 1] == CLOSING_QUOTE)
        if not opens or not doc.tokens.forms[first][1:].islower() or first in self.owners:
            return opens and tag == DETERMINER and len(word) == 1
        if tag in DETERMINER + NUMBER + SUBJECT_PRONOUN:
            return True
        named = doc.tags[first + 1] == NAME and word not in words.before_bodies
        if tag == NAME or named or doc.tokens.forms[first + 1][0].isupper():
            return False
        if word in words.vague_body_nouns and tag == ADJECTIVE:
            return False
        common = word in words.municipal_kinds or word in words.kinds_of_bodies
        return (
            (common and doc.tags[first + 1] in NOUNS)
            or word in self.forms
            or singular(word) in words.human_nouns
            or word in words.adjectives_common
        )


def of_whom(lists: Words, told: str, whole: str, *, several: bool) -> str:
    """Say of "one" or "another" of whom it is one: of `several` that are described so, or like one that is."""
    words = told.lower().split()
    pointing = words[-2:] == ["of", "them"]
    if not pointing and not {*lists.member_words, "the"}.issuperset(words):
        return told
    opening, rest = [], whole.split()
    while len(rest) > 1 and rest[0].lower() in lists.before_described:
        opening, rest = [rest[0]], rest[1:]
    if several and opening and opening[0].lower() != "one" and rest[0].lower() in lists.prepositions:
        return f"{' '.join(words)} of {' '.join([opening[0].lower(), *rest])}"
    if singular(rest[0].lower()) in lists.human_nouns or rest[0].lower() in lists.number_words:
        rest[0] = rest[0].lower()
    if several:
        rest = rest[3:] if rest[1:3] == ["of", "the"] else rest
        return f"{' '.join(words[:-2] if pointing else words)} of the {' '.join(rest)}"
    return f"{' '.join(words)} {' '.join(rest)}" if opening and not pointing else told
