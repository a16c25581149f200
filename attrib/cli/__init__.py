"""The command line. `main` is what `attrib` starts; each command imports what it needs when it runs."""

import gc
import os
import sys
from typing import Annotated

import typer

from attrib.cli import output, signals
from attrib.cli.analyze import EXAMPLES, analyze
from attrib.cli.archive.commands import archive
from attrib.cli.check import NOTES, check
from attrib.cli.compare import VERSIONS, compare
from attrib.cli.evaluate import FORMATS, evaluate
from attrib.cli.explain import explain
from attrib.cli.guide import guide
from attrib.cli.lsp import lsp
from attrib.cli.review import review
from attrib.cli.rules import rules
from attrib.cli.schema import schema
from attrib.cli.usage import Commands
from attrib.cli.values import convert_plainly

EPILOG = """\
\b
Exit status:
  0  done
  1  --fail-over: too much rests on unnamed sources; --fail-on: a finding
  2  wrong usage, a broken rule set, or an output that cannot be written
  3  some input could not be read or analysed; the rest was done
"""

MOST_NEW = 100_000
"""Objects made before Python looks for cycles among them: loading words makes many that all stay."""

convert_plainly()
app = typer.Typer(
    name="attrib",
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command(epilog=EXAMPLES)(analyze)
app.command()(explain)
app.command(epilog=NOTES)(check)
app.command(epilog=VERSIONS)(compare)
app.add_typer(rules, name="rules")
app.command(epilog=FORMATS)(evaluate)
app.add_typer(review, name="review")
app.add_typer(archive, name="archive")
app.command()(lsp)
app.command()(schema)
app.command()(guide)


def _print_version(wanted: bool) -> None:
    if wanted:
        from attrib._version import __version__

        typer.echo(f"attrib {__version__}")
        raise typer.Exit


@app.callback(epilog=EPILOG)
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
    gc.set_threshold(MOST_NEW)
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
    try:
        app(prog_name="attrib")
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    return output.DONE
