"""`attrib analyze`: reports on articles."""

from collections import deque
from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from attrib.cli import cores, inputs, options, output, reading, signals
from attrib.cli.formats import Format, Manner, check_form, write
from attrib.cli.progress import Advance, progress
from attrib.cli.settings import Project, Projects, rules_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attrib.cli.parquet_files import Made
    from attrib.readers.gathering import Item
    from attrib.report.model import Report
    from attrib.rules import RuleSet

    Named = tuple[Sequence[str], Sequence[Item], Path | None]
    """What files are called, what they are, and where what is made of them goes."""


EXAMPLES = """\
\b
Examples:
  attrib analyze story.txt
  attrib analyze story.txt --show text
  attrib analyze story.txt --show doubtful
  attrib analyze story.txt --format html --output story.html
  attrib analyze archive/*.txt --format jsonl --output archive.jsonl
  attrib analyze archive/*.txt --format csv --output tables/
  attrib analyze archive/*.txt --format html --output pages/

\b
Formats:
  terminal       for people
  json           one object, or an array for several files; attrib schema
  jsonl          one object a line
  html           one page for one article, to read and to review. To a folder
                 a page for each, and an index, by what needs most work
  csv            one table of all files, with a line for each claim or, with
                 --table, each source or article. To a folder (one that
                 exists, or a name without an ending) all three: claims.csv,
                 sources.csv, articles.csv. They are joined by article and
                 source. A cell that begins with an apostrophe has one too
                 many, so that no spreadsheet takes it for a formula.
  markdown       for a ticket
  webannotation  W3C Web Annotations, one for each claim; an array of
                 collections for several files
  parquet        to a folder: of each input file one, with a row an article and
                 its sources, claims and findings in it. What is there already,
                 made by these rules of the same input, is left; --force
"""


class Show(StrEnum):
    """What the terminal report shows below the figure."""

    SOURCES = "sources"
    CLAIMS = "claims"
    DOUBTFUL = "doubtful"
    TEXT = "text"


Form = Annotated[
    Format | None,
    typer.Option("--format", "-f", show_default=False, help="How to write it: terminal, or see below."),
]
Ending = Annotated[
    Show,
    typer.Option(help="In the terminal: sources, all claims, those on weak evidence, or the article with each marked."),
]
Everything = Annotated[bool, typer.Option("--all", "-a", help="Do not cut lists to fit the screen.")]
Each = Annotated[bool, typer.Option("--each", help="In the terminal: a report on each of more than five articles.")]
Limit = Annotated[
    float | None,
    typer.Option(
        metavar="PERCENT",
        min=0,
        max=100,
        help="Exit with 1 if more than this share of the attributed words rests on unnamed sources.",
    ),
]
NoText = Annotated[bool, typer.Option("--no-text", help="JSON without the article's text.")]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Print nothing but what went wrong; --output is still written."),
]


