"""Random texts and files for `fuzz.py`: each is made of nothing but a source of random numbers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random
from typing import NamedTuple

from golden import articles
from story_packed import EVERY_FORMAT

from attrib.rules import load_rules

QUOTES = (*"“”\"„«»'‘’`", "''", "``")
MARKS = (*",.;:?!()[]-–—…/&*#@%$|", "--", "...", "\n", "\n\n", "\t", "said:", "# ", "> ", "* * *", "By ", "(AP) —")
ODD = ("\0", "\ud800", "\u202e", "\u200b", "\u0301", "\x85", "\u2028", "\u00a0", "\x1b[31m", "ﬁ", "İ", "ß", "ǅ")
ODD += ("ש", "中", "😀", "&amp;", "<b>", "’s", "n’t")
DIGITS = ("1", "45", "31,000", "1,000,000", "$2", "20%", "2026", "9" * 60, "3.5", "1st", "two", "No. 4")
NAMES = ("Roe", "Jane Roe", "Mr. Doe", "O'Neil", "de la Cruz", "al-Sayed", "May", "Will", "U.S.", "NATO", "D-N.Y.")
JOINTS = ("and", "or", "but", "who", "that", "which", "one of", "one of them", "of the", "according to", "by", "the")
SAYING = tuple("said says tells told called expected added reported asked claim statement words".split())
LENGTHS = (100, 600, 1_500, 1_500, 3_000, 3_000, 6_000)
LONG = 30_000
"""Characters of one run in a hundred."""
MOST_UNITS = 6
DEEPEST = 3
"""Rules of the grammar inside one another, before the first of each kind, which holds none, is taken."""
GRAMMAR = {
    "sentence": (
        "{voice} {cue} it was so.", "{voice} {cue} {clause}.", "“{clause},” {cue} {voice}.",
        "“{clause},” {voice} {cue}.",
        "According to {voice}, {clause}.", "{clause}, according to {voice}.", "{voice}, {time}, {cue} that {clause}.",
        "{clause}, {voice} {cue}, and {cue} {clause}.", "{voice}: {clause}", "“{clause}. {clause}",
        "{voice}’s {cue_nouns} that {clause}.",
        "It was {hedge_adverbs} {clause}.", "{voice} {cue}, “{clause},” {time}.", "{voice} {cue}: '{clause}'",
        "{voice}, {knowledge_phrases}, {cue} {clause} {anonymity_phrases}.", "{voice} {refusals}.",
    ),
    "voice": (
        "{name}", "the {human_nouns}", "{subject_pronouns}", "{person_titles} {name}", "{determiners} {official_nouns}",
        "the {adjectives_common} {organization_nouns}", "{number_words} {group_nouns}", "{voice} and {voice}",
        "{voice}, {voice},", "{voice}, {time}", "one of {voice}", "{voice} of {voice}", "{voice}, who {cue} {clause},",
        "{public_bodies}", "{news_agencies_and_broadcasters}", "{vague_pronouns}", "a {document_nouns} of the {place}",
    ),
    "name": ("Jane Roe", "{given} Doe", "{capital}", "{given} {capital}", "{honorifics} {capital}"),
    "given": ("Jane", "{given_names_female}", "{given_names_male}", "{given_names_either}"),
    "capital": ("Doe", "{weekdays}", "{months}", "{ordinary_capitals}", "{major_cities}", "{countries}"),
    "place": ("city", "{countries}", "{us_states}"),
    "time": ("on Monday", "{weekdays}", "{months}", "in {months} 2026", "last {time_nouns}", "in {pathway_nouns}"),
    "clause": (
        "the talks had failed", "{voice} {verb} {voice}", "that {clause}", "{voice} {cue} {clause}",
        "{clause} and {clause}",
        "{voice} was {adjectives_common}", "{clause}, which {voice} {cue}", "nothing", "", "{vague_phrases}",
        "a {attack}",
    ),
    "cue": (
        "said", "{cue_forms}", "{cue_forms} and {cue}", "has {adverbs_plain} {cue_forms}", "was {cue_forms} by",
        "did not {cue}",
    ),
    "verb": ("sees", "{verbs_regular}ed", "{auxiliaries} {verbs_regular}"),
}  # fmt: skip
WORD = re.compile(rb"[A-Za-z][\w.:-]*")
ELEMENT = re.compile(rb"(<([\w:.-]+)[^<>]*>)(.*?)(</\2>)", re.DOTALL)
MOST_BYTES = 200_000
SLOT = re.compile(r"\{(\w+)\}")
MARKUP = (
    "<html>", "<p>", "</p>", "<body>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#0;", "&#x110000;", "&x;",
    "<?xml ?>", '<meta charset="utf-7">', "<nitf>", "<newsItem>", "</inlineXML>", "{", "}", "[", "]", '"', ":", ",",
    "\\u0000", "\\ud800", '"bodies"', "---", "```", "# ", "- ", "| a | b |", "![](", "<w:p>", "</w:r>", "<w:tbl>",
    "\ufeff", "null", "1e999",
    "\0", "<q>", "<table>", "<script>", "=", "'", " a=1" * 50, "<div>" * 200, "(" * 200, "[" * 200, "> " * 200,
)  # fmt: skip


class Input(NamedTuple):
    """A text, or the bytes of a file, and how it was made."""

    made: str
    given: str | bytes


@cache
def vocabulary() -> dict[str, tuple[str, ...]]:
    """Give every word list of the rule set newsroom, and the forms of its cues, in a fixed order."""
    words = load_rules("newsroom").words
    lists = {name: tuple(sorted(entries)) for name, entries in words.lists.items() if entries}
    return {**lists, "cue_forms": tuple(sorted(words.cues)), "marking": tuple(sorted(words.marking))}


@cache
def pools() -> tuple[tuple[str, ...], ...]:
    """Give what the words of a unit are drawn from: word lists, names, marks, digits and odd characters."""
    return (*vocabulary().values(), *tight_pools() * 4, *(NAMES, DIGITS, ODD) * 4)


@cache
def tight_pools() -> tuple[tuple[str, ...], ...]:
    """Give what makes sentences hard to take apart: cues, and what joins and parts clauses."""
    forms, lists = vocabulary()["cue_forms"], vocabulary()
    small = ("conjunctions", "hedge_adverbs", "subject_pronouns", "object_pronouns", "relative_pronouns", "auxiliaries")
    return (forms, forms, SAYING, SAYING, JOINTS, JOINTS, QUOTES, tuple(",.:;-"), *(lists[name] for name in small))


def random_text(random: Random) -> Input:
    """Give a text: a unit again and again, sentences of a grammar, or an example article with changes."""
    return random.choice((_run, _run, _grammatical, _changed_article))(random)


def _run(random: Random) -> Input:
    drawn_from = random.choice((pools(), tight_pools()))
    words = [random.choice(random.choice(drawn_from)) for _ in range(random.randint(1, MOST_UNITS))]
    unit = random.choice((" ", " ", " ", "", ", ")).join(words) + random.choice((" ", " ", " ", ". ", ", ", "\n\n", ""))
    unit = random.choice((str, str, str, str.title, str.capitalize))(unit)
    length = LONG if random.random() < 0.01 else random.choice(LENGTHS)
    times = max(2, length // max(1, len(unit)))
    lead = random.choice(("", "", "", "It failed ", "Jane Roe said ", "“"))
    return Input(f"{lead!r} + {unit!r} * {times}", lead + unit * times)


def _grammatical(random: Random) -> Input:
    sentences = [_capital(_said("sentence", random, 0)) for _ in range(random.randint(1, 12))]
    return Input("sentences of the grammar", random.choice((" ", "\n\n", "\n")).join(sentences))


def _said(kind: str, random: Random, depth: int) -> str:
    rules = GRAMMAR.get(kind)
    if rules is None:
        return random.choice(vocabulary()[kind])
    rule = random.choice(rules) if depth <= DEEPEST else rules[0]
    said = SLOT.sub(lambda slot: _said(slot[1], random, depth + 1), rule)
    return said.title() if kind in {"given", "capital"} else said


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _changed_article(random: Random) -> Input:
    path = random.choice(articles())
    text = path.read_text(encoding="utf-8")
    start = random.randrange(len(text))
    text = text[start : start + random.randint(50, 3_000)]
    for _ in range(random.randint(1, 8)):
        text = _changed(text, random.choice(random.choice(pools())), random)
    return Input(f"{path.name} with changes", text)


def _changed(text: str, put_in: str, random: Random) -> str:
    """Put something in, take a stretch out, or double, move or reverse it."""
    first = random.randint(0, len(text))
    stop = min(len(text), first + random.choice((0, 1, 5, 40, 200)))
    stretch = text[first:stop]
    instead = random.choice((put_in, put_in * 20, "", stretch * 2, stretch * 30, stretch[::-1], stretch.upper()))
    return text[:first] + instead + text[stop:]


def random_file(random: Random) -> Input:
    """Give the bytes of a file of any format that is read, with changes."""
    name = random.choice([*EVERY_FORMAT, *(path.name for path in articles())])
    data = _seed(name)
    if name == "docx" and random.random() < 0.8:
        return Input("docx with changed parts", _packed_anew(data, random))
    return Input(f"{name} with changes", _changed_bytes(data, random))


@cache
def _seed(name: str) -> bytes:
    if name in EVERY_FORMAT:
        return EVERY_FORMAT[name]()
    return next(path for path in articles() if path.name == name).read_bytes()


def _changed_bytes(data: bytes, random: Random) -> bytes:
    changes = random.choice((GENTLE, GENTLE, GENTLE + ROUGH, ROUGH))
    for _ in range(random.choice((1, 1, 2, 5, 10))):
        data = random.choice(changes)(data, random)
    return data[:MOST_BYTES]


def _flip(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) or 1)
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _markup(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) or 1)
    return data[:at] + random.choice(MARKUP).encode("utf-8", "surrogatepass") + data[at + random.choice((0, 0, 1, 9)) :]


def _double(data: bytes, random: Random) -> bytes:
    first = random.randrange(len(data) or 1)
    stop = first + random.choice((1, 10, 100, 1_000))
    return data[:stop] + data[first:stop] * random.choice((1, 1, 30)) + data[stop:]


def _cut(data: bytes, random: Random) -> bytes:
    first = random.randrange(len(data) or 1)
    return data[:first] + data[first + random.choice((1, 10, 100, 1_000, len(data))) :]


def _graft(data: bytes, random: Random) -> bytes:
    other = _seed(random.choice([name for name in EVERY_FORMAT if name != "docx"]))
    first, at = random.randrange(len(other)), random.randrange(len(data) or 1)
    return data[:at] + other[first : first + random.choice((20, 300, 3_000))] + data[at:]


def _renamed(data: bytes, random: Random) -> bytes:
    """Put one word of the file in the place of another wherever that stands: a tag, an attribute, a key, a word."""
    words = WORD.findall(data)
    return data.replace(random.choice(words), random.choice(words)) if words else data


def _element(data: bytes, random: Random) -> bytes:
    """Take out one element, double it, put it into itself, or empty it."""
    elements = [*ELEMENT.finditer(data)]
    if not elements:
        return data
    one = random.choice(elements)
    whole, opening, inner, closing = one.group(), one[1], one[3], one[4]
    instead = random.choice((b"", whole * 2, whole * 20, opening * 2 + inner + closing * 2, opening + closing, inner))
    return data[: one.start()] + instead + data[one.end() :]


def _recoded(data: bytes, random: Random) -> bytes:
    encoding = random.choice(("utf-16", "utf-16-be", "utf-8-sig", "cp1252", "utf-32"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


GENTLE: tuple[Callable[[bytes, Random], bytes], ...] = (_renamed, _element)
"""What leaves XML mostly as well-formed as it was."""
ROUGH: tuple[Callable[[bytes, Random], bytes], ...] = (_flip, _markup, _double, _cut, _graft, _recoded)


def _packed_anew(data: bytes, random: Random) -> bytes:
    """Give a Word document of which one or two parts are changed or gone."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = {random.choice(names), random.choice(("word/document.xml", *names))}
        for name in names:
            part = old.read(name)
            if name not in chosen:
                new.writestr(name, part)
            elif random.random() < 0.9:
                new.writestr(name, _changed_bytes(part, random))
    return packed.getvalue()
