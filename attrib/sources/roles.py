"""What somebody is and to which body they belong, read out of a noun phrase: "a spokesman for the ministry"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from attrib.attributions import Phrase
from attrib.english import Words
from attrib.speakers import Names
from attrib.text import Document
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    BODY_GOES_ON,
    CLOSING_BRACKET,
    COMMA,
    CONJUNCTION,
    DASH,
    DESCRIBERS,
    DESCRIBERS_OR_NAME,
    DETERMINER,
    DETERMINERS,
    ENDS_ROLE,
    FINITE,
    JOINS_TITLE,
    LINKING,
    NAME,
    NOMINAL,
    NOUN,
    NOUNS,
    NUMBER,
    NUMBERED,
    OF,
    OPENING_BRACKET,
    OPENS_APPOSITION,
    PARTICIPLES,
    PAST,
    PHRASE_WITH_OF,
    POSSESSIVE,
    PREMODIFIERS,
    PREPOSITION,
    PREPOSITIONS,
    QUANTITY_OPENS,
    QUANTITY_WORDS,
    RELATIVE,
    SUBJECT_PRONOUN,
    TITLE_WORDS,
)

CORE = NOMINAL + PARTICIPLES
OPENING = frozenset("the a an this that these those my your his her its our their another other no such".split())

ROUGHLY = frozenset("only just about around over nearly almost under above roughly more".split())
BODY_PREPOSITIONS = frozenset("of at for with from in inside within on to by".split())
WHERE = frozenset(["in", "from", "on"])
PLACING = frozenset(["in", "on", "to", "by"])
"""After these a name of a place says where, not for whom."""
HONORIFICS = frozenset("mr mrs ms miss mx dr sir dame lord lady".split())
LINKS = frozenset(["of", "for", "and"])
PORTFOLIOS = frozenset("minister ministers secretary secretaries undersecretary".split())
"""Of these "of" and "for" tell the field: "Minister for Mines"."""
KNOWING = frozenset("close familiar involved briefed aware privy present".split())
"""Words that say how "those close to the talks" know, not who they are."""
PARTICIPLE_WORDS = frozenset(
    "representing including involving covering backing supporting seeking opposing using".split()
)
MOST_PARTS = 4
"""Prepositional phrases that are read after a noun."""
LONGEST_ROLE = 14
LONGEST_CORE = 12


class Role(NamedTuple):
    """Where a phrase says what somebody is and to which body they belong; None where it does not."""

    title: Phrase | None = None
    organization: Phrase | None = None
    head: int = -1
    """Token of the noun that says what the source is; -1 where there is none."""
    bare: bool = True
    """Whether the noun stands without anything that narrows it: "officials", "a source"."""


NO_ROLE = Role()


@dataclass(frozen=True, slots=True)
class Kinds:
    """What nouns of a rule set mean in a source's description."""

    bodies: frozenset[str]
    """Common nouns for bodies: "company", "ministry"."""
    named_bodies: frozenset[str]
    """Words that make a name a body's: "Department"."""
    human: frozenset[str]
    titles: frozenset[str]
    papers: frozenset[str]
    """Documents and studies, which have no role."""
    adjectives: frozenset[str]
    parties: frozenset[str]
    """Adjectives of parties: "Republican lawmakers"."""
    party_members: frozenset[str]
    states: frozenset[str]
    """Countries and their adjectives: "Russian officials" speak for a state."""
    speakers_for_states: frozenset[str]
    places: frozenset[str]
    quantities: frozenset[str]
    vague: frozenset[str]
    place_nouns: frozenset[str]
    followers: frozenset[str]
    """Those who stand by a person rather than a body: aides, critics."""
    public_bodies: frozenset[str]
    roleless: frozenset[str]
    groups: frozenset[str]
    """Nouns for several people at once: "family", "police"."""
    quantifiers: frozenset[str]


