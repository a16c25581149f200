"""The whole way of the data, from a text to its report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import NamedTuple, Unpack

from msgspec import UNSET

from attrib.constructions import Attribution, find_attributions
from attrib.readers import About, Reading, read, read_text, told_of
from attrib.readers.reading import Part
from attrib.report import Report, build_report
from attrib.report.building import source_ids
from attrib.report.evidence import Grade, weigh
from attrib.report.judging import Assertion, JudgedArticle, judge
from attrib.report.model import Claim
from attrib.rules import Consideration, RuleSet, load_rules
from attrib.speakers import Resolution, Roster, call_roster
from attrib.text import Document, read_document

LONGEST_NAME = 1_000
"""Characters of the longest string that is looked up as the name of a file."""


def analyze(article: str | Path | Reading, rules: str | Path | RuleSet = "newsroom", **about: Unpack[About]) -> Report:
    """Find every claim of an article and judge who stands behind it.

    `article` is its text, the Path of a file, or what `attrib.read` gives; all offsets in the report count the
    characters of the text. `rules` is the name of a shipped rule set ("newsroom", "strict", "markkula"), the path of
    a rule file, or a loaded RuleSet. `id`, `title`, `outlet`, `date` and `author` may be told where they are known
    from elsewhere.

    Gives the same report for the same article and rules, always. Raises ValueError for a string without line ends
    that names a file which is there, so that no name is taken for an article; no other text raises anything. A Path
    raises what `attrib.read` raises; RuleSetError says that the rule set is missing or broken.
    """
    return Analysis.of_article(article, rules, **about).report


class Resolved(NamedTuple):
    """Words that stand for somebody, the ids of the sources that these are, and why they stand for them."""

    words: str
    sources: tuple[str, ...]
    why: Resolution


@dataclass(frozen=True)
class Analysis:
    """An article, and all that is found out about it on the way to its report.

    Each step is taken when it is first asked for, and no step twice. Judging raises RuleSetError where the patterns
    of a rule set from outside are made to be slow; nothing else raises anything.
    """

    reading: Reading
    rules: RuleSet
    saved: Report | None = None
    """The report, where there was one before: it is not made again."""

    @classmethod
    def of_article(
        cls, article: str | Path | Reading, rules: str | Path | RuleSet = "newsroom", **about: Unpack[About]
    ) -> Analysis:
        """Analyse an article as `analyze` does, and raise what it raises."""
        reading = told_of(_reading(article), about)
        return cls(reading, rules if isinstance(rules, RuleSet) else load_rules(rules))

    @classmethod
    def of_report(cls, report: Report, rules: RuleSet) -> Analysis:
        """Go on from a report that was made before, by these rules: its article is read as it was then."""
        article = report.article
        paragraphs = () if article.paragraphs is UNSET else article.paragraphs
        reading = Reading(
            text=report.text or "",
            title=article.title,
            byline=article.byline,
            date=article.date,
            outlet=article.outlet,
            section=None if article.section is UNSET else article.section,
            id=article.id,
            format=article.format,
            repaired=article.repaired is True,
            path=article.path,
            parts=tuple(Part(each.start, each.end, None, each.role) for each in paragraphs),
        )
        return cls(reading, rules, report)

    @cached_property
    def doc(self) -> Document:
        """The text with its tokens, sentences, quotations and paragraphs."""
        roles = {part.start: part.role for part in self.reading.parts if part.role is not None}
        return read_document(self.reading.text, self.rules.words, roles)

    @cached_property
    def attributions(self) -> Sequence[Attribution]:
        """Who is said to say what, in the order of the text."""
        return find_attributions(self.doc)

    @cached_property
    def roster(self) -> Roster:
        """The speakers: who stands behind each attribution."""
        return call_roster(self.doc, self.attributions)

    @cached_property
    def assertions(self) -> Sequence[Assertion]:
        """What the article asserts, with what the rules say of it and the voices that they were asked about."""
        return judge(self.doc, self.attributions, self.roster, self.rules)

    def complete(self) -> None:
        """Take every step up to the report, so that what goes wrong goes wrong now."""
        _ = self.report

    @cached_property
    def report(self) -> Report:
        """The report: the one that there was before, or else the one that is made now."""
        return self.saved or self.made

    def assertion(self, claim: Claim) -> Assertion:
        """Give what a claim of the report was made of. Raises KeyError where the article asserts no such thing."""
        return self._by_id[claim.id]

    def grade(self, claim: Claim) -> Grade:
        """Give the sum that says how sure a claim of the report is, with each of its parts."""
        return self._grades[claim.id]

    def considered(self, claim: Claim) -> list[Consideration]:
        """Tell of every rule, in order, what it made of the voices behind a claim of the report."""
        return self.rules.considered(self.assertion(claim).judged.voices)

    def sentences_with(self, words: str) -> list[tuple[int, int]]:
        """Give the characters, from and up to, of each sentence that has these words, however they are spaced.

        What has no letter, or is one word with a digit, is no words of a sentence.
        """
        wanted = " ".join(words.split()).casefold()
        if not re.search(r"[^\W\d_]", wanted) or re.fullmatch(r"\w*\d\w*", wanted):
            return []
        spans = [self.doc.span(sentence.first, sentence.stop) for sentence in self.doc.sentences]
        return [
            (span.start, span.end)
            for span in spans
            if wanted in " ".join(self.doc.text[span.start : span.end].split()).casefold()
        ]

    def resolved(self, claim: Claim) -> tuple[Resolved, ...]:
        """Tell of each voice that a claim names as its source, or as whom that has it from, why it is who it is."""
        attribution = self.assertion(claim).attribution
        phrases = (attribution.source, attribution.relayed) if attribution else ()
        return tuple(
            Resolved(self.doc.passage(*why.mention), self._ids_of(why.speaker), why)
            for phrase in phrases
            if phrase
            for why in self.roster.why[phrase]
        )

    def _ids_of(self, speaker: int) -> tuple[str, ...]:
        return tuple(self._ids[each] for each in self.roster.speakers[speaker].members or (speaker,))

    @cached_property
    def _ids(self) -> dict[int, str]:
        return source_ids(self.assertions)

    @cached_property
    def _by_id(self) -> dict[str, Assertion]:
        return {claim.id: each for claim, each in zip(self.made.claims, self.assertions, strict=True)}

    @cached_property
    def _grades(self) -> dict[str, Grade]:
        grades = weigh(self.doc, self.roster, self.assertions)
        return {claim.id: each for claim, each in zip(self.made.claims, grades, strict=True)}

    @cached_property
    def made(self) -> Report:
        """The report as it is made now; its claims are the assertions, one by one."""
        return build_report(
            JudgedArticle(self.reading, self.doc, self.attributions, self.roster, self.assertions, self.rules)
        )


def _reading(article: str | Path | Reading) -> Reading:
    """Take an article as it is given. Raises TypeError or ValueError where it is none, or the name of one."""
    if isinstance(article, Reading):
        return article
    if isinstance(article, PathLike):
        return read(Path(article))
    if not isinstance(article, str):
        kind = type(article).__name__
        raise TypeError(f"an article is its text, a Path, or what attrib.read(path or bytes) gives, not a {kind}")
    if _is_file(article):
        raise ValueError(f"{article!r} is the name of a file, not the text of an article; attrib.read gives that")
    return read_text(article)


def _is_file(text: str) -> bool:
    try:
        return len(text) <= LONGEST_NAME and "\n" not in text and Path(text).is_file()
    except (OSError, ValueError):
        return False
