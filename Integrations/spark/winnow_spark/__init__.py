"""Winnow inside Spark: `clean` pages or `clean_files`, `survey` sites, `read_warc` crawls."""
from .clean import clean
from .clean_files import clean_files
from .ship import ship
from .survey import survey
from .warc import read_warc

__all__ = ["clean", "clean_files", "read_warc", "ship", "survey"]
