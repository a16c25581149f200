"""Names: every person and body that an article names, and which of its names are the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

import msgspec

from attrib.constructions import who_speaks
from attrib.english import Words
from attrib.grammar import Phrase
from attrib.speakers.capitals import describes
from attrib.speakers.clients import is_lawyer, seat_of
from attrib.speakers.kinds_of_bodies import kinds_beside, kinds_by_name
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
from attrib.text.tags import (
    COMMA,
    DESCRIBERS,
    DESCRIBERS_OR_NAME,
    ENDS_APPOSITION,
    NAME,
    OF,
    POSSESSIVE,
)

SPACED = re.compile(" (,|['’](?:s\\b|(?= )))")
"""What no space stands before in a name."""
FORMER = "former"
LONGEST_OFFICE = 8


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
    """Nouns by which the article introduces a person, mayor, spokesman, nominee, or a body: institute, firm."""
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
    titles, speaking = doc.words.person_titles, who_speaks(doc)
    singles = []
    for run in sorted(parted(doc, find_runs(doc)), key=lambda run: not _names_firm(doc, run)):
        if describes(doc, *run):
            continue
        before = doc.tokens.lower[run.first - 1] if run.first and doc.tags[run.first - 1] in DESCRIBERS else ""
        title = before if before in titles else ""
        person, gender, skipped = read_run(doc.words, title, without_marks(doc.tokens.forms[run.first : run.stop]))
        person = person or run.stop - 1 in speaking
        start = run.first + skipped
        if run.stop - start == 1:
            singles.append((Phrase(start, run.stop) if skipped else run, person, gender))
            continue
        register.full(run, start, person and not _is_with_article(doc, run, skipped), gender)
        if singles and register.share_surname(singles[-1][0], run):
            singles.pop()
    register.index_short_forms()
    singles.sort(key=register.shows_little)
    for phrase, person, gender in singles:
        if not person and doc.tokens.lower[phrase.first] in doc.words.months and not register.knows(phrase):
            continue
        register.single(phrase, person, gender)
    register.trust_kin()
    return Names([entry.named() for entry in register.entries], register.at)


def _names_firm(doc: Document, run: Phrase) -> bool:
    """Tell whether a run ends as the full name of a firm does, by which shorter forms are known: "Apex Studios"."""
    last, words = doc.tokens.lower[run.stop - 1], doc.words
    firm = last in words.firm_words or last in words.legal_forms
    return firm and run.stop - run.first > 1 and not in_heading(doc, run)


def _is_with_article(doc: Document, run: Phrase, skipped: int) -> bool:
    """Tell whether "the" stands before capitalised words that show no person: "the Green Bay Packers"."""
    definite = doc.tokens.lower[run.first - 1] == "the" if run.first else False
    return definite and not skipped and doc.tokens.lower[run.first] not in doc.words.given_names


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
        self.entries: list[_Entry] = []
        self.at: dict[int, int] = {}
        self.by_text: dict[str, int] = {}
        self.by_last: dict[str, int] = {}
        self.by_gender: dict[tuple[str, Gender | None], int] = {}
        self.by_first: dict[str, int] = {}
        self.by_acronym: dict[str, int] = {}
        self.by_initials: dict[str, int] = {}
        self.by_part: dict[str, int] = {}

    def full(self, run: Phrase, start: int, person: bool, gender: Gender | None) -> None:
        """Enter a name of several words; `start` is where it begins after its titles."""
        tokens = without_marks(self.doc.tokens.forms[start : run.stop])
        lower = without_marks(self.doc.tokens.lower[start : run.stop])
        name, key, first = SPACED.sub(itemgetter(1), " ".join(tokens)), " ".join(lower), lower[0]
        known = first in self.words.given_names or run.stop - 1 in who_speaks(self.doc)
        shown = person and (known or has_age(self.doc, run) or is_told_of(self.doc, run))
        index = self.by_text.get(key, self.by_part.get(key))
        if index is None and person:
            index = self._same_person(lower)
        if index is None:
            person = person and (shown or not in_heading(self.doc, run))
            index = self._add(_Entry(name, person, gender_of(self.words, first) if person else None))
            if person:
                self.by_last.setdefault(surname_of(self.words, lower), index)
                self.by_gender.setdefault((surname_of(self.words, lower), self.entries[index].gender or gender), index)
        entry = self.entries[index]
        self.by_text.setdefault(key, index)
        if not in_heading(self.doc, run):
            for part in parts_of_name(self.words, lower) if entry.person else parts_of_body(self.words, lower):
                self.by_part.setdefault(part, index)
        if len(tokens) < run.stop - start:
            self.by_text.setdefault(" ".join(lower[1:]), index)
        entry.sure |= person and (start > run.first or shown)
        if len(tokens) > len(entry.name.split()):
            entry.name = name
        _mention(self.doc, entry, Phrase(start, run.stop) if start > run.first else run, run.first, gender)
        for token in range(run.first, run.stop):
            self.at[token] = index

    def share_surname(self, given: Phrase, run: Phrase) -> bool:
        """Enter who shares the surname of a full name after "and", if so: "Jack" of "Jack and Harry Penrose"."""
        doc, word = self.doc, self.doc.tokens.lower[given.first]
        joined = given.stop == run.first - 1 and doc.tokens.lower[given.stop] == "and" and given.first not in self.at
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

    def single(self, phrase: Phrase, person: bool, gender: Gender | None) -> None:
        """Enter a name of one word: a surname, a first name, an acronym, or a name of its own."""
        form, word = self.doc.tokens.forms[phrase.first], self.doc.tokens.lower[phrase.first]
        titled = self._title_gender(phrase)
        index = self._of_surname(phrase, titled)
        if index is None:
            index = self._short_form(phrase, form, word)
        if index is None:
            if in_heading(self.doc, phrase) and not person:
                return
            index = self._add(_Entry(form, person, gender))
            self.by_text[word] = index
            self.by_gender[word, titled] = index
        elif person and not self.entries[index].person and words_of(self.entries[index].name) == [word]:
            self.entries[index].person = True
        entry = self.entries[index]
        entry.sure |= entry.person and (person or has_age(self.doc, phrase) or is_told_of(self.doc, phrase))
        begin = phrase.first
        while begin > 0 and begin - 1 not in self.at and self.doc.tokens.lower[begin - 1] in self.words.honorifics:
            begin -= 1
        _mention(self.doc, self.entries[index], phrase, begin, gender)
        self.at[phrase.first] = index

    def knows(self, phrase: Phrase) -> bool:
        """Tell whether a word is the first or last name of somebody who is named in full."""
        word = self.doc.tokens.lower[phrase.first]
        return word in self.by_last or word in self.by_first

    def shows_little(self, single: tuple[Phrase, bool, Gender | None]) -> tuple[bool, bool]:
        """Tell whether no title shows the gender of who is called by one word, and none a person: they come last."""
        return self._title_gender(single[0]) is None, not single[1]

    def _title_gender(self, surname: Phrase) -> Gender | None:
        """Give the gender that the title before a surname shows."""
        title = self.doc.tokens.lower[surname.first - 1].rstrip(".") if surname.first else ""
        return "m" if title in self.words.male_titles else "f" if title in self.words.female_titles else None

    def _of_surname(self, surname: Phrase, gender: Gender | None) -> int | None:
        """Find the person of a surname, by what the title shows: neither Mrs. Hale nor Mayor Hale may be Tom Hale."""
        word, title = self.doc.tokens.lower[surname.first], self.doc.tokens.lower[surname.first - 1]
        index = self.by_last.get(word)
        if index is None:
            return None
        if gender is not None:
            other = self.entries[index].gender not in (None, gender)
            unknown = self.by_gender.get((word, None)) if other else index
            return self.by_gender.get((word, gender), unknown)
        if title in self.words.office_titles and title not in self.entries[index].roles:
            return self.by_gender.get((word, "m"), self.by_gender.get((word, "f"), index))
        return index

    def _short_form(self, phrase: Phrase, form: str, word: str) -> int | None:
        """Find the entry for which one word is short."""
        tokens = self.doc.tokens
        before = tokens.lower[phrase.first - 1] if phrase.first else ""
        if before in self.words.first_name_titles and word in self.by_first:
            return self.by_first[word]
        if form in self.by_initials and tokens.forms[phrase.stop] == ":":
            return self.by_initials[form]
        known = self.by_text.get(word, self.by_acronym.get(form.replace(".", "")))
        if known is None and word in self.words.given_names:
            known = self.by_first.get(word)
        return self._part_of_name(word, before) if known is None else known

    def _part_of_name(self, word: str, before: str) -> int | None:
        """Find of which name that is surely a person's, or of which body's, a word is part: "Xu" of "Xu Jianguo"."""
        index, words = self.by_part.get(word), self.words
        if index is None or any(word in each for each in (words.countries, words.major_cities, words.us_states)):
            return None
        entry = self.entries[index]
        return index if (entry.sure if entry.person else before not in words.person_titles) else None

    def trust_kin(self) -> None:
        """Note that who has the surname of somebody who is surely a person is one as well."""
        people = [(entry, words_of(entry.name)) for entry in self.entries if entry.person]
        surnames = {name[-1] for entry, name in people if entry.sure and len(name) > 1}
        for entry, name in people:
            entry.sure |= len(name) > 1 and name[-1] in surnames

    def _add(self, entry: _Entry) -> int:
        self.entries.append(entry)
        return len(self.entries) - 1


def _mention(doc: Document, entry: _Entry, phrase: Phrase, begin: int, gender: Gender | None) -> None:
    """Note one mention, and the role that stands beside it: "Mayor Jane Roe", "Jane Roe, a teacher".

    Titles before the name begin at token `begin`.
    """
    entry.mentions.append(phrase)
    entry.gender = entry.gender or gender
    if not entry.person:
        entry.roles.update(kinds_by_name(doc.words, entry.name), kinds_beside(doc, phrase))
        return
    lower, human = doc.tokens.lower, doc.words.human_nouns
    for at in range(begin, phrase.first):
        entry.roles.update(_role(doc.words, lower, at))
    for at in _beside(doc, begin, phrase):
        if (lower[at] in human or lower[at] == FORMER) and doc.tags[at + 1] != POSSESSIVE:
            entry.roles.update(_role(doc.words, lower, at))
    if is_lawyer(doc, phrase) and entry.roles.isdisjoint(doc.words.office_titles):
        entry.roles.update(doc.words.lawyer_nouns)
    if seat := seat_of(doc, phrase.stop):
        entry.roles.add(seat)
    entry.sure |= bool(entry.roles)


def _role(words: Words, lower: Sequence[str], at: int) -> list[str]:
    """Give the title at a token, what it may be short for, and the title of two words that it ends."""
    word = lower[at].rstrip(".")
    pair = f"{lower[at - 1]} {word}"
    if word in words.lawyer_nouns:
        public = lower[at - 1] in words.public_attorneys or lower[at + 1 : at + 2] == ["general"]
        return [word, pair] if public else [*words.lawyer_nouns]
    known = pair in words.office_titles or lower[at - 1] in words.offices
    return [word, *words.full_titles.get(word, ()), *([pair] if known else [])]


def _beside(doc: Document, begin: int, phrase: Phrase) -> Iterator[int]:
    """Give the tokens before and after a name that may say what the person is: "Jane Roe, 45, a teacher"."""
    lower, tags = doc.tokens.lower, doc.tags
    before = begin - 1
    while before >= 0 and tags[before] in DESCRIBERS_OR_NAME and begin - before < 6:
        yield before
        before -= 1
    if before > 0 and tags[begin - 1] == COMMA:
        yield _office_before(doc, begin, phrase)
    at = phrase.stop
    if doc.tags[at] == COMMA or lower[at] in {"is", "was"}:
        for after in range(at + 1, at + 14):
            if tags[after] in ENDS_APPOSITION:
                break
            yield after


def _office_before(doc: Document, begin: int, phrase: Phrase) -> int:
    """Give the noun before a comma and a name, or before "of" and a body: "the Bishop of Tarn, Jane Roe,"."""
    tags, at = doc.tags, begin - 2
    while at > 0 and begin - at < LONGEST_OFFICE and tags[at] == NAME and tags[at - 1] != OF:
        at -= 1
    of_body = at > 1 and tags[at - 1] == OF and tags[at] == NAME and doc.tags[phrase.stop] in ENDS_APPOSITION
    return at - 2 if of_body else begin - 2
