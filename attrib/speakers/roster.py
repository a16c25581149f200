"""The roster: who is who. Every source phrase becomes mentions, and mentions of one voice become one speaker.

A pronoun, a surname, "the senator" or "the official" stands for the last suitable voice before it; where none
suits, the mention stays on its own and its form says so ("pronoun").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from attrib.constructions import Attribution
from attrib.grammar import Phrase, main_subject, phrase_start
from attrib.speakers.mentions import IT, MANY, PLURALS, THEY, Form, Mention, MentionReader, by_first, singular
from attrib.speakers.names import Named, Names, find_names
from attrib.speakers.tracing import Considered, How, Refusal, Resolution
from attrib.text import Document
from attrib.text.tags import (
    ASIDE_OPENS,
    BEFORE_RELATIVE,
    CLOSING_BRACKET,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    ENDS_ANTECEDENT,
    LINKING,
    NAME,
    NOUN,
    OBJECT_PRONOUN,
    OPENS_ASIDE,
    OPENS_BARE_NAME,
    PARTICIPLES,
    PAST,
    PAUSES,
    POSSESSIVE,
    PREMODIFIERS,
    PREPOSITIONS,
    PRONOUN_OR_POSSESSIVE,
    QUOTES,
    RELATIVE,
    RELATIVES,
    SENTENCE_PARTS,
    SUBJECT_PRONOUN,
    SUBJECT_RELATIVES,
    VERB_GROUP,
    VERBS,
)

POSSESSIVES = frozenset("my your his her its our their".split())
UNNAMING = frozenset("anonymity anonymous unnamed unidentified named identified name names".split())
"""A phrase with one of these describes somebody who is not named, whatever it seems to point back to."""
ELLIPTIC = frozenset("third second fourth fifth another one other".split())
ANOTHER = frozenset("another other second third fourth fifth different separate".split())
WHO = frozenset(["who", "whom"])
HE, SHE = frozenset(["he", "his", "him", "himself"]), frozenset(["she", "her", "herself"])
LOOK_BACK = 200
"""Voices, persons or places further back than so many are not looked at, so that long texts stay linear."""
PRIVATELY = frozenset(["nominee", "candidate", "contender", "hopeful", "former"])
"""With one of these words a title does not make an aide one of a public office."""
MOST_CONSIDERED = 8
"""Of those for whom a mention does not stand so many are kept, the nearest."""
MOST_PARTS = 24
"""A voice is judged by so many of its descriptions at most, so that long texts stay linear."""
DESCRIBED = 2
"""A voice without a name weighs so much less than a named person when "he" or "she" may stand for either."""
ANTECEDENT = 40
"""Tokens before "who" in which the one it stands for is looked for."""
LEDE = 4
"""Headline, byline, dateline and lede are among so many first paragraphs."""
INTRODUCING = frozenset("a an another one his her their its".split())
"""What begins the description of somebody who is new, where "the" points back."""
SENTENCES_BACK = 2
"""Sentences before "they" that may tell whom it means, where nobody has spoken."""
WINDOW = 1200
"""A pronoun looks back over so many tokens at most: beyond that no reader would follow it either."""


class Speaker(msgspec.Struct):
    """One voice across the article."""

    parts: tuple[Mention, ...]
    name: str | None
    introduced: Phrase
    """The mention that tells most: where the article describes the voice."""
    mentions: list[Phrase] = msgspec.field(default_factory=list)
    named: int | None = None
    """Index of its name among the article's names."""
    group: int | None = None
    """Index of the speaker of whom it is one: "one of the sources"."""


class Roster(msgspec.Struct, frozen=True):
    """All speakers of an article; `of` gives for each attribution its speaker's index, or -1 where it has none."""

    speakers: Sequence[Speaker]
    of: Sequence[int]
    names: Names
    why: Mapping[Phrase, Resolution]
    """For each source phrase, why it stands for its speaker."""


Found = TypeVar("Found", int, int | None)
"""Index of a speaker, or None where nobody was found."""


class _Candidate(msgspec.Struct, frozen=True):
    """A voice that a later mention may stand for."""

    at: int
    speaker: int
    subject: bool


def call_roster(doc: Document, attributions: Sequence[Attribution]) -> Roster:
    """Find out who stands behind each attribution."""
    return _Caller(doc).call(attributions)


