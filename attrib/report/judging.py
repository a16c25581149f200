"""What an article asserts, and what the rules say of who stands behind each assertion."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import NamedTuple

from attrib.constructions import Attribution
from attrib.grammar import Phrase
from attrib.grammar.finder import finder
from attrib.grammar.notices import find_notices, tells_nothing_else
from attrib.readers import Reading
from attrib.report.model import UNNAMED, Speech
from attrib.report.prominence import find_opening
from attrib.rules import VERDICTS, Judgement, RuleSet, Voice
from attrib.sources.reasons import owned_notices
from attrib.speakers import Roster
from attrib.text import Document
from attrib.text.document import Sentence

FEWEST_WORDS = 2
"""A sentence of fewer words asserts nothing."""
LONGEST_REFUSAL = 30
"""Tokens of a sentence that says no more than that somebody declined to comment."""
MOSTLY_COVERED = 0.3
"""A sentence of which attributions take up so much is not in the article's own voice."""


class Judged(NamedTuple):
    """A judgement, with the voices that it was made of."""

    judgement: Judgement
    voices: Sequence[Voice]


class Backer(NamedTuple):
    """One who stands behind what is asserted: the index of a speaker in the roster, and what the rules say of it."""

    speaker: int
    judged: Judged


class Assertion(NamedTuple):
    """One thing that the article asserts, and what the rules say of who stands behind it."""

    content: tuple[Phrase, ...]
    attribution: Attribution | None
    """Null for a sentence in the article's own voice."""
    judged: Judged
    """What they say of the one who decides."""
    speech: Speech
    sources: tuple[Backer, ...] = ()
    """All who say it, the one who decides first; none where nobody is said to."""
    relays: tuple[Backer, ...] = ()
    """Those from whom they have it."""


class JudgedArticle(NamedTuple):
    """An article as read, who says what in it, and what the rules say of that: all that its report is made of."""

    reading: Reading
    doc: Document
    attributions: Sequence[Attribution]
    roster: Roster
    assertions: Sequence[Assertion]
    rules: RuleSet


def judge(doc: Document, attributions: Sequence[Attribution], roster: Roster, rules: RuleSet) -> tuple[Assertion, ...]:
    """Judge every attribution and every sentence in the article's own voice; give them in the order of the text."""
    backers = _judge_speakers(doc, attributions, roster, rules)
    found = []
    for each, speakers, relayed in zip(attributions, roster.of, roster.relayed, strict=True):
        sources = tuple([backers[one] for one in speakers])
        if len(sources) > 1:
            sources = tuple(sorted(sources, key=partial(_order, rules)))
        relays = tuple([backers[one] for one in relayed if one not in speakers])
        judged = sources[0].judged if sources else _judge_sourceless(doc, each, rules)
        found.append(Assertion(each.content, each, judged, speech_of(doc, each.content), sources, relays))
    unnamed = unnamed_speakers(roster, {one: backer.judged.judgement for one, backer in backers.items()})
    notices = {notice.at for notice, _ in owned_notices(doc, roster, unnamed)}
    found += _in_own_voice(doc, attributions, rules, notices)
    return tuple(sorted(found, key=lambda each: (each.content[0].first, -each.content[-1].stop)))


def speech_of(doc: Document, content: Sequence[Phrase]) -> Speech:
    """Tell how a content is given: all of it quoted, none of it, or part."""
    forms, quoted = doc.tokens.forms, doc.quoted
    if all(max(quoted[first:stop], default=-1) < 0 for first, stop in content):
        return "indirect"
    said = {quoted[token] >= 0 for part in content for token in range(*part) if forms[token][0].isalnum()}
    return "indirect" if True not in said else "mixed" if False in said else "direct"


def of_speakers(assertions: Sequence[Assertion]) -> Mapping[int, Judgement]:
    """Give the judgement on each speaker, in the order in which they first stand behind something."""
    backers = (backer for each in assertions for backer in (*each.sources, *each.relays))
    return {backer.speaker: backer.judged.judgement for backer in backers}


def unnamed_speakers(roster: Roster, judgements: Mapping[int, Judgement]) -> frozenset[int]:
    """Give the speakers who have no names, and the groups of which only some members speak, who have none."""
    unnamed = frozenset(speaker for speaker, judgement in judgements.items() if judgement.verdict in UNNAMED)
    groups = (roster.speakers[speaker].group for speaker in unnamed)
    return unnamed | {group for group in groups if group is not None and group not in judgements}


def _order(rules: RuleSet, backer: Backer) -> tuple[int, int]:
    """Of several who say it, one who is named decides, before an official, before others; then the earlier rule."""
    judgement = backer.judged.judgement
    return VERDICTS.index(judgement.verdict), rules.ranks[judgement.rule]


