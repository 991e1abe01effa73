"""What cleaning and surveying have in common: what goes with a job, and how rows become pages."""
import os
from typing import Iterable, Iterator, Mapping, Optional, Union

import pyarrow as pa
from pyspark.sql import Column, functions as f
from winnow_serve import Sent, Winnow, page

from .ship import ship

# So much of the pages is handed to Python at a time, unless the session says otherwise: Spark's own 256 MB are copied while they grow, and
# leave an executor of a gigabyte no room.
_BATCH, _BATCH_BYTES = "spark.sql.execution.arrow.maxBytesPerBatch", "8MB"


def prepare(spark, pipeline: str, pipelines: Union[str, Iterable[str]], binary: Optional[str]) -> Mapping[str, bytes]:
    """Sends what tasks need, but for the pipeline files, which are returned."""
    path, files = ship(spark, binary), _files_of(pipelines)
    # What is wrong with a pipeline is said here, and not by a thousand tasks.
    Winnow(path, pipeline, pipelines=files).run("pipeline", "lint", pipeline)
    if spark.conf.get(_BATCH, None) is None:
        spark.conf.set(_BATCH, _BATCH_BYTES)
    return files


def _files_of(pipelines: Union[str, Iterable[str]]) -> Mapping[str, bytes]:
    paths = [pipelines] if isinstance(pipelines, str) else list(pipelines)
    paths = [os.path.join(path, name) for path in paths if os.path.isdir(path) for name in sorted(os.listdir(path)) if name.endswith(".json")] \
        + [path for path in paths if not os.path.isdir(path)]
    files = {}
    for path in paths:
        with open(path, "rb") as file:
            files[os.path.basename(path)] = file.read()
    return files


def columns_of(html: Optional[str], url: Optional[str], id: Optional[str], text: Optional[str], charset: Optional[str]) -> Mapping[str, str]:
    """Which column is what of a page; a text stands in the place of HTML."""
    columns = {"id": id, "url": url, "html": html if text is None else None, "text": text, "charset": charset}
    return {key: column for key, column in columns.items() if column is not None}


def pages_of(batch: pa.RecordBatch, columns: Mapping[str, str]) -> Iterator[Sent]:
    """The pages of a batch's rows; their bytes stay where Arrow has them."""
    form = "text" if "text" in columns else None
    bodies = batch.column(columns["text" if form else "html"])
    is_text = pa.types.is_string(bodies.type) or pa.types.is_large_string(bodies.type)
    values = {key: batch.column(columns[key]).to_pylist() for key in ("id", "url", "charset") if key in columns}
    for row, body in enumerate(_bytes_of(bodies)):
        head = {key: value[row] for key, value in values.items()}
        if is_text:
            head["charset"] = "utf-8"
        yield page(body, form=form, **head)


def _bytes_of(column: pa.Array) -> Iterator[memoryview]:
    """The bytes of each row, and none for a null. Arrow's own scalars would copy them."""
    if len(column) == 0:
        return
    column = column.cast(pa.large_binary())
    if column.null_count:
        column = column.fill_null(b"")
    _, offsets, data = column.buffers()
    starts, bytes_ = memoryview(offsets).cast("B").cast("q"), memoryview(data or b"").cast("B")
    for row in range(column.offset, column.offset + len(column)):
        yield bytes_[starts[row]:starts[row + 1]]


def host_of(url: str) -> Column:
    """The host as Winnow reads it off an address."""
    return f.coalesce(f.lower(f.regexp_extract(f.col(url), r"^.*?://(?:[^/?#]*@)?([^/?#:@]*)", 1)), f.lit(""))
