"""One analysis: what is made of it sees the article as the report saw it, also when the report was saved in between."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from deciding import agreed, missed, review_of
from msgspec import UNSET
from msgspec.structs import asdict, replace
from typer.testing import CliRunner

from attrib import Analysis, load_house, load_rules
from attrib.cli import app
from attrib.readers import read_bytes
from attrib.report.model import Report
from attrib.report.saved import read_report
from attrib.review.applying import apply
from attrib.standards import check_analysis
from attrib.text import Document
from attrib.views.page import to_page
from attrib.views.serial import as_json, to_json

CAPTIONED = """\
<nitf><head><title>Bridge to close</title></head><body><body.head><hedline><hl1>Bridge to close in May</hl1></hedline>
</body.head><body.content>
<media media-type="image"><media-caption><p>Workers walk over the old bridge at dawn on Monday in the fog</p>
</media-caption></media>
<p>The old bridge will close for good in May, a person familiar with the plan said.</p><p>Nobody else knew of it.</p>
</body.content></body></nitf>
"""
"""A story whose caption looks like the first paragraph to who does not know that it is one."""
HOUSE = """\
house = "desk"
title = "Our desk"
version = "1"
description = "Ours."

[[rules]]
id = "desk/opening"
about = "claim"
level = "warning"
what = "A story that opens on an unnamed source."
why = "Readers should know first of all who says so."
message = "Open the story on somebody else than {words}."
source = "Ours, clause 1."
examples = ["[A person familiar with the plan] said the old bridge will close for good in May."]
counterexamples = ["[Jane Roe] said the old bridge will close for good in May."]
when = { verdict = ["anonymous_other"], place = ["first_paragraph"] }
"""
RULES = """\
name = "desk"
version = "1"
description = "Ours."
extends = "newsroom"

[lists.add]
attack = "a windbag"
"""
WINDBAG = "Talks fail at last in the town\n\n“The boss is a windbag,” an employee said on Monday.\n"


def saved(report: Report) -> Report:
    """Give a report as it is after it was written and read again."""
    read = read_report(to_json(report).encode())
    assert read is not None
    return read


@pytest.fixture
def captioned() -> Analysis:
    return Analysis(read_bytes(CAPTIONED.encode(), "story.xml"), load_rules("newsroom"))


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "desk.toml"
    path.write_text(RULES, encoding="utf-8")
    return path


def test_a_standard_sees_the_paragraphs_that_the_report_saw(captioned: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(HOUSE, encoding="utf-8")
    house = load_house(path)
    again = Analysis.of_report(saved(captioned.report), captioned.rules)
    for analysis in (captioned, again):
        assert [each.rule for each in check_analysis(analysis, [house]).findings] == ["desk/opening"]


def test_a_decision_that_agrees_leaves_what_rests_on_unnamed_sources(captioned: Analysis) -> None:
    report = saved(captioned.report)
    assert report.reliance is not None
    assert [each.place for each in report.reliance.placed] == ["headline", "first_paragraph"]
    assert apply(report, [agreed(report)]).reliance == report.reliance


def test_a_review_goes_by_the_rules_of_its_report(rules: Path) -> None:
    report = saved(Analysis.of_article(WINDBAG, rules).report)
    assert report.reliance is not None
    assert [each.words.text for each in report.reliance.loaded] == ["a windbag"]
    assert apply(report, [agreed(report)]).reliance == report.reliance


@pytest.mark.parametrize(
    ("changed", "given", "note"),
    [
        (None, (), ""),
        (
            RULES.replace("a windbag", "a windbag, a bag"),
            (),
            "its rule set has changed since: {}; it is used as it is now",
        ),
        ("", (), "its rule set is not here: {}; newsroom is used instead"),
        ("", ("--rules", "elsewhere.toml"), ""),
    ],
)
def test_rules_that_are_not_as_they_were_are_told(
    rules: Path, changed: str | None, given: tuple[str, ...], note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rules.parent)
    report = Analysis.of_article(WINDBAG, rules).report
    Path("elsewhere.toml").write_text(RULES, encoding="utf-8")
    Path("report.json").write_text(to_json(report), encoding="utf-8")
    Path("jr.json").write_text(as_json(agreed(report)), encoding="utf-8")
    if changed is not None:
        rules.unlink()
        if changed:
            rules.write_text(changed, encoding="utf-8")
    result = CliRunner().invoke(app, ["review", "apply", "report.json", "jr.json", "--format", "json", *given])
    told = f"attrib: note: report.json: {note.format(rules)}\n" if note else ""
    assert (result.exit_code, result.stderr) == (0, told)
    loaded = [each["words"]["text"] for each in json.loads(result.stdout)["reliance"]["loaded"]]
    assert loaded == ([] if "newsroom" in note else ["a windbag"])


def test_a_report_tells_its_paragraphs(captioned: Analysis) -> None:
    report = captioned.report
    assert report.article.paragraphs is not UNSET
    assert report.text is not None
    shown = [(report.text[each.start : each.end][:20], each.role) for each in report.article.paragraphs]
    assert shown == [
        ("Bridge to close in M", None),
        ("Workers walk over th", "furniture"),
        ("The old bridge will ", None),
        ("Nobody else knew of ", None),
    ]
    for claim in report.claims:
        block = report.article.paragraphs[claim.paragraph - 1]
        assert block.start <= claim.content[0].start < block.end


def test_a_page_sets_apart_what_the_report_took_for_furniture(captioned: Analysis) -> None:
    page = to_page(saved(captioned.report))
    assert page.count('<p dir="auto" class="furniture">') == 1


def test_a_claim_that_a_reviewer_adds_has_its_paragraph(captioned: Analysis) -> None:
    report = saved(captioned.report)
    added = review_of(report, missed(report, "Nobody else"))
    for given in (report, replace(report, text=None)):
        assert apply(given, [added]).claims[-1].paragraph == 4


def read_of(doc: Document) -> dict[str, object]:
    """Give all that a document was read as, without what it was asked since."""
    return {name: part for name, part in asdict(doc).items() if name not in {"answers", "lasting"}}


def test_a_saved_report_is_read_again_alike(captioned: Analysis) -> None:
    again = Analysis.of_report(saved(captioned.report), captioned.rules)
    assert read_of(again.doc) == read_of(captioned.doc)
    assert replace(again.made, claims=()) == replace(captioned.report, claims=())
    for claim in captioned.report.claims:
        assert again.considered(claim) == captioned.considered(claim)


def test_an_analysis_knows_what_each_claim_was_made_of(captioned: Analysis) -> None:
    for claim in captioned.report.claims:
        assertion = captioned.assertion(claim)
        assert assertion.judged.judgement.rule == claim.rule
        assert assertion.judged.voices
        assert (assertion.attribution is None) == (claim.speech == "none")
