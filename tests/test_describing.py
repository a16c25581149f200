"""What the report tells of a source: each text gives one source, and what must and must not be said of it."""

from __future__ import annotations

from typing import Any

import pytest

from attrib.analysis import analyze
from attrib.report.model import Source
from attrib.rules import load_rules
from attrib.sources.counting import count_people
from attrib.views import wording
from attrib.views.voices import described

WORDS = load_rules("newsroom").words


def told(text: str, at: int = -1) -> Source:
    """Give the source of a text's last claim that has one, or of another."""
    report = analyze(text)
    identity = [claim.source_id for claim in report.claims if claim.source_id][at]
    return next(source for source in report.sources if source.id == identity)


ROLES = [
    ("Two officials at the Harbor Ministry said the talks had failed.", "officials", "Harbor Ministry"),
    ("A spokesman for the Ministry of Mines said it was over.", "spokesman", "Ministry of Mines"),
    ("A senior White House official said it was over.", "senior White House official", "White House"),
    ("A Pentagon spokeswoman said it was over.", "Pentagon spokeswoman", "Pentagon"),
    ("Current and former city officials said it was over.", "current and former city officials", "city"),
    ("The company's lawyers said it was over.", "lawyers", "company"),
    ("A person familiar with the talks said it was over.", None, None),
    ("Officials in Lisbon said it was over.", "officials", None),
    ("Russian diplomats said it was over.", "Russian diplomats", "Russian"),
    ("Mexican farmers said it was over.", "Mexican farmers", None),
    ("An aide to Mr. Poole said it was over.", "aide to Mr. Poole", None),
    ("Ann Poe ran. Ann Poe's former aides said it was over.", "Ann Poe's former aides", None),
    ("Poole's aides said it was over.", "Poole's aides", None),
    ("Federal officials said it was over.", "federal officials", None),
    ("A reporter for Orne Today said it was over.", "reporter", "Orne Today"),
    ("Some Democrats said it was over.", "Democrats", "Democrats"),
    ("Civil rights activists said it was over. Civil rights matter.", "civil rights activists", None),
    ("A professor of law at Orne University said it was over.", "professor of law", "Orne University"),
    ("One of the mayor's own advisers said it was over.", "advisers", None),
    ("Environmental groups said it was over.", None, "Environmental groups"),
    ("Voters of both parties said it was over.", "voters of both parties", None),
    ("Twenty-four percent of nurses said it was over.", "nurses", None),
    ("An internal memo said it was over.", None, None),
    ("Ilse Varga, the mayor of Orne, said it was over.", "mayor", "Orne"),
    ("Ilse Varga, 45, a nurse at the county hospital, said it was over.", "nurse", "county hospital"),
    ("White House press secretary Ilse Varga said it was over.", "White House press secretary", "White House"),
    ("A lawyer for Bracken Mills Inc., Ilse Varga, said it was over.", "lawyer", "Bracken Mills Inc."),
    ("Minister for Mines Ilse Varga said it was over.", "Minister for Mines", None),
    ("At the annual gala on Thursday, Ilse Varga said it was over.", None, None),
    ("At 9 p.m. Lt. Gov. Ilse Varga said it was over.", "Lt. Gov.", None),
    ("Ms. Ilse Varga said it was over.", None, None),
]

BASES = [
    (
        "The Herald met six people with direct knowledge of the raid. One of them said it was over.",
        "with direct knowledge of the raid",
    ),
    ("A person familiar with the talks said it was over.", "familiar with the talks"),
    ("Two aides, who were directly briefed on the raid, said it was over.", "who were directly briefed on the raid"),
    ("It was over, said an aide with direct knowledge of the raid.", "with direct knowledge of the raid"),
    ("It was over, said a senator who was in the room and spoke on condition of anonymity.", "who was in the room"),
    ("A person familiar with the talks who asked not to be named said it was over.", "familiar with the talks"),
    (
        "It was over, said a banker who has worked for the firm but isn't involved in the sale.",
        "who has worked for the firm",
    ),
    ("A banker who isn't involved in the sale said it was over.", None),
    ("An aide who was never briefed on the raid said it was over.", None),
    ("A nurse without direct knowledge of the raid said it was over.", None),
    ("The plan angered lawmakers who felt she was too close to the sale.", None),
    ("Members who spoke with reporters said it was over.", None),
    ("It drew scorn from some who saw the remark as a joke, said a nurse.", None),
]

