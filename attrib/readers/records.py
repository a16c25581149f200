"""Records become articles: rows of tables, lines and lists of JSON, of which some fields hold an article each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from msgspec.structs import replace

from attrib.readers import metadata
from attrib.readers.dated import date_of
from attrib.readers.fragments import html_pieces, reading_of
from attrib.readers.json_ld import names_of
from attrib.readers.kinds import is_fragment, root_name
from attrib.readers.ninjs import is_news_item, read_item
from attrib.readers.plain import plain
from attrib.readers.reading import LARGEST, Articles, Format, NotAnArticleError, Piece, Reading, UnreadableError

if TYPE_CHECKING:
    from attrib.readers.content import Content, Fields

TEXTS = tuple(
    "text body content article articletext fulltext maintext bodytext articlebody contenttext plaintext rawtext story"
    " bodyhtml contenthtml contentencoded html articlecontent document transcript".split()
)
IDS = tuple("id articleid docid documentid guid uuid uri an url link".split())
TITLES = tuple("title headline head hl articletitle webtitle name subject".split())
DATES = tuple(
    "date published publishdate publicationdate datepublished publishedat publishedon pubdate publishedtime datetime"
    " webpublicationdate versioncreated created createdat timestamp day".split()
)
OUTLETS = tuple(
    "outlet source publication publisher newspaper site sitename sourcename publicationname media medianame paper"
    " provider domain".split()
)
AUTHORS = tuple("author authors byline by creator writer writers journalist".split())
SECTIONS = tuple("section articlesection sectionname desk newsdesk category".split())
"""Names of fields, in small letters and without signs between, of which the first that holds something is taken."""
ABOUT = frozenset((*IDS, *TITLES, *DATES, *OUTLETS, *AUTHORS, *SECTIONS))
"""Those that hold something else than the text."""
KNOWN = ABOUT.union(TEXTS)
WITHIN = ("_source", "fields", "attributes", "document", "article", "item", "data")
"""Fields that hold the record within a record."""
SIGN = re.compile(r"[\W_]+")
UNTIL = 50
"""Records without a text after which a file is none of articles."""
MOST_NAMES = 12
SHORTENED = 60
LONG_TITLE = 20
LONGEST_OTHER = 200
"""Characters of what another field may hold to be told of the article."""

Row: TypeAlias = "Mapping[str, Any] | UnreadableError"


class Sort(NamedTuple):
    """What records come as."""

    name: str
    """"a table (CSV)"."""
    format: Format


class Rows(NamedTuple):
    """The records of a file as they come, with their numbers."""

    numbered: Iterator[tuple[int, Row]]
    sort: Sort


class Told(NamedTuple):
    """What a record says of its article, apart from its text."""

    title: str | None
    byline: str | None
    date: str | None
    outlet: str | None
    section: str | None


class NoTextError(UnreadableError):
    """A record has no field that holds a text."""


def articles_of_rows(rows: Rows, content: Content) -> Articles:
    """Give the articles that records hold, and for each that holds none what is wrong with it.

    Raises NotAnArticleError where none of the first records has a text.
    """
    sort = rows.sort
    read = ((row, _article(row, number, content, sort)) for number, row in rows.numbered)
    first = list(islice(read, UNTIL))
    if first and all(isinstance(found, NoTextError | NotAnArticleError) for _, found in first):
        raise NotAnArticleError(content.name, _without_text(first[0][0], first[0][1], content.fields, sort))
    if not first:
        raise NotAnArticleError(content.name, f"{sort.name} with nothing in it")
    yield from (found for _, found in first)
    yield from (found for _, found in read)


def holds_text(record: object, fields: Fields) -> bool:
    """Tell whether a record holds an article."""
    if not isinstance(record, Mapping) or _is_own(record):
        return False
    opened = _opened(record)
    return is_news_item(opened) or _text(_values(opened), fields) is not None


def id_of(record: Mapping[str, Any], fields: Fields) -> str | None:
    """Give what a record calls its article."""
    return _as_id(_value(_values(_opened(record)), fields.id, IDS))


def is_about(name: str, fields: Fields) -> bool:
    """Tell whether a field by its name holds something that is told of an article, apart from its text."""
    named = {field.partition(".")[0] for field in fields[1:] if field}
    return name in named or _bare(name) in ABOUT


def others_of(record: Mapping[str, Any], fields: Fields) -> dict[str, str | int | float]:
    """Give what the fields of a record hold that say nothing else of its article: short texts and numbers."""
    return {
        name: value
        for name, value in _opened(record).items()
        if _bare(name) not in KNOWN
        and name not in fields
        and isinstance(value, str | int | float)
        and 0 < len(str(value)) <= LONGEST_OTHER
    }


def _article(row: Row, number: int, content: Content, sort: Sort) -> Reading | UnreadableError:
    if isinstance(row, UnreadableError):
        return row
    name = f"{content.name}#{number}"
    try:
        return replace(read_record(row, name, content.fields, sort.format), number=number)
    except UnreadableError as error:
        return error


def _is_own(record: Mapping[str, Any]) -> bool:
    """Tell whether a record is a report, or a row of a table, that attrib made."""
    made = ({"article", "verdict"}, {"article", "rules_sha256"}, {"article", "claims", "findings"})
    return any(names <= record.keys() for names in made) or str(record.get("schema", "")).startswith("attrib.")


def read_record(record: Mapping[str, Any], name: str, fields: Fields, kind: Format) -> Reading:
    """Read the article that a record holds. Raises UnreadableError where it holds none."""
    if _is_own(record):
        raise NotAnArticleError(name, "a report or another record of attrib's own")
    record = _opened(record)
    if fields.text is None and is_news_item(record):
        return read_item(record, name)
    values = _values(record)
    text = _text(values, fields)
    if text is None:
        raise NoTextError(name, f"no field “{fields.text}”" if fields.text else "no field that holds a text")
    if not text.strip():
        raise UnreadableError(name, "no text in it")
    if len(text) > LARGEST:
        raise UnreadableError(name, f"a text of more than {LARGEST // 1_000_000} million characters")
    told = _told(values, fields)
    reading = _body(text, told.title, name)
    return replace(
        reading,
        title=told.title or reading.title,
        byline=told.byline or reading.byline,
        date=told.date or reading.date,
        outlet=told.outlet,
        section=told.section,
        id=_as_id(_value(values, fields.id, IDS)),
        format=kind,
    )


def told_of(record: Mapping[str, Any], fields: Fields) -> Told:
    """Give what a record says of its article."""
    return _told(_values(_opened(record)), fields)


def _told(values: Mapping[str, Any], fields: Fields) -> Told:
    return Told(
        title=metadata.plain(_value(values, fields.title, TITLES)),
        byline=metadata.byline(", ".join(names_of(_value(values, fields.author, AUTHORS)))),
        date=date_of(_value(values, fields.date, DATES)),
        outlet=next(iter(names_of(_value(values, fields.outlet, OUTLETS))), None),
        section=next(iter(names_of(_value(values, fields.section, SECTIONS))), None),
    )


def _body(text: str, title: str | None, name: str) -> Reading:
    """Read the text of a record, under its headline where it does not begin with that."""
    if is_fragment(text, root_name(text)):
        pieces = html_pieces(text, "HTML", name)
        under = [Piece(title, "headline")] if title and pieces and pieces[0].text != title else []
        return reading_of([*under, *pieces], name)
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return plain(text if title is None or _begins_with(text, title) else f"{title}\n\n{text}")


def _begins_with(text: str, title: str) -> bool:
    """Tell whether a text begins with its headline, in whatever lines that is set; a short one has a line to itself."""
    opening = text[: 2 * len(title) + 200]
    if len(title) < LONG_TITLE:
        return opening.strip().partition("\n")[0].strip() == title
    return " ".join(opening.split()).startswith(title)


def _opened(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a record with the fields of the record within it, where it is one that only wraps another."""
    inner = [record[key] for key in WITHIN if isinstance(record.get(key), Mapping)]
    opened: dict[str, Any] = {}
    for each in inner:
        opened.update(each)
    return {**{key: value for key, value in record.items() if value not in inner}, **opened} if inner else record


