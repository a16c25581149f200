"""Two versions of a story: every kind of change is found, and none where there is none."""

from __future__ import annotations

import json
from itertools import chain
from typing import get_args

import pytest
from golden import articles
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from test_identity import OTHERS, PARAGRAPHS
from test_properties import TEXTS, thorough

import attrib
from attrib import Comparison, analyze
from attrib.comparison.model import Change, ComparedClaim
from attrib.views.serial import as_json, schema

CHANGES = get_args(Change)
SCHEMA = Draft202012Validator(schema(Comparison))


def only(comparison: Comparison) -> ComparedClaim:
    """Give the one claim that changed."""
    (changed,) = [claim for claim in comparison.claims if claim.changes]
    return changed


def changed(comparison: Comparison, change: str) -> list[str]:
    """Give the contents of the claims of one change, as they are or were."""
    found = [claim.new or claim.old for claim in comparison.claims if change in claim.changes]
    return [" … ".join(part.text for part in claim.content) for claim in found if claim]


def named(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    """Give the compared sources: change, and what they were and are called."""
    return [
        (each.change, *(source and (source.name or source.description) for source in (each.old, each.new)))
        for each in comparison.sources
    ]


# --- each change ---------------------------------------------------------------------------------------------


def test_added_and_dropped() -> None:
    comparison = attrib.compare(
        "The talks failed, police said.\n\nThe bridge is old.", "The talks failed, police said.\n\nIt rained all day."
    )
    assert changed(comparison, "added") == ["It rained all day."]
    assert changed(comparison, "dropped") == ["The bridge is old."]
    assert comparison.counts.unchanged == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It would close on Monday, Jane Roe said.", "It would close on Friday, Jane Roe said."),
        ("It would close, Jane Roe said.", "It would close, Jane Roe claimed."),
        ("It would close on Monday, Jane Roe said.", "“It would close on Monday,” Jane Roe said."),
        ("An official said the old bridge was shut.", "A senior official said the old bridge was shut."),
        (
            "“We knew by Christmas,” said Jane Roe. “The minutes of it are gone for good.”",
            "“We knew by Christmas,” said Jane Roe.",
        ),
    ],
)
def test_reworded(old: str, new: str) -> None:
    there, back = only(attrib.compare(old, new)), only(attrib.compare(new, old))
    assert there.changes == back.changes == ("reworded",)
    assert 0.4 < there.similarity == back.similarity <= 1


def test_another_source_and_its_verdict() -> None:
    claim = only(attrib.compare("The talks had failed, a spy said.", "The talks had failed, said Jane Roe."))
    assert claim.changes == ("other_source", "rejudged")
    assert (claim.old_source, claim.new_source) == ("a spy", "Jane Roe")
    assert claim.similarity == 1


def test_a_source_that_goes_altogether() -> None:
    claim = only(attrib.compare("The talks had failed, police said.", "The talks had failed."))
    assert claim.changes == ("other_source", "rejudged", "reworded")
    assert claim.new_source is None


def test_reworded_by_another_source_only_where_hardly_anything_differs() -> None:
    old = "The talks in the capital had failed on Monday night, police said."
    near = attrib.compare(old, "The talks in the capital had failed on Sunday night, said Jane Roe.")
    assert only(near).changes == ("other_source", "rejudged", "reworded")
    far = attrib.compare(old, "The talks in a village had failed by Sunday night, said Jane Roe.")
    assert (far.counts.added, far.counts.dropped) == (1, 1)


def test_other_rules_judge_otherwise_but_change_no_name() -> None:
    text = "The bridge is old, said Jane Roe.\n\nThe committee said it would close."
    comparison = attrib.compare(analyze(text), analyze(text, "strict"))
    assert only(comparison).changes == ("rejudged",)
    assert comparison.sources == ()
    assert comparison.old.rules != comparison.new.rules


