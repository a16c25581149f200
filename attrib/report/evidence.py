"""How sure a claim is, by the construction that was read and by what stands as its source.

The levels are calibrated on the development split of PolNeAR (Newell, Margolin and Ruths 2018): a claim is right
when at least half of its content lies in one annotated content and the sources share a word. `attrib evaluate`
prints how often each level is right on any annotated articles.
"""

from __future__ import annotations

from typing import NamedTuple

from attrib.constructions import Attribution
from attrib.constructions.layout import LABELS
from attrib.constructions.states import ADJECTIVE_FOR_CUE
from attrib.constructions.uncued import QUOTATIONS
from attrib.english import Words
from attrib.report.model import Evidence
from attrib.speakers import Speaker
from attrib.text import Document


class Grade(NamedTuple):
    """How sure a claim is, and why, in one plain sentence."""

    level: Evidence
    grounds: str


LABELLED = "A quotation, with the speaker's name for a label or a credit."
HEARSAY = "Hearsay (“it is clear that”): nobody is said to stand behind it."
BELIEF = "It is what somebody knows or decides, not says: the article may only infer it."
UNQUOTED = "Words that are not quoted stand before the quotation, and may not be the source's."
SOURCELESS = "No source was found beside the cue."
RELATIVE = "The source is a relative pronoun (“who”), which may stand for somebody else."
UNTRACED = "The source is a pronoun that could not be traced to anyone."
OWN_VOICE = Grade("fair", "No source and no cue was found for the sentence.")
"""The grade of a sentence in the article's own voice."""
UNKNOWN = "“{}” is no word that attrib knows for people, bodies or texts, so it may not be who speaks."


def grade(doc: Document, attribution: Attribution, speaker: Speaker | None) -> Grade:
    """Grade an attribution whose source stands for a speaker, or that has none."""
    construction = attribution.construction
    quoted = any(doc.quoted[part.first] >= 0 for part in attribution.content)
    if construction in LABELS and quoted:
        return Grade("strong", LABELLED)
    if doubt := _doubt(doc, attribution, speaker, quoted=quoted):
        return Grade("weak", doubt)
    if construction.sureness == "sure":
        return Grade("strong", construction.grounds)
    if construction.sureness == "sure if named":
        if speaker is not None and speaker.name:
            return Grade("strong", f"{construction.grounds}, and its source has a name.")
        return Grade("fair", f"{construction.grounds}, but its source has no name.")
    return Grade("fair", construction.grounds)


def _doubt(doc: Document, attribution: Attribution, speaker: Speaker | None, *, quoted: bool) -> str | None:
    """Say what makes an attribution doubtful; None where nothing does."""
    construction = attribution.construction
    if construction.sureness == "loose":
        return construction.grounds
    if attribution.kind == "hedge":
        return HEARSAY
    if vague := _vagueness(doc, attribution, speaker):
        return vague
    if attribution.kind == "belief" and construction is not ADJECTIVE_FOR_CUE:
        return BELIEF
    if construction in QUOTATIONS and not quoted:
        return UNQUOTED
    return None


def _vagueness(doc: Document, attribution: Attribution, speaker: Speaker | None) -> str | None:
    """Say that there is no source, or only a relative pronoun, or a pronoun that could not be traced."""
    source = attribution.source
    if source is None or speaker is None:
        return SOURCELESS
    word = doc.tokens.lower[source.first]
    if source.stop - source.first == 1 and (word in doc.words.relative_pronouns or word == "that"):
        return RELATIVE
    if speaker.parts[0].form == "pronoun":
        return UNTRACED
    heads = [part.head.split()[-1] for part in speaker.parts if part.form == "description" and part.head]
    if len(heads) == len(speaker.parts) and not any(_is_voice(doc.words, head.lower()) for head in heads):
        return UNKNOWN.format(heads[0])
    return None


def _is_voice(words: Words, head: str) -> bool:
    """Tell whether a head noun, in lower case, may stand for somebody, some body or some text."""
    return (
        head in words.speaking_nouns
        or head.endswith(words.endings_of_people)
        or not head.isalpha()
        or head in words.quantifiers
        or head in words.vague_pronouns
    )
