"""Cue verbs: which use of the verb it is, whose it is, and what it says."""

from __future__ import annotations

from msgspec.structs import replace

from attrib.attributions.attribution import Attribution
from attrib.attributions.complements import (
    ASKING,
    INTERROGATIVES,
    INVERTING,
    after_addressee,
    clause_around,
    left_content,
    main_clause_comma,
    only_relative,
    read_complement,
    resumed_after,
    right_of_mark,
)
from attrib.attributions.passives import COPULAS, passive_voice, read_told
from attrib.english import Cue
from attrib.grammar import (
    Phrase,
    Stretch,
    after_adverbials,
    clause_stop,
    has_verb,
    main_subject,
    opening_phrase,
    phrase_after,
    phrase_start,
    quotation_at,
    subject_before,
    trimmed,
    with_modifiers_after,
)
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    AFTER_QUOTATION,
    AUXILIARY,
    AUXILIARY_OR_PRESENT,
    BEFORE_PARTICIPLE,
    BETWEEN_QUOTATION_AND_CUE,
    CLOSING_QUOTE,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    FINITE,
    FULL_STOP,
    GERUND,
    NAME,
    NEGATION,
    NOUN,
    NOUNS,
    OBJECT_PRONOUN,
    OF,
    OPENING_QUOTE,
    OPENS_ADVERBIAL,
    OPENS_CONTENT,
    OWNED,
    PAST,
    PAUSES,
    PREPOSITION_OR_TO,
    RELATIVE,
    RESUMES_MAIN,
    SEMICOLON,
    STOPS,
    SUBJECT_HEADS,
    SUBJECT_PRONOUN,
    SUBJECT_RELATIVES,
    SUBORDINATOR,
    THAT,
    TO,
)

SUPPOSING = frozenset("would could might may should must can".split())
TIME_LINKS = frozenset("after before since as until".split())
ISSUED = frozenset(
    "statement statements letter letters release tweet tweets post posts email emails memo note ad ads video".split()
)
"""What its issuer says in it: the issuer is the source."""
QUOTING = frozenset(["quotation"])
PRONOMINAL = frozenset("half both many some all several most few this these those another each neither either".split())
REFUSING = frozenset("declined declines declining refused refuses refusing".split())
REFUSED = frozenset("confirm deny say discuss comment answer elaborate disclose reveal specify".split())
"""Who declines to do so says nothing."""
UNNAMED = frozenset(["anonymity", "anonymous", "anonymously", "unnamed", "named", "identified"])
"""Words of asking for anonymity; what follows them after "because" is the reason for it, and no claim."""
REFRAINING = frozenset("refrain refrains refrained refraining barred prevented stopped kept banned dissuaded".split())
"""Who is kept "from endorsing" something does not endorse it."""


def read_verb(doc: Document, sentence: Stretch, at: int, speaking: Attribution | None) -> Attribution | None:
    """Read a cue verb: which of its uses, whose, and of what."""
    tags, lower = doc.tags, doc.tokens.lower
    form = doc.words.cues[lower[at]]
    tag = tags[at]
    if tag == NOUN and not _verb_after_all(doc, sentence, at, form.inflections):
        return None
    if (
        tag == ADJECTIVE
        or (tag == NAME and at != sentence.first)
        or (tag == PAST and at > sentence.first and tags[at - 1] in OWNED + OF and lower[at - 1] not in PRONOMINAL)
    ):
        return None
    usable = [
        cue
        for cue in form.cues
        if not cue.particles or tuple(lower[at + 1 : at + 1 + len(cue.particles)]) == cue.particles
    ]
    if not usable:
        return None
    perfect = at > sentence.first and lower[at - 1] == "having" and (at - 1 == sentence.first or tags[at - 2] == COMMA)
    if ("ing" in form.inflections and tag == GERUND) or perfect:
        return _participle(doc, usable, sentence, at, speaking)
    if at > sentence.first and tags[at - 1] == TO:
        return _with_subject(doc, usable, sentence, at, infinitive=True)
    if at > sentence.first and tags[at - 1] == COMMA and lower[at + 1 : at + 2] == ["as"]:
        return (
            _with_subject(doc, usable, sentence, at, infinitive=False)
            if CLOSING_QUOTE in tags[sentence.first : at]
            else None
        )
    if lower[at] == "told" and lower[max(0, at - 1)] == "all":
        return None
    if at > sentence.first and passive_voice(doc, sentence, at):
        return read_told(doc, usable[0], sentence, at)
    if lower[at + 1 : at + 2] == ["by"] and (at == sentence.first or tags[at - 1] in COMMA + SUBORDINATOR):
        told = read_told(doc, usable[0], sentence, at)
        if told is not None:
            return told
    return _with_subject(doc, usable, sentence, at, infinitive=False)


