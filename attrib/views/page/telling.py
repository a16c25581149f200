"""Claims, sources and findings in words, for the panel and the lists of the page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from attrib.report.model import UNNAMED
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.marks import UNICODE
from attrib.views.page.figures import share_line
from attrib.views.page.markup import Markup, element, isolated, joined, separated
from attrib.views.page.naming import LONGEST, of_claim, of_source
from attrib.views.reliance import reliance_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from attrib.report.model import Claim, Finding, Report, Source, Verdict

LEVELS = ("error", "warning", "note")


class Known(NamedTuple):
    """The sources of a report by their ids, and the number of each on the page."""

    sources: Mapping[str, Source]
    numbers: Mapping[str, int]

    @classmethod
    def of(cls, report: Report) -> Known:
        """Give the sources of a report with their numbers."""
        return cls(
            {source.id: source for source in report.sources},
            {source.id: number for number, source in enumerate(report.sources, 1)},
        )

    def linked(self, ids: Iterable[str]) -> Markup:
        """Give what these sources are called, each with a link to what is told of it."""
        known = [each for each in ids if each in self.sources]
        return separated("; ", (self._link(each) for each in known))

    def _link(self, identity: str) -> Markup:
        name, number = of_source(self.sources[identity]), self.numbers[identity]
        return element("a", isolated(name), href=f"#source-{number}", class_="to-source")


def claims_list(report: Report) -> Markup:
    """Give all claims, in the order of the article, each with all that is told of it."""
    sources = Known.of(report)
    findings: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        for identity in dict.fromkeys(finding.claims):
            findings[identity].append(finding)
    items = (
        _claim(number, claim, sources, findings.get(claim.id, [])) for number, claim in enumerate(report.claims, 1)
    )
    return element("ol", *items, class_="claims")


def sources_lists(report: Report) -> Markup:
    """Give the sources, unnamed ones first, those that most rests on at the top."""
    if not report.sources:
        return element("p", "The article has no source.", class_="none")
    numbers = {claim.id: number for number, claim in enumerate(report.claims, 1)}
    ranked = sorted(enumerate(report.sources, 1), key=lambda each: (-each[1].words, -len(each[1].claims)))
    unnamed = [each for each in ranked if each[1].verdict in UNNAMED]
    named = [each for each in ranked if each[1].verdict not in UNNAMED]
    known, total = Known.of(report), report.summary.words.total
    return joined(
        *(
            joined(
                element("h3", heading, " ", element("span", str(len(sources)), class_="count")),
                element("ul", *(_source(*each, numbers, known, total) for each in sources), class_="sources"),
            )
            for heading, sources in (("Unnamed", unnamed), ("Named", named))
            if sources
        )
    )


def reliance_list(report: Report) -> Markup:
    """Give what can be said of the unnamed sources together; empty where there are none."""
    numbers = {claim.id: number for number, claim in enumerate(report.claims, 1)}
    lines = (_fact(line.label, joined(line.text, *_links(line.claims, numbers))) for line in reliance_lines(report))
    return separated("", lines)


def findings_list(report: Report) -> Markup:
    """Give the findings, the gravest first."""
    numbers = {claim.id: number for number, claim in enumerate(report.claims, 1)}
    ranked = sorted(report.findings, key=lambda finding: LEVELS.index(finding.level))
    return element("ul", *(_finding(finding, numbers) for finding in ranked), class_="findings")


def source_options(sources: Sequence[Source]) -> Markup:
    """Give the sources as the options of a list to choose from, by their ids."""
    return joined(
        *(
            element("option", f"{UNICODE.verdicts[source.verdict].sign} {of_source(source)}", value=f"source-{number}")
            for number, source in enumerate(sources, 1)
        )
    )


def _sign(verdict: Verdict) -> Markup:
    return element("span", UNICODE.verdicts[verdict].sign, class_=f"sign {verdict}", aria_hidden="true")


def _claim(number: int, claim: Claim, known: Known, findings: Sequence[Finding]) -> Markup:
    look = UNICODE.verdicts[claim.verdict]
    head = element(
        "p",
        element("a", f"Claim {number}", href=f"#at-{number}", class_="to-claim"),
        " ",
        element("span", _sign(claim.verdict), f" {look.label}", class_=f"verdict {claim.verdict}"),
        f" · {claim.kind}" if claim.kind != "none" else None,
        class_="claim-head",
    )
    stance = element("strong", wording.stance(claim)) if wording.stance(claim) else None
    said = joined(stance, separated(" … ", (isolated(part.text) for part in claim.content)))
    who = of_claim(claim, known.sources)
    here = one_line(claim.source.text, LONGEST) if claim.source is not None else ""
    by = known.linked(claim.sources) or isolated(who)
    facts = [
        ("Source", by if who else element("span", "nobody", class_="none")),
        ("Citing", known.linked(claim.relays)),
        ("Here", "" if here in ("", who) else joined("“", isolated(here), "”")),
        ("Why", claim.because),
        ("Rule", element("code", claim.rule)),
        ("Evidence", joined(element("strong", claim.evidence), ". ", claim.grounds)),
        ("Speech", claim.speech if claim.speech != "none" else "in the article's own voice"),
        ("Cue", joined("“", isolated(claim.cue.text), "”") if claim.cue is not None else ""),
        *((finding.level.capitalize(), finding.message) for finding in findings),
    ]
    return element(
        "li",
        head,
        element("blockquote", said, class_=claim.verdict),
        element("dl", *(_fact(name, value) for name, value in facts if value)),
        id=f"claim-{number}",
        class_="told",
    )


def _source(number: int, source: Source, numbers: Mapping[str, int], known: Known, total: int) -> Markup:
    share = source.words / total if total else 0.0
    rests = f"{wording.counted(len(source.claims), 'claim')} · {wording.counted(source.words, 'word')}"
    head = element(
        "summary",
        _sign(source.verdict),
        element("span", UNICODE.verdicts[source.verdict].label, ": ", class_="unseen"),
        element("span", isolated(of_source(source)), class_="name known" if source.name else "name"),
        element("span", f"{rests} · {wording.percent(share)}", class_="rests"),
        share_line(min(1.0, share)),
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
    facts = element("dl", *(_fact(name, value) for name, value in (*through, *_facts(source))))
    claims = element("p", "Claims", *_links(source.claims, numbers), " ", only, class_="its-claims")
    return element(
        "li", element("details", head, facts, claims), id=f"source-{number}", class_=f"source {source.verdict}"
    )


def _links(claims: Iterable[str], numbers: Mapping[str, int]) -> Iterator[Markup]:
    """Give a link, after a space, to each of the claims by its number."""
    for number in (numbers[claim] for claim in claims if claim in numbers):
        yield joined(" ", element("a", str(number), href=f"#at-{number}", aria_label=f"Claim {number}"))


def _facts(source: Source) -> Iterator[tuple[str, str]]:
    """Give what the article tells of a source and, of an unnamed one, what it does not."""
    told = {
        "Described": source.description if source.name and source.description != source.name else None,
        "Title": source.title,
        "Organization": source.organization,
        "Kind": source.kind,
        "Introduced": f"paragraph {source.introduced.paragraph}" if source.introduced is not None else None,
        "Spoke": source.pathway,
    }
    yield from ((name, value) for name, value in told.items() if value)
    if source.verdict not in UNNAMED:
        return
    if source.number is not None:
        words = f" (“{source.number.words}”)" if source.number.words else ""
        yield "People", wording.people(source.number) + words
    if source.specificity is not None:
        yield "Told", f"{wording.LADDER[source.specificity]} ({source.specificity} of 4)"
    yield "Basis", source.basis or "the article does not say how they know"
    yield "Reason", wording.why_unnamed(source)


def _fact(name: str, value: str) -> Markup:
    return element("div", element("dt", name), element("dd", value if isinstance(value, Markup) else isolated(value)))


def _finding(finding: Finding, numbers: Mapping[str, int]) -> Markup:
    links = [
        joined(" ", element("a", f"claim {numbers[claim]}", href=f"#at-{numbers[claim]}"))
        for claim in finding.claims
        if claim in numbers
    ]
    place = f" (paragraph {finding.paragraph})" if finding.paragraph is not None and not links else None
    passed = (
        element("span", " Let pass: ", isolated(finding.suppressed), class_="passed") if finding.suppressed else None
    )
    return element(
        "li",
        element("strong", finding.level.capitalize()),
        " ",
        isolated(finding.message),
        passed,
        *links,
        place,
        " ",
        element("code", finding.rule),
        class_=finding.level,
    )
