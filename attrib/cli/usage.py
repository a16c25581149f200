"""Wrong usage in one line, in words of this program rather than of the libraries that found it."""

import re
import sys
from collections.abc import Sequence
from typing import Any

from typer.core import TyperGroup

from attrib.cli import output, read_files

REWORDED = (
    (re.compile(r"^Invalid value for '?(--[\w-]+)'?(?: / '[^']+')*: (?=\S)"), r"\1: "),
    (re.compile(r"^Invalid value for '?\[[^\]]*\]'?: (?=\S)"), ""),
    (re.compile(r"^Invalid value for '?(.+?)'?: (?=\S)"), r"\1: "),
    (re.compile(r"\bValue error, "), ""),
    (re.compile(r"\bInput should be greater than or equal to (\S+)"), r"must be \1 or more"),
    (re.compile(r"\bInput should be less than or equal to (\S+)"), r"must be \1 or less"),
    (re.compile(r"\bInput should be a valid integer\b.*"), "must be a whole number"),
    (re.compile(r"\bInput should be a valid number\b.*"), "must be a number"),
)


class Commands(TyperGroup):
    """Commands whose wrong usage is told in one line on standard error."""

    def main(self, args: Sequence[str] | None = None, *others: Any, **extra: Any) -> Any:
        """Run the command of these arguments and exit with its status."""
        read_files.begin()
        try:
            status = super().main(args, *others, **{**extra, "standalone_mode": False})
        except Exception as error:
            if not hasattr(error, "format_message"):
                raise
            if type(error).__name__ == "NoArgsIsHelpError":
                error.show()  # type: ignore[attr-defined]
            else:
                output.complain(told(error.format_message(), getattr(error, "ctx", None)))
            sys.exit(output.WRONG_USAGE)
        sys.exit(status if isinstance(status, int) else output.DONE)


def told(message: str, context: Any) -> str:
    """Give what was wrong, and which help tells how it is right."""
    for pattern, words in REWORDED:
        message = pattern.sub(words, message)
    help_of = f"; see {context.command_path} --help" if context is not None else ""
    return f"{message[:1].lower()}{message[1:].rstrip('.')}{help_of}"
