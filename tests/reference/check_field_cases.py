#!/usr/bin/env python3
"""Runs a collection of inputs from the field through the program, and prints what was wanted and what came.

    check_field_cases.py FILE.jsonl --binary PATH [--all]

A line is an object with id, kind, class, input, expected, a, b, as they apply; a case that is described in words is typed as
field_cases.py says. Values are compared by mpmath, not by the program. A row is
    right    what was wanted: the closed form, the limit, the verdict, a refusal that names what is outside
    open     nothing wrong was said, but less than wanted: undecided, a value without the proof, no closed form
    wrong    something false, a crash, no answer in time
Rows that are right are printed with --all only. Exit code 1 where one is wrong.
"""
import argparse
import collections
import json
import re
import subprocess
import sys
import time

import mpmath
from field_cases import NAMED, TYPED

SECONDS = 120
mpmath.mp.dps = 150


def polyroot(polynomial, k):
    """The k-th real root, from the least, of a polynomial of degree <= 8 given as a function."""
    # Integer coefficients, from the values at 0, 1, -1, 2, ...: all there are for degree <= 8.
    points = [(-1) ** i * ((i + 1) // 2) for i in range(9)]
    matrix = mpmath.matrix([[mpmath.mpf(x) ** i for i in range(9)] for x in points])
    coefficients = [mpmath.nint(c) for c in mpmath.lu_solve(matrix, mpmath.matrix([polynomial(mpmath.mpf(x)) for x in points]))]
    while coefficients[-1] == 0:
        coefficients.pop()
    real = [r.real for r in mpmath.polyroots(coefficients[::-1], maxsteps=500, extraprec=500) if abs(mpmath.im(r)) < mpmath.mpf(10) ** -100]
    return sorted(real)[k - 1]


NAMES = {
    **{name: getattr(mpmath, name) for name in (
        "pi", "e", "euler", "catalan", "phi", "khinchin", "glaisher", "mertens", "twinprime", "sqrt", "exp", "log", "sin", "cos", "tan",
        "cot", "sinh", "cosh", "tanh", "coth", "asin", "acos", "atan", "asinh", "acosh", "atanh", "gamma", "zeta", "besseli", "besselj",
        "besselk", "erf", "erfi", "erfc", "ei", "hyp0f1", "hyp1f1", "hyp2f1", "polylog", "agm", "ellipk", "ellipe", "pcfd", "clsin",
        "lambertw", "binomial", "psi")},
    "E1": mpmath.e1, "ln": mpmath.log, "gammainc_upper": mpmath.gammainc, "hypu": mpmath.hyperu, "polyroot": polyroot,
}  # fmt: skip


def digits_of_constant(name, binary):
    done = subprocess.run([binary, "constants", name, "--digits", "60"], capture_output=True, text=True, check=False)
    match = re.search(r"-?\d+\.\d{20,}", done.stdout)
    return mpmath.mpf(match.group()) if match else None


def value(expression, binary=None):
    """The number that a closed form stands for; None where mpmath has no word for it."""
    text = NAMED.get(expression, expression).replace("^", "**").replace("polyroot(", "polyroot(lambda x: ")
    text = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)", r'mpf("\1")', text)
    text = re.sub(r'psi\(((?:[^,()]|\([^()]*\))*)\)', r"psi(0, \1)", text)
    text = re.sub(r'(polyroot\([^,]*, )mpf\("(\d+)"\)', r"\1\2", text)
    names = {**NAMES, "mpf": mpmath.mpf}
    for word in set(re.findall(r"[A-Za-z_]\w*", text)) - set(names) - {"lambda", "x"}:
        known = digits_of_constant(word, binary) if binary else None
        if known is None:
            return None
        names[word] = known
    try:
        return mpmath.re(eval(text, {"__builtins__": {}, **names}))  # the grammar of closed forms, nothing else
    except (TypeError, ValueError, ZeroDivisionError, SyntaxError, NotImplementedError, mpmath.libmp.NoConvergence):
        return None


class Answer:
    def __init__(self, binary, arguments):
        begin = time.monotonic()
        try:
            done = subprocess.run([binary, *arguments, "--json"], capture_output=True, text=True, timeout=SECONDS, check=False)
            self.code, self.out, self.err = done.returncode, done.stdout, done.stderr.strip()
        except subprocess.TimeoutExpired:
            self.code, self.out, self.err = None, "", f"no answer within {SECONDS} s"
        self.seconds = time.monotonic() - begin
        self.json = json.loads(self.out) if self.out.startswith("{") else {}
        forms = self.json.get("closed_forms") or [f for f in [self.json.get("closed_form")] if isinstance(f, dict)]
        self.form = forms[0] if forms else None
        self.candidate = (self.json.get("candidates") or [None])[0]

    def crashed(self):
        return self.code not in (0, 1, 2, 3)

    def shown(self):
        if self.form:
            return f"{self.form['expression']} [{self.form['status']}]"
        if self.candidate:
            return f"candidate {self.candidate['expression']}, {self.candidate['digits_agreeing']} digits"
        if self.json.get("verdict"):
            return self.json["verdict"]
        limit = self.json.get("limit")
        if isinstance(limit, dict) and limit.get("value"):
            return "limit " + str(limit.get("rational") or limit["value"])[:30]
        return self.err[:90] or f"exit code {self.code}"


def close(x, y, digits=40):
    return x is not None and y is not None and abs(x - y) <= mpmath.mpf(10) ** -digits * max(1, abs(y))


def plain_limit(a, b):
    """The limit by the recurrence alone."""

    def at(text, n):
        text = re.sub(r"(\d)(?=[n(])|\)(?=\()", lambda m: m.group() + "*", text.replace("^", "**"))
        return mpmath.mpf(eval(text, {"__builtins__": {}}, {"n": n}))

    with mpmath.workdps(8000):  # where a changes its sign digits go by the thousand
        tail = mpmath.mpf(0)
        for n in range(6000, 0, -1):
            tail = at(b, n) / (at(a, n) + tail)
        return at(a, 0) + tail


def decided_form(answer, wanted, binary, proof_wanted=False):
    """A closed form came: the right one?"""
    if answer.form is None:
        return "open"
    found = value(answer.form["expression"], binary)
    if found is None:
        return "open"
    if not close(found, value(wanted, binary)):
        return "wrong"
    return "open" if proof_wanted and answer.form["status"] != "proved" else "right"


def check_typed(binary, arguments, wanted, what):
    """The outcome of a case that field_cases.py types."""
    if arguments[-1].startswith("DIGITS "):
        _, digits, expression = arguments[-1].split(" ", 2)
        with mpmath.workdps(int(digits) + 20):
            arguments = arguments[:-1] + [mpmath.nstr(value(expression), int(digits), strip_zeros=False, min_fixed=-9**9, max_fixed=9**9)]
    answer = Answer(binary, arguments)
    limit = answer.json.get("limit") if isinstance(answer.json.get("limit"), dict) else {}
    number = limit.get("value") or ""
    if wanted == "form":
        return decided_form(answer, what, binary), answer
    holds = {
        "refused": answer.code == 2 and what in answer.err,
        "limit": number.startswith(what),
        "recurrence": wanted == "recurrence" and number != "" and close(mpmath.mpf(number), plain_limit(*arguments[1:3]), 15),
        "rational": limit.get("rational") is not None and what in ("", limit.get("rational")),
        "diverges": answer.code == 1 and answer.json.get("convergence", {}).get("converges") is False,
        "nothing": answer.code == 1 and answer.form is None,
        "refuted": answer.code == 1,
        "verified": answer.code == 0,
        "decided": answer.code in (0, 1, 2),
    }[wanted]
    return "right" if holds else "open" if answer.code == 3 else "wrong", answer


def check_fraction(binary, row):
    """A pair a, b with its value, or with none."""
    wanted = row.get("expected")
    if wanted is None:
        answer = Answer(binary, ["eval", row["a"], row["b"]])
        number = (answer.json.get("limit") or {}).get("value")
        return ("right" if number else "open" if answer.code in (1, 3) else "wrong"), answer
    if wanted == "diverges":
        return check_typed(binary, ["eval", row["a"], row["b"]], "diverges", "")
    if wanted.startswith("rational:"):
        return check_typed(binary, ["eval", row["a"], row["b"]], "rational", wanted.partition(":")[2])
    answer = Answer(binary, ["identify", row["a"], row["b"]])
    form_class = row.get("class", "")
    outcome = decided_form(answer, wanted, binary, "no proof" in form_class or "not proved" in form_class)
    if "quotient" in form_class and outcome == "right" and "hyp2f1" in answer.form["expression"]:
        outcome = "open"
    return outcome, answer


def within(answer, number):
    """Is what is claimed within one unit of the last digit of the decimal?"""
    found = value(answer.form["expression"])
    decimals = len(number.partition(".")[2])
    return found is None or abs(found - mpmath.mpf(number)) <= mpmath.mpf(10) ** -decimals


def check_number(binary, row):
    answer = Answer(binary, ["identify", "--value", row["input"]])
    wanted = row["expected"]
    denied = wanted.startswith(("not ", "nothing", "?", "degree")) or ", not " in wanted
    if answer.form and not within(answer, row["input"]):
        return "wrong", answer
    if denied:
        return ("right" if answer.form is None or "quadratic" in wanted or not wanted.startswith("nothing") else "wrong"), answer
    expected = value(re.split(r" to |, ", wanted)[0], binary)
    root = re.fullmatch(r"root of (.*)", wanted)
    if answer.form:
        found = value(answer.form["expression"], binary)
        if root and found is not None:
            polynomial = re.sub(r"(\d)x", r"\1*x", root.group(1).replace("^", "**"))
            return ("right" if abs(eval(polynomial, {"__builtins__": {}}, {"x": found})) < 1e-40 else "wrong"), answer
        return ("right" if expected is None or close(found, expected) else "wrong"), answer
    if answer.candidate:
        return ("right" if close(value(answer.candidate["expression"], binary), expected) else "open"), answer
    # Too few digits for an honest candidate are no fault.
    return ("right" if len(row["input"]) < 16 else "open"), answer


def check_notation(binary, row):
    answer = Answer(binary, ["identify", "--value", row["input"]])
    if answer.code == 2 or answer.crashed():
        return "wrong", answer
    return decided_form(answer, row["expected"], binary), answer


def check(binary, row):
    if row["id"] in TYPED:
        outcome, answer = check_typed(binary, *TYPED[row["id"]])
    elif row["kind"] == "cf":
        outcome, answer = check_fraction(binary, row)
    elif row["kind"] == "notation":
        outcome, answer = check_notation(binary, row)
    elif row["kind"] in ("number", "fraud"):
        outcome, answer = check_number(binary, row)
    else:
        raise RuntimeError(f"{row['id']}: of kind {row['kind']}, and field_cases.py does not say what to type")
    return ("wrong" if answer.crashed() else outcome), answer


def run(path, binary, show_all, out=sys.stdout):
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    counts, slowest = collections.Counter(), ("", 0.0)
    for row in rows:
        outcome, answer = check(binary, row)
        counts[outcome] += 1
        slowest = max(slowest, (row["id"], answer.seconds), key=lambda each: each[1])
        if show_all or outcome != "right":
            label = row.get("class") or row["kind"]
            wanted = str(row.get("expected") or "a limit")
            print(f"{outcome:<6} {row['id']:<6} {label[:45]:<45} wanted {wanted[:50]:<50} got {answer.shown()}", file=out, flush=True)
    print(f"{len(rows)} rows: {counts['right']} right, {counts['open']} open, {counts['wrong']} wrong; the slowest, {slowest[0]}, "
          f"{slowest[1]:.1f} s", file=out)
    return bool(rows) and counts["wrong"] == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    try:
        return 0 if run(arguments.file, arguments.binary, arguments.all) else 1
    except (OSError, RuntimeError, KeyError, json.JSONDecodeError) as error:
        print(f"{arguments.file}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
