"""Opens the documentation that Documentation/build made, as Documentation/serve shows it, in a headless Chromium.

    documentation-clicks.py FOLDER [SCREENSHOT]

Says what does not hold, and ends with 1."""
import os
import subprocess
import sys

from browser import Browser

serve = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Documentation", "serve")
server = subprocess.Popen([serve, sys.argv[1], "18080"], stdout=subprocess.PIPE, text=True)
browser = Browser()
try:
    url = server.stdout.readline().strip()
    holds, find, one = browser.holds, browser.find, browser.one

    def opened():
        try:
            browser.get(url)
            return True
        except Exception:
            return False

    holds("the documentation is served", browser.wait(opened, 20))
    holds("the root opens, and leads to the first page", browser.wait(lambda: "Winnow" in browser.driver.title and any("Overview" in heading.text for heading in find("h2")), 20))
    picture = lambda: one("img[src*=architecture]")
    holds("the picture of the architecture is shown", browser.wait(lambda: picture() is not None and browser.ask("return arguments[0].complete && arguments[0].naturalWidth > 0", picture())))
    # The letters of the picture are 17 of its 680 units of width.
    size = browser.ask("return arguments[0].getBoundingClientRect().width", picture()) * 17 / 680
    holds(f"and its letters can be read: {size:.0f} pixels", size >= 12)
    link = next(link for link in find("a") if "Find out why" in link.text)
    browser.click(link)
    holds("a link leads to a page", browser.wait(lambda: any("Find out why" in heading.text for heading in find("h1")), 20))
    browser.resize(420)
    browser.get(url)
    browser.wait(lambda: picture() is not None, 20)
    browser.fits("the first page at 420 pixels")
    if len(sys.argv) > 2:
        browser.driver.save_screenshot(sys.argv[2])
finally:
    server.terminate()
browser.driver.get_log("browser")
browser.end()
