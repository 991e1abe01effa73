"""What the package promises: `python -m unittest discover tests`, with the package installed."""
import json
import multiprocessing
import os
import pickle
import subprocess
import sys
import threading
import time
import unittest
from typing import Any, Dict, Iterator, List, Tuple

import winnow_clean
from sandbox import MILL, RAIN, Sandbox
from winnow_clean import Page, PageError, Pipeline, PipelineError

URL = "https://example.org/rain"


class Extracting(unittest.TestCase):
    def test_formats(self) -> None:
        cases: List[Tuple[str, Dict[str, Any], str]] = [
            ("text", {}, "Rain\n\nIt has"), ("text", {"title": False}, "It has"), ("txt", {}, "Rain\n\nIt has"), ("markdown", {}, "# Rain\n\nIt has"),
            ("md", {"frontMatter": True}, "---\ntitle:"), ("html", {}, "<"), ("xml", {}, "<"), ("tei", {}, "<"), ("csv", {}, URL + ","), ("json", {}, "{"),
            ("ndjson", {"schema": "trafilatura"}, '{"title":"Rain","author":"Jo Hill"'),
        ]
        for format, options, beginning in cases:
            with self.subTest(format, **options):
                made = winnow_clean.extract(RAIN, URL, "news", format, **options)
                self.assertTrue(made.startswith(beginning), made[:80])

    def test_the_text_is_that_of_the_record(self) -> None:
        # Only what the text depends on is worked on for it.
        for pipeline in ("article", "news", "auto"):
            for page in (RAIN, MILL):
                with self.subTest(pipeline, page=page[:20]):
                    record = winnow_clean.record(page, URL, pipeline)
                    self.assertEqual(winnow_clean.extract(page, URL, pipeline), f"{record.title}\n\n{record.text}")
                    self.assertEqual(winnow_clean.extract(page, URL, pipeline, title=False), record.text)

    def test_a_record_is_that_of_a_run(self) -> None:
        record = winnow_clean.record(RAIN, URL, "news", provenance=True)
        self.assertEqual((record.title, record.url, record.authors[0].name, record.published, len(record.related)), ("Rain", URL, "Jo Hill", "2026-03-04", 2))
        self.assertEqual(record.to_dict(), json.loads(Pipeline("news").output(RAIN, URL)))
        self.assertEqual(winnow_clean.Record.from_dict(record.to_dict()), record)
        self.assertIn("**high**", winnow_clean.record(RAIN.replace("high", "<b>high</b>"), markdown=True).markdown or "")

    def test_bytes(self) -> None:
        russian = "<p>Привет, мир: это первая строка, и за ней идёт ещё одна.<p>Это вторая строка текста, и она тоже стоит здесь."
        for charset, hint in [("windows-1251", "windows-1251"), ("windows-1251", None), ("utf-8", "windows-1251"), ("koi8-r", "koi8-r")]:
            for kind in (bytes, bytearray, memoryview):
                with self.subTest(charset, hint=hint, kind=kind.__name__):
                    self.assertIn("Привет, мир", winnow_clean.extract(kind(russian.encode(charset)), charset=hint))
        self.assertIn("behind it", winnow_clean.extract("<p>A nul \0 and what is behind it, and a lone \ud800 surrogate, too."))

    def test_errors_are_sentences(self) -> None:
        none: Any = None
        seven: Any = 7
        makes: List[Any] = [
            (PipelineError, lambda: Pipeline("newz"), 'there is no pipeline "newz"; did you mean "news"?'),
            (PipelineError, lambda: Pipeline({"stages": [{"stage": "drop-realted"}]}), 'pipeline:1:23: unknown stage or writer "drop-realted"; did you mean "drop-related"?'),
            (PipelineError, lambda: Pipeline("news", survey="nowhere.json"), "nowhere.json"),
            (PipelineError, lambda: winnow_clean.extract(RAIN, format="markdwn"), 'did you mean "markdown"?'),
            (PipelineError, lambda: winnow_clean.extract(RAIN, format="markdown", lincs=False), 'did you mean "links"?'),
            (PageError, lambda: winnow_clean.record("", id="nothing"), "nothing: the page is empty"),
            (PageError, lambda: winnow_clean.record(b"%PDF-1.4", URL), f"{URL}: this is a PDF document, not a page"),
            (PageError, lambda: winnow_clean.extract(" https://example.org/ "), "https://example.org/: this is an address, and Winnow does not fetch"),
            (TypeError, lambda: winnow_clean.extract(none), "a page is a str or bytes, not None"),
            (TypeError, lambda: winnow_clean.extract(seven), "not a int"),
            (TypeError, lambda: Pipeline(seven), "a pipeline is a name, a path or a dictionary, not a int"),
            (ValueError, lambda: winnow_clean.batch([], workers=0), "workers is 1 or more"),
        ]
        for kind, make, sentence in makes:
            with self.subTest(sentence), self.assertRaises(kind) as caught:
                make()
            self.assertIn(sentence, str(caught.exception))
        error = pickle.loads(pickle.dumps(PageError("a", "b")))
        self.assertEqual((error.name, error.reason, str(error)), ("a", "b", "a: b"))


