"""Transcripts, interviews and letters: labels, questions and signatures say who speaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from attrib import Report, analyze
from attrib.readers.markdown import read_markdown
from attrib.report.model import Claim

FILE = Path(__file__).with_name("transcripts.txt")
VERDICTS = {"n": "named", "o": "anonymous_official", "x": "anonymous_other"}


class Wanted(NamedTuple):
    """What a reader takes from a text: who stands behind some of its words."""

    verdict: str
    source: str
    content: str = ""
    kind: str = ""


def cases() -> Iterator[tuple[str, str, list[Wanted]]]:
    for block in FILE.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, _, rest = block.partition("\n")
        text, _, wanted = rest.partition("\n>>>\n")
        lines = wanted.strip().splitlines()
        yield name, text, [Wanted(*map(str.strip, line.split("/"))) for line in lines]


def plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def report_on(text: str) -> Report:
    marked = text.startswith(("# ", "**"))
    return analyze(read_markdown(text).text if marked else text)


def who(report: Report, claim: Claim) -> str:
    """Give all words for whoever stands behind a claim."""
    source = next((each for each in report.sources if each.id == claim.source_id), None)
    names = (claim.source and claim.source.text, source and source.name, source and source.description)
    return plain(" ".join(filter(None, names)))


def holds(report: Report, wanted: Wanted) -> bool:
    if wanted.verdict == "s":
        return any(plain(source.name or "") == plain(wanted.source) for source in report.sources)
    words = plain(wanted.content)
    found = [each for each in report.claims if words in plain(" ".join(part.text for part in each.content))]
    if wanted.verdict == "-":
        return not any(each.verdict.startswith("anonymous") for each in found)
    if wanted.verdict == "0":
        return not any(each.source or each.cue for each in found)
    return any(
        each.verdict == VERDICTS[wanted.verdict]
        and plain(wanted.source) in who(report, each)
        and wanted.kind in {"", each.kind}
        for each in found
    )


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_a_careful_reader_takes_the_same(text: str, wanted: list[Wanted]) -> None:
    report = report_on(text)
    assert [each for each in wanted if not holds(report, each)] == []


def test_a_name_that_is_withheld_is_no_name() -> None:
    letter = "To the Editor:\n\nI was told to sign the forms.\n\n{}\nPort Ansel\n\nTo the Editor:\n\nIt rained.\n"
    unnamed = {form: analyze(letter.format(form)).sources[0] for form in ("Name withheld", "NAME AND ADDRESS SUPPLIED")}
    assert {form: source.verdict for form, source in unnamed.items()} == dict.fromkeys(unnamed, "anonymous_other")


def test_a_withheld_name_has_the_reason_below_it() -> None:
    note = "The writer asked not to be named for fear of losing the job."
    letter = f"Letters\n\nTo the Editor:\n\nI was told to sign the forms.\n\nName withheld\n\n{note}\n"
    assert analyze(letter).sources[0].reason == "for fear of losing the job"


INTRODUCTIONS = (
    "We spoke with Ana Ruiz, the mayor.",
    "Ana Ruiz, the mayor, spoke to the Bugle's Nora Dahl about rust.",
    "Q&A with Mayor Ana Ruiz\n\nThe mayor flew back on Friday, on a plane where she spoke with Nora Dahl.",
    "Ana Ruiz, the mayor, talked to our reporter Nora Dahl.",
    "By Nora Dahl\n\nAna Ruiz spoke with Nora Dahl on Monday.",
    "Nora Dahl sat down with Ana Ruiz at the pier.",
    "Ana Ruiz has run the port since 2011. She answered our questions by email.",
    "In an interview with the Bugle, Ana Ruiz, the mayor, explained why.",
    "Ana Ruiz, mayor of Port Ansel, in conversation with Nora Dahl.",
    "An interview with Ana Ruiz\n\nThe mayor of Port Ansel has had a long week.",
    "The Bugle Interview: Ana Ruiz\n\nThe mayor of Port Ansel talks to us about rust.",
    "Ana Ruiz: “I was asleep”\n\nThe mayor talks about that night. Interview by Nora Dahl.",
)


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
@pytest.mark.parametrize(("question", "answer"), [("Q: ", "A: "), ("", "")])
def test_who_is_introduced_answers(introduction: str, question: str, answer: str) -> None:
    turns = f"{question}When did it break?\n\n{answer}I was asleep.\n\n{question}And then?\n\n{answer}We shut it."
    report = analyze(f"Talk of the town\n\n{introduction}\n\n{turns}\n")
    names = {source.id: source.name for source in report.sources}
    said = {claim.content[0].text: names.get(claim.source_id or "") for claim in report.claims}
    assert (said["I was asleep"], said["We shut it"]) == ("Ana Ruiz", "Ana Ruiz")
    assert "When did it break" not in said


def test_a_headline_with_a_colon_opens_no_turn() -> None:
    lines = "ROE: Who knew?\n\nPOE: I did not.\n\nROE: And you?\n\nPOE: Nor did I."
    report = analyze(f"Poe: Nobody Told Me of the Cracks\n\nThe bridge was shut on Friday.\n\n{lines}\n")
    assert [claim.source for claim in report.claims if "was shut on Friday" in claim.content[0].text] == [None]


@pytest.mark.parametrize(
    "story",
    [
        "Where to eat\n\nCost: You pay four dollars.\n\nQuay Street: Most shops are open.\n\nWinner: The fish soup.",
        "Ferry to stop\n\nThe mayor answered in a letter on Monday.\n\nThe ferry stops in May.\n\nRuth Achebe\n",
        "Why did the bridge break?\n\nIt was old.\n\nWho shut it?\n\nThe city shut it.\n\nAnd now?\n\nFerries run.",
        "A House vote\n\nA Senate panel met.\n\nA Brown aide left.\n\nA Green aide came. Will you?\n\nA Blue one, too.",
    ],
)
def test_a_story_is_no_transcript(story: str) -> None:
    assert [claim.source.text for claim in analyze(story).claims if claim.source] == []


def test_a_transcript_inside_a_story_ends_with_its_last_label() -> None:
    lines = "MODERATOR: How many?\nROE: I will not say.\nMODERATOR: How many, please?\nPOE: Eleven."
    story = f"Roe falters\n\nJane Roe debated Tom Poe.\n\n{lines}\n\nBy nightfall the clip was everywhere."
    said = {claim.content[0].text: claim.source for claim in analyze(story).claims}
    assert said["By nightfall the clip was everywhere."] is None
