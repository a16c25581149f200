"""The report as notebooks show it: the marked article within a page that is not ours.

Nothing in it loads, links or runs anything, and its style holds for nothing else. Where a notebook takes the style
away, signs and numbers still tell one claim from the next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from attrib.report.saved import paragraph_starts
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.marks import UNICODE
from attrib.views.page.marking import segments
from attrib.views.page.markup import Markup, element, escaped, isolated
from attrib.views.page.naming import of_claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from attrib.report.model import Claim, Report
    from attrib.views.page.marking import Segment

LONGEST_WHY = 240
LONGEST = 20_000
"""Characters of an article that are shown, more than nearly all have."""
OWN_VOICE = "none"
"""The kind of claims that rest on no source and say so in no word."""


def to_snippet(report: Report) -> str:
    """Give the figures in a sentence or two, and the article with every claim marked where it stands."""
    told = " ".join(filter(None, (wording.headline(report.summary), wording.second_line(report.summary))))
    return element(
        "div",
        Markup(f"<style>{_style()}</style>"),
        element("p", element("b", isolated(wording.title(report.article)))),
        element("p", told),
        element("p", *_key(), class_="attrib-key"),
        *(() if report.text is None else _paragraphs(report, report.text)),
        class_="attrib-report",
    )


def _style() -> str:
    return (files("attrib.views") / "notebook.css").read_text("utf-8")


def _key() -> Iterator[Markup]:
    for verdict, look in UNICODE.verdicts.items():
        yield element("span", f"{look.sign} {look.label}", class_=f"attrib-{verdict}")


def _paragraphs(report: Report, text: str) -> Iterator[Markup]:
    starts = [0, *paragraph_starts(report)[1:]]  # each takes the white space up to the next
    labels = _labels(report.claims)
    why = _why(report)
    within = [each for each in segments(report.claims, starts, len(text)) if each.start < LONGEST]
    for _, group in groupby(within, lambda each: bisect_right(starts, each.start)):
        parts = (part for each in group for part in (*labels[each.start], _marked(each, report, text, why)))
        yield element("p", *parts, dir="auto")
    if within and within[-1].end < len(text):
        yield element("p", f"… {len(text) - within[-1].end:,} characters more; report.to_html() has them all.")


def _labels(claims: Sequence[Claim]) -> Mapping[int, list[Markup]]:
    """Give the sign and number of each claim that has a source, by where it begins."""
    labels: defaultdict[int, list[Markup]] = defaultdict(list)
    for number, claim in enumerate(claims, 1):
        if claim.content and claim.kind != OWN_VOICE:
            label = f"{UNICODE.verdicts[claim.verdict].sign}{number} {wording.stance(claim)}"
            labels[claim.content[0].start].append(element("sup", label, class_=f"attrib-{claim.verdict}"))
    return labels


def _why(report: Report) -> list[str]:
    """Give for each claim who says it and why its verdict is what it is."""
    sources = {source.id: source for source in report.sources}
    return [
        one_line(f"{of_claim(claim, sources)}: {claim.because}".removeprefix(": "), LONGEST_WHY)
        for claim in report.claims
    ]


def _marked(segment: Segment, report: Report, text: str, why: Sequence[str]) -> Markup:
    words = text[segment.start : segment.end]
    said = [number for number in segment.contents if report.claims[number - 1].kind != OWN_VOICE]
    classes = [f"attrib-{report.claims[number - 1].verdict}" for number in said[-1:]]
    if segment.voices:
        classes.append("attrib-voice")
    if not classes:
        return escaped(words)
    return element("span", words, class_=" ".join(classes), title=why[said[-1] - 1] if said else None)
