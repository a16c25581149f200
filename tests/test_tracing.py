"""Why a mention stands for its speaker: how the last source of a text was traced, and who was passed over."""

from __future__ import annotations

from typing import get_args

import pytest
from golden import articles
from typer.testing import CliRunner

from attrib import Analysis
from attrib.cli import app
from attrib.speakers import Resolution
from attrib.speakers.tracing import How, Refusal
from attrib.views.tracing import REFUSED, TRACED

ROE = "Ms. Jane Roe, a lawyer, came at noon. "
HOW: list[tuple[str, How]] = [
    ("Jane Roe said it rained.", "full name"),
    ("Jane Roe came at noon. Roe said it rained.", "surname"),
    ("Jane Roe came at noon. Jane said it rained.", "short name"),
    ("Jane Roe, a lawyer for the port, said it rained.", "full name"),
    ("As Jane Roe, the head of the port, who flew in, put it, “It rained.”", "apposition"),
    ("Jane Roe, who came at noon, left. A judge who came said it rained.", "new"),
    ("Mr. Poole drew the ire of lawmakers who said he had lied.", "relative"),
    ("The council praised Jane Roe for her claim that it rained.", "possessive"),
    (f"{ROE}She said it rained.", "pronoun"),
    ("Wiremu Tane came at noon. She said it rained.", "nearest name"),
    (f"{ROE}He said it rained.", "untraced"),
    ("Tom Hale, the premier, left. Her husband, a farmer, nodded. “Nobody came,” he said.", "introduced"),
    ("Two officials met on Monday. They said it rained.", "subject before"),
    ("Jane Roe is the mayor. The mayor said it rained.", "role"),
    (f"{ROE}The lawyer’s dog barked. The 40-year-old said it rained.", "description"),
    ("A fisherman said it rained. The 40-year-old said it was cold.", "description"),
    ("Two officials at the port said it rained. The officials said it was cold.", "same noun"),
    ("Witnesses at the port said it rained. The witnesses said it was cold.", "same noun"),
    ("Police said it rained. Police said it was cold.", "same words"),
    ("British diplomat praises Poe\n\nCarl Roe, a diplomat, spoke on Monday.", "named later"),
    ("An aide to Mr. Hale said it rained. This person said it was cold.", "pointer"),
    ("Two officials said it rained. One of the officials said it was cold.", "group"),
    ("A nurse said it rained.", "new"),
    ("She said it rained.", "untraced"),
]
PASSED_OVER: list[tuple[str, str, Refusal]] = [
    (f"{ROE}Mr. Tom Hale left. She said it rained.", "Tom Hale", "another gender"),
    ("Ms. Ann Poe left. Ms. Jane Roe left. She said it rained.", "Ann Poe", "less likely"),
    (f"{ROE}“Tom Hale fell,” police said. He said it rained.", "Tom Hale", "quoted"),
    (f"{ROE}The committee said it rained. She said it was cold.", "The committee", "no person"),
    (f"{ROE}Two nurses said it rained. She said it was cold.", "Two nurses", "several"),
    ("Jane Roe said it rained. It said it was cold.", "Jane Roe", "no body"),
    ("Two nurses said it rained. The minister said it was cold. They said it was late.", "The minister", "one alone"),
]


def last(text: str) -> Resolution:
    """Give why the last source of a text stands for its speaker."""
    analysis = Analysis.of_article(text)
    claim = [claim for claim in analysis.report.claims if claim.source][-1]
    return analysis.resolved(claim)[-1].why


@pytest.mark.parametrize(("text", "how"), HOW)
def test_how_a_mention_is_traced(text: str, how: How) -> None:
    assert last(text).how == how


@pytest.mark.parametrize(("text", "who", "why"), PASSED_OVER)
def test_who_is_passed_over_and_why(text: str, who: str, why: Refusal) -> None:
    assert why in {each.why for each in last(text).others if each.who == who}


def test_every_way_has_its_words() -> None:
    assert {*TRACED} == {*get_args(How)} - {"full name", "new"}
    assert {*REFUSED} == {*get_args(Refusal)}


def test_every_source_is_traced_to_its_speaker() -> None:
    for path in articles():
        roster = Analysis.of_article(path.read_text(encoding="utf-8")).roster
        resolutions = [each for found in roster.why.values() for each in found]
        traced = {one for each in resolutions for one in roster.speakers[each.speaker].members or (each.speaker,)}
        assert traced == {speaker for speakers in (*roster.of, *roster.relayed) for speaker in speakers}
        for resolution in resolutions:
            speaker = roster.speakers[resolution.speaker]
            assert speaker.members or resolution.mention in speaker.mentions
            assert all(each.at != resolution.at for each in resolution.others)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            f"{ROE}Mr. Tom Hale left. She said it rained.",
            [
                "traced    “She” stands for Jane Roe, the last before it who may be a woman.",
                "but not   Tom Hale (of another gender)",
            ],
        ),
        (
            f"{ROE}The mayor called Ann Poe. She said it rained.",
            [
                "traced    “She” stands for Jane Roe, the likeliest before it who may be a woman.",
                "but not   Ann Poe (fits, but is farther off or no subject)",
            ],
        ),
        ("Jane Roe said it rained.", []),
    ],
)
def test_explain_says_why_it_is_who_it_is(text: str, lines: list[str]) -> None:
    last_claim = str(len(Analysis.of_article(text).report.claims))
    shown = CliRunner().invoke(app, ["explain", "-", last_claim, "--width", "120"], input=text).stdout
    assert [line.strip() for line in shown.splitlines() if line.startswith(("traced", "but not"))] == lines
