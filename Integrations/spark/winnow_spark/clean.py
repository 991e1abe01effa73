import json
from typing import Iterable, Optional, Sequence, Union

from pyspark import Broadcast
from pyspark.sql import DataFrame, SparkSession

from .cleaning import FINDINGS, Cleaning
from .job import columns_of, host_of, prepare


def clean(df: DataFrame, pipeline: str = "news", html: Optional[str] = "html", url: Optional[str] = "url", id: Optional[str] = None, *,
          text: Optional[str] = None, charset: Optional[str] = None, keep: Sequence[str] = (), survey: Optional[DataFrame] = None,
          joins: bool = False, pipelines: Union[str, Iterable[str]] = (), binary: Optional[str] = None, seconds: float = 120,
          provenance: bool = False, lines: bool = False) -> DataFrame:
    """Takes the page of each row through a pipeline: a row of the record for each row, in its order.

    A page that fails is a row whose `error` says why, and never fails the job.

    html, text: the column with the page, as a string or as bytes (`charset` is the column with what the server said of them), or
    with a text that was scraped already. url, id: columns; without an id a page is named by its address.
    keep: columns of `df` that stand behind those of the record.
    pipelines: files, or a folder of files, that `pipeline` and what it extends may name; they go with the job.
    survey: what `survey` gave: it goes to each task as a whole, or where `joins` is true with the rows, which is for a great many hosts.
    seconds: how long a page may take. provenance: whether the record says where each value came from; this costs a quarter more.
    lines: one column `record`, with the record as a line of JSON, byte for byte that of `winnow run`, in the place of typed ones.
    """
    spark = df.sparkSession
    files = prepare(spark, pipeline, pipelines, binary)
    findings = None
    if survey is not None and joins:
        df = with_findings(df, survey, url)
    elif survey is not None:
        findings = broadcast(spark, survey)
    columns = columns_of(html, url, id, text, charset)
    cleaning = Cleaning(pipeline, files, columns, tuple(keep), seconds, provenance, lines, findings)
    # Spark would hand all columns to Python.
    needed = dict.fromkeys([*columns.values(), *keep, *([FINDINGS] if joins and survey is not None else [])])
    return df.select(*needed).mapInArrow(cleaning.rows, cleaning.schema(df.schema))


def broadcast(spark: SparkSession, survey: DataFrame) -> Broadcast:
    """The findings of all hosts, as the file that `winnow run --survey` takes."""
    hosts = {}
    for row in survey.select("findings").collect():
        hosts.update(json.loads(row.findings)["findings"]["hosts"])
    return spark.sparkContext.broadcast(json.dumps({"version": 1, "hosts": hosts}, ensure_ascii=False).encode())


def with_findings(df: DataFrame, survey: DataFrame, url: str) -> DataFrame:
    known = survey.withColumnsRenamed({"host": "__host", "findings": FINDINGS})
    return df.withColumn("__host", host_of(url)).join(known, "__host", "left").sortWithinPartitions("__host").drop("__host")
