"""Cleans a crawl: spark-submit example.py CRAWL OUT, with $WINNOW and PYTHONPATH as Documentation/Winnow.docc/On-a-cluster.md says."""
import sys

import winnow_spark
from pyspark.sql import SparkSession


def run(spark, path, out):
    found = winnow_spark.survey(winnow_spark.read_warc(spark, path), id="id", charset="charset")
    winnow_spark.clean_files(spark, path, out, "news", survey=found)


if __name__ == "__main__":
    run(SparkSession.builder.getOrCreate(), *sys.argv[1:])
