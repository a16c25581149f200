"""A report in Markdown, for a ticket: the figures, the sources with what rests on them, what rests on nobody, findings.

Nothing that the article says can act. Its words stand as text, never first in a line; and what GitHub, GitLab and Jira
make of mere text (mentions of people, references to issues, addresses, emoji) is broken by zero-width spaces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import UNSET

from attrib.report.backing import PARTLY_NAMED, behind, called, who_says
from attrib.report.model import UNNAMED, VERDICTS
from attrib.views import wording
from attrib.views.inert import one_line
from attrib.views.marks import DOUBT, UNICODE
from attrib.views.reliance import reliance_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrib.report.model import Claim, Finding, Report, Source
    from attrib.report.totals import Summary

ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"

_MARKUP = re.compile(r"[\\`*_{}\[\]#|~$]")
_TAGS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ACTING = re.compile(
    r"""(?<=[@#!~%$&])(?=\w)        # mentions of people, references to issues
      | (?<=[a-z])(?=:\S)           # mailto:x, https://
      | (?<=/)(?=/)                 # //www.example.com
      | (?<=:)(?=[\w+-]+:)          # :emoji:
      | (?<=\w\.)(?=[^\W\d_]{2})    # www.example.com
      | (?<=\bGH)(?=-\d)            # GH-12
    """,
    re.VERBOSE | re.IGNORECASE,
)


def to_markdown(report: Report) -> str:
    """Give a report as a section of Markdown, under a heading of the second level, with a line end."""
    unnamed = [source for source in report.sources if source.verdict in UNNAMED]
    named = [source for source in report.sources if source.verdict not in UNNAMED]
    known = {source.id for source in report.sources}
    alone = [claim for claim in report.claims if claim.source_id not in known]
    lines = [
        *_head(report),
        *_figures(report.summary),
        *_section("Unnamed sources", unnamed, _sources(unnamed, report)),
        *_section("Named sources", named, _sources(named, report)),
        *_section("On no source", alone, map(_claim, alone)),
        *_reliance(report),
        *_section("Findings", report.findings, map(_finding, report.findings)),
    ]
    return "\n".join(lines) + "\n"


def text(words: str) -> str:
    """Give words of unknown origin on one line that Markdown shows as they are; not for the beginning of a line."""
    return _MARKUP.sub(r"\\\g<0>", _ACTING.sub(ZERO_WIDTH, one_line(words)).translate(_TAGS))


def _head(report: Report) -> Iterator[str]:
    article = report.article
    about = [
        article.byline,
        f"{wording.counted(article.words, 'word')} in all",
        article.path if article.title else None,
        f"rules: {report.rules.name} {report.rules.version}",
    ]
    yield f"## Who says so? {text(wording.title(article))}"
    yield ""
    yield f"Article: {' · '.join(text(part) for part in about if part)}"
    yield ""
    yield f"**{wording.headline(report.summary)}** {wording.second_line(report.summary)}".rstrip()
    if report.review is not UNSET:
        by = ", ".join(map(text, report.review.reviewers))
        yield ""
        yield f"Reviewed{f' by {by}' if by else ''}. {wording.decided(report.review)}"


def _figures(summary: Summary) -> Iterator[str]:
    if not summary.claims.total:
        return
    yield ""
    yield "| verdict | words | share | claims | sources |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for verdict in VERDICTS:
        look, words = UNICODE.verdicts[verdict], getattr(summary.words, verdict)
        share = wording.percent(words / summary.words.total) if summary.words.total else ""
        sources = getattr(summary.sources, verdict, "")
        yield (f"| {look.sign} {look.label} | {words:,} | {share} | {getattr(summary.claims, verdict):,} | {sources} |")


def _reliance(report: Report) -> Iterator[str]:
    lines = reliance_lines(report)
    if lines:
        yield ""
        yield "### What rests on unnamed sources"
        yield ""
    for line in lines:
        about = f" ({', '.join(map(text, line.claims))})" if line.claims else ""
        yield f"- {line.label}: {text(line.text)}{about}"


def _section(heading: str, counted: Sequence[object], lines: Iterable[str]) -> Iterator[str]:
    if counted:
        yield ""
        yield f"### {heading} ({len(counted):,})"
        yield ""
        yield from lines


def _sources(sources: Iterable[Source], report: Report) -> Iterator[str]:
    claims = {claim.id: claim for claim in report.claims}
    known = {source.id: source for source in report.sources}
    for source in sorted(sources, key=lambda source: -source.words):
        yield f"- {UNICODE.verdicts[source.verdict].sign} {_who(source)}: {_extent(source)}"
        if source.verdict in UNNAMED:
            yield f"  - Not named: {text(wording.why_unnamed(source))}"
        if source.relayed_by in known:
            yield f"  - Heard through: {text(called(known[source.relayed_by]))}"
        for claim in (claims[identity] for identity in source.claims if identity in claims):
            together = len(behind(claim)) > 1
            yield f"  {_claim(claim)}{f' — says {text(who_says(claim, known))}' if together else ''}"


def _who(source: Source) -> str:
    """Give the name of a source and how the article describes it."""
    partly = PARTLY_NAMED if source.partly_named else None
    told = [part for part in (source.name, partly, source.description) if part and one_line(part)]
    first, *others = told or [source.mentions[0].text if source.mentions else source.id]
    return ", ".join([f"**{text(first) or text(source.id)}**", *map(text, others)])


def _extent(source: Source) -> str:
    return f"{wording.counted(len(source.claims), 'claim')}, {wording.counted(source.words, 'word')}"


def _claim(claim: Claim) -> str:
    """Give a claim as an entry of a list: one to tick where it rests on somebody unnamed, with the reason why."""
    sign = UNICODE.verdicts[claim.verdict].sign + (DOUBT if claim.evidence == "weak" else "")
    said = wording.stance(claim) + " … ".join(text(part.text) for part in claim.content)
    entry = f"{sign} ¶{claim.paragraph} ({text(claim.id)}) {said}"
    return f"- [ ] {entry} — *{text(claim.because) or 'no reason given'}*" if claim.verdict in UNNAMED else f"- {entry}"


def _finding(finding: Finding) -> str:
    about = f" ({', '.join(map(text, finding.claims))})" if finding.claims else ""
    passed = f" — let pass: {text(finding.suppressed)}" if finding.suppressed is not None else ""
    box = "[x]" if finding.suppressed is not None else "[ ]"
    return f"- {box} {finding.level}: {text(finding.message)}{about} — {text(finding.rule)}{passed}"