def _verb_after_all(doc: Document, sentence: Stretch, at: int, inflections: frozenset[str]) -> bool:
    """Tell whether a word tagged as a noun is a verb: "Jones says the", "officials claim that"."""
    tags, lower = doc.tags, doc.tokens.lower
    if at + 1 >= sentence.stop or at == sentence.first:
        return False
    before, after = tags[at - 1], tags[at + 1]
    if before in NOUNS + SUBJECT_PRONOUN and (
        after in OPENS_CONTENT or (after == COMMA and doc.tag(at + 2) == OPENING_QUOTE)
    ):
        return True
    if (
        after in STOPS
        and before in NOUNS + SUBJECT_PRONOUN
        and inflections & {"s", "base"}
        and COMMA in tags[max(sentence.first, at - 8) : at]
    ):
        return True
    if after == THAT and lower[at] in {"say", "says"}:
        return True
    return before in SUBJECT_HEADS + ADVERB and after in SUBJECT_RELATIVES and "ing" not in inflections


def _with_subject(
    doc: Document, cues: list[Cue], sentence: Stretch, at: int, *, infinitive: bool
) -> Attribution | None:
    tags, lower = doc.tags, doc.tokens.lower
    after_quote = _after_quotation(doc, sentence, at)
    inverted = None
    found = None
    opens = doc.tokens.forms[at][0].isupper()
    if after_quote is not None and tags[at - 1] in AFTER_QUOTATION and not opens:
        inverted = _inverted(doc, cues, sentence, at, after_quote)
        if inverted:
            return inverted
    found = subject_before(doc, at, sentence.first)
    if found is None or (tags[at - 1] == COMMA and not infinitive):
        inverted = inverted or _inverted_clause(doc, cues, sentence, at)
        if inverted:
            return inverted
    if found is None or (infinitive and not _carries_on(doc, at)):
        return None
    subject, group = found
    if lower[subject.first - 1] == "because" and not UNNAMED.isdisjoint(lower[sentence.first : subject.first]):
        return None
    asked = at + 1 < sentence.stop and lower[at + 1] in INTERROGATIVES
    if lower[at] in REFUSED and not asked and not REFUSING.isdisjoint(lower[subject.stop : at]):
        return None
    negated = _negated(doc, group, at)
    if _denied(doc, sentence, subject) or (_supposed(doc, group, at) and not negated):
        return None
    if subject.first - 1 == sentence.first and lower[sentence.first] == "as":
        return _as_reported(doc, cues, sentence, at, subject, group)
    if subject.first - 2 > sentence.first and tags[subject.first - 2] == COMMA and lower[subject.first - 1] == "as":
        added = _as_added(doc, cues, sentence, at, subject, group)
        if added:
            return added
    clause = _own_clause(doc, sentence, subject, at)
    for cue in cues:
        attribution = read_complement(doc, cue, clause, at, subject, group)
        if attribution is not None:
            if cue.kind == "statement" and lower[max(sentence.first, subject.first - 1)] == "if":
                return None
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
        stop = after_addressee(doc, stop, sentence.stop)
    stop = after_adverbials(doc, stop, sentence.stop)
    if not any("quotation" in cue.takes for cue in cues) or stop >= sentence.stop or doc.tags[stop] != COMMA:
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
    follows = doc.tags[right] if right < sentence.stop else FULL_STOP
    if not any("clause" in cue.takes for cue in cues) or follows not in PAUSES + FULL_STOP + SEMICOLON:
        return None
    parts = clause_around(doc, sentence, Phrase(sentence.first, subject.first - 2), right)
    if (
        len(parts) > 1
        and doc.tags[parts[0].first] in CONJUNCTION + SUBORDINATOR + ADVERB
        and not has_verb(doc, *parts[0])
    ):
        parts = parts[1:]
    return Attribution(parts, Phrase(group, right), subject, "parenthetical", cues[0].kind) if parts else None


