"""Where a clause that tells of a source ends, and where the reason for its anonymity begins."""

from __future__ import annotations

from attrib.text import Document
from attrib.text.tags import AFTER_KNOWING, ALL_MARKS, AUXILIARY, NEGATION

LONGEST_GROUND = 30
"""Tokens of what is said of how a source knows, or of why it is not named."""


def clause_end(doc: Document, at: int, high: int) -> int:
    """Give where the clause that runs on at a token ends: at a mark, a new clause, or words about anonymity."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    while at < high:
        tag = tags[at]
        if tag in ALL_MARKS:
            break
        speaks = lower[at] in words.ground_ends and tags[at - 1] not in AUXILIARY + NEGATION
        if speaks or lower[at] in words.reason_words:
            break
        if lower[at] == "as" and lower[at - 1] != "such":
            break
        following = tags[at + 1]
        if lower[at] in {"and", "or"} and following in AFTER_KNOWING:
            break
        if lower[at] == "who" and not words.keeping_unnamed.isdisjoint(lower[at : at + 8]):
            break
        at += 1
    return at
