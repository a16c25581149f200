"""Mentions: what one noun phrase says of whoever it stands for."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

from attrib.english import Words, singular
from attrib.grammar import Phrase
from attrib.grammar.notices import clause_of, find_notices
from attrib.grammar.stretches import is_quoted_name
from attrib.speakers.capitals import after_body, describes
from attrib.speakers.names import Names
from attrib.speakers.runs import OWNERS
from attrib.speakers.short_names import words_of
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ADJECTIVE_OR_ADVERB,
    ADVERB,
    AFTER_PARTICIPLE,
    ALL_MARKS,
    CLOSING_BRACKET,
    COLON,
    DESCRIBERS_OR_NAME,
    DETERMINER,
    FINITE,
    GERUND,
    LINKING,
    NAME,
    NEGATION,
    NOUN,
    NOUNS,
    NUMBER,
    OF,
    OPENING_QUOTE,
    OWNED,
    PARTICIPLES,
    POSSESSIVE,
    QUANTITY_WORDS,
    SUBJECT_PRONOUN,
    SUBORDINATING,
    THAT,
)

Form = Literal["person", "organization", "description", "pronoun"]
Number = Literal["one", "many"]
Determiner = Literal["definite", "indefinite", "bare"]
CORE_STOPS = frozenset(ALL_MARKS + LINKING + SUBORDINATING + FINITE + GERUND + SUBJECT_PRONOUN + NEGATION) - {
    CLOSING_BRACKET
}
"""Tags at which the core of a noun phrase ends: its head and what stands before that."""
MAY_PREMODIFY = PARTICIPLES + THAT
BEFORE_PREMODIFYING = OWNED + NUMBER
FARTHEST_AS = 7
"""Tokens from "identified" within which stands as whom: "identified in court papers as Ali Roe"."""


class Mention(msgspec.Struct, frozen=True):
    """One source phrase, or one part of "officials and aides", as the verdict rules need to see it."""

    form: Form
    phrase: str
    head: str
    number: Number
    determiner: Determiner
    name: str | None = None

    @property
    def noun(self) -> str:
        """The last word of the head, in lower case; empty where there is no head."""
        return self.head.split()[-1].lower() if self.head else ""


def read_pronoun(doc: Document, phrase: Phrase) -> Mention:
    """Read a pronoun, of one word or with what follows it."""
    words, word = doc.words, doc.tokens.lower[phrase.first]
    many = word in words.they_pronouns or word in words.plural_pronouns
    text = doc.passage(*phrase)
    return Mention("pronoun", text, text, "many" if many else "one", "bare")


def read_mention(doc: Document, names: Names, phrase: Phrase) -> Mention:
    """Read one noun phrase: its head, whether it is a name, its number and determiner."""
    stop = _core_stop(doc, phrase)
    if doc.tags[stop] == OF and _counts(doc, phrase, stop):
        return _read_counted(doc, names, phrase, stop)
    if doc.tags[phrase.first] == SUBJECT_PRONOUN:
        stop = phrase.first + 1
    if phrase.first < stop < phrase.stop:
        stop = after_body(doc, stop, phrase.stop)
    stop = _without_tail(doc, phrase.first, stop if stop > phrase.first else phrase.stop)
    text = told_of(doc, phrase)
    if doc.tags[stop - 1] == SUBJECT_PRONOUN:
        last, words = doc.tokens.lower[stop - 1], doc.words
        many = last in words.they_pronouns or last in words.plural_determiners
        return Mention("pronoun", text, doc.passage(phrase.first, stop), "many" if many else "one", "bare")
    head = _head(doc, phrase.first, stop)
    determiner = _determiner(doc, phrase.first, stop)
    goes_on = stop + 1 < phrase.stop
    holder = (_holder(doc, names, phrase, stop) or called(doc, names, phrase, stop)) if goes_on else None
    if holder is not None:
        return Mention("person", text, head, "one", determiner, holder)
    common = _is_common(doc, names, phrase.first, stop - 1)
    if not common and stop - 1 in names.at:
        named = names.named[names.at[stop - 1]]
        return Mention("person" if named.person else "organization", text, head, "one", determiner, named.name)
    if (not common and doc.tags[stop - 1] == NAME) or _is_numbered(doc, phrase.first, stop):
        return Mention("organization", text, head, "one", determiner, head)
    return Mention("description", text, head, _number(doc, phrase.first, stop), determiner)


def told_of(doc: Document, phrase: Phrase) -> str:
    """Give the words of a phrase without those about anonymity: "an officer[, who may not speak to the press]"."""
    notices = find_notices(doc, *phrase)
    if not notices:
        return doc.passage(*phrase)
    told, at = "", phrase.first
    for notice in notices:
        begins, stop = clause_of(doc, phrase.first, notice)
        if begins > at:
            told += f"{doc.passage(at, begins)} "
        at = max(at, min(stop, phrase.stop))
    return (told + (doc.passage(at, phrase.stop) if at < phrase.stop else "")).strip()


def _core_stop(doc: Document, phrase: Phrase) -> int:
    """Give the token after the core of a noun phrase."""
    tags, (first, end) = doc.tags, phrase
    stop = first
    while stop < end:
        if tags[stop] in CORE_STOPS and not _premodifies(doc, phrase, stop):
            closing = _described_in_quotes(doc, stop)
            if not closing or closing >= end:
                break
            stop = closing
        stop += 1
    return stop


def _premodifies(doc: Document, phrase: Phrase, at: int) -> bool:
    """Tell whether a participle or "that" stands before the noun of a phrase: "[convicted] killers", "[that] man"."""
    if doc.tags[at] not in MAY_PREMODIFY or at == phrase.first:
        return doc.tags[at] in MAY_PREMODIFY
    described = doc.tags[at - 1] in BEFORE_PREMODIFYING or _intensifies(doc, phrase, at - 1)
    return described and doc.tags[at + 1] in AFTER_PARTICIPLE


def _intensifies(doc: Document, phrase: Phrase, at: int) -> bool:
    """Tell whether an adverb opens what describes a noun: "a [newly] elected member", "[highly] placed sources"."""
    return doc.tags[at] == ADVERB and (at == phrase.first or doc.tags[at - 1] in DETERMINER + NUMBER)


def _described_in_quotes(doc: Document, at: int) -> int:
    """Give the noun after a quotation at a token that describes it: "the “No” [campaign]"; 0 where none does."""
    if doc.tags[at] != OPENING_QUOTE or doc.quoted[at] < 0:
        return 0
    stop = doc.quotations[doc.quoted[at]].stop
    return stop if doc.tags[stop] in NOUNS else 0


def _counts(doc: Document, phrase: Phrase, stop: int) -> bool:
    """Tell whether the core, up to `stop`, only says how many: "two of the officials", "a small number of aides"."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    if stop + 1 >= phrase.stop:
        return False
    first = phrase.first + next(
        (n for n in (2, 3) if " ".join(lower[phrase.first : phrase.first + n]) in words.before_counts), 0
    )
    counting = [tag for tag in tags[first:stop] if tag not in ADJECTIVE + GERUND]
    if len(counting) > 2 or not all(tag in QUANTITY_WORDS for tag in counting):
        return False
    if tags[stop - 1] == NOUN and lower[stop - 1] not in words.member_words:
        return lower[stop - 1] in words.quantity_nouns
    return (
        lower[first] in words.indefinite_determiners
        or lower[first] in words.plural_determiners
        or lower[stop - 1] in words.quantity_nouns
        or tags[first] == NUMBER
    )


