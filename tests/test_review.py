"""Decisions applied to reports: none is lost, nothing is settled in silence, and figures follow."""

from __future__ import annotations

import contextlib
import io
import json
from typing import get_args

import msgspec
import pytest
from deciding import agreed, decide, missed, passage, quoted, review_of
from golden import articles
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec import UNSET
from msgspec.structs import replace
from reports import harbour
from rich.console import Console

import attrib
from attrib import analyze
from attrib.constructions.construction import Stance
from attrib.report.decision import Decision, Ruling
from attrib.report.model import UNNAMED, VERDICTS, Passage, Report, Verdict
from attrib.review.agreement import compare, kappa_of, merge
from attrib.review.applying import apply, original
from attrib.review.decision_files import ReviewError, read_review, read_reviewed
from attrib.review.making_gold import NoGoldError, gold_article
from attrib.review.model import Review
from attrib.review.quoting import find, quote
from attrib.review.settling import ConflictError
from attrib.views.adjudication import AdjudicationPage
from attrib.views.agreement import AgreementPage
from attrib.views.serial import as_json, schema, to_json

STORY = """\
Ferry Runs Aground Off Marrow Point

The ferry struck a rock that every chart shows, a senior official said. Nobody was hurt.

“We felt it before we heard it,” said Ada Quill, who runs the harbour kiosk. Quill said the lamps had been out.

The captain had asked for repairs twice, according to two people briefed on the inquiry. The company reportedly
knew. A spokesman for the company said that it would wait for the inquiry.
"""
REPORT = analyze(STORY)
EDITED = STORY.replace("Ferry Runs", "A ferry runs").replace(
    "a senior official said", "a senior official told reporters"
)
REPORTS = [REPORT, *(analyze(path.read_text(encoding="utf-8")) for path in articles()[:4])]


def by_words(report: Report, words: str):  # type: ignore[no-untyped-def]
    return next(claim for claim in report.claims if words in " ".join(part.text for part in claim.content))


def shown(page: object) -> str:
    """Give what a page says in a wide terminal."""
    console = Console(width=160, record=True, file=io.StringIO(), color_system=None)
    console.print(page)
    return console.export_text()


def rulings(report: Report) -> list[Ruling]:
    """Give all decisions that a report has on record."""
    assert report.review is not UNSET
    decided = [claim.decided for claim in (*report.claims, *report.review.rejected)]
    given = [ruling for each in decided if each is not UNSET for ruling in each.rulings]
    return given + [lost.ruling for lost in report.review.lost]


# --- what one decision does ----------------------------------------------------------------------------------


def test_what_rests_on_unnamed_sources_follows_the_decisions() -> None:
    claim = by_words(REPORT, "The ferry struck a rock")
    assert REPORT.reliance is not None
    assert claim.id in REPORT.reliance.single
    report = apply(REPORT, [review_of(REPORT, decide(REPORT, claim, "correct", verdict="named"))])
    assert report.reliance is not None
    assert claim.id not in report.reliance.single
    assert original(report)[0].reliance == REPORT.reliance


def test_a_source_chosen_from_the_list_leaves_the_words_that_name_it() -> None:
    claim, other = by_words(REPORT, "The ferry struck a rock"), by_words(REPORT, "We felt it")
    chosen = decide(REPORT, claim, "correct", verdict="named", source_id=other.source_id, source=None)
    decided = by_words(apply(REPORT, [review_of(REPORT, chosen)]), "The ferry struck a rock")
    assert (decided.source_id, decided.source) == (other.source_id, claim.source)


def test_agreeing_changes_nothing_but_the_record() -> None:
    report = apply(REPORT, [agreed(REPORT)])
    assert replace(report.summary, unnamed_share_range=REPORT.summary.unnamed_share_range) == REPORT.summary
    (low, high), (lower, higher) = report.summary.unnamed_share_range, REPORT.summary.unnamed_share_range
    assert lower <= low <= high <= higher, "what is agreed on is sure"
    assert high - low < higher - lower
    assert report.sources == REPORT.sources
    assert report.reliance == REPORT.reliance
    assert [replace(claim, decided=UNSET) for claim in report.claims] == list(REPORT.claims)
    assert report.review is not UNSET
    assert (report.review.counts.agree, report.review.counts.undecided) == (len(REPORT.claims), 0)
    assert report.review.reviewers == ("JR",)


