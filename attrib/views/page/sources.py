"""Sources in words, unnamed ones first, for the lists of the page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrib.report.model import UNNAMED
from attrib.views import wording
from attrib.views.marks import UNICODE
from attrib.views.page.figures import share_line
from attrib.views.page.known import Known, fact, sign
from attrib.views.page.markup import Markup, element, isolated, joined, separated
from attrib.views.page.naming import of_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrib.report.model import Report, Source

Numbered = tuple[int, "Source"]
ORDER = tuple(wording.PARTS)
"""In which the parts of what is unnamed stand."""


def unnamed_list(report: Report) -> Markup:
    """Give the unnamed sources: people, spokespeople, crowds, of each those first that most rests on."""
    ranked = _ranked(report, unnamed=True)
    if not ranked:
        return Markup()
    grouped = groupby(sorted(ranked, key=_place), key=_place)
    return joined(_key(), *(_part(ORDER[place], [*sources], report) for place, sources in grouped))


def _place(numbered: Numbered) -> int:
    return ORDER.index(wording.part(numbered[1]))


def _key() -> Markup:
    """Say what the signs of unnamed sources mean."""
    looks = (joined(sign(verdict), f" {UNICODE.verdicts[verdict].label}") for verdict in UNNAMED)
    return element("p", separated("  ", looks), class_="key")


def _part(part: str, sources: Sequence[Numbered], report: Report) -> Markup:
    heading = element(
        "h3", f"{wording.capital(wording.PARTS[part])} ", element("span", str(len(sources)), class_="count")
    )
    return joined(heading, _list(sources, report))


def named_list(report: Report) -> Markup:
    """Give the named sources, folded away; empty where there are none."""
    ranked = _ranked(report, unnamed=False)
    if not ranked:
        return Markup()
    heading = element("h2", "Named sources ", element("span", str(len(ranked)), class_="count"))
    return element("details", element("summary", heading), _list(ranked, report), class_="named-sources")


def source_options(sources: Sequence[Source]) -> Markup:
    """Give the sources as the options of a list to choose from, by their ids."""
    return joined(
        *(
            element("option", f"{UNICODE.verdicts[source.verdict].sign} {of_source(source)}", value=f"source-{number}")
            for number, source in enumerate(sources, 1)
        )
    )


def _ranked(report: Report, *, unnamed: bool) -> list[Numbered]:
    numbered = [each for each in enumerate(report.sources, 1) if (each[1].verdict in UNNAMED) == unnamed]
    return sorted(numbered, key=lambda each: (-each[1].words, -len(each[1].claims)))


def _list(sources: Sequence[Numbered], report: Report) -> Markup:
    if not sources:
        return Markup()
    known, total = Known.of(report), report.summary.words.total
    return element("ul", *(_source(number, source, known, total) for number, source in sources), class_="sources")


def _source(number: int, source: Source, known: Known, total: int) -> Markup:
    share = source.words / total if total else 0.0
    rests = f"{wording.counted(len(source.claims), 'claim')} · {wording.counted(source.words, 'word')}"
    head = element(
        "summary",
        sign(source.verdict),
        element("span", UNICODE.verdicts[source.verdict].label, ": ", class_="unseen"),
        element("span", isolated(of_source(source)), class_="name known" if source.name else "name"),
        element(
            "span",
            f"{rests} · {wording.percent(share)}",
            element("span", f" · {lacking}", class_="lacking") if (lacking := known.lacking(source)) else None,
            class_="rests",
        ),
        share_line(min(1.0, share)) if source.verdict in UNNAMED else None,
    )
    only = element(
        "button",
        "Mark only these",
        type="button",
        class_="filter needs-script",
        data_source=number,
        aria_pressed="false",
    )
    through = [("Heard through", known.linked([source.relayed_by]))] if source.relayed_by else []
    facts = element("dl", *(fact(name, value) for name, value in (*through, *_facts(source, known)) if value))
    claims = element("p", "Claims", *known.links(source.claims), " ", only, class_="its-claims")
    return element(
        "li", element("details", head, facts, claims), id=f"source-{number}", class_=f"source {source.verdict}"
    )


def _facts(source: Source, known: Known) -> Iterator[tuple[str, str]]:
    """Give what the article tells of a source and, of an unnamed one, what it does not."""
    if source.verdict in UNNAMED:
        yield "Why unnamed", known.why_unnamed(source)
        yield "Knows by", source.basis or "the article does not say how they know"
        if source.specificity is not None:
            yield "Described by", f"{wording.LADDER[source.specificity]} ({source.specificity} of 4)"
    told = {
        "Described": source.description if source.name and source.description != source.name else None,
        "Title": source.title,
        "Organization": source.organization,
        "Kind": source.kind,
        "Introduced": f"paragraph {source.introduced.paragraph}" if source.introduced is not None else None,
        "Spoke": source.pathway,
    }
    yield from ((name, value) for name, value in told.items() if value)
    if source.verdict in UNNAMED and source.number is not None:
        words = f" (“{source.number.words}”)" if source.number.words else ""
        yield "People", wording.people(source.number) + words
