"""Every count of the page, derived anew from the rows of the store."""
import json
import sqlite3
from pathlib import Path

WEIGHT = "(1 + (mirror IS NOT NULL))"
FORMULAS = f"(SELECT measured.*, {WEIGHT} AS weight FROM measured)"
CLAIMED = (f"(SELECT measured.id, {WEIGHT} AS weight, class, CASE WHEN limit_rational IS NULL THEN kind ELSE 'rational' END AS kind, "
           "CASE WHEN limit_rational IS NULL THEN constant ELSE 'rational' END AS constant, "
           "CASE WHEN limit_rational IS NULL THEN status ELSE 'proved' END AS status "
           "FROM measured LEFT JOIN closed_forms ON formula = measured.id) WHERE kind IS NOT NULL AND class <> 'terminating'")


def weight(condition, source=FORMULAS):
    return f"SELECT coalesce(sum(weight), 0) FROM {source} {'AND' if 'WHERE' in source else 'WHERE'} {condition}"


def of_kind(kind):
    return weight(f"kind = '{kind}'", CLAIMED)


ON_FAMILIES = "(SELECT family_relations.kind AS relation_kind, status FROM family_relations LEFT JOIN families USING (family))"
FINITE = "limit_value IS NOT NULL AND limit_value <> 'inf'"
# The table of counts by its words; None: a count of work, of which the store keeps the number alone.
COUNTS = {
    "formulas searched": weight("1"),
    "convergent": weight("class <> 'divergent'"),
    "irrationality measure above 0 at the depth measured, the limit not proved rational": weight("delta > 0 AND limit_rational IS NULL"),
    "limits to 50 digits or more": weight(f"limit_digits >= 50 AND {FINITE}"),
    "limits with a proved error bound": weight("limit_rigorous = 1"),
    "limits that are infinite": weight("limit_value = 'inf'"),
    "limits that are 0": weight("limit_value = '0'"),
    "constants tried": None,
    "tests of a limit against a constant": None,
    "formulas identified with a constant of the catalogue": of_kind("constant"),
    "with a rational limit (the fraction being infinite)": of_kind("rational"),
    "with a limit in a quadratic field": of_kind("quadratic"),
    "with a quotient of hypergeometric functions as limit": of_kind("quotient"),
    "with the value of another function as limit": of_kind("function"),
    "closed forms with a proof": weight("id IN (SELECT formula FROM closed_forms WHERE status = 'proved' UNION SELECT formula FROM other_forms "
                                        "WHERE status = 'proved') OR (limit_rational IS NOT NULL AND class <> 'terminating')"),
    "relations between limits": "SELECT count(*) FROM relations",
    "of them proved": "SELECT count(*) FROM relations WHERE status = 'proved'",
    "families: theorems with parameters": "SELECT count(*) FROM families WHERE status IN ('proved', 'unproved')",
    "relations on a family": f"SELECT count(*) FROM {ON_FAMILIES} WHERE relation_kind = 'family' AND status IN ('proved', 'unproved')",
    "relations of a recurrence with itself": "SELECT count(*) FROM family_relations WHERE kind = 'same recurrence'",
    "relations by composition of families": f"SELECT count(*) FROM {ON_FAMILIES} WHERE relation_kind = 'composition' OR status = 'composition'",
    "relations of no family": "SELECT count(*) FROM family_relations WHERE kind = 'isolated'",
    "lattices of formulas, of one constant or in Euler's form": "SELECT count(*) FROM anchored_families",
    "clusters by theorem and relation": "SELECT count(*) FROM clusters WHERE kind = 'exact'",
    "clusters by dynamics": "SELECT count(*) FROM clusters WHERE kind = 'dynamics'",
    "formulas in no cluster by dynamics": None,
    "numbers outside the catalogue with several related formulas": "SELECT count(*) FROM new_constants",
}


def numbers_of(driver, table):
    """First cell of every row with the values of its number cells."""
    return driver.execute_script(
        "return [...document.querySelectorAll(`#${arguments[0]} tbody tr`)].map((row) => [row.cells[0].textContent,"
        " [...row.querySelectorAll('td.number')].map((cell) => Number(cell.dataset.value ?? NaN)), row.querySelector('a')?.dataset.constant])", table)


def check_readme(first, database, run):
    """The lines that README shows of the published run, where this is that run."""
    space = json.load(open(f"{run}/run.json"))["space"]
    if space["indices"] != 11**6 or database.execute("SELECT count(*) FROM stages").fetchone()[0] < 3:
        return 0
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    shown = readme[readme.index("formulas searched") - 20:]
    lines = [line.strip() for line in shown[:shown.index("report.html")].splitlines() if line.startswith("  ")][:-1]
    assert len(lines) >= 10, lines
    for line in lines:
        assert line in first, f"README says what the page does not: {line}"
    return len(lines)


def check_counts(driver, run):
    database = sqlite3.connect(f"file:{run}/run.sqlite?mode=ro", uri=True)
    assert json.load(open(f"{run}/run.json"))["keep"] == "all", "what was dropped cannot be counted again"

    def count(sql, *values):
        return database.execute(sql, values).fetchone()[0]

    compared = 0
    for words, (shown, *_), _ in numbers_of(driver, "count-table"):
        if COUNTS[words] is not None:
            assert shown == count(COUNTS[words]), (words, shown, count(COUNTS[words]))
            compared += 1
    for words, (shown, *_), _ in numbers_of(driver, "class-table"):
        assert shown == count(weight(f"class = '{words}'")), (words, shown)
        compared += 1
    lines = numbers_of(driver, "constants-table")
    for _, shown, constant in lines:
        condition = weight("constant = ?", CLAIMED)
        assert shown[0] == count(condition, constant), (constant, shown)
        for status, number in zip(("proved", "certified", "conjectured"), shown[1:]):
            assert number == count(f"{condition} AND status = '{status}'", constant), (constant, shown)
        compared += 4
    named = {row[0] for row in database.execute(f"SELECT DISTINCT constant FROM {CLAIMED} AND kind IN ('constant', 'quadratic', 'rational')")}
    assert named == {constant for _, _, constant in lines}, named
    # The first lines say the same numbers.
    first = driver.find_element("css selector", ".first-lines").text
    for words in ("formulas searched", "convergent", "limits to 50 digits or more", "relations between limits",
                  "irrationality measure above 0 at the depth measured, the limit not proved rational",
                  "formulas identified with a constant of the catalogue", "with a limit in a quadratic field"):
        assert f"{count(COUNTS[words]):,}" in first, (words, first)
        compared += 1
    compared += check_readme(first, database, run)
    functions = count(of_kind("quotient")) + count(of_kind("function"))
    assert f"{functions:,} more have" in first, first
    # And the map: formulas with metrics, by its own words where all are drawn.
    inside = driver.find_element("id", "inside").text
    total = count(weight("delta IS NOT NULL"))
    assert f"of {total:,} formulas in view" in inside or "chosen by a fixed hash" in driver.find_element("id", "map").text, inside
    answer = driver.find_element("id", "formula-answer").text
    assert answer.startswith(f"{count(f'SELECT sum(weight) FROM {CLAIMED}'):,} formulas"), answer
    print(f"{compared + 3} counts derived anew")
