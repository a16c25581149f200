"""The unnamed voice of a headline is the one that the lede describes, not one more source."""

from __future__ import annotations

import pytest

from attrib.analysis import analyze
from attrib.report import Report

ONE_VOICE = {
    "two senior officials at the ethics office": """Minister took gifts, officials say

The minister took watches from a shipping firm, two senior officials at the ethics office said on Monday.

The officials said the inquiry would end in May.
""",
    "three people familiar with the plan": """Sources: Bank to close 40 branches

By Ana Ruiz

The bank will close 40 branches in the north, according to three people familiar with the plan.

The people said a decision would come in June.
""",
    "a former aide to the governor": """Governor knew of spill in March, aide says

The governor knew of the spill in March, a former aide to the governor told the Courier.

“He read it that night,” the aide said.
""",
}
TWO_VOICES = """Minister took gifts, {headline} say

The minister took watches from a shipping firm, {lede} said on Monday.
"""


def _unnamed(text: str) -> list[str | None]:
    report: Report = analyze(text)
    return [source.description for source in report.sources if source.verdict.startswith("anonymous")]


@pytest.mark.parametrize("description", ONE_VOICE)
def test_the_lede_describes_the_voice_of_the_headline(description: str) -> None:
    report = analyze(ONE_VOICE[description])
    assert [source.description for source in report.sources] == [description]
    assert len(report.claims) == 3


@pytest.mark.parametrize(
    ("headline", "lede"),
    [("officials", "two neighbours"), ("neighbours", "two officials"), ("officials", "another group of officials")],
)
def test_another_voice_of_the_lede_is_one_more_source(headline: str, lede: str) -> None:
    assert _unnamed(TWO_VOICES.format(headline=headline, lede=lede)) == [headline, lede]


def test_a_voice_farther_down_is_not_the_headlines() -> None:
    lede = "The minister was in Holm.\n\nShe came by train.\n\nIt rained.\n\nThe train was late.\n\n"
    text = f"Minister took gifts, officials say\n\n{lede}The watches are new, two port officials said.\n"
    assert _unnamed(text) == ["officials", "two port officials"]


def test_the_second_voice_of_the_lede_is_not_the_headlines() -> None:
    text = TWO_VOICES.format(headline="officials", lede="two city officials")
    text += "\nThe firm paid for a trip, said an official at the port.\n"
    assert _unnamed(text) == ["two city officials", "an official at the port"]
