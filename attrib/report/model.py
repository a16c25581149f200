"""The report: what `attrib` says of one article, as the JSON contract ``attrib.report/1`` has it.

All offsets count characters (Python ``str`` indices) of `Report.text`, end exclusive.
Shares are fractions from 0 to 1. Fields may be added; none may change meaning without a new schema number.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, field

from attrib.constructions.construction import Stance
from attrib.lines import Role
from attrib.readers.reading import Format
from attrib.report.decision import Ruling
from attrib.report.record import Count, Record, Share
from attrib.report.shown import InALine, Shown
from attrib.report.totals import Summary, Tally
from attrib.rules import verdicts as of_rules
from attrib.sources import Fact, ReasonClass

SCHEMA = "attrib.report/1"
GAP = " … "
"""Between the parts of a claim's content."""

Verdict = of_rules.Verdict
VERDICTS = of_rules.VERDICTS
UNNAMED: tuple[Verdict, ...] = ("anonymous_official", "anonymous_other")

Speech = of_rules.Speech
Level = of_rules.Level
LEVELS: tuple[Level, ...] = ("error", "warning", "note")
"""The gravest first."""
Evidence = of_rules.Evidence
EVIDENCE: tuple[Evidence, ...] = ("strong", "fair", "weak")


class Passage(Record, frozen=True, kw_only=True):
    """A stretch of the article's text, with the text itself so that any reader can check it."""

    start: Count
    end: Count
    text: str


class Tool(Record, frozen=True, kw_only=True):
    """The program that made the report."""

    name: str
    version: str


class RuleSetUsed(Record, frozen=True, kw_only=True):
    """The rule set that judged, with the SHA-256 of its files so that a report can be reproduced."""

    name: str
    version: str
    sha256: str
    path: str | UnsetType = UNSET
    """The file that it was read from, as it was named; not there for one that comes with attrib."""


class Block(Record, frozen=True, kw_only=True, gc=False):
    """A paragraph: where it stands, and what it is. The first is the paragraph 1 of claims and findings."""

    start: Count
    end: Count
    role: Role | None
    """"furniture" asserts nothing (a byline, a caption), "subhead" is a heading within the article."""


class Article(Record, frozen=True, kw_only=True):
    """The article that was read. `id`, `title`, `byline` and `path` are null where there are none."""

    id: str | None
    title: str | None
    byline: str | None
    path: str | None
    sha256: str
    """SHA-256 of the text as read, encoded as UTF-8 (lone surrogates passed through)."""
    characters: Count
    words: Count
    """Runs of word characters in the text, furniture included."""
    date: str | None = None
    """When it was published, or else written, as its own format says it: ISO 8601; null where it does not."""
    outlet: str | None = None
    """Who published it, as its own format says it; null where it does not."""
    section: str | UnsetType = UNSET
    """Under which desk or section it was published; not there where its own format does not say it."""
    format: Format = "text"
    """As what it was read."""
    repaired: bool | UnsetType = UNSET
    """There where the file's text was spoilt and repaired, so that offsets do not count the file's characters."""
    paragraphs: tuple[Block, ...] | UnsetType = UNSET
    """Those that have any words or signs; not there in comparisons, and in reports of versions of attrib before."""


class Introduced(Record, frozen=True, kw_only=True):
    """Where the article says what a source is, or else mentions it first."""

    paragraph: Annotated[int, Meta(ge=1)]
    start: Count
    end: Count


class People(Record, frozen=True, kw_only=True):
    """How many people a source is: "two officials" are exactly 2, "officials" at least 2."""

    at_least: Annotated[int, Meta(ge=1)]
    exact: bool
    words: str | None
    """The words that say how many; null where only the grammar does."""