def _carries_on(doc: Document, at: int) -> bool:
    """Tell whether an infinitive is said of its subject, "went on to say", not ruled out, "forbidden to say"."""
    tags, lower = doc.tags, doc.tokens.lower
    verb = at - 2
    while verb > 0 and tags[verb] in OPENS_ADVERBIAL:
        verb -= 1
    if tags[verb] == ADJECTIVE:
        return lower[verb] in {"quick", "eager", "first", "keen"}
    return lower[verb] == "expected" or not (
        tags[verb] == PAST
        and verb > 0
        and ((tags[verb - 1] == AUXILIARY and lower[verb - 1] in COPULAS) or lower[verb - 1] == "not")
    )


def _own_clause(doc: Document, sentence: Stretch, subject: Phrase, at: int) -> Stretch:
    """Cut a sentence off after the subordinate clause that a cue stands in.

    "When she accused him, he left"; "nurses, because they feared revenge, described".
    """
    tags, lower = doc.tags, doc.tokens.lower
    before = subject.first - 1
    if (
        before > sentence.first
        and tags[before] == DASH
        and tags.count(DASH, at, sentence.stop) == 1
        and has_verb(doc, sentence.first, before)
    ):
        return replace(sentence, stop=tags.index(DASH, at, sentence.stop))
    if before > sentence.first and tags[before] == RELATIVE and not has_verb(doc, sentence.first, before):
        return opening_phrase(doc, at, sentence)
    subordinate = before >= sentence.first and (tags[before] == SUBORDINATOR or lower[before] in TIME_LINKS)
    if not subordinate:
        return sentence
    resuming = RESUMES_MAIN if before <= sentence.first + 1 else RESUMES_MAIN + PAST + AUXILIARY
    for i in range(at + 1, sentence.stop - 1):
        if tags[i] == COMMA and doc.quoted[i] < 0 and tags[i + 1] in resuming:
            return Stretch(sentence.first, i, sentence.paragraph, sentence.breaks)
    return sentence


def _negated(doc: Document, group: int, at: int) -> bool:
    lower = doc.tokens.lower
    return any(doc.tags[i] == NEGATION or lower[i].endswith("n't") for i in range(group, at))


def _after_quotation(doc: Document, sentence: Stretch, at: int) -> Phrase | None:
    """Give the quotation that ends right before token `at`, or before a comma there."""
    i = at - 1
    while i > sentence.first and doc.tags[i] in BETWEEN_QUOTATION_AND_CUE:
        i -= 1
    if i >= 0 and doc.tags[i] == CLOSING_QUOTE:
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
    if doc.tag(source.stop) in AUXILIARY_OR_PRESENT:
        return None
    source = with_modifiers_after(doc, source, sentence.stop)
    content = left_content(doc, sentence, quote)
    resumed = resumed_after(doc, source.stop, sentence)
    return Attribution((content, *resumed), Phrase(at, stop), source, "quotation", cue.kind)


def _inverted_clause(doc: Document, cues: list[Cue], sentence: Stretch, at: int) -> Attribution | None:
    """Read "The talks had failed, said Jane Roe" and "Said Jones: …"."""
    tags = doc.tags
    cue = next((cue for cue in cues if cue.lemma in INVERTING and not cue.particles), None)
    if cue is None or (at > sentence.first and tags[at - 1] != COMMA):
        return None
    source = phrase_after(doc, at + 1, sentence.stop)
    if (
        source is None
        or tags[source.first] == OBJECT_PRONOUN
        or (tags[source.first] == ADVERB and tags[at - 1] == COMMA)
    ):
        return None
    if at == sentence.first:
        marks = COLON if cue.lemma in ASKING and doc.tag(source.stop + 1) != OPENING_QUOTE else COLON + COMMA
        if source.stop < sentence.stop and tags[source.stop] in marks:
            rest = right_of_mark(doc, source.stop, sentence)
            return Attribution(rest, Phrase(at, at + 1), source, "inverted", cue.kind) if rest else None
        return None
    content = Phrase(sentence.first, trimmed(doc, sentence.first, at))
    ends = source.stop >= sentence.stop or (tags[source.stop] == FULL_STOP and cue.lemma == "say")
    if doc.tag(source.stop) == COMMA and not has_verb(doc, *content):
        right = Phrase(source.stop + 1, clause_stop(doc, source.stop + 1, sentence))
        if doc.tag(right.first) in FINITE and right.stop > right.first:
            return Attribution((content, right), Phrase(at, at + 1), source, "inverted", cue.kind)
    resumed = resumed_after(doc, source.stop, sentence)
    if resumed and content.stop - content.first <= 2 and not has_verb(doc, *content):
        return Attribution(resumed, Phrase(at, at + 1), source, "inverted", cue.kind)
    if only_relative(doc, content) or _only_describes(doc, content) or not (ends or has_verb(doc, *content)):
        return None
    clause = tags[source.stop : source.stop + 2]
    if (
        clause[:1] in tuple(AUXILIARY_OR_PRESENT + NEGATION)
        or (clause[:1] == PAST and clause[1:] not in tuple(PREPOSITION_OR_TO + ADVERB))
        or doc.tokens.lower[source.first] in doc.words.occasions
    ):
        return None
    source = with_modifiers_after(doc, source, sentence.stop)
    more = resumed_after(doc, source.stop, sentence)
    if not more and tags[source.stop : source.stop + 2] in (COMMA + CONJUNCTION, COMMA + SUBORDINATOR):
        more = clause_around(doc, sentence, content, source.stop)[1:]
    return Attribution((content, *more), Phrase(at, at + 1), source, "inverted", cue.kind)


