"""How reports are written: one function for each form, which takes them one by one as they come."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from attrib.cli import output

if TYPE_CHECKING:
    from attrib.report.model import Report, Summary
    from attrib.views.terminal import Show


class Format(StrEnum):
    """How reports are written."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"


class Manner(NamedTuple):
    """What the user may choose within a form."""

    several: bool = False
    """Whether there may be more reports than one."""
    with_text: bool = True
    """JSON: with the article's text."""
    show: "Show" = "claims"
    everything: bool = False
    """Terminal: lists are not cut to fit the screen."""
    width: int | None = None
    color: bool | None = None


def write(reports: "Iterable[Report]", form: Format, destination: Path | None, manner: Manner) -> None:
    """Write reports to a file, or else to standard output; the command fails where that cannot be done."""
    with output.opened(destination, utf8=form is not Format.TERMINAL) as stream:
        WRITERS[form](reports, stream, manner)


def _terminal(reports: "Iterable[Report]", stream: TextIO, manner: Manner) -> None:
    from attrib.views import wording
    from attrib.views.terminal import ReportPage, Summaries

    console = output.console(stream, width=manner.width, color=manner.color)
    rows = None if manner.everything else output.rows(stream)
    done: list[tuple[str, Summary]] = []
    for report in reports:
        if done:
            console.print()
        console.print(ReportPage(report, manner.show, rows))
        done.append((report.article.path or wording.title(report.article), report.summary))
    if manner.several and done:
        console.print()
        console.print(Summaries(tuple(done)))


def _json(reports: "Iterable[Report]", stream: TextIO, manner: Manner) -> None:
    from attrib.views.serial import to_json

    _objects((to_json(report, with_text=manner.with_text) for report in reports), stream, several=manner.several)


def _json_lines(reports: "Iterable[Report]", stream: TextIO, manner: Manner) -> None:
    from attrib.views.serial import to_json_line

    for report in reports:
        stream.write(to_json_line(report, with_text=manner.with_text) + "\n")
        stream.flush()


def _objects(objects: Iterable[str], stream: TextIO, *, several: bool) -> None:
    """Write one JSON object or, where there may be several, an array."""
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
}
