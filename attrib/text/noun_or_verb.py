"""Whether a word such as "reports" or "claimed" is a noun or a verb, by what stands around it and by its clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from attrib.english import Words, singular
from attrib.text.lexicon import Lexicon
from attrib.text.plurals import is_plural, is_s_form
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    AUXILIARY_OR_TO,
    COMMA,
    CONJUNCTION,
    DESCRIBERS,
    DETERMINER,
    FINITE,
    FULL_STOP,
    GERUND,
    JOINING,
    NAME,
    NEGATION,
    NOUN,
    NOUN_OR_PAST,
    NOUN_OR_PRESENT,
    NOUN_OR_VERB,
    NOUNS,
    NUMBER,
    OPENS_CLAUSE,
    OPENS_COMPLEMENT,
    OWNED,
    PAST,
    PHRASE_ENDS,
    POSSESSIVE,
    PREPOSITION,
    PREPOSITIONS,
    PRESENT,
    RELATIVE,
    STRAY_QUOTE,
    SUBJECT_OR_RELATIVE,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    THAT,
    TO,
    VERB_FORMS,
    VERBS,
)
from attrib.text.tokens import Tokens

NOMINAL_BEFORE = OWNED + NUMBER
"""After these a word that may be noun or verb is a noun."""
VERBAL_BEFORE = SUBJECT_OR_RELATIVE + AUXILIARY_OR_TO + NEGATION
VERBAL_AFTER = OPENS_COMPLEMENT + TO + SUBORDINATOR + RELATIVE + NUMBER + NEGATION + NAME + ADVERB
SINGLE_PLURAL = re.compile(r"[^sui]s\Z")
"""After "a" a plural only describes the noun that follows: "a veterans group"."""
LONGEST_OBJECT = 5
"""Tokens after a word among which its object stands, or a name with its verb."""
LONGEST_LABEL = 7
OF_OCCASIONS = frozenset(["at", "during", "for", "when"])
"""After "present" these tell where somebody is."""
LONGEST_SUBJECT = 5
OPENING_MARKS = frozenset("\"“'‘")
NO_SIGN = "nothing shows that it is a verb"
NO_OTHER_VERB = "its clause would have no verb"
BY_WHAT_FOLLOWS = "what follows shows it"


class Unsure(msgspec.Struct):
    """A word that may be noun or verb, and what stands around it; the tags before it are settled."""

    at: int
    tags: Sequence[str]
    tokens: Tokens
    lexicon: Lexicon
    words: Words
    tag: str
    """`NOUN_OR_PRESENT` or `NOUN_OR_PAST`."""
    word: str
    third: bool
    """Whether it is a plural, or a verb in the third person."""
    tag_before: str
    """The tag right before it; a full stop where the text begins."""
    word_before: str
    before: str
    """The tag before it, adverbs apart; a noun from which an adverb such as "also" parts it counts as its subject."""
    after: str
    """The next word as it is written."""
    follows: str
    """The tag that the next word has by itself."""

    def tag_further(self, count: int) -> str:
        """Give the tag so many tokens before it; a full stop where the text begins."""
        return self.tags[self.at - count] if self.at >= count else FULL_STOP

    def second_before(self) -> str:
        """Give the last word but one before it."""
        return self.tokens.lower[self.at - 2] if self.at > 1 else "."


class Sign(NamedTuple):
    """What shows that a word is a noun or a verb: in words, what looks for it, and the tag that it shows."""

    why: str
    holds: Callable[[Unsure], bool]
    tag: str | None
    """None for the verb that the word may be, in the present or in the past."""
    before: str | None = None
    """The tags one of which stands before the word, adverbs apart; None for any."""
    of: str | None = None
    """The tag that the word has by itself; None for any."""
    third: bool | None = None
    """Whether the word is a plural, or a verb in the third person; None where it may be or not."""

    def may_hold(self, before: str, of: str, third: bool) -> bool:
        """Tell whether there can be this sign for such a word."""
        stands = self.before is None or before in self.before
        return stands and self.of in {None, of} and self.third in {None, third}


def noun_or_verb_at(at: int, tags: Sequence[str], tokens: Tokens, lexicon: Lexicon) -> str:
    """Settle a word that may be noun or verb by what stands around it."""
    return _settled(_unsure(at, tags[at], tags, tokens, lexicon))[0]


def why_noun_or_verb(at: int, tags: Sequence[str], tokens: Tokens, lexicon: Lexicon) -> str | None:
    """Say what showed whether a tagged word is noun or verb; None where it could only be what it is."""
    alone = lexicon.tags.get(tokens.lower[at], FULL_STOP)
    if alone not in NOUN_OR_VERB or tags[at] not in NOUN + VERBS:
        return None
    tag, why = _settled(_unsure(at, alone, tags, tokens, lexicon))
    if tag == tags[at]:
        return why
    return NO_OTHER_VERB if tags[at] == PRESENT else BY_WHAT_FOLLOWS


def _settled(unsure: Unsure) -> tuple[str, str]:
    """Give the tag of a word by the first of `SIGNS` that there is, and the sign in words."""
    for sign in _signs_for(unsure.before, unsure.tag, unsure.third):
        if sign.holds(unsure):
            return sign.tag or (PRESENT if unsure.tag == NOUN_OR_PRESENT else PAST), sign.why
    return NOUN, NO_SIGN


@cache
def _signs_for(before: str, of: str, third: bool) -> tuple[Sign, ...]:
    """Give the signs that there may be for such a word after a tag, in their order."""
    return tuple(sign for sign in SIGNS if sign.may_hold(before, of, third))


def _unsure(at: int, tag: str, tags: Sequence[str], tokens: Tokens, lexicon: Lexicon) -> Unsure:
    word, third = tokens.lower[at], is_s_form(tokens.lower[at])
    tag_before, word_before = (tags[at - 1], tokens.lower[at - 1]) if at else (FULL_STOP, ".")
    after = tokens.forms[at + 1] if at + 1 < len(tokens) else "."
    before = tag_before
    if tag_before == ADVERB:
        before = _before_adverbs(at, tags)
        parting = word_before.endswith("ly") or word_before in lexicon.words.mid_adverbs
        if parting and before in NOUNS and not (before == NOUN and third and after in {",", "."}):
            before = SUBJECT_PRONOUN
    follows = NAME if after[0].isupper() else NUMBER if after[0].isdigit() else lexicon.tag(after)
    return Unsure(
        at, tags, tokens, lexicon, lexicon.words, tag, word, third, tag_before, word_before, before, after, follows
    )


def _before_adverbs(at: int, tags: Sequence[str]) -> str:
    """Give the tag before a token and the adverbs that stand before it."""
    solid = at - 1
    while solid >= 0 and tags[solid] == ADVERB:
        solid -= 1
    return tags[solid] if solid >= 0 else FULL_STOP


def _ends_counted(unsure: Unsure) -> bool:
    counted = unsure.second_before() in {"a", "an"}
    return counted and SINGLE_PLURAL.search(unsure.word_before) is not None


def _agrees_rather(unsure: Unsure) -> bool:
    tag, subject, words = unsure.tag_before, unsure.word_before, unsure.words
    if tag == THAT:
        return unsure.tag_further(2) == NOUN and _is_relative_verb(unsure)
    if unsure.word not in words.rare_nouns:
        return False
    if tag == NAME:
        return unsure.third or subject[-1] == "s"
    return (tag == NOUN and is_plural(subject, words) != unsure.third) or (unsure.third and subject in words.for_one)


def _is_relative_verb(unsure: Unsure) -> bool:
    """Tell a relative clause, "rules that [bind] it", from what is said: "said in a note that [plans] were late"."""
    words, noun, lower, after = unsure.words, unsure.second_before(), unsure.tokens.lower, unsure.at + 1
    follows = unsure.lexicon.tag(lower[after]) if after < len(lower) else FULL_STOP
    says = noun in words.cue_noun_forms or noun in words.occasions
    return is_plural(noun, words) != unsure.third and (follows in OPENS_CLAUSE if says else follows not in FINITE)


def _acts(unsure: Unsure) -> bool:
    people, words = unsure.word_before, unsure.words
    if unsure.tag_before != NOUN or not _opens_with(unsure.at - 1, unsure.tags):
        return False
    if not is_plural(people, words) or not words.can_speak(people):
        return False
    following = unsure.tokens.lower[unsure.at + 1 : unsure.at + LONGEST_OBJECT]
    tags = [unsure.lexicon.tag(word) for word in following]
    if tags[:1] == [PREPOSITION]:
        return False
    form = words.cues.get(unsure.word)
    if form is not None and any("clause" in cue.takes for cue in form.cues):
        return tags[:1] not in ([AUXILIARY], [PAST], [FULL_STOP], [COMMA])
    return set(tags).isdisjoint(FINITE + NOUN_OR_PAST)


def _people_claim(unsure: Unsure) -> bool:
    people, form, after = unsure.word_before, unsure.words.cues.get(unsure.word), unsure.at + 1
    if unsure.tag_before != NOUN or after >= len(unsure.tokens):
        return False
    if form is None or not is_s_form(people) or not unsure.words.can_speak(people):
        return False
    stands_before_verb = unsure.lexicon.tag(unsure.tokens.lower[after]) == AUXILIARY
    return stands_before_verb and any(not cue.takes.isdisjoint(("clause", "that")) for cue in form.cues)


def _calls_by_name(unsure: Unsure) -> bool:
    words, after = unsure.words, unsure.at + 1
    form = words.cues.get(unsure.word)
    if form is None or is_plural(unsure.word_before, words):
        return False
    if not any("name" in cue.takes for cue in form.cues):
        return False
    following = unsure.tokens.forms[after : after + LONGEST_OBJECT]
    name = next((place for place, form in enumerate(following) if form in OPENING_MARKS), 0)
    tags = {unsure.lexicon.tag(word.lower()) for word in following[:name]}
    return name > 0 and tags.isdisjoint(FINITE + PREPOSITION + COMMA)


def _opens_with(noun: int, tags: Sequence[str]) -> bool:
    """Tell whether a noun ends what opens a sentence, or a clause that "but" joins: "[Some union leaders] claim it"."""
    first = noun
    while first > max(0, noun - LONGEST_SUBJECT) and tags[first - 1] in DESCRIBERS + NUMBER + DETERMINER:
        first -= 1
    joined = tags[first - 2 : first] == [COMMA, CONJUNCTION]
    return first == 0 or tags[first - 1] == FULL_STOP or joined


def _follows_label(unsure: Unsure) -> bool:
    at, tags, lower = unsure.at, unsure.tags, unsure.tokens.lower
    if unsure.word_before in unsure.words.untrue_words:
        return unsure.second_before() == "as"
    if unsure.tag_before != STRAY_QUOTE:
        return False
    opening = next((i for i in range(at - 2, max(0, at - LONGEST_LABEL), -1) if tags[i] == STRAY_QUOTE), 0)
    return lower[opening - 1] == "as"


def _ends_plural(unsure: Unsure) -> bool:
    described = unsure.tag_further(2) == ADJECTIVE
    return described and unsure.tag_further(3) in VERB_FORMS + PREPOSITIONS


def _ends_with_people(unsure: Unsure) -> bool:
    return unsure.after in {",", "."} and unsure.word in unsure.words.human_nouns


def _are_people_somewhere(unsure: Unsure) -> bool:
    if unsure.word not in unsure.words.human_nouns:
        return False
    after = unsure.tokens.lower[unsure.at + 1 : unsure.at + 2 + LONGEST_OBJECT]
    tags = [unsure.lexicon.tag(word) for word in after]
    verb = next((place for place, tag in enumerate(tags) if tag in FINITE), 0)
    return tags[:1] == [PREPOSITION] and verb > 1


def _is_had(unsure: Unsure) -> bool:
    return unsure.word_before in unsure.words.be_and_have


def _is_spoken_to(unsure: Unsure) -> bool:
    people = unsure.word in unsure.words.speaking_nouns
    return people and (unsure.after in {",", ".", "and", "or"} or unsure.follows == GERUND)


def _follows_subject(unsure: Unsure) -> bool:
    return unsure.word_before != "whose" and not (unsure.third and unsure.tag_before == TO)


def _are_people(unsure: Unsure) -> bool:
    people = unsure.word[-1] == "s" and unsure.after == "who"
    return people and unsure.word not in unsure.words.asking_forms


def _is_role_of_name(unsure: Unsure) -> bool:
    if unsure.word not in unsure.words.human_nouns:
        return False
    forms, name = unsure.tokens.forms, unsure.at + 1
    stop = name
    while stop < min(len(forms), name + LONGEST_OBJECT) and forms[stop][0].isupper():
        stop += 1
    if not name < stop < len(forms):
        return False
    return unsure.lexicon.tag(unsure.tokens.lower[stop]) in FINITE + NOUN_OR_VERB


def _has_number_for_subject(unsure: Unsure) -> bool:
    return unsure.word_before != "one" and unsure.follows in OPENS_CLAUSE and unsure.word[-1] != "s"


def _is_introduced(unsure: Unsure) -> bool:
    may_act = unsure.word_before in unsure.words.plural_quantifiers and not unsure.third
    return not may_act or unsure.word in unsure.words.plural_heads


def _is_compound(unsure: Unsure) -> bool:
    if unsure.word[-1] == "s":
        return False
    several = unsure.word_before[-1] == "s" or unsure.word_before in unsure.words.plural_words
    if several and not _is_of_one(unsure, NAME):
        return False
    return unsure.follows not in OPENS_CLAUSE or _cannot_act(unsure)


def _is_of_one(unsure: Unsure, describing: str) -> bool:
    """Tell whether "a" opens what describes a word: "a Home Affairs [source]", "a stock market [notice]"."""
    opens = next((count for count in range(2, LONGEST_SUBJECT) if unsure.tag_further(count) not in describing), 1)
    return unsure.tokens.lower[unsure.at - opens] in {"a", "an", "another"}


def _cannot_act(unsure: Unsure) -> bool:
    """Tell whether one thing stands before a word, which is no verb of it: "a police [report]", "the lunch [group]"."""
    thing = unsure.before == NOUN and not unsure.words.can_speak(unsure.word_before)
    return thing or _is_of_one(unsure, DESCRIBERS)


def _has_object(unsure: Unsure) -> bool:
    if unsure.before not in PHRASE_ENDS and unsure.word_before not in unsure.words.plural_quantifiers:
        return False
    if unsure.follows == PREPOSITION:
        return unsure.before != NOUN or unsure.word[-1] != "s"
    return unsure.follows in VERBAL_AFTER or unsure.after in '"“‘'


def _inverts(unsure: Unsure) -> bool:
    named = unsure.follows in NAME + NUMBER and unsure.word in unsure.words.third_person_inverting
    pointed = unsure.tokens.lower[unsure.at + 1 : unsure.at + 3] == ["out", "that"]
    return unsure.follows in OPENS_COMPLEMENT or named or pointed


def _is_there_with_them(unsure: Unsure) -> bool:
    occasion = unsure.word in unsure.words.knowing_adjectives and unsure.after in OF_OCCASIONS
    return occasion and singular(unsure.word_before) in unsure.words.human_nouns


def _does_what_follows(unsure: Unsure) -> bool:
    word, words = singular(unsure.word), unsure.words
    return unsure.follows in PAST + AUXILIARY and (word in words.human_nouns or word in words.source_nouns)


def _is_there(_unsure: Unsure) -> bool:
    return True


SIGNS = (
    Sign("people are there (“a minister present at the talks”)", _is_there_with_them, ADJECTIVE, NOUN, third=False),
    Sign("what “a” is for ends with it (“a veterans group”)", _ends_counted, NOUN, NOUN),
    Sign("it agrees with what is before it (“the plan makes”)", _agrees_rather, PRESENT, None, NOUN_OR_PRESENT),
    Sign("people who open the sentence do it (“Officials monitor it”)", _acts, PRESENT, NOUN, third=False),
    Sign(
        "people before it claim it (“a camp that critics claim is unsafe”)",
        _people_claim,
        PRESENT,
        NOUN,
        NOUN_OR_PRESENT,
        third=False,
    ),
    Sign("what it calls it follows (“mayor calls strike ‘a farce’”)", _calls_by_name, PRESENT, NOUNS, third=True),
    Sign("what it is called stands before it (“dismissed as lies claims”)", _follows_label, NOUN),
    Sign("it ends a plural (“launched new missile attacks”)", _ends_plural, NOUN, NOUN, third=True),
    Sign("people end with it, whom a noun describes (“prison guards,”)", _ends_with_people, NOUN, NOUN, third=True),
    Sign("their verb follows where they are (“guards in Leeds said”)", _are_people_somewhere, NOUN, NOUNS, third=True),
    Sign("somebody is or has it (“had claims”)", _is_had, NOUN, AUXILIARY + POSSESSIVE + NAME, NOUN_OR_PRESENT),
    Sign("somebody speaks to them (“to aides,”)", _is_spoken_to, NOUN, TO),
    Sign("its verb follows (“which sources described”)", _does_what_follows, NOUN, RELATIVE, third=True),
    Sign("a pronoun, an auxiliary or “to” is before it", _follows_subject, None, VERBAL_BEFORE),
    Sign("“who” tells more of them", _are_people, NOUN, NOUN),
    Sign("it is the role of a name that speaks (“Rangers coach Ana Ruiz said”)", _is_role_of_name, NOUN, NAME),
    Sign("a number is its subject (“two claim that”)", _has_number_for_subject, None, NUMBER),
    Sign("what stands before it opens a noun phrase", _is_introduced, NOUN, NOMINAL_BEFORE),
    Sign("a singular before it describes it (“the peace talk”)", _is_compound, NOUN, NOUNS, NOUN_OR_PRESENT),
    Sign("what follows it is its object, or tells where or how", _has_object, None),
    Sign("who does it follows, or “that” (“, says Roe”, “, point out that”)", _inverts, None, JOINING + STRAY_QUOTE),
    Sign("a noun is before it, and it may be in the past", _is_there, None, NOUNS, NOUN_OR_PAST),
)
"""What shows whether a word is noun or verb, in the order in which it is looked for."""
