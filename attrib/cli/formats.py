"""How reports are written: one function for each form, which takes them one by one as they come."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from attrib.cli import output

if TYPE_CHECKING:
    from rich.console import Console

    from attrib.report.model import Report
    from attrib.views.terminal import Show


FEW = 5
"""Articles of each of which the terminal shows a report, unless told."""


ONE_PAGE = "--format html is one page for one article: name a folder for several, as --output pages/"


class Format(StrEnum):
    """How reports are written."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    CSV = "csv"
    MARKDOWN = "markdown"
    WEBANNOTATION = "webannotation"
    PARQUET = "parquet"


class Table(StrEnum):
    """Which CSV table."""

    CLAIMS = "claims"
    SOURCES = "sources"
    ARTICLES = "articles"


class Manner(NamedTuple):
    """What the user may choose within a form."""

    several: bool = False
    """Whether there may be more reports than one."""
    with_text: bool = True
    """JSON: with the article's text."""
    show: "Show" = "sources"
    everything: bool = False
    """Terminal: lists are not cut to fit the screen."""
    ids: bool = False
    """Terminal: claims stand with their ids."""
    each: bool = False
    """Terminal: a report on each of many articles, and not only a table."""
    width: int | None = None
    color: bool | None = None
    table: Table | None = None
    """CSV: which table, where it is one; by default the claims."""
    force: bool = False
    """CSV: tables may be replaced that have other articles; HTML in a folder: other files."""


def check_form(form: Format, destination: Path | None, table: Table | None, *, several: bool) -> None:
    """Fail where a table is asked for that will not be written alone, or one page for several reports."""
    if form is Format.HTML and several and not _folder(form, destination):
        output.fail(ONE_PAGE)
    if table and form is not Format.CSV:
        output.fail("--table goes with --format csv")
    tables = _folder(form, destination)
    if table and tables:
        output.fail(f"{tables}: a folder, which gets all tables, where --table asks for one")


def write(reports: "Iterable[Report]", form: Format, destination: Path | None, manner: Manner) -> None:
    """Write reports to a file, a folder, or else to standard output; the command fails where that cannot be done."""
    if folder := _folder(form, destination):
        _to_folder(reports, form, folder, manner)
        return
    with output.opened(destination, utf8=form is not Format.TERMINAL) as stream:
        WRITERS[form](reports, stream, manner)


def _to_folder(reports: "Iterable[Report]", form: Format, folder: Path, manner: Manner) -> None:
    if form is Format.CSV:
        _all_tables(reports, folder, force=manner.force)
        return
    from attrib.cli.pages import write_pages

    write_pages(reports, folder, with_text=manner.with_text, force=manner.force)


def _terminal(reports: "Iterable[Report]", stream: TextIO, manner: Manner) -> None:
    console = output.console(stream, width=manner.width, color=manner.color)
    rows = None if manner.everything else output.rows(stream)
    if not manner.several:
        _print_each(reports, console, rows, manner)
        return
    from attrib.views.articles import Articles, print_articles

    articles = Articles()

    def taken() -> "Iterator[Report]":
        for report in reports:
            articles.add(report)
            yield report

    _print_each(_shown(taken(), manner), console, rows, manner)
    if articles.figures:
        if len(articles.figures) <= FEW or _shows_each(manner):
            console.print()
        print_articles(articles, console, rows)


def _print_each(reports: "Iterable[Report]", console: "Console", rows: int | None, manner: Manner) -> None:
    from attrib.views.terminal import ReportPage

    for number, report in enumerate(reports):
        if number:
            console.print()
        console.print(ReportPage(report, manner.show, rows, manner.ids), crop=False)


def _shows_each(manner: Manner) -> bool:
    return manner.each or manner.show != "sources"


def _shown(reports: "Iterator[Report]", manner: Manner) -> "Iterator[Report]":
    """Give the reports that are printed: all of a few articles, and none of more unless each is asked for."""
    if _shows_each(manner):
        yield from reports
        return
    first = list(islice(reports, FEW + 1))
    if len(first) <= FEW:
        yield from first
    del first
    for _ in reports:
        pass


