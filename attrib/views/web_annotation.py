"""A report as W3C Web Annotations (JSON-LD): a collection for each article, an annotation for each claim.

https://www.w3.org/TR/annotation-model/. Each part of a claim's content is a target, selected by quotation and, where
its source is the text as read and no page or document that was made text of, by position. Positions count characters
(code points, which the model demands, not UTF-16 units).
"""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent_encoded

from attrib.report.backing import called
from attrib.review.quoting import quote
from attrib.views.serial import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from attrib.report.model import Article, Claim, Passage, Report, Source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def to_web_annotation(report: Report) -> str:
    """Give the AnnotationCollection of a report as indented JSON, without a line end.

    Ids are made of the SHA-256 of the article's text and the ids of the claims: `urn:attrib:…:cz7h5c`.
    """
    return as_json(collection(report))


def collection(report: Report) -> dict[str, Any]:
    """Give the AnnotationCollection of a report, with all annotations in its first page."""
    name = f"urn:attrib:{report.article.sha256}"
    sources = {source.id: source for source in report.sources}
    items = [_annotation(claim, sources, report, name) for claim in report.claims]
    page = {
        "id": f"{name}:page-1",
        "type": "AnnotationPage",
        "partOf": name,
        "startIndex": 0,
        "items": items,
    }
    return {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": report.article.title or report.article.path or "Claims of an article",
        "generator": {"type": "Software", "name": f"{report.tool.name} {report.tool.version}"},
        "total": len(items),
        **({"first": page} if items else {}),
    }


def _annotation(claim: Claim, sources: Mapping[str, Source], report: Report, collected: str) -> dict[str, Any]:
    return {
        "id": f"{collected}:{percent_encoded(claim.id)}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [*_bodies(claim, sources)],
        "target": [_target(part, report) for part in claim.content],
    }


def _bodies(claim: Claim, sources: Mapping[str, Source]) -> Iterator[dict[str, str]]:
    yield _body("classifying", claim.verdict)
    yield _body("tagging", claim.kind)
    if claim.stance != "asserts":
        yield _body("tagging", claim.stance)
    for label, ids in (("Source", claim.sources), ("Citing", claim.relays)):
        for known in (called(sources[each]) for each in ids if each in sources):
            yield _body("describing", f"{label}: {known}", language="en")
    yield _body("commenting", claim.because, language="en")


def _body(purpose: str, value: str, **more: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", **more}


def _target(passage: Passage, report: Report) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": _address(report.article),
        "selector": [*_selectors(passage, report)],
    }


def _selectors(passage: Passage, report: Report) -> Iterator[dict[str, Any]]:
    quotation = quote(report.text or "", passage)
    yield {
        "type": "TextQuoteSelector",
        "exact": quotation.exact,
        "prefix": quotation.prefix,
        "suffix": quotation.suffix,
    }
    article = report.article
    if article.path is None or (article.format == "text" and article.repaired is not True):
        yield {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}


def _address(article: Article) -> str:
    """Give an IRI of the article: its path, relative or as file://, or else a name made of its text."""
    if not article.path:
        return f"urn:attrib:{article.sha256}:text"
    path = percent_encoded(os.fsencode(PurePath(article.path).as_posix()))
    return f"file://{path}" if path.startswith("/") else path
