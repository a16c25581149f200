"""The bodies that noun phrases name: "a [White House] official", "the [Department of Justice]"."""

from __future__ import annotations

from attrib.grammar import Phrase
from attrib.sources.kinds import Site
from attrib.sources.nouns import head_of
from attrib.text.tags import (
    BODY_GOES_ON,
    CONJUNCTION,
    DETERMINER,
    NAME,
    NOUN,
    NUMBERED,
    POSSESSIVE,
    PREPOSITION,
)


def is_body(site: Site, at: int) -> bool:
    """Tell whether the noun at a token is a body itself: "a company", "labor unions", "Boston police"."""
    word, kinds = site.lower[at], site.kinds
    return word in kinds.bodies and word not in kinds.human and word not in kinds.papers


def body_within(site: Site, phrase: Phrase, noun: str) -> Phrase | None:
    """Find the body in the words before a noun: "a White House official", "company lawyers"."""
    for_state = noun in site.kinds.speakers_for_states
    named = next((at for at in range(*phrase) if site.tags[at] == NAME), None)
    found = _named_within(site, phrase, named, for_state=for_state) if named is not None else None
    return found or _common_within(site, phrase, for_state=for_state)


def _named_within(site: Site, phrase: Phrase, at: int, *, for_state: bool) -> Phrase | None:
    """Give the body that the first capitalised words of a phrase, from a token on, are the name of."""
    tags, kinds, end = site.tags, site.kinds, at + 1
    while (
        end < phrase.stop
        and tags[end] in BODY_GOES_ON
        and not (tags[end] == CONJUNCTION and site.doc.tags[end + 1] != NAME)
    ):
        end += 1
    named_after = end
    while end < phrase.stop and site.lower[end] in kinds.bodies:
        end += 1
    run = _with_capital_before(site, Phrase(at, end), phrase.first)
    if end > named_after or (_names_body(site, run) and not _only_opens(site, run)):
        return _trimmed(site, run)
    text = " ".join(site.lower[at:end])
    return run if text in kinds.parties or (for_state and text in kinds.states) else None


def _common_within(site: Site, phrase: Phrase, *, for_state: bool) -> Phrase | None:
    """Give the body that a common noun, a party's adjective or a state's stands for in a phrase."""
    lower, kinds = site.lower, site.kinds
    for at in range(*phrase):
        word = lower[at]
        if word in kinds.bodies:
            return _whole_body(site, phrase, at)
        party = word in kinds.parties and site.doc.tokens.forms[at][0].isupper()
        if party or (for_state and word in kinds.states):
            return Phrase(at, at + 1)
    return None


def _whole_body(site: Site, phrase: Phrase, at: int) -> Phrase:
    """Take in what belongs to the body at a token: "[harbor] authority", "school [board]"."""
    lower, kinds, begin = site.lower, site.kinds, at
    while begin > phrase.first and (
        lower[begin - 1] in kinds.named_bodies
        or (site.tags[begin - 1] == NOUN and not (lower[begin - 1] in kinds.human or lower[begin - 1] in kinds.titles))
    ):
        begin -= 1
    while at + 1 < phrase.stop and (lower[at + 1] in kinds.bodies or lower[at + 1] in kinds.named_bodies):
        at += 1
    return Phrase(begin, at + 1)


def _with_capital_before(site: Site, run: Phrase, low: int) -> Phrase:
    """Take in an adjective that is part of a body's name: "[White] House"."""
    wider = Phrase(run.first - 1, run.stop)
    joined = wider.first >= low and " ".join(site.lower[wider.first : wider.stop]) in site.kinds.public_bodies
    return wider if joined else run


def _trimmed(site: Site, run: Phrase) -> Phrase:
    """Leave out what a run of capitalised words has before the body: "Senior White House"."""
    first = run.first
    while first < run.stop - 1 and site.lower[first] in site.words.before_bodies:
        first += 1
    return Phrase(first, run.stop)


