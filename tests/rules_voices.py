"""Voices for testing rules without the rest of the program: a phrase taken apart in the plainest way."""

from __future__ import annotations

import re

from attrib.rules import Voice

DEFINITE = frozenset(
    ["the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "whose"]
)
INDEFINITE = frozenset(
    [
        "a",
        "an",
        "another",
        "some",
        "several",
        "many",
        "few",
        "most",
        "two",
        "three",
        "four",
        "five",
        "dozens",
        "other",
        "others",
        "every",
        "each",
        "no",
        "any",
        "one",
        "both",
        "all",
        "various",
        "numerous",
        "multiple",
        "certain",
    ]
)
PRONOUNS = frozenset(
    [
        "i",
        "we",
        "he",
        "she",
        "it",
        "they",
        "you",
        "me",
        "us",
        "him",
        "her",
        "them",
        "who",
        "which",
        "that",
        "one",
        "everyone",
        "everybody",
        "someone",
        "somebody",
        "nobody",
    ]
)
PLURALS = frozenset(
    [
        "police",
        "people",
        "authorities",
        "media",
        "they",
        "we",
        "them",
        "us",
        "percent",
        "many",
        "some",
        "others",
        "both",
    ]
)
AFTER_HEAD = re.compile(
    r"\s*[,(—–:]|\s+(?:of|for|at|in|on|with|from|who|which|that|by|to|inside|within|close|familiar|including|such|"
    r"like|about|briefed|involved|aware|privy|speaking|led|seen|obtained)\b"
)
NUMBERED = re.compile(r"(?:an?|some|several|many|most|one|two|three|each|all) of ", re.I)


def voice(phrase: str, context: str = "", cue: str = "said") -> Voice:
    """Read a source phrase: head noun, form, number and determiner as a reader would give them."""
    context = context or f"{phrase} {cue} the talks had failed."
    words = phrase.split()
    if not words:
        return Voice(form="none", context=context, cue=cue)
    if phrase.lower() in PRONOUNS:
        number = "many" if phrase.lower() in PLURALS else "one"
        return Voice(form="pronoun", phrase=phrase, head=phrase, number=number, context=context, cue=cue)
    counted = NUMBERED.match(phrase)
    rest = phrase[counted.end() :] if counted else phrase
    core = AFTER_HEAD.split(rest, maxsplit=1)[0].split() or words
    head = core[-1].strip("”\"'’“,.")
    first = words[0].lower()
    determiner = "bare"
    if first in DEFINITE or re.search(r"['’]s?\b", " ".join(core[:-1])):
        determiner = "definite"
    elif first in INDEFINITE or first[0].isdigit():
        determiner = "indefinite"
    plural = bool(re.search(r"(?<!s)s$|men$|people$", head.lower())) or head.lower() in PLURALS
    if re.search(r", [A-Z]\w+ [A-Z]\w+", phrase) or re.match(r"(?:Police Chief )?Jane Roe\b", phrase):
        return Voice(form="person", phrase=phrase, head=head, name="Jane Roe", context=context, cue=cue)
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
