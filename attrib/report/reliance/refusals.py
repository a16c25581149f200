"""Refusals: a body that declines to comment while people of that body speak unnamed.

The phrases are a list of the rule set, `refusals`. A refusal counts where its sentence speaks, before the phrase, of
the body that the article gives for unnamed people: its name ("the White House"), or the same bare noun ("the
company"). A nation or a party is no such body, nor do spokespeople count, who speak for theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrib.english import Words
from attrib.grammar.finder import finder
from attrib.report.model import UNNAMED, Passage, Refused, Source
from attrib.report.reliance.loaded import WITHOUT_A_VOICE
from attrib.text import Document

OWNS = re.compile(r"['’][sS]?$")


def find_refusals(doc: Document, sources: Sequence[Source]) -> tuple[Refused, ...]:
    """Give each sentence in which a body of unnamed sources would say nothing."""
    speaking: dict[str, list[str]] = {}
    for source in sources:
        if source.verdict in UNNAMED and source.kind not in WITHOUT_A_VOICE and source.organization:
            body = _bare(source.organization, doc.words)
            if not set(body.lower().replace(".", "").split()) <= doc.words.ordinary_capitals:
                speaking.setdefault(body, []).append(source.id)
    if not speaking:
        return ()
    found = []
    for paragraph, start, phrase, end in _refusals(doc):
        subject = doc.text[start:phrase]
        for body, ids in speaking.items():
            if _speaks_of(subject, body):
                said = Passage(start=start, end=end, text=doc.text[start:end])
                found.append(Refused(organization=body, sources=tuple(ids), paragraph=paragraph, words=said))
    return tuple(found)


def _bare(organization: str, words: Words) -> str:
    """Give a body without what opens its phrase or owns what follows: "company" of "the company's"."""
    opening, _, rest = organization.partition(" ")
    bare = rest.lstrip() if rest and opening.lower() in words.phrase_openers else organization
    return OWNS.sub("", bare)


def _refusals(doc: Document) -> Iterator[tuple[int, int, int, int]]:
    """Give each sentence with a phrase of refusal: its paragraph, its start, where the phrase begins, its end."""
    lower, reached = doc.tokens.lower, -1
    for token, _ in finder(doc.words.refusals).at(lower, range(len(lower))):
        if token < reached or doc.quoted[token] >= 0:
            continue
        index = bisect_right(doc.sentence_starts, token) - 1
        if index >= 0:
            sentence = doc.sentences[index]
            start, end = doc.span(sentence.first, sentence.stop)
            yield sentence.paragraph + 1, start, doc.tokens.starts[token], end
            reached = sentence.stop


def _speaks_of(subject: str, body: str) -> bool:
    """Tell whether the words before a refusal speak of a body, by its name or by the same bare noun."""
    if any(letter.isupper() for letter in body):
        return re.search(rf"(?<!\w){re.escape(body)}(?!\w)", " ".join(subject.split())) is not None
    return re.search(rf"\bthe {re.escape(body)}\b", subject, re.IGNORECASE) is not None
