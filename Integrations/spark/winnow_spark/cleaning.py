"""What a task does: batches of pages in, batches of records out."""
import collections
import dataclasses
import json
from typing import Iterable, Iterator, List, Mapping, NamedTuple, Optional, Tuple

import pyarrow as pa
import pyarrow.json
from pyspark import Broadcast
from pyspark.sql import types as sql
from winnow_serve import Sent, Winnow, findings as known_from_here

from .job import pages_of
from .record import PROVENANCE, arrow_schema, spark_schema
from .ship import shipped

# What is known of a row's site, where it comes with the row.
FINDINGS = "__findings"


class Batch(NamedTuple):
    """Pages, among which may be what is known of their sites, and the columns that are kept beside their records."""
    sent: List[Sent]
    kept: List[pa.Array]


@dataclasses.dataclass(frozen=True)
class Cleaning:
    pipeline: str
    files: Mapping[str, bytes]
    # Which column is what of a page, for rows.
    columns: Mapping[str, str]
    keep: Tuple[str, ...]
    seconds: float
    provenance: bool
    # Whether records are given as lines.
    lines: bool
    # What is known of all sites, as the file that `winnow run --survey` takes.
    findings: Optional[Broadcast] = None
    options: Tuple[str, ...] = ()

    def _record(self) -> sql.StructType:
        return sql.StructType([sql.StructField("record", sql.StringType(), False)]) if self.lines else spark_schema(self.provenance)

    def schema(self, pages: sql.StructType) -> sql.StructType:
        """That of what comes out, for pages of this one."""
        return sql.StructType(self._record().fields + [pages[name] for name in self.keep])

    def arrow_schema(self, pages: pa.Schema) -> pa.Schema:
        """The same for files."""
        return pa.schema([*arrow_schema(self._record()), *(pages.field(name) for name in self.keep)])

    def rows(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The records of pages that are rows."""
        known = None

        def batch_of(rows: pa.RecordBatch) -> Batch:
            nonlocal known
            findings, sent = rows.column(FINDINGS).to_pylist() if FINDINGS in rows.schema.names else None, []
            for row, page in enumerate(pages_of(rows, self.columns)):
                if findings is not None and findings[row] != known:
                    known = findings[row]
                    sent.append(known_from_here((known or '{"findings":{"version":1,"hosts":{}}}').encode()))
                sent.append(page)
            return Batch(sent, [rows.column(name) for name in self.keep])

        return self.records(map(batch_of, batches))

    def records(self, batches: Iterable[Batch]) -> Iterator[pa.RecordBatch]:
        survey = self.findings.value if self.findings else None
        winnow = Winnow(shipped(), self.pipeline, self.options, pipelines=self.files, survey=survey, seconds=self.seconds)
        record, waiting, made = self._record(), collections.deque(), []

        def sent() -> Iterator[Sent]:
            for batch in batches:
                if count := sum(one.is_page for one in batch.sent):
                    waiting.append((count, batch.kept))
                    yield from batch.sent

        for answer in winnow.answers(sent()):
            made.append(answer)
            if len(made) == waiting[0][0]:
                _, kept = waiting.popleft()
                columns = [pa.array([answer[:-1].decode() for answer in made])] if self.lines else _columns(made, record)
                yield pa.RecordBatch.from_arrays(columns + kept, names=record.names + list(self.keep))
                made = []


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