def test_a_corrected_verdict_moves_the_figures() -> None:
    claim = by_words(REPORT, "struck a rock")
    words = quoted(REPORT, passage(REPORT, "Ada Quill"))
    quill = by_words(REPORT, "We felt it").source_id
    decision = decide(REPORT, claim, "correct", verdict="named", source_id=quill, source=words, note="She said it.")
    report = apply(REPORT, [review_of(REPORT, decision)])
    now = next(each for each in report.claims if each.id == claim.id)
    assert (now.verdict, now.source_id, now.kind) == ("named", quill, "person")
    assert (now.rule, now.because) == ("review/correct", "Decided by JR: She said it.")
    assert now.decided is not UNSET
    assert now.decided.before is not None
    assert (now.decided.before.verdict, now.decided.before.source_id) == (claim.verdict, claim.source_id)
    assert now.decided.rulings[0].note == "She said it."
    moved = len("The ferry struck a rock that every chart shows".split())
    assert report.summary.words.named == REPORT.summary.words.named + moved
    assert report.summary.words.anonymous_official == REPORT.summary.words.anonymous_official - moved == 0
    assert report.summary.sources.anonymous_official == 0
    sources = {source.id: source for source in report.sources}
    assert sources[quill].words == next(each.words for each in REPORT.sources if each.id == quill) + moved
    assert sources[claim.source_id].claims == ()


def test_corrected_content_moves_the_figures_and_can_be_taken_back() -> None:
    claim = by_words(REPORT, "struck a rock")
    short = (quoted(REPORT, passage(REPORT, "The ferry struck a rock")),)
    decision = decide(REPORT, claim, "correct", corrected_content=short)
    review = read_review(as_json(review_of(REPORT, decision)).encode())
    report = apply(REPORT, [review])
    now = next(each for each in report.claims if each.id == claim.id)
    assert [part.text for part in now.content] == ["The ferry struck a rock"]
    assert (now.verdict, now.source_id, now.rule) == (claim.verdict, claim.source_id, "review/correct")
    assert report.summary.words.anonymous_official == 5
    assert now.decided is not UNSET
    assert now.decided.before is not None
    assert now.decided.before.content == claim.content
    assert original(report)[0] == REPORT
    assert apply(report, [review]) == report
    edited = apply(analyze(EDITED), [review])
    assert [part.text for part in by_words(edited, "struck a rock").content] == ["The ferry struck a rock"]
    page = shown(AdjudicationPage(report))
    assert "The ferry struck a rock" in page
    assert "read as “The ferry struck a rock that every chart shows”" in page


def test_content_corrected_otherwise_is_a_conflict_and_a_difference() -> None:
    claim = by_words(REPORT, "struck a rock")
    one, other = (
        review_of(REPORT, decide(REPORT, claim, "correct", by=by, corrected_content=(quoted(REPORT, part),)))
        for by, part in (("JR", passage(REPORT, "The ferry")), ("AB", passage(REPORT, "a rock")))
    )
    with pytest.raises(ConflictError):
        apply(REPORT, [one, other])
    (difference,) = compare(one, other).differences
    assert difference.claim == claim.id
    told = shown(AgreementPage(compare(one, other)))
    assert "“The ferry”" in told
    assert "“a rock”" in told


def test_a_source_that_the_report_has_not_is_added() -> None:
    claim = by_words(REPORT, "Nobody was hurt")
    words = quoted(REPORT, passage(REPORT, "The captain"))
    decision = decide(REPORT, claim, "correct", verdict="anonymous_other", source_id=None, source=words)
    report = apply(REPORT, [review_of(REPORT, decision)])
    source = report.sources[-1]
    assert (source.description, source.name, source.verdict, source.claims) == (
        "The captain",
        None,
        "anonymous_other",
        (claim.id,),
    )
    assert report.review is not UNSET
    assert report.review.added_sources == (source.id,)
    assert report.summary.sources.anonymous_other == REPORT.summary.sources.anonymous_other + 1


