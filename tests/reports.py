"""Reports built by hand, for testing the views without the analysis."""

from __future__ import annotations

import hashlib
import re

from attrib.report.figures import WordCount, summarise
from attrib.report.model import (
    UNNAMED,
    VERDICTS,
    Article,
    Claim,
    Evidence,
    Finding,
    Passage,
    Report,
    RuleSetUsed,
    Source,
    Tool,
    Verdict,
)
from attrib.report.totals import SourceTally, Summary, Tally

HARBOUR = re.sub(
    r"(?<=\S)\n(?=\S)",
    " ",
    """\
Port Authority Weighed Selling the Old Harbour

By Ines Marlow

The port authority held secret talks about selling the old harbour, according to two officials briefed on it.

“We listened to everyone who came to us with money,” said a senior official, who spoke on the condition of
anonymity because the talks are confidential. “Nothing was ever signed.”

A person familiar with the meetings said the price was below what the land is worth. The harbour has not made
a profit since 2011.

“It would have been a gift,” said Tomas Weld, a professor of urban planning at the University of Eastport. He
added that the city should publish the documents.

The buyer was reportedly a fund from abroad. A spokeswoman for the port authority, Dana Whitlock, declined to
comment.

Critics say the deal shows how little the board is watched. The board meets again in June, the authority said
in a statement.
""",
)

_CLAIMS: list[tuple[Verdict, str, str, list[str], str | None, str | None, str | None]] = [
    (
        "anonymous_official",
        "official",
        "indirect",
        ["The port authority held secret talks about selling the old harbour"],
        "according to",
        "two officials briefed on it",
        "s1",
    ),
    (
        "anonymous_official",
        "official",
        "direct",
        ["“We listened to everyone who came to us with money,”", "“Nothing was ever signed.”"],
        "said",
        "a senior official",
        "s2",
    ),
    (
        "anonymous_other",
        "insider",
        "indirect",
        ["the price was below what the land is worth"],
        "said",
        "A person familiar with the meetings",
        "s3",
    ),
    ("unattributed", "none", "none", ["The harbour has not made a profit since 2011."], None, None, None),
    (
        "named",
        "person",
        "direct",
        ["“It would have been a gift,”"],
        "said",
        "Tomas Weld, a professor of urban planning at the University of Eastport",
        "s4",
    ),
    ("named", "person", "indirect", ["the city should publish the documents"], "added", "He", "s4"),
    ("unattributed", "hedged", "none", ["The buyer was", "a fund from abroad"], "reportedly", None, None),
    (
        "anonymous_other",
        "group",
        "indirect",
        ["the deal shows how little the board is watched"],
        "say",
        "Critics",
        "s5",
    ),
    (
        "named",
        "organization",
        "indirect",
        ["The board meets again in June"],
        "said",
        "the authority",
        "s6",
    ),
]

_EVIDENCE: dict[int, tuple[Evidence, str]] = {
    2: ("strong", "A quotation, with a cue and its source beside it."),
    5: ("strong", "A quotation, with a cue and its source beside it."),
    6: ("weak", "A pronoun leaves open who speaks."),
    7: ("weak", "An adverb for a cue leaves open how much of the sentence is hearsay."),
}
"""By the claim's number; of the others it is fair."""

_SOURCES: list[tuple[str, str | None, str | None, str, str | None, str | None]] = [
    ("s1", None, None, "two officials", "briefed on it", None),
    ("s2", None, None, "a senior official", None, "because the talks are confidential"),
    ("s3", None, None, "A person familiar with the meetings", "familiar with the meetings", None),
    (
        "s4",
        "Tomas Weld",
        "professor",
        "a professor of urban planning at the University of Eastport",
        None,
        None,
    ),
    ("s5", None, None, "Critics", None, None),
    ("s6", "the port authority", None, "a public body", None, None),
]


def passage(text: str, phrase: str, start: int = 0) -> Passage:
    """Give the first occurrence of `phrase` at or after `start`."""
    at = text.index(phrase, start)
    return Passage(start=at, end=at + len(phrase), text=phrase)


