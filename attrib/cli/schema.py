"""`attrib schema`: the JSON Schemas of what the other commands write, and of reviewers' decisions."""

from enum import StrEnum
from typing import Annotated

import typer

from attrib.cli import output


class Form(StrEnum):
    """What has a schema."""

    REPORT = "report"
    COMPARISON = "comparison"
    REVIEW = "review"
    AGREEMENT = "agreement"


def schema(
    form: Annotated[
        Form, typer.Argument(metavar="[report|comparison|review|agreement]", help="Of which JSON.")
    ] = Form.REPORT,
) -> None:
    """Print the JSON Schema of reports, or of other JSON."""
    import json

    from attrib.comparison import Comparison
    from attrib.report.model import Report
    from attrib.report.record import Record
    from attrib.review.agreement import Agreement
    from attrib.review.model import Review
    from attrib.views import serial

    records: dict[Form, type[Record]] = {
        Form.REPORT: Report,
        Form.COMPARISON: Comparison,
        Form.REVIEW: Review,
        Form.AGREEMENT: Agreement,
    }
    with output.opened(utf8=True) as stream:
        stream.write(json.dumps(serial.schema(records[form]), indent=2) + "\n")
