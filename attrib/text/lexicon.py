"""What words are by themselves, as far as a list or their endings can tell; see `attrib.text.tags`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Set
from functools import lru_cache

from attrib.english import Words, third_person
from attrib.kept import kept
from attrib.text.tags import (
    ADJECTIVE,
    ADJECTIVE_OR_PRESENT,
    ADVERB,
    AUXILIARY,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    DETERMINERS,
    FULL_STOP,
    GERUND,
    LINKING,
    NAME,
    NEGATION,
    NOT_ALWAYS_A_NAME,
    NOUN,
    NOUN_OR_PAST,
    NOUN_OR_PRESENT,
    NUMBER,
    OBJECT_PRONOUN,
    OF,
    OPENING_BRACKET,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    PRONOUNS,
    RELATIVE,
    SEMICOLON,
    STRAY_QUOTE,
    SUBJECT_PRONOUN,
    SUBORDINATING,
    SUBORDINATOR,
    THAT,
    TO,
)
from attrib.text.tokens import DASHES

MARK_TAGS = {
    ",": COMMA,
    ";": SEMICOLON,
    ":": COLON,
    "(": OPENING_BRACKET,
    ")": CLOSING_BRACKET,
    "[": OPENING_BRACKET,
    "]": CLOSING_BRACKET,
    ".": FULL_STOP,
    "?": FULL_STOP,
    "!": FULL_STOP,
    "…": FULL_STOP,
    "%": NUMBER,
}
CLOSED = frozenset(SUBORDINATING + PRONOUNS + LINKING + DETERMINERS + CONJUNCTION + AUXILIARY + NEGATION + ADVERB)
PLURALS = frozenset(["men", "women", "people"])
QUOTES_AND_TICKS = "\"“”'’‘`«»„"
OWN_TAGS = {"of": OF, "to": TO, "that": THAT, "'s": POSSESSIVE}
"""Words that are a class of their own."""


MOST_REMEMBERED = 16_384
"""Words whose tags are kept from one article to the next."""


class _Kept(dict[str, str]):
    """The tags of words as they are written, each found out when it is first asked for."""

    def __init__(self, tag: Callable[[str], str]) -> None:
        super().__init__()
        self._tag = tag

    def __missing__(self, form: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        tag = self[form] = self._tag(form)
        return tag


class Lexicon:
    """The tags of the words of one rule set."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.tags = {word: tag for tag, several in _words_by_tag(words).items() for word in several}
        """By word in lower case; some tags say that it may be one or another thing."""
        self.tag = _Kept(self._tag).__getitem__
        """Tags a word, as it is written within a sentence or in lower case."""
        self._name_prefixes = tuple(words.name_prefixes)
        self._adjective_endings = tuple(words.adjective_endings)
        endings = (ending for ending in words.people_endings if ending[-1] == "s" or ending in PLURALS)
        self._plural_endings = tuple(endings)
        """Endings of words for several people: "growers", "townspeople"."""
        places = words.countries | words.major_cities
        self._other_names = words.news_agencies_and_broadcasters | words.organization_words | places
        """Names that have such an ending: "Reuters"."""

    def _tag(self, form: str) -> str:
        word = form.lower().replace("’", "'")
        if not form[0].isupper():
            return self.tags.get(word) or self._unlisted(word)
        tag = self.tags.get(word, NAME)
        if tag == NUMBER or (tag in CLOSED and tag != ADVERB and not self._is_name_too(word, form)):
            return tag
        return NAME

    def opening_tag(self, word: str, form: str, *, named: bool, seen_lower: bool) -> str:
        """Tag a capitalised word at an opening; it is a name only if the article, or a list, has it as one."""
        tag = self.tags.get(word, "")
        if tag and tag in CLOSED:
            return NAME if self._is_acronym(word, form) else tag
        if tag == NUMBER:
            return tag
        if (tag or seen_lower) and not (named and (tag in NOT_ALWAYS_A_NAME or not seen_lower)):
            return tag or self._unlisted(word)
        people = not named and word.endswith(self._plural_endings) and word not in self._other_names
        return NOUN if people else NAME

    def _is_name_too(self, word: str, form: str) -> bool:
        """Tell whether a word of a closed class is written as a name within a sentence: "WHO", "May"."""
        return word in self.words.names_too or self._is_acronym(word, form)

    def _is_acronym(self, word: str, form: str) -> bool:
        """Tell whether a word of a closed class is written as an acronym: "WHO"."""
        return len(form) > 1 and form.isupper() and word in self.words.acronyms_too

    def _unlisted(self, word: str) -> str:
        """Tag a word, number or mark that is in no list."""
        head = word[0]
        if head.isdigit() or head in "$€£":
            return NUMBER
        if word.startswith(self._name_prefixes):
            return NAME
        if not head.isalpha():
            return MARK_TAGS.get(word) or (
                DASH if word in DASHES else STRAY_QUOTE if head in QUOTES_AND_TICKS else FULL_STOP
            )
        if word.endswith("ly"):
            return ADVERB
        if word.endswith("ing"):
            return GERUND
        if word.endswith("ed") and len(word) > 4:
            return PAST
        return ADJECTIVE if word.endswith(self._adjective_endings) else NOUN


