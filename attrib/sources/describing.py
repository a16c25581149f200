"""What the article tells about a source: its title and organization, how it knows, why it is not named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from attrib.constructions import Attribution
from attrib.grammar import Phrase
from attrib.sources.basis import find_basis
from attrib.sources.beside import role_beside
from attrib.sources.counting import HeadCount, count_people
from attrib.sources.kinds import site_of
from attrib.sources.pathways import Pathways
from attrib.sources.phrasing import Phrasing, of_whom
from attrib.sources.reasons import ReasonClass, find_reasons
from attrib.sources.roles import NO_ROLE, Role, read_role
from attrib.speakers import Roster, Speaker
from attrib.speakers.mentions import Mention
from attrib.text import Document

Fact = Literal["title", "organization", "number", "basis", "reason", "pathway"]

MOST_MENTIONS = 8
"""Mentions of one voice that are looked at for what it is."""
SHARED: tuple[Fact, ...] = ("basis", "reason", "organization")
"""What the article tells of a group is true of each one in it."""
SHORTEST = 2
"""Characters that a description beside a name has more than."""


class Description(NamedTuple):
    """What the text says of a source; `facts` are where it says so."""

    description: str | None
    title: str | None
    """The title of an unnamed source, without the capital of a sentence."""
    introduced: Phrase
    facts: Mapping[Fact, Phrase]
    people: HeadCount | None
    reason_class: ReasonClass | None
    specificity: int | None


class Describer:
    """Describes the sources of one article."""

    def __init__(
        self,
        doc: Document,
        attributions: Sequence[Attribution],
        roster: Roster,
        unnamed: frozenset[int],
    ) -> None:
        self.doc = doc
        self.words = doc.words
        self.roster = roster
        self.site = site_of(doc, roster.names)
        self.unnamed = unnamed
        self.reasons = find_reasons(doc, roster, unnamed)
        self.pathways = Pathways(doc)
        self.phrasing = Phrasing(doc, roster.owners)
        self.described: dict[int, Description] = {}
        self.said: dict[int, list[Attribution]] = {}
        for attribution, speakers in zip(attributions, roster.of, strict=True):
            for speaker in speakers:
                self.said.setdefault(speaker, []).append(attribution)

    def describe(self, index: int) -> Description:
        """Say what the article tells of the speaker of that index."""
        if index not in self.described:
            self.described[index] = self._describe(index)
        return self.described[index]

    def _describe(self, index: int) -> Description:
        speaker = self.roster.speakers[index]
        facts: dict[Fact, Phrase] = {}
        pathway = self.pathways.find(self.said.get(index, ()))
        if pathway:
            facts["pathway"] = pathway
        if index not in self.unnamed:
            introduced = self._known(speaker, facts)
            told = self._beside_name(speaker) if speaker.name else self.phrasing.text(speaker.introduced)
            return Description(told or None, None, introduced, facts, None, None, None)
        return self._unnamed(index, speaker, facts)

    # ------------------------------------------------------------------ named

    def _known(self, speaker: Speaker, facts: dict[Fact, Phrase]) -> Phrase:
        """Find title and organization of a named source; give where the article introduces it."""
        if speaker.named is None or speaker.parts[0].form != "person":
            if speaker.parts[0].form == "description":
                _note(facts, read_role(self.site, speaker.introduced))
            return min(speaker.mentions, default=speaker.introduced)
        mentions = self.roster.names.named[speaker.named].mentions
        for mention in islice(mentions, MOST_MENTIONS):
            role = role_beside(self.site, mention)
            _note(facts, role)
            if role.title is not None:
                return mention
        return min((*mentions[:1], *speaker.mentions[:1]), default=speaker.introduced)

    def _beside_name(self, speaker: Speaker) -> str | None:
        """Give what the longest mention says besides the name: "mayor of Orne" of "Jane Roe, mayor of Orne"."""
        phrase = self.phrasing.text(speaker.introduced)
        name = speaker.name
        if not name:
            return None
        at, size = phrase.find(name), len(name)
        if at < 0:
            size = len(name.rsplit(maxsplit=1)[-1])
            at = _word_at(phrase, name[-size:])
        if at < 0:
            return phrase if len(phrase) > SHORTEST else None
        before, after = phrase[:at].strip(" ,;.–—-("), phrase[at + size :].removeprefix("’s").removeprefix("'s")
        after = after.strip(" ,;.–—-")
        last = before.rpartition(" ")[2]
        if last[:1].isupper() and last.lower() in self.words.mere_honorifics:
            before = before.removesuffix(last)
        rest = max(before.strip(" ,"), after, key=len)
        return rest if len(rest) > SHORTEST and rest.lower() not in self.words.articles else None

    # ------------------------------------------------------------------ unnamed

    def _unnamed(self, index: int, speaker: Speaker, facts: dict[Fact, Phrase]) -> Description:
        introduced, role = speaker.introduced, NO_ROLE
        if self.roster.partial_name(index) is not None:
            introduced = self._known(speaker, facts)
        for phrase in self._tellings(speaker):
            found = read_role(self.site, phrase)
            if role.head < 0 and found.head >= 0:
                introduced, role = phrase, found
            _note(facts, found)
            basis = find_basis(self.doc, phrase)
            if basis is not None:
                facts.setdefault("basis", basis)
        reason = self.reasons.get(index)
        if reason is not None:
            facts["reason"] = reason.words
        people = self._people(speaker, introduced, role, facts)
        whole = self.describe(speaker.group) if speaker.group in self.unnamed else None
        shared = whole.facts if whole else {}
        for fact in SHARED:
            if fact in shared:
                facts.setdefault(fact, shared[fact])
        return Description(
            description=self._called(speaker),
            title=self.phrasing.text(facts["title"]) if "title" in facts else None,
            introduced=introduced,
            facts=facts,
            people=people,
            reason_class=reason.kind if reason else whole.reason_class if whole else None,
            specificity=self._specificity(role, facts),
        )

    def _called(self, speaker: Speaker) -> str | None:
        """Describe an unnamed voice; one of a group that says no more than "another" with the words for the group."""
        if speaker.name:
            return self._beside_name(speaker)
        told = self.phrasing.text(speaker.introduced)
        whole = self.describe(speaker.like).description if speaker.like in self.unnamed else _group_beside(speaker)
        several = speaker.like is None or self.roster.speakers[speaker.like].parts[0].number == "many"
        return of_whom(self.words, told, whole, several=several) if whole else told or None

    def _tellings(self, speaker: Speaker) -> Iterator[Phrase]:
        """Give the mentions that may describe a voice, the one that introduces it first."""
        yield speaker.introduced
        for mention in islice(speaker.mentions, MOST_MENTIONS):
            if mention != speaker.introduced and mention.stop - mention.first > 1:
                yield mention

    def _people(self, speaker: Speaker, introduced: Phrase, role: Role, facts: dict[Fact, Phrase]) -> HeadCount | None:
        """Count the people, unless the source is a paper or a body, or nobody in particular."""
        kinds, lower, parts = self.site.kinds, self.site.lower, speaker.parts
        noun = lower[role.head] if role.head >= 0 else ""
        human = noun in kinds.human
        if (noun in kinds.papers and not human) or self._is_nobody_in_particular(parts[0]):
            return None
        if (noun in kinds.bodies or noun in kinds.groups) and not human:
            several = parts[0].number == "many" and noun.endswith("s")
            return HeadCount(1 + several, exact=False)
        text = self.doc.passage(*introduced)
        if len({part.phrase for part in parts}) > 1 and all(part.phrase in text for part in parts):
            return self._people_together(parts)
        stop = role.head + 1 if role.head >= introduced.first else introduced.stop
        count = count_people(self.words, lower[introduced.first : stop], many=parts[0].number == "many")
        if count.stop > count.first:
            facts["number"] = Phrase(introduced.first + count.first, introduced.first + count.stop)
        return count

    def _is_nobody_in_particular(self, mention: Mention) -> bool:
        word = mention.phrase.lower()
        vague = mention.form == "pronoun" and word in self.words.vague_pronouns
        return vague or word in self.words.uncounted_pronouns

    def _people_together(self, parts: Sequence[Mention]) -> HeadCount:
        """Count people who are named one after another, or counted before: "two aides, a clerk and a driver"."""
        words = self.words
        counted_before = count_people(words, parts[0].phrase.lower().split(), many=True)
        others_counted = any(part.phrase.lower().split()[0] in words.counting_words for part in parts[1:])
        if counted_before.stop and " and " not in f" {parts[0].phrase} " and not others_counted:
            return HeadCount(counted_before.at_least, counted_before.exact)
        counts = [
            count_people(words, part.phrase.lower().split(), many=part.number == "many")
            for at, part in enumerate(parts)
            if not at or part.phrase.split()[0].lower() not in words.possessives_of_one
        ]
        return HeadCount(sum(count.at_least for count in counts), exact=all(count.exact for count in counts))

    def _specificity(self, role: Role, facts: Mapping[Fact, Phrase]) -> int | None:
        """Place a description on the ladder that `Source.specificity` documents."""
        kinds, lower = self.site.kinds, self.site.lower
        noun = lower[role.head] if role.head >= 0 else ""
        if noun in kinds.papers and noun not in kinds.human:
            return None
        body, basis = "organization" in facts, "basis" in facts
        if "title" not in facts or noun in kinds.roleless or (role.bare and noun in self.words.bare_nouns and not body):
            return int(body or basis)
        return 2 + body + basis


def _group_beside(speaker: Speaker) -> str | None:
    """Give the words for a group of whom one speaks and that does not itself: "Two aides met. [One] said"."""
    group = speaker.parts[0].phrase.partition(", ")[2]
    return group if group and speaker.parts[0].form == "description" else None


def _note(facts: dict[Fact, Phrase], role: Role) -> None:
    if role.title is not None:
        facts.setdefault("title", role.title)
    if role.organization is not None:
        facts.setdefault("organization", role.organization)


def _word_at(phrase: str, word: str) -> int:
    """Find a word, or words, that stand by themselves in a phrase; -1 where they do not."""
    at = phrase.find(word)
    while at >= 0 and (phrase[at - 1 : at].isalnum() or phrase[at + len(word) : at + len(word) + 1].isalnum()):
        at = phrase.find(word, at + 1)
    return at
