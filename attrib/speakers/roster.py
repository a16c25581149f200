"""The roster: all speakers of an article. It collects what the sieves answer, and is alone in changing anything.

Every source phrase becomes mentions, and mentions of one voice become one speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from attrib.constructions import Attribution
from attrib.english import singular
from attrib.grammar import Phrase
from attrib.speakers.joined import voices_in
from attrib.speakers.knowledge import Knowledge, People, Speaker, Spoken, key_of
from attrib.speakers.mentions import Form, Mention
from attrib.speakers.names import Named, Names, find_names
from attrib.speakers.owners import find_owners
from attrib.speakers.partly_named import with_partly_named
from attrib.speakers.people_before import Several
from attrib.speakers.sieves import trace
from attrib.speakers.source import read_source
from attrib.speakers.tracing import ByName, Considered, Known, New, Resolution, Trace, Who
from attrib.text import Document
from attrib.text.tags import SUBJECT_RELATIVES

MOST_CONSIDERED = 8
"""Of those for whom a mention does not stand so many are kept, the nearest."""
DESCRIBED = frozenset(["named later", "role", "description"])
"""By these a description is traced to somebody whom the article names."""
MOST_PARTS = 24
"""A voice is judged by so many of its descriptions at most, so that long texts stay linear."""


class Roster(msgspec.Struct, frozen=True):
    """All speakers of an article, and who speaks where."""

    speakers: Sequence[Speaker]
    of: Sequence[tuple[int, ...]]
    """For each attribution the indices of all who stand behind it, in the order of the text; none without a source."""
    relayed: Sequence[tuple[int, ...]]
    """For each attribution the indices of those whom its source has it from."""
    names: Names
    why: Mapping[Phrase, tuple[Resolution, ...]]
    """For each source phrase, why each voice in it stands for its speaker."""
    owners: Mapping[int, str]
    """For "its" and "his" in source phrases, by token, whose: "the union's"."""

    def partial_name(self, speaker: int) -> Phrase | None:
        """Give the words that say that a speaker's name is given only in part; None where nothing says so."""
        named = self.speakers[speaker].named
        return self.names.named[named].partial if named is not None else None


def call_roster(doc: Document, attributions: Sequence[Attribution]) -> Roster:
    """Find out who stands behind each attribution, from the first to the last.

    What somebody is quoted as telling of another comes after the quotation, and changes nothing for what follows.
    """
    caller = _Caller(doc, attributions)
    relayed: list[tuple[int, ...]] = [()] * len(attributions)
    of = relayed.copy()
    told = _told_of_others(attributions)
    for number, each in enumerate(attributions):
        if not each.quoted:
            relayed[number] = caller.speakers_of(each, each.relayed)
            of[number] = caller.speakers_of(each, each.source)
        for inner in told.get(number, ()):
            of[inner] = caller.told_of(attributions[inner], of[number])
    return Roster(caller.named_speakers(), of, relayed, caller.known.names, caller.why, caller.owners)


def _told_of_others(attributions: Sequence[Attribution]) -> Mapping[int, Sequence[int]]:
    """Give, by attribution, the numbers of those that are part of what it quotes."""
    quoting = sorted(
        (part, number) for number, each in enumerate(attributions) if not each.quoted for part in each.content
    )
    starts = [part.first for part, _ in quoting]
    told: dict[int, list[int]] = {}
    for number, each in enumerate(attributions):
        if each.quoted and each.source is not None:
            around = bisect_right(starts, each.source.first) - 1
            told.setdefault(quoting[max(around, 0)][1], []).append(number)
    return told


