"""Whom an article names in part only: "Maria, who asked that her surname not be used", "a man known only as Tex"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from attrib.grammar import Phrase
from attrib.grammar.partial_names import PartialName, find_partial_names, marked_sentences
from attrib.grammar.stretches import is_quoted_name
from attrib.speakers.names import Named, Names
from attrib.text import Document
from attrib.text.tags import COMMA, DETERMINER, NAME, NUMBER, PREPOSITIONS
from attrib.text.tokens import STAR

INITIALS = re.compile(r"[A-Z]\.?|(?:[A-Z]\.){2,3}")
CUT_SURNAME = re.compile(r"[A-Z][a-z]+ [A-Z]\.")
SENTENCES_BACK = 2
"""Sentences before "She asked that her surname not be used" in which she is named."""
BESIDE = 4
"""Tokens from the end of a name to "not her real name" or "a pseudonym", where that is said of it."""

LONGEST_DESCRIPTION = 6
"""Tokens after initials among which a noun says that they are a person's."""

NO_PERSON_AFTER = DETERMINER + NAME + COMMA + PREPOSITIONS
"""Initials after these are no person's: "the D.A.", "Orne, N.H.", "a professor at M.I.T."."""


def with_partly_named(doc: Document, names: Names) -> Names:
    """Note of each name that is given only in part which words say so; it is a person's."""
    partly = _partly_named(doc, names)
    if not partly:
        return names
    named = [
        replace(each, person=True, partial=partly[index]) if index in partly else each
        for index, each in enumerate(names.named)
    ]
    return Names(named, names.at)


def _partly_named(doc: Document, names: Names) -> Mapping[int, Phrase]:
    """Give the names that are given only in part, with the words that say so, or else where they stand first."""
    found: dict[int, Phrase] = {}
    marked = marked_sentences(doc)
    places = sorted(names.at) if marked else ()
    for number in marked:
        sentence = doc.sentences[number]
        for partial in find_partial_names(doc, sentence.first, sentence.stop):
            if doc.tokens.forms[sentence.first] == STAR:
                found.update((each, partial.words) for each in _starred(doc, names))
                continue
            index = _whose(doc, names, places, number, partial)
            if index is not None and _may_be_part(names.named[index], partial):
                found.setdefault(index, partial.words)
            if partial.false and partial.given is not None:
                found.update((each, partial.words) for each in _who_goes_by(doc, names, sentence.first, partial))
    for index, named in enumerate(names.named):
        short, quoted = named.name[-1] == "." or len(named.name) == 1, doc.quoted[named.mentions[0].stop] >= 0
        if (short and _is_cut(doc, named)) or (quoted and _is_always_quoted(doc, named)):
            found.setdefault(index, named.mentions[0])
    return found


def _whose(doc: Document, names: Names, places: Sequence[int], number: int, partial: PartialName) -> int | None:
    """Find whose name is given in part: the one given with the words, the last before them, or the next."""
    if partial.given is not None:
        return names.at.get(partial.given.first)
    sentence, first = doc.sentences[number], partial.words.first
    low, at, stop = (bisect_left(places, token) for token in (sentence.first, first, sentence.stop))
    index = next(_persons(doc, names, places[low:at][::-1]), None)
    if index is None and not doc.words.name_owners.isdisjoint(doc.tokens.lower[sentence.first : first]):
        low = bisect_left(places, doc.sentences[max(0, number - SENTENCES_BACK)].first)
        index = next(_persons(doc, names, places[low:at][::-1]), None)
    if index is None and number + 1 < len(doc.sentences):
        stop = bisect_left(places, doc.sentences[number + 1].stop)
    return index if index is not None else next(_persons(doc, names, places[at:stop]), None)


def _starred(doc: Document, names: Names) -> Iterator[int]:
    """Give the names with a star, of which a note below speaks: "Rosa*, 34, was late … * Names have been changed"."""
    for index, named in enumerate(names.named):
        if any(doc.text[doc.tokens.ends[mention.stop - 1] - 1] == STAR for mention in named.mentions):
            yield index


def _who_goes_by(doc: Document, names: Names, first: int, partial: PartialName) -> Iterator[int]:
    """Give who is called what is no part of a name, and whose name is of one word: "[Oleksandr], call sign Fox"."""
    before = [at for at in range(first, partial.words.first) if at in names.at]
    for index in _persons(doc, names, before[::-1][:1]):
        if " " not in names.named[index].name:
            yield index


def _persons(doc: Document, names: Names, places: Sequence[int]) -> Iterator[int]:
    """Give the names at some tokens that are, or may be, those of persons."""
    for at in places:
        index = names.at[at]
        named = names.named[index]
        if named.person or _may_be_person(doc, named, at):
            yield index


def _may_be_person(doc: Document, named: Named, at: int) -> bool:
    """Tell whether one capitalised word may be somebody's name: no acronym, country or outlet, nor "the Courier"."""
    word, words = named.name.lower(), doc.words
    known = word in words.countries or word in words.us_states or word in words.news_agencies_and_broadcasters
    return not (" " in word or named.name.isupper() or known or doc.tags[max(0, at - 1)] == DETERMINER)


def _may_be_part(named: Named, partial: PartialName) -> bool:
    """Tell whether a name may be part of one, as one word may be, or is said to be "a pseudonym" right after it."""
    if partial.given is not None or " " not in named.name:
        return True
    return partial.false and any(0 < partial.words.first - mention.stop <= BESIDE for mention in named.mentions)


def _is_described(doc: Document, mention: Phrase) -> bool:
    """Tell whether a person is described right after initials: "K., a former guard", "M.R., 34", not "the D.A."."""
    lower, at = doc.tokens.lower, mention.stop + 1
    words = doc.words
    titled = any(lower[mention.first - 1] in each for each in (words.honorifics, words.person_titles))
    if doc.tags[mention.stop] != COMMA or (doc.tags[mention.first - 1] in NO_PERSON_AFTER and not titled):
        return False
    if doc.tags[at] == NUMBER or lower[at] in {"who", "whose"}:
        return True
    if any(word.endswith("-year-old") for word in lower[at : at + LONGEST_DESCRIPTION]):
        return True
    human = not doc.words.human_nouns.isdisjoint(lower[at : at + LONGEST_DESCRIPTION])
    return doc.tags[at] == DETERMINER and human


def _is_cut(doc: Document, named: Named) -> bool:
    """Tell whether initials are all that the article gives of a person's name, or of the surname."""
    if INITIALS.fullmatch(named.name):
        return any(_is_described(doc, each) or _follows_role(doc, each) for each in named.mentions)
    return CUT_SURNAME.fullmatch(named.name) is not None


def _follows_role(doc: Document, letter: Phrase) -> bool:
    """Tell whether a letter stands for a name after what somebody is: "Witness F", "Mr. X", not "Plan B"."""
    words, role = doc.words, doc.tokens.lower[letter.first - 1]
    alone = letter.first > 0 and len(doc.passage(*letter)) == 1
    return alone and (role in words.honorifics or role in words.person_titles or role in words.human_nouns)


def _is_always_quoted(doc: Document, named: Named) -> bool:
    """Tell whether one word in quotation marks is all that somebody is called: "a nurse, “Mark”, said"."""
    return " " not in named.name and all(is_quoted_name(doc, mention.stop) for mention in named.mentions)
