"""Runs each recipe of Documentation/Winnow.docc/Python.md, and holds what it prints against its lines with #>."""
import contextlib
import io
import pathlib
import re
import unittest
from typing import Any, Dict

from sandbox import Sandbox

DOCUMENT = pathlib.Path(__file__).resolve().parents[3] / "Documentation/Winnow.docc/Python.md"


class Recipes(unittest.TestCase):
    def test_recipes(self) -> None:
        recipes = re.findall(r"^### (.*?)\n.*?^```python\n(.*?)^```", DOCUMENT.read_text(encoding="utf-8"), re.M | re.S)
        self.assertEqual(len(recipes), 10)
        for title, code in recipes:
            with self.subTest(title), Sandbox():
                said, names = io.StringIO(), {}  # type: io.StringIO, Dict[str, Any]
                with contextlib.redirect_stdout(said):
                    exec(compile(code, title, "exec"), names)
                expected = [line[2:].removeprefix(" ") for line in code.splitlines() if line.startswith("#>")]
                self.assertEqual(said.getvalue().splitlines(), expected)
                self.assertTrue(expected)


if __name__ == "__main__":
    unittest.main()
