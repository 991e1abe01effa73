"""Files of pages to Parquet, with the binary `winnow`, which reads them."""
import json
import os
import subprocess
import tempfile
from typing import IO, TYPE_CHECKING, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Union

from ._binary import binary
from ._errors import WinnowError
from ._pipeline import Pipeline, Spec
from ._table import arrow_schema, text_schema, typed

if TYPE_CHECKING:
    import pyarrow

Path = Union[str, "os.PathLike[str]"]

# So much JSON becomes a row group, unless a record is larger.
_GROUP_BYTES = 32 << 20


class Scanned(NamedTuple):
    """What a scan wrote."""

    pages: int
    """Rows."""
    failed: int
    """Rows with an `error` in the place of a text."""


def scan(paths: Union[Path, Iterable[Path]], out: Path, pipeline: Union[Spec, Pipeline], workers: Optional[int], fields: Optional[Mapping[str, str]],
         survey: Optional[Path], compression: str) -> Scanned:
    """See `winnow_clean.scan`; a module of its own, since what it imports takes longer than the rest of the package."""
    import pyarrow.parquet as pq
    schema, pages, failed = arrow_schema(), 0, 0
    target = os.fspath(out)
    unfinished = f"{target}.{os.getpid()}.part"
    try:
        with tempfile.TemporaryDirectory() as folder, pq.ParquetWriter(unfinished, schema, compression=compression) as writer:
            for lines in _groups(_command(paths, pipeline, workers, fields, survey, folder)):
                group = typed(_read(lines), schema)
                writer.write_table(group, row_group_size=max(group.num_rows, 1))
                pages, failed = pages + group.num_rows, failed + group.num_rows - group.column("error").null_count
        os.replace(unfinished, target)
    except BaseException:
        if os.path.exists(unfinished):
            os.remove(unfinished)
        raise
    return Scanned(pages, failed)


def _command(paths: Union[Path, Iterable[Path]], pipeline: Union[Spec, Pipeline], workers: Optional[int], fields: Optional[Mapping[str, str]],
             survey: Optional[Path], folder: str) -> List[str]:
    spec: Spec = pipeline._made_of if isinstance(pipeline, Pipeline) else pipeline
    if isinstance(pipeline, Pipeline):
        survey = survey or pipeline._survey
    if isinstance(spec, Mapping):
        with open(os.path.join(folder, "pipeline.json"), "w", encoding="utf-8") as file:
            json.dump(spec, file)
        spec = file.name
    command = [binary(), "run", os.fspath(spec), "--format", "ndjson"]
    for option, value in [("--jobs", workers), ("--survey", survey), ("--fields", ",".join(f"{name}={key}" for name, key in (fields or {}).items()) or None)]:
        if value is not None:
            command += [option, str(value)]
    return [*command, "--", *(os.fspath(path) for path in ([paths] if isinstance(paths, (str, os.PathLike)) else paths))]


def _groups(command: List[str]) -> Iterator[bytes]:
    """What the command writes, by whole lines."""
    with tempfile.TemporaryFile() as said, subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said) as process:
        try:
            if process.stdout is not None:
                yield from _lines(process.stdout)
        except BaseException:
            process.terminate()
            raise
        # 1 says that some pages failed; their rows do, too.
        if process.wait() not in (0, 1):
            said.seek(0)
            raise WinnowError(said.read()[-4000:].decode("utf-8", "replace").strip())


def _lines(pipe: IO[bytes]) -> Iterator[bytes]:
    group: List[bytes] = []
    size = 0
    for line in pipe:
        group.append(line)
        size += len(line)
        if size >= _GROUP_BYTES:
            yield b"".join(group)
            group, size = [], 0
    if group:
        yield b"".join(group)


def _read(lines: bytes) -> "pyarrow.Table":
    """Arrow reads the lines, since Python would take as long for it as the cleaning takes."""
    import pyarrow as pa
    import pyarrow.json
    return pyarrow.json.read_json(
        pa.BufferReader(lines), pyarrow.json.ReadOptions(block_size=len(lines) + 1),
        pyarrow.json.ParseOptions(explicit_schema=text_schema(False), unexpected_field_behavior="ignore"))
