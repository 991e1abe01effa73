import base64
import json
import os
from typing import Iterator, Optional

import pyarrow as pa
import pyarrow.fs
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
from winnow_serve import Winnow

from .ship import ship, shipped

_SCHEMA = "id string, url string, fetched string, charset string, html binary, text string, error string"
_NAMES = [column.split()[0] for column in _SCHEMA.split(", ")]
_TYPES = {"html": pa.binary()}
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
        return _SCHEMA

    def reader(self, schema):
        return WarcReader(self.options["path"])


class WarcReader(DataSourceReader):
    def __init__(self, path: str):
        self.path = path

    def partitions(self):
        system, path = _file_system(self.path)
        info = system.get_file_info(path)
        if info.type == pa.fs.FileType.NotFound:
            raise FileNotFoundError(self.path)
        if info.is_file:
            return [InputPartition(path)]
        files = system.get_file_info(pa.fs.FileSelector(path, recursive=True))
        return [InputPartition(file.path) for file in sorted(files, key=lambda file: file.path) if file.is_file and ".warc" in os.path.basename(file.path)]

    def read(self, partition) -> Iterator[pa.RecordBatch]:
        if partition is None or partition.value is None:
            return
        system, _ = _file_system(self.path)

        def pieces():
            with system.open_input_stream(partition.value, compression=None) as file:
                while piece := file.read(1 << 20):
                    yield piece

        rows, size = [], 0
        for page in Winnow(shipped()).lines("pages", "-", pieces=pieces()):
            rows.append(json.loads(page))
            size += len(page)
            if len(rows) == _ROWS or size > _BYTES:
                yield _batch(rows)
                rows, size = [], 0
        if rows:
            yield _batch(rows)


def _file_system(path: str):
    if "://" in path or path.startswith("file:"):
        return pa.fs.FileSystem.from_uri(path)
    return pa.fs.LocalFileSystem(), os.path.abspath(path)


def _batch(rows) -> pa.RecordBatch:
    for row in rows:
        encoded = row.pop("html_base64", None)
        row["html"] = None if encoded is None else base64.b64decode(encoded)
    return pa.RecordBatch.from_arrays([pa.array([row.get(name) for row in rows], _TYPES.get(name, pa.string())) for name in _NAMES], names=_NAMES)
