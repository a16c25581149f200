"""The commands of `attrib archive`."""

import typer

from attrib.cli.archive.build import BUILD, build
from attrib.cli.archive.export import EXPORT, export
from attrib.cli.archive.search import SEARCH, search
from attrib.cli.archive.trends import TRENDS, trends

archive = typer.Typer(
    help="Build an archive of many articles; search it, and tell how the use of unnamed sources changed.",
    no_args_is_help=True,
)
archive.command(epilog=BUILD)(build)
archive.command(epilog=SEARCH)(search)
archive.command(epilog=TRENDS)(trends)
archive.command(epilog=EXPORT)(export)
