"""One tag a token: enough grammar to find subjects, verbs and clauses, and no more; see `attrib.text.tags`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from functools import lru_cache

from attrib.english import Words
from attrib.text.lexicon import CLOSED, Lexicon
from attrib.text.noun_or_verb import noun_or_verb_at
from attrib.text.plurals import is_plural
from attrib.text.quantities import tag_quantities
from attrib.text.tags import (
    ADJECTIVE,
    ADJECTIVE_OR_PRESENT,
    ADVERB,
    AUXILIARY,
    BEFORE_ADJECTIVE,
    COMMA,
    CONJUNCTION,
    CONTEXTUAL,
    DEPENDS_ON_NEXT,
    DESCRIBERS,
    DESCRIBERS_OR_NAME,
    DETERMINER,
    FINITE,
    FULL_STOP,
    GERUND,
    HEADING,
    NAME,
    NOMINAL,
    NOUN,
    NOUN_OR_VERB,
    NOUNS,
    NUMBER,
    OBJECT_PRONOUN,
    OF,
    OPENS_PHRASE,
    OWNED,
    PAST,
    PAST_OR_S,
    PHRASE,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    PRESENT_FORMS,
    RELATIVE,
    SEGMENT_ENDS,
    STRAY_QUOTE,
    SUBJECT_HEADS,
    SUBJECT_PRONOUN,
    THAT,
    TO,
    VERBS,
)
from attrib.text.tokens import Tokens
from attrib.text.verbless import give_clauses_verbs

APOSTROPHES = frozenset("'’")
MAY_BE_NOUN = frozenset(DESCRIBERS + NOUN_OR_VERB)
POINTED_AT = frozenset(DESCRIBERS_OR_NAME + NOUN_OR_VERB)
"""What "that" points at after a preposition: "in that speech"."""
HER_OWN = frozenset(PAST + tag for tag in DESCRIBERS_OR_NAME)
"""After "her" a participle and a noun: "her proposed plan", where "her" owns it."""
NAMES_TOO = frozenset(["may", "will"])
"""Modals that are names as well."""
ACTS = [PAST], [AUXILIARY]
TEN = frozenset(["10"])
POINTING = frozenset(["that"])
ACTING = [PAST], [PRESENT], [AUXILIARY]
OWNERS_MARK = frozenset(["'s"])
AND = frozenset(["&"])
AT = frozenset(["@"])
LONGEST_QUESTION = 60


def tag_tokens(tokens: Tokens, lexicon: Lexicon, openings: Set[int]) -> list[str]:
    """Give a tag for every token; `openings` are the tokens at which a capital says nothing of names."""
    forms, lower = tokens.forms, tokens.lower
    tags = _tags_alone(tokens, lexicon, openings)
    for i in openings:
        if forms[i][0].isupper() and _opens_as_name(tokens, tags, i, lexicon.words):
            tags[i] = NAME
    for i in tokens.places(TEN):
        if i and _is_downing_street(tokens, tags, i, lexicon.words):
            tags[i - 1] = tags[i] = NAME
    _tag_signs(tokens, tags, lexicon.words)
    _tag_places(tokens, tags, lexicon.words)
    _tag_people(tokens, tags, lexicon.words)
    tag_quantities(tags, lower, lexicon.words)
    for match in CONTEXTUAL.finditer("".join(tags)):
        i = match.start()
        before = tags[i - 1] if i else FULL_STOP
        tags[i] = tag = _in_context(tags, tokens, i, before, lexicon)
        exists = tag == AUXILIARY or (tag == PRESENT and lower[i] in lexicon.words.rare_nouns)
        if exists and lower[i - 1] == "there":
            tags[i - 1] = SUBJECT_PRONOUN
    _look_again(tags, tokens, lexicon.words)
    _tag_pointing(tokens, tags, openings, lexicon.words)
    give_clauses_verbs(tags, lower, lexicon)
    for match in HEADING.finditer("".join(tags)):
        if match.lastindex or lower[match.start()] not in lexicon.tags:
            tags[match.start()] = NOUN
    return tags


def _tag_signs(tokens: Tokens, tags: list[str], words: Words) -> None:
    """Tag what "&" joins, "Larkin & Sons", what follows "@", and the 's of "Larkin's said" as names."""
    lower, last = tokens.lower, len(tokens) - 1
    for i in tokens.places(OWNERS_MARK):
        if 0 < i < last and tags[i - 1] == NAME and _is_of_name(lower, i, words):
            tags[i] = NAME
    for i in tokens.places(AND):
        if 0 < i < last and tags[i + 1] == NAME:
            tags[i - 1] = tags[i] = NAME
    for i in tokens.places(AT):
        if i < last and tokens.ends[i] == tokens.starts[i + 1]:
            tags[i + 1] = NAME


