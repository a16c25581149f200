"""Figures and causes of an evaluation, on small cases worked out by hand, and what must always hold of them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from gold_corpus import load as our_gold
from hypothesis import given
from hypothesis import strategies as st

import attrib
from attrib.evaluation import GoldArticle, GoldAttribution
from attrib.evaluation.causes import Cause, Errors
from attrib.evaluation.gold import VERDICT_OF_LABEL
from attrib.evaluation.matching import Match, match
from attrib.evaluation.scoring import Figures, score
from attrib.report.model import EVIDENCE, VERDICTS, Claim, Evidence, Passage, Verdict
from attrib.rules import load_rules
from attrib.text.spans import Span
from attrib.views.evaluation import CAUSES

WORDS = load_rules("newsroom").words
COUNTED = " ".join(f"w{number}" for number in range(60)) + "."
"""An article of sixty words, so that a stretch of it is given by the numbers of its words."""
Stretch = tuple[int, int]


def span(first: int, stop: int) -> Span:
    """Give where the words from `first` up to, not including, `stop` stand."""
    places = [found.span() for found in re.finditer(r"\w+", COUNTED)]
    return Span(places[first][0], places[stop - 1][1])


def passage(text: str, where: Span) -> Passage:
    return Passage(start=where.start, end=where.end, text=text[where.start : where.end])


def claim(
    text: str,
    content: list[Span],
    source: Span | None = None,
    cue: Span | None = None,
    **fields: Any,
) -> Claim:
    made = Claim(
        id="c1",
        verdict="named",
        kind="person",
        speech="indirect",
        paragraph=1,
        content=tuple(passage(text, each) for each in content),
        cue=passage(text, cue) if cue else None,
        source=passage(text, source) if source else None,
        source_id="s1" if source else None,
        rule="named/person",
        because="",
        evidence="fair",
        grounds="",
    )
    return msgspec.structs.replace(made, **fields)


def truth(*content: Stretch, source: Stretch | None = None, label: str | None = None) -> GoldAttribution:
    spans = tuple(span(*each) for each in content)
    return GoldAttribution(content=spans, source=(span(*source),) if source else (), label=label)  # type: ignore[arg-type]


def guess(
    *content: Stretch, source: Stretch | None = None, verdict: Verdict = "named", evidence: Evidence = "fair"
) -> Claim:
    where = span(*source) if source else None
    return claim(COUNTED, [span(*each) for each in content], where, verdict=verdict, evidence=evidence)


def laid_out(truths: list[GoldAttribution], claims: list[Claim]) -> Match:
    return match(GoldArticle("a", COUNTED, tuple(truths)), claims)


def causes_of(laid: Match) -> tuple[Cause, ...]:
    errors = Errors(WORDS)
    errors.add(laid)
    return errors.causes()


def figures(truths: list[GoldAttribution], claims: list[Claim]) -> Figures:
    return score([laid_out(truths, claims)])


# --- figures -----------------------------------------------------------------------------------------------


def ratios(found: Figures) -> dict[str, tuple[float, float, float]]:
    named = {"content": found.content, "found": found.found, "sourced": found.sourced}
    return {name: (ratio.p, ratio.r, ratio.f1) for name, ratio in named.items()}


@pytest.mark.parametrize(
    ("truths", "claims", "expected"),
    [
        pytest.param(
            [truth((0, 10), source=(20, 22))],
            [guess((2, 12), source=(21, 23))],
            {"content": (80.0, 80.0, 80.0), "found": (100.0, 100.0, 100.0), "sourced": (100.0, 100.0, 100.0)},
            id="most words, and one word of the source",
        ),
        pytest.param(
            [truth((0, 4))],
            [guess((2, 6))],
            {"content": (50.0, 50.0, 50.0), "found": (100.0, 100.0, 100.0), "sourced": (100.0, 100.0, 100.0)},
            id="half is enough on both sides",
        ),
        pytest.param(
            [truth((0, 5))],
            [guess((3, 6))],
            {"content": (66.7, 40.0, 50.0), "found": (100.0, 0.0, 0.0), "sourced": (100.0, 0.0, 0.0)},
            id="right, but too little to be found",
        ),
        pytest.param(
            [truth((0, 3))],
            [guess((0, 7))],
            {"content": (42.9, 100.0, 60.0), "found": (0.0, 0.0, 0.0), "sourced": (0.0, 0.0, 0.0)},
            id="too long to be right",
        ),
        pytest.param(
            [truth((0, 3), (5, 8), source=(20, 22))],
            [guess((0, 3), source=(20, 22)), guess((5, 8), source=(30, 31))],
            {"content": (100.0, 100.0, 100.0), "found": (100.0, 100.0, 100.0), "sourced": (50.0, 100.0, 66.7)},
            id="split: half of it is sourced, and that is enough to be found",
        ),
        pytest.param(
            [truth((0, 12), source=(20, 21)), truth((4, 8), source=(30, 31))],
            [guess((4, 8), source=(20, 21))],
            {"content": (100.0, 33.3, 50.0), "found": (100.0, 0.0, 0.0), "sourced": (100.0, 0.0, 0.0)},
            id="of nested ones, that with the same source owns the claim",
        ),
        pytest.param(
            [truth((0, 12)), truth((4, 8))],
            [guess((4, 8))],
            {"content": (100.0, 33.3, 50.0), "found": (100.0, 50.0, 66.7), "sourced": (100.0, 50.0, 66.7)},
            id="of nested ones with no source, the tightest",
        ),
        pytest.param(
            [truth((0, 4), source=(20, 21)), truth((5, 9))],
            [guess((0, 4)), guess((5, 9), source=(20, 21)), guess((40, 44))],
            {"content": (66.7, 100.0, 80.0), "found": (66.7, 100.0, 80.0), "sourced": (0.0, 0.0, 0.0)},
            id="a source for none, and none for a source",
        ),
        pytest.param(
            [],
            [guess((0, 4))],
            {"content": (0.0, 0.0, 0.0), "found": (0.0, 0.0, 0.0), "sourced": (0.0, 0.0, 0.0)},
            id="nothing in the gold",
        ),
        pytest.param(
            [truth((0, 4))],
            [],
            {"content": (0.0, 0.0, 0.0), "found": (0.0, 0.0, 0.0), "sourced": (0.0, 0.0, 0.0)},
            id="nothing found",
        ),
    ],
)
def test_content_found_and_sourced(
    truths: list[GoldAttribution], claims: list[Claim], expected: dict[str, tuple[float, float, float]]
) -> None:
    assert ratios(figures(truths, claims)) == expected


def test_plain_sentences_are_no_claims() -> None:
    plain = guess((0, 4), verdict="unattributed")
    hedged = claim(COUNTED, [span(6, 9)], cue=span(5, 6), verdict="unattributed")
    assert figures([truth((6, 9))], [plain, hedged]).predicted == 1


def test_an_attribution_without_a_word_does_not_count() -> None:
    result = figures([GoldAttribution(content=()), truth((0, 4))], [])
    assert result.gold == 1


def test_speech_is_a_quotation_or_a_verb_of_speech() -> None:
    text = "Roe told us it was new. Doe believes it was old. Poe hums “it is new” now. Moe emphasised all."
    at = {part: text.index(part) for part in ("told", "it was new", "believes", "it was old", "hums", "“it is new”")}
    at |= {part: text.index(part) for part in ("emphasised", "all")}

    def piece(part: str) -> Span:
        return Span(at[part], at[part] + len(part))

    pairs = [("told", "it was new"), ("believes", "it was old"), ("hums", "“it is new”"), ("emphasised", "all")]
    truths = tuple(GoldAttribution(content=(piece(content),), cue=(piece(cue),)) for cue, content in pairs)
    claims = [claim(text, [piece("it was new")]), claim(text, [piece("“it is new”")], source=Span(0, 3))]
    speech = score([match(GoldArticle("a", text, truths), claims)]).speech
    assert (speech.n, speech.found, speech.sourced) == (2, 100.0, 50.0)


def test_verdicts_shares_and_confusion() -> None:
    truths = [
        truth((0, 4), source=(50, 51), label="AO"),
        truth((5, 11), source=(51, 52), label="NP"),
        truth((12, 22), source=(52, 53), label="CG"),
        truth((23, 25), label="RE"),
        truth((26, 29), label="NA"),
        truth((30, 33)),
    ]
    claims = [
        guess((0, 4), source=(50, 51), verdict="anonymous_other"),
        guess((12, 15), source=(52, 53), verdict="named"),
        guess((15, 22), source=(52, 53), verdict="anonymous_other"),
        guess((23, 25), verdict="named"),
        claim(COUNTED, [span(26, 29)], cue=span(25, 26), verdict="unattributed"),
        guess((30, 33), verdict="named"),
    ]
    result = figures(truths, claims)
    assert result.confusion == {
        "named": {"named": 0, "anonymous_official": 0, "anonymous_other": 0, "unattributed": 0, "missed": 1},
        "anonymous_official": {
            "named": 0,
            "anonymous_official": 0,
            "anonymous_other": 1,
            "unattributed": 0,
            "missed": 0,
        },
        "anonymous_other": {"named": 0, "anonymous_official": 0, "anonymous_other": 1, "unattributed": 0, "missed": 0},
        "unattributed": {"named": 0, "anonymous_official": 0, "anonymous_other": 0, "unattributed": 1, "missed": 0},
    }
    assert result.verdicts is not None
    assert {verdict: (each.n, each.p, each.r, each.f1) for verdict, each in result.verdicts.items()} == {
        "named": (1, 0.0, 0.0, 0.0),
        "anonymous_official": (1, 0.0, 0.0, 0.0),
        "anonymous_other": (1, 50.0, 100.0, 66.7),
        "unattributed": (1, 100.0, 100.0, 100.0),
    }
    assert result.verdict_accuracy_when_found == 66.7
    gold_words, given_words = 4 + 6 + 10 + 3, 4 + 3 + 7 + 2 + 3 + 3
    assert result.share_error_points == round(100 * abs((4 + 10) / gold_words - (4 + 7) / given_words), 2)
    assert result.share_official_error_points == round(100 * 4 / gold_words, 2)


def test_without_labels_there_are_no_figures_on_verdicts() -> None:
    result = figures([truth((0, 4))], [guess((0, 4))])
    assert result.verdicts is None
    assert result.confusion is None
    assert (result.verdict_accuracy_when_found, result.share_error_points) == (None, None)
    assert result.share_official_error_points is None


def test_the_share_is_a_mean_over_articles_with_labels() -> None:
    labelled = laid_out([truth((0, 4), label="AO")], [guess((0, 4))])
    right = laid_out([truth((0, 4), label="AX")], [guess((0, 4), verdict="anonymous_other")])
    unlabelled = laid_out([truth((0, 4))], [])
    assert score([labelled, right, unlabelled]).share_error_points == 50.0


def test_evidence_is_right_as_often_as_its_claims_are() -> None:
    truths = [
        truth((0, 10), source=(50, 52)),
        truth((12, 16), source=(52, 53)),
        truth((20, 24)),
        truth((30, 36), source=(54, 55)),
    ]
    claims = [
        guess((0, 4), source=(51, 52), evidence="strong"),  # right, though too little for its gold to be found
        guess((12, 16), source=(52, 53), evidence="strong"),
        guess((20, 24), source=(53, 54), evidence="strong"),  # a source where there is none
        guess((30, 36), source=(55, 56), evidence="weak"),  # another source
        guess((5, 10), source=(50, 51), evidence="weak"),
        guess((23, 26), evidence="weak"),  # one word in three is in the gold
        guess((40, 44), evidence="weak"),  # nowhere in the gold
        guess((45, 49), verdict="unattributed", evidence="fair"),  # in the article's own voice: no attribution
    ]
    result = figures(truths, claims)
    assert result.predicted == 7
    assert result.to_dict()["evidence"] == {
        "strong": {"n": 3, "found": 100.0, "sourced": 66.7},
        "fair": {"n": 0, "found": None, "sourced": None},
        "weak": {"n": 4, "found": 50.0, "sourced": 25.0},
    }


STRETCHES = (
    st.lists(st.integers(0, 59), min_size=2, max_size=20, unique=True).map(sorted).map(lambda ends: [*pairwise(ends)])
)
LABELS = st.sampled_from([None, *VERDICT_OF_LABEL])
SOURCES = st.none() | st.integers(0, 58).map(lambda first: (first, first + 2))
TRUTHS = st.builds(
    lambda content, source, label: truth(content, source=source, label=label),
    st.sampled_from([(a, b) for a in range(0, 50, 3) for b in (a + 1, a + 4, a + 9)]),
    SOURCES,
    LABELS,
)
GUESSES = st.builds(
    lambda content, source, verdict, evidence: guess(content, source=source, verdict=verdict, evidence=evidence),
    st.sampled_from([(a, b) for a in range(0, 50, 3) for b in (a + 1, a + 4, a + 9)]),
    SOURCES,
    st.sampled_from(VERDICTS),
    st.sampled_from(EVIDENCE),
)


@given(STRETCHES, st.data())
def test_gold_against_itself_is_perfect(stretches: list[Stretch], data: st.DataObject) -> None:
    labels = [label for label in VERDICT_OF_LABEL if label]
    truths = [truth(each, source=data.draw(SOURCES), label=data.draw(st.sampled_from(labels))) for each in stretches]
    claims = [
        claim(
            COUNTED,
            list(each.content),
            each.source[0] if each.source else None,
            span(0, 1),
            verdict=each.verdict or "named",
        )
        for each in truths
    ]
    result = figures(truths, claims)
    assert set(ratios(result).values()) == {(100.0, 100.0, 100.0)}
    assert result.verdict_accuracy_when_found == 100.0
    assert (result.share_error_points, result.share_official_error_points) == (0.0, 0.0)
    assert result.verdicts is not None
    assert all(each.f1 == 100.0 for each in result.verdicts.values() if each.n)
    assert causes_of(laid_out(truths, claims)) == ()


@given(st.lists(TRUTHS, max_size=12), st.lists(GUESSES, max_size=12))
def test_what_always_holds(truths: list[GoldAttribution], claims: list[Claim]) -> None:
    laid = laid_out(truths, claims)
    result = score([laid])
    assert msgspec.convert(result.to_dict(), Figures) == result, "every percentage lies between 0 and 100"
    assert result.sourced.r <= result.found.r
    assert result.sourced.p <= result.found.p
    assert result.gold == len(truths)
    assert result.evidence is not None
    assert sum(each.n for each in result.evidence.values()) == result.predicted
    for name, ratio in (("found", result.found), ("sourced", result.sourced)):
        right = sum(each.n * (getattr(each, name) or 0) for each in result.evidence.values())
        assert right == pytest.approx(result.predicted * ratio.p, abs=result.predicted * 0.2)
    if result.confusion is not None:
        judged = sum(each.verdict is not None for each in truths)
        assert sum(sum(row.values()) for row in result.confusion.values()) == judged
    causes = causes_of(laid)
    counts = {
        kind: sum(cause.count for cause in causes if cause.kind == kind) for kind in ("missed", "wrong", "source")
    }
    assert counts == {
        "missed": sum(not laid.found(index) for index in range(len(truths))),
        "wrong": laid.owners.count(None),
        "source": sum(laid.found(index) and not laid.sourced(index) for index in range(len(truths))),
    }
    for cause in causes:
        assert cause.count == len(cause.examples)
        assert cause.kind == "verdict" or (cause.kind, cause.cause) in CAUSES


# --- causes ------------------------------------------------------------------------------------------------

STORY = """\
Bridge Is Safe

