"""The document: one article's text with everything that can be seen in it without asking who says what."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

import msgspec

from attrib.english import Words
from attrib.lines import Role
from attrib.lines.bios import named_in_bio
from attrib.lines.datelines import LATEST, dateline_length, opens_with_label, unlisted_place_length
from attrib.lines.forms import LETTERS, spread
from attrib.lines.furniture import closing_length, is_furniture, is_shouted, is_subhead
from attrib.lines.hyphens import NOTHING, without_breaks
from attrib.lines.paragraphs import split_paragraphs
from attrib.lines.quoting import without_line_marks
from attrib.lines.slugs import is_slug
from attrib.text.lexicon import lexicon_of
from attrib.text.quotations import Quotation, find_quotations
from attrib.text.sentences import ends_in, split_sentences
from attrib.text.spans import Span
from attrib.text.tagging import tag_tokens
from attrib.text.tags import CLOSING_QUOTE, FULL_STOP, NAME, OPENING_QUOTE
from attrib.text.tokens import Tokens, tokenize

Asked = TypeVarTuple("Asked")
Answer = TypeVar("Answer")
MOST_REMEMBERED = 8192
"""Answers that a document keeps: many times those that one sentence needs."""
UNKNOWN: Any = object()
"""For an answer, where a question was not asked yet."""
NO_ROLES: Mapping[int, Role] = {}
LAST_BIO = 3
"""Paragraphs at the end of a text that may be on whoever wrote it."""
LONGEST_SLUG = 100
LONGEST_NICKNAME = 4
"""Tokens of a nickname inside a name, with its marks."""
BYTE_ORDER_MARK = "\ufeff"
SPACE = re.compile(r"[^\S ]")
LONGEST_TITLE = 30
"""Tokens of a line that may be set in title case."""
FEWEST_CAPITALS = 3
"""Words with a capital of such a line, each counted once: most sentences have fewer."""
TITLE_CASE_SHARE = 0.7
"""A line of which so many words are capitalised is set in title case, so that capitals say nothing of names."""


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph: its characters, and its tokens and sentences as ranges. Furniture asserts nothing."""

    span: Span
    first: int
    stop: int
    sentences: tuple[int, int]
    furniture: bool
    subhead: bool


class Sentence(msgspec.Struct, frozen=True):
    """Tokens `first` up to `stop`, of one paragraph (by its index)."""

    first: int
    stop: int
    paragraph: int


class _Line(NamedTuple):
    """What shows the form of a paragraph: its text, the same with single blanks between words, and which words."""

    span: Span
    first: int
    stop: int
    text: str
    whole: str
    present: Set[str]


class Document(msgspec.Struct, frozen=True, eq=False):
    """An article's text, read: tokens with tags, paragraphs, sentences, quotations.

    Full stops stand for the tokens before the first and after the last, so that whoever looks a few tokens ahead or
    back need not ask whether the text goes on there.
    """

    text: str
    plain: str
    """The text with blanks for white space inside paragraphs and for marks of layout; nothing has moved."""
    words: Words
    """The words that it was read with."""
    tokens: Tokens
    tags: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    quoted: Sequence[int]
    """For each token the index of the quotation that it stands in, or -1."""
    sentence_starts: Sequence[int]
    """First token of each sentence."""
    paragraph_starts: Sequence[int]
    """First token of each paragraph."""
    answers: dict[tuple[object, ...], Any] = msgspec.field(default_factory=dict)
    """What was asked of the document lately, with the answers."""
    lasting: dict[tuple[object, ...], Any] = msgspec.field(default_factory=dict)
    """What was asked of the document as a whole, with the answers."""

    def sentence_at(self, token: int) -> Sentence | None:
        """Give the sentence in which a token stands; None for a dateline."""
        index = bisect_right(self.sentence_starts, token) - 1
        return self.sentences[index] if index >= 0 else None

    def span(self, first: int, stop: int) -> Span:
        """Give the characters of tokens `first` up to `stop`."""
        return Span(self.tokens.starts[first], self.tokens.ends[stop - 1])

    def passage(self, first: int, stop: int) -> str:
        """Give the text of tokens `first` up to `stop`, with single blanks."""
        passage = self.plain[self.tokens.starts[first] : self.tokens.ends[stop - 1]]
        plain = passage.isprintable() and "  " not in passage
        return passage if plain else " ".join(passage.replace(NOTHING, "").split())