def test_moved_is_what_changed_its_order() -> None:
    first, second, third, fourth = PARAGRAPHS[:4]
    comparison = attrib.compare("\n\n".join(PARAGRAPHS[:4]), "\n\n".join([second, third, fourth, first]))
    assert only(comparison).changes == ("moved",)
    assert changed(comparison, "moved") == ["The talks over the old harbour had failed"]
    assert (only(comparison).old_number, only(comparison).new_number) == (1, 4)


def test_what_is_put_in_before_moves_nothing() -> None:
    comparison = attrib.compare("\n\n".join(PARAGRAPHS), "\n\n".join([*OTHERS, *PARAGRAPHS]))
    assert (comparison.counts.moved, comparison.counts.unchanged) == (0, len(PARAGRAPHS))


# --- names ---------------------------------------------------------------------------------------------------


def test_a_source_gains_its_name_and_loses_it_again() -> None:
    old = "The dam is unsafe, a senior official said. “It will go,” the official said."
    new = "The dam is unsafe, Jane Roe said. “It will go,” Roe said."
    assert named(attrib.compare(old, new)) == [("gained_name", "a senior official", "Jane Roe")]
    assert named(attrib.compare(new, old)) == [("lost_name", "Jane Roe", "a senior official")]


SAFE = "The fund is short of money, a former clerk said{}. “It will be empty by May,” the clerk said."
ASKED = ", asking not to be named because the talks are private"


def test_an_unnamed_source_gains_the_reason_why_it_is_not_named_and_loses_it_again() -> None:
    old, new = SAFE.format(""), SAFE.format(ASKED)
    assert named(attrib.compare(old, new)) == [("gained_reason", "a former clerk", "a former clerk")]
    assert named(attrib.compare(new, old)) == [("lost_reason", "a former clerk", "a former clerk")]


def test_of_a_spokesperson_nobody_asks_a_reason_so_none_is_gained() -> None:
    text = "The bridge will shut, a council spokesman said{}."
    assert named(attrib.compare(text.format(""), text.format(ASKED))) == []


def test_who_says_one_thing_less_is_still_there() -> None:
    old = "The dam is unsafe, a senior official said. “It will go,” the official said."
    new = "The dam is unsafe, Jane Roe said. A senior official said it would take years."
    assert named(attrib.compare(old, new)) == [("gained_name", "a senior official", "Jane Roe")]


def test_sources_of_one_version_only() -> None:
    comparison = attrib.compare(
        "It is over, a spy said.\n\nIt rained, police said.", "It is over, a spy said.\n\nJane Roe said it had begun."
    )
    assert named(comparison) == [("added", None, "Jane Roe"), ("dropped", "police", None)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ana Ruiz and two aides said the pier was shut.", "Ana Ruiz said the pier was shut."),
        ("The pier will shut, the Courier said, citing two aides.", "The pier will shut, the Courier said."),
        (
            "The pier will shut, the Courier said, citing two aides.",
            "The pier will shut, the Courier said, citing Tom Hale.",
        ),
    ],
)
def test_who_says_it_too_and_who_is_cited_are_sources_of_a_claim(old: str, new: str) -> None:
    told = [f"Pier to shut\n\nThe council met on Monday.\n\n{text}" for text in (old, new)]
    assert [each.changes[0] for each in attrib.compare(*told).claims if each.changes] == ["other_source"]
    assert attrib.compare(told[0], told[0]).counts.unchanged == 3


def test_a_fuller_name_is_no_other_source() -> None:
    comparison = attrib.compare("The dam is old, Jane Roe said.", "The dam is old, Jane Amelia Roe said.")
    assert only(comparison).changes == ("reworded",)
    assert comparison.sources == ()


# --- what always holds ---------------------------------------------------------------------------------------


