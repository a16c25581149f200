"""Names: every run of capitalised words that names a person or a body, and which of them are the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

import msgspec

from attrib.english import Words
from attrib.grammar import Phrase
from attrib.text import Document
from attrib.text.tags import (
    AFTER_TIME,
    BEFORE_TIME,
    COMMA,
    DESCRIBERS,
    DESCRIBERS_OR_NAME,
    ENDS_APPOSITION,
    NAME,
    NUMBER,
)

LINKS = frozenset(["of", "for", "and", "on", "the", "in", "&"])
TITLE_GENDERS = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f"}
FIRST_NAME_TITLES = frozenset(["sir", "dame", "lord", "lady"])
FORMER = "former"
SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
MOST_REMEMBERED = 4096
"""Runs of capitalised words that are kept in mind: the same names come again within an article and in the next."""


class Named(msgspec.Struct):
    """One person or body that the article names, with every place where it does."""

    name: str
    person: bool
    sure: bool = False
    """Whether the text shows it to be a person: a title, a known given name, an age."""
    gender: str | None = None
    mentions: list[Phrase] = msgspec.field(default_factory=list)
    roles: set[str] = msgspec.field(default_factory=set)
    """Nouns by which the article introduces a person: mayor, spokesman, nominee."""
    titles: list[str] = msgspec.field(default_factory=list)


class Names(msgspec.Struct):
    """All names of an article, and which stands at each token."""

    named: list[Named]
    at: dict[int, int]
    """Index of the name of which a token is part."""

    def of(self, phrase: Phrase) -> list[int]:
        """Give the names that stand in a stretch, in order, each once."""
        found = (self.at[token] for token in range(*phrase) if token in self.at)
        return list(dict.fromkeys(found))


class _Class(NamedTuple):
    """What a run of capitalised words shows by itself."""

    person: bool
    gender: str | None
    skipped: int
    """Words of the run before the name proper: titles."""


def find_names(doc: Document) -> Names:
    """Collect the names of an article; a surname joins the fullest name that ends with it."""
    register = _Register(doc)
    titles = doc.words.person_titles
    singles = []
    for run in _in_prose(doc, _runs(doc)):
        before = doc.tokens.lower[run.first - 1] if run.first and doc.tags[run.first - 1] in DESCRIBERS else ""
        title = before if before in titles else ""
        person, gender, skipped = _classify(doc.words, title, tuple(doc.tokens.forms[run.first : run.stop]))
        start = run.first + skipped
        if run.stop - start == 1:
            singles.append((Phrase(start, run.stop), person, gender))
        else:
            register.full(run, start, person, gender)
    register.index_short_forms()
    for phrase, person, gender in singles:
        if not person and doc.tokens.lower[phrase.first] in doc.words.months and not register.knows(phrase):
            continue
        register.single(phrase, person, gender)
    for each in register.named:
        each.mentions.sort()
    return Names(register.named, register.at)


class _Register:
    """The names found so far, by all the forms in which they may come again."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words = doc.words
        self.named: list[Named] = []
        self.at: dict[int, int] = {}
        self.by_text: dict[str, int] = {}
        self.by_last: dict[str, int] = {}
        self.by_first: dict[str, int] = {}
        self.by_acronym: dict[str, int] = {}
        self.by_initials: dict[str, int] = {}

    def full(self, run: Phrase, start: int, person: bool, gender: str | None) -> None:
        """Enter a name of several words; `start` is where it begins after its titles."""
        tokens = self.doc.tokens.forms[start : run.stop]
        name = " ".join(tokens)
        key, first = name.lower(), tokens[0].lower()
        known_given = first in self.words.given_names
        index = self.by_text.get(key)
        if index is None and person:
            index = self.by_last.get(_last(tokens))
            if index is not None and not _same_person(self.named[index].name, tokens):
                index = None
        if index is None:
            person = person and (known_given or _aged(self.doc, run) or not _in_heading(self.doc, run))
            index = self._add(Named(name, person, gender=_gender(self.words, first) if person else None))
            if person:
                self.by_last.setdefault(_last(tokens), index)
        named = self.named[index]
        self.by_text.setdefault(key, index)
        named.sure |= person and (start > run.first or known_given or _aged(self.doc, run))
        if len(tokens) > len(named.name.split()):
            named.name = name
        _mention(self.doc, named, Phrase(start, run.stop), run, gender)
        for token in range(run.first, run.stop):
            self.at[token] = index

    def index_short_forms(self) -> None:
        """Make the full names findable by first name, acronym and initials."""
        for index, named in enumerate(self.named):
            initials = _initials(named.name)
            if named.person:
                self.by_first.setdefault(named.name.split()[0].lower(), index)
                self.by_initials.setdefault(initials, index)
            elif len(initials) > 1:
                self.by_acronym.setdefault(initials, index)

    def single(self, phrase: Phrase, person: bool, gender: str | None) -> None:
        """Enter a name of one word: a surname, a first name, an acronym, or a name of its own."""
        form, word = self.doc.tokens.forms[phrase.first], self.doc.tokens.lower[phrase.first]
        index = self._short_form(phrase, form, word)
        if index is None:
            index = self._add(Named(form, person, gender=gender))
            self.by_text[word] = index
        elif person and not self.named[index].person and self.named[index].name.lower() == word:
            self.named[index].person = True
        begin = phrase.first
        while begin > 0 and begin - 1 not in self.at and self.doc.tokens.lower[begin - 1] in self.words.honorifics:
            begin -= 1
        _mention(self.doc, self.named[index], phrase, Phrase(begin, phrase.stop), gender)
        self.at[phrase.first] = index

    def knows(self, phrase: Phrase) -> bool:
        """Tell whether a word is the first or last name of somebody who is named in full."""
        word = self.doc.tokens.lower[phrase.first]
        return word in self.by_last or word in self.by_first

    def _short_form(self, phrase: Phrase, form: str, word: str) -> int | None:
        tokens = self.doc.tokens
        if word in self.by_last:
            return self.by_last[word]
        if phrase.first and tokens.lower[phrase.first - 1] in FIRST_NAME_TITLES and word in self.by_first:
            return self.by_first[word]
        if form in self.by_initials and tokens.forms[phrase.stop : phrase.stop + 1] == [":"]:
            return self.by_initials[form]
        known = self.by_text.get(word, self.by_acronym.get(form))
        if known is None and word in self.words.given_names:
            known = self.by_first.get(word)
        return known

    def _add(self, named: Named) -> int:
        self.named.append(named)
        return len(self.named) - 1


