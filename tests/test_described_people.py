"""People whom an article describes and does not name are never taken for named sources: each text's last claim."""

from __future__ import annotations

import pytest

from attrib import analyze

OFFICIAL, OTHER, NAMED = "anonymous_official", "anonymous_other", "named"
ABOVE = "The town has waited for years.\n\n"

LABELS = [
    ("North GM", OTHER),
    ("Rival scout", OTHER),
    ("Veteran producer", OTHER),
    ("A nurse at the clinic", OTHER),
    ("Taxi driver, 45", OTHER),
    ("Agent with a client in the cast", OTHER),
    ("Senior civil servant", OFFICIAL),
    ("League official", OFFICIAL),
    ("Moneylender", OTHER),
    ("Ana Ruiz", NAMED),
]
FIGURES = [
    ("One Treasury figure said the vault leaks.", OFFICIAL),
    ("Another Downing Street figure said the vault leaks.", OFFICIAL),
    ("One ministry figure said work was late. Another said the vault leaks.", OFFICIAL),
    ("Two industry figures said the vault leaks.", OTHER),
    ("Figures in the trade said the vault leaks.", OTHER),
    ("Treasury figures show the vault made a loss.", NAMED),
]
ABBREVIATED = [
    ("“It is cheap,” says one exec. Says another: “Nobody wants it.”", "another exec"),
    ("“It is cheap,” said a union rep. Said another: “Nobody wants it.”", "another union rep"),
]


@pytest.mark.parametrize(("label", "verdict"), LABELS)
def test_who_speaks_by_a_label_is_named_only_by_a_name(label: str, verdict: str) -> None:
    report = analyze(f"{ABOVE}{label}: “The roof was rotten. I saw it.”\n\nRain fell.")
    (claim,) = [each for each in report.claims if each.source]
    assert claim.source is not None
    assert (claim.source.text, claim.verdict) == (label, verdict)


@pytest.mark.parametrize(("text", "verdict"), FIGURES)
def test_a_figure_may_be_a_person(text: str, verdict: str) -> None:
    assert analyze(ABOVE + text).claims[-1].verdict == verdict


@pytest.mark.parametrize(("text", "described"), ABBREVIATED)
def test_a_short_word_for_people_ends_a_sentence(text: str, described: str) -> None:
    report = analyze(ABOVE + text)
    claim = report.claims[-1]
    sources = {source.id: source.description for source in report.sources}
    assert claim.source_id is not None
    assert (claim.verdict, sources[claim.source_id]) == (OTHER, described)


PRONOUNS = [
    "Ana Ruiz ran the shop.\n\nHis story was backed by a second clerk, who rang later. She said the vault leaks.",
    "Ana Ruiz ran the shop.\n\nThe paper has met a barmaid who left in May. She said the vault leaks.",
    "Ana Ruiz said it rained.\n\nIt was not a view shared by one resident. “The vault leaks,” she said.",
    "Ana Ruiz met farmers.\n\nOne, a widow from the hills, wept. She said the vault leaks.",
    "Captain Ana Ruiz ran the ship.\n\nA sailor, one of nine rescued, sat down. “The vault leaks,” she said.",
    "Ana Ruiz said it rained.\n\nA third cook, known only as Bet, laughed. She said the vault leaks.",
    "The ally, Desh Morcha, is sad. A Morcha leader told the Post: “No.” As the Morcha lost, he said it leaks.",
    "Two neighbours of Ana Ruiz spoke. “The vault leaks,” said the neighbour, a retired driver.",
    "One of the colleagues of Ana Ruiz spoke. “The vault leaks,” the colleague said.",
]


@pytest.mark.parametrize("text", PRONOUNS)
def test_who_is_described_keeps_the_words_that_a_pronoun_gives_them(text: str) -> None:
    claim = analyze(text).claims[-1]
    assert (claim.source_id is not None, claim.verdict) == (True, OTHER)


def test_they_are_whom_the_paragraph_is_about() -> None:
    text = "Farmers say it rained.\n\nTwo officials of the tea agency were held on Monday. They denied that it leaks."
    assert analyze(text).claims[-1].verdict == OFFICIAL


def test_who_speaks_for_a_treasurer_speaks_from_an_office() -> None:
    text = "Treasurer Ivo Yeates has the file.\n\nA spokesman for Mr Yeates said the vault leaks."
    assert analyze(text).claims[-1].verdict == OFFICIAL


def test_a_plus_may_belong_to_a_name() -> None:
    report = analyze("Ana Ruiz denied it.\n\nZenith+ said in a statement: “We know of it and are looking into it.”")
    assert report.claims[-1].source is not None
    assert (report.claims[-1].source.text, report.claims[-1].verdict) == ("Zenith+", NAMED)
