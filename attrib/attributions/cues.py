"""Cues: from each word that can carry an attribution, look around for its source and its content.

The constructions are those of the PARC 3.0 and PolNeAR corpora (Pareti 2016; Newell, Margolin and Ruths 2018):
verbs with quotations and clauses, "according to", nominal cues, participles, passives and adverbs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from attrib.attributions.attribution import Attribution
from attrib.attributions.contents import (
    REPORTING_PLACES,
    Stretch,
    after_adverbials,
    clause_stop,
    has_verb,
    object_stop,
    quotation_at,
    stretch_of,
    trimmed,
)
from attrib.attributions.phrases import (
    TIMES,
    Phrase,
    antecedent,
    clause_follows,
    phrase_after,
    phrase_start,
    subject_before,
    with_modifiers_after,
)
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.words import Cue, Words

COPULAS = frozenset("is are was were be been being gets got isn't wasn't aren't weren't 's 're 'm".split())
MOST_BETWEEN = 8
"""Tokens between a noun that can speak and the "which" that stands for it: "a statement last week that"."""
SUPPOSING = frozenset("would could might may should must can".split())
SUBORDINATING = frozenset("after before since as until".split())
INVERTING = frozenset(
    "say add note write explain recall ask reply argue warn continue insist conclude tweet announce declare "
    "report observe remark admit concede quip joke claim state suggest acknowledge".split()
)
LINKS = {
    "of": frozenset(["of", "for", "over", "as"]),
    "as": frozenset(["as"]),
    "like": frozenset(["to", "with"]),
    "at": frozenset(["at"]),
    "with": frozenset(["with"]),
}
"""What must follow an object that is content only together with it: "accused X of Y", "put X at Y"."""
WITH_OBJECT = frozenset(["object", "name", "state", "finding", *LINKS])
LONGEST_ADDRESSEE = 12
ISSUED = frozenset(
    "statement statements letter letters release tweet tweets post posts email emails memo note ad ads video".split()
)
"""What its issuer says in it: the issuer is the source."""
QUOTING = frozenset(["quotation"])
INTERROGATIVES = frozenset(["whether", "if", "how", "why", "what", "when", "where"])
ASKED = INTERROGATIVES | {"who", "which"}
ASKING = frozenset("ask wonder question inquire enquire query".split())
ASKED_ABOUT = ASKED | {"about"}
SPEAKING = frozenset(["statement", "question", "belief", "judgement", "request"])
LONGEST_INTERRUPTION = 12
GOES_ON = frozenset("tADHNPK#TZoJX")
"""After a cue between commas what is said goes on with these: "it was shut, she said, because it leaked"."""
ASIDES = frozenset("in on at to during after before from".split())
PRONOMINAL = frozenset("half both many some all several most few this these those another each neither either".split())
ARRIVING = frozenset("come comes came coming".split())
MAKING = frozenset(
    """express expressed expresses expressing voice voiced voices voicing make made makes making issue issued issues
    issuing repeat repeated repeating reiterate reiterated give gave gives giving raise raised raising raises offer
    offered have has had share shared denied deny denies denying reject rejected rejects rejecting dismissed dismiss
    dismissing repeats reiterates come comes came coming reach reaches reached""".split()
)


def find_cued(doc: Document, words: Words) -> Iterator[Attribution]:
    """Give the attributions that a cue in the text marks, in the order of their cues."""
    lower, tags = doc.tokens.lower, doc.tags
    cues, nouns, hedges, marking = words.cues, words.cue_nouns, words["hedge_adverbs"], words.marking
    participles, asked = words["hedge_participles"] | words["impersonal_participles"], words["asked_participles"]
    attitudes = words["attitude_adjectives"]
    adjectives = words["belief_adjectives"] | attitudes
    speaking: Attribution | None = None
    for whole in doc.sentences:
        speaking, cued = None, 0
        if doc.paragraphs[whole.paragraph].furniture:
            continue
        sentence = stretch_of(doc, words, whole)
        for at in range(sentence.first, sentence.stop):
            word = lower[at]
            if word not in marking:
                continue
            found: Attribution | None = None
            if word in cues:
                found = _verb(doc, words, sentence, at, speaking)
            if found is None and word in asked and tags[at] == "V":
                found = _asked(doc, sentence, at)
            if found is None and word in participles and tags[at] == "V":
                found = _passive(doc, words, sentence, at)
            if found is None and at >= cued and word in nouns:
                found = _noun(doc, words, sentence, at)
            if found is None and word == "according":
                found = _according(doc, sentence, at)
            if found is None and word == "words" and lower[at - 2 : at + 2] == ["in", "the", "words", "of"]:
                found = _in_the_words_of(doc, sentence, at)
            if found is None and word in hedges:
                found = _adverb(doc, sentence, at)
            if found is None and word in adjectives:
                found = _adjective(doc, sentence, at, word in attitudes)
            if found is not None and found.construction == "finding" and not _is_study(doc, words, found.source):
                found = None
            if found is not None and (_told_of(doc, found, speaking) or not _can_speak(doc, words, found)):
                found = _joined(doc, found, speaking)
            if found is not None and _asserts_nothing(doc, words, found):
                found = None
            if found is not None and not (doc.quoted[at] >= 0 and _within_one_quotation(doc, found)):
                if found.source is not None and found.kind in SPEAKING:
                    speaking = found
                cued = found.cue.stop if found.cue else 0
                yield found


def _is_study(doc: Document, words: Words, source: Phrase | None) -> bool:
    """Tell whether a source is a study or a document, which alone finds and lists what it reports."""
    if source is None or doc.tags[source.stop : source.stop + 1] == "G":
        return False
    head = source.first
    while head + 1 < source.stop and doc.tags[head + 1] in "DNPJ#S":
        head += 1
    noun = doc.tokens.lower[head]
    single = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return not {noun, single}.isdisjoint(words["study_nouns"] | words["document_nouns"])


def _told_of(doc: Document, found: Attribution, speaking: Attribution | None) -> bool:
    """Tell whether a source stands in what somebody else says, and its cue after it."""
    if found.source is None or found.cue is None or speaking is None or speaking.source == found.source:
        return False
    if speaking.cue and doc.tags[speaking.cue.stop - 1] == "G" and doc.tags[found.cue.stop - 1] != "G":
        return False
    first, stop = speaking.content[-1]
    return first <= found.source.first < stop <= found.cue.first


def _joined(doc: Document, found: Attribution, speaking: Attribution | None) -> Attribution | None:
    """Give a verb after "and" to who spoke before: "Roe said the answer was no and added that …"."""
    cue = found.cue
    if cue is None or speaking is None or doc.tags[max(0, cue.first - 1)] != "C":
        return found if _told_of(doc, found, speaking) else None
    return replace(found, source=speaking.source)


def _asserts_nothing(doc: Document, words: Words, found: Attribution) -> bool:
    """Tell whether the content is only about being named or commenting: "asked not to be identified"."""
    first, stop = found.content[0]
    opening = doc.tokens.lower[first : min(stop, first + 7)]
    unnamed = bool(words["non_assertions"] & set(opening))
    if "not" in opening:
        unnamed = unnamed or bool({"name", "names", "identity"} & set(opening))
    if found.construction in {"clause", "that-clause"} and not {"not", "be"} <= set(opening):
        unnamed = False
    return (
        unnamed
        and doc.quoted[first] < 0
        and found.construction in {"object", "infinitive", "request", "quoted phrase", "clause", "that-clause"}
    )


def _can_speak(doc: Document, words: Words, found: Attribution) -> bool:
    """Tell whether the source is somebody, some body or some text, or the construction is sure enough not to ask."""
    return found.source is None or found.construction == "quotation" or can_speak(doc, words, found.source)


def can_speak(doc: Document, words: Words, source: Phrase) -> bool:
    """Tell whether a phrase stands for somebody, some body or some text."""
    tags, lower = doc.tags, doc.tokens.lower
    if tags[source.first] in "H":
        return lower[source.first] not in {"you", "there"}
    if source.stop - source.first == 1 and lower[source.first] in {"that", "which"}:
        return _follows_speaker(doc, words, source.first)
    head = source.first
    while head < source.stop and tags[head] not in "NP":
        head += 1
    while head + 1 < source.stop and (
        tags[head + 1] in "NPS"
        or (tags[head + 1] == "C" and tags[head] in "NJ" and tags[head + 2 : head + 3] in ("J", "N"))
        or (tags[head + 1] in "J#" and tags[head + 2 : head + 3] in ("N", "P"))
        or (
            tags[head + 1] == "G"
            and tags[head + 2 : head + 3] in ("N", "P")
            and lower[head] not in words.speaking_nouns
        )
    ):
        if tags[head + 1] == "G" and lower[head] in words.speaking_nouns:
            break
        head += 1
    if head >= source.stop:
        return _counts_people(doc, source)
    if tags[head] != "N":
        return True
    return lower[head] in words.speaking_nouns or lower[head].endswith(
        ("er", "or", "ist", "ian", "ers", "ors", "ists", "ians", "men", "women", "man", "woman", "-old")
    )


def _counts_people(doc: Document, source: Phrase) -> bool:
    """Tell whether a phrase without a noun stands for people, as "some", "those" and "nine in 10" do, not "11:00"."""
    tags, lower = doc.tags, doc.tokens.lower
    if source.stop - source.first == 1:
        word = lower[source.first]
        return tags[source.first] not in "GJRV" and not word[0].isdigit() and word not in {"the", "a", "an"}
    return any(tags[at] in "#MDWTo" for at in range(*source)) and not all(
        lower[at][0].isdigit() for at in range(*source)
    )


def _follows_speaker(doc: Document, words: Words, relative: int) -> bool:
    """Tell whether "that" or "which" stands for somebody, some body or some text, not for "a hat that says"."""
    at = relative - 1
    while at > 0 and doc.tags[at] in ",I)(-":
        at -= 1
    if doc.tags[at] != "N" or doc.tokens.lower[at] in words.speaking_nouns:
        return True
    before = range(max(0, at - MOST_BETWEEN), at)
    return any(
        doc.tags[i + 1] in "oIV" and (doc.tags[i] == "P" or doc.tokens.lower[i] in words.speaking_nouns) for i in before
    )


def _within_one_quotation(doc: Document, found: Attribution) -> bool:
    """Tell whether an attribution is part of what somebody else is quoted as saying."""
    index = doc.quoted[found.cue.first] if found.cue else -1
    return all(doc.quoted[part.first] == index for part in (*found.content, *([found.source] if found.source else [])))


# --------------------------------------------------------------------------------------------- verbs


def _verb(doc: Document, words: Words, sentence: Stretch, at: int, speaking: Attribution | None) -> Attribution | None:
    """Read a cue verb: which of its uses, whose, and of what."""
    tags, lower = doc.tags, doc.tokens.lower
    form = words.cues[lower[at]]
    tag = tags[at]
    if tag == "N" and not _verb_after_all(doc, sentence, at, form.inflections):
        return None
    if (
        tag == "J"
        or (tag == "P" and at != sentence.first)
        or (tag == "V" and at > sentence.first and tags[at - 1] in "DJSo" and lower[at - 1] not in PRONOMINAL)
    ):
        return None
    usable = [
        cue
        for cue in form.cues
        if not cue.particles or tuple(lower[at + 1 : at + 1 + len(cue.particles)]) == cue.particles
    ]
    if not usable:
        return None
    if ("ing" in form.inflections and tag == "G") or (at == sentence.first + 1 and lower[at - 1] == "having"):
        return _participle(doc, words, usable, sentence, at, speaking)
    if at > sentence.first and tags[at - 1] == "t":
        return _with_subject(doc, usable, sentence, at, infinitive=True)
    if at > sentence.first and _passive_voice(doc, sentence, at):
        return _told(doc, usable[0], sentence, at)
    if lower[at + 1 : at + 2] == ["by"] and (at == sentence.first or tags[at - 1] in ",K"):
        told = _told(doc, usable[0], sentence, at)
        if told is not None:
            return told
    return _with_subject(doc, usable, sentence, at, infinitive=False)


def _verb_after_all(doc: Document, sentence: Stretch, at: int, inflections: frozenset[str]) -> bool:
    """Tell whether a word tagged as a noun is a verb: "Jones says the", "officials claim that"."""
    tags, lower = doc.tags, doc.tokens.lower
    if at + 1 >= sentence.stop or at == sentence.first:
        return False
    before, after = tags[at - 1], tags[at + 1]
    if before in "NPH" and (after in ":<" or (after == "," and tags[at + 2 : at + 3] == "<")):
        return True
    if (
        after in ",."
        and before in "NPH"
        and inflections & {"s", "base"}
        and "," in tags[max(sentence.first, at - 8) : at]
    ):
        return True
    if after == "T" and lower[at] in {"say", "says"}:
        return True
    return before in "HWRNP" and after in "TH" and "ing" not in inflections


def _passive_voice(doc: Document, sentence: Stretch, at: int) -> bool:
    """Tell whether a participle stands after a form of "to be"."""
    lower, tags = doc.tokens.lower, doc.tags
    i = at - 1
    while i > sentence.first and tags[i] in "RX":
        i -= 1
    if lower[i] in {"'s", "’s"} and lower[at] in {"said", "argued", "suggested", "claimed", "called"}:
        return lower[i - 1] in {"it", "what"} or doc.tags[at + 1 : at + 2] in ("t", "I")
    return lower[i] in COPULAS


def _with_subject(
    doc: Document, cues: list[Cue], sentence: Stretch, at: int, *, infinitive: bool
) -> Attribution | None:
    tags, lower = doc.tags, doc.tokens.lower
    after_quote = _after_quotation(doc, sentence, at)
    inverted = None
    found = None
    if after_quote is not None and tags[at - 1] in ">,.q-":
        inverted = _inverted(doc, cues, sentence, at, after_quote)
        if inverted:
            return inverted
    found = subject_before(doc, at, sentence.first)
    if found is None or (tags[at - 1] == "," and not infinitive):
        inverted = inverted or _inverted_clause(doc, cues, sentence, at)
        if inverted:
            return inverted
    if found is None or (infinitive and not _carries_on(doc, at)):
        return None
    subject, group = found
    negated = _negated(doc, group, at)
    if _denied(doc, sentence, subject) or (_supposed(doc, group, at) and not negated):
        return None
    if subject.first - 1 == sentence.first and lower[sentence.first] == "as":
        return _as_reported(doc, cues, sentence, at, subject, group)
    if subject.first - 2 > sentence.first and tags[subject.first - 2] == "," and lower[subject.first - 1] == "as":
        added = _as_added(doc, cues, sentence, at, subject, group)
        if added:
            return added
    clause = _own_clause(doc, sentence, subject, at)
    for cue in cues:
        attribution = _complement(doc, cue, clause, at, subject, group)
        if attribution is not None:
            if negated and cue.kind != "belief" and lower[attribution.content[0].first] not in INTERROGATIVES:
                return None
            if negated and cue.kind == "statement" and cue.lemma not in {"say", "tell"}:
                return None
            return _hedged(doc, attribution) if cue.kind == "hedge" else attribution
    return None


def _hedged(doc: Document, found: Attribution) -> Attribution | None:
    """Read "it emerged that", which rests on nobody; nothing else emerges or seems on its own behalf."""
    if found.source is None or doc.tokens.lower[found.source.first] != "it":
        return None
    return Attribution(found.content, found.cue, None, found.construction, found.kind)


def _denied(doc: Document, sentence: Stretch, subject: Phrase) -> bool:
    """Tell whether the subject is nobody: "not everyone", "neither side", "no one"."""
    lower = doc.tokens.lower
    before = lower[subject.first - 1] if subject.first > sentence.first else ""
    return before in {"not", "neither", "nor"} or lower[subject.first] in {
        "no",
        "nobody",
        "none",
        "neither",
        "what",
        "whatever",
    }


def _supposed(doc: Document, group: int, at: int) -> bool:
    """Tell whether something is only supposed to be said: "would comment", "might argue"."""
    return any(doc.tokens.lower[i] in SUPPOSING for i in range(group, at))


def _as_reported(
    doc: Document, cues: list[Cue], sentence: Stretch, at: int, subject: Phrase, group: int
) -> Attribution | None:
    """Read "As the Courier reported, the bridge will close"."""
    stop = at + 1
    if any("person" in cue.takes for cue in cues):
        stop = _after_addressee(doc, stop, sentence.stop)
    stop = after_adverbials(doc, stop, sentence.stop)
    if not any("quotation" in cue.takes for cue in cues) or stop >= sentence.stop or doc.tags[stop] != ",":
        return None
    content = Phrase(stop + 1, clause_stop(doc, stop + 1, sentence))
    if content.stop <= content.first or not has_verb(doc, *content):
        return None
    return Attribution((content,), Phrase(group, at + 1), subject, "parenthetical", cues[0].kind)


def _as_added(
    doc: Document, cues: list[Cue], sentence: Stretch, at: int, subject: Phrase, group: int
) -> Attribution | None:
    """Read "The bridge, as the Courier reported, will close" and "The bridge is shut, as officials have said"."""
    right = after_adverbials(doc, at + 1 + len(cues[0].particles), sentence.stop)
    follows = doc.tags[right] if right < sentence.stop else "."
    if not any("clause" in cue.takes for cue in cues) or follows not in ",.;-":
        return None
    parts = _around(doc, sentence, Phrase(sentence.first, subject.first - 2), right)
    if len(parts) > 1 and doc.tags[parts[0].first] in "CRK" and not has_verb(doc, *parts[0]):
        parts = parts[1:]
    return Attribution(parts, Phrase(group, right), subject, "parenthetical", cues[0].kind) if parts else None


def _carries_on(doc: Document, at: int) -> bool:
    """Tell whether an infinitive is said of its subject, "went on to say", not ruled out, "forbidden to say"."""
    tags, lower = doc.tags, doc.tokens.lower
    verb = at - 2
    while verb > 0 and tags[verb] in "RI":
        verb -= 1
    if tags[verb] == "J":
        return lower[verb] in {"quick", "eager", "first", "keen"}
    return lower[verb] == "expected" or not (
        tags[verb] == "V"
        and verb > 0
        and ((tags[verb - 1] == "A" and lower[verb - 1] in COPULAS) or lower[verb - 1] == "not")
    )


def _own_clause(doc: Document, sentence: Stretch, subject: Phrase, at: int) -> Stretch:
    """Cut a sentence off after the subordinate clause that a cue stands in: "When she accused him, he left"."""
    tags, lower = doc.tags, doc.tokens.lower
    before = subject.first - 1
    if (
        before < sentence.first
        or before > sentence.first + 1
        or not (tags[before] == "K" or lower[before] in SUBORDINATING)
    ):
        return sentence
    for i in range(at + 1, sentence.stop - 1):
        if tags[i] == "," and doc.quoted[i] < 0 and tags[i + 1] in "DHPNJ#":
            return Stretch(sentence.first, i, sentence.paragraph, sentence.breaks)
    return sentence


def _negated(doc: Document, group: int, at: int) -> bool:
    lower = doc.tokens.lower
    return any(doc.tags[i] == "X" or lower[i].endswith("n't") for i in range(group, at))


def _after_quotation(doc: Document, sentence: Stretch, at: int) -> Phrase | None:
    """Give the quotation that ends right before token `at`, or before a comma there."""
    i = at - 1
    while i > sentence.first and doc.tags[i] in ",.-q":
        i -= 1
    if i >= 0 and doc.tags[i] == ">":
        return quotation_at(doc, i)
    return None


def _inverted(doc: Document, cues: list[Cue], sentence: Stretch, at: int, quote: Phrase) -> Attribution | None:
    """Read '"…," said Jane Roe, a teacher'."""
    if not any(cue.takes & QUOTING for cue in cues):
        return None
    cue = cues[0]
    stop = at + 1 + len(cue.particles)
    source = phrase_after(doc, stop, sentence.stop)
    if source is None:
        return None
    if doc.tags[source.stop : source.stop + 1] in ("A", "Z"):
        return None
    source = with_modifiers_after(doc, source, sentence.stop)
    content = _left_content(doc, sentence, quote)
    resumed = _resumed(doc, source.stop, sentence)
    return Attribution((content, *resumed), Phrase(at, stop), source, "quotation", cue.kind)


def _left_content(doc: Document, sentence: Stretch, quote: Phrase) -> Phrase:
    """Give a quotation before its cue, with the words of its sentence that lead into it."""
    if quote.first <= sentence.first or doc.tags[quote.first - 1] in "(:;-":
        return quote
    return Phrase(sentence.first, quote.stop)


def _resumed(doc: Document, at: int, sentence: Stretch) -> tuple[Phrase, ...]:
    """Give the quotation that goes on after its cue: '"…," she said, "…"'."""
    tags = doc.tags
    i = at
    while i < sentence.stop and tags[i] in ",:;-RC.":
        i += 1
    if i < sentence.stop and tags[i] == "<":
        quote = quotation_at(doc, i)
        return (quote,) if quote else ()
    return ()


def _inverted_clause(doc: Document, cues: list[Cue], sentence: Stretch, at: int) -> Attribution | None:
    """Read "The talks had failed, said Jane Roe" and "Said Jones: …"."""
    tags = doc.tags
    cue = next((cue for cue in cues if cue.lemma in INVERTING and not cue.particles), None)
    if cue is None or (at > sentence.first and tags[at - 1] != ","):
        return None
    source = phrase_after(doc, at + 1, sentence.stop)
    if source is None or (tags[source.first] == "R" and tags[at - 1] == ","):
        return None
    if at == sentence.first:
        marks = ":" if cue.lemma in ASKING and tags[source.stop + 1 : source.stop + 2] != "<" else ":,"
        if source.stop < sentence.stop and tags[source.stop] in marks:
            rest = _right_of_mark(doc, source.stop, sentence)
            return Attribution(rest, Phrase(at, at + 1), source, "inverted", cue.kind) if rest else None
        return None
    content = Phrase(sentence.first, trimmed(doc, sentence.first, at))
    ends = source.stop >= sentence.stop or (tags[source.stop] in "." and cue.lemma == "say")
    if tags[source.stop : source.stop + 1] == "," and not has_verb(doc, *content):
        right = Phrase(source.stop + 1, clause_stop(doc, source.stop + 1, sentence))
        if tags[right.first : right.first + 1] in ("A", "Z", "V") and right.stop > right.first:
            return Attribution((content, right), Phrase(at, at + 1), source, "inverted", cue.kind)
    resumed = _resumed(doc, source.stop, sentence)
    if resumed and content.stop - content.first <= 2 and not has_verb(doc, *content):
        return Attribution(resumed, Phrase(at, at + 1), source, "inverted", cue.kind)
    if _only_relative(doc, content) or not (ends or has_verb(doc, *content)):
        return None
    clause = tags[source.stop : source.stop + 2]
    if (
        clause[:1] in ("A", "Z", "X")
        or (clause[:1] == "V" and clause[1:] not in ("I", "t", "R"))
        or doc.tokens.lower[source.first] in REPORTING_PLACES
    ):
        return None
    source = with_modifiers_after(doc, source, sentence.stop)
    more = _resumed(doc, source.stop, sentence)
    if not more and tags[source.stop : source.stop + 2] in (",C", ",K"):
        more = _around(doc, sentence, content, source.stop)[1:]
    return Attribution((content, *more), Phrase(at, at + 1), source, "inverted", cue.kind)


class Setting(NamedTuple):
    """A cue with its subject, what stands `left` of both, and the token `right` at which its complement begins."""

    cue: Cue
    sentence: Stretch
    subject: Phrase
    span: Phrase
    left: Phrase | None
    right: int
    described: bool
    """Whether a relative clause tells more of whoever is spoken to: "told a crowd that filled the street"."""

    def giving(self, content: tuple[Phrase, ...], construction: str) -> Attribution:
        """Give the attribution of a content to the subject."""
        return Attribution(content, self.span, self.subject, construction, self.cue.kind)


def _complement(
    doc: Document, cue: Cue, sentence: Stretch, at: int, subject: Phrase, group: int, *, apart: bool = False
) -> Attribution | None:
    """Read what follows a cue that has its subject before it, or else, unless they stand apart, what is before both."""
    setting = _setting(doc, cue, sentence, at, subject, group)
    if apart:
        setting = setting._replace(left=None)
    return (
        _quotation(doc, setting)
        or _that_clause(doc, setting)
        or _clause_before(doc, setting)
        or _clause_after(doc, setting)
        or _gapped(doc, setting)
        or _infinitive(doc, setting)
        or _object(doc, cue, sentence, setting.span.stop, setting.span, subject)
    )


def _setting(doc: Document, cue: Cue, sentence: Stretch, at: int, subject: Phrase, group: int) -> Setting:
    """Find where the complement of a cue begins: past whoever is spoken to, times, places and asides."""
    tags, high = doc.tags, sentence.stop
    stop = right = at + 1 + len(cue.particles)
    if cue.takes & {"person", "person to", "person about"}:
        right = _after_addressee(doc, stop, high)
    described = right > stop and tags[right : right + 2] in ("TV", "TA", "TZ")
    right = after_adverbials(doc, right, high)
    left = _before_subject(doc, sentence, subject.first)
    if right + 1 < high and tags[right] == ",":
        follow = after_adverbials(doc, right + 1, high)
        if follow < high and tags[follow] == "<" and "quotation" in cue.takes:
            right = follow
        elif left is None and cue.takes & {"clause", "that"}:
            right = _after_interruption(doc, right, high) or right
    return Setting(cue, sentence, subject, Phrase(group, stop), left, right, described)


def _quotation(doc: Document, setting: Setting) -> Attribution | None:
    """Read 'she said, "…"', "she said: …" and '"…", she said, "…"'."""
    tags, left, right, sentence = doc.tags, setting.left, setting.right, setting.sentence
    if "quotation" not in setting.cue.takes:
        return None
    following = tags[right] if right < sentence.stop else "."
    if following == "<":
        quote = quotation_at(doc, right)
        if quote is not None:
            whole = Phrase(right, max(quote.stop, _quote_clause_stop(doc, quote, sentence)))
            before = (left,) if left is not None and tags[left.stop - 1] == ">" else ()
            return setting.giving((*before, whole), "quotation")
    if following == ":":
        rest = _right_of_mark(doc, right, sentence)
        if rest:
            return setting.giving(rest, "colon")
    if left is None or tags[left.stop - 1] not in ">q":
        return None
    if following not in "T<:" or (setting.described and tags[left.stop - 2] in ",."):
        return setting.giving((left, *_resumed(doc, right, sentence)), "quotation")
    return None


def _that_clause(doc: Document, setting: Setting) -> Attribution | None:
    """Read "said that X" and "asked whether X"."""
    tags, right, cue = doc.tags, setting.right, setting.cue
    if not cue.takes & {"clause", "that"} or right >= setting.sentence.stop:
        return None
    marked = tags[right] == "T"
    asked = ASKED if cue.lemma in ASKING else INTERROGATIVES
    if not (marked or (tags[right] in "KWD" and doc.tokens.lower[right] in asked)):
        return None
    content = Phrase(right + marked, clause_stop(doc, right + marked, setting.sentence))
    states = content.stop - content.first > 1 if marked else has_verb(doc, *content)
    return setting.giving((content,), "that-clause") if states else None


def _clause_before(doc: Document, setting: Setting) -> Attribution | None:
    """Read "X, she said", "X, she said in Rome" and "X, she said, would Y"."""
    tags, left, right, cue, sentence = doc.tags, setting.left, setting.right, setting.cue, setting.sentence
    if left is None:
        return None
    following = tags[right] if right < sentence.stop else "."
    if (
        cue.lemma in INVERTING
        and right < sentence.stop
        and doc.tokens.lower[right] in ASIDES
        and tags[setting.subject.first] != "W"
        and _states(doc, left)
        and _aside_ends(doc, right, sentence.stop)
    ):
        return setting.giving((left,), "parenthetical")
    if cue.takes & {"clause", "that"} and following in ",.;-)":
        parts = _around(doc, sentence, left, right)
        if parts:
            return setting.giving(parts, "parenthetical")
    if cue.lemma == "say" and following == "." and _exclaims(doc, sentence, left):
        return setting.giving((left,), "parenthetical")
    return None


def _clause_after(doc: Document, setting: Setting) -> Attribution | None:
    """Read "said X" without "that", and "told reporters X"."""
    right, takes = setting.right, setting.cue.takes
    if "clause" not in takes or right >= setting.sentence.stop:
        return None
    tag = doc.tags[right]
    if tag == "," and setting.left is None:
        return _clause_after_comma(doc, setting)
    opens = tag in "DHMNPJ#GIKTRW<" or doc.tokens.lower[right] in {"having", "being"}
    alone = opens and not takes & {"person", "person to"}
    if not (alone or ("person" in takes and right > setting.span.stop and tag in "DHNPJ#I<")):
        return None
    relative = doc.tags[setting.subject.first] == "W"
    sentence = _relative_stop(doc, right, setting.sentence) if relative else setting.sentence
    content = Phrase(right, clause_stop(doc, right, sentence))
    states = content.stop - content.first > 1 and _bare_clause(doc, content)
    return setting.giving((content,), "clause") if states else None


def _clause_after_comma(doc: Document, setting: Setting) -> Attribution | None:
    """Read "says, win or lose, he will stay", where nothing makes the cue's own clause a lesser one."""
    tags, before, first = doc.tags, setting.subject.first - 1, setting.right + 1
    own = before < setting.sentence.first or tags[before] in "C,R-" or doc.tokens.lower[before] == "as"
    content = Phrase(first, clause_stop(doc, first, setting.sentence)) if own else Phrase(first, first)
    states = content.stop > first and tags[first] not in "VGWC" and _bare_clause(doc, content)
    return setting.giving((content,), "clause") if states else None


