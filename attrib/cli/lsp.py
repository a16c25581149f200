"""`attrib lsp`: a language server, for editors."""

from typing import Annotated

import typer

from attrib.cli import options, output
from attrib.extras import install


def lsp(
    *,
    house: options.House = None,
    rules: Annotated[
        str | None,
        typer.Option("--rules", "-r", metavar="NAME|FILE", show_default=False, help="Rule set instead."),
    ] = None,
    findings_only: Annotated[
        bool, typer.Option("--findings-only", help="Show what houses find, and not all unnamed sources.")
    ] = False,
    stdio: Annotated[bool, typer.Option("--stdio", hidden=True, help="What editors ask for, and there is.")] = True,
) -> None:
    """Show findings and unnamed sources in an editor while a draft is written.

    An editor starts this and talks to it on standard input and output, by the Language Server Protocol. Houses and
    rules are those of the project's configuration unless given here. attrib guide editors has settings for editors.
    """
    del stdio
    try:
        import pygls  # noqa: F401
    except ImportError:
        output.fail(f"a language server; to have it: {install('lsp')}")
    from attrib.lsp.server import serve
    from attrib.lsp.standards import Wanted

    serve(Wanted(house, rules, not findings_only))
