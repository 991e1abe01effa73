"""The pages that tests and recipes are about, in a folder of their own."""
import gzip
import json
import os
import tempfile
from typing import Any

RAIN = (
    "<title>Rain | Site</title><meta property=article:published_time content=2026-03-04><h1>Rain</h1><p>By Jo Hill"
    "<p>It has rained for a week, and the river is high, say those who live by it."
    "<p>Nobody knows when it will end, and the mill has stopped, according to the Ministry of Water."
    "<h3>Read more</h3><ul><li><a href=/1>The drought that went before it</a><li><a href=/2>A bridge is closed again</a></ul>")
MILL = (
    "<title>Mill | Site</title><h1>Mill</h1><p>The mill by the river has stood for two hundred years, and it stands still for the first time."
    "<p>Its owner hopes that the water will fall before the month is over, and the bakers of the town hope so, too.")


class Sandbox:
    """A folder with pages as files, NDJSON and WARC, which is the current one meanwhile."""

    def __enter__(self) -> str:
        self._before, self._folder = os.getcwd(), tempfile.TemporaryDirectory()
        os.chdir(self._folder.name)
        pages = [{"id": "rain", "url": "https://example.org/rain", "html": RAIN}, {"id": "empty", "html": ""},
                 {"id": "mill", "url": "https://example.org/mill", "html": MILL}]
        with open("page.html", "w", encoding="utf-8") as file:
            file.write(RAIN)
        with open("pages.ndjson", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(page) + "\n" for page in pages)
        with open("my-news.json", "w", encoding="utf-8") as file:
            file.write('{\n  // Lines with a day alone stay.\n  "name": "my-news", "extends": "news", "patch": {"drop-meta-lines": false}\n}\n')
        with gzip.open("crawl.warc.gz", "wb") as warc:
            for page in (pages[0], pages[2]):
                body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page["html"].encode()
                warc.write((f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {page['url']}\r\nWARC-Date: 2026-03-05T00:00:00Z\r\n"
                            f"WARC-Record-ID: <urn:x:{page['id']}>\r\nContent-Type: application/http; msgtype=response\r\n"
                            f"Content-Length: {len(body)}\r\n\r\n").encode() + body + b"\r\n\r\n")
        return self._folder.name

    def __exit__(self, *_: Any) -> None:
        os.chdir(self._before)
        self._folder.cleanup()
