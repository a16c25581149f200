"""An article held to standards, and what a run over several comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from attrib.report.model import LEVELS, Finding, Level, Report
from attrib.rules import House
from attrib.standards.positions import Place, place_of
from attrib.standards.problems import problems_of


class CheckedArticle(NamedTuple):
    """A report with its findings, and the article as it lies in its file."""

    report: Report
    file_text: str

    def place(self, finding: Finding) -> Place | None:
        """Give where a finding's words stand in the file; None where it has none or that cannot be told."""
        if finding.words is None or self.report.text is None:
            return None
        return place_of(finding.words, self.report.text, self.file_text)


class Tally:
    """Counts of what is found in several articles, added up one article after the other.

    What houses ask in one name of the same words counts once, as it is shown once.
    """

    def __init__(self) -> None:
        self.articles = 0
        self.levels: Counter[Level] = Counter()
        """Problems by level, without those that are suppressed."""
        self.suppressed = 0
        self.known = 0
        """Problems that were known before, of which nothing else is told."""
        self.rules: set[str] = set()
        """The rules that have findings, suppressed ones too."""

    def add(self, findings: Sequence[Finding]) -> None:
        """Count the findings of one more article."""
        self.articles += 1
        self.rules.update(finding.rule for finding in findings)
        for problem in problems_of(findings):
            if problem.gravest.suppressed is None:
                self.levels[problem.gravest.level] += 1
            else:
                self.suppressed += 1

    def leave_out(self, findings: Sequence[Finding], new: Sequence[Finding]) -> None:
        """Count what was known before: all the findings of an article but those that are new."""
        self.known += sum(1 for _ in problems_of(findings)) - sum(1 for _ in problems_of(new))

    def fails(self, level: Level) -> bool:
        """Tell whether some finding is as grave as a level, or graver, and not suppressed."""
        return any(self.levels[each] for each in LEVELS[: LEVELS.index(level) + 1])


def asked_by(rule: str, houses: Sequence[House]) -> str | None:
    """Give where the rule of a finding comes from; None for what attrib itself has to say."""
    standards = (house.rule(rule) for house in houses)
    return next((standard.source for standard in standards if standard is not None), None)
