"""Whether a word such as "reports" or "claimed" is a noun or a verb, by what stands around it and by its clause."""

from __future__ import annotations

import re

from attrib.english import Words
from attrib.text.lexicon import Lexicon
from attrib.text.tags import (
    ADJECTIVE,
    ADVERB,
    AFTER_VERB,
    AUXILIARY,
    AUXILIARY_OR_TO,
    COMMA,
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
    OPENING_QUOTE,
    OPENS_CLAUSE,
    OPENS_COMPLEMENT,
    OWNED,
    PAST,
    PHRASE_ENDS,
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
    VERBLESS,
)
from attrib.text.tokens import Tokens

NOMINAL_BEFORE = OWNED + PREPOSITIONS + NUMBER
"""After these a word that may be noun or verb is a noun."""
VERBAL_BEFORE = SUBJECT_OR_RELATIVE + AUXILIARY_OR_TO + NEGATION
VERBAL_AFTER = OPENS_COMPLEMENT + TO + SUBORDINATOR + RELATIVE + OPENING_QUOTE + NUMBER + NEGATION
SINGLE_PLURAL = re.compile(r"[^sui]s\Z")
"""After "a" a plural only describes the noun that follows: "a veterans group"."""
LONGEST_OBJECT = 5
LONGEST_LABEL = 7
LONGEST_SUBJECT = 5


def noun_or_verb_at(i: int, tags: list[str], tokens: Tokens, lexicon: Lexicon) -> str:
    """Settle a word that may be noun or verb, by its neighbours; an adverb before it is passed over."""
    lower = tokens.lower
    if i > 1 and tags[i - 1] == NOUN and lower[i - 2] in {"a", "an"} and SINGLE_PLURAL.search(lower[i - 1]):
        return NOUN
    solid = i - 1
    while solid >= 0 and tags[solid] == ADVERB:
        solid -= 1
    before = tags[solid] if solid >= 0 else FULL_STOP
    word_before = lower[i - 1] if i else "."
    if _agrees_rather(i, tags, lower, lexicon) or _acts(i, tags, lower, lexicon) or _claims(i, tags, lower, lexicon):
        return PRESENT
    if _follows_label(i, tags, lower, lexicon.words):
        return NOUN
    if tags[i - 2 : i] == [ADJECTIVE, NOUN] and _is_indefinite_plural(i, tags, lower):
        return NOUN
    if before == NOUN and is_s_form(lower[i]) and lower[i + 1 : i + 2] in ([","], ["."]):
        people = lower[i] in lexicon.words.human_nouns
        return NOUN if people else _noun_or_verb(i, tags[i], before, tokens, lexicon)
    if solid < i - 1 and before in NOUNS and (word_before.endswith("ly") or word_before in lexicon.words.mid_adverbs):
        before = SUBJECT_PRONOUN
    return _noun_or_verb(i, tags[i], before, tokens, lexicon)


