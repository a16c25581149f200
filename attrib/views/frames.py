"""Reports as tables of pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.views import wording
from attrib.views.rows import ROWS, FindingRow, Table, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pandas import DataFrame

    from attrib.report.model import Report


USUAL: Mapping[Table, tuple[str, ...]] = {
    "articles": (
        "article",
        "title",
        "date",
        "outlet",
        "words",
        "claims",
        "named_sources",
        "anonymous_official_sources",
        "anonymous_other_sources",
        "unnamed_share_of_attributed",
        "unnamed_share_low",
        "unnamed_share_high",
        "confidential_share_of_attributed",
        "institutional_share_of_attributed",
        "collective_share_of_attributed",
    ),
    "sources": (
        "article",
        "source",
        "verdict",
        "kind",
        "name",
        "description",
        "organization",
        "claims",
        "words",
        "people_at_least",
        "basis",
        "reason",
        "reason_class",
    ),
    "claims": (
        "article",
        "number",
        "paragraph",
        "verdict",
        "kind",
        "speech",
        "stance",
        "evidence",
        "source",
        "source_name",
        "cue",
        "content",
        "words",
    ),
    "findings": FindingRow._fields,
}
"""The columns that are asked for most."""


def to_frame(report: Report, table: Table, *, every_column: bool) -> DataFrame:
    """Give a report's rows of a table, with the usual columns or all; `article` says of which article they are.

    Raises ImportError where pandas is not installed, and ValueError where there is no such table.
    """
    if table not in ROWS:
        raise ValueError(f"no table {table!r}; there are {', '.join(ROWS)}")
    try:
        from pandas import DataFrame  # noqa: PLC0415
    except ImportError:
        raise ImportError("a table needs pandas; to have it: pip install pandas") from None
    whole = DataFrame([*rows_of(table, wording.place(report.article), report)], columns=[*ROWS[table]._fields])
    return whole if every_column else whole[[*USUAL[table]]]