def test_words_with_a_mention_in_them_name_somebody_else() -> None:
    claim = by_words(REPORT, "Nobody was hurt")
    for words, known in (
        ("two people briefed on the inquiry", by_words(REPORT, "asked for repairs").source_id),
        ("Ada Quill", by_words(REPORT, "lamps").source_id),
        ("according to two people briefed", None),
    ):
        decision = decide(
            REPORT,
            claim,
            "correct",
            verdict="anonymous_other",
            source_id=None,
            source=quoted(REPORT, passage(REPORT, words)),
        )
        report = apply(REPORT, [review_of(REPORT, decision)])
        (now,) = (each for each in report.claims if each.id == claim.id)
        assert now.source_id == known or (known is None and now.source_id not in {each.id for each in REPORT.sources})


def test_correcting_all_that_a_source_says_corrects_the_source() -> None:
    source = next(each for each in REPORT.sources if each.verdict == "anonymous_official")
    claims = [claim for claim in REPORT.claims if claim.source_id == source.id]
    report = apply(
        REPORT,
        [review_of(REPORT, *(decide(REPORT, each, "correct", verdict="anonymous_other") for each in claims))],
    )
    assert next(each for each in report.sources if each.id == source.id).verdict == "anonymous_other"
    assert report.summary.sources.anonymous_official == 0


def test_rejected_claims_count_for_nothing_and_stay_on_record() -> None:
    claim = by_words(REPORT, "struck a rock")
    report = apply(REPORT, [review_of(REPORT, decide(REPORT, claim, "reject", note="A headline."))])
    assert report.review is not UNSET
    assert claim.id not in {each.id for each in report.claims}
    assert [each.id for each in report.review.rejected] == [claim.id]
    assert report.summary.claims.total == REPORT.summary.claims.total - 1
    assert report.summary.claims.anonymous_official == 0
    assert report.review.before == REPORT.summary


def test_missed_claims_are_added_in_their_place() -> None:
    decision = missed(REPORT, "the inquiry", "anonymous_other", "two people briefed on the inquiry")
    report = apply(REPORT, [review_of(REPORT, decision)])
    (claim,) = (each for each in report.claims if each.rule == "review/missed")
    assert claim.source_id == by_words(REPORT, "asked for repairs").source_id
    assert claim.paragraph == by_words(REPORT, "asked for repairs").paragraph
    starts = [each.content[0].start for each in report.claims]
    assert starts == sorted(starts)
    assert len({each.id for each in report.claims}) == len(report.claims)


def test_what_a_reviewer_adds_another_can_decide() -> None:
    first = apply(REPORT, [review_of(REPORT, missed(REPORT, "every chart shows", "named", "Ada Quill"))])
    (claim,) = (each for each in first.claims if each.rule == "review/missed")
    agreeing = apply(first, [review_of(first, decide(first, claim, by="AB"))])
    (again,) = (each for each in agreeing.claims if each.rule == "review/missed")
    assert again.decided is not UNSET
    assert {ruling.by for ruling in again.decided.rulings} == {"JR", "AB"}
    rejecting = review_of(first, decide(first, claim, "reject", by="AB"))
    with pytest.raises(ConflictError):
        apply(first, [rejecting])
    struck = apply(first, [rejecting], prefer="AB")
    assert struck.review is not UNSET
    assert len(struck.claims) == len(REPORT.claims)
    assert len(rulings(struck)) == 2
    assert apply(struck, [rejecting], prefer="AB") == struck


# --- several people -------------------------------------------------------------------------------------------


