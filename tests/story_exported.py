"""The story of `story`, as corpora hold it and as word processors, newsletters and databases export it."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Callable

import docx
import pyarrow
import pyarrow.parquet
import story
from story import BYLINE, DATE, HEADLINE, OUTLET
from story_packed import PARAGRAPHS, WITHOUT_DATE, as_mailbox, as_record, as_warc

from attrib.readers.word import STRICT

ROW = {"id": "1", "title": HEADLINE, "author": BYLINE, "date": DATE, "outlet": OUTLET, "text": "\n\n".join(PARAGRAPHS)}
DAY = "6 March 2026"
LONG_DAY = "March 6, 2026 Friday"
BODY = "\n\n".join(PARAGRAPHS)


def as_lines() -> bytes:
    return as_record() + b"\n" + as_record() + b"\n"


def as_list() -> bytes:
    return b"[" + as_record() + b"]"


def as_table(delimiter: str = ",") -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(ROW), delimiter=delimiter)
    writer.writeheader()
    writer.writerows([ROW, ROW])
    return stream.getvalue().encode()


def as_tabs() -> bytes:
    return as_table("\t")


def as_parquet() -> bytes:
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([ROW]), stream)
    return stream.getvalue()


def as_ninjs_list() -> bytes:
    return b"[" + story.as_ninjs_1() + b"]"


def as_strict_word() -> bytes:
    """As Word saves "Strict Open XML Document": other names for the same elements (ISO/IEC 29500-1, annex A)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(story.as_word())) as usual, zipfile.ZipFile(stream, "w") as strict:
        for name in usual.namelist():
            data = usual.read(name)
            for kind in ("wordprocessingml/2006/main", "drawingml/2006/main", "officeDocument/2006/relationships"):
                other = STRICT + kind.replace("/2006", "").encode()
                data = data.replace(f"http://schemas.openxmlformats.org/{kind}".encode(), other)
            strict.writestr(name, data)
    return stream.getvalue()


def as_html_of_word() -> bytes:
    return f"""<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator
content="Microsoft Word 15"><meta name=Author content="{BYLINE}"></head><body><div class=WordSection1><p
class=MsoTitle>{HEADLINE}</p>{story.markup()}</div></body></html>""".encode()


def as_html_of_libreoffice() -> bytes:
    return f"""<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4"/></head><body><p
class="title">{HEADLINE}</p><p>By {BYLINE}</p>{story.markup()}</body></html>""".encode()


def as_html_of_google() -> bytes:
    return f"""<html><head><style type="text/css">@import url(https://themes.googleusercontent.com/fonts/css?kit=x);
</style></head><body class="c4 doc-content"><p class="c3 title" id="h.1"><span>{HEADLINE}</span></p><p>By {BYLINE}</p>
{story.markup()}</body></html>""".encode()


def as_newsletter() -> bytes:
    return f"""<h1>{HEADLINE}</h1><p>By {BYLINE}</p>{story.markup()}<div class="subscription-widget-wrap"><p>Officials
said you should sign up.</p></div>""".encode()


def packed(make: Callable[[], bytes]) -> Callable[[], bytes]:
    return lambda: gzip.compress(make(), mtime=0)


def as_lexis() -> bytes:
    return f"""{"1 of 1 DOCUMENTS":>47}


{OUTLET:>50}

{LONG_DAY:>48}

{HEADLINE}

BYLINE: By {BYLINE}

LENGTH: 355 words

{BODY}

LOAD-DATE: {LONG_DAY}

LANGUAGE: ENGLISH
""".encode()


def nexis_lines() -> list[str]:
    head = [HEADLINE, OUTLET, LONG_DAY, "Copyright 2026 The Bugle All Rights Reserved", "Section: A; Pg. 1"]
    facts = ["Length: 355 words", f"Byline: By {BYLINE}", "Body"]
    return [
        *head,
        *facts,
        *PARAGRAPHS,
        "Classification",
        "Language: ENGLISH",
        f"Load-Date: {LONG_DAY}",
        "End of Document",
    ]


def as_nexis_uni() -> bytes:
    return "\n\n".join(nexis_lines()).encode()


def as_nexis_in_word() -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for line in nexis_lines():
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def factiva_facts() -> list[str]:
    facts = ["Local", HEADLINE, f"By {BYLINE}", "355 words", DAY, "14:30", OUTLET, "PABUG", "A1", "English"]
    return [*facts, "Copyright 2026 The Bugle. All Rights Reserved."]


def as_factiva() -> bytes:
    return "\n\n".join([*factiva_facts(), *PARAGRAPHS, "Document PABUG00020260306em36000b5"]).encode()


def as_factiva_in_html() -> bytes:
    head = "".join(f"<div>{each}</div>" for each in factiva_facts())
    body = "".join(f'<p class="articleParagraph enarticleParagraph">{each}</p>' for each in PARAGRAPHS)
    end = "<p>Document PABUG00020260306em36000b5</p>"
    article = f'<div class="article enArticle">{head}{body}{end}</div>'
    return f"<html><head><title>Factiva</title></head><body>{article}</body></html>".encode()


def as_proquest() -> bytes:
    rule = "_" * 60
    first, last = BYLINE.split()
    return f"""{rule}

Report Information from ProQuest
March 9 2026 12:00
{rule}

Document 1 of 1

{HEADLINE}

Author: {last}, {first}

Publication info: {OUTLET}; Port Ansel [Port Ansel]{DAY}: A.1.

Full text: {BODY}

Subject: Bridges; Cities

Publication title: {OUTLET}; Port Ansel

Publication date: {DAY}

ProQuest document ID: 914081

Database: ProQuest Central
""".encode()


def as_europresse() -> bytes:
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    return f"""<!DOCTYPE html><html><head><title>Europresse</title></head><body><article><header><div><span
class="DocPublicationName">{OUTLET} (web site)</span></div><span class="DocHeader">{DAY}</span><div
class="titreArticle"><p class="titreArticleVisu"><b>{HEADLINE}</b></p></div><div class="docAuthors">{BYLINE}</div>
</header><section><div class="docOcurrContainer">{body}</div></section><footer><div class="publiC-lblNodoc">
news·20260306·PA·1</div></footer></article></body></html>""".encode()


EXPORTED: dict[str, Callable[[], bytes]] = {
    "json in lines": as_lines,
    "json in a list": as_list,
    "csv": as_table,
    "csv with tabs": as_tabs,
    "parquet": as_parquet,
    "ninjs in a list": as_ninjs_list,
    "docx, strict": as_strict_word,
    "html of word": as_html_of_word,
    "html of libreoffice": as_html_of_libreoffice,
    "html of google": as_html_of_google,
    "html of a newsletter": as_newsletter,
    "text in gzip": packed(story.as_text),
    "html in gzip": packed(story.as_page),
    "mail in a packed box": packed(as_mailbox),
    "warc, not packed": lambda: gzip.decompress(as_warc()),
    "nexis in text": as_lexis,
    "nexis uni": as_nexis_uni,
    "nexis in word": as_nexis_in_word,
    "factiva": as_factiva,
    "factiva in html": as_factiva_in_html,
    "proquest": as_proquest,
    "europresse": as_europresse,
}
UNDATED = WITHOUT_DATE | {name for name in EXPORTED if name.startswith(("text", "docx", "html of"))}
"""Formats in which nothing says when and by whom an article was published."""
