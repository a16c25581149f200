"""From what the user named to a report: rule sets and articles, with one plain line for what is wrong."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrib.evaluation import Gold
    from attrib.readers import Reading
    from attrib.report.model import Report
    from attrib.rules import RuleSet
    from attrib.rules.trying import Decided

STANDARD_INPUT = "-"


class InputError(Exception):
    """An input that could not be read or analysed; the message is one line that names it."""


def rule_set(name: str, *, checked: bool = True) -> "RuleSet":
    """Load a rule set by name or file; the command fails where it is broken.

    With `checked` the examples of a rule set that does not come with the program are run too.
    """
    from attrib.rules import RuleSetError, load_rules, shipped

    try:
        rules = load_rules(name)
        if checked and name not in shipped():
            from attrib.rules.trying import check_examples

            check_examples(rules, lambda text: decisions(text, rules))
    except RuleSetError as error:
        output.fail(str(error))
    return rules


def report_on(name: str, rules: "RuleSet") -> "Report":
    """Read and analyse one file, or standard input for "-". Raises InputError."""
    from attrib.analysis import analyze_reading
    from attrib.readers import UnreadableError

    try:
        return analyze_reading(_read(name), rules, None if name == STANDARD_INPUT else name)
    except UnreadableError as error:
        raise InputError(str(error)) from error
    except Exception as error:
        if os.environ.get("ATTRIB_DEBUG"):
            raise
        raise InputError(f"{name}: could not be analysed, {output.fault(error)}") from error


def gold(name: str) -> "Gold":
    """Read annotated articles: a folder, a file, or JSON lines from standard input for "-"."""
    from attrib.evaluation import Gold, read_gold, read_json_lines
    from attrib.evaluation.gold import Fault

    if name != STANDARD_INPUT:
        return read_gold(name)
    try:
        return read_json_lines(sys.stdin.buffer.read() if sys.stdin else b"", "standard input")
    except OSError as error:
        return Gold((), (Fault("standard input", None, f"cannot be read ({error.strerror})"),))


def decisions(text: str, rules: "RuleSet") -> "Iterator[Decided]":
    """Give which rule decided each claim of a text, and where its source (or else its content) stands."""
    from attrib.analysis import analyze

    for claim in analyze(text, rules).claims:
        passages = (claim.source,) if claim.source is not None else claim.content
        yield claim.rule, [(passage.start, passage.end) for passage in passages]


def _read(name: str) -> "Reading":
    from attrib.readers import UnreadableError, read_file, read_stream

    if name != STANDARD_INPUT:
        return read_file(Path(name))
    if sys.stdin is None:
        raise UnreadableError("standard input", "is closed")
    try:
        return read_stream(sys.stdin.buffer, "standard input")
    except OSError as error:
        raise UnreadableError("standard input", f"cannot be read ({error.strerror})") from error
