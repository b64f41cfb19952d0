#!/usr/bin/env python3
"""Compares the limits of `brouncker eval` with the values of a file of PCFs.

    check_limits.py [--binary build/release/brouncker] [--jobs N] FILE.jsonl ...

Each line of FILE is an object with "a", "b" and one of
    "value_50" or "value_40"    the limit as a decimal, right to "verified_digits" where that is given
    "expect"                    {"value": "p/q"} (rational or terminating), {"limit": null} or convergents of two limits (divergent)
and, where there is a "value" that mpmath can evaluate, its closed form. Exit code 1 where anything disagrees.
"""
import argparse
import concurrent.futures
import json
import re
import subprocess
import sys

import mpmath

DIGITS = 50
mpmath.mp.dps = 80


def evaluated(arguments):
    """The JSON of `brouncker eval A B`; an a that is 0 is refused by the program and counts as divergent."""
    binary, a, b = arguments
    run = subprocess.run([binary, "eval", a, b, "--digits", str(DIGITS), "--json"], capture_output=True, text=True)
    if run.returncode not in (0, 1, 3):
        return {"error": run.stderr.strip(), "exit": run.returncode}
    return json.loads(run.stdout)


def agreeing_digits(value, expected):
    if mpmath.isinf(value) or mpmath.isinf(expected):
        return 99 if mpmath.isinf(value) and mpmath.isinf(expected) else 0
    difference = abs(value - expected)
    if difference == 0:
        return 99
    scale = abs(expected) if expected != 0 else mpmath.mpf(1)
    return int(mpmath.floor(-mpmath.log10(difference / scale)))


def closed_form(text):
    """The closed form at 80 digits; None where mpmath cannot read it."""
    names = {name: getattr(mpmath, name) for name in (
        "pi", "e", "euler", "catalan", "phi", "sqrt", "exp", "log", "sin", "cos", "tan", "cot", "sinh", "cosh", "tanh", "coth", "asin",
        "acos", "atan", "atanh", "asinh", "acosh", "gamma", "zeta", "besseli", "besselj", "besselk", "erf", "erfi", "erfc", "ei", "polylog",
        "hyp1f1", "hyp2f1", "ellipk", "ellipe", "agm", "pcfd")}
    try:
        exact = re.sub(r"\b(\d+)\b", r"mpf(\1)", text.replace("^", "**"))
        return mpmath.mpf(eval(exact, {"__builtins__": {}}, dict(names, mpf=mpmath.mpf)))
    except Exception:
        return None


def check_decimal(line, result):
    limit = result["limit"]
    if limit["value"] is None:
        return f"no limit, class {result['convergence']['class']}"
    text = line.get("value_50", line.get("value_40"))
    significant = len(text.lstrip("-0.").replace(".", ""))
    wanted = min(line.get("verified_digits", DIGITS), significant, DIGITS) - 1
    if text.rstrip("0").rstrip(".").lstrip("-").isdigit():  # a whole number, printed short
        wanted = min(line.get("verified_digits", DIGITS), DIGITS) - 1
    value = mpmath.mpf(limit["value"])
    found = agreeing_digits(value, mpmath.mpf(text))
    if found < wanted:
        return f"agrees to {found} of {wanted} digits: {limit['value']} against {text}"
    form = closed_form(line["value"]) if "value" in line else None
    if form is not None and agreeing_digits(value, form) < min(line.get("verified_digits", DIGITS), DIGITS) - 1:
        return f"{limit['value']} is not {line['value']}"
    return None


def check_expectation(line, result):
    expect, convergence, limit = line["expect"], result["convergence"], result["limit"]
    if "value" in expect:
        if line.get("kind") == "terminates" and convergence["class"] != "terminating":
            return f"class {convergence['class']}, not terminating"
        return None if limit["rational"] == expect["value"] else f"rational {limit['rational']}, not {expect['value']}"
    return None if not convergence["converges"] and limit["value"] is None else f"class {convergence['class']}, not divergent"


def check(line, result):
    if "error" in result:
        refused_zero = "expect" in line and "value" not in line["expect"] and line["a"] in ("0", 0) and result["exit"] == 2
        return None if refused_zero else f"exit {result['exit']}: {result['error']}"
    return check_expectation(line, result) if "expect" in line else check_decimal(line, result)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--binary", default="build/release/brouncker")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    failures = 0
    for path in options.files:
        lines = [json.loads(text) for text in open(path) if text.strip()]
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            results = list(pool.map(evaluated, [(options.binary, line["a"], line["b"]) for line in lines]))
        wrong = [(line, reason) for line, result in zip(lines, results) if (reason := check(line, result))]
        rigorous = sum(bool(r.get("limit", {}).get("rigorous")) for r in results)
        print(f"{path}: {len(lines)} lines, {len(lines) - len(wrong)} right, {rigorous} rigorous")
        for line, reason in wrong:
            print(f"  {line.get('id', '?')}: a = {line['a']}, b = {line['b']}: {reason}")
        failures += len(wrong)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