def _after_addressee(doc: Document, at: int, high: int) -> int:
    """Step over who is told: "told a Hadley Road gathering in Leeds she would"; gives `at` where nobody is."""
    tags = doc.tags
    if at >= high or tags[at] in "T<:":
        return at
    person = phrase_after(doc, at, high)
    if person is None:
        return at
    stop = person.stop
    if stop < high and tags[stop] in "GIoR" and tags[stop - 1] in "NP":
        for i in range(stop, min(high, stop + LONGEST_ADDRESSEE)):
            if tags[i] in "T<H":
                return i
            if tags[i] in "AVZ,;:.t":
                break
    return stop


def _relative_stop(doc: Document, at: int, sentence: Stretch) -> Stretch:
    """Cut a sentence off where its relative clause ends: "an inquiry, which reported in May, found"."""
    for i in range(at, sentence.stop - 1):
        if doc.tags[i] == "," and doc.quoted[i] < 0 and doc.tags[i + 1] in "AVZ":
            return sentence._replace(stop=i)
    return sentence


def _infinitive(doc: Document, setting: Setting) -> Attribution | None:
    """Read "vowed to X", "promised not to X", "urged the mayor to X" and "asked the mayor about X"."""
    tags, right, stop, sentence = doc.tags, setting.right, setting.span.stop, setting.sentence
    takes = setting.cue.takes
    if (
        "person about" in takes
        and stop < right < sentence.stop
        and doc.tokens.lower[right] in {"about", "of", "against"}
    ):
        content = Phrase(right + 1, object_stop(doc, right + 1, sentence))
        return setting.giving((content,), "object") if content.stop > content.first else None
    if tags[right : right + 2] == "Xt" and right + 1 < sentence.stop:
        right += 1
    if right >= sentence.stop or tags[right] != "t":
        return None
    if "to" in takes:
        return setting.giving((Phrase(right, clause_stop(doc, right, sentence)),), "infinitive")
    if "person to" in takes and right > stop:
        return setting.giving((Phrase(stop, clause_stop(doc, stop, sentence)),), "request")
    return None