Jane Roe said the bridge was safe and mulled that it was old. She added that it “would do”.

“It will stand,” and nobody doubts it. It always has stood.
"""


def part(text: str | None) -> Span | None:
    return Span(STORY.index(text), STORY.index(text) + len(text)) if text else None


def causes(
    truths: list[tuple[str | None, str | None, str, str | None]],
    claims: list[tuple[str | None, str | None, str, Verdict]],
) -> list[Cause]:
    """Give the causes for attributions that are written as source, cue, content and label or verdict."""
    marked = tuple(
        GoldAttribution(
            source=tuple(filter(None, [part(source)])),
            cue=tuple(filter(None, [part(cue)])),
            content=tuple(filter(None, [part(content)])),
            label=label,  # type: ignore[arg-type]
        )
        for source, cue, content, label in truths
    )
    given = [
        claim(STORY, [found], part(source), part(cue), verdict=verdict, rule=f"{verdict}/rule")
        for source, cue, content, verdict in claims
        if (found := part(content))
    ]
    return list(causes_of(match(GoldArticle("story", STORY, marked), given)))


SAFE = "the bridge was safe"


@pytest.mark.parametrize(
    ("truths", "claims", "expected"),
    [
        ([("Jane Roe", "said", SAFE, None)], [], {"missed known_cue": {"say": 1}}),
        ([("Jane Roe", "mulled", "that it was old", None)], [], {"missed unknown_cue": {"mull": 1}}),
        ([(None, None, "Bridge Is Safe", None)], [], {"missed headline": {}}),
        ([("Jane Roe", None, "“It will stand,”", None)], [], {"missed quotation": {}}),
        ([("Jane Roe", None, "It always has stood", None)], [], {"missed continued": {}}),
        ([(None, None, "nobody doubts it", None)], [], {"missed no_cue": {}}),
        (
            [("Jane Roe", "said", SAFE, None)],
            [("Jane Roe", "said", "the", "named")],
            {"missed too_short": {}},
        ),
        (
            [("Jane Roe", "said", "the bridge", None)],
            [("Jane Roe", "said", SAFE + " and mulled", "named")],
            {"missed too_long": {}, "wrong too_long": {}},
        ),
        (
            [("Jane Roe", "said", SAFE, None), (None, "was", "safe", None)],
            [("Jane Roe", "said", SAFE, "named")],
            {"missed part_of_another": {}},
        ),
        (
            [("Jane Roe", "said", SAFE, None)],
            [("Jane Roe", "said", "that it was old", "named")],
            {"missed other_content": {"say": 1}, "wrong other_content": {"say": 1}},
        ),
        ([], [("Jane Roe", "said", SAFE, "named")], {"wrong no_attribution": {"say": 1}}),
        ([], [("Jane Roe", None, SAFE, "named")], {"wrong no_attribution_without_cue": {}}),
        ([("Jane Roe", "said", SAFE, None)], [(None, "said", SAFE, "named")], {"source no_source": {}}),
        ([(None, "said", SAFE, None)], [("Jane Roe", "said", SAFE, "named")], {"source source_where_none": {}}),
        ([("Jane Roe", "said", SAFE, None)], [("She", "said", SAFE, "named")], {"source pronoun_given": {}}),
        ([("She", "said", SAFE, None)], [("Jane Roe", "said", SAFE, "named")], {"source pronoun_expected": {}}),
        ([("nobody", "said", SAFE, None)], [("Jane Roe", "said", SAFE, "named")], {"source other_voice": {}}),
        (
            [("Jane Roe", "said", SAFE, "NP")],
            [("Jane Roe", "said", SAFE, "anonymous_other")],
            {"verdict named as anonymous_other by anonymous_other/rule": {}},
        ),
        (
            [("Jane Roe", "said", SAFE, "AO")],
            [("She", "said", SAFE, "named")],
            {"source pronoun_given": {}, "verdict anonymous_official as named by named/rule": {}},
        ),
    ],
)
def test_causes(truths: list, claims: list, expected: dict[str, dict[str, int]]) -> None:
    found = {
        f"verdict {each.gold} as {each.given} by {each.rule}"
        if each.kind == "verdict"
        else f"{each.kind} {each.cause}": each.words
        for each in causes(truths, claims)
    }
    assert found == expected


def test_the_most_frequent_cause_comes_first() -> None:
    missed = causes(
        [
            ("Jane Roe", "mulled", "that it was old", None),
            ("Jane Roe", "said", SAFE, None),
            ("She", "added", "that it “would do”", None),
        ],
        [],
    )
    assert [(each.cause, each.count, each.words) for each in missed] == [
        ("known_cue", 2, {"say": 1, "add": 1}),
        ("unknown_cue", 1, {"mull": 1}),
    ]
    assert [each.gold.content for each in missed[0].examples if each.gold] == [SAFE, "that it “would do”"]


# --- the whole way -----------------------------------------------------------------------------------------


def test_the_library_gives_what_the_command_gives() -> None:
    articles = msgspec.convert(our_gold()[:2], list[GoldArticle])
    seen = []
    result = attrib.evaluate(articles, "strict", advance=lambda: seen.append(1))
    assert (len(seen), result.figures.articles) == (2, 2)
    assert result.rules.name == attrib.load_rules("strict").name
    assert result.to_dict()["schema"] == "attrib.evaluation/1"
    assert result == attrib.evaluate(articles, attrib.load_rules("strict"))


def test_gold_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(attrib.GoldError, match=r"no/such\.jsonl: no such file or folder"):
        attrib.evaluate("no/such.jsonl")
    with pytest.raises(attrib.RuleSetError):
        attrib.evaluate([], "no-such-rules")
