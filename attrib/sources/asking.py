"""Whether an article says of all its sources that they would not be named: "like others interviewed"."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.english import Words
from attrib.grammar.finder import finder
from attrib.text import Document
from attrib.text.document import Sentence

ALIKE_REACH = 16
"""Words before "anonymity" among which it says that all, or most, asked for it."""
CROWD_REACH = 7
"""Words after "those" among which it says that they are sources: "those people interviewed"."""


def asked_by_all(doc: Document, sentence: Sentence) -> bool:
    """Tell whether a sentence says of all sources, or of most, that they would not be named."""
    lower = doc.tokens.lower[sentence.first : sentence.stop]
    return any(
        word in {"anonymity", "anonymously"} and _of_all(doc.words, lower[max(0, at - ALIKE_REACH) : at])
        for at, word in enumerate(lower)
    )


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