def _gapped(doc: Document, setting: Setting) -> Attribution | None:
    """Read "a plan that she said was doomed" and "a camp, which the church calls a retreat": the noun is content."""
    tags, lower = doc.tags, doc.tokens.lower
    cue, sentence, subject, stop = setting.cue, setting.sentence, setting.subject, setting.span.stop
    before = subject.first - 1
    if stop >= sentence.stop or before < sentence.first or (setting.right != stop and lower[stop] != "as"):
        return None
    if lower[before] == "what" and before == sentence.first:
        return None
    relative = tags[before] in "WT" or lower[before] == "what"
    if "clause" in cue.takes:
        opens = tags[stop] == "A" or (tags[stop] in "VZ" and relative)
    else:
        opens = "as" in cue.takes and relative and lower[stop] == "as"
        opens = opens or ("name" in cue.takes and lower[before] == "what" and tags[stop] in "DJN<")
    if not opens or not (relative or tags[before] in "NP,"):
        return None
    end = clause_stop(doc, stop, sentence)
    parted = lower[before] != "what"
    comma = next((i for i in range(stop, end) if parted and tags[i] == "," and doc.quoted[i] < 0), end)
    thing = antecedent(doc, subject.first - relative, sentence.first) if parted else None
    said = Phrase(stop, trimmed(doc, stop, comma))
    return setting.giving((thing, said), "gap") if thing else setting.giving((said,), "object")


