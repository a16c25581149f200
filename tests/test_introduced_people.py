"""People whom an article describes and does not name are not taken for those whom it names, or who spoke before."""

from __future__ import annotations

import pytest

from attrib.analysis import analyze

EXPERT = "Petra Lund, a professor of law, said the ruling was odd.\n\n"
FRIEND = "An old friend said the trip was off.\n\n"
VET = "the other of the two vets"
CLERKS = "two clerks in the capital, Port Orne"
AIDE = "A party aide said the vote was safe.\n\n"


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (EXPERT + "The paramedic on the night shift said it rained.", "the paramedic on the night shift"),
        (EXPERT + "The guard who let them in said it rained. “I froze,” she said.", "the guard who let them in"),
        (EXPERT + "The woman in the red coat said it rained. “I had to,” she said.", "the woman in the red coat"),
        (EXPERT + "The resident of the block said he would stay. “I will,” she said.", "the resident of the block"),
        (EXPERT + "The professor, who is from Orne, said it rained.", "Petra Lund"),
        (EXPERT + "The woman said it rained.", "Petra Lund"),
        (EXPERT + "My aunt said it rained. “I froze,” she said.", "Petra Lund"),
        (
            "Two of the three guards said no. The third was less sure: he said it rained.",
            "the third of the three guards",
        ),
        ("The deputy gave another account: he said the minister had left.", "the deputy"),
        ("Tom Hale met the deputy. The rain was heavy: he said it was late.", "Tom Hale"),
        (FRIEND + "But the Bishop himself was in good cheer. “I slept,” he joked.", "the Bishop himself"),
        (FRIEND + "The coach himself was in good cheer. “I slept,” he joked.", "the coach himself"),
        (FRIEND + "The coach was late. “I slept,” he joked.", "an old friend"),
        (FRIEND + "Marta’s brother went to look. “I fell,” he said.", "Marta’s brother"),
        (FRIEND + "His sister-in-law sat with him. “He was cold,” she said.", "his sister-in-law"),
        (AIDE + "An MLC from the north was blunt. “We are done,” the legislator said.", "an MLC from the north"),
        (AIDE + "A senator from Orne was blunt. “It is over,” the lawmaker said.", "a senator from Orne"),
        (
            "He met two vets. One of the vets lost a tenth of its food. The other said it rained.",
            "the other of the two vets",
        ),
        ("Two vets came. One of the vets said it lost a third of its staff. The other wept, saying it rained.", VET),
        ("Two cooks met. One said it rained. The other said it was hot. Both said it was late.", "two cooks"),
        ("Two clerks in the capital, Port Orne, said it was late.", CLERKS),
        (
            "Two clerks in the capital, Port Orne, wept. One said it rained.",
            "one of the two clerks in the capital, Port Orne",
        ),
        ("The clerk in the town, Ana Roe, said it rained.", "Ana Roe"),
        (AIDE + "A senator was hit. “He bled,” the doctor said.", "the doctor"),
    ],
)
def test_who_is_described_speaks(text: str, voice: str) -> None:
    report = analyze(text).to_dict()
    last = [claim for claim in report["claims"] if claim["source_id"]][-1]
    source = next(each for each in report["sources"] if each["id"] == last["source_id"])
    assert (source["name"] or source["description"]) == voice


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("An employee at the plant said it rained. That employee said it was late.", ["That employee"]),
        ("A worker said it rained. “It was cold,” that worker said.", ["that worker"]),
        ("A worker said it rained. That workers left is true, the union said.", []),
    ],
)
def test_that_points_at_who_spoke(text: str, sources: list[str]) -> None:
    report = analyze(text).to_dict()
    first = report["sources"][0]
    assert [each["text"] for each in first["mentions"][1:]] == sources


def test_some_of_a_counted_group_are_of_the_group_with_that_number() -> None:
    text = "Four men who saw it said it rained. Ten men said it was dry. Two of the four men said it was hot."
    report = analyze(text).to_dict()
    assert [each["kind"] for each in report["sources"]] == ["insider", "individual", "insider"]
