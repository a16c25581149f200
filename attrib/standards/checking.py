"""Holding an article to the standards of houses: a finding for each claim, source or article that falls short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time

from msgspec.structs import replace

from attrib.analysis import Analysis
from attrib.readers import Reading
from attrib.report.model import UNNAMED, Claim, Finding, Passage, Report
from attrib.report.unresolved import PREFIX
from attrib.rules import RuleSet, RuleSetError
from attrib.rules.locating import line_of
from attrib.rules.patterns import Patterns, Text, TooSlowError
from attrib.standards.article import Article, Subject
from attrib.standards.house import Conditions, House, Standard
from attrib.standards.loading import load_houses
from attrib.standards.suppressing import Suppression, suppress

SECONDS_FOR_AN_ARTICLE = 5.0
"""Processor time that houses from outside may take over an article; the shipped ones take milliseconds."""
LONGEST_SHOWN = 80
"""Characters of the words in question that a message gives."""


def check(article: str | Reading, houses: str | Iterable[House], rules: str | Path | RuleSet = "newsroom") -> Report:
    """Analyse an article and hold it to the standards of houses; what falls short is in the report's findings.

    `article` and `rules` are as for `analyze`; `houses` are names of shipped houses or paths of house files, with
    commas between, or loaded houses. Raises RuleSetError where a house or the rule set is missing or broken, and
    what `analyze` raises.
    """
    held_to = load_houses(houses) if isinstance(houses, str) else tuple(houses)
    return check_analysis(Analysis.of_article(article, rules), held_to)


def check_analysis(analysis: Analysis, houses: Sequence[House], suppressions: Sequence[Suppression] = ()) -> Report:
    """Put into the report of an article what falls short of the standards of houses; `suppressions` say what may pass.

    What attrib itself could not resolve is no house's finding and is left out.
    """
    report = analysis.report
    notes = (finding for finding in report.findings if not finding.rule.startswith(PREFIX))
    found = suppress(find(analysis, houses), report.claims, suppressions, [house.name for house in houses])
    return replace(report, findings=(*notes, *found))


def find(analysis: Analysis, houses: Sequence[House]) -> tuple[Finding, ...]:
    """Hold an article to the standards of several houses; give what falls short, in the order of the text.

    Raises RuleSetError where a house's patterns take too long, and ValueError where the report was saved without
    the article's text.
    """
    article = _article(analysis, houses)
    found = [
        finding for house in houses for standard in house.standards for finding in _in_time(article, house, standard)
    ]
    return tuple(sorted(found, key=lambda finding: finding.words.start if finding.words else -1))


def find_by(standard: Standard, house: House, analysis: Analysis) -> tuple[Finding, ...]:
    """Hold an article to one standard of a house; raises as `find` does."""
    return tuple(_in_time(_article(analysis, [house]), house, standard))


def _article(analysis: Analysis, houses: Sequence[House]) -> Article:
    report = analysis.report
    if report.text is None:
        raise ValueError("a report without the article's text cannot be checked")
    until = None if all(house.shipped for house in houses) else process_time() + SECONDS_FOR_AN_ARTICLE
    return Article(report, analysis.doc, until)


def _in_time(article: Article, house: House, standard: Standard) -> Iterator[Finding]:
    """Give what falls short of a standard. Raises RuleSetError where its patterns take too long."""
    try:
        yield from _of_standard(article, house, standard)
    except TooSlowError:
        line = line_of(house.text, ("rules", house.standards.index(standard)))
        raise RuleSetError(house.path, line, f"the patterns of {standard.id} take too long") from None


def _of_standard(article: Article, house: House, standard: Standard) -> Iterator[Finding]:
    if not _holds_for_article(standard.when, article):
        return
    if standard.about == "article":
        unnamed = [subject for subject in article.subjects if subject.claim.verdict in UNNAMED]
        yield _finding(standard, article, [subject.claim for subject in unnamed], None)
        return
    grouped: dict[str, list[Subject]] = {}
    for subject in article.subjects:
        of_source = standard.about == "source"
        key = subject.claim.source_id if of_source else subject.claim.id
        if key is not None and (of_source or not subject.is_pronoun):
            grouped.setdefault(key, []).append(subject)
    for together in grouped.values():
        found = (_words_in_question(subject, house, standard) for subject in together)
        words = next((words for words in found if words is not None), None)
        if words is not None and not any(_disowned(subject, house, standard) for subject in together):
            yield _finding(standard, article, [each.claim for each in together], words)


def _finding(standard: Standard, article: Article, claims: Sequence[Claim], words: Passage | None) -> Finding:
    message = standard.message
    values = {
        "words": _shown(words.text) if words else "",
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


def _shown(words: str) -> str:
    text = " ".join(words.split())
    return f"“{text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1].rstrip() + '…'}”"


def _holds_for_article(when: Conditions, article: Article) -> bool:
    share, sources = when.unnamed_share_over, when.unnamed_sources_over
    return (
        (when.byline is None or when.byline == (article.report.article.byline is not None))
        and (share is None or 100 * article.report.summary.unnamed_share_of_attributed > share)
        and (sources is None or article.unnamed_sources > sources)
        and (when.alone is None or when.alone == article.has_one_source)
    )


def _disowned(subject: Subject, house: House, standard: Standard) -> bool:
    """Tell whether a claim holds words that keep a standard from applying to it, or to its source."""
    looked_at = (
        ("not_phrase", (subject.phrase,)),
        ("not_context", (subject.context,)),
        ("not_before", (subject.before,)),
        ("not_content", subject.content),
    )
    return any(
        unwanted.locate(text) is not None
        for key, texts in looked_at
        if (unwanted := house.patterns.get((standard.id, key))) is not None
        for text in texts
    )


def _words_in_question(subject: Subject, house: House, standard: Standard) -> Passage | None:
    """Give the words that fall short of a standard; None where its conditions do not all hold."""
    when, claim = standard.when, subject.claim
    if not (
        (not when.verdict or claim.verdict in when.verdict)
        and (not when.kind or claim.kind in when.kind)
        and (not when.speech or claim.speech in when.speech)
        and (not when.place or any(subject.article.is_at(subject, place) for place in when.place))
        and not any(subject.article.is_at(subject, place) for place in when.not_place)
        and (when.basis is None or when.basis == subject.tells_basis)
        and (when.sentences_before_source is None or subject.sentences_before_source >= when.sentences_before_source)
    ):
        return None

    def patterns(key: str) -> Patterns | None:
        return house.patterns.get((standard.id, key))

    whole = patterns("whole")
    if whole is not None and len(subject.phrase.words) not in whole.ends_of_first(subject.phrase):
        return None
    begins = patterns("begins")
    if begins is not None and not begins.ends_of_first(subject.phrase):
        return None
    phrase = patterns("phrase")
    if phrase is not None and phrase.locate(subject.phrase) is None:
        return None
    words = subject.introduction if standard.about == "source" else subject.mention
    cue, context, content = patterns("cue"), patterns("context"), patterns("content")
    if cue is not None:
        if claim.cue is None or cue.locate(subject.cue) is None:
            return None
        words = words if claim.source is not None else claim.cue
    for wanted, passages, texts in (
        (context, (subject.sentence,), (subject.context,)),
        (content, claim.content, subject.content),
    ):
        if wanted is None:
            continue
        place = _place(wanted, passages, texts)
        if place is None:
            return None
        words = place
    if when.reason is not None and when.reason != subject.tells_reason:
        return None
    if when.second_reference is not None and when.second_reference != subject.is_second_reference:
        return None
    return words


def _place(patterns: Patterns, passages: Sequence[Passage], texts: Sequence[Text]) -> Passage | None:
    """Find the first words that a pattern matches."""
    for passage, text in zip(passages, texts, strict=True):
        found = patterns.locate(text)
        if found is not None:
            start, end = text.spans[found[0]][0], text.spans[found[1] - 1][1]
            return Passage(start=passage.start + start, end=passage.start + end, text=passage.text[start:end])
    return None
