"""Changes of an article that no reader would notice, or would not mind, leave its verdicts as they are.

Each transform is tried on every article in tests/gold. A claim is known by the words that it begins and ends with,
counted from the start of the article, so a transform may change words and marks but not how many words there are.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest
from gold_corpus import load

from attrib import analyze
from attrib.lines.paragraphs import split_paragraphs
from attrib.report.model import Report
from attrib.rules import load_rules

WORDS = load_rules("newsroom").words
Transform = Callable[[str], str]
Reading = Counter[tuple[int, int, str]]
ADDED = "The next meeting is on 4 March."


@cache
def articles() -> dict[str, str]:
    return {row["id"]: row["text"] for row in load()}


@cache
def report(name: str) -> Report:
    return analyze(articles()[name])


def reading(report: Report) -> Reading:
    """Give the verdict on each claim, by the numbers of its first and last word."""
    text = report.text
    begins = [match.start() for match in re.finditer(r"\S+", text)]
    return Counter(
        (
            sum(begin <= claim.content[0].start for begin in begins),
            sum(begin < claim.content[-1].end for begin in begins),
            claim.verdict,
        )
        for claim in report.claims
    )


# --- white space -------------------------------------------------------------------------------------------


def inside_paragraphs(change: Transform) -> Transform:
    def changed(text: str) -> str:
        return "\n\n".join(change(text[start:end]) for start, end in split_paragraphs(text, WORDS))

    return changed


def wrapped(paragraph: str) -> str:
    return textwrap.fill(paragraph, 70, break_long_words=False, break_on_hyphens=False)


def broken_after(step: int) -> Transform:
    """Give a transform that sets a line end for every so manieth blank."""

    def change(paragraph: str) -> str:
        numbers = iter(range(1, len(paragraph) + 1))
        return re.sub(" ", lambda _: " " if next(numbers) % step else "\n", paragraph)

    return inside_paragraphs(change)


def broken_after_abbreviations(paragraph: str) -> str:
    def change(match: re.Match[str]) -> str:
        word = match.group(1)
        abbreviates = word.lower() in WORDS.abbreviations or (len(word) == 2 and word[0].isupper())
        return f"{word}\n" if abbreviates else match.group()

    return re.sub(r"(?<!\S)([\w.]+\.) (?=\S)", change, paragraph)


# --- letters and marks -------------------------------------------------------------------------------------


def curly(text: str) -> str:
    text = re.sub(r"(?<![^\s(\[—–-])''", "‘‘", text).replace("''", "’’")
    text = re.sub(r'(?<![^\s(\[—–-])"', "“", text).replace('"', "”")
    return re.sub(r"(?<![^\s(\[—–“-])'", "‘", text).replace("'", "’")


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


INNER = re.compile(r"‘((?:[^‘’]|’\w)*)’(?!\w)")


def single(text: str) -> str:
    """Set single marks for curly double ones, as British papers do, and double ones inside them."""

    def requoted(match: re.Match[str]) -> str:
        return "‘" + INNER.sub(r"“\1”", match[1]) + ("’" if match[2] else "")

    return re.sub(r"“([^“”\n]*)(”?)", requoted, text)


# --- words -------------------------------------------------------------------------------------------------

BRITISH = """color colour|labor labour|honor honour|favor favour|harbor harbour|neighbor neighbour|behavior behaviour
center centre|theater theatre|defense defence|offense offence|license licence|program programme|gray grey|tire tyre
traveled travelled|canceled cancelled|signaled signalled|modeled modelled|labeled labelled|traveling travelling
organize organise|recognize recognise|criticize criticise|apologize apologise|emphasize emphasise|realize realise
authorize authorise|analyze analyse|aluminum aluminium|check cheque|catalog catalogue|skeptic sceptic|jewelry jewellery
percent percent|liter litre|meter metre|maneuver manoeuvre|pediatric paediatric|estimated estimated"""
PAIRS = [pair.split() for line in BRITISH.splitlines() for pair in line.split("|")]


def spelled(pairs: list[tuple[str, str]]) -> Transform:
    def change(text: str) -> str:
        for old, new in pairs:
            text = re.sub(rf"\b{old}", new, text)
        return text

    return change


def renamed(text: str, names: dict[str, str]) -> str:
    if not names:
        return text
    return re.sub(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b", lambda match: names[match.group()], text)


def people(text: str) -> list[list[str]]:
    """Give the full names of the persons who speak in an article."""
    named = (source.name for source in analyze(text).sources if source.kind == "person" and source.name)
    return [name.split() for name in named if len(name.split()) > 1]


def other_first_names(text: str) -> str:
    spare = {
        "given_names_female": [n for n in ("Margaret", "Susan", "Helen", "Ruth", "Alice", "Emma") if n not in text],
        "given_names_male": [n for n in ("Robert", "Peter", "Martin", "Edward", "Simon", "Walter") if n not in text],
    }
    names: dict[str, str] = {}
    for first, *_ in people(text):
        for listed, free in spare.items():
            if first.lower() in WORDS.lists[listed] and free and first not in names:
                names[first] = free.pop()
    return renamed(text, names)


def unlisted_surnames(text: str) -> str:
    spare = "Vantreek Obrasco Quellinder Zhamparov Tuulikko Imbredane Ngwobela Drosthuy Pelkavi".split()
    lasts = dict.fromkeys(name[-1] for name in people(text))
    return renamed(text, dict(zip(lasts, spare, strict=False)))


TRANSFORMS: dict[str, tuple[Transform, int]] = {  # what is changed, and how many claims are read otherwise today
    "paragraphs apart": (inside_paragraphs(str), 0),
    "line end for every third blank": (broken_after(3), 10),
    "line end for every ninth blank": (broken_after(9), 0),
    "line end after abbreviations": (inside_paragraphs(broken_after_abbreviations), 3),
    "hard wrap at 70": (inside_paragraphs(wrapped), 0),
    "CRLF": (lambda text: text.replace("\n", "\r\n"), 0),
    "hard wrap and CRLF": (lambda text: inside_paragraphs(wrapped)(text).replace("\n", "\r\n"), 0),
    "more blank lines": (lambda text: "\n\n" + text.replace("\n\n", "\n \n\n\n") + "\n\n", 0),
    "two blanks": (lambda text: text.replace(" ", "  "), 0),
    "blanks at line ends": (lambda text: text.replace("\n", "  \n"), 0),
    "NBSP": (lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"), 0),
    "BOM": (lambda text: "\N{ZERO WIDTH NO-BREAK SPACE}" + text, 0),
    "NFD": (lambda text: unicodedata.normalize("NFD", text), 0),
    "straight to curly": (lambda text: curly(straight(text)), 0),
    "curly to straight": (straight, 0),
    "double to single": (lambda text: single(curly(text)), 1),
    "double to straight single": (lambda text: straight(single(curly(text))), 1),
    "an added sentence": (lambda text: re.sub(r"(?<=[.?!])\s*\Z", f" {ADDED}", text), 0),
    "an added paragraph": (lambda text: f"{text.rstrip()}\n\n{ADDED}", 0),
    "British spelling": (spelled([(a, b) for a, b in PAIRS]), 0),
    "American spelling": (spelled([(b, a) for a, b in PAIRS]), 0),
    "other first names": (other_first_names, 0),
    "unlisted surnames": (unlisted_surnames, 0),
}


def changed(name: str, transform: Transform) -> int:
    """Count the claims of one article that are read otherwise after a transform."""
    text = transform(articles()[name])
    before = reading(report(name))
    words = len(articles()[name].split())
    after = Counter({claim: count for claim, count in reading(analyze(text)).items() if claim[0] <= words})
    return max((before - after).total(), (after - before).total())


@pytest.mark.parametrize("name", TRANSFORMS)
def test_verdicts_stay(name: str) -> None:
    transform, expected = TRANSFORMS[name]
    found = {article: count for article in articles() if (count := changed(article, transform))}
    total = sum(found.values())
    assert total <= expected, f"more claims are read otherwise: {found}"
    assert total == expected, f"fewer claims are read otherwise: lower the number in TRANSFORMS to {total}"


SENTENCES = """The plan failed, said Indiana Gov. Jane Roe on Monday.
The plan failed, said Rep. Adam Doe, the panel’s head.
The tax plan of his running mate, Indiana Gov. Jane Roe, failed, officials said.
The plan failed; officials said the bridge would close.
Two senior U.S. officials said on Friday that No. 7 Mill Lane was sold.
“The plan failed,” said John F. Roe, who leads Acme Inc. and the council.
The ferry will stop on Sept. 14, Mr. Roe said.
The council called the bill 'a folly' and, according to Dr. Ana Roe, would not pay.
Additional reporting by Jane Roe, John Doe and Ana de la Cruz in Port Ames and Brayton
PORT AMES, Mo. — The bridge is safe, state officials said Tuesday, but nobody may cross it.""".splitlines()
HEAD = "Ferry service to end after nine years\n\nThe town council met on Monday about the bridge.\n\n"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_line_end_inside_a_sentence_is_a_space(sentence: str) -> None:
    whole = reading(analyze(HEAD + sentence))
    for blank in re.finditer(r"(?<=[\w;.]) (?=[a-z])|(?<=[;.]) ", sentence):
        broken = f"{sentence[: blank.start()]}\n{sentence[blank.end() :]}"
        assert reading(analyze(HEAD + broken)) == whole, broken


@pytest.mark.parametrize(
    "subhead", ["Why islanders are 'fed up' with the ferry", "Why islanders are ‘fed up’ with the ferry"]
)
def test_a_subhead_may_have_words_in_single_marks(subhead: str) -> None:
    text = f"{HEAD}{subhead}\n\nOfficials said the plan failed."
    assert all(subhead not in claim.content[0].text for claim in analyze(text).claims)
