#!/usr/bin/env python3
"""A gate without a clock: the instructions and allocations that Distribution/winnow takes for a fixed set of pages.

    Benchmarks/instructions.py WINNOW           compares with instructions.json; ends with 1 where something takes 3 % more
    Benchmarks/instructions.py WINNOW --store   writes it anew: whoever makes Winnow slower says so in this file

Counted by callgrind (Debian's valgrind), which gives the same figures on a busy machine."""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

SLACK = 0.03
STORED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "instructions.json")
WORDS = {
    "en": "rain river bread ferry park hills mill bridge council market school harbour garden letter winter summer price vote road boat of the in and a to with for".split(),
    "ar": "المطر النهر الخبز المدينة الجسر المجلس السوق المدرسة الميناء الرسالة الشتاء الصيف السعر الطريق القارب في من على إلى عن".split(),
    "ru": "дождь река хлеб паром парк мост совет рынок школа порт письмо зима лето цена дорога лодка в на и с по из".split(),
}


def sentence(draw, language, length=14):
    return " ".join(draw.choice(WORDS[language]) for _ in range(draw.randint(length // 2, length * 2))).capitalize() + "."


def chrome(draw, language, body, title):
    links = "".join(f"<li class='menu-item menu-item-{n}'><a href=/section/{n} data-track='nav:{n}'>{draw.choice(WORDS[language])}</a></li>" for n in range(40))
    related = "".join(f"<li><a href=/story/{n}><img src=/{n}.jpg alt=''>{sentence(draw, language, 8)}</a></li>" for n in range(10))
    script = "<script>" + "var state = {" + ",".join(f'"k{n}": {draw.random()}' for n in range(600)) + "};</script>"
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": "2026-03-04T10:00:00Z", "author": {"@type": "Person", "name": "Anna Berg"}, "publisher": {"@type": "Organization", "name": "The Gazette"}})
    return (f"<!DOCTYPE html><html lang={language}><head><meta charset=utf-8><title>{title} | The Gazette</title><meta property=og:title content=\"{title}\"><meta property=og:site_name content='The Gazette'>"
            f"<script type=application/ld+json>{data}</script><style>{'.a{color:red}' * 300}</style></head><body class='single post'><header><nav class=main-nav><ul>{links}</ul></nav></header>{script}"
            f"<main><article class=post><h1>{title}</h1><p class=byline>By Anna Berg</p><time datetime=2026-03-04>4 March 2026</time>{body}</article>"
            f"<aside class=related><h3>Related articles</h3><ul>{related}</ul></aside></main><footer class=site-footer><p>All rights reserved.</p></footer></body></html>")


def make(folder):
    draw = random.Random(20261125)
    bodies = {}
    for language in WORDS:
        bodies[f"news-{language}"] = language, "".join(f"<p>{sentence(draw, language)} <a href=/x>{draw.choice(WORDS[language])}</a> {sentence(draw, language, 30)}</p>" for _ in range(40))
    bodies["documentation"] = "en", "".join(f"<h2 id=s{n}>{sentence(draw, 'en', 4)}</h2><p>{sentence(draw, 'en', 40)}</p><pre><code>{'let x = 1; ' * 20}</code></pre>" for n in range(40))
    bodies["table"] = "en", "<table>" + "".join("<tr>" + "".join(f"<td>{draw.randint(0, 9999)}</td>" for _ in range(8)) + "</tr>" for _ in range(300)) + "</table>"
    bodies["listing"] = "en", "".join(f"<div class='card teaser'><h3><a href=/{n}>{sentence(draw, 'en', 6)}</a></h3><p class=excerpt>{sentence(draw, 'en', 10)}</p><span class=date>4 March 2026</span></div>" for n in range(150))
    bodies["forum"] = "en", "".join(f"<div class='comment post'><span class=author>{draw.choice(WORDS['en'])}</span><div class=comment-body><p>{sentence(draw, 'en', 25)}</p></div><a href=#reply>Reply</a></div>" for _ in range(120))
    for name, (language, body) in bodies.items():
        with open(f"{folder}/{name}.html", "w", encoding="utf-8") as file:
            file.write(chrome(draw, language, body, sentence(draw, language, 6)[:-1]))
    lines = []
    for name in sorted(bodies):
        with open(f"{folder}/{name}.html", encoding="utf-8") as page:
            lines.append(json.dumps({"id": name, "url": f"https://example.org/{name}", "html": page.read()}, ensure_ascii=False) + "\n")
    for name, times in ("once", 1), ("twice", 2):
        with open(f"{folder}/{name}.ndjson", "w", encoding="utf-8") as file:
            file.writelines(lines * times)
    with open(f"{folder}/small.ndjson", "w") as file:
        file.write(json.dumps({"id": "small", "html": "<title>Rain</title><p>It has rained for a week, say those who live by the river."}) + "\n")
    return len(bodies)


def count(winnow, folder, pipeline, pages):
    out = f"{folder}/callgrind"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", winnow, "run", pipeline, f"{folder}/{pages}", "--no-survey", "--jobs", "1", "-o", f"{folder}/out.ndjson"],
                   check=True, capture_output=True, env={**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"})
    with open(out) as file:
        text = file.read()
    # "cfn=(12) malloc" names the function that is called, "cfn=(12)" from then on; "calls=3 …" how often.
    names = dict(re.findall(r"^c?fn=\((\d+)\) (\S+)", text, re.M))
    allocating = {number for number, name in names.items() if name in ("malloc", "calloc", "realloc", "posix_memalign")}
    allocations = sum(int(calls) for number, calls in re.findall(r"^cfn=\((\d+)\).*\ncalls=(\d+)", text, re.M) if number in allocating)
    return int(re.search(r"^(?:summary|totals): (\d+)", text, re.M)[1]), allocations


def main():
    winnow = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        pages = make(folder)
        found = {"start: instructions": count(winnow, folder, "news", "small.ndjson")[0]}
        for pipeline in ("article", "news"):
            # What is made once, such as a language's words, is in both.
            once, twice = (count(winnow, folder, pipeline, f"{name}.ndjson") for name in ("once", "twice"))
            for what, first, both in zip(("instructions", "allocations"), once, twice):
                found[f"{pipeline}: {what} a page"] = (both - first) // pages
    if "--store" in sys.argv:
        with open(STORED, "w") as file:
            json.dump(found, file, indent=2)
            file.write("\n")
    with open(STORED) as file:
        stored = json.load(file)
    slower = False
    for name, value in found.items():
        change = value / stored[name] - 1
        slower |= change > SLACK
        print(f"{name:32} {value:>14,}  {change:+.1%}{'  SLOWER' if change > SLACK else '  faster: store it with --store' if change < -SLACK else ''}")
    if slower:
        sys.exit(f"Winnow takes more than {SLACK:.0%} more than {os.path.basename(STORED)} says. If that is worth it, --store says so there.")


if __name__ == "__main__":
    main()
