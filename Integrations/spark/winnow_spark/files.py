"""Files of pages, read where a task is: Parquet by its row groups, NDJSON by its lines, WARC as a whole."""
import io
import os
from typing import Iterator, List, Sequence, Tuple

import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet

from . import warc

LINES, PARQUET, WARC = "NDJSON", "Parquet", "WARC"
_ROWS, _BUFFER = 64, 1 << 20
# A longer line is no page; so much of it is handed on, for the record of its error to be made.
_LONGEST_LINE = 128 << 20

_LINES = {"ndjson", "jsonl", "json"}

# What one task reads: of each file what begins in a range of its bytes.
Part = List[Tuple[str, int, int]]


def from_anywhere(path: str) -> str:
    """The path for whoever works in another folder."""
    return path if _is_address(path) else os.path.abspath(path)


def file_system(path: str) -> Tuple[pa.fs.FileSystem, str]:
    """Of a path, or of an address that Arrow knows (file:, s3:, hdfs:, gs:)."""
    if _is_address(path):
        return pa.fs.FileSystem.from_uri(path)
    return pa.fs.LocalFileSystem(), os.path.abspath(path)


def _is_address(path: str) -> bool:
    return "://" in path or path.startswith("file:")


def files(path: str) -> List[pa.fs.FileInfo]:
    """A file, or those of a folder that are no marks of whoever wrote it (`_SUCCESS`, `.crc`)."""
    system, inner = file_system(path)
    info = system.get_file_info(inner)
    if info.type == pa.fs.FileType.NotFound:
        raise FileNotFoundError(path)
    if info.is_file:
        return [info]
    found = system.get_file_info(pa.fs.FileSelector(inner, recursive=True))
    return sorted((file for file in found if file.is_file and not file.base_name.startswith(("_", "."))), key=lambda file: file.path)


def kind_of(path: str) -> str:
    extensions = _extensions(path)
    return WARC if "warc" in extensions else LINES if not _LINES.isdisjoint(extensions) else PARQUET


def _can_be_cut(path: str) -> bool:
    return kind_of(path) == PARQUET or _extensions(path)[-1] in _LINES


def _extensions(path: str) -> Sequence[str]:
    return os.path.basename(path).split(".")[1:]


def kind(path: str) -> str:
    """That of all files there."""
    found = files(path)
    kinds = sorted({kind_of(file.path) for file in found})
    if len(kinds) != 1:
        raise ValueError(f"{path} has {' and '.join(kinds) or 'no'} files, and not those of one kind")
    return kinds[0]


def parts(path: str, size: int) -> List[Part]:
    """The files in parts of about so many bytes: large ones are cut where their kind can be, small ones are put together."""
    made, open_part, filled = [], [], 0
    for file in files(path):
        step = size if _can_be_cut(file.path) else file.size
        for start in range(0, file.size, max(step, 1)):
            length = min(step, file.size - start)
            if open_part and filled + length > size:
                made.append(open_part)
                open_part, filled = [], 0
            open_part.append((file.path, start, start + length))
            filled += length
    return made + [open_part] if open_part else made


def schema(path: str) -> pa.Schema:
    """The columns of a folder's Parquet, by the first of its files."""
    system, _ = file_system(path)
    with system.open_input_file(files(path)[0].path) as source:
        return pa.parquet.read_schema(source)


def batches(path: str, part: Part, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """The rows of Parquet, or those of `warc.SCHEMA`."""
    system, _ = file_system(path)
    for name, start, end in part:
        yield from warc.batches(system, name) if kind_of(name) == WARC else _row_groups(system, name, start, end, columns)


def _row_groups(system: pa.fs.FileSystem, path: str, start: int, end: int, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    def begin(group: int) -> int:
        column = file.metadata.row_group(group).column(0)
        return min(column.data_page_offset, column.dictionary_page_offset or column.data_page_offset)

    with system.open_input_file(path) as source:
        file = pa.parquet.ParquetFile(source, buffer_size=_BUFFER, pre_buffer=False)
        groups = [group for group in range(file.num_row_groups) if start <= begin(group) < end]
        if groups:
            yield from file.iter_batches(_ROWS, groups, columns, use_threads=False)


def lines(path: str, part: Part) -> Iterator[List[bytes]]:
    """The lines of NDJSON that are not blank, some at a time."""
    system, _ = file_system(path)
    for name, start, end in part:
        few = []
        for line in _lines(system, name, start, end):
            few.append(line)
            if len(few) == _ROWS:
                yield few
                few = []
        if few:
            yield few


def _lines(system: pa.fs.FileSystem, path: str, at: int, end: int) -> Iterator[bytes]:
    is_packed, is_within = not _can_be_cut(path), at > 0
    with system.open_input_stream(path) if is_packed else system.open_input_file(path) as source:
        if is_within:
            # A line that begins here is ours: the one before ends with the byte before.
            at -= 1
            source.seek(at)
        reader = io.BufferedReader(source, _BUFFER)
        while (is_packed or at < end) and (line := reader.readline(_LONGEST_LINE)):
            at += len(line)
            if not is_within and not line.isspace():
                yield line
            is_within = not line.endswith(b"\n")
