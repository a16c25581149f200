"""Exports of databases of newspapers: LexisNexis and Nexis Uni, Factiva, ProQuest; each article of a file by itself.

An export is known by lines that no article has: "3 of 10 DOCUMENTS", "End of Document", "Document WSJO0000…",
"ProQuest document ID". Around each article stand its outlet, date, headline and byline, in the order of its database.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from attrib.readers import metadata
from attrib.readers.dated import date_of
from attrib.readers.fragments import text_pieces
from attrib.readers.reading import Articles, Format, NotAnArticleError, Piece, Reading, UnreadableError, text_and_parts

NUMBERED = re.compile(r"(?:document[ \t]+)?\d{1,5} of \d{1,5}(?: documents?)?\Z", re.IGNORECASE)
OVER = re.compile(r"end of document\Z", re.IGNORECASE)
FACTIVA_ID = re.compile(r"document ([a-z0-9]{2,10}0\d{10}[0-9a-z]{5,14})\Z", re.IGNORECASE)
WORDS = re.compile(r"(?:length: ?)?([\d,.]+) words\Z", re.IGNORECASE)
RULE = re.compile(r"_{20,}\Z")
LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z-]{1,24}(?: [A-Za-z]{1,16}){0,3}) ?:[ \t]*(?P<value>.*)\Z", re.DOTALL)
RIGHTS = re.compile(r"(?:copyright\b|\(c\)|©|all rights reserved)", re.IGNORECASE)
EDITION = re.compile(r".*\b(?:edition|final|replica)\b.{0,30}\Z", re.IGNORECASE)
BEFORE_BODY = frozenset("byline section length dateline highlight headline series column author title edition".split())
AFTER_BODY = frozenset(
    "load-date language graphic publication-type subject url type document-type company organization ticker industry"
    " person city state country geographic correction journal-code notes classification correction-date".split()
)
CODES = frozenset(
    "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD ART CT RF CO IN NS RE IPD IPC PUB AN CLM DA".split()
)
MOST_FACTS = 12
"""Lines of a Factiva article between its number of words and its text."""
LANGUAGES = frozenset(["english", "en"])


class _Told(NamedTuple):
    """An article with what stands around it."""

    body: list[Piece]
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    outlet: str | None = None
    id: str | None = None


class _Line(NamedTuple):
    text: str
    origin: str | None


Lines = Sequence[_Line]


def articles_of_export(reading: Reading, name: str) -> Reading | Articles:
    """Give the articles of an export, `name` is its file; what is none of a known form stays as it is."""
    lines = _lines(reading)
    for kind, parts_of, read in FORMS:
        documents = parts_of(lines)
        if documents:
            found = [_article(read(each), kind, n, name) for n, each in enumerate(documents, 1)]
            if len(found) == 1 and isinstance(found[0], Reading):
                return replace(found[0], number=None, notes=reading.notes)
            return iter(found)
    return reading


def _article(told: _Told, kind: Format, number: int, name: str) -> Reading | UnreadableError:
    if not told.body:
        return NotAnArticleError(f"{name}#{number}", "an entry without a text")
    head = [Piece(told.title, told.body[0].origin)] if told.title and told.body[0].text != told.title else []
    text, parts = text_and_parts([*head, *told.body])
    return Reading(
        text=text,
        title=told.title,
        byline=metadata.byline(told.byline),
        date=told.date,
        outlet=told.outlet,
        id=told.id,
        number=number,
        format=kind,
        parts=parts,
    )


def _lines(reading: Reading) -> list[_Line]:
    """Give the lines of plain text, blank ones too, or else the paragraphs of other formats."""
    if reading.parts:
        return [_Line(reading.text[part.start : part.end], part.origin) for part in reading.parts]
    return [_Line(" ".join(line.split()), None) for line in reading.text.splitlines()]


def _pieces(lines: Lines) -> list[Piece]:
    """Give the paragraphs of lines; those of plain text are set together first."""
    if all(line.origin is not None for line in lines):
        return [Piece(line.text, line.origin) for line in lines if line.text]
    return text_pieces("\n".join(line.text for line in lines), "export")


def _said(lines: Lines) -> list[str]:
    return [line.text for line in lines if line.text]


def _begun(lines: Lines, begins: Callable[[str], bool]) -> list[Lines]:
    """Give what follows each line that begins a document."""
    at = [n for n, line in enumerate(lines) if begins(line.text)]
    return [lines[start + 1 : end] for start, end in zip(at, [*at[1:], len(lines)], strict=True)]


def _ended(lines: Lines, ends: Callable[[str], bool]) -> list[Lines]:
    """Give what stands before each line that ends a document, with that line."""
    at = [-1, *(n for n, line in enumerate(lines) if ends(line.text))]
    return [lines[start + 1 : end + 1] for start, end in pairwise(at)]


# ------------------------------------------------------------------------ nexis


def _of_nexis(lines: Lines) -> list[Lines]:
    ended = _ended(lines, lambda text: OVER.match(text) is not None)
    if ended:
        return ended
    begun = _begun(lines, lambda text: NUMBERED.match(text) is not None)
    return [each for each in begun if any(_label(line.text) in {"length", "load-date"} for line in each)]


def _label(text: str) -> str:
    found = LABEL.match(text)
    return found["label"].lower() if found else ""


def _read_nexis(lines: Lines) -> _Told:
    labels = [_label(line.text) for line in lines]
    first = next((n for n, label in enumerate(labels) if label in BEFORE_BODY), len(lines))
    body_at = next((n + 1 for n, line in enumerate(lines) if line.text.lower() == "body"), 0)
    if not body_at:
        body_at = first
        while body_at < len(lines) and (not lines[body_at].text or labels[body_at] in BEFORE_BODY):
            body_at += 1
    ends = (n for n in range(body_at, len(lines)) if labels[n] in AFTER_BODY or _is_end(lines[n].text))
    end = next(ends, len(lines))
    told = {label: _value(lines[n].text) for n, label in reversed([*enumerate(labels[:body_at])]) if label}
    above = [text for text in _said(lines[:first]) if not RIGHTS.match(text) and not EDITION.match(text)]
    dated = next((n for n, text in enumerate(above) if date_of(text)), None)
    title, outlet = _headed(above, dated)
    return _Told(
        body=_pieces(lines[body_at:end]),
        title=told.get("headline") or title,
        byline=told.get("byline"),
        date=date_of(above[dated]) if dated is not None else date_of(_after(lines, "load-date")),
        outlet=outlet,
    )


def _is_end(text: str) -> bool:
    return (
        text.lower() in {"classification", "graphic", "load-date"}
        or RIGHTS.match(text) is not None
        or bool(OVER.match(text))
    )


def _value(text: str) -> str | None:
    found = LABEL.match(text)
    return found["value"].strip() or None if found else None


def _after(lines: Lines, label: str) -> str | None:
    return next((_value(line.text) for line in lines if _label(line.text) == label), None)


def _headed(above: Sequence[str], dated: int | None) -> tuple[str | None, str | None]:
    """Give headline and outlet: these stand above the date, or the outlet does and the headline below it."""
    if dated is None:
        return (above[0] if above else None), None
    before, below = above[:dated], above[dated + 1 :]
    if len(before) > 1:
        return " ".join(before[:-1]), before[-1]
    return " ".join(below) or None, before[0] if before else None


# ---------------------------------------------------------------------- factiva


def _of_factiva(lines: Lines) -> list[Lines]:
    return _ended(lines, lambda text: FACTIVA_ID.match(text) is not None)


def _read_factiva(lines: Lines) -> _Told:
    identity = FACTIVA_ID.match(lines[-1].text)
    told = _coded(lines) if sum(line.text in CODES for line in lines) > 3 else _uncoded(lines[:-1])
    return told._replace(id=identity[1] if identity else None)


def _coded(lines: Lines) -> _Told:
    """Read an article each of whose fields follows its code."""
    fields: dict[str, list[_Line]] = {}
    code = ""
    for line in lines:
        if line.text in CODES:
            code = line.text
        elif line.text:
            fields.setdefault(code, []).append(line)
    said = {code: " ".join(line.text for line in found) for code, found in fields.items()}
    return _Told(
        body=_pieces([*fields.get("LP", []), *fields.get("TD", [])]),
        title=said.get("HD"),
        byline=said.get("BY"),
        date=date_of(said.get("PD")),
        outlet=said.get("SN"),
    )


def _uncoded(lines: Lines) -> _Told:
    """Read an article whose fields are known by their order: headline, byline, words, date, outlet, … rights, text."""
    at = next((n for n, line in enumerate(lines) if WORDS.match(line.text)), None)
    if at is None:
        return _Told([])
    above = [text for text in _said(lines[:at]) if not RULE.match(text)]
    byline = above.pop() if len(above) > 1 and above[-1].lower().startswith("by ") else None
    after = [(n, line.text) for n, line in enumerate(lines[at + 1 : at + 30], at + 1) if line.text][:MOST_FACTS]
    dated = next((n for n, (_, text) in enumerate(after) if date_of(text)), None)
    names = [text for _, text in after[(dated or 0) + 1 :] if ":" not in text[:3]]
    marks = [n for n, text in after if RIGHTS.match(text) or text.lower() in LANGUAGES]
    return _Told(
        body=_pieces(lines[max(marks, default=at) + 1 :]),
        title=above[-1] if above else None,
        byline=byline,
        date=date_of(after[dated][1]) if dated is not None else None,
        outlet=names[0] if names and dated is not None else None,
    )


# --------------------------------------------------------------------- proquest


def _of_proquest(lines: Lines) -> list[Lines]:
    if not any("proquest document id" in line.text.lower() for line in lines):
        return []
    found = _begun(lines, lambda text: bool(RULE.match(text) or NUMBERED.match(text)))
    return [each for each in found or [lines] if any(_label(line.text) == "proquest document id" for line in each)]


def _read_proquest(lines: Lines) -> _Told:
    told: dict[str, str] = {}
    for line in lines:
        found = LABEL.match(line.text)
        if found and found["value"].strip():
            told.setdefault(found["label"].lower(), found["value"].strip())
    at = next((n for n, line in enumerate(lines) if _label(line.text) == "full text"), None)
    body: list[_Line] = []
    if at is not None:
        end = next((n for n in range(at + 1, len(lines)) if _label(lines[n].text) in OF_PROQUEST), len(lines))
        body = [lines[at]._replace(text=_value(lines[at].text) or ""), *lines[at + 1 : end]]
    first = next((text for text in _said(lines) if not LABEL.match(text)), None)
    return _Told(
        body=_pieces(body),
        title=told.get("title") or first,
        byline=_in_order(told.get("author") or told.get("credit")),
        date=date_of(told.get("publication date")),
        outlet=(told.get("publication title") or "").partition(",")[0].partition(";")[0] or None,
        id=told.get("proquest document id"),
    )


def _in_order(author: str | None) -> str | None:
    """Give "Jane Roe" for "Roe, Jane"."""
    names = [each.strip() for each in (author or "").split(";")]
    return ", ".join(" ".join(reversed(name.split(", "))) if name.count(",") == 1 else name for name in names) or None


OF_PROQUEST = frozenset(
    [
        "subject", "title", "publication title", "publication date", "publication year", "publisher", "credit", "links",
        "copyright", "database", "pages", "location", "people", "volume", "section", "issn", "source type",
        "language of publication", "document type", "proquest document id", "last updated", "document url", "company",
    ]
)  # fmt: skip
"""Fields that follow the text."""

FORMS: tuple[tuple[Format, Callable[[Lines], list[Lines]], Callable[[Lines], _Told]], ...] = (
    ("proquest", _of_proquest, _read_proquest),
    ("factiva", _of_factiva, _read_factiva),
    ("nexis", _of_nexis, _read_nexis),
)
"""What the export is, how it is parted, and how one of its articles is read."""
