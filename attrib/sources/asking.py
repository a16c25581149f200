"""Words that say that somebody remains unnamed by request: "asked not to be named", "not authorized to speak"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrib.english import Words, is_negated
from attrib.grammar import Phrase
from attrib.grammar.finder import finder
from attrib.text import Document
from attrib.text.document import Sentence

SPEAKING_REACH = 4
"""Words after "not authorized" among which it says what for."""
ALIKE_REACH = 16
"""Words before "anonymity" among which it says that all, or most, asked for it."""
CROWD_REACH = 7
"""Words after "those" among which it says that they are sources: "those people interviewed"."""
WITHHOLDING_REACH = 8
"""Words after "whose name" among which it says that it is withheld."""


def find_asked(doc: Document, first: int, stop: int) -> Iterator[Phrase]:
    """Give all such words among tokens `first` up to `stop` of a sentence."""
    words, lower = doc.words, doc.tokens.lower
    for found in finder(words.formula_phrases, words.circular_phrases).all(lower, first, stop):
        spoken = lower[found.stop : min(stop, found.stop + SPEAKING_REACH)]
        if not is_circular(doc, found) or not words.speaking_verbs.isdisjoint(spoken):
            yield found
    if "whose" in lower[first:stop]:
        yield from _withheld(doc, first, stop)


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
        if word in words.asked_crowds and finder(words.asked_where).found(before, at + 1, at + CROWD_REACH):
            return True
    return False


def is_circular(doc: Document, found: Phrase) -> bool:
    """Tell whether words give no more for a reason than that it is not allowed: "not authorized"."""
    return finder(doc.words.circular_phrases).found(doc.tokens.lower, *found) is not None


def _withheld(doc: Document, first: int, stop: int) -> Iterator[Phrase]:
    """Find "whose name the Herald is withholding" and "whose name is not being published"."""
    words, lower = doc.words, doc.tokens.lower
    withholding, publishing = words.forms(words.withholding_verbs), words.forms(words.publishing_verbs)
    for at in range(first, stop - 1):
        if lower[at] != "whose" or words.identity_words.isdisjoint(lower[at + 1 : at + 3]):
            continue
        for end in range(at + 2, min(stop, at + WITHHOLDING_REACH)):
            negated = lower[end] in publishing and is_negated(words, lower[at:end])
            if lower[end] in withholding or negated:
                yield Phrase(at, end + 1)
                break