def _tag_pointing(tokens: Tokens, tags: list[str], openings: Set[int], words: Words) -> None:
    """Tag "that" as a determiner where it opens a clause and points at somebody who acts: "[That] nurse said"."""
    for i in tokens.places(POINTING):
        opens = i in openings or tags[i - 2 : i] == [COMMA, STRAY_QUOTE]
        acts = tags[i + 1 : i + 2] == [NOUN] and tags[i + 2 : i + 3] in ACTING
        if opens and acts and tokens.lower[i + 1] in words.human_nouns and not is_plural(tokens.lower[i + 1], words):
            tags[i] = DETERMINER


def _tag_people(tokens: Tokens, tags: list[str], words: Words) -> None:
    """Tag as nouns words for how people are, where they act: "the [wounded] told", "the [elderly] say"."""
    lower = tokens.lower
    for i in tokens.places(words.people_by_state):
        says = lower[i + 1 : i + 2] == ["say"]
        if lower[i - 1] == "the" and (says or tags[i + 1 : i + 2] in ACTS):
            tags[i] = NOUN
            tags[i + 1] = PRESENT if says else tags[i + 1]


def _tag_places(tokens: Tokens, tags: list[str], words: Words) -> None:
    """Tag the commas of "a Norfolk, Va., man" as what describes him, so that the phrase is one."""
    lower = tokens.lower
    for i in tokens.places(words.us_states):
        if lower[i - 1] != "," or lower[i + 1 : i + 2] != [","] or "".join(tags[i + 2 : i + 3]) not in MAY_BE_NOUN:
            continue
        opens = i - 2
        while opens > 0 and tags[opens] == NAME:
            opens -= 1
        if tags[opens] == DETERMINER and opens < i - 2 and lower[opens - 1] not in words.aside_prepositions:
            tags[i - 1] = tags[i + 1] = ADJECTIVE


def _is_of_name(lower: list[str], at: int, words: Words) -> bool:
    """Tell whether an 's ends the name of a firm, and is no "has" and no owner's mark: "Larkin's said"."""
    if lower[at - 3 : at - 1] == ["according", "to"]:
        return True
    speaks = lower[at + 1] in words.credit_forms and lower[at - 1] != "let"
    return speaks and (lower[at + 1].startswith("sa") or lower[at - 1] not in words.given_names)


def _is_named(tokens: Tokens, tags: list[str], at: int) -> bool:
    """Tell whether "May" or "Will" opens a sentence as a name: "May said", "Will Young sings", not "Will Roe run?"."""
    if tags[at + 1 : at + 2] == [NAME]:
        ends = (form for form in tokens.forms[at + 1 : at + LONGEST_QUESTION] if form in {".", "?", "!"})
        return next(ends, "?") != "?"
    after = at + 1
    while tags[after : after + 1] == [ADVERB]:
        after += 1
    tag = "".join(tags[after : after + 1])
    return tag in PAST_OR_S or (tag in PRESENT_FORMS and tokens.lower[after].endswith("s"))


def _opens_as_name(tokens: Tokens, tags: list[str], at: int, words: Words) -> bool:
    """Tell whether a capitalised word that opens a sentence is a name although it is in a list of words."""
    if tokens.lower[at] in NAMES_TOO:
        return _is_named(tokens, tags, at)
    if tags[at + 1 : at + 2] == [NUMBER]:
        return " ".join(tokens.lower[at : at + 2]) in words.news_agencies_and_broadcasters
    return tags[at] not in CLOSED and _only_a_name_says(tokens, tags, at, words)


def _only_a_name_says(tokens: Tokens, tags: list[str], at: int, words: Words) -> bool:
    """Tell whether what opens a sentence speaks and is yet no noun for a speaker: "Google said", "Trump also wrote"."""
    word, after = tokens.lower[at], at + 1
    while tags[after : after + 1] == [ADVERB]:
        after += 1
    if tokens.lower[after : after + 1] == [] or tokens.lower[after] not in words.credit_forms:
        return False
    return word.isalpha() and word[-1] != "s" and not words.can_speak(word)


def _is_downing_street(tokens: Tokens, tags: list[str], at: int, words: Words) -> bool:
    """Tell whether "Number 10" or "No 10" is the prime minister's office, no count and no place in a ranking."""
    before, after = tokens.forms[at - 1], tokens.lower[at + 1 : at + 2]
    if before not in {"Number", "No", "No."}:
        return False
    described = tags[at + 1 : at + 2] in ([NOUN], [NAME], [ADJECTIVE])
    return not described or after[0] in words.spokesperson_nouns | words.source_nouns | words.aide_nouns


