#!/usr/bin/env python3
"""Closed forms for a collection of formulas: how many `brouncker identify` closes, how many `brouncker verify` decides rightly.

    check_closed_forms.py FILE.jsonl --binary PATH [--least PERCENT] [--verify]

A line is an object with a, b and, for --verify, a value (a closed form). All lines are identified in one process. --verify
verifies each value to 100 digits, and wants it refuted when it is multiplied by 1 + 1e-60. Exit code 1 below PERCENT closed
(95), or on any failure of --verify.
"""
import argparse
import collections
import json
import subprocess
import sys
import time

SECONDS_EACH = 2


def identify(binary, path):
    """The answers, one a line of the file."""
    done = subprocess.run([binary, "identify", "--file", path, "--json"], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.strip())
    return [json.loads(line) for line in done.stdout.splitlines()]


def verdict(binary, a, b, expression):
    begin = time.monotonic()
    done = subprocess.run([binary, "verify", a, b, expression, "--digits", "100", "--json"], capture_output=True, text=True, check=False)
    word = json.loads(done.stdout)["verdict"] if done.stdout else done.stderr.strip()
    return word, time.monotonic() - begin


def check_verify(binary, questions, out):
    counts, slowest = collections.Counter(), 0.0
    for question in questions:
        for expression, wanted in ((question["value"], "verified"), (f"({question['value']})*(1 + 1/10^60)", "refuted")):
            word, seconds = verdict(binary, question["a"], question["b"], expression)
            slowest = max(slowest, seconds)
            counts["right" if word == wanted else "wrong"] += 1
            if word != wanted:
                print(f"FAILED {question.get('id', '?')}: {word}, not {wanted}", file=out)
    print(f"verify: {counts['right']} right, {counts['wrong']} wrong, slowest {slowest:.2f} s (aim: {SECONDS_EACH} s)", file=out)
    return counts["wrong"] == 0


def run(path, binary, least, verify, out=sys.stdout):
    with open(path, encoding="utf-8") as file:
        questions = [json.loads(line) for line in file if line.strip()]
    answers = identify(binary, path)
    counts = collections.Counter(a["closed_forms"][0]["status"] if a["found"] else "not closed" for a in answers)
    for answer in answers:
        if not answer["found"]:
            print(f"not closed {answer.get('id', '?')}", file=out)
    closed = len(answers) - counts["not closed"]
    print(f"identify: {closed} of {len(questions)} closed: {dict(sorted(counts.items()))}", file=out)
    good = bool(questions) and len(answers) == len(questions) and 100 * closed >= least * len(questions)
    return (check_verify(binary, questions, out) if verify else True) and good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--least", type=float, default=95)
    parser.add_argument("--verify", action="store_true")
    arguments = parser.parse_args()
    try:
        return 0 if run(arguments.file, arguments.binary, arguments.least, arguments.verify) else 1
    except (OSError, RuntimeError, json.JSONDecodeError) as error:
        print(f"{arguments.file}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