def _aside_ends(doc: Document, at: int, high: int) -> bool:
    """Tell whether the sentence or a comma ends where or of whom something is said: "said in Paris,"."""
    tags = doc.tags
    stop = at
    while stop < min(high, at + LONGEST_INTERRUPTION) and tags[stop] in "IoDNPJ#SG":
        stop += 1
    return stop >= high or tags[stop] in ",."


def _after_interruption(doc: Document, comma: int, high: int) -> int | None:
    """Step over what stands between commas after a cue: "said, without evidence, that", "said, if elected, she"."""
    tags = doc.tags
    end = tags.find(",", comma + 1, min(high, comma + LONGEST_INTERRUPTION))
    if end < 0 or end + 1 >= high or doc.quoted[end] >= 0:
        return None
    inside = tags[comma + 1 : end]
    if inside[:1] not in ("I", "R", "K", "G", "#") or (inside[0] != "K" and set(inside) & set("AZH")):
        return None
    return end + 1 if tags[end + 1] in "TDHNPJ#" else None


def _names_object(doc: Document, content: Phrase, subject: Phrase | None) -> bool:
    """Tell whether "called" has two objects, "called it a sham", or gives a quotation or "what he called X"."""
    tags = doc.tags
    if "<" in tags[content.first : content.stop] or (subject and doc.tokens.lower[subject.first - 1] == "what"):
        return True
    named = phrase_after(doc, content.first, content.stop)
    after = "DJN" if tags[content.first] == "M" else "DJ"
    return named is not None and named.stop < content.stop and tags[named.stop] in after


