"""The binary `winnow`, for what runs in processes of its own."""
import os
import pathlib


def binary() -> str:
    """The path of `winnow`: $WINNOW, or else the one of the wheel.

    Raises FileNotFoundError where there is none.
    """
    path = os.environ.get("WINNOW") or str(pathlib.Path(__file__).with_name("winnow"))
    if not os.access(path, os.X_OK):
        raise FileNotFoundError(f"there is no winnow at {path}: the wheel of winnow-clean has one, and Distribution/build makes one for $WINNOW")
    return path