def test_people_who_decide_differently_are_told_and_nothing_is_settled() -> None:
    claim = by_words(REPORT, "struck a rock")
    jr = review_of(REPORT, decide(REPORT, claim))
    ab = review_of(REPORT, decide(REPORT, claim, "reject", by="AB", at="2026-11-23T09:30:00Z"))
    for order in ([jr, ab], [ab, jr]):
        with pytest.raises(ConflictError) as caught:
            apply(REPORT, order)
        (conflict,) = caught.value.conflicts
        assert conflict.claim == claim.id
        assert {ruling.by for ruling in conflict.rulings} == {"JR", "AB"}
    preferred = apply(REPORT, [jr, ab], prefer="JR")
    assert claim.id in {each.id for each in preferred.claims}
    assert len(rulings(preferred)) == 2
    assert claim.id not in {each.id for each in apply(REPORT, [jr, ab], prefer="AB").claims}
    with pytest.raises(ConflictError):
        apply(REPORT, [jr, ab], prefer="XY")


def test_agreeing_and_correcting_to_the_same_is_no_conflict() -> None:
    claim = by_words(REPORT, "struck a rock")
    jr = review_of(REPORT, decide(REPORT, claim))
    ab = review_of(REPORT, decide(REPORT, claim, "correct", by="AB"))
    assert len(rulings(apply(REPORT, [jr, ab]))) == 2


def test_of_one_person_the_latest_counts() -> None:
    claim = by_words(REPORT, "struck a rock")
    early = review_of(REPORT, decide(REPORT, claim, at="2026-11-22T11:30:00+02:00"))
    late = review_of(REPORT, decide(REPORT, claim, "reject", at="2026-11-22T09:45:00Z"))
    for order in ([early, late], [late, early]):
        report = apply(REPORT, order)
        assert claim.id not in {each.id for each in report.claims}
        assert len(rulings(report)) == 2


def test_people_without_initials_are_not_one_person() -> None:
    claim = by_words(REPORT, "struck a rock")
    nobody = [
        review_of(REPORT, decide(REPORT, claim, choice, by="", at=f"2026-11-22T09:3{number}:00Z"))
        for number, choice in enumerate(("agree", "reject"))
    ]
    with pytest.raises(ConflictError):
        apply(REPORT, nobody)


# --- edited stories -------------------------------------------------------------------------------------------


def test_decisions_hold_on_by_quotation_where_the_story_was_edited() -> None:
    edited = analyze(EDITED)
    old, new = by_words(REPORT, "struck a rock"), by_words(edited, "struck a rock")
    assert old.id != new.id
    report = apply(edited, [agreed(REPORT)])
    assert report.review is not UNSET
    decided = next(each for each in report.claims if each.id == new.id).decided
    assert decided is not UNSET
    assert decided.rulings[0].claim == old.id
    assert [lost.ruling.content[0].exact for lost in report.review.lost] == ["Ferry Runs Aground Off Marrow Point"]


def test_decisions_whose_claim_is_gone_are_listed_with_why() -> None:
    edited = analyze(
        STORY.replace("Quill said the lamps had been out.", "").replace("Ada Quill, who runs", "a woman who runs")
    )
    report = apply(edited, [agreed(REPORT)])
    assert report.review is not UNSET
    lost = {lost.ruling.content[0].exact: lost.why for lost in report.review.lost}
    assert lost["the lamps had been out"] == "These words are not in this version: “the lamps had been out”."
    assert lost["“We felt it before we heard it,”"] == (
        "It agreed to another verdict than the claim has in this version: named."
    )


def test_without_the_text_ids_hold() -> None:
    bare = replace(REPORT, text=None)
    report = apply(bare, [agreed(REPORT), review_of(REPORT, missed(REPORT, "every chart shows", by="AB"))])
    assert report.review is not UNSET
    assert report.review.counts.undecided == report.review.counts.lost == 0
    assert report.review.counts.missed == 1
    edited = replace(analyze(EDITED), text=None)
    later = apply(edited, [agreed(REPORT), review_of(REPORT, missed(REPORT, "every chart shows", by="AB"))])
    assert later.review is not UNSET
    assert {"without the text" in lost.why for lost in later.review.lost} == {True}
    assert later.review.counts.lost == 3


