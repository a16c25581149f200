"""From attributions, roster and rules to the report."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec.structs import replace

from attrib._version import __version__
from attrib.attributions import Attribution, Mention, Phrase, Roster, Speaker
from attrib.report.describing import Describer, Description
from attrib.report.evidence import OWN_VOICE, grade
from attrib.report.figures import WordCount, summarise
from attrib.report.identity import claim_ids
from attrib.report.listed import listed
from attrib.report.model import (
    UNNAMED,
    Article,
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
from attrib.rules import Judgement, RuleSet, Voice
from attrib.text import Document
from attrib.text.document import Sentence

OPENING = 3
"""Paragraphs, with the headline, that say what an article is about."""
MOST_FURNITURE = 12
"""Paragraphs in which the first of prose are looked for."""
FEWEST_WORDS = 2
"""A sentence of fewer words asserts nothing."""
LONGEST_REFUSAL = 30
"""Tokens of a sentence that says no more than that somebody declined to comment."""
MOSTLY_COVERED = 0.3
"""A sentence of which attributions take up so much is not in the article's own voice."""


def build_report(
    doc: Document,
    attributions: Sequence[Attribution],
    roster: Roster,
    rules: RuleSet,
    *,
    title: str | None = None,
    byline: str | None = None,
    path: str | None = None,
    notes: Iterable[Finding] = (),
) -> Report:
    """Judge every attribution and every sentence in the article's own voice, and add up the figures."""
    judged = _judge_speakers(doc, attributions, roster, rules)
    words = WordCount(doc.text)
    drafts = [
        _attributed(doc, attribution, roster, speaker, judged, rules)
        for attribution, speaker in zip(attributions, roster.of, strict=True)
    ]
    drafts += _unattributed(doc, attributions, rules)
    drafts.sort(key=lambda draft: (draft.content[0].start, -draft.content[-1].end))
    order = _source_ids(drafts)
    claims = [
        replace(claim, id=identity, source_id=order.get(claim.source_id or ""))
        for identity, claim in zip(claim_ids(drafts), drafts, strict=True)
    ]
    of_source: dict[str, list[Claim]] = {identity: [] for identity in order.values()}
    for claim in claims:
        if claim.source_id is not None:
            of_source[claim.source_id].append(claim)
    unnamed = frozenset(speaker for speaker, judgement in judged.items() if judgement.verdict in UNNAMED)
    describer = Describer(doc, rules.words, attributions, roster, unnamed)
    sources = [
        _source(
            doc,
            roster.speakers[int(key)],
            describer.describe(int(key)),
            judged[int(key)],
            identity,
            of_source[identity],
            words,
        )
        for key, identity in order.items()
    ]
    return Report(
        tool=Tool(name="attrib", version=__version__),
        rules=RuleSetUsed(name=rules.name, version=rules.version, sha256=rules.sha256),
        article=Article(
            id=None,
            title=title,
            byline=byline,
            path=path,
            sha256=hashlib.sha256(doc.text.encode("utf-8", "surrogatepass")).hexdigest(),
            characters=len(doc.text),
            words=len(words),
        ),
        text=doc.text,
        summary=summarise(claims, sources, words),
        reliance=find_reliance(doc, rules.words, title, claims, sources, words),
        sources=tuple(sources),
        claims=tuple(claims),
        findings=(*notes, *find_unresolved(doc, rules, roster, claims, sources)),
    )


def _judge_speakers(
    doc: Document, attributions: Sequence[Attribution], roster: Roster, rules: RuleSet
) -> dict[int, Judgement]:
    """Judge each speaker once, on all its parts and all the sentences in which it speaks."""
    contexts: dict[int, dict[str, None]] = {}
    for attribution, speaker in zip(attributions, roster.of, strict=True):
        if speaker >= 0:
            contexts.setdefault(speaker, {})[_sentence(doc, attribution)] = None
    opening = _opening(doc)
    return {
        speaker: rules.judge(
            [_voice(part, context, opening) for context in found for part in roster.speakers[speaker].parts]
        )
        for speaker, found in contexts.items()
    }


def _opening(doc: Document) -> str:
    """Give the headline and the first paragraphs."""
    prose = [paragraph for paragraph in doc.paragraphs[:MOST_FURNITURE] if not paragraph.furniture][:OPENING]
    return doc.passage(prose[0].first, prose[-1].stop) if prose else ""


