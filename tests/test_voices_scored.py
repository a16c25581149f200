"""Unnamed, whom, voices and stances of an evaluation, worked out by hand."""

from __future__ import annotations

import dataclasses

import pytest
from msgspec.structs import replace
from test_evaluation import COUNTED, guess, truth

from attrib.evaluation import GoldArticle, GoldAttribution
from attrib.evaluation.gold import Member
from attrib.evaluation.matching import match
from attrib.evaluation.ranges import gold_share, holds
from attrib.evaluation.scoring import Figures, score
from attrib.evaluation.voices import b_cubed, last_word
from attrib.report.model import Claim, Source, Verdict


def source(identity: str, name: str | None, description: str | None = None) -> Source:
    return Source(
        id=identity,
        name=name,
        title=None,
        organization=None,
        description=description,
        basis=None,
        reason=None,
        verdict="named",
        kind="person",
        claims=(),
        words=0,
        mentions=(),
    )


SOURCES = (source("s1", "Mara Quist"), source("s2", None, "two harbour officials"), source("s3", None, "an aide"))


def marked(at: int, label: str, **fields: object) -> GoldAttribution:
    """Give an attribution whose content is the four words from word `at`, and whose source is the word after."""
    made = truth((at, at + 4), source=(at + 4, at + 5), label=label)
    return replace(made, **fields)  # type: ignore[arg-type]


def claimed(at: int, verdict: Verdict, source_id: str, **fields: object) -> Claim:
    made = guess((at, at + 4), source=(at + 4, at + 5), verdict=verdict)
    return replace(made, source_id=source_id, sources=(source_id,), **fields)  # type: ignore[arg-type]


def scored(truths: list[GoldAttribution], claims: list[Claim]) -> Figures:
    return score([match(GoldArticle("a", COUNTED, tuple(truths)), claims, SOURCES)])


def test_unnamed_counts_claims_that_are_none() -> None:
    truths = [marked(0, "AO"), marked(5, "AX"), marked(10, "CG"), marked(15, "NP")]
    claims = [
        claimed(0, "anonymous_other", "s2"),  # unnamed as it should be, though not official
        claimed(5, "named", "s1"),
        claimed(15, "anonymous_official", "s2"),
        claimed(30, "anonymous_other", "s3"),  # no attribution at all
    ]
    unnamed = scored(truths, claims).unnamed
    assert unnamed is not None
    assert (unnamed.p, unnamed.r) == (33.3, 33.3)


def test_of_two_labels_either_is_right() -> None:
    doubtful = marked(0, "NP", alt="AX")
    one, other = (scored([doubtful], [claimed(0, verdict, "s2")]) for verdict in ("named", "anonymous_other"))
    assert one.confusion is not None
    assert other.confusion is not None
    assert one.confusion["named"]["named"] == other.confusion["anonymous_other"]["anonymous_other"] == 1
    assert one.share_error_points == other.share_error_points == 0.0
    wrong = scored([doubtful], [claimed(0, "anonymous_official", "s2")])
    assert wrong.confusion is not None
    assert wrong.confusion["named"]["anonymous_official"] == 1
    assert wrong.unnamed is not None
    assert (wrong.unnamed.p, wrong.unnamed.r) == (100.0, 0.0), "it may be unnamed, but the label says that it is not"


def test_whom_compares_the_last_word_of_names() -> None:
    truths = [
        marked(0, "NP", who="Dr. Mara Quist, the harbour master"),
        marked(5, "NP", who="Mara Venn"),
        marked(10, "NO", who="the port of Ansel?"),
        marked(15, "NP"),
        marked(20, "NP", who="Tom Reed"),  # not found
    ]
    whom = scored(truths, [claimed(at, "named", "s1") for at in (0, 5, 10, 15)]).whom
    assert whom is not None
    assert (whom.n, whom.right) == (2, 50.0)


def test_whom_is_no_figure_of_gold_that_does_not_say() -> None:
    figures = scored([marked(0, "NP"), marked(5, "AX")], [claimed(0, "named", "s1"), claimed(5, "named", "s1")])
    assert (figures.whom, figures.voices, figures.stances) == (None, None, None)