def words(text: str) -> int:
    return len(re.findall(r"\w+", text))


def harbour() -> Report:
    """Give a report with every verdict, a split quotation, a hedge and a note."""
    claims = []
    for number, (verdict, kind, speech, contents, cue, source, source_id) in enumerate(_CLAIMS, 1):
        content = tuple(passage(HARBOUR, part) for part in contents)
        evidence, grounds = _EVIDENCE.get(number, ("fair", "It is neither sure nor doubtful."))
        start = max(0, HARBOUR.rfind("\n\n", 0, content[0].start))
        claims.append(
            Claim(
                id=f"c{number}",
                verdict=verdict,
                kind=kind,
                speech=speech,  # type: ignore[arg-type]
                paragraph=HARBOUR.count("\n\n", 0, content[0].start) + 1,
                content=content,
                cue=None if cue is None else passage(HARBOUR, cue, start),
                source=None if source is None else passage(HARBOUR, source, start),
                source_id=source_id,
                sources=(source_id,) if source_id else (),
                rule=f"{verdict}/{kind}",
                because="The words of the article say so.",
                evidence=evidence,
                grounds=grounds,
            )
        )
    sources = [
        Source(
            id=identity,
            name=name,
            title=title,
            organization=None,
            description=description,
            basis=basis,
            reason=reason,
            verdict=next(claim.verdict for claim in claims if claim.source_id == identity),
            kind=next(claim.kind for claim in claims if claim.source_id == identity),
            claims=tuple(claim.id for claim in claims if claim.source_id == identity),
            words=sum(words(part.text) for claim in claims if claim.source_id == identity for part in claim.content),
            mentions=tuple(claim.source for claim in claims if claim.source_id == identity and claim.source),
        )
        for identity, name, title, description, basis, reason in _SOURCES
    ]
    return report_of(
        HARBOUR,
        claims,
        sources,
        title="Port Authority Weighed Selling the Old Harbour",
        byline="By Ines Marlow",
        findings=(
            Finding(rule="reading/encoding", level="note", message="Decoded as Latin-1 by guess."),
            Finding(
                rule="standards/reason",
                level="warning",
                message="An unnamed source without a reason why.",
                claims=("c1", "c3"),
            ),
        ),
    )


def report_of(
    text: str,
    claims: list[Claim],
    sources: list[Source],
    *,
    findings: tuple[Finding, ...] = (),
    **article: str | None,
) -> Report:
    """Give a report of `claims`, with the figures that follow from them; `article` is its title, byline or path."""
    by_words = {
        verdict: sum(words(part.text) for claim in claims if claim.verdict == verdict for part in claim.content)
        for verdict in VERDICTS
    }
    by_claims = {verdict: sum(claim.verdict == verdict for claim in claims) for verdict in VERDICTS}
    unnamed = sum(by_words[verdict] for verdict in UNNAMED)
    attributed = unnamed + by_words["named"]
    total = sum(by_words.values())
    return Report(
        tool=Tool(name="attrib", version="0"),
        rules=RuleSetUsed(name="newsroom", version="1", sha256="0" * 64),
        article=Article(
            **dict.fromkeys(("id", "title", "byline", "path")) | article,
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            characters=len(text),
            words=words(text),
        ),
        text=text,
        summary=Summary(
            claims=Tally(total=len(claims), **by_claims),
            words=Tally(total=total, **by_words),
            unnamed_share_of_attributed=unnamed / attributed if attributed else 0.0,
            unnamed_share_of_article=unnamed / total if total else 0.0,
            sources=SourceTally(
                **{verdict: sum(source.verdict == verdict for source in sources) for verdict in VERDICTS[:3]}
            ),
            unnamed=summarise(claims, sources, WordCount(text)).unnamed,
        ),
        sources=tuple(sources),
        claims=tuple(claims),
        findings=findings,
    )
