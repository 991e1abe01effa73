"""What a job takes along: the binary, and this package."""
import os
import shutil
import tempfile
import zipfile

import winnow_serve
from pyspark import SparkFiles

_BINARY = "winnow"


def ship(spark, binary=None) -> str:
    """Sends the binary and the Python packages to whoever runs tasks; `clean`, `survey` and `read_warc` do so by themselves.

    binary: the path of a winnow of one file (`Distribution/build` makes it); that of $WINNOW, of winnow-clean's wheel or of $PATH
    otherwise. It is returned.
    """
    path = winnow_serve.binary(binary)
    context = spark.sparkContext
    if any(shipped.endswith("/" + _BINARY) for shipped in context.listFiles):
        return path
    folder = tempfile.mkdtemp(prefix="winnow-spark-")
    # Files are told apart by their names.
    named, packages = os.path.join(folder, _BINARY), os.path.join(folder, "winnow_spark.zip")
    shutil.copy(path, named)
    here = os.path.dirname(os.path.abspath(__file__))
    with zipfile.ZipFile(packages, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(winnow_serve.__file__, "winnow_serve.py")
        for name in sorted(os.listdir(here)):
            if name.endswith((".py", ".json")):
                archive.write(os.path.join(here, name), f"winnow_spark/{name}")
    context.addFile(named)
    context.addPyFile(packages)
    return path


def shipped() -> str:
    """Where the binary is, in a task."""
    return SparkFiles.get(_BINARY)
