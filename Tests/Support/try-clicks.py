"""Works on a pipeline with `winnow try` in a headless Chromium: types, completes, makes mistakes, keeps a block, saves, brings another page.

    try-clicks.py WINNOW PAGE [SCREENSHOT]

Says what does not hold, and ends with 1."""
import os
import subprocess
import sys
import tempfile
import time

from browser import Browser, Keys

winnow, page = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
folder = tempfile.mkdtemp()
file = os.path.join(folder, "mine.json")
START = '{\n  // ours\n  "name": "mine",\n  "extends": "news"\n}\n'
with open(file, "w", encoding="utf-8") as out:
    out.write(START)
server = subprocess.Popen([winnow, "try", "mine.json", page], cwd=folder, stdout=subprocess.PIPE, text=True)
browser = Browser()
holds, find, one, ask = browser.holds, browser.find, browser.one, browser.ask
try:
    browser.get(server.stdout.readline().strip())
    text = one("#text")
    saved = lambda: open(file, encoding="utf-8").read()
    value = lambda: text.get_property("value")

    def inside(script, *arguments):
        """In the report, which is a frame."""
        return ask("const report = document.getElementById('report').contentWindow; const inside = report.document; " + script, *arguments)

    ready = lambda: inside("return Boolean(report.winnowReport && inside.querySelector('.row'))")
    holds("the report is shown, and the pipeline's text", lambda: ready() and value() == START)
    holds("nothing has changed yet", one("#change").text == "")

    # What if: a block that is gone is kept, in two clicks, and the change is shown.
    block = inside("const row = [...inside.querySelectorAll('.row.gone')].findLast(row => row.checkVisibility()); row.scrollIntoView({block: 'center'}); row.querySelector('.s').click(); return row.id")
    place = inside("return report.scrollY")
    start = time.monotonic()
    inside("inside.querySelector('#why button.keep').click()")
    stands = lambda: inside("const row = inside.getElementById(arguments[0]); return Boolean(report.winnowReport && row && !row.classList.contains('gone') && row.classList.contains('won'))", block)
    holds("“keep this” keeps the block", stands)
    print(f"       after {time.monotonic() - start:.2f} s")
    holds(f"the change is shown: {one('#change').text!r}", lambda: "won" in one("#change h2").text and len(find("#change li.kept")) >= 1)
    holds("the patch stands in the text, and comments stay", '"keep-matching"' in value() and "// ours" in value())
    holds("nothing is written", lambda: saved() == START and "not saved" in one("#saved").text)
    holds("the report stays at its place, with its block chosen", lambda: abs(inside("return report.scrollY") - place) < 200 and inside("return inside.querySelector('.row[aria-current]')?.id") == block)
    holds("and the block is still seen", inside("const { top, bottom } = inside.getElementById(arguments[0]).getBoundingClientRect(); return bottom > 0 && top < report.innerHeight", block))

    # A mistake: its line is marked, and the last good report stays.
    good = inside("return inside.querySelectorAll('.row').length")
    kept = value()
    text.click()
    text.send_keys(Keys.CONTROL, Keys.END)
    ask("arguments[0].setSelectionRange(0, 1)", text)
    text.send_keys("[")
    holds("a mistake is named with its line", lambda: one("#mistake").is_displayed() and "Line 3" in one("#mistake").text and browser.texts("#lines .wrong") == ["3"])
    holds("the last good report stays beside it", lambda: inside("return inside.querySelectorAll('.row').length") == good and one("#old").is_displayed())
    ask("arguments[0].setSelectionRange(0, 1)", text)
    text.send_keys("{")
    holds("and the mistake goes with its cause", lambda: not one("#mistake").is_displayed() and value() == kept)

    # Saving.
    browser.wait(lambda: "not saved" in one("#saved").text)
    text.send_keys(Keys.CONTROL, "s")
    holds("the text is saved when it is asked for", lambda: saved() == kept and one("#saved").text.startswith("saved"))
    holds("and what the save changed is still shown", "won" in one("#change").text)

    # A stepped report stays at its step over a save from elsewhere.
    inside("inside.querySelector('.chip .dropped').closest('.chip').click()")
    step = inside("return report.winnowReport.state().step")
    with open(file, "w", encoding="utf-8") as out:
        out.write(START)
    holds("a save from elsewhere is seen", lambda: value() == START and "lost" in one("#change").text and len(find("#change li.dropped")) >= 1)
    holds(f"the step stays: {step}", lambda: ready() and inside("return report.winnowReport.state().step") == step)

    # Completion by the schema.
    offers = lambda: [text.split()[0] for text in browser.texts("#offers li")]
    at = value().index('"news"') + len('"news"')
    ask("arguments[0].focus(); arguments[0].setSelectionRange(arguments[1], arguments[1])", text, at)
    text.send_keys(',\n  "pa')
    holds("keys are offered", lambda: offers() == ["patch"])
    text.send_keys(Keys.ENTER)
    text.send_keys('{"drop-r')
    holds("stages are offered", lambda: "drop-related" in offers())
    text.send_keys(Keys.TAB)
    text.send_keys('{"wi')
    text.send_keys(Keys.TAB)
    text.send_keys('{"')
    holds(f"the options of the stage are offered: {offers()}", lambda: offers() == ["minLinkDensity", "maxHeadlineCharacters"])
    text.send_keys(Keys.TAB)
    text.send_keys(Keys.CONTROL, " ")
    holds("and the value that it has", lambda: offers() == ["0.5"])
    text.send_keys(Keys.ENTER)
    text.send_keys("}}}")
    holds(f"what was completed is a pipeline: {value()!r}", lambda: not one("#mistake").is_displayed() and '"minLinkDensity": 0.5' in value())
    browser.click(one("#revert"))
    holds("back to the saved text", lambda: value() == START)

    # Another page.
    browser.click(one("#paste"))
    one("#html").send_keys("<title>Ferry</title><h1>Ferry</h1><p>The ferry sails on Sundays alone, and nobody knows why, says the harbour office.")
    browser.click(one("#use"))
    holds("a pasted page is shown", lambda: ready() and "Ferry" in inside("return inside.querySelector('h1').textContent"))
    browser.click(one("#paste"))
    browser.click(one("#original"))
    holds("and the page of the command line again", lambda: ready() and inside("return inside.querySelectorAll('.row').length") == good)
    inside("""const data = new report.DataTransfer(); data.items.add(new report.File(['<h1>Harbour</h1><p>The harbour is closed on Mondays, says the office.'], 'harbour.html'));
        inside.body.dispatchEvent(new report.DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))""")
    holds("a page dropped on the report is shown", lambda: ready() and "Harbour" in inside("return inside.querySelector('h1').textContent") and "harbour.html" in browser.driver.title)
    for width, scheme in ((420, "light"), (420, "dark"), (1400, "light")):
        browser.resize(width, scheme=scheme)
        browser.fits(f"the editor at {width} pixels, {scheme},")
    if len(sys.argv) > 3:
        time.sleep(0.5)
        browser.driver.save_screenshot(sys.argv[3])
finally:
    server.terminate()
browser.ask("window.onbeforeunload = null")
time.sleep(0.5)
# The command has ended, and the page says so; what the browser has to say of that is no mistake of ours.
browser.driver.get_log("browser")
browser.end()
