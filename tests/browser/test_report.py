"""Drives the page of `report` in headless Chromium: clicks, zooms, searches, and checks what is shown.

    test_report.py BROUNCKER RUN      RUN: a run with all stages

Needs Debian's chromium, chromium-driver and python3-selenium; exit code 77 (skipped) without them.
"""
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import Select
except ImportError:
    print("skipped: python3-selenium is not installed")
    sys.exit(77)

USABLE_WITHIN = 4.0  # seconds


def browser(width, height, dark=False):
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    return driver


def wait_for(driver, script, seconds=20):
    end = time.time() + seconds
    while time.time() < end:
        value = driver.execute_script("return " + script)
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"never true: {script}")


def requests_of(driver):
    """Addresses asked for by the page, but its own file and data inside of it."""
    messages = (json.loads(entry["message"])["message"] for entry in driver.get_log("performance"))
    urls = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [url for url in urls if not url.startswith(("data:", "file:"))]


def drawn(driver):
    return int(driver.execute_script("return document.documentElement.dataset.drawn"))


def ink(driver):
    """Pixels of the map that are not empty."""
    return driver.execute_script(
        "const c = document.querySelector('#canvas'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0; return n;")


def check_map(driver):
    assert ink(driver) > 1000, "the map is empty"
    seen = driver.find_element(By.ID, "inside").text
    before = drawn(driver)
    driver.find_element(By.ID, "zoom-in").click()
    wait_for(driver, f"document.documentElement.dataset.drawn > {before}")
    zoomed = driver.find_element(By.ID, "inside").text
    assert zoomed != seen, "zooming changed nothing"
    driver.find_element(By.ID, "zoom-reset").click()
    wait_for(driver, f"document.querySelector('#inside').textContent === {json.dumps(seen)}")
    canvas = driver.find_element(By.ID, "canvas")
    canvas.send_keys("+")
    wait_for(driver, f"document.querySelector('#inside').textContent !== {json.dumps(seen)}")
    canvas.send_keys("0")
    wait_for(driver, f"document.querySelector('#inside').textContent === {json.dumps(seen)}")
    axis = Select(driver.find_element(By.ID, "x-axis"))
    for option in range(len(axis.options)):
        before = drawn(driver)
        axis.select_by_index(option)
        wait_for(driver, f"document.documentElement.dataset.drawn > {before}")
        assert ink(driver) > 1000, axis.options[option].text


def check_click(driver):
    """A click on a highlighted point opens its card, with its status and its formula as mathematics."""
    Select(driver.find_element(By.ID, "show")).select_by_value("constant:pi")
    legend = wait_for(driver, "document.querySelector('#legend').textContent.includes('pi (') && document.querySelector('#legend').textContent")
    assert not legend.startswith("pi (0)"), legend
    place = driver.execute_script(
        "const c = document.querySelector('#canvas'), w = c.width, d = c.getContext('2d').getImageData(0, 0, w, c.height).data;"
        "c.scrollIntoView({block: 'center'});"
        "for (let i = 0; i < d.length; i += 4) if (d[i] === 0xd5 && d[i+1] === 0x5e && d[i+2] === 0 && d[i + 4*3] === 0xd5)"
        "  { const box = c.getBoundingClientRect(), k = i / 4 + 1; return [box.left + k % w, box.top + Math.floor(k / w) + 2]; }")
    assert place, "no point of pi is drawn"
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": place[0], "y": place[1], "clickCount": 1,
                                                            "button": "none" if kind == "mouseMoved" else "left"})
    card = wait_for(driver, "document.querySelector('#card[data-open]') && document.querySelector('#card').textContent")
    assert "pi" in card and ("proved" in card or "certified" in card or "conjectured" in card), card
    assert driver.find_elements(By.CSS_SELECTOR, "#card math mfrac"), "the fraction is not set as mathematics"
    assert driver.find_elements(By.CSS_SELECTOR, "#card a[href^='#f=']"), "no neighbours"


def check_find(driver):
    find(driver, "2n+1", "n^2")
    wait_for(driver, "document.querySelector('#card').dataset.open === '2*n + 1, n^2'")
    card = driver.find_element(By.ID, "card").text
    assert "4/pi" in card and "proved" in card, card
    driver.find_element(By.ID, "find-a").send_keys("/")
    driver.find_element(By.ID, "find-a").send_keys(Keys.ENTER)
    assert "Accepted are" in wait_for(driver, "document.querySelector('#found').textContent")


def find(driver, a, b):
    for box, text in (("find-a", a), ("find-b", b)):
        driver.find_element(By.ID, box).clear()
        driver.find_element(By.ID, box).send_keys(text)
    driver.find_element(By.ID, "find-b").send_keys(Keys.ENTER)