def _read_counted(doc: Document, names: Names, phrase: Phrase, of: int) -> Mention:
    """Read "two of the officials" by what stands after the "of" at a token."""
    inner = read_mention(doc, names, Phrase(of + 1, phrase.stop))
    whole = doc.passage(*phrase)
    number: Number = "one" if doc.tokens.lower[phrase.first] in {"one", "neither"} else "many"
    if inner.form == "description":
        return replace(inner, phrase=whole, number=number, determiner="indefinite")
    return Mention("description", whole, doc.passage(phrase.first, of), number, "indefinite")


def _without_tail(doc: Document, first: int, stop: int) -> int:
    """Leave out what follows the head in a core: "the minister himself", "the officials first", "Roe's", "“Mark”"."""
    tags, lower, words = doc.tags, doc.tokens.lower, doc.words
    if is_quoted_name(doc, stop - 1):
        return stop - 1
    while (
        stop > first + 1
        and (
            (tags[stop - 1] in ADJECTIVE_OR_ADVERB and lower[stop - 1] not in words.publication_nouns)
            or lower[stop - 1] == "first"
            or lower[stop - 1] in words.reflexive_pronouns
        )
        and not doc.tokens.forms[stop - 1][0].isupper()
        and set(tags[first : stop - 1]) & set(NOUNS)
    ):
        stop -= 1
    return stop - (tags[stop - 1] == POSSESSIVE and stop > first + 1)


def _head(doc: Document, first: int, stop: int) -> str:
    """Give the core of a noun phrase without its determiner."""
    return doc.passage(first + (doc.tags[first] == DETERMINER and stop - first > 1), stop)


def _determiner(doc: Document, first: int, stop: int) -> Determiner:
    """Tell how a noun phrase begins: "the aides" and "Roe's aides" are definite."""
    opening, words = doc.tokens.lower[first], doc.words
    if opening in words.definite_determiners or opening in words.possessives:
        return "definite"
    if POSSESSIVE in doc.tags[first : stop - 1]:
        return "definite"
    indefinite = opening in words.indefinite_determiners or opening in words.plural_determiners
    return "indefinite" if indefinite or doc.tags[first] == NUMBER else "bare"


def _number(doc: Document, first: int, stop: int) -> Number:
    """Tell whether a description is of one or of several."""
    opening, last, words = doc.tokens.lower[first], doc.tokens.lower[stop - 1], doc.words
    if last in words.plural_heads or (opening in words.plural_determiners and opening != "all"):
        return "many"
    plural = last.endswith(("men", "people")) or (last.endswith("s") and not last.endswith("ss"))
    return "many" if plural and last not in words.singular_heads else "one"


