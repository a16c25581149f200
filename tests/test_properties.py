"""What must hold of the report on any text whatsoever, however broken, and with every rule set."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from attrib import analyze
from attrib.attributions import find_attributions
from attrib.report.model import UNNAMED, VERDICTS, Passage, Report, Tally
from attrib.rules import load_rules, shipped
from attrib.text import read_document
from attrib.views.serial import schema, to_json

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.[tm][xd][td]"))
EXAMPLES += sorted((Path(__file__).parent.parent / "examples").glob("[!R]*.md"))
WORDS = load_rules("newsroom").words
RULE_SETS = {name: load_rules(name) for name in shipped()}

settings.register_profile(
    "any text", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("any text")

# --- texts -------------------------------------------------------------------------------------------------

VOICES = st.sampled_from(
    """Jane Roe|Sen. Mark Doe (R-Ohio)|Mr. Doe|Roe|Dr. Ana de la Cruz, 45, who runs the clinic,|he|She|they|It|you|who
    officials|a senior U.S. official|two people familiar with the talks|the officials|Another person|the senator
    the Foreign Ministry|Kareth’s spokesman|Police|the report|a Quinnipiac poll|critics|everyone|one of them|The
    officials and aides|a general, John Doe,|the company, which makes boats,|NATO|his|Aides to Mr. Doe|some|sources
    spokesman John Roe of the Department of Justice|an adviser, Jane Roe,|President-elect Doe|the judge’s|people""".replace(
        "\n", "|"
    ).split("|")
).map(str.strip)
CUES = st.one_of(
    st.sampled_from(sorted(WORDS.cues)),
    st.sampled_from(
        [" ".join((cue.lemma, *cue.particles)) for form in WORDS.cues.values() for cue in form.cues if cue.particles]
    ),
    st.sampled_from(
        """said|says|told reporters|according to|reportedly|is believed to|was accused of|it was reported that
        has repeatedly said|did not say|declined to comment|asked whether|went on to say|adding that|his claim that
        the allegation that|expressed hope that|is confident that|said in a statement on Tuesday that|, said|said:
        was told by|were criticized by|warned of|vowed to|described as|would not say if|To say|believed""".replace(
            "\n", "|"
        ).split("|")
    ).map(str.strip),
)
CLAUSES = st.sampled_from(
    """the talks had failed|that the bridge, which was built in 1909, would close|nothing|it was over|to fight
    the U.S. was not ready, and that Mr. Roe knew|he would not|officials said that sources had said so|him of lying
    the plan|of a war|as a sham|whether to go|the claim that he lied|on Tuesday in an interview|No.|because of it
    “We went”|"It is an act of war"|'so it goes'|''It is over''|the “big” one|who had asked not to be named""".replace("\n", "|").split(
        "|"
    )
).map(str.strip)
QUOTE_MARKS = "\"“”„«»'‘’`"
MARKS = st.sampled_from([*QUOTE_MARKS, "''", "``", *",.;:?!()[]—–-…/&*#@%$", "--", "...", ". ", ", ", ".”", ",\"", "?’", " \"", "\" "])
FURNITURE = st.sampled_from(
    ["By Jane Roe", "SARRAT, Kareth (AP) —", "Read more:", "[ad_2]Source link", "JANE ROE: Yes.", "Q.", "— Jane Roe", "# Talks", "> Roe"]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n\r\n", "\n \n", "\t", "\f", "\u2028", "\x85"])
FRAGMENTS = st.one_of(VOICES, CUES, CLAUSES, MARKS, FURNITURE, BREAKS)

ODD = st.characters(categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp", "Mn", "Lo", "Sk", "So", "Nd", "No", "Pc"])
ANYTHING = st.text(st.characters(), max_size=200)
"""Lone surrogates and NULs among them."""


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence as news has them, with its quotation marks set in one of many ways, right or wrong."""
    voice, cue, clause = draw(VOICES), draw(CUES), draw(CLAUSES)
    opening, closing = draw(st.sampled_from(["“”", "\"\"", "‘’", "''", "«»", "„“", "””", " \"", "“ ", "  "]))
    return draw(
        st.sampled_from(
            [
                f"{voice} {cue} {clause}.",
                f"{opening}{clause},{closing} {cue} {voice}.",
                f"{opening}{clause},{closing} {voice} {cue}, {opening}{draw(CLAUSES)}.{closing}",
                f"{voice} {cue}, “{clause}.",
                f"According to {voice}, {clause}.",
                f"{clause}, according to {voice}, {draw(CLAUSES)}.",
                f"{clause}, {cue} {voice}, {draw(CLAUSES)}.",
                f"{voice} {cue}: {opening}{clause}{closing}",
                f"{voice}’s {cue} {clause}, {draw(CUES)} {draw(CLAUSES)}",
                f"{voice}, {draw(VOICES)} and {draw(VOICES)} {cue} {clause}.",
                f"{voice}: {clause}.",
                f"{opening}{clause}{closing}",
            ]
        )
    )


