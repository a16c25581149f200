"""What archives cost, in times of what analysing alone costs, so that any machine will do.

`python tests/benchmark.py --archives` prints it, on copies of the articles with other ids, outlets and dates:

    build      processor time of a build with one job, to that of analysing alone; and of its one writer
    again      of the second run, in which nothing has changed, to that of the build
    bytes      of the archive and of Parquet, to those of the texts
    parquet    processor time of `attrib analyze --format parquet`, to that of analysing alone
    jobs       articles a second with two jobs, to those with one
    growth     the writer's processor time for an article, and its memory, in archives of more and more articles
    search     the 20 newest claims with a rare word and with frequent ones, in analyses of one article
    trends     by outlet and month, of articles alone, in analyses of one article

Each is the least of several rounds, in which what is compared goes in turn; what starting takes is left out.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from attrib import analyze
from attrib.archive.asking import Selection
from attrib.archive.columns import names_of
from attrib.archive.schema import CACHE, SEARCHED, open_to_write
from attrib.archive.searching import Query, search
from attrib.archive.trends import trends_of
from attrib.cli import app

ROUNDS = 3
ARTICLES = 800
"""Of which costs are told. A build of few takes as long to start as one of so many: it is taken off."""
FEW = 64
SIZES = (1_000, 10_000, 100_000)
CLAIMS = 3_400_000
MILLION = 1_000_000
OUTLETS = ("The Tidewater Post", "Kestrel Daily", "Harbour News", "The Courier", "Inland Times")
MEASURED = """
import json, resource, sys, time
from pathlib import Path
from attrib.cli import main
begin, code = time.perf_counter(), 0
try:
    main()
except SystemExit as end:
    code = end.code
own, of_workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
told = [each.ru_utime + each.ru_stime for each in (own, of_workers)]
print(json.dumps([*told, time.perf_counter() - begin, own.ru_maxrss / 1024, code or 0]))
"""
"""Runs a command, and prints seconds and megabytes of it and of its workers."""


class Cost(NamedTuple):
    """What a command took."""

    own: float
    """Seconds of processor time of its first process."""
    of_workers: float
    wall: float
    megabytes: float
    """Of its first process, at its peak."""

    @property
    def cpu(self) -> float:
        return self.own + self.of_workers


def cost(*arguments: object) -> Cost:
    """Run a command of attrib."""
    command = [sys.executable, "-c", MEASURED, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    *told, code = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    return Cost(*told)


def records(texts: list[str], count: int, first: int = 0) -> Iterator[dict[str, str]]:
    """Give articles: copies of texts, each with a last line of its own."""
    for number in range(first, first + count):
        yield {
            "id": f"a{number}",
            "outlet": OUTLETS[number % len(OUTLETS)],
            "section": f"Desk {number % 7}",
            "date": f"{2010 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}",
            "text": f"{texts[number % len(texts)]}\n\nEdition {number}.\n",
        }


def corpus(path: Path, texts: list[str], count: int, first: int = 0) -> Path:
    path.write_text("".join(json.dumps(each) + "\n" for each in records(texts, count, first)), encoding="utf-8")
    return path


def pure(texts: list[str]) -> float:
    """Give the processor time that analysing takes alone, for one article."""
    articles = [each["text"] for each in records(texts, ARTICLES)]
    begin = time.process_time()
    for each in articles:
        analyze(each)
    return (time.process_time() - begin) / ARTICLES


def built(folder: Path, source: Path, jobs: int = 1) -> Cost:
    """Build an archive anew."""
    (folder / "a.attrib").unlink(missing_ok=True)
    return cost("archive", "build", folder / "a.attrib", source, "--jobs", jobs)


def told(name: str, figure: str, what: str) -> None:
    print(f"{name:12} {figure:>10}   {what}", flush=True)


def archives(texts: list[str]) -> None:
    """Measure and print all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unit = _costs(folder, texts)
        _growth(folder, texts)
        _questions(folder, unit)


