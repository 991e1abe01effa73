"""python3 -m unittest, with $WINNOW_LIBRARY set."""
import json
import threading
import unittest

import winnow

HTML = "<title>Rain | Site</title><h1>Rain</h1><p>It has rained for a week, and the river is high, say those who live by it.<p>Nobody knows when it will end, and the mill has stopped.<h3>Read more</h3><ul><li><a href=/1>The drought that went before it</a><li><a href=/2>A bridge is closed again</a></ul>"


class WinnowTests(unittest.TestCase):
    def test_a_record(self):
        record = winnow.Pipeline("news").clean(HTML, url="https://example.org/rain")
        self.assertEqual((record["title"], record["url"], len(record["related"])), ("Rain", "https://example.org/rain", 2))
        self.assertIn("the mill has stopped", record["text"])

    def test_bytes_of_another_charset(self):
        text = winnow.Pipeline("article").text("<p>Привет, мир: это первая строка.<p>Это вторая строка текста.".encode("windows-1251"), charset="windows-1251")
        self.assertIn("Привет, мир", text)

    def test_what_a_pipeline_writes(self):
        self.assertEqual(winnow.Pipeline({"stages": [{"stage": "write-markdown"}]}).output("<h1>Rain</h1><p>It rains."), "## Rain\n\nIt rains.\n")
        line = winnow.Pipeline("news").output(HTML)
        self.assertTrue(line.endswith("}\n"))
        self.assertEqual(json.loads(line), winnow.Pipeline("news").clean(HTML))

    def test_reasons(self):
        dropped = [edit for edit in winnow.Pipeline("news").explain(HTML) if edit["stage"] == "drop-related" and edit["kind"] == "drop"]
        self.assertIn("Read more", dropped[0]["text"])
        self.assertEqual(dropped[0]["rule"], "link list")

    def test_a_pipeline_of_ones_own(self):
        pipeline = winnow.Pipeline({"extends": "news", "patch": {"drop-related": False, "select-main": {"with": {"mode": "recall"}}}})
        self.assertNotIn("related", pipeline.clean(HTML))

    def test_errors_are_sentences(self):
        for make, sentence in [
            (lambda: winnow.Pipeline("newz"), 'there is no pipeline "newz"; did you mean "news"?'),
            (lambda: winnow.Pipeline({"stages": [{"stage": "drop-realted"}]}), 'did you mean "drop-related"?'),
            (lambda: winnow.Pipeline("news").clean(""), "the page is empty"),
            (lambda: winnow.Pipeline("news").clean(b"%PDF-1.4"), "not a page"),
        ]:
            with self.assertRaises(winnow.WinnowError) as caught:
                make()
            self.assertIn(sentence, str(caught.exception))

    def test_a_nul_does_not_end_a_page(self):
        self.assertIn("behind it", winnow.Pipeline({"stages": [{"stage": "write-text"}]}).text("<p>A nul \0 and what is behind it."))

    def test_many_threads(self):
        pipeline, expected, found = winnow.Pipeline("news"), winnow.Pipeline("news").clean(HTML), []
        threads = [threading.Thread(target=lambda: found.extend(pipeline.clean(HTML) for _ in range(20))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([record == expected for record in found], [True] * 160)

    def test_the_schema(self):
        self.assertIn("stages", winnow.pipeline_schema()["properties"])


if __name__ == "__main__":
    unittest.main()
