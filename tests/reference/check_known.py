#!/usr/bin/env python3
"""Checks `brouncker eval` against a collection of formulas whose limits are known.

    check_known.py FILE.jsonl --binary PATH [--jobs N]

A line is an object with a, b and either value_50 or value_40 (the limit's digits, of which verified_digits are certain)
or a kind with what to expect: terminates, rational_limit (expect.value is the rational limit), complex_eigenvalues,
two_subsequence_limits (no limit). Prints counts and failures; exit code 1 on any failure.
"""
import argparse
import collections
import concurrent.futures
import json
import subprocess
import sys
from decimal import Decimal, InvalidOperation, localcontext
from fractions import Fraction

DIGITS = 50
TIMEOUT_SECONDS = 300
# What other collections call the classes.
CLASS_NAMES = {"super-exponential": "factorial"}


class Evaluation:
    """What the program says of one continued fraction."""

    def __init__(self, binary, a, b):
        command = [binary, "eval", a, b, "--digits", str(DIGITS), "--json"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False)
            self.exit_code, self.message = done.returncode, done.stderr.strip()
            self.result = json.loads(done.stdout) if done.stdout else None
        except subprocess.TimeoutExpired:
            self.exit_code, self.message, self.result = None, f"no answer within {TIMEOUT_SECONDS} s", None
        except json.JSONDecodeError as error:
            self.result, self.message = None, f"no JSON: {error}"

    def limit(self, key):
        return self.result["limit"].get(key) if self.result else None

    def of_class(self):
        return self.result["convergence"]["class"] if self.result else None


def unit_in_last_place(value, digits):
    """Weight of the last of `digits` significant digits."""
    return Decimal(1).scaleb(value.adjusted() - digits + 1)


def differs(expected_text, digits, found_text, certain=None):
    """Why found_text (to DIGITS digits) is not expected_text to `digits` digits; empty where it is. Where no more digits are
    `certain` than stated, the last one may be rounded wrongly."""
    if found_text is None or found_text == "inf":
        return f"limit {found_text}, not {expected_text}"
    with localcontext() as context:
        context.prec = 200
        try:
            expected, found = Decimal(expected_text), Decimal(found_text)
        except InvalidOperation:
            return f"'{found_text}' is no number"
        if expected == 0:
            return "" if found == 0 else f"limit {found_text}, not 0"
        share = Decimal("0.5") if certain is None or certain > digits + 1 else 1  # of a unit, by rounding
        allowed = share * unit_in_last_place(expected, digits) + unit_in_last_place(expected, DIGITS) / 2
        return "" if abs(expected - found) <= allowed else f"limit {found_text}, not {expected_text} to {digits} digits"


def check_value(line, evaluation):
    text = line.get("value_50") or line["value_40"]
    stated = 50 if "value_50" in line else 40
    if evaluation.exit_code != 0:
        return f"exit code {evaluation.exit_code}: {evaluation.message}"
    certain = line.get("verified_digits", stated)
    return differs(text, min(stated, certain, DIGITS), evaluation.limit("value"), certain)


def check_rational(line, evaluation):
    expected = Fraction(line["expect"]["value"])
    if evaluation.exit_code != 0:
        return f"exit code {evaluation.exit_code}: {evaluation.message}"
    rational = evaluation.limit("rational")
    if rational is not None and Fraction(rational) != expected:
        return f"rational {rational}, not {expected}"
    if rational is None and line["kind"] == "terminates":
        return "the value of a finite continued fraction is not given as a rational"
    if line["kind"] == "terminates" and evaluation.of_class() != "terminating":
        return f"class {evaluation.of_class()}, not terminating"
    with localcontext() as context:
        context.prec = DIGITS + 20
        return differs(str(Decimal(expected.numerator) / Decimal(expected.denominator)), DIGITS, evaluation.limit("value"))


def check_divergence(line, evaluation):
    if set(line["a"]) <= set("0 "):  # a = 0 is refused as input, and so gets no limit either
        return "" if evaluation.exit_code == 2 and evaluation.result is None else f"exit code {evaluation.exit_code} for a = 0, not 2"
    if evaluation.exit_code != 1 or evaluation.result is None:
        return f"exit code {evaluation.exit_code}, not 1 (diverges): {evaluation.message}"
    if evaluation.result["convergence"]["converges"] is not False or evaluation.of_class() != "divergent":
        return f"class {evaluation.of_class()}, not divergent"
    value = evaluation.limit("value")
    return "" if value is None else f"a limit {value}, where there is none"


CHECKS = {
    "value": check_value,
    "terminates": check_rational,
    "rational_limit": check_rational,
    "complex_eigenvalues": check_divergence,
    "two_subsequence_limits": check_divergence,
}


def kind_of(line):
    return line.get("kind") or ("value" if "value_50" in line or "value_40" in line else "nothing to check")


def check(binary, line):
    """(kind, failure or empty, further remarks)."""
    kind = kind_of(line)
    if kind not in CHECKS:
        return kind, f"unknown kind '{kind}'", []
    evaluation = Evaluation(binary, line["a"], line["b"])
    remarks = []
    named = line.get("convergence")
    if named and evaluation.of_class() not in (named, CLASS_NAMES.get(named)):
        remarks.append(f"class {evaluation.of_class()}, called {named}")
    if kind == "rational_limit" and evaluation.limit("rational") is None:
        remarks.append("the limit is not recognised as rational")
    if kind == "value" and evaluation.limit("rigorous") is False:
        remarks.append("not rigorous")
    return kind, CHECKS[kind](line, evaluation), remarks


def run(path, binary, jobs=1, out=sys.stdout):
    """Prints counts, failures and remarks; True where nothing fails."""
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(text) for text in file if text.strip()]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(lambda line: check(binary, line), lines))
    checked, failed, remarked = collections.Counter(), collections.Counter(), collections.Counter()
    for line, (kind, failure, remarks) in zip(lines, results):
        checked[kind] += 1
        name = f"{line.get('id', '?')} ({line['a']}, {line['b']})"
        if failure:
            failed[kind] += 1
            print(f"FAILED {name}: {failure}", file=out)
        for remark in remarks:
            remarked[remark] += 1
            if remarked[remark] <= 3:
                print(f"remark {name}: {remark}", file=out)
    for kind in sorted(checked):
        print(f"{kind}: {checked[kind] - failed[kind]} of {checked[kind]} agree", file=out)
    for remark, count in sorted(remarked.items()):
        print(f"remark: {remark}: {count}", file=out)
    return bool(lines) and not failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    try:
        return 0 if run(arguments.file, arguments.binary, arguments.jobs) else 1
    except (OSError, json.JSONDecodeError) as error:
        print(f"{arguments.file}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
