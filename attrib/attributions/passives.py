"""Passive cues: "was told that", "asked whether", "is believed to"."""

from __future__ import annotations

from attrib.attributions.attribution import Attribution
from attrib.attributions.complements import ASKED, ASKING, bare_clause, main_clause_comma, relative_stop
from attrib.english import Cue
from attrib.grammar import (
    Phrase,
    Stretch,
    after_adverbials,
    antecedent,
    clause_stop,
    object_stop,
    phrase_after,
    subject_before,
    with_modifiers_after,
)
from attrib.text import Document
from attrib.text.tags import (
    ADVERBIAL,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    NAME,
    NOUN,
    OPENS_PHRASE,
    OPENS_SUBJECT,
    PAST,
    PREPOSITION_OR_TO,
    RELATIVE,
    RELATIVES,
    THAT,
    TO,
)

COPULAS = frozenset("is are was were be been being gets got isn't wasn't aren't weren't 's 're 'm".split())
SUPPOSED = frozenset(["could", "should", "must", "would"])
ASKED_ABOUT = ASKED | {"about"}


def passive_voice(doc: Document, sentence: Stretch, at: int) -> bool:
    """Tell whether a participle stands after a form of "to be"."""
    lower, tags = doc.tokens.lower, doc.tags
    i = at - 1
    while i > sentence.first and tags[i] in ADVERBIAL:
        i -= 1
    if lower[i] in {"'s", "’s"} and lower[at] in {"said", "argued", "suggested", "claimed", "called"}:
        return lower[i - 1] in {"it", "what"} or doc.tag(at + 1) in PREPOSITION_OR_TO
    if tags[i] == CONJUNCTION and i - 2 > sentence.first and tags[i - 1] == PAST and tags[i - 2] == AUXILIARY:
        return lower[i - 2] in COPULAS
    return lower[i] in COPULAS


def read_told(doc: Document, cue: Cue, sentence: Stretch, at: int) -> Attribution | None:
    """Read "were told that X", "was told by the clerk that X" and "Asked by the judge whether X, he …"."""
    tags, lower = doc.tags, doc.tokens.lower
    if "person" not in cue.takes or at + 1 >= sentence.stop:
        return None
    teller = phrase_after(doc, at + 2, sentence.stop) if lower[at + 1] == "by" else None
    if teller and tags[teller.stop : teller.stop + 2] in (COMMA + DETERMINER, COMMA + NAME, COMMA + NOUN):
        teller = with_modifiers_after(doc, teller, sentence.stop)
    first = after_adverbials(doc, teller.stop if teller else at + 1, sentence.stop)
    first += tags[first : first + 2] == COMMA + THAT
    if first >= sentence.stop or (lower[at + 1] == "by" and teller is None):
        return None
    if cue.lemma in ASKING:
        stated = teller is not None and lower[first] in ASKED
    else:
        stated = tags[first] == THAT or (tags[first] in OPENS_SUBJECT and lower[first] not in ASKED)
    if not stated:
        return None
    clause = sentence
    if at <= sentence.first + 1:
        comma = main_clause_comma(doc, sentence, first)
        clause = Stretch(sentence.first, comma, sentence.paragraph, sentence.breaks) if comma > 0 else sentence
    content = Phrase(first + (tags[first] == THAT), clause_stop(doc, first, clause))
    if content.stop - content.first < 2 or not (tags[first] == THAT or bare_clause(doc, content)):
        return None
    kind = cue.kind if teller else "hedge"
    return Attribution((content,), Phrase(at, at + 1 + (teller is not None)), teller, "told", kind)


def read_asked(doc: Document, sentence: Stretch, at: int) -> Attribution | None:
    """Read "Asked by the mayor whether X, she" and "was asked about X"."""
    tags, lower = doc.tags, doc.tokens.lower
    source, begin = None, at + 1
    if lower[begin : begin + 1] == ["by"]:
        source = phrase_after(doc, begin + 1, sentence.stop)
        begin = source.stop if source else begin
    if source is None and (at == sentence.first or not passive_voice(doc, sentence, at)):
        return None
    begin = after_adverbials(doc, begin, sentence.stop)
    if begin + 1 >= sentence.stop or lower[begin] not in ASKED_ABOUT:
        return None
    if source is None and lower[begin] == "about" and tags[at - 2] == RELATIVE:
        return None
    begin += lower[begin] == "about"
    stop = clause_stop(doc, begin, sentence)
    if at == sentence.first:
        stop = next((i for i in range(begin, stop) if tags[i] == COMMA and doc.quoted[i] < 0), stop)
    return (
        Attribution((Phrase(begin, stop),), Phrase(at, at + 1), source, "asked", "question") if stop > begin else None
    )


def read_passive(doc: Document, sentence: Stretch, at: int) -> Attribution | None:
    """Read "is believed to", "it was reported that", "was accused of", "was criticized by"."""
    tags, lower = doc.tags, doc.tokens.lower
    if at == sentence.first or not passive_voice(doc, sentence, at) or at + 1 >= sentence.stop:
        return None
    found = subject_before(doc, at, sentence.first)
    if found is None:
        return None
    subject, group = found
    impersonal = lower[subject.first] == "it"
    if lower[at] in doc.words.impersonal_participles and not impersonal:
        return None
    if SUPPOSED & set(lower[group:at]):
        return None
    if tags[subject.first - 1] == RELATIVE:
        sentence = relative_stop(doc, at, sentence)
    cue, after = Phrase(group, at + 1), lower[at + 1]
    stop = clause_stop(doc, at + 1, sentence)
    if after == "that" and impersonal:
        return Attribution((Phrase(at + 2, stop),), cue, None, "passive", "hedge") if stop > at + 2 else None
    if impersonal and tags[at + 1] in OPENS_PHRASE and bare_clause(doc, Phrase(at + 1, stop)):
        return Attribution((Phrase(at + 1, stop),), cue, None, "passive", "hedge")
    if after == "by" and (
        lower[at] in {"seen", "known", "viewed", "expected", "revealed"} or tags[subject.first] in RELATIVES
    ):
        return None
    if after == "by":
        agent = phrase_after(doc, at + 2, sentence.stop)
        if agent and impersonal and doc.tag(agent.stop) == THAT:
            content = Phrase(agent.stop + 1, clause_stop(doc, agent.stop + 1, sentence))
            return Attribution((content,), cue, agent, "passive by") if content.stop > content.first else None
        if agent and lower[at] == "accused" and "of" in lower[agent.first : agent.stop]:
            of = lower.index("of", agent.first)
            charge = Phrase(of, object_stop(doc, of, sentence))
            return Attribution((subject, charge), cue, Phrase(agent.first, of), "passive by", "statement")
        return Attribution((subject,), cue, agent, "passive by", "statement") if agent else None
    if tags[subject.first] in RELATIVES:
        subject = antecedent(doc, subject.first, sentence.first) or subject
    if after == "to" and tags[at + 1] != TO and lower[at - 1] != "been":
        return None
    if after in ({"to"} if lower[at] == "known" else {"to", "as", "of", "for", "with"}) or (
        after == "that" and tags[at + 1] == THAT
    ):
        return Attribution((subject, Phrase(at + 1, stop)), cue, None, "passive", "hedge") if stop > at + 1 else None
    return None
