"""`attrib check`: articles held to what newsrooms ask of unnamed sources."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from attrib.cli import inputs, options, output
from attrib.cli.progress import progress

if TYPE_CHECKING:
    from typing import TextIO

    from attrib.standards import House
    from attrib.standards.checked import Checked

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


def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", show_default=False, help=options.ARTICLES),
    ],
    *,
    house: Annotated[
        str,
        typer.Option(metavar="NAME|FILE,…", show_default=False, help="Whose standards: ap, nyt, …, or a file."),
    ],
    form: Annotated[
        Format,
        typer.Option("--format", "-f", help="JSON: reports with findings. github: annotations."),
    ] = Format.TERMINAL,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(show_default=False, help="Exit with 1 on a finding as grave as that, or graver."),
    ] = None,
    rules: options.Rules = "newsroom",
    destination: options.Output = None,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Hold articles to what newsrooms ask of unnamed sources."""
    inputs.once(files)
    found = inputs.items(files)
    spared = [*files, *(each.name for each in found), *house.split(","), *inputs.rule_files(rules)]
    output.spare(spared, destination)
    houses = inputs.houses(house)
    rule_set = inputs.rule_set(rules)
    articles: list[Checked] = []
    faults: list[str] = []
    several = len(files) > 1 or any(each.within is not None for each in found)
    with progress(len(found), wanted=True) as advance:
        for outcome in inputs.outcomes(found, lambda each: inputs.checked(each, rule_set, houses)):
            if isinstance(outcome, inputs.InputError):
                output.complain(str(outcome))
                faults.append(str(outcome))
            elif outcome is not None:
                articles.append(outcome)
            advance()
    with output.opened(destination, utf8=form is not Format.TERMINAL) as stream:
        if form is Format.TERMINAL:
            from attrib.views.findings import FindingsPage

            console = output.console(stream, width=width, color=color)
            console.print(FindingsPage([each.report for each in articles], houses))
        else:
            _write(articles, houses, faults, form, stream, several=several)
    if faults:
        raise typer.Exit(output.INCOMPLETE)
    if fail_on is not None:
        from attrib.standards.checked import fails

        if any(fails(each.report.findings, fail_on.value) for each in articles):
            raise typer.Exit(output.FOUND)


def _write(
    articles: "list[Checked]",
    houses: "tuple[House, ...]",
    faults: list[str],
    form: Format,
    stream: "TextIO",
    *,
    several: bool,
) -> None:
    if form is Format.SARIF:
        from attrib.views.sarif import to_sarif

        stream.write(to_sarif(articles, houses, faults))
    elif form is Format.GITHUB:
        from attrib.views.annotations import to_github

        stream.write(to_github(articles))
    else:
        from attrib.views.serial import to_json

        reports = ",\n".join(to_json(each.report) for each in articles)
        stream.write(f"{reports}\n" if not several else f"[\n{reports}\n]\n")
