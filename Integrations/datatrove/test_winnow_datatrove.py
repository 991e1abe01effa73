"""$WINNOW is the binary."""
import glob
import gzip
import json
import os
import subprocess
import tempfile
import unittest

from datatrove.executor.local import LocalPipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers.jsonl import JsonlWriter

from winnow_datatrove import WinnowExtractor

WINNOW = os.environ["WINNOW"]


class EndOnce(PipelineStep):
    """Ends one task in its middle, the first time."""
    type, name = "TEST", "end once"

    def __init__(self, mark):
        super().__init__()
        self.mark = mark

    def run(self, data, rank=0, world_size=1):
        for number, document in enumerate(data):
            if rank == 1 and number == 20 and not os.path.exists(self.mark):
                open(self.mark, "w").close()
                raise RuntimeError("the task ends")
            yield document


class Datatrove(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = self.temporary.name
        os.makedirs(f"{self.folder}/in")
        for part in range(3):
            with open(f"{self.folder}/in/{part}.jsonl", "w") as file:
                for number in range(part * 50, part * 50 + 50):
                    html = "%PDF-1.4 \0" if number == 77 else f"<title>Rain {number}</title><p>It has rained for {number} days, say those who live by the river."
                    file.write(json.dumps({"id": str(number), "url": f"https://example.org/{number}", "html": html}) + "\n")

    def run_pipeline(self, *more):
        pages, out, logs = (f"{self.folder}/{name}" for name in ("in", "out", "logs"))
        LocalPipelineExecutor([JsonlReader(pages, text_key="html"), WinnowExtractor(binary=WINNOW), *more, JsonlWriter(out)], tasks=3, workers=2, logging_dir=logs).run()

    def test_the_documentation_holds(self):
        os.environ["WINNOW"] = WINNOW
        pages, out, logs = (f"{self.folder}/{name}" for name in ("in", "out", "logs"))
        executor = LocalPipelineExecutor([JsonlReader(pages, text_key="html"), WinnowExtractor("news"), JsonlWriter(out)], tasks=3, workers=2, logging_dir=logs)
        executor.run()
        self.check(self.read())

    def read(self):
        documents = []
        for path in glob.glob(f"{self.folder}/out/*.jsonl.gz"):
            with gzip.open(path, "rt") as file:
                documents += map(json.loads, file)
        return sorted(documents, key=lambda document: int(document["id"]))

    def check(self, documents):
        run = subprocess.run([WINNOW, "run", "news", f"{self.folder}/in", "--no-survey"], capture_output=True, text=True).stdout
        expected = [record for record in map(json.loads, run.splitlines()) if "error" not in record]
        self.assertEqual(len(expected), 149)
        self.assertEqual([(document["id"], document["text"], document["metadata"].get("title")) for document in documents],
                         [(record["id"], record["text"], record.get("title")) for record in expected])

    def test_a_task_that_ended_is_done_again_alone(self):
        mark = f"{self.folder}/ended"
        with self.assertRaises(Exception):
            self.run_pipeline(EndOnce(mark))
        self.assertTrue(os.path.exists(mark))
        # There is no folder where this task ended before any other.
        self.assertFalse(os.path.exists(f"{self.folder}/logs/completions/00001"))
        self.run_pipeline(EndOnce(mark))
        self.check(self.read())


if __name__ == "__main__":
    unittest.main()
