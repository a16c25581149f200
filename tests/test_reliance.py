"""What rests on unnamed sources: on whom, where, and in which words."""

from __future__ import annotations

import pytest

from attrib import analyze
from attrib.report.model import Claim, Manner, Reliance, Report
from attrib.views.reliance import reliance_lines

STORY = """Harbour sale near collapse, officials say

The sale of the harbour is close to collapse, two officials said on Friday.

"The mayor is a liar," said one aide, who asked not to be named because she feared for her job.

The harbour lost nine million crowns on the failed terminal last year, the aide said.

Jane Roe, the treasurer, said the harbour lost nine million crowns last year on the failed terminal.

The harbour board declined to comment. A person at the Ministry of Ports said the plan was a mistake.

The Ministry of Ports did not respond to a request for comment.
"""


def read(text: str) -> tuple[Report, Reliance]:
    report = analyze(text)
    assert report.reliance is not None
    return report, report.reliance


def claim_of(report: Report, words: str) -> Claim:
    """Give the claim whose content has these words."""
    found = [claim for claim in report.claims if any(words in part.text for part in claim.content)]
    assert len(found) == 1, [claim.content for claim in found]
    return found[0]


def test_one_person_and_several() -> None:
    report, reliance = read(STORY)
    alone = {claim_of(report, words).id for words in ("The mayor is a liar", "the plan was a mistake")}
    assert set(reliance.single) == alone
    several = {claim_of(report, "is close to collapse").id, report.claims[0].id}
    assert set(reliance.several) == several


def test_what_a_named_source_says_too_does_not_rest_on_one_person() -> None:
    report, reliance = read(STORY)
    [supported] = reliance.supported
    assert supported.claim == claim_of(report, "The harbour lost nine million").id
    assert supported.by == (claim_of(report, "the harbour lost nine million").id,)


@pytest.mark.parametrize(
    "other",
    [
        "Jane Roe, the treasurer, denied that the harbour lost nine million crowns last year on the failed terminal.",
        "Jane Roe, the treasurer, said the harbour never lost nine million crowns last year on the failed terminal.",
        "Jane Roe, the treasurer, said the harbour will be open all year.",
        "The aide said again that the harbour lost nine million crowns last year on the failed terminal.",
    ],
)
def test_what_is_no_support(other: str) -> None:
    text = f"The harbour lost nine million crowns on the failed terminal last year, an aide said.\n\n{other}\n"
    _, reliance = read(text)
    assert not reliance.supported
    assert len(reliance.single) >= 1


def test_spokespeople_and_authorities_do_not_count_as_one_person() -> None:
    _, reliance = read("The bridge is safe, a company spokesman said.\n\nNobody was hurt, police said.\n")
    assert reliance.single == ()


def test_what_readers_see_first() -> None:
    report, reliance = read(STORY)
    placed = {each.place: each for each in reliance.placed}
    assert {place: (each.paragraph, each.unnamed_share) for place, each in placed.items()} == {
        "headline": (1, 1.0),
        "first_paragraph": (2, 1.0),
        "first_quotation": (3, 1.0),
    }
    assert placed["first_quotation"].claims == (claim_of(report, "The mayor is a liar").id,)
    assert placed["first_paragraph"].words.anonymous_official == placed["first_paragraph"].words.total > 0


def test_a_first_paragraph_without_a_source_has_no_share() -> None:
    _, reliance = read("The harbour was sold on Friday for nine million crowns.\n\nAn aide said it was too cheap.\n")
    [first] = reliance.placed
    assert (first.place, first.unnamed_share) == ("first_paragraph", None)


def test_quoted_and_paraphrased() -> None:
    _, reliance = read(STORY)
    assert reliance.unnamed_speech == Manner(direct=1, indirect=4)
    assert reliance.named_speech == Manner(indirect=1)


def loaded(text: str) -> list[tuple[str, str]]:
    return [(each.tone, each.words.text) for each in read(text)[1].loaded]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“He is a coward and a fool,” one aide said.", [("attack", "a coward"), ("attack", "a fool")]),
        ("An aide said the minister was incompetent.", [("attack", "incompetent")]),
        ("One adviser called her a disgrace.", [("attack", "a disgrace")]),
        ("“A brilliant campaign,” one strategist said.", [("praise", "brilliant")]),
        ("Two officials said the decision was a mistake.", [("opinion", "a mistake")]),
        ("The plan is unworkable, according to a person familiar with it.", [("opinion", "unworkable")]),
    ],
)
def test_loaded_words(text: str, found: list[tuple[str, str]]) -> None:
    assert loaded(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe said the minister was incompetent.",
        "An aide said the minister was not incompetent.",
        "Police said the road was dangerous.",
        "A company spokeswoman said the claim was ridiculous.",
        "An aide said the country was on the wrong track.",
        "An aide said a toxic spill had closed the road.",
        "An aide said that Jane Roe had called the mayor a coward.",
        "Two officials said the Fantastic Circus had left.",
        "The minister was incompetent.",
    ],
)
def test_words_that_are_not_loaded(text: str) -> None:
    assert loaded(text) == []


