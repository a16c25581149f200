"""A report that is asked to show itself, as notebooks do: the way on from reports to the views of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from attrib.report.record import Record

if TYPE_CHECKING:
    from pandas import DataFrame

    from attrib.report.model import Report
    from attrib.views.rows import Table


class Shown(Record, frozen=True):
    """What a report can show of itself; the views are imported when it does."""

    def __repr__(self) -> str:
        from attrib.views.notebook import in_a_line  # noqa: PLC0415

        return in_a_line(self._report)

    def _repr_html_(self) -> str:
        from attrib.views.notebook import to_snippet  # noqa: PLC0415

        return to_snippet(self._report)

    def to_html(self) -> str:
        """Give the report as one web page, to read and to review, that loads nothing."""
        from attrib.views.page import to_page  # noqa: PLC0415

        return to_page(self._report)

    def to_frame(self, table: Table = "claims") -> DataFrame:
        """Give the claims, sources or findings, or the article and its figures ("articles"), as a table of pandas.

        Raises ImportError where pandas is not installed, and ValueError where there is no such table.
        """
        from attrib.views.frames import to_frame  # noqa: PLC0415

        return to_frame(self._report, table)

    @property
    def _report(self) -> Report:
        return cast("Report", self)
