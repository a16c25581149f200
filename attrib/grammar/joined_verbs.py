"""Verbs that "and" joins to a reported clause: whether they go on with what is said, or say something more."""

from __future__ import annotations

from attrib.english import Cue, CueForm
from attrib.grammar.adverbials import occasion_stop
from attrib.grammar.stretches import LONGEST_WALK
from attrib.grammar.walks import walk_right
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import (
    AUXILIARY,
    BEFORE_VERB,
    CLOSING_QUOTE,
    COMMA,
    CONJUNCTION,
    FINITE,
    NAME,
    OBJECT_PRONOUN,
    OPENING_QUOTE,
    PREPOSITIONS,
    PRESENT,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    THAT,
    TO,
    VERBS,
)

LONGEST_NAME = 4
"""Tokens of whoever is called something."""


def joined_cue(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | and warned that it was late", "She said it failed | , and praised the plan"."""
    tags = doc.tags
    joined = at = after_conjunction(doc, sentence, mark)
    if joined is None or at is None:
        return False
    while at < sentence.stop - 1 and tags[at] in BEFORE_VERB and doc.tokens.lower[at] not in doc.words.modals:
        at += 1
    if tags[at] not in VERBS or not _parts_contents(doc, mark, at):
        return False
    low = max(sentence.first, mark - LONGEST_WALK)
    return not _goes_on_with_modal(doc, low, mark, at) and not _repeats_auxiliary(doc, low, mark, joined)


def _parts_contents(doc: Document, mark: int, verb: int) -> bool:
    """Tell whether a joined verb is a cue that says more: "and [added] that", "and [called for] a vote"."""
    tags, lower = doc.tags, doc.tokens.lower
    form = cue_at(doc, verb)
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
