"""Voices for testing rules without the rest of the program: a phrase taken apart in the plainest way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrib.rules import Voice

if TYPE_CHECKING:
    from attrib.rules.verdicts import Determiner, Number

DEFINITE = re.compile(r"(the|this|that|these|those|his|her|its|their|our|my|your|whose) |.*['’]s? ", re.I)
INDEFINITE = re.compile(
    r"(an?|another|some|several|many|few|most|one|two|three|four|five|dozens|others?|every|each|no|any|both|all|various|"
    r"numerous|multiple|certain|\d\S*)\b",
    re.I,
)
PRONOUN = re.compile(
    r"i|we|he|she|it|they|you|me|us|him|her|them|who|which|that|one|everyone|everybody|someone|somebody|nobody",
    re.I,
)
PLURAL = re.compile(r".*(?<!s)s|.*men|.*people|police|media|they|we|them|us|percent|many|some|others|both", re.I)
AFTER_HEAD = re.compile(
    r"\s*[,(—–:]|\s+(?:of|for|at|in|on|with|from|who|which|that|by|to|inside|within|close|familiar|including|such|"
    r"like|about|briefed|involved|aware|privy|speaking|led|seen|obtained|submitted|filed)\b"
)
PARTLY_NAMED = re.compile(r"(?:by her first|give her last|not her real) name|name only as")
NUMBERED = re.compile(r"(?:an?|some|several|many|most|one|two|three|each|all) of ", re.I)


def voice(phrase: str, context: str = "", cue: str = "said") -> Voice:
    """Read a source phrase: head noun, form, number and determiner as a reader would give them."""
    context = context or f"{phrase} {cue} the talks had failed."
    words = phrase.split()
    if not words:
        return Voice(form="none", context=context, cue=cue)
    if PRONOUN.fullmatch(phrase):
        number: Number = "many" if PLURAL.fullmatch(phrase) else "one"
        return Voice(form="pronoun", phrase=phrase, head=phrase, number=number, context=context, cue=cue)
    counted = NUMBERED.match(phrase)
    rest = phrase[counted.end() :] if counted else phrase
    core = AFTER_HEAD.split(rest, maxsplit=1)[0].split() or words
    head = core[-1].strip("”\"'’“,.")
    determiner: Determiner = "bare"
    if DEFINITE.match(" ".join(core)):
        determiner = "definite"
    elif INDEFINITE.match(phrase):
        determiner = "indefinite"
    plural = bool(PLURAL.fullmatch(head))
    if re.search(r", [A-Z]\w+ [A-Z]\w+", phrase) or re.match(r"(?:Police Chief )?Jane Roe\b", phrase):
        return Voice(form="person", phrase=phrase, head=head, name="Jane Roe", context=context, cue=cue)
    if PARTLY_NAMED.search(phrase):
        return Voice(form="partial", phrase=phrase, head=head, name=core[0], context=context, cue=cue)
    named = head[:1].isupper() and determiner != "indefinite"
    if named and determiner == "bare":
        named = not plural and (len(core) > 1 or words == [head])
    return Voice(
        form="organization" if named else "description",
        phrase=phrase,
        head=head,
        number="many" if plural else "one",
        determiner=determiner,
        context=context,
        cue=cue,
    )
