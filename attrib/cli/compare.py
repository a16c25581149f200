"""`attrib compare`: two versions of a story."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from attrib.cli import inputs, options, output, reading
from attrib.cli.settings import Projects, rules_name

if TYPE_CHECKING:
    from attrib.report.model import Report
    from attrib.rules import RuleSet

VERSIONS = """\
\b
OLD and NEW are articles, "-" for one of them, or reports on articles as JSON
(attrib analyze --format json), which are taken as they are, by whatever rules.

\b
Claims are
  added, dropped    in one version only
  reworded          with other words for content, cue or source, or quoted in
                    one version only; the contents share at least 60% of their
                    words, or one is cut from the other, or, where the source
                    is another, they share at least 80%
  moved             before or after other claims than they were
  on another source, or with another verdict

\b
Exit status: 0 whether or not anything differs, 3 if a version cannot be read.

\b
Examples:
  attrib compare monday.txt tuesday.txt
  git show HEAD:story.md | attrib compare - story.md
  attrib compare monday.json tuesday.txt --format json
"""


class Format(StrEnum):
    """How the comparison is written."""

    TERMINAL = "terminal"
    JSON = "json"


def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", show_default=False, help="The earlier version.")],
    new: Annotated[str, typer.Argument(metavar="NEW", show_default=False, help="The later version.")],
    *,
    form: Annotated[Format, typer.Option("--format", "-f", help="JSON: one object.")] = Format.TERMINAL,
    rules: options.RulesOver = None,
    text_field: options.TextField = None,
    ids: options.Ids = False,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Compare two versions of a story: claims, names of sources, figures."""
    inputs.check_stdin_once([old, new])
    rule_set = inputs.rule_set(rules or rules_name([old, new], Projects()))

    from attrib.comparison import compare as compare_reports

    before, after = (_version(name, rule_set, text_field) for name in (old, new))
    if before is None or after is None:
        raise typer.Exit(output.INCOMPLETE)
    comparison = compare_reports(before, after)
    with output.opened(utf8=form is Format.JSON) as stream:
        if form is Format.JSON:
            from attrib.views.serial import as_json

            stream.write(as_json(comparison) + "\n")
        else:
            from attrib.views.comparison import ComparisonPage

            output.console(stream, width=width, color=color).print(ComparisonPage(comparison, ids))


def _version(name: str, rules: "RuleSet", text_field: str | None) -> "Report | None":
    """Read a version; tell what is wrong where that cannot be done."""
    from attrib.readers import Fields

    try:
        return inputs.version(name, rules, Fields(text=text_field))
    except reading.InputError as error:
        output.complain(str(error))
        return None