def test_a_quotation_is_found_by_what_stands_around_it() -> None:
    text = "He said no. " * 3 + "She, too, said no. " + "He said no. " * 3
    at = text.index("said no", text.index("She"))
    quotation = quote(text, Passage(start=at, end=at + 7, text="said no"))
    longer = "A new beginning. " + text
    found = find(quotation, longer)
    assert found is not None
    assert longer[found.start - 10 : found.end] == "She, too, said no"
    assert find(quotation, "Nothing of it.") is None


@given(st.text("ab ", min_size=1, max_size=60), st.data())
def test_a_quotation_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    part = Passage(start=start, end=end, text=text[start:end])
    assert find(quote(text, part), text) == part


# --- what always holds ----------------------------------------------------------------------------------------

CHOICES = st.sampled_from(["agree", "correct", "reject"])


@st.composite
def reviews(draw: st.DrawFn, report: Report, by: str) -> Review:
    decisions: list[Decision] = []
    for claim in draw(st.lists(st.sampled_from(report.claims), max_size=8)):
        choice = draw(CHOICES)
        changes: dict[str, object] = {"by": by, "at": f"2026-11-22T09:{draw(st.integers(10, 59))}:00Z"}
        if choice == "correct":
            verdict: Verdict = draw(st.sampled_from(VERDICTS))
            voice = draw(st.none() | st.sampled_from(report.sources))
            words = draw(st.none() | st.sampled_from(voice.mentions)) if voice else None
            changes |= {
                "verdict": verdict,
                "stance": draw(st.sampled_from([None, *get_args(Stance)])),
                "source_id": voice.id if voice else None,
                "source": quoted(report, words) if words else draw(st.none() | st.just(somewhere(draw, report))),
                "corrected_content": draw(st.just(UNSET) | st.just((somewhere(draw, report),))),
            }
        decisions.append(decide(report, claim, choice, **changes))
    for _ in range(draw(st.integers(0, 2))):
        words = somewhere(draw, report)
        made = missed(report, report.claims[0].content[0].text, draw(st.sampled_from(VERDICTS)), by=by)
        decisions.append(replace(made, content=(words,), source=draw(st.none() | st.just(somewhere(draw, report)))))
    return review_of(report, *decisions)


def somewhere(draw: st.DrawFn, report: Report):  # type: ignore[no-untyped-def]
    text = report.text or ""
    start = draw(st.integers(0, len(text) - 2))
    end = draw(st.integers(start + 1, min(len(text), start + 80)))
    return quoted(report, Passage(start=start, end=end, text=text[start:end]))


@settings(max_examples=120)
@given(st.data())
def test_what_always_holds(data: st.DataObject) -> None:
    report = data.draw(st.sampled_from(REPORTS))
    onto = data.draw(st.sampled_from([report, replace(report, text=None), analyze(EDITED)]))
    given_reviews = [data.draw(reviews(report, by)) for by in ("JR", "AB")]
    with contextlib.suppress(ConflictError):
        hold(apply(onto, given_reviews, prefer="JR"), onto, given_reviews)


def hold(result: Report, onto: Report, given_reviews: list[Review]) -> None:
    every = [decision for review in given_reviews for decision in review.decisions]
    assert len(rulings(result)) == len(set(every))
    assert {msgspec.convert(_fields(ruling), Decision) for ruling in rulings(result)} == set(every)
    assert to_json(apply(result, given_reviews, prefer="JR")) == to_json(result)
    assert to_json(apply(onto, given_reviews[::-1], prefer="JR")) == to_json(result)
    assert original(result)[0] == onto
    assert msgspec.json.decode(to_json(result), type=Report) == result
    check(result, onto.text)


def _fields(ruling: Ruling) -> dict[str, object]:
    fields = msgspec.to_builtins(ruling)
    return {name: value for name, value in fields.items() if name not in {"sha256", "claims"}}