def _agrees_rather(at: int, tags: list[str], lower: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a word agrees as a verb with what is before it: "the plan [makes]", "rules that [bind]"."""
    if not at or tags[at] != NOUN_OR_PRESENT:
        return False
    word, before, words = lower[at], lower[at - 1], lexicon.words
    third = is_s_form(word)
    if tags[at - 1] == THAT:
        return at > 1 and tags[at - 2] == NOUN and _is_relative_verb(at, lower, lexicon)
    if word not in words.rare_nouns:
        return False
    if tags[at - 1] == NAME:
        return third or before[-1] == "s"
    return (tags[at - 1] == NOUN and is_plural(before, words) != third) or (third and before in words.for_one)


def _is_relative_verb(at: int, lower: list[str], lexicon: Lexicon) -> bool:
    """Tell a relative clause, "rules that [bind] it", from what is said: "said in a note that [plans] were late"."""
    words, noun = lexicon.words, lower[at - 2]
    follows = lexicon.tag(lower[at + 1]) if at + 1 < len(lower) else FULL_STOP
    says = noun in words.cue_noun_forms or noun in words.thought_nouns or noun in words.occasions
    return is_plural(noun, words) != is_s_form(lower[at]) and (
        follows in OPENS_CLAUSE if says else follows not in FINITE
    )


def _acts(at: int, tags: list[str], lower: list[str], lexicon: Lexicon) -> bool:
    """Tell whether people who open a sentence do something, and nothing else is the verb: "Officials [monitor] it"."""
    people, words = lower[at - 1], lexicon.words
    if at < 1 or tags[at - 1] != NOUN or is_s_form(lower[at]) or not _opens_with(at - 1, tags):
        return False
    if not is_plural(people, words) or not words.can_speak(people):
        return False
    following = [lexicon.tag(word) for word in lower[at + 1 : at + LONGEST_OBJECT]]
    if following[:1] == [PREPOSITION]:
        return False
    form = words.cues.get(lower[at])
    if form is not None and any("clause" in cue.takes for cue in form.cues):
        return following[:1] not in ([AUXILIARY], [PAST], [FULL_STOP], [COMMA])
    return set(following).isdisjoint(FINITE + NOUN_OR_PAST)


def _claims(at: int, tags: list[str], lower: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a base form after several people is their verb: "a camp that critics [claim] is unsafe"."""
    if tags[at] != NOUN_OR_PRESENT or at < 1 or tags[at - 1] != NOUN or is_s_form(lower[at]) or at + 1 >= len(lower):
        return False
    people, form = lower[at - 1], lexicon.words.cues.get(lower[at])
    if form is None or not is_s_form(people) or not lexicon.words.can_speak(people):
        return False
    return lexicon.tag(lower[at + 1]) == AUXILIARY and any("clause" in cue.takes for cue in form.cues)


def _opens_with(noun: int, tags: list[str]) -> bool:
    """Tell whether a noun ends the noun phrase that opens a sentence: "[Some union leaders] claim it failed"."""
    first = noun
    while first > max(0, noun - LONGEST_SUBJECT) and tags[first - 1] in DESCRIBERS + NUMBER + DETERMINER:
        first -= 1
    return first == 0 or tags[first - 1] == FULL_STOP


def _follows_label(at: int, tags: list[str], lower: list[str], words: Words) -> bool:
    """Tell whether what a claim is called stands before it: "dismissed as “baseless” [reports]", "as lies [claims]"."""
    if at and lower[at - 1] in words.untrue_words:
        return lower[at - 2] == "as"
    if not at or tags[at - 1] != STRAY_QUOTE:
        return False
    opening = next((i for i in range(at - 2, max(0, at - LONGEST_LABEL), -1) if tags[i] == STRAY_QUOTE), 0)
    return lower[opening - 1] == "as"


def _is_indefinite_plural(at: int, tags: list[str], lower: list[str]) -> bool:
    """Tell whether a word ends a plural of which no determiner says which: "launched new missile [attacks]"."""
    return is_s_form(lower[at]) and at > 2 and tags[at - 3] in VERB_FORMS + PREPOSITIONS + AUXILIARY


def is_s_form(word: str) -> bool:
    """Tell whether a word that may be noun or verb is a plural, or a verb in the third person."""
    return word[-1] == "s" and word[-2:] != "ss"


def is_plural(noun: str, words: Words) -> bool:
    """Tell whether a noun is a plural, by its ending or the lists."""
    return noun in words.plural_words or is_s_form(noun)


def _named_speaks(at: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Tell whether a name with a verb stands at a token: "Rangers coach [Ana Ruiz said]"."""
    stop = at
    while stop < min(len(tokens), at + LONGEST_OBJECT) and tokens.forms[stop][0].isupper():
        stop += 1
    return at < stop < len(tokens) and lexicon.tag(tokens.lower[stop]) in FINITE + NOUN_OR_VERB


def _noun_or_verb(i: int, tag: str, before: str, tokens: Tokens, lexicon: Lexicon) -> str:
    """Decide by its neighbours whether a word such as "reports" or "claimed" is a noun or a verb.

    `before` is the tag of what stands before it, adverbs apart.
    """
    forms, lower, words = tokens.forms, tokens.lower, lexicon.words
    word, word_before = lower[i], lower[i - 1] if i else "."
    after = forms[i + 1] if i + 1 < len(forms) else "."
    verb = PRESENT if tag == NOUN_OR_PRESENT else PAST
    if before == AUXILIARY and tag == NOUN_OR_PRESENT and word_before in words.be_and_have:
        return NOUN
    if before in VERBAL_BEFORE and word_before != "whose":
        people = before == TO and word in words.speaking_nouns
        spoken_to = people and (after in {",", ".", "and", "or"} or lexicon.tag(after) == GERUND)
        return NOUN if spoken_to else verb
    if after == "who" and word[-1] == "s" and before == NOUN and word not in words.asking_forms:
        return NOUN
    role = tag == NOUN_OR_PRESENT and before == NAME and word in words.human_nouns
    if role and _named_speaks(i + 1, tokens, lexicon):
        return NOUN
    follows = NAME if after[0].isupper() else NUMBER if after[0].isdigit() else lexicon.tag(after)
    if before == NUMBER and follows in OPENS_CLAUSE and word[-1] != "s":
        return verb
    if (before in NOMINAL_BEFORE or word_before == "whose") and (
        word_before not in words.plural_quantifiers or is_s_form(word)
    ):
        return NOUN
    if (
        tag == NOUN_OR_PRESENT
        and before in NOUNS
        and (follows not in OPENS_CLAUSE or (follows == THAT and _cannot_act(i, before, lower, words)))
        and word[-1] != "s"
        and word_before[-1] != "s"
        and word_before not in words.plural_words
    ):
        return NOUN
    if (before in PHRASE_ENDS or word_before in words.plural_quantifiers) and (
        follows in VERBAL_AFTER
        or follows in AFTER_VERB
        or (follows == PREPOSITION and (before != NOUN or word[-1] != "s" or tag == NOUN_OR_PAST))
        or after in '"“‘'
    ):
        return verb
    if before in JOINING + STRAY_QUOTE and (
        follows in OPENS_COMPLEMENT or (follows == NAME and word in words.third_person_inverting)
    ):
        return verb
    if before in NOUNS and tag == NOUN_OR_PAST:
        return PAST
    return NOUN


def _cannot_act(at: int, before: str, lower: list[str], words: Words) -> bool:
    """Tell whether one thing stands before a word, which is no verb of it: "a police [report]", "the lunch [group]"."""
    return lower[at - 2] in {"a", "an"} or (before == NOUN and not words.can_speak(lower[at - 1]))


def give_clauses_verbs(tags: list[str], lower: list[str], lexicon: Lexicon) -> None:
    """Make, in place, a verb of the noun that must be one: "the deal [closes] on Monday, officials said"."""
    for match in VERBLESS.finditer("".join(tags)):
        opens, people = match.start(1), lexicon.words.human_nouns
        for i in range(opens + 1, match.end(1)):
            if tags[opens] == GERUND and lower[i] in people:
                break
            if tags[i] == NOUN and lexicon.tags.get(lower[i]) == NOUN_OR_PRESENT and _agrees(i, tags, lower, lexicon):
                tags[i] = PRESENT
                break


def _agrees(at: int, tags: list[str], lower: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a word would be a verb that agrees with the noun before it, which opens its clause."""
    third = is_s_form(lower[at])
    return (tags[at - 1] == GERUND and third) or (
        tags[at - 1] in NOUNS and is_plural(lower[at - 1], lexicon.words) != third
    )
