"""Opens a report in a headless Chromium and uses it as a person would: clicks, keys, filters, search.

    report-clicks.py WINNOW PAGE [SCREENSHOT]

Wants Debian's chromium, chromium-driver and python3-selenium. Says what does not hold, and ends with 1."""
import json
import os
import subprocess
import sys
import tempfile

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import Select

winnow, page = sys.argv[1:3]
folder = tempfile.mkdtemp()
report = os.path.join(folder, "report.html")
subprocess.run([winnow, "dry-run", "news", page, "--html", report], check=True)

options = webdriver.ChromeOptions()
for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000", "--host-resolver-rules=MAP * ~NOTFOUND"]:
    options.add_argument(argument)
options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
browser = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
failed = []


def holds(what, is_so):
    print(("holds  " if is_so else "FAILS  ") + what)
    if not is_so:
        failed.append(what)


def standing():
    return browser.execute_script("return document.getElementById('standing').textContent")


def letters(text):
    return "".join(text.split())


browser.get("file://" + report)
find = lambda selector: browser.find_elements(By.CSS_SELECTOR, selector)
blocks, gone = find("#source .block"), find("#source .block.gone")
holds("the page has blocks, and some are gone", len(blocks) > len(gone) > 0)
holds("what is gone does not stand", all(letters(block.text) not in letters(standing()) or len(block.text) < 40 for block in gone))

slider = find("#step")[0]
find("body")[0].click()
last = int(slider.get_attribute("max"))
for _ in range(last):
    find("body")[0].send_keys(Keys.ARROW_LEFT)
holds("the left key steps back to the page as it came", slider.get_attribute("value") == "0" and find("#source .gone") == [])
everything = letters(standing())
holds("then all stands", everything == letters("".join(browser.execute_script("return [...document.querySelectorAll('#source .block')].map(b => b.textContent)"))))
for step in range(1, last + 1):
    find("body")[0].send_keys(Keys.ARROW_RIGHT)
    kept = letters(standing())
    dropped = letters("".join(browser.execute_script("return [...document.querySelectorAll('#source .gone')].map(b => b.textContent)")))
    changed = browser.execute_script("""return [...document.querySelectorAll('[data-texts]')].filter(b => Object.keys(JSON.parse(b.dataset.texts)).some(place => place <= arguments[0])).length""", step)
    if len(kept) + len(dropped) != len(everything) and not changed:
        holds(f"kept and dropped are everything at step {step}", False)
for block in find("#source [data-texts]"):
    for place, text in json.loads(block.get_attribute("data-texts")).items():
        browser.execute_script("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))", slider, place)
        holds(f"behind step {place} changed words stand", letters(text) in letters(standing()))
browser.execute_script("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))", slider, last)
holds("the right key steps to the end", slider.get_attribute("value") == str(last))

row = next(row for row in find("#funnel tbody tr") if "−" in row.text)
row.find_element(By.TAG_NAME, "button").click()
holds("a click on a stage goes there", slider.get_attribute("value") == row.get_attribute("data-step") and row.get_attribute("aria-current") == "step")

gone = find("#source .block.gone")
# As a person scrolls: the bar at the bottom lies over what is beneath it.
browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", gone[0])
gone[0].click()
why = find("#why")[0].text
holds("a click on a block says the stage, the rule and the place", gone[0].get_attribute("data-why") in why and "bytes" in why)

Select(find("#stage")[0]).select_by_index(1)
chosen = find("#stage")[0].get_attribute("value")
shown = [block for block in blocks if block.is_displayed()]
holds("the filter shows the blocks of one stage", shown and all(block.get_attribute("data-step") == chosen for block in shown))
Select(find("#stage")[0]).select_by_index(0)

find("body")[0].send_keys("/")
word = blocks[-1].get_attribute("textContent").split()[0]
browser.switch_to.active_element.send_keys(word)
shown = [block for block in blocks if block.is_displayed()]
holds("the search shows the blocks that have the words", 0 < len(shown) and all(word.lower() in block.text.lower() for block in shown))
browser.switch_to.active_element.send_keys(Keys.ESCAPE)
holds("escape ends the search", all(block.is_displayed() for block in blocks))

said = [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE" and "favicon" not in entry["message"]]
holds(f"the browser has nothing to say: {said}", not said)
if len(sys.argv) > 3:
    browser.save_screenshot(sys.argv[3])
browser.quit()
sys.exit(1 if failed else 0)
