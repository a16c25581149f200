"""Runs of capitalised words: where in an article a name may stand, titles before it included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from attrib.english import singular
from attrib.grammar import Phrase
from attrib.text import Document
from attrib.text.document import Sentence
from attrib.text.tags import AFTER_TIME, BEFORE_TIME, COMMA, DETERMINER, FULL_STOP, LINKING, NAME, NUMBER, POSSESSIVE

OWNERS = frozenset(["of", "for", "to", "at"])
"""What joins a title and the body or place that it belongs to."""
OF_OR_FOR = frozenset(["of", "for"])
"""What joins a body and what it is for."""
MARKS_IN_NAMES = COMMA + POSSESSIVE
SHORTEST_NAME = 2
"""Words of a full name."""
STATE = frozenset(["state"])
"""What a title may end with before that: "Secretary of State for"."""


def find_runs(doc: Document) -> list[Phrase]:
    """Give the runs of name tokens in sentences, not in bylines or other furniture; those of headings come last.

    A run has the particles of names inside it and, in the name of a body, "of" and "and".
    """
    prose: list[Phrase] = []
    headings: list[Phrase] = []
    for number, paragraph in enumerate(doc.paragraphs):
        if not paragraph.furniture:
            found = headings if number == 0 or paragraph.subhead else prose
            found += _runs(doc, doc.sentences[slice(*paragraph.sentences)])
    return prose + headings


def in_heading(doc: Document, run: Phrase) -> bool:
    """Tell whether a run stands in a headline or subhead, where capitals say little."""
    sentence = doc.sentence_at(run.first)
    if sentence is None:
        return False
    headline = sentence.paragraph == 0 and FULL_STOP not in doc.tags[sentence.stop - 2 : sentence.stop]
    return headline or doc.paragraphs[sentence.paragraph].subhead


def has_age(doc: Document, run: Phrase) -> bool:
    """Tell whether an age follows a run: "Jane Roe, 45"."""
    return doc.tags[run.stop : run.stop + 2] == COMMA + NUMBER and doc.tokens.forms[run.stop + 1].isdigit()


def is_told_of(doc: Document, run: Phrase) -> bool:
    """Tell whether "who" follows a run: "Jane Roe, who", not "sources in Port Ansel, who"."""
    following = doc.tokens.lower[run.stop + 1] in {"who", "whose"}
    return doc.tags[run.stop] == COMMA and following and doc.tags[run.first - 1] not in LINKING + DETERMINER


def _runs(doc: Document, sentences: Iterable[Sentence]) -> Iterator[Phrase]:
    """Give the runs of some sentences."""
    tags, lower, weekdays, months = doc.tags, doc.tokens.lower, doc.words.weekdays, doc.words.months
    joints = doc.words.name_joints
    for sentence in sentences:
        end = sentence.stop
        at = tags.find(NAME, sentence.first, end)
        while at >= 0:
            stop = at + 1
            if not (lower[at] in weekdays or (lower[at] in months and _tells_when(doc, at))):
                while stop < end:
                    if tags[stop] == NAME and lower[stop] not in weekdays:
                        stop += 1
                    elif lower[stop] not in joints and tags[stop] not in MARKS_IN_NAMES:
                        break
                    elif further := _after_joint(doc, at, stop):
                        stop = min(further, end)
                    else:
                        break
                yield Phrase(at, stop)
            at = tags.find(NAME, stop, end)


def _after_joint(doc: Document, first: int, joint: int) -> int | None:
    """Give the token after what a word or mark after a run joins to it; None where it joins nothing."""
    tags, forms, particles = doc.tags, doc.tokens.forms, doc.words.name_particles
    if forms[joint] in particles and tags[name := _after_particles(forms, particles, joint)] == NAME:
        return name + 1
    if doc.tokens.lower[joint] in doc.words.body_name_links:
        return _linked(doc, first, joint)
    joins = tags[joint] == POSSESSIVE and _names_members(doc, joint)
    joins = joins or (tags[joint] == COMMA and _lists_portfolios(doc, first, joint))
    return joint + 2 if joins else None


def _after_particles(forms: Sequence[str], particles: Set[str], at: int) -> int:
    """Skip the particles in small letters that a name may have at token `at`: "de la", "bin"."""
    while forms[at] in particles:
        at += 1
    return at


def _linked(doc: Document, first: int, link: int) -> int | None:
    """Give the token after the name that "of" or "and" adds to the name of a body: "Ministry of the Interior"."""
    lower, words = doc.tokens.lower, doc.words
    if lower[link] == "in":
        return None
    name = link + 1 + (doc.tags[link + 1] != NAME)
    if doc.tags[name] != NAME or (name > link + 1 and lower[link + 1] != "the"):
        return None
    if lower[link] == "and" and (lower[link + 1] == "the" or lower[link - 1] in words.legal_forms):
        return None
    goes_on = (
        lower[link] in OF_OR_FOR
        or lower[link + 1] in words.portfolios
        or not words.organization_words.isdisjoint(lower[link + 1 : link + 4])
    )
    if not goes_on or (lower[link] == "and" and _parts_bodies(doc, link)):
        return None
    alone = link == first + 1 and lower[first] in words.municipal_kinds
    return name + 1 if alone or _has_body(doc, lower[first:link]) else None


def _parts_bodies(doc: Document, joint: int) -> bool:
    """Tell whether "and" stands between the names of two bodies: "Orne Bank and Holm Bank"."""
    lower = doc.tokens.lower
    return _has_body(doc, lower[joint - 1 : joint]) and not _has_body(doc, lower[joint + 1 : joint + 2])


def _names_members(doc: Document, mark: int) -> bool:
    """Tell whether an owner's mark stands in the name of a body, which is its members': "Farmers[’] Union"."""
    lower, words, end = doc.tokens.lower, doc.words, mark + 1
    people = lower[mark - 1]
    several = people in words.plural_heads or (people != singular(people) and singular(people) in words.human_nouns)
    while doc.tags[end] == NAME:
        end += 1
    return several and _has_body(doc, lower[mark + 1 : end])


def _lists_portfolios(doc: Document, first: int, comma: int) -> bool:
    """Tell whether the name of a body goes on after a comma: "Department for Environment, Food and Rural Affairs"."""
    lower, portfolios = doc.tokens.lower, doc.words.portfolios
    if lower[comma - 1] not in portfolios or lower[comma + 1] not in portfolios or doc.tags[comma + 1] != NAME:
        return False
    return not OF_OR_FOR.isdisjoint(lower[first:comma]) and _has_body(doc, lower[first:comma])


def _has_body(doc: Document, words: Iterable[str]) -> bool:
    return any(singular(word) in doc.words.organization_words for word in words)


def _tells_when(doc: Document, at: int) -> bool:
    """Tell whether the month at a token is a time: "in May", "May 5", not "May said" or "August Wilson"."""
    before = doc.tokens.lower[max(0, at - 2) : at]
    timed = at > 0 and (doc.tags[at - 1] in BEFORE_TIME or before[-1] in doc.words.time_openers)
    if timed and before != ["according", "to"]:
        return True
    after = doc.tags[at + 1]
    return after in AFTER_TIME or (after == NAME and doc.tokens.lower[at] not in doc.words.given_names)


def parted(doc: Document, runs: Iterable[Phrase]) -> Iterator[Phrase]:
    """Give runs with the owner of a title apart from who holds it: "head of the [Norvik Trust] [Jane Roe]"."""
    for run in runs:
        first, stop = run
        cut = _after_owner(doc, run) if stop - first > SHORTEST_NAME else None
        if cut is None:
            yield run
        else:
            yield Phrase(first, cut)
            yield Phrase(cut, stop)


def _after_owner(doc: Document, run: Phrase) -> int | None:
    """Give the token after the body or place that a run begins with, where it owns a title and a full name follows."""
    lower, words = doc.tokens.lower, doc.words
    of = run.first - 1 - (lower[run.first - 1] == "the")
    if of < 1 or lower[of] not in OWNERS:
        return None
    titles = words.person_titles, words.human_nouns, words.group_nouns, STATE
    if not any(lower[of - 1] in each for each in titles):
        return None
    for cut in (run.stop - 2, run.stop - 3):
        owner = lower[run.first : cut]
        ends = {" ".join(owner[-length:]) for length in (1, 2)} if owner else set()
        lists = words.countries, words.major_cities, words.us_states, words.continents_regions
        place = any(not ends.isdisjoint(each) for each in lists)
        acronym = len(owner) == 1 and doc.tokens.forms[run.first].isupper()
        if cut <= run.first or doc.tags[cut] != NAME:
            continue
        titled = lower[of - 1] in words.person_titles and lower[cut] in words.given_names
        named = titled and lower[run.first] not in words.given_names
        if (place or acronym or named or _has_body(doc, owner[-1:])) and not _has_body(doc, lower[cut : run.stop]):
            return cut
    return None
