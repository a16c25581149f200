"""A draft is checked: read as the command reads its file, analysed, and held to standards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from attrib.analysis import Analysis
from attrib.lsp.standards import Held
from attrib.readers import UnreadableError, read_bytes
from attrib.report.model import Passage, Report
from attrib.rules import House, RuleSetError
from attrib.standards import Suppression, check_analysis, read_suppressions
from attrib.standards.positions import stretch_of

LONGEST = 1_000_000
"""Characters of the longest draft that is checked, a hundred times an article."""
UNTITLED = "draft"


class Checked(NamedTuple):
    """What was found in a draft."""

    text: str
    report: Report | None
    """None where the draft is no article, or could not be analysed."""
    houses: tuple[House, ...]
    faults: tuple[str, ...] = ()
    """Whole lines on what kept it from being checked in full."""

    def stretch(self, passage: Passage) -> tuple[int, int] | None:
        """Give where a passage of the article stands in the draft, from and up to; None where that cannot be told."""
        text = self.report.text if self.report else None
        return None if text is None else stretch_of(passage, text, self.text)


def check_draft(text: str, path: Path | None, held: Held) -> Checked:
    """Check a draft; `path` is its file, where it has one."""
    faults = [held.fault] if held.fault else []
    report = None
    try:
        suppressions = tuple(_suppressions(path, faults))
        report = _report(text, path, held, suppressions)
    except UnreadableError as error:
        if text.strip():
            faults.append(f"Not checked: {error.reason}.")
    except RuleSetError as error:
        faults.append(str(error))
    except Exception as error:
        if os.environ.get("ATTRIB_DEBUG"):
            raise
        faults.append(f"Could not be checked ({type(error).__name__}).")
    return Checked(text, report, held.to.houses, tuple(faults))


def _report(text: str, path: Path | None, held: Held, suppressions: tuple[Suppression, ...]) -> Report:
    name = str(path or UNTITLED)
    if len(text) > LONGEST:
        raise UnreadableError(name, f"longer than {LONGEST:,} characters")
    reading = replace(read_bytes(text.encode("utf-8", "replace"), name), path=path and name)
    return check_analysis(Analysis(reading, held.to.rules), held.to.houses, (*held.to.suppressions, *suppressions))


def _suppressions(path: Path | None, faults: list[str]) -> Iterator[Suppression]:
    """Give what may pass; where its file is broken nothing may, and that is told."""
    try:
        yield from read_suppressions(path) if path else ()
    except RuleSetError as error:
        faults.append(str(error))
