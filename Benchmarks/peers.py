#!/usr/bin/env python3
"""CPU a page of Winnow and of the peers that are installed, over the same pages, taking turns.

    pip install trafilatura resiliparse readability-lxml jusText newspaper4k Bindings/dist/winnow_clean-*.whl
    Benchmarks/peers.py WINNOW PAGES.ndjson…

Winnow runs as its users run it, from NDJSON to NDJSON with one worker, without its start; the peers are called in this process, with
the pages as strings already, and so is winnow-clean, for the text and for the whole record. The least of three rounds: what disturbs
one only adds to it."""
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

ROUNDS = 3


def trafilatura_default():
    import trafilatura
    return lambda html, url: trafilatura.extract(html, url=url, output_format="json", with_metadata=True)


def trafilatura_fast():
    import trafilatura
    return lambda html, url: trafilatura.extract(html, url=url, fast=True)


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda html, url: extract_plain_text(html, main_content=True)


def readability():
    from readability import Document
    return lambda html, url: Document(html).summary()


def justext():
    import justext
    words = justext.get_stoplist("English")
    return lambda html, url: justext.justext(html, words)


def newspaper():
    import newspaper
    return lambda html, url: newspaper.article(url or "https://example.org/", input_html=html)


def called(pipeline, result):
    """Winnow as the peers are: a string goes in, and the text or the record comes out."""
    import winnow_clean
    return getattr(winnow_clean.Pipeline(pipeline), result)


CALLED = "Winnow, news, text in Python"
PEERS = [(CALLED, lambda: called("news", "extract")), ("Winnow, article, text in Python", lambda: called("article", "extract")),
         ("Winnow, news, record in Python", lambda: called("news", "record")), ("Winnow, article, record in Python", lambda: called("article", "record")),
         ("Resiliparse, main content", resiliparse), ("Trafilatura, fast", trafilatura_fast), ("Trafilatura, default with metadata", trafilatura_default),
         ("readability-lxml", readability), ("jusText", justext), ("newspaper4k", newspaper)]


def winnow(binary, pipeline, path):
    def run(pages):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([binary, "run", pipeline, pages, "--no-survey", "--jobs", "1", "-o", "/dev/null"], stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as small:
        small.write('{"html": "<title>Rain</title><p>It has rained for a week."}\n')
        small.flush()
        return run(path) - run(small.name)


def peer(extract, pages):
    start = time.process_time()
    for page in pages:
        try:
            extract(page["html"], page.get("url"))
        except Exception:
            pass  # What a peer cannot read costs it no less.
    return time.process_time() - start


def main():
    binary = os.path.abspath(sys.argv[1])
    for path in sys.argv[2:]:
        with open(path) as file:
            pages = [page for page in map(json.loads, file) if page.get("html")]
        measures = {f"Winnow, {pipeline}": (lambda pipeline=pipeline: winnow(binary, pipeline, path)) for pipeline in ("article", "news")}
        for name, make in PEERS:
            try:
                measures[name] = lambda extract=make(): peer(extract, pages)
            except ImportError:
                print(f"{name} is not installed")
        times = {name: [] for name in measures}
        for _ in range(ROUNDS):
            for name, measure in measures.items():
                times[name].append(measure())
        least = {name: min(values) for name, values in times.items()}
        news, inside = least["Winnow, news"], least.get(CALLED)
        print(f"\n{os.path.basename(path)}: {len(pages)} pages")
        for name, seconds in least.items():
            print(f"{name:36} {seconds / len(pages) * 1e3:8.2f} ms a page  {seconds / news:6.2f} × Winnow's news"
                  + (f", {seconds / inside:6.2f} × as it is called" if inside else ""))


if __name__ == "__main__":
    main()
