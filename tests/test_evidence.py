"""How sure each claim is: classes and levels of sentences of our own, and the sum that a level comes from."""

from __future__ import annotations

import json

import pytest
from gold_corpus import load as our_gold
from test_cli import run

from attrib import Analysis
from attrib.constructions.table import TABLE
from attrib.report import evidence
from attrib.report.calibration import FILE, calibration
from attrib.report.evidence import Grade, point_of, sureness
from attrib.report.model import Evidence

CLASSES = {
    ("construction", "quotation-before"): ("“The bridge is safe,” Jane Roe, the mayor, said.", "The bridge is safe"),
    ("construction", "parenthetical"): ("The bridge will be closed for a month, officials said.", "The bridge will"),
    ("construction", "label"): ("Mayor: bridge will be closed for a month\n\nThe town has one bridge.", "bridge will"),
    ("construction", "label quoted"): ("Jane Roe: “Nobody asked the town about the bridge.”", "Nobody asked"),
    ("source", "name"): ("Jane Roe, the mayor, said that the bridge was safe.", "the bridge was safe"),
    ("source", "body"): ("The Justice Department said that the bridge was safe.", "the bridge was safe"),
    ("source", "one"): ("An engineer said that the bridge was safe.", "the bridge was safe"),
    ("source", "many"): ("Two engineers said that the bridge was safe.", "the bridge was safe"),
    ("source", "joined"): ("Officials and engineers said that the bridge was safe.", "the bridge was safe"),
    ("source", "pronoun"): ("Jane Roe came. She said that the bridge was safe.", "the bridge was safe"),
    ("source", "untraced"): ("They said that the bridge was safe.", "the bridge was safe"),
    ("source", "relative"): ("She met the engineers, who said the bridge was safe.", "the bridge was safe"),
    ("source", "unknown"): ("Its opening salvo began: “The bridge was never safe.”", "“The bridge was"),
    ("source", "none"): ("The bridge was reportedly closed for a month.", "The bridge was"),
    ("speech", "direct"): ("“It is safe now,” Jane Roe said.", "It is safe"),
    ("speech", "mixed"): ("Jane Roe said that the bridge was “as safe as it can be”.", "the bridge was"),
    ("speech", "indirect"): ("Jane Roe said that the bridge was safe.", "the bridge was"),
    ("speech", "late"): ("But the bridge “is as safe as it can be,” said Jane Roe.", "But the bridge"),
    ("nesting", "alone"): ("Jane Roe said that the bridge was shut.", "the bridge was"),
    ("nesting", "around"): ("Jane Roe said that two engineers had said the bridge was shut.", "two engineers"),
    ("nesting", "inside"): ("Jane Roe said that two engineers had said the bridge was shut.", "the bridge was"),
    ("length", "up to 3"): ("Jane Roe said it was shut.", "it was shut"),
    ("length", "4 to 7"): ("Jane Roe said that the bridge was shut.", "the bridge was"),
    ("length", "8 to 14"): ("Jane Roe said the bridge was shut for a week in May.", "the bridge was"),
    ("kind", "statement"): ("Jane Roe said that the bridge was shut.", "the bridge was"),
    ("kind", "belief"): ("Jane Roe knows that the bridge is safe.", "the bridge is safe"),
    ("kind", "hedge"): ("It was clear that the bridge was unsafe.", "the bridge was unsafe"),
    ("stance", "asserts"): ("Jane Roe said that the bridge was shut.", "the bridge was"),
    ("stance", "denies"): ("Jane Roe denied that the bridge was shut.", "the bridge was"),
}
"""A sentence, and how a claim in it begins, for the classes of each aspect."""

LEVELS: dict[str, tuple[str, Evidence]] = {
    "“The bridge is safe,” said Jane Roe, the mayor.": ("The bridge is safe", "strong"),
    "The bridge will be closed for a month, according to two engineers.": ("The bridge will", "strong"),
    "The bridge will be closed for a month, said Jane Roe.": ("The bridge will", "strong"),
    "Jane Roe: “Nobody asked the town before the bridge was closed.”": ("Nobody asked", "strong"),
    "Jane Roe, the mayor, said that the bridge was safe.": ("the bridge was safe", "strong"),
    "Jane Roe, the mayor, criticized the plan for a new bridge.": ("the plan for", "fair"),
    "Jane Roe, the mayor, promised to rebuild the bridge.": ("to rebuild the bridge", "fair"),
    "The bridge was closed for a month in 2011.": ("The bridge was closed", "fair"),
    "Jane Roe came with her aides, who called the plan mad.": ("the plan mad", "weak"),
}


