"""Reports as JSON, and the JSON Schema that they keep to."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import msgspec

from attrib.report.model import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON allows but a terminal, a reader of lines or UTF-8 may not take well."""


def to_json(report: Report, *, with_text: bool = True) -> str:
    """Give a report as indented JSON, without a line end; without the article's text where not `with_text`.

    The passages that the report quotes stay. Lone surrogates are escaped.
    """
    return _safe(json.dumps(_contents(report, with_text=with_text), ensure_ascii=False, indent=2))


def to_json_line(report: Report, *, with_text: bool = True) -> str:
    """Give a report as JSON on one line, without the line end."""
    contents = _contents(report, with_text=with_text)
    return _safe(json.dumps(contents, ensure_ascii=False, separators=(",", ":")))


def schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of one report."""
    contents = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "attrib.report/1",
        "description": "What attrib says of one article. Offsets count characters, end exclusive.",
        **msgspec.json.schema(Report),
    }
    plain: dict[str, Any] = json.loads(json.dumps(contents))
    return plain


def _contents(report: Report, *, with_text: bool) -> Mapping[str, Any]:
    contents = report.to_dict()
    return contents if with_text else {**contents, "text": None}


def _safe(text: str) -> str:
    return _UNSAFE.sub(lambda character: f"\\u{ord(character[0]):04x}", text)
