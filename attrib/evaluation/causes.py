"""What went wrong and why, as far as a comparison of claims and gold can tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from attrib.english import Words, inflect, shipped_words
from attrib.evaluation.gold import GoldAttribution
from attrib.evaluation.matching import QUOTATION, WORD, Given, Match, Truth, same_source
from attrib.report.model import Claim, Verdict
from attrib.report.record import Count, Record
from attrib.text.spans import Span

Kind = Literal["missed", "wrong", "source", "verdict"]
KINDS: tuple[Kind, ...] = ("missed", "wrong", "source", "verdict")

SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s|\n")


class Excerpt(Record, frozen=True, kw_only=True):
    """An attribution as the gold or the report has it, in the article's words; parts are joined by " … "."""

    start: Count
    """Where its content begins, in characters of the text."""
    source: str
    cue: str
    content: str
    verdict: Verdict | None
    claim: str | None = None
    """The id of the claim in the report on the article; null for gold."""
    rule: str | None = None
    """The id of the rule that decided; null for gold."""


class Example(Record, frozen=True, kw_only=True):
    """One error: what the gold has and what the report has, null where there is nothing."""

    article: str
    gold: Excerpt | None
    given: Excerpt | None


class Cause(Record, frozen=True, kw_only=True):
    """Errors of one kind with one cause."""

    kind: Kind
    """missed: gold that is not found; wrong: a claim that is no gold attribution; source: found, with a wrong
    source; verdict: found, with a wrong verdict."""
    cause: str
    gold: Verdict | None = None
    given: Verdict | None = None
    """With `gold`, what was given for what; for errors of verdict only."""
    rule: str | None = None
    """The rule that decided; for errors of verdict only."""
    count: Count
    words: dict[str, Count]
    """For causes that lie in a cue, the cues concerned, the most frequent first."""
    examples: tuple[Example, ...]


class _Error(NamedTuple):
    kind: Kind
    cause: str
    example: Example
    word: str | None = None
    verdicts: tuple[Verdict, Verdict, str] | None = None


class _Vocabulary:
    """The cues of a rule set, and the base forms of verbs."""

    def __init__(self, words: Words) -> None:
        self._cues = words.cues
        nouns = words.cue_nouns | words.owned_nouns | words.hedge_nouns
        self._others = {"according"} | nouns | words.hedge_adverbs | words.hedge_participles | words.belief_adjectives
        verbs = {*words.verbs_regular, *words.noun_verbs, *words.irregular}
        self._bases = {
            form: base for base in verbs for form in inflect(base, words.irregular, words.verbs_doubling).values()
        }

    def known(self, cue: str) -> str | None:
        """Give the base form of the first word of `cue` that is a cue of the rule set; None where no word is."""
        for form in _bare(cue):
            if form in self._cues:
                return self._cues[form].cues[0].lemma
            if form in self._others or form.removesuffix("s") in self._others:
                return form
        return None

    def listed(self, cue: str) -> str:
        """Give what to list a cue as: known or not, without fillers and inflection."""
        return self.known(cue) or " ".join(self._bases.get(form, form) for form in _bare(cue)) or cue.strip()


class Errors:
    """The errors of articles, counted by kind and cause as they come; of each cause so many are kept as examples."""

    def __init__(self, words: Words, examples: int | None = None) -> None:
        self._vocabulary = _Vocabulary(words)
        self._most = examples
        self._groups: dict[tuple[object, ...], _Group] = {}

    def add(self, match: Match) -> None:
        """Count the errors of an article."""
        for error in _errors(match, self._vocabulary):
            group = self._groups.setdefault((error.kind, error.cause, error.verdicts), _Group(error))
            group.count += 1
            group.words.update([error.word] if error.word else ())
            if self._most is None or len(group.examples) < self._most:
                group.examples.append(error.example)

    def causes(self) -> tuple[Cause, ...]:
        """Give all errors by kind and cause, the most frequent cause of each kind first."""
        groups = sorted(self._groups.values(), key=lambda group: (KINDS.index(group.first.kind), -group.count))
        return tuple(map(_cause, groups))


@dataclass(slots=True)
class _Group:
    """Errors of one kind with one cause."""

    first: _Error
    count: int = 0
    words: Counter[str] = field(default_factory=Counter)
    examples: list[Example] = field(default_factory=list)


def _cause(group: _Group) -> Cause:
    gold, given, rule = group.first.verdicts or (None, None, None)
    return Cause(
        kind=group.first.kind,
        cause=group.first.cause,
        gold=gold,
        given=given,
        rule=rule,
        count=group.count,
        words=dict(group.words.most_common()),
        examples=tuple(group.examples),
    )


