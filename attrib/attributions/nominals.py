"""Cues that are no verbs: "according to", "in the words of", "her claim that", "reportedly", "is certain that"."""

from __future__ import annotations

from attrib.attributions.attribution import Attribution
from attrib.attributions.complements import bare_clause, left_content, left_start
from attrib.grammar import (
    Phrase,
    Stretch,
    clause_stop,
    first_verb,
    has_verb,
    object_stop,
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
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    BEFORE_VERB,
    CLOSING_QUOTE,
    COLON,
    COMMA,
    CONJUNCTION,
    DESCRIBERS,
    DETERMINER,
    FINITE,
    GERUND,
    JOINING,
    NEGATION,
    NOUNS,
    OPENING_QUOTE,
    OPENS_BELIEVED,
    OWNED_DESCRIBERS,
    PAST,
    POSSESSIVE,
    RELATIVE,
    RELATIVES,
    SEMICOLON,
    THAT,
    VERB_FORMS,
    VERB_GROUP,
    VERBS,
)

RELATIVE_GOES_ON = frozenset(COMMA + tag for tag in VERB_GROUP)
"""What follows the source in "who, according to police, stepped in"."""
ARRIVING = frozenset("come comes came coming".split())
MAKING = frozenset(
    """express expressed expresses expressing voice voiced voices voicing make made makes making issue issued issues
    issuing repeat repeated repeating reiterate reiterated give gave gives giving raise raised raising raises offer
    offered have has had share shared denied deny denies denying reject rejected rejects rejecting dismissed dismiss
    dismissing repeats reiterates come comes came coming reach reaches reached""".split()
)


def read_according(doc: Document, sentence: Stretch, at: int) -> Attribution | None:
    """Read "according to X, Y" and "Y, according to X"."""
    tags, lower = doc.tags, doc.tokens.lower
    if lower[at + 1 : at + 2] != ["to"] or at + 2 >= sentence.stop:
        return None
    source = phrase_after(doc, at + 2, sentence.stop)
    if source is None:
        return None
    cue = Phrase(at, at + 2)
    lead = at == sentence.first or (at - sentence.first <= 2 and tags[at - 1] in JOINING + ADVERB)
    if lead:
        longest = with_modifiers_after(doc, source, sentence.stop)
        commas = [i for i in range(longest.stop - 1, source.stop, -1) if tags[i] == COMMA]
        appositions = (longest, *(Phrase(source.first, i) for i in commas), source)
        if doc.tag(longest.stop + 1) in FINITE:
            appositions = (source,)
        for whole in appositions:
            begin = whole.stop + (whole.stop < sentence.stop and tags[whole.stop] == COMMA)
            content = Phrase(begin, trimmed(doc, begin, sentence.stop))
            if content.stop > content.first and has_verb(doc, *content):
                return Attribution((content,), cue, whole, "according to")
        return Attribution((content,), cue, source, "according to") if content.stop - content.first > 2 else None
    if tags[at - 2 : at] == RELATIVE + COMMA and tags[source.stop : source.stop + 2] in RELATIVE_GOES_ON:
        first, stop = source.stop + 1, clause_stop(doc, source.stop + 1, sentence)
        stop = next((i for i in range(first, stop - 1) if tags[i] == COMMA and tags[i + 1] in FINITE), stop)
        return Attribution((Phrase(first, stop),), cue, source, "according to")
    if not (tags[at - 1] in RELATIVES and doc.tag(source.stop) == PAST):
        source = with_modifiers_after(doc, source, sentence.stop)
    left = Phrase(left_start(doc, sentence, at - (tags[at - 1] == COMMA)), trimmed(doc, sentence.first, at))
    if tags[at - 1] == CLOSING_QUOTE or tags[at - 2 : at] == CLOSING_QUOTE + COMMA:
        quote = quotation_at(doc, at - 1 if tags[at - 1] == CLOSING_QUOTE else at - 2)
        left = left_content(doc, sentence, quote) if quote else left
    parts = [left]
    if not has_verb(doc, *left) and source.stop < sentence.stop:
        right = Phrase(source.stop + (tags[source.stop] == COMMA), trimmed(doc, source.stop, sentence.stop))
        if right.stop > right.first:
            parts.append(right)
    return Attribution(tuple(parts), cue, source, "according to") if left.stop > left.first else None


def read_in_the_words_of(doc: Document, sentence: Stretch, at: int) -> Attribution | None:
    """Read 'in the words of the prosecutor, Jane Roe, "…"'."""
    source = phrase_after(doc, at + 2, sentence.stop)
    if source is None:
        return None
    source = with_modifiers_after(doc, source, sentence.stop)
    source = Phrase(source.first, trimmed(doc, source.first, source.stop))
    opening = doc.tags.find(OPENING_QUOTE, source.stop, sentence.stop)
    quote = quotation_at(doc, opening) if 0 <= opening <= source.stop + 1 else None
    return Attribution((quote,), Phrase(at - 2, at + 2), source, "according to") if quote else None