REASONS = [
    ("A nurse who did not want to give her name said it was over.", "did not want to give her name", "formula"),
    (
        "Six guards spoke to the Herald on condition of anonymity.\n\nTwo said it was over.",
        "spoke to the Herald on condition of anonymity",
        "formula",
    ),
    (
        "The Herald met six guards who asked not to be named because they feared the sack. One guard said it was over.",
        "because they feared the sack",
        "real",
    ),
    ("Six guards who asked not to be named met. Another guard said it was over.", None, None),
    ("A nurse who asked not to be named for security reasons said it was over.", "for security reasons", "real"),
    (
        "A broker who did not want to be quoted by name discussing a client said it was over.",
        "discussing a client",
        "real",
    ),
    (
        "A guard, who asked not to be named because he had been told not to talk, said it was over.",
        "because he had been told not to talk",
        "real",
    ),
    ("A nurse who did not want her name used said it was over.", "did not want her name used", "formula"),
    (
        "“It is over,” said a nurse whose name the Herald is withholding because she fears for her job.",
        "because she fears for her job",
        "real",
    ),
    ("“It is over,” said a nurse, whose name is not being published.", "whose name is not being published", "formula"),
    (
        "A nurse, who spoke on condition her name not be published, said it was over.",
        "spoke on condition her name not be published",
        "formula",
    ),
    ("A driver who would not give his name said it was over.", "would not give his name", "formula"),
    ("Her name used to be known, a nurse said.", None, None),
    (
        "A nurse, who asked not to be named for fear of losing her job, said it was over.",
        "for fear of losing her job",
        "real",
    ),
    (
        "An aide, speaking on condition of anonymity because the talks are private, said it was over.",
        "because the talks are private",
        "real",
    ),
    (
        "An aide said it was over. He spoke on condition of anonymity because he feared reprisals.",
        "because he feared reprisals",
        "real",
    ),
    (
        "Because she feared for her job, an aide who insisted on anonymity said it was over.",
        "Because she feared for her job",
        "real",
    ),
    (
        "An aide, who requested anonymity to discuss the schedule, said it was over.",
        "to discuss the schedule",
        "circular",
    ),
    (
        "“It is over,” said an aide who was not authorized to speak publicly.",
        "was not authorized to speak publicly",
        "circular",
    ),
    (
        "Two aides said it was over. They spoke on condition of anonymity because they were not authorized to comment.",
        "because they were not authorized to comment",
        "circular",
    ),
    ("An aide, who insisted on anonymity, said it was over.", "insisted on anonymity", "formula"),
    ("An aide told this newspaper on condition of anonymity that it was over.", "on condition of anonymity", "formula"),
    ("An aide said it was over.", None, None),
    ("An aide said troops were not authorized to fire.", None, None),
    ("An aide said it was over. “They spoke on condition of anonymity,” said Ilse Varga.", None, None),
]

PATHWAYS = [
    (
        "“It is over,” Ilse Varga said in an interview with the Orne Herald on Monday.",
        "in an interview with the Orne Herald",
    ),
    ("“It is over,” Ilse Varga said in a written statement.", "in a written statement"),
    ("Ilse Varga told reporters that it was over.", "told reporters"),
    ("An aide told CNN that it was over.", "told CNN"),
    ("“It is over,” Ilse Varga tweeted.", "tweeted"),
    ("On Twitter, Ilse Varga said it was over.", "On Twitter"),
    ("Ilse Varga said the mayor had lied in a statement.", None),
    ("Ilse Varga said it was over on a private email server.", None),
    ("In his speech the mayor was silent, though the crowd booed when an aide said it was over.", None),
]

LADDER = [
    ("Officials said it was over.", 0),
    ("A source said it was over.", 0),
    ("A person familiar with the talks said it was over.", 1),
    ("A company source said it was over.", 1),
    ("A nurse said it was over.", 2),
    ("A senior official said it was over.", 2),
    ("White House officials said it was over.", 3),
    ("A nurse familiar with the talks said it was over.", 3),
    ("A White House official briefed on the talks said it was over.", 4),
    ("An internal memo said it was over.", None),
    ("Ilse Varga said it was over.", None),
]

