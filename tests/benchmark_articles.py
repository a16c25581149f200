"""Many articles for measuring, in every form in which commands take many.

They are put together from paragraphs of those given, with a headline and a last paragraph of their own in which
everything has another name.
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple
from xml.sax.saxutils import escape

from deciding import agreed

import attrib
from attrib.review.applying import apply
from attrib.views.serial import to_json

SYLLABLES = ("ka", "lo", "mi", "ne", "ru", "sa", "to", "ve", "bra", "dun")
PARAGRAPHS = 8
"""Of each article, so that most have one or two kilobytes."""


class Article(NamedTuple):
    """An article, and where its last claim stands."""

    number: int
    title: str
    text: str
    claim: dict[str, tuple[int, int]]
    """Content, cue and source, by where they begin and end."""

    @property
    def record(self) -> dict[str, object]:
        date = f"{2010 + self.number % 10}-{1 + self.number % 12:02}-{1 + self.number % 28:02}"
        about = {"id": f"a{self.number}", "outlet": f"Outlet {self.number % 5}", "author": f"Ann {_name(self.number)}"}
        return {**about, "date": date, "title": self.title, "text": self.text}

    @property
    def gold(self) -> dict[str, object]:
        return {**self.record, "attributions": [{part: [place] for part, place in self.claim.items()}]}

    @property
    def annotation(self) -> str:
        parts = enumerate(self.claim.items(), 1)
        marked = (f"T{n}\t{part.title()} {at} {end}\t{self.text[at:end]}\n" for n, (part, (at, end)) in parts)
        return "".join(marked) + "E1\tCue:T2 Source:T3 Content:T1\n"


def _name(number: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:04}").title()


def _articles(texts: list[str], count: int, first: int = 0) -> Iterator[Article]:
    paragraphs = [each for text in texts for each in text.split("\n\n") if each.strip() and "\x1b" not in each]
    for number in range(first, first + count):
        body = "\n\n".join(Random(number).sample(paragraphs, PARAGRAPHS))
        title, source = f"The harbour of {_name(number + 1)}", f"{_name(number + 2)} {_name(number + 3)}"
        text = f"{title}\n\n{body}\n\n“Edition {number} is closed,” said {source}, who runs the harbour.\n"
        words = {"content": f"Edition {number} is closed", "cue": "said", "source": source}
        end = text.rindex("“Edition")
        places = {part: text.index(each, end) for part, each in words.items()}
        yield Article(number, title, text, {part: (at, at + len(words[part])) for part, at in places.items()})


def inputs(folder: Path, texts: list[str], number: int) -> Path:
    """Write articles in every form in which commands take many."""
    articles = list(_articles(texts, number))
    for name in ("FILES", "BRAT", "REVIEWED"):
        (folder / name).mkdir(parents=True)
    for each in articles:
        (folder / f"FILES/{each.number:06}.txt").write_text(each.text, encoding="utf-8")
        (folder / f"BRAT/{each.number:06}.txt").write_text(each.text, encoding="utf-8")
        (folder / f"BRAT/{each.number:06}.ann").write_text(each.annotation, encoding="utf-8")
    written = {
        "LINES": _lines(each.record for each in articles),
        "MORE": _lines(each.record for each in _articles(texts, number, number)),
        "GOLD": _lines(each.gold for each in articles),
        "LIST": json.dumps([each.record for each in articles]),
        "MAILBOX": "".join(map(_mail, articles)),
        "FEED": f'<rss version="2.0"><channel><title>News</title>{"".join(map(_entry, articles))}</channel></rss>',
        "EXPORT": "".join(_exported(each, number) for each in articles),
        "DESKS": "article,section\n" + "".join(f"{n:06}.txt,Desk {n % 7}\n" for n in range(number)),
    }
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    _as_rows(folder, [each.record for each in articles])
    _reviewed(folder, articles[0], number)
    return folder


def _lines(records: Iterator[dict[str, object]]) -> str:
    return "".join(json.dumps(each) + "\n" for each in records)


def _mail(article: Article) -> str:
    body = re.sub(r"(?m)^From ", ">From ", article.text)
    envelope = "From desk@news.example Fri Mar  6 14:30:00 2026"
    return f"{envelope}\nFrom: Ann Lee <desk@news.example>\nSubject: {article.title}\n\n{body}\n"


def _entry(article: Article) -> str:
    return f"<item><title>{article.title}</title><description>{escape(article.text)}</description></item>"


def _exported(article: Article, number: int) -> str:
    head = f"{article.number + 1} of {number} DOCUMENTS\n\nThe Courier\n\nMarch 6, 2026 Friday\n\n{article.title}"
    return f"{head}\n\nLENGTH: 300 words\n\n{article.text}\n\nLOAD-DATE: March 6, 2026\n\n"


def _as_rows(folder: Path, records: list[dict[str, object]]) -> None:
    with (folder / "TABLE").open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(records[0]))
        table.writeheader()
        table.writerows(records)
    with zipfile.ZipFile(folder / "ZIP", "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.glob("FILES/*")):
            packed.write(path, path.name)
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist(records), folder / "PARQUET", row_group_size=100)


def _reviewed(folder: Path, article: Article, number: int) -> None:
    """Write a report on whose claims all is decided, under so many names."""
    report = attrib.analyze(article.text)
    decided = to_json(apply(report, [agreed(report)], None, attrib.load_rules("newsroom")))
    for each in range(number):
        (folder / f"REVIEWED/{each:06}.json").write_text(decided, encoding="utf-8")
