"""`attrib analyze`: reports on articles."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from attrib.cli import inputs, options, output
from attrib.cli.progress import progress

if TYPE_CHECKING:
    from rich.console import Console

    from attrib.readers.gathering import Item
    from attrib.report.model import Report, Summary
    from attrib.rules import RuleSet
    from attrib.views.terminal import Show as Shown


EXAMPLES = """\
\b
Examples:
  attrib analyze story.txt
  attrib analyze story.txt --show text
  attrib analyze story.txt --show doubtful
  attrib analyze archive/*.txt --format jsonl --output archive.jsonl
"""


class Format(StrEnum):
    """How reports are written."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"


class Show(StrEnum):
    """What the terminal report ends with."""

    CLAIMS = "claims"
    DOUBTFUL = "doubtful"
    TEXT = "text"


def analyze(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", show_default=False, help=options.ARTICLES),
    ],
    *,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="JSON: one object, or an array for several files.")
    ] = Format.TERMINAL,
    show: Annotated[
        Show,
        typer.Option(help="In the terminal: all claims, those on weak evidence, or the article with each marked."),
    ] = Show.CLAIMS,
    everything: Annotated[bool, typer.Option("--all", "-a", help="Do not cut lists to fit the screen.")] = False,
    rules: options.Rules = "newsroom",
    destination: options.Output = None,
    fail_over: Annotated[
        float | None,
        typer.Option(
            metavar="PERCENT",
            min=0,
            max=100,
            help="Exit with 1 if more than this share of the attributed words rests on unnamed sources.",
        ),
    ] = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="JSON without the article's text.")] = False,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Print nothing but what went wrong; --output is still written."),
    ] = False,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Report who stands behind every claim of an article."""
    inputs.once(files)
    if no_text and form is Format.TERMINAL and show is Show.TEXT:
        output.fail("--show text and --no-text exclude each other")
    found = inputs.items(files)
    output.spare([*files, *(each.name for each in found), *inputs.rule_files(rules)], destination)
    run = _Run(found, inputs.rule_set(rules), fail_over)
    several = len(files) > 1 or any(each.within is not None for each in found)
    with output.opened(destination, utf8=form is not Format.TERMINAL) as stream:
        to_screen = destination is None and not quiet and stream.isatty()
        with progress(len(found), wanted=not to_screen or not several) as advance:
            reports = run.reports(advance)
            if quiet and destination is None:
                for _ in reports:
                    pass
            elif form is Format.JSONL:
                _print_lines(reports, stream, with_text=not no_text)
            elif form is Format.JSON:
                _print_json(reports, stream, with_text=not no_text, several=several)
            else:
                rows = None if everything else output.rows(stream)
                console = output.console(stream, width=width, color=color)
                _print_pages(reports, console, show=show.value, rows=rows, several=several)
        if destination is not None and run.failed and not run.done:
            raise typer.Exit(output.INCOMPLETE)
    for line in run.over:
        output.complain(line)
    if run.failed:
        raise typer.Exit(output.INCOMPLETE)
    if run.over:
        raise typer.Exit(output.FOUND)


class _Run:
    """The analysis of several articles: what failed is told at once, what is over the limit is remembered."""

    def __init__(self, found: "list[Item]", rules: "RuleSet", limit: float | None) -> None:
        self._found = found
        self._rules = rules
        self._limit = limit
        self.failed = self.done = 0
        self.over: list[str] = []

    def reports(self, advance: Callable[[], None]) -> "Iterator[Report]":
        """Give the reports one by one, as they are asked for; calls `advance` after each."""
        for outcome in inputs.outcomes(self._found, lambda each: inputs.report_on(each, self._rules)):
            advance()
            if isinstance(outcome, inputs.InputError):
                output.complain(str(outcome))
                self.failed += 1
            elif outcome is not None:
                self.done += 1
                self._compare(outcome)
                yield outcome

    def _compare(self, report: "Report") -> None:
        share = 100 * report.summary.unnamed_share_of_attributed
        if self._limit is not None and share > self._limit:
            name = report.article.path or inputs.STANDARD_INPUT
            self.over.append(
                f"{name}: {share:.1f}% of the attributed words rest on unnamed sources, over {self._limit:g}%"
            )


def _print_lines(reports: "Iterable[Report]", stream: TextIO, *, with_text: bool) -> None:
    from attrib.views.serial import to_json_line

    for report in reports:
        stream.write(to_json_line(report, with_text=with_text) + "\n")
        stream.flush()


def _print_json(reports: "Iterable[Report]", stream: TextIO, *, with_text: bool, several: bool) -> None:
    from attrib.views.serial import to_json

    if not several:
        for report in reports:
            stream.write(to_json(report, with_text=with_text) + "\n")
        return
    before = "[\n"
    for report in reports:
        stream.write(before + to_json(report, with_text=with_text))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")


def _print_pages(
    reports: "Iterable[Report]",
    console: "Console",
    *,
    show: "Shown",
    rows: int | None,
    several: bool,
) -> None:
    from attrib.views import wording
    from attrib.views.terminal import ReportPage, Summaries

    done: list[tuple[str, Summary]] = []
    for report in reports:
        if done:
            console.print()
        console.print(ReportPage(report, show, rows))
        done.append((report.article.path or wording.title(report.article), report.summary))
    if several and done:
        console.print()
        console.print(Summaries(tuple(done)))
