#!/usr/bin/env python3
"""CPU time of FastWARC and warcio over a WARC file: the bodies of all responses read, medians of seven rounds.

    pip install fastwarc warcio && python3 Benchmarks/warc-peers.py crawl.warc.gz
"""
import statistics
import sys
import time


def fastwarc(path):
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    with open(path, "rb") as stream:
        return sum(len(record.reader.read()) for record in ArchiveIterator(stream, record_types=WarcRecordType.response))


def warcio(path):
    from warcio.archiveiterator import ArchiveIterator
    with open(path, "rb") as stream:
        return sum(len(record.content_stream().read()) for record in ArchiveIterator(stream) if record.rec_type == "response")


for name, read in [("FastWARC", fastwarc), ("warcio", warcio)]:
    times = []
    try:
        for _ in range(7):
            start = time.process_time()
            size = read(sys.argv[1])
            times.append(time.process_time() - start)
    except ImportError:
        print(f"{name} is not installed")
        continue
    print(f"{name}: {size // 1_000_000} MB read in {statistics.median(times):.4f} s of CPU ({min(times):.4f}-{max(times):.4f})")