NUMBERS = [
    ("two officials", 2, True),
    ("a dozen people", 12, True),
    ("half a dozen aides", 6, True),
    ("more than two dozen aides", 25, False),
    ("at least three aides", 3, False),
    ("nearly 40 aides", 2, False),
    ("several aides", 3, False),
    ("officials", 2, False),
    ("one of the two aides", 1, True),
    ("1,409 teachers", 1409, True),
    ("46 percent of voters", 2, False),
    ("one in five", 2, False),
    ("all three aides", 3, True),
]


@pytest.mark.parametrize(("text", "title", "organization"), ROLES)
def test_title_and_organization(text: str, title: str | None, organization: str | None) -> None:
    source = told(text)
    assert (source.title, source.organization) == (title, organization)


@pytest.mark.parametrize(("text", "basis"), BASES)
def test_basis(text: str, basis: str | None) -> None:
    assert told(text).basis == basis


@pytest.mark.parametrize(("text", "reason", "worth"), REASONS)
def test_reason(text: str, reason: str | None, worth: str | None) -> None:
    source = told(text, 0)
    assert (source.reason, source.reason_class) == (reason, worth)


@pytest.mark.parametrize(("text", "pathway"), PATHWAYS)
def test_pathway(text: str, pathway: str | None) -> None:
    assert told(text).pathway == pathway


@pytest.mark.parametrize(("text", "rung"), LADDER)
def test_specificity(text: str, rung: int | None) -> None:
    assert told(text).specificity == rung


@pytest.mark.parametrize(("phrase", "at_least", "exact"), NUMBERS)
def test_number(phrase: str, at_least: int, exact: bool) -> None:
    many = not phrase.startswith("one of")
    assert count_people(WORDS, phrase.split(), many=many)[:2] == (at_least, exact)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three senators and two aides said it was over.", (3, True)),
        ("It was over, according to a dozen aides, donors and friends.", (12, True)),
        ("The firm's founder and its chairman said it was over.", (1, True)),
        ("Police said it was over.", (1, False)),
        ("Labor unions said it was over.", (2, False)),
        ("Someone said it was over.", None),
        ("Polls said it was over.", None),
    ],
)
def test_people_of_a_source(text: str, expected: tuple[int, bool] | None) -> None:
    number = told(text).number
    assert (number and (number.at_least, number.exact)) == expected


def test_introduced_where_the_article_says_what_somebody_is() -> None:
    text = "Varga went home.\n\nIt rained.\n\nIlse Varga, a nurse, went home.\n\n“It is over,” Varga said."
    source = told(text)
    assert source.introduced is not None
    assert (source.introduced.paragraph, text[source.introduced.start : source.introduced.end]) == (3, "Ilse Varga")
    assert source.title == "nurse"


@pytest.mark.parametrize(
    "text",
    [
        "An aide on the call said it was over. The aide said nobody wept.",
        "A person familiar with the talks said it was over. The person said nobody wept.",
        "A source said it was over. The source said nobody wept.",
        "It was over, said one aide familiar with the discussion, who added that nobody wept.",
    ],
)
def test_one_voice_is_one_source(text: str) -> None:
    report = analyze(text)
    assert len({claim.source_id for claim in report.claims if claim.source_id}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A person familiar with the talks said it was over. Another person said nobody wept.",
        "An aide said it was over. A second aide said nobody wept.",
    ],
)
def test_another_voice_is_another_source(text: str) -> None:
    report = analyze(text)
    assert len({claim.source_id for claim in report.claims if claim.source_id}) == 2


AFRAID = "Two of the guards, both of whom spoke on condition of anonymity because they feared revenge, described it."


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        (
            "“It is over,” said one, who has worked at the port for nine years.",
            "who has worked at the port for nine years",
        ),
        ("“It is over,” said one, who has worked at the port for nine years. The other said it was late.", None),
        ("One said: “It is over.” Another said it was late.", None),
        ("One of the two said it was late.", None),
    ],
)
def test_one_of_a_group_is_one_person_who_has_its_reason_and_a_basis_of_its_own(text: str, basis: str | None) -> None:
    source = told(f"{AFRAID} {text}")
    assert (source.reason, source.basis) == ("because they feared revenge", basis)
    assert source.kind == "individual"