class Source(InALine, frozen=True, kw_only=True):
    """One voice across the article: all its mentions together.

    What the article tells of it is in the article's own words, with single spaces; `facts` says where.
    """

    id: str
    """"s1", "s2", by the first claims: a number within this report, that says nothing of another."""
    name: str | None
    title: str | None
    """Title or role: "mayor", "senior officials"."""
    organization: str | None
    """The body, party or state that the source belongs to or speaks for: "White House"."""
    description: str | None
    """How the article describes the source, in its own words."""
    basis: str | None
    """What the article says of how the source knows: "who attended the meeting"."""
    reason: str | None
    """Why the source is not named, in the article's own words: "because the talks are private"."""
    reason_class: ReasonClass | None = None
    """What the reason is worth: "real" says what speaks against naming the source, "circular" only that it may
    not speak ("because he was not authorized to speak"), "formula" nothing ("insisted on anonymity")."""
    number: People | None = None
    """How many people; null for named sources, documents, and those of whom nothing can be said."""
    pathway: str | None = None
    """By which way the source spoke, where the article says it: "in an interview", "told CNN"."""
    specificity: Annotated[int, Meta(ge=0, le=4)] | None = None
    """How much the article tells of an unnamed source: 0 nothing that narrows it ("officials", "a source"),
    1 its body or its basis of knowledge alone ("a person familiar with the talks"), 2 its role ("a nurse"),
    3 its role with its body or basis ("a nurse at the clinic"), 4 role, body and basis. Null for named ones."""
    partly_named: bool = False
    """Whether the article gives only part of the name, or a pseudonym, and says so: "Maria, who asked that her surname
    not be used"."""
    introduced: Introduced | None = None
    facts: dict[Fact, Passage] = field(default_factory=dict)
    verdict: Verdict
    kind: str
    claims: tuple[str, ...]
    """Those that it makes, alone or with others, and those that others have from it."""
    words: Count
    """Words of their contents (each word once). A claim counts for each who stands behind it; in `summary` once."""
    mentions: tuple[Passage, ...]
    relayed_by: str | None = None
    """Id of the source through which alone the article has what it says, of several the first: "Reuters" of the
    officials whom it cites. Null for one that speaks itself."""


class Before(Record, frozen=True, kw_only=True):
    """What the report said of a claim that is decided now."""

    number: Annotated[int, Meta(ge=1)]
    """Which claim of the report it was."""
    content: tuple[Passage, ...] | UnsetType = UNSET
    speech: Speech | UnsetType = UNSET
    paragraph: Annotated[int, Meta(ge=1)] | UnsetType = UNSET
    """These three only where the content was corrected."""
    verdict: Verdict
    kind: str
    stance: Stance = "asserts"
    source: Passage | None
    source_id: str | None
    sources: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    rule: str
    because: str


class Decided(Record, frozen=True, kw_only=True):
    """What reviewers decided of a claim."""

    before: Before | None
    """Null for a claim that the report had missed."""
    rulings: tuple[Ruling, ...]
    """The first stands; the others agree with it, or were overruled by it."""


class Claim(InALine, frozen=True, kw_only=True):
    """One thing that the article asserts, and who stands behind it."""

    id: str
    """Made of the words of content, cue and source; see `attrib.report.identity`. A claim that stays the same keeps
    it in other versions of the article."""
    verdict: Verdict
    kind: str
    speech: Speech
    stance: Stance = "asserts"
    """What the source does with the content: says that it is so, says that it is not, leaves it open, or asks."""
    paragraph: Annotated[int, Meta(ge=1)]
    """Number of the paragraph in which the content begins, from 1."""
    content: tuple[Passage, ...]
    cue: Passage | None
    source: Passage | None
    """The words by which it names its source, or all of a mixture: "Jane Roe and two drivers"."""
    source_id: str | None
    """Id of the source that decides the verdict."""
    sources: tuple[str, ...] = ()
    """Ids of all who say it, the one who decides first: of those who say it together ("Jane Roe and two drivers")
    one who is named decides, before an official, before others. None where nobody is said to."""
    relays: tuple[str, ...] = ()
    """Ids of those from whom they have it: "Reuters reported, citing two officials"."""
    rule: str
    """Id of the verdict rule that decided."""
    because: str
    """Why, in one plain sentence."""
    evidence: Evidence
    """How sure it is that content and source were read right, by the construction; see `attrib.report.evidence`.
    For a sentence in the article's own voice, how sure it is that it rests on no source."""
    grounds: str
    """Why the evidence is so strong or weak, in one plain sentence."""
    sureness: Share | None = None
    """Of so many claims like this content and source are read right; null in reports of versions of attrib before."""
    origin: str | None = None
    """Where in the article's own format the paragraph stands in which the content begins: "paragraph 12" of a Word
    document, the path of an element in HTML, NITF and NewsML-G2, a JSON Pointer in ninjs. Null for plain text and
    Markdown, and where it cannot be told."""
    decided: Decided | UnsetType = UNSET
    """What reviewers decided; not there where they did not."""

    @property
    def text(self) -> str:
        """What is claimed: the parts of the content, joined by " … "."""
        return GAP.join(part.text for part in self.content)


PlaceSeen = Literal["headline", "first_paragraph", "first_quotation"]
Tone = Literal["attack", "praise", "opinion"]


