"""Reports, evaluations and comparisons as JSON, and the JSON Schemas that they keep to."""

from __future__ import annotations

import inspect
import json
import re
from typing import Any

import msgspec

from attrib.report.model import Report
from attrib.report.record import Record

_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON allows but a terminal, a reader of lines or UTF-8 may not take well."""


def to_json(report: Report, *, with_text: bool = True) -> str:
    """Give a report as indented JSON, without a line end; without the article's text where not `with_text`.

    The passages that the report quotes stay. Lone surrogates are escaped.
    """
    return _encoded(report, with_text=with_text, indent=2)


def to_json_line(report: Report, *, with_text: bool = True) -> str:
    """Give a report as JSON on one line, without the line end."""
    return _encoded(report, with_text=with_text, indent=None)


def schema(record: type[Record] = Report) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of one report, or of another record that names its schema."""
    contents = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": next(field.default for field in msgspec.structs.fields(record) if field.name == "schema"),
        "description": f"{inspect.getdoc(record)} Offsets count characters, end exclusive.",
        **msgspec.json.schema(record),
    }
    plain: dict[str, Any] = json.loads(json.dumps(contents))
    return plain


def _encoded(report: Report, *, with_text: bool, indent: int | None) -> str:
    return as_json(report if with_text else msgspec.structs.replace(report, text=None), indent=indent)


def as_json(value: Record | dict[str, Any], *, indent: int | None = 2) -> str:
    """Give any record, or what is made of plain values, as JSON; as `to_json` does."""
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:  # a lone surrogate
        plain = value.to_dict() if isinstance(value, Record) else value
        text = json.dumps(plain, ensure_ascii=False, indent=indent)
    else:
        text = (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()
    return escaped(text)


def escaped(text: str) -> str:
    """Escape in JSON what it allows but a terminal, a reader of lines or UTF-8 may not take well."""
    return text if text.isprintable() else _UNSAFE.sub(lambda character: f"\\u{ord(character[0]):04x}", text)