def _around(doc: Document, sentence: Stretch, left: Phrase, at: int) -> tuple[Phrase, ...]:
    """Give the clause that a cue stands after or inside: "X, he said" or "X, he said, would Y"."""
    tags = doc.tags
    if _states(doc, left) and not _goes_on(doc, at, sentence.stop):
        return (left,)
    if at + 2 < sentence.stop and tags[at] in ",-":
        right = Phrase(at + 1, clause_stop(doc, at + 1, sentence))
        if right.stop > right.first and (
            has_verb(doc, *right) or tags[right.first] == "V" or tags[left.stop - 1] in "AX"
        ):
            return left, right
    return (left,) if has_verb(doc, *left) else ()


def _goes_on(doc: Document, comma: int, high: int) -> bool:
    """Tell whether what is said goes on after a cue between commas: "it shut, she said, and had been empty"."""
    tags = doc.tags
    return (
        comma + 2 < high
        and tags[comma] == ","
        and (tags[comma + 1] in GOES_ON or (tags[comma + 1] == "C" and tags[comma + 2] in "HDAVZTI"))
    )


def _states(doc: Document, left: Phrase) -> bool:
    """Tell whether what stands before a cue is a main clause."""
    return doc.tags[left.first] not in "K" and has_verb(doc, *left) and not _only_relative(doc, left)


def _exclaims(doc: Document, sentence: Stretch, left: Phrase) -> bool:
    """Tell whether what stands before a cue is an answer or cry without a verb: "Sorry, he said"."""
    lower, tags = doc.tokens.lower, doc.tags
    return (
        left.first == sentence.first
        and (tags[left.first] not in "IKRGCVT" or lower[left.first] in {"yes", "no"})
        and not any(lower[i] in TIMES or tags[i] == "P" for i in range(*left))
    )


def _only_relative(doc: Document, stretch: Phrase) -> bool:
    """Tell whether all verbs of a stretch are in a clause that modifies: "The group, which met on Friday"."""
    tags = doc.tags
    if tags[stretch.first] == "C" and stretch.stop - stretch.first > 1:
        stretch = Phrase(stretch.first + 1, stretch.stop)
    relative = next((i for i in range(*stretch) if tags[i] in "WT"), stretch.stop)
    return relative < stretch.stop and not has_verb(doc, stretch.first, relative) and tags[stretch.first] not in "TW"


