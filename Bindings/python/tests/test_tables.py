"""Records as tables, and what a run writes as DuckDB, Polars and pandas read it, without an option."""
import datetime
import json
import os
import sqlite3
import subprocess
import unittest
from typing import Any

import duckdb
import pandas
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import winnow_clean
from sandbox import MILL, RAIN, Sandbox

DAY = datetime.datetime(2026, 3, 4, tzinfo=datetime.timezone.utc)
TITLES = ["Rain", None, "Mill"]


class Tables(unittest.TestCase):
    def test_columns_are_those_of_the_schema(self) -> None:
        path = os.path.join(os.path.dirname(__file__), "../../../Schemas/record.schema.json")
        with open(path, encoding="utf-8") as file:
            keys = json.load(file)["properties"].keys()
        self.assertEqual(sorted(winnow_clean.arrow_schema(provenance=True).names), sorted(keys))
        self.assertNotIn("provenance", winnow_clean.arrow_schema().names)

    def test_a_table(self) -> None:
        records = winnow_clean.batch([{"html": RAIN, "url": "https://example.org/rain"}, "", MILL], "news", provenance=True)
        table = winnow_clean.table(records, provenance=True)
        rows: Any = table.to_pylist()
        self.assertEqual(table.schema, winnow_clean.arrow_schema(provenance=True))
        self.assertEqual([row["title"] for row in rows], TITLES)
        self.assertEqual((rows[0]["published"], rows[0]["authors"]), (DAY, [{"name": "Jo Hill", "kind": None}]))
        self.assertEqual((rows[1]["error"], rows[1]["text"], rows[1]["tags"]), ("the page is empty", None, None))
        self.assertEqual(dict(rows[0]["provenance"])["published"][0]["value"], "2026-03-04")
        self.assertEqual(winnow_clean.table([]).num_rows, 0)

    def test_moments(self) -> None:
        for text, expected in [
            ("2026-03-04", DAY), ("2026-03-04T01:30:00+01:30", DAY), ("2026-03-04T00:00:00Z", DAY), ("2026-03-04T00:00", DAY),
            ("2026-02-30", None), ("0001-01-01T00:00:00+01:00", None),
        ]:
            with self.subTest(text):
                column = winnow_clean.table([winnow_clean.Record("a", published=text)]).column("published")
                self.assertEqual(column.to_pylist(), [expected])

    def test_a_scan(self) -> None:
        with Sandbox():
            for paths in (["crawl.warc.gz", "pages.ndjson"], "pages.ndjson"):
                for pipeline in ("news", "my-news.json", {"extends": "news"}, winnow_clean.Pipeline({"extends": "news"})):
                    scanned = winnow_clean.scan(paths, "pages.parquet", pipeline, workers=1)
                    table = pq.read_table("pages.parquet")
                    self.assertEqual(table.schema, winnow_clean.arrow_schema())
                    self.assertEqual((scanned.pages, scanned.failed, table.column("title").to_pylist()[-3:]), (table.num_rows, 1, TITLES))
            self.assertEqual(pq.ParquetFile("pages.parquet").metadata.row_group(0).column(0).compression, "ZSTD")
            with self.assertRaisesRegex(winnow_clean.WinnowError, "nowhere"):
                winnow_clean.scan("nowhere/", "other.parquet")
            self.assertEqual([name for name in os.listdir() if "other" in name], [])


class Readers(unittest.TestCase):
    """Each reads what a run wrote."""

    def setUp(self) -> None:
        sandbox = Sandbox()
        sandbox.__enter__()
        self.addCleanup(sandbox.__exit__)
        for out in ("out.ndjson", "out.sqlite"):
            subprocess.run([winnow_clean.binary(), "run", "news", "pages.ndjson", "-o", out], capture_output=True)
        winnow_clean.scan("pages.ndjson", "out.parquet", "news")

    def test_duckdb(self) -> None:
        for source in ("out.ndjson", "out.parquet"):
            with self.subTest(source):
                found = duckdb.sql(f"select title, authors[1].name, published::date, error from '{source}'")
                rows = found.fetchall() if found else []
                self.assertEqual([(*row[:2], str(row[2])) for row in rows], [("Rain", "Jo Hill", "2026-03-04"), (None, None, "None"), ("Mill", None, "None")])
                self.assertEqual(rows[1][3], "the page is empty")

    def test_polars(self) -> None:
        for frame in (polars.read_ndjson("out.ndjson"), polars.read_parquet("out.parquet"), polars.from_arrow(winnow_clean.table(winnow_clean.batch([RAIN, "", MILL])))):
            assert isinstance(frame, polars.DataFrame)
            self.assertEqual(frame["title"].to_list(), TITLES)
            self.assertEqual(str(frame["published"].to_list()[0])[:10], "2026-03-04")

    def test_pandas(self) -> None:
        for frame in (pandas.read_json("out.ndjson", lines=True), pandas.read_parquet("out.parquet")):
            self.assertEqual([None if pandas.isna(title) else title for title in frame["title"]], TITLES)
            self.assertEqual(frame["authors"][0][0]["name"], "Jo Hill")
            self.assertEqual(str(frame["published"][0])[:10], "2026-03-04")

    def test_sqlite(self) -> None:
        with sqlite3.connect("out.sqlite") as database:
            frame = pandas.read_sql("select * from pages", database)
        self.assertEqual(frame["title"][0], "Rain")
        self.assertEqual(polars.read_database("select title from pages", sqlite3.connect("out.sqlite"))["title"].to_list()[0], "Rain")
