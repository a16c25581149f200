"""Exports of databases of newspapers are parted into their articles, each with its date and outlet."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
import story_packed

from attrib.readers import NotAnArticleError, Reading
from attrib.readers.files import articles_of, open_content

OUTLET = "The Port Ansel Bugle"
STORIES = (
    ("Bridge to close", "Jane Roe", "2026-03-06", ("The city will close its bridge, two city officials said.",
     "The mayor, who had known of it, said so too.")),
    ("Ferry to run again, says city", "John Doe", "2026-03-07", ("The ferry will run, a person familiar with it said.",
     "It last ran in 1961.")),
)  # fmt: skip
WRAPPED = ",\n"
MONTH = {"2026-03-06": "March 6, 2026 Friday", "2026-03-07": "March 7, 2026 Saturday"}
DAY = {"2026-03-06": "6 March 2026", "2026-03-07": "7 March 2026"}


def lexis() -> str:
    return "".join(
        f"""                               {n} of 2 DOCUMENTS


                              {OUTLET}

                            {MONTH[date]}
                              Late Edition - Final

{title}

BYLINE: By {byline.upper()}

SECTION: Section A; Column 0; Metro Desk; Pg. {n}

LENGTH: 355 words

DATELINE: PORT ANSEL

{body[0]}

   {body[1].replace(", ", WRAPPED, 1)}

URL: http://www.bugle.example/

SUBJECT: BRIDGES (90%); CITIES (85%)

LOAD-DATE: {MONTH[date]}

LANGUAGE: ENGLISH

                      Copyright 2026 The Bugle Company
                              All Rights Reserved


"""
        for n, (title, byline, date, body) in enumerate(STORIES, 1)
    )


def lexis_in_short() -> str:
    return "Download Request: Selected Items: 1-2\n" + "".join(
        f"{' ' * 30}{n} of 2 DOCUMENTS\n\n{' ' * 30}{OUTLET}\n{' ' * 30}{MONTH[date]}\n{title}\nBYLINE: {byline}\n"
        f"LENGTH: 355 words\n\n{body[0]}\n\n{body[1]}\n\nLOAD-DATE: {MONTH[date]}\n"
        for n, (title, byline, date, body) in enumerate(STORIES, 1)
    )


def nexis_uni_lines() -> list[str]:
    return [
        line
        for title, byline, date, body in STORIES
        for line in (
            title, OUTLET, MONTH[date], "Copyright 2026 The Bugle All Rights Reserved", "Section: A; Pg. 1",
            "Length: 355 words", f"Byline: By {byline}", "Highlight: Officials said.", "Body", *body, "Classification",
            "Language: ENGLISH", "Publication-Type: Newspaper", f"Load-Date: {MONTH[date]}", "End of Document",
        )
    ]  # fmt: skip


def nexis_uni() -> str:
    return "\n\n".join(nexis_uni_lines())


def nexis_uni_in_word() -> bytes:
    document = docx.Document()
    for line in nexis_uni_lines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def factiva_lines(story: int) -> list[str]:
    title, byline, date, body = STORIES[story]
    return [
        "Local", title, f"By {byline}", "355 words", DAY[date], "14:30", OUTLET, "PABUG", "A1", "English",
        "Copyright 2026 The Bugle. All Rights Reserved.", *body, f"Document PABUG000{date.replace('-', '')}em36000b5",
    ]  # fmt: skip


def factiva() -> str:
    return "\n\n".join(line for n in (0, 1) for line in factiva_lines(n))


def factiva_in_rtf() -> bytes:
    return ("{\\rtf1\\ansi " + "\\par\n".join(line for n in (0, 1) for line in factiva_lines(n)) + "\\par}").encode()


def factiva_in_html() -> str:
    articles = ""
    for n in (0, 1):
        head, body, end = (lines := factiva_lines(n))[:-3], lines[-3:-1], lines[-1]
        articles += '<div class="article enArticle">' + "".join(f"<div>{each}</div>" for each in head)
        articles += "".join(f'<p class="articleParagraph enarticleParagraph">{p}</p>' for p in body)
        articles += f"<p>{end}</p></div>"
    return f"<html><head><title>Factiva</title></head><body>{articles}</body></html>"


def factiva_with_codes() -> str:
    tables = ""
    for n, (title, byline, date, body) in enumerate(STORIES):
        rows = {"SE": "Local", "HD": title, "BY": f"By {byline}", "WC": "355 words", "PD": DAY[date], "SN": OUTLET,
                "SC": "PABUG", "LA": "English", "CY": "Copyright 2026", "LP": f"<p>{body[0]}</p>",
                "TD": f"<p>{body[1]}</p>", "NS": "gbridge : Bridges", "AN": factiva_lines(n)[-1]}  # fmt: skip
        cells = "".join(
            f"<tr><td class=index><b>{code}</b>&nbsp;</td><td>{said}</td></tr>" for code, said in rows.items()
        )
        tables += f'<div class="article enArticle"><table>{cells}</table></div>'
    return f"<html><head><title>Factiva</title></head><body>{tables}</body></html>"


def proquest() -> str:
    rule = "_" * 60
    return f"{rule}\n\nReport Information from ProQuest\nMarch 9 2026 12:00\n" + "".join(
        f"""{rule}

