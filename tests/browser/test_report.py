"""Drives the page of `report` in headless Chromium: clicks, zooms, asks, and checks what is shown against the store.

    test_report.py BROUNCKER RUN [CARDS]      RUN: a run with all stages; CARDS: how many random cards are compared (100)

Needs what chromium.py says.
"""
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import unquote

from chromium import browser, find, requests_of, wait_for
from check_cards import check_cards
from check_counts import check_counts
from check_questions import check_questions
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

USABLE_WITHIN = 4.0  # seconds
MOST_BYTES = 25_000_000


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
    legend = wait_for(driver, "document.querySelector('#legend').textContent.includes('π (') && document.querySelector('#legend').textContent")
    assert not legend.startswith("π (0)"), legend
    place = driver.execute_script(
        "const c = document.querySelector('#canvas'), w = c.width, d = c.getContext('2d').getImageData(0, 0, w, c.height).data;"
        "c.scrollIntoView({block: 'center'});"
        "for (let i = 0; i < d.length; i += 4) if (d[i] === 0xd5 && d[i+1] === 0x5e && d[i+2] === 0 && d[i + 4*3] === 0xd5)"
        "  { const box = c.getBoundingClientRect(), k = i / 4 + 1; return [box.left + k % w, box.top + Math.floor(k / w) + 2]; }")
    assert place, "no point of pi is drawn"
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": place[0], "y": place[1], "clickCount": 1,
                                                            "button": "none" if kind == "mouseMoved" else "left"})
    card = wait_for(driver, "document.querySelector('#card[data-complete]') && document.querySelector('#card').textContent")
    assert "pi" in card and ("proved" in card or "certified" in card or "conjectured" in card), card
    assert driver.find_elements(By.CSS_SELECTOR, "#card math mfrac"), "the fraction is not set as mathematics"
    assert driver.find_elements(By.CSS_SELECTOR, "#card .neighbours a[href^='#formula=']"), "no neighbours"
    assert driver.current_url.split("#")[1].startswith("formula="), driver.current_url


def check_find(driver):
    find(driver, "2n+1", "n^2")
    wait_for_card(driver, "2*n + 1, n^2")
    card = driver.find_element(By.ID, "card").text
    assert "4/pi" in card and "proved" in card, card
    driver.find_element(By.ID, "find-a").send_keys("/")
    driver.find_element(By.ID, "find-a").send_keys(Keys.ENTER)
    assert "Accepted are" in wait_for(driver, "document.querySelector('#found').textContent")


def wait_for_card(driver, texts):
    wait_for(driver, f"document.querySelector('#card').dataset.open === {json.dumps(texts)} && document.querySelector('#card').dataset.complete")


def check_copies(driver):
    """What the buttons of a card put into the clipboard."""
    find(driver, "2n+1", "n^2")
    wait_for_card(driver, "2*n + 1, n^2")
    driver.execute_script("window.copied = []; navigator.clipboard.writeText = async (text) => { window.copied.push(text); };")
    for button in driver.find_elements(By.CSS_SELECTOR, "#card [data-copy]"):
        button.click()
    wait_for(driver, "window.copied.length === 4")
    latex, text, document, link = sorted(driver.execute_script("return window.copied"), key=lambda x: ["\\f", "PC", "{\n", "fi"].index(x[:2]))
    assert latex == "\\frac{4}{\\pi} = 1 + \\cfrac{1}{3 + \\cfrac{4}{5 + \\ddots}}", latex
    assert text == "PCF(2*n + 1, n^2) = 1.2732395447351626861…\n= 4/pi (proved: brouncker-arctan)", text
    content = json.loads(document)
    assert content["closed_form"]["expression"] == "4/pi" and abs(content["metrics"]["delta"] + 0.202672595878) < 1e-12, content
    assert link.endswith("#formula=2*n%2B1%2Cn%5E2"), link
    # The address opens the card again, in a page that is opened anew.
    driver.get("about:blank")
    driver.get(link)
    wait_for(driver, "document.documentElement.dataset.ready")
    wait_for_card(driver, "2*n + 1, n^2")


def check_card(driver, program):
    """The card shows the proof as `prove` prints it, the families with links to their rows, and the mirror image's limit."""
    find(driver, "3n+1", "-2n^2+3n")
    wait_for_card(driver, "3*n + 1, -2*n^2 + 3*n")
    steps = [step.text for step in driver.find_elements(By.CSS_SELECTOR, "#card .proof li")]
    output = subprocess.run([program, "prove", "3n+1", "-2n^2+3n"], check=True, capture_output=True, text=True).stdout
    assert len(output.splitlines()) > 3 and steps[1:] == output.splitlines()[1:], (steps, output)
    for anchor in ("family", "lattice"):
        link = driver.find_element(By.CSS_SELECTOR, f"#card a[href^='#{anchor}-']")
        row = driver.find_element(By.ID, link.get_attribute("href").split("#")[1])
        assert row.find_elements(By.CSS_SELECTOR, "td .status.proved"), row.text
    driver.execute_script("arguments[0].click()", driver.find_element(By.CSS_SELECTOR, "#card a[href^='#family-']"))
    wait_for(driver, "document.querySelector('#families-table tr:target')")
    find(driver, "-3n-1", "-2n^2+3n")
    wait_for_card(driver, "-3*n - 1, -2*n^2 + 3*n")
    card = driver.find_element(By.ID, "card").text
    assert "-4/pi" in card and "that of this formula is \u2212L" in card, card
    neighbour = driver.find_element(By.CSS_SELECTOR, "#card .neighbours a")
    driver.execute_script("arguments[0].click()", neighbour)
    wait_for(driver, "document.querySelector('#card').dataset.open !== '-3*n - 1, -2*n^2 + 3*n'")


