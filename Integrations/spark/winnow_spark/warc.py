import base64
import json
from typing import Iterator, Optional

import pyarrow as pa
import pyarrow.fs
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
from winnow_serve import Winnow

from . import files
from .ship import ship, shipped

SCHEMA = pa.schema([(name, pa.binary() if name == "html" else pa.string()) for name in ("id", "url", "fetched", "charset", "html", "text", "error")])
_ROWS, _BYTES = 256, 32 << 20


def read_warc(spark: SparkSession, path: str, binary: Optional[str] = None) -> DataFrame:
    """The pages of WARC files: id, url, fetched, charset, html (the bytes, unpacked), and error for what cannot be read.

    path: a file, or a folder of them, of any file system that Arrow knows (a path, file:, s3:, hdfs:, gs:). Each file is a partition,
    since nobody can begin to read a packed one in the middle.
    """
    ship(spark, binary)
    spark.dataSource.register(WarcDataSource)
    return spark.read.format("winnow-warc").option("path", path).load()


class WarcDataSource(DataSource):
    """`spark.read.format("winnow-warc")`."""

    @classmethod
    def name(cls):
        return "winnow-warc"

    def schema(self):
        return ", ".join(f"{field.name} {field.type}" for field in SCHEMA)

    def reader(self, schema):
        return WarcReader(self.options["path"])


class WarcReader(DataSourceReader):
    def __init__(self, path: str):
        self.path = path

    def partitions(self):
        return [InputPartition(file.path) for file in files.find(self.path)[1] if files.kind_of(file.path) == files.WARC]

    def read(self, partition) -> Iterator[pa.RecordBatch]:
        if partition is not None and partition.value is not None:
            yield from batches(files.file_system(self.path)[0], partition.value)


def batches(system: pa.fs.FileSystem, path: str) -> Iterator[pa.RecordBatch]:
    """The pages of one file."""
    def pieces():
        with system.open_input_stream(path, compression=None) as file:
            while piece := file.read(1 << 20):
                yield piece

    for lines in files.grouped(Winnow(shipped()).lines("pages", "-", pieces=pieces()), len, _BYTES, _ROWS):
        yield _batch(lines)


def _batch(lines) -> pa.RecordBatch:
    rows = [json.loads(line) for line in lines]
    for row in rows:
        encoded = row.pop("html_base64", None)
        row["html"] = None if encoded is None else base64.b64decode(encoded)
    return pa.RecordBatch.from_arrays([pa.array([row.get(field.name) for row in rows], field.type) for field in SCHEMA], schema=SCHEMA)