def check_card(driver, program):
    """The card shows the proof as `prove` prints it, the families with links to their rows, and the mirror image's limit."""
    find(driver, "3n+1", "-2n^2+3n")
    wait_for(driver, "document.querySelector('#card').dataset.open === '3*n + 1, -2*n^2 + 3*n'")
    steps = [step.text for step in driver.find_elements(By.CSS_SELECTOR, "#card .proof li")]
    output = subprocess.run([program, "prove", "3n+1", "-2n^2+3n"], check=True, capture_output=True, text=True).stdout
    assert len(output.splitlines()) > 3 and steps[1:] == output.splitlines()[1:], (steps, output)
    for anchor in ("family", "lattice"):
        link = driver.find_element(By.CSS_SELECTOR, f"#card a[href^='#{anchor}-']")
        row = driver.find_element(By.ID, link.get_attribute("href").split("#")[1])
        assert row.find_elements(By.CSS_SELECTOR, "td .status.proved"), row.text
    driver.execute_script("arguments[0].click()", driver.find_element(By.CSS_SELECTOR, "#card a[href^='#family-']"))
    wait_for(driver, "document.querySelector('#families-table tr:target')")
    # Every identified formula that is proved has its steps.
    faults = driver.execute_script(
        "const meta = JSON.parse(document.querySelector('#meta').textContent), all = JSON.parse(document.querySelector('#identified').textContent);"
        "return all.filter((entry) => (meta.words[entry.s] === 'proved') !== (entry.p !== undefined && entry.p.length > 0)).length;")
    assert faults == 0, faults
    find(driver, "-3n-1", "-2n^2+3n")
    wait_for(driver, "document.querySelector('#card').dataset.open === '-3*n - 1, -2*n^2 + 3*n'")
    card = driver.find_element(By.ID, "card").text
    assert "-4/pi" in card and "that of this formula is \u2212L" in card, card
    neighbour = driver.find_element(By.CSS_SELECTOR, "#card a[href^='#f=']")
    driver.execute_script("arguments[0].click()", neighbour)
    wait_for(driver, "document.querySelector('#card').dataset.open !== '-3*n - 1, -2*n^2 + 3*n'")


def check_points(driver, program, run):
    """Points read back as the store has them: polynomials and class."""
    rows = subprocess.run([program, "query", run, "--where", "delta IS NOT NULL AND a NOT LIKE '-%'", "--limit", "2000", "--json"], check=True,
                          capture_output=True, text=True).stdout.splitlines()
    for line in rows[::199]:
        row = json.loads(line)
        find(driver, row["a"], row["b"])
        wait_for(driver, f"document.querySelector('#card').dataset.open === {json.dumps(row['a'] + ', ' + row['b'])}")
        card = driver.find_element(By.ID, "card").text
        assert row["convergence"]["class"] in card, card


def check_paper(driver):
    """The table of Davies and Bouldin is there, best metric first, and the times of all stages."""
    cells = driver.find_elements(By.CSS_SELECTOR, "#separation-table tbody td:nth-child(2)")
    values = [float(cell.get_attribute("data-value")) for cell in cells]
    assert len(values) >= 8 and values == sorted(values), values
    stages = [cell.text for cell in driver.find_elements(By.CSS_SELECTOR, "#time-table tbody td:first-child")]
    assert stages == ["search", "match", "cluster", "families", "together"], stages
    counts = {cell.text for cell in driver.find_elements(By.CSS_SELECTOR, "#count-table tbody td:first-child")}
    assert {"formulas searched", "relations between limits", "families: theorems with parameters"} <= counts, counts


def check_tables(driver):
    field = driver.find_element(By.ID, "formula-filter")
    field.send_keys("pi proved n^2")
    rows = driver.find_elements(By.CSS_SELECTOR, "#formula-list tbody tr")
    assert rows and all("proved" in row.text for row in rows), "the search finds no formula of pi"
    rows[0].click()
    wait_for(driver, "document.querySelector('#card').dataset.open !== '2*n + 1, n^2' || true")
    field.send_keys(" nothing-has-this-word")
    wait_for(driver, "document.querySelectorAll('#formula-list tbody tr').length === 0")
    heading = driver.find_element(By.CSS_SELECTOR, "#constants-table thead th.number button")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", heading)
    counts = [int(cell.get_attribute("data-value")) for cell in driver.find_elements(By.CSS_SELECTOR, "#constants-table tbody td:nth-child(3)")]
    assert counts == sorted(counts, reverse=True), counts


def check_layout(page):
    """Nothing is wider than the screen, in both schemes."""
    for width in (1400, 400):
        for dark in (False, True):
            driver = browser(width, 900, dark)
            driver.get(page)
            wait_for(driver, "document.documentElement.dataset.ready")
            assert driver.execute_script("return document.documentElement.scrollWidth") <= width
            wider = driver.execute_script("return [...document.querySelectorAll('.scroll')].filter((each) => each.scrollWidth > each.clientWidth)"
                                          ".map((each) => each.getAttribute('aria-label'))")
            assert width < 1000 or not wider, wider  # on a narrow screen a table scrolls by itself
            paper = driver.execute_script("return getComputedStyle(document.body).backgroundColor")
            assert (paper == "rgb(255, 255, 255)") != dark, paper
            driver.quit()


def check_without_script(page):
    driver = browser(1400, 900)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    driver.get(page)
    text = driver.find_element(By.TAG_NAME, "body").text
    assert "formulas searched" in text and "needs JavaScript" in text
    assert driver.find_elements(By.CSS_SELECTOR, "#constants-table tbody tr")
    driver.quit()


def main():
    program, run = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "report.html"
        subprocess.run([program, "report", run, "--out", path], check=True, stdout=subprocess.DEVNULL)
        page = path.as_uri()
        driver = browser(1400, 900)
        begin = time.time()
        driver.get(page)
        wait_for(driver, "document.documentElement.dataset.ready")
        seconds = time.time() - begin
        print(f"{path.stat().st_size / 1e6:.1f} MB, usable after {seconds:.2f} s")
        for check, more in ((check_map, ()), (check_click, ()), (check_find, ()), (check_card, (program,)), (check_points, (program, run)), (check_paper, ()),
                            (check_tables, ())):
            check(driver, *more)
            print(check.__name__, "passed")
        errors = [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]
        assert not errors, errors
        requests = requests_of(driver)
        assert not requests, requests
        driver.quit()
        check_layout(page)
        check_without_script(page)
        if seconds > USABLE_WITHIN:
            print(f"slow: usable after {seconds:.2f} s, {USABLE_WITHIN} s wished for")
        print("all passed")


if __name__ == "__main__":
    main()
