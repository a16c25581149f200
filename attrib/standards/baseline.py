"""Findings that are known from an earlier run, so that only what has come since is told.

A finding is known again by its rule and its words, or by what its source says, so that an edit elsewhere, or a small
one there, makes none of it new. As many are known as there were.
"""

from __future__ import annotations

import io
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from attrib.readers.json_files import elements
from attrib.report.model import SCHEMA, Report
from attrib.standards.suppressing import plain
from attrib.text.misfits import in_words


class BaselineError(Exception):
    """A baseline that cannot be used; the message is a phrase without a full stop."""


class _Passage(msgspec.Struct, frozen=True):
    text: str


class _Finding(msgspec.Struct, frozen=True):
    rule: str
    claims: tuple[str, ...] = ()
    words: _Passage | None = None
    suppressed: str | None = None


class _Claim(msgspec.Struct, frozen=True):
    id: str
    content: tuple[_Passage, ...]


class _Article(msgspec.Struct, frozen=True):
    path: str | None
    sha256: str


class _Report(msgspec.Struct, frozen=True):
    """What a baseline needs of a report."""

    schema: str
    article: _Article
    claims: tuple[_Claim, ...]
    findings: tuple[_Finding, ...]


class _Trait(msgspec.Struct, frozen=True):
    """By what a finding is known again."""

    rule: str
    passed: bool
    """Whether it is suppressed."""
    words: str | None
    said: str | None
    """What the first of its claims says."""


_WAYS: tuple[Callable[[_Trait], object], ...] = (
    lambda it: it,
    lambda it: (it.rule, it.passed, it.words),
    lambda it: (it.rule, it.passed, it.said) if it.said is not None else None,
)
"""By what two findings are the same, the surest first."""


class Baseline:
    """The findings of an earlier run, by article."""

    def __init__(self, reports: Iterable[_Report]) -> None:
        self._by_path: dict[str, list[_Trait]] = {}
        self._by_text: dict[str, list[_Trait]] = {}
        for report in reports:
            traits = _traits(report)
            self._by_text[report.article.sha256] = traits
            if report.article.path is not None:
                self._by_path[os.path.normpath(report.article.path)] = traits

    def without_known(self, report: Report) -> Report:
        """Give a report without the findings that are known. One that is let pass is known if it was then, too."""
        path = os.path.normpath(report.article.path or "")
        known = self._by_path.get(path, self._by_text.get(report.article.sha256, []))
        new = _new(_traits(report), known)
        return replace(report, findings=tuple(it for number, it in enumerate(report.findings) if number in new))


def read_baseline(path: Path) -> Baseline:
    """Read what `attrib check --format json` wrote: a report, a list of them, or one a line. Raises BaselineError."""
    try:
        return Baseline(map(_of_today, _each(path)))
    except OSError as error:
        raise BaselineError(f"cannot be read: {error.strerror}") from None
    except msgspec.ValidationError as error:
        raise BaselineError(f"no report of attrib's: {in_words(str(error))}") from None
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise BaselineError("no JSON; attrib check --format json writes one") from None


def _each(path: Path) -> Iterator[_Report]:
    """Give the reports of a file, of which not more is held at a time than one: of a list, one a line, or one alone."""
    with path.open("rb") as file:
        if file.peek(1).lstrip().startswith(b"["):
            with io.TextIOWrapper(file, "utf-8") as stream:
                yield from (msgspec.convert(each, _Report) for each in elements(stream, sys.maxsize))
            return
        line = file.readline()
        try:
            yield msgspec.json.decode(line, type=_Report)
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError:
            yield msgspec.json.decode(line + file.read(), type=_Report)
        for line in filter(bytes.strip, file):
            yield msgspec.json.decode(line, type=_Report)


def _of_today(report: _Report) -> _Report:
    if report.schema != SCHEMA:
        raise BaselineError(f"{report.schema}, not {SCHEMA}")
    return report


def _traits(report: Report | _Report) -> list[_Trait]:
    """Give by what each finding is known again."""
    said = {claim.id: plain(" ".join(part.text for part in claim.content)) for claim in report.claims}
    return [
        _Trait(
            finding.rule,
            finding.suppressed is not None,
            plain(finding.words.text) if finding.words else None,
            said.get(finding.claims[0]) if finding.claims and finding.words else None,
        )
        for finding in report.findings
    ]


def _new(now: Sequence[_Trait], before: Sequence[_Trait]) -> set[int]:
    """Give the numbers of those that have no counterpart among those from before."""
    new, left = dict.fromkeys(range(len(now))), dict.fromkeys(range(len(before)))
    for way in _WAYS:
        known: defaultdict[object, list[int]] = defaultdict(list)
        for number in reversed(left):
            known[way(before[number])].append(number)
        known.pop(None, None)
        for number in list(new):
            if same := known.get(way(now[number])):
                del left[same.pop()], new[number]
    return set(new)
