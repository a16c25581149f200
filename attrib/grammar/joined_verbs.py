"""Verbs that "and" joins to a reported clause: whether they go on with what is said, or say something more."""

from __future__ import annotations

from typing import NamedTuple

from attrib.english import Cue, CueForm, singular
from attrib.grammar.adverbials import occasion_stop
from attrib.grammar.noun_phrases import phrase_head
from attrib.grammar.stretches import LONGEST_WALK, Phrase
from attrib.grammar.subjects import subject_before
from attrib.grammar.walks import walk_right
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.plurals import is_plural
from attrib.text.tags import (
    AUXILIARY,
    BEFORE_VERB,
    CLOSING_QUOTE,
    COMMA,
    CONJUNCTION,
    FINITE,
    NAME,
    NOUN,
    OBJECT_PRONOUN,
    OPENING_QUOTE,
    PAST,
    PHRASE,
    PREPOSITIONS,
    PRESENT,
    RELATIVES,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    THAT,
    TO,
    VERBS,
)

LONGEST_ADDRESSEE = 8
"""Tokens between a cue and the subject of what is reported."""
HAVE = frozenset(["has", "have"])
DENIED_SOMEBODY = frozenset(["denied", "denies", "deny"])
LONGEST_NAME = 4
"""Tokens of whoever is called something."""


