"""The figures: what the story rests on in two sentences, a drawn bar of words by verdict, and the numbers under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.report.model import UNNAMED, VERDICTS
from attrib.views import wording
from attrib.views.marks import UNICODE
from attrib.views.page.markup import Markup, element, joined

if TYPE_CHECKING:
    from attrib.report.model import Report, Verdict
    from attrib.report.totals import Summary, Tally


ORDER: tuple[Verdict, ...] = (*UNNAMED, *(verdict for verdict in VERDICTS if verdict not in UNNAMED))
"""The verdicts as bar and table have them: what rests on unnamed sources comes first."""


def figures(report: Report) -> Markup:
    """Give the headline figure, the bar, and a table in which verdicts can be chosen, both unnamed ones together."""
    summary = report.summary
    told = element(
        "div",
        element("p", wording.headline(summary), class_="headline-figure"),
        element("p", wording.second_line(summary), class_="second-line"),
        element("p", wording.gaps(report), class_="gaps"),
    )
    if not summary.claims.total:
        return told
    return joined(told, _bar(summary.words if summary.words.total else summary.claims), _table(summary))


def swatch(verdict: Verdict) -> Markup:
    """Give a small field in the verdict's colour and pattern."""
    field = element("rect", width="100%", height="100%", class_=f"fill {verdict}")
    return element("svg", field, class_="swatch", aria_hidden="true", focusable="false")


def share_line(share: float) -> Markup:
    """Draw a share from 0 to 1 as a line on its whole."""
    drawn = element("rect", width=f"{100 * share:.2f}%", height="100%")
    return element("svg", drawn, class_="share", aria_hidden="true", focusable="false")


def _bar(amounts: Tally) -> Markup:
    drawn: list[Markup] = []
    left = 0.0
    for verdict in ORDER:
        width = 100 * getattr(amounts, verdict) / amounts.total
        field = {"x": f"{left:.3f}%", "width": f"{width:.3f}%", "height": "100%"}
        drawn.append(element("rect", class_=f"fill {verdict}", **field))
        left += width
    told = ", ".join(
        f"{UNICODE.verdicts[verdict].label} {wording.percent(getattr(amounts, verdict) / amounts.total)}"
        for verdict in ORDER
    )
    return element("svg", *drawn, class_="bar", role="img", aria_label=f"Words in claims by verdict: {told}")


def _table(summary: Summary) -> Markup:
    head = element("tr", *(element("th", name, scope="col") for name in ("Verdict", "Of the story", "Words", "Claims")))
    rows = [_row(UNNAMED, element("span", "unnamed", class_="label"), summary, "both")]
    for verdict in ORDER:
        look = UNICODE.verdicts[verdict]
        sign = element("span", look.sign, class_=f"sign {verdict}", aria_hidden="true")
        label = element("span", look.label, class_="label")
        rows.append(_row((verdict,), joined(swatch(verdict), sign, label), summary, verdict))
    return element(
        "table",
        element("caption", "Words in claims by verdict", class_="unseen"),
        element("thead", head),
        element("tbody", *rows),
        class_="figures",
    )


def _row(verdicts: tuple[Verdict, ...], name: Markup, summary: Summary, kind: str) -> Markup:
    words, claims = (sum(getattr(tally, each) for each in verdicts) for tally in (summary.words, summary.claims))
    share = wording.percent(words / summary.words.total) if summary.words.total else "–"
    choose = element(
        "button", name, type="button", class_="filter", data_verdict=" ".join(verdicts), aria_pressed="false"
    )
    numbers = (share, f"{words:,}", f"{claims:,}")
    cells = (element("td", number) for number in numbers)
    return element("tr", element("th", choose, scope="row"), *cells, class_=kind)
