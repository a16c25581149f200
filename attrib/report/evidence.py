"""How sure a claim is, by the construction that was read and by what stands as its source.

The levels are calibrated on the development split of PolNeAR (Newell, Margolin and Ruths 2018): a claim is right
when at least half of its content lies in one annotated content and the sources share a word. `attrib evaluate`
prints how often each level is right on any annotated articles.
"""

from __future__ import annotations

from attrib.attributions import Attribution, Speaker
from attrib.report.model import Evidence
from attrib.text import Document

PLAIN = frozenset(["according to", "parenthetical", "inverted", "passive by"])
"""The cue stands between its source and a content that can only be its own: "…, officials said"."""
CLAUSES = frozenset(["that-clause", "colon"])
LOOSE = frozenset(["noun", "continued", "quoted phrase", "gap", "adverb", "passive", "label"])
"""Constructions that leave open whose the content is, or where it begins and ends."""
RELATIVE = frozenset(["who", "that", "which", "whom", "whose"])


def evidence_of(doc: Document, attribution: Attribution, speaker: Speaker | None) -> Evidence:
    """Grade an attribution whose source stands for a speaker, or that has none."""
    construction = attribution.construction
    quoted = any(doc.quoted[part.first] >= 0 for part in attribution.content)
    if construction == "label" and quoted:
        return "strong"
    if construction in LOOSE or attribution.kind == "hedge" or _is_vague(doc, attribution, speaker):
        return "weak"
    if attribution.kind == "belief":
        return "fair" if construction == "adjective" else "weak"
    if construction == "quotation":
        return "strong" if quoted else "weak"
    if construction in PLAIN:
        return "strong"
    if construction in CLAUSES and speaker is not None and speaker.name:
        return "strong"
    return "fair"


def _is_vague(doc: Document, attribution: Attribution, speaker: Speaker | None) -> bool:
    """Tell whether the source is a relative pronoun, or a pronoun that could not be traced."""
    source = attribution.source
    if source is None or speaker is None:
        return True
    alone = source.stop - source.first == 1
    return speaker.parts[0].form == "pronoun" or (alone and doc.tokens.lower[source.first] in RELATIVE)
