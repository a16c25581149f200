"""One story, in every format that is read.

`formats/harbor-bridge.docx` was written by LibreOffice 7.4 from `formats/harbor-bridge.fodt`, with
`soffice --headless --convert-to docx harbor-bridge.fodt`: it has tracked changes (a sentence and a paragraph with its
end deleted, a number inserted), a comment, a footnote, a caption and a table. The samples of ninjs, NITF and
NewsML-G2 are written here to their published schemas.
"""

from __future__ import annotations

import html
import json
from pathlib import Path

FORMATS = Path(__file__).parent / "formats"
HEADLINE = "Harbor bridge to close for a month after inspectors find cracks"
BYLINE = "Jane Roe"
OUTLET = "The Port Ansel Bugle"
DATE = "2026-03-06T14:30:00+00:00"
SUBHEAD = "A history of repairs"
CAPTION = "The harbor bridge, seen from the ferry landing last week."
BEFORE = (
    "The city of Port Ansel will close its harbor bridge for at least a month, two city officials said on Friday, "
    "after inspectors found cracks in three of the steel beams that carry the roadway.",
    "“It’s a danger, and it has been one for some time,” said José Ibáñez, the engineer who led the inspection. "
    "“Nobody should drive over it.”",
    "The cracks were first reported in March, according to a report by the state transport department that was "
    "published on Thursday.",
    "A person familiar with the inspection, who asked not to be named because the findings are under review, said "
    "the mayor’s office had known of the cracks since the spring.",
    "Mayor Dana Whitlock denied that. “We acted on the day we were told,” she said at a news conference.",
)
AFTER = (
    "The bridge, which opened in 1961, has been repaired four times. It carries about 31,000 cars a day.",
    "Critics say the city has put off the work for too long. Some council members said they would ask for an inquiry.",
    "“I asked about it twice and was told it was fine,” said Howard Lisle, who sits on the council’s transport "
    "committee.",
    "The closing will cost the port’s shops about $2 million a week, the Chamber of Commerce estimated.",
    "It was reportedly the second time that the report had been delayed.",
    "Ibáñez said he had warned the department in a letter. The department did not respond to a request for comment.",
    "A spokesman for the governor said the state would pay for half of the repairs.",
    "Police will direct traffic to the tunnel, where a senior official said delays of an hour were likely.",
    "“We will open it again when it is safe,” Whitlock said, “and not one day before.”",
)


def as_text() -> bytes:
    lines = [HEADLINE, f"By {BYLINE}", *BEFORE, SUBHEAD, f"Photo: {CAPTION}", *AFTER]
    return "\n\n".join(lines).encode() + b"\n"


def as_markdown() -> bytes:
    lines = [f"# {HEADLINE}", f"By {BYLINE}", *BEFORE, f"## {SUBHEAD}", f"Photo: {CAPTION}", *AFTER]
    return "\n\n".join(lines).encode() + b"\n"


def as_word() -> bytes:
    return (FORMATS / "harbor-bridge.docx").read_bytes()


def markup() -> str:
    """Give the body as HTML, with words emphasised, linked and wrapped as content systems do."""
    before = [_p(each) for each in BEFORE]
    before[0] = before[0].replace("Port Ansel", '<a href="/port-ansel">Port <strong>Ansel</strong></a>')
    after = [_p(each) for each in AFTER]
    after[0] = after[0].replace(" It carries", "\n      It   carries").replace("31,000", "<em>31,000</em>")
    figure = f'<figure><img src="b.jpg" alt=""/><figcaption>{_text(CAPTION)}</figcaption></figure>'
    return "\n".join([*before, f"<h2>{SUBHEAD}</h2>", figure, *after])