def analyze(
    files: options.Articles,
    *,
    form: Form = None,
    table: options.Table = None,
    show: Ending = Show.SOURCES,
    ids: options.Ids = False,
    everything: Everything = False,
    each: Each = False,
    rules: options.RulesOver = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    text_field: options.TextField = None,
    id_field: options.IdField = None,
    title_field: options.TitleField = None,
    date_field: options.DateField = None,
    outlet_field: options.OutletField = None,
    author_field: options.AuthorField = None,
    metadata: options.Metadata = None,
    destination: options.Output = None,
    force: options.Force = False,
    fail_over: Limit = None,
    no_text: NoText = False,
    quiet: Quiet = False,
    jobs: options.Jobs = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Report who stands behind every claim of an article."""
    inputs.check_stdin_once(files)
    read = _reader(metadata, text_field, id_field, title_field, date_field, outlet_field, author_field)
    found = reading.items(files)
    projects = Projects(Project(config, isolated))
    form = _form(form or projects.analyze_format(found[0].name), show, with_text=not no_text)
    together = reading.may_be_several(files, found)
    run = _Run(_judging(found, rules, projects, jobs), fail_over, None if form is Format.PARQUET else destination)
    if form is Format.PARQUET:
        run.parquet((files, found, destination), read, force=force)
        return
    streams = form is not Format.TERMINAL or each or show is not Show.SOURCES
    unseen = destination is not None or quiet or not output.on_screen()
    with progress(len(found) * (together or not unseen), wanted=unseen or not (together and streams)) as advance:
        several, outcomes = reading.peeked(read(found), together=together)
        check_form(form, destination, table, several=several)
        manner = Manner(several, not no_text, show.value, everything, ids, each, width, color, table, force)
        if quiet and destination is None:
            deque(run.reports(outcomes, advance), maxlen=0)
        else:
            write(run.reports(outcomes, advance), form, destination, manner)
    run.end()


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"


def _form(named: str, show: Show, *, with_text: bool) -> Format:
    """Give the form of the output; the command fails where it would show a text that is left out."""
    form = Format(named)
    if form is Format.TERMINAL and show is Show.TEXT and not with_text:
        output.fail("--show text and --no-text exclude each other")
    return form


def _reader(metadata: Path | None, *fields: str | None) -> reading.Read:
    """Give how articles are read: by these fields of records, and with what a table of metadata tells of them."""
    from attrib.readers import Fields

    read = partial(reading.outcomes, fields=Fields(*fields))
    if metadata is None:
        return read
    told = partial(inputs.told_by, inputs.metadata(metadata))
    return lambda found: map(told, read(found))


class _Judging(NamedTuple):
    """By which rules articles are judged, and by how many processes."""

    rules: "RuleSet"
    work: cores.Work


def _judging(found: "Sequence[Item]", rules: str | None, projects: Projects, jobs: int | None) -> _Judging:
    name = rules or rules_name([each.name for each in found], projects)
    loaded = inputs.rule_set(name)
    use, begin = partial(inputs.report_on, rules=loaded), partial(inputs.analyst, name, loaded.sha256)
    return _Judging(loaded, cores.work_on(found, use, begin, jobs))


class _Run:
    """The analysis of several articles: what failed is told at once, what is over the limit is remembered."""

    def __init__(self, judging: _Judging, limit: float | None, destination: Path | None) -> None:
        self._rules, self._work = judging
        self._limit = limit
        self._destination = destination
        self.failed = self.done = 0
        self.stopped = False
        self.over: list[str] = []

    def reports(self, outcomes: "Iterator[reading.Outcome]", advance: Advance) -> "Iterator[Report]":
        """Give the reports on what was read one by one, as they are asked for; calls `advance` after each.

        Where the output goes to a file and no article could be analysed, the command ends before it is written; after
        an interrupt too, where there is nothing to write or an older file would be lost.
        """
        for _, outcome in signals.until_interrupted(cores.done(outcomes, self._work), self._stop):
            advance()
            if isinstance(outcome, reading.InputError):
                output.complain(str(outcome))
                self.failed += 1
            elif outcome is not None:
                self.done += 1
                self._compare(outcome)
                yield outcome
        advance.end()
        if self.stopped and (not self.done or (self._destination and self._destination.is_file())):
            output.complain(f"interrupted after {_articles(self.done)}; nothing was written")
            raise typer.Exit(output.INTERRUPTED)
        if self._destination and self.failed and not self.done:
            raise typer.Exit(output.INCOMPLETE)

    def parquet(self, named: "Named", read: reading.Read, *, force: bool) -> None:
        """Make a file of Parquet of each input, but for those that are made already."""
        from attrib.cli.parquet_files import is_done, jobs_of, outcomes_of, write

        jobs = jobs_of(*named)
        left = [job for job in jobs if force or not is_done(job, self._rules)]
        with progress(len(left), wanted=True) as advance:
            for job, outcomes in outcomes_of(left, read, self._rules, self._work):
                self.failed += write(job, map(self._compared, outcomes), self._rules)
                advance()
        if len(left) < len(jobs):
            output.complain(
                f"{len(jobs) - len(left):,} of {len(jobs):,} made before, and left; --force makes them anew"
            )
        self.end()

    def _stop(self) -> None:
        self.stopped = True

    def end(self) -> None:
        """Tell which articles are over the limit, and end the command with the status for what went wrong."""
        for line in self.over:
            output.complain(line)
        if self.stopped:
            output.complain(f"interrupted after {_articles(self.done)}, which the output has")
            raise typer.Exit(output.INTERRUPTED)
        if self.failed:
            raise typer.Exit(output.INCOMPLETE)
        if self.over:
            raise typer.Exit(output.FOUND)

    def _compared(self, outcome: "Made") -> "Made":
        from attrib.report.model import Report

        if isinstance(outcome, Report):
            self._compare(outcome)
        return outcome

    def _compare(self, report: "Report") -> None:
        share = 100 * report.summary.unnamed_share_of_attributed
        if self._limit is not None and share > self._limit:
            name = report.article.path or reading.STANDARD_INPUT
            self.over.append(
                f"{name}: {share:.1f}% of the attributed words rest on unnamed sources, over {self._limit:g}%"
            )
