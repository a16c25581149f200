"""`attrib config`: which configuration holds for a file, and what it says."""

from pathlib import Path
from typing import Annotated

import typer

from attrib.cli import options, output


def config(
    file: Annotated[
        Path, typer.Argument(metavar="[FILE]", show_default=False, help="A file or folder; by default this folder.")
    ] = Path(),
    *,
    width: options.Width = None,
    color: options.Color = None,
) -> None:
    """Show what holds for a file, and where each value comes from.

    It stands in attrib.toml, or under [tool.attrib] in pyproject.toml. The one that is nearest to a file, upwards
    from its folder, holds for it, alone.
    """
    from attrib.configuration import held_to, read_configuration
    from attrib.projects import candidates
    from attrib.rules import RuleSetError
    from attrib.standards import read_suppressions
    from attrib.views.configuration_page import ConfigurationPage

    try:
        found = [each for path in candidates(file) if (each := read_configuration(path))]
        held = found[0] if found else None
        held_to(held)
        page = ConfigurationPage(str(file), held, [each.path for each in found[1:]], read_suppressions(file))
    except RuleSetError as error:
        output.fail(str(error))
    with output.opened() as stream:
        output.console(stream, width=width, color=color).print(page)
