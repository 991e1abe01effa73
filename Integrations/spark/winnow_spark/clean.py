import collections
import json
from typing import Iterable, Iterator, Mapping, Optional, Sequence, Union

import pyarrow as pa
import pyarrow.json
from pyspark.sql import DataFrame, types as sql
from winnow_serve import Sent, Winnow, findings as known_from_here

from .job import host_of, pages_of, prepare
from .record import PROVENANCE, arrow_schema, spark_schema
from .ship import shipped

_FINDINGS = "__findings"


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
        findings = spark.sparkContext.broadcast(survey_file(survey))
    columns = {"id": id, "url": url, "html": html if text is None else None, "text": text, "charset": charset}
    columns = {key: column for key, column in columns.items() if column is not None}
    record = sql.StructType([sql.StructField("record", sql.StringType(), False)]) if lines else spark_schema(provenance)
    schema = sql.StructType(record.fields + [df.schema[name] for name in keep])

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        winnow = Winnow(shipped(), pipeline, pipelines=files, survey=findings.value if findings else None, seconds=seconds)
        waiting = collections.deque()
        answers = winnow.answers(_pages(batches, columns, waiting))
        made = []
        for answer in answers:
            made.append(answer)
            if len(made) == waiting[0].num_rows:
                batch = waiting.popleft()
                columns_made = [pa.array([answer[:-1].decode() for answer in made])] if lines else _columns(made, record)
                yield pa.RecordBatch.from_arrays(columns_made + [batch.column(name) for name in keep], names=schema.names)
                made = []

    return df.mapInArrow(run, schema)


def _pages(batches: Iterator[pa.RecordBatch], columns: Mapping[str, str], waiting: collections.deque) -> Iterator[Sent]:
    known = None
    for batch in batches:
        if batch.num_rows == 0:
            continue
        waiting.append(batch)
        findings = batch.column(_FINDINGS).to_pylist() if _FINDINGS in batch.schema.names else None
        for row, sent in enumerate(pages_of(batch, columns)):
            if findings is not None and findings[row] != known:
                known = findings[row]
                yield known_from_here((known or '{"findings":{"version":1,"hosts":{}}}').encode())
            yield sent


def _columns(answers, schema: sql.StructType):
    """Answers as columns. Arrow reads them, since Python would take as long for it as the cleaning takes."""
    typed = arrow_schema(schema)
    fast = pa.schema([field for field in typed if field.name != PROVENANCE])
    data = b"".join(answers)
    table = pyarrow.json.read_json(
        pa.BufferReader(data), pyarrow.json.ReadOptions(use_threads=False, block_size=len(data) + 1),
        pyarrow.json.ParseOptions(explicit_schema=fast, unexpected_field_behavior="ignore")).combine_chunks()
    columns = {name: _whole(table.column(name)) for name in fast.names}
    if PROVENANCE in typed.names:
        found = [json.loads(answer).get(PROVENANCE) for answer in answers]
        columns[PROVENANCE] = pa.array([None if value is None else list(value.items()) for value in found], typed.field(PROVENANCE).type)
    return [columns[name] for name in typed.names]


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks)


def survey_file(survey: DataFrame) -> bytes:
    """The findings of all hosts, as the file that `winnow run --survey` takes."""
    hosts = {}
    for row in survey.select("findings").collect():
        hosts.update(json.loads(row.findings)["findings"]["hosts"])
    return json.dumps({"version": 1, "hosts": hosts}, ensure_ascii=False).encode()


def with_findings(df: DataFrame, survey: DataFrame, url: str) -> DataFrame:
    known = survey.withColumnsRenamed({"host": "__host", "findings": _FINDINGS})
    return df.withColumn("__host", host_of(url)).join(known, "__host", "left").sortWithinPartitions("__host").drop("__host")
