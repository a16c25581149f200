"""The documentation page: what OpenAPI says, for people, in one page that loads and runs nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrib.views.page.assembling import hashed
from attrib.views.page.markup import Markup, element, joined

STYLE = """\
body { max-width: 46em; margin: 2em auto; padding: 0 1em; font: 16px/1.5 system-ui, sans-serif; }
body { color: #222; background: #fff; }
code, pre { font: 14px/1.45 ui-monospace, monospace; }
h2 code { font-size: 20px; }
pre { padding: 0.8em; white-space: pre-wrap; background: rgba(128, 128, 128, 0.12); }
table { border-collapse: collapse; margin: 1em 0; }
th, td { padding: 0.3em 1em 0.3em 0; text-align: left; vertical-align: top; }
td { border-top: 1px solid rgba(128, 128, 128, 0.4); }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818; } a { color: #8bf; } }
"""
POLICY = f"default-src 'none'; style-src {hashed(STYLE)}"
STORY = {"text": "The bridge will close, two people familiar with the plan said.", "outlet": "The Courier"}


def to_documentation(described: Mapping[str, Any]) -> str:
    """Give the page for a server that is so described."""
    about = described["info"]
    body = joined(
        element("h1", f"{about['title']} {about['version']}"),
        element("p", about["description"]),
        element("p", "For programs: ", element("a", "openapi.json", href="openapi.json")),
        *(part for path, ways in described["paths"].items() for part in _way(path, ways, described)),
    )
    head = joined(
        Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width">'),
        element("title", "attrib: the server"),
        Markup(f"<style>{STYLE}</style>"),
    )
    return f"<!doctype html>\n{element('html', element('head', head), element('body', body), lang='en')}\n"


def _way(path: str, ways: Mapping[str, Any], described: Mapping[str, Any]) -> Iterator[Markup]:
    for method, way in ways.items():
        yield element("h2", element("code", f"{method.upper()} {path}"), id=way["operationId"])
        yield element("p", f"{way['summary']}.")
        if "requestBody" in way:
            (content,) = way["requestBody"]["content"].values()
            yield element("pre", _example(path))
            yield _table("In the body", _fields(_schema(content["schema"], described)))
        yield _table("Answers", ((status, each["description"]) for status, each in way["responses"].items()))


def _example(path: str) -> str:
    return f"curl -H 'Content-Type: application/json' http://HOST:PORT{path} \\\n  -d '{json.dumps(STORY)}'"


def _schema(reference: Mapping[str, str], described: Mapping[str, Any]) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = described["components"]["schemas"][reference["$ref"].rpartition("/")[2]]
    return schema


def _fields(schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, field in schema["properties"].items():
        names = [value for each in field.get("anyOf", ()) for value in each.get("items", each).get("enum", ())]
        told = (field.get("description", ""), f"One of: {', '.join(names)}." if names else "")
        yield name, " ".join(filter(None, told))


def _table(heading: str, rows: Iterator[tuple[str, str]]) -> Markup:
    head = element("tr", element("th", heading), element("th"))
    return element(
        "table",
        head,
        *(element("tr", element("td", element("code", name)), element("td", told)) for name, told in rows),
    )