def _object(
    doc: Document, cue: Cue, sentence: Stretch, stop: int, span: Phrase, subject: Phrase | None
) -> Attribution | None:
    """Read a cue whose object is its content: "criticized the plan", "called it a sham"."""
    tags, lower = doc.tags, doc.tokens.lower
    if not cue.takes & WITH_OBJECT or stop >= sentence.stop:
        return None
    if "state" in cue.takes and (tags[stop] == "J" or tags[stop : stop + 2] == "XJ"):
        return Attribution((Phrase(stop, clause_stop(doc, stop, sentence)),), span, subject, "object", cue.kind)
    if (
        tags[stop] not in "DHMNPJ#<GVRWKoT"
        and lower[stop] not in {"being", "having"}
        and not ("as" in cue.takes and lower[stop] == "as")
    ):
        return None
    end = object_stop(doc, stop, sentence)
    content = Phrase(stop, end)
    if "as" in cue.takes:
        called = _as_what(doc, stop, sentence)
        if called is not None:
            return Attribution(called, span, subject, "object", cue.kind)
    if cue.kind == "finding" and subject is not None and tags[subject.first] in "HW":
        return None
    if "object" in cue.takes:
        return Attribution((content,), span, subject, "object", cue.kind) if end > stop else None
    if "finding" in cue.takes:
        return Attribution((content,), span, subject, "finding", cue.kind) if end > stop else None
    if "name" in cue.takes and _names_object(doc, content, subject):
        return Attribution((content,), span, subject, "object", cue.kind)
    links = frozenset().union(*(LINKS[way] for way in cue.takes if way in LINKS))
    linked = [i for i in range(stop + 1, min(end, stop + 25)) if lower[i] in links]
    if any(lower[i] != "at" or "#" in tags[i + 1 : i + 4] for i in linked):
        return Attribution((content,), span, subject, "object", cue.kind)
    return None


def _as_what(doc: Document, first: int, sentence: Stretch) -> tuple[Phrase, ...] | None:
    """Read "the plan, which came in May, as a sham": the object and what it is called, without what parts them."""
    tags, lower = doc.tags, doc.tokens.lower
    thing = phrase_after(doc, first, sentence.stop)
    if thing is None or tags[thing.stop : thing.stop + 1] != ",":
        return None
    for at in range(thing.stop + 1, sentence.stop - 1):
        if lower[at] == "as" and tags[at - 1] == "," and tags[at + 1] in "D<J":
            return thing, Phrase(at, clause_stop(doc, at, sentence))
    return None


def _bare_clause(doc: Document, content: Phrase) -> bool:
    """Tell whether a stretch without "that" is a clause: a subject and a finite verb outside relative clauses."""
    tags = doc.tags
    seen_nominal = False
    relative = 0
    for i in range(content.first, content.stop):
        tag = tags[i]
        if tag in "WKT" and i > content.first:
            relative += 1
        elif tag in "HNPM#DG" or (tag == "R" and doc.tokens.lower[i] == "there"):
            seen_nominal = True
        elif tag in "AVZ" and seen_nominal and tags[i - 1] not in "At":
            if not relative:
                return True
            relative -= 1
        elif tag == "<" and seen_nominal and not relative:
            return True
    return tags[content.first] == "<"


def _quote_clause_stop(doc: Document, quote: Phrase, sentence: Stretch) -> int:
    """Find where a clause goes on to after a quotation inside it: 'said it was "an act of war" and left'."""
    stop = quote.stop
    if stop < sentence.stop and doc.tags[stop] not in ",.;:-" and doc.tags[stop - 2] not in ",.":
        return trimmed(doc, stop, clause_stop(doc, stop, sentence))
    return stop


def _right_of_mark(doc: Document, mark: int, sentence: Stretch) -> tuple[Phrase, ...]:
    """Give what follows a colon: the rest of the sentence, or the quotation there or in the next paragraph."""
    at = mark + 1
    if at < sentence.stop:
        if doc.tags[at] == "<":
            quote = quotation_at(doc, at)
            if quote:
                return (quote,)
        return (Phrase(at, trimmed(doc, at, sentence.stop)),) if sentence.stop - at > 1 else ()
    following = sentence.paragraph + 1
    while following < len(doc.paragraphs) and doc.paragraphs[following].furniture:
        following += 1
    if following < len(doc.paragraphs) and doc.paragraphs[following].stop > doc.paragraphs[following].first:
        paragraph = doc.paragraphs[following]
        if doc.tags[paragraph.first] == "<":
            quote = quotation_at(doc, paragraph.first)
            if quote:
                return (quote,)
        return (Phrase(paragraph.first, paragraph.stop),)
    return ()


def _before_subject(doc: Document, sentence: Stretch, subject: int) -> Phrase | None:
    """Give what stands in the sentence before a subject, where a comma or quotation mark parts them."""
    tags = doc.tags
    at = subject - 1
    if at < sentence.first:
        return None
    if tags[at] == ">" or (tags[at] in "q." and at - 1 >= 0 and doc.quoted[at] >= 0):
        quote = quotation_at(doc, at)
        return _left_content(doc, sentence, quote) if quote else None
    if tags[at] in ",-":
        if at - 1 >= sentence.first and tags[at - 1] == ">":
            quote = quotation_at(doc, at - 1)
            return _left_content(doc, sentence, quote) if quote else None
        return Phrase(_left_start(doc, sentence, at), trimmed(doc, sentence.first, at)) if at > sentence.first else None
    return None


def _left_start(doc: Document, sentence: Stretch, stop: int) -> int:
    """Find where what stands before a cue begins: after a colon, or with the noun of "those who, he says,"."""
    tags = doc.tags
    if tags[stop - 1] in "WT" or doc.tokens.lower[stop - 1] == "where":
        at = stop - 2
        while at > sentence.first and tags[at] in ",I":
            at -= 1
        return phrase_start(doc, at, sentence.first) if at >= sentence.first else sentence.first
    for i in range(stop - 2, sentence.first, -1):
        if tags[i] in ":;" and doc.quoted[i] < 0:
            return i + 1
    return sentence.first


# --------------------------------------------------------------------------------------------- participles


def _participle(
    doc: Document, words: Words, cues: list[Cue], sentence: Stretch, at: int, speaking: Attribution | None
) -> Attribution | None:
    """Read "…, adding that X" and "a letter warning of X".

    The subject is who spoke before, the noun before, or the sentence's own.
    """
    tags, lower = doc.tags, doc.tokens.lower
    i = at - 1
    while i > sentence.first and tags[i] in "RX":
        i -= 1
    subject: Phrase | None = None
    opening = at == sentence.first or (at == sentence.first + 1 and (tags[at - 1] in "KI" or lower[at - 1] == "having"))
    if i >= sentence.first and tags[i] == "A" and not opening:
        found = subject_before(doc, at, sentence.first)
        subject = found[0] if found else None
    elif opening:
        comma = _main_clause_comma(doc, sentence, at)
        subject = phrase_after(doc, comma + 1, sentence.stop) if comma > 0 else None
        sentence = Stretch(sentence.first, comma, sentence.paragraph, sentence.breaks) if subject else sentence
    elif (
        i >= sentence.first
        and tags[i] in "NP"
        and (
            (lower[i] in words.speaking_nouns and lower[i] not in ISSUED)
            or _after_with(doc, sentence, i)
            or (tags[i] == "P" and i == sentence.first)
        )
    ):
        subject = Phrase(phrase_start(doc, i, sentence.first), i + 1)
    elif i >= sentence.first and tags[i] in ",C-><INP)#K":
        if speaking is not None and speaking.source is not None and tags[i] not in "NP":
            subject = speaking.source
        else:
            subject = main_subject(doc, sentence, at)
            if subject is None and tags[i] in "NP":
                subject = Phrase(phrase_start(doc, i, sentence.first), i + 1)
    if subject is None:
        return None
    for cue in cues:
        attribution = _complement(doc, cue, sentence, at, subject, at, apart=subject.stop < at)
        if attribution is not None and attribution.content[0].first > at:
            return None if opening and attribution.construction == "object" else attribution
    return None


