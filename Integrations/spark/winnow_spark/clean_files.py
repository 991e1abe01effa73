import uuid
from typing import Iterable, Iterator, Optional, Sequence, Union

import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from . import files, warc
from .clean import broadcast
from .cleaning import Batch, Cleaning
from .job import columns_of, prepare

_UNFINISHED = "_temporary"
# So much of a file's rows is in memory before it is written.
_GROUP_BYTES = 64 << 20


def clean_files(spark: SparkSession, path: str, out: str, pipeline: str = "news", html: Optional[str] = "html", url: Optional[str] = "url",
                id: Optional[str] = None, *, text: Optional[str] = None, charset: Optional[str] = None, keep: Sequence[str] = (),
                survey: Optional[DataFrame] = None, part_bytes: Optional[int] = None, compression: str = "snappy",
                pipelines: Union[str, Iterable[str]] = (), binary: Optional[str] = None, seconds: float = 120, provenance: bool = False,
                lines: bool = False) -> DataFrame:
    """Cleans files of pages into a new folder of Parquet, and reads it: as `clean`, but each task reads and writes files by itself,
    and nothing of a page goes through Spark, which has the tasks done. This is the fastest way.

    path: a file of Parquet, NDJSON or WARC, or a folder of them, of any file system that Arrow knows (a path, file:, s3:, hdfs:, gs:).
    out: a folder that is not there yet. It is complete when it has a `_SUCCESS`; of what tasks wrote before they failed nothing stays.
    html, text, url, id, charset: columns of Parquet, or keys of NDJSON, which needs no `charset`; of a WARC it is known what they are.
    keep: columns of Parquet, or those of `read_warc`.
    part_bytes: so much of the files a task reads; otherwise a quarter of a core's share, since each task costs Spark half a second,
    but no more than 2 GB and no less than 64 MB. Parquet is cut between its row groups and NDJSON between its lines; what is packed
    as a whole (`.ndjson.gz`, `.warc.gz`) is not cut. compression: of what is written, as Parquet calls it.
    The rest is that of `clean`.
    """
    sent = prepare(spark, pipeline, pipelines, binary)
    source, found = files.find(path)
    kind, parts = files.kind(path, found), files.parts(found, part_bytes or files.part_bytes(found, spark.sparkContext.defaultParallelism))
    columns, options, pages = columns_of(html, url, id, text, charset), (), pa.schema([])
    if kind == files.LINES:
        if keep:
            raise ValueError("keep is for columns; a line of NDJSON goes to winnow as it is: join by the id")
        columns = {"id": "id", "url": "url", **columns}
        options = ("--fields", ",".join(f"{name}={key}" for name, key in columns.items() if name != "charset"))
    elif kind == files.WARC:
        columns, pages = columns_of("html", "url", "id", None, "charset"), warc.SCHEMA
    else:
        pages = files.schema(source, found[0].path)
    needed = list(dict.fromkeys([*columns.values(), *keep]))
    if kind != files.LINES and (missing := [name for name in needed if name not in pages.names]):
        raise ValueError(f"{path} has no column {', '.join(missing)}; it has {', '.join(pages.names)}")
    system, folder = files.file_system(out)
    if system.get_file_info(folder).type != pa.fs.FileType.NotFound:
        raise FileExistsError(f"{out} is there already")
    findings = None if survey is None else broadcast(spark, survey)
    cleaning = Cleaning(pipeline, sent, columns, tuple(keep), seconds, provenance, lines, findings, options)
    schema = cleaning.arrow_schema(pages)

    def records(part: files.Part) -> Iterator[pa.RecordBatch]:
        if kind == files.LINES:
            return cleaning.records(Batch(some, []) for some in files.lines(source, part, columns["id"], columns["url"]))
        if kind == files.WARC:
            return cleaning.rows(batch for file, _, _ in part for batch in warc.batches(source, file))
        return cleaning.rows(files.rows(source, part, needed))

    def run(number: int) -> str:
        # A task may be done twice, at the same time as well: each has a name of its own, and one of them is taken.
        name = f"part-{number:05}-{uuid.uuid4().hex[:12]}.parquet"
        with system.open_output_stream(f"{folder}/{_UNFINISHED}/{name}") as file:
            _write(records(parts[number]), schema, file, compression)
        return name

    system.create_dir(f"{folder}/{_UNFINISHED}", recursive=True)
    try:
        for name in spark.sparkContext.parallelize(range(len(parts)), max(len(parts), 1)).map(run).collect():
            system.move(f"{folder}/{_UNFINISHED}/{name}", f"{folder}/{name}")
    except BaseException:
        system.delete_dir(folder)
        raise
    system.delete_dir(f"{folder}/{_UNFINISHED}")
    with system.open_output_stream(f"{folder}/_SUCCESS"):
        pass
    written = folder if isinstance(system, pa.fs.LocalFileSystem) else out
    return spark.read.schema(cleaning.schema(from_arrow_schema(pages))).parquet(written)


def _write(batches: Iterator[pa.RecordBatch], schema: pa.Schema, file, compression: str):
    with pa.parquet.ParquetWriter(file, schema, compression=compression) as writer:
        for group in files.grouped(batches, lambda batch: batch.nbytes, _GROUP_BYTES):
            writer.write_table(pa.Table.from_batches(group).cast(schema))
