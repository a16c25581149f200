"""One tag a token: enough grammar to find subjects, verbs and clauses, and no more; see `attrib.text.tags`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from functools import lru_cache

from attrib.english import Words
from attrib.text.lexicon import Lexicon
from attrib.text.tags import (
    ADJECTIVE,
    ADJECTIVE_OR_PRESENT,
    ADVERB,
    AFTER_VERB,
    AUXILIARY,
    AUXILIARY_OR_TO,
    BEFORE_ADJECTIVE,
    BEFORE_SHORT_VERB,
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
    JOINING,
    NAME,
    NEGATION,
    NOMINAL,
    NOUN,
    NOUN_OR_PAST,
    NOUN_OR_PRESENT,
    NOUN_OR_VERB,
    NOUNS,
    NUMBER,
    OBJECT_PRONOUN,
    OPENING_QUOTE,
    OPENS_CLAUSE,
    OPENS_COMPLEMENT,
    OPENS_PHRASE,
    OWNED,
    PAST,
    PAST_OR_S,
    PHRASE,
    PHRASE_ENDS,
    POSSESSIVE,
    PREMODIFIERS,
    PREPOSITION,
    PREPOSITIONS,
    PRESENT,
    PRESENT_FORMS,
    RELATIVE,
    STRAY_QUOTE,
    SUBJECT_OR_RELATIVE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    THAT,
    TO,
    VERB_FORMS,
    VERBLESS,
)
from attrib.text.tokens import Tokens, places

APOSTROPHES = frozenset("'’")
NOMINAL_BEFORE = OWNED + PREPOSITIONS + NUMBER
"""After these a word that may be noun or verb is a noun."""
VERBAL_BEFORE = SUBJECT_OR_RELATIVE + AUXILIARY_OR_TO + NEGATION
HER_OWN = frozenset(PAST + tag for tag in DESCRIBERS_OR_NAME)
"""After "her" a participle and a noun: "her proposed plan", where "her" owns it."""
NAMES_TOO = frozenset(["may", "will"])
"""Modals that are names as well."""
LONGEST_QUESTION = 60
LONGEST_OBJECT = 5
VERBAL_AFTER = OPENS_COMPLEMENT + TO + SUBORDINATOR + RELATIVE + OPENING_QUOTE + NUMBER + NEGATION
SINGLE_PLURAL = re.compile(r"[^sui]s\Z")
"""After "a" a plural only describes the noun that follows: "a veterans group"."""


def tag_tokens(tokens: Tokens, lexicon: Lexicon, openings: Set[int]) -> list[str]:
    """Give a tag for every token; `openings` are the tokens at which a capital says nothing of names."""
    forms, lower = tokens.forms, tokens.lower
    tags = _tags_alone(tokens, lexicon, openings)
    for i in openings:
        if lower[i] in NAMES_TOO and forms[i][0].isupper() and _is_named(tokens, tags, i):
            tags[i] = NAME
    for i in places(forms[:-1], "@"):
        if tokens.ends[i] == tokens.starts[i + 1]:
            tags[i + 1] = NAME
    for match in CONTEXTUAL.finditer("".join(tags)):
        i = match.start()
        before = tags[i - 1] if i else FULL_STOP
        tags[i] = tag = _in_context(tags, tokens, i, before, lexicon)
        exists = tag == AUXILIARY or (tag == PRESENT and lower[i] in lexicon.words.rare_nouns)
        if exists and before == ADVERB and lower[i - 1] == "there":
            tags[i - 1] = SUBJECT_PRONOUN
    _look_again(tags, lower, lexicon.words)
    _give_clauses_verbs(tags, lower, lexicon)
    for match in HEADING.finditer("".join(tags)):
        if match.lastindex or lower[match.start()] not in lexicon.tags:
            tags[match.start()] = NOUN
    return tags


def _give_clauses_verbs(tags: list[str], lower: list[str], lexicon: Lexicon) -> None:
    """Make, in place, a verb of the noun that must be one: "the deal [closes] on Monday, officials said"."""
    for match in VERBLESS.finditer("".join(tags)):
        for i in range(match.start(1) + 1, match.end(1)):
            if tags[i] == NOUN and lexicon.tags.get(lower[i]) == NOUN_OR_PRESENT and _agrees(i, tags, lower, lexicon):
                tags[i] = PRESENT
                break


def _agrees(at: int, tags: list[str], lower: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a word would be a verb that agrees with the noun before it, which opens its clause."""
    third = _is_s_form(lower[at])
    return (tags[at - 1] == GERUND and third) or (
        tags[at - 1] in NOUNS and _is_plural(lower[at - 1], lexicon.words) != third
    )


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


