"""The figures: one sentence, a drawn bar of words by verdict, and the numbers under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.report.model import VERDICTS
from attrib.views import wording
from attrib.views.marks import UNICODE
from attrib.views.page.markup import Markup, element, joined

if TYPE_CHECKING:
    from attrib.report.model import Verdict
    from attrib.report.totals import Summary, Tally


def figures(summary: Summary) -> Markup:
    """Give the headline figure, the bar, and a table in which each verdict can be chosen."""
    told = joined(
        element("p", wording.headline(summary), class_="headline-figure"),
        element("p", wording.second_line(summary), class_="second-line"),
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
    for verdict in VERDICTS:
        width = 100 * getattr(amounts, verdict) / amounts.total
        if width:
            field = {"x": f"{left:.3f}%", "width": f"{width:.3f}%", "height": "100%"}
            drawn.append(element("rect", class_=f"fill {verdict}", **field))
        left += width
    told = ", ".join(
        f"{UNICODE.verdicts[verdict].label} {wording.percent(getattr(amounts, verdict) / amounts.total)}"
        for verdict in VERDICTS
    )
    return element("svg", *drawn, class_="bar", role="img", aria_label=f"Words in claims by verdict: {told}")


def _table(summary: Summary) -> Markup:
    head = element("tr", *(element("th", name, scope="col") for name in ("Verdict", "Share", "Words", "Claims")))
    return element(
        "table",
        element("caption", "Words in claims by verdict", class_="unseen"),
        element("thead", head),
        element("tbody", *(_row(verdict, summary) for verdict in VERDICTS)),
        class_="figures",
    )


def _row(verdict: Verdict, summary: Summary) -> Markup:
    look = UNICODE.verdicts[verdict]
    words, claims = getattr(summary.words, verdict), getattr(summary.claims, verdict)
    share = wording.percent(words / summary.words.total) if summary.words.total else "–"
    name = element(
        "button",
        swatch(verdict),
        element("span", look.sign, class_=f"sign {verdict}", aria_hidden="true"),
        element("span", look.label, class_="label"),
        type="button",
        class_="filter",
        data_verdict=verdict,
        aria_pressed="false",
    )
    numbers = (share, f"{words:,}", f"{claims:,}")
    return element("tr", element("th", name, scope="row"), *(element("td", number) for number in numbers))
