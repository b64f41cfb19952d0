"""What a reader asks of the list of formulas, and takes away from it."""
import csv
import io
import json
import re
import sqlite3

from chromium import wait_for

LIST = "document.querySelector('#formula-list')"


def ask(driver, text, constant="", order="simple"):
    """The answer in words, and the rows of the first page as texts."""
    driver.execute_script(
        f"delete {LIST}.dataset.rendered; document.querySelector('#formula-constant').value = arguments[1];"
        "document.querySelector('#formula-order').value = arguments[2];"
        "const field = document.querySelector('#formula-query'); field.value = arguments[0]; field.dispatchEvent(new Event('input'));",
        text, constant, order)
    wait_for(driver, f"{LIST}.dataset.rendered === {json.dumps(text)}")
    rows = driver.execute_script(f"return [...{LIST}.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))")
    return driver.find_element("id", "formula-answer").text, rows


def number(text):
    return float(text.replace("−", "-").replace(",", ""))


def check_questions(driver, run):
    database = sqlite3.connect(f"file:{run}/run.sqlite?mode=ro", uri=True)

    def values(metric, constant, condition="1"):
        sql = f"SELECT {metric} FROM formulas WHERE constant = ? AND {metric} IS NOT NULL AND {condition} ORDER BY 1"
        return [row[0] for row in database.execute(sql, (constant,))]

    deltas = values("delta", "pi")
    answer, rows = ask(driver, "pi with delta > 0")
    assert max(deltas) < 0 and not rows and answer.startswith("None of π"), answer
    largest = re.search(r"the largest .* is (−0\.\d{12}), of", answer)
    assert largest and number(largest.group(1)) == round(max(deltas), 12), (answer, max(deltas))
    assert f"of the {len(deltas):,} formulas of π" in answer, answer

    for metric in ("delta", "gamma_q", "gcd_slope", "beta_error"):
        answer, rows = ask(driver, "pi", order=metric)
        shown = [number(row[-1]) for row in rows]
        assert shown == sorted(shown, reverse=True) and abs(shown[0] - max(values(metric, "pi"))) < 1e-9, (metric, shown)
    middle = deltas[len(deltas) // 2]
    answer, rows = ask(driver, f"delta > {middle:.6f}, delta <= -0.2", constant="pi")
    expected = values("delta", "pi", f"delta > {middle:.6f} AND delta <= -0.2")
    assert answer.startswith(f"{len(expected):,} formulas of π"), (answer, len(expected))

    # A constant by its name, exactly: other constants with pi in them are others; and as it is written.
    for word, name in (("pi", "pi"), ("π", "pi"), ("e", "e"), ("log2", "log2"), ("log 2".replace(" ", ""), "log2")):
        answer, rows = ask(driver, word)
        assert answer.startswith(f"{len(values('delta', name)):,} formulas of "), (word, answer)
    symbols = driver.execute_script("return [...document.querySelectorAll('#formula-constant option')].map((each) => each.textContent)")
    assert not any("continued_fraction" in each or "kummer_" in each for each in symbols), symbols

    answer, rows = ask(driver, "rho > 1")
    assert "No metric is called rho" in answer and not rows, answer
    answer, rows = ask(driver, "proved n^2 brouncker")
    assert rows and all(row[4] == "proved" for row in rows), rows
    answer, rows = ask(driver, "nothing-has-this-word")
    assert answer == "None." and not rows, answer
    check_files(driver, database)


def check_files(driver, database):
    """The rows that are selected, as the files that the buttons give."""
    ask(driver, "pi")
    driver.execute_script("window.files = []; const make = URL.createObjectURL; URL.createObjectURL = (blob) => (window.files.push(blob), make.call(URL, blob));"
                          "for (const button of document.querySelectorAll('[data-download]')) button.click();")
    wait_for(driver, "window.files.length === 3")
    texts = driver.execute_async_script("Promise.all(window.files.map((blob) => blob.text())).then(arguments[0])")
    pairs = database.execute("SELECT count(*) FROM closed_forms WHERE constant = 'pi'").fetchone()[0]
    tables = {("csv" if text.startswith("a,b,") else "tex" if text.startswith("\\[") else "jsonl"): text for text in texts}
    rows = list(csv.DictReader(io.StringIO(tables["csv"])))
    assert len(rows) == pairs and all(row["constant"] == "pi" for row in rows), len(rows)
    assert [json.loads(line)["a"] for line in tables["jsonl"].splitlines()] == [row["a"] for row in rows]
    assert tables["tex"].count("\\cfrac") >= pairs and tables["tex"].count("{") == tables["tex"].count("}"), tables["tex"][:300]
    for row in rows[:20]:
        stored = database.execute("SELECT closed_form, delta FROM formulas WHERE a = ? AND b = ?", (row["a"], row["b"])).fetchone()
        assert stored[0] == row["closed_form"] and round(stored[1], 12) == float(row["delta"]), (row, stored)