def remembered(look: Callable[[Document, *Asked], Answer]) -> Callable[[Document, *Asked], Answer]:
    """Let a document keep what `look` finds in it, so that the same question is not worked out anew."""

    def ask(doc: Document, /, *asked: *Asked) -> Answer:
        question, answers = (look, asked), doc.answers if asked else doc.lasting
        known: Answer = answers.get(question, UNKNOWN)
        if known is not UNKNOWN:
            return known
        answer = look(doc, *asked)
        if len(answers) >= MOST_REMEMBERED:
            answers.clear()
        answers[question] = answer
        return answer

    return ask


def read_document(text: str, words: Words, roles: Mapping[int, Role] = NO_ROLES) -> Document:
    """Cut a text into paragraphs, tokens, quotations and sentences, and tag its tokens. Never raises.

    `roles` says what is known of paragraphs, by the character at which they start.
    """
    plain = without_line_marks(text.replace(BYTE_ORDER_MARK, " "))
    spans = [Span(*each) for each in split_paragraphs(plain, words)]
    plain = _with_blanks(without_breaks(plain, spans, words), spans)
    tokens = tokenize(plain, words.abbreviations_as_written)
    lines = _lines(plain, tokens, spans)
    quotations = find_quotations(tokens, [(line.first, line.stop) for line in lines], words.credit_forms)
    ends = ends_in(tokens)
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    for number, line in enumerate(lines):
        span, first, stop, *_ = line
        furniture, subhead = _standing(line, words, roles.get(span.start), number)
        furniture = furniture or (
            number > LATEST and len(lines) - number <= LAST_BIO and _is_bio(line, plain, paragraphs, words)
        )
        start, end = span if furniture or subhead else _told(line, lines, number, words)
        body = bisect_left(tokens.starts, start, first, stop), bisect_left(tokens.starts, end, first, stop)
        begin = len(sentences)
        sentences += [Sentence(a, b, number) for a, b in split_sentences(tokens, ends, words, *body)]
        paragraphs.append(Paragraph(span, first, stop, (begin, len(sentences)), furniture, subhead))
    tags = tag_tokens(tokens, lexicon_of(words), _openings(tokens, sentences, quotations, words))
    quotations = [each for each in quotations if not _is_nickname(tokens, tags, each)]
    _tag_marks(tags, quotations)
    tags += FULL_STOP * tokens.put_full_stops_around(len(plain))
    return Document(
        text,
        plain,
        words,
        tokens,
        "".join(tags),
        tuple(paragraphs),
        tuple(sentences),
        tuple(quotations),
        _quoted(len(tags), quotations),
        sentence_starts=[sentence.first for sentence in sentences],
        paragraph_starts=[paragraph.first for paragraph in paragraphs],
    )


def _lines(text: str, tokens: Tokens, paragraphs: list[Span]) -> list[_Line]:
    """Give each paragraph with the range of its tokens; those without a token are left out."""
    within = {word: LETTERS.findall(word) for word in tokens.present if len(word) > 1 and not word.isalpha()}
    lines = []
    for span in paragraphs:
        first = bisect_left(tokens.starts, span.start)
        stop = bisect_left(tokens.starts, span.end, first)
        if stop > first:
            present = {"", *tokens.lower[first:stop]}
            present.update(*(within[word] for word in within.keys() & present))
            stretch = text[slice(*span)]
            whole = " ".join(stretch.split()) if "  " in stretch else stretch
            lines.append(_Line(span, first, stop, stretch, whole, present))
    return lines


def _told(line: _Line, lines: Sequence[_Line], number: int, words: Words) -> Span:
    """Give what a paragraph tells, without its dateline and without the note by the desk that it may end with."""
    whole, text = line.whole, line.text
    begin, end = dateline_length(whole, words), len(whole) - closing_length(whole, line.present, words)
    if not begin and number <= LATEST and opens_with_label(whole):
        begin = unlisted_place_length(whole, [each.text for each in lines if each is not line], words)
    if whole is not text:
        begin, end = spread(text, begin), spread(text, end)
    return Span(line.span.start + begin, line.span.start + end)


