"""Letters: what somebody writes rests on the name that signs it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from attrib.constructions.construction import Attribution, Construction, Outcome
from attrib.constructions.stage import said_in
from attrib.constructions.transcripts import turns_of
from attrib.grammar import Phrase
from attrib.lines.letters import (
    closes_letter,
    is_addressee,
    may_sign,
    opens_letter,
    salutation_length,
    signature_in,
)
from attrib.text.document import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrib.constructions.block import Block
    from attrib.text import Document
    from attrib.text.document import Paragraph

LATEST_HEADING = 2
"""The last paragraph that may say that letters follow."""
LONGEST_HEADING = 12
FORMS = re.compile("S[P-]{0,40}?C?[Nn]|A[P-]{1,40}?C[Nn]")
"""What letters are made of, a mark a paragraph: a salutation or addressee, prose or subheads, a closing, a name."""
UNDER_HEADING = re.compile(f"{FORMS.pattern}|P{{1,40}}+C?N")


class Letter(NamedTuple):
    """A letter: what it says, and the name that signs it."""

    content: tuple[Phrase, ...]
    signature: Phrase


@remembered
def letters_of(doc: Document) -> Mapping[int, Letter]:
    """Give the letters of a text by the number of the paragraph in which each begins to say something."""
    if turns_of(doc):
        return {}
    lines = [_line(doc, number) for number in range(len(doc.paragraphs))]
    if not any(map(may_sign, lines[1:])):
        return {}
    headed = any(map(partial(_heads_letters, doc), doc.paragraphs[: LATEST_HEADING + 1]))
    if not headed and not any(opens_letter(line, doc.words) for line in lines):
        return {}
    kinds = "".join(_kind(doc, number) for number in range(len(doc.paragraphs)))
    found = (UNDER_HEADING if headed else FORMS).finditer(kinds)
    letters = (_letter(doc, range(*each.span()), kinds) for each in found)
    return {first: letter for first, letter in letters if letter.content}


def signs(doc: Document, paragraph: Paragraph) -> bool:
    """Tell whether a letter is signed in a paragraph."""
    return any(paragraph.first <= letter.signature.first < paragraph.stop for letter in letters_of(doc).values())


def _heads_letters(doc: Document, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a heading over letters: "Letters to the Editor", "Your letters"."""
    line = doc.tokens.lower[paragraph.first : paragraph.stop]
    to_editor = not doc.words.editors.isdisjoint(line)
    return len(line) <= LONGEST_HEADING and not doc.words.letter_words.isdisjoint(line if to_editor else line[:2])


def _letter(doc: Document, numbers: range, kinds: str) -> tuple[int, Letter]:
    """Read the paragraphs of a letter, the last of which has its signature."""
    said = {number: part for number in numbers[:-1] if kinds[number] in "SP" for part in [_said(doc, number)] if part}
    content = tuple(each for parts in said.values() for each in parts)
    return min(said, default=-1), Letter(content, _signature(doc, numbers[-1]))


def _said(doc: Document, number: int) -> tuple[Phrase, ...]:
    """Give what a paragraph of a letter says after any salutation."""
    paragraph = doc.paragraphs[number]
    start = paragraph.span.start + salutation_length(_line(doc, number), doc.words)
    return said_in(doc, max(paragraph.first, bisect_left(doc.tokens.starts, start)), paragraph.stop)


def _kind(doc: Document, number: int) -> str:
    """Give the mark of what a paragraph may be in a letter; see `FORMS`."""
    line, words, paragraph = _line(doc, number), doc.words, doc.paragraphs[number]
    if salutation_length(line, words):
        return "S"
    if number and closes_letter(line, words):
        return "C"
    if is_addressee(line, words):
        return "A"
    name = signature_in(line, words) if number else None
    if name is not None:
        return "N" if name.withheld or _is_persons(doc, _signature(doc, number)) else "n"
    return "-" if paragraph.furniture or paragraph.subhead or _is_note(doc, paragraph) else "P"


def _is_note(doc: Document, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph says who the writer is, or to what a letter replies: "Re “Bridge shut” (March 6):"."""
    opening, following = [*doc.tokens.lower[paragraph.first : paragraph.stop][:2], ""][:2]
    return opening in doc.words.reference_openings or (opening == "the" and following in doc.words.writers)


def _is_persons(doc: Document, name: Phrase) -> bool:
    """Tell whether a name is surely a person's: in capitals, or with a title or a known given name."""
    words, forms, opening = doc.words, doc.tokens.forms[slice(*name)], doc.tokens.lower[name.first]
    known = any(opening in each for each in (words.given_names, words.honorifics, words.person_titles))
    return known or all(map(str.isupper, forms))


def _signature(doc: Document, number: int) -> Phrase:
    """Give the name that signs in a paragraph."""
    start, name = doc.paragraphs[number].span.start, signature_in(_line(doc, number), doc.words)
    starts = doc.tokens.starts
    return Phrase(*(bisect_left(starts, start + at) for at in name[:2])) if name else Phrase(0, 0)


def _line(doc: Document, number: int) -> str:
    span = doc.paragraphs[number].span
    return doc.text[span.start : span.end]


def _read(block: Block) -> Outcome:
    letter = letters_of(block.doc).get(block.number)
    if letter is None:
        return "no letter begins here that a name signs"
    return Attribution(letter.content, None, letter.signature, LETTER)


LETTER = Construction(
    name="letter",
    what="letter above its signature",
    example="To the Editor:\n\n<I have crossed the bridge for years>.\n\n[Ana Ruiz]",
    counterexamples=("Dear readers, the bridge is shut.\n\nThe ferry runs at noon.",),
    read=_read,
    sureness="sure",
    grounds="A letter rests on the name that signs it.",
    spoken=True,
)
