"""`attrib schema`: the JSON Schema of a report."""

from attrib.cli import output


def schema() -> None:
    """Print the JSON Schema of the report."""
    import json

    from attrib.views import serial

    with output.opened(utf8=True) as stream:
        stream.write(json.dumps(serial.schema(), indent=2) + "\n")