def _is_bio(line: _Line, text: str, above: Sequence[Paragraph], words: Words) -> bool:
    """Tell whether a paragraph is on whoever wrote the text: none of those above names them but a byline."""
    name = named_in_bio(line.whole, line.present, words)
    if name is None:
        return False
    bylines = [each.span.end for each in above[: LATEST + 1] if each.furniture or each.subhead]
    return text.find(name, max(bylines, default=0), line.span.start) < 0


def _standing(line: _Line, words: Words, role: Role | None, number: int) -> tuple[bool, bool]:
    """Tell whether a paragraph is furniture, and whether it is a subhead, which the one that opens a text is not."""
    whole = line.whole
    set_over = is_shouted(whole) if number > LATEST else len(whole) <= LONGEST_SLUG and is_slug(whole)
    furniture = role == "furniture" or is_furniture(whole, line.present, words) or set_over
    return furniture, number > 0 and not furniture and (role == "subhead" or is_subhead(whole))


def _quoted(length: int, quotations: Sequence[Quotation]) -> list[int]:
    """Give for each token the index of the quotation that it stands in, or -1."""
    quoted = [-1] * length
    for index, quotation in enumerate(quotations):
        quoted[quotation.first : quotation.stop] = [index] * (quotation.stop - quotation.first)
    return quoted


def _openings(tokens: Tokens, sentences: list[Sentence], quotations: Sequence[Quotation], words: Words) -> Set[int]:
    """Give the tokens at which a capital says nothing of names."""
    openings = {sentence.first for sentence in sentences}
    openings.update(sentence.first + 1 for sentence in sentences if not tokens.forms[sentence.first][0].isalnum())
    openings.update(quotation.first + 1 for quotation in quotations)
    openings |= _title_case(tokens, sentences, words)
    return openings - {len(tokens)}


def _is_nickname(tokens: Tokens, tags: list[str], quotation: Quotation) -> bool:
    """Tell whether a quotation is part of a name, and then set the tags of its marks so: James “Jim” Harker."""
    first, stop = quotation.first, quotation.stop
    if not (quotation.opened and quotation.closed and stop - first <= LONGEST_NICKNAME and first and stop < len(tags)):
        return False
    if any(tags[at] != NAME or not tokens.forms[at][0].isupper() for at in (first - 1, stop)):
        return False
    if not all(form[0].isupper() for form in tokens.forms[first + 1 : stop - 1]):
        return False
    tags[first:stop] = [NAME] * (stop - first)
    return True


def _tag_marks(tags: list[str], quotations: Sequence[Quotation]) -> None:
    """Set, in place, the tags of the marks that open and close quotations."""
    for quotation in quotations:
        if quotation.opened:
            tags[quotation.first] = OPENING_QUOTE
        if quotation.closed:
            tags[quotation.stop - 1] = CLOSING_QUOTE


def _with_blanks(text: str, paragraphs: list[Span]) -> str:
    """Set a blank for every line end and other white space inside a paragraph; nothing moves."""
    pieces, end = [], 0
    for paragraph in paragraphs:
        inside = text[paragraph.start : paragraph.end]
        pieces += [text[end : paragraph.start], inside if inside.isprintable() else SPACE.sub(" ", inside)]
        end = paragraph.end
    return "".join([*pieces, text[end:]])


def _title_case(tokens: Tokens, sentences: list[Sentence], words: Words) -> frozenset[int]:
    """Give the tokens of sentences set in title case; weekdays, which always have a capital, show nothing."""
    found: set[int] = set()
    capitalised = {form for form in tokens.vocabulary if form[0].isupper()}
    for sentence in sentences:
        if sentence.stop - sentence.first > LONGEST_TITLE:
            continue
        forms = tokens.forms[sentence.first : sentence.stop]
        if len(capitalised.intersection(forms)) < FEWEST_CAPITALS:
            continue
        letters = [form for form in forms if len(form) > 3 and form[0].isalpha()]
        long_words = [form for form in letters if tokens.vocabulary[form] not in words.weekdays]
        capitals = [form for form in long_words if form in capitalised]
        if len(long_words) > 3 and len(capitals) >= TITLE_CASE_SHARE * len(long_words):
            found.update(range(sentence.first, sentence.stop))
    return frozenset(found)
