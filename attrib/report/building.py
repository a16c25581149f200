"""From what an article asserts to its report: claims, sources, figures and notes."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from attrib._version import __version__
from attrib.grammar import Phrase
from attrib.readers import Reading
from attrib.report.backing import with_claims
from attrib.report.evidence import Grade, weigh
from attrib.report.figures import WordCount, summarise
from attrib.report.identity import Identities
from attrib.report.judging import Assertion, JudgedArticle, of_speakers, unnamed_speakers
from attrib.report.model import (
    Article,
    Block,
    Claim,
    Finding,
    Introduced,
    Passage,
    People,
    Report,
    RuleSetUsed,
    Source,
    Tool,
)
from attrib.report.reliance import find_reliance
from attrib.report.unresolved import find_unresolved
from attrib.rules import Judgement, RuleSet
from attrib.sources import Describer, Description
from attrib.speakers import with_antecedent
from attrib.text import Document
from attrib.text.language import looks_english


def build_report(article: JudgedArticle) -> Report:
    """Give each assertion a claim, in the same order, and each speaker of one a source; add up the figures."""
    doc, reading = article.doc, article.reading
    words = WordCount(doc.text)
    ids = source_ids(article.assertions)
    claims = _claims(article, ids)
    sources = with_claims(_sources(article, ids), claims, words)
    return Report(
        tool=Tool(name="attrib", version=__version__),
        rules=_used(article.rules),
        article=_article(reading, doc, words),
        text=doc.text,
        summary=summarise(claims, sources, words),
        reliance=find_reliance(doc, reading.title, claims, sources, words),
        sources=tuple(sources),
        claims=tuple(claims),
        findings=(*_notes(reading, doc), *find_unresolved(article, claims, sources)),
    )


def source_ids(assertions: Sequence[Assertion]) -> dict[int, str]:
    """Give the ids of the sources, by the index of their speaker, in the order in which they first say anything."""
    return {speaker: f"s{number}" for number, speaker in enumerate(of_speakers(assertions), 1)}


def _used(rules: RuleSet) -> RuleSetUsed:
    used = RuleSetUsed(name=rules.name, version=rules.version, sha256=rules.sha256)
    return used if rules.shipped else replace(used, path=rules.path)


def _article(reading: Reading, doc: Document, words: WordCount) -> Article:
    return Article(
        id=reading.id,
        title=reading.title,
        byline=reading.byline,
        path=reading.path,
        sha256=hashlib.sha256(doc.text.encode("utf-8", "surrogatepass")).hexdigest(),
        characters=len(doc.text),
        words=len(words),
        date=reading.date,
        outlet=reading.outlet,
        section=reading.section or UNSET,
        format=reading.format,
        repaired=reading.repaired or UNSET,
        paragraphs=_paragraphs(doc),
    )


def _paragraphs(doc: Document) -> tuple[Block, ...]:
    return tuple(
        Block(
            start=paragraph.span.start,
            end=paragraph.span.end,
            role="furniture" if paragraph.furniture else "subhead" if paragraph.subhead else None,
        )
        for paragraph in doc.paragraphs
    )


def _notes(reading: Reading, doc: Document) -> Iterator[Finding]:
    """Say what reading had to guess and what could not be done."""
    for note in reading.notes:
        yield Finding(rule="reading/input", level="note", message=note)
    if not any(sentence for sentence in doc.sentences):
        yield Finding(
            rule="reading/no-sentence",
            level="note",
            message="The text has no sentence, so there is nothing to judge.",
        )
    elif not looks_english(reading.text, doc.words):
        message = "The text does not look like English; the rules are for English, so expect little of this report."
        yield Finding(rule="reading/language", level="note", message=message)


# ---------------------------------------------------------------------- claims


def _claims(article: JudgedArticle, sources: Mapping[int, str]) -> list[Claim]:
    """Give each assertion a claim; `sources` has the ids of sources by the index of their speaker."""
    grades, ids = weigh(article.doc, article.roster, article.assertions), Identities()
    graded = zip(article.assertions, grades, strict=True)
    return [_claim(article, assertion, grade, sources, ids) for assertion, grade in graded]


def _claim(
    article: JudgedArticle, assertion: Assertion, graded: Grade, sources: Mapping[int, str], ids: Identities
) -> Claim:
    """Give an assertion as a claim."""
    doc = article.doc
    attribution, judgement = assertion.attribution, assertion.judged.judgement
    voices = tuple([sources[backer.speaker] for backer in assertion.sources])
    content = tuple([_passage(doc, part) for part in assertion.content])
    cue, named = attribution.cue if attribution else None, _naming_source(article, assertion)
    cited = _passage(doc, cue) if cue else None
    source = _passage(doc, named) if named else None
    return Claim(
        id=ids.of(content, cited, source),
        verdict=judgement.verdict,
        kind=judgement.kind,
        speech=assertion.speech,
        stance=attribution.stance if attribution else "asserts",
        paragraph=_paragraph(doc, assertion.content[0].first),
        content=content,
        cue=cited,
        source=source,
        source_id=voices[0] if voices else None,
        sources=voices,
        relays=tuple([sources[backer.speaker] for backer in assertion.relays]),
        rule=judgement.rule,
        because=judgement.because,
        evidence=graded.level,
        grounds=graded.grounds,
        sureness=graded.sureness,
        origin=_origin(article.reading, content[0].start),
    )


def _naming_source(article: JudgedArticle, assertion: Assertion) -> Phrase | None:
    """Give the words by which an assertion names its source, a relative pronoun with what it stands for."""
    source = assertion.attribution.source if assertion.attribution else None
    if source is None or not assertion.sources:
        return source
    return with_antecedent(article.doc, source, article.roster.speakers[assertion.sources[0].speaker])


def _origin(reading: Reading, character: int) -> str | None:
    """Say where in the article's own format the character at this offset stands; None where that cannot be told."""
    at = bisect_right(reading.parts, character, key=lambda part: part.start)
    return reading.parts[at - 1].origin if reading.parts else None


