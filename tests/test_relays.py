"""A source behind a source: who cites, who is cited, and how much of what is named rests on the unnamed."""

from __future__ import annotations

import json

import pytest
from msgspec import UNSET
from test_terminal import page

from attrib import analyze
from attrib.report.model import Claim, Report
from attrib.views.markdown import to_markdown
from attrib.views.page import to_page
from attrib.views.tables import lines
from attrib.views.web_annotation import to_web_annotation

BEFORE = "Ferry line to close after nine years\n\nThe council met on Monday about the bridge.\n\n"
CITED = analyze(f"{BEFORE}The bridge will close, the Courier reported, citing two officials briefed on the plan.")


def of(text: str, content: str) -> tuple[Report, Claim]:
    report = analyze(BEFORE + text)
    [claim] = [claim for claim in report.claims if content in " ".join(part.text for part in claim.content)]
    return report, claim


@pytest.mark.parametrize(
    ("text", "content", "outlet", "verdict", "behind"),
    [
        (
            "The mine will shut, the Courier reported on Sunday, citing two people briefed on it.",
            "mine will shut",
            "Courier",
            "anonymous_other",
            "two people briefed on it",
        ),
        (
            "An aide was quoted by The Hindu as saying that the tunnel was flooded.",
            "tunnel was flooded",
            "Hindu",
            "anonymous_other",
            "an aide",
        ),
        (
            "“The town is lost,” a resident was quoted as saying by The Hindu.",
            "town is lost",
            "Hindu",
            "anonymous_other",
            "a resident",
        ),
        (
            "Citing a senior diplomat, Reuters said the talks were over.",
            "talks were over",
            "Reuters",
            "anonymous_official",
            "a senior diplomat",
        ),
        (
            "Reuters, quoting a senior diplomat, reported that the talks were over.",
            "talks were over",
            "Reuters",
            "anonymous_official",
            "a senior diplomat",
        ),
        (
            "Bloomberg reported on Friday, citing a person close to the board, that the firm would be sold.",
            "firm would be sold",
            "Bloomberg",
            "anonymous_other",
            "a person close to the board",
        ),
        (
            "Citing company insiders, the Herald reported that the plant would shut.",
            "plant would shut",
            "Herald",
            "anonymous_other",
            "company insiders",
        ),
        (
            "The pool will close, a party insider was quoted as saying by the Tribune.",
            "pool will close",
            "Tribune",
            "anonymous_other",
            "a party insider",
        ),
        (
            "According to the Courier, which spoke to six nurses, the unit was closed at night.",
            "unit was closed",
            "Courier",
            "anonymous_other",
            "six nurses",
        ),
        (
            "The Courier understands from two drivers that the pier was safe.",
            "pier was safe",
            "Courier",
            "anonymous_other",
            "two drivers",
        ),
        (
            "Ana Roe told the court she had heard from two drivers that the pier was safe.",
            "pier was safe",
            "Ana Roe",
            "anonymous_other",
            "two drivers",
        ),
        (
            "Citing interviews with a dozen nurses, the Courier said the unit was closed.",
            "unit was closed",
            "Courier",
            "anonymous_other",
            "a dozen nurses",
        ),
        (
            "The unit was closed, the Courier said, based on conversations with two officials.",
            "unit was closed",
            "Courier",
            "anonymous_official",
            "two officials",
        ),
        (
            "The unit was closed, the Courier said, referring to an unnamed official.",
            "unit was closed",
            "Courier",
            "anonymous_official",
            "an unnamed official",
        ),
        (
            "The Herald quoted a guard as saying the pier was safe.",
            "pier was safe",
            "Herald",
            "anonymous_other",
            "a guard",
        ),
        (
            "“The pier is safe,” the Herald quoted a senior official as saying.",
            "pier is safe",
            "Herald",
            "anonymous_official",
            "a senior official",
        ),
        (
            "“We will not pay,” a ministry official was quoted as saying by the Courier.",
            "We will not pay",
            "Courier",
            "anonymous_official",
            "a ministry official",
        ),
        (
            "An aide was quoted by the Herald as saying the tunnel was flooded.",
            "tunnel was flooded",
            "Herald",
            "anonymous_other",
            "an aide",
        ),
        (
            "According to the Post, which cited two officials, the ship had turned back.",
            "ship had turned back",
            "Post",
            "anonymous_official",
            "two officials",
        ),
        (
            "“They ran,” a shopkeeper said, as quoted by the Herald.",
            "They ran",
            "Herald",
            "anonymous_other",
            "a shopkeeper",
        ),
    ],
)
def test_who_is_cited_is_a_source(text: str, content: str, outlet: str, verdict: str, behind: str) -> None:
    report, claim = of(text, content)
    known = {source.id: source for source in report.sources}
    [cited] = (known[each] for each in claim.relays)
    assert (claim.verdict, known[claim.sources[0]].name) == ("named", outlet)
    assert (cited.verdict, cited.description, cited.relayed_by) == (verdict, behind, claim.source_id)
    assert cited.claims == (claim.id,)
    assert [each for each in report.claims if each.source] == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "The Courier reported that rents had fallen, citing leaked ministry figures.",
        "The plant leaked for weeks, the Courier reported, citing internal documents.",
        "The rebels took the bridge, the agency said, citing a statement by the army.",
        "A minister told Reuters that the town had fallen.",
        "The mayor cancelled the march, citing safety concerns.",
        "The Courier quoted the report in full.",
    ],
)
def test_no_paper_is_an_unnamed_voice(text: str) -> None:
    report = analyze(BEFORE + text)
    assert all(not claim.relays for claim in report.claims)
    assert not any(claim.verdict == "anonymous_other" for claim in report.claims)


