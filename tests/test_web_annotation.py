"""Web Annotations keep to the W3C's model, and select what the report says."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest
from golden import EXAMPLES, articles
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from reports import harbour, report_of
from story_packed import EVERY_FORMAT
from test_cli import run
from test_terminal import hostile_report

from attrib import analyze
from attrib.readers import read_bytes
from attrib.views.web_annotation import collection, to_web_annotation

IRI = {"type": "string", "pattern": r"^[^\s<>\"{}|\\^`]+$"}
BODY = {
    "type": "object",
    "properties": {
        "type": {"const": "TextualBody"},
        "purpose": {"enum": ["classifying", "tagging", "describing", "commenting"]},
        "value": {"type": "string"},
        "format": {"const": "text/plain"},
        "language": {"const": "en"},
    },
    "required": ["type", "purpose", "value"],
    "additionalProperties": False,
}
QUOTE = {
    "type": "object",
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string"},
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
    "required": ["type", "exact"],
    "additionalProperties": False,
}
POSITION = {
    "type": "object",
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
    "required": ["type", "start", "end"],
    "additionalProperties": False,
}
TARGET = {
    "type": "object",
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": IRI,
        "selector": {"type": "array", "prefixItems": [QUOTE, POSITION], "minItems": 1, "maxItems": 2},
    },
    "required": ["source", "selector"],
    "additionalProperties": False,
}
ANNOTATION = {
    "type": "object",
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"const": "classifying"},
        "body": {"type": "array", "items": BODY, "minItems": 3},
        "target": {"type": "array", "items": TARGET, "minItems": 1},
    },
    "required": ["id", "type", "target"],
    "additionalProperties": False,
}
COLLECTION = {
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"},
        "generator": {"type": "object", "required": ["type", "name"]},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "type": "object",
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "partOf": IRI,
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": ANNOTATION, "minItems": 1},
            },
            "required": ["id", "type", "items"],
            "additionalProperties": False,
        },
    },
    "required": ["@context", "id", "type"],
    "additionalProperties": False,
}
"""What https://www.w3.org/TR/annotation-model/ demands (sections 3, 4.2.4, 4.2.5, 5), of what attrib uses of it."""
MODEL = Draft202012Validator(COLLECTION)
MULTIBYTE = "“The 🐟 are gone,” said Jane Roe, a biologist. 😀 “All 🐠 of them.” The 𝔥arbour, officials said, is shut."


@pytest.mark.parametrize("report", [harbour(), hostile_report(), report_of("", [], [])], ids=lambda each: each.text[:9])
def test_they_keep_to_the_model(report) -> None:  # type: ignore[no-untyped-def]
    contents = json.loads(to_web_annotation(report).encode("utf-8"))
    MODEL.validate(contents)
    assert contents["total"] == len(report.claims)
    assert ("first" in contents) == bool(report.claims)


@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in articles()), MULTIBYTE])
def test_each_selects_its_claim_by_quotation_and_by_position(text: str) -> None:
    report = analyze(text)
    items = collection(report)["first"]["items"]
    assert len({each["id"] for each in items}) == len(items) == len(report.claims)
    for item, claim in zip(items, report.claims, strict=True):
        assert item["id"] == f"urn:attrib:{report.article.sha256}:{claim.id}"
        for target, part in zip(item["target"], claim.content, strict=True):
            quoted, position = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quoted["exact"] == part.text
            assert text[max(0, start - 32) : end + 32] == quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        values = {body["purpose"]: body["value"] for body in item["body"]}
        assert (values["classifying"], values["commenting"]) == (claim.verdict, claim.because)
        tags = [body["value"] for body in item["body"] if body["purpose"] == "tagging"]
        assert tags == ([claim.kind] if claim.stance == "asserts" else [claim.kind, claim.stance])


@pytest.mark.parametrize("name", ["html", "docx", "markdown", "ninjs 3", "json"])
def test_what_was_made_text_of_has_no_positions_in_its_file(name: str) -> None:
    reading = read_bytes(EVERY_FORMAT[name](), name)
    report = analyze(replace(reading, path=f"copy/{name}"))
    contents = collection(report)
    MODEL.validate(contents)
    selectors = [kind["type"] for item in contents["first"]["items"] for kind in item["target"][0]["selector"]]
    assert set(selectors) == {"TextQuoteSelector"}
    unplaced = collection(analyze(reading))["first"]["items"][0]["target"][0]
    assert unplaced["source"].startswith("urn:attrib:")
    assert len(unplaced["selector"]) == 2


def test_positions_are_code_points_not_utf_16_units() -> None:
    quoted, position = collection(analyze(MULTIBYTE))["first"]["items"][-1]["target"][0]["selector"]
    utf_16 = len(MULTIBYTE[: position["start"]].encode("utf-16-le")) // 2
    assert MULTIBYTE[position["start"] : position["end"]] == quoted["exact"]
    assert utf_16 > position["start"]


@pytest.mark.parametrize("path", ["a b.txt", "ä/#?.txt", "/in/a:b.txt", "C:x.txt", "x\n<y>"])
def test_the_article_is_an_iri(path: str) -> None:
    report = harbour()
    contents = collection(replace(report, article=replace(report.article, path=path)))
    MODEL.validate(contents)
    source = contents["first"]["items"][0]["target"][0]["source"]
    assert unquote(source).removeprefix("file://") == path
    assert ":" not in source.removeprefix("file:")


def test_without_the_text_the_positions_stay() -> None:
    contents = collection(replace(harbour(), text=None))
    MODEL.validate(contents)
    assert contents["first"]["items"] != []


def test_several_articles_are_an_array() -> None:
    result = run("analyze", EXAMPLES / "crime-brief.txt", EXAMPLES / "ferry-contract.txt", "--format", "webannotation")
    assert (result.exit_code, result.stderr) == (0, "")
    first, second = json.loads(result.stdout)
    MODEL.validate(first)
    MODEL.validate(second)
    assert first["id"] != second["id"]
