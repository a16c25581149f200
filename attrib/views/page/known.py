"""The sources and claims of a report as the page links to them, and the form of what is told of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from attrib.views import wording
from attrib.views.marks import UNICODE
from attrib.views.page.markup import Markup, element, isolated, joined, separated
from attrib.views.page.naming import of_source

if TYPE_CHECKING:
    from attrib.report.model import Report, Source, Verdict


class Known(NamedTuple):
    """The sources of a report by their ids, and the numbers of sources and claims on the page."""

    sources: Mapping[str, Source]
    numbers: Mapping[str, int]
    claims: Mapping[str, int]
    unexplained: frozenset[str] | None
    """Unnamed sources of which the article should say why, and does not; None where the report does not tell."""

    @classmethod
    def of(cls, report: Report) -> Known:
        """Give the sources and claims of a report with their numbers."""
        return cls(
            {source.id: source for source in report.sources},
            {source.id: number for number, source in enumerate(report.sources, 1)},
            {claim.id: number for number, claim in enumerate(report.claims, 1)},
            frozenset(report.reliance.unexplained) if report.reliance is not None else None,
        )

    def linked(self, ids: Iterable[str]) -> Markup:
        """Give what these sources are called, each with a link to what is told of it."""
        known = [each for each in ids if each in self.sources]
        return separated("; ", (self._link(each) for each in known))

    def _link(self, identity: str) -> Markup:
        name, number = of_source(self.sources[identity]), self.numbers[identity]
        return element("a", isolated(name), href=f"#source-{number}", class_="to-source")

    def lacks_reason(self, source: Source) -> bool:
        """Tell whether the article should say why a source is unnamed, and does not."""
        return self.unexplained is not None and source.id in self.unexplained

    def lacking(self, source: Source) -> str:
        """Say what the article lacks of why a source is unnamed; empty where it lacks nothing."""
        return wording.lacking(source, self.unexplained or ())

    def why_unnamed(self, source: Source) -> Markup:
        """Say why a source is not named, where that is told or should be; what is lacking stands out."""
        if source.reason is None and self.unexplained is not None and not self.lacks_reason(source):
            return Markup()
        return element("bdi", wording.why_unnamed(source), class_="lacking" if self.lacks_reason(source) else None)

    def links(self, claims: Iterable[str]) -> Iterator[Markup]:
        """Give a link, after a space, to each of the claims by its number."""
        for number in (self.claims[claim] for claim in claims if claim in self.claims):
            yield joined(" ", element("a", str(number), href=f"#at-{number}", aria_label=f"Claim {number}"))


def sign(verdict: Verdict) -> Markup:
    """Give a verdict's sign, in its colour."""
    return element("span", UNICODE.verdicts[verdict].sign, class_=f"sign {verdict}", aria_hidden="true")


def fact(name: str, value: str, *, main: bool = False) -> Markup:
    """Give one thing that is told, with what it is, for a list of such; of a claim only what is `main` is printed."""
    told = value if isinstance(value, Markup) else isolated(value)
    return element("div", element("dt", name), element("dd", told), class_="main" if main else None)
