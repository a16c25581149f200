"""What an article takes on a cluster: the figures of `attrib guide clusters`, in processor time of one core.

    python tests/benchmark_clusters.py [PATH ...]

PATH is as for tests/benchmark.py. Prints, for each article:

    analysis    of its text
    batches     the same over Arrow, with the process apart
    Spark       the same on Spark, what more articles take: all processes, Java too (where pyspark is installed)
    pages       taking the text out of a page of HTML of about 150 kB that is made around it
    Parquet     bytes of the file that comes of it, and of its text
"""

from __future__ import annotations

import argparse
import html
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as arrow
from benchmark import seconds, texts_in
from golden import articles
from pyarrow import parquet
from spark_cluster import descendants

import attrib.spark
from attrib import analyze, load_rules
from attrib.arrow import analyze_batch
from attrib.readers import read_bytes

TICKS = os.sysconf("SC_CLK_TCK")
FEW, MANY = 200, 1_400
"""Articles of the runs on Spark, whose difference is measured."""
BESIDE = "".join(f'<li><a href="/news/{n}">What happened at the harbour {n}</a></li>' for n in range(250))
SCRIPT = f"<script>window.state = {json.dumps({f'key-{n}': f'value {n}' for n in range(4_000)})};</script>"


def processor_time() -> float:
    """Give the seconds that this process and those below it have taken."""
    ticks = 0
    for process in (os.getpid(), *descendants(os.getpid())):
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        ticks += sum(map(int, status[11:15]))
    return ticks / TICKS


def taken(work: Callable[[], object]) -> float:
    """Give the processor time that some work takes here and in processes that stay."""
    begin = processor_time()
    work()
    return processor_time() - begin


def table(texts: list[str], number: int) -> arrow.Table:
    rows = [{"id": n, "text": f"{texts[n % len(texts)]}\n\nNumber {n} ends.\n"} for n in range(number)]
    return arrow.Table.from_pylist(rows)


def analysis(texts: list[str]) -> float:
    return seconds(lambda: [analyze(text) for text in texts]) / len(texts)


def batches(texts: list[str]) -> float:
    analyze_batch(table(texts, 1))
    given = table(texts, len(texts))
    return taken(lambda: analyze_batch(given)) / len(texts)


def on_spark(texts: list[str], folder: Path) -> float:
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()

    def run(number: int) -> float:
        parquet.write_table(table(texts, number), folder / f"{number}.parquet")
        reports = attrib.spark.analyze(spark.read.parquet(str(folder / f"{number}.parquet")))
        return taken(lambda: reports.write.mode("overwrite").parquet(str(folder / f"out-{number}")))

    run(FEW)  # until Java has warmed up
    few, many = run(FEW), run(MANY)
    spark.stop()
    return (many - few) / (MANY - FEW)


def page(text: str) -> bytes:
    """Make a page of a text, with as much around it as pages have."""
    headline, *paragraphs = (html.escape(part) for part in text.split("\n\n"))
    told = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline})
    body = "".join(f"<p>{part}</p>" for part in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{headline}</title>{SCRIPT}"
        f'<script type="application/ld+json">{told}</script></head><body><nav><ul>{BESIDE}</ul></nav>'
        f"<main><article><h1>{headline}</h1>{body}</article></main><footer>All rights reserved.</footer></body></html>"
    ).encode()


def pages(texts: list[str]) -> tuple[float, float]:
    """Give the seconds and the bytes of a page."""
    made = [page(text) for text in texts]
    read_bytes(made[0], "page")
    return seconds(lambda: [read_bytes(each, "page") for each in made]) / len(made), sum(map(len, made)) / len(made)


def bytes_of_parquet(texts: list[str], folder: Path) -> float:
    made = analyze_batch(arrow.table({"text": list(dict.fromkeys(texts))}))
    parquet.write_table(made, folder / "out.parquet", compression="zstd")
    return (folder / "out.parquet").stat().st_size / made.num_rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    texts = list(texts_in(parser.parse_args().paths or articles()))
    load_rules("newsroom")
    analyze(texts[0])
    length = sum(map(len, texts)) / len(texts)
    alone = analysis(texts)
    print(f"analysis   {1000 * alone:7.2f} ms   {len(texts)} articles of {length:,.0f} characters")
    again, apart = analysis(texts), batches(texts)
    print(f"batches    {1000 * apart:7.2f} ms   {apart / again:.2f} times the analysis")
    with tempfile.TemporaryDirectory() as folder:
        try:
            before, spark, after = analysis(texts), on_spark(texts, Path(folder)), analysis(texts)
        except ImportError:
            print("Spark          —      not installed")
        else:
            print(f"Spark      {1000 * spark:7.2f} ms   {2 * spark / (before + after):.2f} times the analysis")
        each, size = pages(texts)
        print(f"pages      {1000 * each:7.2f} ms   of {size:,.0f} bytes")
        size = bytes_of_parquet(texts, Path(folder))
        print(f"Parquet    {size:7,.0f} bytes   {size / length:.2f} times the text")


if __name__ == "__main__":
    main()