def _costs(folder: Path, texts: list[str]) -> float:
    """Print what building and writing cost; give the processor time of one analysis."""
    few, many = corpus(folder / "few.jsonl", texts, FEW), corpus(folder / "many.jsonl", texts, ARTICLES)
    parquet, again = folder / "many.parquet", ("archive", "build", folder / "a.attrib")
    alone, files, builds, unchanged = [], [], [], []
    for _ in range(ROUNDS):
        alone.append(pure(texts))
        files.append(_in_process("analyze", many, "--format", "parquet", "--force", "--output", parquet) / ARTICLES)
        short, short_again = built(folder, few), cost(*again, few, "--jobs", 1)
        builds.append((short, built(folder, many)))
        unchanged.append((short_again, cost(*again, many, "--jobs", 1)))
    unit, build, second = min(alone), _for_one_more(builds), _for_one_more(unchanged)
    told("analysis", f"{1000 * unit:.2f} ms", f"processor time an article, {ARTICLES} articles, load {_load()}")
    told("build", f"{build.cpu / unit:.2f}", f"times that, with one job: {1000 * build.cpu:.2f} ms")
    told("", f"{build.own / unit:.3f}", f"of it the writer: {1000 * build.own:.2f} ms")
    told("again", f"{second.cpu / build.cpu:.3f}", f"of a build, where nothing has changed: {1000 * second.cpu:.2f} ms")
    text = sum(len(each["text"].encode()) for each in records(texts, ARTICLES))
    told("bytes", f"{(folder / 'a.attrib').stat().st_size / text:.2f}", f"of the archive to those of {text:,} of text")
    distinct = min(len(texts), ARTICLES)
    told("", f"{parquet.stat().st_size / text:.2f}", f"of Parquet; {distinct} texts of {ARTICLES} are no copies")
    told("parquet", f"{min(files) / unit:.2f}", f"times analysing: {1000 * min(files):.2f} ms")
    _jobs(folder, few, many)
    return unit


def _least(costs: Iterable[Cost]) -> Cost:
    return Cost(*map(min, zip(*costs, strict=True)))


def _for_one_more(pairs: list[tuple[Cost, Cost]]) -> Cost:
    """Give what one more article takes, by the least of runs on few and on many."""
    few, many = map(_least, zip(*pairs, strict=True))
    return Cost(*((more - less) / (ARTICLES - FEW) for less, more in zip(few, many, strict=True)))


def _in_process(*arguments: object) -> float:
    """Give the processor time of a command that is run here, where all is imported already."""
    begin = time.process_time()
    done = CliRunner().invoke(app, [*map(str, arguments)])
    assert done.exit_code == 0, done.output
    return time.process_time() - begin


def _jobs(folder: Path, few: Path, many: Path) -> None:
    """Print how much faster two jobs are, as it was and as it would be had they two cores to themselves."""
    one, two = ([], [])
    for _ in range(ROUNDS):
        for jobs, builds in ((1, one), (2, two)):
            builds.append((built(folder, few, jobs), built(folder, many, jobs)))
    walls = [(alone.wall, both.wall) for (_, alone), (_, both) in zip(one, two, strict=True)]
    of_one, of_two = (min(each) for each in zip(*walls, strict=True))
    rates = f"{ARTICLES / of_two:.0f}/s to {ARTICLES / of_one:.0f}/s"
    told("jobs", f"{of_one / of_two:.2f}", f"two to one, the best of each: {rates}")
    told("", "", f"in turn {', '.join(f'{alone / both:.2f}' for alone, both in walls)}; load {_load()}")
    own_cores = 2 * _for_one_more(one).of_workers / _for_one_more(two).cpu
    told("", f"{own_cores:.2f}", "by processor time, on two cores of their own")


def _growth(folder: Path, texts: list[str]) -> None:
    """Print what the writer takes for new articles, in archives of more and more."""
    path, size = folder / "a.attrib", ARTICLES
    few, many = (corpus(folder / f"{count}.jsonl", texts, count, 10_000_000) for count in (1, 1 + 256))
    for wanted in SIZES:
        size = grown(path, wanted)
        before = path.stat().st_size
        short, long = (cost("archive", "build", path, source, "--jobs", 1) for source in (few, many))
        writer = 1000 * (long.own - short.own) / 256
        told(
            "growth",
            f"{writer:.2f} ms",
            f"the writer for an article, at {size:,} articles of {before / size:,.0f} bytes",
        )
        told("", f"{long.megabytes:.0f} MB", "its memory")
        _forget(path, 10_000_000)