def test_facts_are_where_they_say() -> None:
    text = (
        "Two officials at the Harbor  Ministry who attended the talks told CNN on condition of anonymity it was over."
    )
    source: dict[str, Any] = told(text).to_dict()
    assert set(source["facts"]) == {"title", "organization", "number", "basis", "reason", "pathway"}
    for name, fact in source["facts"].items():
        assert text[fact["start"] : fact["end"]] == fact["text"]
        assert " ".join(fact["text"].split()) == (source["number"]["words"] if name == "number" else source[name])


def test_a_newspaper_is_no_person() -> None:
    assert told("The Orne Times reported that it was over.").kind == "publication"


def test_the_views_say_what_is_told() -> None:
    source = told("Two aides briefed on the raid, who insisted on anonymity, said it was over.")
    assert described(source).plain == "two aides briefed on the raid"
    assert wording.why_unnamed(source) == "insisted on anonymity (no reason given)"
    assert source.number is not None
    assert wording.people(source.number) == "2 people"
    source = told("A nurse, who asked not to be named for fear of losing her job, said it was over.")
    assert wording.why_unnamed(source) == "for fear of losing her job"
    source = told("Officials said it was over.")
    assert wording.why_unnamed(source) == "the article does not say why"
    assert source.number is not None
    assert wording.people(source.number) == "at least 2 people"
    source = told("Dairy farmer Jane Brisbane, who keeps forty cows, said it was over.")
    assert described(source).plain == "Jane Brisbane, Dairy farmer, who keeps forty cows"


def test_one_of_a_group_has_what_is_told_of_the_group() -> None:
    source = told(
        "Two people familiar with the inquiry, who asked not to be named because they feared revenge, said it was over."
        " One of them said it was late."
    )
    assert (source.description, source.basis) == (
        "one of the two people familiar with the inquiry",
        "familiar with the inquiry",
    )
    assert (source.reason, source.reason_class) == ("because they feared revenge", "real")
    assert source.number is not None
    assert (source.number.at_least, source.number.exact) == (1, True)


def test_why_somebody_is_not_named_is_no_claim() -> None:
    text = "Two nurses, who asked not to be named because they feared revenge, said it was cold."
    assert [claim.content[0].text for claim in analyze(text).claims] == ["it was cold"]


DESCRIPTIONS = [
    ("Ana Delgado was held on Monday. Her lawyer said it was over.", "Delgado’s lawyer"),
    ("The company hired a cook. Its lawyers said it was over.", "the company’s lawyers"),
    ("The teachers walked out on Friday. Their lawyer, Omar Poe, said it was over.", "the teachers’ lawyer"),
    ("A department spokeswoman, Ellen Marsh, said it was over.", "a department spokeswoman"),
    ("It rained. American officials said it was over.", "American officials"),
    ("It rained. White House aides said it was over.", "White House aides"),
    ("It rained. City officials said it was over.", "city officials"),
    ("It rained. City Hall clerks said it was over.", "City Hall clerks"),
    ("It rained. Union leaders said it was over.", "union leaders"),
    ("It rained. Western diplomats said it was over.", "Western diplomats"),
    ("Some said it rained. Others said it was over.", "others"),
    ("Three people involved in the talks said it was off. One said it was over.", "one of the three people involved"),
    ("Two officials said it was off. Another said it was over.", "another of the two officials"),
    ("A nurse said it was off. Another said it was over.", "another nurse"),
    ("Two of the aides said it was off. The other said it was over.", "the other of the aides"),
    ("Two aides said it was off. One of them, who asked not to be named, said it was over.", "one of the two aides"),
    ("The aide, who requested anonymity, said it was over.", "the aide"),
    ("A cook, speaking on condition of anonymity for fear of revenge, said it was over.", "a cook"),
    ("Two officials, most of whom asked not to be named, said it was over.", "two officials"),
    (
        "Officials at the Harbor Ministry, who attended the meeting, said it was over.",
        "officials at the Harbor Ministry",
    ),
    (
        "A person familiar with the plan, who said that it was late, said it was over.",
        "a person familiar with the plan",
    ),
]


@pytest.mark.parametrize(("text", "description"), DESCRIPTIONS)
def test_descriptions_read_well(text: str, description: str) -> None:
    assert (told(text).description or "").startswith(description)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A harbor authority official said it was over.", "harbor authority"),
        ("A school board member said it was over.", "school board"),
        ("A senior company official said it was over.", "company"),
    ],
)
def test_the_whole_body_is_given(text: str, body: str) -> None:
    assert told(text).organization == body