@thorough
@given(TEXTS)
def test_nothing_differs_from_itself(text: str) -> None:
    comparison = attrib.compare(text, text)
    assert not any(claim.changes for claim in comparison.claims)
    assert all(claim.similarity == 1 and claim.old == claim.new for claim in comparison.claims)
    assert comparison.counts.unchanged == len(comparison.claims)
    assert comparison.sources == ()


@thorough
@given(TEXTS, TEXTS)
def test_swapped_versions_swap_what_is_added_and_dropped(one: str, another: str) -> None:
    there, back = attrib.compare(one, another), attrib.compare(another, one)
    for change, reverse in (("added", "dropped"), ("dropped", "added")):
        assert [claim.new or claim.old for claim in there.claims if change in claim.changes] == [
            claim.new or claim.old for claim in back.claims if reverse in claim.changes
        ]
    for change in set(CHANGES) - {"added", "dropped"}:
        assert getattr(there.counts, change) == getattr(back.counts, change)
    reverses = [("gained_name", "lost_name"), ("gained_reason", "lost_reason"), ("added", "dropped")]
    swapped = dict(chain.from_iterable((pair, pair[::-1]) for pair in reverses))
    assert sorted(each.change for each in there.sources) == sorted(swapped[each.change] for each in back.sources)


@thorough
@given(TEXTS, TEXTS)
def test_every_claim_of_both_versions_is_there_once(one: str, another: str) -> None:
    old, new = analyze(one), analyze(another)
    comparison = attrib.compare(old, new)
    claims = comparison.claims
    assert [claim.new for claim in claims if claim.new] == list(new.claims)
    assert sorted(claim.old_number for claim in claims if claim.old_number) == [*range(1, len(old.claims) + 1)]
    for claim in claims:
        assert claim.changes == tuple(change for change in CHANGES if change in claim.changes)
        assert ("added" in claim.changes) == (claim.old is None)
        assert ("dropped" in claim.changes) == (claim.new is None)
        assert claim.old is None or claim.old_number is None or old.claims[claim.old_number - 1] == claim.old
        assert (claim.old and claim.old.source_id is not None) == (claim.old and claim.old_source is not None)
    contents = json.loads(as_json(comparison))
    SCHEMA.validate(contents)
    assert contents == comparison.to_dict()


@settings(max_examples=60)
@given(st.permutations(PARAGRAPHS))
def test_paragraphs_in_another_order_only_move(moved: list[str]) -> None:
    comparison = attrib.compare("\n\n".join(PARAGRAPHS), "\n\n".join(moved))
    assert {change for claim in comparison.claims for change in claim.changes} <= {"moved"}
    assert bool(comparison.counts.moved) == (moved != list(PARAGRAPHS))
    assert comparison.counts.moved < len(PARAGRAPHS)


@settings(max_examples=60)
@given(st.sets(st.sampled_from(PARAGRAPHS)))
def test_paragraphs_that_go_are_dropped_and_no_more(gone: set[str]) -> None:
    comparison = attrib.compare("\n\n".join(PARAGRAPHS), "\n\n".join(each for each in PARAGRAPHS if each not in gone))
    assert comparison.counts.dropped == len(gone)
    assert comparison.counts.unchanged == len(PARAGRAPHS) - len(gone)


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.stem)
def test_claims_that_stay_are_found_whatever_is_around_them(article) -> None:  # type: ignore[no-untyped-def]
    """Every second paragraph goes; of what is left hardly anything may count as new."""
    text = article.read_text(encoding="utf-8")
    left = "\n\n".join(text.split("\n\n")[::2])
    counts = attrib.compare(text, left).counts
    assert counts.added <= 3
    assert counts.moved == 0


def test_long_texts_are_compared_in_time_that_grows_with_their_length() -> None:
    """Not timed: what compares every claim with every other makes this test last for minutes."""
    old = " ".join(f"The dam number {number} is unsafe and old, police said." for number in range(3000))
    new = " ".join(f"The dam number {number} is not at all unsafe, police said." for number in range(3000))
    attrib.compare(old, new)