# ---------------------------------------------------------------------- sources


def _sources(article: JudgedArticle, ids: Mapping[int, str]) -> Iterator[Source]:
    """Give the speakers with these ids, by the index of each, as sources that have no claims yet."""
    roster, judgements = article.roster, of_speakers(article.assertions)
    describer = Describer(article.doc, article.attributions, roster, unnamed_speakers(roster, judgements))
    for speaker, identity in ids.items():
        yield _source(article, identity, speaker, describer.describe(speaker), judgements[speaker])


def _source(article: JudgedArticle, identity: str, index: int, told: Description, judgement: Judgement) -> Source:
    doc, speaker = article.doc, article.roster.speakers[index]
    facts = {name: _passage(doc, phrase) for name, phrase in told.facts.items()}
    said = {name: " ".join(passage.text.split()) for name, passage in facts.items()}
    people, introduced = told.people, doc.span(*told.introduced)
    return Source(
        id=identity,
        name=speaker.name,
        title=told.title or said.get("title"),
        organization=said.get("organization"),
        description=told.description,
        basis=said.get("basis"),
        reason=said.get("reason"),
        reason_class=told.reason_class,
        number=People(at_least=people.at_least, exact=people.exact, words=said.get("number")) if people else None,
        pathway=said.get("pathway"),
        specificity=told.specificity,
        partly_named=article.roster.partial_name(index) is not None,
        introduced=Introduced(
            paragraph=_paragraph(doc, told.introduced.first), start=introduced.start, end=introduced.end
        ),
        facts=facts,
        verdict=judgement.verdict,
        kind=judgement.kind,
        claims=(),
        words=0,
        mentions=tuple([_passage(doc, mention) for mention in dict.fromkeys(speaker.mentions)]),
    )


# ---------------------------------------------------------------------- passages


def _passage(doc: Document, phrase: Phrase) -> Passage:
    start, end = doc.tokens.starts[phrase.first], doc.tokens.ends[phrase.stop - 1]
    return Passage(start=start, end=end, text=doc.text[start:end])


def _paragraph(doc: Document, token: int) -> int:
    return bisect_right(doc.paragraph_starts, token)
