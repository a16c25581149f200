"""From what the user named to a report: rule sets and articles, with one plain line for what is wrong."""

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrib.evaluation import Gold
    from attrib.report.model import Report
    from attrib.review.model import Review
    from attrib.rules import RuleSet
    from attrib.rules.trying import Decided
    from attrib.standards import House
    from attrib.standards.checked import Checked

STANDARD_INPUT = "-"


def once(files: list[str]) -> None:
    """Refuse to read standard input twice."""
    if files.count(STANDARD_INPUT) > 1:
        output.fail('"-" can be read only once')


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


def rule_files(name: str) -> "list[str]":
    """Give the file of a rule set that is one's own."""
    from attrib.rules import shipped

    return [] if name in shipped() else [name]


def report_on(name: str, rules: "RuleSet") -> "Report":
    """Read and analyse one file, or standard input for "-". Raises InputError."""
    with _told(name):
        return _analysed(_load(name), name, rules)


def version(name: str, rules: "RuleSet") -> "Report":
    """Read and analyse an article, or read the report on one that was written as JSON. Raises InputError."""
    from attrib.report.saved import SavedReportError, read_report

    with _told(name):
        data = _load(name)
        try:
            return read_report(data) or _analysed(data, name, rules)
        except SavedReportError as error:
            raise InputError(f"{_shown(name)}: {error}") from error


def reviewed(name: str) -> "Report":
    """Read a report that is to be reviewed, or was. Raises InputError."""
    from attrib.review.reading import ReviewError, read_reviewed

    with _told(name):
        try:
            return read_reviewed(_load(name))
        except ReviewError as error:
            raise InputError(f"{_shown(name)}: {error}") from error


def review(name: str) -> "Review":
    """Read a file of reviewers' decisions. Raises InputError."""
    from attrib.review.reading import ReviewError, read_review

    with _told(name):
        try:
            return read_review(_load(name))
        except ReviewError as error:
            raise InputError(f"{_shown(name)}: {error}") from error


def houses(names: str, *, checked: bool = True) -> "tuple[House, ...]":
    """Load houses by names or files; the command fails where one is broken.

    With `checked` the examples of houses that do not come with the program are run too.
    """
    from attrib.rules import RuleSetError
    from attrib.standards import load_houses

    try:
        found = load_houses(names)
        for house in found:
            if checked and not house.shipped:
                from attrib.standards.trying import check_examples

                check_examples(house)
    except RuleSetError as error:
        output.fail(str(error))
    return found


def checked(name: str, rules: "RuleSet", held_to: "tuple[House, ...]") -> "Checked":
    """Read and analyse an article as `report_on` does, and hold it to standards. Raises InputError."""
    from attrib.readers.decoding import decode
    from attrib.rules import RuleSetError
    from attrib.standards import check_report, read_suppressions
    from attrib.standards.checked import Checked

    with _told(name):
        data = _load(name)
        report = _analysed(data, name, rules)
        try:
            suppressions = () if name == STANDARD_INPUT else read_suppressions(name)
            lying, _ = decode(data, _shown(name))
            return Checked(check_report(report, held_to, suppressions), lying)
        except RuleSetError as error:
            raise InputError(str(error)) from error


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


def gold_files(names: "Iterable[str]") -> "Iterator[str | Path]":
    """Give the files that are read for gold of these names."""
    for name in names:
        yield name
        if name.endswith(".ann"):
            yield Path(name).with_suffix(".txt")
        elif Path(name).is_dir():
            yield from (path for ending in ("txt", "ann") for path in Path(name).rglob(f"*.{ending}"))


def decisions(text: str, rules: "RuleSet") -> "Iterator[Decided]":
    """Give which rule decided each claim of a text, and where its source (or else its content) stands."""
    from attrib.analysis import analyze

    for claim in analyze(text, rules).claims:
        passages = (claim.source,) if claim.source is not None else claim.content
        yield claim.rule, [(passage.start, passage.end) for passage in passages]


@contextlib.contextmanager
def _told(name: str) -> "Iterator[None]":
    """Turn whatever goes wrong with an input into an InputError."""
    from attrib.readers import UnreadableError

    try:
        yield
    except InputError:
        raise
    except UnreadableError as error:
        raise InputError(str(error)) from error
    except Exception as error:
        if os.environ.get("ATTRIB_DEBUG"):
            raise
        raise InputError(f"{name}: could not be analysed, {output.fault(error)}") from error


def _analysed(data: bytes, name: str, rules: "RuleSet") -> "Report":
    from attrib.analysis import analyze_reading
    from attrib.readers import read_bytes

    return analyze_reading(read_bytes(data, _shown(name)), rules, None if name == STANDARD_INPUT else name)


def _load(name: str) -> bytes:
    from attrib.readers import UnreadableError, load_file, load_stream

    if name != STANDARD_INPUT:
        return load_file(name)
    if sys.stdin is None:
        raise UnreadableError(_shown(name), "is closed")
    try:
        return load_stream(sys.stdin.buffer)
    except OSError as error:
        raise UnreadableError(_shown(name), f"cannot be read ({error.strerror})") from error


def _shown(name: str) -> str:
    return "standard input" if name == STANDARD_INPUT else name