def _tags_alone(tokens: Tokens, lexicon: Lexicon, openings: Set[int]) -> list[str]:
    """Tag each token by what it reads; a capitalised one by where else the article has it."""
    forms, words, given_names = tokens.forms, tokens.vocabulary, lexicon.words.given_names
    elsewhere = forms.copy()
    for i in openings:
        elsewhere[i] = ""
    names = {*elsewhere}

    def capitalised(form: str, *, opening: bool) -> str:
        word = words[form]
        named = form in names or word in given_names
        return lexicon.capitalised_tag(word, form, opening=opening, named=named, seen_lower=word in words)

    found = {
        form: capitalised(form, opening=False) if form[0].isupper() else lexicon.tag(word)
        for form, word in words.items()
    }
    tags = [*map(found.__getitem__, forms)]
    for i in openings:
        if forms[i][0].isupper():
            tags[i] = capitalised(forms[i], opening=True)
    return tags


def _in_context(tags: list[str], tokens: Tokens, i: int, before: str, lexicon: Lexicon) -> str:
    """Settle a tag that depends on the tokens before and after it; those before it are settled."""
    tag, forms, lower, words = tags[i], tokens.forms, tokens.lower, lexicon.words
    if tag in NOUN_OR_VERB:
        return _noun_or_verb_at(i, tags, tokens, lexicon)
    if tag == ADJECTIVE_OR_PRESENT:
        attributive = (
            before in BEFORE_ADJECTIVE
            or (before == AUXILIARY and lower[i - 1] in words.be_and_have)
            or lower[i - 1] in words.say_forms
            or (before == NOUN and not _is_plural(lower[i - 1], words) and not _is_s_form(lower[i]))
        )
        return ADJECTIVE if attributive else PRESENT
    if tag == PRESENT and before in PREMODIFIERS and lower[i - 1] not in words.plural_quantifiers:
        return NOUN
    if tag == POSSESSIVE and before in BEFORE_SHORT_VERB:
        return AUXILIARY
    if tag == TO and i and lower[i - 1] in words.prepositional_to:
        return PREPOSITION
    if (
        tag == STRAY_QUOTE
        and i
        and forms[i] in APOSTROPHES
        and lower[i - 1][-1] == "s"
        and tokens.ends[i - 1] == tokens.starts[i]
    ):
        return POSSESSIVE
    return tag


def _look_again(tags: list[str], lower: list[str], words: Words) -> None:
    """Settle, in place, the tags that depend on what follows."""
    by_word = _settled_by_word(words)
    unsure = [i for i, tag in enumerate(tags[:-1]) if tag in DEPENDS_ON_NEXT or lower[i] in by_word]
    for i in unsure:
        if not i:
            continue
        settle = by_word.get(lower[i]) or (_settled_gerund if tags[i] == GERUND else _settled_to)
        tags[i] = settle(i, tags, lower, words)


Settle = Callable[[int, list[str], list[str], Words], str]


@lru_cache(maxsize=8)
def _settled_by_word(words: Words) -> Mapping[str, Settle]:
    """Give how each word is settled that may be one thing or another by what follows."""
    return {
        **dict.fromkeys(words.more_and_most, _settled_more),
        "show": _settled_show,
        "shows": _settled_show,
        "outside": _settled_outside,
        "long": _settled_long,
        "since": _settled_long,
        "close": _settled_close,
        "back": _settled_back,
        "her": _settled_her,
    }


def _settled_show(at: int, tags: list[str], lower: list[str], words: Words) -> str:
    """Tell "records show delays" and "the poll shows gains" from "the shows"."""
    word, tag = lower[at - 1], tags[at - 1]
    if tags[at] != NOUN or tags[at + 1] not in OPENS_PHRASE + GERUND + ADVERB + THAT:
        return tags[at]
    plural = tag == NOUN and word[-1] == "s" and word[-2:] != "ss" and word not in words.subjects_of_shows
    return PRESENT if plural or word in words.showing_subjects else NOUN