def as_page() -> bytes:
    """Give a page with what stands around an article on the web."""
    linked_data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "The Port Ansel Bugle"},
            {
                "@type": ["NewsArticle"],
                "headline": HEADLINE,
                "author": [{"@type": "Person", "name": BYLINE}],
                "datePublished": "2026-03-06T14:30:00Z",
                "publisher": {"@type": "NewsMediaOrganization", "name": OUTLET},
                "articleBody": f"{BEFORE[0][:120]} …",
            },
        ],
    }
    stories = "".join(
        f'<li><a href="/{n}"><h3>Officials say story number {n} is related</h3><p>Sources said more.</p></a></li>'
        for n in range(6)
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{HEADLINE} | The Port Ansel Bugle</title>
<meta property="og:title" content="{HEADLINE}"><script>var a = "<p>An official said this is a script.</p>";</script>
<script type="application/ld+json">{{broken</script>
<script type="application/ld+json">{json.dumps(linked_data)}</script><style>p {{ color: red }}</style></head>
<body class="story"><div id="cookie-banner" class="cookie-consent"><p>We and our partners use cookies to show you
advertisements, as experts recommend.</p><button>Accept all</button></div>
<header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li>
<li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article class="article"><header><h1>{HEADLINE}</h1>
<div class="byline">By <a href="/jane-roe" rel="author">{BYLINE}</a></div>
<time datetime="2026-03-06T14:30:00Z">March 6, 2026</time>
<div class="share-buttons social"><a href="#">Share on Facebook</a><a href="#">Tweet this</a></div></header>
<div class="article-body">{markup()}</div>
<div class="newsletter-signup"><h4>Sign up for our newsletter</h4><form><p>Analysts say it is the best in town.</p>
<input type="email"><button>Subscribe</button></form></div></article>
<aside class="related related-stories"><h2>Related stories</h2><ul>{stories}</ul></aside>
<section id="comments" class="comments"><h3>Comments</h3><div class="comment"><p>My neighbour said the bridge is
older than that.</p></div></section></main>
<footer class="site-footer"><p>Copyright 2026 The Port Ansel Bugle. All rights reserved.</p></footer></body></html>
""".encode()


def as_ninjs_1() -> bytes:
    return _json(
        {
            "uri": "http://bugle.example/items/1",
            "type": "text",
            "mimetype": "text/html",
            "versioncreated": "2026-03-06T14:30:00Z",
            "pubstatus": "usable",
            "language": "en",
            "byline": f"By {BYLINE}",
            "copyrightholder": OUTLET,
            "headline": HEADLINE,
            "description_text": "Two officials said the bridge is to close.",
            "body_text": " ".join((*BEFORE, *AFTER)),
            "body_xhtml": markup(),
        }
    )


def as_ninjs_2() -> bytes:
    return _json(
        {
            "standard": {"name": "ninjs", "version": "2.1"},
            "uri": "http://bugle.example/items/1",
            "type": "text",
            "versioncreated": "2026-03-06T14:30:00Z",
            "by": f"By {BYLINE}",
            "infosources": [{"role": "isrol:provider", "name": OUTLET}],
            "headlines": [{"role": "short", "value": "Bridge to close"}, {"role": "main", "value": HEADLINE}],
            "bodies": [{"role": "main", "contenttype": "text/plain", "value": "\n\n".join((*BEFORE, SUBHEAD, *AFTER))}],
        }
    )


def as_ninjs_3() -> bytes:
    return _json(
        {
            "standard": {"name": "ninjs", "version": "3.0"},
            "uri": "http://bugle.example/items/1",
            "type": "text",
            "versionCreated": "2026-03-06T14:30:00Z",
            "by": BYLINE,
            "infosources": [{"name": OUTLET}],
            "headlines": [{"role": "main", "value": HEADLINE}],
            "bodies": [
                {"role": "main", "contentType": "text/plain", "value": " ".join((*BEFORE, *AFTER))},
                {"role": "richtext", "contentType": "text/html", "value": markup()},
                {"role": "summary", "contentType": "text/plain", "value": "Officials said the bridge is to close."},
            ],
        }
    )


def nitf_body() -> str:
    """Give NITF's body, without a namespace prefix."""
    before = "".join(map(_p, BEFORE)).replace("José Ibáñez", "<person>José Ibáñez</person>")
    return f"""<body><body.head><hedline><hl1>{HEADLINE}</hl1><hl2>Officials said two said so</hl2></hedline>
<byline>By <person>{BYLINE}</person></byline><dateline><location>PORT ANSEL</location></dateline>
<abstract><p>Sources said this is the abstract.</p></abstract></body.head>
<body.content><block>{before}<hl2>{SUBHEAD}</hl2>
<media media-type="image"><media-reference mime-type="image/jpeg" source="b.jpg"/><media-caption><p>{CAPTION}</p>
</media-caption></media>{"".join(map(_p, AFTER))}</block></body.content>
<body.end><tagline>Officials contributed to this report.</tagline></body.end></body>"""


def as_nitf() -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "http://www.iptc.org/std/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf version="-//IPTC//DTD NITF 3.4//EN"><head><title>{HEADLINE}</title><docdata>
<date.issue norm="20260306T143000Z"/></docdata><pubdata name="{OUTLET}"/></head>{nitf_body()}</nitf>""".encode()


def news_item(content: str) -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:bugle.example:20260306:1"
version="1" standard="NewsML-G2" standardversion="2.33" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:BUGLE"><name>{OUTLET}</name></provider>
<versionCreated>2026-03-06T14:30:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><by>By {BYLINE}</by><headline>{HEADLINE}</headline>
<description role="drol:summary">Officials said the bridge is to close.</description></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


def as_newsml_nitf() -> bytes:
    nitf = f'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">{nitf_body()}</nitf>'
    item = news_item(f'<inlineXML contenttype="application/nitf+xml">{nitf}</inlineXML>')
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{item}'.encode()


def as_newsml_xhtml() -> bytes:
    page = f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Sources said it</title></head>
<body>{markup()}</body></html>"""
    item = news_item(f'<inlineXML contenttype="application/xhtml+xml">{page}</inlineXML>')
    message = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>
<sent>2026-03-06T14:31:00Z</sent></header><itemSet>{item}</itemSet></newsMessage>"""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{message}'.encode()


def as_newsml_text() -> bytes:
    paragraphs = html.escape("\n".join((*BEFORE, SUBHEAD, *AFTER)), quote=False)
    return news_item(f'<inlineData contenttype="text/plain">{paragraphs}</inlineData>').encode()


def _json(item: dict[str, object]) -> bytes:
    return json.dumps(item, indent=2, ensure_ascii=False).encode()


def _text(words: str) -> str:
    return html.escape(words, quote=False)


def _p(words: str) -> str:
    return f"<p>{_text(words)}</p>"