def _in_prose(doc: Document, runs: Iterable[Phrase]) -> list[Phrase]:
    """Keep the runs that stand in a sentence: not in a byline, a dateline or other furniture. Headings come last."""
    prose: list[Phrase] = []
    headings: list[Phrase] = []
    starts, sentences = doc.sentence_starts, doc.sentences
    for run in runs:
        index = bisect_right(starts, run.first) - 1
        if index < 0 or run.first >= sentences[index].stop:
            continue
        sentence = sentences[index]
        paragraph = doc.paragraphs[sentence.paragraph]
        if not paragraph.furniture:
            (headings if sentence.paragraph == 0 or paragraph.subhead else prose).append(run)
    return prose + headings


def _in_heading(doc: Document, run: Phrase) -> bool:
    """Tell whether a run stands in a headline or subhead, where capitals say little."""
    sentence = doc.sentence_at(run.first)
    return sentence is not None and (sentence.paragraph == 0 or doc.paragraphs[sentence.paragraph].subhead)


def _aged(doc: Document, run: Phrase) -> bool:
    """Tell whether an age follows: "Jane Roe, 45"."""
    return doc.tags[run.stop : run.stop + 2] == COMMA + NUMBER and doc.tokens.forms[run.stop + 1].isdigit()


def _runs(doc: Document) -> list[Phrase]:
    """Give the runs of name tokens, with particles and, for bodies, "of" and "and" inside."""
    tags, lower, forms = doc.tags, doc.tokens.lower, doc.tokens.forms
    organizations = doc.words.organization_words
    weekdays, months, particles = doc.words.weekdays, doc.words.months, doc.words.name_particles
    begins = {sentence.first for sentence in doc.sentences} | {paragraph.first for paragraph in doc.paragraphs}
    found: list[Phrase] = []
    i, stop = tags.find(NAME), len(tags)
    while 0 <= i < stop:
        if lower[i] in weekdays or (lower[i] in months and _tells_when(doc, i)):
            i = tags.find(NAME, i + 1)
            continue
        end = i + 1
        while end < stop and end not in begins:
            if tags[end] == NAME and lower[end] not in weekdays:
                end += 1
            elif (name := _after_particles(forms, particles, end)) > end and doc.tag(name) == NAME:
                end = name + 1
            elif (
                lower[end] in LINKS
                and end + 1 < stop
                and (tags[end + 1] == NAME or (lower[end + 1] == "the" and end + 2 < stop and tags[end + 2] == NAME))
                and any(_singular(lower[k]) in organizations for k in range(i, end))
                and (
                    lower[end] == "of"
                    or lower[end] == "for"
                    or any(lower[k] in organizations for k in range(end + 1, min(end + 4, stop)))
                )
                and lower[end] != "in"
            ):
                end += 2 + (tags[end + 1] != NAME)
            else:
                break
        found.append(Phrase(i, end))
        i = tags.find(NAME, end)
    return found


def _after_particles(forms: Sequence[str], particles: Set[str], at: int) -> int:
    """Skip the particles in small letters that a name may have at token `at`: "de la", "bin"."""
    while at < len(forms) and forms[at] in particles:
        at += 1
    return at


def _tells_when(doc: Document, at: int) -> bool:
    """Tell whether the month at a token is a time: "in May", "May 5", not "May said" or "August Wilson"."""
    before = doc.tokens.lower[max(0, at - 2) : at]
    if (
        at
        and before != ["according", "to"]
        and (doc.tags[at - 1] in BEFORE_TIME or before[-1] in doc.words.time_openers)
    ):
        return True
    after = doc.tags[at + 1 : at + 2]
    return after in AFTER_TIME or (after == NAME and doc.tokens.lower[at] not in doc.words.given_names)


