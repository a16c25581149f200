"""The work of `attrib check`: articles checked one by one, what is known or let pass taken out, the rest written."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TextIO

import typer

from attrib.cli import cores, inputs, output, reading
from attrib.cli.formats import write_each, write_objects
from attrib.cli.settings import Desks, Project, Projects, Wishes

if TYPE_CHECKING:
    from attrib.report.model import Finding, Level, Report
    from attrib.standards.baseline import Baseline
    from attrib.standards.checked import CheckedArticle


class Format(StrEnum):
    """How findings are written."""

    TERMINAL = "terminal"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    MARKDOWN = "markdown"
    HTML = "html"


class Handling(NamedTuple):
    """What becomes of findings before they are told."""

    words: str | None = None
    """Only those about these words are told."""
    baseline: "Baseline | None" = None
    """Those that it knows are not told."""
    reason: str | None = None
    """The others are let pass for this reason, which is written beside their article."""


def desk(wishes: Wishes, project: Project) -> "Callable[[reading.Found], Report]":
    """Make another process ready to check articles as this one does."""
    return partial(report_by, Desks(wishes, Projects(project), ()))


def report_by(desks: Desks, found: reading.Found) -> "Report":
    """Analyse an article and hold it to the standards of its desk. Raises InputError."""
    return inputs.checked(found, desks.of(found.reading.path or reading.STANDARD_INPUT)).report


class Run:
    """The checking of several articles: what failed is told at once, what was found is counted."""

    def __init__(self, desks: Desks, handling: Handling, work: cores.Work) -> None:
        from attrib.standards.checked import Tally

        self.desks = desks
        self._work = work
        self._handling = handling
        self.faults: list[str] = []
        self.tally = Tally()

    def articles(
        self, outcomes: "Iterator[reading.Outcome]", advance: Callable[[], None]
    ) -> "Iterator[CheckedArticle]":
        """Give what was read, checked, one by one, as they are asked for; calls `advance` after each."""
        for found, report in cores.done(outcomes, self._work):
            outcome = self._checked(found, report)
            advance()
            if isinstance(outcome, reading.InputError):
                output.complain(str(outcome))
                self.faults.append(str(outcome))
            elif outcome is not None:
                self.tally.add(outcome.report.findings)
                yield outcome

    def end(self, fail_on: "Level | None") -> None:
        """End the command with the status for what went wrong, or for a finding as grave as that, or graver."""
        if self.faults:
            raise typer.Exit(output.INCOMPLETE)
        if fail_on is not None and self.tally.fails(fail_on):
            raise typer.Exit(output.FOUND)

    def _checked(
        self, found: reading.Outcome, report: "Report | reading.InputError | None"
    ) -> "CheckedArticle | reading.InputError | None":
        from attrib.standards.checked import CheckedArticle

        if report is None or isinstance(report, reading.InputError) or not isinstance(found, reading.Found):
            return report if isinstance(report, reading.InputError) else None
        try:
            return CheckedArticle(self._handled(report), found.markup())
        except reading.InputError as error:
            return error

    def _handled(self, report: "Report") -> "Report":
        from msgspec.structs import replace

        words, baseline, reason = self._handling
        if words is not None:
            report = replace(report, findings=tuple(it for it in report.findings if _is_about(it, words)))
        if baseline is not None:
            new = baseline.without_known(report)
            self.tally.leave_out(report.findings, new.findings)
            report = new
        return report if reason is None else self._passed(report, reason)

    def _passed(self, report: "Report", reason: str) -> "Report":
        """Write down that the findings of houses on an article may pass, and mark them. Raises InputError."""
        from msgspec.structs import replace

        from attrib.rules import RuleSetError
        from attrib.standards import suppression_for, write_suppressions
        from attrib.standards.checked import asked_by

        if report.article.path is None:
            raise reading.InputError("standard input has no file beside which to suppress; --stdin-filename names it")
        passing = {
            id(finding): entry
            for finding in report.findings
            if finding.suppressed is None and asked_by(finding.rule, self.desks.houses)
            if (entry := suppression_for(finding, reason))
        }
        if not passing and self._handling.words is not None:
            output.complain(f"note: {report.article.path}: no finding is about “{self._handling.words}”; none let pass")
        try:
            if passing:
                write_suppressions(report.article.path, passing.values())
        except RuleSetError as error:
            raise reading.InputError(str(error)) from error
        marked = (replace(it, suppressed=reason) if id(it) in passing else it for it in report.findings)
        return replace(report, findings=tuple(marked))


def _is_about(finding: "Finding", words: str) -> bool:
    from attrib.standards.suppressing import plain

    return finding.words is not None and plain(words) in plain(finding.words.text)


class Told(NamedTuple):
    """What there is to be told beside the articles."""

    run: Run
    several: bool


def write(form: Format, articles: "Iterator[CheckedArticle]", stream: TextIO, told: Told) -> None:
    """Write what was found, article by article, in any form but that for the terminal."""
    if form is Format.SARIF:
        from attrib.views.sarif import sarif_pieces

        stream.writelines(sarif_pieces(articles, told.run.desks.houses, told.run.faults))
    elif form is Format.JSON:
        from attrib.views.serial import to_json

        write_objects((to_json(each.report) for each in articles), stream, several=told.several)
    else:
        write_each(map(_writer(form), articles), stream)


def _writer(form: Format) -> "Callable[[CheckedArticle], str]":
    if form is Format.GITHUB:
        from attrib.views.annotations import to_github

        return to_github
    if form is Format.CONCISE:
        from attrib.views.concise import to_concise

        return to_concise
    if form is Format.MARKDOWN:
        from attrib.views.findings_markdown import to_findings_markdown

        return lambda checked: to_findings_markdown(checked.report)
    from attrib.views.page import to_page

    return lambda checked: to_page(checked.report)
