"""Datelines: where, when and by which agency a report was written, before it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attrib.english import Words, singular
from attrib.lines.forms import CAPITAL, SMALL, compiled, plain

HEAD = 120
"""Characters in which a dateline must end."""
ENDS = re.compile(r"[—–―)\]|•:_/\d-](?:(?<=[—–―)\]|•:_/])|(?<=-)[- ]|(?<=\d)\. )")
"""Marks of which every dateline has one. (What begins with a set is found faster than one of several things.)"""
LATEST = 2
"""The last paragraph, counted from 0, in which a place that no list has may stand before a colon."""
PARTED = re.compile(r"[,/]")
LABEL = re.compile(rf"(?P<label>{CAPITAL}(?>(?:{CAPITAL}|[ ,.'-]){{2,40}})): +")

SHOUTED = rf"{CAPITAL}(?>(?:{CAPITAL}|[.'])+(?:-(?:{CAPITAL}|[.'])+)*)(?!\w)"
NAMED = rf"{CAPITAL}[\w.']*+(?>(?:-[\w.']++)*)"
"""A word with a capital, with hyphens; two hyphens in a row are a dash."""
NO_DATE = r"(?!(?:\L<month_names>|\L<weekdays>)\b)"
PLACE = rf"""{NO_DATE}(?:(?P<shouted>{SHOUTED})|(?=\w\w){NAMED})
    (?>(?:(?:[ ,/]++|\ \[)(?:\L<place_particles>\ )?{NO_DATE}{NAMED}\]?){{0,6}})"""
DAY = r"(?P<day>\d{1,2}\ )?\L<month_names>\b\.?(?(day)|\ ?\d{1,2}(?!\d))(?>(?:,?\ \d{4})?)"
"""With the month once: each list of a pattern is spelled out when it is made, letter by letter."""
BEFORE_DATE = rf"(?:[,.]\ *+|\A|(?:(?<={CAPITAL})|(?<=\.))\ |\ (?=\())"
DATE = rf"{BEFORE_DATE}(?:(?P<bracketed>\()?{DAY}(?(bracketed)\))|\L<weekdays>\b)"
AGENCY = rf"""[,.]?\ *+(?:--\ ?)?(?P<agency>\((?P<bracket>[^()]{{2,40}})\)|/(?P<slash>[^/\s][^/]{{1,30}})/
    |(?<=[,.]\ )(?P<bare>{CAPITAL}[\w\ ]{{1,30}}+)(?=-|—))"""
LAST_DAY = DAY.replace("day", "last_day")
END = rf"""\ *+(?>(?P<dash>\.?\ ?(?:—|–|―|--)(?:\ ?{LAST_DAY}\ ?--)?)|(?P<hyphen>\.?\ ?-(?P<apart>\ )?|_)
    |(?P<colon>:(?=\ ))|(?P<bar>[|•]\ )|(?P<stop>\.(?=\ ))|)\ *+"""
FORM = rf"(?>(?P<place>{PLACE})?) (?>(?P<date>{DATE})?) (?>(?:{AGENCY})?) {END} (?=(?P<lower>{SMALL})|\S)"
WEEKDAY = r"\L<weekdays>,\ (?:\d{1,2}\ )?\L<month_names>,?\ (?:\d{1,2},\ )?\d{4}\ +(?=\S)"

EXAMPLES = (
    "OSLO, Norway, May 4 (Reuters) — Talks",
    "Oslo, Norway – Talks",
    "Oslo (Reuters) - talks",
    "OSLO - Talks",
    "Oslo: Talks",
    "OSLO | Talks",
    "OSLO, May 4, Kyodo - Talks",
    "OSLO, May 4. /TASS/. Talks",
    "OSLO--(BUSINESS WIRE)--May 4, 2026--Talks",
    "Oslo [Norway], May 4 (ANI): Talks",
    "Oslo, May 4 (PTI) Talks",
    "May 4 (Reuters) - talks",
    "(CNN) Talks",
    "(ANSA) - OSLO, MAY 4 - Talks",
    "Monday, May 4, 2015 Talks",
)
"""The forms of datelines, each with the beginning of a report."""


def dateline_length(paragraph: str, words: Words) -> int:
    """Count the characters of the dateline that a paragraph opens with; 0 where there is none."""
    if _goes_on_small(paragraph[:HEAD], words):
        return 0
    head = plain(paragraph[:HEAD])
    if not ENDS.search(head) and head.partition(",")[0].lower() not in words.weekdays:
        return 0
    length = _length(head, words)
    return length if length < len(paragraph) else 0


def _goes_on_small(head: str, words: Words) -> bool:
    """Tell whether the second word is in small letters, and of no place or date: "The mayor"."""
    first, second, *_ = [*head.split(" ", 2), ""]
    small = first.isalpha() and second.isalpha() and second.islower()
    dated = second in words.month_names or second in words.weekdays
    return small and not dated and second not in words.place_particles


def opens_with_label(paragraph: str) -> bool:
    """Tell whether a paragraph opens with capitals and a colon, as places and speakers stand before what follows."""
    return _label(paragraph) is not None


def _label(paragraph: str) -> re.Match[str] | None:
    return LABEL.match(plain(paragraph[:HEAD]))


def unlisted_place_length(paragraph: str, others: Sequence[str], words: Words) -> int:
    """Count the characters of a place in capitals with a colon that no list has; 0 where it may be a speaker.

    Speakers have more labels in what else the article says, or speak of themselves, or are people by their words.
    """
    found = _label(paragraph)
    if found is None or found.end() == len(paragraph):
        return 0
    label = [word.strip(".,") for word in found["label"].lower().split()]
    said = paragraph[found.end() :].lower().replace("’", "'").split()
    if not words.speaker_pronouns.isdisjoint(said) or any(map(opens_with_label, others)):
        return 0
    return 0 if any(map(words.given_names.__contains__, label)) or _may_speak(label, words) else found.end()


def _may_speak(label: Sequence[str], words: Words) -> bool:
    """Tell whether words of a label, in lower case, are of a person, a body, or of no place."""
    lists = (words.human_nouns, words.source_nouns, words.organization_words, words.label_words, words.honorifics)
    return any(form in each for word in label for form in (word, singular(word)) for each in lists)


def _length(head: str, words: Words) -> int:
    match = _form(words).match(head)
    if match is None or not _is_dateline(match, words):
        weekday = _weekday(words).match(head)
        return weekday.end() if weekday else 0
    alone = match["place"] is None and match["date"] is None
    return match.end() + (_length(head[match.end() :], words) if alone else 0)


def _is_dateline(found: re.Match[str], words: Words) -> bool:
    """Tell whether place, date and agency are enough for the mark that ends them; no mark asks for the most."""
    place, date, lower = (found[part] is not None for part in ("place", "date", "lower"))
    name = found["bracket"] or found["slash"] or found["bare"] or ""
    known = _is_agency(name, words)
    agency = known or (name[:1].isupper() and found["bare"] is None)
    if name and not agency:
        return False
    if not place and not (known or (agency and date and bool(found["dash"] or found["hyphen"]))):
        return False
    city = place and PARTED.split(found["place"])[0].lower() in words.major_cities
    listed = city or found["shouted"] is not None
    if found["dash"]:
        return date or agency or not lower
    if found["hyphen"] or found["bar"]:
        return date or agency or (listed and not lower and bool(found["apart"] or found["bar"]))
    if found["colon"]:
        return place and (known or (date and listed) or (city and not agency))
    if found["stop"]:
        return date and (agency or (listed and place))
    return agency and (date or known) and not lower


def _is_agency(name: str, words: Words) -> bool:
    """Tell whether a list has an agency, or the first of several, or what it is without a word: "AFP Sport"."""
    lower = name.strip().lower()
    forms = {lower, lower.partition("/")[0], lower.partition(",")[0], lower.rpartition(" ")[0]}
    return not (words.news_agencies_and_broadcasters.isdisjoint(forms) and words.wire_services.isdisjoint(forms))


@lru_cache(maxsize=8)
def _form(words: Words) -> re.Pattern[str]:
    return compiled(FORM, words)


@lru_cache(maxsize=8)
def _weekday(words: Words) -> re.Pattern[str]:
    return compiled(WEEKDAY, words)
