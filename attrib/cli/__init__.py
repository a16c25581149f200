"""The command line. `main` is what `attrib` starts; each command imports what it needs when it runs."""

import gc
import os
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer

from attrib.cli import output, signals
from attrib.cli.usage import Commands
from attrib.cli.values import convert_plainly

COMMANDS = {
    "analyze": ("attrib.cli.analyze", "EXAMPLES"),
    "explain": ("attrib.cli.explain", None),
    "check": ("attrib.cli.check", "NOTES"),
    "compare": ("attrib.cli.compare", "VERSIONS"),
    "rules": ("attrib.cli.rules", None),
    "evaluate": ("attrib.cli.evaluate", "FORMATS"),
    "review": ("attrib.cli.review", None),
    "archive": ("attrib.cli.archive.commands", None),
    "config": ("attrib.cli.config", None),
    "lsp": ("attrib.cli.lsp", None),
    "serve": ("attrib.cli.serve", None),
    "schema": ("attrib.cli.schema", None),
    "guide": ("attrib.cli.guide", None),
}
"""Each command's module, which has it by its name, and what there its help ends with."""
EPILOG = """\
\b
Exit status:
  0  done
  1  --fail-over: too much rests on unnamed sources; --fail-on: a finding
  2  wrong usage, a broken rule set, or an output that cannot be written
  3  some input could not be read or analysed; the rest was done
"""


def command_line(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Make the command line with the commands of these names, of which only the modules are imported."""
    convert_plainly()
    made = typer.Typer(
        name="attrib",
        cls=Commands,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    made.callback(epilog=EPILOG)(attrib)
    for name in names:
        where, epilog = COMMANDS[name]
        module = import_module(where)
        command = getattr(module, name)
        if isinstance(command, typer.Typer):
            made.add_typer(command, name=name)
        else:
            made.command(epilog=getattr(module, epilog) if epilog else None)(command)
    return made


@cache
def __getattr__(name: str) -> Any:
    """Make the whole command line, `app`, when it is first asked for."""
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return command_line()


def _print_version(wanted: bool) -> None:
    if wanted:
        from attrib._version import __version__

        typer.echo(f"attrib {__version__}")
        raise typer.Exit


def attrib(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Who says so? Find every claim in a news article and who stands behind it.

    Each claim gets a verdict: named, anonymous official, anonymous other or unattributed, with the rule that
    decided. The report says how much of the article rests on people it does not name.
    """


def main() -> None:
    """Run the command line and exit with its status; never with a traceback."""
    signals.take()
    status = _status()
    gc.freeze()  # all of it goes with the process: looking through it for cycles took a seventh of a command
    sys.exit(status)


def _status() -> int:
    try:
        status = _run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        return output.nobody_reads()
    except KeyboardInterrupt:
        return output.INTERRUPTED
    except signals.Ended as ended:
        output.nobody_reads()
        return ended.status
    except Exception as error:
        if os.environ.get("ATTRIB_DEBUG"):
            raise
        output.complain(f"{output.fault(error)}")
        return output.INCOMPLETE
    return status


def _run() -> int:
    first = sys.argv[1:2]
    try:
        command_line(first if first and first[0] in COMMANDS else COMMANDS)(prog_name="attrib")
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    return output.DONE
