"""Work grows with the length of a text and no faster, also where one thing comes again and again."""

from __future__ import annotations

import pytest
from benchmark import RUNS, repeated
from counted import lines_run
from golden import articles

from attrib import analyze

LENGTH = 12_000
"""Characters: more than any look back reaches."""
MOST = 2.15
"""Times the work for twice the text; a step that looks at all that came before takes nearer to four."""
DEAREST = 5
"""Times the work of news, a character, that any text may take, unless it makes more claims than news could."""
DENSE = (
    "He said ",
    "one said ",
    "two says ",
    "it one has says ",
    "to words according ",
    "or allegedly ",
    "reportedly and ",
    "but allegedly ",
    "says statement ",
    "said statement ",
    "Had said ,, ",
    ",, tells ",
    "called ,, ",
    ", said ",
    "it and ,, said ",
    "That\n\n",
)
"""What has a cue or a verb every two or three words, all in one sentence as far as the reader can see, or a paragraph
for every word."""


def articles_in_a_row() -> str:
    return repeated([path.read_text(encoding="utf-8") for path in articles()], 2 * LENGTH)


@pytest.mark.parametrize("unit", [*RUNS, None], ids=[*map(repr, RUNS), "articles"])
def test_twice_the_text_is_twice_the_work(unit: str | None) -> None:
    text = unit * (2 * LENGTH // len(unit)) if unit else articles_in_a_row()
    analyze(text)
    assert lines_run(lambda: analyze(text)) <= MOST * lines_run(lambda: analyze(text[:LENGTH]))


@pytest.fixture(scope="module")
def of_news() -> tuple[float, float]:
    """Give the work that news takes for a character, and for a claim."""
    text = articles_in_a_row()
    claims = len(analyze(text).claims)
    count = lines_run(lambda: analyze(text))
    return count / len(text), count / claims


@pytest.mark.parametrize("unit", DENSE, ids=repr)
def test_no_text_takes_many_times_the_work_of_news(unit: str, of_news: tuple[float, float]) -> None:
    text = unit * (LENGTH // len(unit))
    a_character, a_claim = of_news
    claims = len(analyze(text).claims)
    assert lines_run(lambda: analyze(text)) <= max(DEAREST * a_character * len(text), a_claim * claims)


def work_on(text: str) -> int:
    return lines_run(lambda: analyze(text))


CHAINS = [
    *(("but , tells ", 8), ("and , said that ", 8), ("and reportedly said that ", 8), ("but, said so ", 8)),
    *(("and allegedly reportedly expected ", 8), ("but not added called . ", 8)),
    *(("One of them said it was so. ", 200), ("A third said it was so. ", 200), ("them said Roe ", 200)),
    *(("Most of the candidates said they agreed. ", 200), ("The head of the union said it failed. ", 200)),
    *(("“Some say, you know he is our man. ", 200), ("Officials said that ", 400)),
]
"""Units each of which leads a step back to the one before, and how often they come."""
MOST_OF_CHAINS = 2.5
"""Times the work for twice as many: what one sentence of a few more verbs may ask besides."""


@pytest.mark.parametrize(("unit", "times"), CHAINS, ids=[unit for unit, _ in CHAINS])
def test_twice_the_chain_is_twice_the_work(unit: str, times: int) -> None:
    analyze(unit)
    assert work_on(unit * 2 * times) <= MOST_OF_CHAINS * work_on(unit * times)


def test_many_names_for_one_voice_are_no_more_work_each() -> None:
    text = [f"The R{one}{two}e officials said it failed. " for one in "abcdefghijklmnopqrst" for two in "aeiouhlrst"]
    assert work_on("".join(text)) <= MOST_OF_CHAINS * work_on("".join(text[: len(text) // 2]))