def _settled_gerund(at: int, tags: list[str], lower: list[str], words: Words) -> str:
    """Tell "its hearing" and "veteran running back Tom Field" from "hearing it"."""
    before, after = tags[at - 1], tags[at + 1]
    if before in DESCRIBERS_OR_NAME and lower[at - 1][-1] != "s" and tags[at + 2 : at + 3] == [NAME]:
        return NOUN if lower[at + 1] == "back" or lower[at + 1] in words.human_nouns else GERUND
    owned = before in OWNED and after not in OPENS_PHRASE + GERUND
    return NOUN if owned or (before in NOUNS and after in FINITE) else GERUND


def _settled_to(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "to the mayor" from "to leave"."""
    return PREPOSITION if tags[at + 1] in PHRASE + OBJECT_PRONOUN else TO


def _settled_more(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "more voters" from "more slowly"."""
    return ADJECTIVE if tags[at] == ADVERB and tags[at + 1] in DESCRIBERS else tags[at]


def _settled_outside(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "an outside group" from "outside the court"."""
    describes = tags[at + 1] == NOUN and tags[at - 1] in CONJUNCTION + DETERMINER + ADJECTIVE
    return ADJECTIVE if describes and tags[at] != ADVERB else tags[at]


def _settled_long(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "had long argued" from "a long argument", "has since said" from "since May"."""
    return ADVERB if tags[at - 1] == AUXILIARY and tags[at + 1] == PAST else tags[at]


def _settled_close(at: int, tags: list[str], lower: list[str], _words: Words) -> str:
    """Tell "people close to him" from "they close early"."""
    return ADJECTIVE if lower[at + 1] == "to" and tags[at] != ADVERB else tags[at]


def _settled_back(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "running back Tom Field" from "came back"."""
    return NOUN if tags[at - 1] in DESCRIBERS and tags[at + 1] == NAME else tags[at]


def _settled_her(at: int, tags: list[str], _lower: list[str], _words: Words) -> str:
    """Tell "told her yesterday" from "her proposed plan"."""
    if tags[at] != DETERMINER or tags[at + 1] in NOMINAL + GERUND + ADVERB:
        return tags[at]
    return DETERMINER if "".join(tags[at + 1 : at + 3]) in HER_OWN else OBJECT_PRONOUN


def _noun_or_verb_at(i: int, tags: list[str], tokens: Tokens, lexicon: Lexicon) -> str:
    """Settle a word that may be noun or verb, by its neighbours; an adverb before it is passed over."""
    lower = tokens.lower
    if i > 1 and tags[i - 1] == NOUN and lower[i - 2] in {"a", "an"} and SINGLE_PLURAL.search(lower[i - 1]):
        return NOUN
    solid = i - 1
    while solid >= 0 and tags[solid] == ADVERB:
        solid -= 1
    before = tags[solid] if solid >= 0 else FULL_STOP
    word_before = lower[i - 1] if i else "."
    if _agrees_rather(i, tags, lower, lexicon) or _acts(i, tags, lower, lexicon):
        return PRESENT
    if tags[i - 2 : i] == [ADJECTIVE, NOUN] and _is_indefinite_plural(i, tags, lower):
        return NOUN
    if solid < i - 1 and before in NOUNS and (word_before.endswith("ly") or word_before in lexicon.words.mid_adverbs):
        before = SUBJECT_PRONOUN
    return _noun_or_verb(i, tags[i], before, tokens, lexicon)


def _agrees_rather(at: int, tags: list[str], lower: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a word agrees as a verb with what is before it: "the plan [makes]", "rules that [bind]"."""
    if not at or tags[at] != NOUN_OR_PRESENT:
        return False
    word, before, words = lower[at], lower[at - 1], lexicon.words
    third = _is_s_form(word)
    if tags[at - 1] == THAT:
        return at > 1 and tags[at - 2] == NOUN and _is_relative_verb(at, lower, lexicon)
    if word not in words.rare_nouns:
        return False
    if tags[at - 1] == NAME:
        return third or before[-1] == "s"
    return (tags[at - 1] == NOUN and _is_plural(before, words) != third) or (third and before in words.for_one)


def _is_relative_verb(at: int, lower: list[str], lexicon: Lexicon) -> bool:
    """Tell a relative clause, "rules that [bind] it", from what is said: "said in a note that [plans] were late"."""
    words, noun = lexicon.words, lower[at - 2]
    follows = lexicon.tag(lower[at + 1]) if at + 1 < len(lower) else FULL_STOP
    says = noun in words.cue_noun_forms or noun in words.thought_nouns or noun in words.occasions
    return _is_plural(noun, words) != _is_s_form(lower[at]) and (
        follows in OPENS_CLAUSE if says else follows not in FINITE
    )


def _acts(at: int, tags: list[str], lower: list[str], lexicon: Lexicon) -> bool:
    """Tell whether people who open a sentence do something, and nothing else is the verb: "Officials [monitor] it"."""
    people = lower[at - 1]
    if at < 1 or tags[at - 1] != NOUN or (at > 1 and tags[at - 2] != FULL_STOP) or _is_s_form(lower[at]):
        return False
    if not _is_s_form(people) or not lexicon.words.can_speak(people):
        return False
    following = [lexicon.tag(word) for word in lower[at + 1 : at + LONGEST_OBJECT]]
    return following[:1] != [PREPOSITION] and set(following).isdisjoint(FINITE + NOUN_OR_PAST)


def _is_indefinite_plural(at: int, tags: list[str], lower: list[str]) -> bool:
    """Tell whether a word ends a plural of which no determiner says which: "launched new missile [attacks]"."""
    return _is_s_form(lower[at]) and at > 2 and tags[at - 3] in VERB_FORMS + PREPOSITIONS + AUXILIARY


def _is_s_form(word: str) -> bool:
    """Tell whether a word that may be noun or verb is a plural, or a verb in the third person."""
    return word[-1] == "s" and word[-2:] != "ss"


def _is_plural(noun: str, words: Words) -> bool:
    return noun in words.plural_words or _is_s_form(noun)


def _named_speaks(at: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Tell whether a name with a verb stands at a token: "Rangers coach [Ana Ruiz said]"."""
    stop = at
    while stop < min(len(tokens), at + LONGEST_OBJECT) and tokens.forms[stop][0].isupper():
        stop += 1
    return at < stop < len(tokens) and lexicon.tag(tokens.lower[stop]) in FINITE + NOUN_OR_VERB


def _noun_or_verb(i: int, tag: str, before: str, tokens: Tokens, lexicon: Lexicon) -> str:
    """Decide by its neighbours whether a word such as "reports" or "claimed" is a noun or a verb.

    `before` is the tag of what stands before it, adverbs apart.
    """
    forms, lower, words = tokens.forms, tokens.lower, lexicon.words
    word, word_before = lower[i], lower[i - 1] if i else "."
    after = forms[i + 1] if i + 1 < len(forms) else "."
    verb = PRESENT if tag == NOUN_OR_PRESENT else PAST
    if before == AUXILIARY and tag == NOUN_OR_PRESENT and word_before in words.be_and_have:
        return NOUN
    if before in VERBAL_BEFORE and word_before != "whose":
        spoken_to = before == TO and word in words.speaking_nouns and after in {",", ".", "and", "or"}
        return NOUN if spoken_to else verb
    if after == "who" and word[-1] == "s" and before == NOUN and word not in words.asking_forms:
        return NOUN
    role = tag == NOUN_OR_PRESENT and before == NAME and word in words.human_nouns
    if role and _named_speaks(i + 1, tokens, lexicon):
        return NOUN
    follows = NAME if after[0].isupper() else NUMBER if after[0].isdigit() else lexicon.tag(after)
    if before == NUMBER and follows in OPENS_CLAUSE and word[-1] != "s":
        return verb
    if (before in NOMINAL_BEFORE or word_before == "whose") and (
        word_before not in words.plural_quantifiers or _is_s_form(word)
    ):
        return NOUN
    if (
        tag == NOUN_OR_PRESENT
        and before in NOUNS
        and follows not in OPENS_CLAUSE
        and word[-1] != "s"
        and word_before[-1] != "s"
        and word_before not in words.plural_words
    ):
        return NOUN
    if (before in PHRASE_ENDS or word_before in words.plural_quantifiers) and (
        follows in VERBAL_AFTER
        or follows in AFTER_VERB
        or (follows == PREPOSITION and (before != NOUN or word[-1] != "s" or tag == NOUN_OR_PAST))
        or after in '"“‘'
    ):
        return verb
    if before in JOINING + STRAY_QUOTE and (
        follows in OPENS_COMPLEMENT or (follows == NAME and word in words.third_person_inverting)
    ):
        return verb
    if before in NOUNS and tag == NOUN_OR_PAST:
        return PAST
    return NOUN
