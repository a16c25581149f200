"""The article, with every claim marked where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET

from attrib.lines.forms import words_in
from attrib.lines.furniture import is_furniture, is_subhead
from attrib.report.saved import paragraph_starts, rules_of
from attrib.standards.problems import problems_of
from attrib.views.marks import DOUBT, UNICODE
from attrib.views.page.markup import Markup, element, joined
from attrib.views.page.naming import of_claim
from attrib.views.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from attrib.lines import Role
    from attrib.standards.problems import problems_of
from attrib.report.model import Claim, Passage, Report


class Segment(NamedTuple):
    """A stretch of text of which every character belongs to the same claims, by their numbers."""

    start: int
    end: int
    contents: tuple[int, ...]
    """Claims that say it, the outermost first and the innermost last."""
    voices: tuple[int, ...]
    """Claims whose source it names."""
    cues: tuple[int, ...]
    """Claims whose cue it is."""


class Marked(NamedTuple):
    """The article as the page shows it; what stands in [data-at] of both, put together, is `shown(text)`."""

    headline: Markup
    """What stands in the heading; empty where the text does not begin with the article's title."""
    body: Markup


def marked_article(report: Report, text: str) -> Marked:
    """Give the article with a link to what is told of a claim where it begins, with its sign and number."""
    starts = [0, *paragraph_starts(report)[1:]]  # each takes the white space up to the next
    roles = _roles(report)
    links = _links(report)
    headline = Markup()
    paragraphs: list[Markup] = []
    for _, group in groupby(segments(report.claims, starts, len(text)), lambda each: bisect_right(starts, each.start)):
        within = list(group)
        parts = joined(*(part for each in within for part in (*links[each.start], _marked(each, report.claims, text))))
        if within[0].start == 0 and _is_title(text[: within[-1].end], report):
            headline = parts
        else:
            paragraphs.append(element("p", parts, dir="auto", class_=_setting(within, report, text, roles)))
    return Marked(headline, joined(*paragraphs))


def _is_title(stretch: str, report: Report) -> bool:
    title = report.article.title
    return title is not None and bool(title.strip()) and stretch.split() == title.split()


def _links(report: Report) -> defaultdict[int, list[Markup]]:
    """Give the links to claims by where these begin."""
    sources = {source.id: source for source in report.sources}
    found = Counter(
        claim
        for problem in problems_of(report.findings)
        if problem.gravest.suppressed is None
        for claim in {claim for finding in problem.findings for claim in finding.claims}
    )
    links: defaultdict[int, list[Markup]] = defaultdict(list)
    for number, claim in enumerate(report.claims, 1):
        link = _link(number, claim, of_claim(claim, sources), found[claim.id])
        links[claim.content[0].start if claim.content else 0].append(link)
    return links


def segments(claims: Sequence[Claim], cuts: Iterable[int], length: int) -> Iterator[Segment]:
    """Cut a text of `length` characters wherever a claim's content, source or cue starts or ends, and at `cuts`."""
    contents = _Open((number, part) for number, claim in enumerate(claims, 1) for part in claim.content)
    voices = _Open((number, claim.source) for number, claim in enumerate(claims, 1) if claim.source)
    cues = _Open((number, claim.cue) for number, claim in enumerate(claims, 1) if claim.cue)
    places = {0, length, *cuts, *contents.places, *voices.places, *cues.places}
    for start, end in pairwise(sorted(place for place in places if place <= length)):
        yield Segment(start, end, contents.at(start), voices.at(start), cues.at(start))


class _Open:
    """Which of numbered passages are open, at places asked for in rising order."""

    def __init__(self, passages: Iterable[tuple[int, Passage]]) -> None:
        self._opening: defaultdict[int, list[tuple[int, Passage]]] = defaultdict(list)
        for number, passage in passages:
            self._opening[passage.start].append((number, passage))
        self._open: list[tuple[int, Passage]] = []
        self.places = {place for each in self._opening.values() for _, part in each for place in (part.start, part.end)}

    def at(self, place: int) -> tuple[int, ...]:
        """Give the numbers of the passages that `place` stands in, those that end last first."""
        self._open = [(number, part) for number, part in self._open if part.end > place]
        if place in self._opening:
            self._open += [(number, part) for number, part in self._opening[place] if part.end > place]
            self._open.sort(key=lambda each: (each[1].start, -each[1].end))
        return tuple(number for number, _ in self._open)


def _marked(segment: Segment, claims: Sequence[Claim], text: str) -> Markup:
    classes: list[str] = []
    if segment.contents:
        *outer, inner = (claims[number - 1].verdict for number in segment.contents)
        classes += ["said", inner, *(f"in-{verdict}" for verdict in outer[-1:])]
    if segment.voices:
        classes += ["voice", f"of-{claims[segment.voices[-1] - 1].verdict}"]
    return element(
        "span",
        text[segment.start : segment.end],
        class_=" ".join(classes) or None,
        data_at=segment.start,
        data_said=_numbers(segment.contents),
        data_voice=_numbers(segment.voices),
        data_cue=_numbers(segment.cues),
    )


def _numbers(claims: tuple[int, ...]) -> str | None:
    return " ".join(map(str, claims)) or None


def _link(number: int, claim: Claim, who: str, findings: int) -> Markup:
    look = UNICODE.verdicts[claim.verdict]
    doubtful = claim.evidence == "weak"
    stance = "" if claim.stance == "asserts" else f" {claim.stance}"
    told = f"{f': {who}' if who else ''}{stance}"
    found = f", {counted(findings, 'finding')}" if findings else ""
    label = f"Claim {number}, {look.label}{told}{', on weak evidence' if doubtful else ''}{found}"
    sign = f"{look.sign}{number}{DOUBT if doubtful else ''}{'!' if findings else ''}{stance}"
    return element(
        "a",
        element("span", sign, aria_hidden="true"),
        class_=f"claim {claim.verdict}",
        id=f"at-{number}",
        href=f"#claim-{number}",
        data_claim=number,
        aria_label=label,
    )


def _roles(report: Report) -> dict[int, Role | None] | None:
    """Give what each paragraph is, by where it starts; None where the report does not say so."""
    paragraphs = report.article.paragraphs
    return None if paragraphs is UNSET else {each.start: each.role for each in paragraphs}


def _setting(
    within: Sequence[Segment], report: Report, text: str, roles: Mapping[int, Role | None] | None
) -> str | None:
    """Say whether a paragraph, given by its segments, is a headline, furniture or a subhead that claims nothing."""
    stretch = text[within[0].start : within[-1].end]
    paragraph = stretch.strip()
    if not paragraph or any(segment.contents for segment in within):
        return None
    if _is_title(paragraph, report):
        return "headline"
    if roles is not None:
        return roles.get(within[0].start + stretch.index(paragraph))
    line = " ".join(paragraph.split())
    if is_furniture(line, words_in(line), rules_of(report)[0].words):
        return "furniture"
    return "subhead" if is_subhead(paragraph) else None
