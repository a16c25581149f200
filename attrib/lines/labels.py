"""Labels: what a line of a transcript opens with, to say who speaks: "JANE ROE, HOST:", "[12:05] Roe (on camera):"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from attrib.english import Words
from attrib.lines.forms import CAPITAL, SMALL, plain
from attrib.lines.letters import salutation_length

Part = Literal["speaker", "question", "answer"]
"""Who speaks after a label: somebody whom it names or describes, whoever asks, or whoever answers."""

HEAD = 160
"""Characters in which a label must end."""
MOST_WORDS = 4
"""Words of a name with its titles, where a dash or a time stands for the colon."""
TIME = r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s++)?"
WORD = r"[\w#][\w.'&/-]*+"
WHO = rf"\[?(?P<who>{CAPITAL}[\w.'&/-]*+(?>(?:\s++{WORD}){{0,11}}))\]?"
ROLE = r"(?>(?:,\s++[^:()\[\]]{1,60}+)?)"
ASIDE = r"(?>(?:\s*+[(\[](?P<aside>[^()\[\]]{1,60})[)\]])*)"
COLON = rf"[^\w\[(]*+{TIME}{WHO}{ROLE}{ASIDE}{ROLE}\s?:(?=\s|\Z)"
LETTER = rf"(?P<who>[QA])(?:[.:](?=\s)|(?=\s++{CAPITAL}))"
DOTTED = rf"(?P<who>(?:{CAPITAL}{SMALL}++\.?\s++){{1,3}}{CAPITAL}(?>(?:{CAPITAL}|['-])+))\.(?=\s)"
DASHED = rf"{WHO}\s?(?:--|—|–)\s?{CAPITAL}[^:.?!]{{1,80}}\Z"
CLOCK = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?"
ON_ONE_LINE = WHO.replace(r"\s", r"[^\S\n]")
AFTER_TIME = rf"{CLOCK}[^\S\n]++{ON_ONE_LINE}(?=\s*(?:\n|\Z))"
BEFORE_TIME = rf"{ON_ONE_LINE}[^\S\n]++{CLOCK}(?=\s*(?:\n|\Z))"
HAS_TIME = re.compile(r"\d:\d\d")
FORMS = (
    (LETTER, re.compile(r"\A[QA]")),
    (COLON, re.compile(":")),
    (DOTTED, re.compile(r"[^\Wa-z\d_]['-]*\.")),
    (DASHED, re.compile("[–—]|--")),
    (AFTER_TIME, HAS_TIME),
    (BEFORE_TIME, HAS_TIME),
)
"""The forms of labels, each with what every label of that form has."""
NAME = re.compile(rf"{CAPITAL}(?:[^\W\d_]|[.'-])+(?:\s+{CAPITAL}(?:[^\W\d_]|[.'-])+)+")
BRACKET = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]][.,]?")


class Stretch(NamedTuple):
    """Characters `start` up to `end` of a paragraph."""

    start: int
    end: int


class Label(NamedTuple):
    """Characters of a paragraph: those that say who speaks, and where what is said begins."""

    who: Stretch
    stop: int
    part: Part
    described: bool
    """Whether a bracket says how or in what office somebody speaks, so that it is surely a speaker."""


def label_of(paragraph: str, words: Words) -> Label | None:
    """Give the label that a paragraph may open with; None where it has the form of none."""
    found = _label(plain(paragraph[:HEAD]))
    if found is None or salutation_length(paragraph, words):
        return None
    who, aside = Stretch(*found.span("who")), found.groupdict().get("aside")
    office = who.start + len("The ") if found["who"].startswith("The ") and aside and NAME.fullmatch(aside) else None
    if office is not None:
        who = Stretch(*found.span("aside"))
    said = paragraph[who.start : who.end]
    part = _part(said, words)
    alone = found[0][-1] not in ":." and part == "speaker"
    if part == "speaker" and not _may_speak(said, words, alone=alone):
        return None
    return Label(who, found.end(), part, bool(aside))


def _label(head: str) -> re.Match[str] | None:
    """Give the label that a head opens with, of the first form that fits; each is made when a head may have it."""
    for form, mark in FORMS:
        found = _form(form).match(head) if mark.search(head) else None
        if found is not None:
            return found
    return None


@lru_cache(maxsize=len(FORMS))
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def stage_directions(paragraph: str, words: Words) -> list[Stretch]:
    """Give the brackets that tell what is heard or seen and not what is said: "(Laughter.)", "[music]"."""
    return [Stretch(*found.span()) for found in BRACKET.finditer(paragraph) if _is_direction(found[1], words)]


def _is_direction(inside: str, words: Words) -> bool:
    """Tell whether a bracket holds several words in capitals, or begins with what is heard or done."""
    opening = inside.lower().strip(".… ").split()[:2]
    told = {*opening[:1], " ".join(opening)} & words.stage_directions
    return bool(told) or (inside.isupper() and " " in inside.strip())


def _part(said: str, words: Words) -> Part:
    label = said.lower().rstrip(".")
    return "question" if label in words.question_labels else "answer" if label in words.answer_labels else "speaker"


def _may_speak(said: str, words: Words, *, alone: bool) -> bool:
    """Tell whether words are written as a name or office, or describe somebody: "Unidentified man in the hall"."""
    parts = said.split()
    if alone and not 1 < len(parts) <= MOST_WORDS:
        return False
    if parts[0].lower() in words.label_words and len(parts) == 1:
        return False
    if parts[0].lower() in words.unidentified or (parts[0] in {"A", "An"} and len(parts) > 1):
        return True
    particles = words.name_particles | words.byline_particles
    return all(not part[0].islower() or part in particles or part in words.prepositions for part in parts)
