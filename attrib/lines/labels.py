"""Labels: what a line of a transcript opens with, to say who speaks: "JANE ROE, HOST:", "[12:05] Roe (on camera):"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

import regex

from attrib.english import Words
from attrib.lines.letters import salutation_length

Part = Literal["speaker", "question", "answer"]
"""Who speaks after a label: somebody whom it names or describes, whoever asks, or whoever answers."""

HEAD = 160
"""Characters in which a label must end."""
MOST_WORDS = 4
"""Words of a name with its titles, where a dash or a time stands for the colon."""
TIME = r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s++)?"
WORD = r"[\p{L}\d#][\p{L}\p{M}\d.'’&/-]*+"
WHO = rf"\[?(?P<who>\p{{Lu}}[\p{{L}}\p{{M}}\d.'’&/-]*+(?:\s++{WORD}){{0,11}}+)\]?"
ROLE = r"(?:,\s++[^:()\[\]]{1,60}+)?+"
ASIDE = r"(?:\s*+[(\[](?P<aside>[^()\[\]]{1,60})[)\]])*+"
COLON = rf"[^\w\[(]*+{TIME}{WHO}{ROLE}{ASIDE}{ROLE}\s?:(?=\s|\Z)"
LETTER = r"(?P<who>[QA])(?:[.:](?=\s)|(?=\s++\p{Lu}))"
DOTTED = r"(?P<who>(?:\p{Lu}\p{Ll}++\.?\s++){1,3}\p{Lu}[\p{Lu}'’-]++)\.(?=\s)"
DASHED = rf"{WHO}\s?(?:--|—|–)\s?\p{{Lu}}[^:.?!]{{1,80}}\Z"
CLOCK = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?"
ON_ONE_LINE = WHO.replace(r"\s", r"[^\S\n]")
TIMED = rf"(?:{CLOCK}[^\S\n]++{ON_ONE_LINE}|{ON_ONE_LINE}[^\S\n]++{CLOCK})(?=\s*(?:\n|\Z))"
LABELS = f"(?:{LETTER}|{COLON}|{DOTTED}|{DASHED}|{TIMED})"
MARKS = ":", "–", "—", "--"
STOP_AFTER_CAPITAL = re.compile(r"[^\Wa-z\d_]['’-]*\.")
NAME = regex.compile(r"\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]+)+")
BRACKET = regex.compile(r"[(\[]([^()\[\]]{1,120})[)\]][.,]?")


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
    head = paragraph[:HEAD]
    found = _labels().match(head) if _may_open(head) else None
    if found is None or salutation_length(head, words):
        return None
    who, aside = Stretch(*found.span("who")), found["aside"]
    office = who.start + len("The ") if found["who"].startswith("The ") and aside and NAME.fullmatch(aside) else None
    if office is not None:
        who = Stretch(*found.span("aside"))
    said = paragraph[who.start : who.end]
    part = _part(said, words)
    alone = found[0][-1] not in ":." and part == "speaker"
    if part == "speaker" and not _may_speak(said, words, alone=alone):
        return None
    return Label(who, found.end(), part, bool(aside))


def _may_open(head: str) -> bool:
    """Tell whether a head has something that every label has: a mark, "Q" or "A", or a full stop after a capital."""
    marked = any(map(head.__contains__, MARKS)) or head[:1] in {"Q", "A"}
    return marked or STOP_AFTER_CAPITAL.search(head) is not None


@lru_cache(maxsize=1)
def _labels() -> regex.Pattern[str]:
    return regex.compile(LABELS)


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