def _tags_alone(tokens: Tokens, lexicon: Lexicon, openings: Set[int]) -> list[str]:
    """Tag each token by what it reads; a capitalised one by where else the article has it."""
    forms, words, given_names = tokens.forms, tokens.vocabulary, lexicon.words.given_names
    elsewhere = forms.copy()
    for i in openings:
        elsewhere[i] = ""
    names = {*elsewhere}
    tags = [*map(lexicon.tag, forms)]
    for i in openings:
        form, word = forms[i], tokens.lower[i]
        if form[0].isupper():
            named = form in names or word in given_names
            tags[i] = lexicon.opening_tag(word, form, named=named, seen_lower=word in words)
    return tags


def _in_context(tags: list[str], tokens: Tokens, i: int, before: str, lexicon: Lexicon) -> str:
    """Settle a tag that depends on the tokens before and after it; those before it are settled."""
    tag, forms, lower, words = tags[i], tokens.forms, tokens.lower, lexicon.words
    if tag in NOUN_OR_VERB:
        return noun_or_verb_at(i, tags, tokens, lexicon)
    if tag == ADJECTIVE_OR_PRESENT:
        attributive = (
            before in BEFORE_ADJECTIVE
            or lower[i - 1] in words.be_and_have
            or lower[i - 1] in words.say_forms
            or (before == NOUN and not is_plural(lower[i - 1], words))
            or (before in VERBS and lower[i - 1] in words.cues and _is_noun_at(i + 1, lower, lexicon))
        )
        return ADJECTIVE if attributive else PRESENT
    if tag == PRESENT and lower[i - 1] not in words.plural_quantifiers:
        return NOUN
    if tag == THAT:
        points = before == OF or "".join(tags[i + 1 : i + 2]) in POINTED_AT
        return DETERMINER if points else THAT
    if tag == POSSESSIVE:
        return AUXILIARY
    if tag == TO and lower[i - 1] in words.prepositional_to:
        return PREPOSITION
    if forms[i] in APOSTROPHES and lower[i - 1][-1] == "s" and tokens.ends[i - 1] == tokens.starts[i]:
        return POSSESSIVE
    return tag


