"""What rests on unnamed sources, in its parts: people, bodies, crowds, and voices that nobody could tell."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from golden import articles
from msgspec import UNSET
from msgspec.structs import replace
from rich.console import Console
from test_cli import run
from test_tables import rows, table
from test_terminal import page

import attrib
from attrib import analyze
from attrib.report.model import UNNAMED
from attrib.report.saved import read_report
from attrib.report.totals import Unnamed
from attrib.views import wording
from attrib.views.articles import Articles, print_articles
from attrib.views.markdown import to_markdown
from attrib.views.page import to_page
from attrib.views.serial import to_json

STORY = """\
He said nothing would change.

The pump failed in March, a person familiar with the inquiry said. The water was cold.

Police said the site was closed. A spokesman for the company said it would pay.

Critics said it was too late.
"""
REPORT = analyze(STORY)
LINE = (
    "Of the attributed words 26% come from people it does not name, 37% from spokespeople and authorities, 21% from "
    "groups and crowds, 16% from voices that attrib could not tell. Unnamed sources carry 83% of the whole story; 17% "
    "has no attribution."
)
PARTS = Unnamed.__struct_fields__


def test_each_part_has_its_words_claims_and_share() -> None:
    parts = REPORT.summary.unnamed
    assert parts is not UNSET
    told = {name: (part.words, part.claims) for name in PARTS if (part := getattr(parts, name)).claims}
    assert told == {"confidential": (5, 1), "institutional": (7, 2), "collective": (4, 1), "unresolved": (3, 1)}
    assert parts.confidential.share == pytest.approx(5 / 19, abs=1e-4)


@pytest.mark.parametrize("path", articles(), ids=lambda path: path.stem)
@pytest.mark.parametrize("rules", ["newsroom", "strict", "markkula"])
def test_the_parts_are_the_whole(path: Path, rules: str) -> None:
    summary = analyze(path.read_text(encoding="utf-8"), rules).summary
    parts = [getattr(summary.unnamed, name) for name in PARTS]
    assert sum(part.words for part in parts) == sum(getattr(summary.words, verdict) for verdict in UNNAMED)
    assert sum(part.claims for part in parts) == sum(getattr(summary.claims, verdict) for verdict in UNNAMED)
    assert sum(part.share for part in parts) == pytest.approx(summary.unnamed_share_of_attributed, abs=5e-4)


@pytest.mark.parametrize("voice", ["He", "She", "They", "Two", "Another"])
def test_a_word_that_stands_for_nobody_is_no_person_who_whispered(voice: str) -> None:
    report = analyze(f"{voice} said the bridge was unsafe.")
    (claim,) = report.claims
    assert (claim.verdict, claim.kind) == ("anonymous_other", "unresolved")
    assert report.reliance is not None
    assert report.reliance.single == report.reliance.several == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two officials said it was old. One said the bridge was unsafe.", "official"),
        ("Jane Roe inspected it. She said the bridge was unsafe.", "person"),
        ("Two drivers said the bridge was unsafe.", "individual"),
        ("Drivers said the bridge was unsafe.", "group"),
        ("Many say the bridge is unsafe.", "group"),
    ],
)
def test_what_stands_for_somebody_keeps_its_kind(text: str, kind: str) -> None:
    assert analyze(text).claims[-1].kind == kind


# --- where the figure is shown -----------------------------------------------------------------------------------


def test_the_report_begins_with_a_sentence_to_print_and_the_parts() -> None:
    low, high = REPORT.summary.unnamed_share_range
    told = f"likely {100 * low:.0f}–{100 * high:.0f}%"
    headline = f"All attributed words come from unnamed sources ({told})."
    assert wording.headline(REPORT.summary) == headline
    assert wording.second_line(REPORT.summary) == LINE
    for shown in (to_page(REPORT), to_markdown(REPORT)):
        words = " ".join(shown.split())
        assert headline in words
        assert LINE in words
    lines = page(REPORT, 90).splitlines()
    assert headline in lines
    assert "█ 26% unnamed people  ▓ 37% spokespeople, authorities  ▒ 21% groups  ▚ 16% unclear" in lines
    assert LINE.partition(". ")[2] in " ".join(lines)


def test_the_table_of_articles_has_the_parts() -> None:
    (row,) = rows(table("articles", REPORT))
    assert (row["institutional_words"], row["institutional_claims"]) == ("7", "2")
    assert float(row["institutional_share_of_attributed"]) == pytest.approx(7 / 19, abs=1e-4)
    assert row["other_unnamed_words"] == "0"


def test_several_articles_have_the_parts_where_there_is_room() -> None:
    stream, articles = io.StringIO(), Articles()
    articles.add(REPORT)
    print_articles(articles, Console(file=stream, width=112, _environ={}))
    head, line = stream.getvalue().splitlines()[-2:]
    assert head.split()[-6:] == ["unnamed", "likely", "people", "bodies", "groups", "unclear"]
    assert line.split()[-6] == "100%"
    assert line.split()[-4:] == ["26%", "37%", "21%", "16%"]


def test_two_versions_have_the_parts_side_by_side(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(STORY, encoding="utf-8")
    new.write_text(STORY.replace("Critics", "Jane Roe"), encoding="utf-8")
    told = [line.split() for line in run("compare", str(old), str(new)).stdout.splitlines()]
    assert ["from", "groups", "and", "crowds", "21.1%", "0.0%", "-21.1"] in told


def test_reports_from_before_have_no_parts() -> None:
    contents = json.loads(to_json(REPORT))
    del contents["summary"]["unnamed"]
    report = read_report(json.dumps(contents).encode())
    assert report is not None
    assert report.summary == replace(REPORT.summary, unnamed=UNSET)
    assert wording.second_line(report.summary) == LINE.partition(". ")[2]
    assert rows(table("articles", report))[0]["collective_words"] == ""
    assert attrib.compare(report, REPORT).counts.unchanged == len(REPORT.claims)
