"""`attrib archive search`: words in the claims of an archive, and who made them."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from attrib.cli import options, output
from attrib.cli.archive import asked

if TYPE_CHECKING:
    from attrib.archive.searching import Hit

SEARCH = """\
\b
WORDS are all searched, in claims and in the words for their sources, with all
their endings ("warn" finds "warned"). "A phrase" stands in double quotes; a
word may end in *; OR, NOT and AND stand in capitals.

\b
Examples:
  attrib archive search news.attrib '"people familiar with"' --per year
  attrib archive search news.attrib ceasefire --verdict anonymous_official
  attrib archive search news.attrib 'police OR sheriff' --in sources --by outlet
  attrib archive search news.attrib leak --since 2019 --format csv -o leaks.csv
"""
SHOWN = 20


class Form(StrEnum):
    """How it is written."""

    TERMINAL = "terminal"
    CSV = "csv"
    JSONL = "jsonl"


class Within(StrEnum):
    """In what is searched."""

    CLAIMS = "claims"
    SOURCES = "sources"


class Verdict(StrEnum):
    """The verdicts of claims that archives keep."""

    NAMED = "named"
    ANONYMOUS_OFFICIAL = "anonymous_official"
    ANONYMOUS_OTHER = "anonymous_other"
    UNATTRIBUTED = "unattributed"


Words = Annotated[str, typer.Argument(metavar="WORDS", show_default=False, help="What to search; see below.")]
In = Annotated[
    Within | None,
    typer.Option("--in", show_default=False, help="In what is said alone, or in who says it."),
]
OfVerdict = Annotated[list[Verdict] | None, typer.Option("--verdict", show_default=False, help="May be given twice.")]
OfKind = Annotated[str | None, options.valued("KIND,…", "insider, spokesperson, person, …", "--kind")]
Counted = Annotated[
    asked.Per | None,
    typer.Option("--per", show_default=False, help="Count instead, in each month, quarter or year."),
]
By = Annotated[
    str | None,
    options.valued("COLUMN", "Count by outlet, section, author, or a column of yours."),
]
Limit = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", show_default=False, help=f"The newest N; by default {SHOWN} in the terminal."),
]


def search(
    path: asked.Archive,
    words: Words,
    *,
    within: In = None,
    verdict: OfVerdict = None,
    kind: OfKind = None,
    outlet: asked.Outlet = None,
    since: asked.Since = None,
    until: asked.Until = None,
    by: By = None,
    per: Counted = None,
    limit: Limit = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write it.")] = Form.TERMINAL,
    destination: options.Output = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Find claims by their words or by who makes them, or count them by month and outlet."""
    from attrib.archive.asking import judged
    from attrib.archive.searching import Query, count, totals
    from attrib.archive.searching import search as found

    query = Query(
        words,
        within.value if within else None,
        tuple(each.value for each in verdict or ()),
        tuple(kind.split(",")) if kind else (),
        asked.selection(by, per, since, until, outlet),
    )
    with asked.opened(path) as archive:
        judged(archive, str(path))
        if by is not None or per is not None:
            _write_rows(totals(archive, query), form, destination, (width, color))
        elif form is not Form.TERMINAL:
            _write_rows(found(archive, query, limit), form, destination, (width, color))
        else:
            _show(count(archive, query), list(found(archive, query, limit or SHOWN)), destination, (width, color))


def _write_rows(
    rows: "Iterable[Any]", form: Form, destination: Path | None, look: tuple[int | None, bool | None]
) -> None:
    import json

    from attrib.views.tables import line

    with output.opened(destination, utf8=form is not Form.TERMINAL) as stream:
        if form is Form.TERMINAL:
            _print_totals(list(rows), stream, look)
            return
        first = True
        for row in rows:
            if form is Form.CSV and first:
                stream.write(line(row._fields))
            first = False
            stream.write(line(row) if form is Form.CSV else f"{json.dumps(row._asdict(), ensure_ascii=False)}\n")


def _show(
    counted: tuple[int, int], hits: "Sequence[Hit]", destination: Path | None, look: tuple[int | None, bool | None]
) -> None:
    from attrib.archive.telling import Hits

    with output.opened(destination) as stream:
        output.console(stream, width=look[0], color=look[1]).print(Hits(*counted, tuple(hits)))


def _print_totals(rows: Sequence[Any], stream: TextIO, look: tuple[int | None, bool | None]) -> None:
    from attrib.archive.telling import Totals

    output.console(stream, width=look[0], color=look[1]).print(Totals(tuple(rows)))
