"""The grammar by its sentences: every claim of each sentence of tests/grammar.toml is read as marked, and no other."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from test_constructions import ABOVE, WORDS, Read, marked

from attrib.constructions import find_attributions
from attrib.text import read_document

SHOWN = tomllib.loads(Path(__file__).with_name("grammar.toml").read_text(encoding="utf-8"))


def expected(table: str) -> dict[str, set[Read]]:
    """Give the texts of a table with their claims."""
    texts: dict[str, set[Read]] = {}
    for sentences in SHOWN[table].values():
        for sentence in sentences:
            text, claim = marked(sentence)
            texts.setdefault(text, set()).update([claim] if any(claim) else [])
    return texts


def read(text: str, above: str = "") -> set[Read]:
    """Give the claims that are read in a text below another, as `marked` gives them."""
    doc = read_document(above + text, WORDS)
    return {
        (
            doc.passage(*found.source) if found.source else "",
            doc.passage(*found.cue) if found.cue else "",
            tuple(doc.passage(*part) for part in found.content),
        )
        for found in find_attributions(doc)
    }


@pytest.mark.parametrize(("text", "claims"), expected("sentences").items())
def test_a_sentence_is_read_as_marked(text: str, claims: set[Read]) -> None:
    assert read(text, ABOVE) == claims


@pytest.mark.parametrize(("text", "claims"), expected("headlines").items())
def test_a_headline_is_read_as_marked(text: str, claims: set[Read]) -> None:
    assert read(text) == claims


@pytest.mark.parametrize("text", expected("sentences"))
def test_a_sentence_may_break_off_anywhere(text: str) -> None:
    words = text.split(" ")
    for count in range(1, len(words)):
        assert read(" ".join(words[:count])) is not None
        assert read(" ".join(words[count:])) is not None
