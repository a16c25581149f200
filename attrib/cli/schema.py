"""`attrib schema`: the JSON Schema of a report or a comparison."""

from enum import StrEnum
from typing import Annotated

import typer

from attrib.cli import output


class Form(StrEnum):
    """What has a schema."""

    REPORT = "report"
    COMPARISON = "comparison"


def schema(
    form: Annotated[Form, typer.Argument(metavar="[report|comparison]", help="Of which JSON.")] = Form.REPORT,
) -> None:
    """Print the JSON Schema of the report, or of the comparison."""
    import json

    from attrib.comparison import Comparison
    from attrib.report.model import Record, Report
    from attrib.views import serial

    record: type[Record] = Comparison if form is Form.COMPARISON else Report
    with output.opened(utf8=True) as stream:
        stream.write(json.dumps(serial.schema(record), indent=2) + "\n")
