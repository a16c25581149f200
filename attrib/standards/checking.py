"""Holding an article to the standards of houses: a finding for each claim, source or article that falls short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import Unpack

from msgspec.structs import replace

from attrib.analysis import Analysis
from attrib.readers import About, Reading
from attrib.report.model import UNNAMED, Claim, Finding, Passage, Report
from attrib.report.unresolved import PREFIX
from attrib.rules import House, RuleSet, RuleSetError, Standard, When, load_houses
from attrib.rules.conditions import Search
from attrib.rules.searching import TooSlowError
from attrib.rules.trying import Decided
from attrib.standards.article import Article, Subject
from attrib.standards.suppressing import Suppression, suppress
from attrib.text.shortening import shortened

SECONDS_FOR_AN_ARTICLE = 5.0
"""Processor time that houses from outside may take over an article; the shipped ones take milliseconds."""
POINTING = ("context", "content")
"""Conditions whose words are those in question."""
LONGEST_SHOWN = 80
"""Characters of the words in question that a message gives."""


def check(
    article: str | Path | Reading,
    houses: str | Iterable[str | House],
    rules: str | Path | RuleSet = "newsroom",
    **about: Unpack[About],
) -> Report:
    """Analyse an article and hold it to the standards of houses; what falls short is in the report's findings.

    `article`, `rules` and what is told of the article are as for `analyze`; `houses` are names of shipped houses or
    paths of house files, with commas between or one by one, or loaded houses. Raises RuleSetError where a house or
    the rule set is missing or broken, and what `analyze` raises.
    """
    wanted = [houses] if isinstance(houses, str) else houses
    held_to = [house for each in wanted for house in (load_houses(each) if isinstance(each, str) else (each,))]
    return check_analysis(Analysis.of_article(article, rules, **about), held_to)


def check_analysis(analysis: Analysis, houses: Sequence[House], suppressions: Sequence[Suppression] = ()) -> Report:
    """Put into the report of an article what falls short of the standards of houses; `suppressions` say what may pass.

    What attrib itself could not resolve is no house's finding and is left out.
    """
    report = analysis.report
    notes = (finding for finding in report.findings if not finding.rule.startswith(PREFIX))
    found = suppress(find(analysis, houses), report.claims, suppressions, _families(houses))
    return replace(report, findings=(*notes, *found))


def _families(houses: Sequence[House]) -> set[str]:
    """Give the names with which ids of the houses' rules begin: of the houses themselves, and of those they extend."""
    return {standard.id.partition("/")[0] for house in houses for standard in house.rules}


def find(analysis: Analysis, houses: Sequence[House]) -> tuple[Finding, ...]:
    """Hold an article to the standards of several houses; give what falls short, in the order of the text.

    What two houses ask in the same words is found once, and so is what one asks of two sources in the same words of
    the article. Raises RuleSetError where a house's patterns take too
    long, and ValueError where the report was saved without the article's text.
    """
    article = _article(analysis, houses)
    subjects = article.subjects()
    found = (it for house in houses for standard in house.rules for it in _find(subjects, article, house, standard))
    return tuple(sorted(_merged(found), key=lambda finding: finding.words.start if finding.words else -1))