def _names_body(site: Site, run: Phrase) -> bool:
    """Tell whether capitalised words name a body: not a person, a place or a people."""
    words = site.lower[run.first : run.stop]
    text = " ".join(words)
    kinds = site.kinds
    if all(word in kinds.adjectives for word in words):
        return False
    if any(word in kinds.named_bodies for word in words) and not is_place(site, run):
        return True
    if (
        text in kinds.states
        or text in kinds.parties
        or text in kinds.vague
        or is_place(site, run)
        or text in kinds.human
    ):
        return False
    index = site.names.at.get(run.stop - 1)
    if index is None or words[-1] in kinds.titles:
        return False
    named = site.names.named[index]
    return not named.person or (not named.sure and len(words) > 1)


def _only_opens(site: Site, run: Phrase) -> bool:
    """Tell whether a word may be capitalised only because a sentence begins with it."""
    first = run.first
    sentence = site.doc.sentence_at(first)
    if run.stop - first > 1 or sentence is None or first != sentence.first or site.doc.tokens.forms[first].isupper():
        return False
    index = site.names.at.get(first)
    return index is None or len(site.names.named[index].mentions) < 2


def sounds_like_body(site: Site, phrase: Phrase) -> bool:
    """Tell whether a word of a phrase is a body's: what is merely not known as a person may be a place."""
    kinds = site.kinds
    return any(word in kinds.bodies or word in kinds.named_bodies for word in site.lower[slice(*phrase)])


def is_place(site: Site, run: Phrase) -> bool:
    """Tell whether capitalised words name a place, or end in the name of one."""
    words = site.lower[run.first : run.stop]
    return " ".join(words) in site.kinds.places or words[-1] in site.kinds.places


def body_stop(site: Site, at: int, high: int) -> int:
    """Walk on over what belongs to a body's name: "the Department [of Justice]"."""
    while at + 1 < high and (
        site.lower[at] == "of"
        or (
            site.lower[at] == "for"
            and site.tags[at - 1 : at + 2] == NAME + PREPOSITION + NAME
            and site.lower[at - 1].endswith("s")
        )
    ):
        first = at + 1 + (site.tags[at + 1] == DETERMINER)
        if first >= high or site.tags[first] != NAME:
            break
        at = first
        while at < high and site.tags[at] == NAME:
            at += 1
    return at


def body_of(site: Site, phrase: Phrase, *, state: bool) -> Phrase | None:
    """Give the body that a phrase names, or None where it is a person, a place or a thing."""
    first = next((at for at in range(*phrase) if site.tags[at] not in NUMBERED), phrase.stop)
    if first == phrase.stop:
        return None
    of = site.lower.index("of", first, phrase.stop) if "of" in site.lower[first : phrase.stop] else phrase.stop
    head = head_of(site, first, of)
    word, is_name = site.lower[head], site.tags[head] == NAME
    owner = site.tags.find(POSSESSIVE, first, of)
    if owner > 0 and word not in site.kinds.bodies:
        if site.doc.tags[owner + 1] != NAME or not is_name:
            return None
        first = owner + 1
    if word in site.kinds.bodies or (word in site.kinds.named_bodies and is_name):
        return Phrase(first, phrase.stop)
    joined = of == phrase.stop and "for" in site.lower[first : phrase.stop]
    if not is_name or (word in site.kinds.human and not joined):
        return None
    return _body_named(site, first, head, phrase.stop, state=state)


def _body_named(site: Site, first: int, head: int, stop: int, *, state: bool) -> Phrase | None:
    """Give the body whose name ends with token `head`, with what follows it up to `stop`; a state, without."""
    begin = head
    while begin > first and site.tags[begin - 1] == NAME:
        begin -= 1
    name = Phrase(begin, head + 1)
    if _names_body(site, name):
        return Phrase(begin, stop)
    return name if state and " ".join(site.lower[slice(*name)]) in site.kinds.states else None
