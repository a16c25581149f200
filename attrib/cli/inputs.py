"""From what the user named to a report: rule sets and articles, with one plain line for what is wrong."""

import contextlib
import os
import sys
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from attrib.cli import output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from attrib.analysis import Analysis
    from attrib.evaluation import Gold
    from attrib.readers.gathering import Item
    from attrib.report.model import Report
    from attrib.review.model import Review
    from attrib.rules import House, RuleSet
    from attrib.rules.trying import Decide, Decided
    from attrib.standards.checked import CheckedArticle

STANDARD_INPUT = "-"
Read = TypeVar("Read")


def check_stdin_once(files: list[str]) -> None:
    """Fail where standard input is named twice: it can be read only once."""
    if files.count(STANDARD_INPUT) > 1:
        output.fail('"-" can be read only once')


class InputError(Exception):
    """An input that could not be read or analysed; the message is one line that names it."""


class NoArticleError(InputError):
    """An input that is plainly no article."""


def items(names: "Iterable[str]") -> "list[Item]":
    """Give what is to be read under these names: files, addresses, and all that folders and archives hold."""
    from attrib.readers import UnreadableError
    from attrib.readers.gathering import Item, gather

    found: list[Item] = []
    for name in names:
        try:
            gathered = [item(name)] if name == STANDARD_INPUT or _is_address(name) else gather(name)
        except UnreadableError as error:
            gathered = [Item(name, partial(_refuse, name, error.reason))]
        found += gathered or [Item(name, partial(_refuse, name, "no article in it"))]
    return found


def may_be_several(names: "Sequence[str]", found: "Sequence[Item]") -> bool:
    """Tell whether more than one article may be read under these names, as from a folder."""
    return len(names) > 1 or any(each.within is not None for each in found)


def item(name: str) -> "Item":
    """Give what is to be read under a name as one article."""
    from attrib.readers.gathering import Item

    return Item(name, partial(_load, name))


def outcomes(found: "Sequence[Item]", read: "Callable[[Item], Read]") -> "Iterator[Read | InputError | None]":
    """Give for every item what `read` makes of it, or what was wrong; None for what is no article in a folder.

    How many of these there were is told on standard error, at the end of each folder or archive.
    """
    for within, group in groupby(found, key=lambda each: each.within):
        together = list(group)
        passed_over = 0
        for each in together:
            try:
                yield read(each)
            except NoArticleError as error:
                passed_over += within is not None
                yield error if within is None else None
            except InputError as error:
                yield error
        if passed_over and passed_over == len(together):
            yield InputError(f"{within}: no article in it ({_files(len(together))} of other kinds)")
        elif passed_over:
            output.complain(f"{within}: {passed_over} of {_files(len(together))} passed over: no articles")


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


def report_on(found: "Item", rules: "RuleSet") -> "Report":
    """Read and analyse one article. Raises InputError."""
    return analysis_of(found, rules).report


def analysis_of(found: "Item", rules: "RuleSet") -> "Analysis":
    """Read and analyse one article, up to its report. Raises InputError."""
    with _input_errors(found.name):
        return _analysed(found.load(), found, rules)


def version(name: str, rules: "RuleSet") -> "Report":
    """Read and analyse an article, or read the report on one that was written as JSON. Raises InputError."""
    from attrib.report.saved import SavedReportError, read_report

    with _input_errors(name):
        data = _load(name)
        try:
            return read_report(data) or _analysed(data, item(name), rules).report
        except SavedReportError as error:
            raise InputError(f"{_shown(name)}: {error}") from error


def reviewed(name: str) -> "Report":
    """Read a report that is to be reviewed, or was. Raises InputError."""
    from attrib.review.decision_files import ReviewError, read_reviewed

    with _input_errors(name):
        try:
            return read_reviewed(_load(name))
        except ReviewError as error:
            raise InputError(f"{_shown(name)}: {error}") from error


def review(name: str) -> "Review":
    """Read a file of reviewers' decisions. Raises InputError."""
    from attrib.review.decision_files import ReviewError, read_review

    with _input_errors(name):
        try:
            return read_review(_load(name))
        except ReviewError as error:
            raise InputError(f"{_shown(name)}: {error}") from error


def houses(names: str, *, checked: bool = True) -> "tuple[House, ...]":
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


def checked(found: "Item", rules: "RuleSet", held_to: "tuple[House, ...]") -> "CheckedArticle":
    """Read and analyse an article as `report_on` does, and hold it to standards. Raises InputError."""
    from attrib.rules import RuleSetError
    from attrib.standards import check_analysis, read_suppressions
    from attrib.standards.checked import CheckedArticle

    with _input_errors(found.name):
        data = found.load()
        analysis = _analysed(data, found, rules)
        try:
            suppressions = () if found.name == STANDARD_INPUT else read_suppressions(found.name)
            return CheckedArticle(check_analysis(analysis, held_to, suppressions), _as_text(data))
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


@contextlib.contextmanager
def _input_errors(name: str) -> "Iterator[None]":
    """Turn whatever goes wrong with an input into an InputError."""
    from attrib.readers import NotAnArticleError, UnreadableError

    try:
        yield
    except InputError:
        raise
    except NotAnArticleError as error:
        raise NoArticleError(str(error)) from error
    except UnreadableError as error:
        raise InputError(str(error)) from error
    except Exception as error:
        if os.environ.get("ATTRIB_DEBUG"):
            raise
        raise InputError(f"{name}: could not be analysed, {output.fault(error)}") from error


def _analysed(data: bytes, found: "Item", rules: "RuleSet") -> "Analysis":
    from msgspec.structs import replace

    from attrib.analysis import Analysis
    from attrib.readers import NotAnArticleError, read_bytes
    from attrib.readers.gathering import is_article

    reading = read_bytes(data, _shown(found.name))
    if found.within is not None and not is_article(reading, found.name):
        raise NotAnArticleError(found.name, "no article, by its name and content")
    path = None if found.name == STANDARD_INPUT else found.name
    notes = (*_redirected(data, found.name), *reading.notes)
    analysis = Analysis(replace(reading, path=path, notes=notes), rules)
    analysis.complete()
    return analysis


def _redirected(data: bytes, name: str) -> "Iterator[str]":
    if _is_address(name):
        from attrib.readers.fetching import Fetched

        if isinstance(data, Fetched) and data.address != name:
            yield f"The address redirects: what was read stands at {data.address}."


def _as_text(data: bytes) -> str:
    """Give the text of an article's file, markup included; empty where the file is no text, as a Word document."""
    from attrib.readers import UnreadableError
    from attrib.readers.decoding import decode

    try:
        return decode(data, "").text
    except UnreadableError:
        return ""


def _is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


def _refuse(name: str, reason: str) -> bytes:
    from attrib.readers import UnreadableError

    raise UnreadableError(name, reason)


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"


def _load(name: str) -> bytes:
    from attrib.readers import UnreadableError, load_file, load_stream

    if _is_address(name):
        from attrib.readers.fetching import fetch

        return fetch(name)
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
