"""Winnow inside Spark: `clean` pages, `survey` sites, `read_warc` crawls."""
from .clean import clean
from .ship import ship
from .survey import survey
from .warc import read_warc

__all__ = ["clean", "read_warc", "ship", "survey"]
