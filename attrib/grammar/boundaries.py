"""Where contents end: with their clause, or at what breaks a sentence."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from attrib.english import Cue, CueForm
from attrib.grammar.adverbials import occasion_stop
from attrib.grammar.modifiers import clause_follows
from attrib.grammar.stretches import LONGEST_WALK, Stretch, trimmed
from attrib.grammar.walks import walk_right
from attrib.text import Document
from attrib.text.document import Sentence
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
    NAME,
    NOUNS,
    NUMBER,
    OBJECT_PRONOUN,
    OPENING_QUOTE,
    OPENS_NOUN_PHRASE,
    PAST,
    PAUSES,
    PHRASE,
    PHRASE_WITH_OF,
    PREPOSITION,
    PREPOSITIONS,
    PRESENT,
    SEMICOLON,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    THAT,
    TO,
    VERBS,
)

Break = Callable[[Document, Sentence, int], bool]
"""Tells whether a content breaks off at a mark or conjunction of a sentence."""
LONGEST_OTHER = 10
"""Tokens up to the verb of another who speaks: "with the council adding"."""
LONGEST_NAME = 4
"""Tokens of whoever is called something."""


def stretch_of(doc: Document, sentence: Sentence) -> Stretch:
    """Make a sentence ready for the finding of contents: note where one must break off."""
    marks = MAY_BREAK.finditer(doc.tags, sentence.first + 2, sentence.stop - 1)
    breaks = tuple(at for mark in marks if (at := _break_at(doc, sentence, mark.start())) is not None)
    return Stretch(sentence.first, sentence.stop, sentence.paragraph, breaks)


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
    return doc.tags[mark + 1] == GERUND or _but(doc, sentence, mark) or _joined_cue(doc, sentence, mark)


def _semicolon(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | ; the council disagreed"."""
    return doc.tags[mark] == SEMICOLON