def _judge_speakers(
    doc: Document, attributions: Sequence[Attribution], roster: Roster, rules: RuleSet
) -> dict[int, Backer]:
    """Judge each speaker once, on all its parts and all the sentences in which it speaks."""
    contexts: dict[int, dict[str, None]] = {}
    for attribution, sources, relayed in zip(attributions, roster.of, roster.relayed, strict=True):
        if sources or relayed:
            sentence = _sentence(doc, attribution)
            for speaker in (*sources, *relayed):
                contexts.setdefault(speaker, {})[sentence] = None
    opening = _opening(doc)
    return {
        speaker: Backer(speaker, _judged(rules, _voices(roster, speaker, sentences, opening)))
        for speaker, sentences in contexts.items()
    }


def _judge_sourceless(doc: Document, attribution: Attribution, rules: RuleSet) -> Judged:
    cue = doc.passage(*attribution.cue) if attribution.cue else ""
    return _judged(rules, [Voice(form="none", cue=cue, context=_sentence(doc, attribution))])


def _judged(rules: RuleSet, voices: Sequence[Voice]) -> Judged:
    return Judged(rules.judge(voices), voices)


def _opening(doc: Document) -> str:
    found = find_opening(doc)
    return doc.text[found.start : found.end] if found else ""


def _voices(roster: Roster, speaker: int, contexts: Iterable[str], opening: str) -> list[Voice]:
    """Give a speaker as it is called in each of its parts, in each of the sentences in which it speaks."""
    partial_name = roster.partial_name(speaker) is not None
    return [
        Voice(
            form="partial" if partial_name else part.form,
            phrase=part.phrase,
            head=part.head,
            number=part.number,
            determiner=part.determiner,
            context=context,
            opening=opening,
            name=part.name,
        )
        for context in contexts
        for part in roster.speakers[speaker].parts
    ]


def _sentence(doc: Document, attribution: Attribution) -> str:
    at = (attribution.cue or attribution.source or attribution.content[0]).first
    sentence = doc.sentence_at(at)
    return doc.passage(sentence.first, sentence.stop) if sentence is not None else ""


# ---------------------------------------------------------------------- the article's own voice


def _in_own_voice(
    doc: Document, attributions: Sequence[Attribution], rules: RuleSet, notices: Set[int]
) -> Iterator[Assertion]:
    """Give every sentence that asserts something and that no attribution takes up.

    `notices` are where it is said of unnamed speakers that they are not named.
    """
    taken, spoken = _taken(doc, attributions)
    refusing = _refusing(doc)
    for number, sentence in enumerate(doc.sentences):
        first, stop, paragraph = sentence.first, sentence.stop, doc.paragraphs[sentence.paragraph]
        if paragraph.furniture or paragraph.subhead or number in spoken or number in refusing:
            continue
        if taken.count(1, first, stop) > MOSTLY_COVERED * (stop - first) or not _asserts(doc, sentence):
            continue
        if not _is_notice(doc, sentence, notices):
            judged = _judged(rules, [Voice(form="none", context=doc.passage(first, stop))])
            yield Assertion((Phrase(first, stop),), None, judged, "none")


def _taken(doc: Document, attributions: Sequence[Attribution]) -> tuple[bytearray, Set[int]]:
    """Give a 1 for each token that attributions take up, and the sentences with a cue that quote somebody."""
    taken = bytearray(len(doc.tokens))
    spoken: set[int] = set()
    for each in attributions:
        for part in (*each.content, each.cue, each.source, each.relayed):
            if part is not None:
                taken[part.first : part.stop] = b"\x01" * (part.stop - part.first)
        if each.cue is not None and any(doc.quoted[part.first] >= 0 for part in each.content):
            spoken.add(bisect_right(doc.sentence_starts, each.cue.first) - 1)
    return taken, spoken


def _refusing(doc: Document) -> Set[int]:
    """Give the short sentences that only say that somebody would say nothing."""
    refusals = finder(doc.words.refusals)
    found = set()
    for number in refusals.sentences(doc):
        first, stop = doc.sentences[number].first, doc.sentences[number].stop
        if stop - first <= LONGEST_REFUSAL:
            said = refusals.all(doc.tokens.lower, first, stop)
            if any(doc.quoted[refusal.first] < 0 for refusal in said):
                found.add(number)
    return found


def _is_notice(doc: Document, sentence: Sentence, owned: Set[int]) -> bool:
    """Tell whether a sentence only says that somebody is not named: "They were not authorized to speak"."""
    notices = find_notices(doc, sentence.first, sentence.stop)
    if not notices:
        return False
    about_sources = any(notice.at in owned or not notice.circular for notice in notices)
    return about_sources and tells_nothing_else(doc, sentence.first, sentence.stop, notices)


def _asserts(doc: Document, sentence: Sentence) -> bool:
    """Tell whether a sentence has words enough to assert something."""
    words = 0
    for form in doc.tokens.forms[sentence.first : sentence.stop]:
        words += form[0].isalnum()
        if words >= FEWEST_WORDS:
            return True
    return False
