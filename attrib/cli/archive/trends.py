"""`attrib archive trends`: how the use of unnamed sources changes."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from attrib.cli import options, output
from attrib.cli.archive import asked

if TYPE_CHECKING:
    from attrib.archive.trends import Part, Trends

TRENDS = """\
\b
The share is of words: of all that stories attribute to anybody, how much rests
on sources that they do not name. "attrib guide archive" says what to conclude
from it, and what not.

\b
Examples:
  attrib archive trends news.attrib --by outlet --per month
  attrib archive trends news.attrib --by section --part confidential
  attrib archive trends news.attrib --per quarter --format html -o trends.html
"""


class Form(StrEnum):
    """How it is written."""

    TERMINAL = "terminal"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


Per = Annotated[asked.Per, typer.Option("--per", help="Into what time is parted.")]
OfPart = Annotated[
    str | None,
    options.valued(
        "PART,…", "Of what is unnamed: confidential, institutional, collective, unresolved, other_unnamed.", "--part"
    ),
]
Once = Annotated[bool, typer.Option("--once", help="Of several stories with the same text count one.")]
Top = Annotated[int, typer.Option(min=0, metavar="N", help="Descriptions and longest runs that are listed.")]


def trends(
    path: asked.Archive,
    *,
    by: asked.By = None,
    per: Per = asked.Per.MONTH,
    since: asked.Since = None,
    until: asked.Until = None,
    outlet: asked.Outlet = None,
    part: OfPart = None,
    once: Once = False,
    top: Top = 10,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write it.")] = Form.TERMINAL,
    destination: options.Output = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Tell how much rests on unnamed sources, by outlet, section or author, and over time."""
    from attrib.archive.trends import trends_of

    chosen = asked.selection(by, per, since, until, outlet)._replace(once=once)
    with asked.opened(path) as archive:
        found = trends_of(archive, str(path), chosen, _parts(part), top)
    with output.opened(destination, utf8=form is not Form.TERMINAL) as stream:
        if form is Form.TERMINAL:
            from attrib.archive.telling import TrendsPage

            output.console(stream, width=width, color=color).print(TrendsPage(found))
        else:
            _write(found, form, stream)


def _write(found: "Trends", form: Form, stream: TextIO) -> None:
    from attrib.archive import serial
    from attrib.archive.page import to_page

    writers = {Form.HTML: to_page, Form.CSV: serial.to_csv, Form.JSON: serial.to_json}
    stream.write(writers[form](found))


def _parts(named: str | None) -> "tuple[Part, ...]":
    from attrib.archive.trends import PARTS

    wanted = named.split(",") if named else []
    for each in wanted:
        if each not in PARTS:
            output.fail(f"--part {each}: there are {', '.join(PARTS)}")
    return tuple(part for part in PARTS if part in wanted)