def check_paper(driver):
    """The table of Davies and Bouldin is there, best metric first, and the times of all stages."""
    cells = driver.find_elements(By.CSS_SELECTOR, "#separation-table tbody td:nth-child(2)")
    values = [float(cell.get_attribute("data-value")) for cell in cells]
    assert len(values) >= 8 and values == sorted(values), values
    stages = [cell.text for cell in driver.find_elements(By.CSS_SELECTOR, "#time-table tbody td:first-child")]
    assert stages == ["search", "match", "literature", "cluster", "families", "together"], stages
    counts = {cell.text for cell in driver.find_elements(By.CSS_SELECTOR, "#count-table tbody td:first-child")}
    assert {"formulas searched", "relations between limits", "families: theorems with parameters"} <= counts, counts


def check_tables(driver):
    row = wait_for(driver, "document.querySelector('#formula-list tbody tr')")
    wanted = int(row.get_attribute("data-id"))
    driver.execute_script("arguments[0].click()", row)
    wait_for(driver, "document.querySelector('#card').dataset.complete")
    assert wanted >= 0 and driver.find_elements(By.CSS_SELECTOR, "#card .metrics dd"), "the row opens no card"
    heading = driver.find_element(By.CSS_SELECTOR, "#constants-table thead th.number button")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", heading)
    counts = [int(cell.get_attribute("data-value")) for cell in driver.find_elements(By.CSS_SELECTOR, "#constants-table tbody td:nth-child(2)")]
    assert counts == sorted(counts, reverse=True), counts
    link = driver.find_element(By.CSS_SELECTOR, "#constants-table a[data-constant='e']")
    driver.execute_script("arguments[0].click()", link)
    wait_for(driver, "document.querySelector('#formula-answer').textContent.includes(' of e:')")


def check_mathematics(driver):
    """Polynomials and closed forms in tables are mathematics; medoids have a positive leading coefficient where both signs are there."""
    for table in ("constants-table", "families-table", "lattices-table", "clusters-table", "new-constants-table", "formula-list"):
        assert len(driver.find_elements(By.CSS_SELECTOR, f"#{table} td math")) > 0, table
    texts = driver.execute_script("return [...document.querySelectorAll('#clusters-table tbody tr')].map((row) => row.cells[7].textContent)")
    assert texts and not any(text.startswith("−") for text in texts), texts
    origin = driver.find_element(By.ID, "origin").text
    for word in ("Brouncker", "--range", "rows ", "to cite"):
        assert word in origin, origin


def check_surprising(driver, program, run):
    """The section holds what `cluster --outliers` lists, a line each, and each line opens its card."""
    lines = subprocess.run([program, "cluster", run, "--outliers", "60", "--json"], check=True, capture_output=True, text=True).stdout.splitlines()
    links = driver.find_elements(By.CSS_SELECTOR, "#surprising-table a")
    assert len(links) == len(lines), (len(links), len(lines))
    addresses = [unquote(link.get_attribute("href").split("#formula=")[1]) for link in links]
    for line, address in zip(lines, addresses):
        row = json.loads(line)
        a, b = (row[name].replace(" ", "") for name in ("a", "b"))
        assert address.split(",")[1] == b and (address.split(",")[0] == a or a.startswith("-")), (row["a"], row["b"], address)
    for link, address in list(zip(links, addresses))[:3]:
        driver.execute_script("arguments[0].click()", link)
        wait_for(driver, f"document.querySelector('#card').dataset.complete && document.querySelector('#card').dataset.open.replaceAll(' ', '') === {json.dumps(address)}")
        assert "none known" in driver.find_element(By.ID, "card").text
    print(f"{len(links)} lines of the most surprising")


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


def check_print(page):
    """On paper the map is there, light even in a dark browser."""
    driver = browser(1400, 900, dark=True)
    driver.get(page)
    wait_for(driver, "document.documentElement.dataset.ready")
    driver.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert driver.find_element(By.ID, "canvas").is_displayed() and ink(driver) > 1000
    corner = driver.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert corner == "rgb(255, 255, 255)", corner
    assert not driver.find_element(By.ID, "find").is_displayed()
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
    cards = int(sys.argv[3]) if len(sys.argv) > 3 else 100
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
        assert path.stat().st_size <= MOST_BYTES
        for check, more in ((check_counts, (run,)), (check_map, ()), (check_click, ()), (check_find, ()), (check_copies, ()), (check_card, (program,)),
                            (check_cards, (run, cards)), (check_paper, ()), (check_questions, (run,)), (check_tables, ()), (check_mathematics, ()),
                            (check_surprising, (program, run))):
            check(driver, *more)
            print(check.__name__, "passed", flush=True)
        errors = [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]
        assert not errors, errors
        requests = requests_of(driver)
        assert not requests, requests
        driver.quit()
        check_layout(page)
        check_print(page)
        check_without_script(page)
        if seconds > USABLE_WITHIN:
            print(f"slow: usable after {seconds:.2f} s, {USABLE_WITHIN} s wished for")
        print("all passed")


if __name__ == "__main__":
    main()