@lru_cache(maxsize=MOST_REMEMBERED)
def _classify(words: Words, title: str, forms: tuple[str, ...]) -> _Class:
    """Tell whether a run names a person, their gender where it shows, and where in it the name proper begins.

    `title` stands before the run, in lower case; it is empty where there is none.
    """
    lower = [form.lower().replace("’", "'") for form in forms]
    honorifics, titles, given = words.honorifics, words.person_titles, words.given_names
    organizations = words.organization_words
    stop = len(lower)
    start, gender = _after_titles(words, lower)
    if lower[start].rstrip(".") == "st" and stop - start > 1:
        return _Class(False, None, start)
    titled = bool(title) or start > 0
    for inner in range(start + 1, stop - 1):
        if lower[inner] in honorifics or lower[inner] in given:
            if lower[start] not in given and lower[inner] not in titles and lower[inner] not in organizations:
                titled, start = True, inner + (lower[inner] in honorifics)
            break
    for inner in range(stop - 3, start, -1):
        if {lower[inner], lower[inner].rstrip(".")} & titles and not any(
            _singular(word) in organizations for word in lower[inner + 1 :]
        ):
            titled, start = True, inner + 1
            break
    name = lower[start:]
    body = any(word in LINKS or word in organizations or _singular(word) in organizations for word in name)
    place = " ".join(name) in words.countries or name[0] in words.us_states
    agency = " ".join(name) in words.news_agencies_and_broadcasters
    before = lower[start - 1] if start else title
    if titled and len(name) == 1 and name[0] in organizations and before not in honorifics:
        return _Class(False, None, 0)
    acronym = len(name) == 1 and forms[start].isupper() and len(forms[start]) > 1
    if agency or place or (body and not titled) or (acronym and not titled):
        return _Class(False, None, 0 if body else start)
    if titled or name[0] in given:
        return _Class(True, gender or _gender(words, name[0]), start)
    person = 2 <= len(name) <= 4 and not any(form.isupper() and len(form) > 2 for form in forms[start:])
    return _Class(person, gender, start)


def _after_titles(words: Words, lower: list[str]) -> tuple[int, str | None]:
    """Count the titles that a run begins with; give the gender that they show as well."""
    honorifics, titles = words.honorifics, words.person_titles
    start, gender = 0, None
    while start < len(lower) - 1:
        word = lower[start]
        bare = word.rstrip(".")
        if word not in honorifics and (
            (bare not in titles and word not in titles) or (word in words.given_names and start + 2 >= len(lower))
        ):
            break
        gender = TITLE_GENDERS.get(bare, gender)
        start += 1
    return start, gender


def _gender(words: Words, first: str) -> str | None:
    return "f" if first in words.given_names_female else "m" if first in words.given_names_male else None


def _mention(doc: Document, named: Named, phrase: Phrase, run: Phrase, gender: str | None) -> None:
    """Note one mention, and the role that stands beside it: "Mayor Jane Roe", "Jane Roe, a teacher"."""
    named.mentions.append(phrase)
    named.gender = named.gender or gender
    if not named.person:
        return
    lower, human = doc.tokens.lower, doc.words.human_nouns
    for i in range(run.first, phrase.first):
        named.roles.update(_role(doc.words, lower, i))
    for i in _beside(doc, run, phrase):
        if lower[i] in human or lower[i] == FORMER:
            named.roles.update(_role(doc.words, lower, i))
    named.sure |= bool(named.roles)


def _role(words: Words, lower: Sequence[str], at: int) -> list[str]:
    """Give the title at a token, what it may be short for, and the title of two words that it ends."""
    word = lower[at].rstrip(".")
    pair = f"{lower[at - 1]} {word}"
    return [word, *words.full_titles.get(word, ()), *([pair] if pair in words.office_titles else [])]


def _beside(doc: Document, run: Phrase, phrase: Phrase) -> Iterator[int]:
    """Give the tokens before and after a name that may say what the person is: "Jane Roe, 45, a teacher"."""
    lower, tags = doc.tokens.lower, doc.tags
    i = run.first - 1
    while i >= 0 and tags[i] in DESCRIBERS_OR_NAME and run.first - i < 6:
        yield i
        i -= 1
    if i > 0 and tags[run.first - 1] == COMMA:
        yield run.first - 2
    at = phrase.stop
    if doc.tag(at) == COMMA or lower[at : at + 1] in (["is"], ["was"]):
        for k in range(at + 1, min(at + 14, len(tags))):
            if tags[k] in ENDS_APPOSITION:
                break
            yield k


def _last(tokens: list[str]) -> str:
    for token in reversed(tokens):
        if token.lower() not in SUFFIXES:
            return token.lower()
    return tokens[-1].lower()


def _same_person(name: str, tokens: list[str]) -> bool:
    """Tell whether two full names can be one person's: the first names agree, or one is an initial."""
    a, b = name.split(maxsplit=1)[0].lower().rstrip("."), tokens[0].lower().rstrip(".")
    return a == b or (a[0] == b[0] and (len(a) == 1 or len(b) == 1)) or a.startswith(b) or b.startswith(a)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
