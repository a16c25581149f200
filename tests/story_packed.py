"""The story of `story`, in the formats that pack, wrap or collect articles."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import quopri
import textwrap
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from xml.etree import ElementTree

import pdf
import story
from story import AFTER, BEFORE, BYLINE, CAPTION, DATE, HEADLINE, OUTLET, SUBHEAD

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
WHEN = "Fri, 06 Mar 2026 14:30:00 +0000"
PARAGRAPHS = (*BEFORE, SUBHEAD, *AFTER)


def as_fragment() -> bytes:
    return f"<h1>{HEADLINE}</h1>\n<p>By {BYLINE}</p>\n{story.markup()}".encode()


def as_newsml_1() -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd"><NewsML Version="1.2"><NewsEnvelope><DateAndTime>20260306T143100+0000
</DateAndTime></NewsEnvelope><NewsItem><Identification><NewsIdentifier><ProviderId>bugle.example</ProviderId>
<DateId>20260306</DateId><NewsItemId>bridge</NewsItemId></NewsIdentifier></Identification><NewsManagement>
<FirstCreated>20260306T120000+0000</FirstCreated><ThisRevisionCreated>20260306T143000+0000</ThisRevisionCreated>
</NewsManagement><NewsComponent><AdministrativeMetadata><Provider><Party FormalName="{OUTLET}"/></Provider>
</AdministrativeMetadata><NewsLines><HeadLine>{HEADLINE}</HeadLine><ByLine>By {BYLINE}</ByLine></NewsLines>
<NewsComponent><Role FormalName="Main"/><ContentItem><MediaType FormalName="Text"/><DataContent>{story.markup()}
</DataContent></ContentItem></NewsComponent><NewsComponent><Role FormalName="Picture"/><NewsComponent><ContentItem>
<DataContent><p>Officials said this is the caption.</p></DataContent></ContentItem></NewsComponent></NewsComponent>
</NewsComponent></NewsItem></NewsML>""".encode()


def as_rss() -> bytes:
    return f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{OUTLET}</title><item><title>{HEADLINE}</title>
<dc:creator>{BYLINE}</dc:creator><pubDate>{WHEN}</pubDate><guid>urn:1</guid><description>Officials said.</description>
<content:encoded><![CDATA[{story.markup()}]]></content:encoded></item></channel></rss>""".encode()


def as_wordpress() -> bytes:
    paragraphs = "\n\n".join(map(_escaped, BEFORE))
    caption = f'[caption id="a" width="300"]<img src="b.jpg" /> {CAPTION}[/caption]'
    body = "\n\n".join([paragraphs, f"<h2>{SUBHEAD}</h2>", caption, *map(_escaped, AFTER)])
    return f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>{OUTLET}</title><item><title>Photo</title>
<content:encoded><![CDATA[He said so.]]></content:encoded><wp:post_type>attachment</wp:post_type></item>
<item><title>{HEADLINE}</title><pubDate>{WHEN}</pubDate><dc:creator>{BYLINE}</dc:creator><guid>urn:1</guid>
<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[Sources said.]]></excerpt:encoded>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>""".encode()


def as_atom() -> bytes:
    return f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title><entry>
<id>urn:1</id><title>{HEADLINE}</title><author><name>{BYLINE}</name></author><published>{DATE}</published>
<summary>Officials said.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{story.markup()}</div>
</content></entry></feed>""".encode()


def as_rcv1() -> bytes:
    body = "".join(f"<p>{_escaped(each)}</p>" for each in PARAGRAPHS)
    return f"""<?xml version="1.0" encoding="utf-8"?><newsitem itemid="2286" id="root" date="2026-03-06" xml:lang="en">
<title>PORT: {HEADLINE}</title><headline>{HEADLINE}</headline><byline>{BYLINE}</byline><text>{body}</text>
<metadata><dc element="dc.publisher" value="{OUTLET}"/></metadata></newsitem>""".encode()


def as_reuters_21578() -> bytes:
    body = "\n".join(textwrap.fill(_escaped(each), 64, initial_indent="    ") for each in PARAGRAPHS)
    return f"""<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" OLDID="1" NEWID="7">
<DATE> 6-MAR-2026 14:30:00.00</DATE><TOPICS><D>ship</D></TOPICS><UNKNOWN>&#5;&#5;&#5;C T</UNKNOWN>
<TEXT>&#2;
<TITLE>{HEADLINE}</TITLE><AUTHOR>    By {BYLINE}</AUTHOR><DATELINE>    PORT ANSEL, March 6 - </DATELINE>
<BODY>{body}
 Reuter
&#3;</BODY></TEXT></REUTERS>
""".encode()


def _mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = f'"{BYLINE}" <desk@bugle.example>'
    message["To"] = "all@bugle.example"
    message["Subject"] = f"Fwd: {HEADLINE}"
    message["Date"] = WHEN
    message["Organization"] = OUTLET
    message["Message-ID"] = "<1@bugle.example>"
    return message


def as_mail() -> bytes:
    message = _mail()
    message.set_content("\n\n".join(PARAGRAPHS), cte="quoted-printable")
    message.add_alternative(f"<html><body>{story.markup()}</body></html>", subtype="html", cte="base64")
    return message.as_bytes()


def as_plain_mail() -> bytes:
    message = _mail()
    message.set_content("\n\n".join(PARAGRAPHS), cte="quoted-printable")
    return message.as_bytes()


def as_mailbox() -> bytes:
    envelope = b"From desk@bugle.example Fri Mar  6 14:30:00 2026\n"
    return envelope + as_plain_mail() + b"\n" + envelope + as_mail()


def as_saved_page() -> bytes:
    page = quopri.encodestring(story.as_page()).decode()
    picture = base64.encodebytes(b"\xff\xd8\xff" * 30).decode()
    return f"""From: <Saved by Blink>