def _according(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , according to the minutes"."""
    return doc.tokens.lower[mark + 1] == "according"


def _conceding(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , although nobody asked", "She said it failed | , even as she built it"."""
    lower, conceding = doc.tokens.lower, doc.words.conceding
    return lower[mark + 1] in conceding or " ".join(lower[mark + 1 : mark + 3]) in conceding


def _new_clause(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , and the council left"."""
    tags, at = doc.tags, mark + 2
    if doc.tokens.lower[mark + 1] != "and":
        return False
    opens = tags[at] in NOUNS + NUMBER + DETERMINER + ADJECTIVE and clause_follows(doc, at, sentence.stop)
    return opens or (tags[at] == SUBJECT_PRONOUN and doc.tokens.lower[at] != "there")


def _but(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She said it is | , but left", "She said it was | but did not go", not "She said it was but would go"."""
    tags, lower = doc.tags, doc.tokens.lower
    at = _after_conjunction(doc, sentence, mark)
    if at is None or lower[at - 1] != "but":
        return False
    if "only" in lower[sentence.first : mark] or lower[at] in doc.words.modals or lower[at] in doc.words.corrections:
        return False
    resumes = tags[at] in ADVERB_OR_PAST + AUXILIARY
    return resumes or tags[mark] in COMMA + CLOSING_QUOTE


def _summed_up(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , a claim the council denies"."""
    lower, words = doc.tokens.lower, doc.words
    return lower[mark + 1] in {"a", "an"} and lower[mark + 2] in words.cue_noun_forms


def _past_after_comma(doc: Document, _sentence: Sentence, mark: int) -> bool:
    """Break "The plan would fail | , warned the mayor"."""
    if doc.tags[mark : mark + 2] != COMMA + PAST:
        return False
    form = _cue_at(doc, mark + 1)
    if form is None or "past" not in form.inflections or doc.tags[mark + 2] not in OPENS_NOUN_PHRASE:
        return False
    return any(cue.lemma in doc.words.inverting_verbs for cue in form.cues)


def _gerund_after_pause(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , adding that it leaked", "She said it failed | , later adding that it leaked"."""
    at = walk_right(doc, ADVERB, mark + 1, sentence.stop - 1)
    if doc.tags[mark] not in PAUSES:
        return False
    form = _cue_at(doc, at) if at < mark + 3 and doc.tags[at] == GERUND else None
    return form is not None and any(_has_particles(doc, cue, at) for cue in form.cues)


def _has_particles(doc: Document, cue: Cue, verb: int) -> bool:
    """Tell whether what a cue needs stands after its verb: "taking [issue with]", not "taking her"."""
    return tuple(doc.tokens.lower[verb + 1 : verb + 1 + len(cue.particles)]) == cue.particles


def _joined_cue(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | and warned that it was late", "She said it failed | , and praised the plan"."""
    tags = doc.tags
    joined = at = _after_conjunction(doc, sentence, mark)
    if joined is None or at is None:
        return False
    while at < sentence.stop - 1 and tags[at] in BEFORE_VERB and doc.tokens.lower[at] not in doc.words.modals:
        at += 1
    if tags[at] not in VERBS or not _parts_contents(doc, mark, at):
        return False
    low = max(sentence.first, mark - LONGEST_WALK)
    return not _goes_on_with_modal(doc, low, mark, at) and not _repeats_auxiliary(doc, low, mark, joined)


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
    form = _cue_at(doc, verb) if tags[verb] in VERBS else None
    felt = ("belief", *doc.words.linking_verbs)
    return form is not None and not any(cue.kind in felt or cue.lemma in felt for cue in form.cues)


def _parts_contents(doc: Document, mark: int, verb: int) -> bool:
    """Tell whether a joined verb is a cue that says more: "and [added] that", "and [called for] a vote"."""
    tags, lower = doc.tags, doc.tokens.lower
    form = _cue_at(doc, verb)
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


def _says_more(doc: Document, cue: Cue, at: int) -> bool:
    """Tell whether what follows a cue at a token may be its content: "and added [it]", not "and thought [of] her"."""
    if doc.tags[at] == TO:
        return "to" in cue.takes
    if doc.tags[at] in PREPOSITIONS + SUBORDINATOR:
        return occasion_stop(doc, at, len(doc.tokens)) is not None
    return True


def _repeats_auxiliary(doc: Document, low: int, mark: int, joined: int) -> bool:
    """Tell whether what is said goes on with the auxiliary that it has: "said it had failed and had then leaked"."""
    tags, lower = doc.tags, doc.tokens.lower
    if tags[joined] != AUXILIARY:
        return False
    verb = next((at for at in range(mark - 1, low, -1) if lower[at] == lower[joined]), mark) + 1
    verb = walk_right(doc, BEFORE_VERB, verb, mark)
    form = _cue_at(doc, verb)
    return verb < mark and not (form and any("clause" in cue.takes for cue in form.cues))


def _with_another(doc: Document, sentence: Sentence, mark: int) -> bool:
    """Break "She said it failed | , with the council adding that it leaked", not "…, with 400 jobs lost"."""
    if doc.tokens.lower[mark + 1] != "with":
        return False
    at = walk_right(doc, PHRASE_WITH_OF, mark + 2, min(sentence.stop - 1, mark + LONGEST_OTHER))
    form = _cue_at(doc, at) if doc.tags[at] == GERUND else None
    for cue in form.cues if form else ():
        after = at + 1 + len(cue.particles)
        states = doc.tags[after] in THAT + OPENING_QUOTE or clause_follows(doc, after, sentence.stop)
        if _has_particles(doc, cue, at) and ("name" in cue.takes or ("quotation" in cue.takes and states)):
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
    _joined_cue,
    _says_itself,
    _withheld,
    _compared,
)
BREAKS_AT: dict[str, tuple[Break, ...]] = {
    SEMICOLON: (_semicolon,),
    COMMA: (_according, _conceding, _new_clause),
    CONJUNCTION: (_but, _joined_cue, _says_itself),
    DASH: (_gerund_after_pause,),
}
"""Those that each mark may make, whatever follows."""
AFTER_COMMA: dict[str, tuple[Break, ...]] = {
    CONJUNCTION: (_but, _joined_cue),
    DETERMINER: (_summed_up,),
    PAST: (_past_after_comma, _compared),
    GERUND: (_gerund_after_pause,),
    PREPOSITION: (_with_another, _withheld),
    ADVERB: (_gerund_after_pause,),
}
"""Those that a comma may make before a word of each tag."""


def _cue_at(doc: Document, at: int) -> CueForm | None:
    return doc.words.cues.get(doc.tokens.lower[at])


def _after_conjunction(doc: Document, sentence: Sentence, mark: int) -> int | None:
    """Give the token after a conjunction; None where what is said goes on: "and that", "and not", "but also"."""
    tags, lower = doc.tags, doc.tokens.lower
    at = mark + 1 + (tags[mark] in COMMA + CLOSING_QUOTE and tags[mark + 1] == CONJUNCTION)
    if tags[at - 1] != CONJUNCTION or tags[at] == THAT or lower[at] == "not":
        return None
    return None if lower[at] == "also" and "only" in lower[sentence.first : mark] else at


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
    for at in stretch.breaks:
        if at > first + 1 or (at > first and _surely_breaks(doc, at)):
            return trimmed(doc, first, min(at, stretch.stop))
    return max(trimmed(doc, first, stretch.stop), _quoted_to(doc, first, stretch.stop))


def _surely_breaks(doc: Document, at: int) -> bool:
    """Tell whether not even one word before a break can be a clause: "before it went on sale, according to Roe"."""
    return doc.tags[at] == SEMICOLON or doc.tokens.lower[at + 1 : at + 2] == ["according"]


def _quoted_to(doc: Document, first: int, stop: int) -> int:
    """Find where a quotation inside a clause ends that goes on after its sentence: "said it “broke. It fell.”"."""
    index = doc.quoted[stop - 1]
    if index < 0 or not doc.quotations[index].closed:
        return first
    opening = doc.quotations[index].first
    within = opening == first or (opening > first and doc.tags[opening - 1] not in BEFORE_NEW_QUOTATION)
    return doc.quotations[index].stop if within else first
