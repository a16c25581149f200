"""Whom a mention stands for: asking changes nothing, so the order of questions tells in no answer."""

from __future__ import annotations

from itertools import islice

import pytest
from golden import articles

from attrib import Analysis
from attrib.grammar import Phrase
from attrib.speakers import Roster, roster
from attrib.speakers.knowledge import Knowledge
from attrib.speakers.sieves import trace
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
