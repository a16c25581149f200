"""The grammar of phrases and clauses recognises what its docstrings say, each in the place it is listed."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

import pytest

from attrib.grammar import boundaries, noun_phrases, subject_before, subjects
from attrib.rules import load_rules
from attrib.text import Document, read_document

WORDS = load_rules("newsroom").words
SHAPES = [*subjects.PRONOMINAL, *subjects.PARTED.values(), *subjects.NOMINAL_SHAPES]
BREAKS = [*boundaries.BREAKS, boundaries._breaks_after_quotation]


def examples(functions: list[Callable[..., object]]) -> list[object]:
    """Give the examples between quotation marks in the docstrings, each with its function."""
    rows: list[object] = []
    for function in functions:
        assert function.__doc__
        found = re.findall(r'"([^"]+)"', function.__doc__)
        assert found, f"{function.__name__} has no example"
        rows += [pytest.param(function, example, id=f"{function.__name__}-{example}") for example in found]
    return rows


def read(example: str, ends: str = " so.") -> tuple[Document, dict[str, int]]:
    """Read an example without its marks; give at which token each mark stood."""
    text, marks = "", {}
    for part in re.split(r"([\[\]{}|])", example):
        if part in marks or part not in {*"[]{}|"}:
            text += part
        else:
            marks[part] = len(text)
    text = text[0].upper() + text[1:] + ends
    doc = read_document(text, WORDS)
    place = {mark: next(i for i, start in enumerate(doc.tokens.starts) if start >= at) for mark, at in marks.items()}
    return doc, place


@pytest.mark.parametrize(("shape", "example"), examples(SHAPES))
def test_a_shape_of_subject_is_recognised_as_its_docstring_says(shape: subjects.Shape, example: str) -> None:
    doc, place = read(example)
    found = subject_before(doc, place["{"], 0)
    assert found is not None
    assert found[0] == (place["["], place["]"])


@pytest.mark.parametrize(("shape", "example"), examples([*subjects.PRONOMINAL, *subjects.NOMINAL_SHAPES]))
def test_no_earlier_shape_recognises_the_example(shape: subjects.Shape, example: str) -> None:
    doc, place = read(example)
    site = subjects.Site(place["{"], place["{"], place["{"] - 1, 0)
    order = [*subjects.PRONOMINAL, *subjects.NOMINAL_SHAPES]
    assert next(each for each in order if each(doc, site) is not None) is shape


@pytest.mark.parametrize(("breaks", "example"), examples(BREAKS))
def test_a_sentence_breaks_where_the_docstring_says(breaks: boundaries.Break, example: str) -> None:
    doc, place = read(example, ".")
    found = boundaries.breaks_in(doc, doc.sentences[0])
    assert found[:1] == ((place["|"],) if "|" in place else ())


@pytest.mark.parametrize(("breaks", "example"), examples([*boundaries.BREAKS]))
def test_no_earlier_break_holds(breaks: boundaries.Break, example: str) -> None:
    doc, place = read(example, ".")
    if "|" in place:
        assert next(each for each in boundaries.BREAKS if each(doc, doc.sentences[0], place["|"])) is breaks


@pytest.mark.parametrize(("step", "example"), examples([*dict.fromkeys(chain(*noun_phrases.STEPS.values()))]))
def test_a_noun_phrase_begins_before_what_describes_it(step: noun_phrases.Step, example: str) -> None:
    doc, place = read(example)
    steps = noun_phrases.STEPS.get(doc.tags[place["["]], noun_phrases.ANYWHERE)
    assert next(each for each in steps if each(doc, place["["], 0) is not None) is step


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Jane Roe, when asked, said so.", "Jane Roe, when asked"),
        ("The mayor, her aides, and the union, said so.", "The mayor, her aides, and the union"),
        ("In the town, the mayor, a builder, said so.", "the mayor, a builder"),
        ("Aides left a town in which Jane Roe, the mayor, said so.", "Jane Roe, the mayor"),
        ("He left, but Jane Roe, the mayor, said so.", "Jane Roe, the mayor"),
        ("He, speaking in the town, said so.", "He"),
    ],
)
def test_a_subject_is_found_before_commas(sentence: str, subject: str) -> None:
    doc = read_document(sentence, WORDS)
    found = subject_before(doc, doc.tokens.lower.index("said"), 0)
    assert found is not None
    assert doc.text[slice(*doc.span(*found[0]))].rstrip(",") == subject
