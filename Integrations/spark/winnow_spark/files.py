"""Files of pages, read where a task is: Parquet by its row groups, NDJSON by its lines, WARC as a whole."""
import io
import os
from typing import Callable, Iterable, Iterator, List, Optional, Sequence, Tuple, TypeVar

import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet
from winnow_serve import Sent, line, place

_T = TypeVar("_T")
LINES, PARQUET, WARC = "NDJSON", "Parquet", "WARC"
# Pages are large: so many of them, or of their bytes, are in memory at a time.
_ROWS, _BYTES, _BUFFER = 64, 32 << 20, 1 << 20
_SMALLEST_PART, _LARGEST_PART, _TASKS_PER_CORE = 64 << 20, 2 << 30, 4
# A longer line is no page; so much of it is handed on, for the record of its error to be made.
_LONGEST_LINE = 128 << 20
_SPACES = b" \t\r\n\v\f"
_LINES = {"ndjson", "jsonl", "json"}

# What one task reads: of each file what begins in a range of its bytes.
Part = List[Tuple[str, int, int]]


def file_system(path: str) -> Tuple[pa.fs.FileSystem, str]:
    """Of a path, or of an address that Arrow knows (file:, s3:, hdfs:, gs:)."""
    if "://" in path or path.startswith("file:"):
        return pa.fs.FileSystem.from_uri(path)
    return pa.fs.LocalFileSystem(), os.path.abspath(path)


def find(path: str) -> Tuple[pa.fs.FileSystem, List[pa.fs.FileInfo]]:
    """A file, or those of a folder that are no marks of whoever wrote it (`_SUCCESS`, `.crc`)."""
    system, inner = file_system(path)
    info = system.get_file_info(inner)
    if info.type == pa.fs.FileType.NotFound:
        raise FileNotFoundError(path)
    if info.is_file:
        return system, [info]
    found = system.get_file_info(pa.fs.FileSelector(inner, recursive=True))
    return system, sorted((file for file in found if file.is_file and not file.base_name.startswith(("_", "."))), key=lambda file: file.path)


def kind_of(path: str) -> str:
    extensions = _extensions(path)
    return WARC if "warc" in extensions else LINES if not _LINES.isdisjoint(extensions) else PARQUET


def _can_be_cut(path: str) -> bool:
    return kind_of(path) == PARQUET or _extensions(path)[-1] in _LINES


def _extensions(path: str) -> Sequence[str]:
    return os.path.basename(path).split(".")[1:]


def kind(path: str, files: Sequence[pa.fs.FileInfo]) -> str:
    """That of all files found at the path."""
    kinds = sorted({kind_of(file.path) for file in files})
    if len(kinds) != 1:
        raise ValueError(f"{path} has {' and '.join(kinds) or 'no'} files, and not those of one kind")
    return kinds[0]


def part_bytes(files: Sequence[pa.fs.FileInfo], cores: int) -> int:
    """How much a task reads: few tasks cost little, and some more than there are cores end at about the same time."""
    return max(_SMALLEST_PART, min(_LARGEST_PART, sum(file.size for file in files) // (cores * _TASKS_PER_CORE)))


def parts(files: Sequence[pa.fs.FileInfo], size: int) -> List[Part]:
    """The files in parts of about so many bytes: large ones are cut where their kind can be, small ones are put together."""
    made, open_part, filled = [], [], 0
    for file in files:
        step = size if _can_be_cut(file.path) else file.size
        for start in range(0, file.size, max(step, 1)):
            length = min(step, file.size - start)
            if open_part and filled + length > size:
                made.append(open_part)
                open_part, filled = [], 0
            open_part.append((file.path, start, start + length))
            filled += length
    return made + [open_part] if open_part else made


def grouped(items: Iterable[_T], size: Callable[[_T], int], most_bytes: int, most: Optional[int] = None) -> Iterator[List[_T]]:
    """Items together, until there are so many of them or of their bytes."""
    group, filled = [], 0
    for item in items:
        group.append(item)
        filled += size(item)
        if len(group) == most or filled > most_bytes:
            yield group
            group, filled = [], 0
    if group:
        yield group


def schema(system: pa.fs.FileSystem, path: str) -> pa.Schema:
    """The columns of a file of Parquet."""
    with system.open_input_file(path) as source:
        return pa.parquet.read_schema(source)


def rows(system: pa.fs.FileSystem, part: Part, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """The rows of Parquet."""
    for path, start, end in part:
        yield from _row_groups(system, path, start, end, columns)


def _row_groups(system: pa.fs.FileSystem, path: str, start: int, end: int, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    def begin(group: int) -> int:
        column = file.metadata.row_group(group).column(0)
        return min(column.data_page_offset, column.dictionary_page_offset or column.data_page_offset)

    with system.open_input_file(path) as source:
        file = pa.parquet.ParquetFile(source, buffer_size=_BUFFER, pre_buffer=False)
        groups = [group for group in range(file.num_row_groups) if start <= begin(group) < end]
        if groups:
            yield from file.iter_batches(_ROWS, groups, columns, use_threads=False)


def lines(system: pa.fs.FileSystem, part: Part, id: str, url: str) -> Iterator[List[Sent]]:
    """The lines of NDJSON that are not blank, some at a time. Those of files that winnow can read by itself stay where they lie."""
    def pages(path: str, start: int, end: int) -> Iterator[Sent]:
        if isinstance(system, pa.fs.LocalFileSystem) and _can_be_cut(path):
            return (place(path, at, bytes, id, url) for at, bytes in _places(path, start, end))
        return (line(text, id, url) for text in _lines(system, path, start, end))

    return grouped((page for piece in part for page in pages(*piece)), len, _BYTES, _ROWS)


def _places(path: str, start: int, end: int) -> Iterator[Tuple[int, int]]:
    """Where the lines lie that begin in this range: the first byte, and how many there are."""
    with open(path, "rb", buffering=0) as source:
        # What begins before is the rest of a line that is not ours, or the byte before one that is.
        at = max(start - 1, 0)
        source.seek(at)
        for begin, stop, is_blank in _spans(source, at):
            if begin >= end:
                return
            if begin >= start and not is_blank:
                yield begin, stop - begin


def _spans(source: io.RawIOBase, at: int) -> Iterator[Tuple[int, int, bool]]:
    """Where each line begins and ends, and whether it is blank. One buffer takes all, which stays in the cache of the core."""
    buffer, begin, is_blank = bytearray(_BUFFER), at, True
    while count := source.readinto(buffer):
        start = 0
        while (feed := buffer.find(b"\n", start, count)) >= 0:
            yield begin, at + feed, is_blank and _is_blank(buffer, start, feed)
            start, begin, is_blank = feed + 1, at + feed + 1, True
        is_blank = is_blank and _is_blank(buffer, start, count)
        at += count
    if begin < at:
        yield begin, at, is_blank


def _is_blank(buffer: bytearray, start: int, end: int) -> bool:
    # Most lines are told by their first byte, without a copy.
    return start == end or buffer[start] in _SPACES and buffer[start:end].isspace()


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
