"""What an article asserts, and what the rules say of who stands behind each assertion."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import partial
from typing import NamedTuple

from attrib.constructions import Attribution
from attrib.grammar import Phrase
from attrib.grammar.finder import finder
from attrib.grammar.notices import find_notices, tells_nothing_else
from attrib.readers import Reading
from attrib.report.model import UNNAMED
from attrib.report.prominence import find_opening
from attrib.rules import VERDICTS, Judgement, RuleSet, Voice
from attrib.rules.verdicts import Form
from attrib.sources.reasons import owned_notices
from attrib.speakers import Mention, Roster
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
    voices: tuple[Voice, ...]


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
    of_speakers = _judge_speakers(doc, attributions, roster, rules)
    found = []
    for each, speakers, relayed in zip(attributions, roster.of, roster.relayed, strict=True):
        sources = sorted([Backer(one, of_speakers[one]) for one in speakers], key=partial(_order, rules))
        relays = tuple([Backer(one, of_speakers[one]) for one in relayed if one not in speakers])
        judged = sources[0].judged if sources else _judge_sourceless(doc, each, rules)
        found.append(Assertion(each.content, each, judged, tuple(sources), relays))
    unnamed = unnamed_speakers(roster, {speaker: each.judgement for speaker, each in of_speakers.items()})
    notices = {notice.at for notice, _ in owned_notices(doc, roster, unnamed)}
    found += _in_own_voice(doc, attributions, rules, notices)
    return tuple(sorted(found, key=lambda each: (each.content[0].first, -each.content[-1].stop)))


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
) -> dict[int, Judged]:
    """Judge each speaker once, on all its parts and all the sentences in which it speaks."""
    contexts: dict[int, dict[str, None]] = {}
    for attribution, sources, relayed in zip(attributions, roster.of, roster.relayed, strict=True):
        for speaker in (*sources, *relayed):
            contexts.setdefault(speaker, {})[_sentence(doc, attribution)] = None
    opening = _opening(doc)
    return {
        speaker: _judged(
            rules,
            *(
                _voice(part, context, opening, _form(roster, speaker, part))
                for context in found
                for part in roster.speakers[speaker].parts
            ),
        )
        for speaker, found in contexts.items()
    }


def _judge_sourceless(doc: Document, attribution: Attribution, rules: RuleSet) -> Judged:
    cue = doc.passage(*attribution.cue) if attribution.cue else ""
    return _judged(rules, Voice(form="none", cue=cue, context=_sentence(doc, attribution)))


def _judged(rules: RuleSet, *voices: Voice) -> Judged:
    return Judged(rules.judge(voices), voices)


def _opening(doc: Document) -> str:
    found = find_opening(doc)
    return doc.text[found.start : found.end] if found else ""


def _form(roster: Roster, speaker: int, part: Mention) -> Form:
    return "partial" if roster.partial_name(speaker) else part.form


def _voice(part: Mention, context: str, opening: str, form: Form) -> Voice:
    return Voice(
        form=form,
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
    sentence = doc.sentence_at(at)
    return doc.passage(sentence.first, sentence.stop) if sentence is not None else ""


# ---------------------------------------------------------------------- the article's own voice


def _in_own_voice(
    doc: Document, attributions: Sequence[Attribution], rules: RuleSet, notices: Set[int]
) -> Iterator[Assertion]:
    """Give every sentence that asserts something and that no attribution takes up.

    `notices` are where it is said of unnamed speakers that they are not named.
    """
    taken = bytearray(len(doc.tokens))
    spoken: set[int] = set()
    for attribution in attributions:
        for part in (*attribution.content, attribution.cue, attribution.source, attribution.relayed):
            if part is not None:
                taken[part.first : part.stop] = b"\x01" * (part.stop - part.first)
        if attribution.cue is not None and any(doc.quoted[part.first] >= 0 for part in attribution.content):
            spoken.add(bisect_right(doc.sentence_starts, attribution.cue.first) - 1)
    for number, sentence in enumerate(doc.sentences):
        paragraph = doc.paragraphs[sentence.paragraph]
        if paragraph.furniture or paragraph.subhead or number in spoken:
            continue
        covered = taken.count(1, sentence.first, sentence.stop)
        if covered > MOSTLY_COVERED * (sentence.stop - sentence.first) or not _asserts(doc, sentence):
            continue
        if not _refuses(doc, sentence) and not _is_notice(doc, sentence, notices):
            content = Phrase(sentence.first, sentence.stop)
            yield Assertion((content,), None, _judged(rules, Voice(form="none", context=doc.passage(*content))))


def _refuses(doc: Document, sentence: Sentence) -> bool:
    """Tell whether a short sentence only says that somebody would say nothing."""
    if sentence.stop - sentence.first > LONGEST_REFUSAL:
        return False
    refusals = finder(doc.words.refusals).all(doc.tokens.lower, sentence.first, sentence.stop)
    return any(doc.quoted[first] < 0 for first, _ in refusals)


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
