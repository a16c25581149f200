"""Whom a mention stands for: each sieve finds what it says it does, and no question changes an answer."""

from __future__ import annotations

from itertools import islice

import pytest
from golden import articles

from attrib import Analysis
from attrib.grammar import Phrase
from attrib.speakers import Roster, roster
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.sieves import PHRASES, PRONOUNS, Sieve, trace
from attrib.speakers.source import read_source
from attrib.speakers.tracing import Trace

MOST_ASKED = 20
"""Sources of an article that are asked about again and again."""
WHOLE = [path.read_text(encoding="utf-8") for path in articles()]
SHORT = [
    "Robin Roe came. “It is late,” she said. His aides left. Robin Roe’s call failed. “So it is,” he said.",
    "Two nurses said it failed. Another said it would not. They met. The nurses said it was late. One of them wept.",
    "Her niece, Morag, said it rained. The judge who came, and who stayed, said so too. The judge said it was cold.",
]


def called(text: str) -> Roster:
    return Analysis.of_article(text).roster


@pytest.mark.parametrize("text", WHOLE + SHORT)
def test_asking_in_between_changes_no_answer(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = called(text)
    others = [*islice(plain.why, MOST_ASKED)]

    def asking_more(known: Knowledge, phrase: Phrase) -> Trace:
        for other in others:
            trace(known, other)
        answer = trace(known, phrase)
        assert trace(known, phrase) == answer
        return answer

    monkeypatch.setattr(roster, "trace", asking_more)
    assert called(text) == plain


@pytest.mark.parametrize("sieve", PRONOUNS + PHRASES, ids=lambda sieve: sieve.example)
def test_every_sieve_is_the_first_that_finds_somebody_in_its_example(
    sieve: Sieve, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = sieve.example[sieve.example.index("[") + 1 : sieve.example.index("]")]
    found: dict[str, Sieve] = {}

    def noting(known: Knowledge, phrase: Phrase) -> Trace:
        source = read_source(known, phrase)
        table = PRONOUNS if source.pronoun else PHRASES
        first = next((each for each in table if each.find(known, source).who is not None), None)
        if first is not None:
            found[known.doc.passage(*phrase)] = first
        return trace(known, phrase)

    monkeypatch.setattr(roster, "trace", noting)
    called(sieve.example.replace("[", "").replace("]", ""))
    assert found.get(marked) is sieve
