"""From what the user named to a report: rule sets and articles, with one plain line for what is wrong."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.cli import output
from attrib.cli.reading import (
    STANDARD_INPUT,
    Found,
    InputError,
    article,
    input_errors,
    item,
    load,
    opened_item,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from attrib.analysis import Analysis
    from attrib.archive.metadata import Metadata
    from attrib.cli.reading import Outcome
    from attrib.configuration import HeldTo
    from attrib.evaluation import GoldArticle
    from attrib.evaluation.gold import Fault
    from attrib.readers import Fields
    from attrib.report.model import Report
    from attrib.review.model import Review
    from attrib.rules import House, RuleSet
    from attrib.rules.trying import Decide, Decided
    from attrib.standards.checked import CheckedArticle


def check_stdin_once(files: list[str]) -> None:
    """Fail where standard input is named twice: it can be read only once."""
    if files.count(STANDARD_INPUT) > 1:
        output.fail('"-" can be read only once')


def rule_set(name: str, *, checked: bool = True) -> "RuleSet":
    """Load a rule set by name or file; the command fails where it is broken.

    With `checked` the examples of a rule set that does not come with the program are run too.
    """
    from attrib.rules import RuleSetError, load_rules, shipped

    try:
        rules = load_rules(name)
        if checked and name not in shipped():
            from attrib.rules.trying import check_examples

            check_examples(rules, decider(rules))
    except RuleSetError as error:
        output.fail(str(error))
    return rules


def metadata(path: Path | None) -> "Metadata":
    """Read a table of metadata, where there is one; the command fails where it is broken."""
    from attrib.archive.metadata import read_metadata
    from attrib.archive.schema import ArchiveError

    try:
        return read_metadata(path)
    except ArchiveError as error:
        output.fail(str(error))


def told_by(table: "Metadata", outcome: "Outcome") -> "Outcome":
    """Give what was read with what a table tells of it, which counts for more than its file."""
    from msgspec.structs import replace

    from attrib.archive.metadata import names_of_file

    if not isinstance(outcome, Found):
        return outcome
    read = outcome.reading
    names = names_of_file(read.path, outcome.within or read.path) if read.path else ()
    given = table.of([*names, read.id])
    return outcome._replace(reading=replace(read, **given.said)) if given is not None else outcome


def report_on(found: Found, rules: "RuleSet") -> "Report":
    """Analyse one article. Raises InputError."""
    return analysis_of(found, rules).report


def analyst(name: str, sha256: str) -> "Callable[[Found], Report]":
    """Make another process ready. Raises InputError where the rule set has changed since the command began."""
    from attrib.rules import RuleSetError, load_rules

    try:
        loaded = load_rules(name)
    except RuleSetError as error:
        raise InputError(str(error)) from error
    if loaded.sha256 != sha256:
        raise InputError(f"{name}: has changed while it was used; run it again")
    return partial(report_on, rules=loaded)


def analysis_of(found: Found, rules: "RuleSet") -> "Analysis":
    """Analyse one article, up to its report. Raises InputError."""
    from attrib.analysis import Analysis

    with input_errors(found.reading.path or shown(STANDARD_INPUT)):
        analysis = Analysis(found.reading, rules)
        analysis.complete()
        return analysis


def version(name: str, rules: "RuleSet", fields: "Fields") -> "Report":
    """Read and analyse an article, or read the report on one that was written as JSON. Raises InputError."""
    from attrib.readers.files import open_content
    from attrib.report.saved import SavedReportError, read_report

    wanted = item(name)
    with input_errors(name), opened_item(wanted) as stream:
        content = open_content(stream, shown(name))
        if wanted.picked is None and content.opening[:1] in {"{", "["}:
            try:
                report = read_report(content.data)
            except SavedReportError as error:
                raise InputError(f"{shown(name)}: {error}") from error
            if report is not None:
                return report
        return report_on(article(wanted._replace(open=content.stream), fields), rules)


def reviewed(name: str) -> "Report":
    """Read a report that is to be reviewed, or was. Raises InputError."""
    from attrib.review.decision_files import ReviewError, read_reviewed

    with input_errors(name):
        try:
            return read_reviewed(load(name))
        except ReviewError as error:
            raise InputError(f"{shown(name)}: {error}") from error


def review(name: str) -> "Review":
    """Read a file of reviewers' decisions. Raises InputError."""
    from attrib.review.decision_files import ReviewError, read_review

    with input_errors(name):
        try:
            return read_review(load(name))
        except ReviewError as error:
            raise InputError(f"{shown(name)}: {error}") from error