def _merged(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Make one of the findings that say the same of the same words, for all their claims."""
    merged: dict[Finding, dict[str, None]] = {}
    for finding in findings:
        merged.setdefault(replace(finding, claims=()), {}).update(dict.fromkeys(finding.claims))
    return (replace(finding, claims=tuple(claims)) for finding, claims in merged.items())


def find_where(house: House, text: str, rule_id: str) -> Iterator[Decided]:
    """Find in a text where one standard of a house is not kept, for trying its examples."""
    standard = house.rule(rule_id)
    article = _article(Analysis.of_article(text), [house])
    for finding in _find(article.subjects(), article, house, standard) if standard is not None else ():
        words = finding.words
        yield finding.rule, [(words.start, words.end) if words else (0, len(text))]


def _article(analysis: Analysis, houses: Sequence[House]) -> Article:
    if analysis.report.text is None:
        raise ValueError("a report without the article's text cannot be checked")
    until = None if all(house.shipped for house in houses) else process_time() + SECONDS_FOR_AN_ARTICLE
    return Article(analysis.report, analysis.doc, until)


def _find(subjects: Sequence[Subject], article: Article, house: House, standard: Standard) -> Iterator[Finding]:
    try:
        yield from _of_standard(subjects, article, standard, house.searches[standard.id])
    except TooSlowError:
        raise RuleSetError(*house.place(standard.id), f"the patterns of {standard.id} take too long") from None


def _of_standard(
    subjects: Sequence[Subject], article: Article, standard: Standard, searches: Sequence[Search]
) -> Iterator[Finding]:
    if not _holds_for_article(standard.when, article):
        return
    if standard.about == "article":
        unnamed = [subject for subject in subjects if subject.claim.verdict in UNNAMED]
        yield _finding(standard, article, [subject.claim for subject in unnamed], None)
        return
    grouped: dict[str, list[Subject]] = {}
    of_source = standard.about == "source"
    for subject in _voices(subjects, article) if of_source else subjects:
        key = subject.claim.source_id if of_source else subject.claim.id
        if key is not None and (of_source or not subject.is_pronoun):
            grouped.setdefault(key, []).append(subject)
    for together in grouped.values():
        found = (_words_in_question(subject, standard, searches) for subject in together)
        words = next((words for words in found if words is not None), None)
        if words is not None and not any(_disowned(subject, searches) for subject in together):
            yield _finding(standard, article, [each.claim for each in together], words)


def _voices(subjects: Sequence[Subject], article: Article) -> Iterator[Subject]:
    """Give each claim with its source, and one of several sources for each of them, as if it were that one's alone."""
    sources = {source.id: source for source in article.report.sources}
    for subject in subjects:
        yield subject
        claim, mention = subject.claim, subject.mention
        for source in filter(None, map(sources.get, claim.sources[1:])):
            within = (it for it in source.mentions if mention.start <= it.start < mention.end)
            own = {"source_id": source.id, "verdict": source.verdict, "kind": source.kind}
            yield Subject(article, replace(claim, source=next(within, mention), **own), source)


def _finding(standard: Standard, article: Article, claims: Sequence[Claim], words: Passage | None) -> Finding:
    message = standard.message
    values = {
        "words": f"“{shortened(words.text, LONGEST_SHOWN)}”" if words else "",
        "share": f"{article.report.summary.unnamed_share_of_attributed:.0%}",
        "sources": str(article.unnamed_sources),
    }
    for name, value in values.items():
        message = message.replace(f"{{{name}}}", value)
    return Finding(
        rule=standard.id,
        level=standard.level,
        message=message,
        claims=tuple(claim.id for claim in claims),
        paragraph=article.paragraph(words.start) if words else None,
        words=words,
    )


def _holds_for_article(when: When, article: Article) -> bool:
    share, sources = when.unnamed_share_over, when.unnamed_sources_over
    return (
        (when.byline is None or when.byline == (article.report.article.byline is not None))
        and (share is None or 100 * article.report.summary.unnamed_share_of_attributed > share)
        and (sources is None or article.unnamed_sources > sources)
        and (when.alone is None or when.alone == article.has_one_source)
    )


def _disowned(subject: Subject, searches: Iterable[Search]) -> bool:
    """Tell whether a claim holds words that keep a standard from applying to it, or to its source."""
    return any(not search.wanted and subject.locate(search) is not None for search in searches)


def _words_in_question(subject: Subject, standard: Standard, searches: Iterable[Search]) -> Passage | None:
    """Give the words that fall short of a standard; None where its conditions do not all hold."""
    when = standard.when
    if not _holds(when, subject):
        return None
    words = _pointed_at(subject, standard)
    for search in searches:
        if search.wanted:
            found = subject.locate(search)
            if found is None:
                return None
            if search.key in POINTING or (search.key == "cue" and subject.claim.source is None):
                words = found
    return words if _holds_at_length(when, subject) else None


def _pointed_at(subject: Subject, standard: Standard) -> Passage:
    """Give where a finding points unless words that were looked for stand elsewhere."""
    if standard.when.reason_class and subject.source is not None and "reason" in subject.source.facts:
        return subject.source.facts["reason"]
    if standard.about == "source" and standard.when.uses_over is None:
        return subject.introduction
    return subject.mention


def _holds(when: When, subject: Subject) -> bool:
    """Tell whether the conditions of a standard hold that cost little to look at."""
    claim = subject.claim
    return (
        _is_one_of(when.verdict, claim.verdict)
        and _is_one_of(when.kind, claim.kind)
        and _is_one_of(when.speech, claim.speech)
        and _is_one_of(when.stance, claim.stance)
        and _is_one_of(when.evidence, claim.evidence)
        and _is_one_of(when.part, subject.part)
        and _is_one_of(when.reason_class, subject.reason_class)
        and _is(when.number, subject.number)
        and _is(when.basis, subject.tells_basis)
        and _is(when.unexplained, subject.is_unexplained)
        and _is(when.relayed, subject.is_relayed)
        and _is(when.partly_named, subject.is_partly_named)
        and _is(when.supported, subject.is_supported)
        and _holds_at_place(when, subject)
    )


def _holds_at_place(when: When, subject: Subject) -> bool:
    at = subject.article.is_at
    return (not when.place or any(at(subject, place) for place in when.place)) and not any(
        at(subject, place) for place in when.not_place
    )


def _holds_at_length(when: When, subject: Subject) -> bool:
    """Tell whether the conditions of a standard hold that look at more of the article than the claim."""
    before, uses, told = when.sentences_before_source, when.uses_over, when.specificity_under
    return (
        (before is None or subject.sentences_before_source >= before)
        and (uses is None or subject.uses > uses)
        and (told is None or (subject.specificity is not None and subject.specificity < told))
        and (when.reason is None or when.reason == subject.tells_reason)
        and (when.single is None or when.single == subject.is_single)
        and (when.second_reference is None or when.second_reference == subject.is_second_reference)
        and (not when.said_by or subject.is_said_only_by(when.said_by))
    )


def _is(wanted: object, found: object) -> bool:
    return wanted is None or wanted == found


def _is_one_of(wanted: Sequence[object], found: object) -> bool:
    return not wanted or found in wanted