NEWS = st.lists(st.one_of(sentences(), sentences(), FRAGMENTS, BREAKS), max_size=12).map(" ".join)
SALAD = st.lists(FRAGMENTS, max_size=40).flatmap(lambda found: st.sampled_from(["", " "]).map(lambda gap: gap.join(found)))
RUNS = st.tuples(FRAGMENTS, st.integers(1, 400), NEWS).map(lambda each: each[0] * each[1] + each[2])


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A piece of one of the example articles with pieces cut out, doubled, and odd characters put in."""
    text = draw(st.sampled_from(EXAMPLES)).read_text(encoding="utf-8")
    start = draw(st.integers(0, len(text)))
    text = text[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        until = draw(st.integers(at, min(len(text), at + 60)))
        text = text[:at] + draw(st.one_of(MARKS, BREAKS, ODD, FRAGMENTS, st.just(text[at:until] * 2))) + text[until:]
    return text


TEXTS = st.one_of(NEWS, mangled(), SALAD, RUNS, ANYTHING)

# --- properties --------------------------------------------------------------------------------------------


def passages(report: Report) -> Iterator[Passage]:
    for claim in report.claims:
        yield from (*claim.content, *filter(None, (claim.cue, claim.source)))
    for source in report.sources:
        yield from source.mentions


@given(TEXTS)
def test_every_passage_is_the_text_at_its_offsets(text: str) -> None:
    report = analyze(text)
    assert report.text == text
    assert report.article.characters == len(text)
    for passage in passages(report):
        assert 0 <= passage.start < passage.end <= len(text)
        assert text[passage.start : passage.end] == passage.text
        assert passage.text.strip()


@given(TEXTS)
def test_every_claim_has_content_in_the_order_of_the_text(text: str) -> None:
    report = analyze(text)
    for claim in report.claims:
        assert claim.content
        ends = [0, *(passage.end for passage in claim.content)]
        assert all(end <= passage.start for end, passage in zip(ends, claim.content, strict=False)), claim
    begins = [claim.content[0].start for claim in report.claims]
    assert begins == sorted(begins)


@given(TEXTS, st.sampled_from(shipped()))
def test_ids_are_unique_and_references_resolve_both_ways(text: str, rules: str) -> None:
    report = analyze(text, RULE_SETS[rules])
    claims = {claim.id: claim for claim in report.claims}
    sources = {source.id: source for source in report.sources}
    assert len(claims) == len(report.claims)
    assert len(sources) == len(report.sources)
    assert {claim.source_id for claim in report.claims} - {None} == set(sources)
    for source in report.sources:
        assert list(source.claims) == [claim.id for claim in report.claims if claim.source_id == source.id]
        assert source.mentions
        assert {(claims[each].verdict, claims[each].kind) for each in source.claims} == {(source.verdict, source.kind)}
    for claim in report.claims:
        assert (claim.source is None) == (claim.source_id is None)
        assert (claim.verdict == "unattributed") == (claim.source_id is None) or rules == "markkula", claim
        assert RULE_SETS[rules].rule(claim.rule)
    assert {each for finding in report.findings for each in finding.claims} <= set(claims)


@given(TEXTS)
def test_tallies_add_up_and_shares_are_shares(text: str) -> None:
    report = analyze(text)
    summary = report.summary
    for tally in (summary.claims, summary.words):
        assert tally.total == sum(getattr(tally, verdict) for verdict in VERDICTS)
    assert summary.claims == Tally(total=len(report.claims), **Counter(claim.verdict for claim in report.claims))
    assert summary.words.total <= report.article.words
    assert sum(getattr(summary.sources, verdict) for verdict in VERDICTS[:3]) == len(report.sources)
    unnamed = sum(getattr(summary.words, verdict) for verdict in UNNAMED)
    attributed = unnamed + summary.words.named
    assert summary.unnamed_share_of_attributed == pytest.approx(unnamed / attributed if attributed else 0, abs=1e-4)
    assert summary.unnamed_share_of_article == pytest.approx(unnamed / summary.words.total if unnamed else 0, abs=1e-4)
    assert 0 <= summary.unnamed_share_of_article <= summary.unnamed_share_of_attributed <= 1
    for source in report.sources:
        assert 0 <= source.words <= report.article.words


@given(TEXTS, TEXTS)
def test_the_same_text_gives_the_same_bytes(text: str, another: str) -> None:
    first = to_json(analyze(text))
    analyze(another)
    assert to_json(analyze(text)) == first


@given(TEXTS, st.sampled_from(shipped()))
def test_every_report_keeps_to_the_schema(text: str, rules: str) -> None:
    report = json.loads(to_json(analyze(text, RULE_SETS[rules])))
    assert report == analyze(text, RULE_SETS[rules]).to_dict()
    validator().validate(report)


def validator() -> Draft202012Validator:
    if not hasattr(validator, "made"):
        validator.made = Draft202012Validator(schema())
    return validator.made


@pytest.mark.parametrize("unit", [*QUOTE_MARKS, "''", "' ", '" ', ",", ", ", ".", "(", ")", "-", "\0", "\ud800", "ש ", "\u202e", " ", "\n", "a", "A ", "said ", "He said ", "“He said, ", "officials and ", "who ", "that ", "to ", "of "])  # fmt: skip
def test_long_runs_are_read_in_a_moment(unit: str) -> None:
    analyze(unit * (40_000 // len(unit)))


def test_reports_do_not_hang_on_the_seed_of_hashes() -> None:
    """Sets of words have an order that changes from run to run; no report may show it."""
    code = (
        "import hashlib, pathlib, sys, attrib\n"
        "print([hashlib.sha256(repr(attrib.analyze(pathlib.Path(name).read_text('utf-8'))).encode()).hexdigest()"
        " for name in sys.argv[1:]])"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code, *EXAMPLES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(printed) == 1


def test_the_texts_reach_the_grammar() -> None:
    """The properties mean little if the texts never make a claim of the kinds that the grammar knows."""
    seen: Counter[str] = Counter()

    @settings(max_examples=300, derandomize=True, database=None)
    @given(TEXTS)
    def look(text: str) -> None:
        for attribution in find_attributions(read_document(text, WORDS), WORDS):
            event(attribution.construction)
            seen[attribution.construction] += 1

    look()
    assert {"quotation", "clause", "that-clause", "according to", "object"} <= {*seen}, seen
    assert len(seen) >= 10, seen