def test_a_body_that_refuses_while_its_people_speak() -> None:
    report, reliance = read(STORY)
    [refused] = reliance.refused
    assert (refused.organization, refused.paragraph) == ("Ministry of Ports", 7)
    assert refused.words.text == "The Ministry of Ports did not respond to a request for comment."
    person = claim_of(report, "the plan was a mistake")
    assert refused.sources == (person.source_id,)


@pytest.mark.parametrize(
    "refusal",
    [
        "The harbour board declined to comment.",
        "A spokesman for the bank said the ministry did not respond.",
        "“The Ministry of Ports declined to comment,” Jane Roe said.",
    ],
)
def test_refusals_of_others_do_not_count(refusal: str) -> None:
    _, reliance = read(f"The plan is dead, an official at the Ministry of Ports said.\n\n{refusal}\n")
    assert reliance.refused == ()


def test_passages_slice_back() -> None:
    report, reliance = read(STORY)
    passages = [each.words for each in (*reliance.loaded, *reliance.refused)]
    assert passages
    assert report.text is not None
    assert all(report.text[part.start : part.end] == part.text for part in passages)


def test_in_words() -> None:
    report, _ = read(STORY)
    lines = {line.label: line.text for line in reliance_lines(report)}
    assert lines == {
        "a single person": "2 claims",
        "two or more": "2 claims",
        "a named source too": "says much the same",
        "headline": "100% of its attributed words",
        "first paragraph": "100% of its attributed words",
        "first quotation": "is an unnamed source's",
        "quoted": "in full 1, paraphrased 4",
        "attack": "“a liar”",
        "opinion": "“a mistake”",
        "no comment": "paragraph 7, though its people speak unnamed: "
        "The Ministry of Ports did not respond to a request for comment.",
    }


def test_nothing_in_words_where_all_are_named() -> None:
    report, _ = read("Jane Roe said the harbour was sold.\n")
    assert reliance_lines(report) == []


@pytest.mark.parametrize("refusal", ["The harbour board declined to comment.", "Jane Roe did not respond to calls."])
def test_a_refusal_is_no_claim(refusal: str) -> None:
    report, _ = read(f"The plan is dead, Carl Poe said.\n\n{refusal}\n")
    assert [claim.content[0].text for claim in report.claims] == ["The plan is dead"]


# --- whom the story leaves unnamed without a reason -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("A ward sister said the lifts had failed.", ["A ward sister"]),
        ("A ward sister, who asked not to be named for fear of being moved, said the lifts had failed.", []),
        ("A nurse, who insisted on anonymity, said the lifts had failed.", ["A nurse, who insisted on anonymity"]),
        ("Police said the lifts had failed. Critics said it was no surprise.", []),
        ("A spokeswoman for the clinic said the lifts had failed.", []),
        ("Olga Brandt, a ward sister, said the lifts had failed.", []),
        ("Reuters reported, citing two engineers, that the lifts had failed.", []),
        (
            "Two porters said the lifts had failed. A nurse, who like others interviewed spoke on the condition of "
            "anonymity because she feared being moved, said it was worse at night.",
            [],
        ),
        (
            "Two porters said the lifts had failed.\n\nThe people, who spoke on condition of anonymity because they "
            "feared for their jobs, said it was worse at night.\n\nA nurse said it was late.",
            ["Two porters", "A nurse"],
        ),
        ("A nurse, who spoke on condition that she was not named because she feared being moved, said it.", []),
        ("A witness said the lifts had failed. A blogger said they were old.", []),
        ("A nurse told the audience that the lifts had failed. A porter wrote online that they were old.", []),
        ("“A nurse said the lifts had failed,” Olga Brandt said.", []),
    ],
)
def test_people_of_whom_the_story_does_not_say_why(text: str, silent: list[str]) -> None:
    report = analyze(text)
    assert report.reliance is not None
    sources = {source.id: source for source in report.sources}
    assert [sources[each].mentions[0].text for each in report.reliance.unexplained] == silent


def test_no_reason_is_asked_where_only_the_headline_speaks_of_somebody() -> None:
    text = "Lifts failed, nurse says\n\nThe lifts at the clinic in Reed Street failed twice in May, Olga Brandt said."
    report = analyze(text, title="Lifts failed, nurse says")
    assert report.reliance is not None
    assert any(source.verdict != "named" for source in report.sources)
    assert not report.reliance.unexplained