def _holder(doc: Document, names: Names, phrase: Phrase, of: int) -> str | None:
    """Give who is named after a title of several words: "Minister of Education Jane Roe"."""
    lower, words = doc.tokens.lower, doc.words
    if of + 2 >= phrase.stop or lower[of] not in OWNERS:
        return None
    title, owner = lower[of - 1], lower[of + 1]
    if not (title in words.person_titles or title in words.human_nouns) or title != singular(title):
        return None
    if doc.tags[phrase.first] == DETERMINER or owner in words.person_titles or owner in words.honorifics:
        return None
    for at in range(of + 2, phrase.stop):
        person = names.person_at(at)
        named = names.named[person] if person is not None else None
        if named is not None and named.begins_at(at) and doc.tags[named.mention_at(at).stop] not in DESCRIBERS_OR_NAME:
            return named.name
    return None


def called(doc: Document, names: Names, phrase: Phrase, participle: int) -> str | None:
    """Give who is named after a participle: "a man named Ali Roe", "its head, known in court as Ali Roe"."""
    lower = doc.tokens.lower
    if participle >= phrase.stop or lower[participle] not in doc.words.naming_participles:
        return None
    nearest = range(participle + 1, min(phrase.stop, participle + FARTHEST_AS))
    whom = next((at + 1 for at in nearest if lower[at] == "as"), participle + 1)
    person = names.person_at(whom)
    return None if person is None else names.named[person].name


def _is_common(doc: Document, names: Names, first: int, at: int) -> bool:
    """Tell whether the last word of a phrase is a common noun although it is capitalised: "Police", "Officials"."""
    tags, words = doc.tags, doc.words
    if tags[at] != NAME:
        return True
    begin = at
    while begin > first and tags[begin - 1] == NAME:
        begin -= 1
    if describes(doc, begin, at + 1):
        return True
    word, before = doc.tokens.lower[at], doc.tokens.lower[at - 1]
    if word in words.news_agencies_and_broadcasters or _is_surname(doc, names, at) or _has_masthead(doc, begin):
        return False
    if word in words.peoples or word in words.party_nouns:
        return True
    abbreviated = doc.tokens.forms[at].isupper()
    if is_national(words, word) and tags[at - 1] == DETERMINER and not abbreviated:
        return True
    of_name = tags[at + 1 : at + 3] == OF + NAME or tags[at + 1 : at + 4] == OF + DETERMINER + NAME
    if (before == "the" and of_name) or _is_part_of_name(doc, names, at):
        return False
    sentence = doc.sentence_at(at)
    if word not in words.capital_nouns:
        if at in names.at and (sentence is None or at > sentence.first + 1):
            return False
        if doc.tokens.lower[at + 1] == "for" and doc.tags[at + 2] == NAME:
            return False
    alone = doc.tags[at + 1] != NAME and (sentence is None or at == sentence.first or sentence.paragraph == 0)
    label = first == at and tags[at + 1] == COLON and words.can_speak(word)
    if alone and (word in words.human_nouns or label) and word not in words.given_names:
        return True
    return word in words.capital_nouns or (singular(word) in words.human_nouns and word != singular(word))


def _is_numbered(doc: Document, first: int, stop: int) -> bool:
    """Tell whether a phrase is a name that ends in a number: "Channel 4", not a date."""
    return doc.tags[first:stop] == NAME + NUMBER and doc.tokens.lower[first] not in doc.words.months


def is_national(words: Words, word: str) -> bool:
    """Tell whether a word is for who comes from somewhere: "the German", "the Swede", "the Dutchman"."""
    man = word.endswith("man") and f"{word.removesuffix('man')}men" in words.peoples
    return word in words.country_adjectives or f"{word}s" in words.peoples or man


def _is_part_of_name(doc: Document, names: Names, at: int) -> bool:
    """Tell whether the word at a token and the one before are of one name, or it is short for a longer one."""
    if at not in names.at:
        return False
    short = doc.tokens.lower[at] not in doc.words.capital_nouns and " " in names.named[names.at[at]].name
    return short or names.at.get(at - 1) == names.at[at]


def _has_masthead(doc: Document, first: int) -> bool:
    """Tell whether a capital within a sentence shows "The" to be part of a name: "reported in [The Hindu]"."""
    sentence = doc.sentence_at(first)
    return first > 0 and doc.tokens.forms[first - 1] == "The" and sentence is not None and first - 1 > sentence.first


def _is_surname(doc: Document, names: Names, at: int) -> bool:
    """Tell whether a word is the surname of somebody whom the article shows to be a person: "Weaver", "Jo Green"."""
    person, word = names.person_at(at), doc.tokens.lower[at]
    if person is None or word != singular(word) or not names.named[person].sure:
        return False
    name = words_of(names.named[person].name)
    return word in name[1:] or (name == [word] and word not in doc.words.person_titles)
