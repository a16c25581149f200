"""The index of several pages: a line for each article, those that need most work first."""

from __future__ import annotations

import re
import unicodedata
from string import Template
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from attrib._version import __version__
from attrib.report.model import UNNAMED
from attrib.standards.problems import problems_of
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.page.assembling import head, page_file
from attrib.views.page.figures import share_line
from attrib.views.page.markup import Markup, element, isolated, joined, separated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrib.report.model import Report

INDEX = "index.html"
LONGEST = 160
"""Characters of a title."""
LONGEST_NAME = 80
"""Characters of a file's name, without its ending and the number that tells it from others."""
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
"""Names that Windows keeps for itself."""
HEADS = ("Unnamed", "Likely", "Unnamed sources", "Without a reason", "Findings", "Words")

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class Entry(NamedTuple):
    """What the index tells of an article."""

    name: str
    """Of the file that is its page."""
    title: str
    path: str
    share: float
    likely: str
    unnamed: int
    """Sources."""
    silent: int
    """Sources that are unnamed while the article does not say why."""
    findings: int
    """Errors and warnings that nobody lets pass."""
    notes: int
    """Notes that nobody lets pass."""
    words: int
    attributed: int
    on_unnamed: int
    """Words of the claims that rest on unnamed sources; those before, all that are attributed."""

    @property
    def need(self) -> tuple[int, float, str]:
        """What articles are ranked by: those that need most work have the least."""
        return -(self.silent + self.findings), -self.share, self.title


def entry_of(report: Report, name: str) -> Entry:
    """Give what the index tells of an article whose page is the file `name`."""
    summary, reliance = report.summary, report.reliance
    standing = [each.gravest for each in problems_of(report.findings) if each.gravest.suppressed is None]
    notes = sum(finding.level == "note" for finding in standing)
    return Entry(
        name=name,
        title=one_line(wording.title(report.article), LONGEST),
        path=one_line(report.article.path or "", LONGEST) if report.article.title else "",
        share=summary.unnamed_share_of_attributed,
        likely=wording.likely_range(summary),
        unnamed=sum(source.verdict in UNNAMED for source in report.sources),
        silent=len(reliance.unexplained) if reliance is not None else 0,
        findings=len(standing) - notes,
        notes=notes,
        words=report.article.words,
        attributed=summary.words.total - summary.words.unattributed,
        on_unnamed=summary.words.anonymous_official + summary.words.anonymous_other,
    )


class Names:
    """Names of files for the pages of articles: safe in every file system, and each given once."""

    def __init__(self) -> None:
        self._taken = {INDEX.removesuffix(".html")}

    def of(self, report: Report) -> str:
        """Give a name made of where the article was read, or else of its id or title."""
        article = report.article
        read = (article.path or "").replace("\\", "/").rstrip("/").rpartition("/")[2]
        told = re.sub(r"\.(?!\d)\w{1,8}(?=#|$)", "", read) or article.id or article.title or ""
        plain = unicodedata.normalize("NFKD", told).encode("ascii", "ignore").decode()
        base = _UNSAFE.sub("-", plain).strip("-._")[:LONGEST_NAME] or "article"
        name, number = base, 1
        while name.lower() in self._taken or name.partition(".")[0].lower() in DEVICES:
            number += 1
            name = f"{base}-{number}" if base.partition(".")[0].lower() not in DEVICES else f"article-{number}"
        self._taken.add(name.lower())
        return f"{name}.html"


def index_page(entries: Sequence[Entry]) -> Iterator[str]:
    """Give the index piece by piece, as HTML that loads nothing and runs no script."""
    style, tool = page_file("paper.css") + "\n" + page_file("index.css"), f"attrib {__version__}"
    attributed = sum(entry.attributed for entry in entries)
    unnamed = sum(entry.on_unnamed for entry in entries)
    articles = wording.counted(len(entries), "article")
    share = wording.capital(wording.percent(unnamed / attributed)) if attributed else "None"
    parts = {
        "head": head(f"{articles} · who says so?", tool, style),
        "tool": joined(tool),
        "headline": joined(f"{share} of the attributed words in {articles} come from unnamed sources."),
        "second": joined(_second_line(entries)),
        "heads": joined(*(element("th", head, scope="col", class_=_class(head)) for head in ("Article", *HEADS))),
    }
    before, after = page_file("index.html").split("$rows")
    yield Template(before).substitute(parts)
    yield from map(_row, sorted(entries, key=lambda entry: entry.need))
    yield Template(after).substitute(parts)


def _second_line(entries: Sequence[Entry]) -> str:
    silent = sum(entry.silent > 0 for entry in entries)
    found = sum(entry.findings > 0 for entry in entries)
    told = [f"{silent:,} {'does' if silent == 1 else 'do'} not say why a source is unnamed"] * bool(silent)
    told += [f"{found:,} {'has' if found == 1 else 'have'} findings"] * bool(found)
    return f"{'; '.join(told)}." if told else ""


def _row(entry: Entry) -> Markup:
    link = element("a", isolated(entry.title), href=quote(entry.name))
    path = element("span", isolated(entry.path), class_="path") if entry.path else None
    told = (
        joined(wording.percent(entry.share), share_line(entry.share)) if entry.attributed else "–",
        entry.likely,
        f"{entry.unnamed:,}",
        f"{entry.silent:,}" if entry.silent else "",
        _found(entry),
        f"{entry.words:,}",
    )
    cells = (element("td", each, class_=_class(head)) for head, each in zip(HEADS, told, strict=True))
    return element("tr", element("th", link, path, scope="row"), *cells)


def _found(entry: Entry) -> str:
    notes = element("span", wording.counted(entry.notes, "note"), class_="notes") if entry.notes else None
    return separated(" ", filter(None, (f"{entry.findings:,}" if entry.findings else None, notes)))


def _class(head: str) -> str | None:
    """Give what cells of a column are for the style."""
    return {"Without a reason": "grave", "Findings": "grave", "Likely": "spare", "Words": "spare"}.get(head)