def check(report: Report, text: str | None) -> None:
    assert report.review is not UNSET
    summary = report.summary
    assert 0 <= summary.unnamed_share_of_attributed <= 1
    assert 0 <= summary.unnamed_share_of_article <= 1
    assert summary.claims.total == len(report.claims)
    assert summary.words.total == sum(getattr(summary.words, verdict) for verdict in VERDICTS)
    ids = [claim.id for claim in (*report.claims, *report.review.rejected)]
    assert len(ids) == len(set(ids))
    sources = {source.id: source for source in report.sources}
    for claim in report.claims:
        assert claim.source_id is None or claim.id in sources[claim.source_id].claims
        for part in (*claim.content, *([claim.source] if claim.source else [])):
            assert text is None or text[part.start : part.end] == part.text
    counts = report.review.counts
    decided = sum(claim.decided is not UNSET for claim in report.claims)
    assert decided + counts.undecided == len(report.claims)
    assert counts.agree + counts.correct + counts.missed + counts.reject == decided + len(report.review.rejected)


def test_reviewed_reports_keep_to_the_schema() -> None:
    report = apply(
        REPORT,
        [review_of(REPORT, decide(REPORT, REPORT.claims[0], "reject"), missed(REPORT, "every chart shows"))],
    )
    Draft202012Validator(schema()).validate(json.loads(to_json(report)))
    review = agreed(REPORT)
    Draft202012Validator(schema(Review)).validate(json.loads(as_json(review)))


def test_reports_that_nobody_reviewed_say_nothing_of_reviews() -> None:
    assert "review" not in REPORT.to_dict()
    assert all("decided" not in claim for claim in REPORT.to_dict()["claims"])


def test_reports_made_by_hand_can_be_reviewed() -> None:
    report = apply(harbour(), [agreed(harbour())])
    assert original(report)[0] == harbour()


# --- files ----------------------------------------------------------------------------------------------------

LINE = as_json(review_of(REPORT, decide(REPORT, REPORT.claims[0])), indent=None)


def test_decisions_come_back_from_files() -> None:
    assert read_review(b"\xef\xbb\xbf" + as_json(agreed(REPORT)).encode()) == agreed(REPORT)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"{", "not JSON (Input data was truncated)"),
        (b"\xff\xfe{}", "not JSON ("),
        (b"[" * 200_000, "not attrib.review/1: the whole must be an object, not a list"),
        (b'{"schema": "attrib.review/1", "x": ' + b"[" * 200_000, "not JSON: nested too deeply"),
        (b"[]", "not attrib.review/1: the whole must be an object, not a list"),
        (b"{}", "not attrib.review/1"),
        (to_json(REPORT).encode(), "attrib.report/1, not attrib.review/1"),
        (
            LINE.replace('"agree"', '"maybe"').encode(),
            "not attrib.review/1: decision of decision 1: “maybe” is none",
        ),
        (LINE.replace('"by":', '"bye":').encode(), "not attrib.review/1: decision 1: "),
        (
            LINE.replace("2026-11-22T09:30:00Z", "yesterday").encode(),
            "decision 1: “at” is “yesterday”, which is no",
        ),
        (LINE.replace("2026-11-22T09:30:00Z", "2026-11-22T09:30:00").encode(), "decision 1: “at” is "),
        (LINE.replace('"agree"', '"missed"').encode(), "decision 1: “claim” must be null where a claim is missed"),
        (LINE.replace('"end":35', '"end":3').encode(), "decision 1: 0 to 3 are not the 35 characters of “Ferry Runs"),
        (b" " * 20_000_001 + b"x", "larger than 20 MB"),
        (LINE.replace('"verdict":', '"corrected_content":[],"verdict":').encode(), "decision 1: “corrected_content” g"),
    ],
    ids=range(17),
)
def test_files_that_are_no_decisions(data: bytes, reason: str) -> None:
    with pytest.raises(ReviewError) as caught:
        read_review(data)
    assert str(caught.value).startswith(reason)
    assert "\n" not in str(caught.value)


