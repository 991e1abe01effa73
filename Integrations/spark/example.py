"""Cleans a crawl: spark-submit example.py CRAWL OUT, with $WINNOW and PYTHONPATH as the README says."""
import sys

import winnow_spark
from pyspark.sql import SparkSession


def run(spark, path, out):
    pages = winnow_spark.read_warc(spark, path)
    found = winnow_spark.survey(pages, id="id")
    records = winnow_spark.clean(pages, "news", id="id", charset="charset", survey=found)
    records.write.parquet(out)


if __name__ == "__main__":
    run(SparkSession.builder.getOrCreate(), *sys.argv[1:])
