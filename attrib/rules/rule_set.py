"""A rule set at work: the first rule that holds for a voice decides it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter
from time import process_time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from attrib.rules.book import RuleBook
from attrib.rules.conditions import Search, When, searches
from attrib.rules.errors import RuleSetError
from attrib.rules.rule import Rule
from attrib.rules.searching import Text, TooSlowError
from attrib.rules.verdicts import FORMS, Consideration, Judgement, Voice
from attrib.text.shortening import shortened

if TYPE_CHECKING:
    from attrib.rules.patterns import Lexicon
    from attrib.rules.searching import Patterns, Stretch

MOST_REMEMBERED = 8192
SECONDS_FOR_A_VOICE = 1.0
"""Processor time that a rule set from outside may take over one voice; the shipped ones take microseconds."""
_LONGEST_SHOWN = 80
SURROUNDINGS = frozenset(["context", "not_context", "opening", "not_opening"])
"""The conditions that look at more than the voice itself."""
_FIELD = re.compile(r"\{(words|source|name)\}")
_FORM_NAMES = {
    "person": "a named person",
    "partial": "a person named in part",
    "organization": "a named body",
    "description": "a description",
    "pronoun": "a pronoun",
    "none": "no source",
}
_FAILURES = {
    "number": "the source is {number}, not {numbers}",
    "determiner": "the phrase is {determiner}, not {determiners}",
    "head": "“{head}” is not among the rule's nouns",
    "not_head": "“{head}” is among the nouns that the rule leaves to others",
    "whole": "“{phrase}” is not among the rule's phrases",
    "begins": "“{phrase}” begins with none of the rule's phrases",
    "phrase": "nothing in “{phrase}” is among the rule's phrases",
    "cue": "“{cue}” is not among the rule's cues",
    "context": "the sentence holds none of the rule's phrases",
    "opening": "the headline and first paragraphs hold none of the rule's phrases",
    "not_cue": "“{cue}” is a cue that the rule leaves to others",
    "not_context": "the sentence holds words that the rule leaves to others",
    "not_opening": "the headline and first paragraphs hold words that the rule leaves to others",
    "not_": "“{phrase}” holds words that the rule leaves to others",
}
"""Why a condition failed; "not_" for all that have none of their own."""


class _Seen:
    """A voice under judgement; its texts are split into words when a rule first asks."""

    def __init__(self, voice: Voice, until: float | None) -> None:
        self.voice = voice
        self.until = until

    @cached_property
    def head(self) -> Text:
        """The phrase up to its head noun; the head noun alone where the phrase does not hold it."""
        head = Text(self.voice.head)
        words = self.phrase.words
        if head.words and head.words[-1] in words:
            self.phrase.head = words.index(head.words[-1]) + 1
            return self.phrase
        return head

    @cached_property
    def phrase(self) -> Text:
        return Text(self.voice.phrase, self.until)

    @cached_property
    def cue(self) -> Text:
        return Text(self.voice.cue, self.until)

    @cached_property
    def context(self) -> Text:
        return Text(self.voice.context, self.until)

    @cached_property
    def opening(self) -> Text:
        return _opening(self.voice.opening, self.until)


@lru_cache(maxsize=2)
def _opening(text: str, until: float | None) -> Text:
    """Split an opening into words once for all voices of its article."""
    return Text(text, until)


Answer = TypeVar("Answer")

Condition = Callable[[_Seen], "tuple[str, ...] | None"]
"""Gives the words that meet the condition (there may be none to show), or None where it does not hold."""


class _Test:
    """One rule made ready to be asked: its conditions, cheapest first, and their names."""

    def __init__(self, rule: Rule, lexicon: Lexicon) -> None:
        self.rule = rule
        self._lexicon = lexicon

    @cached_property
    def heads(self) -> Patterns | None:
        return self._lexicon.compile(self.rule.when.head) if self.rule.when.head else None

    @cached_property
    def phrases(self) -> Patterns | None:
        return self._lexicon.compile(self.rule.when.phrase) if self.rule.when.phrase else None

    @cached_property
    def conditions(self) -> tuple[tuple[str, Condition], ...]:
        return tuple(_conditions(self.rule.when, self._lexicon))

    def may_take(self, head: str) -> bool:
        """Tell whether a head noun that ends with this word has a chance at all."""
        lasts = self.heads.lasts if self.heads else None
        return lasts is None or head in lasts

    def may_hold(self, phrase: Set[str]) -> bool:
        """Tell whether a phrase of these words has a chance at all."""
        pivots = self.phrases.pivots if self.phrases else None
        return pivots is None or not pivots.isdisjoint(phrase)

    @cached_property
    def _of_voice(self) -> Sequence[Condition]:
        """The conditions on the voice itself."""
        return [condition for name, condition in self.conditions if name not in SURROUNDINGS]

    @cached_property
    def of_surroundings(self) -> Sequence[Condition]:
        """The conditions on what stands around the voice."""
        return [condition for name, condition in self.conditions if name in SURROUNDINGS]

    def in_voice(self, seen: _Seen) -> list[str] | None:
        """Give the words of a voice itself by which the rule holds; None where these keep it from holding."""
        return _met(self._of_voice, seen)

    def around(self, seen: _Seen) -> list[str] | None:
        """Give the words around a voice by which the rule holds; None where these keep it from holding."""
        return _met(self.of_surroundings, seen)

    def consider(self, seen: _Seen) -> Consideration:
        found: list[str] = []
        forms = self.rule.when.form
        failed = None
        met = 0
        if forms and seen.voice.form not in forms:
            wanted = " or ".join(_FORM_NAMES[form] for form in forms)
            failed = f"form: the source is {_FORM_NAMES[seen.voice.form]}, not {wanted}"
        else:
            met = 1
            for name, condition in self.conditions:
                words = condition(seen)
                if words is None:
                    failed = _failure(name, self.rule.when, seen.voice)
                    break
                met += 1
                found.extend(words)
        return Consideration(rule=self.rule.id, held=failed is None, failed=failed, words=_distinct(found), met=met)


class _Chance(NamedTuple):
    """A rule that holds for a voice where its surroundings let it, and the words of the voice by which it does."""

    test: _Test
    words: Sequence[str]
    judgement: Judgement | None
    """Null where the rule asks for surroundings."""


@dataclass(kw_only=True, eq=False)
class RuleSet(RuleBook[Rule]):
    """Word lists and ordered verdict rules."""

    _by_head: dict[tuple[str, str], tuple[_Test, ...]] = field(default_factory=dict, init=False)
    _remembered: dict[tuple[str | None, ...], Sequence[_Chance]] = field(default_factory=dict, init=False)

    @cached_property
    def _tests(self) -> tuple[_Test, ...]:
        return tuple(_Test(rule, self.lexicon) for rule in self.rules)

    @cached_property
    def _by_form(self) -> dict[str, tuple[_Test, ...]]:
        return {form: tuple(test for test in self._tests if form in (test.rule.when.form or FORMS)) for form in FORMS}

    def judge(self, voices: Sequence[Voice]) -> Judgement:
        """Give the first rule, in the order of the set, that holds for any of the voices.

        No voice at all counts as one of form "none". Raises RuleSetError where the patterns of a rule set
        from outside are made to be slow.
        """
        if len(voices) <= 1:
            return self._judge(voices[0] if voices else Voice(form="none"))
        return min([self._judge(voice) for voice in voices], key=lambda judgement: self.ranks[judgement.rule])

    def considered(self, voices: Sequence[Voice]) -> list[Consideration]:
        """Tell for every rule, in order, whether it held for any voice, and if not, how near it came."""
        seen = [self._seen(voice) for voice in voices or (Voice(form="none"),)]
        return [
            max(
                (self._in_time(test, test.consider, one) for one in seen),
                key=lambda found: (found.held, found.met),
            )
            for test in self._tests
        ]

    def nearest(self, voice: Voice) -> Consideration | None:
        """Tell of the rule for voices of its form that came closest to holding for a voice, of those that do not."""
        seen = self._seen(voice)
        found = [self._in_time(test, test.consider, seen) for test in self._by_form[voice.form]]
        near = [each for each in found if not each.held]
        return max(near, key=lambda each: (each.met, len(each.words)), default=None)

    def _judge(self, voice: Voice) -> Judgement:
        key: tuple[str | None, ...] = (
            voice.phrase, voice.head, voice.form, voice.number, voice.determiner, voice.cue, voice.name
        )  # fmt: skip
        chances = self._remembered.get(key)
        if chances is None:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            chances = self._remembered[key] = [*self._chances(self._seen(voice))]
        first = chances[0].judgement
        return first or self._decide(self._seen(voice), chances)

    def _seen(self, voice: Voice) -> _Seen:
        return _Seen(voice, None if self.shipped else process_time() + SECONDS_FOR_A_VOICE)

    def _in_time(self, test: _Test, ask: Callable[[_Seen], Answer], seen: _Seen) -> Answer:
        """Ask a rule about a voice. Raises RuleSetError where its patterns take too long."""
        try:
            return ask(seen)
        except TooSlowError:
            reason = f"the rules up to {test.rule.id} took longer than {SECONDS_FOR_A_VOICE:g} s over one source"
            raise RuleSetError(*self.place(test.rule.id), reason) from None

    def _candidates(self, seen: _Seen) -> tuple[_Test, ...]:
        text = seen.head
        key = (seen.voice.form, text.words[text.head - 1] if text.head else "")
        found = self._by_head.get(key)
        if found is None:
            found = tuple(test for test in self._by_form[key[0]] if test.may_take(key[1]))
            if len(self._by_head) >= MOST_REMEMBERED:
                self._by_head.clear()
            self._by_head[key] = found
        return found

    def _chances(self, seen: _Seen) -> Iterator[_Chance]:
        """Give the rules that may hold for a voice, in order, up to the first that does wherever the voice stands."""
        phrase = seen.phrase.vocabulary
        for test in self._candidates(seen):
            words = self._in_time(test, test.in_voice, seen) if test.may_hold(phrase) else None
            if words is not None:
                judgement = None if test.of_surroundings else _judgement(test.rule, seen.voice, words)
                yield _Chance(test, words, judgement)
                if judgement is not None:
                    return
        raise AssertionError(f"loading lets no rule set pass that cannot judge {seen.voice.form}")

    def _decide(self, seen: _Seen, chances: Sequence[_Chance]) -> Judgement:
        """Give what the first rule says that the surroundings of a voice let hold: the last one, if no other."""
        for test, words, judgement in chances:
            if judgement is not None:
                return judgement
            around = self._in_time(test, test.around, seen)
            if around is not None:
                return _judgement(test.rule, seen.voice, [*words, *around])
        raise AssertionError("the last of the chances asks for no surroundings")


def _judgement(rule: Rule, voice: Voice, found: Sequence[str]) -> Judgement:
    words = _distinct(found)
    return Judgement(
        verdict=rule.verdict,
        kind=rule.kind_for(voice.number),
        rule=rule.id,
        because=_because(rule.because, voice, words),
        words=words,
    )


def _conditions(when: When, lexicon: Lexicon) -> Iterator[tuple[str, Condition]]:
    """Give the conditions except the form as they are asked: the cheapest first, the surroundings last."""
    if when.number:
        number = when.number
        yield "number", lambda seen: () if seen.voice.number == number else None
    if when.determiner:
        determiners = frozenset(when.determiner)
        yield "determiner", lambda seen: () if seen.voice.determiner in determiners else None
    for search in searches(when, lexicon):
        yield search.key, _condition(search)


def _met(conditions: Sequence[Condition], seen: _Seen) -> list[str] | None:
    """Give the words that meet conditions; None where one does not hold."""
    found: list[str] = []
    for condition in conditions:
        words = condition(seen)
        if words is None:
            return None
        found.extend(words)
    return found


def _condition(search: Search) -> Condition:
    text_of = attrgetter(search.part.text)
    once_for_an_article = search.part.text == "opening"
    locate = lru_cache(maxsize=1)(search.locate) if once_for_an_article else search.locate

    def holds(seen: _Seen) -> tuple[str, ...] | None:
        text = text_of(seen)
        found: Stretch | None = locate(text)
        if not search.wanted:
            return () if found is None else None
        return None if found is None else (text.cut(*found),)

    return holds


def _distinct(words: Sequence[str]) -> tuple[str, ...]:
    """Leave out words that are there twice, or that are part of a longer stretch."""
    lower = [word.lower() for word in words]
    return tuple(
        word
        for at, word in enumerate(words)
        if not any(
            lower[at] in other and (len(other) > len(lower[at]) or earlier < at)
            for earlier, other in enumerate(lower)
            if earlier != at
        )
    )


def _because(sentence: str, voice: Voice, words: Sequence[str]) -> str:
    values = {
        "words": ", ".join(f"“{_shown(word)}”" for word in words) or f"“{_shown(voice.phrase)}”",
        "source": f"“{_shown(voice.phrase)}”",
        "name": _shown(voice.name or voice.phrase),
    }
    return _FIELD.sub(lambda field: values[field.group(1)], sentence)


def _shown(text: str) -> str:
    return shortened(text, _LONGEST_SHOWN)


def _failure(condition: str, when: When, voice: Voice) -> str:
    if condition == "cue" and not voice.cue:
        return "cue: there is none"
    return (
        condition
        + ": "
        + _FAILURES.get(condition, _FAILURES["not_"]).format(
            head=_shown(voice.head),
            phrase=_shown(voice.phrase),
            cue=_shown(voice.cue),
            number=voice.number,
            determiner=voice.determiner,
            numbers=when.number,
            determiners=" or ".join(when.determiner),
        )
    )
