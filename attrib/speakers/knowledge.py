"""What is known of an article's speakers when it is asked whom a mention stands for. Those who ask change nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import msgspec

from attrib.english import singular
from attrib.grammar import Phrase
from attrib.speakers.kinds_of_bodies import kinds_of
from attrib.speakers.ledes import PersonOfLede, person_of_lede
from attrib.speakers.mentions import Mention
from attrib.speakers.names import Names
from attrib.speakers.short_names import words_of
from attrib.text import Document
from attrib.text.tags import COMMA, NAME, NOUN, PHRASE

LEDE = 4
"""Headline, byline, dateline and lede are among so many first paragraphs."""
MOST_IN_LEDE = 24
"""Source phrases, from the first, among which the voices of the lede are looked for."""
LOOK_BACK = 200
"""Voices, persons or places further back than so many are not looked at, so that long texts stay linear."""
WINDOW = 1200
"""A pronoun looks back over so many tokens at most: beyond that no reader would follow it either."""
MOST_PERSONS = 60
"""Of the mentions of persons in that window so many are looked at, the last."""


class Speaker(msgspec.Struct, frozen=True):
    """One voice across the article."""

    parts: tuple[Mention, ...]
    name: str | None
    introduced: Phrase
    """The mention that tells most: where the article describes the voice."""
    mentions: Sequence[Phrase] = ()
    """All source phrases that stand for it, in the order of the text."""
    named: int | None = None
    """Index of its name among the article's names."""
    group: int | None = None
    """Index of the speaker of whom it is one: "one of the sources"."""
    like: int | None = None
    """Index of the speaker by whose descriptions it is judged: that group, or the one of which it is "another"."""
    members: tuple[int, ...] = ()
    """Indices of the speakers who are joined in it: "Jane Roe and two aides"; none where it is one voice."""

    @property
    def called(self) -> str:
        """What to call the voice."""
        return self.name or self.parts[0].phrase


class Spoken(NamedTuple):
    """A token at which a speaker says something."""

    at: int
    speaker: int


class People(NamedTuple):
    """The persons whom an article names, by where it does and by what they are."""

    places: Sequence[tuple[int, int]]
    """First token of each mention with the person's index among the names, in the order of the text."""
    starts: Sequence[int]
    by_role: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, names: Names) -> People:
        """Collect the persons among the names of an article."""
        by_role: dict[str, list[int]] = {}
        places: list[tuple[int, int]] = []
        for index, named in enumerate(names.named):
            if named.person:
                places += [(mention.first, index) for mention in named.mentions]
                for role in named.roles:
                    by_role.setdefault(role, []).append(index)
        places.sort()
        return cls(places, [at for at, _ in places], by_role)

    def before(self, at: int) -> Sequence[tuple[int, int]]:
        """Give the last mentions before a token, as far back as a reader would look."""
        begin, stop = bisect_left(self.starts, at - WINDOW), bisect_left(self.starts, at)
        return self.places[max(begin, stop - MOST_PERSONS) : stop]