@lru_cache(maxsize=8)
def kinds_of(words: Words) -> Kinds:
    """Look up once what describing asks of a rule set's word lists."""
    quantifiers = words.quantifiers | words.number_words | OPENING | words.vague_pronouns
    return Kinds(
        bodies=(words.organization_nouns | words.public_body_nouns | words.publication_nouns | words.body_nouns)
        - words.vague_body_nouns,
        named_bodies=words.organization_words,
        human=words.human_nouns,
        titles=words.person_titles | words.post_nouns | words.office_nouns | words.party_nouns,
        papers=words.document_nouns | words.study_nouns,
        adjectives=words.adjectives_common,
        parties=words.party_adjectives,
        party_members=words.party_nouns,
        states=(words.countries | words.country_adjectives | words.us_states | words.unions_of_states)
        - words.vague_body_nouns
        - words.adjectives_common,
        speakers_for_states=words.official_nouns
        | words.authority_nouns
        | words.spokesperson_nouns
        | words.source_nouns
        | words.office_nouns
        | words.leading_nouns,
        places=words.countries | words.us_states | words.major_cities | words.continents_regions,
        quantities=words.quantity_nouns,
        vague=words.vague_body_nouns,
        place_nouns=words.place_nouns,
        followers=words.aide_nouns | words.critic_nouns,
        public_bodies=words.public_bodies,
        roleless=words.roleless_nouns | words.source_nouns,
        groups=words.collective_nouns | words.group_nouns | frozenset(["police"]),
        quantifiers=quantifiers,
    )


def read_role(doc: Document, names: Names, phrase: Phrase) -> Role:
    """Read a noun phrase from its first token on, no further than it reaches."""
    return _Reader(doc, kinds_of(doc.words), names).read(phrase)


def role_beside(doc: Document, names: Names, name: Phrase) -> Role:
    """Read what stands beside a person's name: "Mayor Jane Roe", "Jane Roe, a teacher at the school,"."""
    reader = _Reader(doc, kinds_of(doc.words), names)
    after, before = reader.after(name), reader.before(name)
    if after is None or (before is not None and doc.tokens.lower[after.head] in reader.kinds.party_members):
        return before or NO_ROLE
    if after.title is None and before is not None:
        return before if before.organization else before._replace(organization=after.organization)
    return after


