"""The columns of an archive's tables: those of the CSV tables, less what the stored text gives back at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args, get_type_hints

from attrib.views.rows import ROWS, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

OF_RUN = frozenset("rules rules_version rules_sha256 attrib_version".split())
"""Columns of articles that are the same for all: they stand in the table of runs."""
GIVEN_BACK = frozenset("because grounds source_spans cue_spans content_spans".split())
OF_REVIEWS = frozenset("decision decided_by verdict_before stance_before".split())
LEFT_OUT: Mapping[Table, frozenset[str]] = {
    "articles": OF_RUN,
    "sources": frozenset(),
    "claims": GIVEN_BACK | OF_REVIEWS,
    "findings": frozenset(),
}
TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}


class Column(NamedTuple):
    """A column of a table: its name, and what its values are."""

    name: str
    type: type

    @property
    def sql(self) -> str:
        """The column as SQL declares it."""
        return f'"{self.name}" {TYPES[self.type]}'


def columns_of(table: Table, *, archived: bool = True) -> tuple[Column, ...]:
    """Give the columns of a table in their order, but for `article`; of all or, by default, those of archives."""
    hints = get_type_hints(ROWS[table], localns={"int": int, "str": str, "float": float})
    left_out = LEFT_OUT[table] if archived else frozenset()
    return tuple(
        Column(name, next((each for each in get_args(hint) if each in TYPES), hint))
        for name, hint in hints.items()
        if name != "article" and name not in left_out
    )


def names_of(table: Table) -> tuple[str, ...]:
    """Give the names of the columns of a table in archives, but for `article`."""
    return tuple(column.name for column in columns_of(table))