def _voice(part: Mention, context: str, opening: str) -> Voice:
    return Voice(
        form=part.form,
        phrase=part.phrase,
        head=part.head,
        number=part.number,
        determiner=part.determiner,
        context=context,
        opening=opening,
        name=part.name,
    )


def _sentence(doc: Document, attribution: Attribution) -> str:
    at = (attribution.cue or attribution.source or attribution.content[0]).first
    index = bisect_right(doc.sentence_starts, at) - 1
    if index < 0:
        return ""
    sentence = doc.sentences[index]
    return doc.passage(sentence.first, sentence.stop)


def _attributed(
    doc: Document, attribution: Attribution, roster: Roster, speaker: int, judged: dict[int, Judgement], rules: RuleSet
) -> Claim:
    cue = _passage(doc, attribution.cue) if attribution.cue else None
    if speaker >= 0:
        judgement = judged[speaker]
    else:
        judgement = rules.judge([Voice(form="none", cue=cue.text if cue else "", context=_sentence(doc, attribution))])
    content = tuple(_passage(doc, part) for part in attribution.content)
    graded = grade(doc, rules.words, attribution, roster.speakers[speaker] if speaker >= 0 else None)
    return Claim(
        id="",
        verdict=judgement.verdict,
        kind=judgement.kind,
        speech=_speech(doc, attribution.content),
        paragraph=_paragraph(doc, attribution.content[0].first),
        content=content,
        cue=cue,
        source=_passage(doc, attribution.source) if attribution.source else None,
        source_id=str(speaker) if speaker >= 0 else None,
        rule=judgement.rule,
        because=judgement.because,
        evidence=graded.level,
        grounds=graded.grounds,
    )


def _unattributed(doc: Document, attributions: Sequence[Attribution], rules: RuleSet) -> list[Claim]:
    """Give a claim for every sentence that no attribution takes up: the article's own voice."""
    taken = bytearray(len(doc.tokens))
    spoken: set[int] = set()
    for attribution in attributions:
        for part in (*attribution.content, attribution.cue, attribution.source):
            if part is not None:
                taken[part.first : part.stop] = b"\x01" * (part.stop - part.first)
        if attribution.cue is not None and any(doc.quoted[part.first] >= 0 for part in attribution.content):
            spoken.add(bisect_right(doc.sentence_starts, attribution.cue.first) - 1)
    found = []
    for number, sentence in enumerate(doc.sentences):
        paragraph = doc.paragraphs[sentence.paragraph]
        if paragraph.furniture or paragraph.subhead or number in spoken:
            continue
        covered = taken.count(1, sentence.first, sentence.stop)
        if covered > MOSTLY_COVERED * (sentence.stop - sentence.first) or not _asserts(doc, sentence):
            continue
        if _refuses(doc, sentence, rules):
            continue
        passage = _passage(doc, Phrase(sentence.first, sentence.stop))
        judgement = rules.judge([Voice(form="none", context=passage.text)])
        found.append(
            Claim(
                id="",
                verdict=judgement.verdict,
                kind=judgement.kind,
                speech="none",
                paragraph=sentence.paragraph + 1,
                content=(passage,),
                cue=None,
                source=None,
                source_id=None,
                rule=judgement.rule,
                because=judgement.because,
                evidence=OWN_VOICE.level,
                grounds=OWN_VOICE.grounds,
            )
        )
    return found


def _refuses(doc: Document, sentence: Sentence, rules: RuleSet) -> bool:
    """Tell whether a short sentence only says that somebody would say nothing."""
    refusals, lower = listed(rules.words["refusals"]), doc.tokens.lower
    return sentence.stop - sentence.first <= LONGEST_REFUSAL and any(
        doc.quoted[first] < 0 for first, _ in refusals.find(lower, range(sentence.first, sentence.stop))
    )


def _asserts(doc: Document, sentence: Sentence) -> bool:
    """Tell whether a sentence has words enough to assert something."""
    words = (form for form in doc.tokens.forms[sentence.first : sentence.stop] if form[0].isalnum())
    return len(list(islice(words, FEWEST_WORDS))) == FEWEST_WORDS


def _source_ids(claims: Sequence[Claim]) -> dict[str, str]:
    """Give each speaker its number, in the order of their first claims."""
    seen = dict.fromkeys(claim.source_id for claim in claims if claim.source_id is not None)
    return {key: f"s{number}" for number, key in enumerate(seen, 1)}


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