def test_people_cited_with_papers_are_a_source_beside_them() -> None:
    text = "Citing court papers and two investigators, the Gazette reported that the safe was open."
    report, claim = of(text, "safe was open")
    known = {source.id: source for source in report.sources}
    assert {known[each].description: known[each].verdict for each in claim.relays}["two investigators"] == (
        "anonymous_official"
    )


def test_who_also_speaks_is_not_only_relayed() -> None:
    text = "The bridge will close, the Courier reported, citing police. Police said the tunnel was open."
    report = analyze(BEFORE + text)
    [police] = [source for source in report.sources if source.name is None]
    assert (police.relayed_by, len(police.claims)) == (None, 2)


def test_what_the_named_have_from_the_unnamed() -> None:
    text = "The bridge will close, the Courier reported, citing two officials. “It is late,” Tom Field said."
    summary = analyze(BEFORE + text).summary
    assert (summary.words.named, summary.relayed_share) == (7, round(4 / 7, 4))
    assert (summary.claims.named, summary.sources.anonymous_official) == (2, 1)
    assert CITED.summary.relayed_share == 1.0
    assert analyze("“It is late,” Tom Field said.").summary.relayed_share == 0.0


def test_every_view_tells_of_it() -> None:
    both = "Courier, citing two officials briefed on the plan"
    share = "Named sources have 100% of their words from unnamed ones."
    shown = " ".join(page(CITED, width=200, show="claims").split())
    assert both in shown
    assert share in shown
    assert share in to_markdown(CITED)
    assert "Heard through: Courier" in to_markdown(CITED)
    assert share in to_page(CITED)
    assert "Heard through" in to_page(CITED)
    bodies = json.loads(to_web_annotation(CITED))["first"]["items"][-1]["body"]
    assert "Citing: two officials briefed on the plan" in [body["value"] for body in bodies]
    assert ",s1,s2," in [*lines("claims", "story", CITED)][-1].replace(",Courier,", ",")
    assert [*lines("sources", "story", CITED)][-1].rstrip().endswith(",s1")
    assert ",1.0," in next(iter(lines("articles", "story", CITED)))
    assert CITED.summary.relayed_share is not UNSET
