"""Pipelines, and the calls that need no more than one of their names."""
import functools
import json
import os
import threading
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

from . import _library
from ._batch import in_order
from ._edit import Edit, Explanation
from ._errors import PageError, PipelineError, WinnowError
from ._page import Html, Page, page_of
from ._record import Record

Spec = Union[str, "os.PathLike[str]", Mapping[str, Any]]


class _Handle:
    """A pipeline of the library, freed with this object."""

    def __init__(self, pointer: int) -> None:
        self.pointer = pointer
        self._free = _library.function("pipeline_free")

    def __del__(self) -> None:
        self._free(self.pointer)


class Pipeline:
    """A pipeline of stages. Any number of threads may use it at once; it goes to other processes by what it was made of."""

    def __init__(self, pipeline: Spec = "article", *, survey: "Union[str, os.PathLike[str], None]" = None) -> None:
        """
        pipeline: the name of one that comes with Winnow (`article`, `news`) or lies in a folder that `winnow run` looks in; `auto`,
            which chooses by the page's host; the path of a file (ends in .json); or a dictionary as a file has it.
        survey: the path of what `winnow survey` wrote of the pages' sites.

        Raises PipelineError for the first mistake.
        """
        self._made_of, self._survey = pipeline, None if survey is None else os.fspath(survey)
        is_file = not isinstance(pipeline, Mapping)
        text = os.fspath(pipeline) if isinstance(pipeline, (str, os.PathLike)) else json.dumps(pipeline) if isinstance(pipeline, Mapping) else None
        if text is None:
            raise TypeError(f"a pipeline is a name, a path or a dictionary, not a {type(pipeline).__name__}")
        make = "pipeline_named" if is_file else "pipeline_parse"
        self._own = _Handle(_library.call(make, text.encode(), self._survey and self._survey.encode(), fails=PipelineError))
        self._formats: Dict[Tuple[str, str], _Handle] = {}
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"Pipeline({self._made_of!r}" + (f", survey={self._survey!r})" if self._survey else ")")

    def __reduce__(self) -> Tuple[Any, ...]:
        return functools.partial(Pipeline, survey=self._survey), (self._made_of,)

    def _writing(self, format: str, options: Mapping[str, Any]) -> _Handle:
        key = format, json.dumps(options, sort_keys=True) if options else ""
        with self._lock:
            if key not in self._formats:
                pointer = _library.call("pipeline_writing", self._own.pointer, format.encode(), key[1].encode() or None, fails=PipelineError)
                self._formats[key] = _Handle(pointer)
            return self._formats[key]

    def _ask(self, name: str, handle: _Handle, page: Page, *more: bytes) -> str:
        raw = page.raw()
        try:
            return _library.text(_library.call(name, handle.pointer, raw, *more))
        except WinnowError as error:
            raise PageError(page.name, str(error)) from None

    def extract(self, html: Html, url: Optional[str] = None, *, format: str = "text", charset: Optional[str] = None, id: Optional[str] = None,
                **options: Any) -> str:
        """The content of a page as `format`: text, markdown, html, json, ndjson, xml, tei, csv or wet.

        options: those of the format's writer, such as `links=False` for markdown and `title=False` for text; `winnow stages
        write-markdown` lists them.

        Raises PageError for a page that cannot be cleaned, PipelineError for a format or an option that is not there, TypeError for
        what is no page.
        """
        return self._ask("clean", self._writing(format, options), Page(html, url, id, charset)).removesuffix("\n")

    def output(self, html: Html, url: Optional[str] = None, *, charset: Optional[str] = None, id: Optional[str] = None) -> str:
        """What the pipeline's own writers write of a page, byte for byte as in a run."""
        return self._ask("clean", self._own, Page(html, url, id, charset))

    def record(self, html: Html, url: Optional[str] = None, *, charset: Optional[str] = None, id: Optional[str] = None, provenance: bool = False,
               markdown: bool = False) -> Record:
        """All that was found out about a page.

        provenance: whether the record says where each value came from. markdown: whether it holds the content as Markdown, too.
        """
        page = Page(html, url, id, charset)
        record = self._record(page, provenance, markdown)
        record._edits = functools.partial(self.dry_run, html, url, charset=charset, id=id)
        return record

    def _record(self, page: Page, provenance: bool, markdown: bool) -> Record:
        handle = self._writing("ndjson", {"provenance": provenance, "markdown": markdown})
        return Record.from_dict(json.loads(self._ask("clean", handle, page)))

    def dry_run(self, html: Html, url: Optional[str] = None, *, charset: Optional[str] = None, id: Optional[str] = None) -> List[Edit]:
        """All that the stages do to a page, in order, and why."""
        return [Edit.from_dict(edit) for edit in json.loads(self._ask("dry_run", self._own, Page(html, url, id, charset)))]

    def explain(self, html: Html, text: str, url: Optional[str] = None, *, charset: Optional[str] = None, id: Optional[str] = None) -> Optional[Explanation]:
        """What became of some words of a page, and the smallest change of the pipeline that keeps them.

        text: the words; white space, marks and capitals do not count. `None` where the page does not have them.
        """
        found = json.loads(self._ask("explain", self._own, Page(html, url, id, charset), text.encode("utf-8", "replace")))
        return None if found is None else Explanation.from_dict(found)

    def batch(self, pages: "Iterable[Union[Html, Page, Mapping[str, Any]]]", *, workers: Optional[int] = None, provenance: bool = False,
              markdown: bool = False) -> Iterator[Record]:
        """The record of each page, in the order of the pages; that of a page that cannot be cleaned has an `error`, and no text.

        pages: HTML as str or bytes, `Page`s, or dictionaries with `html`, and `url`, `id` and `charset` where they are known. A few
            more than there are workers are read ahead, so that a stream may be as long as it likes.
        workers: as many threads as there are cores, unless it is said.
        """
        def clean(numbered: "Tuple[int, Union[Html, Page, Mapping[str, Any]]]") -> Record:
            page = page_of(numbered[1], numbered[0])
            try:
                return self._record(page, provenance, markdown)
            except PageError as error:
                return Record(page.name, page.url, error=error.reason)

        return in_order(clean, enumerate(pages, 1), workers)


@functools.lru_cache(maxsize=64)
def _made(text: str, is_file: bool) -> Pipeline:
    return Pipeline(text if is_file else json.loads(text))


def pipeline_of(pipeline: Union[Spec, Pipeline]) -> Pipeline:
    """A pipeline is made once, of its name, path or dictionary; a file that changes is read anew by `Pipeline(path)` alone."""
    if isinstance(pipeline, Pipeline):
        return pipeline
    return _made(json.dumps(pipeline), False) if isinstance(pipeline, Mapping) else _made(os.fspath(pipeline), True)
