"""Mentions: what one source phrase says of whoever it stands for, and what is joined in it."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

import msgspec
from msgspec.structs import replace

from attrib.grammar import Phrase
from attrib.speakers.names import Names
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ADJECTIVE_OR_ADVERB,
    AFTER_PARTICIPLE,
    ALL_MARKS,
    ASIDE_OPENS,
    CLOSING_BRACKET,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    GERUND,
    GOES_ON_DESCRIBING,
    LINKING,
    NAME,
    NEGATION,
    NOUNS,
    NUMBER,
    OF,
    OPENS_BARE_PHRASE,
    OPENS_NOUN_PHRASE,
    OWNED,
    PARTICIPLES,
    PAST,
    POSSESSIVE,
    PREMODIFIERS,
    PREPOSITION,
    QUANTITY_WORDS,
    RELATIVE,
    SUBJECT_PRONOUN,
    SUBORDINATING,
    THAT,
)

Form = Literal["person", "organization", "description", "pronoun"]
Number = Literal["one", "many"]
Determiner = Literal["definite", "indefinite", "bare"]
MANY = frozenset(
    "some many several few both all most two three four five six seven eight nine ten dozens scores hundreds thousands "
    "various numerous".split()
)
INDEFINITE = MANY | frozenset("a an another one other no any each every half certain".split())
DEFINITE = frozenset("the this that these those my your his her its our their".split())
PLURALS = frozenset(
    "people police authorities men women children officials feds troops media data staff clergy folks public".split()
)
SINGULARS = frozenset(
    "specimen omen abdomen acumen regimen pronouns news congress boss press witness princess actress mistress business "
    "campus status chorus".split()
)
REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves"])
CORE_STOPS = frozenset(ALL_MARKS + LINKING + SUBORDINATING + FINITE + GERUND + SUBJECT_PRONOUN + NEGATION) - {
    CLOSING_BRACKET
}
THEY, IT = frozenset(["they", "their", "them", "both", "themselves"]), frozenset(["it", "its", "itself"])


class Mention(msgspec.Struct, frozen=True):
    """One source phrase, or one part of "officials and aides", as the verdict rules need to see it."""

    form: Form
    phrase: str
    head: str
    number: Number
    determiner: Determiner
    name: str | None = None


class MentionReader:
    """Reads the source phrases of one document."""

    def __init__(self, doc: Document, names: Names) -> None:
        self.doc = doc
        self.words = doc.words
        self.names = names

    def parts(self, source: Phrase) -> tuple[Mention, ...]:
        """Cut a source phrase into what is joined in it; an apposition with a name names the whole."""
        tags = self.doc.tags
        pieces: list[Phrase] = []
        begin = source.first
        for i in range(source.first, source.stop):
            if tags[i] in ASIDE_OPENS or (tags[i] == CONJUNCTION and self._splits(source, begin, i)):
                if i > begin:
                    pieces.append(Phrase(begin, i))
                begin = i + 1
        if begin < source.stop:
            pieces.append(Phrase(begin, source.stop))
        mentions: list[Mention] = []
        relative = False
        for number, piece in enumerate(pieces):
            joined = piece.first > source.first and tags[piece.first - 1] == CONJUNCTION
            if number and not joined and (relative or tags[piece.first] in GOES_ON_DESCRIBING):
                relative = True
                if mentions:
                    mentions[-1] = replace(mentions[-1], phrase=f"{mentions[-1].phrase}, {self.doc.passage(*piece)}")
                continue
            mention = self.mention(piece)
            if mention is None:
                continue
            if mention.form == "person" or (number and not joined and self._names_person(mention, piece, mentions)):
                return (replace(mention, form="person", phrase=self.doc.passage(*source)),)
            if number and not joined and self._names_body(mention, piece, mentions):
                return (replace(mention, phrase=self.doc.passage(*source)),)
            if number and not joined and mentions:
                continue  # an apposition that names nobody describes what is already there
            mentions.append(mention)
        if len(pieces) > 1 and len(mentions) == 1:
            mentions[0] = replace(mentions[0], phrase=self.doc.passage(*source))
        return tuple(mentions)

    def _names_person(self, mention: Mention, piece: Phrase, before: list[Mention]) -> bool:
        """Tell whether an apposition such as "Morag" in "her niece, Morag" is the name of the person before it."""
        if (
            mention.form != "organization"
            or piece.stop - 1 not in self.names.at
            or not before
            or not before[0].head
            or set(self.doc.tags[slice(*piece)]) != {NAME}
        ):
            return False
        person = before[0].form == "description" and before[0].number == "one"
        return person and singular(before[0].head.split()[-1].lower()) in self.words.human_nouns

    def _names_body(self, mention: Mention, piece: Phrase, before: list[Mention]) -> bool:
        """Tell whether an apposition is the name of a body: "the consultants, Larkin Partners"."""
        return (
            mention.form == "organization"
            and len(before) == 1
            and before[0].form == "description"
            and before[0].determiner == "definite"
            and piece.stop - piece.first > 1
            and set(self.doc.tags[slice(*piece)]) == {NAME}
        )

    def _splits(self, source: Phrase, begin: int, at: int) -> bool:
        """Tell whether "and" joins two voices here, not two words of one description."""
        tags = self.doc.tags
        if at == begin or at + 1 >= source.stop:
            return False
        seen = tags[begin:at]
        if RELATIVE in seen or PAST in seen or GERUND in seen or self._is_one_person(source, at):
            return False
        left, right = tags[at - 1], tags[at + 1]
        if left in NOUNS and right in OPENS_NOUN_PHRASE:
            if (OF in seen or PREPOSITION in seen) and right != DETERMINER:
                return right in OPENS_BARE_PHRASE and self._heads_person(at + 1, source.stop)
            return left != ADJECTIVE
        return False

    def _is_one_person(self, source: Phrase, at: int) -> bool:
        """Tell whether "and" joins two titles of one person: "the former first lady and senator"."""
        lower, human = self.doc.tokens.lower, self.words.human_nouns
        return (
            lower[source.first] in {"the", "a", "an"}
            and self.doc.tags[at + 1] not in PREMODIFIERS
            and lower[at - 1] in human
            and lower[source.stop - 1] in human
        )

    def _heads_person(self, at: int, stop: int) -> bool:
        words, lower = self.words, self.doc.tokens.lower
        return any(
            singular(lower[i]) in words.human_nouns or lower[i] == "people" for i in range(at, min(at + 3, stop))
        )

    def mention(self, piece: Phrase) -> Mention:
        """Read one noun phrase: its head, whether it is a name, its number and determiner."""
        doc, tags, lower = self.doc, self.doc.tags, self.doc.tokens.lower
        first = piece.first
        stop = first
        while stop < piece.stop and (
            tags[stop] not in CORE_STOPS
            or (
                tags[stop] in PARTICIPLES + THAT
                and (stop == first or (tags[stop - 1] in OWNED and self.doc.tag(stop + 1) in AFTER_PARTICIPLE))
            )
        ):
            stop += 1
        quantified = (
            stop - first <= 2
            and stop + 1 < piece.stop
            and tags[stop] == OF
            and all(tags[i] in QUANTITY_WORDS for i in range(first, stop))
        )
        opening = lower[first]
        if quantified and (
            opening in INDEFINITE or lower[stop - 1] in self.words.quantity_nouns or tags[first] == NUMBER
        ):
            inner = self.mention(Phrase(stop + 1, piece.stop))
            whole = doc.passage(*piece)
            number: Number = "one" if opening in {"one", "neither"} else "many"
            if inner.form == "description":
                return replace(inner, phrase=whole, number=number, determiner="indefinite")
            return Mention("description", whole, doc.passage(first, stop), number, "indefinite")
        if stop == first:
            stop = piece.stop
        while (
            stop > first + 1
            and (tags[stop - 1] in ADJECTIVE_OR_ADVERB or lower[stop - 1] == "first" or lower[stop - 1] in REFLEXIVE)
            and not doc.tokens.forms[stop - 1][0].isupper()
            and set(tags[first : stop - 1]) & set(NOUNS)
        ):
            stop -= 1
        if tags[stop - 1] == POSSESSIVE and stop > first + 1:
            stop -= 1
        text = doc.passage(*piece)
        determiner: Determiner = (
            "definite"
            if opening in DEFINITE or POSSESSIVE in tags[first : stop - 1]
            else "indefinite"
            if opening in INDEFINITE or tags[first] == NUMBER
            else "bare"
        )
        begin = first + (tags[first] == DETERMINER and stop - first > 1)
        head = doc.passage(begin, stop)
        last = lower[stop - 1]
        if tags[stop - 1] == SUBJECT_PRONOUN:
            return Mention("pronoun", text, text, "many" if last in THEY | MANY else "one", "bare")
        many = (
            last in PLURALS
            or (opening in MANY and opening not in {"all"})
            or (last.endswith("s") and not last.endswith("ss") and last not in SINGULARS)
            or (last.endswith("men") and last not in SINGULARS)
        )
        names = self.names.of(Phrase(first, stop))
        common = self._common(stop - 1)
        if names and not common and (stop - 1) in self.names.at:
            named = self.names.named[self.names.at[stop - 1]]
            return Mention("person" if named.person else "organization", text, head, "one", determiner, named.name)
        holder = self._holder(stop, piece)
        if holder is not None:
            return Mention("person", text, head, "one", determiner, holder)
        if not common and tags[stop - 1] == NAME:
            return Mention("organization", text, head, "one", determiner, head)
        return Mention("description", text, head, "many" if many else "one", determiner)

    def _holder(self, of: int, piece: Phrase) -> str | None:
        """Give who is named after a title of several words: "Minister of Education Jane Roe"."""
        tokens, names = self.doc.tokens, self.names
        if of + 2 >= piece.stop or tokens.lower[of] not in {"of", "for"}:
            return None
        if tokens.lower[of - 1] not in self.words.person_titles or self.doc.tags[piece.first] == DETERMINER:
            return None
        if tokens.lower[of + 1] in self.words.person_titles:
            return None
        for at in range(of + 2, piece.stop):
            named = names.named[names.at[at]] if at in names.at else None
            if named and named.person:
                begins = bisect_left(named.mentions, at, key=by_first)
                if begins < len(named.mentions) and named.mentions[begins].first == at:
                    return named.name
        return None

    def _common(self, at: int) -> bool:
        """Tell whether the word at a token is a common noun although it is capitalised: "Police said", "Officials"."""
        doc, words = self.doc, self.words
        if doc.tags[at] != NAME:
            return True
        word = doc.tokens.lower[at]
        if word in words.peoples or word in words.party_nouns:
            return True
        if word in words.country_adjectives and doc.tags[at - 1] == DETERMINER:
            return True
        if doc.tokens.lower[at - 1] == "the" and doc.tags[at + 1 : at + 3] == OF + NAME:
            return False
        if (
            at > 0
            and doc.tags[at - 1] == NAME
            and at - 1 in self.names.at
            and self.names.at[at - 1] == self.names.at.get(at)
        ):
            return False
        sentence = doc.sentence_at(at)
        if word not in words.capital_nouns and (sentence is None or at > sentence.first + 1) and at in self.names.at:
            return False
        if (
            doc.tokens.lower[at + 1 : at + 2] == ["for"]
            and self.doc.tag(at + 2) == NAME
            and word not in words.capital_nouns
        ):
            return False
        alone = self.doc.tag(at + 1) != NAME and (sentence is None or at == sentence.first or sentence.paragraph == 0)
        if alone and word in words.human_nouns and word not in words.given_names and not self._is_surname(at):
            return True
        return word in words.capital_nouns or (singular(word) in words.human_nouns and word != singular(word))

    def _is_surname(self, at: int) -> bool:
        """Tell whether the article gives a person's full name that ends in a word: "Weaver" of "Jeff Weaver"."""
        named = self.names.named[self.names.at[at]] if at in self.names.at else None
        return named is not None and named.person and named.name.lower().split()[1:] == [self.doc.tokens.lower[at]]


def by_first(phrase: Phrase) -> int:
    """Give where a phrase begins, to sort and search by."""
    return phrase.first


def singular(word: str) -> str:
    """Give a noun without the ending of the plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
