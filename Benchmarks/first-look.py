#!/usr/bin/env python3
"""What the first look at a site costs: the default `winnow run` beside the same run with `--no-survey`.

    Benchmarks/first-look.py WINNOW [PAGES.ndjson…] [--rounds 9]

Each file is measured as it is; without files, pages of one site are made, as many as the first look takes. The least CPU of so many
rounds, in which the runs take turns, the least time by the clock with two workers, and the peak of memory.
"""
import argparse
import json
import os
import sys
import tempfile
import time

from instructions import make

RUNS = {f"{pipeline}{option}": ["run", pipeline, *option.split()] for pipeline in ("article", "news") for option in ("", " --no-survey")}
MADE = 200


def one_site(folder):
    """Pages of several kinds, each many times under addresses of its own."""
    make(folder)
    with open(f"{folder}/once.ndjson", encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    path = f"{folder}/one-site.ndjson"
    with open(path, "w", encoding="utf-8") as file:
        for number in range(MADE):
            page = pages[number % len(pages)]
            file.write(json.dumps({**page, "id": str(number), "url": f"https://example.org/{number}"}, ensure_ascii=False) + "\n")
    return path


def measured(command):
    """CPU and clock in seconds, and the most memory in MB."""
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: some pages failed
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1e3


def measure(winnow, path, rounds):
    taken = {(name, jobs): [] for jobs in (1, 2) for name in RUNS}
    for _ in range(rounds):
        for name, jobs in taken:
            taken[name, jobs].append(measured([winnow, *RUNS[name], path, "--jobs", str(jobs), "-o", "/dev/null"]))
    least = {run: [min(values) for values in zip(*figures)] for run, figures in taken.items()}
    with open(path, "rb") as file:
        print(f"\n{os.path.basename(path)}: {sum(1 for _ in file)} pages")
    for pipeline in ("article", "news"):
        (cpu, _, memory), (bare, _, less) = least[pipeline, 1], least[f"{pipeline} --no-survey", 1]
        (_, clock, _), (_, alone, _) = least[pipeline, 2], least[f"{pipeline} --no-survey", 2]
        print(f"{pipeline:8} CPU {cpu:.3f} s, {cpu / bare:.3f} × of --no-survey; two workers by the clock {clock:.3f} s, {clock / alone:.2f} ×; "
              f"memory {memory:.0f} MB, {less:.0f} MB with --no-survey")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("winnow")
    arguments.add_argument("pages", nargs="*")
    arguments.add_argument("--rounds", type=int, default=9)
    arguments = arguments.parse_intermixed_args()
    with tempfile.TemporaryDirectory() as folder:
        for path in arguments.pages or [one_site(folder)]:
            measure(os.path.abspath(arguments.winnow), path, arguments.rounds)


if __name__ == "__main__":
    main()
