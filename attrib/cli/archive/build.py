"""`attrib archive build`: an archive is made, or brought up to date."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from attrib.cli import cores, inputs, options, output, reading
from attrib.cli.archive import asked

if TYPE_CHECKING:
    from attrib.archive.building import Count
    from attrib.archive.taking import Source
    from attrib.readers import Fields

BUILD = """\
\b
ARCHIVE is one file, of SQLite; keep it on a disk of this machine. What is new
or has changed is analysed, all else stays: run it again after an interrupt,
a full disk, or with new articles. Two may build at once.
An archive is a SOURCE too: its texts are analysed afresh, by other rules, or
by this attrib in place of an older one:
  attrib archive build news.attrib news.attrib --rules strict

\b
A table of --metadata has names of articles in its first column, "article":
paths as given or from their folder on, ids, or addresses. Other columns are
outlet, section, author, date, title, and any of your own for trends --by.

\b
Examples:
  attrib archive build news.attrib stories/ 2019.zip
  attrib archive build news.attrib dump.jsonl.gz --columns text=plain,date=day
  attrib archive build news.attrib stories/ --metadata desks.csv
"""

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", show_default=False, help=f"{options.ARTICLES[:-1]}; or an archive."),
]
Columns = Annotated[
    str | None,
    options.valued(
        "WHAT=NAME,…", "Of records and tables: which column is text, id, title, date, outlet, author or section."
    ),
]
NoText = Annotated[bool, typer.Option("--no-text", help="Keep no texts; they are needed for other rules later.")]
Retry = Annotated[bool, typer.Option("--retry", help="Try again what could not be read or analysed before.")]


def build(
    path: asked.Archive,
    sources: Sources,
    *,
    rules: options.Rules = "newsroom",
    columns: Columns = None,
    metadata: options.Metadata = None,
    jobs: options.Jobs = None,
    no_text: NoText = False,
    retry: Retry = False,
) -> None:
    """Build an archive, or bring it up to date."""
    from attrib.archive.building import Plan
    from attrib.archive.building import build as build_archive
    from attrib.archive.schema import ArchiveError
    from attrib.cli.archive.progress import Progress, total_size

    inputs.check_stdin_once(sources)
    fields = _fields(columns)
    loaded = inputs.rule_set(rules)
    progress = Progress(total_size(sources))
    try:
        plan = Plan(loaded, rules, fields, inputs.metadata(metadata), jobs or cores.available(), not no_text, retry)
        with progress:
            count = build_archive(path, map(_source, sources), plan, progress.tell)
    except ArchiveError as error:
        output.fail(str(error))
    _end(count)


def _end(count: "Count") -> None:
    from attrib.cli.archive.progress import summary

    output.complain(summary(count))
    if count.stopped:
        raise typer.Exit(output.INTERRUPTED)
    if count.failed:
        raise typer.Exit(output.INCOMPLETE)


def _source(name: str) -> "Source":
    from attrib.archive.taking import Source

    return Source(name, reading.each_item([name]))


def _fields(columns: str | None) -> "Fields":
    """Read which columns hold what: "text=plain_text,outlet=sitename"."""
    from attrib.readers import Fields

    named: dict[str, Any] = {}
    for each in columns.split(",") if columns else ():
        what, _, name = each.strip().partition("=")
        if what not in Fields._fields or not name:
            output.fail(f"--columns {each.strip()}: should be WHAT=NAME, WHAT being {', '.join(Fields._fields)}")
        named[what] = name
    return Fields(**named)