class _Caller:
    """What has been collected: it grows with every attribution."""

    def __init__(self, doc: Document, attributions: Sequence[Attribution]) -> None:
        names = with_partly_named(doc, find_names(doc))
        self.named: list[Named] = list(names.named)
        self.speakers: list[Speaker] = []
        self.spoken: list[Spoken] = []
        self.resolved: list[tuple[Phrase, int]] = []
        self.retold: list[tuple[Phrase, int]] = []
        self.tellers: list[int] = []
        self.by_first: dict[int, int] = {}
        self.by_text: dict[str, int] = {}
        self.by_name: dict[int, int] = {}
        self.by_members: dict[tuple[int, ...], int] = {}
        self.nouns: set[str] = set()
        self.silent: dict[Phrase, int] = {}
        self.why: dict[Phrase, tuple[Resolution, ...]] = {}
        self.owners: dict[int, str] = {}
        phrases = [phrase for each in attributions for phrase in (each.source, each.relayed) if phrase]
        self.known = Knowledge(
            doc,
            Names(self.named, names.at),
            People.of(names),
            set().union(*(range(*phrase) for phrase in phrases)),
            phrases,
            self.speakers,
            self.spoken,
            self.resolved,
            self.by_first,
            self.by_text,
            self.nouns,
            self.tellers,
        )

    def speakers_of(self, attribution: Attribution, source: Phrase | None) -> tuple[int, ...]:
        """Give the speakers of the next attribution for whom a phrase stands; none where it has no such phrase."""
        if source is None:
            return ()
        speakers = self._found(source)
        at = max(attribution.anchor.first, source.first)
        self.spoken += [Spoken(at, speaker) for speaker in speakers]
        if len(speakers) > 1:
            self.spoken.append(Spoken(at, self._together(speakers, source)))
        return speakers

    def told_of(self, attribution: Attribution, tellers: tuple[int, ...]) -> tuple[int, ...]:
        """Give the speakers of what somebody is quoted as telling of others."""
        self.tellers[:] = tellers
        speakers = () if attribution.source is None else self._found(attribution.source)
        self.tellers.clear()
        return speakers

    def _found(self, source: Phrase) -> tuple[int, ...]:
        """Give the speakers for whom a source phrase stands."""
        if source not in self.why:
            voices = voices_in(self.known.doc, self.known.names, source)
            self.why[source] = tuple(self._resolve(voice, voices[:number]) for number, voice in enumerate(voices))
        return tuple(dict.fromkeys([one for each in self.why[source] for one in self._members(each.speaker)]))

    def named_speakers(self) -> tuple[Speaker, ...]:
        """Give all speakers with their mentions in the order of the text."""
        mentions: list[list[Phrase]] = [[] for _ in self.speakers]
        for source, speaker in (*self.resolved, *self.retold, *self.silent.items()):
            for each in self._members(speaker):
                mentions[each].append(source)
        return tuple(replace(each, mentions=sorted(its)) for each, its in zip(self.speakers, mentions, strict=True))

    def _members(self, speaker: int) -> tuple[int, ...]:
        """Give the voices that are joined in a speaker: itself alone where it is one."""
        return self.speakers[speaker].members or (speaker,)

    def _together(self, members: tuple[int, ...], source: Phrase) -> int:
        """Give the speaker in whom several are joined, for whom "they" may stand."""
        if members not in self.by_members:
            parts = tuple(self.speakers[each].parts[0] for each in members)
            self.by_members[members] = self._enter(Speaker(parts, None, source, members=members))
        return self.by_members[members]

    def _resolve(self, source: Phrase, beside: Sequence[Phrase]) -> Resolution:
        """Ask for whom a phrase of one voice stands, who is none of those beside it, and note the answer."""
        found = trace(self.known, source)
        self.owners.update(find_owners(self.known, source))
        if beside and found.how in DESCRIBED and self._is_one_of(found.who, beside):
            found = Trace("new", New(source, read_source(self.known, source).parts), None, found.considered)
        speaker = self._apply(found.who)
        for phrase in found.through:
            self.by_first.setdefault(phrase.first, speaker)
        if self.known.doc.tags[source.first] not in SUBJECT_RELATIVES:
            self.by_first.setdefault(source.first, speaker)
        (self.retold if self.tellers else self.resolved).append((source, speaker))
        others = _others(found, self.speakers[speaker].called)
        return Resolution(source, speaker, found.how, found.at, others)

    def _is_one_of(self, who: Who, beside: Sequence[Phrase]) -> bool:
        """Tell whether somebody is named in one of some phrases."""
        named = {index for phrase in beside for index in self.known.names.of(phrase)}
        return isinstance(who, ByName) and who.name in named

    def _apply(self, who: Who) -> int:
        """Note what is learnt of somebody, who may be new; give the index of the speaker."""
        if isinstance(who, ByName):
            self._learn_of_name(who)
            return self._named_speaker(who)
        if isinstance(who, New):
            silent = self._silent(who.among) if who.among else None
            group, like = (who.group, who.like) if silent is None else (silent, silent)
            return self._add(Speaker(who.parts, None, who.mention, group=group, like=like))
        self._learn(who)
        return who.speaker

    def _silent(self, people: Several) -> int:
        """Give the speaker that stands for people of whom only some speak."""
        if people.subject not in self.silent:
            self.silent[people.subject] = self._enter(Speaker(people.parts, None, people.subject))
        return self.silent[people.subject]

    def _learn(self, known: Known) -> None:
        """Note what one more mention tells of a voice without a name, unless that is nothing new or much is known."""
        speaker = self.speakers[known.speaker]
        parts = speaker.parts
        if known.told is None:
            return
        if known.introduction:
            parts = (known.told, *(part for part in parts if part != known.told))
            self.speakers[known.speaker] = replace(speaker, parts=parts, introduced=known.introduction)
        elif speaker.name is None and known.told not in parts and len(parts) < MOST_PARTS:
            self.speakers[known.speaker] = replace(speaker, parts=(*parts, known.told))
        self._note(known.told)

    def _learn_of_name(self, who: ByName) -> None:
        """Note that a name is a person's, and of which gender."""
        named = self.named[who.name]
        person = named.person or any(part.form == "person" for part in who.parts)
        gender = named.gender or who.gender
        if (person, gender) != (named.person, named.gender):
            self.named[who.name] = replace(named, person=person, gender=gender)

    def _named_speaker(self, who: ByName) -> int:
        """Give the speaker of a name, introduced where the article says most of them at once."""
        index = self.by_name.get(who.name)
        if index is None:
            named = self.named[who.name]
            form: Form = "person" if named.person else "organization"
            parts = tuple(replace(part, form=form, name=named.name) for part in who.parts) or (
                Mention(form, named.name, named.name.split()[-1], "one", "bare", named.name),
            )
            index = self.by_name[who.name] = self._add(Speaker(parts, named.name, who.mention, named=who.name))
        speaker = self.speakers[index]
        if _length(who.mention) > _length(speaker.introduced):
            self.speakers[index] = replace(speaker, introduced=who.mention)
        return index

    def _add(self, speaker: Speaker) -> int:
        """Enter a speaker who may be found again by the words for them."""
        index = self._enter(speaker)
        part = speaker.parts[0]
        if part.form == "description" and part.determiner != "indefinite":
            self.by_text.setdefault(key_of(self.known.doc.words.definite_determiners, part.phrase), index)
        return index

    def _enter(self, speaker: Speaker) -> int:
        """Enter a speaker; give its index."""
        for part in speaker.parts:
            self._note(part)
        self.speakers.append(speaker)
        return len(self.speakers) - 1

    def _note(self, part: Mention) -> None:
        """Note by which noun a voice is described."""
        self.nouns.update((part.noun, singular(part.noun)))


def _length(phrase: Phrase) -> int:
    return phrase.stop - phrase.first


def _others(found: Trace, called: str) -> tuple[Considered, ...]:
    """Give the nearest of those who were considered besides the one who was found, each once."""
    if not found.considered:
        return ()
    last = {each.who: each for each in sorted(found.considered) if each.at != found.at and each.who != called}
    return tuple([*last.values()][-MOST_CONSIDERED:])
