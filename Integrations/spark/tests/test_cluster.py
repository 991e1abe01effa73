"""Winnow on a cluster: a standalone master and two workers on this machine. $WINNOW is the binary.

What comes out is compared with what `winnow run` writes of the same pages."""
import collections
import gzip
import itertools
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import pyarrow.parquet
import pyspark
from pyspark.sql import SparkSession, functions as f

import example
import winnow_spark

WINNOW = os.environ["WINNOW"]
CLASS = os.path.join(os.path.dirname(pyspark.__file__), "bin/spark-class")
WORDS = "rain river bread ferry park hills mill bridge council market school harbour garden letter winter summer price vote road boat".split()


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def pages(count, seed=1):
    """Pages of sites with banners and calls of their own, one site with half of them; and some that are no pages."""
    draw = random.Random(seed)
    for number in range(count):
        site = draw.choice([0, 0, 0, 0, 1, 2, 3, 4])
        text = "".join("<p>" + " ".join(draw.choice(WORDS) for _ in range(60)).capitalize() + ".</p>" for _ in range(draw.randint(2, 40)))
        html = f"<html lang=en><title>Story {number} - Site {site} Daily</title><body><nav><a href=/>Home</a></nav><article>{text}<p>Write to the letters page of number {site}.</p></article><footer>All rights reserved</footer></body></html>"
        html = {7: None, 8: "", 9: "%PDF-1.4 \0\0"}.get(number % 500, html)
        yield {"id": f"{number:05}", "url": f"https://site{site}.example.org/{number}", "html": html}


