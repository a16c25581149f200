"""Pages of several articles in a folder, with an index that leads to those that need most work first."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.cli import output

if TYPE_CHECKING:
    from attrib.report.model import Report

START = 2000
"""Characters within which a page says by what it was made."""


def write_pages(reports: "Iterable[Report]", folder: Path, *, with_text: bool, force: bool) -> None:
    """Write a page of each report as it comes, and at the end the index, also where an interrupt ends it early."""
    from attrib.views.page import to_page
    from attrib.views.page.index import INDEX, Entry, Names, entry_of, index_page

    names, entries = Names(), list[Entry]()
    if not force:
        _check_ours(folder / INDEX)
    try:
        for report in reports:
            path = folder / names.of(report)
            if not force:
                _check_ours(path)
            _write(path, [to_page(report, with_text=with_text)])
            entries.append(entry_of(report, path.name))
    finally:
        if entries:
            _write(folder / INDEX, index_page(entries))


def _write(path: Path, pieces: Iterable[str]) -> None:
    with output.part_of(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(pieces)


def _check_ours(path: Path) -> None:
    """Fail where another file than a page of attrib's would be replaced."""
    if path.exists() and not _is_ours(path):
        output.fail(f"{path}: no page of attrib's, and stays as it is; --force replaces it")


def _is_ours(path: Path) -> bool:
    from attrib.cli.read_files import glance

    try:
        with glance(path) as file:
            return '<meta name="generator" content="attrib ' in file.read(START)
    except (OSError, UnicodeDecodeError):
        return False