class Supported(Record, frozen=True, kw_only=True):
    """A claim of an unnamed source that a named one makes as well, by the words that they share."""

    claim: str
    by: tuple[str, ...]


class Placed(Record, frozen=True, kw_only=True):
    """Who stands behind what readers see first."""

    place: PlaceSeen
    paragraph: Annotated[int, Meta(ge=1)]
    claims: tuple[str, ...]
    words: Tally
    unnamed_share: Share | None
    """Words resting on unnamed sources over those resting on any source; null where none rest on one."""


class Manner(Record, frozen=True, kw_only=True):
    """How many claims are quoted word for word, in part, and not at all."""

    direct: Count = 0
    mixed: Count = 0
    indirect: Count = 0


class Loaded(Record, frozen=True, kw_only=True):
    """Words by which an unnamed source attacks, praises or passes judgement."""

    claim: str
    tone: Tone
    words: Passage


class Refused(Record, frozen=True, kw_only=True):
    """A body that would say nothing, while the article has unnamed sources of that body."""

    organization: str
    """As the unnamed sources are described with it."""
    sources: tuple[str, ...]
    paragraph: Annotated[int, Meta(ge=1)]
    words: Passage
    """The sentence that says so."""


class Reliance(Record, frozen=True, kw_only=True):
    """What rests on unnamed sources, and how; see `attrib.report.reliance`."""

    single: tuple[str, ...] = ()
    """Claims that rest on one unnamed person, and that nobody else in the article makes. Spokespeople and authorities
    are not meant: a body stands behind them."""
    several: tuple[str, ...] = ()
    """Claims that rest on two or more unnamed people."""
    supported: tuple[Supported, ...] = ()
    placed: tuple[Placed, ...] = ()
    """Headline, first paragraph and first quotation, as far as there are such."""
    unnamed_speech: Manner = Manner()
    named_speech: Manner = Manner()
    loaded: tuple[Loaded, ...] = ()
    refused: tuple[Refused, ...] = ()
    unexplained: tuple[str, ...] = ()
    """Ids of unnamed people of whom the article does not say why it does not name them."""


class Finding(InALine, frozen=True, kw_only=True):
    """What a house standard, or attrib itself, has to say of claims or of the article."""

    rule: str
    level: Level
    message: str
    claims: tuple[str, ...] = ()
    paragraph: Annotated[int, Meta(ge=1)] | None = None
    """Number of the paragraph in which `words` stand; null, as they, for what is said of the whole article."""
    words: Passage | None = None
    """The words in question."""
    suppressed: str | None = None
    """Why the newsroom lets it pass; null where it does not."""


class Lost(Record, frozen=True, kw_only=True):
    """A decision that has no claim in the report."""

    ruling: Ruling
    why: str


class ReviewCounts(Record, frozen=True, kw_only=True):
    """How many claims were decided in each way, those that were not, and the decisions that lost their claim."""

    agree: Count = 0
    correct: Count = 0
    missed: Count = 0
    reject: Count = 0
    undecided: Count = 0
    lost: Count = 0


class Adjudication(Record, frozen=True, kw_only=True):
    """What reviewers made of a report."""

    before: Summary
    """The figures without their decisions."""
    reliance_before: Reliance | None = None
    """What rested on unnamed sources without them."""
    counts: ReviewCounts
    reviewers: tuple[str, ...]
    """Their initials."""
    rejected: tuple[Claim, ...]
    """What they struck out, as the report had it."""
    lost: tuple[Lost, ...]
    added_sources: tuple[str, ...]
    """Ids of the sources that the report had not."""


class Report(Shown, frozen=True, kw_only=True):
    """All that attrib has to say of one article."""

    schema: Literal["attrib.report/1"] = "attrib.report/1"
    tool: Tool
    rules: RuleSetUsed
    article: Article
    text: str | None
    """The article as read; null where the report was made without it."""
    summary: Summary
    reliance: Reliance | None = None
    """What rests on unnamed sources; null in reports of versions of attrib that did not look."""
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    """In the order of the article, by which the first is claim number 1."""
    findings: tuple[Finding, ...]
    review: Adjudication | UnsetType = UNSET
    """What reviewers made of it; not there where none did. Claims, sources and figures are as they decided, findings
    as they were."""

    def source_of(self, claim: Claim) -> Source | None:
        """Give the source that decides the verdict of a claim; None for one that rests on no source."""
        return next((source for source in self.sources if source.id == claim.source_id), None)