class Pipelines(unittest.TestCase):
    def test_by_name_path_and_dictionary(self) -> None:
        mine = {"name": "mine", "extends": "news", "match": {"hosts": ["example.org"]}, "patch": {"drop-related": False}}
        with Sandbox() as folder:
            os.makedirs("Pipelines")
            with open("Pipelines/mine.json", "w") as file:
                json.dump(mine, file)
            for pipeline in (mine, "mine", "Pipelines/mine.json", os.path.join(folder, "Pipelines/mine.json")):
                with self.subTest(pipeline):
                    self.assertEqual(Pipeline(pipeline).record(RAIN).related, [])
            # The host decides, and article is for all others.
            chosen = Pipeline("auto")
            self.assertEqual([edit.stage for edit in chosen.dry_run(RAIN, URL) if edit.stage == "find-dateline"][:1], ["find-dateline"])
            self.assertEqual([edit for edit in chosen.dry_run(RAIN, "https://example.com/") if edit.stage == "find-dateline"], [])

    def test_reasons(self) -> None:
        dropped = [edit for edit in winnow_clean.dry_run(RAIN, URL, "news") if edit.stage == "drop-related" and edit.kind == "drop"]
        self.assertEqual((dropped[0].text, dropped[0].rule), ("Read more", "link list"))
        assert dropped[0].source
        self.assertEqual(RAIN.encode()[slice(*dropped[0].source)].decode(), "Read more")

    def test_explanations(self) -> None:
        why = winnow_clean.explain(RAIN, "read MORE", pipeline="news")
        assert why and why.remedy
        self.assertEqual((why.fate, why.stage, why.line), ("dropped", "drop-related", 1))
        self.assertIn("Read more", Pipeline(json.loads(why.remedy.pipeline)).record(RAIN).text)
        mine = Pipeline({"name": "mine", "extends": "news", "patch": {"drop-meta-lines": False}}).explain(RAIN, "Read more")
        assert mine and mine.remedy
        self.assertEqual(str(winnow_clean.explain(RAIN, "the mill has stopped")), "It stands in the result.")
        self.assertIsNone(winnow_clean.explain(RAIN, "zebra"))

    def test_the_schema(self) -> None:
        self.assertIn("stages", winnow_clean.pipeline_schema()["properties"])

    def test_other_processes(self) -> None:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            self.assertEqual(pool.apply(Pipeline("news").record, (RAIN,)).title, "Rain")


class Batches(unittest.TestCase):
    def test_order_and_errors(self) -> None:
        pages: List[Any] = [RAIN, b"", {"html": MILL, "url": "https://example.org/mill"}, Page(RAIN, id="again"), {"html": None}, "https://example.org/"] * 20
        found = [(record.id, record.title, record.error) for record in winnow_clean.batch(pages, workers=4)]
        self.assertEqual([title for _, title, _ in found], ["Rain", None, "Mill", "Rain", None, None] * 20)
        self.assertEqual([id for id, _, _ in found[:5]], ["page 1", "page 2", "https://example.org/mill", "again", "page 5"])
        self.assertEqual([error for _, _, error in found[1:5:3]], ["the page is empty", "the page is empty"])

    def test_only_a_few_pages_are_read_ahead(self) -> None:
        read = 0

        def pages() -> Iterator[str]:
            nonlocal read
            for _ in range(10_000):
                read += 1
                yield RAIN

        records = winnow_clean.batch(pages(), workers=2)
        self.assertEqual(read, 0)
        for count in range(1, 20):
            next(records)
            self.assertLessEqual(read, count + 8)
        records.close()  # type: ignore[attr-defined]

    def test_what_the_pages_raise_comes_through(self) -> None:
        def pages() -> Iterator[str]:
            yield RAIN
            raise KeyError("no more")

        with self.assertRaises(KeyError):
            list(winnow_clean.batch(pages()))

    def test_the_lock_is_let_go(self) -> None:
        # While a large page is cleaned, this thread goes on.
        pipeline, page, ticks, done = Pipeline("news"), "<h1>Rain</h1>" + "<p>It has rained for a week, and the river is high." * 5_000, 0, threading.Event()

        def clean() -> None:
            try:
                pipeline.output(page)
            finally:
                done.set()

        threading.Thread(target=clean).start()
        while not done.is_set():
            time.sleep(0.001)
            ticks += 1
        self.assertGreater(ticks, 10)

    def test_many_threads(self) -> None:
        pipeline, expected, found = Pipeline("news"), Pipeline("news").record(RAIN), []  # type: Pipeline, winnow_clean.Record, List[winnow_clean.Record]
        threads = [threading.Thread(target=lambda: found.extend(pipeline.record(RAIN) for _ in range(20))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([record == expected for record in found], [True] * 160)


class Showing(unittest.TestCase):
    def test_a_notebook_shows_what_is_kept_and_dropped(self) -> None:
        shown = winnow_clean.record(RAIN.replace("the river", "&lt;b>the river"), URL, "news")._repr_html_()
        for part in ("<td style='text-align:left'>Jo Hill</td>", "<p>It has rained", "&lt;b&gt;the river", "Read more</del>", "drop-related: link list"):
            self.assertIn(part, shown)
        failed = next(winnow_clean.batch([""]))._repr_html_()
        self.assertIn("the page is empty", failed)


class Package(unittest.TestCase):
    def test_the_import_brings_nothing_large(self) -> None:
        # Tables ask for pyarrow when they are made, and not before.
        code = "import sys; import winnow_clean; print(*sys.modules)"
        loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
        self.assertEqual({"pyarrow", "numpy", "pandas", "asyncio", "multiprocessing"} & set(loaded), set())

    def test_the_command(self) -> None:
        with Sandbox():
            said = subprocess.run([sys.executable, "-m", "winnow_clean", "run", "news", "page.html", "--format", "text"], capture_output=True, text=True)
        self.assertEqual((said.returncode, said.stdout[:4]), (0, "Rain"), said.stderr)


if __name__ == "__main__":
    unittest.main()
