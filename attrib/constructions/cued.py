"""Cues: from each word that can carry an attribution, look around for its source and its content.

The constructions are those of the PARC 3.0 and PolNeAR corpora (Pareti 2016; Newell, Margolin and Ruths 2018):
verbs with quotations and clauses, "according to", nominal cues, participles, passives and adverbs.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.according import ACCORDING, IN_THE_WORDS_OF
from attrib.constructions.agents import AS_REPORTED_BY, PASSIVE_BY
from attrib.constructions.clauses import CLAUSE, CLAUSE_AFTER_COMMA, PRONOUN_CLAUSE, THAT_CLAUSE
from attrib.constructions.construction import Attempts, Attribution, Outcome, first_read
from attrib.constructions.hearsay import HAS_IT
from attrib.constructions.nouns import NOUNS_FOR_CUES
from attrib.constructions.passives import ASKED_PASSIVE, HAPPENING, IMPERSONAL, IMPERSONAL_APART, PASSIVE, passive_at
from attrib.constructions.retold import retold
from attrib.constructions.site import Site
from attrib.constructions.standpoints import STANDPOINTS, TO_SOMEBODY
from attrib.constructions.states import ADJECTIVE_FOR_CUE, ADVERB_FOR_CUE
from attrib.constructions.uncued import QUOTATIONS
from attrib.constructions.verb import read_verb
from attrib.grammar import Phrase, Stretch, can_speak, walk_left, walk_right
from attrib.grammar.finder import finder
from attrib.grammar.notices import find_notices
from attrib.text.tags import (
    ADVERB,
    COMMA,
    CONJUNCTION,
    DESCRIBERS,
    FINITE,
    GERUND,
    JOINING,
    LINKING,
    OF,
    PARTICIPLES,
    PAST,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from attrib.constructions.construction import Construction
    from attrib.english import Words
    from attrib.text import Document
    from attrib.text.document import Sentence

BY_WORD: Mapping[str, tuple[Construction, ...]] = {
    "according": ACCORDING,
    "per": ACCORDING,
    "words": (IN_THE_WORDS_OF, *STANDPOINTS),
}
"""The constructions of cues that are in no list. `Words.marking` knows these words too."""
PASSIVES = (IMPERSONAL, IMPERSONAL_APART, PASSIVE_BY, PASSIVE, HAPPENING)
CLAUSES = frozenset([THAT_CLAUSE, PRONOUN_CLAUSE, CLAUSE, CLAUSE_AFTER_COMMA])
CONDITIONING = frozenset(["on", "under"])
"""What a condition begins with: "on condition of anonymity"."""
NOT_TO_BE = frozenset(["not", "be"]), frozenset(["be", "withheld"])
LONGEST_OPENING = 7
"""Tokens of a content that show whether it is only about being named or commenting."""

LONGEST_CONDITION = 9
"""Tokens of a content up to the words that show a notice: "agreed to speak only if they were not named"."""


def find_cued(doc: Document, attempts: Attempts | None = None) -> Iterator[Attribution]:
    """Give the attributions that a cue in the text marks, in the order of their cues."""
    marked = doc.tokens.places(doc.words.marking)
    for whole in doc.sentences:
        within = marked[bisect_left(marked, whole.first) : bisect_left(marked, whole.stop)]
        opens = whole.first + (doc.tags[whole.first] in JOINING)
        if doc.tokens.lower[opens] in doc.words.opening_standpoints:
            within.insert(0, opens)
        if within and not doc.paragraphs[whole.paragraph].furniture:
            yield from _in_sentence(doc, whole, within, attempts)


def _in_sentence(doc: Document, whole: Sentence, marked: list[int], attempts: Attempts | None) -> Iterator[Attribution]:
    """Give the attributions of one sentence, from its words that may be cues."""
    sentence = Stretch.of(whole)
    speaking: Attribution | None = None
    read_to = 0
    for at in marked:
        site = Site.of(doc, sentence, at, speaking, attempts)
        found = _read(site, read_to)
        if found is not None:
            found = site.noted("what was read", _said(site, found))
        if found is not None:
            if not found.quoted:
                speaking = speaking if found.source is None or _is_retold(speaking, found) else found
                read_to = found.cue.stop if found.cue else 0
            yield found


def _is_retold(speaking: Attribution | None, found: Attribution) -> bool:
    """Tell whether an attribution is part of what somebody says: "Roe said [the bank thought it was lost]"."""
    return (
        speaking is not None
        and found.cue is not None
        and any(part.first <= found.cue.first < part.stop for part in speaking.content)
    )


def _read(site: Site, read_to: int) -> Attribution | None:
    """Read a word as each cue that it may be, in turn. What stands before token `read_to` is part of another."""
    at, words = site.at, site.words
    word = site.lower[at]
    found: Attribution | None = None
    if at >= read_to and word in words.cues:
        found = site.noted("the verb as a whole", read_verb(site))
    if found is None and site.tags[at] == PAST:
        found = _read_participle(site)
    if found is None and at >= read_to and word in words.cue_noun_forms:
        found = first_read(NOUNS_FOR_CUES, site, at, site.attempts)
    if found is None and (others := _alone(words).get(word)):
        found = first_read(others, site, at, site.attempts)
    return found


def _read_participle(site: Site) -> Attribution | None:
    """Read a past as a participle: "as reported by", "asked whether", "is believed to"."""
    word, words = site.lower[site.at], site.words
    found: Attribution | None = None
    if _takes_clause(site):
        found = first_read((AS_REPORTED_BY,), site, site.at, site.attempts)
    if found is None and word in words.asked_participles:
        found = first_read((ASKED_PASSIVE,), site, site.at, site.attempts)
    if found is None and (word in words.passive_participles or word in words.cues):
        found = _read_passive(site)
    return found


def _takes_clause(site: Site) -> bool:
    """Tell whether a clause may be the content of the word as a verb."""
    form = site.words.cues.get(site.lower[site.at])
    return form is not None and any("clause" in cue.takes for cue in form.cues)


def _read_passive(site: Site) -> Attribution | None:
    """Read a participle as a passive; of one that nobody need stand behind, without a "by" too."""
    passive = passive_at(site)
    if isinstance(passive, str):
        return site.noted("a passive", passive)
    if not site.words.hedge_adverbs.isdisjoint(site.lower[passive.group : site.at]):
        return site.noted("a passive", "an adverb tells that it is hearsay")
    constructions = PASSIVES if site.lower[site.at] in site.words.passive_participles else (PASSIVE_BY,)
    return first_read(constructions, passive, site.at, site.attempts)


@lru_cache(maxsize=8)
def _alone(words: Words) -> Mapping[str, tuple[Construction, ...]]:
    """Give the constructions that words by themselves may be cues of."""
    return {
        **dict.fromkeys(words.standpoints, STANDPOINTS),
        **dict.fromkeys(words.hearsay_nouns, (HAS_IT,)),
        **dict.fromkeys(words.opening_standpoints, (TO_SOMEBODY,)),
        **dict.fromkeys(words.belief_adjectives | words.attitude_adjectives, (ADJECTIVE_FOR_CUE,)),
        **dict.fromkeys(words.hedge_adverbs, (ADVERB_FOR_CUE,)),
        **BY_WORD,
    }


def _tells_where(site: Site, found: Attribution) -> bool:
    """Tell whether a cue is that of a text in which somebody says the same: "said in a note [read] by Roe that"."""
    said = site.speaking
    if said is None or said.cue is None or found.source is None or said.content != found.content:
        return False
    return found.source.first <= said.cue.first < found.source.stop


def _speaks(site: Site, source: Phrase) -> bool:
    """Tell whether a source can speak, by its noun or by "said" after what brings it in: "a squaddie said"."""
    if can_speak(site.doc, source):
        return True
    brought_in = site.lower[source.first] in site.words.introducing_determiners
    noun = walk_right(site.doc, DESCRIBERS, source.first + 1, source.stop)
    opens = site.tag(source.first - 1) not in FINITE + PARTICIPLES + LINKING
    described = noun > source.first + 1 and site.tag(noun) != OF
    return brought_in and opens and described and site.lower[site.at] in site.words.say_forms


def _said(site: Site, found: Attribution) -> Outcome:
    """Keep an attribution if somebody really says something in it, and it is not part of a quotation."""
    doc, construction = site.doc, found.construction
    voice = found.source is None or construction in QUOTATIONS or _speaks(site, found.source)
    if _is_told_of(site, found) or not voice:
        joined = _joined(site, found)
        if joined is None:
            return "the source is no word for people, bodies or texts"
        found = joined
    if _tells_where(site, found):
        return "it tells where something is said"
    found = _before_condition(site, found)
    if _asserts_nothing(site, found) or _is_in_notice(site, found):
        return "it is only about being named or commenting"
    if doc.quoted[site.at] >= 0 and _within_one_quotation(site, found):
        return retold(site, found) or "it is part of what somebody is quoted as saying"
    return _told_to(site, _without_others(site, found))


def _told_to(site: Site, found: Attribution) -> Attribution:
    """Leave out of a headline who is told what stands before: "Mayor ‘knew of leak’, inquiry told"."""
    told = site.lower[site.at] == "told" and site.at + 1 == site.sentence.stop and site.sentence.paragraph == 0
    return replace(found, source=None, kind="hedge") if told else found


def _without_others(site: Site, found: Attribution) -> Attribution:
    """Leave out of a source the aside of somebody else: "[One owner], according to two aides, asked whether"."""
    inner = site.speaking
    if found.source is None or inner is None or inner.source is None or inner.cue is None:
        return found
    aside = min(inner.source.first, inner.cue.first)
    whole = found.source.first < aside - 1 and max(inner.source.stop, inner.cue.stop) <= found.source.stop
    if not whole or site.tags[aside - 1] != COMMA:
        return found
    return replace(found, source=Phrase(found.source.first, aside - 1))


def _is_told_of(site: Site, found: Attribution) -> bool:
    """Tell whether a source stands in what somebody else says, and its cue after it."""
    speaking = site.speaking
    if found.source is None or found.cue is None or speaking is None:
        return False
    if speaking.cue and site.tags[speaking.cue.stop - 1] == GERUND:
        return False
    first, stop = speaking.content[-1]
    return first <= found.source.first < stop <= found.cue.first


def _joined(site: Site, found: Attribution) -> Attribution | None:
    """Give a verb after "and" to who spoke before: "Roe said the answer was no and added that …"."""
    if found.cue is None or site.speaking is None or site.tags[max(0, found.cue.first - 1)] != CONJUNCTION:
        return found if _is_told_of(site, found) else None
    return replace(found, source=site.speaking.source)


def _before_condition(site: Site, found: Attribution) -> Attribution:
    """Leave out on what condition somebody speaks: "confirmed the visit [on condition of anonymity]"."""
    first, stop = found.content[-1]
    words, said = site.words, site.lower[first:stop]
    if not found.construction.may_refuse or (
        words.anonymity_words.isdisjoint(said) and words.identity_words.isdisjoint(said)
    ):
        return found
    conditions = (each.formula.first for each in find_notices(site.doc, site.sentence.first, site.sentence.stop))
    end = next((at for at in conditions if first < at < stop and site.lower[at] in CONDITIONING), stop)
    end = max(first + 1, walk_left(site.doc, ADVERB, end - 1, first) + 1)
    return found if end >= stop else replace(found, content=(*found.content[:-1], Phrase(first, end)))


def _asserts_nothing(site: Site, found: Attribution) -> bool:
    """Tell whether the content is only about being named or commenting: "asked not to be identified"."""
    first, stop = found.content[0]
    if site.doc.quoted[first] >= 0 or not found.construction.may_refuse:
        return False
    if found.kind == "statement" and finder(site.words.refused_statements).longest(site.lower, first, stop):
        return True
    opening = set(site.lower[first : min(stop, first + LONGEST_OPENING)])
    if found.construction in CLAUSES and not any(told <= opening for told in NOT_TO_BE):
        return False
    words = site.words
    return not words.anonymity_words.isdisjoint(opening) or (
        "not" in opening and not words.identity_words.isdisjoint(opening)
    )


def _is_in_notice(site: Site, found: Attribution) -> bool:
    """Tell whether the cue is part of what says that somebody is not named, and why: "asked that her name not be"."""
    notices = find_notices(site.doc, site.sentence.first, site.sentence.stop)
    if not notices:
        return False
    asked = found.construction.may_refuse and site.lower[site.at] in site.words.formula_verbs
    first = found.content[0].first
    return found.cue is not None and any(
        notice.holds(site.at) or (asked and first <= notice.at < first + LONGEST_CONDITION) for notice in notices
    )


def _within_one_quotation(site: Site, found: Attribution) -> bool:
    """Tell whether an attribution is part of what somebody else is quoted as saying."""
    quoted = site.doc.quoted
    index = quoted[found.cue.first] if found.cue else -1
    return all(quoted[part.first] == index for part in (*found.content, *([found.source] if found.source else [])))
