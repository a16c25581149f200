"""The whole way of the data, from a text to its report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from attrib.attributions import call_roster, find_attributions
from attrib.readers import Reading, read_text
from attrib.report import Report, build_report
from attrib.report.model import Claim, Finding
from attrib.rules import RuleSet, load_rules
from attrib.text import Document, read_document
from attrib.text.language import looks_english


def analyze(text: str, rules: str | Path | RuleSet = "newsroom") -> Report:
    """Find every claim of an article and judge who stands behind it.

    `text` is the article, any string; all offsets in the report count its characters. `rules` is the name of
    a shipped rule set ("newsroom", "strict", "markkula"), the path of a rule file, or a loaded RuleSet.

    Gives the same report for the same text and rules, always. Raises RuleSetError where the rule set is
    missing or broken; no text raises anything.
    """
    ruleset = rules if isinstance(rules, RuleSet) else load_rules(rules)
    return analyze_reading(read_text(text), ruleset)


def analyze_reading(reading: Reading, rules: RuleSet, path: str | None = None) -> Report:
    """Analyse an article that a reader has read; `path` is where it came from, for the report."""
    roles = {part.start: part.role for part in reading.parts if part.role is not None}
    doc = read_document(reading.text, rules.words, roles)
    attributions = find_attributions(doc, rules.words)
    roster = call_roster(doc, rules.words, attributions)
    report = build_report(
        doc,
        attributions,
        roster,
        rules,
        title=reading.title,
        byline=reading.byline,
        path=path,
        notes=_notes(reading, doc),
    )
    return replace(
        report,
        article=replace(report.article, date=reading.date, format=reading.format),
        claims=tuple(replace(claim, origin=_origin(claim, reading)) for claim in report.claims)
        if reading.parts
        else report.claims,
    )


def _origin(claim: Claim, reading: Reading) -> str | None:
    """Say where in the article's own format a claim begins."""
    at = bisect_right(reading.parts, claim.content[0].start, key=lambda part: part.start)
    return reading.parts[at - 1].origin


def _notes(reading: Reading, doc: Document) -> Iterator[Finding]:
    """Say what reading had to guess and what could not be done."""
    for note in reading.notes:
        yield Finding(rule="reading/input", level="note", message=note)
    if not any(sentence for sentence in doc.sentences):
        yield Finding(
            rule="reading/no-sentence",
            level="note",
            message="The text has no sentence, so there is nothing to judge.",
        )
    elif not looks_english(reading.text):
        message = "The text does not look like English; the rules are for English, so expect little of this report."
        yield Finding(rule="reading/language", level="note", message=message)