def _is_noun_at(at: int, lower: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a word may be a noun: "suspect warm [water]"."""
    return at < len(lower) and lexicon.tag(lower[at]) in NOUN + NOUN_OR_VERB


def _look_again(tags: list[str], tokens: Tokens, words: Words) -> None:
    """Settle, in place, the tags that depend on what follows."""
    by_word, lower = _settled_by_word(words), tokens.lower
    by_tag = (found.start() for found in DEPENDS_ON_NEXT.finditer("".join(tags)))
    for i in sorted({*by_tag, *tokens.places(frozenset(by_word))} - {0, len(tags) - 1}):
        settle = by_word.get(lower[i]) or (_settled_gerund if tags[i] == GERUND else _settled_to)
        tags[i] = settle(i, tags, lower, words)


Settle = Callable[[int, list[str], list[str], Words], str]


@lru_cache(maxsize=8)
def _settled_by_word(words: Words) -> Mapping[str, Settle]:
    """Give how each word is settled that may be one thing or another by what follows."""
    return {
        **dict.fromkeys(words.adverbs_or_adjectives, _settled_adverb),
        "show": _settled_show,
        "shows": _settled_show,
        "outside": _settled_outside,
        "once": _settled_once,
        "long": _settled_long,
        "since": _settled_long,
        "close": _settled_close,
        "back": _settled_back,
        "her": _settled_her,
        "present": _settled_present,
        **dict.fromkeys(("someone", "somebody", "anyone"), _settled_someone),
        "others": _settled_others,
        "state": _settled_state,
        "thought": _settled_thought,
    }


def _settled_show(at: int, tags: list[str], lower: list[str], words: Words) -> str:
    """Tell "records show delays" and "the poll shows gains" from "the shows"."""
    word, tag = lower[at - 1], tags[at - 1]
    if tags[at + 1] == FULL_STOP and not words.showing_subjects.isdisjoint(lower[max(0, at - 8) : at]):
        return PRESENT
    if tags[at] != NOUN or tags[at + 1] not in OPENS_PHRASE + GERUND + ADVERB + THAT:
        return tags[at]
    if word in words.speaking_times and at > 1:
        word, tag = lower[at - 2], tags[at - 2]
        if tag in PREPOSITION + PAST:
            return PRESENT
    plural = tag == NOUN and word[-1] == "s" and word not in words.subjects_of_shows
    return PRESENT if plural or word in words.showing_subjects else NOUN


def _settled_gerund(at: int, tags: list[str], lower: list[str], words: Words) -> str:
    """Tell "its hearing", "at a council hearing" and "veteran running back Tom Field" from "hearing it"."""
    before, after = tags[at - 1], tags[at + 1]
    if lower[at - 1 : at + 1] == ["in", "writing"] and after not in OPENS_PHRASE + GERUND:
        return NOUN
    if lower[at] in words.occasions and tags[at - 2] == DETERMINER and tags[at - 3] in PREPOSITION + PAST:
        return NOUN
    if before in DESCRIBERS_OR_NAME and lower[at - 1][-1] != "s" and tags[at + 2 : at + 3] == [NAME]:
        return NOUN if lower[at + 1] == "back" or lower[at + 1] in words.human_nouns else GERUND
    if lower[at] in words.showing_subjects and before in OWNED:
        return NOUN
    owned = before in OWNED and after not in OPENS_PHRASE + GERUND
    return NOUN if owned or (before in NOUNS and after in FINITE) else GERUND


def _settled_to(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "to the mayor" from "to leave"."""
    return PREPOSITION if tags[at + 1] in PHRASE + OBJECT_PRONOUN else TO


def _settled_adverb(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "more voters" and "nearby cells" from "more slowly" and "lives nearby"."""
    return ADJECTIVE if tags[at] == ADVERB and tags[at + 1] in DESCRIBERS else tags[at]


def _settled_outside(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "an outside group" from "outside the court"."""
    describes = tags[at + 1] == NOUN and tags[at - 1] in CONJUNCTION + DETERMINER + ADJECTIVE
    return ADJECTIVE if describes else tags[at]


def _settled_long(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "had long argued" from "a long argument", "has since said" from "since May"."""
    return ADVERB if tags[at - 1] in AUXILIARY + ADVERB and tags[at + 1] == PAST else tags[at]


def _settled_once(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "the boxer once said" from "once it was shut"."""
    return ADVERB if tags[at - 1] in SUBJECT_HEADS + AUXILIARY and tags[at + 1] == PAST else tags[at]


def _settled_close(at: int, tags: list[str], lower: list[str], _words: Words) -> str:
    """Tell "people close to him" from "they close early"."""
    return ADJECTIVE if lower[at + 1] == "to" else tags[at]


def _settled_someone(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "someone who was there", which is like "a man who was there", from "someone said"."""
    return NOUN if tags[at + 1] in RELATIVE + ADJECTIVE + PREPOSITION else tags[at]


def _settled_others(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "two others said" and "others in the room said", which are like "aides said", from "others said"."""
    return NOUN if tags[at - 1] in DETERMINER + NUMBER or tags[at + 1] in PREPOSITION + RELATIVE else tags[at]


def _settled_state(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "the test, which state media praised" from "papers which state their aims"."""
    speaks = tags[at - 1] in RELATIVE and "".join(tags[at + 1 : at + 3]) in {NOUN + tag for tag in FINITE}
    return NOUN if speaks else tags[at]


def _settled_thought(at: int, tags: list[str], lower: list[str], _words: Words) -> str:
    """Tell "the first thought I had" from "the first thought he was wrong"."""
    had = tags[at + 1] == SUBJECT_PRONOUN and lower[at + 2 : at + 3] in (["had"], ["have"], ["has"])
    return NOUN if had and tags[at - 1] in ADJECTIVE + NUMBER else tags[at]


def _settled_present(at: int, tags: list[str], lower: list[str], words: Words) -> str:
    """Tell "those present said" and "ministers present", which is like "those involved", from "they present it"."""
    people = lower[at - 1]
    several = tags[at - 1] == NOUN and (people in words.plural_heads or is_plural(people, words))
    here = (several and words.can_speak(people)) or people in words.anybody or people == "those"
    return PAST if here and tags[at + 1] in SEGMENT_ENDS + FULL_STOP + FINITE + PREPOSITION else tags[at]


def _settled_back(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "running back Tom Field" from "came back"."""
    return NOUN if tags[at - 1] in DESCRIBERS and tags[at + 1] == NAME else tags[at]


def _settled_her(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "told her yesterday" from "her proposed plan"."""
    if tags[at + 1] in NOMINAL + GERUND + ADVERB:
        return tags[at]
    return DETERMINER if "".join(tags[at + 1 : at + 3]) in HER_OWN else OBJECT_PRONOUN
