"""Files of pages, cut anywhere: no line is lost, and none is there twice."""
import os
import random
import tempfile
import unittest
from unittest import mock

import pyarrow.fs

from winnow_spark import files

PIECES = [b"\n", b"  \n", b"{a}\n", b"  {b}\n", b"{a longer one}\n", b"\t \t\r\n", b"{c}\r\n"]


class Lines(unittest.TestCase):
    def test_lines_lie_where_they_are_read(self):
        draw, system = random.Random(1), pyarrow.fs.LocalFileSystem()
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "pages.ndjson")
            for _ in range(300):
                text = b"".join(draw.choice(PIECES) for _ in range(draw.randint(0, 30))) + draw.choice([b"", b"{end}", b"  "])
                with open(path, "wb") as file:
                    file.write(text)
                cuts = sorted({0, len(text), *(draw.randint(0, len(text)) for _ in range(4))})
                ranges = list(zip(cuts, cuts[1:]))
                with mock.patch.object(files, "_BUFFER", draw.choice([1, 2, 3, 7, 64, 1 << 20])):
                    places = [text[at:at + bytes_] for start, end in ranges for at, bytes_ in files._places(path, start, end)]
                    lines = [line.rstrip(b"\n") for start, end in ranges for line in files._lines(system, path, start, end)]
                expected = [line for line in text.split(b"\n") if line.strip()]
                self.assertEqual((places, lines), (expected, expected), (text, cuts))


if __name__ == "__main__":
    unittest.main()
