"""`attrib check`: articles held to what newsrooms ask of unnamed sources."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from attrib.cli import cores, inputs, options, output, reading
from attrib.cli.checking import Format, Handling, Run, Told, desk, report_by, write
from attrib.cli.formats import ONE_PAGE, as_folder
from attrib.cli.pages import write_pages
from attrib.cli.progress import progress
from attrib.cli.settings import Desks, Project, Projects, Wishes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from attrib.standards.baseline import Baseline
    from attrib.standards.checked import CheckedArticle

NOTES = """\
\b
Houses: abc-au, ap, bbc, bloomberg, guardian, jti, npr, nyt, reuters, spj,
usa-today, washington-post, wsj

\b
Examples:
  attrib check story.txt --house ap
  attrib check copy/ --house nyt,house.toml --ignore nyt/familiar
  attrib check copy/ --house ap --format sarif --output attrib.sarif
  attrib check copy/ --house ap --baseline known.json
  attrib rules list --house ap
  attrib rules show ap/no-reason

\b
What holds for a folder of copy may stand in attrib.toml, so that
attrib check copy/ is enough; attrib guide project.

\b
Formats:
  terminal   by place, with the houses beside each other
  concise    path:line:column: level rule message
  json       reports with their findings
  sarif      SARIF 2.1.0, for code hosts and editors
  github     annotations of a pull request
  markdown   to tick off in a ticket
  html       the page with its findings, of one article; to a folder a page
             for each, and an index

\b
What is found may pass, with a reason, which stands beside the story:
  attrib check story.txt --house ap --words "a senior official" \\
    --suppress "Told by the desk: the talks are private."
writes it into story.txt.attrib.toml. It is still listed, as suppressed.
"""


class FailOn(StrEnum):
    """How grave a finding must be for the exit status to tell."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Houses = Annotated[str | None, options.valued("NAME|FILE,…", "Whose standards: ap, nyt, …, or a file.")]
Select = Annotated[str | None, options.valued("RULE,…", 'Only these rules: ids, houses, or "*/no-reason".')]
Ignore = Annotated[str | None, options.valued("RULE,…", "Not these rules.")]
Levels = Annotated[
    list[str] | None,
    options.valued("RULE=LEVEL", "How grave: error, warning or note.", "--level"),
]
Form = Annotated[
    Format | None,
    typer.Option("--format", "-f", show_default=False, help="How to write findings: terminal, or see below."),
]
Gravity = Annotated[
    FailOn | None,
    typer.Option(show_default=False, help="Exit with 1 on a finding as grave as that, or graver."),
]
KnownFrom = Annotated[Path | None, options.valued("FILE", "Do not tell what this earlier JSON has.")]
Words = Annotated[str | None, options.valued("TEXT", "Only findings about these words.")]
Reason = Annotated[
    str | None,
    options.valued("REASON", "Let pass what is found, for this reason; see below."),
]
Sources = Annotated[bool, typer.Option("--sources", help="Tell at the end where each rule comes from.")]


def check(
    files: options.Articles,
    *,
    house: Houses = None,
    select: Select = None,
    ignore: Ignore = None,
    level: Levels = None,
    form: Form = None,
    fail_on: Gravity = None,
    baseline: KnownFrom = None,
    words: Words = None,
    suppress: Reason = None,
    sources: Sources = False,
    rules: options.RulesOver = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    stdin_filename: options.StdinFilename = None,
    text_field: options.TextField = None,
    id_field: options.IdField = None,
    title_field: options.TitleField = None,
    date_field: options.DateField = None,
    outlet_field: options.OutletField = None,
    author_field: options.AuthorField = None,
    destination: options.Output = None,
    force: options.Force = False,
    jobs: options.Jobs = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Hold articles to what newsrooms ask of unnamed sources."""
    inputs.check_stdin_once(files)
    handling = Handling(words, _baseline(baseline), _reason(suppress))
    from attrib.readers import Fields

    fields = Fields(text_field, id_field, title_field, date_field, outlet_field, author_field)
    found = reading.items(files, stdin_filename)
    projects = Projects(Project(config, isolated))
    wishes = Wishes(rules, house, select, ignore, level or ())
    desks = Desks(wishes, projects, found)
    begin = partial(desk, wishes, Project(config, isolated))
    run = Run(desks, handling, cores.work_on(found, partial(report_by, desks), begin, jobs))
    settings = projects.settings(found[0].name)
    manner = _Manner(
        form or Format(settings.formats.check or Format.TERMINAL), destination, force, sources, width, color
    )
    outcomes = reading.outcomes(found, fields)
    _carry_out(run, _Job(outcomes, len(found), reading.may_be_several(files, found)), manner)
    run.end(fail_on.value if fail_on else settings.fail_on)


class _Manner(NamedTuple):
    """How findings are told."""

    form: Format
    destination: Path | None
    force: bool
    """HTML in a folder: files may be replaced that are no pages."""
    sources: bool
    width: int | None
    color: bool | None


class _Job(NamedTuple):
    """What there is to check."""

    outcomes: "Iterator[reading.Outcome]"
    files: int
    together: bool
    """Whether there may be several articles, by the names that were given."""


def _carry_out(run: Run, job: _Job, manner: _Manner) -> None:
    """Check all articles and tell what is found, as it is found."""
    unseen = manner.destination is not None or not output.on_screen()
    utf8 = manner.form is not Format.TERMINAL
    with progress(job.files if job.together or not unseen else 0, wanted=unseen or not job.together) as advance:
        several, outcomes = reading.peeked(job.outcomes, together=job.together)
        articles = run.articles(outcomes, advance)
        if manner.form is Format.HTML and (folder := as_folder(manner.destination)):
            write_pages((each.report for each in articles), folder, with_text=True, force=manner.force)
            return
        if manner.form is Format.HTML and several:
            output.fail(ONE_PAGE)
        with output.opened(manner.destination, utf8=utf8) as stream:
            if manner.form is Format.TERMINAL:
                _print(articles, run, output.console(stream, width=manner.width, color=manner.color), manner.sources)
            else:
                write(manner.form, articles, stream, Told(run, several))


def _print(articles: "Iterable[CheckedArticle]", run: Run, console: "Console", sources: bool) -> None:
    from attrib.views.findings import FindingsEnd, FindingsPage

    for each in articles:
        if each.report.findings:
            console.print(FindingsPage(each.report))
    console.print(FindingsEnd(run.tally, run.desks.houses if sources else (), run.desks.configurations))


def _reason(given: str | None) -> str | None:
    if given is not None and not given.strip():
        output.fail("--suppress: the reason is empty")
    return given


def _baseline(path: Path | None) -> "Baseline | None":
    if path is None:
        return None
    from attrib.standards.baseline import BaselineError, read_baseline

    try:
        return read_baseline(path)
    except BaselineError as error:
        output.fail(f"{path}: {error}")
