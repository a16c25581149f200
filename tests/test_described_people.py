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
