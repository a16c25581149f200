"""What lines are, told by their form."""

from __future__ import annotations

import pytest

from attrib.english import Words, shipped_words
from attrib.lines.dates import is_date
from attrib.lines.furniture import FORMS, MARKED, WRITERS_FORMS, is_furniture

WORDS = shipped_words()


def furniture(line: str, words: Words = WORDS) -> bool:
    return is_furniture(line, words)


def with_more(**lists: set[str]) -> Words:
    """Give the words of English with some lists made longer, as a rule set does it."""
    return Words({**WORDS.lists, **{name: WORDS.lists[name] | words for name, words in lists.items()}})


class TestFurniture:
    @pytest.mark.parametrize("example", [*FORMS, *WRITERS_FORMS])
    def test_every_form_has_its_example(self, example: str) -> None:
        assert furniture(example)
        assert furniture(f"({example.upper()})")

    @pytest.mark.parametrize(
        "line",
        [
            "[ad_2] ",
            "@janeroe",
            "* * *",
            "www.example.org/talks",
            "jroe@example.org",
            "(May 4, 2015)",
            "Monday",
            "Editor’s note: The name was changed.",
            "With additional reporting by Jane Roe in Oslo",
        ],
    )
    def test_other_lines(self, line: str) -> None:
        assert furniture(line)

    @pytest.mark.parametrize(
        "line",
        [
            "",
            "More than ten people were hurt.",
            "Photos show the bridge.",
            "Related companies paid no tax, she said.",
            "Reporting was difficult.",
            "3 people were hurt.",
            "May 4, 2015 was the day that they met.",
            "The editor of the paper resigned.",
            "They follow what is said on television.",
        ],
    )
    def test_sentences_are_none(self, line: str) -> None:
        assert not furniture(line)

    def test_a_rule_set_may_add_lines(self) -> None:
        line = "Jump to recipe"
        assert not furniture(line)
        assert furniture(line, with_more(page_lines={"jump to recipe"}))

    @pytest.mark.parametrize("line", ["The talks failed.", "- Talks", "x", "Roe photo", "1 talks", "talks by Roe"])
    def test_no_words_make_no_furniture(self, line: str) -> None:
        assert not furniture(line, Words({}))

    def test_marks_alone_are_furniture_without_words(self) -> None:
        assert furniture("* * *", Words({}))
        assert not MARKED.match("Talks *")


class TestDates:
    @pytest.mark.parametrize(
        "line",
        [
            "May 7",
            "7 May 2015",
            "Monday, May 4, 2015, 7 p.m. EDT",
            "Updated May 7, 2015 at 5 p.m.",
            "2015-05-07T10:00",
            "7 May 2015 Last updated at 15:42 GMT",
        ],
    )
    def test_dates(self, line: str) -> None:
        assert is_date(line)

    @pytest.mark.parametrize("line", ["May 7 vote", "Nov. 4, 2014 The one that got away", "Monday talks", "Mayor 7"])
    def test_what_is_more_than_a_date(self, line: str) -> None:
        assert not is_date(line)