def houses(names: "str | Sequence[str]", *, checked: bool = True) -> "tuple[House, ...]":
    """Load houses by names or files; the command fails where one is broken.

    With `checked` the examples of houses that do not come with the program are run too.
    """
    from attrib.rules import RuleSetError, load_houses

    try:
        found = load_houses(names)
        for house in found:
            if checked and not house.shipped:
                from attrib.rules.trying import check_examples

                check_examples(house, decider(house))
    except RuleSetError as error:
        output.fail(str(error))
    return found


def house_named(name: str) -> str | None:
    """Give a name or file back where it is that of a house, and not of a rule set; the command fails if unreadable."""
    from attrib.rules import RuleSetError, names_house

    try:
        return name if names_house(name) else None
    except RuleSetError as error:
        output.fail(str(error))


def checked(found: Found, held_to: "HeldTo") -> "CheckedArticle":
    """Analyse an article as `report_on` does, and hold it to standards. Raises InputError."""
    from attrib.rules import RuleSetError
    from attrib.standards import check_analysis, read_suppressions
    from attrib.standards.checked import CheckedArticle

    path = found.reading.path
    with input_errors(path or shown(STANDARD_INPUT)):
        analysis = analysis_of(found, held_to.rules)
        try:
            beside = () if path is None else read_suppressions(path)
            suppressions = (*beside, *held_to.suppressions)
            return CheckedArticle(check_analysis(analysis, held_to.houses, suppressions), found.markup())
        except RuleSetError as error:
            raise InputError(str(error)) from error


def gold(name: str) -> "Callable[[], Iterator[GoldArticle | Fault | str]]":
    """Give what reads annotated articles, each time: of a folder, a file, or JSON lines from standard input for "-".

    Standard input, which can be read only once, is kept in a temporary file.
    """
    from attrib.evaluation import each_gold, gold_in_lines
    from attrib.evaluation.gold import Fault

    if name != STANDARD_INPUT:
        return partial(each_gold, name)
    import shutil
    from tempfile import TemporaryFile
    from weakref import finalize

    try:
        kept = TemporaryFile()  # noqa: SIM115 - it goes with what reads it
        if sys.stdin:
            shutil.copyfileobj(sys.stdin.buffer, kept)
    except OSError as error:
        return partial(iter, [Fault("standard input", None, f"cannot be read ({error.strerror})")])

    def again() -> "Iterator[GoldArticle | Fault | str]":
        kept.seek(0)
        return gold_in_lines(kept, "standard input")

    finalize(again, kept.close)
    return again


def decider(rules: "RuleSet | House") -> "Decide":
    """Give what tells which rules hold where in a text, for trying the examples of a rule set or house."""
    from attrib.rules import House
    from attrib.standards.checking import find_where

    return partial(find_where, rules) if isinstance(rules, House) else partial(_decisions, rules)


def _decisions(rules: "RuleSet", text: str, _rule: str) -> "Iterator[Decided]":
    """Give which rule decided each claim of a text, and where its source (or else its content) stands."""
    from attrib.analysis import analyze

    for claim in analyze(text, rules).claims:
        passages = (claim.source,) if claim.source is not None else claim.content
        yield claim.rule, [(passage.start, passage.end) for passage in passages]
