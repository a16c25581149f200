"""What a source does with what it speaks of: asserts, denies or doubts it, or asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from attrib.constructions.requests import ABOUT
from attrib.constructions.untrue import REJECTED

if TYPE_CHECKING:
    from attrib.constructions.construction import Attribution, Stance
    from attrib.english import Cue, Words
    from attrib.text import Document

LONGEST_OPENING = 3
"""Words up to the noun of "voiced deep scepticism that"."""


def with_stance(doc: Document, cue: Cue, found: Attribution, *, negated: bool) -> Attribution:
    """Give an attribution of a cue verb with its stance: that of the verb, which "not" takes back."""
    stance = _of_verb(doc, cue, found)
    if negated and cue.kind == "belief":
        stance = "doubts"
    return found if stance == "asserts" else replace(found, stance=stance)


def _of_verb(doc: Document, cue: Cue, found: Attribution) -> Stance:
    words, name = doc.words, " ".join((cue.lemma, *cue.particles))
    if name in words.denying_verbs:
        return "denies"
    if name in words.rejecting_verbs and _is_denied(doc, found):
        return "denies"
    if found.construction in REJECTED and name not in words.doubting_verbs:
        return "denies"
    if name in words.doubting_verbs:
        return "doubts"
    if found.cue is not None and doc.tokens.lower[found.cue.stop - 1] in words.expressing_verbs:
        opening = doc.tokens.lower[found.content[0].first : found.content[0].stop][:LONGEST_OPENING]
        if "no" in opening:
            return "asserts"
        return next((stance for each in opening if (stance := of_noun(words, each)) != "asserts"), "asserts")
    pressed = found.construction is ABOUT and cue.kind == "request"
    asks = pressed or cue.kind == "question" or cue.lemma in words.asking_verbs
    return "asks" if asks and _is_question(doc, found) else "asserts"


def _is_question(doc: Document, found: Attribution) -> bool:
    """Tell whether a content is a question, "whether it was", or what one is about; not a request, "that he go"."""
    first = found.content[0].first
    opens = doc.tokens.lower[first] in doc.words.asked_openings or doc.quoted[first] >= 0
    return opens or found.construction is ABOUT


def _is_denied(doc: Document, found: Attribution) -> bool:
    """Tell whether what is rejected is a claim, "the allegation", or is called untrue, not a plan or an offer."""
    if not found.construction.weak_inside:
        return True
    lower, nouns = doc.tokens.lower, doc.words.rejected_things
    return any(
        lower[at] in nouns or lower[at] in doc.words.untrue_words for part in found.content for at in range(*part)
    )


def of_noun(words: Words, noun: str) -> Stance:
    """Give the stance of who owns a noun in the singular: "her denial that", "their doubts about"."""
    if noun in words.denying_cues:
        return "denies"
    return "doubts" if noun in words.doubting_cues else "asserts"
