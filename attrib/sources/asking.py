"""Whether an article says of all its sources that they would not be named: "like others interviewed"."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.english import Words
from attrib.grammar.finder import finder
from attrib.text import Document

ANONYMITY = frozenset(["anonymity", "anonymously"])
ALIKE_REACH = 16
"""Words before "anonymity" among which it says that all, or most, asked for it."""
CROWD_REACH = 7
"""Words after "those" among which it says that they are sources: "those people interviewed"."""


def asked_by_all(doc: Document) -> bool:
    """Tell whether a sentence of an article says of all sources, or of most, that they would not be named."""
    for at in doc.tokens.places(ANONYMITY):
        sentence = doc.sentence_at(at)
        if sentence is not None and at < sentence.stop:
            before = doc.tokens.lower[max(sentence.first, at - ALIKE_REACH) : at]
            if _of_all(doc.words, before):
                return True
    return False


def _of_all(words: Words, before: Sequence[str]) -> bool:
    """Tell whether words speak of many sources: "like many others", "most of those interviewed"."""
    for at, word in enumerate(before):
        if word == "like" and words.asked_alike.intersection(before[at + 1 : at + 2]):
            return True
        if word in words.asked_crowds:
            asked = finder(words.asked_where).found(before, at + 1, at + CROWD_REACH)
            if asked and "," not in before[at : asked.first]:
                return True
    return False
