"""Where contents end: with their clause, or at what breaks a sentence."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from attrib.english import is_negated
from attrib.grammar.finder import finder
from attrib.grammar.joined_verbs import after_conjunction, cue_at, has_particles, joined_cue
from attrib.grammar.modifiers import clause_follows
from attrib.grammar.stretches import Stretch, trimmed
from attrib.grammar.walks import walk_right
from attrib.text import Document
from attrib.text.document import Sentence, remembered
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    ADVERB_OR_PAST,
    AUXILIARY,
    BEFORE_NEW_QUOTATION,
    BEFORE_VERB,
    CLOSING_QUOTE,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    FINITE,
    GERUND,
    MAY_BREAK,
    NEGATION,
    NOUNS,
    NUMBER,
    OPENING_QUOTE,
    OPENS_NOUN_PHRASE,
    PAST,
    PAUSES,
    PHRASE,
    PHRASE_WITH_OF,
    PREPOSITION,
    RELATIVES,
    SEMICOLON,
    SENTENCE_PARTS,
    SUBJECT_PRONOUN,
    THAT,
    TO,
    VERBS,
)

Break = Callable[[Document, Sentence, int], bool]
"""Tells whether a content breaks off at a mark or conjunction of a sentence."""
LONGEST_UNSAID = 3
"""Tokens of what somebody would not do who says no more: "give any details"."""
LONGEST_OTHER = 10
"""Tokens up to the verb of another who speaks: "with the council adding"."""


@remembered
def breaks_in(doc: Document, sentence: Sentence) -> tuple[int, ...]:
    """Give where contents in a sentence must break off; asked only where one ends by nothing else."""
    marks = MAY_BREAK.finditer(doc.tags, sentence.first + 2, sentence.stop - 1)
    return tuple(at for mark in marks if (at := _break_at(doc, sentence, mark.start())) is not None)


def _break_at(doc: Document, sentence: Sentence, mark: int) -> int | None:
    """Give the token with which what comes after a break begins; None where a mark breaks nothing."""
    if doc.tags[mark] == CLOSING_QUOTE:
        return mark + 1 if _breaks_after_quotation(doc, sentence, mark) else None
    if doc.quoted[mark] >= 0:
        return None
    following = AFTER_COMMA.get(doc.tags[mark + 1], ()) if doc.tags[mark] == COMMA else ()
    for breaks in (*BREAKS_AT[doc.tags[mark]], *following):
        if breaks(doc, sentence, mark):
            return mark
    return None


# --- the breaks ------------------------------------------------------------------------------------------------


def _breaks_after_quotation(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She called it “a sham,” | adding that it would fail", "Asked whether it was “a sham,” | she left"."""
    if doc.tags[mark - 1] != COMMA:
        return False
    asked = doc.tokens.lower[sentence.first] in doc.words.asked_participles
    if asked and (doc.tags[mark + 1] == SUBJECT_PRONOUN or clause_follows(doc, mark + 1, sentence.stop)):
        return True
    if doc.tags[mark + 1] == GERUND or _summed_up(doc, sentence, mark):
        return True
    return _but(doc, sentence, mark) or joined_cue(doc, sentence, mark)