def _json(reports: "Iterable[Report]", stream: TextIO, manner: Manner) -> None:
    from attrib.views.serial import to_json

    write_objects((to_json(report, with_text=manner.with_text) for report in reports), stream, several=manner.several)


def _json_lines(reports: "Iterable[Report]", stream: TextIO, manner: Manner) -> None:
    from attrib.views.serial import to_json_line

    for report in reports:
        stream.write(to_json_line(report, with_text=manner.with_text) + "\n")
        stream.flush()


def _html(reports: "Iterable[Report]", stream: TextIO, manner: Manner) -> None:
    from attrib.views.page import to_page

    for report in reports:
        stream.write(to_page(report, with_text=manner.with_text))


def _markdown(reports: "Iterable[Report]", stream: TextIO, _: Manner) -> None:
    from attrib.views.markdown import to_markdown

    for number, report in enumerate(reports):
        stream.write("\n" * bool(number) + to_markdown(report))


def _web_annotation(reports: "Iterable[Report]", stream: TextIO, manner: Manner) -> None:
    from attrib.views.web_annotation import to_web_annotation

    write_objects(map(to_web_annotation, reports), stream, several=manner.several)


def _csv(reports: "Iterable[Report]", stream: TextIO, manner: Manner) -> None:
    _write_tables(reports, {manner.table or Table.CLAIMS: stream})


def _all_tables(reports: "Iterable[Report]", tables: Path, *, force: bool) -> None:
    """Write each table to a file of its name in a folder; the command fails where that would lose other articles."""
    names = [f"{table.value}.csv" for table in Table]
    with output.opened_together(tables, names) as streams:
        written = _write_tables(reports, dict(zip(Table, streams, strict=True)))
        if not force:
            _keep_others([tables / name for name in names], written)


def _keep_others(older: Iterable[Path], written: Container[str]) -> None:
    from attrib.cli.read_files import glance
    from attrib.views.tables import articles_of

    for path in filter(Path.is_file, older):
        with glance(path) as table:
            articles = articles_of(table)
        if articles is None:
            output.fail(f"{path}: no table of attrib's, and stays as it is; --force replaces it")
        others = sum(article not in written for article in articles)
        if others:
            told = "1 article that is" if others == 1 else f"{others:,} articles that are"
            output.fail(f"{path}: has {told} not among these, and stays as it is; --force replaces the tables")


def _folder(form: Format, destination: Path | None) -> Path | None:
    """Give the folder into which all CSV tables or pages go; None where the output is one file or standard output."""
    return as_folder(destination) if form in {Format.CSV, Format.HTML} else None


def as_folder(destination: Path | None) -> Path | None:
    """Give the folder that an output names: one that exists, or a name without an ending where nothing exists."""
    if destination is None:
        return None
    return destination if destination.is_dir() or not (destination.suffix or destination.exists()) else None


def _write_tables(reports: "Iterable[Report]", streams: Mapping[Table, TextIO]) -> set[str]:
    """Write the rows of all reports; give the cells that name their articles."""
    from attrib.views.tables import cell, header, lines, with_keys

    written = set()
    for table, stream in streams.items():
        stream.write(header(table.value))
    for article, report in with_keys(reports):
        written.add(cell(article))
        for table, stream in streams.items():
            stream.writelines(lines(table.value, article, report))
    return written


def write_each(pieces: Iterable[str], stream: TextIO) -> None:
    """Write pieces of text as they come, so that whoever reads has each at once."""
    for each in pieces:
        stream.write(each)
        stream.flush()


def write_objects(objects: Iterable[str], stream: TextIO, *, several: bool) -> None:
    """Write one JSON object or, where there may be several, an array, as they come."""
    if not several:
        stream.writelines(f"{each}\n" for each in objects)
        return
    before = "[\n"
    for each in objects:
        stream.write(before + each)
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")


WRITERS: "Mapping[Format, Callable[[Iterable[Report], TextIO, Manner], None]]" = {
    Format.TERMINAL: _terminal,
    Format.JSON: _json,
    Format.JSONL: _json_lines,
    Format.HTML: _html,
    Format.CSV: _csv,
    Format.MARKDOWN: _markdown,
    Format.WEBANNOTATION: _web_annotation,
}
