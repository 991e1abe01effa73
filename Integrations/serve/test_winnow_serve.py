"""$WINNOW is the binary."""
import json
import os
import signal
import stat
import sys
import tempfile
import threading
import time
import types
import unittest
from unittest import mock

import winnow_serve
from winnow_serve import Winnow, WinnowError

BINARY = os.environ["WINNOW"]
# Ends or hangs where a page says so; else it answers with the page's id and its own number.
FAKE = """#!/usr/bin/env python3
import json, os, sys, time

def frame():
    head = sys.stdin.buffer.read(9)
    return sys.stdin.buffer.read(int.from_bytes(head[1:], "little")) if head else None

while (head := frame()) is not None:
    page, does = json.loads(head), json.loads(frame())
    once = does.get("once")
    if once and not os.path.exists(once):
        open(once, "w").close()
        os.kill(os.getpid(), 9)
    if does.get("die"):
        os.kill(os.getpid(), 11)
    if does.get("hang"):
        time.sleep(60)
    print(json.dumps({"id": page["id"], "process": os.getpid()}), flush=True)
"""


def page(number, filler=""):
    html = f"<title>Rain {number}</title><p>It has rained for {number} days, say those who live by the river.<!--{filler}-->"
    return winnow_serve.page(html, id=str(number), url=f"https://example.org/{number}")


def task(number, **does):
    return winnow_serve.page(json.dumps(does), id=str(number))


class Real(unittest.TestCase):
    def test_each_page_has_its_answer_in_order(self):
        answers = [json.loads(answer) for answer in Winnow(BINARY, "article").answers(page(number) for number in range(500))]
        self.assertEqual([answer["id"] for answer in answers], [str(number) for number in range(500)])
        self.assertEqual(answers[7]["title"], "Rain 7")

    def test_nothing_is_lost_when_processes_are_killed(self):
        self.assert_nothing_is_lost([page(number, "x" * 20_000) for number in range(3_000)])

    def test_no_line_is_lost_when_processes_are_killed(self):
        with tempfile.NamedTemporaryFile(suffix=".ndjson") as file:
            places, at = [], 0
            for number in range(3_000):
                line = json.dumps({"id": str(number), "html": f"<p>It has rained for {number} days.<!--{'x' * 20_000}-->"}).encode() + b"\n"
                places.append(winnow_serve.place(file.name, at, len(line) - 1))
                at += file.write(line)
            file.flush()
            self.assert_nothing_is_lost(places)

    def assert_nothing_is_lost(self, pages):
        # A page is given up when it was at work twice: between two deaths there are answers enough.
        winnow, answers, killed = Winnow(BINARY, "article"), [], set()
        for answer in winnow.answers(pages):
            answers.append(answer)
            if len(answers) % 500 == 250:
                try:
                    os.kill(winnow.pid, signal.SIGKILL)
                    killed.add(winnow.pid)
                except (ProcessLookupError, TypeError):
                    pass
        self.assertEqual(answers, list(Winnow(BINARY, "article").answers(pages)))
        self.assertGreater(len(killed), 2)

    def test_bytes_of_any_charset(self):
        html = "<meta charset=windows-1256><title>أخبار</title><p>المتن".encode("windows-1256")
        (answer,) = Winnow(BINARY, "article").answers([winnow_serve.page(html, id="1")])
        self.assertEqual(json.loads(answer)["title"], "أخبار")

    def test_lines_that_stay_where_they_lie(self):
        lines = [json.dumps({"doc": number, "url": f"https://example.org/{number}", "html": f"<p>It has rained for {number} days."}).encode() for number in range(20)] + [b"nonsense"]
        with tempfile.NamedTemporaryFile(suffix=".ndjson") as file:
            file.write(b"\n".join(lines))
            file.flush()
            starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
            places = [winnow_serve.place(file.name, at, len(line), id="doc") for at, line in zip(starts, lines)]
            winnow = Winnow(BINARY, "article", ["--fields", "id=doc"])
            self.assertEqual(list(winnow.answers(places))[:20], list(winnow.answers(winnow_serve.line(line, id="doc") for line in lines))[:20])
            answers = [json.loads(answer) for answer in Winnow("/bin/false").answers([places[3], places[20]])]
        self.assertEqual(answers, [{"id": "3", "url": "https://example.org/3", "error": "winnow ended with 1"}, {"id": "", "error": "winnow ended with 1"}])

    def test_a_mistake_is_raised(self):
        with self.assertRaisesRegex(WinnowError, 'did you mean "news"'):
            list(Winnow(BINARY, "newz").answers([page(1)]))

    def test_pipelines_go_along(self):
        files = {"mine.json": b'{"extends": "other"}', "other.json": b'{"extends": "article", "patch": {"find-title": false}}'}
        (answer,) = Winnow(BINARY, "mine", pipelines=files).answers([page(1)])
        self.assertNotIn("title", json.loads(answer))

    def test_no_pages_no_process(self):
        winnow = Winnow(BINARY)
        self.assertEqual(list(winnow.answers([])), [])
        self.assertIsNone(winnow.pid)


class Faulty(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.binary = os.path.join(self.folder.name, "winnow")
        with open(self.binary, "w") as file:
            file.write(FAKE)
        os.chmod(self.binary, os.stat(self.binary).st_mode | stat.S_IXUSR)

    def tearDown(self):
        self.folder.cleanup()

    def answers(self, *pages, seconds=30):
        return [json.loads(answer) for answer in Winnow(self.binary, seconds=seconds).answers(pages)]

    def test_a_page_that_ends_the_process_is_an_error_of_its_own(self):
        answers = self.answers(task(1), task(2, die=True), task(3), task(4, die=True))
        self.assertEqual([answer["id"] for answer in answers], ["1", "2", "3", "4"])
        self.assertEqual([answer.get("error") for answer in answers], [None, "winnow came to signal 11", None, "winnow came to signal 11"])

    def test_a_page_that_is_killed_once_is_tried_again(self):
        answers = self.answers(task(1), task(2, once=os.path.join(self.folder.name, "died")), task(3))
        self.assertEqual([answer.get("error") for answer in answers], [None] * 3)
        self.assertNotEqual(answers[0]["process"], answers[1]["process"])

    def test_a_page_that_hangs_is_an_error_of_its_own(self):
        answers = self.answers(task(1), task(2, hang=True), task(3), seconds=0.5)
        self.assertEqual([answer.get("error") for answer in answers], [None, "winnow did not answer in time", None])


class BinaryTests(unittest.TestCase):
    def test_where_the_binary_comes_from(self):
        wheel = types.ModuleType("winnow_clean")
        wheel.binary = lambda: "/bin/true"
        with mock.patch.dict(sys.modules, winnow_clean=wheel), mock.patch.dict(os.environ):
            self.assertEqual(winnow_serve.binary("/bin/false"), "/bin/false")
            self.assertEqual(winnow_serve.binary(), BINARY)
            del os.environ["WINNOW"]
            self.assertEqual(winnow_serve.binary(), "/bin/true")
            with mock.patch.dict(sys.modules, winnow_clean=None), tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, PATH=folder):
                with self.assertRaisesRegex(FileNotFoundError, "install the wheel of winnow-clean"):
                    winnow_serve.binary()


if __name__ == "__main__":
    unittest.main()