def read_noun(doc: Document, sentence: Stretch, at: int) -> Attribution | None:
    """Read "his claim that X", "the senator's criticism of X", "expressed hope that X"."""
    tags, lower = doc.tags, doc.tokens.lower
    singular = lower[at][:-3] + "y" if lower[at].endswith("ies") else lower[at].removesuffix("s")
    if at + 2 >= sentence.stop:
        return None
    if tags[at + 1] != THAT:
        return _owned_noun(doc, sentence, at) if lower[at].removesuffix("s") in doc.words.owned_nouns else None
    if (tags[at] in VERBS and tags[at - 1] in AUXILIARY + NEGATION) or (
        singular == "ground" and "on" not in lower[at - 3 : at]
    ):
        return None
    clause = sentence if has_verb(doc, sentence.first, at) else opening_phrase(doc, at, sentence)
    content = Phrase(at + 2, clause_stop(doc, at + 2, clause))
    if not has_verb(doc, *content) or tags[at + 2] in FINITE:
        return None
    i = at - 1
    while i >= sentence.first and (tags[i] in DESCRIBERS or (tags[i] == GERUND and tags[i - 1] not in NOUNS)):
        i -= 1
    cue = Phrase(i + 1, at + 2)
    ownerless = Attribution((content,), cue, None, "noun", "hedge") if singular in doc.words.hedge_nouns else None
    if i < sentence.first:
        return ownerless
    if tags[i] == POSSESSIVE and i > sentence.first:
        return Attribution((content,), cue, Phrase(phrase_start(doc, i - 1, sentence.first), i), "noun")
    if tags[i] == DETERMINER:
        if lower[i] in {"his", "her", "their", "its", "my", "our"}:
            return Attribution((content,), cue, Phrase(i, i + 1), "noun")
        i -= 1
    verb = i - (lower[i] == "to" and lower[i - 1] in ARRIVING)
    if verb > sentence.first and (lower[verb] in MAKING or tags[verb] in VERB_FORMS):
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
        or lower[at + 2] in doc.words.times
    ):
        return None
    i = at - 1
    while i > sentence.first and tags[i] in OWNED_DESCRIBERS:
        i -= 1
    if tags[i] == POSSESSIVE and i > sentence.first:
        source = Phrase(phrase_start(doc, i - 1, sentence.first), i)
    elif lower[i] in {"his", "her", "their"}:
        source = Phrase(i, i + 1)
    else:
        verb = i - (tags[i] in DETERMINER + NEGATION)
        found = subject_before(doc, verb, sentence.first) if lower[verb] in MAKING and verb > sentence.first else None
        if found is None:
            return None
        source, i = found[0], found[1] - 1
    content = Phrase(at + 2, object_stop(doc, at + 2, sentence))
    return Attribution((content,), Phrase(i + 1, at + 2), source, "noun") if content.stop > content.first else None


def read_adverb(doc: Document, sentence: Stretch, at: int) -> Attribution | None:
    """Read "reportedly" and its kin: the clause they stand in rests on nobody."""
    tags = doc.tags
    begin = _clause_start(doc, sentence, at)
    if begin < at and tags[begin] == COMMA:
        begin += 1
    stop = clause_stop(doc, at + 1, sentence) if at + 1 < sentence.stop else at
    relative = tags.rfind(RELATIVE, begin, at)
    if relative > begin and tags[relative - 1] == COMMA and set(tags[relative + 1 : at]) <= set(BEFORE_VERB):
        begin = relative
        stop = next((i for i in range(at + 1, stop) if tags[i] == COMMA and doc.quoted[i] < 0), stop)
    parts = [part for part in (Phrase(begin, at), Phrase(at + 1, stop)) if part.stop > part.first]
    return Attribution(tuple(parts), Phrase(at, at + 1), None, "adverb", "hedge") if parts else None


def _clause_start(doc: Document, sentence: Stretch, at: int) -> int:
    """Find where the clause of an adverb begins: after a mark, or after an "and" that has a verb before it."""
    verb = first_verb(doc, sentence.first, at)
    joined = doc.tags.rfind(CONJUNCTION, verb + 1, at - 1)
    return max(
        sentence.first,
        joined + 1,
        *(doc.tags.rfind(mark, sentence.first, at) + 1 for mark in (SEMICOLON, COLON, OPENING_QUOTE)),
    )


def read_adjective(doc: Document, sentence: Stretch, at: int, attitude: bool) -> Attribution | None:
    """Read "is confident that X", "was worried about X"."""
    tags, lower = doc.tags, doc.tokens.lower
    about = attitude and lower[at + 1 : at + 2] in (["of"], ["about"], ["over"])
    if at + 1 >= sentence.stop or (tags[at + 1] not in OPENS_BELIEVED and not about):
        return None
    i = at - 1
    while i > sentence.first and tags[i] in ADVERBIAL:
        i -= 1
    if tags[i] != AUXILIARY and lower[i] not in {
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
    begin = at + 1 + (about or tags[at + 1] == THAT)
    content = Phrase(begin, (object_stop if about else clause_stop)(doc, begin, sentence))
    if content.stop <= content.first or not (about or bare_clause(doc, content)):
        return None
    if lower[found[0].first] == "it":
        return Attribution((content,), Phrase(found[1], at + 1), None, "adjective", "hedge")
    return Attribution((content,), Phrase(found[1], at + 1), found[0], "adjective", "belief")