def _questions(folder: Path, unit: float) -> None:
    """Print how long questions take."""
    path = folder / "a.attrib"
    grown(path, CLAIMS, "claims")
    with closing(sqlite3.connect(path)) as archive:
        claims = archive.execute("SELECT count(*) FROM claims").fetchone()[0]
        for word, hits in _words(archive):
            taken = min(_seconds(lambda word=word: list(search(archive, Query(word), 20))) for _ in range(ROUNDS))
            told("search", f"{taken / unit:.1f}", f"analyses: {hits:,} of {claims:,} claims, {taken:.3f} s")
        everything = Selection(by="outlet", per="month")
        whole = _seconds(lambda: trends_of(archive, "", everything))
        articles = archive.execute("SELECT count(*) FROM articles").fetchone()[0]
        told("trends", f"{whole / unit:.0f}", f"analyses: {articles:,} articles and {claims:,} claims, {whole:.2f} s")
    path = _only_articles(path, folder / "articles.attrib")
    articles = grown(path, MILLION)
    with closing(sqlite3.connect(path)) as archive:
        taken = min(_seconds(lambda: trends_of(archive, "", everything)) for _ in range(ROUNDS))
        told("", f"{taken / unit:.0f}", f"analyses: {articles:,} articles alone, {taken:.2f} s")


def _words(archive: sqlite3.Connection) -> list[tuple[str, int]]:
    """Give the most frequent word, one of a tenth of that, and a rare one, each with its claims."""
    archive.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, claims_fts, row)")
    ordered = archive.execute("SELECT term, doc FROM temp.words WHERE term GLOB '[a-z]*' ORDER BY doc DESC").fetchall()
    most = ordered[0][1]
    return [next(each for each in ordered if each[1] <= most / part) for part in (1, 10, 1000)]


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"


def grown(path: Path, wanted: int, table: str = "articles") -> int:
    """Copy all articles of an archive with other ids until a table has so many rows; give how many there are."""
    with closing(sqlite3.connect(path, isolation_level=None)) as archive:
        archive.execute(f"PRAGMA cache_size = {CACHE}")
        key = archive.execute("SELECT max(key) FROM articles").fetchone()[0]
        count, of_table = (
            archive.execute(f"SELECT count(*) FROM {each}").fetchone()[0] for each in ("articles", table)
        )
        copies = max(0, round(wanted / of_table) - 1)
        last = archive.execute("SELECT coalesce(max(id), 0) FROM claims").fetchone()[0]
        archive.execute("BEGIN")
        for copy in range(1, copies + 1):
            _copy(archive, key, copy)
        columns = ", ".join(SEARCHED)
        archive.execute(
            f"INSERT INTO claims_fts (rowid, {columns}) SELECT id, {columns} FROM claims WHERE id > ?", (last,)
        )
        archive.execute("COMMIT")
        return int(count * (copies + 1))


def _copy(archive: sqlite3.Connection, key: int, copy: int) -> None:
    """Copy the articles up to a key once."""
    own = [name for _, name, *_ in archive.execute("PRAGMA table_info(articles)") if name not in {"key", "article"}]
    names = ", ".join(f'"{name}"' for name in own)
    archive.execute(
        f"INSERT INTO articles (key, article, {names}) SELECT key + ?, article || '~' || ?, {names} FROM articles"
        " WHERE key <= ?",
        (copy * key, f"{copy} of {key}", key),
    )
    tables = {"authors": ("author",), "texts": ("text", "roles", "format")}
    tables |= {table: names_of(table) for table in ("sources", "claims", "findings")}
    for table, columns in tables.items():
        names = ", ".join(f'"{name}"' for name in columns)
        archive.execute(
            f"INSERT INTO {table} (article, {names}) SELECT article + ?, {names} FROM {table} WHERE article <= ?",
            (copy * key, key),
        )


def _forget(path: Path, first: int) -> None:
    """Take out what was built last, so that copies are of the same articles."""
    with closing(sqlite3.connect(path, isolation_level=None)) as archive:
        archive.execute("PRAGMA foreign_keys = ON")
        columns = ", ".join(SEARCHED)
        chosen = "SELECT key FROM articles WHERE substr(id, 2) + 0 >= ?"
        archive.execute(
            f"INSERT INTO claims_fts (claims_fts, rowid, {columns})"
            f" SELECT 'delete', id, {columns} FROM claims WHERE article IN ({chosen})",
            (first,),
        )
        archive.execute(f"DELETE FROM articles WHERE key IN ({chosen})", (first,))


def _only_articles(path: Path, target: Path) -> Path:
    """Make an archive of the first articles of another, without their claims and sources."""
    with closing(open_to_write(target)) as archive:
        archive.execute("ATTACH ? AS whole", (str(path),))
        for table, which in (("runs", "1"), ("articles", f"key <= {ARTICLES}")):
            archive.execute(f"INSERT INTO {table} SELECT * FROM whole.{table} WHERE {which}")
    return target
