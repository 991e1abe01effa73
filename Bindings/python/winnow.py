"""Winnow through its C library: `Pipeline("news").clean(html)` is the record, as a dictionary.

Needs libwinnow.so: `swift build -c release --package-path Bindings/C --static-swift-stdlib`; $WINNOW_LIBRARY says where it is.
Calls release Python's lock, so that threads clean pages side by side.
"""
import ctypes
import json
import os

_library = ctypes.CDLL(os.environ.get("WINNOW_LIBRARY", "libwinnow.so"))


class _Page(ctypes.Structure):
    _fields_ = [("html", ctypes.c_char_p), ("length", ctypes.c_size_t), ("charset", ctypes.c_char_p), ("url", ctypes.c_char_p)]


_error = ctypes.POINTER(ctypes.c_void_p)
for _name, _arguments, _result in [
    ("winnow_version", [], ctypes.c_char_p),
    ("winnow_pipeline_named", [ctypes.c_char_p, _error], ctypes.c_void_p),
    ("winnow_pipeline_parse", [ctypes.c_char_p, _error], ctypes.c_void_p),
    ("winnow_pipeline_free", [ctypes.c_void_p], None),
    ("winnow_clean", [ctypes.c_void_p, _Page, _error], ctypes.c_void_p),
    ("winnow_text", [ctypes.c_void_p, _Page, _error], ctypes.c_void_p),
    ("winnow_explain", [ctypes.c_void_p, _Page, _error], ctypes.c_void_p),
    ("winnow_pipeline_schema", [], ctypes.c_void_p),
    ("winnow_free", [ctypes.c_void_p], None),
]:
    getattr(_library, _name).argtypes, getattr(_library, _name).restype = _arguments, _result

version = _library.winnow_version().decode()


class WinnowError(ValueError):
    """A page or a pipeline that cannot be used: the message says why."""


def _text(pointer):
    try:
        return ctypes.string_at(pointer).decode()
    finally:
        _library.winnow_free(pointer)


def _call(name, *arguments):
    error = ctypes.c_void_p()
    result = getattr(_library, name)(*arguments, ctypes.byref(error))
    if not result:
        raise WinnowError(_text(error.value))
    return result


def pipeline_schema():
    """A JSON Schema of pipeline files, as a dictionary."""
    return json.loads(_text(_library.winnow_pipeline_schema()))


class Pipeline:
    """A pipeline: by the name of one that comes with Winnow, or of a dictionary as a pipeline file has it."""

    def __init__(self, pipeline):
        named = isinstance(pipeline, str)
        text = pipeline if named else json.dumps(pipeline)
        self._pointer = _call("winnow_pipeline_named" if named else "winnow_pipeline_parse", text.encode())

    def __del__(self):
        if getattr(self, "_pointer", None):
            _library.winnow_pipeline_free(self._pointer)

    def _ask(self, name, html, url, charset):
        data, charset = (html.encode(), "utf-8") if isinstance(html, str) else (html, charset)
        page = _Page(data, len(data), charset and charset.encode(), url and url.encode())
        return _text(_call(name, self._pointer, page))

    def output(self, html, url=None, charset=None):
        """What the pipeline writes of a page, which is a str or bytes: a line of NDJSON, Markdown, or what its writers are."""
        return self._ask("winnow_clean", html, url, charset)

    def clean(self, html, url=None, charset=None):
        """The record of a page, by a pipeline that writes NDJSON or JSON: a dictionary."""
        return json.loads(self.output(html, url, charset))

    def text(self, html, url=None, charset=None):
        """The main text of a page."""
        return self._ask("winnow_text", html, url, charset)

    def explain(self, html, url=None, charset=None):
        """What each stage did to a page, and why: a list of dictionaries."""
        return json.loads(self._ask("winnow_explain", html, url, charset))
