"""`attrib check`: articles held to what newsrooms ask of unnamed sources."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from attrib.cli import inputs, options, output, reading
from attrib.cli.formats import write_each, write_objects
from attrib.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from rich.console import Console

    from attrib.standards import House
    from attrib.standards.checked import CheckedArticle, Tally

NOTES = """\
\b
Houses: abc-au, ap, bbc, bloomberg, guardian, jti, npr, nyt, reuters, spj,
usa-today, washington-post, wsj

\b
Examples:
  attrib check story.txt --house ap
  attrib check copy/*.txt --house nyt,house.toml --fail-on warning
  attrib check copy/*.txt --house ap --format sarif --output attrib.sarif
  attrib rules list --house ap
  attrib rules show ap/no-reason

\b
A finding may pass, with a reason, where STORY.txt.attrib.toml beside
STORY.txt says so:
  [[suppress]]
  rule = "ap/no-reason"
  words = "a senior official"
  reason = "Told by the desk: the talks are private."
It is still listed, as suppressed.
"""


class Format(StrEnum):
    """How findings are written."""

    TERMINAL = "terminal"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class FailOn(StrEnum):
    """How grave a finding must be for the exit status to tell."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Houses = Annotated[
    str,
    typer.Option(metavar="NAME|FILE,…", show_default=False, help="Whose standards: ap, nyt, …, or a file."),
]
Form = Annotated[
    Format,
    typer.Option("--format", "-f", help="JSON: reports with findings. github: annotations."),
]
Gravity = Annotated[
    FailOn | None,
    typer.Option(show_default=False, help="Exit with 1 on a finding as grave as that, or graver."),
]


def check(
    files: options.Articles,
    *,
    house: Houses,
    form: Form = Format.TERMINAL,
    fail_on: Gravity = None,
    rules: options.Rules = "newsroom",
    text_field: options.TextField = None,
    id_field: options.IdField = None,
    title_field: options.TitleField = None,
    date_field: options.DateField = None,
    outlet_field: options.OutletField = None,
    author_field: options.AuthorField = None,
    destination: options.Output = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Hold articles to what newsrooms ask of unnamed sources."""
    inputs.check_stdin_once(files)
    from attrib.readers import Fields

    fields = Fields(text_field, id_field, title_field, date_field, outlet_field, author_field)
    found = reading.items(files)
    houses = inputs.houses(house)
    rule_set = inputs.rule_set(rules)
    run = _Run(lambda each: inputs.checked(each, rule_set, houses))
    together = reading.may_be_several(files, found)
    unseen = destination is not None or not output.on_screen()
    with (
        progress(len(found) if together or not unseen else 0, wanted=unseen or not together) as advance,
        output.opened(destination, utf8=form is not Format.TERMINAL) as stream,
    ):
        several, outcomes = reading.peeked(reading.outcomes(found, fields))
        several |= together
        articles = run.articles(outcomes, advance)
        if form is Format.TERMINAL:
            _print(articles, run.tally, houses, output.console(stream, width=width, color=color))
        else:
            _write(form, articles, stream, _Told(houses, run.faults, several))
    if run.faults:
        raise typer.Exit(output.INCOMPLETE)
    if fail_on is not None and run.tally.fails(fail_on.value):
        raise typer.Exit(output.FOUND)


class _Run:
    """The checking of several articles: what failed is told at once, what was found is counted."""

    def __init__(self, check: "Callable[[reading.Found], CheckedArticle]") -> None:
        from attrib.standards.checked import Tally

        self._check = check
        self.faults: list[str] = []
        self.tally = Tally()

    def articles(
        self, outcomes: "Iterator[reading.Outcome]", advance: "Callable[[], None]"
    ) -> "Iterator[CheckedArticle]":
        """Give what was read, checked, one by one, as they are asked for; calls `advance` after each."""
        for outcome in reading.each(outcomes, self._check):
            advance()
            if isinstance(outcome, reading.InputError):
                output.complain(str(outcome))
                self.faults.append(str(outcome))
            elif outcome is not None:
                self.tally.add(outcome.report.findings)
                yield outcome


class _Told(NamedTuple):
    """What there is to be told beside the articles."""

    houses: "tuple[House, ...]"
    faults: list[str]
    several: bool


def _write(form: Format, articles: "Iterator[CheckedArticle]", stream: "TextIO", told: _Told) -> None:
    if form is Format.SARIF:
        from attrib.views.sarif import sarif_pieces

        stream.writelines(sarif_pieces(articles, told.houses, told.faults))
    elif form is Format.GITHUB:
        from attrib.views.annotations import to_github

        write_each(map(to_github, articles), stream)
    else:
        from attrib.views.serial import to_json

        write_objects((to_json(each.report) for each in articles), stream, several=told.several)


def _print(
    articles: "Iterable[CheckedArticle]", tally: "Tally", houses: "tuple[House, ...]", console: "Console"
) -> None:
    from attrib.views.findings import FindingsEnd, FindingsPage

    for each in articles:
        if each.report.findings:
            console.print(FindingsPage(each.report))
    console.print(FindingsEnd(tally, houses))
