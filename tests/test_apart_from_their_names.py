"""Who speaks, where a name, an owner or a place stands beside the words for them and is not theirs."""

from __future__ import annotations

import pytest

from attrib.analysis import analyze

VERDICTS = [
    ("Three customs officers in the port, Halden Quay, confirmed that the crates were empty.", "anonymous_official"),
    ("A diplomat in the capital, Oran Bay, said that the talks had collapsed.", "anonymous_official"),
    ("Friends of one of the missing sailors, Tobias Grell, said he had wanted to quit.", "anonymous_other"),
    ("Parents of the youngest victim, Ida Moss, said the bus had no brakes.", "anonymous_other"),
    ("Three of the nurses, Ana Ruiz, Jo Berg and Li Poe, said the ward was full.", "named"),
    ("Two of the hostages, Ana Ruiz and Tom Bask, said they had been fed well.", "named"),
    ("The head of human resources, Ana Ruiz, said the show would go on.", "named"),
    ("One of the survivors, Tom Bask, said the boat had sunk.", "named"),
    ("The governor, whose spokesman said she would veto the bill, was in Vienna.", "anonymous_official"),
    ("The brewery, whose spokeswoman said that stocks were low, bought more malt.", "anonymous_other"),
    ("The pianist, Rosa Dahl, left. Two of her colleagues said she should resign.", "anonymous_other"),
    ("Senator Rosa Dahl left. Two of her colleagues, who had met, said she should resign.", "anonymous_official"),
    (
        "Holm Health Authority denied it. It did not say why.\n\nA spokesman added that it was late.",
        "anonymous_official",
    ),
    ("Holm Foods Ltd denied it. It did not say why.\n\nA spokesman added that it was late.", "anonymous_other"),
    ("She was pulled from her Ford Explorer at 2.10pm by four men who shouted “out”.", "anonymous_other"),
    ("The letter was handed to Ana Ruiz by two men who said they were her cousins.", "anonymous_other"),
    ("It was dismissed as ‘rot on stilts’ by an aide at the Hales’ firm, who said it was late.", "anonymous_other"),
    ("He dropped the case, a decision which sources described as “purely practical”.", "anonymous_other"),
    ("A senior minister present at the talks told The Globe that the vote was close.", "anonymous_official"),
    ("Someone close to Mayor Tom Vance said he would quit.", "anonymous_other"),
    ("Tom Vance will quit, someone close to him said.", "anonymous_other"),
    ("It is over, according to someone familiar with Ana Ruiz’s plans.", "anonymous_other"),
    ("The pump failed, according to a rota sheet viewed by KTN.", "named"),
    ("The pump failed, according to six cooks, two nurses, and an army audit report seen by KTN.", "named"),
    ("According to six cooks, a nurse, and an army audit report seen by KTN, the pump failed.", "named"),
]


@pytest.mark.parametrize(("text", "verdict"), VERDICTS)
def test_the_last_voice_has_its_own_verdict(text: str, verdict: str) -> None:
    """A name that is of somebody else, or of a place, names nobody; an owner tells for whom somebody speaks."""
    assert [claim.verdict for claim in analyze(text).claims if claim.source][-1] == verdict


def test_what_is_described_and_is_somebodys_says_nothing() -> None:
    """Of "the firm whose logo survivors described" nothing is said."""
    report = analyze("The haulage firm whose logo survivors described could not be reached.")
    assert not [claim for claim in report.claims if claim.source]


def test_a_paper_sent_to_all_staff_is_the_source() -> None:
    """“All staff” is no clause of its own, so the source begins at the paper."""
    report = analyze("An email sent to all staff in the ward on Friday, seen by KTN, asks them to “keep” any notes.")
    assert [claim.source.text for claim in report.claims if claim.source] == [
        "An email sent to all staff in the ward on Friday, seen by KTN"
    ]
