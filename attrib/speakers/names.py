"""Names: every person and body that an article names, and which of its names are the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

import msgspec

from attrib.constructions import who_speaks
from attrib.grammar import Phrase
from attrib.speakers.capitals import describes
from attrib.speakers.fields import are_apart
from attrib.speakers.introductions import gender_by_roles, is_lawyer, roles_of, seat_of
from attrib.speakers.personhood import Gender, gender_of, read_run
from attrib.speakers.runs import find_runs, has_age, in_heading, is_told_of, parted
from attrib.speakers.short_names import (
    first_names_agree,
    initials_of,
    parts_of_body,
    parts_of_name,
    surname_of,
    without_marks,
    words_of,
)
from attrib.text import Document
from attrib.text.tags import COMMA, DESCRIBERS

SPACED = re.compile(" (,|['’](?:s\\b|(?= )))")
"""What no space stands before in a name."""


class Named(msgspec.Struct, frozen=True):
    """One person or body that the article names, with every place where it does."""

    name: str
    person: bool
    sure: bool
    """Whether the text shows it to be a person: a title, a known given name, an age."""
    gender: Gender | None
    mentions: Sequence[Phrase]
    """In the order of the text."""
    roles: frozenset[str]
    """Nouns by which the article introduces a person: mayor, spokesman, nominee."""
    partial: Phrase | None = None
    """The words that say that this is only part of a name, or a pseudonym; null where nothing says so."""

    def begins_at(self, token: int) -> bool:
        """Tell whether a mention begins at a token."""
        found = bisect_left(self.mentions, token, key=by_first)
        return found < len(self.mentions) and self.mentions[found].first == token

    def mention_at(self, token: int) -> Phrase:
        """Give the first mention that begins at a token or after it."""
        return self.mentions[bisect_left(self.mentions, token, key=by_first)]

    def last_mention(self, before: int) -> int:
        """Give where the last mention before a token begins; -1 where there is none."""
        found = bisect_left(self.mentions, before, key=by_first)
        return self.mentions[found - 1].first if found else -1


class Names(msgspec.Struct, frozen=True):
    """All names of an article, and which stands at each token."""

    named: Sequence[Named]
    at: Mapping[int, int]
    """Index of the name of which a token is part."""

    def of(self, phrase: Phrase) -> list[int]:
        """Give the names that stand in a stretch, in order, each once."""
        found = [self.at[token] for token in range(*phrase) if token in self.at]
        return list(dict.fromkeys(found))

    def person_at(self, token: int) -> int | None:
        """Give the person whose name stands at a token."""
        index = self.at.get(token)
        return index if index is not None and self.named[index].person else None


def by_first(phrase: Phrase) -> int:
    """Give where a phrase begins, to sort and search by."""
    return phrase.first


def find_names(doc: Document) -> Names:
    """Collect the names of an article; a surname joins the fullest name that ends with it."""
    register = _Register(doc)
    tags, lower, forms, titles = doc.tags, doc.tokens.lower, doc.tokens.forms, doc.words.person_titles
    genders, singles = doc.words.gendered_titles, list[_Single]()
    for run in _firms_first(doc, list(parted(doc, find_runs(doc)))):
        first, stop = run
        if describes(doc, first, stop):
            continue
        before = lower[first - 1]
        title = before if before in titles and tags[first - 1] in DESCRIBERS else ""
        person, gender, skipped = read_run(doc.words, title, without_marks(forms[first:stop]))
        person = person or stop - 1 in register.speaking
        start = first + skipped
        if stop - start == 1:
            phrase = Phrase(start, stop) if skipped else run
            singles.append(_Single(phrase, person, gender, genders.get(lower[start - 1].rstrip("."))))
            continue
        register.full(run, start, person and not _is_with_article(doc, first, skipped), gender)
        if before == "and" and singles and register.share_surname(singles[-1].phrase, run):
            singles.pop()
    register.index_short_forms()
    singles.sort(key=_Single.shows_little)
    for single in singles:
        word = lower[single.phrase.first]
        if single.person or word not in doc.words.months or register.knows(word):
            register.single(single)
    register.trust_kin()
    return Names([entry.named() for entry in register.entries], register.at)


class _Single(NamedTuple):
    """A name of one word, and what the words before it show."""

    phrase: Phrase
    person: bool
    gender: Gender | None
    titled: Gender | None
    """The gender that its title shows."""

    def shows_little(self) -> tuple[bool, bool]:
        """Tell whether no title shows their gender, and none a person: they come last."""
        return self.titled is None, not self.person


def _firms_first(doc: Document, runs: list[Phrase]) -> list[Phrase]:
    """Put first which runs end as the full names of firms do, by which shorter forms are known: "Apex Studios"."""
    tokens, words = doc.tokens, doc.words
    ends = {*tokens.places(words.firm_words), *tokens.places(words.legal_forms)}
    if not ends:
        return runs
    firms = {run for run in runs if run.stop - 1 in ends and run.stop - run.first > 1 and not in_heading(doc, run)}
    return sorted(runs, key=lambda run: run not in firms)


def _is_with_article(doc: Document, first: int, skipped: int) -> bool:
    """Tell whether "the" stands before capitalised words that show no person: "the Green Bay Packers"."""
    definite = not skipped and doc.tokens.lower[first - 1] == "the"
    return definite and doc.tokens.lower[first] not in doc.words.given_names


class _Entry(msgspec.Struct):
    """What has been read of a name so far."""

    name: str
    person: bool
    gender: Gender | None
    sure: bool = False
    mentions: list[Phrase] = msgspec.field(default_factory=list)
    roles: set[str] = msgspec.field(default_factory=set)

    def named(self) -> Named:
        """Give the name as all of it was read."""
        return Named(self.name, self.person, self.sure, self.gender, sorted(self.mentions), frozenset(self.roles))


class _Register:
    """The names found so far, by all the forms in which they may come again."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words = doc.words
        self.speaking = who_speaks(doc)
        self.represents = not doc.words.forms(doc.words.representing_verbs).isdisjoint(doc.tokens.present)
        """Whether anybody may be said to represent people."""
        self.entries: list[_Entry] = []
        self.at: dict[int, int] = {}
        self.by_text: dict[str, int] = {}
        self.by_last: dict[str, int] = {}
        self.by_gender: dict[tuple[str, Gender | None], int] = {}
        self.by_first: dict[str, int] = {}
        self.by_acronym: dict[str, int] = {}
        self.by_initials: dict[str, int] = {}
        self.by_part: dict[str, int] = {}
        self.whole: set[str] = set()
        """The full names of which the parts are in `by_part`."""
        self.bodies_by_first: dict[str, int] = {}

    def full(self, run: Phrase, start: int, person: bool, gender: Gender | None) -> None:
        """Enter a name of several words; `start` is where it begins after its titles."""
        lower = without_marks(self.doc.tokens.lower[start : run.stop])
        key = " ".join(lower)
        index = self.by_text.get(key, self.by_part.get(key))
        if index is None and person:
            index = self._same_person(lower)
        new = key not in self.whole
        heading = new and in_heading(self.doc, run)
        if index is None:
            person = person and (not heading or self._is_shown(run, lower[0]))
            given = gender_of(self.words, lower[0]) if person else None
            index = self._add(_Entry(self._written(start, run.stop), person, given))
            if person:
                surname = surname_of(self.words, lower)
                self.by_last.setdefault(surname, index)
                self.by_gender.setdefault((surname, self.entries[index].gender or gender), index)
        entry = self.entries[index]
        self.by_text.setdefault(key, index)
        if not entry.sure:
            self.bodies_by_first.setdefault(lower[0], index)
        if new and not heading:
            self.whole.add(key)
            for part in parts_of_name(self.words, lower) if entry.person else parts_of_body(self.words, lower):
                self.by_part.setdefault(part, index)
        if len(lower) < run.stop - start:
            self.by_text.setdefault(" ".join(lower[1:]), index)
        entry.sure = entry.sure or (person and (start > run.first or self._is_shown(run, lower[0])))
        if len(lower) > entry.name.count(" ") + 1:
            entry.name = self._written(start, run.stop)
        self._mention(entry, Phrase(start, run.stop) if start > run.first else run, run.first, gender)
        for token in range(run.first, run.stop):
            self.at[token] = index

    def _written(self, start: int, stop: int) -> str:
        """Give a name as it is written."""
        name = " ".join(without_marks(self.doc.tokens.forms[start:stop]))
        return name if name.replace(" ", "").isalpha() else SPACED.sub(itemgetter(1), name)

    def _is_shown(self, run: Phrase, first_name: str) -> bool:
        """Tell whether more than its form shows a full name to be a person's."""
        known = first_name in self.words.given_names or run.stop - 1 in self.speaking
        return known or has_age(self.doc, run) or is_told_of(self.doc, run)

    def share_surname(self, given: Phrase, run: Phrase) -> bool:
        """Enter who shares the surname of a full name after "and", if so: "Jack" of "Jack and Harry Penrose"."""
        doc, word = self.doc, self.doc.tokens.lower[given.first]
        joined = given.stop == run.first - 1 and given.first not in self.at
        index = self.at.get(run.first, -1)
        if not joined or word not in self.words.given_names or not (index >= 0 and self.entries[index].person):
            return False
        name = f"{doc.tokens.forms[given.first]} {doc.tokens.forms[run.stop - 1]}"
        self.at[given.first] = self.by_text[name.lower()] = self._add(
            _Entry(name, True, gender_of(self.words, word), sure=True, mentions=[given])
        )
        return True

    def _same_person(self, lower: Sequence[str]) -> int | None:
        """Find the person of that surname whose first name agrees."""
        index = self.by_last.get(surname_of(self.words, lower))
        agrees = index is not None and first_names_agree(words_of(self.entries[index].name)[0], lower[0])
        return index if agrees else None

    def index_short_forms(self) -> None:
        """Make the full names findable by first name, acronym and initials."""
        for index, entry in enumerate(self.entries):
            initials = initials_of(entry.name)
            if entry.person:
                self.by_first.setdefault(words_of(entry.name)[0], index)
                self.by_initials.setdefault(initials, index)
            elif len(initials) > 1:
                self.by_acronym.setdefault(initials, index)

    def single(self, single: _Single) -> None:
        """Enter a name of one word: a surname, a first name, an acronym, or a name of its own."""
        phrase, person, gender, titled = single
        at = phrase.first
        form, word = self.doc.tokens.forms[at], self.doc.tokens.lower[at]
        index = self._of_surname(at, word, titled) if word in self.by_last else None
        if index is None:
            index = self._short_form(at, form, word)
        if index is None or self.entries[index].mentions[0] > phrase:
            index = index if (body := self._body_speaking(phrase)) is None else body
        if index is None:
            if not person and in_heading(self.doc, phrase):
                return
            index = self._add(_Entry(form, person, gender))
            self.by_text[word] = index
            self.by_gender[word, titled] = index
        entry = self.entries[index]
        if person and not entry.person and words_of(entry.name) == [word]:
            entry.person = True
        if entry.person and not entry.sure:
            entry.sure = person or has_age(self.doc, phrase) or is_told_of(self.doc, phrase)
        begin = at
        while self.doc.tokens.lower[begin - 1] in self.words.honorifics and begin and begin - 1 not in self.at:
            begin -= 1
        self._mention(entry, phrase, begin, gender)
        self.at[at] = index

    def knows(self, word: str) -> bool:
        """Tell whether a word is the first or last name of somebody who is named in full."""
        return word in self.by_last or word in self.by_first

    def _of_surname(self, at: int, word: str, gender: Gender | None) -> int | None:
        """Find the person of a surname, by what the title shows: neither Mrs. Hale nor Mayor Hale may be Tom Hale."""
        index, title = self.by_last[word], self.doc.tokens.lower[at - 1]
        if gender is not None:
            other = self.entries[index].gender not in (None, gender)
            unknown = self.by_gender.get((word, None)) if other else index
            return self.by_gender.get((word, gender), unknown)
        if title in self.words.office_titles and title not in self.entries[index].roles:
            return self.by_gender.get((word, "m"), self.by_gender.get((word, "f"), index))
        return index

    def _short_form(self, at: int, form: str, word: str) -> int | None:
        """Find the entry for which one word is short."""
        before = self.doc.tokens.lower[at - 1]
        if before in self.words.first_name_titles and word in self.by_first:
            return self.by_first[word]
        if form in self.by_initials and self.doc.tokens.forms[at + 1] == ":":
            return self.by_initials[form]
        known = self.by_text.get(word, self.by_acronym.get(form.replace(".", "")))
        if known is None and word in self.by_first and word in self.words.given_names:
            known = self.by_first[word]
        return self._part_of_name(word, before) if known is None and word in self.by_part else known

    def _part_of_name(self, word: str, before: str) -> int | None:
        """Find of which name that is surely a person's, or of which body's, a word is part: "Xu" of "Xu Jianguo"."""
        index, words = self.by_part[word], self.words
        if any(word in each for each in (words.countries, words.major_cities, words.us_states)):
            return None
        entry = self.entries[index]
        return index if (entry.sure if entry.person else before not in words.person_titles) else None

    def _body_speaking(self, phrase: Phrase) -> int | None:
        """Find the firm named before of whose name a word that speaks is the first: "Norvik" of "Norvik Optics"."""
        tokens, words = self.doc.tokens, self.words
        word, before, after = (tokens.lower[at] for at in (phrase.first, phrase.first - 1, phrase.stop))
        index = self.bodies_by_first.get(word)
        if index is None or self.entries[index].mentions[0] > phrase or tokens.forms[phrase.first].isupper():
            return None
        if not (after in words.cues or after in words.refusing_verbs):
            return None
        titled = before in words.person_titles or before in words.honorifics
        named = any(word in each for each in (words.given_names, words.countries, words.major_cities, words.us_states))
        another = are_apart(words.fields_of_bodies, {words_of(self.entries[index].name)[-1]}, "company")
        return None if titled or named or another else index

    def trust_kin(self) -> None:
        """Note that who has the surname of somebody who is surely a person is one as well."""
        people = [(entry, words_of(entry.name)) for entry in self.entries if entry.person]
        surnames = {name[-1] for entry, name in people if entry.sure and len(name) > 1}
        for entry, name in people:
            entry.sure |= len(name) > 1 and name[-1] in surnames

    def _add(self, entry: _Entry) -> int:
        self.entries.append(entry)
        return len(self.entries) - 1

    def _mention(self, entry: _Entry, phrase: Phrase, begin: int, gender: Gender | None) -> None:
        """Note one mention, and the role that stands beside a person: "Mayor Jane Roe", "Jane Roe, a teacher".

        Titles before the name begin at token `begin`.
        """
        entry.mentions.append(phrase)
        entry.gender = entry.gender or gender
        if not entry.person:
            return
        doc, words = self.doc, self.words
        entry.roles.update(roles_of(doc, phrase, begin))
        if self.represents and is_lawyer(doc, phrase) and entry.roles.isdisjoint(words.office_titles):
            entry.roles.update(words.lawyer_nouns)
        who = phrase.stop + (doc.tags[phrase.stop] == COMMA)
        if doc.tokens.lower[who] == "who" and (seat := seat_of(doc, who)):
            entry.roles.add(seat)
        entry.sure |= bool(entry.roles)
        if entry.gender is None and entry.roles:
            entry.gender = gender_by_roles(words, entry.roles)
