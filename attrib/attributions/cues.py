"""Cues: from each word that can carry an attribution, look around for its source and its content.

The constructions are those of the PARC 3.0 and PolNeAR corpora (Pareti 2016; Newell, Margolin and Ruths 2018):
verbs with quotations and clauses, "according to", nominal cues, participles, passives and adverbs.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from attrib.attributions.attribution import Attribution
from attrib.attributions.nominals import read_according, read_adjective, read_adverb, read_in_the_words_of, read_noun
from attrib.attributions.passives import read_asked, read_passive
from attrib.attributions.verbs import read_verb
from attrib.grammar import Phrase, can_speak, stretch_of
from attrib.text import Document
from attrib.text.tags import CONJUNCTION, GERUND, PAST, PHRASE

SPEAKING = frozenset(["statement", "question", "belief", "judgement", "request"])
REFUSING = frozenset(["object", "infinitive", "request", "quoted phrase"])
"""Constructions, besides clauses, that may be only about being named or commenting."""


def find_cued(doc: Document) -> Iterator[Attribution]:
    """Give the attributions that a cue in the text marks, in the order of their cues."""
    lower, tags = doc.tokens.lower, doc.tags
    cues, nouns, hedges, marking = doc.words.cues, doc.words.cue_noun_forms, doc.words.hedge_adverbs, doc.words.marking
    participles, asked = doc.words.hedge_participles | doc.words.impersonal_participles, doc.words.asked_participles
    attitudes = doc.words.attitude_adjectives
    adjectives = doc.words.belief_adjectives | attitudes
    speaking: Attribution | None = None
    for whole in doc.sentences:
        speaking, cued = None, 0
        marked = [at for at, word in enumerate(lower[whole.first : whole.stop], whole.first) if word in marking]
        if not marked or doc.paragraphs[whole.paragraph].furniture:
            continue
        sentence = stretch_of(doc, whole)
        for at in marked:
            word = lower[at]
            found: Attribution | None = None
            if word in cues:
                found = read_verb(doc, sentence, at, speaking)
            if found is None and word in asked and tags[at] == PAST:
                found = read_asked(doc, sentence, at)
            if found is None and word in participles and tags[at] == PAST:
                found = read_passive(doc, sentence, at)
            if found is None and at >= cued and word in nouns:
                found = read_noun(doc, sentence, at)
            if found is None and word == "according":
                found = read_according(doc, sentence, at)
            if found is None and word == "words" and lower[at - 2 : at + 2] == ["in", "the", "words", "of"]:
                found = read_in_the_words_of(doc, sentence, at)
            if found is None and word in hedges:
                found = read_adverb(doc, sentence, at)
            if found is None and word in adjectives:
                found = read_adjective(doc, sentence, at, word in attitudes)
            if found is not None and found.construction == "finding" and not _is_study(doc, found.source):
                found = None
            if found is not None and (_told_of(doc, found, speaking) or not _can_speak(doc, found)):
                found = _joined(doc, found, speaking)
            if found is not None and _asserts_nothing(doc, found):
                found = None
            if found is not None and not (doc.quoted[at] >= 0 and _within_one_quotation(doc, found)):
                if found.source is not None and found.kind in SPEAKING:
                    speaking = found
                cued = found.cue.stop if found.cue else 0
                yield found


def _is_study(doc: Document, source: Phrase | None) -> bool:
    """Tell whether a source is a study or a document, which alone finds and lists what it reports."""
    if source is None or doc.tag(source.stop) == GERUND:
        return False
    head = source.first
    while head + 1 < source.stop and doc.tags[head + 1] in PHRASE:
        head += 1
    noun = doc.tokens.lower[head]
    single = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return not {noun, single}.isdisjoint(doc.words.study_nouns | doc.words.document_nouns)


def _told_of(doc: Document, found: Attribution, speaking: Attribution | None) -> bool:
    """Tell whether a source stands in what somebody else says, and its cue after it."""
    if found.source is None or found.cue is None or speaking is None or speaking.source == found.source:
        return False
    if speaking.cue and doc.tags[speaking.cue.stop - 1] == GERUND and doc.tags[found.cue.stop - 1] != GERUND:
        return False
    first, stop = speaking.content[-1]
    return first <= found.source.first < stop <= found.cue.first


def _joined(doc: Document, found: Attribution, speaking: Attribution | None) -> Attribution | None:
    """Give a verb after "and" to who spoke before: "Roe said the answer was no and added that …"."""
    cue = found.cue
    if cue is None or speaking is None or doc.tags[max(0, cue.first - 1)] != CONJUNCTION:
        return found if _told_of(doc, found, speaking) else None
    return replace(found, source=speaking.source)


def _asserts_nothing(doc: Document, found: Attribution) -> bool:
    """Tell whether the content is only about being named or commenting: "asked not to be identified"."""
    first, stop = found.content[0]
    clause = found.construction in {"clause", "that-clause"}
    if doc.quoted[first] >= 0 or not (clause or found.construction in REFUSING):
        return False
    opening = set(doc.tokens.lower[first : min(stop, first + 7)])
    if clause and not ({"not", "be"} <= opening or {"be", "withheld"} <= opening):
        return False
    return not doc.words.non_assertions.isdisjoint(opening) or (
        "not" in opening and not opening.isdisjoint({"name", "names", "identity"})
    )


def _can_speak(doc: Document, found: Attribution) -> bool:
    """Tell whether the source is somebody, some body or some text, or the construction is sure enough not to ask."""
    return found.source is None or found.construction == "quotation" or can_speak(doc, found.source)


def _within_one_quotation(doc: Document, found: Attribution) -> bool:
    """Tell whether an attribution is part of what somebody else is quoted as saying."""
    index = doc.quoted[found.cue.first] if found.cue else -1
    return all(doc.quoted[part.first] == index for part in (*found.content, *([found.source] if found.source else [])))
