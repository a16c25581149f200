"""Several sources behind one claim: all are in the report, and the figures count the claim once."""

from __future__ import annotations

import json

import pytest
from msgspec import UNSET
from test_terminal import page

from attrib import Analysis, analyze
from attrib.report.backing import who_says
from attrib.report.model import Claim, Report
from attrib.report.saved import read_report
from attrib.views.markdown import to_markdown
from attrib.views.page import to_page
from attrib.views.serial import to_json
from attrib.views.tables import lines
from attrib.views.web_annotation import to_web_annotation

BEFORE = "Ferry line to close after nine years\n\nThe council met on Monday about the bridge.\n\n"
MIXED = analyze(f"{BEFORE}Ana Ruiz and two drivers at the yard said the trains would stop.")


def of(text: str, content: str) -> tuple[Report, Claim]:
    report = analyze(BEFORE + text)
    [claim] = [claim for claim in report.claims if content in " ".join(part.text for part in claim.content)]
    return report, claim


def voices(text: str, content: str) -> list[tuple[str, str]]:
    report, claim = of(text, content)
    known = {source.id: source for source in report.sources}
    return [(known[each].verdict, known[each].name or known[each].description or "") for each in claim.sources]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (
            "Ana Roe (D-Ohio), Tom Hale (R-Utah) and Ivo Poe (D-Texas) each said the bridge would close.",
            "bridge would close",
            [("named", "Ana Roe"), ("named", "Tom Hale"), ("named", "Ivo Poe")],
        ),
        (
            "The bridge would close, said the Holm Trust (HT) and the Norvik Club (NC).",
            "bridge would close",
            [("named", "Holm Trust"), ("named", "Norvik Club")],
        ),
        (
            "The pipe leaked, according to two former engineers and company records.",
            "pipe leaked",
            [("named", "company records"), ("anonymous_other", "two former engineers")],
        ),
        (
            "Two drivers and Ana Ruiz, the station master, said the trains would stop.",
            "trains would stop",
            [("named", "Ana Ruiz"), ("anonymous_other", "two drivers")],
        ),
        (
            "Both the coroner, Ilse Varga, and an official at the ministry said the rooms were full.",
            "rooms were full",
            [("named", "Ilse Varga"), ("anonymous_official", "an official at the ministry")],
        ),
        (
            "The crane failed its test, according to private letters and three people with direct knowledge of it.",
            "crane failed",
            [("named", "private letters"), ("anonymous_other", "three people with direct knowledge")],
        ),
        (
            "The lifts will stop, said Ana Ruiz, the site manager, and two welders.",
            "lifts will stop",
            [("named", "Ana Ruiz"), ("anonymous_other", "two welders")],
        ),
        (
            "A porter, who did not want his name printed, and a nurse at the clinic said the ward was full.",
            "ward was full",
            [("anonymous_other", "a porter"), ("anonymous_other", "a nurse at the clinic")],
        ),
        (
            "Two officials at the ministry and Ana Ruiz, the chief engineer, said the dam had cracked.",
            "dam had cracked",
            [("named", "Ana Ruiz"), ("anonymous_official", "two officials at the ministry")],
        ),
        (
            "A friend of Ivo Poe and Ana Roe said the house was empty.",
            "house was empty",
            [("anonymous_other", "a friend of Ivo Poe and Ana Roe")],
        ),
        (
            "Shopkeepers as well as police complained that the lights had been out.",
            "lights had been out",
            [("anonymous_official", "police"), ("anonymous_other", "shopkeepers")],
        ),
        (
            "The strike killed nine people, the Red Crescent and local medics said.",
            "strike killed",
            [("named", "Red Crescent"), ("anonymous_other", "local medics")],
        ),
        (
            "Interviews with nine former inmates and court papers suggest that the cells were flooded.",
            "cells were flooded",
            [("named", "court papers"), ("anonymous_other", "nine former inmates")],
        ),
        (
            "Ana Ruiz and her brother both told the board the roof leaked.",
            "roof leaked",
            [("named", "Ana Ruiz"), ("anonymous_other", "Ruiz’s brother")],
        ),
        (
            "Ana Ruiz, Tom Field and a nurse at the clinic said the ward was full.",
            "ward was full",
            [("named", "Ana Ruiz"), ("named", "Tom Field"), ("anonymous_other", "a nurse at the clinic")],
        ),
        (
            "According to an internal report and a person briefed on the inquiry, the brakes had failed.",
            "brakes had failed",
            [("named", "an internal report"), ("anonymous_other", "a person briefed on the inquiry")],
        ),
        (
            "Peter Holm, the union's president, and several of its members said the strike would go on.",
            "strike would go on",
            [("named", "Peter Holm"), ("anonymous_other", "several of its members")],
        ),
        (
            "The hotel is empty, said Marta Kohl, its owner, and a waiter who works there.",
            "hotel is empty",
            [("named", "Marta Kohl"), ("anonymous_other", "a waiter who works there")],
        ),
        (
            "The valve leaked, according to two former inspectors and documents obtained by the Star.",
            "valve leaked",
            [("named", "documents obtained by the Star"), ("anonymous_other", "two former inspectors")],
        ),
        ("A clerk and an official said the file was lost.", "file was lost", [
            ("anonymous_official", "an official"), ("anonymous_other", "a clerk"),
        ]),
        ("The FBI and the CIA said the cable was cut.", "cable was cut", [("named", "FBI"), ("named", "CIA")]),
    ],
)  # fmt: skip
def test_everybody_together_is_a_source(text: str, content: str, expected: list[tuple[str, str]]) -> None:
    assert voices(text, content) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, the mayor and a former judge, said the toll would rise.",
        "Ana Ruiz, founder and director of the yard, said the toll would rise.",
        "Current and former officials said the toll would rise.",
        "Treasury and Fed officials said the toll would rise.",
        "An aide to the mayor and the governor said the toll would rise.",
        "Critics like Ana Ruiz and Tom Field said the toll would rise.",
        "A dozen aides, donors and friends said the toll would rise.",
        "Residents of Leeds, York and Hull said the toll would rise.",
        "A man who lost his wife and two children said the toll would rise.",
    ],
)
def test_not_every_and_joins_voices(text: str) -> None:
    assert len(voices(text, "toll would rise")) == 1