def _errors(match: Match, vocabulary: _Vocabulary) -> Iterator[_Error]:
    for index, truth in enumerate(match.truths):
        if not match.found(index):
            yield _missed(match, index, vocabulary)
            continue
        if not match.sourced(index):
            given = max(
                (each for each in match.own(index) if not same_source(each, truth)),
                key=lambda each: len(each.content & truth.content),
            )
            yield _Error("source", _cause_of_source(match, truth, given), _example(match, truth, given))
        judged = match.judged(index)
        true = match.verdict(index)
        if judged and true and judged.verdict != true:
            verdicts = (true, judged.verdict, judged.claim.rule)
            yield _Error("verdict", "verdict", _example(match, truth, judged), verdicts=verdicts)
    for each, owner in zip(match.given, match.owners, strict=True):
        if owner is None:
            yield _wrong(match, each, vocabulary)


def _missed(match: Match, index: int, vocabulary: _Vocabulary) -> _Error:
    truth = match.truths[index]
    around = max(match.given, key=lambda each: len(each.content & truth.content), default=None)
    if match.own(index):
        return _Error("missed", "too_short", _example(match, truth, match.own(index)[0]))
    if around is not None and len(around.content & truth.content) * 2 >= len(truth.content):
        nested = match.owners[match.given.index(around)] is not None
        return _Error("missed", "part_of_another" if nested else "too_long", _example(match, truth, around))
    cue = _text(match, truth.marked.cue)
    at_cue = next((each for each in match.given if _same_cue(each.claim, truth.marked)), None)
    if at_cue is not None:
        return _Error("missed", "other_content", _example(match, truth, at_cue), vocabulary.listed(cue))
    if cue:
        cause = "known_cue" if vocabulary.known(cue) else "unknown_cue"
        return _Error("missed", cause, _example(match, truth, None), vocabulary.listed(cue))
    return _Error("missed", _cause_without_cue(match, truth), _example(match, truth, None))


def _cause_without_cue(match: Match, truth: Truth) -> str:
    text, content = match.article.text, truth.marked.content
    if "\n" not in text[: content[0].start].lstrip():
        return "headline"
    if QUOTATION.search(_text(match, content)):
        return "quotation"
    source = truth.marked.source
    if source and SENTENCE_END.search(text, source[-1].end, max(source[-1].end, content[0].start)):
        return "continued"
    return "no_cue"


def _wrong(match: Match, given: Given, vocabulary: _Vocabulary) -> _Error:
    around = max(match.truths, key=lambda each: len(each.content & given.content), default=None)
    if around is not None and len(around.content & given.content) * 2 >= len(around.content):
        return _Error("wrong", "too_long", _example(match, around, given))
    word = vocabulary.listed(given.claim.cue.text) if given.claim.cue else None
    at_cue = next((each for each in match.truths if _same_cue(given.claim, each.marked)), None)
    if at_cue is not None:
        return _Error("wrong", "other_content", _example(match, at_cue, given), word)
    if given.claim.cue is None:
        return _Error("wrong", "no_attribution_without_cue", _example(match, None, given))
    return _Error("wrong", "no_attribution", _example(match, None, given), word)


def _cause_of_source(match: Match, truth: Truth, given: Given) -> str:
    if given.claim.source is None:
        return "no_source"
    if not truth.marked.source:
        return "source_where_none"
    ours, theirs = given.claim.source.text.casefold(), _text(match, truth.marked.source).casefold()
    if ours.split() == theirs.split():
        return "same_words_elsewhere"
    pronouns = shipped_words().source_pronouns
    if ours in pronouns:
        return "pronoun_given"
    if theirs in pronouns:
        return "pronoun_expected"
    return "other_voice"


def _same_cue(claim: Claim, marked: GoldAttribution) -> bool:
    cue = claim.cue
    return cue is not None and any(span.start < cue.end and cue.start < span.end for span in marked.cue)


def _bare(cue: str) -> list[str]:
    """Give the words of a cue in small letters, without its fillers unless it has no other."""
    forms, fillers = WORD.findall(cue.lower()), shipped_words().cue_fillers
    return [form for form in forms if form not in fillers] or forms


def _example(match: Match, truth: Truth | None, given: Given | None) -> Example:
    return Example(
        article=match.article.id,
        gold=_of_gold(match, truth) if truth else None,
        given=_of_claim(given.claim) if given else None,
    )


def _of_gold(match: Match, truth: Truth) -> Excerpt:
    marked = truth.marked
    return Excerpt(
        start=marked.content[0].start,
        source=_text(match, marked.source),
        cue=_text(match, marked.cue),
        content=_text(match, marked.content),
        verdict=marked.verdict,
    )


def _of_claim(claim: Claim) -> Excerpt:
    return Excerpt(
        start=claim.content[0].start,
        source=claim.source.text if claim.source else "",
        cue=claim.cue.text if claim.cue else "",
        content=" … ".join(part.text for part in claim.content),
        verdict=claim.verdict,
        claim=claim.id,
        rule=claim.rule,
    )


def _text(match: Match, spans: Iterable[Span]) -> str:
    return " … ".join(match.article.text[span.start : span.end] for span in spans)