def _bare(name: str) -> str:
    return SIGN.sub("", name).lower()


def _values(record: Mapping[str, Any]) -> dict[str, Any]:
    """Give what fields hold, by their own names and by these in small letters without signs."""
    bare = {_bare(key): value for key, value in reversed([*record.items()]) if isinstance(key, str)}
    return {**bare, **record}


def _text(values: Mapping[str, Any], fields: Fields) -> str | None:
    value = _value(values, fields.text, TEXTS, wanted=_is_text)
    if isinstance(value, list):
        return "\n\n".join(value)
    return value if isinstance(value, str) else None


def _is_text(value: object) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and bool(value) and all(isinstance(e, str) for e in value)
    )


def _value(values: Mapping[str, Any], named: str | None, usual: tuple[str, ...], wanted: Any = None) -> Any:
    """Give what the field of a name holds, "article.body" for one within another; else the first usual one's."""
    if named is not None:
        found: Any = values.get(named, values.get(_bare(named)))
        if found is None and "." in named:
            found = values
            for step in named.split("."):
                found = found.get(step) if isinstance(found, Mapping) else None
        return found
    held = [values[name] for name in usual if values.get(name) is not None]
    suited = [each for each in held if wanted is None or wanted(each)]
    return next((each for each in suited if each not in ("", [])), suited[0] if suited else None)


def _as_id(value: object) -> str | None:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else metadata.plain(value)


def _without_text(row: Row, found: Reading | UnreadableError, fields: Fields, sort: Sort) -> str:
    """Say why a file of records is none of articles."""
    if not isinstance(found, NoTextError) or isinstance(row, UnreadableError):
        return f"{sort.name}: {found.reason}" if isinstance(found, UnreadableError) else sort.name
    names = [" ".join(str(name).split())[:SHORTENED] for name in islice(row, MOST_NAMES)]
    has = f"it has {', '.join(names)}{', …' if len(row) > MOST_NAMES else ''}"
    if fields.text is not None:
        return f"{sort.name} without a field “{fields.text}” ({has})"
    return f"{sort.name} without a field of texts that is known by its name ({has}); --text-field names it"
