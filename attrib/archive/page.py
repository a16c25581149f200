"""Trends as one web page that loads nothing: small drawings side by side, and every figure in tables."""

from __future__ import annotations

from importlib.resources import files
from itertools import chain
from string import Template

from attrib._version import __version__
from attrib.archive import wording
from attrib.archive.drawing import Scale, drawn
from attrib.archive.sparks import top_of
from attrib.archive.trends import PARTS, Figure, Group, Part, Trends
from attrib.views.page.assembling import hashed, page_file
from attrib.views.page.markup import Markup, element, isolated, joined, separated
from attrib.views.wording import counted

HEADS = ("articles", "unnamed", "by chance", "as read", "with any")
BAND = 1.6
"""Of the highest share, how far up bands are drawn."""


def to_page(trends: Trends) -> str:
    """Give trends as HTML."""
    style = page_file("paper.css") + "\n" + _file("trends.css")
    nothing = dict.fromkeys(("default-src", "base-uri", "form-action"), "'none'") | {"style-src": hashed(style)}
    parts = {
        "policy": separated("; ", (f"{what} {which}" for what, which in nothing.items())),
        "style": style,
        "title": joined(wording.TITLE),
        "about": joined(wording.about(trends)),
        "left_out": joined(*(element("p", line, class_="none") for line in wording.remarks(trends))),
        "table": _table(trends) if trends.groups[-1].whole.articles else element("p", "No article to count."),
        "drawings": _drawings(trends),
        "lists": joined(_descriptions(trends), _runs(trends)),
        "notes": joined(*(element("li", note) for note in wording.NOTES)),
        "tool": joined(f"attrib {__version__}"),
    }
    return Template(_file("trends.html")).substitute(parts)


def _table(trends: Trends) -> Markup:
    shown = _parts_shown(trends)
    head = [element("th", trends.selection.by or "", scope="col")]
    head += [element("th", name, scope="col", class_="number") for name in HEADS]
    head += [element("th", wording.PARTS[part], scope="col", class_="number") for part in shown]
    top = max((sum(group.whole.parts.values()) for group in trends.groups if group.whole.parts), default=0.0)
    rows = (
        element("tr", element("th", isolated(group.name), scope="row"), *_cells(group.whole, shown, top))
        for group in trends.groups
    )
    more = wording.left_groups(trends)
    return joined(
        _scrolled(
            "All figures",
            element("table", element("thead", element("tr", *head)), element("tbody", *rows), class_="figures"),
        ),
        element("p", more, class_="none") if more else None,
    )


def _scrolled(label: str, table: Markup) -> Markup:
    """Give a table that may be wider than the window, to move with the keys too."""
    return element("div", table, class_="wide", tabindex="0", role="region", aria_label=label)


def _parts_shown(trends: Trends) -> list[Part]:
    wholes = [group.whole.parts for group in trends.groups]
    return [part for part in PARTS if any(parts.get(part) for parts in wholes)]


def _cells(figure: Figure, shown: list[Part], top: float) -> list[Markup]:
    told = [
        f"{figure.articles:,}",
        wording.share(figure.share),
        wording.between(figure.low, figure.high),
        wording.between(figure.read_low, figure.read_high),
        wording.whole(figure.with_any),
    ]
    cells = [element("td", each, class_="number") for each in told]
    return cells + [_bar_cell(part, figure.parts.get(part), top) for part in shown]


def _bar_cell(part: Part, value: float | None, top: float) -> Markup:
    """Give a share with a bar under it."""
    width = round(100 * value / top) if value and top else 0
    bar = element(
        "svg",
        element("rect", width=str(width), height="4", class_=part),
        viewBox="0 0 100 4",
        preserveAspectRatio="none",
        aria_hidden="true",
        class_="bar",
    )
    return element("td", wording.share(value), bar, class_="number")


def _drawings(trends: Trends) -> Markup:
    if len(trends.periods) < 2:
        return Markup()
    shares = [figure.share for group in trends.groups for figure in group.periods.values()]
    highs = (figure.high for group in trends.groups for figure in group.periods.values() if figure.high is not None)
    top = min(top_of([max(chain(highs, [0.0]))]), top_of([BAND * top_of(shares)]), 1.0)
    scale = Scale(trends.periods, top)
    heading = element("h2", f"By {trends.selection.per}")
    multiples = element("div", *(_multiple(group, scale) for group in trends.groups), class_="multiples")
    return element("section", heading, multiples)


def _multiple(group: Group, scale: Scale) -> Markup:
    figures = [group.periods.get(when) for when in scale.periods]
    head = element("tr", *(element("th", name, scope="col") for name in ("period", *HEADS)))
    rows = (
        element("tr", element("th", when, scope="row"), *_cells(figure, [], 0.0))
        for when, figure in zip(scale.periods, figures, strict=True)
        if figure is not None
    )
    table = element("table", element("thead", head), element("tbody", *rows), class_="figures")
    caption = element(
        "figcaption", element("strong", isolated(group.name)), f" {counted(group.whole.articles, 'article')}"
    )
    told = element("details", element("summary", "figures"), _scrolled(f"{group.name}, all figures", table))
    return element("figure", caption, drawn(group.name, figures, group.whole.share, scale), told)


def _descriptions(trends: Trends) -> Markup | None:
    if not trends.described:
        return None
    rows = (
        element("tr", element("th", isolated(each.description), scope="row"), element("td", f"{each.articles:,}"))
        for each in trends.described
    )
    return _listed("How unnamed sources are described most", ("description", "articles"), rows)


def _runs(trends: Trends) -> Markup | None:
    if not trends.runs:
        return None
    rows = (
        element(
            "tr",
            element("th", isolated(run.title or run.article), scope="row"),
            element("td", isolated(" · ".join(filter(None, (run.outlet, run.date and run.date[:10]))))),
            element("td", f"{run.claims}"),
            element("td", f"{run.first}"),
        )
        for run in trends.runs
    )
    heads = ("article", "where and when", "claims", "from claim")
    return _listed("Longest runs of claims on unnamed sources alone", heads, rows)


def _listed(heading: str, heads: tuple[str, ...], rows: object) -> Markup:
    head = element("tr", *(element("th", each, scope="col") for each in heads))
    table = element("table", element("thead", head), element("tbody", *rows), class_="figures")  # type: ignore[misc]
    return element("section", element("h2", heading), _scrolled(heading, table))


def _file(name: str) -> str:
    return (files("attrib.archive") / "files" / name).read_text("utf-8")
