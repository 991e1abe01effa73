"""Winnow as a step of a datatrove pipeline: documents with HTML in, with the article's text and what is known of it out."""
import collections
import json
from typing import Mapping, Optional, Sequence

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.base import PipelineStep
from datatrove.utils.logging import logger
from datatrove.utils.typeshelper import StatHints
from winnow_serve import Winnow, binary as binary_of, page


class WinnowExtractor(PipelineStep):
    """Takes the `text` of each document for a page of HTML, and puts the article's text in its place.

    What the record says (`title`, `authors`, `published`, `language` …) goes into `metadata`. A page that fails, or has no text, is
    dropped and counted; it never ends the task. One process of winnow works for each task.
    """

    type = "🛢 - EXTRAC"
    name = "🌾 Winnow"
    # The text stands in `text`; who wants blocks or provenance names them.
    _LEFT_OUT = ("id", "url", "text", "blocks", "provenance", "error")

    def __init__(self, pipeline: str = "news", binary: Optional[str] = None, pipelines: Optional[Mapping[str, bytes]] = None,
                 survey: Optional[bytes] = None, seconds: float = 120, fields: Optional[Sequence[str]] = None):
        """
        Args:
            binary: the path of winnow; that of $WINNOW, of winnow-clean's wheel or of $PATH otherwise, on the machine that does the task.
            pipelines: files by their names, which `pipeline` and what it extends may name.
            survey: a file of `winnow survey`.
            seconds: how long a page may take.
            fields: which keys of the record go into the metadata; all but text, blocks and provenance otherwise.
        """
        super().__init__()
        self.pipeline, self.pipelines, self.survey, self.seconds, self.fields = pipeline, pipelines, survey, seconds, fields
        self.binary = binary

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        winnow = Winnow(binary_of(self.binary), self.pipeline, pipelines=self.pipelines, survey=self.survey, seconds=self.seconds)
        waiting = collections.deque()

        def pages():
            for document in data:
                self.stat_update(StatHints.total)
                waiting.append(document)
                yield page(document.text, id=document.id, url=document.metadata.get("url"))

        for answer in winnow.answers(pages()):
            document, record = waiting.popleft(), json.loads(answer)
            if "error" in record:
                self.stat_update("failed")
                logger.warning(f"{document.id}: {record['error']}")
            if not record.get("text"):
                self.stat_update(StatHints.dropped)
                continue
            document.text = record["text"]
            document.metadata.update({key: value for key, value in record.items() if (key in self.fields if self.fields else key not in self._LEFT_OUT)})
            self.stat_update(StatHints.forwarded)
            self.update_doc_stats(document)
            yield document