def test_they_are_all_of_them() -> None:
    text = "Ana Ruiz and two drivers said the line would close. They said the boats were late."
    assert voices(text, "boats were late") == [("named", "Ana Ruiz"), ("anonymous_other", "two drivers")]


def test_figures_count_the_claim_once() -> None:
    claim = MIXED.claims[-1]
    words = len("the trains would stop".split())
    assert (claim.verdict, claim.kind, claim.source_id) == ("named", "person", claim.sources[0])
    assert (MIXED.summary.claims.named, MIXED.summary.words.named) == (1, words)
    assert (MIXED.summary.sources.named, MIXED.summary.sources.anonymous_other) == (1, 1)
    assert [(source.words, source.claims) for source in MIXED.sources] == [(words, (claim.id,))] * 2
    assert MIXED.summary.unnamed is not UNSET
    assert MIXED.summary.unnamed.confidential.claims == 0


def test_of_equal_verdicts_people_stand_before_bodies() -> None:
    _, claim = of("A report of the commission of inquiry and three officials who have seen it say it fell.", "it fell")
    assert (claim.verdict, claim.kind, len(claim.sources)) == ("anonymous_official", "official", 2)


def test_two_unnamed_people_together_are_several() -> None:
    report, claim = of("A nurse and a driver said the ward was full.", "ward was full")
    assert report.reliance is not None
    assert (report.reliance.single, report.reliance.several) == ((), (claim.id,))


def test_every_view_names_all_of_them() -> None:
    sources = {source.id: source for source in MIXED.sources}
    both = "Ana Ruiz and two drivers at the yard"
    assert who_says(MIXED.claims[-1], sources) == both
    assert both in " ".join(page(MIXED, width=200, show="claims").split())
    assert to_markdown(MIXED).count(f"says {both}") == 2
    assert f"named: {both}" in to_page(MIXED)
    annotations = json.loads(to_web_annotation(MIXED))["first"]["items"][-1]["body"]
    assert [each["value"] for each in annotations if each["purpose"] == "describing"] == [
        "Source: Ana Ruiz", "Source: two drivers at the yard",
    ]  # fmt: skip
    assert "s1 s2" in list(lines("claims", "story", MIXED))[-1]


def test_a_report_from_before_has_the_one_source_that_it_names() -> None:
    old = json.loads(to_json(MIXED))
    for claim in old["claims"]:
        del claim["sources"], claim["relays"]
    read = read_report(json.dumps(old).encode())
    assert read is not None
    assert [claim.sources for claim in read.claims] == [(), (), ("s1",)]
    assert read_report(to_json(MIXED).encode()) == MIXED


def test_each_voice_is_traced() -> None:
    analysis = Analysis.of_article(f"{BEFORE}Ana Ruiz and two drivers said it rained. They said it was late.")
    first, second = (analysis.resolved(claim) for claim in analysis.report.claims[-2:])
    assert [(each.words, each.sources) for each in first] == [("Ana Ruiz", ("s1",)), ("two drivers", ("s2",))]
    assert [(each.words, each.sources) for each in second] == [("They", ("s1", "s2"))]
