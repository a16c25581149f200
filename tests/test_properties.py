"""What must hold of the report on any text whatsoever, however broken, and with every rule set."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest
from golden import articles
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from attrib import analyze
from attrib.constructions import find_attributions
from attrib.report.backing import behind
from attrib.report.model import UNNAMED, VERDICTS, Passage, Report
from attrib.report.totals import Tally
from attrib.rules import load_rules, shipped
from attrib.text import read_document
from attrib.views.serial import schema, to_json

RULE_SETS = {name: load_rules(name) for name in shipped()}
WORDS = RULE_SETS["newsroom"].words
SCHEMA = Draft202012Validator(schema())

thorough = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

# --- texts -------------------------------------------------------------------------------------------------


def any_of(listed: str) -> st.SearchStrategy[str]:
    """Give any of the fragments that `listed` has, one a line or with bars between them."""
    return st.sampled_from([part.strip() for line in listed.splitlines() for part in line.split("|")])


VOICES = any_of(
    """Jane Roe | Sen. Mark Doe (R-Ohio) | Mr. Doe | Roe | Dr. Ana de la Cruz, 45, who runs the clinic,
    he | She | They | It | you | who | everyone | some | his | NATO | Police | the officials
    Another person | The | officials | a senior U.S. official | two people familiar with the talks
    the judge’s | people | sources | the Foreign Ministry | Kareth’s spokesman | the report
    a Quinnipiac poll | critics | officials and aides | a general, John Doe,
    the company, which makes boats, | Aides to Mr. Doe | an adviser, Jane Roe,
    spokesman John Roe of the Department of Justice | the officials who said that | the senator
    the mayor | her adviser"""
)
MEMBERS = any_of("one of them | a third | most of the candidates | the head of the union")
LISTED = st.sampled_from(sorted(map(sorted, WORDS.lists.values()))).flatmap(st.sampled_from)
DATES = st.sampled_from(sorted(WORDS.weekdays | WORDS.months)).map(str.capitalize)
NAMES = DATES | LISTED | LISTED.map(str.title) | any_of("J. | O | J.R. | Will | Rose | Police | King | Sunday Rose")
NUMBERS = st.builds(str.__mul__, any_of("1 | 20 | ,000 | 9,999 | ٣"), st.sampled_from([1, 3, 40, 5000]))
CUES = any_of(
    """said | says | told reporters | according to | reportedly | is believed to | was accused of | by
    said: | it was reported that | has repeatedly said | did not say | declined to comment
    asked whether | believed | went on to say | adding that | his claim that | the allegation that
    expressed hope that | , said | warned of | said in a statement on Tuesday that | was told by
    were criticized by | vowed to | is confident that | described as | To say | would not say
    the plan’s warning that | had asked not to be named"""
) | st.sampled_from(sorted({" ".join((form, *cue.particles)) for form in WORDS.cues for cue in WORDS.cues[form].cues}))
CLAUSES = any_of(
    """the talks had failed | that the bridge, which was built in 1909, would close | nothing | it was over
    the U.S. was not ready, and that Mr. Roe knew | he would not
    officials said that sources had said so | him of lying | the plan | of a war | as a sham
    whether to go | to fight | the claim that he lied | No. | | on Tuesday in an interview | because of it
    the “big” one, and | “We went” | 'so it goes' | ''It is'' it"""
)
QUOTE_MARKS = ["“", "”", '"', "„", "«", "»", "'", "‘", "’", "`", "''", "``", '"" ', " “", "” "]
MARKS = st.sampled_from([*QUOTE_MARKS, *",.;:?!()[]—–-…/&*#@%$", "--", "...", ", and ", ".”", ',"', ". "])
FURNITURE = any_of(
    """By Jane Roe | SARRAT, Kareth (AP) — | Read more: | [ad_2]Source link | JANE ROE: Yes. | Q. | — Jane Roe
    # Talks | > Roe | <b>Roe</b> | \x1b[31mRoe"""
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n\r\n", "\t", "\f", "\0", "\u2028", "\x85", "\u202e", "\ud800"])
FRAGMENTS = st.one_of(VOICES, CUES, CLAUSES, MARKS, FURNITURE, BREAKS).map(str)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence as news has them, with quotation marks set in one of many ways, right or wrong."""
    voice, cue, clause, second = draw(VOICES | MEMBERS), draw(CUES), draw(CLAUSES), draw(CLAUSES)
    opening, closing = draw(st.sampled_from(["“”", '""', "‘’", "''", "«»", "„“", "””", "“x", "x”"]))
    return draw(
        st.sampled_from(
            [
                f"{voice} {cue} {clause}.",
                f"{opening}{clause},{closing} {cue} {voice}.",
                f"{opening}{clause},{closing} {voice} {cue}, {opening}{second}.{closing}",
                f"{voice} {cue}, {opening}{clause}.",
                f"According to {voice}, {clause}.",
                f"{clause}, according to {voice}, {second}.",
                f"{clause}, {cue} {voice}, {second}.",
                f"{voice} {cue}: {opening}{clause}{closing}",
                f"{voice}’s {cue} {clause}, {draw(CUES)} {second}",
                f"{voice}, {draw(VOICES)} and {draw(VOICES)} {cue} {clause}.",
                f"{voice}, {draw(NAMES)}, {cue} {clause}.",
                f"{draw(NAMES)} {cue} {clause}.",
                f"{voice}: {clause}.",
                f"{opening}{clause}{closing}",
            ]
        )
    )


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A piece of an example article with pieces cut out or doubled, and odd characters put in."""
    text = draw(st.sampled_from(articles())).read_text(encoding="utf-8")
    start = draw(st.integers(0, len(text)))
    text = text[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        until = draw(st.integers(at, min(len(text), at + 60)))
        text = text[:at] + draw(FRAGMENTS | ODD | st.just(text[at:until] * 2)) + text[until:]
    return text


ANYTHING = st.text(st.characters(), max_size=200)
ODD = st.characters(categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp", "Mn", "Lo", "So", "No", "Pc"])
NEWS = st.lists(sentences() | sentences() | FRAGMENTS, max_size=12).map(" ".join)
STORY = st.lists(sentences(), min_size=4, max_size=12).map(" ".join)
SALAD = st.lists(FRAGMENTS, max_size=40).map("".join)
RUNS = st.builds(lambda unit, times, rest: unit * times + rest, FRAGMENTS, st.integers(1, 300), NEWS)
SHORT_SENTENCES = st.builds(
    "{} {} it failed. ".format,
    VOICES | MEMBERS | NAMES | NUMBERS.map("{} officials".format),
    any_of("said | says | told reporters that"),
)
BROKEN_OFF = st.builds(lambda text, cut: text[: len(text) - cut], NEWS, st.integers(0, 40))
TEXTS = NEWS | STORY | mangled() | SALAD | RUNS | BROKEN_OFF | ANYTHING

# --- properties --------------------------------------------------------------------------------------------


def passages(report: Report) -> Iterator[Passage]:
    for claim in report.claims:
        yield from (*claim.content, *filter(None, (claim.cue, claim.source)))
    for source in report.sources:
        yield from source.mentions
        yield from source.facts.values()


@thorough
@given(TEXTS)
@example("Jane Roe, and")
@example("“" + "officials, " * 200)
@example("AP reported that,according to an")
@example("‘We went,’ he said. ‘")
def test_every_passage_is_the_text_at_its_offsets(text: str) -> None:
    report = analyze(text)
    assert report.text == text
    assert report.article.characters == len(text)
    for passage in passages(report):
        assert 0 <= passage.start < passage.end <= len(text)
        assert text[passage.start : passage.end] == passage.text
        assert passage.text.strip()


GLUE = ("of", "the", "s")
"""Between "one" and those of whom it is one, and between an owner and what is owned."""


@thorough
@given(TEXTS)
@example("0 U.S.SAW%A000,CITING%A000")
def test_what_is_told_of_a_source_stands_in_the_text(text: str) -> None:
    report = analyze(text)
    flat = " ".join(text.split())
    for source in report.sources:
        said = {"number": source.number and source.number.words}
        for name in ("title", "organization", "basis", "reason", "pathway"):
            said[name] = getattr(source, name)
        facts = {name: " ".join(fact.text.split()) for name, fact in source.facts.items()}
        given = {name: words for name, words in said.items() if words is not None}
        assert given | {"title": facts.get("title")} == facts | {"title": facts.get("title")}
        assert (source.title or "").lower() == facts.get("title", "").lower()
        assert (source.reason is None) == (source.reason_class is None)
        told = re.findall(r"\w+", (source.description or "").lower())
        assert set(told) <= {*re.findall(r"\w+", flat.lower()), *GLUE}
        if source.verdict not in UNNAMED:
            assert source.specificity is source.number is source.basis is source.reason is None
        assert source.introduced is not None
        assert 0 <= source.introduced.start < source.introduced.end <= len(text)


@thorough
@given(TEXTS)
@example('According to Jane Roe, the talks had failed. " She said so.')
def test_every_claim_has_content_in_the_order_of_the_text(text: str) -> None:
    report = analyze(text)
    for claim in report.claims:
        assert claim.content
        ends = [0, *(passage.end for passage in claim.content)]
        assert all(end <= passage.start for end, passage in zip(ends, claim.content, strict=False)), claim
    begins = [claim.content[0].start for claim in report.claims]
    assert begins == sorted(begins)


@thorough
@given(TEXTS, st.sampled_from(shipped()))
def test_ids_are_unique_and_references_resolve_both_ways(text: str, rules: str) -> None:
    report = analyze(text, RULE_SETS[rules])
    claims = {claim.id: claim for claim in report.claims}
    sources = {source.id: source for source in report.sources}
    assert len(claims) == len(report.claims)
    assert len(sources) == len(report.sources)
    assert {each for claim in report.claims for each in behind(claim)} == set(sources)
    for source in report.sources:
        assert list(source.claims) == [claim.id for claim in report.claims if source.id in behind(claim)]
        assert source.mentions
        decided = [claims[each] for each in source.claims if claims[each].source_id == source.id]
        assert {(claim.verdict, claim.kind) for claim in decided} <= {(source.verdict, source.kind)}
    for claim in report.claims:
        assert claim.sources[:1] == (() if claim.source_id is None else (claim.source_id,))
        assert (claim.source is None) == (claim.source_id is None)
        assert (claim.verdict == "unattributed") == (claim.source_id is None)
        assert RULE_SETS[rules].rule(claim.rule)
    assert {each for finding in report.findings for each in finding.claims} <= set(claims)


@thorough
@given(TEXTS)
def test_tallies_add_up_and_shares_are_shares(text: str) -> None:
    report = analyze(text)
    summary = report.summary
    for tally in (summary.claims, summary.words):
        assert tally.total == sum(getattr(tally, verdict) for verdict in VERDICTS)
    by_verdict = Counter(claim.verdict for claim in report.claims)
    assert summary.claims == Tally(total=len(report.claims), **by_verdict)
    assert summary.words.total <= report.article.words
    assert sum(getattr(summary.sources, verdict) for verdict in VERDICTS[:3]) == len(report.sources)
    unnamed = sum(getattr(summary.words, verdict) for verdict in UNNAMED)
    attributed = unnamed + summary.words.named
    of_article, of_attributed = summary.unnamed_share_of_article, summary.unnamed_share_of_attributed
    assert of_attributed == pytest.approx(unnamed / max(attributed, 1), abs=1e-4)
    assert of_article == pytest.approx(unnamed / max(summary.words.total, 1), abs=1e-4)
    assert 0 <= of_article <= of_attributed <= 1
    assert all(source.words <= report.article.words for source in report.sources)


@thorough
@given(TEXTS, TEXTS)
def test_the_same_text_gives_the_same_bytes(text: str, another: str) -> None:
    first = to_json(analyze(text))
    analyze(another)
    assert to_json(analyze(text)) == first


@thorough
@given(TEXTS, st.sampled_from(shipped()))
def test_every_report_keeps_to_the_schema(text: str, rules: str) -> None:
    report = analyze(text, RULE_SETS[rules])
    contents = json.loads(to_json(report))
    SCHEMA.validate(contents)
    assert contents == report.to_dict()


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.stem)
def test_a_text_may_break_off_anywhere(article) -> None:  # type: ignore[no-untyped-def]
    paragraphs = max(article.read_text(encoding="utf-8").split("\n\n"), key=len)
    for cut in range(0, min(len(paragraphs), 600), 2):
        analyze(paragraphs[:cut])
        analyze(paragraphs[cut:])


@pytest.mark.parametrize(
    "text",
    ["Officials said that", "A flag was sought and determine", "I was told and told", "Roe tried and then called"],
)
def test_a_text_may_break_off_after_a_cue(text: str) -> None:
    assert analyze(text).text == text


@settings(thorough, max_examples=60)
@given(SHORT_SENTENCES)
@example("One of them said it was so. ")
@example("The head of the union said it failed. ")
@example("1,000" + ",000" * 1500 + " officials said the plan failed.")
def test_a_sentence_may_come_again_however_often(sentence: str) -> None:
    """A step that calls itself once for every one of them runs out of stack, of which Hypothesis gives some more."""
    analyze((sentence * 2000)[:50_000])


@pytest.mark.parametrize("name", sorted(WORDS.lists))
def test_every_listed_word_may_stand_for_somebody(name: str) -> None:
    entries = sorted(entry.title() for entry in WORDS.lists[name])
    for some in range(0, len(entries), 25):
        analyze("".join(f"{it} said it failed. The mayor, {it}, said so.\n\n" for it in entries[some : some + 25]))


UNITS = [
    "“",
    "” ",
    "''",
    "' ",
    "‘a ",
    '" ',
    ",",
    ", ",
    ".",
    "(",
    ")",
    "-",
    "\0",
    "\ud800",
    "ש ",
    "\u202e",
    " ",
]
UNITS += ["\n", "a", "A ", "Jane Roe, ", "said ", "He said ", "“He said, ", "officials and ", "who ", "of "]
UNITS += [
    "according to ",
    "reportedly ",
    "claim that ",
    "the senator said it. ",
    "the officials who said that ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_long_runs_are_read_in_time_that_grows_with_their_length(unit: str) -> None:
    """Not timed: what grows with the square of the length makes this test last for minutes."""
    analyze(unit * (40_000 // len(unit)))


def test_reports_do_not_hang_on_the_order_of_sets() -> None:
    """Sets of words have an order that changes from one run to the next; no report may show it."""
    code = (
        "import sys; from pathlib import Path; from attrib import analyze\n"
        "for name in sys.argv[1:]: print(ascii(analyze(Path(name).read_text('utf-8'))))"
    )
    several = [
        subprocess.run(
            [sys.executable, "-c", code, *articles()],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    ]
    assert several[0] == several[1]


def test_the_texts_reach_the_grammar() -> None:
    """Properties mean little where no text makes a claim in the ways that the grammar knows."""
    seen: Counter[str] = Counter()

    @settings(thorough, max_examples=400, derandomize=True, database=None)
    @given(TEXTS)
    def look(text: str) -> None:
        seen.update(each.construction for each in find_attributions(read_document(text, WORDS)))

    look()
    assert len(seen) >= 12, seen
    assert seen.most_common(6)[-1][1] >= 20, seen
