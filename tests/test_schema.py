"""Every JSON that is printed keeps to the schema that is printed."""

from __future__ import annotations

import json

import msgspec
import pytest
from jsonschema import Draft202012Validator
from reports import harbour, report_of
from test_terminal import hostile_report

from attrib.report.model import Report
from attrib.views.serial import schema, to_json, to_json_line

REPORTS = {"harbour": harbour(), "hostile": hostile_report(), "empty": report_of("", [], [])}


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("with_text", [True, False])
@pytest.mark.parametrize("form", [to_json, to_json_line])
def test_reports_keep_to_the_schema(validator, name, with_text, form) -> None:  # type: ignore[no-untyped-def]
    report = REPORTS[name]
    printed = form(report, with_text=with_text)
    contents = json.loads(printed.encode("utf-8"))
    validator.validate(contents)
    assert contents == {**report.to_dict(), "text": report.text if with_text else None}


def test_the_schema_is_strict(validator: Draft202012Validator) -> None:
    contents = harbour().to_dict()
    assert validator.is_valid(contents)
    assert not validator.is_valid({**contents, "schema": "attrib.report/2"})
    assert not validator.is_valid({key: value for key, value in contents.items() if key != "claims"})
    for field, value in (("verdict", "nobody"), ("evidence", "certain"), ("evidence", None), ("grounds", None)):
        first, *others = contents["claims"]
        assert not validator.is_valid({**contents, "claims": [{**first, field: value}, *others]}), field


def test_passages_stay_without_the_text() -> None:
    contents = json.loads(to_json(harbour(), with_text=False))
    assert contents["text"] is None
    assert contents["claims"][0]["content"][0]["text"].startswith("The port authority held")


def test_json_is_valid_and_inert_for_any_text() -> None:
    report = report_of("\ud800 \x9b31m \u202e \u2028 \x85 ñ \x1b", [], [])
    for printed in (to_json(report), to_json_line(report)):
        assert "\\ud800 \\u009b31m \\u202e \\u2028 \\u0085 ñ \\u001b" in printed
        assert json.loads(printed)["text"] == report.text
    assert len(to_json_line(report).splitlines()) == 1


def test_reports_come_back_from_json() -> None:
    assert msgspec.json.decode(to_json(harbour()), type=Report) == harbour()