def graded(text: str, opening: str) -> Grade:
    analysis, at = Analysis.of_article(text), text.index(opening)
    return analysis.grade(next(each for each in analysis.report.claims if abs(each.content[0].start - at) <= 1))


@pytest.mark.parametrize(("named", "told"), CLASSES.items(), ids=[" ".join(named) for named in CLASSES])
def test_each_class_is_told_from_the_others(named: tuple[str, str], told: tuple[str, str]) -> None:
    classes = dict(each for point in graded(*told).points for each in point.classes)
    assert classes[named[0]] == named[1]


@pytest.mark.parametrize(("text", "opening", "level"), [(text, *told) for text, told in LEVELS.items()])
def test_levels_by_hand(text: str, opening: str, level: Evidence) -> None:
    grade = graded(text, opening)
    assert grade.level == level, grade


def test_the_sum_is_what_its_parts_say() -> None:
    grade = graded("Jane Roe, the mayor, said that the bridge was safe.", "the bridge was safe")
    card = calibration()
    parts = [card.points[aspect].get(name, 0) for point in grade.points for aspect, name in point.classes]
    assert grade.sum == card.base + sum(parts)
    assert grade.sureness == sureness(grade.sum)
    assert all(point.says.endswith(".") for point in grade.points)


def test_ten_points_double_the_odds() -> None:
    assert sureness(0) == 0.5
    assert [sureness(points) for points in (10, 20, -10)] == [0.67, 0.8, 0.33]
    assert sureness(evidence.STRONG) == 0.9


def test_what_is_weak_says_what_makes_it_so() -> None:
    grade = graded("Jane Roe came with her aides, who called the plan mad.", "the plan mad")
    assert grade.grounds == min(grade.points, key=lambda point: point.points).says


def test_the_articles_own_voice_is_never_doubtful() -> None:
    plain = [
        claim for article in our_gold() for claim in Analysis.of_article(article["text"]).report.claims if not claim.cue
    ]
    told = {(claim.evidence, claim.grounds, claim.sureness) for claim in plain if claim.verdict == "unattributed"}
    assert told == {("fair", evidence.OWN_VOICE, calibration().own_voice)}


def test_the_card_holds_no_word_of_an_article() -> None:
    card = json.loads(FILE.read_text(encoding="utf-8"))
    known = {"construction", "expected", "source", "speech", "nesting", "length", "kind", "stance"}
    assert set(card["points"]) == known
    names = {each.name for each in TABLE}
    assert sum(name.removesuffix(" quoted") in names for name in card["points"]["construction"]) > 30
    assert set(card["points"]["source"]) <= set(evidence.SOURCES)
    assert set(card["points"]["kind"]) <= set(evidence.KINDS)
    assert all(isinstance(points, int) for aspect in card["points"].values() for points in aspect.values())


def test_a_construction_that_was_never_measured_counts_by_what_is_expected_of_it() -> None:
    import msgspec

    new = msgspec.structs.replace(TABLE[0], name="never-seen", sureness="loose", grounds="It is new")
    assert (point_of(new).points, point_of(new).says) == (calibration().points["expected"]["loose"], "It is new.")


def test_explain_shows_the_sum(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("sum") / "story.txt"
    path.write_text("“The bridge is safe,” said Jane Roe, the mayor.\n", encoding="utf-8")
    shown = run("explain", path, "1").stdout
    grade = graded(path.read_text(encoding="utf-8"), "The bridge")
    assert f"points    {grade.sum}: of 100 claims with so many {100 * grade.sureness:.0f} are read right" in shown
    assert f"{grade.base:+}  What every claim has." in shown
    for point in grade.points:
        assert (f"{point.points:+}  {point.says}" in shown) == bool(point.points)
