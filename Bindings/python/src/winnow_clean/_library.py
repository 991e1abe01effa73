"""The functions of libwinnow.so, whose header is Bindings/C/include/winnow.h. Calls that take long release Python's lock."""
import ctypes
import functools
import os
import pathlib
from typing import Any, Optional, Type

from ._errors import WinnowError


class Page(ctypes.Structure):
    _fields_ = [("html", ctypes.c_char_p), ("length", ctypes.c_size_t), ("charset", ctypes.c_char_p), ("url", ctypes.c_char_p), ("id", ctypes.c_char_p)]


_TEXT, _ERROR, _PIPELINE = ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p), ctypes.c_void_p
_FUNCTIONS = {
    "version": ([], _TEXT),
    "pipeline_named": ([_TEXT, _TEXT, _ERROR], ctypes.c_void_p),
    "pipeline_parse": ([_TEXT, _TEXT, _ERROR], ctypes.c_void_p),
    "pipeline_writing": ([_PIPELINE, _TEXT, _TEXT, _ERROR], ctypes.c_void_p),
    "pipeline_free": ([_PIPELINE], None),
    "clean": ([_PIPELINE, Page, _ERROR], ctypes.c_void_p),
    "dry_run": ([_PIPELINE, Page, _ERROR], ctypes.c_void_p),
    "explain": ([_PIPELINE, Page, _TEXT, _ERROR], ctypes.c_void_p),
    "pipeline_schema": ([], ctypes.c_void_p),
    "free": ([ctypes.c_void_p], None),
}
# They take less time than to let Python's lock go and to wait for it again.
_BRIEF = {"version", "pipeline_free", "free"}


@functools.lru_cache(maxsize=None)
def _library() -> ctypes.CDLL:
    """The library of this package, or the one that $WINNOW_LIBRARY names; loaded when it is first needed."""
    path = os.environ.get("WINNOW_LIBRARY") or str(pathlib.Path(__file__).with_name("libwinnow.so"))
    try:
        return ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(f"{path} cannot be loaded: {error}; the wheel of winnow-clean has one, and Bindings/wheel makes both") from error


@functools.lru_cache(maxsize=None)
def function(name: str) -> Any:
    library = _library()
    holder = ctypes.PyDLL(library._name, handle=library._handle) if name in _BRIEF else library
    found = getattr(holder, f"winnow_{name}")
    found.argtypes, found.restype = _FUNCTIONS[name]
    return found


def text(pointer: int) -> str:
    """What a function returned, freed."""
    try:
        return ctypes.string_at(pointer).decode()
    finally:
        function("free")(pointer)


def call(name: str, *arguments: Any, fails: Type[WinnowError] = WinnowError) -> int:
    """What a function returns; its sentence as an exception where it fails."""
    error = ctypes.c_void_p()
    result: Optional[int] = function(name)(*arguments, ctypes.byref(error))
    if not result:
        raise fails(text(error.value or 0))
    return result