def test_reports_that_do_not_fit_their_text() -> None:
    report = REPORT.to_dict()
    report["claims"][0]["content"][0]["end"] += 1
    tampered = to_json(apply(REPORT, [agreed(REPORT)])).replace("09:30:00Z", "soon")
    for data, reason in (
        (json.dumps(report).encode(), f"claim {REPORT.claims[0].id}: 0 to 36 are not its words"),
        (
            tampered.encode(),
            "a decision on record: “at” is “2026-11-22Tsoon”, which is no time such as 2026-11-22T09:30:00Z",
        ),
        (STORY.encode(), "not a report; attrib analyze --format json writes one"),
        (to_json(replace(REPORT, claims=(REPORT.claims[0],) * 2)).encode(), "two claims have the same id"),
    ):
        with pytest.raises(ReviewError) as caught:
            read_reviewed(data)
        assert str(caught.value) == reason


# --- agreement ------------------------------------------------------------------------------------------------


def test_kappa_is_as_computed_by_hand() -> None:
    pairs = [("named", "named")] * 20 + [("named", "unattributed")] * 5
    pairs += [("unattributed", "named")] * 10 + [("unattributed", "unattributed")] * 15
    observed, expected, kappa = kappa_of(pairs)  # type: ignore[arg-type]
    assert (observed, expected) == (0.7, 0.5)
    assert kappa == pytest.approx(0.4)


@given(st.lists(st.tuples(*[st.sampled_from((*VERDICTS, "rejected"))] * 2), max_size=30))
def test_kappa_is_one_only_where_all_agree(pairs: list) -> None:  # type: ignore[type-arg]
    observed, expected, kappa = kappa_of(pairs)
    assert (kappa is None) == (not pairs or len({each for pair in pairs for each in pair}) == 1)
    if kappa is not None:
        assert -1 <= kappa <= 1
        assert (kappa == 1) == all(a == b for a, b in pairs)
        assert kappa == kappa_of([(b, a) for a, b in pairs])[2]
    assert observed is None or 0 <= expected <= 1


def test_agreement_and_differences() -> None:
    first = agreed(REPORT)
    claim, other = by_words(REPORT, "struck a rock"), by_words(REPORT, "lamps")
    changed = {
        claim.id: decide(REPORT, claim, "reject", by="AB"),
        other.id: decide(REPORT, other, "correct", source_id="s1", by="AB"),
    }
    decisions = [changed.get(each.id) or decide(REPORT, each, by="AB") for each in REPORT.claims[1:]]
    second = review_of(REPORT, *decisions, missed(REPORT, "every chart shows", by="AB"))
    found = compare(first, second)
    n = len(REPORT.claims) - 1
    assert (found.both, found.same_verdict, found.same_source) == (n, n - 1, n - 2)
    assert (found.first.alone, found.second.alone) == (1, 1)
    assert [each.claim for each in found.differences] == [claim.id, other.id]
    assert found.agreement == (n - 1) / n
    joint = merge(first, second)
    assert set(joint.decisions) == {*first.decisions, *second.decisions}
    assert merge(joint, second) == joint


def test_undefined_kappa_says_why() -> None:
    claim = by_words(REPORT, "struck a rock")
    one = review_of(REPORT, decide(REPORT, claim))
    assert compare(one, one).undefined == "both put every claim into the same category"
    assert compare(one, review_of(REPORT)).undefined == "there is no claim that both decided"
    assert compare(one, review_of(REPORT)).agreement is None


# --- gold -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.article.title[:12])
def test_a_report_that_is_right_scores_a_hundred(report: Report) -> None:
    figures = attrib.evaluate([gold_article(apply(report, [agreed(report)]))]).figures
    for ratio in (figures.content, figures.found, figures.sourced):
        assert (ratio.p, ratio.r, ratio.f1) == (100, 100, 100)
    assert figures.verdict_accuracy_when_found == 100
    assert figures.gold == figures.predicted > 0


