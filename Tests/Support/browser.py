"""A headless Chromium that uses pages as a person would, and says what does not hold."""
import sys
import time

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


class Browser:
    """Wants Debian's chromium, chromium-driver and python3-selenium. Nothing but this machine is reached."""

    def __init__(self, width=1400, height=1000):
        options = webdriver.ChromeOptions()
        for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={width},{height}", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.failed = []

    def holds(self, what, is_so):
        """A function is asked until it is so: what a page shows follows what was done to it in its own time."""
        if callable(is_so):
            is_so = self.wait(is_so)
        print(("holds  " if is_so else "FAILS  ") + what, flush=True)
        if not is_so:
            self.failed.append(what)

    def resize(self, width, height=1000, scheme="light"):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def get(self, url):
        self.driver.get(url)

    def find(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        found = self.find(selector)
        return found[0] if found else None

    def texts(self, selector):
        """The texts that are seen, read at once: no element is asked after the page has replaced it."""
        return self.ask("return [...document.querySelectorAll(arguments[0])].map(element => element.innerText)", selector)

    def ask(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def click(self, element):
        """As a person scrolls: the bars lie over what is beneath them."""
        self.ask("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def press(self, *keys):
        """Where the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def wait(self, what, seconds=5):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if what():
                    return True
            except WebDriverException:
                pass  # between two documents there is nothing to ask
            time.sleep(0.02)
        return False

    def fits(self, what):
        """Nothing is wider than the screen."""
        self.holds(f"{what} is no wider than the screen", self.ask("return document.documentElement.scrollWidth <= innerWidth"))

    def end(self, screenshot=None):
        said = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE" and "favicon" not in entry["message"]]
        self.holds(f"the browser has nothing to say: {said}", not said)
        if screenshot:
            self.driver.save_screenshot(screenshot)
        self.driver.quit()
        sys.exit(1 if self.failed else 0)
