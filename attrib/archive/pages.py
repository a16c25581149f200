"""An article of an archive becomes the page again that `attrib analyze --format html` makes of it."""

from __future__ import annotations

import sqlite3

from attrib._version import __version__
from attrib.analysis import Analysis
from attrib.archive.schema import ArchiveError
from attrib.archive.taking import stored
from attrib.readers.reading import Reading
from attrib.rules import RuleSet, RuleSetError, load_rules, shipped
from attrib.views.page import to_page

ARTICLE = """
SELECT articles.*, texts.text AS stored_text, roles, format, attrib, rules, rules_version, rules_sha256
FROM articles JOIN runs ON runs.id = run LEFT JOIN texts ON texts.article = key WHERE key = ?"""
"""Asks for one article by its key: all that its page needs, or why there is none."""


def page_of(row: sqlite3.Row, rules: str | None) -> str:
    """Give the page of an article, by its own rule set or by `rules`, a file. Raises ArchiveError: there is none."""
    name = row["article"]
    if row["error"] is not None:
        raise ArchiveError(f"{name}: {row['error']}")
    if row["language"] != "en":
        raise ArchiveError(f"{name}: not in English, and not judged")
    if row["stored_text"] is None:
        raise ArchiveError(f"{name}: the archive was built without texts")
    loaded = _rules(row, rules)
    (reading,) = (each for each in stored(row).articles() if isinstance(each, Reading))
    return to_page(Analysis(reading, loaded).report, note=_note(row, loaded))


def _rules(row: sqlite3.Row, rules: str | None) -> RuleSet:
    """Load a rule set; of those that the archive names only what comes with the program, whatever else it says."""
    name = row["rules"]
    if rules is None and name not in shipped():
        raise ArchiveError(f"{row['article']}: judged by rules of one's own, {name}, whose file is not known here")
    try:
        return load_rules(rules or name)
    except RuleSetError as error:
        raise ArchiveError(str(error)) from error


def _note(row: sqlite3.Row, rules: RuleSet) -> str | None:
    if (row["attrib"], row["rules_sha256"]) == (__version__, rules.sha256):
        return None
    return (
        f"Judged afresh by attrib {__version__} and its rules; the archive has the verdicts of"
        f" attrib {row['attrib']} and {row['rules']} {row['rules_version']}."
    )