class _Reader:
    def __init__(self, doc: Document, kinds: Kinds, names: Names) -> None:
        self.doc = doc
        self.tags = doc.tags
        self.lower = doc.tokens.lower
        self.kinds = kinds
        self.names = names

    # ------------------------------------------------------------------ one phrase

    def read(self, phrase: Phrase) -> Role:
        first = self._after_quantity(phrase)
        if first >= phrase.stop or self.tags[first] not in NOMINAL + PARTICIPLES or self.lower[first] in KNOWING:
            return NO_ROLE
        stop = self._core_stop(first, phrase.stop)
        begin, owner = first, self.tags.rfind(POSSESSIVE, first, stop)
        organization = None
        if owner > first:
            organization = self._body(Phrase(first, owner), state=True)
            first = owner + 1
        while first < stop and (self.tags[first] in DETERMINERS + ADVERB or self.lower[first] == "own"):
            first += 1
        if first >= stop:
            return NO_ROLE
        head = self._head(first, stop)
        noun = self.lower[head]
        if head == first and (noun in self.kinds.quantities or noun in self.kinds.quantifiers):
            return Role(head=head)
        if self._is_body(head):
            return Role(None, Phrase(begin, self._body_stop(head + 1, phrase.stop)), head)
        principal = noun in self.kinds.followers and owner > begin and self._is_person(Phrase(begin, owner))
        if organization and noun in self.kinds.followers and self._may_be_person(organization):
            organization, principal = None, True
        inner = organization or self._body_within(Phrase(first, head), noun)
        if inner is None and noun in self.kinds.party_members and self.doc.tokens.forms[head][0].isupper():
            inner = Phrase(head, head + 1)
        title: Phrase | None = Phrase(begin if principal else first, head + 1)
        bare = head == first and (
            owner < 0 or self.tags[phrase.first : owner].strip(DETERMINER + SUBJECT_PRONOUN) == ""
        )
        if noun in self.kinds.papers or (
            (noun in self.kinds.roleless and head == first)
            or self.tags[head] in NUMBER + PAST
            or self._is_mere_name(head, first)
        ):
            title = None
        title_stop, beyond = self._after_core(head, phrase.stop, known=inner is not None)
        if title is not None and title_stop > title.stop:
            title, bare = Phrase(title.first, title_stop), False
        return Role(title, inner or beyond, head, bare)

    def _is_person(self, phrase: Phrase) -> bool:
        """Tell whether a phrase ends in the name of a person: the principal of "Jane Roe's aides"."""
        index = self.names.at.get(phrase.stop - 1)
        return index is not None and self.names.named[index].person

    def _may_be_person(self, phrase: Phrase) -> bool:
        """Tell whether a single capitalised word may be a surname: "Roe's aides"."""
        form = self.doc.tokens.forms[phrase.first]
        return (
            phrase.stop - phrase.first == 1
            and form[0].isupper()
            and not form.isupper()
            and not self._sounds_like_body(phrase)
        )

    def _after_quantity(self, phrase: Phrase) -> int:
        """Walk over "two of the", "more than a dozen", "a number of" to the first word that describes."""
        tags, lower, kinds = self.tags, self.lower, self.kinds
        at, stop = phrase
        while at < stop:
            quantity = self._of_quantity(at, stop)
            if quantity:
                at = quantity
            elif (
                tags[at] in QUANTITY_OPENS and (not lower[at].endswith("-old") or self.doc.tag(at + 1) in DESCRIBERS)
            ) or (
                lower[at] in kinds.quantifiers and at + 1 < stop and tags[at + 1] in PREMODIFIERS + NOUNS + PARTICIPLES
            ):
                at += 1
            elif lower[at : at + 2] in (
                ["more", "than"],
                ["fewer", "than"],
                ["less", "than"],
                ["at", "least"],
                ["up", "to"],
            ):
                at += 2
            elif lower[at] in ROUGHLY and self.doc.tag(at + 1) in NUMBERED:
                at += 1
            else:
                break
        return at

    def _of_quantity(self, at: int, stop: int) -> int:
        """Give where the noun begins that "of" ties to a quantity at `at`; 0 where there is none."""
        for end in range(at, min(at + 4, stop - 1)):
            if self.tags[end] == OF:
                before = self.lower[end - 1]
                counted = (
                    before in self.kinds.quantities or before in self.kinds.quantifiers or self.tags[end - 1] == NUMBER
                )
                return end + 1 if end > at and counted else 0
            if self.tags[end] not in QUANTITY_WORDS:
                return 0
        return 0

    def _core_stop(self, first: int, high: int) -> int:
        tags, at = self.tags, first
        high = min(high, first + LONGEST_CORE)
        while at < high and (
            tags[at] in CORE
            or (tags[at] in DETERMINER + ADVERB and at > first and tags[at - 1] in DETERMINERS)
            or self._joins(at, first, high)
        ):
            if tags[at] in PARTICIPLES and at > first and self.doc.tag(at + 1) not in DESCRIBERS_OR_NAME:
                break
            if at > first and tags[at - 1] in NOUNS and (tags[at] == PAST or self.lower[at] in PARTICIPLE_WORDS):
                break
            at += 1
        while (
            at > first + 1
            and tags[at - 1] in NUMBER + ADJECTIVE + ADVERB + PAST
            and set(tags[first : at - 1]) & set(NOUNS)
        ):
            at -= 1
        return max(at, min(first + 1, high))

    def _joins(self, at: int, first: int, high: int) -> bool:
        """Tell whether "and" joins two words before a noun: "current and former officials"."""
        tags = self.tags
        if tags[at] != CONJUNCTION or at == first or at + 2 >= high:
            return False
        if tags[at - 1] == ADJECTIVE and tags[at + 1] == ADJECTIVE:
            return True
        return tags[at - 1 : at + 3] == NOUN + CONJUNCTION + NOUN + NOUN and self.lower[at - 1] not in self.kinds.human

    def _head(self, first: int, stop: int) -> int:
        """Give the last noun of a core."""
        for at in range(stop - 1, first - 1, -1):
            if self.tags[at] in NOUNS:
                return at
        return stop - 1

    def _is_mere_name(self, head: int, first: int) -> bool:
        """Tell whether a capitalised word is a name that says nothing of a role."""
        word, kinds = self.lower[head], self.kinds
        opens = self.doc.sentence_at(head)
        return (
            self.tags[head] == NAME
            and head == first
            and not any(
                word in known for known in (kinds.human, kinds.titles, kinds.states, kinds.roleless, kinds.groups)
            )
            and not word.endswith("s")
            and not (opens is not None and opens.first == head and head not in self.names.at)
        )

    def _is_body(self, at: int) -> bool:
        """Tell whether the noun at a token is a body itself: "a company", "labor unions", "Boston police"."""
        word, kinds = self.lower[at], self.kinds
        return word in kinds.bodies and word not in kinds.human and word not in kinds.papers

    def _body_within(self, phrase: Phrase, noun: str) -> Phrase | None:
        """Find the body in the words before a noun: "a White House official", "company lawyers"."""
        tags, lower, kinds = self.tags, self.lower, self.kinds
        for at in range(phrase.first, phrase.stop):
            if tags[at] != NAME:
                continue
            end = at + 1
            while (
                end < phrase.stop
                and tags[end] in BODY_GOES_ON
                and not (tags[end] == CONJUNCTION and self.doc.tag(end + 1) != NAME)
            ):
                end += 1
            named_after = end
            while end < phrase.stop and lower[end] in kinds.bodies:
                end += 1
            run = self._with_capital_before(Phrase(at, end), phrase.first)
            if end > named_after or (self._names_body(run) and not self._only_opens(run)):
                return self._trimmed(run)
            text = " ".join(lower[at:end])
            if text in kinds.parties or (text in kinds.states and noun in kinds.speakers_for_states):
                return run
            break
        for at in range(phrase.first, phrase.stop):
            word = lower[at]
            if word in kinds.bodies:
                begin = at
                while begin > phrase.first and (
                    lower[begin - 1] in kinds.bodies or lower[begin - 1] in kinds.named_bodies
                ):
                    begin -= 1
                return Phrase(begin, at + 1)
            if (word in kinds.parties and self.doc.tokens.forms[at][0].isupper()) or (
                word in kinds.states and noun in kinds.speakers_for_states
            ):
                return Phrase(at, at + 1)
        return None

    def _with_capital_before(self, run: Phrase, low: int) -> Phrase:
        """Take in an adjective that is part of a body's name: "[White] House"."""
        wider = Phrase(run.first - 1, run.stop)
        joined = wider.first >= low and " ".join(self.lower[wider.first : wider.stop]) in self.kinds.public_bodies
        return wider if joined else run

    def _trimmed(self, run: Phrase) -> Phrase:
        """Leave out what a run of capitalised words has before the body: "Senior White House"."""
        first = run.first
        while first < run.stop - 1 and self.lower[first] in {"senior", "former", "top", "two", "one", "some", "other"}:
            first += 1
        return Phrase(first, run.stop)

    def _names_body(self, run: Phrase) -> bool:
        """Tell whether capitalised words name a body: not a person, a place or a people."""
        words = self.lower[run.first : run.stop]
        text = " ".join(words)
        kinds = self.kinds
        if all(word in kinds.adjectives for word in words):
            return False
        if any(word in kinds.named_bodies for word in words) and not self._is_place(run):
            return True
        if (
            text in kinds.states
            or text in kinds.parties
            or text in kinds.vague
            or self._is_place(run)
            or text in kinds.human
        ):
            return False
        index = self.names.at.get(run.stop - 1)
        if index is None or words[-1] in kinds.titles:
            return False
        named = self.names.named[index]
        return not named.person or (not named.sure and len(words) > 1)

    def _only_opens(self, run: Phrase) -> bool:
        """Tell whether a word may be capitalised only because a sentence begins with it."""
        first = run.first
        sentence = self.doc.sentence_at(first)
        if (
            run.stop - first > 1
            or sentence is None
            or first != sentence.first
            or self.doc.tokens.forms[first].isupper()
        ):
            return False
        index = self.names.at.get(first)
        return index is None or len(self.names.named[index].mentions) < 2

    def _sounds_like_body(self, phrase: Phrase) -> bool:
        """Tell whether a word of a phrase is a body's: what is merely not known as a person may be a place."""
        kinds = self.kinds
        return any(word in kinds.bodies or word in kinds.named_bodies for word in self.lower[slice(*phrase)])

    def _is_place(self, run: Phrase) -> bool:
        words = self.lower[run.first : run.stop]
        return " ".join(words) in self.kinds.places or words[-1] in self.kinds.places

    # ------------------------------------------------------------------ after the noun

    def _after_core(self, head: int, high: int, *, known: bool) -> tuple[int, Phrase | None]:
        """Read the phrases after a noun: how far the title reaches, and which body they name."""
        at = title_stop = head + 1
        official = self.lower[head] in self.kinds.speakers_for_states
        for _ in range(MOST_PARTS):
            if at + 1 >= high or self.tags[at] not in LINKING or self.lower[at] not in BODY_PREPOSITIONS:
                break
            preposition = self.lower[at]
            first = at + 1
            while first < high and (
                self.tags[first] in DETERMINER + ADVERB
                or (self.tags[first] != NAME and self.lower[first] in self.kinds.quantifiers)
            ):
                first += 1
            if first >= high or self.tags[first] not in NOUNS + NUMBER + ADJECTIVE:
                break
            stop = self._body_stop(self._core_stop(first, high), high)
            several = any(
                self.lower[i] in self.kinds.quantifiers and self.lower[i] not in OPENING for i in range(at + 1, first)
            )
            state = official and preposition not in PLACING
            field = self.lower[head] in PORTFOLIOS and preposition in {"of", "for"}
            body = None if several or field else self._body(Phrase(first, stop), state=state)
            if body is not None and preposition in PLACING and not self._sounds_like_body(body):
                body = None
            if body is not None and preposition in WHERE and self.lower[body.stop - 1] in self.kinds.place_nouns:
                body = None
            if body is not None:
                return title_stop, None if known else body
            if (field or preposition in {"of", "to"}) and title_stop == at and stop - first <= LONGEST_ROLE:
                title_stop = stop - (self.tags[stop - 1] == POSSESSIVE)
            at = stop
        return title_stop, None

    def _body_stop(self, at: int, high: int) -> int:
        """Walk on over what belongs to a body's name: "the Department [of Justice]"."""
        while at + 1 < high and (
            self.lower[at] == "of"
            or (
                self.lower[at] == "for"
                and self.tags[at - 1 : at + 2] == NAME + PREPOSITION + NAME
                and self.lower[at - 1].endswith("s")
            )
        ):
            first = at + 1 + (self.tags[at + 1] == DETERMINER)
            if first >= high or self.tags[first] != NAME:
                break
            at = first
            while at < high and self.tags[at] == NAME:
                at += 1
        return at

    def _body(self, phrase: Phrase, *, state: bool) -> Phrase | None:
        """Give the body that a phrase names, or None where it is a person, a place or a thing."""
        first = phrase.first
        while first < phrase.stop and self.tags[first] in NUMBERED:
            first += 1
        if first >= phrase.stop:
            return None
        phrase = Phrase(first, phrase.stop)
        of = self.lower.index("of", *phrase) if "of" in self.lower[phrase.first : phrase.stop] else phrase.stop
        head = self._head(first, of)
        word = self.lower[head]
        owner = self.tags.find(POSSESSIVE, first, of)
        if owner > 0 and word not in self.kinds.bodies:
            if self.doc.tag(owner + 1) != NAME or self.tags[head] != NAME:
                return None
            phrase = Phrase(owner + 1, phrase.stop)
            first = phrase.first
        if word in self.kinds.bodies or (word in self.kinds.named_bodies and self.tags[head] == NAME):
            return phrase
        joined = of == phrase.stop and "for" in self.lower[first : phrase.stop]
        if self.tags[head] != NAME or (word in self.kinds.human and not joined):
            return None
        run = head
        while run > first and self.tags[run - 1] == NAME:
            run -= 1
        run_phrase = Phrase(run, head + 1)
        if self._names_body(run_phrase):
            return Phrase(run, phrase.stop)
        words = " ".join(self.lower[run : head + 1])
        return run_phrase if state and words in self.kinds.states else None

    # ------------------------------------------------------------------ beside a name

    def after(self, name: Phrase) -> Role | None:
        """Read the apposition after a name: "Jane Roe, 45, a teacher at the school,"."""
        tags, at = self.tags, name.stop
        if self.lower[at : at + 1] == ["'s"]:
            return None
        if self.doc.tag(at) == OPENING_BRACKET:
            closing = tags.find(CLOSING_BRACKET, at, at + 8)
            at = closing + 1 if closing > 0 else at
        if self.doc.tag(at) in PREPOSITIONS:
            body = self._body_of(at)
            return Role(None, body) if body else None
        if tags[at : at + 3] in (COMMA + NUMBER + COMMA, COMMA + NUMBER + DASH):
            at += 2
        if self.doc.tag(at) != COMMA or tags[at + 1 : at + 2] not in tuple(OPENS_APPOSITION):
            return None
        high = at + 1
        while high < len(tags) and high < at + LONGEST_ROLE + 10 and tags[high] not in ENDS_ROLE:
            high += 1
        if self.doc.tag(high) in FINITE and not self._relative(at, high):
            return None
        role = self.read(Phrase(at + 1, high))
        if role.title is None or not self._is_title(role.title) or self.lower[role.head] in self.kinds.roleless:
            return None
        stop = role.title.stop
        if self.doc.tag(stop) == CONJUNCTION and stop + 1 < high:
            second = self.read(Phrase(stop + 1, high))
            if second.title is not None and self._is_title(second.title):
                return Role(
                    Phrase(role.title.first, second.title.stop), role.organization or second.organization, role.head
                )
        return role

    def _body_of(self, preposition: int) -> Phrase | None:
        """Give the body after a name: "Jane Roe of the Harbor Trust"."""
        if self.lower[preposition] not in {"of", "from", "with"}:
            return None
        body = self._after_core(preposition - 1, min(preposition + 8, len(self.tags)), known=False)[1]
        first = stop = preposition + 1
        while stop < len(self.tags) and self.tags[stop] == NAME:
            stop += 1
        named = stop - first > 1 and not self._is_place(Phrase(first, stop))
        return body or (Phrase(first, stop) if named and self.doc.tag(stop) != COMMA else None)

    def _relative(self, comma: int, at: int) -> bool:
        return RELATIVE in self.tags[comma:at]

    def before(self, name: Phrase) -> Role | None:
        """Read the title before a name: "White House press secretary Jane Roe", "the mayor, Jane Roe,"."""
        stop = name.first
        comma = stop > 1 and self.tags[stop - 1] == COMMA
        stop -= comma
        first = self._apposition_start(stop) if comma else self._title_start(stop, self.names.at.get(name.first))
        while first < stop and (self.tags[first] == POSSESSIVE or self.lower[first] in self.kinds.quantifiers):
            first += 1
        phrase = Phrase(first, stop)
        if first >= stop or not self._is_title(phrase):
            return None
        if all(self.lower[i].rstrip(".") in HONORIFICS for i in range(first, stop)):
            return None
        role = self.read(phrase)
        if comma:
            return role if role.title is not None and self._is_title(role.title) else None
        owner = self.tags.rfind(POSSESSIVE, first, stop)
        title = Phrase(owner + 1, stop) if first < owner < stop - 1 else phrase
        return Role(title, role.organization, stop - 1, False)

    def _apposition_start(self, stop: int) -> int:
        """Give where "the mayor of Orne" begins in "the mayor of Orne, Jane Roe,"; `stop` where it is none."""
        first = stop
        while first > 0 and stop - first <= LONGEST_CORE and self.tags[first - 1] in PHRASE_WITH_OF:
            first -= 1
        while first < stop and self.tags[first] not in NOUNS + DETERMINER + ADJECTIVE:
            first += 1
        return (
            first if first < stop and (self.tags[first] == DETERMINER or POSSESSIVE in self.tags[first:stop]) else stop
        )

    def _title_start(self, stop: int, own: int | None) -> int:
        """Walk back over the title right before a name, within its sentence and not into another name."""
        tags, lower = self.tags, self.lower
        sentence = self.doc.sentence_at(stop)
        low = max(sentence.first if sentence else 0, stop - LONGEST_CORE)
        at = stop
        while at > low:
            tag = tags[at - 1]
            linked = (
                tag in JOINS_TITLE
                and lower[at - 1] in LINKS
                and tags[at] == NAME
                and tags[at - 2 : at - 1] in tuple(NOUNS)
            )
            if not (tag in TITLE_WORDS or linked) or lower[at - 1] in {"a.m.", "p.m."}:
                break
            other = self.names.at.get(at - 1)
            another = other is not None and other != own and self.names.named[other].person
            if another and tag == NAME and tags[at] != POSSESSIVE and not self._possessed(at):
                break
            at -= 1
        return at

    def _possessed(self, at: int) -> bool:
        """Tell whether the name before `at` owns or heads a body: "Roe's aide", "Roe campaign manager"."""
        return self.doc.tag(at) == NOUN and self.lower[at] in self.kinds.bodies

    def _is_title(self, phrase: Phrase) -> bool:
        """Tell whether the noun of a phrase says what a person is: "chief of staff", "Sen."."""
        kinds, stop = self.kinds, phrase.stop
        for at in range(phrase.first + 1, phrase.stop):
            if self.tags[at] in PREPOSITIONS:
                stop = at
                break
        word = self.lower[self._head(phrase.first, stop)]
        return word in kinds.human or word in kinds.titles or word.rstrip(".") in kinds.titles