class _Caller:
    """Walks through the article once, keeping in mind who was mentioned where."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words = doc.words
        self.names: Names = find_names(doc)
        self.reader = MentionReader(doc, self.names)
        self.speakers: list[Speaker] = []
        self.of_name: dict[int, int] = {}
        self.of_text: dict[str, int] = {}
        self.group_of: dict[int, int] = {}
        self.speaking: set[int] = set()
        self.owner: dict[int, int] = {}
        self.said: list[_Candidate] = []
        self.how: How = "new"
        self.at: int | None = None
        self.considered: list[tuple[int, str, Refusal]] = []
        self.phrases: list[tuple[Phrase, int]] = []
        self.persons = sorted(
            (mention.first, index)
            for index, named in enumerate(self.names.named)
            for mention in named.mentions
            if named.person
        )
        self.by_role: dict[str, list[int]] = {}
        for index, named in enumerate(self.names.named):
            for role in named.roles if named.person else ():
                self.by_role.setdefault(role, []).append(index)
        self.person_starts = [at for at, _ in self.persons]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each common noun stands."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self.doc.tokens.lower):
            if self.doc.tags[at] == NOUN:
                places.setdefault(word, []).append(at)
        return places

    def call(self, attributions: Sequence[Attribution]) -> Roster:
        known: dict[Phrase, int] = {}
        why: dict[Phrase, Resolution] = {}
        of: list[int] = []
        self.speaking = {token for each in attributions if each.source for token in range(*each.source)}
        for attribution in attributions:
            source = attribution.source
            if source is None:
                of.append(-1)
                continue
            if source not in known:
                why[source] = self._traced(source)
                known[source] = why[source].speaker
                self.phrases.append((source, known[source]))
                if self.doc.tags[source.first] not in SUBJECT_RELATIVES:
                    self.owner.setdefault(source.first, known[source])
                self.speakers[known[source]].mentions.append(source)
            of.append(known[source])
            at = (attribution.cue or attribution.content[0]).first
            self.said.append(_Candidate(max(at, source.first), known[source], subject=True))
        for speaker in self.speakers:
            speaker.mentions.sort()
        return Roster(tuple(self.speakers), tuple(of), self.names, why)

    # ------------------------------------------------------------------ resolving

    def _traced(self, source: Phrase) -> Resolution:
        """Find whom a source phrase stands for, with the reason."""
        self.at, self.considered = None, []
        speaker = self._resolve(source)
        if not self.considered:
            return Resolution(source, speaker, self.how, self.at)
        found = _called(self.speakers[speaker])
        others = {who: (at, who, why) for at, who, why in sorted(self.considered) if at != self.at and who != found}
        nearest = [Considered(*each) for each in [*others.values()][-MOST_CONSIDERED:]]
        return Resolution(source, speaker, self.how, self.at, tuple(nearest))

    def _by(self, how: How, found: Found) -> Found:
        """Note by what somebody was found."""
        self.how = how
        return found

    def _resolve(self, source: Phrase) -> int:
        """Give the index of the speaker that a source phrase stands for, making one where it is new."""
        doc = self.doc
        word = doc.tokens.lower[source.first]
        tag = doc.tags[source.first]
        if source.stop - source.first == 1 and tag in RELATIVES and source.first > 0:
            speaker = self._relative(source.first, human=word in WHO)
            if speaker is not None:
                return self._by("relative", speaker)
        if (source.stop - source.first == 1 and tag in PRONOUN_OR_POSSESSIVE) or (
            tag == SUBJECT_PRONOUN and word in HE | SHE | IT | THEY
        ):
            return self._pronoun(source, word)
        holder = self._apposed(source)
        if holder is not None:
            return self._by("apposition", self._named(holder, None, source))
        parts = self.reader.parts(source)
        first = parts[0] if parts else self.reader.mention(source)
        person = next((part for part in parts if part.form == "person"), None)
        if person is not None or (len(parts) == 1 and first.form == "organization"):
            named = person or first
            index = next((i for i in self.names.of(source) if self.names.named[i].name == named.name), None)
            if index is not None:
                return self._by(self._naming(index, source), self._named(index, (named,), source))
        if first.form == "description" and len(parts) == 1:
            parts = (replace(first, phrase=self._with_principal(first, source)),)
            first = parts[0]
        owner = self.owner.get(source.first)
        if owner is not None and first.form == "description":
            return self._by("same phrase", owner)
        if first.form == "description" and len(parts) == 1:
            group = self._group(first)
            if group is not None:
                return self._by("group", self._one_of(group, first, source))
            known = self._described(first, source)
            if known is not None:
                if NAME in self.doc.tags[source.first : source.stop] and self.speakers[known].name is None:
                    self._learn(known, first)
                return known
        return self._by("new", self._add(parts or (first,), None, source))

    def _naming(self, index: int, source: Phrase) -> How:
        """Tell by how much of a name a source phrase names somebody."""
        name = self.names.named[index].name.split()
        words = self.doc.tokens.forms[source.first : source.stop]
        if all(word in words for word in name):
            return "full name"
        return "surname" if name[-1] in words else "short name"

    def _apposed(self, source: Phrase) -> int | None:
        """Give the person whose description between commas a source is: "Jane Roe, a lawyer at the firm, told"."""
        tags, first = self.doc.tags, source.first
        if (
            first < 2
            or tags[first] not in OPENS_BARE_NAME
            or tags[first - 1] not in PAUSES
            or not (self.doc.tag(source.stop) in PAUSES or RELATIVE in tags[first : source.stop])
        ):
            return None
        if tags[first] != DETERMINER and not self._is_one_person(source):
            return None
        index = self._person_at(first - 2)
        before = self._before_name(first - 1)
        led = before >= 0 and tags[before] in LINKING + VERBS and self.doc.tokens.lower[before] != "as"
        return None if led else index

    def _is_one_person(self, source: Phrase) -> bool:
        """Tell whether a phrase without an article describes one person: "communications director of the group"."""
        head = self.reader.mention(source).head
        noun = head.split()[-1].lower() if head else ""
        return noun in self.words.human_nouns and noun == singular(noun)

    def _before_name(self, stop: int) -> int:
        """Give the token before the capitalised words that end at `stop`."""
        at = stop - 1
        while at >= 0 and self.doc.tags[at] == NAME:
            at -= 1
        return at

    def _at_place(self, stop: int) -> bool:
        """Tell whether the name that ends at `stop` says where: "Democrats on Capitol Hill"."""
        before = self._before_name(stop)
        return before >= 0 and self.doc.tokens.lower[before] in {"on", "in", "at"}

    def _with_principal(self, mention: Mention, source: Phrase) -> str:
        """Say for whom a spokesperson or an aide works, where the article has said it.

        That is the office of the person named with them or, for a bare "a spokesman", the body that the
        sentence before is about.
        """
        noun = mention.head.split()[-1].lower() if mention.head else ""
        speaks = noun in self.words.spokesperson_nouns
        if not speaks and singular(noun) not in self.words.aide_nouns:
            return mention.phrase
        offices = sorted(office for index in self._principals(source) for office in self._offices(index))
        if offices:
            return f"{mention.phrase}, {noun} to the {offices[0]}"
        return self._with_body_before(mention.phrase, source) if speaks else mention.phrase

    def _principals(self, source: Phrase) -> list[int]:
        """Give the persons for whom "Roe's aides", "an aide to Roe" or "his aides" work."""
        if self.doc.tokens.lower[source.first] in {"his", "her"}:
            gender = "m" if self.doc.tokens.lower[source.first] == "his" else "f"
            speaker = self._last_individual(source.first, gender)
            return [index for index, known in self.of_name.items() if known == speaker]
        return self.names.of(source)

    def _offices(self, index: int) -> set[str]:
        """Give the public offices that a person holds; a candidate's aides work for a campaign."""
        roles = self.names.named[index].roles
        return set() if roles & PRIVATELY else roles & self.words.office_titles

    def _with_body_before(self, phrase: str, source: Phrase) -> str:
        """Add to a bare "a spokesman" the body that the sentence before is about."""
        sentence = self.doc.sentence_at(source.first)
        if len(phrase.split()) > 2 or sentence is None or sentence.first == 0:
            return phrase
        before = self.doc.sentence_at(sentence.first - 1)
        if before is None or sentence.paragraph - before.paragraph > 0:
            return phrase
        subject = main_subject(self.doc, before, before.stop)
        return f"{phrase} for {self.doc.passage(*subject)}" if subject else phrase

    def _group(self, mention: Mention) -> int | None:
        """Find the group of which "a third" or "two of the people" is part, so that it is judged like the group."""
        words = mention.phrase.lower().replace(",", " ").split()
        wanted: str | None = None
        if words[:1] == ["the"] and len(words) == 3 and words[1] in ELLIPTIC:
            wanted = words[2] + "s"
        elif "of" in words[1:4] and "the" in words[2:5]:
            wanted = "".join(words[words.index("the", 2) + 1 :][:1])
            if mention.head.lower().split()[-1:] != [wanted]:
                return None
        elif words[-2:] != ["of", "them"] and not (
            words[:1] and words[0] in {"a", "another", "one", "the"} and len(words) <= 2 and words[-1] in ELLIPTIC
        ):
            return None
        for candidate in reversed(self.said[-14:]):
            part = self.speakers[candidate.speaker].parts[0]
            if part.form == "description" and (wanted is None or [wanted] == part.head.lower().split()[-1:]):
                return candidate.speaker
        return None

    def _one_of(self, group: int, mention: Mention, source: Phrase) -> int:
        """Give a new voice out of a group, or of the group of a member, to be judged by what is said of the group."""
        group = self.group_of.get(group, group)
        parts = tuple(
            replace(part, phrase=f"{mention.phrase}, {part.phrase}", number=mention.number)
            for part in self.speakers[group].parts
        )
        index = self._add(parts, None, source)
        self.group_of[index] = group
        if mention.phrase.lower() not in ELLIPTIC:
            self.speakers[index].group = group
        return index

    def _learn(self, speaker: int, told: Mention) -> None:
        """Note what one more mention tells of a voice, unless it tells nothing new or enough is known."""
        parts = self.speakers[speaker].parts
        if told not in parts and len(parts) < MOST_PARTS:
            self.speakers[speaker].parts = (*parts, told)

    def _relative(self, relative: int, human: bool) -> int | None:
        """Find whom a relative pronoun stands for: "a judge who", "Jane Roe, a judge at the court, who"."""
        antecedent = self._antecedent(relative, human)
        if antecedent is None:
            return None
        person = self._person_at(antecedent.first - 2) if self.doc.tags[antecedent.first - 1] == COMMA else None
        if human and person is None and self.doc.tags[relative - 1] in ASIDE_OPENS + CLOSING_BRACKET:
            person = self._person_at(antecedent.stop - 1) if not self._at_place(antecedent.stop) else None
        if person is not None:
            return self._named(person, None, antecedent)
        if human and singular(self.doc.tokens.lower[antecedent.stop - 1]) not in self.words.human_nouns:
            speaker = self._speaking_before(relative)
            if speaker is not None:
                return speaker
        if antecedent.first not in self.owner:
            self.owner[antecedent.first] = self._resolve(antecedent)
        return self.owner[antecedent.first]

    def _speaking_before(self, relative: int) -> int | None:
        """Find the voice whose description a relative pronoun follows: "said an aide on the call, who added"."""
        for phrase, speaker in reversed(self.phrases[-3:]):
            if phrase.first < relative <= phrase.stop + 1 and self.doc.tags[phrase.first] not in RELATIVES:
                return speaker
        return None

    def _person_at(self, at: int) -> int | None:
        index = self.names.at.get(at, -1)
        return index if index >= 0 and self.names.named[index].person else None

    def _antecedent(self, relative: int, human: bool) -> Phrase | None:
        """Find the noun phrase before a relative pronoun; for "who", the part of it that can be a person."""
        tags, lower = self.doc.tags, self.doc.tokens.lower
        at = relative - 1
        if tags[at] == CONJUNCTION or lower[at] == "of":
            return self._antecedent_before(at, human)
        when = self.words.weekdays | self.words.months
        while at >= 0 and (tags[at] in BEFORE_RELATIVE or lower[at] in when):
            at -= 1
        if at < 0 or tags[at] not in ENDS_ANTECEDENT:
            return None
        low = max(0, at - ANTECEDENT)
        for i in range(at, low, -1):
            if tags[i] in SENTENCE_PARTS + QUOTES:
                low = i + 1
                break
        phrase = Phrase(phrase_start(self.doc, at, low), at + 1)
        return self._speaking_part(phrase, human)

    def _antecedent_before(self, at: int, human: bool) -> Phrase | None:
        """Step back from "and who" to the "who" before it, and from "most of whom" to what comes before "most"."""
        tags, lower = self.doc.tags, self.doc.tokens.lower
        if tags[at] == CONJUNCTION:
            sentence = self.doc.sentence_at(at)
            for i in range(at - 1, max(0, sentence.first if sentence else 0, at - ANTECEDENT), -1):
                if lower[i] in WHO and human:
                    return self._antecedent(i, human)
            return None
        while at > 0 and tags[at] != COMMA and lower[at] not in WHO:
            at -= 1
        return self._antecedent(at, human) if at > 0 and tags[at] == COMMA else None

    def _speaking_part(self, phrase: Phrase, human: bool) -> Phrase:
        """Leave out what comes before the first noun that can speak: "the ire of [lawmakers]"."""
        tags, lower, words = self.doc.tags, self.doc.tokens.lower, self.words
        speakers = words.human_nouns if human else words.speaking_nouns
        first = phrase.first
        for at in range(phrase.first + 1, phrase.stop):
            if tags[at] not in PREPOSITIONS and not (
                human and tags[at] in PARTICIPLES and tags[at - 1] not in PREMODIFIERS
            ):
                continue
            noun = lower[at - 1]
            if (
                noun in speakers
                or singular(noun) in speakers
                or noun in words.quantity_nouns
                or noun in PLURALS
                or noun in MANY
                or noun in {"those", "all", "one", "members"}
                or self._person_at(at - 1) is not None
            ):
                break
            first = at + 1
        return Phrase(first, phrase.stop) if first < phrase.stop else phrase

    def _pronoun(self, source: Phrase, word: str) -> int:
        many = word in THEY or word in {"we", "our", "us", "others", "everyone", "everybody"}
        if word in {"his", "her", "their"}:
            owner = self._owner_before(source.first)
            if owner is not None:
                return self._by("possessive", owner)
        how: How = "pronoun"
        if word in HE | SHE:
            found = self._person_before(source.first, word in SHE)
            if found is not None:
                return self._by("introduced", found)
            found = self._last_individual(source.first, "m" if word in HE else "f")
            if found is None:
                how, found = "nearest name", self._likely_person(source.first)
        elif word in THEY:
            found = self._last_said(
                source.first,
                lambda speaker: speaker.parts[0].number == "many" or len(speaker.parts) > 1 or self._is_body(speaker),
                "one alone",
            )
            if found is None:
                how, found = "subject before", self._group_before(source.first)
        elif word in IT:
            found = self._last_said(source.first, self._is_body, "no body")
        else:
            found = None
        if found is not None:
            return self._by(how, found)
        text = self.doc.passage(*source)
        mention = Mention("pronoun", text, text, "many" if many else "one", "bare")
        group = self._group(mention) if word in ELLIPTIC else None
        if group is not None:
            return self._by("group", self._one_of(group, mention, source))
        return self._by("untraced", self._add((mention,), None, source))

    def _group_before(self, they: int) -> int | None:
        """Find the people whom the sentences right before "they" are about: "Two officials met. They said"."""
        this = self.doc.sentence_at(they)
        for _ in range(SENTENCES_BACK):
            before = self.doc.sentence_at(this.first - 1) if this is not None and this.first > 0 else None
            if this is None or before is None or this.paragraph - before.paragraph > 1:
                return None
            subject = main_subject(self.doc, before, before.stop)
            if subject is not None and self.doc.tags[subject.first] not in SUBJECT_RELATIVES + OBJECT_PRONOUN:
                parts = self.reader.parts(subject)
                nouns = [singular(part.head.split()[-1].lower()) for part in parts if part.head]
                if (len(parts) > 1 or parts[0].number == "many") and any(it in self.words.human_nouns for it in nouns):
                    return self._resolve(subject)
            this = before
        return None

    def _person_before(self, pronoun: int, female: bool) -> int | None:
        """Find whom the sentence right before "he" describes and does not name: "Her husband, a farmer, nodded"."""
        this = self.doc.sentence_at(pronoun)
        before = self.doc.sentence_at(this.first - 1) if this is not None and this.first > 0 else None
        if this is None or before is None or this.paragraph != before.paragraph:
            return None
        subject = main_subject(self.doc, before, before.stop)
        if subject is None or self.doc.tokens.lower[subject.first] not in INTRODUCING:
            return None
        if any(self.names.named[index].person for index in self.names.of(Phrase(subject.first, pronoun))):
            return None
        parts = self.reader.parts(subject)
        noun = parts[0].head.split()[-1].lower() if parts and parts[0].head else ""
        fits = noun in self.words.human_nouns and (
            noun not in self.words.male_nouns if female else noun not in self.words.female_nouns
        )
        one = len(parts) == 1 and parts[0].form == "description" and parts[0].number == "one"
        return self._resolve(subject) if one and fits else None

    def _owner_before(self, possessive: int) -> int | None:
        """Find whose call "criticized Roe over his call" and "Democrats have repeated their call" speak of."""
        lower = self.doc.tokens.lower
        if lower[possessive] == "their":
            sentence = self.doc.sentence_at(possessive)
            subject = main_subject(self.doc, sentence, possessive) if sentence else None
            if (
                subject is None
                or self.doc.tags[subject.first] in SUBJECT_RELATIVES + OBJECT_PRONOUN
                or subject.stop > possessive
            ):
                return None
            parts = self.reader.parts(subject)
            many = len(parts) > 1 or (len(parts) == 1 and parts[0].number == "many")
            return self._resolve(subject) if many else None
        person = self._person_at(possessive - 2)
        if lower[possessive - 1] not in {"over", "for", "about"} or person is None:
            return None
        return self._named(person, None, Phrase(possessive - 2, possessive - 1))

    def _is_body(self, speaker: Speaker) -> bool:
        part = speaker.parts[0]
        if part.form == "organization":
            return True
        if part.form != "description" or part.number == "many":
            return False
        return singular(part.head.split()[-1].lower()) not in self.words.human_nouns if part.head else False

    def _last_said(self, at: int, suits: Callable[[Speaker], bool], otherwise: Refusal) -> int | None:
        for candidate in reversed(self.said[-LOOK_BACK:]):
            if candidate.at < at and at - candidate.at < WINDOW // 3:
                speaker = self.speakers[candidate.speaker]
                if suits(speaker):
                    self.at = candidate.at
                    return candidate.speaker
                self.considered.append((candidate.at, _called(speaker), otherwise))
        return None

    def _last_individual(self, at: int, gender: str, role: str = "") -> int | None:
        """Find whom "he" or "the senator" stands for: the last fitting subject, named or not, before token `at`."""
        best: tuple[int, int, int] | None = None  # weight, place, person index or speaker
        begin = bisect_left(self.person_starts, at - WINDOW)
        stop = bisect_left(self.person_starts, at)
        for place, index in self.persons[max(begin, stop - 60) : stop]:
            named = self.names.named[index]
            misfit = self._misfit(named, place, at, gender, role)
            self.considered.append((place, named.name, misfit or "less likely"))
            if misfit is not None:
                continue
            weight = self._salience(place, at, self._is_subject(place))
            if best is None or weight >= best[0]:
                best = (weight, place, index)
        speaker = None
        for candidate in reversed(self.said[-12:]):
            parts = self.speakers[candidate.speaker].parts
            if candidate.at >= at or parts[0].form != "description":
                continue
            if parts[0].number == "many":
                self.considered.append((candidate.at, parts[0].phrase, "several"))
                continue
            head = singular(parts[0].head.split()[-1].lower()) if parts[0].head else ""
            other = self.words.female_nouns if gender == "m" else self.words.male_nouns
            if head not in self.words.human_nouns or head in other:
                why: Refusal = "another gender" if head in other else "no person"
                self.considered.append((candidate.at, parts[0].phrase, why))
                continue
            self.considered.append((candidate.at, parts[0].phrase, "less likely"))
            weight = self._salience(candidate.at, at, subject=True) - DESCRIBED
            if best is None or weight > best[0]:
                best, speaker = (weight, candidate.at, -1), candidate.speaker
            break
        if best is not None:
            self.at = best[1]
        if speaker is not None:
            return speaker
        if best is None:
            return None
        named = self.names.named[best[2]]
        if gender != "?":
            named.gender = named.gender or gender
        mention = named.mentions[bisect_left(named.mentions, best[1], key=by_first)]
        return self._named(best[2], None, mention)

    def _misfit(self, named: Named, place: int, at: int, gender: str, role: str) -> Refusal | None:
        """Say why "he" or "the senator" at token `at` cannot stand for who is named at `place`; None where it can."""
        quoted = self.doc.quoted
        if not (named.sure or place in self.speaking):
            return "perhaps no person"
        if self._holds_another(named.roles, role):
            return "another role"
        if role and self._share_sentence(place, at):
            return "same sentence"
        if gender != "?" and named.gender not in (None, gender):
            return "another gender"
        return "quoted" if quoted[place] >= 0 and quoted[place] != quoted[at] else None

    def _share_sentence(self, place: int, at: int) -> bool:
        """Tell whether two tokens stand in one sentence: whoever it names is not called "the heckler" there."""
        starts = self.doc.sentence_starts
        return bisect_right(starts, place) == bisect_right(starts, at)

    def _holds_another(self, roles: set[str], role: str) -> bool:
        """Tell whether somebody known as the nominee cannot well be meant by "the director"."""
        if not role or role in roles:
            return False
        unique = self.words.unique_roles
        return role in unique and not roles.isdisjoint(unique)

    def _likely_person(self, at: int) -> int | None:
        """Find the nearest name before token `at` that may be a person's, though nothing but its form shows it."""
        begin, stop = bisect_left(self.person_starts, at - WINDOW), bisect_left(self.person_starts, at)
        for place, index in reversed(self.persons[max(begin, stop - 60) : stop]):
            if self.doc.quoted[place] < 0:
                named = self.names.named[index]
                return self._named(index, None, named.mentions[bisect_left(named.mentions, place, key=by_first)])
        return None

    def _salience(self, place: int, at: int, subject: bool) -> int:
        """Weigh a candidate: nearness by sentence, and being a subject."""
        starts = self.doc.sentence_starts
        between = bisect_right(starts, at) - bisect_right(starts, place)
        return -2 * between + (3 if subject else 0) + (place in self.speaking)

    def _is_subject(self, place: int) -> bool:
        """Tell whether the name at a token speaks, or is followed by a verb, so that it is likely a subject."""
        if place in self.speaking:
            return True
        tags = self.doc.tags
        i = place
        while i < len(tags) and tags[i] == NAME:
            i += 1
        if i < len(tags) and tags[i] in OPENS_ASIDE:
            return place == 0 or tags[place - 1] not in LINKING + VERBS
        return i < len(tags) and tags[i] in VERB_GROUP and (place == 0 or tags[place - 1] not in LINKING + PAST)

    def _named(self, index: int, parts: tuple[Mention, ...] | None, source: Phrase) -> int:
        named = self.names.named[index]
        if parts and parts[0].form == "person":
            named.person = True
        if index not in self.of_name:
            form: Form = "person" if named.person else "organization"
            own = tuple(replace(part, form=form, name=named.name) for part in parts or ()) or (
                Mention(form, named.name, named.name.split()[-1], "one", "bare", named.name),
            )
            self.of_name[index] = self._add(own, named.name, source)
            self.speakers[self.of_name[index]].named = index
        speaker = self.of_name[index]
        if (
            source.stop - source.first
            > self.speakers[speaker].introduced.stop - self.speakers[speaker].introduced.first
        ):
            self.speakers[speaker].introduced = source
        return speaker

    def _described(self, mention: Mention, source: Phrase) -> int | None:
        """Find whom "the senator", "the officials" or a repeated "police" stands for."""
        head = mention.head.split()[-1].lower() if mention.head else ""
        opening = set(mention.phrase.lower().split()[:3])
        if UNNAMING & set(self.doc.tokens.lower[source.first : source.stop]):
            return None
        if mention.number == "one" and not opening & ANOTHER:
            named = self._named_later(singular(head), mention, source)
            if named is not None:
                return self._by("named later", named)
        if mention.determiner == "indefinite" or opening & ANOTHER:
            return None
        alone = " of " not in mention.phrase or mention.phrase.lower().split()[-1] in MANY
        if mention.determiner == "definite" and mention.number == "one" and alone:
            role = singular(head)
            people = [
                (self._last_mention(index, source.first), index) for index in self.by_role.get(role, [])[:LOOK_BACK]
            ]
            person = max((found for found in people if found[0] >= 0), default=None)
            voice = next(
                (
                    candidate
                    for candidate in reversed(self.said[-LOOK_BACK:])
                    if self._same_head(self.speakers[candidate.speaker], role, mention) and candidate.at < source.first
                ),
                None,
            )
            if voice is not None and (person is None or voice.at > person[0]):
                self.at = voice.at
                return self._by("same noun", voice.speaker)
            if person is not None:
                self.at = person[0]
                return self._by("role", self._named(person[1], None, self.names.named[person[1]].mentions[0]))
            later = self.by_role[role][0] if role in self.by_role else None
            if role in self.words.unique_roles and later is not None:
                return self._by("role", self._named(later, None, self.names.named[later].mentions[0]))
            if role in self.words.pointing_nouns:
                return self._by("pointer", self._last_unnamed())
            owned = opening & POSSESSIVES or POSSESSIVE in self.doc.tags[source.first : source.stop]
            if owned and role not in self.words.unique_roles:
                relative = self._only_bearer(role)
                if relative is not None:
                    return self._by("role", relative)
                return self._by("same words", self.of_text.get(_key(mention.phrase)))
            if role.endswith("-old") or (
                not owned
                and (
                    role in self.words.human_nouns | self.words.country_adjectives
                    and role not in self.words.generic_roles
                    and not self._brought_in(role, source.first)
                    and not self._kept_unnamed(source)
                )
            ):
                gender = "m" if role in self.words.male_nouns else "f" if role in self.words.female_nouns else "?"
                return self._by("description", self._last_individual(source.first, gender, role))
        if mention.determiner == "definite" and mention.number == "many":
            for candidate in reversed(self.said[-LOOK_BACK:]):
                parts = self.speakers[candidate.speaker].parts
                if parts[0].form == "description" and parts[-1].head.split()[-1:] == mention.head.split()[-1:]:
                    self.at = candidate.at
                    return self._by("same noun", candidate.speaker)
        return self._by("same words", self.of_text.get(_key(mention.phrase)))

    def _named_later(self, role: str, mention: Mention, source: Phrase) -> int | None:
        """Find whom a headline or lede means by "a judge", where the article then names just one."""
        sentence = self.doc.sentence_at(source.first)
        if sentence is None or sentence.paragraph > LEDE:
            return None
        if mention.determiner == "definite" and " of " not in mention.phrase:
            return None
        people = self.by_role.get(role, [])
        if sentence.paragraph == 0 and mention.determiner == "bare" and len(people) == 1:
            return self._named(people[0], None, source)
        if sentence.paragraph == 0 and role in self.words.unique_roles and people:
            return self._named(max(people, key=lambda index: len(self.names.named[index].mentions)), None, source)
        return self._only_bearer(role)

    def _only_bearer(self, role: str) -> int | None:
        """Find the person whom the article names with a role, where there is just one and the role tells who it is."""
        people = self.by_role.get(role, self.by_role.get(role.removeprefix("ex-"), []))
        if len(people) != 1 or role in self.words.generic_roles - self.words.unique_roles:
            return None
        return self._named(people[0], None, self.names.named[people[0]].mentions[0])

    def _brought_in(self, role: str, before: int) -> bool:
        """Tell whether the article has brought in somebody of that role without a name: "a man in a grey coat"."""
        lower = self.doc.tokens.lower
        places = self.places.get(role, [])
        stop = bisect_left(places, before)
        for at in places[max(0, stop - LOOK_BACK) : stop]:
            if {"a", "an", "one", "another"} & set(lower[max(0, at - 4) : at]):
                return True
        return False

    def _kept_unnamed(self, source: Phrase) -> bool:
        """Tell whether the sentence says that somebody in it is not to be named."""
        sentence = self.doc.sentence_at(source.first)
        words = set(self.doc.tokens.lower[sentence.first : sentence.stop]) if sentence else set()
        return bool(words & {"anonymity", "anonymous"} or ("not" in words and words & UNNAMING))

    def _last_unnamed(self) -> int | None:
        """Find the last single unnamed voice: "this person" stands for it."""
        for candidate in reversed(self.said[-6:]):
            part = self.speakers[candidate.speaker].parts[0]
            if part.form == "description" and part.number == "one":
                return candidate.speaker
        return None

    def _same_head(self, speaker: Speaker, role: str, mention: Mention) -> bool:
        part = speaker.parts[0]
        return (
            part.form == "description"
            and part.number == "one"
            and bool(part.head)
            and part.head.split()[-1].lower() == role
            and _capitals(mention.phrase) <= _capitals(part.phrase)
        )

    def _last_mention(self, index: int, before: int) -> int:
        """Give where a named person was last mentioned before a token; -1 where nowhere."""
        mentions = self.names.named[index].mentions
        found = bisect_left(mentions, before, key=by_first)
        return mentions[found - 1].first if found else -1

    def _add(self, parts: tuple[Mention, ...], name: str | None, source: Phrase) -> int:
        self.speakers.append(Speaker(parts, name, source))
        index = len(self.speakers) - 1
        if parts[0].form == "description" and parts[0].determiner != "indefinite":
            self.of_text.setdefault(_key(parts[0].phrase), index)
        return index


def _called(speaker: Speaker) -> str:
    """Give what to call a voice."""
    return speaker.name or speaker.parts[0].phrase


def _capitals(phrase: str) -> set[str]:
    """Give the capitalised words of a phrase but for the first, which may only begin a sentence."""
    return {word.strip(".,'’") for word in phrase.split()[1:] if word[0].isupper()}


def _key(phrase: str) -> str:
    words = phrase.lower().split()
    while words and words[0] in {"the", "these", "those", "this"}:
        words = words[1:]
    return " ".join(words).strip(" ,")
