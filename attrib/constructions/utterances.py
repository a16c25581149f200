"""Whose a noun is that announces a quotation: "[Roe]'s verdict:", "A lesson from [a nurse]:", "a remark by [Roe]:"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.english import singular
from attrib.grammar import Phrase, can_speak, phrase_after, phrase_start, walk_left
from attrib.text.tags import OWNED_DESCRIBERS, POSSESSIVE

if TYPE_CHECKING:
    from attrib.text import Document

UTTERED_BY = frozenset(["of", "from", "by"])
LONGEST_ANNOUNCEMENT = 25
"""Tokens from such a noun to the quotation."""


def utterer(doc: Document, first: int, stop: int) -> Phrase | None:
    """Find whose the last noun is, among tokens up to `stop`, that may announce what somebody said."""
    nouns = doc.words.quoted_nouns
    for at in range(stop - 1, max(first, stop - LONGEST_ANNOUNCEMENT) - 1, -1):
        if singular(doc.tokens.lower[at]) in nouns and (owner := _maker(doc, at, stop) or _owner(doc, at, first)):
            return owner
    return None


def _maker(doc: Document, noun: int, stop: int) -> Phrase | None:
    """Read "a lesson from [a nurse]"."""
    maker = phrase_after(doc, noun + 2, stop) if doc.tokens.lower[noun + 1] in UTTERED_BY else None
    return maker if maker and can_speak(doc, maker) else None


def _owner(doc: Document, noun: int, first: int) -> Phrase | None:
    """Read "[Roe]'s final verdict" and "[her] verdict"."""
    before = walk_left(doc, OWNED_DESCRIBERS, noun - 1, first)
    if doc.tags[before] == POSSESSIVE:
        owner = Phrase(phrase_start(doc, before - 1, first), before)
        return owner if can_speak(doc, owner) else None
    return Phrase(before, before + 1) if doc.tokens.lower[before] in doc.words.owner_pronouns else None
