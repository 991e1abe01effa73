"""Opens the index of many reports in a headless Chromium, sorts and filters it, and goes to a report and back.

    index-clicks.py WINNOW PAGES… [SCREENSHOT.png]

Says what does not hold, and ends with 1."""
import os
import subprocess
import sys
import tempfile

from browser import Browser

winnow, pages = sys.argv[1], [name for name in sys.argv[2:] if not name.endswith(".png")]
folder = tempfile.mkdtemp()
subprocess.run([winnow, "dry-run", "news", *pages, "--html", folder + "/"], check=True)
browser = Browser()
holds, find, one, ask = browser.holds, browser.find, browser.one, browser.ask
browser.get(f"file://{folder}/index.html")
shown = lambda: [row for row in find(".pages tbody tr") if row.is_displayed()]
values = lambda column: ask("return [...document.querySelectorAll('.pages tbody tr')].map(row => row.cells[arguments[0]].dataset.value ?? row.cells[arguments[0]].textContent.trim().toLowerCase())", column)
names = [button.text.rstrip(" ↑↓") for button in find(".pages th button")]
count = len(shown())
holds("those that lost most come first", count > 1 and [int(value) for value in values(names.index("lost"))] == sorted((int(value) for value in values(names.index("lost"))), reverse=True))
for column, name in enumerate(names):
    for turn in range(2):
        browser.click(find(".pages th button")[column])
        now = values(column)
        head = find(".pages th")[column]
        keyed = [float(value) for value in now] if head.get_attribute("data-kind") == "number" else now
        holds(f"sorted by {name}, {head.get_attribute('aria-sort')}", keyed == sorted(keyed, reverse=head.get_attribute("aria-sort") == "descending"))
for choice in find("#only option"):
    choice.click()
    lack = choice.get_attribute("value")
    said = int(choice.text.split("(")[1].rstrip(")")) if lack else count
    holds(f"the filter “{choice.text}” shows as many as it says", len(shown()) == said)
find("#only option")[0].click()
word = shown()[0].find_element("css selector", "a").text
one("#words").send_keys(word)
holds("the search shows the pages with the words", 0 < len(shown()) < count + 1 and all(word.lower() in row.text.lower() for row in shown()))
browser.click(shown()[0].find_element("css selector", "a"))
holds("a link leads to the report", one("#rows") is not None)
browser.click(one("header nav a"))
holds("and back", one(".pages") is not None)
for width, scheme in ((420, "light"), (420, "dark"), (1400, "dark")):
    browser.resize(width, scheme=scheme)
    browser.fits(f"the index at {width} pixels, {scheme},")
browser.end(sys.argv[-1] if sys.argv[-1].endswith(".png") else None)
