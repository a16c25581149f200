"""Constructions: each reads its own examples as marked, and its counterexamples not at all."""

from __future__ import annotations

import re

import pytest

from attrib.constructions import Attempts, Construction, find_attributions
from attrib.constructions.cued import BY_WORD
from attrib.constructions.table import TABLE
from attrib.rules import load_rules
from attrib.text import read_document

WORDS = load_rules("newsroom").words
MARKS = re.compile(r"[\[\]{}<>]")
PIECES = re.compile(r"\[(?P<source>[^\]]*)\]|\{(?P<cue>[^}]*)\}|<(?P<content>[^>]*)>")
ABOVE = "Talks on the old bridge\n\nThe bridge has been shut since the flood in May.\n\n"
"""A headline and a lede, so that an example stands where a sentence of an article does."""

Read = tuple[str, str, tuple[str, ...]]


def marked(example: str) -> tuple[str, Read]:
    """Give the text of a marked example, and its source, cue and content."""
    pieces: dict[str, list[str]] = {"source": [], "cue": [], "content": []}
    for match in PIECES.finditer(example):
        kind = str(match.lastgroup)
        pieces[kind].append(match.group(kind))
    return MARKS.sub("", example), (" ".join(pieces["source"]), " ".join(pieces["cue"]), tuple(pieces["content"]))


def read(text: str, construction: Construction) -> list[Read]:
    """Give what a construction reads in a text: source, cue and content of each attribution."""
    headed = construction.name.startswith("headline")
    doc = read_document(text if headed else ABOVE + text, WORDS)
    return [
        (
            doc.passage(*found.source) if found.source else "",
            doc.passage(*found.cue) if found.cue else "",
            tuple(doc.passage(*part) for part in found.content),
        )
        for found in find_attributions(doc)
        if found.construction is construction
    ]


def lacking(text: str, construction: Construction) -> list[str]:
    """Give what a construction lacked in a text, each time that it was tried there."""
    above = "" if construction.name.startswith("headline") else ABOVE
    attempts: Attempts = []
    doc = read_document(above + text, WORDS)
    find_attributions(doc, attempts)
    return [
        each.outcome
        for each in attempts
        if each.tried == construction.name
        and doc.tokens.starts[each.at] >= len(above)
        and isinstance(each.outcome, str)
    ]


CASES = [(each, example) for each in TABLE for example in (each.example, *each.examples)]
COUNTER = [(each, example) for each in TABLE for example in each.counterexamples]


@pytest.mark.parametrize(("construction", "example"), CASES, ids=lambda value: getattr(value, "name", value))
def test_an_example_is_read_as_marked(construction: Construction, example: str) -> None:
    text, expected = marked(example)
    assert expected in read(text, construction)


@pytest.mark.parametrize(("construction", "example"), COUNTER, ids=lambda value: getattr(value, "name", value))
def test_a_counterexample_is_tried_and_not_read(construction: Construction, example: str) -> None:
    assert read(example, construction) == []
    assert lacking(example, construction)


def test_what_is_not_tried_could_not_have_been_read() -> None:
    for text in (*(marked(example)[0] for _, example in CASES), *(example for _, example in COUNTER)):
        for whole in (text, ABOVE + text):
            doc = read_document(whole, WORDS)
            assert find_attributions(doc) == find_attributions(doc, attempts=[]), whole


def test_every_name_stands_for_one_construction() -> None:
    assert len({each.name for each in TABLE}) == len(TABLE)


def test_words_of_phrases_are_looked_at() -> None:
    assert BY_WORD.keys() <= WORDS.marking
    assert {each for constructions in BY_WORD.values() for each in constructions} <= set(TABLE)
