"""What Spark and its pipes cost over the bare binary, and what another extractor costs in the same engine.

    benchmark.py WINNOW PAGES.ndjson FOLDER [COUNT [ROUNDS]]

Makes COUNT pages of those there are (20,000 otherwise), and tells user and system CPU seconds of all processes of each way:
`winnow run` from NDJSON to NDJSON; `clean` and `clean_files` in Spark with two local cores to Parquet; Trafilatura in Spark by mapInPandas,
on a twentieth of the pages. The binary alone and `clean_files` run in turns, three rounds otherwise, and the medians count, since
machines change their pace. PySpark and Trafilatura come from PyPI. It asks for a control group, so that it is for root.
JAVA_OPTIONS are those of Spark's JVM, to which an archive of its classes is added, made by a first job, as `On-a-cluster.md` says."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def make(pages, folder, count):
    """The pages as NDJSON; pages are said again under other ids until there are enough."""
    with open(pages) as file:
        found = [page for page in map(json.loads, file) if page.get("html")]
    with open(f"{folder}/pages.ndjson", "w") as file:
        for number in range(count):
            page = found[number % len(found)]
            file.write(json.dumps({"id": f"{number:07}", "url": page.get("url"), "html": page["html"]}, ensure_ascii=False) + "\n")


class Group:
    """A control group, which counts the CPU of all that runs in it, whoever waits for it: Spark's workers are waited for by nobody."""

    def __init__(self):
        old = "/sys/fs/cgroup/cpuacct"
        self.folder = f"{old if os.path.isdir(old) else '/sys/fs/cgroup'}/winnow-{os.getpid()}"
        os.mkdir(self.folder)

    def enter(self):
        with open(f"{self.folder}/cgroup.procs", "w") as file:
            file.write(str(os.getpid()))

    def _runs(self):
        with open(f"{self.folder}/cgroup.procs") as file:
            return bool(file.read())

    def usage(self):
        if os.path.exists(f"{self.folder}/cpuacct.usage"):
            with open(f"{self.folder}/cpuacct.usage") as file:
                return int(file.read()) / 1e9
        with open(f"{self.folder}/cpu.stat") as file:
            return int(file.readline().split()[1]) / 1e6

    def seconds(self, command, codes=(0,)):
        """CPU of a command and of all that came from it."""
        before = self.usage()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=self.enter)
        assert done.returncode in codes, done.stderr.decode()
        while self._runs():
            time.sleep(0.05)
        return self.usage() - before


def spark():
    from pyspark.sql import SparkSession
    session = (SparkSession.builder.master("local[2]").config("spark.driver.memory", "4g").config("spark.ui.enabled", "false")
               .config("spark.driver.extraJavaOptions", os.environ["JAVA_OPTIONS"]).getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    return session


def trafilatura(batches):
    import pandas
    import trafilatura
    for batch in batches:
        yield pandas.DataFrame({"record": [trafilatura.extract(html, url=url if isinstance(url, str) else None, output_format="json", with_metadata=True) for html, url in zip(batch.html, batch.url)]})


def job(name, folder):
    sys.path[:0] = [f"{HERE}/serve", f"{HERE}/spark"]
    session = spark()
    if name == "parquet":
        session.read.schema("id string, url string, html string").json(f"{folder}/pages.ndjson").write.mode("overwrite").parquet(f"{folder}/pages.parquet")
        session.read.parquet(f"{folder}/pages.parquet").where("cast(id as int) % 20 = 0").write.mode("overwrite").parquet(f"{folder}/sample.parquet")
        return
    if name == "start":
        session.range(1).write.mode("overwrite").parquet(f"{folder}/start.parquet")
    elif name == "clean":
        import winnow_spark
        winnow_spark.clean(session.read.parquet(f"{folder}/pages.parquet"), id="id", provenance="provenance" in sys.argv).write.mode("overwrite").parquet(f"{folder}/clean.parquet")
    elif name in ("files", "lines"):
        import winnow_spark
        pages = f"{folder}/pages.{'parquet' if name == 'files' else 'ndjson'}"
        shutil.rmtree(f"{folder}/{name}.cleaned", ignore_errors=True)
        winnow_spark.clean_files(session, pages, f"{folder}/{name}.cleaned", id="id")
    elif name == "trafilatura":
        session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "64")
        session.read.parquet(f"{folder}/sample.parquet").mapInPandas(trafilatura, "record string").write.mode("overwrite").parquet(f"{folder}/trafilatura.parquet")
    session.stop()


def main():
    winnow, pages, folder = (os.path.abspath(argument) for argument in sys.argv[1:4])
    count, rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 20_000, int(sys.argv[5]) if len(sys.argv) > 5 else 3
    os.environ.update(WINNOW=winnow, PYSPARK_PYTHON=sys.executable)
    os.makedirs(folder, exist_ok=True)
    make(pages, folder, count)
    this = [sys.executable, os.path.abspath(__file__), "--job"]
    seconds = Group().seconds
    options, few = os.environ.get("JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"), f"{folder}/few"
    os.makedirs(few, exist_ok=True)
    make(pages, few, 100)
    os.environ["JAVA_OPTIONS"] = f"{options} -XX:ArchiveClassesAtExit={few}/spark.jsa"
    seconds([*this, "lines", few])
    os.environ["JAVA_OPTIONS"] = f"{options} -XX:SharedArchiveFile={few}/spark.jsa"
    seconds([*this, "parquet", folder])
    run = [winnow, "run", "news", f"{folder}/pages.ndjson", "--no-survey", "-o", f"{folder}/bare.ndjson"]
    start, clean = seconds([*this, "start", folder]), seconds([*this, "clean", folder])
    turns = [[seconds(run, codes=(0, 1)), seconds([*this, "files", folder]), seconds([*this, "lines", folder])] for _ in range(rounds)]
    bare, files, lines = map(statistics.median, zip(*turns))
    size = os.path.getsize(f"{folder}/pages.ndjson")
    print(f"{count} pages, {size / 1e6:.0f} MB of NDJSON, {rounds} rounds: {turns}")
    print(f"winnow run                                {bare:8.1f} s CPU  {bare / count * 1e3:8.2f} ms a page")
    for title, took in ("clean, Parquet", clean), ("clean_files, Parquet", files), ("clean_files, NDJSON", lines):
        print(f"{title:24} in Spark         {took:8.1f} s CPU  {took / count * 1e3:8.2f} ms a page  {took / bare - 1:+.0%}")
        print(f"… without the start of Spark              {took - start:8.1f} s CPU  {(took - start) / count * 1e3:8.2f} ms a page  {(took - start) / bare - 1:+.0%}")
    other = seconds([*this, "trafilatura", folder]) - start
    print(f"Trafilatura in Spark, without its start   {other:8.1f} s CPU  {other / (count / 20) * 1e3:8.2f} ms a page  {other / (count / 20) / (files / count):.1f} times clean_files with its start, Parquet")


if __name__ == "__main__":
    job(sys.argv[2], sys.argv[3]) if sys.argv[1] == "--job" else main()
