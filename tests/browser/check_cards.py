"""Cards of random formulas against the store: every digit that is shown, every closed form, status and method, and the proof."""
import json
import random
import sqlite3
from decimal import ROUND_HALF_EVEN, Decimal
from urllib.parse import quote

SHOW = """
const done = arguments[1], card = document.querySelector('#card');
location.hash = arguments[0];
const wanted = decodeURIComponent(arguments[0]).slice('#formula='.length);
const wait = () => {
  if ((card.dataset.open ?? "").replaceAll(" ", "") !== wanted || !card.dataset.complete) return setTimeout(wait, 2);
  const texts = (selector) => [...card.querySelectorAll(selector)].map((each) => each.textContent);
  done({
    limit: card.querySelector('.limit').textContent,
    metrics: Object.fromEntries([...card.querySelectorAll('dd[data-metric]')].map((each) => [each.dataset.metric, each.textContent])),
    text: card.textContent, codes: texts('dd code'), status: texts('dd .status'), steps: texts('.proof li'),
  });
};
wait();
"""


def significant(text):
    return len(text.replace("-", "").replace(".", "").split("e")[0].lstrip("0"))


def check_limit(shown, stored):
    """At least twelve digits, all of them those of the store; or all that there are."""
    cut = shown.endswith("…")
    digits = shown.rstrip("…")
    if not cut:
        assert digits == stored or Decimal(digits) == Decimal(stored), (shown, stored)
        return
    if "e" in stored:
        stored = format(Decimal(stored), "f")
    if "." not in stored:
        stored += "."
    stored += "0" * (len(digits) - len(stored))
    assert stored.startswith(digits), (shown, stored)
    assert significant(digits) >= 12 or len(digits.split(".")[1]) == 58 or Decimal(stored) == 0, (shown, stored)


def check_metric(name, shown, stored):
    if stored is None:
        assert shown == "none", (name, shown, stored)
        return 0
    digits = shown.replace("−", "-")
    if digits == "infinite":
        assert abs(stored) > 1000, (name, shown, stored)
        return 0
    assert "." in digits, (name, shown, stored)
    decimals = len(digits.split(".")[1])
    rounded = Decimal(stored).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)
    assert Decimal(digits) == rounded, (name, shown, stored)
    return decimals


def rows_of(run, count, seed):
    """Random formulas with metrics, half of them identified: as the view shows them."""
    database = sqlite3.connect(f"file:{run}/run.sqlite?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    generator = random.Random(seed)
    condition = "delta IS NOT NULL AND (closed_form IS NOT NULL OR limit_rational IS NOT NULL)"
    known = [row[0] for row in database.execute(f"SELECT id FROM formulas WHERE {condition}")]
    others = [row[0] for row in database.execute("SELECT id FROM formulas WHERE delta IS NOT NULL AND closed_form IS NULL")]
    ids = [generator.choice(group) for group in (known, others) if group for _ in range(count // 2)]
    for identity in ids:
        yield database.execute("SELECT * FROM formulas WHERE id = ?", (identity,)).fetchone()


def check_cards(driver, run, count, seed=1):
    driver.set_script_timeout(60)
    decimals = []
    for row in rows_of(run, count, seed):
        address = "#formula=" + quote(f"{row['a']},{row['b']}".replace(" ", ""))
        card = driver.execute_async_script(SHOW, address)
        try:
            check_limit(card["limit"], row["limit_value"])
            for name, shown in card["metrics"].items():
                decimals.append(check_metric(name, shown, row[name]))
            assert row["class"] in card["text"], card["text"]
            if row["closed_form"] is None:
                assert "none known to this run" in card["text"], card["text"]
                continue
            assert row["closed_form"] in card["codes"], (row["closed_form"], card["codes"])
            assert row["status"] in card["status"], (row["status"], card["status"])
            assert row["method"] in card["text"], (row["method"], card["text"])
            assert row["status"] != "proved" or len(card["steps"]) > 2, card["steps"]
        except AssertionError as fault:
            raise AssertionError(json.dumps({"a": row["a"], "b": row["b"]})) from fault
    shares = {d: f"{100 * decimals.count(d) / len(decimals):.1f}%" for d in sorted(set(decimals))}
    print(f"{count} cards agree with the store; decimals of metrics: {shares}")