@pytest.mark.parametrize(
    ("who", "word"),
    [
        ("Mara Quist", "quist"),
        ("Mara Quist, of the Port of Ansel", "quist"),
        ("the Ministry of Health", "ministry"),
        ("an aide (unnamed)", "aide"),
        ("(the court)", "court"),
        ("…", ""),
    ],
)
def test_the_word_by_which_names_are_compared(who: str, word: str) -> None:
    assert last_word(who) == word


def test_members_of_a_mixed_source_are_sources_with_their_verdict() -> None:
    quist, official, aide = (
        Member("Dr. Mara Quist", "NP"), Member("two harbour officials", "AO"), Member("an aide")
    )  # fmt: skip
    truths = [
        marked(0, "NP", members=(quist, official)),
        marked(5, "AX", members=(aide,)),
        marked(10, "AX", members=(aide,)),
    ]
    claims = [claimed(0, "named", "s1"), claimed(5, "anonymous_other", "s3")]
    together = scored(truths, claims).together
    assert together is not None
    assert (together.n, together.right) == (3, 66.7), "the official is no source, and what was not found does not count"
    wrong = scored([marked(0, "NP", members=(Member("Mara Quist", "AO"),))], claims).together
    assert wrong is not None
    assert wrong.right == 0.0


def test_voices_are_together_and_apart() -> None:
    truths = [marked(at, "AX", who=who) for at, who in ((0, "an aide"), (5, "an aide"), (10, "an aide #2"))]
    claims = [claimed(at, "anonymous_other", voice) for at, voice in ((0, "s2"), (5, "s3"), (10, "s3"))]
    voices = scored(truths, claims).voices
    assert voices is not None
    # of the three claims 1, 1/2 and 1/2 of their source is their voice; 1/2, 1/2 and 1 of their voice is there
    assert (voices.p, voices.r) == (66.7, 66.7)


def test_the_range_holds_where_the_share_of_the_gold_lies_in_it() -> None:
    outer = truth((0, 12), source=(50, 51), label="AX")
    nested, beside = truth((4, 8), source=(52, 53), label="NP"), truth((20, 24), source=(54, 55), label="NP")
    laid = match(GoldArticle("a", COUNTED, (nested, outer, beside)), [])
    assert gold_share(laid) == 12 / 16, "the words of the nested one are those of the outer one"
    ranges = ((0.7, 0.8), (0.7, 0.74), (0.76, 0.9), (0.75, 0.75))
    assert [holds(dataclasses.replace(laid, likely=each)) for each in ranges] == [True, False, False, True]
    figures = score([dataclasses.replace(laid, likely=each) for each in ranges[:3]])
    assert figures.share_range is not None
    assert (figures.share_range.n, figures.share_range.held, figures.share_range.width) == (3, 33.3, 10.0)
    assert score([laid]).share_range is None


def test_voices_weigh_every_claim_alike() -> None:
    assert b_cubed([("a", "x"), ("a", "x"), ("b", "y")]) == (3.0, 3.0)
    assert b_cubed([("a", "x"), ("a", "x"), ("b", "x")]) == (pytest.approx(4 / 3 + 1 / 3), 3.0)
    assert b_cubed([]) == (0, 0)


def test_stances_are_scored_where_the_gold_has_them() -> None:
    truths = [marked(0, "NP", stance="denies"), marked(5, "NP", stance="asserts"), marked(10, "NP")]
    claims = [claimed(0, "named", "s1"), claimed(5, "named", "s1"), claimed(10, "named", "s1", stance="asks")]
    stances = scored(truths, claims).stances
    assert stances is not None
    assert {stance: (each.n, each.p, each.r) for stance, each in stances.items()} == {
        "asserts": (1, 50.0, 100.0),
        "denies": (1, 0.0, 0.0),
        "doubts": (0, 0.0, 0.0),
        "asks": (0, 0.0, 0.0),
    }


def test_a_claim_of_nobody_is_never_the_right_one() -> None:
    alone = claimed(0, "named", "s9")
    whom = scored([marked(0, "NP", who="Mara Quist")], [replace(alone, source_id=None, source=None)]).whom
    assert whom is not None
    assert whom.right == 0.0