def joined_cue(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | and warned that it was late", "She said it failed | , and praised the plan"."""
    tags = doc.tags
    joined = at = after_conjunction(doc, sentence, mark)
    if joined is None or at is None or doc.tokens.lower[joined] in doc.words.bare_copulas:
        return False
    if doc.tokens.lower[joined] in doc.words.refusing_verbs and _is_unsaid(doc, joined + 1):
        return True
    while at < sentence.stop - 1 and tags[at] in BEFORE_VERB and doc.tokens.lower[at] not in doc.words.modals:
        at += 1
    if tags[at] not in VERBS or cue_at(doc, at) is None:
        return False
    low = max(sentence.first, mark - LONGEST_WALK)
    reported = _reported_before(doc, mark, low)
    if reported is not None and _goes_on_acting(doc, reported, mark, at):
        return False
    if not (_parts_contents(doc, mark, at) or (reported is not None and _judges(doc, reported, at))):
        return False
    return not _goes_on_with_modal(doc, low, mark, at) and not _repeats_auxiliary(doc, low, mark, joined)


def _is_unsaid(doc: Document, to: int) -> bool:
    """Tell whether nothing more was said: "and refused [to elaborate]"."""
    return doc.tags[to] == TO and doc.tokens.lower[to + 1] in doc.words.refused_verbs


# --- of whom a reported clause tells ----------------------------------------------------------------------------


class _Reported(NamedTuple):
    """A clause that somebody reports: "[said] the [men] had [come]"."""

    cue: int
    subject: Phrase
    group: int
    verb: int


def _reported_before(doc: Document, mark: int, low: int) -> _Reported | None:
    """Find the reported clause that ends at a mark."""
    tags = doc.tags
    verb = next((at for at in range(mark - 1, low, -1) if tags[at] in FINITE and tags[at - 1] != TO), low)
    found = subject_before(doc, verb, low) if verb > low else None
    if found is None or tags[found[0].first] in RELATIVES:
        return None
    subject, group = found
    reach = range(subject.first - 1, max(low - 1, subject.first - LONGEST_ADDRESSEE), -1)
    cue = next((at for at in reach if tags[at] in VERBS), -1)
    form = cue_at(doc, cue) if cue >= 0 else None
    reports = form is not None and any("clause" in each.takes for each in form.cues)
    return _Reported(cue, subject, group, verb) if reports else None


def _goes_on_acting(doc: Document, reported: _Reported, mark: int, verb: int) -> bool:
    """Tell whether who is told of does what a joined verb says: "said the men had come and [demanded] money"."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    if tags[verb] != PAST or tags[reported.verb] != PAST:
        return False
    if (
        tags[reported.cue] == PRESENT
        and tags[reported.cue - 1] != TO
        and lower[reported.group] not in HAVE
        and lower[verb] != "said"
    ):
        return True
    if lower[verb] not in words.forms(words.pressing_verbs):
        return False
    told = lower[verb + 1]
    within = lower[reported.verb : mark]
    whom = tags[verb + 1] == OBJECT_PRONOUN and (told in within or _is_plural(doc, reported.subject))
    came = lower[reported.verb] in words.forms(words.approaching_verbs) or lower[verb] in words.forms(
        words.crying_verbs
    )
    return _is_person(doc, reported.subject) and (whom or came)


def _judges(doc: Document, reported: _Reported, verb: int) -> bool:
    """Tell whether who reports passes judgement: "said it was late and [blamed] the rain", "and [criticised] her"."""
    tags, lower, form = doc.tags, doc.tokens.lower, cue_at(doc, verb)
    if form is None or tags[verb] != PAST or tags[reported.cue] != PAST:
        return False
    if not any(cue.kind == "judgement" and not cue.particles for cue in form.cues):
        return False
    if lower[verb] in doc.words.forms(doc.words.judging_verbs):
        return True
    passive = not doc.words.copulas.isdisjoint(lower[reported.group : reported.verb + 1])
    modal = not doc.words.modals.isdisjoint(lower[reported.group : reported.verb])
    return passive or modal or not _may_speak(doc, reported.subject)


def _is_person(doc: Document, subject: Phrase) -> bool:
    word = doc.tokens.lower[phrase_head(doc, subject)]
    return singular(word) in doc.words.human_nouns or word in doc.words.authority_nouns or _is_plural(doc, subject)


def _is_plural(doc: Document, subject: Phrase) -> bool:
    head = phrase_head(doc, subject)
    word = doc.tokens.lower[head]
    several = word in doc.words.they_pronouns or (doc.tags[head] == NOUN and is_plural(word, doc.words))
    return several and (doc.tags[head] != NOUN or singular(word) in doc.words.human_nouns)


def _may_speak(doc: Document, subject: Phrase) -> bool:
    head = phrase_head(doc, subject)
    return doc.tags[head] != NOUN or doc.words.can_speak(doc.tokens.lower[head])


# --- what parts contents -----------------------------------------------------------------------------------------


def _parts_contents(doc: Document, mark: int, verb: int) -> bool:
    """Tell whether a joined verb is a cue that says more: "and [added] that", "and [called for] a vote"."""
    tags, lower = doc.tags, doc.tokens.lower
    form = cue_at(doc, verb)
    if lower[verb] in DENIED_SOMEBODY and tags[verb + 1] == OBJECT_PRONOUN and tags[verb + 2] in PHRASE:
        return False
    for cue in form.cues if form else ():
        after = verb + 1 + len(cue.particles)
        if tuple(lower[verb + 1 : after]) == cue.particles and (
            tags[mark] in COMMA + CLOSING_QUOTE
            or cue.particles
            or ("quotation" in cue.takes and (tags[verb - 1] == AUXILIARY or _says_more(doc, cue, after)))
            or ("name" in cue.takes and _names_somebody(doc, after))
        ):
            return True
    return False


def _says_more(doc: Document, cue: Cue, at: int) -> bool:
    """Tell whether what follows a cue at a token may be its content: "and added [it]", not "and thought [of] her"."""
    if doc.tags[at] == TO:
        return "to" in cue.takes
    if doc.tags[at] in PREPOSITIONS + SUBORDINATOR:
        return occasion_stop(doc, at, len(doc.tokens)) is not None
    return True


def _names_somebody(doc: Document, at: int) -> bool:
    """Tell whether somebody is called something: "and called [him] a liar", "and called [Roe ‘a liar’]"."""
    tags = doc.tags
    return doc.tags[at] == OBJECT_PRONOUN or (doc.tags[at] == NAME and OPENING_QUOTE in tags[at : at + LONGEST_NAME])


def _goes_on_with_modal(doc: Document, low: int, mark: int, verb: int) -> bool:
    """Tell whether a joined verb hangs on the modal or "to" of what is said: "said it could end it and let Roe go"."""
    tags = doc.tags
    if tags[verb] != PRESENT or doc.tags[verb + 1] in THAT + SUBJECT_PRONOUN:
        return False
    last = next((at for at in range(mark - 1, low, -1) if tags[at] in FINITE), low)
    return tags[last] == PRESENT and tags[last - 1] in AUXILIARY + TO


def _repeats_auxiliary(doc: Document, low: int, mark: int, joined: int) -> bool:
    """Tell whether what is said goes on with the auxiliary that it has: "said it had failed and had then leaked"."""
    tags, lower = doc.tags, doc.tokens.lower
    if tags[joined] != AUXILIARY:
        return False
    verb = next((at for at in range(mark - 1, low, -1) if lower[at] == lower[joined]), mark) + 1
    verb = walk_right(doc, BEFORE_VERB, verb, mark)
    form = cue_at(doc, verb)
    return verb < mark and not (form and any("clause" in cue.takes for cue in form.cues))


def after_conjunction(doc: Document, sentence: Sentence, mark: int) -> int | None:
    """Give the token after a conjunction, which may follow a comma; None where what is said goes on after it.

    It goes on in "and that", "and not", "not only … but also".
    """
    tags, lower = doc.tags, doc.tokens.lower
    at = mark + 1 + (tags[mark] in COMMA + CLOSING_QUOTE and tags[mark + 1] == CONJUNCTION)
    if tags[at - 1] != CONJUNCTION or tags[at] == THAT or lower[at] == "not":
        return None
    if lower[at] == "also" and "only" in lower[sentence.first : mark]:
        return None
    return at


def cue_at(doc: Document, at: int) -> CueForm | None:
    """Give the cues that a token may be as a verb."""
    return doc.words.cues.get(doc.tokens.lower[at])


def has_particles(doc: Document, cue: Cue, verb: int) -> bool:
    """Tell whether what a cue needs stands after its verb: "taking [issue with]", not "taking her"."""
    return tuple(doc.tokens.lower[verb + 1 : verb + 1 + len(cue.particles)]) == cue.particles
