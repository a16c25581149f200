"""Tracing: every cue of a sentence, what was tried there, what it lacked, and who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_cli import run

from attrib import Analysis
from attrib.trace import SentenceTrace, TracedCue, trace

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Council shuts two schools

The council will close two schools, officials said. It was a claim.

Ann Whitlock, the mayor, was told by aides that it had failed. She denied that the “deal” was off.
"""


def traced(words: str) -> SentenceTrace:
    analysis = Analysis.of_article(TEXT)
    [(start, end)] = analysis.sentences_with(words)
    [found] = trace(analysis, start, end)
    return found


def cue(words: str, text: str) -> TracedCue:
    [found] = [each for each in traced(words).cues if each.word == text]
    return found


def test_words_have_tags_with_names() -> None:
    words = [(word.text, word.tag) for word in traced("it was a claim").words]
    assert words == [
        ("It", "subject pronoun"),
        ("was", "auxiliary"),
        ("a", "determiner"),
        ("claim", "noun"),
        (".", "full stop"),
    ]


@pytest.mark.parametrize(
    ("text", "tag", "why"),
    [
        ("The [plan] was late.", "noun", "what stands before it opens a noun phrase"),
        ("The plan [makes] sense.", "present", "it agrees with what is before it (“the plan makes”)"),
        ("He saw [plans].", "noun", "nothing shows that it is a verb"),
        ("Voting [faces] delays, officials said.", "present", "its clause would have no verb"),
        ("[Officials] left.", "noun", None),
    ],
)
def test_a_word_tells_what_showed_whether_it_is_noun_or_verb(text: str, tag: str, why: str | None) -> None:
    analysis = Analysis.of_article(text.replace("[", "").replace("]", ""))
    [found] = trace(analysis, 0, len(analysis.doc.text))
    shown = text[text.index("[") + 1 : text.index("]")]
    assert [(word.tag, word.unsure) for word in found.words if word.text == shown] == [(tag, why)]


def test_what_was_read_comes_with_its_parts() -> None:
    step = cue("officials said", "said").steps[-1]
    assert (step.tried, step.lacked, step.source, step.cue) == ("parenthetical", None, "officials", "said")
    assert step.content == ("The council will close two schools",)


def test_what_was_tried_before_tells_what_it_lacked() -> None:
    steps = {step.tried: step.lacked for step in cue("officials said", "said").steps}
    assert steps["quotation-after"] == "no quotation follows"
    assert steps["that-clause"] == "neither “that” nor a question word follows"


def test_a_cue_that_is_none_tells_why() -> None:
    [found] = [each for each in traced("it was a claim").cues if each.word == "claim"]
    assert [(step.tried, step.lacked) for step in found.steps if step.tried == "the verb as a whole"] == [
        ("the verb as a whole", "it is a noun here")
    ]


def test_claims_come_with_who_and_why() -> None:
    [claim] = traced("she denied").claims
    [resolved] = claim.resolved
    assert resolved.why.how == "pronoun"
    assert any(rule.rule == claim.claim.rule and rule.held for rule in claim.considered)


def test_the_trace_reads_as_the_report_does() -> None:
    analysis = Analysis.of_article(TEXT)
    spans = [analysis.doc.span(sentence.first, sentence.stop) for sentence in analysis.doc.sentences]
    found = [
        claim.claim.id for span in spans for each in trace(analysis, span.start, span.end) for claim in each.claims
    ]
    assert set(found) == {claim.id for claim in analysis.report.claims}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("words", ["officials   SAID", "2"])
def test_a_sentence_is_traced_by_its_words_or_its_claim(article: Path, words: str) -> None:
    result = run("explain", article, words, "--trace", "--width", 100)
    assert (result.exit_code, result.stderr) == (0, "")
    for part in ("determiner", "“said”", "parenthetical", "rule"):
        assert part in result.stdout


def test_a_sentence_without_trace_shows_its_claims(article: Path) -> None:
    result = run("explain", article, "officials said")
    assert result.exit_code == 0
    assert "claim 2 of" in result.stdout


def test_a_sentence_that_is_not_there_is_told(article: Path) -> None:
    result = run("explain", article, "no such words", "--trace")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"attrib: {article}: no claim no such words, and no sentence with these words: its claims are 1 to 5\n"
    )


def test_constructions_are_listed_in_their_order() -> None:
    result = run("rules", "list", "--constructions", "--width", 100)
    assert result.exit_code == 0
    assert result.stdout.index("quotation-after") < result.stdout.index("that-clause") < result.stdout.index("label")


def test_a_construction_has_a_page() -> None:
    result = run("rules", "show", "that-clause", "--width", 100)
    assert result.exit_code == 0
    assert "[Officials] {said} that <the talks had failed>." in result.stdout
    assert run("rules", "show", "that-claus").stderr.startswith(
        "attrib: no rule that-claus in newsroom; near it: that-clause"
    )


def test_a_word_that_may_be_noun_or_verb_is_shown_with_its_sign(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("The plan makes sense, officials said.", encoding="utf-8")
    shown = " ".join(run("explain", str(story), "plan makes", "--trace").stdout.split())
    assert "“makes” may be noun or verb; verb, present: it agrees with what is before it" in shown
