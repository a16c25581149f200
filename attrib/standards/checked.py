"""An article held to standards, and what a run over several comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attrib.report.model import Finding, Level, Report
from attrib.standards.house import House
from attrib.standards.places import Place, place_of

LEVELS: tuple[Level, ...] = ("error", "warning", "note")


class Checked(NamedTuple):
    """A report with its findings, and the article as it lies in its file."""

    report: Report
    lying: str

    def place(self, finding: Finding) -> Place | None:
        """Give where a finding's words stand in the file; None where it has none or that cannot be told."""
        if finding.words is None or self.report.text is None:
            return None
        return place_of(finding.words, self.report.text, self.lying)


def fails(findings: Iterable[Finding], level: Level) -> bool:
    """Tell whether a finding is as grave as a level, or graver, and not suppressed."""
    grave = LEVELS[: LEVELS.index(level) + 1]
    return any(finding.level in grave and finding.suppressed is None for finding in findings)


def tally(findings: Iterable[Finding]) -> tuple[dict[Level, int], int]:
    """Count findings by level, and those that are suppressed apart."""
    found = list(findings)
    counts = Counter(finding.level for finding in found if finding.suppressed is None)
    return {level: counts[level] for level in LEVELS if counts[level]}, len(found) - counts.total()


def asked_by(rule: str, houses: Sequence[House]) -> str | None:
    """Give where the rule of a finding comes from; None for what attrib itself has to say."""
    standards = (house.standard(rule) for house in houses)
    return next((standard.source for standard in standards if standard is not None), None)
