"""The report as a web page, as a browser shows it: reviewed, saved, loaded."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from golden import articles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opening import REPORTS, Opened, go_to, in_review, tells_progress, with_verdicts
from reports import harbour
from test_review import reviews

from attrib import analyze
from attrib.report.identity import WORD
from attrib.report.model import UNNAMED, Report
from attrib.report.totals import Summary
from attrib.review.applying import apply
from attrib.review.model import Review
from attrib.review.settling import ConflictError
from attrib.views import wording
from attrib.views.page.assembling import page_file
from attrib.views.page.figures import ORDER
from attrib.views.serial import as_json


def test_a_review_from_beginning_to_end(opened, tmp_path: Path) -> None:
    here = opened(REPORTS["ferry"])
    page, claims = here.page, here.report.claims
    page.keyboard.press("r")
    tells_progress(here, f"0 of {len(claims)} decided")
    go_to(here, 2)
    page.fill("[data-field=note]", "Heard the tape. 🎧")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.fill("#initials-field", "IM")
    page.keyboard.press("Enter")
    tells_progress(here, f"1 of {len(claims)} decided")

    go_to(here, 3)
    page.keyboard.press("c")
    page.keyboard.press("Escape")
    tells_progress(here, f"1 of {len(claims)} decided")
    go_to(here, 3)
    page.keyboard.press("c")
    page.select_option("[data-field=source]", "words")
    here.select("officials had told him")
    assert page.input_value("[data-field=words]") == "officials had told him"
    page.select_option("[data-field=verdict]", "anonymous_other")
    page.select_option("[data-field=stance]", "doubts")

    go_to(here, 4)
    page.keyboard.press("x")

    here.select("the old timetable still hangs there")
    page.keyboard.press("m")
    assert page.input_value("[data-field=content]") == "the old timetable still hangs there"
    page.select_option("[data-field=source]", "source-1")
    page.click("[data-act=done]")
    tells_progress(here, f"3 of {len(claims)} decided, 1 missed")
    assert "the old timetable still hangs there" in page.inner_text("#missed-list")

    review = here.review(tmp_path)
    assert review.article.sha256 == here.report.article.sha256
    assert review.article.claims == len(claims)
    assert_decided(review, here.report)
    page.reload()
    tells_progress(here, f"3 of {len(claims)} decided, 1 missed")
    assert here.review(tmp_path).decisions == review.decisions


def assert_decided(review: Review, report: Report) -> None:
    claims = report.claims
    agreed, corrected, rejected, missed = review.decisions
    assert (agreed.claim, agreed.decision, agreed.verdict) == (claims[1].id, "agree", claims[1].verdict)
    assert agreed.source_id == claims[1].source_id
    assert agreed.note == "Heard the tape. 🎧"
    assert [part.exact for part in agreed.content] == [part.text for part in claims[1].content]
    assert (corrected.decision, corrected.verdict, corrected.source_id) == ("correct", "anonymous_other", None)
    assert (agreed.stance, corrected.stance, rejected.stance) == (claims[1].stance, "doubts", None)
    assert corrected.source is not None
    assert corrected.source.exact == "officials had told him"
    assert (rejected.decision, rejected.verdict, rejected.source) == ("reject", None, None)
    assert (missed.claim, missed.decision) == (None, "missed")
    assert missed.content[0].exact == "the old timetable still hangs there"
    assert missed.source_id == "s1"
    assert missed.verdict == report.sources[0].verdict
    assert {decision.by for decision in review.decisions} == {"IM"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", decision.at) for decision in review.decisions)


def test_decisions_are_undone_and_cleared(opened, tmp_path: Path) -> None:
    here = in_review(opened(harbour()))
    go_to(here, 1)
    here.page.keyboard.press("a")
    assert here.current() == 2
    here.page.keyboard.press("k")
    here.page.keyboard.press("x")
    assert [each.decision for each in here.review(tmp_path).decisions] == ["reject"]
    here.page.keyboard.press("z")
    assert here.current() == 1
    assert [each.decision for each in here.review(tmp_path).decisions] == ["agree"]
    assert here.page.get_attribute("[data-choice=agree]", "aria-pressed") == "true"
    here.page.keyboard.press("u")
    assert here.review(tmp_path).decisions == ()
    here.page.keyboard.press("z")
    tells_progress(here, "1 of 9 decided")
    here.page.keyboard.press("z")
    here.page.keyboard.press("z")
    tells_progress(here, "0 of 9 decided")


def test_undecided_claims_come_one_after_another(opened) -> None:
    here = in_review(opened(harbour()))
    unnamed = with_verdicts(here.report, *UNNAMED)
    here.page.keyboard.press("n")
    for number in (*unnamed, *(each for each in range(1, len(here.report.claims) + 1) if each not in unnamed)):
        assert here.current() == number
        here.page.keyboard.press("a")
    assert "Every claim is decided" in here.page.inner_text("#status")
    tells_progress(here, "9 of 9 decided")


def test_a_correction_names_a_source_of_the_article(opened, tmp_path: Path) -> None:
    here = in_review(opened(harbour()))
    go_to(here, 4)
    here.page.keyboard.press("c")
    here.page.select_option("[data-field=source]", "source-2")
    assert here.page.input_value("[data-field=verdict]") == "anonymous_official"
    (decision,) = here.review(tmp_path).decisions
    assert (decision.source_id, decision.verdict) == ("s2", "anonymous_official")
    assert decision.source is not None
    assert decision.source.exact == "a senior official"
    here.page.select_option("[data-field=verdict]", "unattributed")
    assert here.review(tmp_path).decisions == ()
    assert "As in the report" in here.page.inner_text("[data-part=said]")


def test_looking_at_decisions_changes_none(opened, tmp_path: Path) -> None:
    here = in_review(opened(REPORTS["ferry"]))
    go_to(here, 3)
    here.page.keyboard.press("c")
    here.page.select_option("[data-field=source]", "words")
    here.select("the harbour board")
    go_to(here, 2)
    here.page.keyboard.press("a")
    assert here.page.get_attribute("#at-2", "aria-label").endswith("Agreed")
    here.review(tmp_path)
    kept = "localStorage.getItem(Object.keys(localStorage).find((key) => key.includes('review')))"
    before = here.page.evaluate(kept)
    here.page.evaluate("new Promise((done) => setTimeout(done, 1100))")
    for number in (1, 3, 2):
        go_to(here, number)
    go_to(here, 3)
    assert here.page.input_value("[data-field=words]") == "the harbour board"
    here.page.keyboard.press("c")
    assert here.page.evaluate(kept) == before
    here.page.keyboard.press("Escape")
    here.page.keyboard.press("u")
    assert here.page.get_attribute("#at-2", "aria-label").endswith("Agreed")
    assert len(here.review(tmp_path).decisions) == 1


def test_words_can_be_typed_instead_of_selected(opened, tmp_path: Path) -> None:
    here = in_review(opened(REPORTS["ferry"]))
    here.page.keyboard.press("m")
    here.page.fill("[data-field=content]", "the old  timetable sleeps there")
    assert "not in the article" in here.page.inner_text("[data-part=content-said]")
    here.page.click("[data-act=done]")
    assert "Which words" in here.page.inner_text("[data-part=said]")
    here.page.fill("[data-field=content]", "the old  timetable\nstill hangs")
    here.page.click("[data-act=done]")
    (decision,) = here.review(tmp_path).decisions
    assert decision.content[0].exact == "the old timetable still hangs"
    assert (decision.verdict, decision.source) == ("unattributed", None)
    here.page.click("#missed-list button >> nth=0")
    here.page.fill("[data-field=note]", "The last line.")
    here.page.fill("[data-field=content]", "the old timetable")
    here.page.click("[data-act=done]")
    (decision,) = here.review(tmp_path).decisions
    assert (decision.content[0].exact, decision.note) == ("the old timetable", "The last line.")
    here.page.click("#missed-list button >> nth=1")
    assert here.review(tmp_path).decisions == ()


def test_words_are_selected_by_the_pointer_without_losing_the_form(opened, tmp_path: Path) -> None:
    here = in_review(opened(REPORTS["ferry"]))
    here.page.click("#missed-open")
    here.page.locator("article p >> nth=-1").dblclick(position={"x": 30, "y": 12})
    assert here.taken("content") == "Nobody"
    box = here.page.locator("article p >> nth=-1").bounding_box()
    here.page.mouse.move(box["x"] + 150, box["y"] + 12)
    here.page.mouse.down()
    here.page.mouse.move(box["x"] + 320, box["y"] + 12, steps=5)
    here.page.mouse.up()
    words = here.taken("content")
    assert words != "Nobody"
    here.page.click("[data-act=done]")
    (decision,) = here.review(tmp_path).decisions
    assert decision.content[0].exact == words


def test_a_review_is_loaded_again(opened, tmp_path: Path) -> None:
    here = in_review(opened(harbour()))
    here.page.keyboard.press("n")
    for key in "ax":
        here.page.keyboard.press(key)
    review = here.review(tmp_path)
    (saved,) = tmp_path.glob("*.review.json")
    other = opened(harbour())
    other.page.keyboard.press("r")
    other.page.set_input_files("#file", saved)
    other.page.locator("#status", has_text="Loaded").wait_for(state="attached")
    assert other.page.inner_text("#status") == f"Loaded 2 decisions from {saved.name}."
    assert other.review(tmp_path).decisions == review.decisions


def other_article(review: dict[str, Any]) -> dict[str, Any]:
    return {**review, "article": {**review["article"], "sha256": "f" * 64, "title": "Another \u202estory"}}


def moved(review: dict[str, Any]) -> dict[str, Any]:
    (decision,) = review["decisions"]
    (part, *_) = decision["content"]
    return {**review, "decisions": [{**decision, "content": [{**part, "start": part["start"] + 1}]}]}


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda review: "{", "it is no JSON"),
        (lambda review: {**review, "schema": "attrib.report/1"}, "no review of the form attrib.review/1"),
        (lambda review: [], "no review of the form"),
        (lambda review: {**review, "decisions": 7}, "no whole review"),
        (other_article, "about another article or another version of this one, “Another \ufffdstory”"),
        (moved, "decision 1: its words are not those of the article"),
        (lambda review: {**review, "decisions": [None]}, "decision 1: is none"),
    ],
)
def test_a_file_that_does_not_fit_changes_nothing(opened, tmp_path: Path, spoil, told: str) -> None:
    here = in_review(opened(harbour()))
    here.page.keyboard.press("n")
    here.page.keyboard.press("a")
    review = here.review(tmp_path)
    (saved,) = tmp_path.glob("*.review.json")
    spoilt = spoil(json.loads(saved.read_text("utf-8")))
    broken = tmp_path / "broken.json"
    broken.write_text(spoilt if isinstance(spoilt, str) else json.dumps(spoilt), encoding="utf-8")
    here.page.set_input_files("#file", broken)
    here.page.locator("#status", has_text="broken").wait_for(state="attached")
    assert told in here.page.inner_text("#status")
    assert "nothing has changed" in here.page.inner_text("#status")
    assert here.review(tmp_path).decisions == review.decisions


def test_later_decisions_stay_when_a_review_is_loaded(opened, tmp_path: Path) -> None:
    here = in_review(opened(harbour()))
    here.page.keyboard.press("n")
    here.page.keyboard.press("a")
    here.review(tmp_path)
    (saved,) = tmp_path.glob("*.review.json")
    older = json.loads(saved.read_text("utf-8"))
    older["decisions"][0] |= {"decision": "reject", "verdict": None, "source": None, "at": "2001-01-01T00:00:00Z"}
    older["decisions"].append({**older["decisions"][0], "claim": "of-other-rules"})
    file = tmp_path / "older.json"
    file.write_text(json.dumps(older), encoding="utf-8")
    here.page.set_input_files("#file", file)
    here.page.locator("#status", has_text="Loaded").wait_for(state="attached")
    assert "1 decision here stayed, being later" in here.page.inner_text("#status")
    assert "1 decision about claims that this report does not have" in here.page.inner_text("#status")
    assert [each.decision for each in here.review(tmp_path).decisions] == ["agree", "reject"]
    tells_progress(here, "1 of 9 decided")


def test_leaving_with_decisions_that_are_in_no_file_is_asked_about(opened, tmp_path: Path) -> None:
    here = in_review(opened(harbour()))
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    here.page.on("dialog", answer)
    here.page.reload()
    assert asked == []
    here.page.keyboard.press("r")
    here.page.keyboard.press("n")
    here.page.keyboard.press("a")
    here.page.reload()
    assert asked == ["beforeunload"]
    here.page.keyboard.press("n")
    here.review(tmp_path)
    here.page.reload()
    assert asked == ["beforeunload"]


def test_without_a_place_to_keep_decisions_the_page_says_so(opened, tmp_path: Path) -> None:
    here = opened(harbour())
    here.page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied') }})")
    here.page.reload()
    in_review(here)
    assert "keeps nothing" in here.page.inner_text("#status")
    here.page.keyboard.press("n")
    here.page.keyboard.press("a")
    assert len(here.review(tmp_path).decisions) == 1


@pytest.mark.parametrize("store", ["null", "(() => { throw new Error('denied') })()"], ids=["empty", "denied"])
def test_a_page_loaded_anew_has_its_decisions_whatever_the_store_shows(opened, store: str) -> None:
    here = in_review(opened(harbour()))
    here.page.keyboard.press("n")
    here.page.keyboard.press("a")
    here.page.evaluate("location.hash = 'claim-3'")
    tells_progress(here, "1 of 9 decided")
    here.page.add_init_script(f"Storage.prototype.getItem = () => {store}")
    here.page.reload()
    tells_progress(here, "1 of 9 decided")
    here.page.keyboard.press("r")
    here.page.keyboard.press("z")
    here.page.keyboard.press("1")
    here.page.click("#card-link")
    here.page.reload()
    tells_progress(here, "1 of 9 decided")


def test_content_is_corrected_by_selecting_words(opened, tmp_path: Path) -> None:
    here = in_review(opened(REPORTS["ferry"]))
    claim = here.report.claims[1]
    assert [part.text for part in claim.content] == ["“We were never asked 🤷🏽‍♀️,”", "“Not once.”"]
    go_to(here, 2)
    here.select("never asked")
    here.page.keyboard.press("c")
    fields = here.page.locator("[data-field=contents]")
    assert fields.evaluate_all("all => all.map((each) => each.value)") == ["never asked", "“Not once.”"]
    here.page.evaluate("getSelection().removeAllRanges()")
    here.select("never asked 🤷🏽‍♀️,” said a senior official")
    here.select("were never asked")
    assert fields.evaluate_all("all => all.map((each) => each.value)") == ["were never asked", "“Not once.”"]
    fields.last.fill("")
    (decision,) = here.review(tmp_path).decisions
    assert (decision.decision, decision.verdict) == ("correct", claim.verdict)
    assert [part.exact for part in decision.content] == [part.text for part in claim.content]
    assert [part.exact for part in decision.claimed] == ["were never asked"]
    applied = apply(here.report, [here.review(tmp_path)])
    assert [part.text for part in applied.claims[1].content] == ["were never asked"]
    here.page.reload()
    tells_progress(here, f"1 of {len(here.report.claims)} decided")
    go_to(here, 2)
    assert fields.evaluate_all("all => all.map((each) => each.value)") == ["were never asked"]
    fields.first.fill("was never asked")
    assert "not in the article" in here.page.inner_text("[data-part=contents-said]")
    assert here.review(tmp_path).decisions == ()


def test_words_selected_before_are_not_taken_for_the_content(opened, tmp_path: Path) -> None:
    here = in_review(opened(REPORTS["ferry"]))
    go_to(here, 2)
    here.select("the old timetable")
    here.page.keyboard.press("c")
    here.page.focus("[data-field=note]")
    assert here.page.locator("[data-field=contents]").count() == 2
    assert here.review(tmp_path).decisions == ()


FIGURED = [harbour(), REPORTS["ferry"], *(analyze(path.read_text(encoding="utf-8")) for path in articles()[:3])]


def told_figures(here: Opened) -> tuple[list[str], list[list[str]]]:
    """Give the sentences and the table of the figures as the page shows them."""
    sentences = [here.page.inner_text(f".{name}") for name in ("headline-figure", "second-line")]
    rows = here.page.locator("table.figures tbody tr")
    return sentences, rows.evaluate_all(
        "all => all.map((row) => [...row.querySelectorAll('td')].map((each) => each.textContent))"
    )


def expected_figures(summary: Summary) -> tuple[list[str], list[list[str]]]:
    rows = []
    for verdicts in (UNNAMED, *((each,) for each in ORDER)):
        words, claims = (sum(getattr(tally, each) for each in verdicts) for tally in (summary.words, summary.claims))
        share = wording.percent(words / summary.words.total) if summary.words.total else "–"
        rows.append([share, f"{words:,}", f"{claims:,}"])
    return [wording.headline(summary), wording.second_line(summary)], rows


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_figures_move_as_apply_has_them(opened, tmp_path: Path, data: st.DataObject) -> None:
    report = data.draw(st.sampled_from(FIGURED))
    review = data.draw(reviews(report, "JR"))
    try:
        applied = apply(report, [review])
    except ConflictError:
        return
    pages = opened.__dict__.setdefault("pages", {})
    here = pages.get(report.article.sha256) or pages.setdefault(report.article.sha256, opened(report))
    here.page.evaluate("localStorage.clear(), history.replaceState(null, '')")
    here.page.reload()
    file = tmp_path / "jr.json"
    file.write_text(as_json(review), encoding="utf-8")
    here.page.set_input_files("#file", file)
    here.page.locator("#status", has_text="Loaded").wait_for(state="attached")
    here.page.click("#review-switch")
    assert told_figures(here) == expected_figures(applied.summary if review.decisions else report.summary)
    here.page.click("#review-switch")
    assert told_figures(here) == expected_figures(report.summary)


def test_the_page_counts_words_as_python_does(opened) -> None:
    """Characters that only newer versions of Unicode have are left out: Python and the browser may know other ones."""
    here = opened(harbour())
    known = [code for code in range(0x110000) if unicodedata.category(chr(code)) not in {"Cn", "Cs"}]
    found = here.page.evaluate(
        "(known) => known.filter((code) => /[\\p{L}\\p{N}_]/u.test(String.fromCodePoint(code)))", known
    )
    assert found == [code for code in known if WORD.fullmatch(chr(code))]
    assert "[\\p{L}\\p{N}_]" in page_file("figuring.js")