def test_gold_says_who_the_sources_are_and_scores_a_hundred() -> None:
    gold = [gold_article(apply(report, [agreed(report)])) for report in REPORTS]
    assert any(each.who and each.label == "named" for article in gold for each in article.attributions)
    figures = attrib.evaluate(gold).figures
    assert figures.whom is not None
    assert figures.voices is not None
    assert (figures.whom.right, figures.voices.p, figures.voices.r) == (100, 100, 100)
    assert figures.stances is not None
    assert {each.f1 for each in figures.stances.values() if each.n} == {100}


def test_gold_has_all_who_say_something_together() -> None:
    report = attrib.analyze("Jane Roe, the mayor, and two drivers said that the bridge was shut.")
    (joint,) = gold_article(apply(report, [agreed(report)])).attributions
    assert [(each.who, each.label) for each in joint.members] == [
        ("Jane Roe", "named"),
        ("two drivers", "anonymous_other"),
    ]
    together = attrib.evaluate([gold_article(apply(report, [agreed(report)]))]).figures.together
    assert together is not None
    assert (together.n, together.right) == (2, 100)


def test_voices_described_alike_stay_apart_in_gold() -> None:
    text = "“The pump is broken,” an aide said.\n\n“It will be mended,” another aide said."
    report = attrib.analyze(text)
    twins = tuple(replace(source, name=None, description="an aide", kind="insider") for source in report.sources)
    report = replace(report, sources=twins)
    gold = gold_article(apply(report, [agreed(report)]))
    assert [each.who for each in gold.attributions] == ["an aide", "an aide #2"]
    lost = replace(report, sources=tuple(replace(source, kind="unresolved") for source in twins))
    unresolved = [replace(claim, kind="unresolved") for claim in lost.claims]
    lost = replace(lost, claims=tuple(unresolved))
    assert [each.who for each in gold_article(apply(lost, [agreed(lost)])).attributions] == [None, None]


def test_what_was_corrected_is_exactly_what_was_wrong() -> None:
    others = [claim for claim in REPORT.claims if "struck" not in claim.content[0].text]
    official, rejected = by_words(REPORT, "struck a rock"), by_words(REPORT, "lamps")
    decisions = [decide(REPORT, claim) for claim in others if claim != rejected]
    decisions += [
        decide(REPORT, official, "correct", verdict="anonymous_other"),
        decide(REPORT, rejected, "reject"),
        missed(REPORT, "Nobody was hurt", "named", "Ada Quill", at="2026-11-22T10:30:00Z"),
    ]
    figures = attrib.evaluate([gold_article(apply(REPORT, [review_of(REPORT, *decisions)]))]).figures
    attributed = sum(bool(claim.cue) or claim.verdict != "unattributed" for claim in REPORT.claims)
    assert (figures.gold, figures.predicted) == (attributed, attributed)
    wrong = {
        (given, judged): count
        for given, row in figures.confusion.items()
        for judged, count in row.items()
        if count and given != judged
    }
    assert wrong == {("anonymous_other", "anonymous_official"): 1, ("named", "missed"): 1}
    assert figures.found.r == pytest.approx(100 * (attributed - 1) / attributed, abs=0.1)
    assert figures.found.p == pytest.approx(100 * (attributed - 1) / attributed, abs=0.1)


def test_what_was_not_decided_is_no_gold() -> None:
    with pytest.raises(NoGoldError, match="not reviewed"):
        gold_article(REPORT)
    partly = apply(REPORT, [review_of(REPORT, *agreed(REPORT).decisions[1:3])])
    with pytest.raises(NoGoldError, match=rf"{len(REPORT.claims) - 2} of {len(REPORT.claims)} claims not decided"):
        gold_article(partly)
    assert len(gold_article(partly, partial=True).attributions) == 1
    with pytest.raises(NoGoldError, match="without the article's text"):
        gold_article(replace(apply(REPORT, [agreed(REPORT)]), text=None))


def test_figures_are_those_of_the_decided_claims() -> None:
    report = apply(REPORT, [review_of(REPORT, *(decide(REPORT, each, "reject") for each in REPORT.claims))])
    assert report.summary.claims.total == report.summary.words.total == 0
    assert all(getattr(report.summary.sources, verdict) == 0 for verdict in ("named", *UNNAMED))