@dataclass(frozen=True)
class Knowledge:
    """A view of what the roster has collected so far: it grows between two questions, and within none."""

    doc: Document
    names: Names
    people: People
    sources: Set[int]
    """All tokens of source phrases."""
    phrases: Sequence[Phrase]
    """The source phrases, in the order of the attributions."""
    speakers: Sequence[Speaker]
    spoken: Sequence[Spoken]
    """Who has spoken where, in the order of the attributions."""
    resolved: Sequence[tuple[Phrase, int]]
    """Source phrases with their speakers, in the order of the attributions."""
    by_first: Mapping[int, int]
    """Speakers by the first token of a phrase that stands for them."""
    by_text: Mapping[str, int]
    """Speakers by the words that describe them, as `key_of` gives them."""
    nouns: Set[str]
    """By which nouns voices have been described, in the singular as well."""
    tellers: Sequence[int]
    """Who is quoted as telling of the one who is looked for, and is somebody else; nobody outside quotations."""

    def places_of(self, noun: str) -> Sequence[int]:
        """Give where a common noun stands."""
        if noun not in self._noun_places:
            tags = self.doc.tags
            self._noun_places[noun] = [at for at in self.doc.tokens.where.get(noun, ()) if tags[at] == NOUN]
        return self._noun_places[noun]

    @cached_property
    def _noun_places(self) -> dict[str, Sequence[int]]:
        return {}

    @cached_property
    def lede_voices(self) -> Mapping[str, int]:
        """The names of those who speak in the first paragraphs, by what they are called before it."""
        doc, found = self.doc, dict[str, int]()
        stop = doc.paragraphs[min(LEDE, len(doc.paragraphs) - 1)].stop
        for first, end in self.phrases[:MOST_IN_LEDE]:
            title = next((at for at in range(first, end) if doc.tags[at] not in PHRASE), end)
            comma = doc.tags.find(COMMA, title, end)
            if comma < 0 or doc.tags[comma + 1] != NAME or not doc.paragraphs[0].stop <= first < stop:
                continue
            name = next(iter(self.names.of(Phrase(comma, end))), -1)
            if name >= 0 and self.names.named[name].person:
                found.setdefault(singular(doc.tokens.lower[title - 1]), name)
        return found

    @cached_property
    def person_of_lede(self) -> PersonOfLede | None:
        """Whom the lede describes and the next paragraph names."""
        return person_of_lede(self.doc, self.names, self.sources_in_order)

    @cached_property
    def bodies_by_kind(self) -> Mapping[str, Sequence[int]]:
        """The bodies that the article names, by what they are."""
        kinds: dict[str, list[int]] = {}
        for index, named in enumerate(self.names.named):
            if not named.person:
                for kind in kinds_of(self.doc, named):
                    kinds.setdefault(kind, []).append(index)
        return kinds

    @cached_property
    def sources_in_order(self) -> Sequence[Phrase]:
        """The source phrases, in the order of the text."""
        return sorted(self.phrases)

    @cached_property
    def titled_studies(self) -> Mapping[str, Sequence[int]]:
        """The names that are titles of studies, "Holm Bone Study", by their last word; all of them under no word."""
        found: dict[str, list[int]] = {}
        for index, named in enumerate(self.names.named):
            *opening, last = words_of(named.name)
            if opening and not named.sure and last in self.doc.words.titled_studies:
                found.setdefault(last, []).append(index)
                found.setdefault("", []).append(index)
        return found

    def last_spoken(self, most: int = LOOK_BACK, *, joined: bool = False) -> Iterator[tuple[int, int, Speaker]]:
        """Give who has spoken, the last first: token, speaker's index, speaker; those who are joined only if asked."""
        for at, speaker in reversed(self.spoken[-most:]):
            if speaker not in self.tellers and (joined or not self.speakers[speaker].members):
                yield at, speaker, self.speakers[speaker]

    @cached_property
    def statement_starts(self) -> Sequence[int]:
        """First token of each sentence that does not only go on with a quotation."""
        quoted = self.doc.quoted
        return [at for at in self.doc.sentence_starts if not at or quoted[at] < 0 or quoted[at] != quoted[at - 1]]

    def statements_between(self, earlier: int, later: int) -> int:
        """Count the sentences that begin after one token and not after another, those of one quotation as one."""
        return bisect_right(self.statement_starts, later) - bisect_right(self.statement_starts, earlier)

    def sentences_between(self, earlier: int, later: int) -> int:
        """Count the sentences that begin after one token and not after another."""
        starts = self.doc.sentence_starts
        return bisect_right(starts, later) - bisect_right(starts, earlier)


def key_of(words: Set[str], phrase: str) -> str:
    """Give a description without the words before it that point back, to tell whether it is used again."""
    rest = phrase.lower().split()
    while rest and rest[0] in words:
        rest = rest[1:]
    return " ".join(rest).strip(" ,")
