"""Opens a report in a headless Chromium and uses it as a person would: clicks, keys, search, filters, and the patch that it offers.

    report-clicks.py WINNOW PAGE [SCREENSHOT]

Says what does not hold, and ends with 1."""
import json
import os
import subprocess
import sys
import tempfile

from browser import Browser, Keys

winnow, page = sys.argv[1:3]
folder = tempfile.mkdtemp()
report = os.path.join(folder, "report.html")
subprocess.run([winnow, "dry-run", "news", page, "--html", report], check=True)
browser = Browser()
holds, find, one, ask = browser.holds, browser.find, browser.one, browser.ask
# What stands, as the right column has it: of a block that is as it was, both columns have the words.
RESULT = "return [...document.querySelectorAll('.row')].filter(r => !r.classList.contains('gone') || r.classList.contains('later')).map(r => r.lastElementChild.textContent)"
SOURCE = "return [...document.querySelectorAll('.row .s')].map(s => { const c = s.cloneNode(true); c.querySelectorAll('ins').forEach(i => i.remove()); return c.textContent })"


def letters(texts):
    return "".join("".join(texts).split())


browser.get("file://" + report)
rows, gone = find(".row"), find(".row.gone")
holds("the page has blocks, and some are gone", len(rows) > len(gone) > 0)
holds("the first screen has the title and its fields", one("h1").is_displayed() and one(".fields").is_displayed() and one(".chips").location["y"] < 1000)
text = subprocess.run([winnow, "run", "news", page, "--format", "text"], check=True, capture_output=True, text=True).stdout
holds("the right column is what a run writes", letters(ask(RESULT)) in letters(text))

# Why is it gone? One click, in either column.
# What stands in a closed fold is no row that somebody sees.
shown = lambda row: ask("return arguments[0].checkVisibility()", row)
last = [row for row in gone if shown(row)][-1]
for column in (".s", ".r"):
    browser.press(Keys.ESCAPE)
    browser.click(last.find_element("css selector", column))
    holds(f"a click on {column} marks the block and says why", last.get_attribute("aria-current") == "true" and "Dropped as" in one("#why h2").text and one("#why .reason").text != "" and one("#why .rule").text != "")
holds("both columns are at one height", len({cell.location["y"] for cell in last.find_elements("css selector", "p")}) == 1)

# A patch that keeps it: the second click; it does what it says.
browser.click(one("#why button.keep"))
patch = one("#why .patch").text
file = os.path.join(folder, "patch.json")
with open(file, "w", encoding="utf-8") as out:
    out.write(patch)
words = letters([last.find_element("css selector", ".s").get_attribute("textContent")])
kept = subprocess.run([winnow, "run", file, page, "--format", "text"], capture_output=True, text=True)
holds(f"the patch keeps the block: {patch}", kept.returncode == 0 and words in letters(kept.stdout))

# Why is it kept?
browser.press(Keys.ESCAPE)
stands = next(row for row in rows if "gone" not in row.get_attribute("class"))
browser.click(stands.find_element("css selector", ".r"))
holds("a click on what stands says so", "Stands" in one("#why h2").text)

# Where does it come from, and who is credited?
for link in [link for link in find(".to") if shown(link)][:3] + find(".credits .to")[:3]:
    browser.click(link)
    target = one(f"#b{link.get_attribute('data-to')}")
    holds(f"a click on “{link.text}” leads to its block", target.get_attribute("aria-current") == "true" and ask("const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight", target))
for mark in find(".credits li"):
    holds("a credit has its rule", "rule" in mark.text)

# Stepping with the keyboard.
slider = one("#step")
steps = int(slider.get_attribute("max"))
browser.press(Keys.ESCAPE)
for _ in range(steps):
    browser.press(Keys.ARROW_LEFT)
holds("the left key steps back to the page as it came", slider.get_attribute("value") == "0" and not [row for row in gone if "later" not in row.get_attribute("class")])
everything = letters(ask(SOURCE))
holds("then all stands", letters(ask(RESULT)) == everything)
changed = bool(json.loads(one("#data").get_attribute("textContent"))["texts"])
for step in range(1, steps + 1):
    browser.press(Keys.ARROW_RIGHT)
    dropped = ask("return [...document.querySelectorAll('.row.gone:not(.later) .s')].map(s => s.textContent)")
    if len(letters(ask(RESULT))) + len(letters(dropped)) != len(everything) and not changed:
        holds(f"kept and dropped are everything at step {step}", False)
holds("the right key steps to the end", slider.get_attribute("value") == str(steps) and not find(".later"))

chip = next(chip for chip in find(".chip") if chip.find_elements("css selector", ".dropped"))
browser.click(chip)
holds("a click on a stage goes there, and to the first block that it dropped", slider.get_attribute("value") == chip.get_attribute("data-step") and chip.get_attribute("aria-current") == "step")
browser.press(Keys.ESCAPE)
holds("escape goes back to the end", slider.get_attribute("value") == str(steps))

# From block to block.
browser.press("d")
first = ask("return document.activeElement.id")
holds("d leads to the first dropped block", first == gone[0].get_attribute("id") and "Dropped" in one("#why h2").text)
browser.press("d")
holds("d leads on", ask("return document.activeElement.id") == gone[1].get_attribute("id"))
browser.press("D")
holds("D leads back", ask("return document.activeElement.id") == first)

browser.press(Keys.ESCAPE)
ask("document.querySelector('#on').focus()")
browser.press(Keys.TAB)
row = browser.driver.switch_to.active_element
browser.press(Keys.ENTER)
holds("the tabulator key leads to the blocks, and Enter says why", "row" in row.get_attribute("class").split() and row.get_attribute("aria-current") == "true" and one("#why h2") is not None)

# Search jumps, and hides nothing.
word = stands.find_element("css selector", ".s").text.split()[0]
browser.press(Keys.ESCAPE, "/")
browser.press(word, Keys.ENTER)
hit = one(".row[aria-current]")
holds("the search jumps to the words", hit is not None and word.lower() in hit.text.lower() and one("#found").text.startswith("1 of "))
holds("and hides nothing", len([row for row in rows if shown(row)]) >= len([row for row in rows if "gone" not in row.get_attribute("class")]))
browser.press(Keys.ESCAPE, Keys.ESCAPE)

# Filters, views.
button = one(".filter[data-show=dropped]")
browser.click(button)
holds("the filter shows what was dropped alone", all("gone" in row.get_attribute("class") for row in rows if shown(row)) and str(len(gone)) in button.text)
browser.click(button)
for name, says in (("read", "#view-read article"), ("markdown", "#source-markdown"), ("html", "#source-html"), ("json", "#source-json")):
    browser.click(one(f"#tab-{name}"))
    holds(f"the view “{name}” is shown, and no other", one(says).is_displayed() and one(says).text != "" and [panel.get_attribute("id") for panel in find("[role=tabpanel]") if panel.is_displayed()] == [f"view-{name}"])
json.loads(one("#source-json").text)
browser.click(one("#tab-rows"))

# On a phone, and by night.
for width, scheme in ((420, "light"), (420, "dark"), (1400, "dark")):
    browser.resize(width, scheme=scheme)
    browser.get("file://" + report)
    browser.fits(f"the report at {width} pixels, {scheme},")
    row = next(row for row in find(".row") if shown(row))
    browser.click(row.find_element("css selector", ".s"))
    holds(f"a click says why at {width} pixels, {scheme}", one("#why h2").is_displayed())
holds(f"the report is small: {os.path.getsize(report)} bytes", os.path.getsize(report) < 2_000_000)
browser.end(sys.argv[3] if len(sys.argv) > 3 else None)
