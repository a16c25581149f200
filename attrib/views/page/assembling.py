"""From a report to the whole page: template, styles and script put together into one file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

import msgspec

from attrib.report.calibration import calibration
from attrib.report.figures import PART_OF_KIND
from attrib.report.model import UNNAMED, VERDICTS
from attrib.standards.problems import problems_of
from attrib.views import wording
from attrib.views.inert import REPLACEMENT, one_line
from attrib.views.marks import UNICODE
from attrib.views.page.claims import claims_list
from attrib.views.page.figures import figures
from attrib.views.page.findings import findings_list, reliance_list
from attrib.views.page.marking import Marked, marked_article
from attrib.views.page.markup import Markup, element, escaped, isolated, joined, separated
from attrib.views.page.sources import named_list, source_options, unnamed_list
from attrib.views.serial import escaped as escaped_json

if TYPE_CHECKING:
    from attrib.report.model import Report

STYLES = ("paper.css", "article.css", "panel.css", "print.css")
SCRIPTS = (
    "article.js",
    "decisions.js",
    "keeping.js",
    "reading.js",
    "forms.js",
    "figuring.js",
    "strip.js",
    "reviewing.js",
    "starting.js",
)
"""In the order in which they stand in the page; later ones use earlier ones."""
LONGEST = 300
"""Characters of the title in the window's bar."""

_FOR_WRITERS = re.compile(r"^\s*/\*.*?\*/\s*$|^\s+", re.MULTILINE | re.DOTALL)
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARKUP = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


def to_page(report: Report, *, with_text: bool = True, note: str | None = None) -> str:
    """Give a report as one HTML file that loads nothing; without the article where not `with_text`.

    A `note` on the report stands under the headline.

    Without its script the page can be read; with it, it answers to the pointer and the keys, and takes a reviewer's
    decisions. The report stands in it as JSON too, in which lone surrogates are "�".
    """
    if not with_text:
        report = msgspec.structs.replace(report, text=None)
    style = _put_together(STYLES)
    script = f'"use strict";\n(() => {{\n{_put_together(SCRIPTS)}}})();\n'
    article, title = report.article, wording.title(report.article)
    tool = f"{report.tool.name} {report.tool.version}"
    marked = _article(report)
    about = [
        isolated(article.byline) if article.byline else None,
        wording.counted(article.words, "word"),
        isolated(article.path) if article.path and article.title else None,
        f"rules: {report.rules.name}",
    ]
    parts = {
        "head": head(f"{one_line(title, LONGEST)} · who says so?", tool, style, script),
        "tool": joined(tool),
        "script": script,
        "headline": marked.headline or isolated(title),
        "about": separated(" · ", filter(None, about)),
        "note": element("p", note, class_="about") if note else "",
        "figures": figures(report),
        "measured": _measured(),
        "article": marked.body,
        "lists": _lists(report),
        "claims": claims_list(report),
        "count": joined(f"{len(report.claims):,}"),
        "verdict_options": _verdict_options(),
        "stance_options": joined(*(element("option", each, value=each) for each in wording.STANCES)),
        "source_options": source_options(report.sources),
        "report": _embedded(report),
    }
    return Template(page_file("page.html")).substitute(parts)


def _article(report: Report) -> Marked:
    if report.text is None:
        missing = element("p", "The report was made without the article's text.", class_="none")
        return Marked(Markup(), missing)
    return marked_article(report, report.text)


def _lists(report: Report) -> Markup:
    """Give what is told beside the article: findings and unnamed sources first, named ones last."""
    unnamed = sum(source.verdict in UNNAMED for source in report.sources)
    none = None if report.sources else element("p", "The article has no source.", class_="none")
    return joined(
        _section("findings", f"Findings {_count(_standing(report))}", findings_list(report)),
        _section("unnamed", f"Unnamed sources {_count(unnamed)}", unnamed_list(report)),
        _section("reliance", "What rests on unnamed sources", reliance_list(report)),
        named_list(report),
        none,
    )


def _section(name: str, heading: str, contents: Markup) -> Markup:
    """Give a part of the lists with its heading; nothing where it has no contents."""
    if not contents:
        return Markup()
    head = element("h2", Markup(heading), id=f"{name}-head")
    return element("section", head, contents, class_=name, aria_labelledby=f"{name}-head")


def _standing(report: Report) -> int:
    """Count what is found and not let pass."""
    return sum(problem.gravest.suppressed is None for problem in problems_of(report.findings))


def _count(number: int) -> Markup:
    return element("span", str(number), class_="count")


def _verdict_options() -> Markup:
    looks = ((verdict, UNICODE.verdicts[verdict]) for verdict in VERDICTS)
    return joined(*(element("option", f"{look.sign} {look.label}", value=verdict) for verdict, look in looks))


def _measured() -> Markup:
    """Give what the page needs to tell the figures anew when somebody decides."""
    found = calibration()
    plain = {
        "misjudged": found.misjudged,
        "spread": found.spread.to_dict(),
        "part_of_kind": PART_OF_KIND,
        "parts": wording.PARTS,
    }
    return escaped(json.dumps(plain))


def head(title: str, tool: str, style: str, script: str | None = None) -> Markup:
    """Give what every page begins with; `style` and `script` are all that a browser applies and runs in it."""
    allowed = {"style": style} if script is None else {"style": style, "script": script}
    parts = {"policy": policy(**allowed), "tool": joined(tool), "title": joined(title), "style": style}
    return Markup(Template(page_file("head.html")).substitute(parts).rstrip("\n"))


def policy(**allowed: str) -> Markup:
    """Give the policy by which a browser runs this `script`, applies this `style` and loads nothing at all."""
    nothing = dict.fromkeys(("default-src", "base-uri", "form-action"), "'none'")
    rules = nothing | {f"{what}-src": hashed(contents) for what, contents in allowed.items()}
    return separated("; ", (f"{what} {which}" for what, which in rules.items()))


def hashed(contents: str) -> str:
    """Give what a policy calls a style or script that may be applied."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(contents.encode()).digest()).decode()}'"


def _embedded(report: Report) -> str:
    """Give the report as JSON that ends no element and that JavaScript reads character for character."""
    plain = json.dumps(report.to_dict(), ensure_ascii=False, separators=(",", ":"))
    return escaped_json(_SURROGATES.sub(REPLACEMENT, plain)).translate(_MARKUP)


def _put_together(names: tuple[str, ...]) -> str:
    """Give files as one, without what only those who write them need: comments, indents, empty lines."""
    return _FOR_WRITERS.sub("", "\n".join(page_file(name) for name in names))


def page_file(name: str) -> str:
    """Give one of the files of which pages are put together."""
    return (files("attrib.views.page") / "files" / name).read_text("utf-8")
