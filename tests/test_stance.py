"""What a source does with what it speaks of, wherever a claim is shown, compared, reviewed or held to a standard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from deciding import agreed, decide, missed, review_of
from msgspec.structs import replace
from test_page import seen
from test_tables import rows, table
from test_terminal import page
from typer.testing import CliRunner

import attrib
from attrib import analyze
from attrib.cli import app
from attrib.evaluation.json_lines import gold_in_lines
from attrib.report.model import Report
from attrib.review.agreement import compare as compare_reviews
from attrib.review.applying import apply, original
from attrib.review.making_gold import gold_article
from attrib.rules import load_house
from attrib.standards.checking import check
from attrib.views.markdown import to_markdown
from attrib.views.page import to_page
from attrib.views.serial import to_json
from attrib.views.web_annotation import collection

ASSERTED = "Police said that the guards had locked the gate."
DENIED = "Police denied that the guards had locked the gate."
STORY = f"{DENIED}\n\nThe gate is new, Jane Roe said."
REPORT = analyze(STORY)
WORDS = "the guards had locked the gate"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments), env={"NO_COLOR": "1"})
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


# --- what decides it ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        ("The union rejected as “pure fiction” reports that it was broke.", "it was broke", "denies"),
        ("A doctor disagreed that the fracture was old.", "fracture was old", "denies"),
        ("The coach rubbished talk that he had lost the room.", "lost the room", "denies"),
        ("The club quashed rumours that its coach would leave.", "its coach would leave", "denies"),
        ("The palace rubbished the story.", "the story", "denies"),
        ("The palace poured cold water on the story.", "the story", "denies"),
        ("The clerk contradicted the mayor’s version of it.", "the mayor’s version of it", "denies"),
        ("Asked by the judge if it was shut, Jane Roe nodded.", "if it was shut", "asks"),
        ("Mr. Roe poured scorn on claims that the boxes were stuffed.", "boxes were stuffed", "denies"),
        ("Jane Roe called the accusation that she had lied “a complete fabrication.”", "she had lied", "denies"),
        ("The senator bristled at the suggestion that she had missed the vote.", "missed the vote", "denies"),
        ("An army spokesman ruled out any suggestion that soldiers had fired first.", "fired first", "denies"),
        ("Clinic staff contradicted the claim that he had no insulin.", "he had no insulin", "denies"),
        ("Villagers remain unconvinced that the river is clean.", "river is clean", "doubts"),
        ("The auditors called into question whether the grants had been paid.", "grants had been paid", "doubts"),
        ("Members demanded to know why the inquiry had been shelved.", "inquiry had been shelved", "asks"),
        ("Reporters pressed the minister on whether the talks had failed.", "talks had failed", "asks"),
        ("Two senators voiced scepticism that the truce would last.", "truce would last", "doubts"),
        ("Jane Roe expressed no doubt that it leaked.", "it leaked", "asserts"),
        ("Congress demanded that the files be opened.", "the files be opened", "asserts"),
        ("The mayor ruled out a second tunnel.", "a second tunnel", "asserts"),
        ("Jane Roe countered that the files were hers.", "the files were hers", "asserts"),
        ("The minister refused to rule out a second tunnel.", "a second tunnel", None),
        ("The firm did not deny that two files had been lost.", "two files had been lost", None),
        ("The treasurer stopped short of saying the levy would go.", "levy would go", None),
    ],
)
def test_verbs_and_what_stands_around_them_decide_it(text: str, words: str, stance: str | None) -> None:
    report = analyze(f"Ferry line to close\n\nThe council met on Monday.\n\n{text}")
    told = {each.stance for each in report.claims if each.source_id and words in each.content[-1].text}
    assert told == ({stance} if stance else set())


# --- where a claim is shown --------------------------------------------------------------------------------------


def test_the_terminal_says_it_before_the_claim() -> None:
    assert f"denies: {WORDS}" in page(REPORT, 90)
    assert page(REPORT, 90).count("denies") == 1
    assert "asserts:" not in page(REPORT, 90)


def test_the_cue_stands_beside_the_claim_where_there_is_room() -> None:
    (line,) = [line for line in page(REPORT, 120).splitlines() if WORDS in line]
    assert line.split() == ["¶1", "denied", "denies:", *WORDS.split()]


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", "◆¹ denies: {the"), ("ascii", "O1 denies: {the")])
def test_the_marked_text_says_it_before_the_words(encoding: str, mark: str) -> None:
    assert mark in page(REPORT, 90, show="text", encoding=encoding)


def test_the_page_says_it_in_the_panel_and_at_the_mark() -> None:
    contents = to_page(REPORT)
    assert f"<strong>denies: </strong><bdi>{WORDS}</bdi>" in contents
    link, other = [each for tag, each in seen(contents).tags if tag == "a" and each.get("data-claim")]
    assert (link["aria-label"] or "").endswith(": Police denies")
    assert "◆1 denies</span>" in contents
    assert "denies" not in (other["aria-label"] or "")


def test_markdown_tables_and_annotations_say_it() -> None:
    assert f") denies: {WORDS} " in to_markdown(REPORT)
    assert [row["stance"] for row in rows(table("claims", REPORT))] == ["denies", "asserts"]
    bodies = [[body["value"] for body in item["body"]] for item in collection(REPORT)["first"]["items"]]
    assert ["denies" in each for each in bodies] == [True, False]


def test_explanations_say_it_in_words(story: Path) -> None:
    assert "stance    denies: the source says that it is not so" in run("explain", str(story), "1")
    assert "stance" not in run("explain", str(story), "2")
    assert f"denies: {WORDS}" in run("explain", str(story), "1", "--trace")


def test_who_denies_a_claim_supports_nobody_who_makes_it() -> None:
    told = "The harbour board sold the northern quay to a rival shipping company in secret, an official said."
    other = "the harbour board sold the northern quay to a rival shipping company in secret."
    supported = analyze(f"{told}\n\nJane Roe confirmed that {other}").reliance
    denied = analyze(f"{told}\n\nJane Roe denied that {other}").reliance
    assert supported is not None
    assert denied is not None
    assert len(supported.supported) == 1
    assert denied.supported == ()


@pytest.mark.parametrize("verb", ["denied", "rejected", "disputed", "dismissed"])
@pytest.mark.parametrize("noun", ["claim", "allegation", "suggestion"])
def test_who_denies_a_claim_does_not_make_it_too(verb: str, noun: str) -> None:
    (claim,) = analyze(f"Jane Roe {verb} the {noun} that {WORDS}.").claims
    assert (claim.stance, claim.content[0].text) == ("denies", WORDS)


# --- two versions ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("old", "new"), [(ASSERTED, DENIED), (DENIED, ASSERTED)])
def test_a_claim_that_is_denied_now_is_the_same_claim(old: str, new: str) -> None:
    comparison = attrib.compare(f"{old}\n\nIt rained.", f"{new}\n\nIt snowed all day.")
    (turned,) = [claim for claim in comparison.claims if "other_stance" in claim.changes]
    assert turned.changes[0] == "other_stance"
    assert turned.old is not None
    assert turned.new is not None
    assert turned.old.content[0].text == turned.new.content[0].text == WORDS
    assert {turned.old.stance, turned.new.stance} == {"asserts", "denies"}
    assert comparison.counts.other_stance == 1


def test_it_is_told_before_all_else(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(f"{ASSERTED}\n\nIt rained.", encoding="utf-8")
    new.write_text(f"{DENIED}\n\nIt snowed all day.", encoding="utf-8")
    told = run("compare", str(old), str(new))
    assert "Claims: 1 turned from asserted to denied or otherwise, 1 added" in told
    assert told.index("Claims that turned from asserted to denied") < told.index("Figures")
    assert f"denies: {WORDS}" in told
    assert "asserts became denies" in told


# --- reviews -----------------------------------------------------------------------------------------------------


def corrected(stance: str | None, by: str = "JR") -> Report:
    return apply(REPORT, [review_of(REPORT, decide(REPORT, REPORT.claims[0], "correct", stance=stance, by=by))])


def test_a_reviewer_corrects_the_stance_and_nothing_else() -> None:
    before, after = REPORT.claims[0], corrected("doubts").claims[0]
    assert (after.stance, after.verdict, after.kind) == ("doubts", before.verdict, before.kind)
    assert (after.source_id, after.rule) == (before.source_id, "review/correct")
    now = replace(corrected("doubts").summary, unnamed_share_range=REPORT.summary.unnamed_share_range)
    assert now == REPORT.summary, "but the range: what is decided is sure"
    assert original(corrected("doubts"))[0] == REPORT


def test_decisions_of_files_from_before_leave_it() -> None:
    assert corrected(None).claims[0].stance == "denies"
    assert apply(REPORT, [agreed(REPORT)]).claims[0].stance == "denies"


def test_what_was_corrected_is_told_in_the_terminal_and_tables(story: Path, tmp_path: Path) -> None:
    saved, review = tmp_path / "story.json", tmp_path / "jr.json"
    report = attrib.read(story)
    analysed = analyze(report)
    saved.write_text(to_json(analysed), encoding="utf-8")
    decision = decide(analysed, analysed.claims[0], "correct", stance="asserts")
    review.write_text(to_json(review_of(analysed, decision)), encoding="utf-8")
    assert "was ◆ anonymous official: Police, denies" in run("review", "apply", str(saved), str(review))
    assert rows(table("claims", corrected("asserts")))[0]["stance_before"] == "denies"


def test_to_agree_to_another_stance_in_another_version_is_lost() -> None:
    review = review_of(REPORT, decide(REPORT, REPORT.claims[0], stance="denies"))
    edited = analyze(STORY.replace("denied", "said"))
    (lost,) = apply(edited, [review]).review.lost  # type: ignore[union-attr]
    assert lost.why == "It agreed to another stance than the claim has in this version: denies."


def test_reviewers_differ_who_give_another_stance() -> None:
    one, other = (
        review_of(REPORT, decide(REPORT, REPORT.claims[0], "correct", stance=stance)) for stance in ("asks", "denies")
    )
    assert [each.claim for each in compare_reviews(one, other).differences] == [REPORT.claims[0].id]
    assert compare_reviews(one, one).differences == ()


def test_a_missed_claim_has_its_stance_and_gold_has_all() -> None:
    found = apply(REPORT, [agreed(REPORT), review_of(REPORT, missed(REPORT, "The gate", stance="doubts"))])
    gold = gold_article(found)
    assert [each.stance for each in gold.attributions] == ["denies", "asserts", "doubts"]
    line = json.dumps({"id": "a", "text": STORY, "attributions": [{"content": [[0, 6]], "stance": "hints"}]})
    (fault,) = gold_in_lines([line.encode()], "gold.jsonl")
    assert "hints" in str(fault)
    assert "denies" in str(fault)


# --- standards ---------------------------------------------------------------------------------------------------

HOUSE = """\
house = "desk"
title = "Desk"
version = "1"
description = "What our desk asks for."

[[rules]]
id = "desk/denials"
about = "claim"
level = "note"
message = "Who says what is denied here?"
source = "our desk"
examples = ["[Police] denied that the gate was locked."]
counterexamples = ["[Police] said that the gate was locked."]
when = { stance = ["denies"] }
"""


def test_a_standard_may_ask_for_it(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text(HOUSE, encoding="utf-8")
    found = check(REPORT.text or "", [load_house(path)]).findings
    assert [finding.claims for finding in found if finding.rule == "desk/denials"] == [(REPORT.claims[0].id,)]
    assert "what the source does with what is said is denies" in " ".join(
        run("rules", "show", "desk/denials", "--house", str(path)).split()
    )


def test_a_stance_that_is_none_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text(HOUSE.replace('["denies"]', '["denied"]'), encoding="utf-8")
    with pytest.raises(attrib.RuleSetError) as error:
        load_house(path)
    assert ":14: " in str(error.value)
    assert "denies" in str(error.value)
