"""From assertions and speakers to the report: claims, sources, figures and notes."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from attrib._version import __version__
from attrib.constructions import Attribution
from attrib.grammar import Phrase
from attrib.report.evidence import OWN_VOICE, grade
from attrib.report.figures import WordCount, summarise
from attrib.report.identity import claim_ids
from attrib.report.judging import Assertion, of_speakers
from attrib.report.model import (
    UNNAMED,
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
    Speech,
    Tool,
)
from attrib.report.reliance import find_reliance
from attrib.report.unresolved import find_unresolved
from attrib.rules import Judgement, RuleSet
from attrib.sources import Describer, Description
from attrib.speakers import Roster, Speaker
from attrib.text import Document


def build_report(
    doc: Document,
    attributions: Sequence[Attribution],
    roster: Roster,
    assertions: Sequence[Assertion],
    rules: RuleSet,
    *,
    title: str | None = None,
    byline: str | None = None,
    path: str | None = None,
    notes: Iterable[Finding] = (),
) -> Report:
    """Give each assertion a claim, in the same order, and each speaker of one a source; add up the figures."""
    judgements = of_speakers(assertions)
    order = {speaker: f"s{number}" for number, speaker in enumerate(judgements, 1)}
    drafts = [_claim(doc, each, roster, order) for each in assertions]
    claims = [replace(claim, id=identity) for identity, claim in zip(claim_ids(drafts), drafts, strict=True)]
    of_source: dict[str, list[Claim]] = {identity: [] for identity in order.values()}
    for claim in claims:
        if claim.source_id is not None:
            of_source[claim.source_id].append(claim)
    words = WordCount(doc.text)
    unnamed = frozenset(speaker for speaker, judgement in judgements.items() if judgement.verdict in UNNAMED)
    describer = Describer(doc, attributions, roster, unnamed)
    sources = [
        _source(
            doc,
            roster.speakers[speaker],
            describer.describe(speaker),
            judgements[speaker],
            identity,
            of_source[identity],
            words,
        )
        for speaker, identity in order.items()
    ]
    return Report(
        tool=Tool(name="attrib", version=__version__),
        rules=_used(rules),
        article=Article(
            id=None,
            title=title,
            byline=byline,
            path=path,
            sha256=hashlib.sha256(doc.text.encode("utf-8", "surrogatepass")).hexdigest(),
            characters=len(doc.text),
            words=len(words),
            paragraphs=_paragraphs(doc),
        ),
        text=doc.text,
        summary=summarise(claims, sources, words),
        reliance=find_reliance(doc, title, claims, sources, words),
        sources=tuple(sources),
        claims=tuple(claims),
        findings=(*notes, *find_unresolved(doc, rules, roster, assertions, claims, sources)),
    )


def _used(rules: RuleSet) -> RuleSetUsed:
    used = RuleSetUsed(name=rules.name, version=rules.version, sha256=rules.sha256)
    return used if rules.shipped else replace(used, path=rules.path)


def _paragraphs(doc: Document) -> tuple[Block, ...]:
    return tuple(
        Block(
            start=paragraph.span.start,
            end=paragraph.span.end,
            role="furniture" if paragraph.furniture else "subhead" if paragraph.subhead else None,
        )
        for paragraph in doc.paragraphs
    )


def _claim(doc: Document, assertion: Assertion, roster: Roster, order: Mapping[int, str]) -> Claim:
    """Give an assertion as a claim without an id; `order` has the ids of sources by speaker."""
    attribution, speaker, judgement = assertion.attribution, assertion.speaker, assertion.judged.judgement
    cue, source = (attribution.cue, attribution.source) if attribution else (None, None)
    graded = (
        grade(doc, attribution, roster.speakers[speaker] if speaker is not None else None) if attribution else OWN_VOICE
    )
    return Claim(
        id="",
        verdict=judgement.verdict,
        kind=judgement.kind,
        speech=_speech(doc, assertion.content) if attribution else "none",
        paragraph=_paragraph(doc, assertion.content[0].first),
        content=tuple(_passage(doc, part) for part in assertion.content),
        cue=_passage(doc, cue) if cue else None,
        source=_passage(doc, source) if source else None,
        source_id=order[speaker] if speaker is not None else None,
        rule=judgement.rule,
        because=judgement.because,
        evidence=graded.level,
        grounds=graded.grounds,
    )


def _source(
    doc: Document,
    speaker: Speaker,
    told: Description,
    judgement: Judgement,
    identity: str,
    own: Sequence[Claim],
    words: WordCount,
) -> Source:
    facts = {name: _passage(doc, phrase) for name, phrase in told.facts.items()}
    said = {name: " ".join(passage.text.split()) for name, passage in facts.items()}
    introduced = _passage(doc, told.introduced)
    return Source(
        id=identity,
        name=speaker.name,
        title=said.get("title"),
        organization=said.get("organization"),
        description=told.description,
        basis=said.get("basis"),
        reason=said.get("reason"),
        reason_class=told.reason_class,
        number=People(at_least=told.people.at_least, exact=told.people.exact, words=said.get("number"))
        if told.people
        else None,
        pathway=said.get("pathway"),
        specificity=told.specificity,
        introduced=Introduced(
            paragraph=_paragraph(doc, told.introduced.first), start=introduced.start, end=introduced.end
        ),
        facts=facts,
        verdict=judgement.verdict,
        kind=judgement.kind,
        claims=tuple(claim.id for claim in own),
        words=words.count(passage for claim in own for passage in claim.content),
        mentions=tuple(_passage(doc, mention) for mention in dict.fromkeys(speaker.mentions)),
    )


def _passage(doc: Document, phrase: Phrase) -> Passage:
    start, end = doc.tokens.starts[phrase.first], doc.tokens.ends[phrase.stop - 1]
    return Passage(start=start, end=end, text=doc.text[start:end])


def _paragraph(doc: Document, token: int) -> int:
    return bisect_right(doc.paragraph_starts, token)


def _speech(doc: Document, content: Sequence[Phrase]) -> Speech:
    """Tell how a content is given: all of it quoted, none of it, or part."""
    forms, quoted = doc.tokens.forms, doc.quoted
    if all(max(quoted[first:stop], default=-1) < 0 for first, stop in content):
        return "indirect"
    ways = {quoted[token] >= 0 for part in content for token in range(*part) if forms[token][0].isalnum()}
    return "indirect" if True not in ways else "mixed" if False in ways else "direct"
