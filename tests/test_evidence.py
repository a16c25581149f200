"""How sure each claim is: every level on sentences of our own, graded by hand."""

from __future__ import annotations

import pytest
from gold_corpus import load as our_gold

from attrib import analyze
from attrib.report import evidence
from attrib.report.model import EVIDENCE, Claim, Evidence

STRONG = {
    "“The bridge is safe,” said Jane Roe, the mayor.": ("The bridge is safe", "A quotation, with a cue"),
    "Jane Roe said: The bridge is safe.": ("The bridge is safe", "A colon opens the content, and its source has"),
    "The bridge will be closed for a month, officials said.": ("The bridge will", "apart from what is said"),
    "The bridge will be closed for a month, according to two engineers.": ("The bridge will", "“According to”"),
    "The bridge will be closed for a month, said Jane Roe.": ("The bridge will", "The source follows its cue"),
    "Jane Roe, the mayor, said that the bridge was safe.": ("the bridge was safe", "and its source has a name"),
    "Jane Roe: “Nobody asked the town before the bridge was closed.”": ("Nobody asked", "name for a label"),
}
FAIR = {
    "Officials said that the bridge was safe.": ("the bridge was safe", "but its source has no name"),
    "Officials said: “Nobody was in the building.”": ("Nobody was", "but its source has no name"),
    "The engineers were told by the mayor that the bridge was safe.": ("the bridge was", "told to somebody"),
    "Jane Roe, the mayor, said the bridge was safe.": ("the bridge was safe", "without “that”"),
    "Jane Roe, the mayor, criticized the plan for a new bridge.": ("the plan for", "an object for its content"),
    "Jane Roe, the mayor, promised to rebuild the bridge.": ("to rebuild the bridge", "an infinitive"),
    "Jane Roe, the mayor, urged the council to rebuild the bridge.": ("the council to", "asked to do"),
    "Jane Roe, the mayor, is confident that the bridge is safe.": ("the bridge is safe", "state of mind"),
    "The bridge was closed for a month in 2011.": ("The bridge was closed", "No source and no cue"),
}
WEAK = {
    "Jane Roe’s claim that the bridge was safe angered the town.": ("the bridge was safe", "A noun for a cue"),
    "The bridge was reportedly closed for a month.": ("The bridge was", "An adverb for a cue"),
    "The bridge is believed to be closed for a month.": ("The bridge", "A passive without a “by”"),
    "Mayor: bridge will be closed for a month\n\nThe town has one bridge.": ("bridge will be", "A label for a cue"),
    "Jane Roe, the mayor, knows that the bridge is safe.": ("the bridge is safe", "what somebody knows"),
    "It is a plan that Jane Roe said was doomed.": ("a plan", "lies around its cue"),
    "They said that the bridge was safe.": ("the bridge was safe", "could not be traced"),
    "Its opening salvo began: “The bridge was never safe.”": (
        "“The bridge was",
        "“salvo” is no word that attrib knows",
    ),
    "She met the engineers, who said the bridge was safe.": ("the bridge was safe", "a relative pronoun"),
    "Jane Roe left the room after the “longest hour of my whole life” began.": ("“longest hour", "A quoted phrase"),
    "“It is safe,” Jane Roe said.\n\n“It was safe for many years.”": ("“It was safe", "no cue of its own"),
    "It was clear that the bridge was unsafe.": ("the bridge was unsafe", "Hearsay"),
    "But the bridge “is as safe as it can be,” said Jane Roe.": ("But the bridge", "Words that are not quoted"),
}


def claim_at(text: str, opening: str) -> Claim:
    at = text.index(opening)
    return next(each for each in analyze(text).claims if abs(each.content[0].start - at) <= 1)


@pytest.mark.parametrize(
    ("level", "text", "opening", "grounds"),
    [
        (level, text, opening, grounds)
        for level, cases in zip(EVIDENCE, (STRONG, FAIR, WEAK), strict=True)
        for text, (opening, grounds) in cases.items()
    ],
)
def test_graded_by_hand(level: Evidence, text: str, opening: str, grounds: str) -> None:
    claim = claim_at(text, opening)
    assert (claim.evidence, grounds in claim.grounds) == (level, True), claim.grounds


def test_every_claim_of_our_articles_has_grounds_of_its_own() -> None:
    told = {claim.grounds for article in our_gold() for claim in analyze(article["text"]).claims}
    assert all(each[:1] == "“" or each[:1].isupper() for each in told)


def test_the_articles_own_voice_is_never_doubtful() -> None:
    plain = [claim for article in our_gold() for claim in analyze(article["text"]).claims if claim.speech == "none"]
    assert {(claim.evidence, claim.grounds) for claim in plain} == {evidence.OWN_VOICE}