Snapshot-Content-Location: https://bugle.example/bridge
Subject: {HEADLINE}
Date: {WHEN}
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--x----"


------MultipartBoundary--x----
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://bugle.example/bridge

{page}
------MultipartBoundary--x----
Content-Type: image/jpeg
Content-Transfer-Encoding: base64

{picture}
------MultipartBoundary--x------
""".encode()


def as_odt() -> bytes:
    flat = ElementTree.parse(story.FORMATS / "harbor-bridge.fodt").getroot()
    content, styles, meta = (
        ElementTree.Element(f"{{{OFFICE}}}document-{name}") for name in ("content", "styles", "meta")
    )
    for part in flat:
        name = part.tag.rpartition("}")[2]
        {"meta": meta, "styles": styles}.get(name, content).append(part)
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": ElementTree.tostring(content, "unicode"),
            "styles.xml": ElementTree.tostring(styles, "unicode"),
            "meta.xml": ElementTree.tostring(meta, "unicode"),
        }
    )


def as_epub() -> bytes:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'
    body = f"<h1>{HEADLINE}</h1><p>By {BYLINE}</p>{story.markup()}"
    package = f"""<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{HEADLINE}</dc:title><dc:creator>{BYLINE}</dc:creator>
<dc:publisher>{OUTLET}</dc:publisher><dc:date>{DATE}</dc:date></metadata><manifest>
<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="t" href="title.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/story%201.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="t"/><itemref idref="n"/><itemref idref="a"/></spine></package>"""
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
            "OEBPS/content.opf": package,
            "OEBPS/title.xhtml": page.format(f"<h1>{HEADLINE}</h1>"),
            "OEBPS/nav.xhtml": page.format(f"<p>{BEFORE[0]}</p>" * 9),
            "OEBPS/text/story 1.xhtml": page.format(body),
        }
    )


def packed(parts: Mapping[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return stream.getvalue()


def as_rtf() -> bytes:
    def said(words: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in words)

    lines = [f"{{\\b\\fs32 {said(HEADLINE)}}}", f"By {BYLINE}", *map(said, PARAGRAPHS)]
    body = "\\par\n\\par\n".join(lines)
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}{\\info{\\title x}{\\author y}}\n"
        f"\\pard\\f0\\fs24 {body}\\par}}"
    ).encode()


def as_pdf() -> bytes:
    lines = [(18, HEADLINE), (11, f"By {BYLINE}"), *((11, each) for each in BEFORE), (13, SUBHEAD)]
    return pdf.pdf([*lines, *((11, each) for each in AFTER)], head=OUTLET)


def warc_record(kind: str, data: bytes, address: str = "https://bugle.example/", status: str = "200 OK") -> bytes:
    """Give a record of a WARC: what a server answered."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-03-09T01:02:03Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def as_warc() -> bytes:
    records = warc_record("image/png", b"\x89PNG"), warc_record("text/html", story.as_page())
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def as_record() -> bytes:
    row = {"title": HEADLINE, "author": BYLINE, "date": DATE, "outlet": OUTLET, "text": "\n\n".join(PARAGRAPHS)}
    return json.dumps(row).encode()


def as_superdesk() -> bytes:
    return b'{"_items": [' + story.as_ninjs_1() + b'], "_meta": {"total": 1}}'


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)


EVERY_FORMAT: dict[str, Callable[[], bytes]] = {
    "text": story.as_text,
    "markdown": story.as_markdown,
    "docx": story.as_word,
    "odt": as_odt,
    "rtf": as_rtf,
    "pdf": as_pdf,
    "epub": as_epub,
    "html": story.as_page,
    "html fragment": as_fragment,
    "ninjs 1": story.as_ninjs_1,
    "ninjs 2": story.as_ninjs_2,
    "ninjs 3": story.as_ninjs_3,
    "ninjs of superdesk": as_superdesk,
    "nitf": story.as_nitf,
    "newsml-g2 with nitf": story.as_newsml_nitf,
    "newsml-g2 with xhtml": story.as_newsml_xhtml,
    "newsml-g2 with text": story.as_newsml_text,
    "newsml-1": as_newsml_1,
    "feed in rss": as_rss,
    "feed in atom": as_atom,
    "feed of wordpress": as_wordpress,
    "rcv1": as_rcv1,
    "reuters-21578": as_reuters_21578,
    "mail": as_mail,
    "mail without markup": as_plain_mail,
    "mail in a box": as_mailbox,
    "mhtml": as_saved_page,
    "warc": as_warc,
    "json": as_record,
}
WITHOUT_DATE = frozenset(["text", "markdown", "docx", "odt", "rtf", "pdf", "html fragment"])
"""Formats in which nothing says when and by whom an article was published."""
