"""A report that is asked to show itself, as notebooks do: the way on from reports to the views of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from attrib.report.record import Record

if TYPE_CHECKING:
    from pandas import DataFrame

    from attrib.report.model import Claim, Finding, Report, Source
    from attrib.views.rows import Table


class InALine(Record, frozen=True):
    """A part of a report that is a line where it is printed."""

    def __repr__(self) -> str:
        from attrib.views.in_a_line import in_a_line  # noqa: PLC0415

        return in_a_line(cast("Report | Source | Claim | Finding", self))


class Shown(InALine, frozen=True):
    """What a report can show of itself; the views are imported when it does."""

    def _repr_html_(self) -> str:
        from attrib.views.notebook import to_snippet  # noqa: PLC0415

        return to_snippet(self._report)

    def to_html(self) -> str:
        """Give the report as one web page, to read and to review, that loads nothing."""
        from attrib.views.page import to_page  # noqa: PLC0415

        return to_page(self._report)

    def to_frame(self, table: Table = "claims", *, every_column: bool = False) -> DataFrame:
        """Give the claims, sources or findings, or the article and its figures ("articles"), as a table of pandas.

        It has the columns that are asked for most; with `every_column` all those of the CSV.
        Raises ImportError where pandas is not installed, and ValueError where there is no such table.
        """
        from attrib.views.frames import to_frame  # noqa: PLC0415

        return to_frame(self._report, table, every_column=every_column)

    @property
    def _report(self) -> Report:
        return cast("Report", self)
