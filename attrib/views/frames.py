"""Reports as tables of pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.views import wording
from attrib.views.rows import ROWS, Table, rows_of

if TYPE_CHECKING:
    from pandas import DataFrame

    from attrib.report.model import Report


def to_frame(report: Report, table: Table) -> DataFrame:
    """Give a report's rows of a table; `article` says of which article they are.

    Raises ImportError where pandas is not installed, and ValueError where there is no such table.
    """
    if table not in ROWS:
        raise ValueError(f"no table {table!r}; there are {', '.join(ROWS)}")
    try:
        from pandas import DataFrame  # noqa: PLC0415
    except ImportError:
        raise ImportError("a table needs pandas; to have it: pip install pandas") from None
    return DataFrame([*rows_of(table, wording.place(report.article), report)], columns=[*ROWS[table]._fields])