def _main_clause_comma(doc: Document, sentence: Stretch, at: int) -> int:
    """Find the comma between an opening participle's clause and the main clause; -1 where there is none."""
    tags = doc.tags
    for i in range(at + 1, sentence.stop - 2):
        if tags[i] == "," and doc.quoted[i] < 0 and (tags[i + 1] == "H" or clause_follows(doc, i + 1, sentence.stop)):
            return i
    return tags.find(",", at, sentence.stop)


def _after_with(doc: Document, sentence: Stretch, at: int) -> bool:
    """Tell whether a noun phrase has its own participle: "with some polls indicating that"."""
    first = phrase_start(doc, at, sentence.first)
    return (first > sentence.first and doc.tokens.lower[first - 1] == "with") or doc.tokens.lower[first] == "with"


def main_subject(doc: Document, sentence: Stretch | Sentence, before: int) -> Phrase | None:
    """Find the subject of the sentence's first finite verb outside quotations, looking no further than `before`."""
    tags = doc.tags
    for at in range(sentence.first, min(before, sentence.stop)):
        if tags[at] in "VZA" and doc.quoted[at] < 0:
            found = subject_before(doc, at, sentence.first)
            if found and tags[found[0].first] not in "WT":
                return found[0]
            if tags[at] in "VZ" and at > sentence.first and tags[at - 1] in ">,":
                source = phrase_after(doc, at + 1, sentence.stop)
                if source:
                    return source
    return None


# --------------------------------------------------------------------------------------------- other constructions


def _according(doc: Document, sentence: Stretch, at: int) -> Attribution | None:
    tags, lower = doc.tags, doc.tokens.lower
    if lower[at + 1 : at + 2] != ["to"] or at + 2 >= sentence.stop:
        return None
    source = phrase_after(doc, at + 2, sentence.stop)
    if source is None:
        return None
    cue = Phrase(at, at + 2)
    lead = at == sentence.first or (at - sentence.first <= 2 and tags[at - 1] in "CR,")
    if lead:
        longest = with_modifiers_after(doc, source, sentence.stop)
        commas = [i for i in range(longest.stop - 1, source.stop, -1) if tags[i] == ","]
        appositions = (longest, *(Phrase(source.first, i) for i in commas), source)
        if tags[longest.stop + 1 : longest.stop + 2] in ("A", "V", "Z"):
            appositions = (source,)
        for whole in appositions:
            begin = whole.stop + (whole.stop < sentence.stop and tags[whole.stop] == ",")
            content = Phrase(begin, trimmed(doc, begin, sentence.stop))
            if content.stop > content.first and has_verb(doc, *content):
                return Attribution((content,), cue, whole, "according to")
        return Attribution((content,), cue, source, "according to") if content.stop - content.first > 2 else None
    if not (tags[at - 1] in "WT" and tags[source.stop : source.stop + 1] == "V"):
        source = with_modifiers_after(doc, source, sentence.stop)
    left = Phrase(_left_start(doc, sentence, at - (tags[at - 1] == ",")), trimmed(doc, sentence.first, at))
    if tags[at - 1] == ">" or tags[at - 2 : at] == ">,":
        quote = quotation_at(doc, at - 1 if tags[at - 1] == ">" else at - 2)
        left = _left_content(doc, sentence, quote) if quote else left
    parts = [left]
    if not has_verb(doc, *left) and source.stop < sentence.stop:
        right = Phrase(source.stop + (tags[source.stop] == ","), trimmed(doc, source.stop, sentence.stop))
        if right.stop > right.first:
            parts.append(right)
    return Attribution(tuple(parts), cue, source, "according to") if left.stop > left.first else None


def _told(doc: Document, cue: Cue, sentence: Stretch, at: int) -> Attribution | None:
    """Read "were told that X", "was told by the clerk that X" and "Asked by the judge whether X, he …"."""
    tags, lower = doc.tags, doc.tokens.lower
    if "person" not in cue.takes or at + 1 >= sentence.stop:
        return None
    teller = phrase_after(doc, at + 2, sentence.stop) if lower[at + 1] == "by" else None
    if teller and tags[teller.stop : teller.stop + 2] in (",D", ",P", ",N"):
        teller = with_modifiers_after(doc, teller, sentence.stop)
    first = after_adverbials(doc, teller.stop if teller else at + 1, sentence.stop)
    first += tags[first : first + 2] == ",T"
    if first >= sentence.stop or (lower[at + 1] == "by" and teller is None):
        return None
    if cue.lemma in ASKING:
        stated = teller is not None and lower[first] in ASKED
    else:
        stated = tags[first] == "T" or (tags[first] in "DHNP" and lower[first] not in ASKED)
    if not stated:
        return None
    clause = sentence
    if at <= sentence.first + 1:
        comma = _main_clause_comma(doc, sentence, first)
        clause = Stretch(sentence.first, comma, sentence.paragraph, sentence.breaks) if comma > 0 else sentence
    content = Phrase(first + (tags[first] == "T"), clause_stop(doc, first, clause))
    if content.stop - content.first < 2 or not (tags[first] == "T" or _bare_clause(doc, content)):
        return None
    kind = cue.kind if teller else "hedge"
    return Attribution((content,), Phrase(at, at + 1 + (teller is not None)), teller, "told", kind)


def _in_the_words_of(doc: Document, sentence: Stretch, at: int) -> Attribution | None:
    """Read 'in the words of the prosecutor, Jane Roe, "…"'."""
    source = phrase_after(doc, at + 2, sentence.stop)
    if source is None:
        return None
    source = with_modifiers_after(doc, source, sentence.stop)
    opening = doc.tags.find("<", source.stop, sentence.stop)
    quote = quotation_at(doc, opening) if 0 <= opening <= source.stop + 1 else None
    return Attribution((quote,), Phrase(at - 2, at + 2), source, "according to") if quote else None


def _asked(doc: Document, sentence: Stretch, at: int) -> Attribution | None:
    """Read "Asked by the mayor whether X, she" and "was asked about X"."""
    tags, lower = doc.tags, doc.tokens.lower
    source, begin = None, at + 1
    if lower[begin : begin + 1] == ["by"]:
        source = phrase_after(doc, begin + 1, sentence.stop)
        begin = source.stop if source else begin
    if source is None and (at == sentence.first or not _passive_voice(doc, sentence, at)):
        return None
    begin = after_adverbials(doc, begin, sentence.stop)
    if begin + 1 >= sentence.stop or lower[begin] not in ASKED_ABOUT:
        return None
    begin += lower[begin] == "about"
    stop = clause_stop(doc, begin, sentence)
    if at == sentence.first:
        stop = next((i for i in range(begin, stop) if tags[i] == "," and doc.quoted[i] < 0), stop)
    return (
        Attribution((Phrase(begin, stop),), Phrase(at, at + 1), source, "asked", "question") if stop > begin else None
    )


