"""The same rows over Arrow: a batch of articles becomes a batch of reports, for Spark, Ray, Dask, DuckDB and others.

The way of the data, each step a module:

    batches → apart → reader
    columns   a process   a row becomes
    go on     that may    a report,
    as are    be lost     in that process
"""

from attrib.arrow.batches import analyze_batch

__all__ = ["analyze_batch"]
