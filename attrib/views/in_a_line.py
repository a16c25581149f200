"""A report and its parts as lines, as Python prints them: what each is about, short whatever it holds."""

from __future__ import annotations

from functools import singledispatch

from attrib.report.backing import called
from attrib.report.model import Claim, Finding, Report, Source
from attrib.views import wording
from attrib.views.inert import one_line

LONGEST = 60
"""Characters of a title, or of other words of the article."""


@singledispatch
def in_a_line(told: Report | Source | Claim | Finding) -> str:
    """Give a report or a part of one in a line."""
    raise TypeError(f"no line for {type(told).__name__}")


@in_a_line.register
def _report(report: Report) -> str:
    sources = report.summary.sources
    unnamed = sources.anonymous_official + sources.anonymous_other
    share = wording.percent(report.summary.unnamed_share_of_attributed)
    told = f"{share} of attributed words unnamed; sources: {sources.named} named, {unnamed} unnamed"
    return f"<Report {_quoted(wording.title(report.article))}: {told}>"


@in_a_line.register
def _source(source: Source) -> str:
    said = f"{wording.counted(len(source.claims), 'claim')}, {wording.counted(source.words, 'word')}"
    return f"<Source {one_line(source.id, LONGEST)}, {source.verdict}, {_quoted(called(source))}: {said}>"


@in_a_line.register
def _claim(claim: Claim) -> str:
    by = f", {_quoted(claim.source.text)}" if claim.source is not None else ""
    said = f"{wording.stance(claim)}{_quoted(claim.text)}"
    return f"<Claim {one_line(claim.id, LONGEST)}, ¶{claim.paragraph}, {claim.verdict}{by}: {said}>"


@in_a_line.register
def _finding(finding: Finding) -> str:
    place = f", ¶{finding.paragraph}" if finding.paragraph is not None else ""
    return f"<Finding {one_line(finding.rule, LONGEST)}, {finding.level}{place}: {one_line(finding.message, LONGEST)}>"


def _quoted(words: str) -> str:
    return f"“{one_line(words, LONGEST)}”"
