"""Claims in words: each with all that is told of it, for the panel and the list of the page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrib.report.backing import behind
from attrib.report.figures import own_words, part_of, word_count
from attrib.report.model import UNNAMED
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.marks import UNICODE
from attrib.views.page.findings import findings_of_claim
from attrib.views.page.known import Known, fact, sign
from attrib.views.page.markup import Markup, element, isolated, joined, separated
from attrib.views.page.naming import LONGEST, of_claim, of_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrib.report.model import Claim, Finding, Report


PRINTED = {"Source", "Citing", "Verdict"}
"""What is printed of a claim, whose words stand in the article."""


def claims_list(report: Report) -> Markup:
    """Give all claims, in the order of the article, each with all that is told of it."""
    known = Known.of(report)
    findings: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        for identity in dict.fromkeys(finding.claims):
            findings[identity].append(finding)
    words = {claim.id: own for claim, own in own_words(report.claims, word_count(report))}
    attributed = report.summary.words.total - report.summary.words.unattributed
    items = (
        _claim(number, claim, findings.get(claim.id, []), [*_unnamed(claim, known, words[claim.id], attributed)], known)
        for number, claim in enumerate(report.claims, 1)
    )
    return element("ol", *items, class_="claims")


def _claim(
    number: int, claim: Claim, findings: Sequence[Finding], unnamed: Sequence[tuple[str, str]], known: Known
) -> Markup:
    look = UNICODE.verdicts[claim.verdict]
    head = element(
        "p",
        element("a", f"Claim {number}", href=f"#at-{number}", class_="to-claim"),
        " ",
        element("span", sign(claim.verdict), f" {look.label}", class_=f"verdict {claim.verdict}"),
        f" · {claim.kind}" if claim.kind != "none" else None,
        class_="claim-head",
    )
    stance = element("strong", wording.stance(claim)) if wording.stance(claim) else None
    said = joined(stance, separated(" … ", (isolated(part.text) for part in claim.content)))
    facts = (*_backing(claim, known), *unnamed, *_reading(claim))
    return element(
        "li",
        head,
        element("blockquote", said, class_=claim.verdict),
        findings_of_claim(findings),
        element("dl", *(fact(name, value, main=name in PRINTED) for name, value in facts if value)),
        id=f"claim-{number}",
        class_="told",
    )


def _backing(claim: Claim, known: Known) -> Iterator[tuple[str, str]]:
    """Tell who stands behind a claim."""
    who = of_claim(claim, known.sources)
    here = one_line(claim.source.text, LONGEST) if claim.source is not None else ""
    by = known.linked(claim.sources) or isolated(who)
    yield "Source", by if who else element("span", "nobody", class_="none")
    yield "Citing", known.linked(claim.relays)
    yield "Here", "" if here in ("", who) else joined("“", isolated(here), "”")


def _unnamed(claim: Claim, known: Known, words: int, attributed: int) -> Iterator[tuple[str, str]]:
    """Tell of the unnamed sources behind a claim what an editor asks of them, and what the claim adds to the figure."""
    sources = [known.sources[each] for each in behind(claim) if each in known.sources]
    unnamed = [source for source in sources if source.verdict in UNNAMED]
    for source in unnamed:
        who = f" ({of_source(source)})" if len(unnamed) > 1 else ""
        yield f"Why unnamed{who}", known.why_unnamed(source)
        yield f"Knows by{who}", source.basis or "the article does not say how they know"
        if source.specificity is not None:
            yield f"Described by{who}", f"{wording.LADDER[source.specificity]} ({source.specificity} of 4)"
    if part := part_of(claim):
        share = wording.percent(words / attributed) if attributed else "–"
        yield "Part", f"{wording.PARTS[part]}: {wording.counted(words, 'word')}, {share} of what is attributed"


def _reading(claim: Claim) -> Iterator[tuple[str, str]]:
    """Tell how a claim was read, and by which rule it was judged."""
    yield "Verdict", joined(isolated(claim.because), " ", element("code", claim.rule))
    yield "Evidence", joined(element("strong", claim.evidence), ". ", claim.grounds)
    yield "Speech", claim.speech if claim.speech != "none" else "in the article's own voice"
    yield "Cue", joined("“", isolated(claim.cue.text), "”") if claim.cue is not None else ""