lexicon_of = lru_cache(maxsize=8)(Lexicon)
"""Gives the tags of the words of a rule set, made once."""


def _words_by_tag(words: Words) -> dict[str, list[str]]:
    """Give the words of each tag, as they were kept where the rule set came with the program."""

    def make() -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word, tag in _tags(words).items():
            found[tag].append(word)
        return found

    return kept(f"{words.name}-tags", dict[str, list[str]], make) if words.name else make()


def _tags(words: Words) -> dict[str, str]:
    lexicon: dict[str, str] = {}
    for form, inflections in words.verb_forms.items():
        if "ing" in inflections:
            lexicon[form] = GERUND
        elif inflections & {"past", "participle"}:
            lexicon[form] = PAST
        else:
            lexicon[form] = PRESENT
    for base in words.noun_verbs:
        for form in (base, third_person(base)):
            lexicon[form] = NOUN_OR_PAST if lexicon.get(form) in (NOUN_OR_PAST, PAST) else NOUN_OR_PRESENT
    lexicon |= dict.fromkeys(words.plurals_like_verbs & lexicon.keys(), NOUN_OR_PRESENT)
    adjectives = _single(words.adjectives_common, words.country_adjectives)
    people = words.human_nouns | words.group_nouns
    for word in _single(words.official_nouns, words.authority_nouns, words.told_nouns, words.collective_nouns):
        lexicon.setdefault(word, NOUN)
    nouns = _single(people, words.document_nouns, words.study_nouns, words.time_nouns, words.nouns_like_adjectives)
    for tag, several in ((ADJECTIVE, adjectives), (NOUN, nouns)):
        for word in several:
            if lexicon.get(word) not in (NOUN_OR_PRESENT, PRESENT, NOUN_OR_PAST, PAST, GERUND):
                lexicon[word] = tag
    for word in adjectives:
        if lexicon.get(word) == PRESENT:
            lexicon[word] = ADJECTIVE_OR_PRESENT
    return lexicon | _closed_classes(words) | OWN_TAGS


def _closed_classes(words: Words) -> dict[str, str]:
    """Give the words of each closed class with its tag; where a word stands in several, the later one wins."""
    classes = (
        (ADVERB, words.adverbs_plain),
        (NUMBER, words.number_words),
        (NAME, words.weekdays | words.months),
        (DETERMINER, words.determiners | words.possessives),
        (OBJECT_PRONOUN, words.object_pronouns),
        (PREPOSITION, words.prepositions),
        (SUBORDINATOR, words.subordinators),
        (CONJUNCTION, words.conjunctions),
        (RELATIVE, words.relative_pronouns),
        (AUXILIARY, words.auxiliaries | words.modals),
        (NEGATION, words.negations),
        (SUBJECT_PRONOUN, words.subject_pronouns),
    )
    return {word: tag for tag, several in classes for word in _single(several)}


def _single(*lists: Set[str]) -> list[str]:
    return [word for words in lists for word in words if " " not in word]