def _only_describes(doc: Document, content: Phrase) -> bool:
    """Tell whether a stretch is a noun and a participle beside it: "An internal memo, seen by the paper"."""
    tags = doc.tags
    verbs = [at for at in range(*content) if tags[at] in FINITE]
    return bool(verbs) and all(tags[at] == PAST and tags[at - 1] == COMMA for at in verbs)


def _participle(
    doc: Document, cues: list[Cue], sentence: Stretch, at: int, speaking: Attribution | None
) -> Attribution | None:
    """Read "…, adding that X" and "a letter warning of X".

    The subject is who spoke before, the noun before, or the sentence's own.
    """
    tags, lower = doc.tags, doc.tokens.lower
    i = at - 1
    while i > sentence.first and (tags[i] in ADVERBIAL or (lower[i] == "having" and tags[i - 1] == COMMA)):
        i -= 1
    subject: Phrase | None = None
    opening = at == sentence.first or (
        at == sentence.first + 1 and (tags[at - 1] in OPENS_ADVERBIAL or lower[at - 1] == "having")
    )
    if i >= sentence.first and tags[i] == AUXILIARY and not opening:
        found = subject_before(doc, at, sentence.first)
        subject = found[0] if found else None
        if subject is not None and lower[i] in {"are", "were"} and lower[subject.first] in {"a", "an", "this"}:
            subject = _many_before(doc, sentence, subject)
    elif lower[i] == "from" and not REFRAINING.isdisjoint(lower[max(sentence.first, i - 3) : i]):
        return None
    elif opening:
        comma = main_clause_comma(doc, sentence, at)
        subject = phrase_after(doc, comma + 1, sentence.stop) if comma > 0 else None
        sentence = Stretch(sentence.first, comma, sentence.paragraph, sentence.breaks) if subject else sentence
    elif (
        i >= sentence.first
        and tags[i] in NOUNS
        and (
            (lower[i] in doc.words.speaking_nouns and lower[i] not in ISSUED)
            or _after_with(doc, sentence, i)
            or (tags[i] == NAME and i == sentence.first)
        )
    ):
        subject = Phrase(phrase_start(doc, i, sentence.first), i + 1)
    elif i >= sentence.first and tags[i] in BEFORE_PARTICIPLE:
        if speaking is not None and speaking.source is not None and tags[i] not in NOUNS:
            subject = speaking.source
        else:
            subject = main_subject(doc, sentence, at)
            if subject is None and tags[i] in NOUNS:
                subject = Phrase(phrase_start(doc, i, sentence.first), i + 1)
    if subject is None or (cues[0].lemma == "read" and subject.stop != at):
        return None
    for cue in cues:
        attribution = read_complement(doc, cue, sentence, at, subject, at, apart=subject.stop < at)
        if attribution is not None and attribution.content[0].first > at:
            return None if opening and attribution.construction == "object" else attribution
    return None


def _many_before(doc: Document, sentence: Stretch, one: Phrase) -> Phrase:
    """Find the plural that "are" agrees with: "groups that run on a platform are hailing", not the platform."""
    first = phrase_after(doc, sentence.first, one.first)
    many = (
        first is not None
        and CONJUNCTION not in doc.tags[one.first : one.stop]
        and doc.tokens.lower[first.stop - 1][-1] == "s"
    )
    return first if first is not None and many else one


def _after_with(doc: Document, sentence: Stretch, at: int) -> bool:
    """Tell whether a noun phrase has its own participle: "with some polls indicating that"."""
    first = phrase_start(doc, at, sentence.first)
    return (first > sentence.first and doc.tokens.lower[first - 1] == "with") or doc.tokens.lower[first] == "with"
