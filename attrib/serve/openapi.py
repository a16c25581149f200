"""What the server does, told as OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

import msgspec

from attrib._version import __version__
from attrib.report.model import Report
from attrib.serve.answering import Answerer
from attrib.serve.records import JSON, PROBLEM_JSON, TITLES, CheckedStory, Health, Problem, Story

REFERENCE = "#/components/schemas/{name}"
REFUSALS = (400, 408, 413, 415, 422, 500, 503, 504)
ABOUT = """\
Who says so? Post a story, and get the report: every claim, who stands behind it, and how much rests on sources that \
the story does not name. Nothing that is posted is kept, and no file or address that it names is opened."""
POSTED = {
    "analyze": ("Find every claim, and who stands behind it", Story),
    "check": ("The same, held to what newsrooms ask of unnamed sources", CheckedStory),
}


def describe(answerer: Answerer, largest: int) -> dict[str, Any]:
    """Describe a server that answers so, and takes bodies of so many bytes."""
    records = (Story, CheckedStory, Report, Problem, Health)
    _, schemas = msgspec.json.schema_components(records, ref_template=REFERENCE)
    for record in (Story, CheckedStory):
        _complete(schemas[record.__name__], record, answerer)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "attrib",
            "version": __version__,
            "description": f"{ABOUT} A body has at most {largest:,} bytes.",
        },
        "paths": {
            **{f"/{name}": {"post": _post(name, *about)} for name, about in POSTED.items()},
            "/health": {"get": _get("health", "Whether the server takes stories", Health)},
        },
        "components": {"schemas": schemas},
    }


def _complete(schema: dict[str, Any], record: type[Story], answerer: Answerer) -> None:
    """Put into the schema of a story what its types do not say."""
    fields = schema["properties"]
    schema["oneOf"] = [{"required": ["text"]}, {"required": ["file"]}]
    fields["rules"]["anyOf"] = [{"enum": answerer.rules}, {"type": "null"}]
    if record is CheckedStory:
        fields["houses"]["anyOf"] = [{"type": "array", "items": {"enum": answerer.houses}}, {"type": "null"}]


def _post(name: str, summary: str, story: type[Story]) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": summary,
        "requestBody": {"required": True, "content": {JSON: {"schema": _of(story)}}},
        "responses": {
            "200": {"description": "The report", "content": {JSON: {"schema": _of(Report)}}},
            **{
                str(status): {"description": TITLES[status], "content": {PROBLEM_JSON: {"schema": _of(Problem)}}}
                for status in REFUSALS
            },
        },
    }


def _get(name: str, summary: str, record: type[msgspec.Struct]) -> dict[str, Any]:
    answer = {"description": summary, "content": {JSON: {"schema": _of(record)}}}
    return {"operationId": name, "summary": summary, "responses": {"200": answer}}


def _of(record: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": REFERENCE.format(name=record.__name__)}
