"""Whether a run of capitalised words names a person, as far as the words of the run show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from attrib.english import Words, singular

Gender = Literal["m", "f"]
AGENTS = ("er", "ist", "man", "woman")
"""So end nouns for who does something, before a given name: "Lifesaver Jane Roe"."""
SHORTEST_DAY = 2
"""With more words than these what ends in a time is a day and nobody: "Jane Roe Memorial Day"."""
MOST_REMEMBERED = 4096
"""Runs of capitalised words that are kept in mind: the same names come again within an article and in the next."""


class RunKind(NamedTuple):
    """What a run of capitalised words shows by itself."""

    person: bool
    gender: Gender | None
    skipped: int
    """Words of the run before the name proper: titles."""


@lru_cache(maxsize=MOST_REMEMBERED)
def read_run(words: Words, title: str, forms: tuple[str, ...]) -> RunKind:
    """Tell whether a run names a person, their gender where it shows, and where in it the name proper begins.

    `title` stands before the run, in lower case; it is empty where there is none.
    """
    lower = [form.lower().replace("’", "'") for form in forms]
    if " ".join(lower) in words.major_cities:
        return RunKind(False, None, 0)
    start, gender = _after_titles(words, lower)
    if lower[start].rstrip(".") == "st" and len(lower) - start > 1:
        return RunKind(False, None, start)
    start = _after_office(words, lower, _after_words_before(words, lower, start))
    titled = bool(title) or start > 0
    name = lower[start:]
    before = lower[start - 1] if start else title
    if titled and len(name) == 1 and name[0] in words.organization_words and before not in words.honorifics:
        return RunKind(False, None, 0)
    body = any(word in words.body_name_links or word in words.organization_words for word in name)
    body = (
        body
        or lower[-1] == "'s"
        or _has_body(words, name)
        or (len(name) > 1 and name[-1] in words.firm_words and name[0] not in words.given_names)
        or (len(name) > SHORTEST_DAY and name[-1] in words.time_nouns)
    )
    acronym = len(name) == 1 and forms[start].isupper() and len(forms[start]) > 1
    if _is_known_body(words, name) or ((body or acronym) and not titled):
        return RunKind(False, None, 0 if body else start)
    if titled or name[0] in words.given_names:
        return RunKind(True, gender or gender_of(words, name[0]), start)
    person = 2 <= len(name) <= 4 and not any(form.isupper() and len(form) > 2 for form in forms[start:])
    return RunKind(person, gender, start)


def gender_of(words: Words, given: str) -> Gender | None:
    """Give the gender that a given name shows."""
    return "f" if given in words.given_names_female else "m" if given in words.given_names_male else None


def _after_titles(words: Words, lower: Sequence[str]) -> tuple[int, Gender | None]:
    """Count the titles that a run begins with; give the gender that they show as well."""
    start: int = 0
    gender: Gender | None = None
    while start < len(lower) - 1:
        word = lower[start]
        bare = word.rstrip(".")
        given = word in words.given_names and start + 2 >= len(lower)
        titled = word in words.honorifics or word in words.person_titles or bare in words.person_titles
        if given or not titled:
            break
        gender = words.gendered_titles.get(bare, gender)
        start += 1
    return start, gender


def _after_words_before(words: Words, lower: Sequence[str], start: int) -> int:
    """Skip what stands before a form of address or a given name: "Trade Mr. Bordoni", "Beirut Mayor Jane Roe"."""
    miss = start > 0 and lower[start - 1] == "miss"
    if start and lower[start - 1] in words.honorifics and not miss:
        return start
    for at in range(start + 1, len(lower) - 1):
        if lower[at] in words.honorifics or lower[at] in words.given_names:
            part_of_name = not (miss or _is_owner(words, lower[start:at])) or lower[at] in words.person_titles
            if (lower[at] not in words.honorifics and part_of_name) or lower[at] in words.organization_words:
                return start
            return at + (lower[at] in words.honorifics)
    return start


def _is_owner(words: Words, lower: Sequence[str]) -> bool:
    """Tell whether words before a given name are a place, a body or an office, not a given name as well."""
    lists = words.countries, words.major_cities, words.us_states, words.country_adjectives, words.group_nouns
    human = singular(lower[-1]) in words.human_nouns or lower[-1] in words.person_titles
    human = human or lower[-1].endswith(AGENTS)
    owns = human or any(lower[-1] in each for each in lists) or _has_body(words, lower)
    return owns and lower[0] not in words.given_names


def _after_office(words: Words, lower: Sequence[str], start: int) -> int:
    """Skip the last title inside a run, unless a body follows: "Education Minister Jane Roe"."""
    for at in range(len(lower) - 3, start, -1):
        titled = lower[at] in words.person_titles or lower[at].rstrip(".") in words.person_titles
        if titled and not _has_body(words, lower[at + 1 :]):
            return at + 1
    return start


def _has_body(words: Words, lower: Iterable[str]) -> bool:
    return any(singular(word) in words.organization_words for word in lower)


def _is_known_body(words: Words, name: Sequence[str]) -> bool:
    """Tell whether a name is that of a place, an office or a news agency."""
    whole = " ".join(name)
    if name[0] in words.us_states or (len(name) > 1 and name[-1] in words.place_endings):
        return True
    lists = words.public_bodies, words.news_agencies_and_broadcasters, words.countries, words.us_states
    return any(whole in each for each in (*lists, words.major_cities, words.continents_regions))
