"""Articles in a DataFrame of Spark: the same rows, made by whatever cluster there is.

    import attrib.spark
    reports = attrib.spark.analyze(spark.read.parquet("articles/"), text="text")

attrib guide clusters tells how the executors get attrib.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from attrib.archive.columns import Column, columns_of
from attrib.archive.parquet import PARTS, article_columns
from attrib.arrow.batches import analyzed, check_columns
from attrib.arrow.work import work_of
from attrib.readers.content import USUAL, Fields

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def analyze(df: DataFrame, text: str = "text", rules: str = "newsroom", fields: Fields = USUAL) -> DataFrame:
    """Find every claim of the articles in a DataFrame and judge who stands behind it, as `attrib.arrow` does.

    The columns stay but for `text`, and `article`, `sources`, `claims` and `findings` come. Raises ValueError where
    the columns do not suit, RuleSetError where the rule set is broken.
    """
    check_columns(df.columns, text)
    return df.mapInArrow(partial(analyzed, work=work_of(text, rules, fields)), _schema(df, text))


def _schema(df: DataFrame, text: str) -> Any:
    """Give what Spark calls the columns that `attrib.arrow` gives."""
    from pyspark.sql.types import (  # noqa: PLC0415
        ArrayType,
        DoubleType,
        LongType,
        StringType,
        StructField,
        StructType,
    )

    types = {str: StringType(), int: LongType(), float: DoubleType()}

    def struct(columns: Iterable[Column]) -> StructType:
        return StructType([StructField(column.name, types[column.type]) for column in columns])

    kept = [field for field in df.schema.fields if field.name != text]
    parts = [StructField(table, ArrayType(struct(columns_of(table, archived=False)))) for table in PARTS]
    return StructType([*kept, StructField("article", struct(article_columns(archived=False))), *parts])
