"""The pattern language: what patterns mean, what is no pattern, and that none can run away."""

from __future__ import annotations

import pytest
from counted import lines_run
from hypothesis import given
from hypothesis import strategies as st

from attrib.english import Words
from attrib.rules.patterns import LONGEST_PATTERN, Lexicon, PatternError
from attrib.rules.searching import LONGEST_TEXT, Text

LEXICON = Lexicon(
    Words(
        {
            "offices": frozenset({"minister", "press secretary", "attorney general", "u.s. attorney"}),
            "ordinary_capitals": frozenset({"american", "republican", "monday"}),
            "empty": frozenset(),
        }
    )
)


def find(pattern: str, text: str) -> str | None:
    return LEXICON.compile([pattern]).find(Text(text))


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("senior official", "a Senior Official at the ministry", "Senior Official"),
        ("senior official", "a senior officials' club", None),
        ("official", "unofficial", None),
        ("law enforcement", "two law-enforcement officers", "law-enforcement"),
        ("law-enforcement", "two law enforcement officers", "law enforcement"),
        ("ministry spokesman", "the ministry's spokesman", "ministry's spokesman"),
        ("ministry spokesman", "the ministry’s spokesman", "ministry’s spokesman"),
        ("didn't say", "she didn’t say", "didn’t say"),
        ("U.S. official", "a u.s. official", "u.s. official"),
        ("{offices}", "the press\n secretary", "press secretary"),
        ("{offices}", "a US Attorney, a U.S. Attorney", "U.S. Attorney"),
        ("(said|made clear)", "he made clear", "made clear"),
        ("[very] senior", "a very senior man", "very senior"),
        ("[very] senior", "a senior man", "senior"),
        ("[very|most] senior", "the most senior man", "most senior"),
        ("aide [to|of] [the] minister", "an aide to the minister", "aide to the minister"),
        ("aide * senator", "an aide senator", "aide senator"),
        ("aide * senator", "an aide to one old Ohio senator", "aide to one old Ohio senator"),
        ("aide * senator", "an aide to one very old Ohio senator", None),
        ("<name> poll", "a Quinnipiac poll", "Quinnipiac poll"),
        ("<name> poll", "a New York Times poll", "New York Times poll"),
        ("<name> poll", "A recent poll", None),
        ("<name> poll", "Recent poll", None),
        ("<name> poll", "GAO poll", "GAO poll"),
        ("<name> poll", "an American poll", None),
        ("<word>", "", None),
        ("<word>", "reportedly", "reportedly"),
        ("46 %", "46% of voters", "46%"),
        ("{empty}", "anything", None),
    ],
)
def test_what_patterns_find(pattern: str, text: str, found: str | None) -> None:
    assert find(pattern, text) == found


def test_a_pattern_for_a_head_ends_at_the_head() -> None:
    patterns = LEXICON.compile(["{offices}"])
    text = Text("the campaign's press secretary in town")
    text.head = 4
    assert patterns.locate_head(text) == (2, 4)
    text.head = 3
    assert patterns.locate_head(text) is None
    assert patterns.lasts == frozenset({"minister", "secretary", "general", "attorney"})


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "a part of the pattern is empty"),
        ("a (b", "“(” is not closed by “)”"),
        ("a b)", "“)” has no opening bracket before it"),
        ("a | b", "“|” has no opening bracket before it"),
        ("[a", "“[” is not closed by “]”"),
        ("{offices", "“{” is not closed by “}”"),
        ("{}", "“{” is not closed by “}”"),
        ("{nobody}", "there is no word list {nobody}"),
        ("(a|)", "a part of the pattern is empty"),
        ("[a]", "the pattern can match nothing at all; one part must be required"),
        ("[a] [b]", "the pattern can match nothing at all; one part must be required"),
        ("[a] " * 7 + "b", "more than 6 optional parts"),
        ("* a", "“*” needs words before and after it"),
        ("a *", "“*” needs words before and after it"),
        ("a * b * c * d * e", "more than 3 gaps “*”"),
        ("(a (b (c d)))", "brackets nest more than 2 deep"),
        ("<number> a", "“<number>” is unknown; there are <name> and <word>"),
        ("a <name", "cannot read “<name”"),
        ("a ... b", "“...” holds no word"),
        ("@offices", "there are no phrases called “@offices”"),
        ("a" * (LONGEST_PATTERN + 1), f"the pattern is longer than {LONGEST_PATTERN} characters"),
    ],
)
def test_what_is_no_pattern(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError) as error:
        LEXICON.compile([pattern])
    assert str(error.value) == reason


EVIL = [
    "[a] " * 6 + "a * a * a * b",
    "(a|a a) " * 20 + "b",
    "[a|a a|a a a|a a a a] " * 6 + "b",
    "([a] [a] a|[a] a [a] [a] a) a * a * b",
    "a * a * a * b",
    "(a * a|a a * a) * b",
    "<name> <name> <name> * <name> * b",
    "<word> * <word> * <word> * b",
]


WORDS = 100
MOST_LINES = 20_000
"""Lines of Python for every word of a text; a pattern that tried one way after another would need millions."""


@pytest.mark.parametrize("pattern", EVIL)
@pytest.mark.parametrize("word", ["a", "A", "Aa"])
def test_no_pattern_runs_away(pattern: str, word: str) -> None:
    compiled = LEXICON.compile([pattern])
    text = Text(f"{word} " * WORDS)
    lines_run(lambda: compiled.find(text), most=MOST_LINES * WORDS)
    assert compiled.find(text) is None


def test_of_a_long_text_no_more_than_its_beginning_is_searched() -> None:
    text = Text("a " * LONGEST_TEXT + "b")
    assert len(text.words) == LONGEST_TEXT / 2
    assert LEXICON.compile(["b"]).find(text) is None


words = st.text("abcé", min_size=1, max_size=4)
phrases = st.lists(words, min_size=1, max_size=8)


@given(phrases, st.data())
def test_plain_words_are_found_where_they_stand(phrase: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(phrase) - 1))
    stop = data.draw(st.integers(first + 1, len(phrase)))
    part = " ".join(phrase[first:stop])
    assert find(part, " ".join(phrase)) == part


@given(phrases, phrases)
def test_a_choice_finds_what_either_finds(left: list[str], right: list[str]) -> None:
    text = " ".join([*right, "x", *left])
    choice = find(f"({' '.join(left)}|{' '.join(right)})", text)
    assert choice is not None
    assert choice.startswith(right[0])


@given(words, words, st.lists(words, max_size=8))
def test_a_gap_is_at_most_four_words(first: str, last: str, between: list[str]) -> None:
    found = find(f"{first} * {last}", " ".join([first, *between, last]))
    if len(between) <= 4:
        assert found is not None
    else:
        assert found is None or len(found.split()) <= 6


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_pattern_compiles_or_is_refused_and_any_text_can_be_searched(pattern: str, text: str) -> None:
    try:
        compiled = LEXICON.compile([pattern])
    except PatternError:
        return
    found = compiled.find(Text(text))
    assert found is None or found in " ".join(text.split())


@given(st.text(max_size=300))
def test_words_stand_where_their_spans_say(text: str) -> None:
    read = Text(text)
    assert len(read.words) == len(read.spans)
    assert read.spans == sorted(read.spans)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in read.spans)
