"""Winnow separates the grain from the chaff of scraped web pages.

    import winnow_clean

    text = winnow_clean.extract(html, url)
    record = winnow_clean.record(html, url)          # record.title, record.authors, record.published, …
    for record in winnow_clean.batch(pages): …

`pipeline` is the name of one that comes with Winnow (`article`, `news`), `auto`, the path of a pipeline file, a dictionary as such a
file has it, or a `Pipeline`.
"""
import os
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Mapping, Optional, Union

from . import _library
from ._binary import binary
from ._edit import Edit, Explanation, SuggestedChange
from ._errors import PageError, PipelineError, WinnowError
from ._page import Html, Page
from ._pipeline import Pipeline, Spec, pipeline_of
from ._record import Attribution, Author, Block, Dateline, Image, Provenance, Record, Related
from ._table import arrow_schema, table

if TYPE_CHECKING:
    from ._scan import Scanned

__all__ = ["Attribution", "Author", "Block", "Dateline", "Edit", "Explanation", "Image", "Page", "PageError", "Pipeline", "PipelineError", "Provenance",
           "Record", "Related", "SuggestedChange", "WinnowError", "arrow_schema", "batch", "binary", "dry_run", "explain", "extract", "pipeline_schema", "record", "scan", "table", "version"]


def extract(html: Html, url: Optional[str] = None, pipeline: Union[Spec, Pipeline] = "article", format: str = "text", *, charset: Optional[str] = None,
            id: Optional[str] = None, **options: Any) -> str:
    """The content of a page: see `Pipeline.extract`."""
    return pipeline_of(pipeline).extract(html, url, format=format, charset=charset, id=id, **options)


def record(html: Html, url: Optional[str] = None, pipeline: Union[Spec, Pipeline] = "article", *, charset: Optional[str] = None, id: Optional[str] = None,
           provenance: bool = False, markdown: bool = False) -> Record:
    """All that was found out about a page: see `Pipeline.record`."""
    return pipeline_of(pipeline).record(html, url, charset=charset, id=id, provenance=provenance, markdown=markdown)


def dry_run(html: Html, url: Optional[str] = None, pipeline: Union[Spec, Pipeline] = "article", *, charset: Optional[str] = None,
            id: Optional[str] = None) -> List[Edit]:
    """All that the stages do to a page, in order, and why."""
    return pipeline_of(pipeline).dry_run(html, url, charset=charset, id=id)


def explain(html: Html, text: str, url: Optional[str] = None, pipeline: Union[Spec, Pipeline] = "article", *, charset: Optional[str] = None,
            id: Optional[str] = None) -> Optional[Explanation]:
    """What became of some words of a page: see `Pipeline.explain`."""
    return pipeline_of(pipeline).explain(html, text, url, charset=charset, id=id)


def batch(pages: "Iterable[Union[Html, Page, Mapping[str, Any]]]", pipeline: Union[Spec, Pipeline] = "article", *, workers: Optional[int] = None,
          provenance: bool = False, markdown: bool = False) -> Iterator[Record]:
    """The record of each page, in the order of the pages: see `Pipeline.batch`."""
    return pipeline_of(pipeline).batch(pages, workers=workers, provenance=provenance, markdown=markdown)


def scan(paths: "Union[str, os.PathLike[str], Iterable[Union[str, os.PathLike[str]]]]", out: "Union[str, os.PathLike[str]]",
         pipeline: Union[Spec, Pipeline] = "article", *, workers: Optional[int] = None, fields: Optional[Mapping[str, str]] = None,
         survey: "Union[str, os.PathLike[str], None]" = None, compression: str = "zstd") -> "Scanned":
    """Cleans all pages of files into one file of Parquet: a row a page, in order, with the columns of `arrow_schema`.

    However many pages there are, only those at work and a row group are in memory. The file appears when it is whole.

    paths: what `winnow run` takes: HTML, NDJSON and WARC files, packed or not, folders of them, globs.
    workers: as many as there are cores, unless it is said. fields: what the keys of NDJSON lines are called, such as
    `{"html": "content"}`. survey: what `winnow survey` wrote. compression: as Parquet calls it.

    Raises WinnowError for what `winnow run` refuses, such as an input that is not there, and ImportError without pyarrow.
    """
    from ._scan import scan
    return scan(paths, out, pipeline, workers, fields, survey, compression)


def pipeline_schema() -> Dict[str, Any]:
    """A JSON Schema of pipeline files, which editors complete them by."""
    import json
    found: Dict[str, Any] = json.loads(_library.text(_library.function("pipeline_schema")()))
    return found


def version() -> str:
    """The version of the library."""
    found: bytes = _library.function("version")()
    return found.decode()