Document {n} of 2

{title}

Author: {byline.split()[1]}, {byline.split()[0]}

Publication info: {OUTLET}; Port Ansel [Port Ansel]{DAY[date]}: A.1.

ProQuest document link

Abstract: Officials said so.

Full text: {body[0]}

{body[1]}

Subject: Bridges; Cities

Title: {title}

Publication title: {OUTLET}; Port Ansel

Publication date: {DAY[date]}

ProQuest document ID: 91408{n}

Database: ProQuest Central

"""
        for n, (title, byline, date, body) in enumerate(STORIES, 1)
    )


def europresse() -> str:
    articles = "".join(
        f"""<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{OUTLET} (web site)
</span></div><span class="DocHeader">{DAY[date]}</span><div class="titreArticle"><p class="titreArticleVisu
rdp__articletitle"><b>{title}</b></p></div><div class="docAuthors">{byline}</div></header><section>
<div class="docOcurrContainer"><p>{body[0]}</p><p>{body[1]}</p></div></section><footer><div class="publiC-lblNodoc">
news·{date.replace("-", "")}·PA·1</div></footer></article>"""
        for title, byline, date, body in STORIES
    )
    return f"<!DOCTYPE html><html><head><title>Europresse</title></head><body>{articles}</body></html>"


EVERY: dict[str, Callable[[], str | bytes]] = {
    "nexis in text": lexis,
    "nexis in short": lexis_in_short,
    "nexis uni": nexis_uni,
    "nexis in word": nexis_uni_in_word,
    "factiva in text": factiva,
    "factiva in rtf": factiva_in_rtf,
    "factiva in html": factiva_in_html,
    "factiva with codes": factiva_with_codes,
    "proquest": proquest,
    "europresse": europresse,
}


def read(data: str | bytes) -> list[object]:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return list(articles_of(open_content(stream, "export")))


@pytest.mark.parametrize("name", EVERY)
def test_each_article_has_its_own_facts_and_nothing_else(name: str) -> None:
    found = read(EVERY[name]())
    assert len(found) == 2
    for number, (reading, (title, byline, date, body)) in enumerate(zip(found, STORIES, strict=True), 1):
        assert isinstance(reading, Reading)
        assert reading.text == "\n\n".join([title, *body]) + "\n"
        assert reading.title == title
        assert (reading.byline or "").lower() == byline.lower()
        assert (reading.date, reading.outlet) == (date, OUTLET)
        assert (reading.number, reading.format) == (number, name.split(maxsplit=1)[0])
        assert {part.role for part in reading.parts} == {None}


def test_one_article_alone_is_one() -> None:
    (reading,) = read("\n\n".join(factiva_lines(0)))
    assert isinstance(reading, Reading)
    assert (reading.number, reading.title) == (None, "Bridge to close")


def test_an_entry_without_a_text_is_told() -> None:
    first, second = read("\n\n".join([*factiva_lines(0)[:-3], factiva_lines(0)[-1], *factiva_lines(1)]))
    assert isinstance(first, NotAnArticleError)
    assert isinstance(second, Reading)


def test_several_in_an_unknown_form_are_one_with_a_note() -> None:
    entry = "The Bugle\n\nBridge\n\nLENGTH: 300 words\n\nIt will close, officials said.\n\nLOAD-DATE: May 1, 2026\n\n"
    (reading,) = read(entry * 3)
    assert isinstance(reading, Reading)
    assert reading.notes == (
        "The file seems to hold 3 articles, in a form that attrib does not know; they were read as one.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The committee read 3 of 10 documents, officials said.\n",
        "It was the end of document security, officials said.\n",
        "Document internationalizations\n\nOfficials said so.\n",
        "Document 1 of 2\n\nOfficials said so on Friday.\n",
    ],
)
def test_prose_is_no_export(text: str) -> None:
    (reading,) = read(text)
    assert isinstance(reading, Reading)
    assert (reading.text, reading.format) == (text, "text")


def test_a_mailbox_gives_its_mails() -> None:
    found = read(story_packed.as_mailbox())
    assert [each.number for each in found if isinstance(each, Reading)] == [1, 2]
