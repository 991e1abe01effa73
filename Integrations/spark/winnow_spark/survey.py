import json
from typing import Iterable, Iterator, Optional, Union

import pyarrow as pa
from pyspark.sql import DataFrame, Window, functions as f
from winnow_serve import Winnow

from .job import columns_of, host_of, pages_of, prepare
from .ship import shipped

_TALLIES, _FINDINGS = "host string, tallies string", "host string, findings string"


def survey(df: DataFrame, pipeline: str = "news", html: str = "html", url: str = "url", id: Optional[str] = None, *,
           charset: Optional[str] = None, pages_per_host: int = 200, pipelines: Union[str, Iterable[str]] = (), binary: Optional[str] = None,
           seconds: float = 120) -> DataFrame:
    """Learns what the pages of each site share, for `clean(…, survey=…)`: a row a host, with its findings as a line of JSON.

    Of each host the pages with the first ids count (addresses, where there is no id), so that the findings do not depend on how the
    rows are parted: they are those of `winnow survey` over the same pages. Pages are counted where they lie; what was counted is
    added up for each host.
    """
    files = prepare(df.sparkSession, pipeline, pipelines, binary)
    key = id or url
    first = Window.partitionBy("host").orderBy("key")
    chosen = df.select(f.col(key).alias("key"), host_of(url).alias("host")).withColumn("place", f.row_number().over(first)) \
        .where(f.col("place") <= pages_per_host).select("key")
    sample = df.join(chosen, df[key] == chosen["key"], "left_semi")
    columns = columns_of(html, url, id, None, charset)

    def count(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        winnow = Winnow(shipped(), pipeline, ["--count"], pipelines=files, seconds=seconds)
        pages = (page for batch in batches for page in pages_of(batch, columns))
        # A page that fails teaches nothing.
        tallies = (answer for answer in winnow.answers(pages) if "host" in json.loads(answer))
        yield from _merged(winnow, tallies, "--count", "tallies")

    def learn(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        winnow = Winnow(shipped(), pipeline, pipelines=files)
        yield from _merged(winnow, (value.as_py().encode() + b"\n" for batch in batches for value in batch.column("tallies")), "--lines", "findings")

    return sample.mapInArrow(count, _TALLIES).repartition("host").mapInArrow(learn, _FINDINGS)


def _merged(winnow: Winnow, tallies: Iterator[bytes], form: str, column: str) -> Iterator[pa.RecordBatch]:
    """Adds tallies up, and gives a row a host."""
    found = [answer.rstrip(b"\n") for answer in winnow.lines("survey", "--merge", "-", form, "--pipeline", winnow.pipeline, pieces=tallies)]
    hosts = [json.loads(answer)["host"] for answer in found]
    if hosts:
        yield pa.RecordBatch.from_arrays([pa.array(hosts), pa.array([answer.decode() for answer in found])], names=["host", column])