def _passive(doc: Document, words: Words, sentence: Stretch, at: int) -> Attribution | None:
    """Read "is believed to", "it was reported that", "was accused of", "was criticized by"."""
    tags, lower = doc.tags, doc.tokens.lower
    if at == sentence.first or not _passive_voice(doc, sentence, at) or at + 1 >= sentence.stop:
        return None
    found = subject_before(doc, at, sentence.first)
    if found is None:
        return None
    subject, group = found
    impersonal = lower[subject.first] == "it"
    if lower[at] in words["impersonal_participles"] and not impersonal:
        return None
    cue, after = Phrase(group, at + 1), lower[at + 1]
    stop = clause_stop(doc, at + 1, sentence)
    if after == "that" and impersonal:
        return Attribution((Phrase(at + 2, stop),), cue, None, "passive", "hedge") if stop > at + 2 else None
    if impersonal and tags[at + 1] in "DHNPJ#" and _bare_clause(doc, Phrase(at + 1, stop)):
        return Attribution((Phrase(at + 1, stop),), cue, None, "passive", "hedge")
    if after == "by" and (
        lower[at] in {"seen", "known", "viewed", "expected", "revealed"} or tags[subject.first] in "WT"
    ):
        return None
    if after == "by":
        agent = phrase_after(doc, at + 2, sentence.stop)
        if agent and impersonal and tags[agent.stop : agent.stop + 1] == "T":
            content = Phrase(agent.stop + 1, clause_stop(doc, agent.stop + 1, sentence))
            return Attribution((content,), cue, agent, "passive by") if content.stop > content.first else None
        if agent and lower[at] == "accused" and "of" in lower[agent.first : agent.stop]:
            of = lower.index("of", agent.first)
            charge = Phrase(of, object_stop(doc, of, sentence))
            return Attribution((subject, charge), cue, Phrase(agent.first, of), "passive by", "statement")
        return Attribution((subject,), cue, agent, "passive by", "statement") if agent else None
    if tags[subject.first] in "WT":
        subject = antecedent(doc, subject.first, sentence.first) or subject
    if after in {"to", "as", "of", "for", "with"} or (after == "that" and tags[at + 1] == "T"):
        return Attribution((subject, Phrase(at + 1, stop)), cue, None, "passive", "hedge") if stop > at + 1 else None
    return None


def _noun(doc: Document, words: Words, sentence: Stretch, at: int) -> Attribution | None:
    """Read "his claim that X", "the senator's criticism of X", "expressed hope that X"."""
    tags, lower = doc.tags, doc.tokens.lower
    singular = lower[at][:-3] + "y" if lower[at].endswith("ies") else lower[at].removesuffix("s")
    if at + 2 >= sentence.stop:
        return None
    if tags[at + 1] != "T":
        return _owned_noun(doc, sentence, at) if lower[at].removesuffix("s") in words["owned_nouns"] else None
    content = Phrase(at + 2, clause_stop(doc, at + 2, sentence))
    if not has_verb(doc, *content) or tags[at + 2] in "AVZ":
        return None
    i = at - 1
    while i >= sentence.first and tags[i] in "JNG":
        i -= 1
    cue = Phrase(i + 1, at + 2)
    ownerless = Attribution((content,), cue, None, "noun", "hedge") if singular in words["hedge_nouns"] else None
    if i < sentence.first:
        return ownerless
    if tags[i] == "S" and i > sentence.first:
        return Attribution((content,), cue, Phrase(phrase_start(doc, i - 1, sentence.first), i), "noun")
    if tags[i] == "D":
        if lower[i] in {"his", "her", "their", "its", "my", "our"}:
            return Attribution((content,), cue, Phrase(i, i + 1), "noun")
        i -= 1
    verb = i - (lower[i] == "to" and lower[i - 1] in ARRIVING)
    if verb > sentence.first and (lower[verb] in MAKING or tags[verb] in "VZ"):
        found = subject_before(doc, verb, sentence.first)
        if found is not None:
            return Attribution((content,), Phrase(found[1], at + 1), found[0], "noun")
    return ownerless


def _owned_noun(doc: Document, sentence: Stretch, at: int) -> Attribution | None:
    """Read "the senator's criticism of the plan", "their calls for reform"."""
    tags, lower = doc.tags, doc.tokens.lower
    if (
        lower[at + 1] not in {"of", "for", "about", "against", "to", "on", "over"}
        or doc.quoted[at] >= 0
        or lower[at + 2] in TIMES
    ):
        return None
    i = at - 1
    while i > sentence.first and tags[i] in "JNG":
        i -= 1
    if tags[i] == "S" and i > sentence.first:
        source = Phrase(phrase_start(doc, i - 1, sentence.first), i)
    elif lower[i] in {"his", "her", "their"}:
        source = Phrase(i, i + 1)
    else:
        verb = i - (tags[i] in "DX")
        found = subject_before(doc, verb, sentence.first) if lower[verb] in MAKING and verb > sentence.first else None
        if found is None:
            return None
        source, i = found[0], found[1] - 1
    content = Phrase(at + 2, object_stop(doc, at + 2, sentence))
    return Attribution((content,), Phrase(i + 1, at + 2), source, "noun") if content.stop > content.first else None


def _adverb(doc: Document, sentence: Stretch, at: int) -> Attribution | None:
    """Read "reportedly" and its kin: the clause they stand in rests on nobody."""
    tags = doc.tags
    begin = at
    while (
        begin > sentence.first
        and tags[begin - 1] not in ";:<"
        and not (tags[begin - 1] == "C" and begin < at and has_verb(doc, sentence.first, begin - 1))
    ):
        begin -= 1
    if begin < at and tags[begin] in ",":
        begin += 1
    stop = clause_stop(doc, at + 1, sentence) if at + 1 < sentence.stop else at
    parts = [part for part in (Phrase(begin, at), Phrase(at + 1, stop)) if part.stop > part.first]
    return Attribution(tuple(parts), Phrase(at, at + 1), None, "adverb", "hedge") if parts else None


def _adjective(doc: Document, sentence: Stretch, at: int, attitude: bool) -> Attribution | None:
    """Read "is confident that X", "was worried about X"."""
    tags, lower = doc.tags, doc.tokens.lower
    about = attitude and lower[at + 1 : at + 2] in (["of"], ["about"], ["over"])
    if at + 1 >= sentence.stop or (tags[at + 1] not in "TDHP" and not about):
        return None
    i = at - 1
    while i > sentence.first and tags[i] in "RX":
        i -= 1
    if tags[i] != "A" and lower[i] not in {
        "feel",
        "feels",
        "felt",
        "seems",
        "seemed",
        "remain",
        "remains",
        "remained",
    }:
        return None
    found = subject_before(doc, i, sentence.first)
    if found is None:
        return None
    begin = at + 1 + (about or tags[at + 1] == "T")
    content = Phrase(begin, (object_stop if about else clause_stop)(doc, begin, sentence))
    if content.stop <= content.first or not (about or _bare_clause(doc, content)):
        return None
    if lower[found[0].first] == "it":
        return Attribution((content,), Phrase(found[1], at + 1), None, "adjective", "hedge")
    return Attribution((content,), Phrase(found[1], at + 1), found[0], "adjective", "belief")