def _semicolon(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | ; the council disagreed"."""
    return doc.tags[mark] == SEMICOLON


def _according(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , according to the minutes"."""
    return doc.tokens.lower[mark + 1] == "according"


def _conceding(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , although nobody asked", "She said it failed | , even as she built it"."""
    return finder(doc.words.conceding).longest(doc.tokens.lower, mark + 1, mark + 3) is not None


def _new_clause(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , and the council left"."""
    tags, at = doc.tags, mark + 2
    if doc.tokens.lower[mark + 1] != "and":
        return False
    opens = tags[at] in NOUNS + NUMBER + DETERMINER + ADJECTIVE and (
        clause_follows(doc, at, sentence.stop) or _acts_as_described(doc, at, sentence.stop)
    )
    return opens or (tags[at] == SUBJECT_PRONOUN and doc.tokens.lower[at] != "there")


def _acts_as_described(doc: Document, at: int, stop: int) -> bool:
    """Tell whether what a gerund describes has a verb of its own: "a petition calling for a vote [had] begun"."""
    gerund = walk_right(doc, PHRASE_WITH_OF, at, stop)
    if doc.tags[gerund] != GERUND:
        return False
    within = range(gerund + 1, min(stop, gerund + LONGEST_OTHER))
    verb = next((i for i in within if doc.tags[i] in FINITE and doc.tags[i - 1] != TO), gerund)
    return doc.tags[verb] == AUXILIARY and {*RELATIVES, *SUBJECT_PRONOUN, COMMA}.isdisjoint(doc.tags[gerund:verb])


def _but(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She said it is | , but left", "She said it was | but did not go", not "She said it was but would go"."""
    tags, lower = doc.tags, doc.tokens.lower
    if "but" not in lower[mark : mark + 2]:
        return False
    at = after_conjunction(doc, sentence, mark)
    if at is None or lower[at - 1] != "but":
        return False
    if lower[at] in doc.words.modals:
        return _would_not_say(doc, at + 1)
    if "only" in lower[sentence.first : mark] or lower[at] in doc.words.corrections:
        return False
    if is_negated(doc.words, lower[sentence.first : mark]) and _ends_as_phrase(doc, at, sentence.stop):
        return False
    resumes = tags[at] in ADVERB_OR_PAST + AUXILIARY
    return resumes or tags[mark] in COMMA + CLOSING_QUOTE


def _ends_as_phrase(doc: Document, at: int, stop: int) -> bool:
    """Tell whether a noun phrase is all that follows: "said it was no strike, but [a shutdown]."."""
    end = walk_right(doc, PHRASE_WITH_OF, at, stop)
    return end > at and (end >= stop - 1 or doc.tags[end] in SENTENCE_PARTS)


def _would_not_say(doc: Document, at: int) -> bool:
    """Tell whether what follows a modal is a refusal to say more: "would [not elaborate]", "could [not say] when"."""
    verb = walk_right(doc, ADVERB, at + 1, at + 3)
    unsaid = finder(doc.words.unsaid).longest(doc.tokens.lower, verb, verb + LONGEST_UNSAID)
    return doc.tags[at] == NEGATION and unsaid is not None


def _summed_up(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , a claim the council denies", "She said it was “dead” | , a phrase she likes"."""
    lower, words = doc.tokens.lower, doc.words
    if lower[mark + 1] not in {"a", "an"}:
        return False
    quoted = CLOSING_QUOTE in doc.tags[mark - 1 : mark + 1]
    return lower[mark + 2] in words.cue_noun_forms or (quoted and lower[mark + 2] in words.phrase_nouns)


def _past_after_comma(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "The plan would fail | , warned the mayor"."""
    if doc.tags[mark : mark + 2] != COMMA + PAST:
        return False
    form = cue_at(doc, mark + 1)
    if form is None or "past" not in form.inflections or doc.tags[mark + 2] not in OPENS_NOUN_PHRASE:
        return False
    return any(cue.lemma in doc.words.inverting_verbs for cue in form.cues)


def _gerund_after_pause(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , adding that it leaked", "She said it failed | , later adding that it leaked"."""
    at = walk_right(doc, ADVERB, mark + 1, sentence.stop - 1)
    if doc.tags[mark] not in PAUSES:
        return False
    form = cue_at(doc, at) if at < mark + 3 and doc.tags[at] == GERUND else None
    return form is not None and any(has_particles(doc, cue, at) for cue in form.cues)


def _withheld(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , without elaborating"."""
    return doc.tokens.lower[mark + 1] == "without" and doc.tokens.lower[mark + 2] in doc.words.withholding_forms


def _compared(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "Half said it failed | , compared with 40 percent of men"."""
    return doc.tokens.lower[mark + 1] == "compared" and NUMBER in doc.tags[mark + 3 : mark + 5]


def _says_itself(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "He said it fell | and he accused us", "He is said to go | and it is said he lies", not "and he felt"."""
    tags, lower = doc.tags, doc.tokens.lower
    if lower[mark + 1] == "it" and tags[mark + 2] == AUXILIARY:
        return lower[mark + 3] in doc.words.hedge_participles
    if lower[mark + 1] == "it" or (tags[mark + 1] != SUBJECT_PRONOUN and lower[mark + 1] != "others"):
        return False
    verb = walk_right(doc, BEFORE_VERB, mark + 2, sentence.stop - 1)
    form = cue_at(doc, verb) if tags[verb] in VERBS else None
    felt = ("belief", *doc.words.linking_verbs)
    return form is not None and not any(cue.kind in felt or cue.lemma in felt for cue in form.cues)


def _with_another(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , with the council adding that it leaked", not "…, with some saying so"."""
    if doc.tokens.lower[mark + 1] != "with" or doc.tokens.lower[mark + 2] in doc.words.plural_quantifiers:
        return False
    at = walk_right(doc, PHRASE_WITH_OF, mark + 2, min(sentence.stop - 1, mark + LONGEST_OTHER))
    form = cue_at(doc, at) if doc.tags[at] == GERUND else None
    for cue in form.cues if form else ():
        after = at + 1 + len(cue.particles)
        states = doc.tags[after] in THAT + OPENING_QUOTE or clause_follows(doc, after, sentence.stop)
        if has_particles(doc, cue, at) and ("name" in cue.takes or ("quotation" in cue.takes and states)):
            return True
    return False


BREAKS: tuple[Break, ...] = (
    _semicolon,
    _according,
    _conceding,
    _new_clause,
    _but,
    _summed_up,
    _past_after_comma,
    _gerund_after_pause,
    joined_cue,
    _says_itself,
    _withheld,
    _compared,
)
BREAKS_AT: dict[str, tuple[Break, ...]] = {
    SEMICOLON: (_semicolon,),
    COMMA: (_according, _conceding, _new_clause),
    CONJUNCTION: (_but, joined_cue, _says_itself),
    DASH: (_gerund_after_pause,),
}
"""Those that each mark may make, whatever follows."""
AFTER_COMMA: dict[str, tuple[Break, ...]] = {
    CONJUNCTION: (_but, joined_cue),
    DETERMINER: (_summed_up,),
    PAST: (_past_after_comma, _compared),
    GERUND: (_gerund_after_pause,),
    PREPOSITION: (_with_another, _withheld),
    ADVERB: (_gerund_after_pause,),
}
"""Those that a comma may make before a word of each tag."""


# --- the ends of contents --------------------------------------------------------------------------------------


def opening_phrase(doc: Document, at: int, stretch: Stretch) -> Stretch:
    """Cut a stretch off where the phrase that opens it with the cue at `at` ends: "Amid fears that X, Y"."""
    if COMMA in doc.tags[stretch.first : at]:
        return stretch
    return replace(stretch, stop=opening_stop(doc, at, stretch.first, stretch.stop))


def opening_stop(doc: Document, at: int, first: int, stop: int) -> int:
    """Find the comma after `at` that ends what opens a sentence before its main clause; `stop` where there is none."""
    tags = doc.tags
    opens = doc.words.object_ends, doc.words.ground_links
    if tags[first] != PREPOSITION and not any(doc.tokens.lower[first] in each for each in opens):
        return stop
    for i in range(at + 1, stop - 2):
        if tags[i] == COMMA and doc.quoted[i] < 0:
            begin = walk_right(doc, ADVERB, i + 1, stop - 1)
            if tags[begin] == SUBJECT_PRONOUN or (tags[begin] in PHRASE and clause_follows(doc, begin, stop)):
                return i
    return stop


def clause_stop(doc: Document, first: int, stretch: Stretch) -> int:
    """Find where a clause that begins at `first` ends, at the latest with its sentence."""
    for at in breaks_in(doc, stretch.whole):
        if _compares_numbers(doc, first, at):
            continue
        if at > first + 1 or (at > first and _surely_breaks(doc, at)):
            return trimmed(doc, first, min(at, stretch.stop))
    return max(trimmed(doc, first, stretch.stop), _quoted_to(doc, first, stretch.stop))


def _compares_numbers(doc: Document, first: int, comma: int) -> bool:
    """Tell whether a clause about a number goes on with another: "found [20 left, while 40 stayed]"."""
    if doc.tokens.lower[comma + 1] not in doc.words.opposing:
        return False
    return all(doc.tags[walk_right(doc, ADVERB, at, comma + 4)] == NUMBER for at in (first, comma + 2))


def _surely_breaks(doc: Document, at: int) -> bool:
    """Tell whether not even one word before a break can be a clause: "before it went on sale, according to Roe"."""
    return doc.tags[at] == SEMICOLON or doc.tags[at : at + 2] == COMMA + GERUND


def _quoted_to(doc: Document, first: int, stop: int) -> int:
    """Find where a quotation inside a clause ends that goes on after its sentence: "said it “broke. It fell.”"."""
    index = doc.quoted[stop - 1]
    if index < 0 or not doc.quotations[index].closed:
        return first
    opening = doc.quotations[index].first
    within = opening == first or (opening > first and doc.tags[opening - 1] not in BEFORE_NEW_QUOTATION)
    return doc.quotations[index].stop if within else first