class Cluster:
    """A master and two workers of one core each."""

    def __init__(self, folder):
        port, self.processes = free_port(), []
        self.master = f"spark://127.0.0.1:{port}"
        environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOG_DIR": folder, "SPARK_WORKER_DIR": folder}
        self._start(environment, folder, "master", "Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
        self._wait(os.path.join(folder, "master.log"), "New state: ALIVE")
        self.workers = [self._start(environment, folder, f"worker{number}", "Worker", "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "2g", self.master) for number in (1, 2)]
        for number in (1, 2):
            self._wait(os.path.join(folder, f"worker{number}.log"), "Successfully registered")

    def _start(self, environment, folder, name, kind, *arguments):
        with open(os.path.join(folder, f"{name}.log"), "w") as log:
            process = subprocess.Popen([CLASS, f"org.apache.spark.deploy.{kind.lower()}.{kind}", *arguments], stdout=log, stderr=log, env=environment, start_new_session=True)
        self.processes.append(process)
        return process

    @staticmethod
    def _wait(log, words):
        for _ in range(300):
            with open(log) as file:
                if words in file.read():
                    return
            time.sleep(0.1)
        raise TimeoutError(f"{log} never said {words!r}")

    def stop(self):
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.wait()


def running(*words):
    """The processes whose command lines have these words."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/cmdline", "rb") as file:
                    command = file.read().replace(b"\0", b" ").decode("utf-8", "replace")
            except OSError:
                continue
            if all(word in command for word in words):
                found.append(int(name))
    return found


class ClusterTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="winnow-cluster-")
        os.environ["PYSPARK_PYTHON"] = sys.executable
        cls.cluster = Cluster(cls.folder)
        cls.spark = (SparkSession.builder.master(cls.cluster.master).appName("winnow").config("spark.driver.host", "127.0.0.1")
                     .config("spark.driver.bindAddress", "127.0.0.1").config("spark.ui.enabled", "false").config("spark.executor.memory", "1g")
                     .config("spark.sql.shuffle.partitions", "6").config("spark.task.maxFailures", "8").getOrCreate())
        cls.spark.sparkContext.setLogLevel("OFF")
        cls.pages = list(pages(4_000))
        cls.ndjson = os.path.join(cls.folder, "pages.ndjson")
        with open(cls.ndjson, "w") as file:
            file.writelines(json.dumps({**page, "html": page["html"] or ""}) + "\n" for page in cls.pages)
        cls.parquet = os.path.join(cls.folder, "pages.parquet")
        cls.spark.createDataFrame(cls.pages, "id string, url string, html string").repartition(24).write.parquet(cls.parquet)
        cls.surveyed = winnow_spark.survey(cls.spark.read.parquet(cls.parquet), id="id").collect()
        cls.survey_file = os.path.join(cls.folder, "site.json")
        subprocess.run([WINNOW, "survey", cls.ndjson, "-o", cls.survey_file], check=True)
        run = subprocess.run([WINNOW, "run", "news", cls.ndjson, "--survey", cls.survey_file], capture_output=True, text=True)
        cls.records = run.stdout.splitlines()
        assert run.returncode == 1 and len(cls.records) == len(cls.pages), "some of the pages fail"

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        cls.cluster.stop()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def assert_same(self, found, expected):
        """Shows the first that differs: assertEqual would compare thousands of records line by line, for minutes."""
        found, expected = (sorted(values.items() if isinstance(values, dict) else values) for values in (found, expected))
        self.assertEqual(next((pair for pair in itertools.zip_longest(found, expected) if pair[0] != pair[1]), None), None)

    def read(self):
        return self.spark.read.parquet(self.parquet)

    def survey(self):
        """What `survey` gave, without its work once more."""
        return self.spark.createDataFrame(self.surveyed, "host string, findings string")

    def test_1_a_survey_finds_what_one_machine_finds(self):
        with open(self.survey_file) as file:
            expected = json.load(file)["hosts"]
        found = {row.host: json.loads(row.findings)["findings"]["hosts"][row.host] for row in self.surveyed}
        self.assertEqual(found, expected)
        self.assertIn("site0daily", found["site0.example.org"]["strip-banner"]["banners"])

    def test_2_records_are_those_of_one_machine(self):
        known = self.survey()
        for joins in (False, True):
            rows = winnow_spark.clean(self.read(), id="id", survey=known, joins=joins, lines=True).collect()
            self.assert_same([row.record for row in rows], self.records)

    def test_3_columns_are_the_record(self):
        out = os.path.join(self.folder, "out.parquet")
        mixed = self.read().withColumn("crawl", f.lit("2026-11")).withColumn("half", f.col("id") < "02000").repartition(5, "half")
        winnow_spark.clean(mixed, id="id", survey=self.survey(), keep=["crawl"], provenance=True).write.parquet(out)
        rows = self.spark.read.parquet(out)
        self.assertEqual({row.crawl for row in rows.select("crawl").distinct().collect()}, {"2026-11"})
        found = {row.id: json.loads(row.json) for row in rows.drop("crawl").select("id", f.to_json(f.struct(*rows.drop("crawl").columns)).alias("json")).collect()}
        self.assert_same(found, {record["id"]: record for record in map(json.loads, self.records)})
        self.assertEqual(rows.where("error is not null").count(), 24)

    def test_4_no_rows_no_records(self):
        none = winnow_spark.clean(self.read().where("id = 'none'"), id="id")
        self.assertEqual(none.count(), 0)
        self.assertIn("title", none.columns)

    def test_4_batches_are_small_by_their_bytes(self):
        """However many rows Spark would put into one, and whatever else the rows have."""
        rows = self.spark.range(2_000).selectExpr("cast(id as string) id", "concat('<p>', repeat('It rains. ', 4000)) html", "repeat('x', 100000) `an.other`", "id % 3 third")
        found = winnow_spark.clean(rows.coalesce(1), url=None, id="id", keep=["third"]).select("id", "third").collect()
        self.assertEqual([tuple(row) for row in found], [(str(number), number % 3) for number in range(2_000)])
        self.assertEqual(self.spark.conf.get("spark.sql.execution.arrow.maxRecordsPerBatch"), "10000")
        sizes = rows.drop("an.other").mapInArrow(lambda batches: (pyarrow.record_batch([[batch.nbytes]], ["bytes"]) for batch in batches), "bytes long").collect()
        self.assertLess(max(row.bytes for row in sizes), 9 << 20)

    def test_5_a_mistake_ends_the_job_before_it_begins(self):
        with self.assertRaisesRegex(Exception, 'did you mean "news"'):
            winnow_spark.clean(self.read(), "newz")

    def test_6_pipelines_go_with_the_job(self):
        path = os.path.join(self.folder, "mine.json")
        with open(path, "w") as file:
            file.write('{"name": "mine", "extends": "news", "patch": {"find-title": false, "read-metadata": false}}')
        self.assertEqual(winnow_spark.clean(self.read().limit(50), "mine", id="id", pipelines=path).where("title is not null").count(), 0)

    def test_7_crawls_are_read(self):
        crawl = os.path.join(self.folder, "crawl")
        os.makedirs(crawl)
        for part in range(3):
            with gzip.open(os.path.join(crawl, f"{part}.warc.gz"), "wb") as file:
                for page in self.pages[part * 100:part * 100 + 100]:
                    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + (page["html"] or "").encode()
                    file.write(f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {page['url']}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:x:{page['id']}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n")
        read = winnow_spark.read_warc(self.spark, crawl)
        self.assertEqual(read.rdd.getNumPartitions(), 3)
        out = os.path.join(self.folder, "crawl.parquet")
        example.run(self.spark, crawl, out)
        rows = self.spark.read.parquet(out).select("id", "title", "text", "error").collect()
        site = os.path.join(self.folder, "crawl.json")
        subprocess.run([WINNOW, "survey", crawl, "-o", site], check=True)
        run = subprocess.run([WINNOW, "run", "news", crawl, "--survey", site], capture_output=True, text=True)
        expected = [(record["id"], record.get("title"), record.get("text"), record.get("error")) for record in map(json.loads, run.stdout.splitlines())]
        self.assertEqual(sorted(map(tuple, rows), key=str), sorted(expected, key=str))
        self.assertEqual(len(rows), 300)

    def test_8_files_are_cleaned_where_they_lie(self):
        for packed in ("pages.ndjson.gz", "pages.jsonl"):
            with open(self.ndjson, "rb") as source, (gzip.open if packed.endswith("gz") else open)(os.path.join(self.folder, packed), "wb") as file:
                shutil.copyfileobj(source, file)
        for path in (self.parquet, f"file://{self.folder}/pages.ndjson.gz", os.path.join(self.folder, "pages.jsonl")):
            out = os.path.join(self.folder, f"{os.path.basename(path)}.cleaned")
            rows = winnow_spark.clean_files(self.spark, path, out, id="id", survey=self.survey(), part_bytes=500_003, lines=True)
            self.assert_same([row.record for row in rows.collect()], self.records)
            self.assertNotIn("_temporary", os.listdir(out))
        typed = winnow_spark.clean_files(self.spark, self.parquet, os.path.join(self.folder, "typed"), id="id", keep=["html"], survey=self.survey(), provenance=True)
        self.assert_same({row.id: json.loads(row.json) for row in typed.select("id", f.to_json(f.struct(*typed.drop("html").columns)).alias("json")).collect()},
                         {record["id"]: record for record in map(json.loads, self.records)})
        self.assert_same(dict(typed.select("id", "html").collect()), {page["id"]: page["html"] for page in self.pages})

    def test_9_mistakes_about_files_are_named(self):
        out = os.path.join(self.folder, "never")
        for says, path, options in [
                ("has no column page; it has id, url, html", self.parquet, {"html": "page"}), ("join by the id", self.ndjson, {"keep": ["url"]}),
                ("files, and not those of one kind", self.folder, {}), ("nowhere", os.path.join(self.folder, "nowhere"), {})]:
            with self.assertRaisesRegex(Exception, says):
                winnow_spark.clean_files(self.spark, path, out, **options)
            self.assertFalse(os.path.exists(out))
        with self.assertRaisesRegex(FileExistsError, "is there already"):
            winnow_spark.clean_files(self.spark, self.parquet, self.folder)

    def many(self):
        """Ten times the pages, so that there is a middle."""
        return self.read().crossJoin(self.spark.range(10).withColumnRenamed("id", "copy")).repartition(60)

    def assert_all_are_there(self, out):
        rows = pyarrow.parquet.read_table(out)
        found = collections.Counter(zip(rows["copy"].to_pylist(), rows["record"].to_pylist()))
        expected = collections.Counter((copy, record) for copy in range(10) for record in self.records)
        self.assertEqual(list((found - expected).items())[:3], [], "none twice, none otherwise")
        self.assertEqual(list((expected - found).items())[:3], [], "none lost")

    def test_A_no_file_is_lost_when_processes_are_killed(self):
        out, many = os.path.join(self.folder, "files.killed"), os.path.join(self.folder, "many.parquet")
        self.many().write.parquet(many)
        with Killer() as killer:
            killer.run(lambda: [killer.kill("winnow", "serve --frames"), time.sleep(0.3), killer.kill("winnow", "serve --frames"),
                                killer.kill("executor", "CoarseGrainedExecutorBackend"), time.sleep(1), killer.kill("winnow", "serve --frames")])
            winnow_spark.clean_files(self.spark, many, out, id="id", survey=self.survey(), keep=["copy"], part_bytes=1 << 20, lines=True)
        self.assertEqual(killer.names, ["winnow", "winnow", "executor", "winnow"])
        self.assert_all_are_there(out)

    def test_B_nothing_is_lost_when_processes_are_killed(self):
        """A process of winnow, an executor and a whole worker, each while the job runs."""
        out, many = os.path.join(self.folder, "killed.parquet"), self.many()
        with Killer() as killer:
            def kill_all():
                for _ in range(3):
                    killer.kill("winnow", "serve --frames")
                    time.sleep(0.3)
                killer.kill("executor", "CoarseGrainedExecutorBackend")
                time.sleep(1)
                killer.kill("winnow", "serve --frames")
                killer.end("worker", self.cluster.workers[0].pid)

            killer.run(kill_all)
            winnow_spark.clean(many, id="id", survey=self.survey(), keep=["copy"], lines=True).write.parquet(out)
        self.assertEqual(killer.names, ["winnow"] * 3 + ["executor", "winnow", "worker"])
        self.assert_all_are_there(out)


class Killer:
    """Kills processes while something else goes on."""

    def __init__(self):
        self.killed, self.done, self.thread = {}, threading.Event(), None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.done.set()
        self.thread.join()

    @property
    def names(self):
        return list(self.killed.values())

    def run(self, work):
        self.thread = threading.Thread(target=work)
        self.thread.start()

    def kill(self, name, *words):
        """Waits for a process whose command line has these words, and ends it."""
        deadline = time.time() + 60
        while time.time() < deadline and not self.done.is_set():
            for process in running(*words):
                if process not in self.killed:
                    self.end(name, process)
                    return
            time.sleep(0.005)

    def end(self, name, process):
        os.kill(process, signal.SIGKILL)
        self.killed[process] = name


if __name__ == "__main__":
    unittest.main(verbosity=2)
