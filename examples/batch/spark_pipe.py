# Copyright the triage authors. SPDX-License-Identifier: BSL-1.0
"""Classifies lines for `triage --batch` with Spark: spark-submit spark_pipe.py FROM TO.

The command has to be on every worker. pipe() starts it without a PATH.
"""
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("triage").getOrCreate()
lines = spark.sparkContext.textFile(sys.argv[1])
# pipe() runs the command once for each partition. checkCode is off by default, so that the exit status
# 65, of lines that could not be read, does not fail the job: their rows say so.
lines.pipe("/usr/bin/triage --batch --tsv").saveAsTextFile(sys.argv[2])
