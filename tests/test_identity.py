"""Ids of claims stay what they are, whatever changes around the claims."""

from __future__ import annotations

import re

import pytest
from golden import articles
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from attrib import analyze
from attrib.report.identity import CHARACTERS, LETTERS, in_small, words

PARAGRAPHS = (
    "The talks over the old harbour had failed, a senior official said.",
    "“We will not sell it,” said Jane Roe, the mayor of Eastport.",
    "The harbour has not made a profit since 2011.",
    "Critics say that the board is hardly watched.",
    "According to the auditor's report, the sheds are worth nothing.",
    "The buyer was reportedly a fund from abroad.",
    "Tomas Weld, a fisherman, told reporters that his boats would leave.",
)
OTHERS = (
    "Rain fell all day.",
    "The quay was built in 1909 of granite from the north.",
    "Anna Brandt, who owns a café nearby, said business was slow.",
    "Two residents said they would move.",
)


def ids(*paragraphs: str) -> list[str]:
    return [claim.id for claim in analyze("\n\n".join(paragraphs)).claims]


def test_an_id_is_short_and_easy_to_type() -> None:
    for article in articles():
        for identity in ids(article.read_text(encoding="utf-8")):
            assert re.fullmatch(rf"c[{LETTERS}][{CHARACTERS}]{{4}}(-\d+)?", identity)
    assert not set("aeioul01") & set(CHARACTERS)


def test_ids_are_the_same_on_every_machine() -> None:
    assert ids(*PARAGRAPHS[:2]) == ["cx9xxq", "cz5r2p"]


@given(st.permutations(PARAGRAPHS))
def test_paragraphs_that_move_keep_their_ids(moved: list[str]) -> None:
    assert sorted(ids(*moved)) == sorted(ids(*PARAGRAPHS))


@given(st.lists(st.tuples(st.integers(0, len(PARAGRAPHS)), st.sampled_from(OTHERS)), max_size=6))
def test_paragraphs_that_come_in_between_change_no_id(inserted: list[tuple[int, str]]) -> None:
    paragraphs = list(PARAGRAPHS)
    for at, paragraph in inserted:
        paragraphs.insert(at, paragraph)
    kept = set(ids(*PARAGRAPHS))
    assert [identity for identity in ids(*paragraphs) if identity in kept] == ids(*PARAGRAPHS)


@given(st.sets(st.sampled_from(PARAGRAPHS)))
def test_paragraphs_that_go_change_no_id(gone: set[str]) -> None:
    assert set(ids(*(each for each in PARAGRAPHS if each not in gone))) <= set(ids(*PARAGRAPHS))


@settings(max_examples=30)
@given(st.sampled_from(articles()), st.integers(0, 10_000), st.sampled_from(OTHERS))
def test_a_sentence_put_into_an_article_changes_hardly_any_id(article, at: int, sentence: str) -> None:  # type: ignore[no-untyped-def]
    """It may come between a quotation, or a sentence that goes on reporting, and the voice it belongs to."""
    paragraphs = article.read_text(encoding="utf-8").split("\n\n")
    place = 1 + at % len(paragraphs)
    assume(not paragraphs[place - 1].rstrip().endswith(":"))  # the paragraphs after it are what that voice says
    changed = [*paragraphs]
    changed.insert(place, sentence)
    assert len(set(ids(*paragraphs)) - set(ids(*changed))) <= 2


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("“It is over,” he said.", '"It is over", he said.'),
        ("It was over, police said.", "It was over , POLICE\nsaid."),
        ("The office is “full,” she said.", "The o\N{LATIN SMALL LIGATURE FFI}ce is “full”, she said."),
    ],
)
def test_marks_and_capitals_do_not_count(one: str, another: str) -> None:
    assert ids(one) == ids(another)


@pytest.mark.parametrize(
    "another",
    ["It was not over, police said.", "It was over, police claimed.", "It was over, two police officers said."],
)
def test_words_count(another: str) -> None:
    assert ids("It was over, police said.") != ids(another)


def test_who_says_the_same_twice_has_two_ids() -> None:
    first, second, third = ids(*["It was over, police said."] * 3)
    assert (second, third) == (f"{first}-2", f"{first}-3")


@pytest.mark.parametrize("text", ["".join(map(chr, range(128))), "The bridge’s cost: US$3 (“a lot”)", "ŻÓŁW_1", ""])
def test_words_of_ascii_are_found_as_those_of_any_text(text: str) -> None:
    assert in_small(text).decode() == " ".join(words(text))
