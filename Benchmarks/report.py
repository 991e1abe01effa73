#!/usr/bin/env python3
"""Measures, in a headless Chromium, how long a report takes to open and to step, and how large it is.

    report.py WINNOW [PAGE…] [--rounds 9] [--hold FACTOR]

Without pages it makes one of a megabyte: prose, menus and cards. A report is open when the browser has laid it out and painted it; a
step ends with the frame that shows it. The figures are medians, as the browser's own clock has them. `--hold` ends with 1 where a page
takes more than so many times 500 ms to open or 50 ms to step: 1 on an idle machine, more on one that has other work. Wants Debian's chromium, chromium-driver and python3-selenium.
"""
import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tests", "Support"))
from browser import Browser  # noqa: E402

MOST_OPEN, MOST_STEP = 500, 50
# Asked in the page: the time from the start of the navigation to the first frame behind the load.
OPENED = "const done = arguments[0]; requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0))"
STEPPED = """const done = arguments[1], start = performance.now(); const slider = document.getElementById('step'); slider.value = arguments[0];
slider.dispatchEvent(new Event('input')); requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0))"""


def made(size):
    """A page of so many bytes, the same each time."""
    chance = random.Random(7)
    words = [("".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(chance.randint(1, 4)))) for _ in range(2000)]
    text = lambda count: " ".join(chance.choices(words, k=count)).capitalize()
    prose = lambda: " ".join(", ".join(text(chance.randint(4, 9)) if not n else text(chance.randint(4, 9)).lower() for n in range(chance.randint(1, 3))) + "." for _ in range(chance.randint(2, 7)))
    menu = lambda count: "<ul class=menu>" + "".join(f"<li><a href=/{chance.choice(words)}>{text(chance.randint(1, 4))}</a>" for _ in range(count)) + "</ul>"
    parts, length = [f"<title>{text(6)} | {text(2)}</title><nav>{menu(120)}</nav><article><h1>{text(6)}</h1>"], 0
    while length < size:
        part = f"<p>{prose()}" if chance.random() < 0.98 else f"<div class=card><a href=/x>{text(7)}</a><span>{text(3)}</span></div>" if chance.random() < 0.7 else menu(20)
        parts.append(part)
        length += len(part)
    return "".join(parts) + f"</article><footer>{menu(200)}</footer>"


arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("winnow")
arguments.add_argument("pages", nargs="*")
arguments.add_argument("--rounds", type=int, default=9)
arguments.add_argument("--hold", type=float)
arguments = arguments.parse_args()
folder = tempfile.mkdtemp()
pages = arguments.pages
if not pages:
    pages = [os.path.join(folder, "megabyte.html")]
    with open(pages[0], "w", encoding="utf-8") as file:
        file.write(made(1_000_000))
browser, failed = Browser(), False
browser.driver.set_script_timeout(30)
for page in pages:
    report = os.path.join(folder, "report.html")
    subprocess.run([arguments.winnow, "dry-run", "news", page, "--html", report], check=True)
    opened, stepped = [], []
    for _ in range(arguments.rounds):
        browser.get("file://" + report)
        opened.append(browser.driver.execute_async_script(OPENED))
        steps = int(browser.one("#step").get_attribute("max"))
        stepped += [browser.driver.execute_async_script(STEPPED, step) for step in [*range(steps - 1, -1, -1), *range(1, steps + 1)]]
    median, worst = statistics.median(opened), max(stepped)
    print(f"{os.path.basename(page)}: {os.path.getsize(page)} bytes, {browser.ask('return document.querySelectorAll(arguments[0]).length', '.row')} blocks, report {os.path.getsize(report)} bytes; "
          f"opens in {median:.0f} ms, steps in {statistics.median(stepped):.1f} ms, the longest in {worst:.0f} ms")
    failed = failed or arguments.hold is not None and (median > MOST_OPEN * arguments.hold or statistics.median(stepped) > MOST_STEP * arguments.hold)
browser.driver.quit()
sys.exit(failed)
